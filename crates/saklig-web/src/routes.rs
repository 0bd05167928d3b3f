//! Every address, and who may ask for it. The router is built from this list,
//! so that a test which walks it misses none.

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, header::CACHE_CONTROL},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get, post},
};
use saklig_desk::acts::sign_in::Stage;
use saklig_model::person::Power;

use crate::{
    Web, assets,
    pages::{
        account, alarm, appearance, attachments, blocks, case, channel, channels, confirm, connect, disconnect, duty,
        events, example, figures, follow, handover, hours, inbox, journal, keys, language, new_person, notices, packs,
        people, person, print, problem, public, receipt, roles, search, second_factor, set_up, settings, several,
        sign_in, sign_in_code, start, thread, tokens, views, ways, wrong::SignedIn,
    },
    refused::Wrong,
    visitor::{Visitor, house, local, secret},
};

/// Who may ask for an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone, without a cookie.
    Public,
    /// Anyone; it is where people sign in or set up.
    Stranger,
    /// Whoever is signed in and holds this power.
    Power(Power),
    /// Whoever is signed in.
    SignedIn,
}

/// An address.
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, as axum writes it: `/inbox/{item}`.
    pub path: &'static str,
    /// Who may ask for it.
    pub access: Access,
    handler: fn() -> MethodRouter<Web>,
}

impl Route {
    const fn get(path: &'static str, access: Access, handler: fn() -> MethodRouter<Web>) -> Self {
        Self { method: Method::GET, path, access, handler }
    }

    const fn post(path: &'static str, access: Access, handler: fn() -> MethodRouter<Web>) -> Self {
        Self { method: Method::POST, path, access, handler }
    }

    /// The handler with the guard before it.
    pub(crate) fn guarded(&self, web: &Web) -> MethodRouter<Web> {
        let access = self.access;
        let guard = middleware::from_fn_with_state(web.clone(), move |state, request, next| {
            guard(state, access, request, next)
        });
        (self.handler)().route_layer(guard)
    }
}

