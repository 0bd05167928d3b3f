//! The acts.

use axum::Json;
use saklig_desk::Refusal;
use saklig_model::id::{ActionId, ChannelId, ItemId};

use super::{
    order::{Nothing, Order},
    problem::Problem,
    shapes::{Acting, Done, Hide, Settle, Written, ground},
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
        Some(ground) => order.desk.hide(&order.who, order.on, &ground).await,
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
pub(crate) async fn leave(order: Order<ItemId, Nothing>) -> Answer {
    let done = order.desk.leave_visible(&order.who, order.on).await;
    order.end(done.map(|()| None)).await
}

/// Answers it.
pub(crate) async fn answer(order: Order<ItemId, Written>) -> Answer {
    let done = order.desk.answer(&order.who, order.on, &order.body.text, order.body.sure).await;
    order.end(done.map(Some)).await
}

/// Writes a note on it.
pub(crate) async fn note(order: Order<ItemId, Written>) -> Answer {
    let done = order.desk.note(&order.who, order.on, &order.body.text, order.body.sure).await;
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

/// Disconnects a channel.
pub(crate) async fn disconnect(order: Order<ChannelId, Nothing>) -> Answer {
    let done = order.desk.disconnect(&order.who, order.on).await;
    order.end(done.map(|()| None)).await
}
