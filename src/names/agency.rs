//! x
use super::*;
pub(super) fn find(_passage: &Passage, _candidates: &mut Vec<Candidate>) {}
