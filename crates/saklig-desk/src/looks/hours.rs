//! When the unit answers: the hours in force, those that come, the holidays.

use jiff::civil::Date;
use saklig_model::{
    id::ChannelId,
    person::{Person, Power},
    service_hours::OwnHours,
    target::Target,
};
use saklig_store::hours;

use crate::{Desk, Refusal};

/// For how many days holidays are shown.
const DAYS_AHEAD: usize = 366;

/// The hours of the unit.
#[derive(Debug, Clone)]
pub struct HoursPage {
    /// Today, where the authority is.
    pub today: Date,
    /// Its time zone.
    pub zone: String,
    /// The hours of today.
    pub now: OwnHours,
    /// Whether those are the pack's template.
    pub template: bool,
    /// Hours that the authority has stated, with their first day; the newest
    /// first.
    pub stated: Vec<(Date, OwnHours)>,
    /// The holidays and half days that come: the day, the name, and when a half
    /// day ends.
    pub holidays: Vec<(Date, String, Option<String>)>,
    /// Of this year and the next, those of which the pack knows no holidays.
    pub unknown_years: Vec<i16>,
}

impl Desk {
    /// When the unit answers.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read.
    pub async fn hours_page(&self, who: &Person) -> Result<HoursPage, Refusal> {
        who.may(Power::Read)?;
        let authority = self.authority(who.authority).await?;
        let mut stated = hours::of(self.store().db(), who.authority).await?;
        let today = self.today(&authority);
        let own = stated.iter().rev().find(|(from, _)| *from <= today).map(|(_, hours)| hours.clone());
        let pack = self.pack(&authority)?;
        let clocks = self.clocks(who.authority).await?;
        let known = clocks.hours.holidays();
        let days = today.series(jiff::Span::new().days(1)).take(DAYS_AHEAD);
        let holidays = days
            .filter_map(|day| {
                let holiday = known.on(day)?;
                let closes = holiday.closes.map(|closes| closes.strftime("%H:%M").to_string());
                Some((day, holiday.names.get(who.language).to_owned(), closes))
            })
            .collect();
        stated.reverse();
        Ok(HoursPage {
            today,
            zone: authority.time_zone.clone(),
            template: own.is_none(),
            now: own.unwrap_or_else(|| OwnHours::from_pack(&pack, today)),
            stated,
            holidays,
            unknown_years: [today.year(), today.year() + 1].into_iter().filter(|year| !known.knows(*year)).collect(),
        })
    }

    /// The targets of a channel, the newest first, and today.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read.
    pub async fn targets(&self, who: &Person, channel: ChannelId) -> Result<(Date, Vec<Target>), Refusal> {
        who.may(Power::Read)?;
        let clocks = self.clocks(who.authority).await?;
        let targets = clocks.targets(channel).iter().rev().cloned().collect();
        Ok((clocks.day(self.now()), targets))
    }
}
