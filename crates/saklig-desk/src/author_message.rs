//! What an author is told of a step against them: in the words of the packs, or in
//! those of whoever decides, but never without how to complain.

use saklig_model::{
    ground::GroundRef,
    language::Language,
    pack::{Pack, Texts, placeholders},
};
use saklig_triage::TextKind;

use crate::{Desk, Refusal, acts::Scene};

/// The word in braces that stands for how to complain.
pub(crate) const COMPLAINT: &str = "complaint";

/// The words in braces that such a message may hold.
const WORDS: [&str; 8] = [COMPLAINT, "authority", "channel", "date", "explanation", "ground", "rules", "until"];

/// The most characters.
const MOST: usize = 3_000;

/// The notice of a pack for a step, to begin from: in the author's language, where
/// it is one of the house's, or the authority's.
pub(crate) fn proposed(pack: &Pack, notice: &str, lang: Option<&str>, or: Language) -> String {
    let language = lang.and_then(Language::from_code).unwrap_or(or);
    pack.notice(notice).map_or_else(String::new, |notice| notice.text.get(language).to_owned())
}

/// The message as it is kept.
///
/// # Errors
/// Where it is too long, holds a word in braces that is none, or does not say how
/// to complain.
fn checked(text: &str) -> Result<String, Refusal> {
    let text = text.trim().replace("\r\n", "\n").replace('\0', "");
    let got = text.chars().count();
    if got > MOST {
        return Err(Refusal::TooLong { most: MOST, got });
    }
    let words = placeholders(&text);
    if let Some(word) = words.iter().find(|word| !WORDS.contains(word)) {
        return Err(Refusal::UnknownWord { word: (*word).to_owned() });
    }
    if words.contains(COMPLAINT) { Ok(text) } else { Err(Refusal::NoComplaintRoute) }
}

impl Desk {
    /// The message that somebody wrote for an item's author, or the pack's own.
    pub(crate) async fn message_for(
        &self,
        scene: &Scene,
        notice: &str,
        written: Option<&str>,
        sure: bool,
    ) -> Result<String, Refusal> {
        let authority = self.authority(scene.channel.authority).await?;
        let pack = self.pack(&authority)?;
        let lang = scene.item.item.lang.as_deref();
        let text = checked(&written.map_or_else(|| proposed(&pack, notice, lang, authority.language), str::to_owned))?;
        if !sure {
            let found = self.hints(scene.channel.authority, &text, TextKind::Note, None).await?;
            if !found.is_empty() {
                return Err(Refusal::NotePersonalData { found });
            }
        }
        Ok(text)
    }
}

/// How to complain, in the words of the pack; where it has none, the address alone.
pub(crate) fn complaint(pack: &Pack) -> Texts {
    let words = |language: Language| {
        pack.notice(COMPLAINT).map_or_else(|| "{contact}".to_owned(), |notice| notice.text.get(language).to_owned())
    };
    Texts { sv: words(Language::Sv), da: words(Language::Da), en: words(Language::En) }
}

/// What somebody decides about a comment's author: a limit, or a block.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The ground.
    pub ground: GroundRef,
    /// Why, in words.
    pub reasons: String,
    /// The last day.
    pub until: Option<jiff::civil::Date>,
    /// What the author is told; `None` for the pack's own words.
    pub message: Option<String>,
    /// Whether to keep the texts although they seem to hold personal data.
    pub sure: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_how_to_complain_and_holds_no_unknown_word() {
        assert_eq!(checked(" Till och med {until}. {complaint}\r\n").unwrap(), "Till och med {until}. {complaint}");
        let error = |text: &str| checked(text).unwrap_err().key();
        assert_eq!(error("Du är blockerad."), "refused-no-complaint-route");
        assert_eq!(error(""), "refused-no-complaint-route");
        assert_eq!(error("{complaint} {personnummer}"), "refused-unknown-word");
        assert_eq!(error(&format!("{{complaint}}{}", "å".repeat(3_000))), "refused-too-long");
    }
}
