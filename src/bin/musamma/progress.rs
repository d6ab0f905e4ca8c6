//! One line on the terminal that shows how far long work has come. Says nothing about short work, nor beside a table.

use std::cell::{Cell, OnceCell};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{HumanCount, ProgressBar, ProgressStyle};

/// Work that ends sooner needs no line.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far the work has come.
pub struct Progress {
    wanted: bool,
    started: Instant,
    total: Option<u64>,
    bytes: Cell<u64>,
    documents: Cell<u64>,
    bar: OnceCell<ProgressBar>,
}

impl Progress {
    /// Of `total` bytes, if that is known. On a terminal that the results do not scroll through.
    pub fn new(total: Option<u64>) -> Self {
        let wanted = std::io::stderr().is_terminal() && !std::io::stdout().is_terminal();
        let (bytes, documents) = (Cell::new(0), Cell::new(0));
        Progress { wanted, started: Instant::now(), total, bytes, documents, bar: OnceCell::new() }
    }

    /// A document of this many bytes has been read.
    pub fn advance(&self, bytes: u64) {
        self.bytes.set(self.bytes.get() + bytes);
        self.documents.set(self.documents.get() + 1);
        if self.wanted && (self.bar.get().is_some() || self.started.elapsed() > PATIENCE) {
            let bar = self.bar.get_or_init(|| self.draw());
            bar.set_message(format!("{} documents", HumanCount(self.documents.get())));
            bar.set_position(self.bytes.get());
        }
    }

    /// Writes to standard error without the line in the way.
    pub fn aside(&self, write: impl FnOnce()) {
        match self.bar.get() {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the line away.
    pub fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }

    fn draw(&self) -> ProgressBar {
        let (bar, template) = match self.total {
            Some(total) => {
                (ProgressBar::new(total), "{bar:30} {percent:>3} % of {total_bytes}, {msg}, {eta} left")
            }
            None => (ProgressBar::no_length(), "{bytes} read, {msg}, {binary_bytes_per_sec}"),
        };
        bar.with_elapsed(self.started.elapsed())
            .with_style(ProgressStyle::with_template(template).expect("the templates above are well-formed"))
    }
}
