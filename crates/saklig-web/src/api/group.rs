//! Items that are nearly identical, and one decision over them, as programs read
//! and order it.

use axum::Json;
use jiff::Timestamp;
use saklig_desk::{
    Refusal,
    acts::hide_group::Chosen,
    looks::case_page::{Alike, DecidedTogether, GroupShown, LeftOut, OneOfDecided},
    seen::Seen,
};
use saklig_model::id::ItemId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    order::{Nothing, Order},
    problem::{Problem, Trouble},
    shapes::{Done, ground, ground_word, seen},
};
use crate::{refused, say::Say};

type Answer = Result<Json<Done>, Problem>;

/// The items that are like this one.
#[derive(Serialize, ToSchema)]
#[schema(as = Group)]
pub(crate) struct GroupShape {
    /// What can be decided on at once, this item among it, the oldest first; empty where this item cannot.
    pub together: Vec<AlikeShape>,
    /// How many more there are, for another decision afterwards.
    #[schema(example = 0)]
    pub more: usize,
    /// What is left out, and why.
    pub left_out: Vec<LeftOutShape>,
    /// What was last decided over the group.
    pub decided: Option<DecidedShape>,
}

/// An item that can be decided on with the others.
#[derive(Serialize, ToSchema)]
#[schema(as = Alike)]
pub(crate) struct AlikeShape {
    /// The item.
    pub id: Uuid,
    /// How it stands, for an order.
    #[schema(example = "5a6b1f22.0")]
    pub seen: String,
    /// Its case's number.
    #[schema(example = 1042)]
    pub case_number: Option<i64>,
    /// Who wrote it.
    #[schema(example = "vinst1.example.com")]
    pub author: String,
    /// The channel's name.
    #[schema(example = "Bluesky")]
    pub channel_name: String,
    /// When it was written.
    pub posted_at: Timestamp,
    /// Whether its words are others than those of the item that was asked for.
    pub differs: bool,
}

/// An item that is not decided on with the others.
#[derive(Serialize, ToSchema)]
#[schema(as = LeftOut)]
pub(crate) struct LeftOutShape {
    /// The item.
    pub id: Uuid,
    /// Its case's number.
    #[schema(example = 1043)]
    pub case_number: Option<i64>,
    /// Why not: the last word of a problem's address.
    #[schema(example = "held")]
    pub why: String,
}

/// One decision over several items.
#[derive(Serialize, ToSchema)]
#[schema(as = DecidedTogether)]
pub(crate) struct DecidedShape {
    /// What: `hide`, `leave_visible`.
    #[schema(example = "hide")]
    pub kind: String,
    /// On which ground.
    #[schema(example = "se/spam/1")]
    pub ground: Option<String>,
    /// Who decided.
    #[schema(example = "Amina Lind")]
    pub person: String,
    /// When.
    pub at: Timestamp,
    /// Whether any of it can still be undone.
    pub can_undo: bool,
    /// Each of the items.
    pub items: Vec<OneShape>,
}

/// How it went with one of them.
#[derive(Serialize, ToSchema)]
#[schema(as = OneOfDecided)]
pub(crate) struct OneShape {
    /// The item.
    pub id: Uuid,
    /// Its case's number.
    #[schema(example = 1042)]
    pub case_number: Option<i64>,
    /// Where its action stands, where there is one.
    #[schema(example = "done")]
    pub state: Option<String>,
    /// What went wrong.
    pub trouble: Option<String>,
    /// Whether the decision holds no longer for this one: undone, not carried out, or taken back.
    pub taken_back: bool,
}

impl GroupShape {
    /// A group, in words.
    pub(crate) fn new(say: Say, group: GroupShown) -> Self {
        Self {
            together: group.together.into_iter().map(AlikeShape::from).collect(),
            more: group.more,
            left_out: group.left_out.iter().map(LeftOutShape::from).collect(),
            decided: group.decided.map(|decided| DecidedShape::new(say, decided)),
        }
    }
}

impl From<Alike> for AlikeShape {
    fn from(one: Alike) -> Self {
        Self {
            id: one.item.0,
            seen: one.seen.to_string(),
            case_number: one.number,
            author: one.author,
            channel_name: one.channel_name,
            posted_at: one.posted_at,
            differs: one.differs,
        }
    }
}

impl From<&LeftOut> for LeftOutShape {
    fn from(one: &LeftOut) -> Self {
        let why = Trouble::from(&*one.why).key().to_owned();
        Self { id: one.item.0, case_number: one.number, why }
    }
}

impl DecidedShape {
    fn new(say: Say, decided: DecidedTogether) -> Self {
        let one = |one: OneOfDecided| OneShape {
            id: one.item.0,
            case_number: one.number,
            state: one.state.map(|state| state.key().to_owned()),
            trouble: one.trouble.map(|key| refused::trouble(say, &key)),
            taken_back: one.taken_back,
        };
        Self {
            kind: decided.kind.key().to_owned(),
            ground: decided.ground.as_ref().map(ground_word),
            person: decided.person,
            at: decided.at,
            can_undo: decided.can_undo,
            items: decided.items.into_iter().map(one).collect(),
        }
    }
}

/// An order to hide items that are alike.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HideGroup {
    /// A ground from the item's list: pack, ground, version.
    #[schema(example = "se/spam/1")]
    pub ground: String,
    /// The items, of those that can be decided on together; at most 200.
    pub items: Vec<OneOrdered>,
}

/// An order to leave items that are alike visible.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeaveGroup {
    /// The items, of those that can be decided on together; at most 200.
    pub items: Vec<OneOrdered>,
}

/// An item that an order is about.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OneOfGroup)]
pub(crate) struct OneOrdered {
    /// The item.
    pub id: Uuid,
    /// Its `seen`: it is left out where it or its case has become another since.
    #[serde(default, deserialize_with = "seen")]
    #[schema(value_type = Option<String>, pattern = r"^[0-9a-f]{8}\.[0-9]{1,18}$", example = "5a6b1f22.0")]
    pub seen: Option<Seen>,
}

fn chosen(items: &[OneOrdered]) -> Chosen {
    items.iter().map(|one| (ItemId(one.id), one.seen.clone())).collect()
}

/// Hides them.
pub(crate) async fn hide(order: Order<ItemId, HideGroup>) -> Answer {
    let done = match ground(&order.body.ground) {
        Some(ground) => order.desk.hide_group(&order.who, order.on, &ground, chosen(&order.body.items)).await,
        None => Err(Refusal::NoGround),
    };
    order.end(done.map(|_| None)).await
}

/// Leaves them visible.
pub(crate) async fn leave(order: Order<ItemId, LeaveGroup>) -> Answer {
    let done = order.desk.leave_group(&order.who, order.on, chosen(&order.body.items)).await;
    order.end(done.map(|_| None)).await
}

/// Undoes what was decided over the group.
pub(crate) async fn undo(order: Order<ItemId, Nothing>) -> Answer {
    let done = order.desk.undo_group(&order.who, order.on).await;
    order.end(done.map(|_| None)).await
}
