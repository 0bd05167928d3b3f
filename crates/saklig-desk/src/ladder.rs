//! Where an author stands on the ladder: which decided breaches count, which limits
//! were tried, and until when a step may last.

use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use saklig_model::{
    authority::Authority,
    id::AuthorId,
    ladder::{self, Breach, NotYet, Tried},
    pack::{BlockRules, LimitRules},
};
use saklig_store::{Db, Tx, blocks, limits};

use crate::{Desk, Refusal, acts::Scene};

/// A step of the ladder against an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A function is limited for them.
    Limit,
    /// They are blocked.
    Block,
}

/// Where an author stands.
pub(crate) struct Standing {
    block: BlockRules,
    limit: LimitRules,
    /// The breaches that count, the newest first.
    pub counted: Vec<Breach>,
    tried: Vec<Tried>,
    now: Timestamp,
}

impl Standing {
    /// Whether a step is open.
    pub(crate) fn may(&self, step: Step) -> Result<(), NotYet> {
        match step {
            Step::Limit => ladder::may_limit(&self.block, &self.limit, &self.counted),
            Step::Block => ladder::may_block(&self.block, &self.counted, &self.tried, self.now),
        }
    }

    /// How many days back breaches are counted.
    pub(crate) const fn window(&self) -> u32 {
        self.block.window_days
    }

    /// The first day on which a step may end, the day that is proposed, and the last.
    pub(crate) fn days(&self, step: Step, today: Date) -> (Date, Date, Date) {
        let (usual, most) = match step {
            Step::Limit => (self.limit.default_days, self.limit.most_days),
            Step::Block => (self.block.default_days, self.block.most_days),
        };
        let after = |days: u32| today.saturating_add(i64::from(days).days());
        (today, after(usual), after(most))
    }

    /// The ids of the grounds that a step may rest on.
    pub(crate) fn grounds(&self) -> &[String] {
        &self.block.grounds
    }
}

impl Desk {
    /// Where an author stands; `None` where the country's pack knows no such steps.
    pub(crate) async fn ladder_of(
        &self,
        on: &Db,
        authority: &Authority,
        author: AuthorId,
    ) -> Result<Option<Standing>, Refusal> {
        let breaches = blocks::breaches(on, author).await?;
        let limits = limits::of_author(on, author).await?;
        self.stands_so(authority, &breaches, &limits)
    }

    /// The same within a transaction, under the author's lock.
    pub(crate) async fn ladder_now(&self, tx: &mut Tx, scene: &Scene) -> Result<Option<Standing>, Refusal> {
        let author = scene.item.item.author;
        let authority = self.authority(scene.channel.authority).await?;
        blocks::lock_author(tx, author).await?;
        let breaches = blocks::breaches(&mut *tx, author).await?;
        let limits = limits::of_author(&mut *tx, author).await?;
        self.stands_so(&authority, &breaches, &limits)
    }

    fn stands_so(
        &self,
        authority: &Authority,
        breaches: &[Breach],
        limits: &[limits::Limit],
    ) -> Result<Option<Standing>, Refusal> {
        let pack = self.pack(authority)?;
        let (Some(block), Some(limit)) = (pack.block(), pack.limit()) else { return Ok(None) };
        let now = self.now();
        Ok(Some(Standing {
            counted: ladder::that_count(block, breaches, now),
            tried: limits.iter().filter_map(limits::Limit::tried).collect(),
            block: block.clone(),
            limit: limit.clone(),
            now,
        }))
    }

    /// The last day of a step, where it is one that the rules allow.
    pub(crate) async fn day_to_end(&self, scene: &Scene, step: Step, until: Option<Date>) -> Result<Date, Refusal> {
        let authority = self.authority(scene.channel.authority).await?;
        let standing = self.ladder_of(self.store().db(), &authority, scene.item.item.author).await?;
        let standing = standing.ok_or(Refusal::NotForBlocks)?;
        let until = until.ok_or(Refusal::NoEndDate)?;
        let (first, _, last) = standing.days(step, self.today(&authority));
        if (first..=last).contains(&until) {
            return Ok(until);
        }
        let most = match step {
            Step::Limit => standing.limit.most_days,
            Step::Block => standing.block.most_days,
        };
        Err(Refusal::BlockEnd { most })
    }
}

/// When a day is over where the authority is.
pub(crate) fn end_of(authority: &Authority, day: Date) -> Result<Timestamp, Refusal> {
    let zone = TimeZone::get(&authority.time_zone).unwrap_or(TimeZone::UTC);
    let next = day.tomorrow().map_err(Refusal::internal)?;
    Ok(next.to_zoned(zone).map_err(Refusal::internal)?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_lasts_through_its_last_day_also_where_the_clock_is_changed() {
        let authority = |zone: &str| Authority {
            id: uuid::Uuid::nil().into(),
            name: String::new(),
            unit: String::new(),
            country: "se".into(),
            language: saklig_model::language::Language::Sv,
            time_zone: zone.into(),
            case_numbers: Vec::new(),
            appearance: None,
            example: false,
        };
        let end = |day: Date| end_of(&authority("Europe/Stockholm"), day).unwrap().to_string();
        assert_eq!(end(jiff::civil::date(2026, 12, 22)), "2026-12-22T23:00:00Z");
        // The nights before the clock goes forward, and when it has.
        assert_eq!(end(jiff::civil::date(2027, 3, 27)), "2027-03-27T23:00:00Z");
        assert_eq!(end(jiff::civil::date(2027, 3, 28)), "2027-03-28T22:00:00Z");
        assert_eq!(end(jiff::civil::date(2026, 10, 25)), "2026-10-25T23:00:00Z");
    }
}
