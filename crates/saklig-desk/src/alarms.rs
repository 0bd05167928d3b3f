//! Alarms: what comes in out of hours and cannot wait is put before somebody,
//! and goes on until one of them says that they have it.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use saklig_journal::event::Event;
use saklig_model::{
    alarm::Step,
    authority::Authority,
    clock::micros,
    finding::Finding,
    id::{AlarmId, AuthorityId, CaseId, ItemId, MessageId, NoticeId, PersonId},
    pack::Pack,
    person::{Person, Power},
    roster::{Place, Roster},
    service_hours::ServiceHours,
};
use saklig_store::{
    On, Tx,
    alarms::{self, Alarm},
    cases, hours,
    journal::Facts,
    messages::{self, Message, Reach, State, Way, Ways},
    notices::{self, NewNotice},
    people, rosters,
};

use crate::{
    Desk, Refusal,
    jobs::{ALARM, MESSAGE},
    journal::{Actor, Entry},
};

/// A finding with a level, in something that came in.
#[derive(Debug, Clone)]
pub(crate) struct Threat {
    item: ItemId,
    kind: String,
    level: i64,
    written_at: Timestamp,
}

impl Threat {
    /// Those among what was found in an item's text.
    pub(crate) fn among(findings: &[Finding], item: ItemId, written_at: Timestamp) -> impl Iterator<Item = Self> {
        findings
            .iter()
            .filter_map(move |one| Some(Self { item, kind: one.kind.clone(), level: one.level()?, written_at }))
    }
}

/// The time zone that an authority's clocks show.
pub(crate) fn zone_of(authority: &Authority) -> TimeZone {
    TimeZone::get(&authority.time_zone).unwrap_or(TimeZone::UTC)
}

/// When somebody serves, by the authority's own hours and its own clock.
///
/// # Errors
/// The database's.
pub(crate) async fn hours_of(
    on: impl Into<On<'_>>,
    authority: &Authority,
    pack: &Pack,
) -> Result<ServiceHours, saklig_store::Error> {
    let own = hours::of(on, authority.id).await?;
    Ok(ServiceHours::of_authority(pack, &own, zone_of(authority)))
}

/// Whether somebody can be called at all: only who may take a case.
pub(crate) fn can_be_called(person: &Person) -> bool {
    person.may(Power::Claim).is_ok()
}

/// Who is called at a step of an alarm, of those who can be.
fn called(roster: &Roster, step: Step, now: Timestamp, zone: &TimeZone, people: &[Person]) -> Vec<PersonId> {
    let place = match step {
        Step::Raised => return Vec::new(),
        Step::First => Place::First,
        Step::Second => Place::Second,
        Step::Last | Step::Everyone => Place::Last,
    };
    let mut called = roster.on_duty(place, now, zone, |id| people.iter().any(|person| person.id == id));
    if step == Step::Everyone {
        let administrators = people.iter().filter(|person| person.may(Power::RunPeople).is_ok());
        let others: Vec<_> = administrators.map(|person| person.id).filter(|id| !called.contains(id)).collect();
        called.extend(others);
    }
    called
}

/// The ways by which somebody is reached.
pub(crate) fn ways_to<'a>(ways: &'a Ways, reach: &'a Reach) -> impl Iterator<Item = Way> + 'a {
    let has = |way: &Way| match way {
        Way::Mail => !reach.mail.is_empty(),
        Way::Hook => !reach.phone.is_empty(),
    };
    Way::ALL.into_iter().filter(|way| ways.has(*way)).filter(has)
}

