//! Web and mail addresses: stretches of text whose words are no names. Knows characters only.

use std::ops::Range;

use once_cell::sync::Lazy;
use regex::Regex;

/// Each begins with a literal or has one in it that a scan at memory speed can look for.
static PATTERNS: Lazy<[Regex; 3]> = Lazy::new(|| {
    [
        r#"(?:https?|ftp)://[^\s<>"«»“”]+"#,
        r#"(?:www|WWW)\.[^\s<>"«»“”]+"#,
        r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63})+",
    ]
    .map(|pattern| Regex::new(pattern).expect("the patterns are constants and tested"))
});

/// The addresses in `text`, sorted and disjoint. Linear in the text.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = PATTERNS.iter().flat_map(|p| p.find_iter(text).map(|m| m.range())).collect();
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    found.retain(|range| {
        let free = range.start >= end;
        end = end.max(range.end);
        free
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_their_neighbours() {
        let cases: &[(&str, &[&str])] = &[
            ("see https://example.org/Cairo?x=1 now", &["https://example.org/Cairo?x=1"]),
            ("زوروا www.example.org/القاهرة اليوم", &["www.example.org/القاهرة"]),
            ("write to Paris.Hotel@example.com.", &["Paris.Hotel@example.com"]),
            ("http://a.b/c@d.e", &["http://a.b/c@d.e"]),
            ("@Cairo and #Paris", &[]),
            ("a @ b", &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
