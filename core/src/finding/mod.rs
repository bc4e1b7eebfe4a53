//! What is said about data: a rule that was broken, where, and with which values.
//!
//! A [`Finding`] carries values, never sentences. Its [`Rule`] declares the sentence once in German and once in English, and
//! the sentence is made when somebody reads it. Every room of the library declares its rules in its own `rules.rs`;
//! [`rules`](crate::rules) lists all of them.
//!
//! ```
//! use stadtnetz::finding::{Finding, Origin};
//! use stadtnetz::language::Language;
//! use stadtnetz::register::rules;
//!
//! let finding = Finding::new(&rules::DANGLING_REFERENCE)
//!     .about("memberships", "kassel-1").field("place")
//!     .with("found", "kasel").with("expected", "places")
//!     .at(Origin::file("memberships.csv").line(17).column("place"));
//! assert_eq!(
//!     finding.to_text(Language::En),
//!     "memberships.csv:17, place: error X002 dangling-reference: \"kasel\" does not stand in table places \
//!      (add the record or correct the id)",
//! );
//! ```

use std::borrow::Cow;

mod evidence;
mod excerpt;
mod exchange;
mod origin;
mod render;
mod rule;
mod value;

pub use evidence::{Evidence, Fix};
pub use excerpt::Excerpt;
pub use exchange::{findings_github, findings_json, findings_sarif};
pub use origin::{Origin, Subject};
pub use render::{findings_table, rules_table};
pub(crate) use rule::rules;
pub use rule::{Rule, Severity};
pub use value::Value;

/// One thing said about the data, with the values it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    rule: &'static Rule,
    severity: Severity,
    subject: Subject,
    origin: Option<Box<Origin>>,
    values: Vec<(&'static str, Value)>,
    evidence: Vec<Evidence>,
    fix: Option<Box<Fix>>,
}

impl Finding {
    /// A finding of a rule, about nothing in particular yet.
    #[must_use]
    pub fn new(rule: &'static Rule) -> Self {
        Self {
            rule,
            severity: rule.severity,
            subject: Subject::default(),
            origin: None,
            values: Vec::new(),
            evidence: Vec::new(),
            fix: None,
        }
    }

    /// The same finding about a record.
    #[must_use]
    pub fn about(mut self, table: impl Into<Cow<'static, str>>, record: impl Into<String>) -> Self {
        self.subject.table = Some(table.into());
        self.subject.record = Some(record.into());
        self
    }

    /// The same finding about a whole table.
    #[must_use]
    pub fn table(mut self, table: impl Into<Cow<'static, str>>) -> Self {
        self.subject.table = Some(table.into());
        self
    }

    /// The same finding about a field.
    #[must_use]
    pub fn field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.subject.field = Some(field.into());
        self
    }

    /// The same finding with the place in a file that shows it.
    #[must_use]
    pub fn at(mut self, origin: Origin) -> Self {
        self.stands_at(origin);
        self
    }

    pub(crate) fn stands_at(&mut self, origin: Origin) {
        self.origin = Some(Box::new(origin));
    }

    /// The same finding about data that came from no file.
    #[must_use]
    pub fn without_origin(mut self) -> Self {
        self.origin = None;
        self
    }

    /// The same finding with a value for a hole of the rule's sentence.
    #[must_use]
    pub fn with(mut self, hole: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((hole, value.into()));
        self
    }

    /// The same finding with a value of a record that it rests on.
    #[must_use]
    pub fn resting_on(mut self, evidence: Evidence) -> Self {
        self.evidence.push(evidence);
        self
    }

    /// The same finding with a change that mends it and loses nothing.
    #[must_use]
    pub fn mended_by(mut self, fix: Fix) -> Self {
        self.fix = Some(Box::new(fix));
        self
    }

    /// The same finding, as bad as somebody judges it for a purpose of his own.
    #[must_use]
    pub fn judged(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The rule.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The stable code of the rule: a letter and three digits.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// How bad it is: as its rule says, unless somebody [judged](Self::judged) otherwise.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Table, record and field.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The place in a file, where the data came from one.
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_deref()
    }

    /// The values, in the order they were given.
    pub fn values(&self) -> &[(&'static str, Value)] {
        &self.values
    }

    /// The value of a hole.
    pub fn value(&self, hole: &str) -> Option<&Value> {
        self.values.iter().find(|(name, _)| *name == hole).map(|(_, value)| value)
    }

    /// The values of records that it rests on, with their sources.
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// The change that mends it and loses nothing, where there is one.
    pub fn fix(&self) -> Option<&Fix> {
        self.fix.as_deref()
    }
}
