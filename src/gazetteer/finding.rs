//! What a check of tables says: where, how bad, and what is to be done. Checks nothing itself.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::error::{Error, write_place};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// The tables cannot be loaded, or a name can never be found.
    Error,
    /// The tables can be loaded, and something in them is hardly meant so.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// One thing that a check found in a table.
///
/// Written out it is `file:line: warning: what was found; what was expected: what to do`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    severity: Severity,
    rule: &'static str,
    file: Option<PathBuf>,
    line: Option<usize>,
    message: String,
}

impl Finding {
    /// What stops loading.
    pub(crate) fn error(fault: &Error) -> Finding {
        Finding {
            severity: Severity::Error,
            rule: "faulty",
            file: fault.file().map(Path::to_path_buf),
            line: fault.line(),
            message: fault.message().to_owned(),
        }
    }

    /// What breaks a rule of this name. The place and the words are those of `fault`.
    pub(super) fn of_rule(rule: &'static str, severity: Severity, fault: &Error) -> Finding {
        Finding { severity, rule, ..Finding::error(fault) }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The rule that is broken: `faulty` for what stops loading, else one of those that `gazetteers/README.md` lists.
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// The table, by the name it was given; none if it is of no one table.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The line of the table, counted from 1.
    pub fn line(&self) -> Option<usize> {
        self.line
    }

    /// What was found, what was expected, and what to do.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_place(f, self.file.as_deref(), self.line)?;
        write!(f, "{}: {}", self.severity, self.message)
    }
}
