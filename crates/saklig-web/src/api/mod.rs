//! The API: the acts and looks of the pages as JSON, for programs.
//!
//! [`OPERATIONS`] lists every address below [`BASE`]. The router with its guard
//! and the document `/api/openapi.json` are both built from that list. A program
//! shows a token ([`saklig_model::token`]) in `Authorization: Bearer` and acts in
//! its person's name, never with more than that person may at that moment;
//! cookies are not read here, and pages read no token.
//!
//! **To add an act:** its handler in [`acts`], a few lines like its neighbours',
//! and its line in [`OPERATIONS`]. A test tells of an act that is neither here
//! nor among those that are left to the pages ([`LEFT_TO_PAGES`]), and another
//! when `docs/openapi.json` is not written anew (`cargo xtask openapi`).
//!
//! An item says how it stands in `seen`. An order that carries that word back is
//! refused ([`problem::Trouble::Meanwhile`]) where somebody has decided since, or
//! the text has become another; so do hiding, leaving, answering and proposing
//! a block. Without the word the desk still refuses what is under way or done.
//!
//! Answers are never kept anywhere (`no-store`), so they carry no `ETag`.

mod acts;
pub mod document;
mod further;
mod looks;
mod order;
mod pace;
pub mod problem;
mod shapes;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{AUTHORIZATION, CACHE_CONTROL, RETRY_AFTER, WWW_AUTHENTICATE},
    },
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use saklig_model::person::Power;

pub(crate) use pace::Pacer;

use self::{
    document::{Parameter, Shape, shape},
    problem::{Problem, Trouble},
};
use crate::{Web, pages::wrong::SignedIn, routes::Access, visitor::Visitor};

/// What every address of the API begins with.
pub const BASE: &str = "/api/v1";

/// The most bytes of a request.
const MOST_BYTES: usize = 256 * 1024;

/// An address of the API.
#[derive(Clone, Copy)]
pub struct Operation {
    /// Whether it is a POST; otherwise a GET.
    pub posts: bool,
    /// The path below [`BASE`], as axum and OpenAPI both write it.
    pub path: &'static str,
    /// Who may ask for it: whoever shows a token, or one that holds a power.
    pub access: Access,
    /// Its name in the document.
    pub id: &'static str,
    /// What it does, in one line.
    pub summary: &'static str,
    /// The key of the act that it does; `None` for a look.
    pub act: Option<&'static str>,
    /// Whether what it does leaves the house, so that it must carry a key.
    pub leaves: bool,
    pub(crate) query: &'static [Parameter],
    pub(crate) takes: Option<Shape>,
    /// Whether what it takes may be left out.
    pub(crate) may_be_bare: bool,
    pub(crate) gives: Gives,
    handler: fn() -> MethodRouter<Web>,
}

/// What an operation answers when all is well.
#[derive(Clone, Copy)]
pub(crate) enum Gives {
    /// JSON of this shape.
    Json(Shape),
    /// A file.
    File,
}

impl Operation {
    /// The method.
    #[must_use]
    pub const fn method(&self) -> Method {
        if self.posts { Method::POST } else { Method::GET }
    }

    const fn look(
        path: &'static str,
        access: Access,
        id: &'static str,
        summary: &'static str,
        gives: Shape,
        handler: fn() -> MethodRouter<Web>,
    ) -> Self {
        let gives = Gives::Json(gives);
        let (act, leaves, query, takes, may_be_bare) = (None, false, &[] as &[Parameter], None, false);
        Self { posts: false, path, access, id, summary, act, leaves, query, takes, may_be_bare, gives, handler }
    }

    const fn act(
        path: &'static str,
        power: Power,
        act: &'static str,
        id: &'static str,
        summary: &'static str,
        handler: fn() -> MethodRouter<Web>,
    ) -> Self {
        let look = Self::look(path, Access::Power(power), id, summary, shape::<shapes::Done>, handler);
        Self { posts: true, act: Some(act), ..look }
    }

    /// It takes JSON of this shape.
    const fn taking(self, takes: Shape) -> Self {
        Self { takes: Some(takes), ..self }
    }