/// Every address of the house.
pub static ROUTES: &[Route] = {
    use Access::{Public, SignedIn, Stranger};
    const READ: Access = Access::Power(Power::Read);
    const UNCOVER: Access = Access::Power(Power::Uncover);
    const CLAIM: Access = Access::Power(Power::Claim);
    const ANSWER: Access = Access::Power(Power::Answer);
    const MODERATE: Access = Access::Power(Power::Moderate);
    const ASSESS: Access = Access::Power(Power::Assess);
    const NOTE: Access = Access::Power(Power::Note);
    const CLOSE: Access = Access::Power(Power::Close);
    const CHANNELS: Access = Access::Power(Power::RunChannels);
    const JOURNAL: Access = Access::Power(Power::ReadJournal);
    const PEOPLE: Access = Access::Power(Power::RunPeople);
    &[
        Route::get("/", Public, || get(public::show)),
        Route::get("/style.css", Public, || get(assets::style)),
        Route::get("/saklig.js", Public, || get(assets::script)),
        Route::get("/icons.svg", Public, || get(assets::icons)),
        Route::get("/mark.svg", Public, || get(assets::mark)),
        Route::get("/colours/{colours}", Public, || get(appearance::sheet)),
        Route::get("/problems/{key}", Public, || get(problem::show)),
        Route::get("/set-up/{code}", Stranger, || get(set_up::show)),
        Route::post("/set-up/{code}", Stranger, || post(set_up::set_up)),
        Route::get("/sign-in", Stranger, || get(sign_in::show)),
        Route::post("/sign-in", Stranger, || post(sign_in::sign_in)),
        Route::get("/sign-in/code", Stranger, || get(sign_in_code::show)),
        Route::post("/sign-in/code", Stranger, || post(sign_in_code::sign_in)),
        Route::get("/receipt/{code}", Stranger, || get(receipt::show)),
        Route::post("/receipt/{code}/object", Stranger, || post(receipt::object)),
        Route::get("/start/{code}", Stranger, || get(start::show)),
        Route::post("/start/{code}", Stranger, || post(start::begin)),
        Route::post("/sign-out", SignedIn, || post(sign_in::sign_out)),
        Route::post("/language", SignedIn, || post(language::choose)),
        Route::get("/keys", SignedIn, || get(keys::show)),
        Route::get("/account", SignedIn, || get(account::show)),
        Route::post("/account/password", SignedIn, || post(account::change_password)),
        Route::post("/account/reach", SignedIn, || post(account::choose_reach)),
        Route::post("/account/sessions", SignedIn, || post(account::end_sessions)),
        Route::get("/account/second-factor", SignedIn, || get(second_factor::show)),
        Route::post("/account/second-factor", SignedIn, || post(second_factor::set)),
        Route::post("/keys", SignedIn, || post(keys::switch)),
        Route::get("/notices", SignedIn, || get(notices::show)),
        Route::post("/notices/read", SignedIn, || post(notices::read)),
        Route::get("/events", READ, || get(events::listen)),
        Route::get("/account/tokens", READ, || get(tokens::show)),
        Route::post("/account/tokens", READ, || post(tokens::make)),
        Route::post("/account/tokens/{id}/end", READ, || post(tokens::end)),
        Route::get("/inbox", READ, || get(inbox::show)),
        Route::get("/inbox/several", READ, || get(several::show)),
        Route::post("/inbox/several", READ, || post(several::act)),
        Route::get("/handover", CLAIM, || get(handover::show)),
        Route::post("/handover", CLAIM, || post(handover::hand_over)),
        Route::get("/case/{number}/print", READ, || get(print::show)),
        Route::post("/case/{number}/print", UNCOVER, || post(print::uncovered)),
        Route::get("/inbox/views", READ, || get(views::show)),
        Route::post("/inbox/views", READ, || post(views::keep)),
        Route::post("/inbox/views/{view}/rename", READ, || post(views::rename)),
        Route::post("/inbox/views/{view}/forget", READ, || post(views::forget)),
        Route::get("/inbox/{item}", READ, || get(case::show)),
        Route::get("/inbox/{item}/thread", READ, || get(thread::show)),
        Route::post("/inbox/{item}/uncover", UNCOVER, || post(case::uncover)),
        Route::post("/inbox/{item}/claim", CLAIM, || post(case::decide::claim)),
        Route::post("/inbox/{item}/release", CLAIM, || post(case::decide::release)),
        Route::post("/inbox/{item}/hide", MODERATE, || post(case::decide::hide)),
        Route::post("/inbox/{item}/hide-group", MODERATE, || post(case::group::hide)),
        Route::post("/inbox/{item}/leave-group", MODERATE, || post(case::group::leave)),
        Route::post("/inbox/{item}/undo-group", MODERATE, || post(case::group::undo)),
        Route::post("/inbox/{item}/unhide", MODERATE, || post(case::decide::unhide)),
        Route::post("/inbox/{item}/leave", MODERATE, || post(case::decide::leave)),
        Route::post("/inbox/{item}/restrict", MODERATE, || post(case::ladder::restrict)),
        Route::post("/inbox/{item}/unrestrict", MODERATE, || post(case::ladder::unrestrict)),
        Route::post("/inbox/{item}/done-by-hand", MODERATE, || post(case::ladder::done_by_hand)),
        Route::post("/inbox/{item}/block", MODERATE, || post(case::ladder::block)),
        Route::post("/inbox/{item}/approve", MODERATE, || post(case::ladder::approve)),
        Route::post("/inbox/{item}/decline-block", MODERATE, || post(case::ladder::decline_block)),
        Route::post("/inbox/{item}/unblock", MODERATE, || post(case::ladder::unblock)),
        Route::post("/inbox/{item}/report", MODERATE, || post(case::further::report)),
        Route::post("/inbox/{item}/remove", MODERATE, || post(case::further::remove)),
        Route::post("/inbox/{item}/assign", CLAIM, || post(case::further::assign)),
        Route::post("/inbox/{item}/escalate", CLAIM, || post(case::further::escalate)),
        Route::post("/inbox/{item}/ask-lawyer", CLAIM, || post(case::further::ask_lawyer)),
        Route::post("/inbox/{item}/flag", CLAIM, || post(case::further::flag)),
        Route::post("/inbox/{item}/assess", ASSESS, || post(case::further::assess)),
        Route::post("/inbox/{item}/confirm", ASSESS, || post(case::further::confirm)),
        Route::post("/inbox/{item}/decline", ASSESS, || post(case::further::decline)),
        Route::post("/inbox/{item}/objection", MODERATE, || post(case::further::objection)),
        Route::post("/inbox/{item}/answer", ANSWER, || post(case::decide::answer)),
        Route::post("/inbox/{item}/draft", ANSWER, || post(case::draft::save)),
        Route::post("/inbox/{item}/draft/take", ANSWER, || post(case::draft::take_over)),
        Route::post("/inbox/{item}/note", NOTE, || post(case::decide::note)),
        Route::post("/inbox/{item}/leave-to-others", CLOSE, || post(case::further::leave_to_others)),
        Route::post("/inbox/{item}/close", CLOSE, || post(case::decide::close)),
        Route::post("/inbox/{item}/reopen", CLOSE, || post(case::decide::reopen)),
        Route::post("/actions/{id}/undo", ANSWER, || post(case::under_way::undo)),
        Route::post("/actions/{id}/arrived", MODERATE, || post(case::under_way::arrived)),
        Route::post("/actions/{id}/not-arrived", MODERATE, || post(case::under_way::not_arrived)),
        Route::get("/attachments/{id}", READ, || get(attachments::download)),
        Route::get("/search", READ, || get(search::show)),
        Route::post("/search", READ, || post(search::search)),
        Route::get("/figures", READ, || get(figures::show)),
        Route::get("/figures.csv", READ, || get(figures::csv)),
        Route::get("/figures.ods", READ, || get(figures::ods)),
        Route::get("/journal", JOURNAL, || get(journal::show)),
        Route::get("/channels", READ, || get(channels::show)),
        Route::get("/channels/new", CHANNELS, || get(connect::show)),
        Route::post("/channels/new", CHANNELS, || post(connect::connect)),
        Route::get("/channels/follow", CHANNELS, || get(follow::show)),
        Route::post("/channels/follow", CHANNELS, || post(follow::follow)),
        Route::get("/channels/hours", READ, || get(hours::show)),
        Route::post("/channels/hours", CHANNELS, || post(hours::state)),
        Route::get("/channels/{id}", READ, || get(channel::show)),
        Route::get("/channels/{id}/blocks", READ, || get(blocks::show)),
        Route::post("/blocks", READ, || post(blocks::refuse_list)),
        Route::post("/channels/{id}/describe", CHANNELS, || post(channel::describe)),
        Route::post("/channels/{id}/rules", CHANNELS, || post(channel::rules)),
        Route::post("/channels/{id}/target", CHANNELS, || post(channel::target)),
        Route::post("/channels/{id}/look", CHANNELS, || post(channel::look)),
        Route::post("/channels/{id}/reconnect", CHANNELS, || post(channel::reconnect)),
        Route::post("/channels/{id}/acting", CHANNELS, || post(channel::acting)),
        Route::get("/channels/{id}/confirm", CHANNELS, || get(confirm::show)),
        Route::post("/channels/{id}/confirm", CHANNELS, || post(confirm::confirm)),
        Route::get("/channels/{id}/disconnect", CHANNELS, || get(disconnect::show)),
        Route::post("/channels/{id}/disconnect", CHANNELS, || post(disconnect::disconnect)),
        Route::get("/settings", CHANNELS, || get(settings::show)),
        Route::get("/settings/answers", CHANNELS, || get(settings::answers::show)),
        Route::post("/settings/routes", CHANNELS, || post(settings::answers::routes)),
        Route::post("/settings/signing", CHANNELS, || post(settings::answers::sign)),
        Route::post("/settings/plain-words", CHANNELS, || post(settings::answers::plain)),
        Route::get("/settings/template", CHANNELS, || get(settings::template::show)),
        Route::post("/settings/template", CHANNELS, || post(settings::template::settle)),
        Route::get("/settings/topic", CHANNELS, || get(settings::topic::show)),
        Route::post("/settings/topic", CHANNELS, || post(settings::topic::settle)),
        Route::get("/duty", READ, || get(duty::show)),
        Route::post("/duty/weekly", PEOPLE, || post(duty::weekly)),
        Route::post("/duty/add", PEOPLE, || post(duty::add)),
        Route::post("/duty/remove", PEOPLE, || post(duty::remove)),
        Route::get("/duty/ways", PEOPLE, || get(ways::show)),
        Route::post("/duty/ways", PEOPLE, || post(ways::set)),
        Route::post("/duty/ways/trial", PEOPLE, || post(ways::trial)),
        Route::get("/alarms/{id}", READ, || get(alarm::show)),
        Route::post("/alarms/{id}/acknowledge", CLAIM, || post(alarm::acknowledge)),
        Route::get("/people", PEOPLE, || get(people::show)),
        Route::get("/people/new", PEOPLE, || get(new_person::show)),
        Route::post("/people/new", PEOPLE, || post(new_person::add)),
        Route::get("/people/roles", READ, || get(roles::show)),
        Route::get("/packs", Access::Power(Power::RunPeople), || get(packs::show)),
        Route::get("/appearance", PEOPLE, || get(appearance::show)),
        Route::post("/appearance", PEOPLE, || post(appearance::change)),
        Route::post("/appearance/back", PEOPLE, || post(appearance::back)),
        Route::get("/people/{id}", PEOPLE, || get(person::show)),
        Route::post("/people/{id}/change", PEOPLE, || post(person::change)),
        Route::post("/people/{id}/confirm", PEOPLE, || post(person::confirm)),
        Route::post("/people/{id}/decline", PEOPLE, || post(person::decline)),
        Route::post("/people/{id}/spellings", PEOPLE, || post(person::spellings)),
        Route::post("/people/{id}/sessions", PEOPLE, || post(person::end_sessions)),
        Route::get("/example/remove", PEOPLE, || get(example::show)),
        Route::post("/example/remove", PEOPLE, || post(example::remove)),
    ]
};

