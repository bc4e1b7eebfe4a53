//! A small sound register, and for every check a change that breaks exactly what it looks for.

use serde::Deserialize;

use super::report::Report;
use super::selection::{ADJUSTED, Profile, Selection};
use crate::finding::Rule;
use crate::language::Language;
use crate::programme::Programme;
use crate::register::{AnyRecord, Draft, Register};

const SOUND: &str = include_str!("../../data/checks/sound.toml");
const BROKEN: &str = include_str!("../../data/checks/broken.toml");
const CASES: &str = include_str!("../../data/checks/cases.csv");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sound {
    definition: String,
    records: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Broken {
    example: Vec<Example>,
}

/// What stands in a file that breaks a rule of reading, and what is said of it: `hole = value | ...`, in German where that differs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Case {
    /// The code of the rule.
    pub code: String,
    /// What stands in the file; empty where nothing of it can be shown.
    pub stands: String,
    en: String,
    de: String,
}

/// The cases of the rules that are broken while something is read, for which a sound register has no change.
///
/// # Errors
/// A fault of the library's own data.
pub fn cases() -> Result<Vec<Case>, String> {
    csv::Reader::from_reader(CASES.as_bytes())
        .into_deserialize()
        .collect::<Result<_, _>>()
        .map_err(|error| error.to_string())
}

impl Case {
    /// The values of its sentence, by the names of the holes.
    pub fn values(&self, language: Language) -> Vec<(&str, &str)> {
        let values = if self.de.is_empty() { &self.en } else { language.pick(&self.de, &self.en) };
        values.split(" | ").filter_map(|value| value.split_once('=')).collect()
    }

    /// Its sentence, with what is to be done.
    pub fn to_text(&self, rule: &Rule, language: Language) -> String {
        let values = self.values(language);
        let fill = |hole: &str| values.iter().find(|(name, _)| *name == hole).map(|(_, value)| (*value).to_owned());
        let message = rule.message.render(language, fill);
        match rule.remedy.render(language, fill) {
            nothing if nothing.is_empty() => message,
            remedy => format!("{message} ({remedy})"),
        }
    }
}

/// A change that breaks a rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Example {
    /// The code of the rule.
    pub code: String,
    /// What the change means.
    pub why: String,
    /// The same in German.
    pub why_de: String,
    /// Records put in, each as `table id | field = value | ...`; fields that are not named stay as they are.
    #[serde(default)]
    pub put: Vec<String>,
    /// Records taken out, each as `table id`.
    #[serde(default)]
    pub remove: Vec<String>,
    /// Words of the definition that are replaced, each as `these => those`.
    #[serde(default)]
    pub define: Vec<String>,
    /// The record that is found, as `table id`; empty: none in particular.
    pub finds: String,
    /// Codes that the change cannot but break as well.
    #[serde(default)]
    pub also: Vec<String>,
}

/// The sound register that the examples change: no check finds anything in it.
///
/// # Errors
/// A fault of the library's own data.
pub fn sound() -> Result<Register, String> {
    Example::nothing().register()
}

/// All examples, in the order of their codes.
///
/// # Errors
/// A fault of the library's own data.
pub fn examples() -> Result<Vec<Example>, String> {
    toml::from_str::<Broken>(BROKEN).map(|broken| broken.example).map_err(|error| error.to_string())
}

/// The first example of a code.
pub fn example(code: &str) -> Option<Example> {
    examples().ok()?.into_iter().find(|example| example.code == code)
}

impl Example {
    fn nothing() -> Self {
        let none = Vec::new;
        Self {
            code: String::new(),
            why: String::new(),
            why_de: String::new(),
            put: none(),
            remove: none(),
            define: none(),
            finds: String::new(),
            also: none(),
        }
    }

    /// The sound register with the change made.
    ///
    /// # Errors
    /// A change that makes it no register.
    pub fn register(&self) -> Result<Register, String> {
        let sound: Sound = toml::from_str(SOUND).map_err(|error| error.to_string())?;
        let mut text = sound.definition;
        for change in &self.define {
            let (old, new) = change.split_once(" => ").ok_or_else(|| format!("no => in {change}"))?;
            if !text.contains(old) {
                return Err(format!("{old} does not stand in the definition"));
            }
            text = text.replace(old, new);
        }
        let (programme, _) =
            Programme::from_toml("programme.toml", &text).map_err(|findings| format!("{findings:?}"))?;
        let mut draft = Draft::new(programme);
        for line in sound.records.iter().chain(&self.put) {
            put(&mut draft, line)?;
        }
        for line in &self.remove {
            let (table, id) = line.split_once(' ').ok_or_else(|| format!("no id in {line}"))?;
            draft.remove_any(table, id).ok_or_else(|| format!("no record {line}"))?;
        }
        draft.finish().map_err(|refused| refused.to_string())
    }

