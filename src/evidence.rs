//! What speaks for and against a candidate, and how much each piece weighs. The weights are data: `gazetteers/evidence.tsv`.

use crate::error::{Error, Result};

/// Declares [`Evidence`] with the names used in the weight table.
macro_rules! evidence {
    ($($variant:ident = $name:literal,)*) => {
        /// One kind of evidence; what each means stands in the weight table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Evidence { $($variant,)* }

        impl Evidence {
            pub(crate) const ALL: &[Evidence] = &[$(Evidence::$variant),*];

            /// The name in the weight table.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Evidence::$variant => $name,)* }
            }
        }
    };
}

evidence! {
    ListedPlace = "listed_place",
    ListedPerson = "listed_person",
    ListedAgency = "listed_agency",
    ByTemplate = "by_template",
    OwnList = "own_list",
    SeveralWords = "several_words",
    ManyWords = "many_words",
    PriorHigh = "prior_high",
    PriorLow = "prior_low",
    Derived = "derived_spelling",
    Loose = "loose_spelling",
    OrdinaryWord = "ordinary_word",
    NeedsContext = "needs_context",
    AlsoPersonName = "also_person_name",
    Clitic = "clitic",
    ClashingClitic = "clashing_clitic",
    ShortRest = "short_rest",
    KnownWhole = "known_whole",
    LowerCase = "lower_case",
    WrongCase = "wrong_case",
    SentenceStart = "sentence_start",
    PrepositionBefore = "preposition_before",
    PlaceHeadBefore = "place_head_before",
    PlaceNounAfter = "place_noun_after",
    LocativeBefore = "locative_before",
    Contained = "contained",
    AgencyHeadBefore = "agency_head_before",
    AgencyNounAfter = "agency_noun_after",
    AgencyContext = "agency_context",
    Defined = "defined",
    Acronym = "acronym",
    Team = "team",
    PlacePosition = "place_position",
    TitleBefore = "title_before",
    StrongTitleBefore = "strong_title_before",
    NisbaBefore = "nisba_before",
    SpeechBefore = "speech_before",
    SpeechAfter = "speech_after",
    TitleAfter = "title_after",
    InEvent = "in_event",
    NeighbourOfKind = "neighbour_of_kind",
    NameBeside = "name_beside",
    InsideName = "inside_name",
    CapitalBeside = "capital_beside",
    SeenInDocument = "seen_in_document",
    PersonInDocument = "person_in_document",
    AcronymFollows = "acronym_follows",
    Quoted = "quoted",
    Dateline = "dateline",
    GivenName = "given_name",
    OrdinaryGiven = "ordinary_given",
    FamilyName = "family_name",
    Lineage = "lineage",
    Kunya = "kunya",
    TwoParts = "two_parts",
    ThreeParts = "three_parts",
    UnknownPart = "unknown_part",
    UnknownParts = "unknown_parts",
    OrdinaryPart = "ordinary_part",
    CutShort = "cut_short",
    Initial = "initial",
    NameLike = "name_like",
    WordLike = "word_like",
    LonePart = "lone_part",
    HeadNoun = "head_noun",
    WeakHead = "weak_head",
    GenericHead = "generic_head",
    DefiniteHead = "definite_head",
    TailNoun = "tail_noun",
    NisbaComplement = "nisba_complement",
    PlaceComplement = "place_complement",
    NameComplement = "name_complement",
    WordComplement = "word_complement",
    UnknownComplement = "unknown_complement",
    CapitalSequence = "capital_sequence",
    Joined = "joined",
    GoesOn = "goes_on",
    OwnPlace = "own_place",
    Directed = "directed",
    Adverse = "adverse",
    DateShape = "date_shape",
    DateWeak = "date_weak",
    DateParts = "date_parts",
}

/// The evidence of one candidate: each kind is there or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct EvidenceSet(u128);

impl EvidenceSet {
    pub(crate) fn add(&mut self, evidence: Evidence) {
        self.0 |= 1 << evidence as u8;
    }

    pub(crate) fn add_if(&mut self, condition: bool, evidence: Evidence) {
        if condition {
            self.add(evidence);
        }
    }

    pub(crate) fn remove(&mut self, evidence: Evidence) {
        self.0 &= !(1 << evidence as u8);
    }

    pub(crate) fn has(self, evidence: Evidence) -> bool {
        self.0 >> (evidence as u8) & 1 == 1
    }

    pub(crate) fn or(self, other: EvidenceSet) -> EvidenceSet {
        EvidenceSet(self.0 | other.0)
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Evidence> {
        Evidence::ALL.iter().copied().filter(move |e| self.has(*e))
    }
}

/// The weight of each kind of evidence, in hundredths, and what it means.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    by_kind: [i32; 128],
    meanings: [&'static str; 128],
}

const TABLE: &str = include_str!("../gazetteers/evidence.tsv");

impl Weights {
    /// Reads the table that comes with the crate.
    pub(crate) fn bundled() -> Result<Self> {
        let (mut by_kind, mut meanings) = ([0; 128], [""; 128]);
        let mut seen = EvidenceSet::default();
        for (line, row) in (1..)
            .zip(TABLE.lines())
            .filter(|(_, row)| !row.starts_with('#') && !row.starts_with("evidence\t"))
        {
            let fault = |message: String| Error::at("evidence.tsv", line, message);
            let mut cells = row.split('\t');
            let (name, weight) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
            let kind = Evidence::ALL.iter().find(|e| e.name() == name);
            let kind = *kind.ok_or_else(|| fault(format!("unknown evidence {name:?}")))?;
            let weight: f64 = weight
                .parse()
                .map_err(|_| fault(format!("{weight:?} is no weight; expected a number such as -1.5")))?;
            by_kind[kind as usize] = (weight * 100.0).round() as i32;
            meanings[kind as usize] = cells.next().unwrap_or("");
            seen.add(kind);
        }
        match Evidence::ALL.iter().find(|e| !seen.has(**e)) {
            None => Ok(Weights { by_kind, meanings }),
            Some(missing) => Err(Error::new(format!("evidence.tsv: no weight for {}", missing.name()))),
        }
    }

    pub(crate) fn weight(&self, evidence: Evidence) -> i32 {
        self.by_kind[evidence as usize]
    }

    /// What the table says that a kind of evidence means.
    pub(crate) fn meaning(&self, evidence: Evidence) -> &'static str {
        self.meanings[evidence as usize]
    }

    /// The sum of the weights, in hundredths. Only what is above zero is worth a mention.
    pub(crate) fn score(&self, evidence: EvidenceSet) -> i32 {
        let mut bits = evidence.0;
        let mut sum = 0;
        while bits != 0 {
            sum += self.by_kind[bits.trailing_zeros() as usize];
            bits &= bits - 1;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_weight_and_fits_the_set() {
        Weights::bundled().expect("the bundled table is whole");
        assert!(Evidence::ALL.len() <= 128);
    }

    #[test]
    fn a_score_is_the_sum_of_weights() {
        let weights = Weights::bundled().expect("whole");
        let mut set = EvidenceSet::default();
        set.add(Evidence::ListedPlace);
        set.add(Evidence::Clitic);
        assert_eq!(
            weights.score(set),
            weights.weight(Evidence::ListedPlace) + weights.weight(Evidence::Clitic)
        );
    }
}
