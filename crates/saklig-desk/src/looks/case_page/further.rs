//! The rarer acts on a case, and what waits for a second person.

use jiff::{Timestamp, civil::Date};
use saklig_channel::{Can, Capabilities, Limiting};
pub use saklig_model::ladder::Breach;
use saklig_model::{
    authority::Authority,
    case::{Case, HandedUp},
    ground::GroundRef,
    id::{ItemId, PersonId, ProposalId},
    ladder::NotYet,
    person::{Person, Power, Role},
};
use saklig_store::{
    blocks::{self, Block},
    channels, escalations, items, limits, notes,
};

use super::name_of;
use crate::{
    Desk, Refusal,
    acts::bare,
    author_message::proposed,
    ladder::Step,
    looks::blocks::{BlockShown, LimitShown},
};

/// The rarer acts, as a case page offers them.
#[derive(Debug, Clone, Default)]
pub struct Further {
    /// Limiting a function for the author, and what that means there.
    pub restrict: StepShown,
    /// Whether blocking the author is open, and what it takes.
    pub block_step: StepShown,
    /// Blocking the author, and what it really means there.
    pub block: Offer,
    /// The grounds that a limit or a block may rest on.
    pub block_grounds: Vec<GroundRef>,
    /// The author's breaches in this channel that count, as decided, the newest
    /// first; the item at hand among them.
    pub breaches: Vec<Breach>,
    /// How many days back they are counted.
    pub window: u32,
    /// Reporting it to the platform.
    pub report: Offer,
    /// The platform's reasons, by the end of their text keys.
    pub report_reasons: Vec<&'static str>,
    /// Removing it, where it is the authority's own.
    pub remove: Offer,
    /// Why it may be removed: key and title.
    pub removal_reasons: Vec<(String, String)>,
    /// Colleagues who may take the case.
    pub colleagues: Vec<(PersonId, String)>,
    /// Functions that the case can be handed up to.
    pub functions: Vec<Role>,
    /// To whom it was handed up: function, by whom, when.
    pub escalated: Option<(Role, String, Timestamp)>,
    /// Where it was put up for a new look: what has changed, and the item on whose
    /// account.
    pub changed: Option<(HandedUp, Option<ItemId>)>,
    /// What waits for a second person.
    pub proposals: Vec<ProposalShown>,
    /// The block in force against the author.
    pub blocked: Option<BlockShown>,
    /// The limit that holds for the author, or that somebody has to take off.
    pub limited: Option<LimitShown>,
}

/// A step of the ladder, as a case page offers it.
#[derive(Debug, Clone, Default)]
pub struct StepShown {
    /// Whether it could be taken here at all, and what it means.
    pub offer: Offer,
    /// Why it is not open yet.
    pub not_yet: Option<NotYet>,
    /// The first, the proposed and the last day on which it may end.
    pub days: (Date, Date, Date),
    /// What the author is told, to begin from.
    pub message: String,
}

/// Whether an act can be offered, and the text key of why not or of what it
/// really means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offer {
    /// Whether it can.
    pub can: bool,
    /// Why not, or with what reservation.
    pub note: Option<String>,
}

impl Offer {
    fn no(why: &str) -> Self {
        Self { can: false, note: Some(why.to_owned()) }
    }
}

impl From<Can> for Offer {
    fn from(can: Can) -> Self {
        match can {
            Can::Yes => Self { can: true, note: None },
            Can::Limited(note) => Self { can: true, note: Some(note.to_owned()) },
            Can::No(why) => Self::no(why),
        }
    }
}

impl From<Limiting> for Offer {
    fn from(limiting: Limiting) -> Self {
        Self { can: true, note: Some(limiting.note().to_owned()) }
    }
}

/// A proposal to block the author.
#[derive(Debug, Clone)]
pub struct ProposalShown {
    /// Its identity.
    pub id: ProposalId,
    /// Who proposed it.
    pub by: String,
    /// Whether that is the reader, who then cannot confirm it.
    pub own: bool,
    /// When.
    pub at: Timestamp,
    /// On which ground.
    pub ground: GroundRef,
    /// The last day.
    pub until: Date,
    /// Why, in words; `None` once erased.
    pub reasons: Option<String>,
    /// What the author will be told; `None` once erased.
    pub message: Option<String>,
}

