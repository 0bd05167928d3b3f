//! The heads: models that each answer one question about a text, all from the
//! same features. Those that the program carries, and those that an authority
//! has trained on its own texts.

use std::sync::Arc;

use crate::features::Features;
use crate::finding::Finding;
use crate::learned;
use crate::linear::{Counting, Model};
use crate::net::Net;
use crate::offence;
use crate::pack::Pack;
use crate::page::Page;

/// The name of the file of an authority's own model of topics.
pub const OWN_TOPIC: &str = "own-topic";
/// The name of the file of an authority's own model of contact routes.
pub const OWN_ROUTE: &str = "own-route";

/// The models that detectors ask; each may be missing.
#[derive(Debug, Clone, Default)]
pub struct Heads {
    /// What a comment in Swedish or Danish holds.
    pub comments: Option<Arc<Model>>,
    /// A second opinion on whether it threatens, which reads words in their order.
    pub order: Option<Arc<Net>>,
    /// Whether an English text offends.
    pub english: Option<Arc<Model>>,
    /// What a question is about, by the authority's own names.
    pub topic: Option<Arc<Model>>,
    /// Where it should go, by the authority's own names.
    pub route: Option<Arc<Model>>,
}

impl Heads {
    /// Those of a pack.
    #[must_use]
    pub fn new(pack: &Pack) -> Self {
        let of = |name: &str, counting: Counting| pack.model(name).filter(|model| model.counting == counting);
        let head = |name: &str| of(name, Counting::Blocks);
        Self {
            comments: of(learned::COMMENTS, Counting::Signs),
            order: pack.net(learned::COMMENTS),
            english: head(offence::ENGLISH),
            topic: head(OWN_TOPIC),
            route: head(OWN_ROUTE),
        }
    }
}

/// The class that a model is sure enough of, if any.
#[must_use]
pub fn choice<'m>(model: &'m Model, features: &Features) -> Option<&'m str> {
    let sums = model.weigh(features, &[]);
    let (class, sum) = sums.into_iter().enumerate().max_by(|a, b| a.1.total_cmp(&b.1))?;
    (sum >= model.threshold).then(|| model.classes.get(class).map(String::as_str)).flatten()
}

/// What the authority's own models say of a question that no word has told the
/// topic of.
pub(crate) fn ask_own(page: &Page<'_>, finding: &mut Finding) {
    let Heads { topic, route, .. } = page.heads;
    if finding.kind != "question" || (topic.is_none() && route.is_none()) || finding.facts.contains_key("topic") {
        return;
    }
    let features = Features::of(page.lower.get(finding.start..finding.end).unwrap_or_default());
    for (model, fact) in [(topic, "topic"), (route, "route")] {
        if let Some(class) = model.as_deref().and_then(|model| choice(model, &features)) {
            finding.facts.insert(fact.to_owned(), class.into());
        }
    }
}
