//! Every address, and who may ask for it. The router is built from this list,
//! so that a test which walks it misses none.

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, header::CACHE_CONTROL},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get, post},
};
use saklig_model::person::Power;

use crate::{
    Web, assets,
    pages::{
        attachments, case, channel, channels, connect, disconnect, example, inbox, journal, keys, language, problem,
        public, search, set_up, sign_in, thread, tokens, wrong::SignedIn,
    },
    refused::Wrong,
    visitor::{Visitor, local, secret},
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
    const CLAIM: Access = Access::Power(Power::Claim);
    const ANSWER: Access = Access::Power(Power::Answer);
    const MODERATE: Access = Access::Power(Power::Moderate);
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
        Route::get("/problems/{key}", Public, || get(problem::show)),
        Route::get("/set-up/{code}", Stranger, || get(set_up::show)),
        Route::post("/set-up/{code}", Stranger, || post(set_up::set_up)),
        Route::get("/sign-in", Stranger, || get(sign_in::show)),
        Route::post("/sign-in", Stranger, || post(sign_in::sign_in)),
        Route::post("/sign-out", SignedIn, || post(sign_in::sign_out)),
        Route::post("/language", SignedIn, || post(language::choose)),
        Route::get("/keys", SignedIn, || get(keys::show)),
        Route::get("/account/tokens", READ, || get(tokens::show)),
        Route::post("/account/tokens", READ, || post(tokens::make)),
        Route::post("/account/tokens/{id}/end", READ, || post(tokens::end)),
        Route::get("/inbox", READ, || get(inbox::show)),
        Route::get("/inbox/{item}", READ, || get(case::show)),
        Route::get("/inbox/{item}/thread", READ, || get(thread::show)),
        Route::post("/inbox/{item}/claim", CLAIM, || post(case::claim)),
        Route::post("/inbox/{item}/release", CLAIM, || post(case::release)),
        Route::post("/inbox/{item}/hide", MODERATE, || post(case::hide)),
        Route::post("/inbox/{item}/unhide", MODERATE, || post(case::unhide)),
        Route::post("/inbox/{item}/leave", MODERATE, || post(case::leave)),
        Route::post("/inbox/{item}/answer", ANSWER, || post(case::answer)),
        Route::post("/inbox/{item}/note", NOTE, || post(case::note)),
        Route::post("/inbox/{item}/close", CLOSE, || post(case::close)),
        Route::post("/inbox/{item}/reopen", CLOSE, || post(case::reopen)),
        Route::post("/actions/{id}/undo", MODERATE, || post(case::undo)),
        Route::post("/actions/{id}/arrived", MODERATE, || post(case::arrived)),
        Route::post("/actions/{id}/not-arrived", MODERATE, || post(case::not_arrived)),
        Route::get("/attachments/{id}", READ, || get(attachments::download)),
        Route::get("/search", READ, || get(search::show)),
        Route::post("/search", READ, || post(search::search)),
        Route::get("/journal", JOURNAL, || get(journal::show)),
        Route::get("/channels", READ, || get(channels::show)),
        Route::get("/channels/new", CHANNELS, || get(connect::show)),
        Route::post("/channels/new", CHANNELS, || post(connect::connect)),
        Route::get("/channels/{id}", READ, || get(channel::show)),
        Route::post("/channels/{id}/acting", CHANNELS, || post(channel::acting)),
        Route::get("/channels/{id}/disconnect", CHANNELS, || get(disconnect::show)),
        Route::post("/channels/{id}/disconnect", CHANNELS, || post(disconnect::disconnect)),
        Route::get("/example/remove", PEOPLE, || get(example::show)),
        Route::post("/example/remove", PEOPLE, || post(example::remove)),
    ]
};

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
    let Some(session) = session else {
        let asked = if request.method() == Method::POST { None } else { local(request.uri().path()) };
        let to = asked.map_or_else(String::new, |path| format!("?to={path}"));
        return unkept(Redirect::to(&format!("/sign-in{to}")).into_response());
    };
    let reader = SignedIn { language: session.person.language, example: session.authority.example };
    let denied = power.and_then(|power| session.person.may(power).err());
    let visitor = Visitor::new(session, request.uri().path(), request.uri().query());
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
                Access::Stranger => assert!(["/sign-in", "/set-up/{code}"].contains(&route.path), "{}", route.path),
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
            "/disconnect",
            "/undo",
            "/arrived",
            "/not-arrived",
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