    /// It takes JSON of this shape, or nothing.
    const fn perhaps_taking(self, takes: Shape) -> Self {
        Self { takes: Some(takes), may_be_bare: true, ..self }
    }

    /// Its address may say this.
    const fn asking(self, query: &'static [Parameter]) -> Self {
        Self { query, ..self }
    }

    /// What it does leaves the house.
    const fn leaving(self) -> Self {
        Self { leaves: true, ..self }
    }
}

/// Every address of the API.
pub static OPERATIONS: &[Operation] = {
    use further as f;
    use shapes as s;
    const READ: Access = Access::Power(Power::Read);
    const JOURNAL: Access = Access::Power(Power::ReadJournal);
    use Operation as O;
    &[
        O::look("/me", Access::SignedIn, "whoAmI", "In whose name this token acts, and what it may.", shape::<s::Me>, || get(looks::me)),
        O::look("/items", READ, "listItems", "What needs people, a page at a time.", shape::<s::ItemList>, || get(looks::items)).asking(document::LIST),
        O::look("/items/{item}", READ, "showItem", "One item with its versions, findings, decisions and history.", shape::<s::ItemPage>, || get(looks::item)),
        Operation { gives: Gives::Json(shape::<s::ItemPage>), ..O::act("/items/{item}/uncover", Power::Uncover, "uncover", "uncoverItem", "One item as above, its text uncovered where it is covered. The log records who read it.", || post(looks::uncover)) },
        O::look("/items/{item}/thread", READ, "showThread", "The thread that an item belongs to, each item before its answers.", shape::<s::ThreadPage>, || get(looks::thread)),
        Operation { posts: true, ..O::look("/search", READ, "search", "Everything mirrored, by words or an author's name. The words stand in the body, never in an address.", shape::<s::SearchPage>, || post(looks::search)).taking(shape::<s::Search>) },
        O::look("/channels", READ, "listChannels", "The official accounts.", shape::<s::ChannelList>, || get(looks::channels)),
        O::look("/channels/{channel}", READ, "showChannel", "One official account, and what it can do.", shape::<s::ChannelPage>, || get(looks::channel)),
        O::look("/figures", READ, "showFigures", "How many questions of a period, which, and how fast they were answered; what was decided. Sums only: counts below five are not told.", shape::<s::FiguresShape>, || get(looks::figures)).asking(document::PERIOD),
        Operation { gives: Gives::File, ..O::look("/attachments/{attachment}", READ, "downloadAttachment", "A stored picture, film or file.", shape::<s::Done>, || get(looks::attachment)) },
        O::look("/journal", JOURNAL, "listEntries", "The tamper-evident log, a page at a time.", shape::<s::JournalList>, || get(looks::journal)).asking(document::GO_ON),
        O::look("/journal/{place}/proof", JOURNAL, "proveEntry", "A proof that the entry at this place is in the log, to be checked without this house.", shape::<s::EntryProof>, || get(looks::proof)),
        O::act("/items/{item}/claim", Power::Claim, "claim", "claimCase", "Claim the item's case.", || post(acts::claim)),
        O::act("/items/{item}/release", Power::Claim, "claim", "releaseCase", "Let go of the item's case.", || post(acts::release)),
        O::act("/items/{item}/hide", Power::Moderate, "hide", "hideItem", "Hide the item at the platform, on a ground from the list, after ten seconds.", || post(acts::hide)).taking(shape::<s::Hide>).leaving(),
        O::act("/items/{item}/unhide", Power::Moderate, "unhide", "unhideItem", "Show a hidden item again, after ten seconds.", || post(acts::unhide)).leaving(),
        O::act("/items/{item}/leave", Power::Moderate, "leave_visible", "leaveItem", "Decide that there is no ground, and the item stays.", || post(acts::leave)).perhaps_taking(shape::<s::Leave>),
        O::act("/items/{item}/answer", Power::Answer, "answer", "answerItem", "Answer in the authority's name, after ten seconds.", || post(acts::answer)).taking(shape::<s::Reply>).leaving(),
        O::act("/items/{item}/propose-block", Power::Moderate, "propose_block", "proposeBlock", "Propose that the item's author be blocked until a day. Nothing is sent before another person confirms it.", || post(acts::propose_block)).taking(shape::<f::ProposeBlock>),
        O::act("/items/{item}/confirm-block", Power::Moderate, "confirm_block", "confirmBlock", "Confirm a block that another person proposed; it begins after ten seconds.", || post(acts::confirm_block)).taking(shape::<f::OfProposal>).leaving(),
        O::act("/items/{item}/decline-block", Power::Moderate, "decline_block", "declineBlock", "Decline a block that another person proposed, or take back a proposal of one's own.", || post(acts::decline_block)).taking(shape::<f::OfProposal>),
        O::act("/items/{item}/unblock", Power::Moderate, "unblock", "unblockAuthor", "Let the item's blocked author back, after ten seconds.", || post(acts::unblock)).leaving(),
        O::act("/items/{item}/report", Power::Moderate, "report", "reportItem", "Report the item to the platform, for one of the platform's reasons, after ten seconds.", || post(acts::report)).taking(shape::<f::ForReason>).leaving(),
        O::act("/items/{item}/remove", Power::Moderate, "remove_own", "removeItem", "Remove what the authority itself published, for a reason from the list, after ten seconds.", || post(acts::remove)).taking(shape::<f::ForReason>).leaving(),
        O::act("/items/{item}/assign", Power::Claim, "assign", "assignCase", "Give the item's case to a colleague, who then holds it.", || post(acts::assign)).taking(shape::<f::Assign>),
        O::act("/items/{item}/escalate", Power::Claim, "escalate", "escalateCase", "Hand the item's case up to a function, with a note that says why.", || post(acts::escalate)).taking(shape::<f::Escalate>),
        O::act("/items/{item}/note", Power::Note, "note", "noteOnItem", "Write an internal note.", || post(acts::note)).taking(shape::<s::Written>),
        O::act("/items/{item}/leave-to-others", Power::Close, "leave_to_others", "leaveToOthers", "Close a question that only others have answered, with the reason as a note; it never counts as answered.", || post(acts::leave_to_others)).taking(shape::<s::Written>),
        O::act("/items/{item}/close", Power::Close, "close", "closeCase", "Close the item's case.", || post(acts::close)),
        O::act("/items/{item}/reopen", Power::Close, "close", "reopenCase", "Open the item's case again.", || post(acts::reopen)),
        // The desk asks for the power of the act that is undone or settled.
        O::act("/actions/{action}/undo", Power::Read, "undo", "undoAction", "Undo what still waits. Needs the power of what is undone.", || post(acts::undo)),
        O::act("/actions/{action}/settle", Power::Read, "settle", "settleAction", "Say how an action of unknown outcome went, after looking at the platform. Needs the power of what is settled.", || post(acts::settle)).taking(shape::<s::Settle>),
        O::act("/channels/{channel}/describe", Power::RunChannels, "describe_channel", "describeChannel", "Say anew what the channel is for, which unit answers for it, and what visitors may expect there.", || post(acts::describe)).taking(shape::<f::Describe>),
        O::act("/channels/{channel}/acting", Power::RunChannels, "switch_acting", "switchActing", "Let Saklig act in the channel, or stop it from acting.", || post(acts::acting)).taking(shape::<s::Acting>),
        O::act("/channels/{channel}/disconnect", Power::RunChannels, "disconnect", "disconnectChannel", "Disconnect the channel: its credentials are forgotten, its records stay.", || post(acts::disconnect)),
    ]
};

