//! Names in quotation marks after a head noun: شركة «تسلا», صحيفة "واشنطن بوست", the newspaper "Al-Hayat". The marks say where
//! the name begins and ends; the noun stays outside.

use crate::candidate::{Candidate, Source};
use crate::class::{Class, ClassSet};
use crate::clitic::Clitics;
use crate::entity::EntityKind;
use crate::evidence::{Evidence, EvidenceSet};
use crate::gazetteer::{Dictionary, Target};
use crate::passage::Passage;
use crate::tokenize::{Gap, Script};

/// What is quoted at greater length is speech.
const LONGEST: usize = 4;
const HEAD: ClassSet = ClassSet::of(&[Class::AgencyHead, Class::AgencyTail, Class::PlaceHead]);
/// Between the noun and the name: صحيفة القدس العربي اللندنية has none, الصحيفة اللندنية «القدس» one.
const DESCRIPTION: ClassSet = ClassSet::of(&[Class::Nisba, Class::Demonym]);
/// Words that are quoted for what they mean more often than as names.
const COMMON: ClassSet = ClassSet::of(&[
    Class::Ordinary,
    Class::Preposition,
    Class::Function,
    Class::AgencyHead,
    Class::TitleWeak,
]);
/// With these begins what somebody says.
const CLOSED: ClassSet = ClassSet::of(&[Class::Preposition, Class::Function, Class::SpeechVerb]);

/// Proposes agencies and places. Costs a gap test for each token.
pub(super) fn find(passage: &Passage, candidates: &mut Vec<Candidate>) {
    for first in 1..passage.len() {
        if !passage.gap(first).has(Gap::QUOTE) {
            continue;
        }
        let Some(head) = head_before(passage, first) else { continue };
        let Some(last) = end_of_quotation(passage, first) else { continue };
        let common = is_common(passage, first, last);
        if !is_name(passage, first, last) || common && head.definite {
            continue;
        }
        let mut evidence = EvidenceSet::default();
        evidence.add(Evidence::Quoted);
        evidence.add(match head.kind {
            EntityKind::Place => Evidence::PlaceHeadBefore,
            _ => Evidence::AgencyHeadBefore,
        });
        evidence.add_if(head.weak && common, Evidence::WeakHead);
        evidence.add_if(head.definite, Evidence::DefiniteHead);
        evidence.add_if(common, Evidence::OrdinaryPart);
        candidates.push(Candidate {
            first: first as u32,
            last: last as u32,
            clitics: Clitics::NONE,
            kind: head.kind,
            source: Source::Grammar { subkind: head.sense },
            evidence,
            score: 0,
        });
    }
}

/// The noun before a quotation.
struct Head {
    kind: EntityKind,
    sense: u32,
    /// It opens descriptions as often as names.
    weak: bool,
    /// It has the article: الإدارة "…" quotes what the administration says.
    definite: bool,
}

fn head_before(passage: &Passage, first: usize) -> Option<Head> {
    if !passage.gap(first).only(Gap::QUOTE.or(Gap::BLANK)) {
        return None;
    }
    let at = match first - 1 {
        before if passage.classes_ending_at(before).any(HEAD) => before,
        before if passage.follows_blank(before) && passage.all_classes(before).any(DESCRIPTION) => before - 1,
        _ => return None,
    };
    passage.readings(at).filter(|reading| reading.classes.any(HEAD)).find_map(|reading| {
        let dictionary = passage.dictionary;
        let definite = reading.clitics.elides_article()
            || passage.tokens[at].has_article_after(reading.clitics.letters());
        dictionary.form_ids(dictionary.root(reading.word)).find_map(|form| head(dictionary, form, definite))
    })
}

fn head(dictionary: &Dictionary, form: u32, definite: bool) -> Option<Head> {
    let Target::Sense(number) = dictionary.target(form) else { return None };
    let sense = dictionary.sense(number);
    let kind = match sense.class {
        Class::AgencyHead | Class::AgencyTail => EntityKind::Agency,
        Class::PlaceHead => EntityKind::Place,
        _ => return None,
    };
    // What a programme or a fund is called in quotation marks is a show as often as a body.
    let weak = sense.value.ends_with(" weak");
    let named = !(weak && super::subkind_of(sense.value) == "igo");
    named.then_some(Head { kind, sense: number, weak, definite })
}

/// Whether the words are common words, and none has the article or a capital: "تفويض".
fn is_common(passage: &Passage, first: usize, last: usize) -> bool {
    (first..=last).all(|index| {
        let token = &passage.tokens[index];
        let proper = token.script != Script::Arabic || token.has_article_after(0);
        !proper && passage.all_classes(index).any(COMMON)
    })
}

/// The last token before the closing mark, if only blanks stand between the words.
fn end_of_quotation(passage: &Passage, first: usize) -> Option<usize> {
    let last = (first..(first + LONGEST).min(passage.len())).find(|&i| !is_joined(passage, i + 1))?;
    let gap = passage.gap(last + 1);
    // A stop before the mark ends a sentence that was said; after a name it stands outside.
    let closing = last + 1 == passage.len() || gap.has(Gap::QUOTE);
    (closing && !between(passage, last).starts_with(['.', ',', '،', '!', '?', '؟'])).then_some(last)
}

fn is_joined(passage: &Passage, index: usize) -> bool {
    index < passage.len() && passage.gap(index).only(Gap::BLANK.or(Gap::HYPHEN).or(Gap::APOSTROPHE))
}

/// What stands between a token and the next.
fn between<'a>(passage: &Passage<'a>, last: usize) -> &'a str {
    let end = passage.tokens.get(last + 1).map_or(passage.text.len(), |next| next.start as usize);
    &passage.text[passage.tokens[last].end as usize..end]
}

fn is_name(passage: &Passage, first: usize, last: usize) -> bool {
    let latin = passage.tokens[first].script == Script::Latin;
    (first..=last).all(|index| {
        let token = &passage.tokens[index];
        let capital = token.shape.is_capital();
        match token.script {
            Script::Arabic => !latin && !passage.classes(index).any(CLOSED),
            Script::Latin => latin && (capital || index > first && passage.classes(index).any(CLOSED)),
            Script::Digits => index > first,
            Script::Other => false,
        }
    })
}
