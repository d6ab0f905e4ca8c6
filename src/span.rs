//! Half-open byte ranges of the text, and their exact translation to code points and UTF-16. Knows nothing of what a span means.

use std::ops::Range;

use serde::Serialize;

/// A half-open range of byte offsets into the text the caller gave.
///
/// Both ends always lie on character boundaries of that text, so slicing with [`Span::range`] cannot panic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span as a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether the two spans share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within this span (or equals it).
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// The unit in which offsets are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OffsetUnit {
    /// Bytes of the UTF-8 text.
    #[default]
    Bytes,
    /// Unicode code points (Python's `len`).
    Chars,
    /// UTF-16 code units (JavaScript, Java and C# strings).
    Utf16,
}

/// Translates byte offsets of one text into another unit.
///
/// Each offset costs the distance from the one asked for before it, forwards or backwards, so a sorted list costs one pass
/// over the text, and stepping back to a name inside a name costs that name.
///
/// ```
/// use musamma::{OffsetUnit, Offsets};
///
/// let text = "في القاهرة 😀 Cairo";
/// let mut chars = Offsets::new(text, OffsetUnit::Chars);
/// assert_eq!(chars.translate(text.find("القاهرة").expect("is there")), 3);
/// let mut utf16 = Offsets::new(text, OffsetUnit::Utf16);
/// assert_eq!(utf16.translate(text.find("Cairo").expect("is there")), 14);
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: OffsetUnit,
    bytes: usize,
    units: usize,
}

impl<'t> Offsets<'t> {
    /// Starts at the beginning of `text`.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        Offsets { text, unit, bytes: 0, units: 0 }
    }

    /// The position of byte `offset` in this unit.
    ///
    /// An offset past the end counts as the end, one inside a character as that character's start.
    pub fn translate(&mut self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        if self.unit == OffsetUnit::Bytes {
            return offset;
        }
        let between = &self.text[offset.min(self.bytes)..offset.max(self.bytes)];
        let distance = match self.unit {
            OffsetUnit::Bytes => between.len(),
            OffsetUnit::Chars => between.chars().count(),
            OffsetUnit::Utf16 => between.encode_utf16().count(),
        };
        self.units = if offset < self.bytes { self.units - distance } else { self.units + distance };
        self.bytes = offset;
        self.units
    }

    /// Both ends of `span` in this unit.
    pub fn translate_span(&mut self, span: Span) -> Range<usize> {
        let start = self.translate(span.start);
        start..self.translate(span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_translates_as_counted_from_the_start() {
        let text = "a\u{064E}ب😀é,\u{200F}م";
        for unit in [OffsetUnit::Bytes, OffsetUnit::Chars, OffsetUnit::Utf16] {
            let mut offsets = Offsets::new(text, unit);
            for at in (0..=text.len()).filter(|&i| text.is_char_boundary(i)).rev() {
                let expected = match unit {
                    OffsetUnit::Bytes => at,
                    OffsetUnit::Chars => text[..at].chars().count(),
                    OffsetUnit::Utf16 => text[..at].encode_utf16().count(),
                };
                assert_eq!(offsets.translate(at), expected, "{unit:?} at byte {at}");
            }
        }
    }

    #[test]
    fn an_offset_off_the_boundaries_is_moved_onto_one() {
        let mut offsets = Offsets::new("بc", OffsetUnit::Chars);
        assert_eq!(offsets.translate(1), 0, "inside the first letter");
        assert_eq!(offsets.translate(99), 2, "past the end");
    }
}
