//! Sends what waits in the outbox, at most once by the machine.
//!
//! `sending` is written before the platform is called. What is found in
//! `sending` afterwards (the program was killed in between), or whose answer
//! never came, has an unknown outcome: the platform is re-read, and only proof
//! of absence, or a platform that takes an idempotency key, lets the machine
//! try again. Otherwise a person decides, seeing both possibilities.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use saklig_channel::{Account, Deed, Observation, Outcome, Platform, Reread, Seen, Trouble};
use saklig_journal::event::Event;
use saklig_model::{
    action::{ActionKind, ActionState},
    case::CaseState,
    clock::micros,
    id::{ActionId, AuthorityId},
    item::{ItemKind, Presence},
};
use saklig_store::{
    blocks, cases, channels, copies, decisions, items,
    journal::{Facts, hex},
    news::{How, News},
    outbox::{self, Action, Settled},
    people,
};
use sha2::{Digest as _, Sha256};

use super::{Job, Next, back_off};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// How long a call to a platform may take before its outcome counts as unknown.
const UNDER_WAY: SignedDuration = SignedDuration::from_secs(90);

/// How often an unknown outcome is re-read before a person is asked.
const REREADS: i64 = 4;

/// How often a platform that does not answer is tried before a person is asked.
const TRIES: i64 = 12;

/// The job.
pub struct Send;

#[async_trait]
impl Job for Send {
    fn key(&self) -> &'static str {
        super::SEND
    }

    async fn run(&self, desk: &Desk, _: AuthorityId, subject: &str, attempts: i64) -> Result<Next, Refusal> {
        let id: ActionId = subject.parse().map_err(Refusal::internal)?;
        let Some(action) = outbox::one(desk.store().db(), id).await? else { return Ok(Next::Done) };
        match action.state {
            ActionState::Waiting if action.not_before > desk.now() => return Ok(Next::Again(action.not_before)),
            ActionState::Waiting | ActionState::Sending | ActionState::Unknown => {}
            _ => return Ok(Next::Done),
        }
        let kept = channels::one(desk.store().db(), action.channel).await?.ok_or(Refusal::NotFound)?;
        let item = items::one(desk.store().db(), action.item).await?.ok_or(Refusal::NotFound)?;
        let platform = desk.at_hand().get(&kept.channel.platform).filter(|_| kept.connected).cloned();
        // What may have been sent already is not called failed because it cannot
        // be looked up any more: then a person decides.
        let unknown_before = action.state != ActionState::Waiting;
        let Some(platform) = platform else {
            return desk.given_up(&action, "cannot-disconnected").await;
        };
        if !kept.channel.acting {
            return desk.given_up(&action, "refused-read-only").await;
        }
        // S0-12: a right lapses at once, for what still waits as well.
        let ends_by_itself = desk.ends_by_itself(desk.store().db(), &action).await?;
        let person = people::one(desk.store().db(), action.person).await?.ok_or(Refusal::NotFound)?;
        // Letting someone back on the day that was decided needs no one's right.
        let denied = person.may(action.kind.power()).err().filter(|_| !ends_by_itself);
        if let (Some(denied), false) = (denied, unknown_before) {
            return desk.settled(&action, ActionState::Failed, Some(&denied.to_string()), None).await;
        }
        let account = desk.account(&kept.channel).await?;
        if action.kind.wants_copy()
            && !item.item.presence.is_gone()
            && let Err(trouble) = desk.fetch_attachments(&account, &*platform, &item.item).await?
        {
            // Copy first: without it nothing is sent.
            return desk.not_yet(&action, &trouble, attempts).await;
        }
        let author = items::author(desk.store().db(), item.item.author).await?.ok_or(Refusal::NotFound)?;
        let deed = Deed {
            kind: action.kind,
            external_id: item.item.external_id.clone(),
            root: item.item.root.clone().unwrap_or_else(|| item.item.external_id.clone()),
            text: action.text.clone().unwrap_or_default(),
            lang: action.lang.clone(),
            author: author.external_id,
            reason: action.reason.clone(),
            decided_at: action.decided_at,
        };
        let now = desk.now();
        let mut tx = desk.store().begin().await?;
        if !outbox::take(&mut tx, id, micros(now), micros(now + UNDER_WAY)).await? {
            // Another node has it, or it was undone just now.
            return Ok(Next::Again(action.sending_until.unwrap_or(now + SignedDuration::from_secs(1))));
        }
        tx.commit().await?;

        let capabilities = platform.capabilities(&account).await;
        if unknown_before && (denied.is_some() || !capabilities.repeats(action.kind)) {
            match platform.reread(&account, &deed, id, now).await {
                Reread::Found { external_id } => {
                    return desk.done(&kept, &item, &action, external_id).await;
                }
                Reread::Absent => {}
                Reread::Unsure => return desk.unknown(&action, REREADS, 3).await,
            }
            // It was not done, and must not be done in this person's name any more.
            if let Some(denied) = denied {
                return desk.settled(&action, ActionState::Failed, Some(&denied.to_string()), None).await;
            }
        }
        match platform.act(&account, &deed, id, now).await {
            Outcome::Done { external_id } => desk.done(&kept, &item, &action, external_id).await,
            Outcome::Retry { after, trouble } => {
                let pause = SignedDuration::try_from(after).unwrap_or(SignedDuration::ZERO).max(back_off(attempts));
                if action.attempts + 1 >= TRIES {
                    desk.settled(&action, ActionState::Failed, Some(&trouble.to_string()), None).await
                } else {
                    desk.later(&action, &trouble, pause).await
                }
            }
            Outcome::NotPermitted => {
                desk.settled(&action, ActionState::NotPermitted, Some("refused-not-permitted"), None).await
            }
            Outcome::Gone => {
                let mut tx = desk.store().begin().await?;
                items::set_presence(&mut tx, action.item, Presence::Gone, desk.now_micros()).await?;
                tx.commit().await?;
                desk.settled(&action, ActionState::Failed, Some("refused-item-gone"), None).await
            }
            Outcome::Refused { said } => {
                tracing::warn!(action = %action.id, said, "the platform refused an act for good");
                desk.settled(&action, ActionState::Failed, Some("trouble-refused"), None).await
            }
            // With a key, the same request a second time does no harm.
            Outcome::Unknown if capabilities.repeats(action.kind) => desk.unknown(&action, TRIES, 0).await,
            Outcome::Unknown => desk.unknown(&action, REREADS, 3).await,
        }
    }
}

