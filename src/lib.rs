//! x
#![forbid(unsafe_code)]
pub mod normalize;
mod error;
mod span;
mod tokenize;
pub use error::{Error, Result};
pub use span::{OffsetUnit, Offsets, Span};
