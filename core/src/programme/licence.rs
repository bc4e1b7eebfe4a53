use toml::de::DeTable;

use super::Programme;
use super::reader::{Reader, Value};
use super::rules;
use super::values::{Readable, text};
use crate::finding::Finding;
use crate::language::Template;

/// Terms under which the register that goes with a definition is offered. Of several, whoever uses it chooses one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Its short name, such as `CC-BY-4.0` (SPDX).
    pub name: String,
    /// Its full name.
    pub title: Option<String>,
    /// Where its text stands.
    pub url: Option<String>,
}

impl Licence {
    pub(super) fn read_all(root: &mut Reader<'_>) -> Vec<Self> {
        root.records("licence").into_iter().filter_map(Self::read).collect()
    }

    fn read(mut reader: Reader<'_>) -> Option<Self> {
        let name = reader.required::<String>("name");
        let title = reader.optional::<String>("title");
        let url = reader.optional::<Url>("url").map(|Url(url)| url);
        reader.finish();
        Some(Self { name: name?, title, url })
    }
}

impl Programme {
    /// The same definition for another register, whose terms are not known: without the licence and the remark above it.
    #[must_use]
    pub(crate) fn without_licence(&self) -> Self {
        let stands = DeTable::parse(self.text()).ok().and_then(|table| {
            let (key, value) = table.get_ref().get_key_value("licence")?;
            Some(key.span().start..value.span().end)
        });
        let Some(stands) = stands else { return self.clone() };
        let (before, after) =
            (&self.text()[..stands.start], self.text()[stands.end..].trim_start_matches(['\r', '\n']));
        let remark: usize =
            before.split_inclusive('\n').rev().take_while(|line| line.starts_with('#')).map(str::len).sum();
        let text = format!("{}{after}", &before[..before.len() - remark]);
        // Terms as tables of their own (`[[licence]]`) stand in no single place; whoever wrote them takes them out.
        Self::from_toml("programme.toml", &text).map_or_else(|_| self.clone(), |(programme, _)| programme)
    }
}

/// An address on the web.
struct Url(String);

impl Readable for Url {
    const EXPECTED: Template = Template::new("eine Adresse in Anführungszeichen", "an address in quotation marks");

    fn read(value: &Value<'_>) -> Option<Self> {
        let found = text::<Self>(value)?;
        let host = found.strip_prefix("https://").or_else(|| found.strip_prefix("http://"));
        // The standard of data packages takes no address with "..".
        if host.is_some_and(|host| !host.is_empty()) && !found.contains("..") && !found.contains(char::is_whitespace) {
            return Some(Self(found.to_owned()));
        }
        value.fault(Finding::new(&rules::URL_REFUSED).with("found", found));
        None
    }
}
