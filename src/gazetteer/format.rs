//! The container of a compiled gazetteer: magic number, version, lengths of sections, sections, checksum.
//! Knows numbers and their order in bytes; what a section means, the tables say.
//!
//! All numbers are little-endian:
//!
//! ```text
//! "MUSAMMA\0"        8 bytes
//! version            u32, raised whenever a table changes its shape or meaning
//! fingerprint        u32 of folds, classes and flags, see `fingerprint`
//! sections           u32, their number
//! lengths            u64 for each section, in bytes
//! sections           one after another, without gaps
//! checksum           u32, CRC-32 of everything before it
//! ```

use super::fingerprint::fingerprint;
use crate::error::{Error, Result};
use crate::strings::Text;

pub(super) const MAGIC: &[u8; 8] = b"MUSAMMA\0";
/// Raised whenever a table changes its shape or its meaning.
const VERSION: u32 = 1;
const HEADER: usize = 20;
const CHECKSUM: usize = 4;

/// A record of a table, as so many numbers.
pub(super) trait Record<const N: usize>: Copy {
    fn to_words(self) -> [u32; N];

    /// The record again; `None` if the numbers are those of none.
    fn from_words(words: [u32; N]) -> Option<Self>;
}

/// Writes sections.
pub(super) struct Writer {
    lengths: Vec<u64>,
    body: Vec<u8>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Writer { lengths: Vec::new(), body: Vec::new() }
    }

    /// A section of bytes.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.body.extend_from_slice(bytes);
        self.lengths.push(bytes.len() as u64);
    }

    /// A section of records.
    pub(super) fn table<R: Record<N>, const N: usize>(&mut self, records: impl IntoIterator<Item = R>) {
        let start = self.body.len();
        for record in records {
            for word in record.to_words() {
                self.body.extend_from_slice(&word.to_le_bytes());
            }
        }
        self.lengths.push((self.body.len() - start) as u64);
    }

    /// The finished file.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEADER + 8 * self.lengths.len() + self.body.len() + CHECKSUM);
        out.extend_from_slice(MAGIC);
        for number in [VERSION, fingerprint(), self.lengths.len() as u32] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        for length in &self.lengths {
            out.extend_from_slice(&length.to_le_bytes());
        }
        out.extend_from_slice(&self.body);
        let checksum = crc32fast::hash(&out);
        out.extend_from_slice(&checksum.to_le_bytes());
        out
    }
}