impl Desk {
    /// Fetches what belongs to a text and is not stored yet. The inner error is
    /// the platform's.
    async fn fetch_attachments(
        &self,
        account: &Account,
        platform: &dyn Platform,
        item: &saklig_model::item::Item,
    ) -> Result<Result<(), Trouble>, Refusal> {
        for attachment in copies::attachments(self.store().db(), item.id).await? {
            if attachment.sha256.is_some() {
                continue;
            }
            match platform.fetch(account, &attachment.url, self.now()).await {
                Ok(bytes) => {
                    let sha256 = hex(&Sha256::digest(&bytes));
                    let mut tx = self.store().begin().await?;
                    copies::keep_bytes(&mut tx, attachment.id, &sha256, bytes).await?;
                    let facts = Facts::new()
                        .and("attachment", attachment.id.0)
                        .and("sha256", sha256.as_str())
                        .and("at", self.now_micros());
                    let entry = Entry::about_item(Event::CopyStored, Actor::System, item.id).with(facts);
                    self.note_down(&mut tx, item.authority, entry).await?;
                    tx.commit().await?;
                }
                Err(trouble) => return Ok(Err(trouble)),
            }
        }
        Ok(Ok(()))
    }

    /// It was done: says so, mirrors an answer, and notes how the item stands.
    async fn done(
        &self,
        kept: &channels::Kept,
        item: &items::Kept,
        action: &Action,
        external_id: Option<String>,
    ) -> Result<Next, Refusal> {
        if let (ActionKind::Answer, Some(external_id), Some(text)) = (action.kind, &external_id, &action.text) {
            let channel = &kept.channel;
            let answer = Seen {
                external_id: external_id.clone(),
                kind: ItemKind::Comment,
                parent: Some(item.item.external_id.clone()),
                root: Some(item.item.root.clone().unwrap_or_else(|| item.item.external_id.clone())),
                quotes: None,
                author_id: channel.external_id.clone(),
                author_name: channel.handle.clone(),
                own: true,
                text: text.clone(),
                lang: action.lang.clone(),
                posted_at: action.decided_at,
                edited_at: None,
                url: None,
                attachments: Vec::new(),
                hidden: None,
            };
            self.receive(channel, vec![Observation::Seen(answer)]).await?;
        }
        self.settled(action, ActionState::Done, None, external_id).await
    }

    /// Settles an action for good, with its journal entry.
    async fn settled(
        &self,
        action: &Action,
        state: ActionState,
        trouble: Option<&str>,
        external_id: Option<String>,
    ) -> Result<Next, Refusal> {
        let now = self.now_micros();
        let mut tx = self.store().begin().await?;
        let presence = match (action.kind, state) {
            (ActionKind::Hide, ActionState::Done) => Some(Presence::Hidden),
            (ActionKind::Unhide, ActionState::Done) => Some(Presence::Visible),
            (ActionKind::Remove, ActionState::Done) => Some(Presence::Removed),
            _ => None,
        };
        if let Some(presence) = presence {
            items::set_presence(&mut tx, action.item, presence, now).await?;
        }
        match (action.kind, state) {
            (ActionKind::Block, ActionState::Done) => blocks::begun(&mut tx, action.id, now).await?,
            (ActionKind::Unblock, ActionState::Done) => {
                let item = items::one(&mut tx, action.item).await?.ok_or(Refusal::NotFound)?;
                blocks::ended(&mut tx, item.item.author, now).await?;
            }
            _ => {}
        }
        let settled = Settled {
            state,
            external_id,
            trouble: trouble.map(str::to_owned),
            done_at: Some(now),
            look_again: None,
            not_before: micros(action.not_before),
        };
        outbox::settle(&mut tx, action.id, &settled).await?;
        if action.kind == ActionKind::Answer {
            // An answer that never arrived is none.
            self.count_anew(&mut tx, action.item).await?;
        }
        if action.kind == ActionKind::Hide && matches!(state, ActionState::Failed | ActionState::NotPermitted) {
            self.decide_anew(&mut tx, action).await?;
        }
        let event = if state == ActionState::Done { Event::ActionDone } else { Event::ActionFailed };
        self.note_action(&mut tx, action, event, state).await?;
        tx.commit().await?;
        self.ring();
        Ok(Next::Done)
    }