    /// What is found in the register with the change made.
    ///
    /// # Errors
    /// A change that makes it no register.
    pub fn report(&self, selection: &Selection) -> Result<Report, String> {
        let before = sound_definition()?;
        let before = (!self.define.is_empty()).then_some(&before);
        Ok(self.register()?.check_against(selection, before))
    }
}

fn sound_definition() -> Result<Programme, String> {
    let sound: Sound = toml::from_str(SOUND).map_err(|error| error.to_string())?;
    let read = Programme::from_toml("programme.toml", &sound.definition);
    read.map(|(programme, _)| programme).map_err(|findings| format!("{findings:?}"))
}

fn put(draft: &mut Draft, line: &str) -> Result<(), String> {
    let mut parts = line.split(" | ");
    let (table, id) = parts.next().and_then(|head| head.split_once(' ')).ok_or_else(|| format!("no id in {line}"))?;
    let given: Vec<(&str, &str)> =
        parts.filter_map(|part| part.split_once(" = ").or(part.strip_suffix(" =").map(|f| (f, "")))).collect();
    let before = draft.any_record(table, id);
    let cells = |field: &str| match given.iter().find(|(name, _)| *name == field) {
        Some((_, value)) => Some(*value),
        None if field == "id" => Some(id),
        None => match &before {
            Some(record) => record.cell(field),
            None if field == "source" => Some("list"),
            None if field == "evidence" => Some("direct"),
            None => None,
        },
    };
    let record = AnyRecord::read(table, &cells).map_err(|refused| format!("{line}: {refused}"))?;
    draft.put_any(&record);
    Ok(())
}

/// A rule in words: how bad, since when, what it means, what to do, how profiles judge it, with an example; `None` where there is no such code.
///
/// ```
/// use stadtnetz::check::explain;
/// use stadtnetz::language::Language;
///
/// let told = explain("M002", Language::En).ok_or("no such rule")?;
/// assert!(told.starts_with("M002 two-memberships-at-once: error, since 0.1.0\n"));
/// # Ok::<(), &str>(())
/// ```
pub fn explain(code: &str, language: Language) -> Option<String> {
    let rule = crate::rules().into_iter().find(|rule| rule.code.eq_ignore_ascii_case(code))?;
    let code = rule.code;
    let since = language.pick("seit", "since");
    let mut lines = vec![format!("{} {}: {}, {since} {}", rule.code, rule.name, rule.severity, rule.since)];
    lines.push(format!("  {}", rule.meaning.text(language)));
    lines.push(format!("  {}: {}", language.pick("gemeldet als", "told as"), rule.message.render(language, |_| None)));
    if !rule.remedy.text(language).is_empty() {
        lines.push(format!("  {}: {}", language.pick("was zu tun ist", "what to do"), rule.remedy.text(language)));
    }
    if let Some(adjusted) = ADJUSTED.iter().find(|adjusted| adjusted.code == code) {
        let judged = Profile::ALL.iter().zip(adjusted.severity).map(|(profile, severity)| {
            let severity = severity.map_or(language.pick("entfällt", "left out"), crate::finding::Severity::as_str);
            format!("{profile}: {severity}")
        });
        let judged: Vec<String> = judged.collect();
        lines.push(format!(
            "  {}: {} ({})",
            language.pick("Profile", "profiles"),
            judged.join(", "),
            adjusted.reason(language)
        ));
    }
    if let Some(example) = example(code) {
        lines.push(format!(
            "  {}: {}",
            language.pick("Beispiel", "example"),
            language.pick(&example.why_de, &example.why)
        ));
        lines.extend(example.put.iter().map(|change| format!("    + {change}")));
        lines.extend(example.remove.iter().map(|change| format!("    - {change}")));
        lines.extend(example.define.iter().map(|change| format!("    definition: {change}")));
        let report = example.report(&Selection::default().select(&[code]).ok()?).ok()?;
        lines.extend(report.findings().first().map(|finding| format!("    {}", finding.to_text(language))));
    } else if let Some(case) = cases().ok()?.into_iter().find(|case| case.code == code) {
        lines.push(format!("  {}: {}", language.pick("Beispiel", "example"), case.stands).trim_end().to_owned());
        lines.push(format!("    {}", case.to_text(rule, language)));
    }
    Some(lines.join("\n") + "\n")
}