/// Reads sections in the order in which they were written.
pub(super) struct Reader<'b> {
    lengths: Vec<usize>,
    next: usize,
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Checks everything that can be told without knowing the tables: what the file is, whether it is whole and unharmed.
    pub(super) fn new(bytes: &'b [u8], sections: usize) -> Result<Self> {
        let magic = &bytes[..bytes.len().min(MAGIC.len())];
        if magic != MAGIC {
            return Err(Error::new(format!(
                "begins with \"{}\"; expected a compiled gazetteer, which begins with MUSAMMA",
                magic.escape_ascii()
            )));
        }
        let header_end = HEADER + 8 * sections;
        let cut_short = |expected: usize| {
            Error::new(format!(
                "{} bytes long; expected {expected}: the file is cut short or was added to",
                bytes.len()
            ))
        };
        let number =
            |at: usize| bytes.get(at..at + 4).map(le_u32).ok_or_else(|| cut_short(header_end + CHECKSUM));
        let (version, marks, count) = (number(8)?, number(12)?, number(16)?);
        if version != VERSION {
            let advice = if version > VERSION {
                "use a newer library, or compile the gazetteer with this one"
            } else {
                "compile the gazetteer again"
            };
            return Err(Error::new(format!(
                "format version {version}; expected version {VERSION}: {advice}"
            )));
        }
        if count as usize != sections {
            return Err(Error::new(format!("{count} sections; expected {sections}: the file is damaged")));
        }
        let lengths = bytes.get(HEADER..header_end).ok_or_else(|| cut_short(header_end + CHECKSUM))?;
        let lengths: Vec<usize> =
            lengths.chunks_exact(8).map(|b| usize::try_from(le_u64(b)).unwrap_or(usize::MAX)).collect();
        let expected = lengths.iter().fold(header_end + CHECKSUM, |sum, &length| sum.saturating_add(length));
        if bytes.len() != expected {
            return Err(cut_short(expected));
        }
        let (content, checksum) = bytes.split_at(bytes.len() - CHECKSUM);
        let (found, expected) = (crc32fast::hash(content), le_u32(checksum));
        if found != expected {
            return Err(Error::new(format!(
                "checksum {found:08x}; expected {expected:08x}: the file is damaged"
            )));
        }
        if marks != fingerprint() {
            return Err(Error::new(
                "compiled under other spelling rules; expected those of this library: compile the gazetteer again",
            ));
        }
        Ok(Reader { lengths, next: 0, rest: &content[header_end..] })
    }

    /// The next section as bytes. The lengths add up to the whole, so splitting cannot panic.
    pub(super) fn bytes(&mut self) -> &'b [u8] {
        let (section, rest) =
            self.rest.split_at(self.lengths.get(self.next).map_or(0, |&length| length.min(self.rest.len())));
        self.next += 1;
        self.rest = rest;
        section
    }

    /// The next section as records.
    pub(super) fn table<R: Record<N>, const N: usize>(&mut self, name: &str) -> Result<Vec<R>> {
        let section = self.bytes();
        let records = section.chunks_exact(4 * N);
        if !records.remainder().is_empty() {
            return Err(Error::new(format!(
                "{name}: {} bytes; expected records of {} bytes",
                section.len(),
                4 * N
            )));
        }
        let record = |bytes: &[u8]| R::from_words(std::array::from_fn(|i| le_u32(&bytes[4 * i..])));
        match records.clone().position(|bytes| record(bytes).is_none()) {
            None => {
                Ok(records.map(|bytes| record(bytes).expect("every record was read once already")).collect())
            }
            Some(index) => Err(fault(name, index, "no such record")),
        }
    }
}

/// A fault of a record.
pub(super) fn fault(table: &str, index: usize, what: impl std::fmt::Display) -> Error {
    Error::new(format!("{table}, record {index}: {what}: the file was not written by this library"))
}

/// The first four bytes; all callers have as many.
#[inline(always)]
fn le_u32(bytes: &[u8]) -> u32 {
    bytes.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

fn le_u64(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

impl Record<1> for u32 {
    fn to_words(self) -> [u32; 1] {
        [self]
    }

    fn from_words([word]: [u32; 1]) -> Option<Self> {
        Some(word)
    }
}

impl Record<2> for u64 {
    fn to_words(self) -> [u32; 2] {
        [self as u32, (self >> 32) as u32]
    }

    fn from_words([low, high]: [u32; 2]) -> Option<Self> {
        Some((high as u64) << 32 | low as u64)
    }
}

impl Record<6> for [u64; 3] {
    fn to_words(self) -> [u32; 6] {
        let [a, b, c] = self.map(|number| number.to_words());
        [a[0], a[1], b[0], b[1], c[0], c[1]]
    }

    fn from_words(words: [u32; 6]) -> Option<Self> {
        Some(std::array::from_fn(|i| (words[2 * i + 1] as u64) << 32 | words[2 * i] as u64))
    }
}

impl Record<3> for [u32; 3] {
    fn to_words(self) -> [u32; 3] {
        self
    }

    fn from_words(words: [u32; 3]) -> Option<Self> {
        Some(words)
    }
}

impl Record<2> for Text {
    fn to_words(self) -> [u32; 2] {
        [self.start, self.length]
    }

    fn from_words([start, length]: [u32; 2]) -> Option<Self> {
        Some(Text { start, length })
    }
}