impl Desk {
    /// Puts what cannot wait before people: in service hours as a notice to all
    /// who moderate, else as an alarm. While an alarm is open that nobody has
    /// answered, what comes joins it, so that a flood of threats calls once.
    pub(crate) async fn alarm_of(
        &self,
        tx: &mut Tx,
        authority: AuthorityId,
        threats: &[Threat],
    ) -> Result<(), Refusal> {
        if threats.is_empty() {
            return Ok(());
        }
        let authority = self.authority(authority).await?;
        let pack = self.pack(&authority)?;
        let now = self.now();
        // Nobody is to be woken by an invented authority.
        let Some(rules) = pack.alarms().filter(|_| !authority.example) else { return Ok(()) };
        let oldest = now - SignedDuration::from_hours(rules.fresh_hours);
        let mut grave: Vec<(ItemId, i64)> = Vec::new();
        for threat in threats {
            let counts = rules.findings.contains(&threat.kind) && threat.level >= rules.least_level;
            if !counts || threat.written_at < oldest {
                continue;
            }
            match grave.iter_mut().find(|(item, _)| *item == threat.item) {
                Some((_, level)) => *level = threat.level.max(*level),
                None => grave.push((threat.item, threat.level)),
            }
        }
        let hours = hours_of(&mut *tx, &authority, &pack).await?;
        // Just before closing nobody may get to it any more.
        let soon = now + SignedDuration::from_mins(rules.escalate_minutes);
        let serves = hours.is_open(now) && hours.is_open(soon);
        for (item, level) in grave {
            let Some(case) = cases::of(&mut *tx, item).await? else { continue };
            if serves {
                let moderates = |person: &Person| person.may(Power::Moderate).is_ok();
                self.tell_all(tx, authority.id, moderates, "threat", item).await?;
            } else {
                self.raise(tx, authority.id, case.id, item, level).await?;
            }
        }
        Ok(())
    }

    async fn raise(
        &self,
        tx: &mut Tx,
        authority: AuthorityId,
        case: CaseId,
        item: ItemId,
        level: i64,
    ) -> Result<(), Refusal> {
        let now = self.now_micros();
        let id = AlarmId(self.chance().opaque_id());
        if alarms::raise(tx, id, authority, now).await? {
            self.enqueue(tx, authority, ALARM, &id.to_string(), self.now()).await?;
        }
        let alarm = alarms::open(&mut *tx, authority).await?;
        let alarm = alarm.ok_or_else(|| Refusal::internal("an alarm was answered while it was raised"))?;
        if !alarms::join(tx, &alarm, case, item, level, now).await? {
            return Ok(());
        }
        // Whoever has been called already is told of this one too, in the product.
        let everyone = people::of(&mut *tx, authority).await?;
        for person in notices::called(&mut *tx, alarm.id).await? {
            if let Some(person) = everyone.iter().find(|other| other.id == person) {
                self.tell(tx, person, "alarm", Some(item), Some(alarm.id)).await?;
            }
        }
        let facts = Facts::new().and("alarm", alarm.id.0).and("case", case.0).and("level", level).and("at", now);
        let entry = Entry::about_item(Event::AlarmRaised, Actor::System, item).with(facts);
        self.note_down(tx, authority, entry).await?;
        Ok(())
    }

    /// Calls the next in line. When to go on, if there is anybody left to call.
    pub(crate) async fn call_next(&self, tx: &mut Tx, alarm: &Alarm) -> Result<Option<Timestamp>, Refusal> {
        let authority = self.authority(alarm.authority).await?;
        let pack = self.pack(&authority)?;
        let minutes = pack.alarms().map_or(10, |rules| rules.escalate_minutes);
        let (now, zone) = (self.now(), zone_of(&authority));
        let people: Vec<Person> = people::of(&mut *tx, authority.id).await?.into_iter().filter(can_be_called).collect();
        let roster = rosters::newest(&mut *tx, authority.id).await?.roster;
        let ways = messages::ways(&mut *tx, authority.id).await?;
        let reaches: HashMap<PersonId, Reach> = messages::reaches(&mut *tx, authority.id).await?.into_iter().collect();
        let mut told = notices::called(&mut *tx, alarm.id).await?;
        let first_item = alarms::cases(&mut *tx, alarm.id).await?.first().map(|case| case.item);
        let (mut step, mut gap, mut reached) = (alarm.step, alarm.gap, 0);
        while let Some(next) = step.next().filter(|_| reached == 0) {
            step = next;
            let mut called = called(&roster, step, now, &zone, &people);
            if step == Step::First && called.is_empty() {
                (gap, step) = (true, Step::Everyone);
                called = self::called(&roster, step, now, &zone, &people);
            }
            for person in people.iter().filter(|person| called.contains(&person.id)) {
                if !told.contains(&person.id) {
                    told.push(person.id);
                    let kind = if gap { "gap" } else { "alarm" };
                    self.tell(tx, person, kind, first_item, Some(alarm.id)).await?;
                }
                let Some(reach) = reaches.get(&person.id) else { continue };
                for way in ways_to(&ways, reach) {
                    let kind = if gap { "gap" } else { "alarm" };
                    self.dispatch(tx, person, way, kind, Some((alarm.id, step))).await?;
                    reached += 1;
                }
            }
            let whom: Vec<String> = called.iter().map(ToString::to_string).collect();
            let facts = Facts::new()
                .and("alarm", alarm.id.0)
                .and("step", step.key())
                .and("gap", i64::from(gap))
                .and("called", whom.join(" ").as_str())
                .and("messages", reached)
                .and("at", micros(now));
            let entry = Entry::about(Event::AlarmCalled, Actor::System, "alarm", alarm.id.0).with(facts);
            self.note_down(tx, authority.id, entry).await?;
        }
        let next = now + SignedDuration::from_mins(minutes);
        alarms::step(tx, alarm.id, step, gap, micros(next)).await?;
        Ok(step.next().map(|_| next))
    }

