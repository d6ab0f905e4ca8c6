//! The one error type. Only loading and building can fail; extraction never does.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why a gazetteer could not be loaded or an extractor not be built.
///
/// Its message names the file and line where there is one, what was found and what was expected.
pub struct Error {
    file: Option<PathBuf>,
    line: Option<usize>,
    message: String,
    source: Option<std::io::Error>,
}

/// A result of loading or building.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Error { file: None, line: None, message: message.into(), source: None }
    }

    pub(crate) fn at(file: &str, line: usize, message: impl Into<String>) -> Self {
        Error { file: Some(file.into()), line: Some(line), message: message.into(), source: None }
    }

    pub(crate) fn io(file: &Path, source: std::io::Error) -> Self {
        Error { file: Some(file.into()), line: None, message: source.to_string(), source: Some(source) }
    }

    /// The same error of a file.
    pub(crate) fn in_file(self, file: &Path) -> Self {
        Error { file: Some(file.into()), ..self }
    }

    /// What was found and expected, without the place.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// The file at fault, if a file is.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The line at fault, counted from 1.
    pub fn line(&self) -> Option<usize> {
        self.line
    }
}

/// Writes `file:line: ` as far as they are known, before what is said of the place.
pub(crate) fn write_place(
    f: &mut fmt::Formatter<'_>,
    file: Option<&Path>,
    line: Option<usize>,
) -> fmt::Result {
    match (file, line) {
        (Some(file), Some(line)) => write!(f, "{}:{line}: ", file.display()),
        (Some(file), None) => write!(f, "{}: ", file.display()),
        (None, _) => Ok(()),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_place(f, self.file.as_deref(), self.line)?;
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self})")
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|e| e as _)
    }
}
