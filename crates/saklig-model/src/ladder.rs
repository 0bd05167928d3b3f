//! The ladder (sv. *stegen*, da. *trappen*): what may be done about somebody who
//! breaks the rules again and again, the least intrusive step first. An item is
//! hidden, then a function is limited for a time, then the author is blocked for a
//! time. Each step rests on breaches that were decided, never on complaints.

use jiff::{SignedDuration, Timestamp};

use crate::{
    ground::GroundRef,
    id::ItemId,
    pack::{BlockRules, LimitRules},
};

/// An item of an author that was hidden by decision, and still is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The item.
    pub item: ItemId,
    /// Its case number.
    pub number: i64,
    /// When it was decided.
    pub at: Timestamp,
    /// When it was written, as far as is known; never later than it came in.
    pub written_at: Timestamp,
    /// On which ground.
    pub ground: Option<GroundRef>,
}

/// A limit that was put on an author, as far as the next step asks about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tried {
    /// Since when it was in force.
    pub since: Timestamp,
    /// When it ended, or will end.
    pub until: Timestamp,
    /// Whether it was taken back before its day: then it was not needed.
    pub taken_back: bool,
}

/// Why a step is not open yet. It is a text key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotYet {
    /// There are too few decided breaches.
    #[error("refused-few-breaches")]
    Few {
        /// How many it takes.
        needed: u32,
        /// How many there are.
        got: usize,
        /// Within how many days.
        days: u32,
    },
    /// The lesser step has not been tried.
    #[error("refused-lesser-step-first")]
    LesserStepFirst,
    /// The lesser step was tried, and no breach was decided that was written since.
    #[error("refused-lesser-step-holds")]
    LesserStepHolds,
}

/// When breaches begin to count.
fn beginning(block: &BlockRules, now: Timestamp) -> Timestamp {
    now.saturating_sub(SignedDuration::from_hours(24 * i64::from(block.window_days))).unwrap_or(Timestamp::MIN)
}

/// The breaches that count now: within the window, and on a ground that such a
/// step may rest on. What was decided in one go counts once.
#[must_use]
pub fn that_count(block: &BlockRules, breaches: &[Breach], now: Timestamp) -> Vec<Breach> {
    let since = beginning(block, now);
    let fit = |breach: &&Breach| {
        breach.at >= since && breach.ground.as_ref().is_some_and(|ground| block.grounds.contains(&ground.id))
    };
    let mut counted: Vec<Breach> = Vec::new();
    for breach in breaches.iter().filter(fit) {
        if !counted.iter().any(|other| other.at == breach.at || other.item == breach.item) {
            counted.push(breach.clone());
        }
    }
    counted
}

/// Whether a function may be limited, after these breaches that count.
///
/// # Errors
/// [`NotYet::Few`].
pub const fn may_limit(block: &BlockRules, limit: &LimitRules, counted: &[Breach]) -> Result<(), NotYet> {
    enough(limit.breaches, block.window_days, counted)
}

/// Whether the author may be blocked, after these breaches that count and these
/// limits.
///
/// # Errors
/// [`NotYet`] says why not.
pub fn may_block(block: &BlockRules, counted: &[Breach], tried: &[Tried], now: Timestamp) -> Result<(), NotYet> {
    enough(block.breaches, block.window_days, counted)?;
    let since = beginning(block, now);
    let mut lately = tried.iter().filter(|limit| !limit.taken_back && limit.until >= since).peekable();
    if lately.peek().is_none() {
        return Err(NotYet::LesserStepFirst);
    }
    let went_on = |limit: &Tried| counted.iter().any(|breach| breach.written_at >= limit.since);
    if lately.any(went_on) { Ok(()) } else { Err(NotYet::LesserStepHolds) }
}

const fn enough(needed: u32, days: u32, counted: &[Breach]) -> Result<(), NotYet> {
    let got = counted.len();
    if got < needed as usize { Err(NotYet::Few { needed, got, days }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> (BlockRules, LimitRules) {
        let file: toml::Table = include_str!("../../../packs/se/moderation.toml").parse().unwrap();
        (file["block"].clone().try_into().unwrap(), file["limit"].clone().try_into().unwrap())
    }

    fn at(day: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + day * 86_400).unwrap()
    }

    fn breach(number: i64, day: i64, ground: &str) -> Breach {
        Breach {
            item: uuid::Uuid::from_u128(number.unsigned_abs().into()).into(),
            number,
            at: at(day),
            written_at: at(day),
            ground: Some(GroundRef { pack: "se".into(), id: ground.into(), version: 1 }),
        }
    }

    #[test]
    fn only_what_is_lately_and_fits_counts_and_each_once() {
        let (block, _) = rules();
        let all = [
            breach(1, 0, "spam"),
            breach(2, 40, "spam"),
            breach(3, 41, "no-relevance"),
            breach(4, 42, "advertising"),
            // Of a flood that was hidden in one go.
            breach(5, 42, "advertising"),
            Breach { ground: None, ..breach(6, 43, "spam") },
        ];
        let numbers = |now| that_count(&block, &all, at(now)).iter().map(|breach| breach.number).collect::<Vec<_>>();
        assert_eq!(numbers(60), [1, 2, 4]);
        assert_eq!(numbers(61), [2, 4]);
        assert_eq!(numbers(200), [0_i64; 0]);
    }

    #[test]
    fn each_step_wants_the_one_below_it() {
        let (block, limit) = rules();
        let two = [breach(1, 1, "spam"), breach(2, 2, "spam")];
        assert_eq!(may_limit(&block, &limit, &two[..1]), Err(NotYet::Few { needed: 2, got: 1, days: 60 }));
        assert_eq!(may_limit(&block, &limit, &two), Ok(()));
        let tried = Tried { since: at(3), until: at(10), taken_back: false };
        assert_eq!(may_block(&block, &two, &[tried], at(12)), Err(NotYet::Few { needed: 3, got: 2, days: 60 }));
        let three = [&two[..], &[breach(3, 11, "spam")]].concat();
        assert_eq!(may_block(&block, &three, &[], at(12)), Err(NotYet::LesserStepFirst));
        assert_eq!(may_block(&block, &three, &[tried], at(12)), Ok(()));
        // Taken back, or long ago, it does not count as tried.
        let back = Tried { taken_back: true, ..tried };
        assert_eq!(may_block(&block, &three, &[back], at(12)), Err(NotYet::LesserStepFirst));
        let old = Tried { since: at(-90), until: at(-80), ..tried };
        assert_eq!(may_block(&block, &three, &[old], at(12)), Err(NotYet::LesserStepFirst));
    }

    #[test]
    fn what_was_written_before_the_limit_says_nothing_of_it() {
        let (block, _) = rules();
        let tried = Tried { since: at(3), until: at(10), taken_back: false };
        let late = Breach { at: at(4), written_at: at(2), ..breach(3, 4, "spam") };
        let three = [breach(1, 1, "spam"), breach(2, 2, "spam"), late];
        assert_eq!(may_block(&block, &three, &[tried], at(5)), Err(NotYet::LesserStepHolds));
    }
}
