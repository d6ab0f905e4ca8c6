//! Cases as tables, and the runner that turns their substrings into spans. Knows mentions; knows no test.

use std::fmt::Write;
use std::sync::LazyLock;

use musamma::{EntityKind, Extraction, Extractor, Mention, Span};

/// The bundled gazetteers with all kinds, shared by all tests.
pub static BUNDLED: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::new().expect("the bundled gazetteers are whole"));

/// One mention that a case expects.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    text: &'static str,
    kind: EntityKind,
    prefix: &'static str,
    /// `None` where the case does not say.
    id: Option<&'static str>,
    nested: bool,
}

pub const fn person(text: &'static str) -> Expected {
    Expected { text, kind: EntityKind::Person, prefix: "", id: None, nested: false }
}

pub const fn place(text: &'static str) -> Expected {
    Expected { kind: EntityKind::Place, ..person(text) }
}

pub const fn agency(text: &'static str) -> Expected {
    Expected { kind: EntityKind::Agency, ..person(text) }
}

impl Expected {
    /// With this id.
    pub const fn id(self, id: &'static str) -> Expected {
        Expected { id: Some(id), ..self }
    }

    /// With these proclitics directly before it, reported as its prefix.
    pub const fn after(self, prefix: &'static str) -> Expected {
        Expected { prefix, ..self }
    }

    /// Inside the mention before it, and after what was already found there.
    pub const fn nested(self) -> Expected {
        Expected { nested: true, ..self }
    }

    fn fits(&self, span: Span, mention: &Mention) -> bool {
        mention.span() == span
            && mention.kind() == self.kind
            && mention.prefix() == self.prefix
            && self.id.is_none_or(|id| mention.id() == Some(id))
    }
}

/// Whether a case lists every mention of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// These mentions and no others.
    All,
    /// These among others.
    Among,
}

/// A situation, its text, and the mentions in the order of the text.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    pub name: &'static str,
    pub text: &'static str,
    pub expected: &'static [Expected],
    pub scope: Scope,
    pub why: &'static str,
}

/// A case that lists every mention.
pub const fn all(
    name: &'static str,
    text: &'static str,
    expected: &'static [Expected],
    why: &'static str,
) -> Case {
    Case { name, text, expected, scope: Scope::All, why }
}

/// A case that lists some of the mentions.
pub const fn among(
    name: &'static str,
    text: &'static str,
    expected: &'static [Expected],
    why: &'static str,
) -> Case {
    Case { name, text, expected, scope: Scope::Among, why }
}

/// Checks every case with the bundled gazetteers.
pub fn check(cases: &[Case]) {
    check_with(&BUNDLED, cases);
}

/// Checks every case with `extractor`, and reports all that fail together.
pub fn check_with(extractor: &Extractor, cases: &[Case]) {
    assert!(!cases.is_empty(), "a table without cases checks nothing");
    let mut report = String::new();
    for case in cases {
        let extraction = extractor.extract(case.text);
        assert_sound(&extraction);
        if let Err(fault) = compare(case, &extraction) {
            describe(case, &fault, &extraction, &mut report);
        }
    }
    let failed = report.matches("\n== ").count();
    assert!(report.is_empty(), "{failed} of {} cases fail\n{report}", cases.len());
}

/// What holds for every extraction: each mention is the slice of its span, its prefix stands directly before it, and
/// mentions are sorted and share no byte unless one lies in the other.
pub fn assert_sound(extraction: &Extraction) {
    let text = extraction.text();
    for mention in extraction.mentions() {
        let Span { start, end } = mention.span();
        assert!(start < end, "{:?} is empty in {text:?}", mention.span());
        assert_eq!(text.get(start..end), Some(mention.as_str()), "the span is not the slice in {text:?}");
        let before = text.get(..start).expect("a span starts on a char boundary");
        assert!(
            before.ends_with(mention.prefix()),
            "{:?} does not stand before {:?} in {text:?}",
            mention.prefix(),
            mention.as_str()
        );
        let confidence = mention.confidence();
        assert!(confidence > 0.0 && confidence < 1.0, "{confidence} for {:?} in {text:?}", mention.as_str());
    }
    let mut outer: Option<&Mention> = None;
    for mention in extraction.mentions() {
        let inside = outer.is_some_and(|outer| outer.span().contains(mention.span()));
        if let Some(outer) = outer.filter(|_| !inside) {
            let (a, b) = (outer.span(), mention.span());
            assert!(
                a.end <= b.start,
                "{:?} and {:?} overlap or are out of order in {text:?}",
                outer.as_str(),
                mention.as_str()
            );
        }
        outer = if inside { outer } else { Some(mention) };
    }
}

