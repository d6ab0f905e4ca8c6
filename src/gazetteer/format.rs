//! The container of a compiled gazetteer: magic number, version, lengths of sections, sections, checksum.
//! Knows numbers and their order in bytes; what a section means, the tables say.
//!
//! All numbers are little-endian, and every section begins on a multiple of eight bytes, so that its numbers can be used where
//! they are:
//!
//! ```text
//! "MUSAMMA\0"        8 bytes
//! version            u32, raised whenever a table changes its shape or meaning
//! fingerprint        u32 of folds, classes and flags, see `fingerprint`
//! sections           u64, their number
//! lengths            u64 for each section, in bytes
//! sections           one after another, each filled up with zeros to a multiple of eight bytes
//! checksum           u32, CRC-32 of everything before it
//! ```

use std::borrow::Cow;
use std::io::Read;

use bytemuck::Pod;

use super::fingerprint::fingerprint;
use crate::error::{Error, Result};
use crate::strings::Text;

pub(super) const MAGIC: &[u8; 8] = b"MUSAMMA\0";
/// Raised whenever a table changes its shape or its meaning.
const VERSION: u32 = 1;
const HEADER: usize = 24;
const CHECKSUM: usize = 4;

/// A record of a table, as so many numbers.
pub(super) trait Record<const N: usize>: Copy {
    fn to_words(self) -> [u32; N];

    /// The record again; `None` if the numbers are those of none.
    fn from_words(words: [u32; N]) -> Option<Self>;
}

/// Numbers of a table that are used as they stand in the file.
pub(super) type Numbers<T> = Cow<'static, [T]>;

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
        self.end(bytes.len());
    }

    /// A section of records.
    pub(super) fn table<R: Record<N>, const N: usize>(&mut self, records: impl IntoIterator<Item = R>) {
        let start = self.body.len();
        for record in records {
            for word in record.to_words() {
                self.body.extend_from_slice(&word.to_le_bytes());
            }
        }
        self.end(self.body.len() - start);
    }

    fn end(&mut self, length: usize) {
        self.lengths.push(length as u64);
        self.body.resize(self.body.len() + filling(length), 0);
    }

    /// The finished file.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEADER + 8 * self.lengths.len() + self.body.len() + CHECKSUM);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&VERSION.to_le_bytes());
        out.extend_from_slice(&fingerprint().to_le_bytes());
        for number in std::iter::once(self.lengths.len() as u64).chain(self.lengths) {
            out.extend_from_slice(&number.to_le_bytes());
        }
        out.extend_from_slice(&self.body);
        let checksum = crc32fast::hash(&out);
        out.extend_from_slice(&checksum.to_le_bytes());
        out
    }
}

/// Zeros after a section of this length.
fn filling(length: usize) -> usize {
    length.wrapping_neg() % 8
}

/// Where sections come from: bytes of the program itself can be used where they are, others are read.
enum Source<'s> {
    Own(&'static [u8]),
    Stream(Stream<'s>),
}

/// Bytes that are read once, and their checksum so far.
struct Stream<'s> {
    bytes: &'s mut dyn Read,
    checksum: crc32fast::Hasher,
}

impl Stream<'_> {
    /// So many bytes are read and checked at a time, so that checking finds them in the cache.
    const CHUNK: usize = 1 << 17;

    fn fill(&mut self, place: &mut [u8]) -> Result<()> {
        for chunk in place.chunks_mut(Self::CHUNK) {
            self.bytes.read_exact(chunk).map_err(|e| Error::new(format!("cannot be read: {e}")))?;
            self.checksum.update(chunk);
        }
        Ok(())
    }
}

/// Reads sections in the order in which they were written.
pub(super) struct Reader<'s> {
    lengths: Vec<usize>,
    next: usize,
    source: Source<'s>,
}

impl Reader<'static> {
    /// For bytes that this program was built with. Whether they are whole and unharmed is not checked again.
    ///
    /// # Errors
    /// Bytes of another number of sections.
    pub(super) fn of_own(bytes: &'static [u8], sections: usize) -> Result<Self> {
        let lengths = lengths(bytes, bytes.len() as u64, sections)?;
        Ok(Reader { lengths, next: 0, source: Source::Own(&bytes[HEADER + 8 * sections..]) })
    }
}

impl<'s> Reader<'s> {
    /// For a file of so many bytes. Checks what can be told without knowing the tables: what the file is, and its length;
    /// whether it is unharmed, [`Reader::finish`] tells.
    ///
    /// # Errors
    /// Those that [`CompiledGazetteer::from_bytes`](super::CompiledGazetteer::from_bytes) names.
    pub(super) fn new(bytes: &'s mut dyn Read, length: u64, sections: usize) -> Result<Self> {
        let mut stream = Stream { bytes, checksum: crc32fast::Hasher::new() };
        let header_end = HEADER + 8 * sections;
        let mut header = vec![0; header_end.min(usize::try_from(length).unwrap_or(usize::MAX))];
        stream.fill(&mut header)?;
        let lengths = lengths(&header, length, sections)?;
        if le_u32(&header[12..]) != fingerprint() {
            return Err(Error::new(
                "compiled under other spelling rules; expected those of this library: compile the gazetteer again",
            ));
        }
        Ok(Reader { lengths, next: 0, source: Source::Stream(stream) })
    }

