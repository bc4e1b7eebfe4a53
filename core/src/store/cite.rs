//! How a paper names the data it rests on.

use super::embedded;
use crate::register::Register;

impl Register {
    /// The register as a reference in a paper, on one line: title, version, what it is, where it came from, and the first
    /// twelve digits of its [`digest`](Self::digest), by which anybody can tell whether two people used the same data.
    ///
    /// The publisher stands in the reference of the embedded register only; put your name before that of your own. The licence
    /// is that of the definition. Whether it holds for an edited copy of the embedded register the library does not know, and
    /// leaves it out.
    ///
    /// ```
    /// let register = stadtnetz::engagierte_stadt();
    /// let reference = register.cite();
    /// assert!(reference.starts_with("stadtnetz contributors. Engagierte Stadt: register of the programme, version "));
    /// assert!(reference.ends_with(&register.digest()[..12]));
    /// ```
    pub fn cite(&self) -> String {
        let (name, version) = (self.programme().name(), self.version());
        let data = format!("{name}: register of the programme, version {version} [data set]");
        let digest = self.digest();
        let short = digest.get(..12).unwrap_or(&digest);
        let library = concat!("stadtnetz ", env!("CARGO_PKG_VERSION"));
        let embedded = embedded::engagierte_stadt();
        if self == embedded {
            let licence = self.licence();
            format!("stadtnetz contributors. {data}. In: {library}{licence}. SHA-256 {short}")
        } else {
            let edited = self.programme() == embedded.programme();
            let licence = if edited { String::new() } else { self.licence() };
            format!("{data}{licence}. Read with {library}. SHA-256 {short}")
        }
    }

    /// The licences of the definition as the end of a clause.
    fn licence(&self) -> String {
        let names: Vec<&str> = self.programme().licence().iter().map(|licence| licence.name.as_str()).collect();
        if names.is_empty() { String::new() } else { format!(", {}", names.join(" OR ")) }
    }
}