    /// Puts a message on its way out.
    pub(crate) async fn dispatch(
        &self,
        tx: &mut Tx,
        to: &Person,
        way: Way,
        kind: &str,
        of: Option<(AlarmId, Step)>,
    ) -> Result<(), Refusal> {
        let id = MessageId(self.chance().opaque_id());
        self.dispatch_once(tx, id, to, way, kind, of).await
    }

    /// The same, under an identity of its own.
    pub(crate) async fn dispatch_once(
        &self,
        tx: &mut Tx,
        id: MessageId,
        to: &Person,
        way: Way,
        kind: &str,
        of: Option<(AlarmId, Step)>,
    ) -> Result<(), Refusal> {
        let message = Message {
            id,
            authority: to.authority,
            person: to.id,
            way,
            kind: kind.to_owned(),
            alarm: of.map(|(alarm, _)| alarm),
            step: of.map_or(Step::Raised, |(_, step)| step),
            made_at: self.now(),
            state: State::Waiting,
            attempts: 0,
            settled_at: None,
            trouble: None,
        };
        messages::add(tx, &message).await?;
        self.enqueue(tx, to.authority, MESSAGE, &id.to_string(), self.now()).await
    }

    /// Tells somebody something in the product.
    pub(crate) async fn tell(
        &self,
        tx: &mut Tx,
        to: &Person,
        kind: &'static str,
        item: Option<ItemId>,
        alarm: Option<AlarmId>,
    ) -> Result<(), Refusal> {
        let notice = NewNotice { id: NoticeId(self.chance().opaque_id()), person: to.id, kind, item, alarm };
        notices::add(tx, to.authority, &notice, self.now_micros()).await?;
        Ok(())
    }

    /// Tells everybody who is meant something in the product.
    pub(crate) async fn tell_all(
        &self,
        tx: &mut Tx,
        authority: AuthorityId,
        meant: impl Fn(&Person) -> bool + Send + Sync,
        kind: &'static str,
        item: ItemId,
    ) -> Result<(), Refusal> {
        for person in people::of(&mut *tx, authority).await?.iter().filter(|person| meant(person)) {
            self.tell(tx, person, kind, Some(item), None).await?;
        }
        Ok(())
    }

    /// Whoever takes or decides a case has the alarm about it.
    pub(crate) async fn takes_alarm(&self, tx: &mut Tx, who: &Person, case: CaseId) -> Result<(), Refusal> {
        match alarms::of_case(&mut *tx, case).await? {
            Some(alarm) if alarm.acknowledged.is_none() => self.answer_alarm(tx, who, &alarm).await.map(drop),
            _ => Ok(()),
        }
    }

    /// Notes that somebody has an alarm; `false` when somebody had it before.
    pub(crate) async fn answer_alarm(&self, tx: &mut Tx, who: &Person, alarm: &Alarm) -> Result<bool, Refusal> {
        let now = self.now_micros();
        if !alarms::acknowledge(tx, alarm.id, who.id, now).await? {
            return Ok(false);
        }
        let facts = Facts::new().and("alarm", alarm.id.0).and("step", alarm.step.key()).and("at", now);
        let actor = Actor::Person(who, Power::Claim);
        let entry = Entry::about(Event::AlarmAcknowledged, actor, "alarm", alarm.id.0).with(facts);
        self.note_down(tx, who.authority, entry).await?;
        Ok(true)
    }
}
