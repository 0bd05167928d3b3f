//! Hide an item at the platform, on a ground from the list, with a stored copy.

use saklig_channel::Can;
use saklig_journal::event::Event;
use saklig_model::{
    action::ActionKind,
    decision::DecisionKind,
    ground::{Ground, GroundRef},
    id::{ActionId, CopyId, ItemId, ProposalId},
    item::{ItemKind, Presence},
    person::{Person, Power},
};
use saklig_store::{Tx, copies, decisions, items, journal::Facts};

use super::{Act, Scene};
use crate::{
    Desk, Refusal,
    audit::copy_sha256,
    journal::{Actor, Entry},
};

/// The act.
pub struct Hide;

impl Act for Hide {
    fn key(&self) -> &'static str {
        "hide"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::CopyStored, Event::Hidden, Event::Proposed]
    }
    fn scenario(&self) -> &'static str {
        "A03"
    }
}

impl Desk {
    /// Hides an item on a ground, after the waiting time. A copy of the text
    /// with its context is stored first; its attachments are fetched before
    /// anything is sent.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn hide(&self, who: &Person, item: ItemId, ground: &GroundRef) -> Result<ActionId, Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Moderate, item).await?;
        if let Can::No(why) = self.can_act(&scene).await?.hide {
            return Err(Refusal::ChannelCannot { why: why.into() });
        }
        if scene.item.item.presence == Presence::Hidden {
            return Err(Refusal::Already { state: "hidden" });
        }
        self.none_under_way(&mut tx, item, &[ActionKind::Hide, ActionKind::Unhide]).await?;
        // While another function is asked, no other ground goes around it.
        if let Some((_, wanted)) = self.wanted_ground(&mut tx, item).await? {
            self.ground_holds(&mut tx, &scene, &wanted.ground).await?;
        }
        match self.ground_holds(&mut tx, &scene, ground).await {
            Err(Refusal::NeedsConfirmation { by, kept }) => {
                // Trying is asking: whoever may confirm it finds it in their inbox.
                if self.ask_for_word(&mut tx, who, &scene, ground, &by).await? {
                    tx.commit().await?;
                    self.ring();
                }
                return Err(Refusal::NeedsConfirmation { by, kept });
            }
            other => other?,
        }
        let actor = Actor::Person(who, Power::Moderate);
        let action = self.hide_now(&mut tx, actor, who, &scene, ground, None).await?;
        tx.commit().await?;
        self.ring();
        Ok(action)
    }

    /// Stores the copy, decides in a person's name, gives the reasons, and puts
    /// the act into the outbox. `actor` is whoever's word it is: theirs, or that of
    /// whoever confirmed their proposal.
    pub(super) async fn hide_now(
        &self,
        tx: &mut Tx,
        actor: Actor<'_>,
        who: &Person,
        scene: &Scene,
        ground: &GroundRef,
        proposal: Option<ProposalId>,
    ) -> Result<ActionId, Refusal> {
        let item = scene.item.item.id;
        let copy = self.store_copy(tx, who, Power::Moderate, scene).await?;
        let (decision, facts) = self.decide(tx, who, scene, DecisionKind::Hide, Some(ground.clone())).await?;
        let action = ActionId(self.chance().opaque_id());
        let mut facts = facts.and("action", action.0).and("copy", copy.0.0).and("copy_sha256", copy.1.as_str());
        if let Some(proposal) = proposal {
            facts = facts.and("proposal", proposal.0);
        }
        let facts = self.give_reasons(tx, scene, &decision, None, facts).await?;
        let mut entry = Entry::about_item(Event::Hidden, actor, item).with(facts);
        entry.rule = Some(ground.clone());
        self.note_down(tx, who.authority, entry).await?;
        self.post(tx, scene, &decision, ActionKind::Hide, None, &[], action).await?;
        self.settle_case(tx, scene).await?;
        Ok(action)
    }

    /// Whether the ground holds in this channel today, may be used for this item,
    /// and needs nobody else's word.
    pub(super) async fn ground_holds(&self, tx: &mut Tx, scene: &Scene, wanted: &GroundRef) -> Result<(), Refusal> {
        let ground = self.ground_on_list(tx, scene, wanted).await?;
        let found = items::findings(&mut *tx, std::iter::once(scene.item.revision)).await?;
        if let Some(by) = ground.confirmation(found.iter().map(|finding| finding.kind.as_str())) {
            let kept = decisions::left_visible_with(&mut *tx, scene.channel.authority, "protected_criticism").await?;
            return Err(Refusal::NeedsConfirmation { by: by.to_owned(), kept });
        }
        Ok(())
    }

    /// The ground, where it holds in this channel today and may be used for this item.
    pub(super) async fn ground_on_list(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        wanted: &GroundRef,
    ) -> Result<Ground, Refusal> {
        let authority = self.authority(scene.channel.authority).await?;
        let pack = self.pack(&authority)?;
        let rules = self.rules_of(&mut *tx, &scene.channel, &authority, &pack).await?;
        let ground: &Ground = pack
            .ground(&wanted.id, wanted.version)
            .filter(|ground| wanted.pack == pack.code() && ground.applies_on(self.today(&authority)))
            .filter(|ground| rules.as_ref().is_none_or(|rules| rules.holds(ground)))
            .ok_or(Refusal::NoGround)?;
        if ground.not_for_messages && scene.item.item.kind == ItemKind::Message {
            return Err(Refusal::NotForMessages);
        }
        Ok(ground.clone())
    }

    /// Stores the copy: the text, who wrote it, and the thread above it.
    pub(super) async fn store_copy(
        &self,
        tx: &mut Tx,
        who: &Person,
        power: Power,
        scene: &Scene,
    ) -> Result<(CopyId, String), Refusal> {
        let item = &scene.item.item;
        let version = items::revisions(&mut *tx, item.id).await?.into_iter().next().ok_or(Refusal::NoCopy)?;
        let text = version.revision.text.ok_or(Refusal::NoCopy)?;
        let mut above = Vec::new();
        let mut parent = item.parent.clone();
        while let Some(id) = parent.take()
            && above.len() < 20
            && let Some(kept) = items::by_external_id(&mut *tx, item.channel, &id).await?
        {
            let text = items::revisions(&mut *tx, kept.item.id).await?.into_iter().next();
            above.push(serde_json::json!({
                "id": kept.item.external_id,
                "author": kept.author,
                "own": kept.item.own,
                "posted_at": kept.item.posted_at,
                "text": text.and_then(|version| version.revision.text),
            }));
            parent = kept.item.parent;
        }
        let attachments = copies::attachments(&mut *tx, item.id).await?;
        let context = serde_json::json!({
            "id": item.external_id,
            "channel": scene.channel.name,
            "platform": scene.channel.platform,
            "url": item.url,
            "author": scene.item.author,
            "posted_at": item.posted_at,
            "received_at": item.received_at,
            "version": version.revision.number,
            "text": text,
            "attachments": attachments.iter().map(|attachment| &attachment.url).collect::<Vec<_>>(),
            "above": above,
        })
        .to_string();
        let copy = copies::StoredCopy {
            id: CopyId(self.chance().opaque_id()),
            revision: scene.item.revision,
            sha256: copy_sha256(&context),
            context,
            taken_at: scene.now,
        };
        copies::add(tx, who.authority, item.id, &copy).await?;
        let facts = Facts::new().and("copy", copy.id.0).and("copy_sha256", copy.sha256.as_str());
        let entry = Entry::about_item(Event::CopyStored, Actor::Person(who, power), item.id).with(facts);
        self.note_down(tx, who.authority, entry).await?;
        Ok((copy.id, copy.sha256))
    }
}
