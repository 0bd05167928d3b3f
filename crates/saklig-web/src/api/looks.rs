//! The looks.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use saklig_desk::{
    Refusal,
    looks::{
        After,
        figures::WantedFigures,
        inbox::{View, Wanted},
    },
};
use saklig_model::{id::ChannelId, person::Power};
use serde::Deserialize;

use super::{
    order::Body as _,
    problem::{Problem, Trouble},
    shapes::{
        ChannelList, ChannelPage, EntryProof, EntryShape, FiguresShape, ItemList, ItemPage, JournalList, ListedItem,
        Me, Search, SearchPage, ThreadItem, ThreadPage, ViewKey,
    },
};
use crate::{
    Web,
    pages::attachments,
    refused::Wrong,
    say::Say,
    visitor::{Reader, Visitor},
};

type Answer<T> = Result<Json<T>, Problem>;

fn id<T: std::str::FromStr>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::of(Trouble::NotFound))
}

/// Words are said in the language that is asked for, else in the person's.
fn say(reader: Reader, visitor: &Visitor) -> Say {
    reader.say(visitor.person.language)
}

/// `GET /me`
pub(crate) async fn me(visitor: Visitor) -> Json<Me> {
    let may = |power: &Power| visitor.person.may(*power).is_ok();
    Json(Me {
        powers: Power::ALL.into_iter().filter(may).map(|power| power.key().to_owned()).collect(),
        name: visitor.person.name,
        authority: visitor.authority.name,
    })
}

/// What the address of a list may say.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Listing {
    view: ViewKey,
    channel: Option<ChannelId>,
    after: Option<String>,
}

/// `GET /items`
pub(crate) async fn items(
    State(web): State<Web>,
    visitor: Visitor,
    Query(listing): Query<Listing>,
) -> Answer<ItemList> {
    let view = match listing.view {
        ViewKey::ToDecide => View::ToDecide,
        ViewKey::Mine => View::Mine,
        ViewKey::Second => View::Second,
        ViewKey::Escalated => View::Escalated,
        ViewKey::ToAnswer => View::ToAnswer,
        ViewKey::Waiting => View::Waiting,
        ViewKey::Security => View::Security,
        ViewKey::Late => View::Late,
        ViewKey::All => View::All,
    };
    let wanted = Wanted { view, channel: listing.channel, after: listing.after.map(After), ..Wanted::default() };
    let inbox = web.desk.inbox(&visitor.person, wanted).await?;
    Ok(Json(ItemList {
        items: inbox.rows.into_iter().map(ListedItem::from).collect(),
        next: inbox.next.map(|after| after.0),
        to_decide: inbox.to_decide,
        mine: inbox.mine,
        second: inbox.second,
        escalated: inbox.escalated,
        to_answer: inbox.to_answer,
        waiting: inbox.waiting,
        security: inbox.security,
        late: inbox.late,
        all: inbox.all,
    }))
}

/// What the address of the figures may say.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Counting {
    from: Option<Date>,
    to: Option<Date>,
    channel: Option<ChannelId>,
}

/// `GET /figures`
pub(crate) async fn figures(
    State(web): State<Web>,
    visitor: Visitor,
    reader: Reader,
    Query(counting): Query<Counting>,
) -> Answer<FiguresShape> {
    let wanted = WantedFigures { from: counting.from, to: counting.to, channel: counting.channel };
    let figures = web.desk.figures(&visitor.person, wanted).await?;
    Ok(Json(FiguresShape::new(say(reader, &visitor), figures)))
}

/// `GET /items/{item}`
pub(crate) async fn item(
    State(web): State<Web>,
    visitor: Visitor,
    reader: Reader,
    Path(item): Path<String>,
) -> Answer<ItemPage> {
    let page = web.desk.case_page(&visitor.person, id(&item)?, View::All).await?;
    Ok(Json(ItemPage::new(say(reader, &visitor), page, false)))
}

/// `POST /items/{item}/uncover`
pub(crate) async fn uncover(
    State(web): State<Web>,
    visitor: Visitor,
    reader: Reader,
    Path(item): Path<String>,
) -> Answer<ItemPage> {
    let item = id(&item)?;
    web.desk.uncover(&visitor.person, item).await?;
    let page = web.desk.case_page(&visitor.person, item, View::All).await?;
    Ok(Json(ItemPage::new(say(reader, &visitor), page, true)))
}

/// `GET /items/{item}/thread`
pub(crate) async fn thread(State(web): State<Web>, visitor: Visitor, Path(item): Path<String>) -> Answer<ThreadPage> {
    let thread = web.desk.thread(&visitor.person, id(&item)?).await?;
    let items = thread.rows.into_iter().map(|(depth, row)| ThreadItem { depth, item: row.into() });
    Ok(Json(ThreadPage { items: items.collect(), more: thread.more }))
}

/// `POST /search`
pub(crate) async fn search(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> Answer<SearchPage> {
    let wanted = Search::read(headers.get("content-type"), &body).map_err(Problem::of)?;
    let found =
        web.desk.search(&visitor.person, &wanted.words, wanted.standing.into(), wanted.after.map(After)).await?;
    let items = found.rows.into_iter().map(ListedItem::from).collect();
    Ok(Json(SearchPage { items, next: found.next.map(|after| after.0) }))
}

/// `GET /channels`
pub(crate) async fn channels(State(web): State<Web>, visitor: Visitor, reader: Reader) -> Answer<ChannelList> {
    let say = say(reader, &visitor);
    let shown = web.desk.channels(&visitor.person).await?;
    Ok(Json(ChannelList { channels: shown.into_iter().map(|shown| ChannelPage::new(say, shown)).collect() }))
}

/// `GET /channels/{channel}`
pub(crate) async fn channel(
    State(web): State<Web>,
    visitor: Visitor,
    reader: Reader,
    Path(channel): Path<String>,
) -> Answer<ChannelPage> {
    let shown = web.desk.channel(&visitor.person, id(&channel)?).await?;
    Ok(Json(ChannelPage::new(say(reader, &visitor), shown)))
}

/// `GET /attachments/{attachment}`
pub(crate) async fn attachment(web: State<Web>, visitor: Visitor, attachment: Path<String>) -> Response {
    match attachments::download(web, visitor, attachment).await {
        Ok(file) => file,
        Err(Wrong { status, .. }) => Problem::of(Trouble::from(status)).into_response(),
    }
}

/// What the address of a page of the journal may say.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct GoingOn {
    after: Option<String>,
}

/// `GET /journal`
pub(crate) async fn journal(
    State(web): State<Web>,
    visitor: Visitor,
    Query(going_on): Query<GoingOn>,
) -> Answer<JournalList> {
    let page = web.desk.journal(&visitor.person, going_on.after.map(After)).await?;
    Ok(Json(JournalList {
        origin: page.origin,
        key: page.key,
        checkpoint: page.checkpoint,
        size: page.size,
        waiting: page.waiting,
        entries: page.entries.into_iter().map(EntryShape::from).collect(),
        next: page.next.map(|after| after.0),
    }))
}

/// `GET /journal/{place}/proof`
pub(crate) async fn proof(State(web): State<Web>, visitor: Visitor, Path(place): Path<String>) -> Answer<EntryProof> {
    let found = web.desk.proof(&visitor.person, id(&place)?).await?;
    let leaf = String::from_utf8(found.leaf).map_err(|error| Problem::from(Refusal::internal(error)))?;
    Ok(Json(EntryProof { proof: found.proof, leaf, key: found.key }))
}
