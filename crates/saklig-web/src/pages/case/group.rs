//! One decision over a group of near-identical items, and its undoing.

use std::collections::BTreeMap;

use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
};
use saklig_desk::{
    Refusal,
    acts::hide_group::{Chosen, Together},
    looks::case_page::{Alike, DecidedTogether, GroupShown, LeftOut, OneOfDecided},
};
use saklig_model::{action::ActionState, decision::DecisionKind, id::ItemId};

use super::{CaseTemplate, Filled, GroundShown, Kept, after, ground, rendered};
use crate::{
    Web,
    pages::{Answer, id},
    refused,
    visitor::Visitor,
};

/// What the form sends: the ticked items by name, each with what was seen of it.
type Fields = BTreeMap<String, String>;

fn chosen(fields: &Fields) -> Chosen {
    let ticked = fields.iter().filter_map(|(name, seen)| {
        let item: ItemId = name.strip_prefix("item-")?.parse().ok()?;
        Some((item, seen.parse().ok()))
    });
    ticked.collect()
}

/// The case again, with what was decided; or with what was ticked, and why nothing
/// was done.
async fn told(
    web: &Web,
    visitor: &Visitor,
    item: ItemId,
    fields: Fields,
    said: &'static str,
    done: Result<Together, Refusal>,
) -> Answer {
    let view = fields.get("view").cloned().unwrap_or_default();
    let filled = Filled { view, ..Filled::default() };
    match done {
        Ok(_) => after(web, visitor, item, filled, said, Ok(())).await,
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => {
            let why = Some(refused::told(crate::say::Say(visitor.person.language), &refusal));
            let kept = Kept { why, group: Some(fields), ..Kept::default() };
            let status: StatusCode = refused::status(&refusal);
            Ok(rendered(web, visitor, item, &filled.asked(), kept, false, status).await?)
        }
    }
}

/// `POST /inbox/{item}/hide-group`
pub(crate) async fn hide(
    State(web): State<Web>,
    visitor: Visitor,
    Path(item): Path<String>,
    Form(fields): Form<Fields>,
) -> Answer {
    let item: ItemId = id(&item)?;
    let done = match fields.get("ground").and_then(|word| ground(word)) {
        Some(ground) => web.desk.hide_group(&visitor.person, item, &ground, chosen(&fields)).await,
        None => Err(Refusal::NoGround),
    };
    told(&web, &visitor, item, fields, "group-hiding", done).await
}

/// `POST /inbox/{item}/leave-group`
pub(crate) async fn leave(
    State(web): State<Web>,
    visitor: Visitor,
    Path(item): Path<String>,
    Form(fields): Form<Fields>,
) -> Answer {
    let item: ItemId = id(&item)?;
    let done = web.desk.leave_group(&visitor.person, item, chosen(&fields)).await;
    told(&web, &visitor, item, fields, "group-left", done).await
}

/// `POST /inbox/{item}/undo-group`
pub(crate) async fn undo(
    State(web): State<Web>,
    visitor: Visitor,
    Path(item): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let item: ItemId = id(&item)?;
    let done = web.desk.undo_group(&visitor.person, item).await.map(drop);
    after(&web, &visitor, item, filled, "group-undone", done).await
}

/// What the template of the group asks for.
impl CaseTemplate {
    /// Whether several can be decided on at once from here.
    pub(super) fn offers_group(&self, group: &GroupShown) -> bool {
        self.can_decide() && !self.is_hidden() && self.case.can_hide && !group.together.is_empty()
    }

    /// Whether an item is ticked: all are, until somebody unticks it.
    pub(super) fn is_picked(&self, one: &Alike) -> bool {
        self.kept.group.as_ref().is_none_or(|fields| fields.contains_key(&format!("item-{}", one.item)))
    }

    pub(super) fn is_group_ground(&self, shown: &GroundShown) -> bool {
        match self.kept.group.as_ref().and_then(|fields| fields.get("ground")) {
            Some(chosen) => *chosen == self.t.ground(&shown.reference),
            None => self.is_chosen(shown),
        }
    }

    pub(super) fn decided_key(&self, decided: &DecidedTogether) -> &'static str {
        if decided.kind == DecisionKind::Hide { "group-decided-hide" } else { "group-decided-leave_visible" }
    }

    /// For how many of a group a decision holds.
    pub(super) fn standing(decided: &DecidedTogether) -> usize {
        decided.items.iter().filter(|one| !one.taken_back).count()
    }

    /// How it went with one of a group, in words.
    pub(super) fn went(&self, one: &OneOfDecided) -> String {
        let key = match one.state {
            Some(state @ (ActionState::Failed | ActionState::NotPermitted)) => {
                let words = self.t.say(format!("action-hide-{}", state.key()));
                return match &one.trouble {
                    Some(trouble) => format!("{words}. {}", self.t.trouble(trouble)),
                    None => words,
                };
            }
            _ if one.taken_back => "group-one-back",
            Some(ActionState::Undone) => "group-one-back",
            Some(ActionState::Done) => "group-one-done",
            Some(ActionState::Sending) => "action-hide-sending",
            Some(ActionState::Unknown) => "action-hide-unknown",
            Some(ActionState::Waiting) => "group-one-waiting",
            None => "group-one-kept",
        };
        self.t.say(key)
    }

    /// Why an item is left out, in words.
    pub(super) fn why_apart(&self, one: &LeftOut) -> String {
        let say = self.t.texts();
        match &*one.why {
            Refusal::Already { state } => refused::already(say, state),
            Refusal::Meanwhile { changed: true, .. } => say.say("group-out-edited"),
            Refusal::Meanwhile { .. } => say.say("group-out-decided"),
            Refusal::Conflict { .. } => say.say("group-out-about-you"),
            refusal => refused::told(say, refusal),
        }
    }
}

#[cfg(test)]
mod tests {
    use askama::Template;
    use saklig_model::language::Language;

    use super::*;

    #[test]
    fn all_are_ticked_and_what_was_unticked_stays_so() {
        let mut sample = CaseTemplate::sample_of_a_flood(Language::En);
        let html = sample.render().unwrap();
        assert_eq!(html.matches("name=\"item-").count(), 3);
        let ticked = |html: &str| {
            html.split("name=\"item-")
                .skip(1)
                .filter(|rest| rest.split('>').next().unwrap().contains("checked"))
                .count()
        };
        assert_eq!(ticked(&html), 3);
        let group = sample.case.group.clone().unwrap();
        let one = &group.together[0];
        let fields =
            [(format!("item-{}", one.item), one.seen.to_string()), ("ground".to_owned(), "se/spam/1".to_owned())];
        sample.kept.group = Some(fields.into_iter().collect());
        assert_eq!(ticked(&sample.render().unwrap()), 1);
    }

    #[test]
    fn what_is_ticked_is_read_with_what_was_seen() {
        let item = "0193b3c0-0000-4000-8000-000000000001";
        let fields: Fields =
            [(format!("item-{item}"), "5a6b1f22.0".to_owned()), ("item-x".to_owned(), String::new())].into();
        let chosen = chosen(&fields);
        assert_eq!(chosen.len(), 1);
        assert!(chosen[0].1.is_some());
    }
}
