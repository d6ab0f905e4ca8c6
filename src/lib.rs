//! Finds people, places, agencies and dates in Arabic and English text.
//!
//! Exact offsets, one id for a name in both scripts, a value for every date, every answer explainable. Nothing to download.
//!
//! ```
//! use musamma::{EntityKind, Extractor, Input};
//!
//! let extractor = Extractor::new()?;
//! let text = "قال بيان للكرملين يوم الأربعاء إن روسيا وأذربيجان اتفقتا";
//! let extraction = extractor.extract(Input::new(text).reference_date("2024-04-17")?);
//! let found: Vec<(&str, &str, EntityKind)> =
//!     extraction.mentions().iter().map(|m| (m.prefix(), m.as_str(), m.kind())).collect();
//! assert_eq!(
//!     found,
//!     [
//!         ("ل", "لكرملين", EntityKind::Agency), // ل and ال are written as لل: no slice equals the name
//!         ("", "يوم الأربعاء", EntityKind::Date),
//!         ("", "روسيا", EntityKind::Place),
//!         ("و", "أذربيجان", EntityKind::Place),
//!     ]
//! );
//! assert_eq!(extraction.mentions()[1].date().map(|date| date.value()), Some("2024-04-17"));
//!
//! let english = extractor.extract("The Kremlin said Russia and Azerbaijan had agreed.");
//! assert_eq!(english.mentions()[2].id(), extraction.mentions()[3].id());
//! # Ok::<(), musamma::Error>(())
//! ```
//!
//! # Offsets
//!
//! Spans are byte offsets into the text that was given, always on character boundaries, so slicing cannot panic.
//! [`Offsets`] turns them into code points or UTF-16 units, exactly.
//!
//! # Names of your own
//!
//! A [`Gazetteer`] is read from a tab-separated table; [`ExtractorBuilder::gazetteer`] adds it. Its columns and flags are
//! described in `gazetteers/README.md`. Loading and building can fail, with the file and line at fault; extraction cannot.
//!
//! # Features
//!
//! `cli` (default) builds the program. A library user turns default features off and compiles none of its dependencies.
//! `parallel` (default) adds [`Extractor::extract_batch`], which takes many texts on all cores.

#![forbid(unsafe_code)]

mod addresses;
mod block;
mod bundled;
mod candidate;
mod class;
mod clitic;
mod confidence;
mod dates;
mod document;
mod emit;
mod entity;
mod error;
mod evidence;
mod explain;
mod extractor;
mod gazetteer;
mod grouping;
mod input;
mod inquiry;
mod lexicon;
pub mod lint;
mod matcher;
mod mention;
mod names;
pub mod normalize;
mod passage;
mod pool;
mod resolve;
mod span;
#[doc(hidden)]
pub mod stages;
mod strings;
mod templates;
mod tokenize;
mod wrapped;

pub use dates::{DateOrder, DateValue, OriginalFields};
pub use entity::{Entity, EntityKind};
pub use error::{Error, Result};
pub use explain::{Explanation, Reading, Verdict, WeighedEvidence, WordSenses};
pub use extractor::{Extractor, ExtractorBuilder, Overlap};
pub use gazetteer::{CompiledGazetteer, Gazetteer};
pub use grouping::DocumentEntity;
pub use input::Input;
pub use inquiry::Inquiry;
pub use mention::{Extraction, Mention, MentionRecord};
pub use span::{OffsetUnit, Offsets, Span};

/// The examples of the README, held true by the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
