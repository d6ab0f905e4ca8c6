//! Web and mail addresses: stretches of text whose words are no names. Knows characters only.

use std::ops::Range;

use once_cell::sync::Lazy;
use regex::Regex;

/// A web address; it begins with literals that a scan at memory speed can look for.
static WEB: Lazy<Regex> = Lazy::new(|| {
    Regex::new(r#"(?:(?:https?|ftp)://|(?:www|WWW)\.)[^\s<>"«»“”]+"#)
        .expect("the pattern is a constant and tested")
});

/// The mail addresses in `text`. Each letter is looked at twice at most.
fn mail(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let is_domain = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    text.match_indices('@').filter_map(move |(at, _)| {
        let local = text[..at].chars().rev().take_while(|&c| is_local(c)).count();
        let domain = text[at + 1..].chars().take_while(|&c| is_domain(c)).count();
        let host = text[at + 1..at + 1 + domain].trim_end_matches('.');
        let dotted = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
        // Both sides are ASCII, so characters are bytes.
        (local > 0 && dotted).then(|| at - local..at + 1 + host.len())
    })
}

/// The addresses in `text`, sorted and disjoint. Linear in the text.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = WEB.find_iter(text).map(|m| m.range()).chain(mail(text)).collect();
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
            ("a@b.c@d.e", &["a@b.c"]),
            ("name@host", &[]),
            ("(محمد@example.org, x@example.org.)", &["x@example.org"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
