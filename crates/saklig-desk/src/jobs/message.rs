//! Hands one message to the mail server or the gateway. It is noted that it is
//! leaving before it leaves: if the node is killed then, nobody knows whether it
//! arrived, and it is sent again under the same identity, by which a repetition
//! can be told. An alarm that comes twice is better than one that never comes.

use async_trait::async_trait;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use saklig_journal::event::Event;
use saklig_model::{
    id::{AuthorityId, MessageId},
    person::Person,
};
use saklig_net::{Ask, Failure, Letter, MailServer, MailTrouble, NetError, Secret};
use saklig_store::{
    alarms,
    journal::{self, Facts},
    messages::{self, Message, Reach, State, Way, Ways},
    notices, people, secrets,
};
use sha2::Sha256;

use super::{Job, Next, back_off};
use crate::{
    Desk, Refusal,
    acts::alarm_ways::{HOOK_KEY, MAIL_PASSWORD},
    alarms::zone_of,
    journal::{Actor, Entry},
};

/// So often a message is tried: over about an hour and a half.
const TRIES: i64 = 12;

/// The job.
pub struct Messaging;

/// Why a message was not taken.
#[derive(Debug, Clone, Copy)]
struct Trouble {
    /// The text key.
    key: &'static str,
    /// Whether trying again is of no use.
    for_good: bool,
    /// Whether it may have been taken all the same.
    sent: bool,
}

impl Trouble {
    const fn new(key: &'static str) -> Self {
        Self { key, for_good: false, sent: false }
    }

    const fn for_good(key: &'static str) -> Self {
        Self { key, for_good: true, sent: false }
    }
}

/// What a message says.
struct Words {
    subject: String,
    text: String,
    number: Option<i64>,
    link: String,
}

#[async_trait]
impl Job for Messaging {
    fn key(&self) -> &'static str {
        super::MESSAGE
    }

    async fn run(&self, desk: &Desk, authority: AuthorityId, subject: &str, _: i64) -> Result<Next, Refusal> {
        let id: MessageId = subject.parse().map_err(Refusal::internal)?;
        let db = desk.store().db();
        let Some(message) = messages::one(db, id).await?.filter(|message| message.state.is_open()) else {
            return Ok(Next::Done);
        };
        let ways = messages::ways(db, authority).await?;
        let reach = messages::reach(db, message.person).await?;
        let person = people::one(db, message.person).await?.filter(|person| person.active);
        let mut tx = desk.store().begin().await?;
        let answered = match message.alarm {
            Some(alarm) => alarms::one(&mut tx, alarm).await?.is_none_or(|alarm| alarm.acknowledged.is_some()),
            None => false,
        };
        if person.is_none() || (answered && message.state == State::Waiting) {
            messages::settle(&mut tx, id, State::Spared, Some(desk.now_micros()), None).await?;
            tx.commit().await?;
            return Ok(Next::Done);
        }
        if !messages::sending(&mut tx, id).await? {
            return Ok(Next::Done);
        }
        tx.commit().await?;
        let Some(person) = person else { return Ok(Next::Done) };
        let handed_over = match message.way {
            Way::Mail => desk.mail(&message, &person, &ways, &reach).await?,
            Way::Hook => desk.call_hook(&message, &person, &ways, &reach).await?,
        };
        desk.handed_over(&message, &ways, handed_over).await
    }
}

