//! Who is on duty, when nobody is, and which alarms there were.

use jiff::{SignedDuration, Timestamp};
use saklig_model::{
    authority::Authority,
    id::{AlarmId, ItemId, PersonId},
    pack::Pack,
    person::{Person, Power},
    roster::{Gap, Place, Turn},
};
use saklig_store::{Db, alarms, messages, notices, people, rosters};
pub use saklig_store::{
    alarms::{Alarm, AlarmCase},
    messages::{Message, Reach, State, Way, Ways},
    notices::{Notice, Standing},
};

use crate::{
    Desk, Refusal,
    alarms::{can_be_called, hours_of, ways_to, zone_of},
};

/// How far ahead gaps are looked for.
const AHEAD: SignedDuration = SignedDuration::from_hours(14 * 24);

/// How many alarms and notices a page lists.
const MOST: i64 = 100;

/// A turn, as listed.
#[derive(Debug, Clone)]
pub struct TurnShown {
    /// The turn.
    pub turn: Turn,
    /// Whose it is.
    pub name: String,
    /// Whether they can be called: neither removed nor without the power to act.
    pub counts: bool,
    /// Whether a message reaches them.
    pub reached: bool,
    /// Whether it is over.
    pub over: bool,
}

/// The page of the duty roster.
#[derive(Debug, Clone)]
pub struct DutyPage {
    /// The version that holds.
    pub version: i64,
    /// When it was made, and by whom.
    pub made: Option<(String, Timestamp)>,
    /// The turns by place, what comes every week first.
    pub turns: Vec<TurnShown>,
    /// Who has each place now.
    pub now: [Vec<String>; 3],
    /// Whether somebody serves now, so that no alarm is raised.
    pub serves: bool,
    /// When nobody is on duty, within two weeks.
    pub gaps: Vec<Gap>,
    /// Whom a turn can be given to.
    pub colleagues: Vec<(PersonId, String)>,
    /// How alarms leave the house.
    pub ways: Ways,
    /// The newest alarms, each with the numbers of its cases.
    pub alarms: Vec<(Alarm, Vec<AlarmCase>)>,
}

/// The page of one alarm.
#[derive(Debug, Clone)]
pub struct AlarmPage {
    /// The alarm.
    pub alarm: Alarm,
    /// Its cases.
    pub cases: Vec<AlarmCase>,
    /// Who has it.
    pub by: Option<String>,
    /// Whom messages went to.
    pub messages: Vec<(String, Message)>,
    /// Who was told in the product.
    pub told: Vec<String>,
}

/// What is wrong with an authority's duty.
#[derive(Debug, Clone, Default)]
pub struct DutyHealth {
    /// When nobody is on duty, within two weeks.
    pub gaps: Vec<Gap>,
    /// How many people on the roster can no longer be called.
    pub gone: usize,
    /// How many people on the roster no message reaches.
    pub unreached: usize,
    /// Whether there is a way out of the house at all.
    pub has_way: bool,
    /// The ways that do not work, each with its trouble and since when.
    pub broken: Vec<(Way, String, Timestamp)>,
    /// The alarm that nobody has answered.
    pub open: Option<Timestamp>,
}

/// Looks after an authority's duty: for the doctor, who has no desk.
///
/// # Errors
/// The database's.
pub async fn duty_health(
    db: &Db,
    pack: &Pack,
    authority: &Authority,
    now: Timestamp,
) -> Result<DutyHealth, saklig_store::Error> {
    let roster = rosters::newest(db, authority.id).await?.roster;
    let people = people::of(db, authority.id).await?;
    let reaches = messages::reaches(db, authority.id).await?;
    let ways = messages::ways(db, authority.id).await?;
    let (zone, hours) = (zone_of(authority), hours_of(db, authority, pack).await?);
    let counts = |id: PersonId| people.iter().any(|person| person.id == id && can_be_called(person));
    let mut on: Vec<PersonId> =
        roster.turns.iter().filter(|turn| !turn.when.is_over(now, &zone)).map(|turn| turn.person).collect();
    on.sort_unstable();
    on.dedup();
    let reached =
        |id: &PersonId| reaches.iter().any(|(person, reach)| person == id && ways_to(&ways, reach).next().is_some());
    let broken = Way::ALL.into_iter().filter_map(|way| {
        let (trouble, since) = ways.trouble(way)?;
        Some((way, trouble.clone(), *since))
    });
    Ok(DutyHealth {
        gaps: roster.gaps(now, now + AHEAD, &zone, &hours, counts),
        gone: on.iter().filter(|id| !counts(**id)).count(),
        unreached: on.iter().filter(|id| counts(**id) && !reached(id)).count(),
        has_way: Way::ALL.into_iter().any(|way| ways.has(way)),
        broken: broken.collect(),
        open: alarms::open(db, authority.id).await?.map(|alarm| alarm.raised_at),
    })
}