/// The mentions as one line each, with what cases speak of.
pub fn list(mentions: &[Mention]) -> String {
    let mut lines = String::new();
    for mention in mentions {
        let Span { start, end } = mention.span();
        let id = mention.id().unwrap_or("-");
        let _ = writeln!(
            lines,
            "    {start}..{end} {:?} {} {id} prefix {:?}",
            mention.as_str(),
            mention.kind(),
            mention.prefix()
        );
    }
    lines
}

fn compare(case: &Case, extraction: &Extraction) -> Result<(), String> {
    let spans = spans(case)?;
    let got = extraction.mentions();
    for (expected, &span) in case.expected.iter().zip(&spans) {
        if !got.iter().any(|mention| expected.fits(span, mention)) {
            return Err(format!("no such mention: {:?} at {}..{}", expected.text, span.start, span.end));
        }
    }
    if case.scope == Scope::All && got.len() != spans.len() {
        let unexpected = got.iter().find(|mention| !spans.contains(&mention.span()));
        return Err(format!(
            "unexpected: {:?}",
            unexpected.map_or("a second one", |mention| mention.as_str())
        ));
    }
    Ok(())
}

/// Where the expected mentions stand: each after the one before it, the nested ones inside it.
fn spans(case: &Case) -> Result<Vec<Span>, String> {
    let mut spans = Vec::new();
    let mut outer = Span { start: 0, end: 0 };
    let mut inner = 0;
    for expected in case.expected {
        let region = if expected.nested { inner..outer.end } else { outer.end..case.text.len() };
        let wanted = format!("{}{}", expected.prefix, expected.text);
        let at = case.text[region.clone()]
            .find(&wanted)
            .ok_or_else(|| format!("the case itself is wrong: no {wanted:?} in the rest of the text"))?;
        let start = region.start + at + expected.prefix.len();
        let span = Span { start, end: start + expected.text.len() };
        if expected.nested {
            inner = span.end;
        } else {
            (outer, inner) = (span, span.start);
        }
        spans.push(span);
    }
    Ok(spans)
}

/// Text, expected, got, and which readings of the same words were weighed.
fn describe(case: &Case, fault: &str, extraction: &Extraction, report: &mut String) {
    let Case { name, text, expected, scope, why } = case;
    let _ = writeln!(report, "\n== {name}: {fault}\n  why  {why}\n  text {text:?}");
    let _ = writeln!(report, "  expected ({})", if *scope == Scope::All { "all" } else { "among others" });
    for Expected { text, kind, prefix, id, .. } in *expected {
        let _ = writeln!(report, "    {text:?} {kind} {} prefix {prefix:?}", id.unwrap_or("any id"));
    }
    let _ = writeln!(report, "  got\n{}", list(extraction.mentions()).trim_end());
    static EXPLAINING: LazyLock<Extractor> = LazyLock::new(|| {
        Extractor::builder().explain(true).build().expect("the bundled gazetteers are whole")
    });
    let _ = writeln!(report, "  look at (bundled lists alone)");
    let explained = EXPLAINING.extract(*text);
    for mention in explained.mentions() {
        let _ = writeln!(report, "    found {}", mention.explain().expect("built to explain").reading);
    }
    for reading in explained.passed_over().iter().take(12) {
        let _ = writeln!(report, "    passed over {reading}");
    }
}