impl Desk {
    /// Notes how it went.
    async fn handed_over(&self, message: &Message, ways: &Ways, outcome: Result<(), Trouble>) -> Result<Next, Refusal> {
        let now = self.now();
        let attempts = message.attempts + 1;
        let mut tx = self.store().begin().await?;
        let facts = |state: State| {
            let alarm = message.alarm.map(|alarm| alarm.0.to_string()).unwrap_or_default();
            Facts::new()
                .and("message", message.id.0)
                .and("alarm", alarm.as_str())
                .and("person", message.person.0)
                .and("way", message.way.key())
                .and("kind", message.kind.as_str())
                .and("state", state.key())
                .and("attempts", attempts)
                .and("at", self.now_micros())
        };
        let object = message.alarm.map_or(message.id.0, |alarm| alarm.0);
        let next = match outcome {
            Ok(()) => {
                messages::settle(&mut tx, message.id, State::Sent, Some(self.now_micros()), None).await?;
                if ways.trouble(message.way).is_some() {
                    messages::trouble(&mut tx, message.authority, message.way, None).await?;
                }
                let entry = Entry::about(Event::MessageSent, Actor::System, "alarm", object).with(facts(State::Sent));
                self.note_down(&mut tx, message.authority, entry).await?;
                Next::Done
            }
            Err(trouble) => {
                let since = ways.trouble(message.way).map_or(now, |(_, since)| *since);
                let told = Some((trouble.key, since.as_microsecond()));
                messages::trouble(&mut tx, message.authority, message.way, told).await?;
                if trouble.for_good || attempts >= TRIES {
                    let at = Some(self.now_micros());
                    messages::settle(&mut tx, message.id, State::Failed, at, Some(trouble.key)).await?;
                    let entry =
                        Entry::about(Event::MessageFailed, Actor::System, "alarm", object).with(facts(State::Failed));
                    self.note_down(&mut tx, message.authority, entry).await?;
                    self.hurry_if_nobody_heard(&mut tx, message).await?;
                    Next::Done
                } else {
                    let state = if trouble.sent { State::Sending } else { State::Waiting };
                    messages::settle(&mut tx, message.id, state, None, Some(trouble.key)).await?;
                    Next::Retry(now + back_off(attempts), trouble.key.to_owned())
                }
            }
        };
        tx.commit().await?;
        self.ring();
        Ok(next)
    }

    /// Where every message of a step has failed, the next in line is not kept waiting.
    async fn hurry_if_nobody_heard(&self, tx: &mut saklig_store::Tx, message: &Message) -> Result<(), Refusal> {
        let Some(alarm) = message.alarm else { return Ok(()) };
        let all = messages::of_alarm(&mut *tx, alarm).await?;
        if all.iter().filter(|other| other.step == message.step).all(|other| other.state == State::Failed) {
            alarms::hurry(tx, alarm, self.now_micros()).await?;
            self.enqueue(tx, message.authority, super::ALARM, &alarm.to_string(), self.now()).await?;
        }
        Ok(())
    }

    /// What a message says in the person's language: never what anybody wrote.
    async fn words(&self, message: &Message, person: &Person, ways: &Ways) -> Result<Words, Refusal> {
        let authority = self.authority(message.authority).await?;
        let pack = self.pack(&authority)?;
        let text = pack.message(&message.kind).ok_or_else(|| Refusal::internal("a message without a text"))?;
        let (mut numbers, mut link, mut at) = (Vec::new(), format!("{}/notices", ways.house), message.made_at);
        if let Some(id) = message.alarm
            && let Some(alarm) = alarms::one(self.store().db(), id).await?
        {
            numbers = alarms::cases(self.store().db(), id).await?.into_iter().map(|case| case.number).collect();
            link = format!("{}/alarms/{id}", ways.house);
            at = alarm.raised_at;
        }
        let number = match numbers.as_slice() {
            [] => String::new(),
            [one] => one.to_string(),
            [first, more @ ..] => format!("{first} (+{})", more.len()),
        };
        let count = notices::unread(self.store().db(), person.id).await?.to_string();
        let time = at.to_zoned(zone_of(&authority)).strftime("%Y-%m-%d %H:%M").to_string();
        let fill = |text: &str| {
            let text = text.replace("{number}", &number).replace("{count}", &count);
            text.replace("{time}", &time).replace("{link}", &link)
        };
        let (subject, text) = (fill(text.subject.get(person.language)), fill(text.text.get(person.language)));
        Ok(Words { subject, text, number: numbers.first().copied(), link })
    }

    /// A secret of the ways, if one is kept.
    async fn secret_of_way(&self, authority: AuthorityId, name: &str) -> Result<Option<Secret>, Refusal> {
        let Some(sealed) = secrets::with_prefix(self.store().db(), authority, name).await?.pop() else {
            return Ok(None);
        };
        let opened = self.vault().open(authority, name, &sealed.sealed).map_err(Refusal::internal)?;
        Ok(Some(Secret::new(opened.as_str())))
    }

