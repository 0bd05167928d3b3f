//! What a person may do next, as a reading suggests it.

use serde::Serialize;

use crate::finding::{Finding, PERSONAL_DATA};
use crate::text::TextKind;
use crate::threat;

/// A suggestion. It is never carried out here, nor without a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Suggest {
    /// Nothing: leave it visible.
    #[default]
    Leave,
    /// Look at it.
    Look,
    /// Answer it.
    Answer,
    /// Consider transferring it to a case.
    Transfer,
    /// Secure it: it may be a threat.
    Secure,
    /// Consider hiding it.
    HideForReview,
}

impl Suggest {
    /// Its key, as in `saklig triage`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Leave => "leave",
            Self::Look => "look",
            Self::Answer => "answer",
            Self::Transfer => "transfer",
            Self::Secure => "secure",
            Self::HideForReview => "hide_for_review",
        }
    }

    /// What these findings suggest.
    ///
    /// What may be a threat is secured before anything else. Somebody's personal
    /// data in public comes next. A case number alone says more about what to do
    /// with the text than that it should go. Spam and advertising may go, whoever
    /// wrote it. What may be sensitive about somebody is looked at before it is
    /// answered. What was asked is answered, however sharp its tone; criticism is
    /// left alone. An own text is not hidden but looked at before it goes out.
    #[must_use]
    pub fn of(findings: &[Finding], kind: TextKind) -> Self {
        let is_case = |finding: &Finding| finding.kind == "case_number";
        // Most who are named in public may be; a person looks who it is.
        let is_name = |finding: &Finding| finding.kind == "person_name";
        let grounded = |f: &&Finding| f.ground == Some(PERSONAL_DATA) && !is_case(f);
        let personal = findings.iter().filter(grounded).any(|f| !is_name(f));
        let named = findings.iter().filter(grounded).any(is_name);
        let case = findings.iter().any(is_case);
        // Spam and advertising: what a house rule takes away, whoever wrote it.
        let unwanted = findings.iter().any(|f| matches!(f.kind, "spam" | "advertising"));
        let odd = findings.iter().any(|f| matches!(f.kind, "off_topic" | "abuse"));
        let look = findings.iter().any(|finding| ["special_category", "party_political"].contains(&finding.kind));
        match kind {
            TextKind::Draft | TextKind::Note if personal || named || case || look => Self::Look,
            TextKind::Draft | TextKind::Note => Self::Leave,
            TextKind::Comment if findings.iter().any(|f| threat::KINDS.contains(&f.kind)) => Self::Secure,
            TextKind::Comment if personal => Self::HideForReview,
            TextKind::Comment if case => Self::Transfer,
            TextKind::Comment if unwanted => Self::HideForReview,
            TextKind::Comment if look => Self::Look,
            TextKind::Comment if findings.iter().any(|f| f.kind == "question") => Self::Answer,
            TextKind::Comment if odd || named => Self::Look,
            TextKind::Comment => Self::Leave,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Text;
    use crate::triage::tests::{read, read_text};

    #[test]
    fn keys_are_what_is_written() {
        use Suggest::*;
        for suggest in [Leave, Look, Answer, Transfer, Secure, HideForReview] {
            assert_eq!(serde_json::to_value(suggest).unwrap(), suggest.key());
        }
    }

    #[test]
    fn the_weightiest_finding_decides() {
        assert_eq!(read("Ärende 51-123456, pnr 121212-1212, när får jag svar?").suggest, Suggest::HideForReview);
        assert_eq!(read("Ärende 51-123456, när får jag svar?").suggest, Suggest::Transfer);
        assert_eq!(read("Ni är värdelösa. När får jag svar?").suggest, Suggest::Answer);
        assert_eq!(read("Ni är värdelösa.").suggest, Suggest::Leave);
        assert_eq!(read("Fin bild").suggest, Suggest::Leave);
    }

    #[test]
    fn an_own_text_is_looked_at() {
        assert_eq!(read_text(&Text::draft("Hej 121212-1212")).suggest, Suggest::Look);
        assert_eq!(read_text(&Text::draft("Hur mår du?")).suggest, Suggest::Leave);
    }
}
