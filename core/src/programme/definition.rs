use toml::de::DeTable;

use super::band::BandScale;
use super::call::{Call, Known};
use super::licence::Licence;
use super::names::Names;
use super::parameter::Parameter;
use super::phase::Phase;
use super::position::{Report, line_and_column};
use super::reader::Reader;
use super::rule::{EntryRule, RuleKind, ScaleRef, Speech, Test};
use super::rules;
use super::selector::FigureWindow;
use super::values::Key;
use super::vocabulary::{SectorModel, Term, Vocabulary};
use crate::finding::{Finding, Severity};
use crate::time::{Day, FIRST_DAY};

/// A programme's definition, read from one TOML file. Every id it refers to is defined in it, except those of sources, which
/// stand in the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    id: String,
    name: String,
    version: String,
    licence: Vec<Licence>,
    vocabulary: Vocabulary,
    sector_models: Vec<SectorModel>,
    phases: Vec<Phase>,
    bands: Vec<BandScale>,
    parameters: Vec<Parameter>,
    calls: Vec<Call>,
    rules: Vec<EntryRule>,
    figure_window: Option<FigureWindow>,
    cited: Vec<(String, String)>,
    text: String,
}

impl Programme {
    /// The programme a definition describes, with warnings.
    ///
    /// # Errors
    /// All findings, warnings among them, where at least one is an error: either every fault of the TOML syntax (one per line),
    /// or, where the file can be parsed, everything that is wrong with what it says.
    pub fn from_toml(file_name: &str, text: &str) -> Result<(Self, Vec<Finding>), Vec<Finding>> {
        let report = Report::new(file_name, text);
        let (table, faults) = DeTable::parse_recoverable(text);
        let programme = if faults.is_empty() {
            Self::read(Reader::root(&report, table.get_ref()), text)
        } else {
            report_syntax(&report, text, &faults);
            None
        };
        let (findings, cited) = report.into_parts();
        let refused = findings.iter().any(|finding| finding.severity() == Severity::Error);
        match programme.filter(|_| !refused) {
            Some(programme) => Ok((Self { cited, ..programme }, findings)),
            None => Err(findings),
        }
    }

    fn read(mut root: Reader<'_>, text: &str) -> Option<Self> {
        let id = root.required::<Key>("id");
        let name = root.required::<String>("name");
        let version = root.required::<String>("version");
        let licence = Licence::read_all(&mut root);
        let (vocabulary, words) = Vocabulary::read(&mut root);
        let sector_models = SectorModel::read_all(&mut root, &words.sectors);
        let (mut phase_names, mut band_names) = (Names::of("phases"), Names::of("bands"));
        let phases = Phase::read_all(&mut root, &mut phase_names);
        let bands = BandScale::read_all(&mut root, &mut band_names);
        let mut parameter_names = Names::of("parameters");
        let parameters = Parameter::read_all(&mut root, &mut parameter_names);
        let known = Known { phases: &phase_names, bands: &band_names, words: &words };
        let calls = Call::read_all(&mut root, &known);
        let rules = EntryRule::read_all(&mut root, &Speech { known: &known, parameters: &parameter_names });
        let figure_window = FigureWindow::read(&mut root);
        if figure_window.is_none() && !root.has_key("selector") && rules.iter().any(asks_for_inhabitants) {
            root.missing("selector.population");
        }
        root.finish();
        Some(Self {
            id: id?.id,
            name: name?,
            version: version?,
            licence,
            vocabulary,
            sector_models,
            phases,
            bands,
            parameters,
            calls,
            rules,
            figure_window,
            cited: Vec::new(),
            text: text.to_owned(),
        })
    }

    /// The id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name, as the programme writes it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The version of the definition and of the register that goes with it.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The terms under which the register that goes with it is offered, any one of them; none where the definition is silent.
    pub fn licence(&self) -> &[Licence] {
        &self.licence
    }

    /// The TOML text it was read from, byte for byte.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The calls for applications, in the order of the definition.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// The call with an id.
    pub fn call(&self, id: &str) -> Option<&Call> {
        self.calls.iter().find(|call| call.id == id)
    }

