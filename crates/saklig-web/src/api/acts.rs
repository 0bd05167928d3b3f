//! The acts.

use axum::Json;
use saklig_desk::{
    Refusal,
    acts::{answer::NewAnswer, block::Wish},
};
use saklig_model::{
    id::{ActionId, ChannelId, ItemId},
    person::Role,
};

use super::{
    further::{Assign, Describe, Escalate, ForReason, OfProposal, TakeStep},
    order::{Nothing, Order, Perhaps},
    problem::Problem,
    shapes::{Acting, Done, Hide, Leave, Reply, Settle, Written, ground},
};

type Answer = Result<Json<Done>, Problem>;

/// Claims the item's case.
pub(crate) async fn claim(order: Order<ItemId, Nothing>) -> Answer {
    let done = order.desk.claim(&order.who, order.on, true).await;
    order.end(done.map(|()| None)).await
}

/// Lets go of it.
pub(crate) async fn release(order: Order<ItemId, Nothing>) -> Answer {
    let done = order.desk.claim(&order.who, order.on, false).await;
    order.end(done.map(|()| None)).await
}

/// Hides the item.
pub(crate) async fn hide(order: Order<ItemId, Hide>) -> Answer {
    let done = match ground(&order.body.ground) {
        Some(ground) => order.desk.having_seen(order.body.seen.clone()).hide(&order.who, order.on, &ground).await,
        None => Err(Refusal::NoGround),
    };
    order.end(done.map(Some)).await
}

/// Shows it again.
pub(crate) async fn unhide(order: Order<ItemId, Nothing>) -> Answer {
    let done = order.desk.unhide(&order.who, order.on).await;
    order.end(done.map(Some)).await
}

/// Leaves it visible.
pub(crate) async fn leave(order: Order<ItemId, Perhaps<Leave>>) -> Answer {
    let desk = order.desk.having_seen(order.body.0.seen.clone());
    let done = desk.leave_visible(&order.who, order.on).await;
    order.end(done.map(|()| None)).await
}

/// Answers it.
pub(crate) async fn answer(order: Order<ItemId, Reply>) -> Answer {
    let desk = order.desk.having_seen(order.body.seen.clone());
    let new = NewAnswer {
        text: order.body.text.clone(),
        sure: order.body.sure,
        question: order.body.question.map(Into::into),
        cites: order.body.cites.clone().unwrap_or_default(),
    };
    let done = desk.answer_with(&order.who, order.on, &new).await;
    order.end(done.map(Some)).await
}

/// Writes a note on it.
pub(crate) async fn note(order: Order<ItemId, Written>) -> Answer {
    let done = order.desk.note(&order.who, order.on, &order.body.text, order.body.sure).await;
    order.end(done.map(|()| None)).await
}

/// Leaves its question to what another visitor answered.
pub(crate) async fn leave_to_others(order: Order<ItemId, Written>) -> Answer {
    let done = order.desk.leave_to_others(&order.who, order.on, &order.body.text, order.body.sure).await;
    order.end(done.map(|()| None)).await
}

/// Closes its case.
pub(crate) async fn close(order: Order<ItemId, Nothing>) -> Answer {
    let done = order.desk.close(&order.who, order.on, true).await;
    order.end(done.map(|()| None)).await
}

/// Opens it again.
pub(crate) async fn reopen(order: Order<ItemId, Nothing>) -> Answer {
    let done = order.desk.close(&order.who, order.on, false).await;
    order.end(done.map(|()| None)).await
}

/// Proposes to block its author.
pub(crate) async fn propose_block(order: Order<ItemId, TakeStep>) -> Answer {
    let done = match wish(&order.body) {
        Some(wish) => {
            let desk = order.desk.having_seen(order.body.seen.clone());
            desk.propose_block(&order.who, order.on, &wish).await
        }
        None => Err(Refusal::NoGround),
    };
    order.end(done.map(|_| None)).await
}

fn wish(body: &TakeStep) -> Option<Wish> {
    Some(Wish {
        ground: ground(&body.ground)?,
        reasons: body.reasons.clone(),
        until: Some(body.until),
        message: body.message.clone(),
        sure: body.sure,
    })
}

