//! What a person may do next, as a reading suggests it.

use serde::Serialize;

use crate::finding::{Finding, PERSONAL_DATA};
use crate::text::TextKind;

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
    /// Somebody's personal data in public comes first. A case number alone says
    /// more about what to do with the text than that it should go. What was
    /// asked is answered, however sharp its tone; criticism is left alone. An
    /// own text is not hidden but looked at before it goes out.
    #[must_use]
    pub fn of(findings: &[Finding], kind: TextKind) -> Self {
        let is_case = |finding: &Finding| finding.kind == "case_number";
        let personal = findings.iter().any(|f| f.ground == Some(PERSONAL_DATA) && !is_case(f));
        let case = findings.iter().any(is_case);
        match kind {
            TextKind::Draft | TextKind::Note if personal || case => Self::Look,
            TextKind::Draft | TextKind::Note => Self::Leave,
            TextKind::Comment if personal => Self::HideForReview,
            TextKind::Comment if case => Self::Transfer,
            TextKind::Comment if findings.iter().any(|f| f.kind == "question") => Self::Answer,
            TextKind::Comment if findings.iter().any(|f| f.kind == "abuse") => Self::Look,
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
