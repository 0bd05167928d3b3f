//! The detector: one kind of finding, or a few that share their form.

use crate::finding::Finding;
use crate::lexicon::Sense;
use crate::page::Page;

/// Looks for its kinds of findings on a page.
///
/// It must not panic on any text, and takes time linear in its length.
pub trait Detector: Sync {
    /// The kinds that it can find, as in `Finding::kind`.
    fn kinds(&self) -> &'static [&'static str];

    /// Every reason that it can give, as in `Finding::reason`; each needs its
    /// text in every language of the interface.
    fn reasons(&self) -> &'static [&'static str];

    /// What the words that it looks for stand for; the words themselves are in
    /// `packs/reading/words/`.
    fn senses(&self) -> &'static [Sense] {
        &[]
    }

    /// Further senses, whose words are common or say nothing alone. They are
    /// looked for only if a detector asks ([`Page::context`]): texts without
    /// anything to ask about pay nothing for them.
    fn context(&self) -> &'static [Sense] {
        &[]
    }

    /// Whether its findings claim their characters: of claims that overlap, only
    /// the most certain remains (a number is one number, not three). One below
    /// [`SHOWN`](crate::triage::SHOWN) only tells what else another may be.
    fn claims(&self) -> bool {
        false
    }

    /// Whether what it finds is somebody's personal data, looked for by
    /// [`Triage::personal_data`](crate::Triage::personal_data) too. Without a
    /// digit, a dot or an at sign in the text, only names are looked for there.
    fn is_personal(&self) -> bool {
        self.claims()
    }

    /// How many digits a text has at least in which it finds something: with
    /// fewer it is not asked.
    fn digits(&self) -> usize {
        0
    }

    /// Senses of which a text has at least one in which it finds something: with
    /// none it is not asked. Empty if it needs none.
    fn needs(&self) -> &'static [Sense] {
        &[]
    }

    /// Adds what it finds; places are bytes of [`Page::plain`].
    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>);
}

/// Every detector. Equal claims to the same characters go to the first.
pub static DETECTORS: &[&dyn Detector] = &[
    &crate::se_personnummer::SePersonnummer,
    &crate::se_samordningsnummer::SeSamordningsnummer,
    &crate::se_orgnummer::SeOrgnummer,
    &crate::dk_cpr::DkCpr,
    &crate::no_fodselsnummer::NoFodselsnummer,
    &crate::fi_hetu::FiHetu,
    &crate::case_number::CaseNumber,
    &crate::email::Email,
    &crate::phone::Phone,
    &crate::iban::Iban,
    &crate::bankgiro::Bankgiro,
    &crate::plusgiro::Plusgiro,
    &crate::vehicle_plate::VehiclePlate,
    &crate::person_name::PersonName,
    &crate::address::Address,
    &crate::threat::Threat,
    &crate::abuse::Abuse,
    &crate::advertising::Advertising,
    &crate::spam::Spam,
    &crate::special_category::SpecialCategory,
    &crate::question::Question,
    &crate::protected_criticism::ProtectedCriticism,
    &crate::party_political::PartyPolitical,
    &crate::offence::Offence,
    // What others found tells that a text is at home.
    &crate::off_topic::OffTopic,
    // Last: it counts what the rules found.
    &crate::learned::Learned,
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_belongs_to_one_detector() {
        // Models see beside the rules what these see.
        let models: [&dyn Detector; 2] = [&crate::offence::Offence, &crate::learned::Learned];
        let rules = DETECTORS.iter().filter(|one| models.iter().all(|model| model.reasons() != one.reasons()));
        let kinds: Vec<_> = rules.flat_map(|detector| detector.kinds()).collect();
        assert_eq!(kinds.len(), kinds.iter().collect::<BTreeSet<_>>().len());
    }

    #[test]
    fn what_a_detector_needs_it_looks_for() {
        for detector in DETECTORS {
            assert!(detector.needs().iter().all(|sense| detector.senses().contains(sense)), "{:?}", detector.kinds());
        }
    }

    #[test]
    fn keys_are_fit_for_the_language_files() {
        for detector in DETECTORS {
            let key = |key: &&str| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'-');
            assert!(detector.kinds().iter().all(key) && detector.reasons().iter().all(key));
            assert!(!detector.reasons().is_empty());
        }
    }
}
