//! Facets: which parts of an answer are links, mentions and topics. The
//! network does not look for them itself, and counts in bytes of UTF-8.

use std::ops::Range;

/// What a part of a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Feature {
    /// A web address, whole.
    Link(String),
    /// A user name, without its `@`.
    Mention(String),
    /// A topic, without its `#`.
    Tag(String),
}

/// Finds the links, mentions and topics of a text, in order.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Feature)> {
    words(text).filter_map(|(start, word)| feature(start, word)).collect()
}

/// Words as set apart by white space, without what opens a parenthesis or a
/// quotation, with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| {
        let word = word.trim_start_matches(['(', '[', '"', '\'', '”', '«', '»']);
        (word.as_ptr() as usize - text.as_ptr() as usize, word)
    })
}

fn feature(start: usize, word: &str) -> Option<(Range<usize>, Feature)> {
    let (length, feature) = if word.starts_with("https://") || word.starts_with("http://") {
        let link = without_tail(word);
        let host = link.split_once("://").map_or("", |(_, rest)| rest);
        (link.len(), host.starts_with(char::is_alphanumeric).then(|| Feature::Link(link.to_owned()))?)
    } else if let Some(rest) = word.strip_prefix('@') {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        let handle = rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())].trim_end_matches(['.', '-']);
        let has_domain = handle.split_once('.').is_some_and(|(name, domain)| !name.is_empty() && !domain.is_empty());
        (1 + handle.len(), has_domain.then(|| Feature::Mention(handle.to_ascii_lowercase()))?)
    } else {
        let rest = word.strip_prefix('#')?;
        let tag = &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').unwrap_or(rest.len())];
        let is_topic = tag.chars().any(char::is_alphabetic) && tag.chars().count() <= 64;
        (1 + tag.len(), is_topic.then(|| Feature::Tag(tag.to_owned()))?)
    };
    Some((start..start + length, feature))
}

/// An address without the full stop, or the closing parenthesis that it did
/// not open itself, that ends the sentence around it.
fn without_tail(mut link: &str) -> &str {
    while let Some(last) = link.chars().next_back() {
        let closes = last == ')' && !link.contains('(') || last == ']' && !link.contains('[');
        if !closes && !matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '"' | '\'' | '”' | '»' | '«') {
            break;
        }
        link = &link[..link.len() - last.len_utf8()];
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Feature)> {
        find(text).into_iter().map(|(range, feature)| (&text[range], feature)).collect()
    }

    #[test]
    fn places_are_bytes_after_letters_of_many_bytes() {
        let text = "Åäö 👩‍👩‍👧 läs https://exempel.test/å?b=1.";
        let [(range, feature)] = &find(text)[..] else { panic!("one link") };
        assert_eq!(&text.as_bytes()[range.clone()], "https://exempel.test/å?b=1".as_bytes());
        assert_eq!(*range, text.len() - 28..text.len() - 1);
        assert_eq!(*feature, Feature::Link("https://exempel.test/å?b=1".to_owned()));
    }

    #[test]
    fn the_sentence_around_is_left_out() {
        let links = |text| found(text).into_iter().map(|(part, _)| part).collect::<Vec<_>>();
        assert_eq!(links("(se https://a.test/b)."), ["https://a.test/b"]);
        assert_eq!(links("(https://a.test/b_(c))"), ["https://a.test/b_(c))"]);
        assert_eq!(links("https://a.test, http://b.test!"), ["https://a.test", "http://b.test"]);
        assert_eq!(links("https:// http://. ftp://a.test a.test"), Vec::<&str>::new());
    }

    #[test]
    fn mentions_and_topics() {
        let mention = Feature::Mention("anna.exempel.test".to_owned());
        assert_eq!(found("Hej @Anna.exempel.test!"), [("@Anna.exempel.test", mention)]);
        assert_eq!(found("a@b.test @anna @ @.test"), []);
        assert_eq!(found("#snöröjning, #1 #"), [("#snöröjning", Feature::Tag("snöröjning".to_owned()))]);
    }
}
