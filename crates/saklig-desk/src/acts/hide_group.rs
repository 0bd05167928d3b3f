//! One decision over a group of near-identical items (A09): they are hidden on
//! one ground, or left visible, and the journal has one entry that names each. A
//! copy of each is stored before any of them is hidden, and each author gets
//! reasons of their own. What has become another since it was seen, or was
//! decided on, or cannot be decided with the others, is left out and told.

use std::collections::{BTreeMap, HashSet};

use saklig_channel::Can;
use saklig_journal::event::Event;
use saklig_model::{
    action::ActionKind,
    case::CaseState,
    clock::micros,
    decision::DecisionKind,
    ground::GroundRef,
    id::{ActionId, ItemId},
    item::Presence,
    person::{Person, Power},
};
use saklig_store::{
    Tx, decisions, floods, items,
    journal::Facts,
    news::{How, News},
    people,
};

use super::{Act, Scene};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
    looks::is_covered,
    seen::Seen,
};

/// The most items that are decided on at once.
pub const MOST_TOGETHER: usize = 200;

/// The kind of object that such an entry is about.
pub(crate) const GROUP: &str = "group";

/// Hiding them.
pub struct HideGroup;

impl Act for HideGroup {
    fn key(&self) -> &'static str {
        "hide_group"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::CopyStored, Event::Hidden]
    }
    fn scenario(&self) -> &'static str {
        "A09 A flood is decided once"
    }
}

/// Leaving them visible.
pub struct LeaveGroup;

impl Act for LeaveGroup {
    fn key(&self) -> &'static str {
        "leave_group"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Declined, Event::LeftVisible]
    }
    fn scenario(&self) -> &'static str {
        "A09 A flood that is no nuisance is left visible at once"
    }
}

/// The items that were chosen, each with what the person had before them of it.
pub type Chosen = Vec<(ItemId, Option<Seen>)>;

/// What became of a decision over a group.
#[derive(Debug)]
pub struct Together {
    /// The items that it is about.
    pub done: Vec<ItemId>,
    /// Those that were left out, and why.
    pub left_out: Vec<(ItemId, Refusal)>,
}

/// One decision of a group, as the group's entry names it: the item, the
/// decision, the version that it is about, the act and the statement of reasons,
/// where there are any.
fn named(scene: &Scene, facts: &Facts) -> String {
    let mut line = format!("{} {} {}", scene.item.item.id, facts.text("decision").unwrap_or("-"), scene.item.revision);
    for name in ["action", "receipt", "statement_sha256"] {
        line.push(' ');
        line.push_str(facts.text(name).unwrap_or("-"));
    }
    line
}

impl Desk {
    /// Hides items that are alike on one ground, after the waiting time. `from` is
    /// one of the flood that they belong to.
    ///
    /// # Errors
    /// [`Refusal`], where none of them could be hidden.
    pub async fn hide_group(
        &self,
        who: &Person,
        from: ItemId,
        ground: &GroundRef,
        chosen: Chosen,
    ) -> Result<Together, Refusal> {
        let (mut tx, scenes, left_out) = self.together(who, from, Some(ground), chosen).await?;
        for scene in &scenes {
            self.store_copy(&mut tx, who, Power::Moderate, scene).await?;
        }
        let mut all = Vec::with_capacity(scenes.len());
        let group = self.chance().opaque_id();
        for scene in &scenes {
            let (decision, facts) = self.decide(&mut tx, who, scene, DecisionKind::Hide, Some(ground.clone())).await?;
            decisions::put_together(&mut tx, decision.id, group).await?;
            let action = ActionId(self.chance().opaque_id());
            let facts = self.give_reasons(&mut tx, scene, &decision, None, facts.and("action", action.0)).await?;
            self.post(&mut tx, scene, &decision, ActionKind::Hide, None, &[], action).await?;
            self.settle_case(&mut tx, scene).await?;
            all.push(facts);
        }
        self.end_together(tx, who, Event::Hidden, (group, Some(ground)), &scenes, &all).await?;
        Ok(Together { done: scenes.iter().map(|scene| scene.item.item.id).collect(), left_out })
    }

