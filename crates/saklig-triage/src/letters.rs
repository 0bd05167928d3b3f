//! Whether a text is written as in Denmark and Norway or as in Sweden and Finland:
//! by letters and small words that the others have not. A sentence of three words
//! shows that before it shows its language.

use std::cmp::Ordering;
use std::ops::Range;

use crate::announced::words;
use crate::page::Page;
use crate::small::{Small, SmallWords};

/// Letters and small words that only some of the languages have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// `æ` or `ø`, "jeg": Danish or Norwegian.
    Western,
    /// `ä` or `ö`, "jag": Swedish or Finnish.
    Eastern,
    /// All have them.
    Shared,
}

impl Letters {
    /// Those of a part of the text, and of what stands near it; if that tells nothing,
    /// of what stands further off.
    pub(crate) fn around(page: &Page<'_>, part: Range<usize>) -> Self {
        const NEAR: usize = 40;
        const FAR: usize = 240;
        let within = |bytes: usize| {
            let start = page.boundary(part.start.saturating_sub(bytes));
            let end = page.boundary((part.end + bytes).min(page.plain.len()));
            Self::of(page.lower.get(start..end).unwrap_or_default(), page.small)
        };
        match within(NEAR) {
            Self::Shared => within(FAR),
            told => told,
        }
    }

    fn of(text: &str, small: &SmallWords) -> Self {
        let (mut western, mut eastern) = (0, 0);
        for word in words(text) {
            western += usize::from(word.contains(['æ', 'ø']) || small.is(word, Small::WESTERN));
            eastern += usize::from(word.contains(['ä', 'ö']) || small.is(word, Small::EASTERN));
        }
        match western.cmp(&eastern) {
            Ordering::Greater => Self::Western,
            Ordering::Less => Self::Eastern,
            Ordering::Equal => Self::Shared,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::small::tests::SMALL;

    #[test]
    fn three_words_show_it() {
        for text in ["jobcentret har glemt", "sagsbehandleren kender mig", "kære kommune", "hvor er svaret"] {
            assert_eq!(Letters::of(text, &SMALL), Letters::Western, "{text}");
        }
        for text in
            ["jag har glömt", "handläggaren vet inget", "var finns svaret", "på strøget! mitt pnr är, ring någon"]
        {
            assert_eq!(Letters::of(text, &SMALL), Letters::Eastern, "{text}");
        }
        assert_eq!(Letters::of("mvh maja ek", &SMALL), Letters::Shared);
    }
}
