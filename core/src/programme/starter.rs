/// A commented definition to start a programme of one's own from. It loads without a finding.
///
/// ```
/// use stadtnetz::programme::{Programme, starter};
///
/// let (programme, warnings) = Programme::from_toml("programme.toml", starter()).expect("no error stands in it");
/// assert!(warnings.is_empty());
/// assert_eq!(programme.id(), "my-network");
/// ```
pub fn starter() -> &'static str {
    include_str!("../../data/starter/programme.toml")
}
