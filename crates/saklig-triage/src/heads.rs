//! The heads: models that each answer one question about a text, all from the
//! same features. Those that the program carries, and those that an authority
//! has trained on its own texts.

use std::sync::Arc;

use crate::linear::{Counting, Model};
use crate::offence;
use crate::pack::Pack;

/// The name of the file of an authority's own model of topics.
pub const OWN_TOPIC: &str = "own-topic";
/// The name of the file of an authority's own model of contact routes.
pub const OWN_ROUTE: &str = "own-route";

/// The models that detectors ask; each may be missing.
#[derive(Debug, Clone, Default)]
pub struct Heads {
    /// Whether a Danish text offends.
    pub danish: Option<Arc<Model>>,
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
        let head = |name: &str| pack.model(name).filter(|model| model.counting == Counting::Blocks);
        Self {
            danish: head(offence::DANISH),
            english: head(offence::ENGLISH),
            topic: head(OWN_TOPIC),
            route: head(OWN_ROUTE),
        }
    }
}

/// The class that a model is sure enough of, if any.
#[must_use]
pub fn choice<'m>(model: &'m Model, sums: &[f32]) -> Option<&'m str> {
    let (class, sum) = match sums {
        // Of two classes the model has the second, and says no to it for the first.
        [sum] if model.classes.len() == 2 => (usize::from(*sum > 0.0), sum.abs()),
        _ => {
            let best = sums.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1))?;
            best
        }
    };
    (sum >= model.threshold).then(|| model.classes.get(class).map(String::as_str)).flatten()
}
