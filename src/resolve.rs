//! Resolution: from overlapping candidates to the best set that does not overlap. Knows scores and positions; knows no
//! language and no list.

use crate::candidate::{Candidate, Sorter, Source};
use crate::entity::EntityKind;
use crate::evidence::Weights;

/// Resolves block after block, and keeps its memory from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Resolver {
    sorter: Sorter,
    best: Vec<(Value, bool)>,
}

impl Resolver {
    /// Scores all candidates, sorts them, and marks the best set: the one of the highest total score, found by weighted
    /// interval scheduling over each cluster of overlapping candidates.
    ///
    /// Ties go to the longer span, then the earlier, then by kind (person, place, agency, date), then by gazetteer order.
    /// Costs a sort, and for each cluster its candidates times their logarithm.
    pub(crate) fn resolve(
        &mut self,
        candidates: &mut Vec<Candidate>,
        weights: &Weights,
        chosen: &mut Vec<u32>,
    ) {
        for candidate in candidates.iter_mut() {
            candidate.score = weights.score(candidate.evidence);
        }
        self.sorter.sort(candidates, order);
        corroborate(candidates, weights);
        chosen.clear();
        let mut start = 0;
        while start < candidates.len() {
            let mut end = start + 1;
            let mut reach = candidates[start].last;
            while end < candidates.len() && candidates[end].first <= reach {
                reach = reach.max(candidates[end].last);
                end += 1;
            }
            schedule(&candidates[start..end], start as u32, &mut self.best, chosen);
            start = end;
        }
    }
}

/// What is named inside the chosen candidate, by number, each followed by what is named inside it: بغداد in جامعة بغداد.
///
/// Nothing is named inside a person or a date, and a shorter reading of the same name is a rival that lost.
pub(crate) fn nested(candidates: &[Candidate], chosen: u32) -> Vec<u32> {
    let mut found = Vec::new();
    nest(candidates, chosen, &mut found);
    found
}

fn nest(candidates: &[Candidate], chosen: u32, found: &mut Vec<u32>) {
    let outer = candidates[chosen as usize];
    if matches!(outer.kind, EntityKind::Person | EntityKind::Date) {
        return;
    }
    let from = candidates.partition_point(|c| c.first < outer.first);
    let numbers: Vec<u32> = (from..candidates.len())
        .take_while(|&i| candidates[i].first <= outer.last)
        .filter(|&i| is_inside(&candidates[i], &outer))
        .map(|i| i as u32)
        .collect();
    let cluster: Vec<Candidate> = numbers.iter().map(|&i| candidates[i as usize]).collect();
    let mut best = Vec::new();
    schedule(&cluster, 0, &mut Vec::new(), &mut best);
    for inner in best.into_iter().map(|i| numbers[i as usize]) {
        found.push(inner);
        nest(candidates, inner, found);
    }
}

/// Whether a candidate may be a name inside another: shorter, so that nesting ends, and no rival reading of it.
fn is_inside(inner: &Candidate, outer: &Candidate) -> bool {
    let rival = inner.kind == outer.kind
        && inner.first == outer.first
        && (matches!(inner.source, Source::Grammar { .. }) || inner.source == outer.source);
    inner.last <= outer.last && inner.len() < outer.len() && inner.kind != EntityKind::Date && !rival
}

/// The candidates that share a token with the chosen one, by number.
pub(crate) fn rivals(candidates: &[Candidate], chosen: u32) -> impl Iterator<Item = u32> + '_ {
    let winner = candidates[chosen as usize];
    // No phrase is longer than this many tokens before the winner; a longer rival would have been the longer name.
    let from = candidates.partition_point(|c| c.first + 64 < winner.first);
    (from..candidates.len())
        .take_while(move |&i| candidates[i].first <= winner.last)
        .filter(move |&i| i as u32 != chosen && candidates[i].overlaps(&winner))
        .map(|i| i as u32)
}

/// Lets a listed reading profit from a grammar that reads the same words as the same kind: the list gives the id, the grammar
/// what speaks for it here. Candidates are sorted by [`order`].
fn corroborate(candidates: &mut [Candidate], weights: &Weights) {
    for group in candidates.chunk_by_mut(|a, b| (a.first, a.last) == (b.first, b.last)) {
        for i in 0..group.len() {
            let listed = group[i];
            if !matches!(listed.source, Source::Form { .. }) {
                continue;
            }
            let grammar = group.iter().filter(|c| {
                c.kind == listed.kind
                    && c.clitics == listed.clitics
                    && matches!(c.source, Source::Grammar { .. })
            });
            let best = grammar
                .map(|c| c.evidence.or(listed.evidence))
                .map(|e| (weights.score(e), e))
                .max_by_key(|(score, _)| *score);
            if let Some((score, evidence)) = best.filter(|(score, _)| *score > listed.score) {
                group[i].evidence = evidence;
                group[i].score = score;
            }
        }
    }
}

