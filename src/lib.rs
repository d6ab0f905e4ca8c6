//! Finds people, places, agencies and dates in Arabic and English text.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod addresses;
mod candidate;
mod clitic;
mod dates;
mod document;
mod entity;
mod error;
mod evidence;
mod explain;
mod extractor;
mod gazetteer;
mod input;
mod lexicon;
mod matcher;
mod mention;
mod names;
pub mod normalize;
mod passage;
mod resolve;
mod span;
#[doc(hidden)]
pub mod stages;
mod tokenize;

pub use dates::{DateValue, OriginalFields};
pub use entity::{Entity, EntityKind};
pub use error::{Error, Result};
pub use explain::{Explanation, Reading, WeighedEvidence};
pub use extractor::{Extractor, ExtractorBuilder, Overlap};
pub use gazetteer::Gazetteer;
pub use input::Input;
pub use mention::{Extraction, Mention, MentionRecord};
pub use span::{OffsetUnit, Offsets, Span};
