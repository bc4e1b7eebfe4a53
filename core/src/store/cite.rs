//! How a paper names the data it rests on.

use super::embedded;
use crate::register::Register;

impl Register {
    /// The register as a reference in a paper, on one line: title, version, what it is, where it came from, and the first
    /// twelve digits of its [`digest`](Self::digest), by which anybody can tell whether two people used the same data.
    ///
    /// Publisher and licence stand in the reference of the embedded register only. Of an edited register or one of your own
    /// the library does not know them; put your name before it.
    ///
    /// ```
    /// let register = stadtnetz::engagierte_stadt();
    /// let reference = register.cite();
    /// assert!(reference.starts_with("stadtnetz contributors. Engagierte Stadt: register of the programme, version "));
    /// assert!(reference.ends_with(&register.digest()[..12]));
    /// ```
    pub fn cite(&self) -> String {
        let (name, version) = (self.programme().name(), self.version());
        let data = format!("{name}: register of the programme, version {version} [data set].");
        let digest = self.digest();
        let short = digest.get(..12).unwrap_or(&digest);
        let library = concat!("stadtnetz ", env!("CARGO_PKG_VERSION"));
        if self == embedded::engagierte_stadt() {
            let licence = env!("CARGO_PKG_LICENSE");
            format!("stadtnetz contributors. {data} In: {library}, {licence}. SHA-256 {short}")
        } else {
            format!("{data} Read with {library}. SHA-256 {short}")
        }
    }
}
