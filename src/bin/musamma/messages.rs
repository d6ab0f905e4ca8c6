//! What the user is told on standard error: faults, and how far the work has come. Remembers whether there was a fault.

use std::cell::Cell;
use std::fmt::Display;
use std::io::Write;

use crate::progress::Progress;

/// Says something on standard error.
pub fn say(message: impl Display) {
    // If standard error is closed there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "musamma: {message}");
}

/// The faults of a run. Work goes on after each.
pub struct Messages {
    failed: Cell<bool>,
    pub progress: Progress,
}

impl Messages {
    /// No faults yet.
    pub fn new(progress: Progress) -> Self {
        Messages { failed: Cell::new(false), progress }
    }

    /// Reports a fault.
    pub fn fault(&self, message: impl Display) {
        self.failed.set(true);
        self.progress.aside(|| say(message));
    }

    /// Whether a fault was reported.
    pub fn failed(&self) -> bool {
        self.failed.get()
    }
}
