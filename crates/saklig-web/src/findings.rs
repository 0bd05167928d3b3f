//! How findings are shown: each kind's colour and icon. Names and explanations
//! are texts (`finding-<kind>` and its `.why`); an unknown kind is shown by its key.

use crate::{
    html::{Icon, icon},
    say::Say,
};

/// The icons used here, for the test of the sprite.
#[cfg(test)]
pub(crate) const ICONS: &[&str] = &[
    "id",
    "hash",
    "mail",
    "phone",
    "card",
    "car",
    "pin",
    "person",
    "heart",
    "shield",
    "speech",
    "megaphone",
    "layers",
    "question",
    "scale",
    "authority",
    "building",
];

/// Every kind that has a text; the list is open.
pub const KINDS: &[&str] = &[
    "se_personnummer",
    "se_samordningsnummer",
    "se_orgnummer",
    "dk_cpr",
    "no_fodselsnummer",
    "fi_hetu",
    "case_number",
    "email",
    "phone",
    "iban",
    "bankgiro",
    "plusgiro",
    "vehicle_plate",
    "address",
    "person_name",
    "special_category",
    "threat",
    "veiled_threat",
    "abuse",
    "incitement",
    "doxing",
    "spam",
    "advertising",
    "off_topic",
    "question",
    "protected_criticism",
    "party_political",
];

/// The colour of a kind: a word of the style. Never used alone.
#[must_use]
pub fn tone(kind: &str) -> &'static str {
    match kind {
        "threat" | "veiled_threat" | "incitement" | "doxing" | "special_category" => "alarm",
        "abuse" | "spam" | "advertising" | "party_political" => "amber",
        "question" => "spruce",
        "protected_criticism" => "moss",
        "case_number" | "off_topic" | "se_orgnummer" => "plain",
        _ => "sky",
    }
}

/// The icon of a kind.
#[must_use]
pub fn sign(kind: &str) -> Icon {
    icon(match kind {
        "se_personnummer" | "se_samordningsnummer" | "dk_cpr" | "no_fodselsnummer" | "fi_hetu" => "id",
        "email" => "mail",
        "phone" => "phone",
        "iban" | "bankgiro" | "plusgiro" => "card",
        "vehicle_plate" => "car",
        "address" => "pin",
        "person_name" => "person",
        "special_category" => "heart",
        "threat" | "veiled_threat" | "incitement" | "doxing" => "shield",
        "abuse" | "off_topic" => "speech",
        "spam" => "layers",
        "advertising" => "megaphone",
        "question" => "question",
        "protected_criticism" => "scale",
        "party_political" => "authority",
        "se_orgnummer" => "building",
        _ => "hash",
    })
}

/// What a kind is called.
#[must_use]
pub fn name(say: Say, kind: &str) -> String {
    say.find(&format!("finding-{kind}"), None).unwrap_or_else(|| kind.replace('_', " "))
}

/// What a kind is called in the middle of a sentence.
#[must_use]
pub fn inline(say: Say, kind: &str) -> String {
    let name = name(say, kind);
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(letters).collect()
        }
        _ => name,
    }
}

/// Why a kind matters, in plain words.
#[must_use]
pub fn why(say: Say, kind: &str) -> String {
    say.either(&format!("finding-{kind}.why"), "finding-other.why")
}

/// Why this was found: the reason's own words, else the kind's explanation.
#[must_use]
pub fn reason(say: Say, kind: &str, reason: &str) -> String {
    say.find(&format!("reason-{reason}"), None).unwrap_or_else(|| why(say, kind))
}

/// How certain a finding is, in words.
#[must_use]
pub fn certainty(say: Say, score: f64) -> String {
    say.say(match score {
        score if score >= 0.95 => "certainty-certain",
        score if score >= 0.75 => "certainty-likely",
        _ => "certainty-possible",
    })
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;

    #[test]
    fn every_kind_is_explained_in_every_language() {
        for say in Language::ALL.map(Say) {
            for kind in KINDS {
                assert_ne!(name(say, kind), kind.replace('_', " "), "{kind} in {}", say.code());
                assert_ne!(why(say, kind), say.say("finding-other.why"), "{kind} in {}", say.code());
            }
        }
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(inline(Say(Language::En), "dk_cpr"), "CPR number");
        assert_eq!(inline(Say(Language::Sv), "se_personnummer"), "personnummer");
    }

    #[test]
    fn an_unknown_kind_is_shown_by_its_key() {
        let say = Say(Language::Sv);
        assert_eq!(name(say, "se_new_thing"), "se new thing");
        assert_eq!(why(say, "se_new_thing"), say.say("finding-other.why"));
    }
}
