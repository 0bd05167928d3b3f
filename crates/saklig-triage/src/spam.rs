//! Spam: the same kind of post that recurs at high frequency from one or a few
//! senders (S1-24). Never told from one text alone: a [`Recurrence`](crate::recurrence::Recurrence) groups the
//! texts of a stream, and the rule of `packs/reading/spam/flood.toml` says which
//! groups are floods.
//!
//! What many people say alike, each in their own name, is none. Nor is anything
//! known of senders that are not told: nobody can say that they are few.

use serde::Deserialize;

use crate::advertising::{MESSENGER, PROMO, REACH, SCAM};
use crate::detector::Detector;
use crate::finding::{Finding, certainty};
use crate::lexicon::Sense;
use crate::page::Page;
use crate::recurrence::{FEW_LETTERS, Group};
use crate::text::TextKind;

/// The ground that spam may lead to.
pub const GROUND: &str = "spam";

/// Thanks, greetings and congratulations, which many write alike.
const COURTESY: Sense = Sense("spam.courtesy");

/// Who is thanked is not asked to write, to click or to win.
const LURES: [Sense; 4] = [REACH, SCAM, PROMO, MESSENGER];

/// The longest text, in bytes, that counts as a courtesy as a whole.
const COURTEOUS: usize = 120;

/// What `spam` is called by. On a page of its own there is nothing to find.
pub struct Spam;

impl Detector for Spam {
    fn kinds(&self) -> &'static [&'static str] {
        &["spam"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["flood-one-sender", "flood-few-senders"]
    }

    fn senses(&self) -> &'static [Sense] {
        &[COURTESY]
    }

    fn detect(&self, _: &Page<'_>, _: &mut Vec<Finding>) {}
}

/// Whether the text is one that many write alike, such as thanks.
#[must_use]
pub(crate) fn is_courtesy(page: &Page<'_>, findings: &[Finding]) -> bool {
    page.text.kind == TextKind::Comment
        && page.plain.len() <= COURTEOUS
        && page.has(COURTESY, 0..page.plain.len())
        && !page.plain.contains("://")
        && !page.hits.iter().any(|hit| LURES.contains(&hit.sense))
        && !findings.iter().any(|finding| finding.kind == "advertising")
}

/// When a group of texts is spam: `packs/reading/spam/flood.toml`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flood {
    /// Where the rule comes from.
    pub source: String,
    /// Since when, as `YYYY-MM-DD`.
    pub date: String,
    /// From so many texts on.
    pub count: usize,
    /// Three in a row came within so many hours.
    pub within_hours: i64,
    /// At most so many senders,
    pub few: usize,
    /// or so many texts each on average.
    pub each: f32,
    /// From so many letters on, a text is hardly written twice by chance;
    pub letters: usize,
    /// and it counts although each sender wrote it once, if three in a row came
    /// within so many hours;
    pub once_within_hours: i64,
    /// a shorter one recurs so often from each sender on average,
    pub short_each: f32,
    /// and one that many write alike so often.
    pub common_each: f32,
}

impl Flood {
    /// Whether the group is a flood. `common` says whether the text is one that
    /// many write alike.
    #[must_use]
    pub fn is(&self, group: &Group, common: bool) -> bool {
        let each = group.count as f32 / group.senders.max(1) as f32;
        let needed = if common || group.letters < FEW_LETTERS {
            self.common_each
        } else if group.letters < self.letters {
            self.short_each
        } else {
            1.0
        };
        let hours = if group.senders == group.count { self.once_within_hours } else { self.within_hours };
        let frequent = group.densest_s <= hours.saturating_mul(3600);
        let few = group.unknown == 0 && (group.senders <= self.few || each >= self.each);
        group.count >= self.count && frequent && few && each >= needed
    }

    /// The finding in a text of the flood; it spans the whole.
    #[must_use]
    pub fn finding(&self, group: &Group, text: &str, name: impl Into<serde_json::Value>) -> Finding {
        let score = 0.6 + 0.04 * group.count.min(10) as f32 - 0.03 * group.senders.min(5) as f32;
        let reason = if group.senders == 1 { "flood-one-sender" } else { "flood-few-senders" };
        Finding::new("spam", 0..text.len(), certainty(score), reason)
            .with_ground(GROUND)
            .with_fact("group", name)
            .with_fact("count", group.count)
            .with_fact("senders", group.senders)
            .with_fact("window_s", group.window_s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::tests::rules_alone;

    fn group(count: usize, senders: usize) -> Group {
        Group { id: 1, count, senders, unknown: 0, window_s: 1200, densest_s: 600, letters: 40 }
    }

    #[test]
    fn one_or_a_few_senders_at_high_frequency() {
        let pack = rules_alone();
        let flood = pack.flood().unwrap();
        assert!(flood.is(&group(6, 2), false) && flood.is(&group(3, 1), false) && flood.is(&group(3, 3), false));
        // Many people, each in their own name.
        assert!(!flood.is(&group(6, 6), false) && !flood.is(&group(60, 40), false));
        // Many accounts that each write again and again are few after all.
        assert!(flood.is(&group(60, 12), false));
        // Twice is no recurrence, and three times in a month no frequency.
        assert!(!flood.is(&group(2, 1), false));
        assert!(!flood.is(&Group { densest_s: 14 * 24 * 3600, ..group(3, 1) }, false));
        // What each wrote once must come close together.
        assert!(!flood.is(&Group { densest_s: 24 * 3600, ..group(3, 3) }, false));
    }

    #[test]
    fn thanks_and_short_words_are_no_flood_and_nobody_knows_who_is_not_named() {
        let pack = rules_alone();
        let flood = pack.flood().unwrap();
        assert!(!flood.is(&group(6, 2), true) && !flood.is(&Group { letters: 6, ..group(3, 1) }, false));
        assert!(!flood.is(&Group { letters: 16, ..group(3, 3) }, false));
        assert!(!flood.is(&Group { unknown: 3, ..group(6, 3) }, false));
    }

    #[test]
    fn the_finding_spans_the_text_and_counts() {
        let pack = rules_alone();
        let finding = pack.flood().unwrap().finding(&group(6, 2), "Vinn en iPhone", "g");
        assert_eq!((finding.start, finding.end, finding.ground), (0, 14, Some("spam")));
        assert_eq!(finding.reason, "flood-few-senders");
        let facts = serde_json::json!({"group": "g", "count": 6, "senders": 2, "window_s": 1200});
        assert_eq!(serde_json::Value::from(finding.facts), facts);
    }
}
