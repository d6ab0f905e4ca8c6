//! Things that are costly to make and free to keep, lent to one thread at a time. Knows nothing of what they are.

use std::sync::{Mutex, PoisonError};

/// What was given back, for the next who asks. Never holds more than were lent at one time.
#[derive(Debug)]
pub(crate) struct Pool<T> {
    kept: Mutex<Vec<T>>,
}

impl<T> Pool<T> {
    pub(crate) fn new() -> Self {
        Pool { kept: Mutex::new(Vec::new()) }
    }

    /// One that was kept, or else a new one.
    pub(crate) fn take(&self, new: impl FnOnce() -> T) -> T {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).pop();
        kept.unwrap_or_else(new)
    }

    /// Keeps it for the next.
    pub(crate) fn give_back(&self, thing: T) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(thing);
    }
}
