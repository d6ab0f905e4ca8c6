//! Recall: where a block has the short forms of remembered names, and which doubtful names the rest of the document supports.
//! Proposes; what is meant, resolution decides again.

use super::memory::{Lent, Written};
use super::{Document, PLACE_SHOWN, has_any, opening, parentheses};
use crate::block::Block;
use crate::candidate::{Candidate, Source};
use crate::class::{Class, ClassSet};
use crate::clitic::{self, Clitics};
use crate::entity::EntityKind;
use crate::evidence::{Evidence, EvidenceSet};
use crate::tokenize::{Key, Script};

/// Words that stand for no name given in full elsewhere.
const NO_SHORT_FORM: ClassSet =
    ClassSet::of(&[Class::Preposition, Class::Function, Class::SpeechVerb, Class::Nisba]);
/// Words that do only with more to support it.
const AMBIGUOUS_SHORT_FORM: ClassSet =
    ClassSet::of(&[Class::Ordinary, Class::PlaceName, Class::DateWord, Class::AgencyHead]);
const TITLE: ClassSet = ClassSet::of(&[Class::TitleStrong, Class::TitleWeak]);

/// A form of a remembered name that stands in the text.
struct Form<'m> {
    first: usize,
    last: usize,
    clitics: Clitics,
    written: Written,
    names: &'m Lent,
}

impl Form<'_> {
    /// Whether it is one word that only its letters tell from a common one.
    fn is_plain_word(&self) -> bool {
        self.first == self.last && self.written == Written::Name
    }
}

impl Document {
    /// Proposes what stands for remembered names, and weighs anew what the document shows elsewhere; whether anything has
    /// changed.
    pub(crate) fn recall(&self, block: &Block, candidates: &mut Vec<Candidate>, chosen: &[u32]) -> bool {
        let supported = self.support(block, candidates, chosen);
        if self.memory.is_empty() {
            return supported;
        }
        let mut recalled = Vec::new();
        let mut doubted = Vec::new();
        let mut chosen = chosen.iter().copied().peekable();
        for index in 0..block.passage.len() {
            while chosen.next_if(|&c| (candidates[c as usize].last as usize) < index).is_some() {}
            let over = chosen.peek().copied().filter(|&c| candidates[c as usize].first as usize <= index);
            self.forms_at(block, index, &mut |form| {
                let cover = over.map(|c| &candidates[c as usize]);
                if cover.is_some_and(|cover| !self.yields(block, cover, &form)) {
                    return;
                }
                doubted.extend(over.filter(|_| form.is_plain_word()));
                recalled.extend(self.candidate(block, &form, cover.is_some()));
            });
        }
        for cover in doubted {
            candidates[cover as usize].evidence.add(Evidence::PersonInDocument);
        }
        let changed = supported || !recalled.is_empty();
        candidates.append(&mut recalled);
        changed
    }

    /// Gives `found` the forms of remembered names that begin with a token. Most tokens cost one test of a bit.
    #[inline]
    fn forms_at(&self, block: &Block, first: usize, found: &mut impl FnMut(Form)) {
        let passage = &block.passage;
        let token = &passage.tokens[first];
        let known = passage.classes(first);
        let lower = token.script == Script::Latin && !token.shape.is_capital();
        if token.key.is_hashed() || lower && !known.has(Class::Particle) {
            return;
        }
        let mut find = |opening: Key, clitics: Clitics, written: Written| {
            self.memory.forms_from(passage, opening, first, written, &mut |last, names| {
                found(Form { first, last, clitics, written, names });
            });
        };
        find(token.key, Clitics::NONE, Written::Name);
        if parentheses::is_written_as_acronym(passage, first) {
            find(token.key, Clitics::NONE, Written::Acronym);
        }
        if passage.follows_blank(first) && passage.classes_ending_at(first - 1).any(TITLE) {
            find(token.key, Clitics::NONE, Written::WithTitle);
        }
        if token.script == Script::Arabic && known.is_empty() {
            clitic::cuts(token.key.first_letters(), token.key.len(), &mut |cut| {
                let rest = token.key.without_first(cut.skip);
                if let Some(rest) = if cut.adds_alef { rest.with_first('ا') } else { Some(rest) } {
                    find(rest, cut.clitics, Written::Name);
                }
            });
        }
    }

    /// A form as a candidate; `None` where its words stand for no name.
    fn candidate(&self, block: &Block, form: &Form, covered: bool) -> Option<Candidate> {
        let passage = &block.passage;
        let known = passage.classes(form.first);
        let last = &passage.tokens[form.last];
        let lower = last.script == Script::Latin && !last.shape.is_capital();
        if lower || form.is_plain_word() && known.any(NO_SHORT_FORM) {
            return None;
        }
        let at = block.offset + passage.tokens[form.first].start as usize;
        let number = self.memory.nearest(form.names, at)?;
        let mut evidence = EvidenceSet::default();
        evidence.add(Evidence::SeenInDocument);
        evidence.add_if(!form.clitics.is_none(), Evidence::Clitic);
        let ambiguous = form.is_plain_word() && known.any(AMBIGUOUS_SHORT_FORM);
        evidence.add_if(ambiguous && !covered, Evidence::OrdinaryPart);
        evidence.add_if(form.written == Written::WithTitle, Evidence::TitleBefore);
        Some(Candidate {
            first: form.first as u32,
            last: form.last as u32,
            clitics: form.clitics,
            kind: self.name(number).kind,
            source: Source::Remembered(number),
            evidence,
            score: 0,
        })
    }

    /// Whether what was chosen over a token may turn out to be the form of a remembered name.
    fn yields(&self, block: &Block, chosen: &Candidate, form: &Form) -> bool {
        let same_word = (chosen.first as usize, chosen.last as usize) == (form.first, form.first);
        let Some(&number) = form.names.numbers().first().filter(|_| same_word && form.first == form.last)
        else {
            return false;
        };
        let name = self.name(number);
        match (form.written, chosen.kind) {
            (Written::Acronym, EntityKind::Agency) => block.listed(chosen) != name.entity,
            // Lincoln is the president where the document has Abraham Lincoln, unless it speaks of the town more often.
            (Written::Name, EntityKind::Place) if name.kind == EntityKind::Person => {
                let places = self.places.get(&opening(block.passage.tokens, chosen)).copied().unwrap_or(0);
                !has_any(chosen, &PLACE_SHOWN) && form.names.numbers().len() >= places as usize
            }
            _ => false,
        }
    }

    /// Lets names that are seldom meant count where the document names the same entity beyond doubt, and nothing else was
    /// chosen; whether there are any.
    fn support(&self, block: &Block, candidates: &mut [Candidate], chosen: &[u32]) -> bool {
        let mut supported = Vec::new();
        for (index, candidate) in candidates.iter().enumerate() {
            // The nation is not the party of that name, but صدام is the man where he is spoken of.
            let doubtful = candidate.evidence.has(Evidence::NeedsContext)
                || candidate.kind == EntityKind::Person && candidate.evidence.has(Evidence::OrdinaryWord);
            if !doubtful || !block.listed(candidate).is_some_and(|entity| self.seen.contains(&entity)) {
                continue;
            }
            let reach = chosen.partition_point(|&c| candidates[c as usize].last < candidate.first);
            if !chosen.get(reach).is_some_and(|&c| candidates[c as usize].overlaps(candidate)) {
                supported.push(index);
            }
        }
        for &index in &supported {
            candidates[index].evidence.add(Evidence::SeenInDocument);
        }
        !supported.is_empty()
    }
}
