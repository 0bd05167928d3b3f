//! Plain language (sv. *klarspråk*, da. *klart sprog*): what makes a text hard
//! to read. Only ever a hint: whoever writes knows why a word must stand.

use std::collections::BTreeMap;

/// What could be said more plainly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlainHint {
    /// A sentence is long.
    LongSentence {
        /// How it begins.
        begins: String,
        /// How many words it has.
        words: usize,
    },
    /// An official word has a plainer one.
    OfficialWord {
        /// The word, as it was written.
        word: String,
        /// The plainer one.
        plainer: String,
    },
}

/// The most hints of a text; more help nobody.
const MOST: usize = 8;

/// What could be said more plainly in a text, in the order of the text.
/// `plainer` holds official words in lower case, each with a plainer one.
#[must_use]
pub fn hints(text: &str, longest_sentence: usize, plainer: &BTreeMap<String, String>) -> Vec<PlainHint> {
    let mut hints = Vec::new();
    for sentence in sentences(text) {
        // An address is one word, however it is cut.
        let all: Vec<&str> = sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
        if all.len() > longest_sentence {
            let begins = all.iter().take(6).copied().collect::<Vec<_>>().join(" ");
            hints.push(PlainHint::LongSentence { begins, words: all.len() });
        }
        let words: Vec<&str> = all.iter().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
        let mut at = 0;
        while at < words.len() {
            // The longest phrase first: "i enlighet med" before a word of it.
            let found = (1..=4).rev().find_map(|length| {
                let phrase = words.get(at..at + length)?.join(" ");
                let plain = plainer.get(&phrase.to_lowercase())?;
                Some((length, phrase, plain.clone()))
            });
            let Some((length, word, plain)) = found else {
                at += 1;
                continue;
            };
            let hint = PlainHint::OfficialWord { word, plainer: plain };
            if !hints.contains(&hint) {
                hints.push(hint);
            }
            at += length;
        }
    }
    hints.truncate(MOST);
    hints
}

/// The sentences of a text: they end with a mark and a blank, or with a line.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let mut rest = Some(line);
        std::iter::from_fn(move || {
            let line = rest?;
            let end = line
                .char_indices()
                .zip(line.chars().skip(1))
                .find(|((_, mark), next)| matches!(mark, '.' | '!' | '?') && next.is_whitespace())
                .map(|((at, _), _)| at + 1);
            let (sentence, left) = end.map_or((line, None), |end| (&line[..end], Some(&line[end..])));
            rest = left;
            Some(sentence)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> BTreeMap<String, String> {
        let pairs = [("erhåller", "får"), ("i enlighet med", "enligt"), ("med", "tillsammans med")];
        pairs.map(|(official, plain)| (official.to_owned(), plain.to_owned())).into()
    }

    fn official(text: &str) -> Vec<String> {
        let found = hints(text, 25, &words());
        found
            .into_iter()
            .filter_map(|hint| match hint {
                PlainHint::OfficialWord { word, .. } => Some(word),
                PlainHint::LongSentence { .. } => None,
            })
            .collect()
    }

    #[test]
    fn official_words_are_named_once_and_whole() {
        assert_eq!(
            official("Du Erhåller svar. Du erhåller, i enlighet\nmed lagen, besked."),
            ["Erhåller", "erhåller", "med"]
        );
        assert_eq!(official("Beslutet fattas i enlighet med lagen (med tillägg)."), ["i enlighet med", "med"]);
        assert_eq!(official("Medborgare erhållerna https://erhåller.example/med"), [""; 0]);
        assert_eq!(official(""), [""; 0]);
    }

    #[test]
    fn a_long_sentence_is_told_by_its_beginning() {
        let long = format!("Hej! {} slut. Kort mening.", ["ord"; 30].join(" "));
        let found = hints(&long, 25, &BTreeMap::new());
        assert_eq!(found, [PlainHint::LongSentence { begins: ["ord"; 6].join(" "), words: 31 }]);
        assert!(hints(&["ord"; 25].join(" "), 25, &BTreeMap::new()).is_empty());
        // A mark within an address ends nothing, and blanks of any kind part words.
        assert_eq!(hints("a.b.c \u{a0} d?e", 1, &BTreeMap::new()).len(), 1);
    }
}
