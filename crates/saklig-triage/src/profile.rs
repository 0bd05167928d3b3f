//! The authority's profile: what makes a reading its own.

use serde::{Deserialize, Deserializer};

/// What an authority tells about itself; the fields of the file behind
/// `saklig triage --authority`. Without one, every embedded country applies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// ISO 3166 codes of its country or countries; empty means all embedded.
    #[serde(rename = "country", alias = "countries", deserialize_with = "one_or_many")]
    pub countries: Vec<String>,
    /// Languages that it answers in, as BCP 47 tags; empty means all.
    #[serde(deserialize_with = "one_or_many")]
    pub languages: Vec<String>,
    /// How its case numbers look: `9` is a digit, `A` a capital letter, all
    /// else itself. Empty means `99-999999` next to a word for a case.
    #[serde(deserialize_with = "one_or_many")]
    pub case_number: Vec<String>,
    /// The people who speak for it, and are therefore no private persons.
    #[serde(deserialize_with = "one_or_many")]
    pub spokespersons: Vec<String>,
    /// Its own street addresses, which are nobody's home.
    #[serde(deserialize_with = "one_or_many")]
    pub addresses: Vec<String>,
    /// What its channels are for, in words.
    #[serde(deserialize_with = "one_or_many")]
    pub purpose: Vec<String>,
    /// Its own domains: an address there is nobody's private address.
    #[serde(deserialize_with = "one_or_many")]
    pub domains: Vec<String>,
}

impl Profile {
    /// Whether the authority says that this is its country.
    #[must_use]
    pub fn is_in(&self, country: &str) -> bool {
        self.countries.iter().any(|code| code.eq_ignore_ascii_case(country))
    }

    /// Whether this domain, or one that it lies under, is the authority's own.
    #[must_use]
    pub fn owns_domain(&self, domain: &str) -> bool {
        self.domains.iter().map(|own| own.trim_start_matches("www.")).any(|own| {
            let at = domain.len().checked_sub(own.len());
            at.is_some_and(|at| {
                let (above, tail) = domain.as_bytes().split_at(at);
                tail.eq_ignore_ascii_case(own.as_bytes()) && (above.is_empty() || above.ends_with(b"."))
            })
        })
    }
}

/// Why a profile cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadProfile {
    /// A case-number pattern without a digit would find words.
    #[error("case_number: the pattern {0:?} has no 9, which stands for a digit")]
    CaseNumber(String),
    /// The words of the detectors could not be compiled.
    #[error("the word lists could not be compiled: {0}")]
    Words(String),
}

/// People write `domains = "example.org"` as readily as a list of one.
fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        One(String),
        Many(Vec<String>),
    }
    Ok(match OneOrMany::deserialize(deserializer)? {
        OneOrMany::One(one) => vec![one],
        OneOrMany::Many(many) => many,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_is_as_good_as_a_list_of_one() {
        let profile: Profile =
            serde_json::from_str(r#"{"country":"se","case_number":["99-999999","AA 9999/99"]}"#).unwrap();
        assert!(profile.is_in("SE") && !profile.is_in("dk"));
        assert_eq!(profile.case_number.len(), 2);
    }

    #[test]
    fn a_domain_owns_what_lies_under_it_and_nothing_that_only_ends_alike() {
        let profile = Profile { domains: vec!["example.org".into()], ..Profile::default() };
        assert!(profile.owns_domain("example.org") && profile.owns_domain("Post.Example.ORG"));
        assert!(!profile.owns_domain("notexample.org") && !profile.owns_domain("org") && !profile.owns_domain("ö.org"));
    }
}
