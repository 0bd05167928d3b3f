//! The rarer acts on a case, and what waits for a second person.

use jiff::{SignedDuration, Timestamp, civil::Date};
use saklig_channel::{Can, Capabilities};
use saklig_model::{
    authority::Authority,
    case::{Case, HandedUp},
    ground::GroundRef,
    id::{AuthorId, ItemId, PersonId, ProposalId},
    person::{Person, Power, Role},
};
pub use saklig_store::blocks::Breach;
use saklig_store::{
    blocks::{self, Block},
    channels, escalations, items, notes,
};

use super::name_of;
use crate::{
    Desk, Refusal,
    acts::{bare, block::last_days},
    looks::blocks::BlockShown,
};

/// The rarer acts, as a case page offers them.
#[derive(Debug, Clone, Default)]
pub struct Further {
    /// Blocking the author, and what it really means there.
    pub block: Offer,
    /// The grounds that a block may rest on.
    pub block_grounds: Vec<GroundRef>,
    /// The first, the proposed and the last day on which a block may end.
    pub block_days: (Date, Date, Date),
    /// The author's earlier breaches in this channel, as decided.
    pub breaches: Vec<Breach>,
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
    /// How many days back decided breaches are counted, and how many there were,
    /// the item at hand included.
    pub breaches_lately: (u32, usize),
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
        refuse(&mut further.report, &[own, listens, gone]);
        refuse(&mut further.remove, &[(!item.own, "refused-not-own-item"), gone]);
        if let Some(rules) = pack.block() {
            further.block_days = last_days(rules, today);
            let fit = pack.grounds_on(today).filter(|ground| rules.grounds.contains(&ground.id));
            further.block_grounds = fit.map(|ground| ground.reference(pack.code())).collect();
        } else {
            further.block = Offer::no("refused-ground-not-for-blocks");
        }
        further.removal_reasons = pack
            .removal_reasons()
            .map(|reason| (reason.id.clone(), reason.title.get(who.language).to_owned()))
            .collect();
        if !item.own {
            further.breaches = blocks::breaches(db, item.author, item.id).await?;
            further.breaches_lately = self.breaches_lately(authority, item.author).await?;
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

    /// How many days back decided breaches are counted, and how many of the
    /// author's stand: what was undone or shown again is none.
    async fn breaches_lately(&self, authority: &Authority, author: AuthorId) -> Result<(u32, usize), Refusal> {
        let pack = self.pack(authority)?;
        let days = pack.block().map_or(0, |rules| rules.window_days);
        let since = self.now() - SignedDuration::from_hours(24 * i64::from(days));
        // No item is left out: the one at hand may be a breach too.
        let all = blocks::breaches(self.store().db(), author, ItemId(uuid::Uuid::nil())).await?;
        Ok((days, all.iter().filter(|breach| breach.at >= since).count()))
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
