//! Figures of a period: which questions came in and how many, how fast they were
//! answered, and what was decided. Sums only: nothing per author, per
//! opinion or per employee, and no count so small that it points at somebody.
//!
//! What is guarded is who asked, and what about: counts of questions by channel,
//! topic, language and time. How many of a period's questions the authority has
//! answered is its own doing, and is told as soon as the period has enough of
//! them.

use std::collections::BTreeMap;

use jiff::{
    Span, ToSpan,
    civil::{Date, Weekday},
};
use saklig_model::{
    decision::DecisionKind,
    figures::{FEWEST, Times, fold, share, shown, veil},
    id::ChannelId,
    language::Language,
    pack::Pack,
    person::{Person, Power},
};
use saklig_store::{
    assessments, channels,
    questions::{self, CountedTime},
};
use uuid::Uuid;

use crate::{
    Desk, Refusal,
    clocks::{day_of, number_of},
};

/// The longest period, in days: ten years.
pub const LONGEST: i64 = 3653;

/// How many days are shown where no period is chosen.
const DAYS: i64 = 28;

/// Which figures are wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct WantedFigures {
    /// The first day; with [`WantedFigures::to`] left out as well, four weeks until today.
    pub from: Option<Date>,
    /// The last day; today, where it is left out.
    pub to: Option<Date>,
    /// One channel only.
    pub channel: Option<ChannelId>,
}

/// Into what a period is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// Days, of up to a month.
    Day,
    /// Weeks, of up to a year.
    Week,
    /// Months.
    Month,
}

impl Grain {
    /// Its key in the language files and in the API.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    const fn of(days: i64) -> Self {
        match days {
            ..=31 => Self::Day,
            32..=371 => Self::Week,
            _ => Self::Month,
        }
    }

    /// The first day of the part that a day falls in.
    fn begins(self, day: Date) -> Date {
        let back = match self {
            Self::Day => 0,
            Self::Week => i64::from(day.weekday().since(Weekday::Monday)),
            Self::Month => i64::from(day.day()) - 1,
        };
        day.checked_sub(back.days()).unwrap_or(day)
    }

    fn step(self) -> Span {
        match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
        }
    }
}

/// How fast the questions of a period or a channel were answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pace {
    /// How many of them the authority has answered.
    pub answered: i64,
    /// Those among the questions, in thousandths; `None` without a question.
    pub rate: Option<i64>,
    /// In service time; `None` without an answer.
    pub service: Option<Times>,
    /// On the clock; `None` without an answer.
    pub clock: Option<Times>,
}

/// The figures of a channel.
#[derive(Debug, Clone)]
pub struct OfChannel {
    /// The channel.
    pub channel: ChannelId,
    /// Its name.
    pub name: String,
    /// Whether it answers questions at all; otherwise it is not counted (S1-08).
    pub answers: bool,
    /// How many questions; `None` where that is not shown.
    pub asked: Option<i64>,
    /// How fast they were answered, where their number is shown.
    pub pace: Option<Pace>,
}

/// A count by name, with those that are too small as one sum.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// By key, the largest first.
    pub named: Vec<(String, i64)>,
    /// All the others together; 0 where there are none.
    pub rest: i64,
}

/// A part of the period.
#[derive(Debug, Clone, Copy)]
pub struct OfTime {
    /// Its first day.
    pub begins: Date,
    /// How many questions were asked and how many of those were answered; `None`
    /// where that is not shown.
    pub counts: Option<(i64, i64)>,
}

/// What was decided in a period: the authority's own doing, told as it is. By
/// ground, small counts are one sum.
#[derive(Debug, Clone, Default)]
pub struct Decided {
    /// How often something was hidden or somebody blocked.
    pub restricted: i64,
    /// Of those, how many on which ground, by its title.
    pub grounds: Parts,
    /// How often that was reversed: shown again, or let back.
    pub reversed: i64,
    /// How often something was looked at and left visible.
    pub kept: i64,
    /// How often something was hidden.
    pub hidden: i64,
    /// How many texts were assessed, found not to be an obvious case of a ground,
    /// and are still visible.
    pub assessed_kept: i64,
}

/// The figures of a period.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The one channel that they are about.
    pub channel: Option<ChannelId>,
    /// How many questions; `None` where that is not shown, nor anything of them.
    pub asked: Option<i64>,
    /// How many of them still wait.
    pub open: i64,
    /// How many were closed without an answer.
    pub closed: i64,
    /// How fast they were answered.
    pub pace: Pace,
    /// By channel, those too that answer no questions.
    pub channels: Vec<OfChannel>,
    /// By topic.
    pub topics: Parts,
    /// By language.
    pub languages: Parts,
    /// Into what the period is divided.
    pub grain: Grain,
    /// By time.
    pub times: Vec<OfTime>,
    /// What was decided.
    pub decided: Decided,
    /// Years of the period of which the pack knows no holidays.
    pub unknown_years: Vec<i16>,
}

