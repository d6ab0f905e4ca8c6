//! One arena for all the strings of a gazetteer, so that opening one allocates once and not once a name.
//! Knows text; knows nothing of what it means.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::error::{Error, Result};

/// A string of an arena.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Text {
    pub start: u32,
    /// In bytes.
    pub length: u32,
}

/// The arena. A [`Text`] belongs to the arena that gave it, or that [`Strings::has`] it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strings {
    letters: Cow<'static, str>,
}

impl Strings {
    pub(crate) fn new(letters: Cow<'static, str>) -> Self {
        Strings { letters }
    }

    /// Keeps a string.
    ///
    /// # Errors
    /// When there are 4 GiB of strings.
    pub(crate) fn add(&mut self, text: &str) -> Result<Text> {
        let (start, end) = (self.letters.len(), self.letters.len() + text.len());
        if u32::try_from(end).is_err() {
            return Err(Error::new("more than 4 GiB of names; expected less: make several gazetteers"));
        }
        self.letters.to_mut().push_str(text);
        Ok(Text { start: start as u32, length: text.len() as u32 })
    }

    /// The string. Its ends lie on character boundaries of its own arena, so slicing cannot panic.
    pub(crate) fn text(&self, text: Text) -> &str {
        &self.letters[text.start as usize..text.start as usize + text.length as usize]
    }

    /// Whether a text read from a file is a string of this arena.
    pub(crate) fn has(&self, text: Text) -> bool {
        let start = text.start as usize;
        self.letters.get(start..start + text.length as usize).is_some()
    }

    /// All strings, one after another.
    pub(crate) fn as_str(&self) -> &str {
        &self.letters
    }
}

/// Finds strings that an arena has already, so that what comes in every row is kept once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner {
    known: HashMap<Box<str>, Text>,
}

impl Interner {
    /// The string in the arena, added if it is new.
    ///
    /// # Errors
    /// Those of [`Strings::add`].
    pub(crate) fn add(&mut self, strings: &mut Strings, text: &str) -> Result<Text> {
        if let Some(&known) = self.known.get(text) {
            return Ok(known);
        }
        let added = strings.add(text)?;
        self.known.insert(text.into(), added);
        Ok(added)
    }
}
