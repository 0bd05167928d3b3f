//! The authority (sv. *myndighet*, da. *myndighed*): the tenant.

use serde::{Deserialize, Serialize};

use crate::{appearance::Appearance, id::AuthorityId, language::Language};

/// An authority and what follows from being one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// Its identity.
    pub id: AuthorityId,
    /// Its official name; empty until someone has given it one.
    pub name: String,
    /// The unit that runs the official accounts, and signs (S0-10).
    pub unit: String,
    /// The country pack that applies, as an ISO 3166-1 code in lower case.
    pub country: String,
    /// The language its officers and the public meet first.
    pub language: Language,
    /// Its time zone (IANA), in which every deadline and service hour counts.
    pub time_zone: String,
    /// Patterns of its case numbers, where `9` stands for a digit and `A` for
    /// a capital letter: `51-999999`. Empty means the country pack's pattern.
    pub case_numbers: Vec<String>,
    /// Its own colours, if it has any.
    pub appearance: Option<Appearance>,
    /// Whether this is the invented authority of the example data.
    pub example: bool,
}