impl Desk {
    /// The figures of a period.
    ///
    /// # Errors
    /// [`Refusal::Period`] where it ends before it begins or is too long;
    /// [`Refusal::NotFound`] where the channel is another authority's.
    pub async fn figures(&self, who: &Person, wanted: WantedFigures) -> Result<Figures, Refusal> {
        who.may(Power::Read)?;
        let db = self.store().db();
        let clocks = self.clocks(who.authority).await?;
        let to = wanted.to.unwrap_or_else(|| clocks.day(self.now()));
        let from = wanted.from.unwrap_or_else(|| to.checked_sub((DAYS - 1).days()).unwrap_or(to));
        let days = number_of(to) - number_of(from) + 1;
        if !(1..=LONGEST).contains(&days) {
            return Err(Refusal::Period { most: LONGEST });
        }
        let channels = channels::of(db, who.authority).await?;
        if wanted.channel.is_some_and(|id| channels.iter().all(|kept| kept.channel.id != id)) {
            return Err(Refusal::NotFound);
        }
        let is_wanted = |channel: Uuid| wanted.channel.is_none_or(|one| one.0 == channel);
        let mut period = questions::period(db, who.authority, number_of(from), number_of(to)).await?;
        period.kinds.retain(|kind| is_wanted(kind.channel));
        period.days.retain(|day| is_wanted(day.channel));
        period.service.retain(|time| is_wanted(time.channel));
        period.clock.retain(|time| is_wanted(time.channel));

        let pace = |channel: Option<Uuid>, asked: i64, answered: i64| {
            let times = |counted: &[CountedTime]| {
                let of = counted.iter().filter(|time| channel.is_none_or(|one| one == time.channel));
                Times::of(of.map(|time| (time.minutes, time.count)))
            };
            let (service, clock) = (times(&period.service), times(&period.clock));
            Pace { answered, rate: share(answered, asked), service, clock }
        };
        let sum = |of: &dyn Fn(&questions::Counted) -> i64| period.kinds.iter().map(of).sum::<i64>();
        let asked = sum(&|kind| kind.asked);
        let (answered, closed) = (sum(&|kind| kind.answered), sum(&|kind| kind.closed));
        let is_shown = shown(asked).is_some();

        let listed: Vec<_> = channels.iter().filter(|kept| !kept.waits() && is_wanted(kept.channel.id.0)).collect();
        let of_channel = |id: ChannelId| {
            let its = period.kinds.iter().filter(|kind| kind.channel == id.0);
            its.fold((0, 0), |(asked, answered), kind| (asked + kind.asked, answered + kind.answered))
        };
        let counted: Vec<(i64, i64)> = listed.iter().map(|kept| of_channel(kept.channel.id)).collect();
        // One that answers no questions any longer may have been asked some before.
        let counts: Vec<i64> = counted.iter().map(|(asked, _)| *asked).collect();
        let seen = veil(&counts);
        let of_channels = listed
            .iter()
            .zip(counted)
            .zip(seen)
            .map(|((kept, (asked, answered)), seen)| OfChannel {
                channel: kept.channel.id,
                name: kept.channel.name.clone(),
                answers: kept.channel.mode.handles_comments() || asked > 0,
                asked: seen.then_some(asked),
                pace: seen.then(|| pace(Some(kept.channel.id.0), asked, answered)),
            })
            .collect();

        let parts = |key: &dyn Fn(&questions::Counted) -> &str| {
            let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
            for kind in &period.kinds {
                *counts.entry(key(kind)).or_default() += kind.asked;
            }
            Parts::of(counts.into_iter().map(|(key, count)| (key.to_owned(), count)))
        };
        let nothing = Parts::default;
        let grain = Grain::of(days);
        let decided = self.decided(who, &wanted, &clocks, from, to).await?;
        let (first, last) = (Self::beginning(&clocks, from), Self::beginning(&clocks, to));
        let moment = saklig_model::clock::from_micros;
        Ok(Figures {
            from,
            to,
            channel: wanted.channel,
            asked: shown(asked),
            open: if is_shown { asked - answered - closed } else { 0 },
            closed: if is_shown { closed } else { 0 },
            pace: if is_shown { pace(None, asked, answered) } else { Pace::default() },
            channels: of_channels,
            topics: if is_shown { parts(&|kind| &kind.topic) } else { nothing() },
            languages: if is_shown { parts(&|kind| &kind.lang) } else { nothing() },
            grain,
            times: of_times(grain, from, to, period.days.iter().map(|day| (day.day, day.asked, day.answered))),
            decided,
            unknown_years: clocks.hours.years_without_holidays(moment(first), moment(last)),
        })
    }