/// Limits a function for its author.
pub(crate) async fn restrict(order: Order<ItemId, TakeStep>) -> Answer {
    let done = match wish(&order.body) {
        Some(wish) => {
            let desk = order.desk.having_seen(order.body.seen.clone());
            desk.restrict(&order.who, order.on, &wish).await
        }
        None => Err(Refusal::NoGround),
    };
    order.end(done.map(|_| None)).await
}

/// Lifts the limit.
pub(crate) async fn unrestrict(order: Order<ItemId, Nothing>) -> Answer {
    let done = order.desk.unrestrict(&order.who, order.on).await;
    order.end(done.map(|()| None)).await
}

/// Says that it was set, or taken off, in the platform's own tool.
pub(crate) async fn done_by_hand(order: Order<ItemId, Nothing>) -> Answer {
    let done = order.desk.done_by_hand(&order.who, order.on).await;
    order.end(done.map(|()| None)).await
}

/// Confirms what another proposed.
pub(crate) async fn confirm_block(order: Order<ItemId, OfProposal>) -> Answer {
    let done = order.desk.confirm_block(&order.who, order.on, order.body.proposal.into()).await;
    order.end(done.map(Some)).await
}

/// Declines it, or takes back one's own.
pub(crate) async fn decline_block(order: Order<ItemId, OfProposal>) -> Answer {
    let done = order.desk.decline_block(&order.who, order.on, order.body.proposal.into()).await;
    order.end(done.map(|()| None)).await
}

/// Lets the author back.
pub(crate) async fn unblock(order: Order<ItemId, Nothing>) -> Answer {
    let done = order.desk.unblock(&order.who, order.on).await;
    order.end(done.map(Some)).await
}

/// Reports it to the platform.
pub(crate) async fn report(order: Order<ItemId, ForReason>) -> Answer {
    let done = order.desk.report(&order.who, order.on, &order.body.reason).await;
    order.end(done.map(Some)).await
}

/// Removes what is the authority's own.
pub(crate) async fn remove(order: Order<ItemId, ForReason>) -> Answer {
    let done = order.desk.remove_own(&order.who, order.on, &order.body.reason).await;
    order.end(done.map(Some)).await
}

/// Gives its case to a colleague.
pub(crate) async fn assign(order: Order<ItemId, Assign>) -> Answer {
    let done = order.desk.assign(&order.who, order.on, Some(order.body.person.into())).await;
    order.end(done.map(|()| None)).await
}

/// Hands its case up.
pub(crate) async fn escalate(order: Order<ItemId, Escalate>) -> Answer {
    let Escalate { role, text, sure } = &order.body;
    let done = order.desk.escalate(&order.who, order.on, Role::from_key(role), text, *sure).await;
    order.end(done.map(|()| None)).await
}

/// Undoes an action that waits.
pub(crate) async fn undo(order: Order<ActionId, Nothing>) -> Answer {
    let action = order.on;
    let done = order.desk.undo(&order.who, action).await;
    order.end(done.map(|_| Some(action))).await
}

/// Says how an action of unknown outcome went.
pub(crate) async fn settle(order: Order<ActionId, Settle>) -> Answer {
    let action = order.on;
    let done = order.desk.settle(&order.who, action, order.body.arrived).await;
    order.end(done.map(|_| Some(action))).await
}

/// Switches acting on or off.
pub(crate) async fn acting(order: Order<ChannelId, Acting>) -> Answer {
    let done = order.desk.switch_acting(&order.who, order.on, order.body.on).await;
    order.end(done.map(|()| None)).await
}

/// Says anew what a channel is for.
pub(crate) async fn describe(order: Order<ChannelId, Describe>) -> Answer {
    let Describe { purpose, owner_unit, mode } = &order.body;
    let mode = Some((*mode).into());
    let done = order.desk.describe_channel(&order.who, order.on, purpose, owner_unit, mode).await;
    order.end(done.map(|()| None)).await
}

/// Disconnects a channel.
pub(crate) async fn disconnect(order: Order<ChannelId, Nothing>) -> Answer {
    let done = order.desk.disconnect(&order.who, order.on).await;
    order.end(done.map(|()| None)).await
}