impl Desk {
    pub(super) async fn further(
        &self,
        who: &Person,
        authority: &Authority,
        kept: &items::Kept,
        channel: &channels::Kept,
        case: Option<&Case>,
        people: &[Person],
    ) -> Result<Further, Refusal> {
        let db = self.store().db();
        let (item, pack) = (&kept.item, self.pack(authority)?);
        let today = self.today(authority);
        let mut further = Further::default();
        match self.reached(channel).await {
            Ok(can) => {
                (further.block, further.report, further.remove) =
                    (can.block.into(), can.report.into(), can.remove.into());
                further.report_reasons = can.report_reasons.to_vec();
            }
            Err(why) => {
                let no = Offer::no(why);
                (further.block, further.report, further.remove) = (no.clone(), no.clone(), no);
            }
        }
        // The first that holds is said.
        let refuse = |offer: &mut Offer, checks: &[(bool, &str)]| {
            if let Some((_, why)) = checks.iter().find(|(holds, _)| *holds) {
                *offer = Offer::no(why);
            }
        };
        let (own, gone) = ((item.own, "refused-own-item"), (item.presence.is_gone(), "refused-item-gone"));
        let listens = (!channel.channel.mode.handles_comments(), "refused-listen-only");
        refuse(&mut further.block, &[own, listens]);
        further.restrict.offer = match self.at_hand().get(&channel.channel.platform) {
            Some(platform) => platform.capabilities(&bare(&channel.channel)).await.restrict,
            None => Limiting::ByHand("restrict-by-hand"),
        }
        .into();
        refuse(&mut further.restrict.offer, &[own, listens]);
        refuse(&mut further.report, &[own, listens, gone]);
        refuse(&mut further.remove, &[(!item.own, "refused-not-own-item"), gone]);
        if let Some(standing) = self.ladder_of(db, authority, item.author).await? {
            let fit = pack.grounds_on(today).filter(|ground| standing.grounds().contains(&ground.id));
            further.block_grounds = fit.map(|ground| ground.reference(pack.code())).collect();
            further.window = standing.window();
            for (step, notice, shown) in
                [(Step::Limit, "limited", &mut further.restrict), (Step::Block, "blocked", &mut further.block_step)]
            {
                shown.days = standing.days(step, today);
                shown.not_yet = standing.may(step).err();
                shown.message = proposed(&pack, notice, item.lang.as_deref(), authority.language);
            }
            if !item.own {
                further.breaches = standing.counted;
            }
        } else {
            let no = Offer::no("refused-ground-not-for-blocks");
            (further.block, further.restrict.offer) = (no.clone(), no);
        }
        further.block_step.offer = further.block.clone();
        further.removal_reasons = pack
            .removal_reasons()
            .map(|reason| (reason.id.clone(), reason.title.get(who.language).to_owned()))
            .collect();
        if !item.own {
            let now = self.now();
            let of_author = limits::of_author(db, item.author).await?;
            let holds = of_author.iter().position(|limit| limit.is_in_force(now));
            let shown = holds.or_else(|| of_author.iter().position(|limit| limit.waits_for_hand(now)));
            further.limited = shown
                .and_then(|at| of_author.into_iter().nth(at))
                .map(|limit| LimitShown::of(limit, authority, people, now));
            let all = blocks::of_author(db, item.author).await?;
            further.blocked = all
                .into_iter()
                .find(Block::is_in_force)
                .map(|block| BlockShown::of(block, authority, people, self.now()));
            let written = notes::of(db, item.id).await?;
            for (proposal, proposed) in self.open_blocks(item.author).await? {
                if proposed.item != item.id {
                    continue;
                }
                further.proposals.push(ProposalShown {
                    id: proposal.id,
                    by: name_of(people, proposal.proposed_by).unwrap_or_default(),
                    own: proposal.proposed_by == who.id,
                    at: proposal.proposed_at,
                    ground: proposed.ground,
                    until: proposed.until,
                    message: blocks::message(db, proposal.id).await?,
                    reasons: written.iter().find(|note| note.id == proposed.note).and_then(|note| note.text.clone()),
                });
            }
        }
        let may_take = |person: &&Person| person.may(Power::Claim).is_ok();
        let holder = case.and_then(|case| case.holder_at(self.now()));
        further.colleagues = people
            .iter()
            .filter(may_take)
            .filter(|person| person.id != who.id && Some(person.id) != holder)
            .map(|person| (person.id, person.name.clone()))
            .collect();
        let held = |role: &Role| people.iter().filter(may_take).any(|person| person.roles.contains(role));
        further.functions = Role::ABOVE.into_iter().filter(held).collect();
        if let Some(case) = case {
            let escalation = escalations::of(db, case.id).await?;
            let anew =
                |why| matches!(why, HandedUp::Context | HandedUp::Edited | HandedUp::Answered | HandedUp::Quoted);
            further.changed = escalation.as_ref().filter(|one| anew(one.why)).map(|one| (one.why, one.about));
            further.escalated = escalation.map(|escalation| {
                let by = name_of(people, escalation.person).unwrap_or_default();
                (escalation.role, by, escalation.at)
            });
        }
        Ok(further)
    }

    /// What the account can do, or the text key of why Saklig cannot act there.
    async fn reached(&self, kept: &channels::Kept) -> Result<Capabilities, &'static str> {
        let platform = self.at_hand().get(&kept.channel.platform).ok_or("cannot-manual")?;
        if !kept.connected {
            return Err("cannot-disconnected");
        }
        if kept.following {
            return Err("cannot-no-credentials");
        }
        if !kept.channel.acting {
            return Err("refused-read-only");
        }
        Ok(platform.capabilities(&bare(&kept.channel)).await)
    }
}
