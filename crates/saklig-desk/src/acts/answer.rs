//! Answer an item in the authority's name.

use saklig_channel::{Can, TextLimit};
use saklig_journal::event::Event;
use saklig_model::{
    action::ActionKind,
    answering::{QuestionKind, proposed_kind},
    clock::micros,
    decision::DecisionKind,
    id::{ActionId, ItemId},
    person::{Person, Power},
};
use saklig_store::{
    answers::{self, Answer as Kept},
    drafts, items,
    journal::WrittenPayload,
};
use saklig_triage::TextKind;

use super::Act;
use crate::{
    Desk, Refusal,
    answering::voice_of,
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

/// An answer, as somebody wants it.
#[derive(Debug, Clone, Default)]
pub struct NewAnswer {
    /// What it says.
    pub text: String,
    /// Whether it is sent although it seems to hold personal data or party
    /// politics.
    pub sure: bool,
    /// The kind of question; `None` for the one that reading proposes.
    pub question: Option<QuestionKind>,
    /// The page of the authority's own that it rests on; empty for none.
    pub cites: String,
}

impl Desk {
    /// Answers an item in the authority's name, after the waiting time; as the
    /// kind of question that reading proposes, and resting on no page.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn answer(&self, who: &Person, item: ItemId, text: &str, sure: bool) -> Result<ActionId, Refusal> {
        self.answer_with(who, item, &NewAnswer { text: text.to_owned(), sure, ..NewAnswer::default() }).await
    }

    /// Answers an item in the authority's name, after the waiting time.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn answer_with(&self, who: &Person, item: ItemId, new: &NewAnswer) -> Result<ActionId, Refusal> {
        let mut text = new.text.trim().replace("\r\n", "\n").replace('\0', "");
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
        if let Some((_, open)) = text.split_once("[[") {
            let word = open.split("]]").next().unwrap_or_default().chars().take(80).collect();
            return Err(Refusal::Unfilled { word });
        }
        let in_use = self.answering(&self.authority(who.authority).await?).await?;
        let cites = new.cites.trim();
        if !cites.is_empty() && !in_use.is_own_page(cites) {
            return Err(Refusal::NotOwnPage { website: in_use.routes.get("website").cloned().unwrap_or_default() });
        }
        let asked = items::revisions(&mut tx, item).await?.into_iter().next().and_then(|newest| newest.revision.text);
        let findings = items::findings(&mut tx, std::iter::once(scene.item.revision)).await?;
        let question = new.question.unwrap_or_else(|| {
            proposed_kind(asked.as_deref().unwrap_or_default(), &findings, is_personal_data, in_use.rules()).0
        });
        if question != QuestionKind::General && in_use.names_a_route(&text) == Some(false) {
            return Err(Refusal::NotReferred);
        }
        // Who signs is no secret to be found in the text.
        let written = text.clone();
        if let Some(signature) = in_use.signature(who, scene.item.item.lang.as_deref().unwrap_or_default()) {
            let signed = format!("\n/{signature}");
            if !text.ends_with(&signed) {
                text.push_str(&signed);
            }
        }
        fits(can.text, &text)?;
        self.none_under_way(&mut tx, item, &[ActionKind::Answer]).await?;
        let individual = question == QuestionKind::Individual;
        if individual || !new.sure {
            let seen = if cites.is_empty() { written } else { format!("{written}\n{cites}") };
            let mut found = self.hints(who.authority, &seen, TextKind::Draft, asked.as_deref()).await?;
            found.retain(|hint| !in_use.is_own_route(&hint.words));
            let personal = found.iter().any(|hint| is_personal_data(&hint.kind));
            if individual && personal {
                return Err(Refusal::AboutIndividual { found });
            } else if !new.sure && personal {
                return Err(Refusal::AnswerPersonalData { found });
            } else if !new.sure && !found.is_empty() {
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
        let kept = Kept { question, voice: voice_of(who), cites: (!cites.is_empty()).then(|| cites.to_owned()) };
        let facts = facts.and("action", action.0).and("question", question.key()).and("voice", kept.voice.key());
        let mut entry = Entry::about_item(Event::Answered, Actor::Person(who, Power::Answer), item).with(facts);
        entry.receipts.push(written.receipt(&salt));
        self.note_down(&mut tx, who.authority, entry).await?;
        self.post(&mut tx, &scene, &decision, ActionKind::Answer, Some(&text), &salt, action).await?;
        answers::add(&mut tx, who.authority, item, action, &kept).await?;
        drafts::remove(&mut tx, item).await?;
        self.settle_case(&mut tx, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(action)
    }
}

/// Whether a text is one that the platform takes, as it counts itself.
fn fits(limit: TextLimit, text: &str) -> Result<(), Refusal> {
    let got = limit.count(text);
    if got > limit.graphemes {
        return Err(Refusal::TooLong { most: limit.graphemes, got });
    }
    if text.len() > limit.bytes {
        return Err(Refusal::TooManyBytes { most: limit.bytes, got: text.len() });
    }
    Ok(())
}