/// Acts that have no address here, and why.
pub const LEFT_TO_PAGES: &[(&str, &str)] = &[
    ("acknowledge_alarm", "whoever is called says it themself, having signed in"),
    ("add_person", "takes two administrators, each at their own page with their second factor"),
    ("assess", "is a lawyer's word, given by a person who has read the case"),
    ("change_appearance", "is chosen by an administrator who sees the page in the colours"),
    ("change_employment", "is a change of power: administrators make it at their own pages, with their second factor"),
    ("change_roster", "is the administrators' settings, made at the page"),
    ("choose_reach", "is where a person is reached, which they alone say"),
    ("change_spellings", "concerns a colleague: an administrator writes it at their page"),
    ("change_password", "is the key of the person, who alone types it"),
    ("choose_rules", "is read and chosen on the channel's page, by whoever answers for it"),
    ("close_account", "is a change of power: administrators make it at their own pages, with their second factor"),
    ("confirm_change", "is the second administrator's word, given at their own page with their second factor"),
    ("confirm_following", "a named person attests on the page that the account is the authority's own"),
    ("confirm_ground", "is a lawyer's word, given by a person who has read the case"),
    ("connect", "takes a platform's credentials, which no program shall hold for its person"),
    ("decline_change", "is the second administrator's word, given at their own page with their second factor"),
    ("decline_ground", "is a lawyer's word, given by a person who has read the case"),
    ("end_own_sessions", "concerns where the person is signed in; a token is no session"),
    ("end_sessions", "is an administrator's, who sees on the page what is ended"),
    ("end_token", "is a person's, or an administrator's, who sees what is ended"),
    ("erase", "has no page yet either"),
    ("flag", "is what a colleague has seen and says in their own words"),
    ("follow", "begins what a named person then attests on the page"),
    ("give_role", "takes two administrators, each at their own page with their second factor"),
    ("import", "is done at the command line"),
    ("hand_over", "is the end of a person's shift; a program gives each case with assign, or lets go of it"),
    ("keep_view", "is a person's own list; a program asks for what it wants"),
    ("make_token", "a token that makes tokens would outlive itself"),
    ("object", "is the author's own, at the address of their receipt"),
    ("reconnect", "takes a platform's credentials, which no program shall hold for its person"),
    ("remove_view", "is a person's own list; a program asks for what it wants"),
    ("rename_view", "is a person's own list; a program asks for what it wants"),
    ("remove_example", "is pressed once, by a person who has read what goes"),
    ("reopen_account", "takes two administrators, each at their own page with their second factor"),
    ("reset_second_factor", "takes two administrators, each at their own page with their second factor"),
    ("save_draft", "is the working material of people who write at the page; a program sends a whole answer"),
    ("settle_answering", "is worded by a person who sees at the page how it will read"),
    ("state_hours", "is set once by whoever answers for the unit's hours, who sees what holds from when"),
    ("set_target", "is what the authority promises; whoever answers for the channel sets it on its page"),
    ("set_alarm_ways", "takes a server's password, which no program shall hold for its person"),
    ("set_second_factor", "is the person's own device, which no program holds for them"),
    ("set_up", "happens before anybody can have a token"),
    ("settle_objection", "is the word of a person who has read what was held against the decision"),
    ("sign_in", "is how people come in; programs have tokens"),
    ("take_over_draft", "is the working material of people who write at the page"),
    ("take_role", "is a change of power: administrators make it at their own pages, with their second factor"),
    ("use_address", "is how a person first comes in, before they can have a token"),
];