/// Sort key: by place, and where the place is the same, the better candidate first; then by kind, then lists before templates, these
/// before what the document remembers, that before grammars. What is equal in all of this stays in gazetteer order, in which matchers propose.
fn order(c: &Candidate) -> u128 {
    let source = match c.source {
        Source::Form { .. } => 0,
        Source::Composed { .. } => 1,
        Source::Remembered(_) => 2,
        Source::Grammar { .. } => 3,
        Source::Date(_) => 4,
    };
    let worst_last = i32::MAX.abs_diff(c.score);
    c.place() | u128::from(worst_last) << 40 | (c.kind as u128) << 36 | source << Sorter::OWN_BITS
}

/// The best set within one cluster, sorted by first token.
fn schedule(cluster: &[Candidate], offset: u32, best: &mut Vec<(Value, bool)>, chosen: &mut Vec<u32>) {
    if let [only] = cluster {
        if only.score > 0 {
            chosen.push(offset);
        }
        return;
    }
    // best[i]: the best value of the candidates from i on, and whether i is in it. Candidates are sorted by first token,
    // so those after the end of i are a suffix.
    best.clear();
    best.resize(cluster.len() + 1, (Value::default(), false));
    for i in (0..cluster.len()).rev() {
        let candidate = &cluster[i];
        let without = best[i + 1].0;
        best[i] = (without, false);
        if candidate.score > 0 {
            let next = cluster.partition_point(|c| c.first <= candidate.last);
            let with = best[next].0.plus(candidate);
            // At equal worth the one met later in this backward walk is the earlier or better sorted: it wins.
            if with >= without {
                best[i] = (with, true);
            }
        }
    }
    let mut i = 0;
    while i < cluster.len() {
        if best[i].1 {
            chosen.push(offset + i as u32);
            i = cluster.partition_point(|c| c.first <= cluster[i].last);
        } else {
            i += 1;
        }
    }
}

/// What each mention of a set costs, in hundredths: one long name is worth more than two short ones side by side.
const PRICE: i32 = 100;

/// What a candidate of positive score adds to a set. Never nothing, so that what stands alone is chosen.
fn worth(score: i32) -> i32 {
    (score - PRICE).max(1)
}

/// What a set is worth: what its mentions add, then the tokens it covers, then how few mentions cover them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Value {
    score: i32,
    tokens: u32,
    fewer: i32,
}

impl Value {
    fn plus(self, candidate: &Candidate) -> Value {
        Value {
            score: self.score + worth(candidate.score),
            tokens: self.tokens + candidate.len(),
            fewer: self.fewer - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::candidate::NO_SUBKIND;
    use crate::clitic::Clitics;
    use crate::evidence::EvidenceSet;

    fn candidate(first: u32, last: u32, score: i32) -> Candidate {
        let source = Source::Grammar { subkind: NO_SUBKIND };
        Candidate {
            first,
            last,
            clitics: Clitics::NONE,
            kind: EntityKind::Place,
            source,
            evidence: EvidenceSet::default(),
            score,
        }
    }

    fn best(cluster: &[Candidate]) -> Vec<u32> {
        let mut sorted = cluster.to_vec();
        sorted.sort_by_key(order);
        let mut chosen = Vec::new();
        schedule(&sorted, 0, &mut Vec::new(), &mut chosen);
        chosen
    }

    #[test]
    fn the_longer_name_beats_the_place_inside_it_only_if_it_is_worth_more() {
        let (university, city) = (candidate(0, 1, 400), candidate(1, 1, 300));
        assert_eq!(best(&[university, city]), [0]);
        assert_eq!(best(&[candidate(0, 1, 200), city]), [1]);
        assert_eq!(best(&[candidate(0, 1, 300), city]), [0], "a tie goes to the longer");
        assert_eq!(best(&[candidate(0, 0, 320), candidate(0, 1, 560), city]), [1], "one name, not two");
        assert_eq!(best(&[candidate(0, 0, -100)]), [0u32; 0]);
        assert_eq!(best(&[candidate(0, 0, 1)]), [0], "whatever is worth something");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_set_is_disjoint_and_no_other_set_is_worth_more(
            spans in proptest::collection::vec((0u32..12, 0u32..4, -300i32..600), 1..10)
        ) {
            let mut sorted: Vec<Candidate> = spans.iter().map(|&(first, len, score)| candidate(first, first + len, score)).collect();
            sorted.sort_by_key(order);
            let chosen = best(&sorted);
            for pair in chosen.windows(2) {
                prop_assert!(sorted[pair[0] as usize].last < sorted[pair[1] as usize].first);
            }
            let best: i32 = chosen.iter().map(|&i| worth(sorted[i as usize].score)).sum();
            for subset in 0u32..1 << sorted.len() {
                let set: Vec<&Candidate> = sorted.iter().enumerate().filter(|(i, _)| subset >> i & 1 == 1).map(|(_, c)| c).collect();
                let disjoint = set.iter().enumerate().all(|(i, a)| set[i + 1..].iter().all(|b| !a.overlaps(b)));
                let positive = set.iter().all(|c| c.score > 0);
                prop_assert!(!disjoint || !positive || set.iter().map(|c| worth(c.score)).sum::<i32>() <= best);
            }
        }
    }
}
