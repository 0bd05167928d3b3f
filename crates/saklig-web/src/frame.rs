//! What every page for people who are signed in has around it: who they are,
//! which room they are in, and the texts, times and icons that templates ask for.

use std::ops::Deref;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use saklig_desk::looks::{Part, duty::Standing};
use saklig_model::{
    authority::Authority,
    ground::GroundRef,
    person::{Person, Power},
};

use crate::{
    Web, assets, figures, findings,
    html::{Html, Icon, icon},
    marked,
    pages::{appearance, figures::sheets::lasting},
    refused,
    say::Say,
    visitor::Visitor,
};

/// The rooms of the house, as the rail offers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// What needs people.
    Inbox,
    /// Everything mirrored.
    Search,
    /// The official accounts.
    Channels,
    /// How many questions, and how fast they are answered.
    Figures,
    /// The tamper-evident log.
    Journal,
    /// Who works here.
    People,
    /// What the authority has settled.
    Settings,
    /// None of them.
    Elsewhere,
}

/// What stands around a page.
#[derive(Debug, Clone)]
pub struct Frame {
    say: Say,
    /// The authority.
    pub authority: Authority,
    /// Who reads.
    pub person: Person,
    /// Which room.
    pub room: Room,
    /// How many items need a decision, where the page knows.
    pub to_decide: Option<i64>,
    /// What every page says of notices and alarms.
    pub standing: Standing,
    /// The page's own path.
    pub here: String,
    /// What has just been done, as a text.
    pub said: Option<String>,
    /// Where the page hears what happens while it is open.
    pub live: Option<String>,
    /// Whether the reader only reads here, whatever they may elsewhere: the case
    /// is about themselves.
    pub only_reads: bool,
    /// Whether single letters are keys here (WCAG 2.1.4).
    pub single_keys: bool,
    /// The present moment.
    pub now: Timestamp,
    zone: TimeZone,
}

impl Deref for Frame {
    type Target = Say;

    fn deref(&self) -> &Say {
        &self.say
    }
}

impl Frame {
    /// The frame of a page.
    pub(crate) fn new(web: &Web, visitor: &Visitor, room: Room) -> Self {
        Self::at(visitor, room, web.desk.now())
    }

    /// The frame of a page at a given moment.
    pub(crate) fn at(visitor: &Visitor, room: Room, now: Timestamp) -> Self {
        let say = Say(visitor.person.language);
        let said = visitor.said.as_ref().and_then(|key| say.find(&format!("said-{key}"), None));
        let zone = TimeZone::get(&visitor.authority.time_zone).unwrap_or(TimeZone::UTC);
        Self {
            say,
            authority: visitor.authority.clone(),
            person: visitor.person.clone(),
            room,
            to_decide: None,
            standing: visitor.standing,
            here: visitor.path.clone(),
            said,
            live: None,
            only_reads: false,
            single_keys: visitor.session.single_keys,
            now,
            zone,
        }
    }

    /// The texts.
    #[must_use]
    pub fn texts(&self) -> Say {
        self.say
    }

    /// The authority's name, or that it has none yet.
    #[must_use]
    pub fn authority_name(&self) -> String {
        if self.authority.name.is_empty() { self.say("authority-unnamed") } else { self.authority.name.clone() }
    }

    /// `page` when this is the room.
    #[must_use]
    pub fn current(&self, room: &str) -> Html {
        let here = match self.room {
            Room::Inbox => "inbox",
            Room::Search => "search",
            Room::Channels => "channels",
            Room::Figures => "figures",
            Room::Journal => "journal",
            Room::People => "people",
            Room::Settings => "settings",
            Room::Elsewhere => "",
        };
        Html(if here == room { " aria-current=\"page\"".to_owned() } else { String::new() })
    }

    /// Whether the reader may moderate, answer, note, claim, close, run channels
    /// or read the journal: the interface offers nothing else.
    #[must_use]
    pub fn may(&self, power: &str) -> bool {
        let power = Power::ALL.into_iter().find(|known| format!("{known:?}") == power);
        let acts = |power: Power| {
            matches!(power, Power::Claim | Power::Answer | Power::Moderate | Power::Note | Power::Close | Power::Erase)
        };
        power.is_some_and(|power| self.person.may(power).is_ok() && !(self.only_reads && acts(power)))
    }

    /// The reader's roles, in words.
    #[must_use]
    pub fn roles(&self) -> String {
        self.roles_of(&self.person)
    }

    /// Somebody's roles, in words.
    #[must_use]
    pub fn roles_of(&self, person: &Person) -> String {
        let roles: Vec<_> = person.roles.iter().map(|role| self.of("role-", role.key())).collect();
        if roles.is_empty() { self.say("roles-none") } else { roles.join(", ") }
    }

    /// An icon.
    #[must_use]
    pub fn icon(&self, name: &'static str) -> Icon {
        icon(name)
    }

    /// The style's address.
    #[must_use]
    pub fn style(&self) -> String {
        assets::STYLE.address()
    }

    /// Where the authority's own colours lie.
    #[must_use]
    pub fn own_style(&self) -> Option<String> {
        self.authority.appearance.as_ref().map(appearance::style)
    }