/// The API with its guard.
pub(crate) fn router(web: &Web) -> Router<Web> {
    let mut router = Router::new();
    for operation in OPERATIONS {
        let guard = middleware::from_fn_with_state(web.clone(), move |state, request, next| {
            guard(state, operation, request, next)
        });
        router = router.route(&format!("{BASE}{}", operation.path), (operation.handler)().route_layer(guard));
    }
    router
        .route("/api/openapi.json", get(document::serve))
        .method_not_allowed_fallback(async || StatusCode::METHOD_NOT_ALLOWED)
        .layer(DefaultBodyLimit::max(MOST_BYTES))
}

/// The secret of the token, for what is hashed under it.
#[derive(Clone)]
pub(crate) struct Secret(String);

/// Lets in whoever shows a valid token that holds the power. The desk asks again.
async fn guard(State(web): State<Web>, operation: &'static Operation, mut request: Request, next: Next) -> Response {
    let mut response = match enter(&web, operation, &mut request).await {
        Ok(reader) => {
            let mut response = next.run(request).await;
            response.extensions_mut().insert(reader);
            response
        }
        Err(response) => response,
    };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn enter(web: &Web, operation: &'static Operation, request: &mut Request) -> Result<SignedIn, Response> {
    let secret = bearer(request.headers()).map(str::to_owned);
    let session = match &secret {
        Some(secret) => web.desk.bearer(secret).await.map_err(|refusal| Problem::from(refusal).into_response())?,
        None => None,
    };
    let (Some(secret), Some(session)) = (&secret, session) else {
        let asks = if secret.is_some() { "Bearer error=\"invalid_token\"" } else { "Bearer" };
        let headers = [(WWW_AUTHENTICATE, HeaderValue::from_static(asks))];
        return Err((headers, Problem::of(Trouble::NoToken)).into_response());
    };
    let reader = SignedIn { language: session.person.language, example: session.authority.example };
    let known = |mut response: Response| {
        response.extensions_mut().insert(reader);
        response
    };
    if let Some(token) = session.person.through.as_ref().map(|through| through.token)
        && let Err(seconds) = web.pacer.pass(token)
    {
        let headers = [(RETRY_AFTER, HeaderValue::from(seconds))];
        return Err(known((headers, Problem::of(Trouble::TooMany)).into_response()));
    }
    if let Access::Power(power) = operation.access
        && let Err(denied) = session.person.may(power)
    {
        return Err(known(Problem::from(saklig_desk::Refusal::from(denied)).into_response()));
    }
    let visitor = Visitor::new(session, request.uri().path(), None);
    request.extensions_mut().insert(visitor);
    request.extensions_mut().insert(Secret(secret.clone()));
    request.extensions_mut().insert(operation);
    Ok(reader)
}

/// The token that a request shows.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, secret) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}

#[cfg(test)]
mod tests {
    use saklig_desk::acts::ACTS;

    use super::*;

    #[test]
    fn every_act_has_an_address_or_a_reason() {
        for act in ACTS {
            let here = OPERATIONS.iter().any(|operation| operation.act == Some(act.key()));
            let left = LEFT_TO_PAGES.iter().any(|(key, _)| *key == act.key());
            assert!(here != left, "{}: an address in OPERATIONS, or a reason in LEFT_TO_PAGES", act.key());
        }
        let known = |key: &str| ACTS.iter().any(|act| act.key() == key);
        assert!(LEFT_TO_PAGES.iter().all(|(key, _)| known(key)));
        assert!(OPERATIONS.iter().filter_map(|operation| operation.act).all(known));
    }

    #[test]
    fn what_leaves_the_house_demands_a_key() {
        for operation in OPERATIONS {
            let leaves = ["hide", "unhide", "answer", "confirm_block", "unblock", "report", "remove_own"]
                .iter()
                .any(|act| operation.act == Some(act));
            assert_eq!(leaves, operation.leaves, "{}", operation.id);
            assert_eq!(operation.act.is_some(), operation.posts && operation.id != "search");
        }
    }

    #[test]
    fn an_act_asks_for_its_power() {
        for operation in OPERATIONS {
            let Some(act) = ACTS.iter().find(|act| Some(act.key()) == operation.act) else { continue };
            let told_later = matches!(act.key(), "undo" | "settle");
            assert!(told_later || Some(operation.access) == act.power().map(Access::Power), "{}", operation.id);
        }
    }

    #[test]
    fn names_and_addresses_stand_once() {
        for (at, operation) in OPERATIONS.iter().enumerate() {
            let before = &OPERATIONS[..at];
            assert!(before.iter().all(|other| other.id != operation.id), "{}", operation.id);
            assert!(before.iter().all(|other| (other.posts, other.path) != (operation.posts, operation.path)));
        }
    }

    #[test]
    fn only_a_bearer_is_read() {
        let with = |value: &str| HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_str(value).unwrap())]);
        assert_eq!(bearer(&with("Bearer saklig_x")), Some("saklig_x"));
        assert_eq!(bearer(&with("bearer saklig_x")), Some("saklig_x"));
        assert_eq!(bearer(&with("Basic saklig_x")), None);
        assert_eq!(bearer(&HeaderMap::new()), None);
    }
}
