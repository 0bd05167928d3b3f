//! Say how alarms and digests leave the house: the authority's mail server, and
//! an address that a gateway for text messages listens at.

use saklig_journal::event::Event;
use saklig_model::person::{Person, Power};
use saklig_net::is_mail_address;
use saklig_store::{
    journal::Facts,
    messages::{self, Way, Ways},
    secrets,
};

use super::Act;
use crate::{
    Desk, Refusal,
    alarms::ways_to,
    journal::{Actor, Entry},
};

/// The name under which the password at the mail server is sealed.
pub(crate) const MAIL_PASSWORD: &str = "alarm/mail";

/// The name under which the key shared with the gateway is sealed.
pub(crate) const HOOK_KEY: &str = "alarm/hook";

/// The fewest characters of the key that messages to the gateway are signed with.
const KEY: usize = 20;

/// The act.
pub struct SetAlarmWays;

impl Act for SetAlarmWays {
    fn key(&self) -> &'static str {
        "set_alarm_ways"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunPeople)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::AlarmWaysChanged]
    }
    fn scenario(&self) -> &'static str {
        "How alarms leave the house is set"
    }
}

/// How they shall leave; empty secrets stay what they were.
#[derive(Clone, Default)]
pub struct NewWays {
    /// All but the secrets.
    pub ways: Ways,
    /// The password at the mail server.
    pub mail_password: String,
    /// The key shared with the gateway.
    pub hook_key: String,
}

impl Desk {
    /// Sets how alarms leave the house. What was wrong with the ways is
    /// forgotten until it is found again.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn set_alarm_ways(&self, who: &Person, new: &NewWays) -> Result<(), Refusal> {
        who.may(Power::RunPeople)?;
        let ways = Ways {
            house: new.ways.house.trim().trim_end_matches('/').to_owned(),
            mail_host: new.ways.mail_host.trim().to_owned(),
            mail_user: new.ways.mail_user.trim().to_owned(),
            mail_from: new.ways.mail_from.trim().to_owned(),
            hook: new.ways.hook.trim().to_owned(),
            ..new.ways.clone()
        };
        let mut tx = self.store().begin().await?;
        let before = messages::ways(&mut tx, who.authority).await?;
        let has_key = !secrets::with_prefix(&mut tx, who.authority, HOOK_KEY).await?.is_empty();
        self.ways_fit(&ways, new, has_key)?;
        let kept =
            [(MAIL_PASSWORD, &new.mail_password, ways.has(Way::Mail)), (HOOK_KEY, &new.hook_key, ways.has(Way::Hook))];
        for (name, secret, wanted) in kept {
            // A password goes to the server it was given for, and to no other.
            let other =
                name == MAIL_PASSWORD && (&before.mail_host, &before.mail_user) != (&ways.mail_host, &ways.mail_user);
            if !wanted || (other && secret.is_empty()) {
                secrets::forget(&mut tx, who.authority, name).await?;
            } else if !secret.is_empty() {
                let sealed = self.vault().seal(self.chance(), who.authority, name, secret);
                secrets::keep(&mut tx, who.authority, name, &sealed).await?;
            }
        }
        messages::keep_ways(&mut tx, who.authority, &ways).await?;
        let given = |secret: &String| i64::from(!secret.is_empty());
        let facts = Facts::new()
            .and("house", ways.house.as_str())
            .and("mail_host_before", before.mail_host.as_str())
            .and("mail_host", ways.mail_host.as_str())
            .and("mail_from", ways.mail_from.as_str())
            .and("hook_before", before.hook.as_str())
            .and("hook", ways.hook.as_str())
            .and("password_given", given(&new.mail_password))
            .and("key_given", given(&new.hook_key))
            .and("at", self.now_micros());
        let actor = Actor::Person(who, Power::RunPeople);
        let entry = Entry::about(Event::AlarmWaysChanged, actor, "authority", who.authority.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    fn ways_fit(&self, ways: &Ways, new: &NewWays, has_key: bool) -> Result<(), Refusal> {
        let local = |url: &str| !url.contains(['?', '#', ' ', '"', '<', '\\']);
        let any = Way::ALL.into_iter().any(|way| ways.has(way));
        // People follow it: what a browser opens, and nothing else.
        let opens = ways.house.starts_with("https://") || ways.house.starts_with("http://");
        if any && !(opens && local(&ways.house)) {
            return Err(Refusal::Unfit { field: "house" });
        }
        if ways.has(Way::Mail) {
            if !(1..=65_535).contains(&ways.mail_port) {
                return Err(Refusal::Unfit { field: "mail_port" });
            }
            if !ways.mail_host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte)) {
                return Err(Refusal::Unfit { field: "mail_host" });
            }
            if !is_mail_address(&ways.mail_from) {
                return Err(Refusal::Unfit { field: "mail_from" });
            }
        }
        if ways.has(Way::Hook) {
            if !self.net().may_ask(&ways.hook) {
                return Err(Refusal::Unfit { field: "hook" });
            }
            let short = new.hook_key.chars().count() < KEY;
            if short && !(new.hook_key.is_empty() && has_key) {
                return Err(Refusal::Unfit { field: "hook_key" });
            }
        }
        Ok(())
    }

    /// Sends oneself a trial by every way that reaches one.
    ///
    /// # Errors
    /// [`Refusal::Empty`] when none does.
    pub async fn try_alarm_ways(&self, who: &Person) -> Result<(), Refusal> {
        who.may(Power::RunPeople)?;
        let mut tx = self.store().begin().await?;
        let ways = messages::ways(&mut tx, who.authority).await?;
        let reach = messages::reach(&mut tx, who.id).await?;
        let to: Vec<Way> = ways_to(&ways, &reach).collect();
        if to.is_empty() {
            return Err(Refusal::Empty { field: "reach" });
        }
        for way in to {
            self.dispatch(&mut tx, who, way, "trial", None).await?;
        }
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