/// What is open to somebody at a real authority who has no second factor yet:
/// where they set it, the language, and the way out.
const OPEN_WITHOUT_SECOND_FACTOR: [&str; 3] = ["/account/second-factor", "/language", "/sign-out"];

/// Lets in whoever may come in, sends strangers to sign in, and sees to it that
/// no page for people who are signed in is kept anywhere. The desk asks again.
async fn guard(State(web): State<Web>, access: Access, mut request: Request, next: Next) -> Response {
    let power = match access {
        Access::Public => return next.run(request).await,
        Access::Stranger => return unkept(next.run(request).await),
        Access::Power(power) => Some(power),
        Access::SignedIn => None,
    };
    let secret = secret(request.headers(), web.options.secure_cookie).map(str::to_owned);
    let session = match secret {
        Some(secret) => match web.desk.session(&secret).await {
            Ok(session) => session,
            Err(refusal) => return Wrong::from(refusal).into_response(),
        },
        None => None,
    };
    let door = match session.as_ref().map(|session| session.stage) {
        Some(Stage::Whole) => None,
        Some(Stage::Enrol) if OPEN_WITHOUT_SECOND_FACTOR.contains(&request.uri().path()) => None,
        Some(Stage::Enrol) => Some("/account/second-factor"),
        Some(Stage::Code) => Some("/sign-in/code"),
        None => Some("/sign-in"),
    };
    let session = match (session, door) {
        (Some(session), None) => session,
        (_, door) => {
            let asked = if request.method() == Method::POST { None } else { local(request.uri().path()) };
            let to = asked.map_or_else(String::new, |path| format!("?to={path}"));
            return unkept(Redirect::to(&format!("{}{to}", door.unwrap_or("/sign-in"))).into_response());
        }
    };
    let reader = SignedIn { language: session.person.language, example: session.authority.example };
    let denied = power.and_then(|power| session.person.may(power).err());
    let mut visitor = Visitor::new(session, request.uri().path(), request.uri().query());
    visitor.house = house(&web, request.headers());
    if denied.is_none() {
        // A page is shown also where this cannot be looked up.
        visitor.standing = web.desk.standing(&visitor.person).await.unwrap_or_default();
    }
    let mut response = match denied {
        Some(denied) => Wrong { status: StatusCode::FORBIDDEN, key: Some(denied.to_string()) }.into_response(),
        None => {
            request.extensions_mut().insert(visitor);
            next.run(request).await
        }
    };
    response.extensions_mut().insert(reader);
    unkept(response)
}

