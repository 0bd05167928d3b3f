//! Which questions come in, and how they stand: kept beside the mirror, for the
//! figures and for what is due. Only the authority's own answers count, whether
//! they were given from here or at the platform itself; what a visitor answers
//! leaves a question open (S1-60).

use jiff::Timestamp;
use saklig_channel::Seen;
use saklig_model::{
    action::{ActionKind, ActionState},
    case::CaseState,
    channel::Channel,
    clock::{from_micros, micros},
    decision::DecisionKind,
    finding::Finding,
    id::{AuthorityId, ItemId},
};
use saklig_store::{
    Tx, cases, decisions, items, outbox,
    questions::{self, Question},
};

use crate::{
    Desk, Refusal,
    clocks::{Clocks, number_of},
};

/// How many open questions one transaction goes through.
const MOST: i64 = 500;

/// What a text asks: the topic of its first question that has one, empty where
/// none has. `None` where it asks nothing.
pub(crate) fn topic(findings: &[Finding]) -> Option<String> {
    let mut asked = findings.iter().filter(|finding| finding.kind == "question").peekable();
    asked.peek()?;
    let topic = asked.find_map(|finding| Some(finding.fact("topic")?.as_str()?.to_owned()));
    Some(topic.unwrap_or_default())
}

impl Clocks {
    /// A question that has just been read, where the channel answers questions.
    pub(crate) fn asked(
        &self,
        channel: &Channel,
        item: ItemId,
        findings: &[Finding],
        lang: Option<&str>,
        at: Timestamp,
    ) -> Option<Question> {
        let topic = topic(findings).filter(|_| channel.mode.handles_comments())?;
        Some(Question {
            item,
            authority: channel.authority,
            channel: channel.id,
            day: number_of(self.day(at)),
            topic,
            lang: lang.unwrap_or_default().to_owned(),
            asked_at: micros(at),
            due_at: self.due(channel.id, at).map(micros),
            answered: None,
            closed: false,
        })
    }
}

impl Desk {
    /// A known text has become another: whether and what it asks now.
    #[expect(clippy::too_many_arguments, reason = "what a text is read with")]
    pub(crate) async fn asks_now(
        &self,
        tx: &mut Tx,
        clocks: &Clocks,
        channel: &Channel,
        item: ItemId,
        findings: &[Finding],
        lang: Option<&str>,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        match (topic(findings), questions::of(&mut *tx, item).await?) {
            (Some(topic), Some(_)) => questions::describe(tx, item, &topic, lang.unwrap_or_default()).await?,
            (None, Some(_)) => questions::remove(tx, item).await?,
            (Some(_), None) => {
                let asked = clocks.asked(channel, item, findings, lang, at);
                questions::add(tx, asked.as_slice()).await?;
            }
            (None, None) => {}
        }
        Ok(())
    }

    /// The authority has answered at the platform, at so many microseconds.
    pub(crate) async fn answered_there(
        &self,
        tx: &mut Tx,
        clocks: &Clocks,
        channel: &Channel,
        reply: &Seen,
    ) -> Result<(), Refusal> {
        let Some(parent) = reply.parent.as_deref().filter(|_| reply.own) else { return Ok(()) };
        let Some(question) = questions::by_external_id(&mut *tx, channel.id, parent).await? else { return Ok(()) };
        if question.answered.is_none() {
            let answered = clocks.answered(question.asked_at, micros(reply.posted_at));
            questions::settle(tx, question.item, Some(answered), false).await?;
        }
        Ok(())
    }

    /// Says anew how a question stands, after what was decided about its item.
    pub(crate) async fn count_anew(&self, tx: &mut Tx, item: ItemId) -> Result<(), Refusal> {
        let Some(question) = questions::of(&mut *tx, item).await? else { return Ok(()) };
        let Some(kept) = items::one(&mut *tx, item).await? else { return Ok(()) };
        let actions = outbox::of(&mut *tx, item).await?;
        let failed = |id| {
            let its = actions.iter().find(|action| action.decision == id && action.kind == ActionKind::Answer);
            its.is_some_and(|action| action.state == ActionState::Failed)
        };
        let decided = decisions::of(&mut *tx, item)
            .await?
            .into_iter()
            .filter(|decision| decision.kind == DecisionKind::Answer && decision.undone_at.is_none())
            .filter(|decision| !failed(decision.id))
            .map(|decision| micros(decision.at))
            .min();
        let root = kept.item.root.as_deref().unwrap_or(&kept.item.external_id);
        let there = questions::own_reply(&mut *tx, kept.item.channel, root, &kept.item.external_id).await?;
        let answered = match decided.into_iter().chain(there).min() {
            Some(at) => Some(self.clocks(question.authority).await?.answered(question.asked_at, at)),
            None => None,
        };
        let case = cases::of(&mut *tx, item).await?;
        let closed = answered.is_none() && case.is_some_and(|case| case.state == CaseState::Closed);
        questions::settle(tx, item, answered, closed).await?;
        Ok(())
    }

    /// Says anew when the answers to all open questions are due.
    pub(crate) async fn due_anew(&self, authority: AuthorityId) -> Result<(), Refusal> {
        let clocks = self.clocks(authority).await?;
        let mut after = ItemId(uuid::Uuid::nil());
        loop {
            let mut tx = self.store().begin().await?;
            let open = questions::open(&mut tx, authority, after, MOST).await?;
            for question in &open {
                let due = clocks.due(question.channel, from_micros(question.asked_at)).map(micros);
                if due != question.due_at {
                    questions::set_due(&mut tx, question.item, due).await?;
                }
            }
            tx.commit().await?;
            match open.last() {
                Some(last) if open.len() as i64 == MOST => after = last.item,
                _ => return Ok(()),
            }
        }
    }
}