    /// After the last section: whether the file is unharmed.
    pub(super) fn finish(self) -> Result<()> {
        let Source::Stream(stream) = self.source else { return Ok(()) };
        let found = stream.checksum.finalize();
        let mut checksum = [0; CHECKSUM];
        stream.bytes.read_exact(&mut checksum).map_err(|e| Error::new(format!("cannot be read: {e}")))?;
        let expected = u32::from_le_bytes(checksum);
        if found != expected {
            return Err(Error::new(format!(
                "checksum {found:08x}; expected {expected:08x}: the file is damaged"
            )));
        }
        Ok(())
    }

    /// The length of the next section in bytes, which all lengths together were held against that of the file.
    fn next_length(&mut self) -> usize {
        self.next += 1;
        self.lengths[self.next - 1]
    }

    /// The next section as bytes.
    pub(super) fn bytes(&mut self) -> Result<Cow<'static, [u8]>> {
        let length = self.next_length();
        match &mut self.source {
            Source::Own(rest) => {
                let (section, after) = rest.split_at(length);
                *rest = &after[filling(length)..];
                Ok(Cow::Borrowed(section))
            }
            Source::Stream(stream) => {
                let mut section = vec![0; length];
                stream.fill(&mut section)?;
                stream.fill(&mut [0; 8][..filling(length)])?;
                Ok(Cow::Owned(section))
            }
        }
    }

    /// The next section as numbers that are used as they are: where they stand, if they are the program's own.
    pub(super) fn numbers<T: Record<N> + Pod, const N: usize>(&mut self, name: &str) -> Result<Numbers<T>> {
        whole_records::<N>(name, self.lengths[self.next])?;
        if cfg!(target_endian = "big") {
            return self.table(name).map(Cow::Owned);
        }
        let length = self.next_length();
        match &mut self.source {
            Source::Own(rest) => {
                let (section, after) = rest.split_at(length);
                *rest = &after[filling(length)..];
                let borrowed = bytemuck::try_cast_slice(section).map(Cow::Borrowed);
                Ok(borrowed.unwrap_or_else(|_| Cow::Owned(bytemuck::allocation::pod_collect_to_vec(section))))
            }
            Source::Stream(stream) => {
                let mut numbers = vec![T::zeroed(); length / size_of::<T>()];
                stream.fill(bytemuck::cast_slice_mut(&mut numbers))?;
                stream.fill(&mut [0; 8][..filling(length)])?;
                Ok(Cow::Owned(numbers))
            }
        }
    }

    /// The next section as records.
    pub(super) fn table<R: Record<N>, const N: usize>(&mut self, name: &str) -> Result<Vec<R>> {
        whole_records::<N>(name, self.lengths[self.next])?;
        let section = self.bytes()?;
        let record = |(index, bytes): (usize, &[u8])| {
            let words = std::array::from_fn(|i| le_u32(&bytes[4 * i..]));
            R::from_words(words).ok_or_else(|| fault(name, index, "no such record"))
        };
        section.chunks_exact(4 * N).enumerate().map(record).collect()
    }
}

/// The lengths of the sections from the header, if they and all around them add up to the length of the file.
fn lengths(header: &[u8], file: u64, sections: usize) -> Result<Vec<usize>> {
    let magic = &header[..header.len().min(MAGIC.len())];
    if magic != MAGIC {
        return Err(Error::new(format!(
            "begins with \"{}\"; expected a compiled gazetteer, which begins with MUSAMMA",
            magic.escape_ascii()
        )));
    }
    let header_end = HEADER + 8 * sections;
    let cut_short = |expected: usize| {
        Error::new(format!("{file} bytes long; expected {expected}: the file is cut short or was added to"))
    };
    let header = header.get(..header_end).ok_or_else(|| cut_short(header_end + CHECKSUM))?;
    let (version, count) = (le_u32(&header[8..]), le_u64(&header[16..]));
    if version != VERSION {
        let advice = if version > VERSION {
            "use a newer library, or compile the gazetteer with this one"
        } else {
            "compile the gazetteer again"
        };
        return Err(Error::new(format!("format version {version}; expected version {VERSION}: {advice}")));
    }
    if count != sections as u64 {
        return Err(Error::new(format!("{count} sections; expected {sections}: the file is damaged")));
    }
    let length = |bytes| usize::try_from(le_u64(bytes)).unwrap_or(usize::MAX);
    let lengths: Vec<usize> = header[HEADER..].chunks_exact(8).map(length).collect();
    let filled = lengths.iter().map(|&length| length.saturating_add(filling(length)));
    let expected = filled.fold(header_end + CHECKSUM, usize::saturating_add);
    if file != expected as u64 {
        return Err(cut_short(expected));
    }
    Ok(lengths)
}

fn whole_records<const N: usize>(name: &str, length: usize) -> Result<()> {
    if length.is_multiple_of(4 * N) {
        return Ok(());
    }
    Err(Error::new(format!("{name}: {length} bytes; expected records of {} bytes", 4 * N)))
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

impl Record<4> for [u64; 2] {
    fn to_words(self) -> [u32; 4] {
        let [[a, b], [c, d]] = self.map(|number| number.to_words());
        [a, b, c, d]
    }

    fn from_words([a, b, c, d]: [u32; 4]) -> Option<Self> {
        Some([(b as u64) << 32 | a as u64, (d as u64) << 32 | c as u64])
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