    /// The script's address.
    #[must_use]
    pub fn script(&self) -> String {
        assets::SCRIPT.address()
    }

    /// The mark's address.
    #[must_use]
    pub fn mark(&self) -> String {
        assets::MARK.address()
    }

    /// How long something has waited.
    #[must_use]
    pub fn waited(&self, since: &Timestamp) -> String {
        figures::waited(self.say, *since, self.now)
    }

    /// Whether something has waited for more than an hour.
    #[must_use]
    pub fn is_late(&self, since: &Timestamp) -> bool {
        self.now.duration_since(*since).as_hours() >= 1
    }

    /// How long an answer took, in whole minutes.
    #[must_use]
    pub fn lasting(&self, minutes: &i64) -> String {
        lasting(self.say, *minutes)
    }

    /// Whether a moment has come.
    #[must_use]
    pub fn is_past(&self, at: &Timestamp) -> bool {
        *at <= self.now
    }

    /// The time of day.
    #[must_use]
    pub fn clock(&self, at: &Timestamp) -> String {
        figures::clock(self.say, *at, &self.zone)
    }

    /// The time of day to the second.
    #[must_use]
    pub fn seconds(&self, at: &Timestamp) -> String {
        figures::clock_seconds(self.say, *at, &self.zone)
    }

    /// The day.
    #[must_use]
    pub fn day(&self, at: &Timestamp) -> String {
        figures::day(self.say, *at, &self.zone)
    }

    /// A day as the database keeps it: `2026-11-23`.
    #[must_use]
    pub fn date(&self, day: &str) -> String {
        let noon = day.parse::<Date>().ok().and_then(|day| day.at(12, 0, 0, 0).to_zoned(self.zone.clone()).ok());
        noon.map_or_else(|| day.to_owned(), |noon| self.day(&noon.timestamp()))
    }

    /// Day and time.
    #[must_use]
    pub fn moment(&self, at: &Timestamp) -> String {
        figures::moment(self.say, *at, self.now, &self.zone)
    }

    /// The time today, the day before that: for narrow columns.
    #[must_use]
    pub fn short(&self, at: &Timestamp) -> String {
        let today = at.to_zoned(self.zone.clone()).date() == self.now.to_zoned(self.zone.clone()).date();
        if today { self.clock(at) } else { self.day(at) }
    }

    /// For `datetime`.
    #[must_use]
    pub fn machine(&self, at: &Timestamp) -> String {
        figures::machine(*at, &self.zone)
    }

    /// A text as lists show it.
    #[must_use]
    pub fn listed(&self, parts: &[Part]) -> Html {
        marked::listed(self.say, parts)
    }

    /// A text as the case page shows it.
    #[must_use]
    pub fn marked(&self, parts: &[Part]) -> Html {
        marked::marked(self.say, parts)
    }

    /// An earlier version of a text.
    #[must_use]
    pub fn marked_before(&self, parts: &[Part]) -> Html {
        marked::marked_before(parts)
    }

    /// A text as it was written.
    #[must_use]
    pub fn foreign(&self, text: &str) -> Html {
        marked::foreign(text)
    }

    /// The attribute that names a text's language.
    #[must_use]
    pub fn lang(&self, lang: &Option<String>) -> Html {
        marked::lang(self.say, lang.as_deref())
    }

    /// Whether a text's language is neither the authority's nor the reader's.
    #[must_use]
    pub fn is_foreign(&self, lang: &str) -> bool {
        lang != self.authority.language.code() && lang != self.say.code()
    }

    /// What a finding is called.
    #[must_use]
    pub fn kind(&self, kind: &str) -> String {
        findings::name(self.say, kind)
    }

    /// Why it was found.
    #[must_use]
    pub fn reason(&self, kind: &str, reason: &str) -> String {
        findings::reason(self.say, kind, reason)
    }

    /// Its certainty.
    #[must_use]
    pub fn certainty(&self, score: &f64) -> String {
        findings::certainty(self.say, *score)
    }

    /// Its colour.
    #[must_use]
    pub fn tone(&self, kind: &str) -> &'static str {
        findings::tone(kind)
    }

    /// Its icon.
    #[must_use]
    pub fn sign(&self, kind: &str) -> Icon {
        findings::sign(kind)
    }

    /// What an event of the journal is called.
    #[must_use]
    pub fn event(&self, event: &str) -> String {
        self.find(&format!("event-{event}"), None).unwrap_or_else(|| event.replace('_', " "))
    }

    /// What is wrong with a connection.
    #[must_use]
    pub fn trouble(&self, key: &str) -> String {
        refused::trouble(self.say, key)
    }

    /// What to do about it.
    #[must_use]
    pub fn todo(&self, key: &str) -> String {
        refused::todo(self.say, key)
    }

    /// Why a channel cannot do something, or with what reservation.
    #[must_use]
    pub fn note(&self, key: &str) -> String {
        refused::note(self.say, key)
    }

    /// A ground's reference as forms carry it.
    #[must_use]
    pub fn ground(&self, ground: &GroundRef) -> String {
        format!("{}/{}/{}", ground.pack, ground.id, ground.version)
    }
}
