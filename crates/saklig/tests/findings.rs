//! Whatever reading can find has its words in every language of the interface:
//! each kind with its explanation, which stands in for reasons without their own,
//! and each topic.

use std::collections::BTreeSet;

use saklig_model::language::Language;
use saklig_triage::DETECTORS;
use saklig_web::say::Say;

/// The keys that no language file may lack.
fn wanted() -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for detector in DETECTORS {
        wanted.extend(detector.kinds().iter().map(|kind| format!("finding-{kind}")));
        wanted.extend(detector.kinds().iter().map(|kind| format!("finding-{kind}.why")));
        let topics = detector.senses().iter().filter_map(|sense| sense.0.strip_prefix("topic."));
        wanted.extend(topics.map(|topic| format!("topic-{topic}")));
    }
    wanted
}

#[test]
fn whatever_is_found_is_explained_in_every_language() {
    assert!(wanted().contains("finding-question.why"));
    let missing: Vec<_> = Language::ALL
        .into_iter()
        .flat_map(|language| wanted().into_iter().map(move |key| (language, key)))
        .filter(|(language, key)| Say(*language).find(key, None).is_none())
        .map(|(language, key)| format!("{} {key}", language.code()))
        .collect();
    assert!(missing.is_empty(), "no text for:\n{}", missing.join("\n"));
}