fn unkept(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_stands_once() {
        for (at, route) in ROUTES.iter().enumerate() {
            assert!(route.path.starts_with('/'));
            assert!(
                !ROUTES[..at].iter().any(|other| other.path == route.path && other.method == route.method),
                "{} {}",
                route.method,
                route.path
            );
        }
    }

    #[test]
    fn no_address_gets_in_the_way_of_another() {
        let mut router = axum::Router::<()>::new();
        for route in ROUTES {
            let there = async || StatusCode::OK;
            router = router.route(route.path, if route.method == Method::GET { get(there) } else { post(there) });
        }
        assert!(router.has_routes());
    }

    #[test]
    fn strangers_may_change_nothing_but_sign_in_and_set_up() {
        for route in ROUTES.iter().filter(|route| route.method == Method::POST) {
            match route.access {
                Access::Public => panic!("{} is open", route.path),
                Access::Stranger => assert!(
                    [
                        "/sign-in",
                        "/sign-in/code",
                        "/set-up/{code}",
                        "/start/{code}",
                        // Whoever was given the address says what they hold against it.
                        "/receipt/{code}/object"
                    ]
                    .contains(&route.path),
                    "{}",
                    route.path
                ),
                Access::Power(_) | Access::SignedIn => {}
            }
        }
    }

    #[test]
    fn who_can_act_on_an_account_holds_a_power_that_politicians_cannot_hold() {
        let acts = [
            "/hide",
            "/unhide",
            "/leave",
            "/answer",
            "/acting",
            "/confirm",
            "/disconnect",
            "/channels/follow",
            "/undo",
            "/arrived",
            "/not-arrived",
            "/restrict",
            "/unrestrict",
            "/done-by-hand",
            "/block",
            "/approve",
            "-block",
            "/unblock",
            "/report",
            "/remove",
            "/describe",
            "/rules",
            "/assess",
            "/decline",
            "/objection",
            "/reconnect",
            "/channels/new",
        ];
        for route in ROUTES.iter().filter(|route| route.method == Method::POST) {
            if acts.iter().any(|act| route.path.ends_with(act)) {
                assert!(
                    matches!(route.access, Access::Power(power) if power.over_accounts()),
                    "{} is open to too many",
                    route.path
                );
            }
        }
    }
}