impl Desk {
    /// The duty roster.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read.
    pub async fn duty(&self, who: &Person) -> Result<DutyPage, Refusal> {
        who.may(Power::Read)?;
        let db = self.store().db();
        let authority = self.authority(who.authority).await?;
        let pack = self.pack(&authority)?;
        let version = rosters::newest(db, authority.id).await?;
        let everyone = people::of(db, authority.id).await?;
        let reaches = messages::reaches(db, authority.id).await?;
        let ways = messages::ways(db, authority.id).await?;
        let (now, zone, hours) = (self.now(), zone_of(&authority), hours_of(db, &authority, &pack).await?);
        let counts = |id: PersonId| everyone.iter().any(|person| person.id == id && can_be_called(person));
        let name = |id: PersonId| {
            everyone.iter().find(|person| person.id == id).map_or_else(String::new, |person| person.name.clone())
        };
        let reached = |id: PersonId| {
            reaches.iter().any(|(person, reach)| *person == id && ways_to(&ways, reach).next().is_some())
        };
        let mut turns: Vec<TurnShown> = version
            .roster
            .turns
            .iter()
            .map(|turn| TurnShown {
                name: name(turn.person),
                counts: counts(turn.person),
                reached: reached(turn.person),
                over: turn.when.is_over(now, &zone),
                turn: turn.clone(),
            })
            .collect();
        turns.sort_by_key(|shown| (shown.over, shown.turn.place, shown.turn.number));
        let on = |place| version.roster.on_duty(place, now, &zone, counts).into_iter().map(name).collect();
        let mut found = Vec::new();
        for alarm in alarms::newest(db, authority.id, 10).await? {
            let cases = alarms::cases(db, alarm.id).await?;
            found.push((alarm, cases));
        }
        Ok(DutyPage {
            version: version.number,
            made: version.made.map(|(person, at)| (name(person), at)),
            turns,
            now: Place::ALL.map(on),
            serves: hours.is_open(now),
            gaps: version.roster.gaps(now, now + AHEAD, &zone, &hours, counts),
            colleagues: everyone
                .iter()
                .filter(|one| can_be_called(one))
                .map(|one| (one.id, one.name.clone()))
                .collect(),
            ways,
            alarms: found,
        })
    }

    /// How alarms leave the house, for whoever sets it.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not run people.
    pub async fn alarm_ways(&self, who: &Person) -> Result<Ways, Refusal> {
        who.may(Power::RunPeople)?;
        Ok(messages::ways(self.store().db(), who.authority).await?)
    }

    /// One alarm.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn alarm(&self, who: &Person, id: AlarmId) -> Result<AlarmPage, Refusal> {
        who.may(Power::Read)?;
        let db = self.store().db();
        let alarm = alarms::one(db, id).await?.filter(|alarm| alarm.authority == who.authority);
        let alarm = alarm.ok_or(Refusal::NotFound)?;
        let everyone = people::of(db, who.authority).await?;
        let name = |id: PersonId| {
            everyone.iter().find(|person| person.id == id).map_or_else(String::new, |person| person.name.clone())
        };
        let messages = messages::of_alarm(db, id).await?;
        Ok(AlarmPage {
            cases: alarms::cases(db, id).await?,
            by: alarm.acknowledged.map(|(by, _)| name(by)),
            messages: messages.into_iter().map(|message| (name(message.person), message)).collect(),
            told: notices::called(db, id).await?.into_iter().map(name).collect(),
            alarm,
        })
    }

    /// The alarm about an item's case that is the newest.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub(crate) async fn alarm_about(&self, item: ItemId) -> Result<Option<Alarm>, Refusal> {
        let db = self.store().db();
        Ok(match saklig_store::cases::of(db, item).await? {
            Some(case) => alarms::of_case(db, case.id).await?,
            None => None,
        })
    }

    /// One's notices, the newest first.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn notices(&self, who: &Person) -> Result<Vec<Notice>, Refusal> {
        Ok(notices::newest(self.store().db(), who.id, MOST).await?)
    }

    /// One has read all notices that there were until then, in microseconds.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn read_notices(&self, who: &Person, until: i64) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        notices::read(&mut tx, who.id, until, self.now_micros()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// What every page says of notices and alarms.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn standing(&self, who: &Person) -> Result<Standing, Refusal> {
        Ok(notices::standing(self.store().db(), who.authority, who.id).await?)
    }
}
