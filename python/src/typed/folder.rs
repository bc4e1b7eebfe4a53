//! A folder that is there as a whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use pyo3::exceptions::PyFileExistsError;
use pyo3::prelude::*;
use stadtnetz::convert::CsvParts;

use crate::given::of_file;

/// A folder while it is written beside its place. Dropped unfinished, it is removed.
pub(super) struct NewFolder {
    place: PathBuf,
    beside: PathBuf,
    files: [BufWriter<File>; 4],
}

const PARTS: [&str; 4] = ["rows.csv", "findings.csv", "rejected.csv", "skipped.csv"];

impl NewFolder {
    pub(super) fn begin(py: Python<'_>, place: &Path) -> PyResult<Self> {
        if place.exists() {
            let said = "the folder is there already (name a new one, or move it)";
            return Err(PyFileExistsError::new_err((17, said, place.to_path_buf())));
        }
        let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let beside = place.with_file_name(format!(".{name}-{}", std::process::id()));
        let open = || -> io::Result<Self> {
            fs::create_dir_all(&beside)?;
            let file =
                |name: &str| Ok::<_, io::Error>(BufWriter::with_capacity(1 << 16, File::create(beside.join(name))?));
            let [rows, findings, rejected, skipped] = PARTS.map(file);
            let files = [rows?, findings?, rejected?, skipped?];
            Ok(Self { place: place.to_path_buf(), beside: beside.clone(), files })
        };
        open().map_err(|error| of_file(py, &error, place))
    }

    pub(super) fn append(&mut self, parts: &CsvParts) -> io::Result<()> {
        let CsvParts { rows, findings, rejected, skipped } = parts;
        for (file, part) in self.files.iter_mut().zip([rows, findings, rejected, skipped]) {
            file.write_all(part)?;
        }
        Ok(())
    }

    /// Adds small files and moves the folder to its place.
    pub(super) fn finish(mut self, texts: &[(&str, String)]) -> io::Result<()> {
        for file in &mut self.files {
            file.flush()?;
        }
        for (name, text) in texts {
            fs::write(self.beside.join(name), text)?;
        }
        fs::rename(&self.beside, &self.place)
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.beside); // gone already once it is in its place
    }
}