    /// Decides that there is no ground, and that items which are alike stay.
    ///
    /// # Errors
    /// [`Refusal`], where that could be decided about none of them.
    pub async fn leave_group(&self, who: &Person, from: ItemId, chosen: Chosen) -> Result<Together, Refusal> {
        let (mut tx, scenes, left_out) = self.together(who, from, None, chosen).await?;
        let mut all = Vec::with_capacity(scenes.len());
        let group = self.chance().opaque_id();
        for scene in &scenes {
            if let Some((open, _)) = self.wanted_ground(&mut tx, scene.item.item.id).await? {
                self.decline(&mut tx, who, Power::Moderate, super::confirm_ground::HIDE, open.id).await?;
            }
            let (decision, facts) = self.decide(&mut tx, who, scene, DecisionKind::LeaveVisible, None).await?;
            decisions::put_together(&mut tx, decision.id, group).await?;
            self.settle_case(&mut tx, scene).await?;
            all.push(facts);
        }
        self.end_together(tx, who, Event::LeftVisible, (group, None), &scenes, &all).await?;
        Ok(Together { done: scenes.iter().map(|scene| scene.item.item.id).collect(), left_out })
    }

    /// Writes the one entry, and commits.
    async fn end_together(
        &self,
        mut tx: Tx,
        who: &Person,
        event: Event,
        (group, ground): (uuid::Uuid, Option<&GroundRef>),
        scenes: &[Scene],
        all: &[Facts],
    ) -> Result<(), Refusal> {
        let names: Vec<String> = scenes.iter().zip(all).map(|(scene, facts)| named(scene, facts)).collect();
        let of = |name: &str| all.first().and_then(|facts| facts.text(name)).unwrap_or_default();
        let mut facts = Facts::new()
            .and("group", group)
            .and("decided", of("decided"))
            .and("items", i64::try_from(names.len()).unwrap_or(i64::MAX))
            .and("members", names.join("\n").as_str())
            .and("person", who.id.0)
            .and("at", scenes.first().map_or(0, |scene| micros(scene.now)));
        if ground.is_some() {
            facts = facts.and("tests", of("tests"));
        }
        let mut entry = Entry::about(event, Actor::Person(who, Power::Moderate), GROUP, group).with(facts);
        entry.rule = ground.cloned();
        self.note_down(&mut tx, who.authority, entry).await?;
        for scene in scenes {
            tx.tell(News::Case(who.authority, scene.item.item.id, How::Decided));
        }
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Looks up the chosen items and locks them, always in the same order; those
    /// that cannot be decided on with the others are left out.
    async fn together(
        &self,
        who: &Person,
        from: ItemId,
        ground: Option<&GroundRef>,
        chosen: Chosen,
    ) -> Result<(Tx, Vec<Scene>, Vec<(ItemId, Refusal)>), Refusal> {
        who.may(Power::Moderate)?;
        let kept = items::one(self.store().db(), from).await?.filter(|kept| kept.item.authority == who.authority);
        let kept = kept.ok_or(Refusal::NotFound)?;
        let chosen: BTreeMap<ItemId, Option<Seen>> = chosen.into_iter().collect();
        let flood = match floods::of(self.store().db(), kept.revision).await? {
            Some(flood) => flood,
            // It was edited since, and the others are alike all the same.
            None => self.flood_of_others(who, chosen.keys().copied()).await?.ok_or(Refusal::NotAlike)?,
        };
        if chosen.is_empty() {
            return Err(Refusal::Empty { field: "chosen" });
        }
        if chosen.len() > MOST_TOGETHER {
            return Err(Refusal::TooManyChosen { most: MOST_TOGETHER });
        }
        // Whom a text is about is refused, and that is noted, before anything else is done.
        self.not_about_reader(who, from).await?;
        let (mut left_out, mut rest) = (Vec::new(), Vec::new());
        for (item, seen) in chosen {
            match self.not_about_reader(who, item).await {
                Ok(()) => rest.push((item, seen)),
                Err(refusal) => left_out.push((item, only_this(refusal)?)),
            }
        }
        // What a ground means is the same for all of them.
        let mut other_rules = HashSet::new();
        if ground.is_some() {
            for (item, _) in &rest {
                let there =
                    items::one(self.store().db(), *item).await?.map_or(kept.item.channel, |one| one.item.channel);
                if self.hides_by_other_rules(kept.item.channel, there).await?.as_deref() == Some("rules") {
                    other_rules.insert(*item);
                }
            }
        }
        let mut tx = self.store().begin().await?;
        let mut scenes = Vec::with_capacity(rest.len());
        for (item, seen) in rest {
            if other_rules.contains(&item) {
                left_out.push((item, Refusal::OtherRules));
                continue;
            }
            match self.having_seen(seen).one_of_flood(&mut tx, who, &flood, item, ground).await {
                Ok(scene) => scenes.push(scene),
                Err(refusal) => left_out.push((item, only_this(refusal)?)),
            }
        }
        match left_out.pop() {
            Some((_, refusal)) if scenes.is_empty() => Err(refusal),
            last => {
                left_out.extend(last);
                Ok((tx, scenes, left_out))
            }
        }
    }

    /// The flood that the first of these items belongs to that belongs to any.
    async fn flood_of_others(
        &self,
        who: &Person,
        chosen: impl Iterator<Item = ItemId>,
    ) -> Result<Option<String>, Refusal> {
        for item in chosen.take(MOST_TOGETHER) {
            let kept = items::one(self.store().db(), item).await?;
            if let Some(kept) = kept.filter(|kept| kept.item.authority == who.authority)
                && let Some(flood) = floods::of(self.store().db(), kept.revision).await?
            {
                return Ok(Some(flood));
            }
        }
        Ok(None)
    }

    /// Refuses an item whose text is about the person, in a transaction of its own.
    async fn not_about_reader(&self, who: &Person, item: ItemId) -> Result<(), Refusal> {
        let kept = items::one(self.store().db(), item).await?.filter(|kept| kept.item.authority == who.authority);
        let kept = kept.ok_or(Refusal::NotFound)?;
        if self.conflict(self.store().db(), who, &kept).await?.is_none() {
            return Ok(());
        }
        let mut tx = self.store().begin().await?;
        self.no_conflict(&mut tx, who, Power::Moderate, &kept).await
    }

    /// An item of a flood, if it can be decided on with the others of it.
    async fn one_of_flood(
        &self,
        tx: &mut Tx,
        who: &Person,
        flood: &str,
        item: ItemId,
        ground: Option<&GroundRef>,
    ) -> Result<Scene, Refusal> {
        let scene = self.scene_at_all(tx, who, Power::Moderate, item).await?;
        if floods::of(&mut *tx, scene.item.revision).await?.as_deref() != Some(flood) {
            return Err(Refusal::NotAlike);
        }
        if scene.item.item.own {
            return Err(Refusal::OwnItem);
        }
        if scene.item.item.presence == Presence::Hidden {
            return Err(Refusal::Already { state: "hidden" });
        }
        self.none_under_way(tx, item, &[ActionKind::Hide, ActionKind::Unhide]).await?;
        if scene.case.state == CaseState::Closed {
            return Err(Refusal::Already { state: CaseState::Closed.key() });
        }
        if let Some(holder) = scene.case.holder_at(scene.now).filter(|holder| *holder != who.id) {
            let by = people::one(&mut *tx, holder).await?.map_or_else(String::new, |person| person.name);
            return Err(Refusal::Held { by });
        }
        let found = items::findings(&mut *tx, std::iter::once(scene.item.revision)).await?;
        if is_covered(scene.item.item.kind, &found) {
            return Err(Refusal::Covered);
        }
        let Some(ground) = ground else { return Ok(scene) };
        if let Can::No(why) = self.can_act(&scene).await?.hide {
            return Err(Refusal::ChannelCannot { why: why.into() });
        }
        // While another function is asked, no other ground goes around it.
        if let Some((_, wanted)) = self.wanted_ground(&mut *tx, item).await? {
            self.ground_holds(tx, &scene, &wanted.ground).await?;
        }
        self.ground_holds(tx, &scene, ground).await?;
        Ok(scene)
    }
}

/// A refusal that concerns one item only; what concerns all of them ends the act.
fn only_this(refusal: Refusal) -> Result<Refusal, Refusal> {
    match refusal {
        Refusal::Internal(_) | Refusal::Away | Refusal::Denied(_) => Err(refusal),
        refusal => Ok(refusal),
    }
}