    /// What was decided from the first to the last day.
    async fn decided(
        &self,
        who: &Person,
        wanted: &WantedFigures,
        clocks: &crate::clocks::Clocks,
        from: Date,
        to: Date,
    ) -> Result<Decided, Refusal> {
        let after = to.tomorrow().map_err(Refusal::internal)?;
        let (first, end) = (Self::beginning(clocks, from), Self::beginning(clocks, after));
        let counted = questions::decisions(self.store().db(), who.authority, first, end, wanted.channel).await?;
        let of = |kinds: &[DecisionKind]| {
            let is_one = |key: &str| kinds.iter().any(|kind| kind.key() == key);
            counted.iter().filter(move |one| is_one(&one.kind)).map(|one| one.count).sum::<i64>()
        };
        let restricting = [DecisionKind::Hide, DecisionKind::Restrict, DecisionKind::Block];
        let mut grounds: BTreeMap<String, i64> = BTreeMap::new();
        for one in &counted {
            if let (Some(pack), Some(id)) = (&one.ground_pack, &one.ground_id)
                && restricting.iter().any(|kind| kind.key() == one.kind)
            {
                *grounds.entry(self.ground_name(pack, id, who.language)).or_default() += one.count;
            }
        }
        let restricted = of(&restricting);
        Ok(Decided {
            grounds: if shown(restricted).is_some() { Parts::of(grounds) } else { Parts::default() },
            restricted,
            reversed: of(&[DecisionKind::Unhide, DecisionKind::Unrestrict, DecisionKind::Unblock]),
            kept: of(&[DecisionKind::LeaveVisible]),
            hidden: of(&[DecisionKind::Hide]),
            assessed_kept: assessments::count_kept(self.store().db(), who.authority, first, end, wanted.channel)
                .await?,
        })
    }

    /// What a ground is called in its newest version.
    fn ground_name(&self, pack: &str, id: &str, language: Language) -> String {
        let packs = self.packs();
        let grounds = packs.get(pack).map(Pack::grounds).unwrap_or_default();
        let newest = grounds.iter().filter(|ground| ground.id == id).max_by_key(|ground| ground.version);
        newest.map_or_else(|| id.to_owned(), |ground| ground.title.get(language).to_owned())
    }
}

impl Parts {
    fn of(counts: impl IntoIterator<Item = (String, i64)>) -> Self {
        let (named, rest) = fold(counts);
        Self { named, rest }
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.named.is_empty() && self.rest < FEWEST
    }
}

/// The parts of a period in order, those without a question too.
fn of_times(grain: Grain, from: Date, to: Date, days: impl Iterator<Item = (i64, i64, i64)>) -> Vec<OfTime> {
    let mut parts: BTreeMap<Date, (i64, i64)> =
        grain.begins(from).series(grain.step()).take_while(|begins| *begins <= to).map(|day| (day, (0, 0))).collect();
    for (day, asked, answered) in days {
        let part = parts.entry(grain.begins(day_of(day))).or_default();
        *part = (part.0 + asked, part.1 + answered);
    }
    let counts: Vec<i64> = parts.values().map(|(asked, _)| *asked).collect();
    let seen = veil(&counts);
    parts
        .into_iter()
        .zip(seen)
        // The first part of a week or a month that began earlier begins with the period.
        .map(|((begins, counts), seen)| OfTime { begins: begins.max(from), counts: seen.then_some(counts) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_is_divided_by_its_length() {
        assert_eq!([Grain::of(5), Grain::of(31), Grain::of(32)], [Grain::Day, Grain::Day, Grain::Week]);
        assert_eq!([Grain::of(371), Grain::of(372)], [Grain::Week, Grain::Month]);
        let weeks = of_times(Grain::Week, date("2026-12-30"), date("2027-01-12"), std::iter::empty());
        let begins: Vec<String> = weeks.iter().map(|part| part.begins.to_string()).collect();
        assert_eq!(begins, ["2026-12-30", "2027-01-04", "2027-01-11"]);
        let months = of_times(Grain::Month, date("2026-01-31"), date("2026-03-01"), std::iter::empty());
        let begins: Vec<String> = months.iter().map(|part| part.begins.to_string()).collect();
        assert_eq!(begins, ["2026-01-31", "2026-02-01", "2026-03-01"]);
    }

    #[test]
    fn what_was_asked_stands_in_its_part_and_small_parts_are_not_told() {
        let days = [("2026-12-14", 9, 8), ("2026-12-15", 2, 1), ("2026-12-16", 6, 6)];
        let days = days.map(|(day, asked, answered)| (number_of(date(day)), asked, answered));
        let parts = of_times(Grain::Day, date("2026-12-14"), date("2026-12-16"), days.into_iter());
        let counts: Vec<_> = parts.iter().map(|part| part.counts).collect();
        // The second alone would be the sum of all without the others.
        assert_eq!(counts, [Some((9, 8)), None, None]);
    }
}