    /// What should be hidden and was not stays to decide, unless it is gone.
    async fn decide_anew(&self, tx: &mut saklig_store::Tx, action: &Action) -> Result<(), Refusal> {
        cases::lock(tx, action.item).await?;
        let item = items::one(&mut *tx, action.item).await?.ok_or(Refusal::NotFound)?;
        if item.item.presence.is_gone() || !decisions::undo(tx, action.decision, self.now_micros()).await? {
            return Ok(());
        }
        let Some(case) = cases::of(&mut *tx, action.item).await? else { return Ok(()) };
        let kept = channels::one(&mut *tx, action.channel).await?.ok_or(Refusal::NotFound)?;
        let state = match self.state_after(tx, &kept.channel, &case, item.revision).await? {
            // Somebody opened it in order to hide it: nothing is settled yet.
            CaseState::Closed => CaseState::ToDecide,
            state => state,
        };
        cases::set_state(tx, case.id, state, None).await?;
        tx.tell(News::Case(action.authority, action.item, How::Decided));
        Ok(())
    }

    /// It cannot be sent, nor looked up: failed, if it was never sent; otherwise
    /// a person decides, seeing both possibilities.
    async fn given_up(&self, action: &Action, why: &str) -> Result<Next, Refusal> {
        if action.state == ActionState::Waiting {
            return self.settled(action, ActionState::Failed, Some(why), None).await;
        }
        self.unknown_until(action, None).await
    }

    /// Nobody knows: looks again so many times, each later than the last, the
    /// first as late as if it had been tried `patience` times; then a person
    /// decides.
    async fn unknown(&self, action: &Action, times: i64, patience: i64) -> Result<Next, Refusal> {
        let next = self.now() + back_off(action.attempts + patience);
        self.unknown_until(action, (action.attempts + 1 < times).then_some(next)).await
    }

    /// Nobody knows; `next` is when the machine looks again, if it does.
    async fn unknown_until(&self, action: &Action, next: Option<Timestamp>) -> Result<Next, Refusal> {
        let mut tx = self.store().begin().await?;
        let settled = Settled {
            state: ActionState::Unknown,
            external_id: None,
            trouble: Some("trouble-unknown".into()),
            done_at: None,
            look_again: next.map(micros),
            not_before: micros(action.not_before),
        };
        outbox::settle(&mut tx, action.id, &settled).await?;
        if action.state != ActionState::Unknown {
            self.note_action(&mut tx, action, Event::ActionUnknown, ActionState::Unknown).await?;
        }
        tx.commit().await?;
        self.ring();
        Ok(next.map_or(Next::Done, Next::Again))
    }

    /// Nothing was sent, and nothing can be before the copy is whole.
    async fn not_yet(&self, action: &Action, trouble: &Trouble, attempts: i64) -> Result<Next, Refusal> {
        if attempts >= TRIES {
            return self.given_up(action, "refused-no-copy").await;
        }
        Ok(Next::Retry(self.now() + back_off(attempts), trouble.to_string()))
    }

    /// The platform certainly did not do it, and asks for patience.
    async fn later(&self, action: &Action, trouble: &Trouble, pause: SignedDuration) -> Result<Next, Refusal> {
        let at = self.now() + pause;
        let mut tx = self.store().begin().await?;
        let settled = Settled {
            state: ActionState::Waiting,
            external_id: None,
            trouble: Some(trouble.to_string()),
            done_at: None,
            look_again: None,
            not_before: micros(at),
        };
        outbox::settle(&mut tx, action.id, &settled).await?;
        tx.commit().await?;
        Ok(Next::Again(at))
    }

    async fn note_action(
        &self,
        tx: &mut saklig_store::Tx,
        action: &Action,
        event: Event,
        state: ActionState,
    ) -> Result<(), Refusal> {
        let facts = Facts::new()
            .and("action", action.id.0)
            .and("kind", action.kind.key())
            .and("state", state.key())
            .and("at", self.now_micros());
        let entry = Entry::about_item(event, Actor::System, action.item).with(facts);
        self.note_down(tx, action.authority, entry).await?;
        Ok(())
    }
}