    async fn mail(
        &self,
        message: &Message,
        person: &Person,
        ways: &Ways,
        reach: &Reach,
    ) -> Result<Result<(), Trouble>, Refusal> {
        if !ways.has(Way::Mail) || reach.mail.is_empty() {
            return Ok(Err(Trouble::for_good("trouble-no-way")));
        }
        let words = self.words(message, person, ways).await?;
        let password = self.secret_of_way(message.authority, MAIL_PASSWORD).await?;
        let server = MailServer {
            host: ways.mail_host.clone(),
            port: u16::try_from(ways.mail_port).unwrap_or_default(),
            encrypts_at_once: ways.mail_at_once,
            credentials: password.filter(|_| !ways.mail_user.is_empty()).map(|key| (ways.mail_user.clone(), key)),
        };
        let letter = Letter {
            id: message.id.to_string(),
            from: ways.mail_from.clone(),
            to: reach.mail.clone(),
            subject: words.subject,
            text: words.text,
            at: message.made_at,
        };
        let outcome = self.net().mail(&server, &letter).await;
        Ok(outcome.map_err(|trouble| Trouble {
            key: match trouble {
                MailTrouble::Net(Failure { error: NetError::Address, .. }) => "trouble-mail-address",
                MailTrouble::Net(_) => "trouble-mail-away",
                MailTrouble::NotEncrypted => "trouble-mail-plain",
                MailTrouble::SignedOut => "trouble-mail-signed-out",
                MailTrouble::Later => "trouble-mail-later",
                MailTrouble::Refused => "trouble-mail-refused",
            },
            for_good: matches!(trouble, MailTrouble::Refused),
            sent: trouble.sent(),
        }))
    }

    /// Calls the gateway's address with JSON, signed with the shared key: the
    /// header `Saklig-Signature: t=<seconds>,v1=<hex>` holds the HMAC-SHA256 of
    /// the seconds, a full stop, and the body.
    async fn call_hook(
        &self,
        message: &Message,
        person: &Person,
        ways: &Ways,
        reach: &Reach,
    ) -> Result<Result<(), Trouble>, Refusal> {
        if !ways.has(Way::Hook) || reach.phone.is_empty() {
            return Ok(Err(Trouble::for_good("trouble-no-way")));
        }
        let words = self.words(message, person, ways).await?;
        let Some(key) = self.secret_of_way(message.authority, HOOK_KEY).await? else {
            return Ok(Err(Trouble::for_good("trouble-hook-key")));
        };
        let body = serde_json::json!({
            "id": message.id,
            "kind": message.kind,
            "to": reach.phone,
            "number": words.number,
            "link": words.link,
            "at": message.made_at,
            "language": person.language.code(),
            "text": words.text,
        })
        .to_string();
        let signature = signature(&key, self.now(), &body);
        let ask = Ask::post(ways.hook.clone())
            .header("Saklig-Signature", signature)
            .header("Idempotency-Key", message.id.to_string())
            .bytes("application/json", body.into_bytes());
        Ok(match self.net().send(ask).await {
            Ok(answer) => match answer.status {
                200..=299 => Ok(()),
                408 | 425 | 429 | 500..=599 => Err(Trouble::new("trouble-hook-away")),
                _ => Err(Trouble::for_good("trouble-hook-refused")),
            },
            Err(Failure { error: NetError::Address, .. }) => Err(Trouble::new("trouble-hook-address")),
            Err(failure) => Err(Trouble { sent: failure.sent, ..Trouble::new("trouble-hook-away") }),
        })
    }
}

/// The header by which a gateway knows that a message is ours, and when it was sent.
fn signature(key: &Secret, at: Timestamp, body: &str) -> String {
    let seconds = at.as_second();
    let mac = Hmac::<Sha256>::new_from_slice(key.reveal().as_bytes()).map(|mut mac| {
        mac.update(format!("{seconds}.{body}").as_bytes());
        mac.finalize().into_bytes()
    });
    // HMAC takes a key of any length.
    format!("t={seconds},v1={}", mac.map(|mac| journal::hex(&mac)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_of_key_time_and_body() {
        let at: Timestamp = "2026-11-23T02:14:00Z".parse().unwrap();
        let of = |key: &str, at: Timestamp, body: &str| signature(&Secret::new(key), at, body);
        let one = of("en nyckel av god längd", at, "{}");
        assert!(one.starts_with("t=1795400040,v1=") && one.len() == "t=1795400040,v1=".len() + 64, "{one}");
        assert_eq!(one, of("en nyckel av god längd", at, "{}"));
        assert_ne!(one, of("en annan nyckel", at, "{}"));
        assert_ne!(one, of("en nyckel av god längd", at, "{ }"));
    }
}
