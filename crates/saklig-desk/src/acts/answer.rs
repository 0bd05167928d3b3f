//! Answer an item in the authority's name.

use saklig_channel::Can;
use saklig_journal::event::Event;
use saklig_model::{
    action::ActionKind,
    clock::micros,
    decision::DecisionKind,
    id::{ActionId, ItemId},
    person::{Person, Power},
};
use saklig_store::{drafts, items, journal::WrittenPayload};
use saklig_triage::TextKind;

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
    reading::is_personal_data,
};

/// The act.
pub struct Answer;

impl Act for Answer {
    fn key(&self) -> &'static str {
        "answer"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Answer)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Answered]
    }
    fn scenario(&self) -> &'static str {
        "A03"
    }
}

impl Desk {
    /// Answers an item in the authority's name, after the waiting time. `sure`
    /// sends it although it seems to hold personal data or party politics.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn answer(&self, who: &Person, item: ItemId, text: &str, sure: bool) -> Result<ActionId, Refusal> {
        let text = text.trim().replace("\r\n", "\n").replace('\0', "");
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Answer, item).await?;
        let can = self.can_act(&scene).await?;
        if let Can::No(why) = can.answer {
            return Err(Refusal::ChannelCannot { why: why.into() });
        }
        // Two answers at once help nobody, and a colleague's words are not thrown away.
        if let Some(draft) = drafts::of(&mut tx, item).await?
            && draft.held_by_other(who.id, scene.now)
        {
            return Err(Refusal::DraftHeld { by: draft.name });
        }
        if text.is_empty() {
            return Err(Refusal::Empty { field: "answer" });
        }
        if text.contains("[[") {
            return Err(Refusal::Unfilled);
        }
        let got = text.chars().count();
        if got > can.text.graphemes || text.len() > can.text.bytes {
            return Err(Refusal::TooLong { most: can.text.graphemes, got });
        }
        self.none_under_way(&mut tx, item, &[ActionKind::Answer]).await?;
        if !sure {
            let above =
                items::revisions(&mut tx, item).await?.into_iter().next().and_then(|newest| newest.revision.text);
            let found = self.hints(who.authority, &text, TextKind::Draft, above.as_deref()).await?;
            if found.iter().any(|hint| is_personal_data(&hint.kind)) {
                return Err(Refusal::AnswerPersonalData { found });
            } else if !found.is_empty() {
                return Err(Refusal::AnswerPartyPolitical { found });
            }
        }
        let (decision, facts) = self.decide(&mut tx, who, &scene, DecisionKind::Answer, None).await?;
        let action = ActionId(self.chance().opaque_id());
        let salt = self.chance().salt();
        let written = WrittenPayload {
            kind: "answer",
            id: action.0,
            item: item.0,
            person: who.id.0,
            at: micros(scene.now),
            text: &text,
        };
        let mut entry = Entry::about_item(Event::Answered, Actor::Person(who, Power::Answer), item)
            .with(facts.and("action", action.0));
        entry.receipts.push(written.receipt(&salt));
        self.note_down(&mut tx, who.authority, entry).await?;
        self.post(&mut tx, &scene, &decision, ActionKind::Answer, Some(&text), &salt, action).await?;
        drafts::remove(&mut tx, item).await?;
        self.settle_case(&mut tx, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(action)
    }
}