    /// The phases, in their order.
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// The phase with an id.
    pub fn phase(&self, id: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.id == id)
    }

    /// The scales of population bands, in the order in which they held.
    pub fn bands(&self) -> &[BandScale] {
        &self.bands
    }

    /// The scale of population bands that holds for a call.
    pub fn bands_of(&self, call: &Call) -> Option<&BandScale> {
        let id = call.bands.as_ref()?;
        self.bands.iter().find(|scale| scale.id == *id)
    }

    /// The parameters.
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// The parameter with an id.
    pub fn parameter(&self, id: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.id == id)
    }

    /// The rule that answers a question; none where the definition has none.
    pub fn rule(&self, kind: RuleKind) -> Option<&EntryRule> {
        self.rules.iter().find(|rule| rule.kind == kind)
    }

    /// Which figures of a place's population count where a scale names no day.
    pub fn figure_window(&self) -> Option<&FigureWindow> {
        self.figure_window.as_ref()
    }

    /// The scale of population bands in force on a day, or the last one that can have begun by then.
    pub fn bands_on(&self, day: Day) -> Option<&BandScale> {
        self.bands.iter().rev().find(|scale| scale.validity.from.earliest() <= day)
    }

    /// The scale of population bands that a rule refers to, asked of a call.
    pub fn scale(&self, scale: &ScaleRef, call: &Call) -> Option<&BandScale> {
        match scale {
            ScaleRef::OfCall => self.bands_of(call),
            ScaleRef::InForce => self.bands_on(call.deadline().latest()),
            ScaleRef::Named(id) => self.bands.iter().find(|scale| scale.id == *id),
        }
    }

    /// The words of the programme.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// How texts group the sectors.
    pub fn sector_models(&self) -> &[SectorModel] {
        &self.sector_models
    }

    /// The ids of the sectors.
    pub fn sector_ids(&self) -> Vec<&str> {
        ids(&self.vocabulary.sectors)
    }

    /// The ids of the partners' roles.
    pub fn role_ids(&self) -> Vec<&str> {
        ids(&self.vocabulary.roles)
    }

    /// The ids of the kinds of meetings.
    pub fn meeting_kind_ids(&self) -> Vec<&str> {
        ids(&self.vocabulary.meeting_kinds)
    }

    /// Every source the definition names: the place that names it, such as `calls.2022.amendments.1.source`, and its id.
    pub fn source_references(&self) -> Vec<(&str, &str)> {
        self.cited.iter().map(|(path, id)| (path.as_str(), id.as_str())).collect()
    }

    /// The earliest day on which a membership can have begun: that of the first admission, else of the first opening of a call or
    /// phase.
    pub fn first_day(&self) -> Day {
        let admitted = self.calls.iter().filter_map(|call| call.effective_on.as_ref()).min();
        let opened = || self.calls.iter().map(|call| &call.opens).min();
        let begun = || self.phases.iter().filter_map(|phase| phase.starts.as_ref()).min();
        admitted.or_else(opened).or_else(begun).map_or(FIRST_DAY, crate::time::When::earliest)
    }

    /// The announced last day of the term that runs on a day (inclusive), the latest day that the announcement allows; none where
    /// no term is known to run.
    pub fn term_end(&self, day: Day) -> Option<Day> {
        let running = self.phases.iter().rev().find(|phase| phase.term_runs(day))?;
        running.planned_last_day.as_ref().map(crate::time::When::latest)
    }
}

fn asks_for_inhabitants(rule: &EntryRule) -> bool {
    rule.condition.each().iter().any(|condition| matches!(condition.test, Test::InBand(_)))
}

fn ids(terms: &[Term]) -> Vec<&str> {
    terms.iter().map(|term| term.id.as_str()).collect()
}

/// One fault per line: what the parser reports behind the first one on a line mostly follows from it.
fn report_syntax(report: &Report<'_>, text: &str, faults: &[toml::de::Error]) {
    let mut places: Vec<(usize, &str)> =
        faults.iter().map(|fault| (fault.span().map_or(0, |span| span.start), fault.message())).collect();
    places.sort_by_key(|&(byte, _)| byte);
    places.dedup_by_key(|&mut (byte, _)| line_and_column(text, byte).0);
    for (byte, problem) in places {
        report.add_at(byte, Finding::new(&rules::SYNTAX).with("problem", problem));
    }
}
