//! What people see, and what programs ask for: pages, API, sign-in, languages.
//!
//! May use: `saklig-model` and `saklig-desk`. Whatever a page shows it has
//! looked up at the desk, and whatever it changes it has asked the desk to do;
//! there is no other way to the data from here.
//!
//! Pages are plain HTML from the server with real addresses. Everything works
//! as links and forms without the script; the script adds keys, countdowns,
//! the keeping of unsent text, and what is heard while a page is open
//! (`pages/events.rs`), which says that something happened and moves nothing. Nothing is loaded from elsewhere: the style, the
//! script and the icons are written and drawn here ([`assets`]).
//!
//! **To add a page:** `src/pages/<page>.rs` with its template struct, its
//! handlers, its `sample()` and its tests; `templates/<page>.html`; its texts in
//! every `texts/<language>.ftl`; and its lines in [`ROUTES`], each with who may
//! ask for it. The tests then tell of a text that is missing or left over, an
//! icon that is not drawn, an id used twice, and a page that does not render.
//!
//! **To add a language:** `texts/<code>.ftl` with the same messages as the
//! others, a variant of `saklig_model::language::Language`, and its line in
//! `say::SOURCES`. The tests tell of missing and surplus messages.

pub mod api;
pub mod assets;
pub mod facts;
pub mod figures;
pub mod findings;
mod finish;
pub mod frame;
pub mod html;
pub mod marked;
pub mod pages;
mod qr;
pub mod refused;
mod routes;
#[cfg(test)]
mod samples;
pub mod say;
#[cfg(test)]
mod texts;
pub mod visitor;

use std::sync::Arc;

use axum::{Router, extract::DefaultBodyLimit, http::StatusCode, middleware};
use saklig_desk::Desk;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer};

pub use routes::{Access, ROUTES, Route};

/// The most bytes that a form may have.
const MOST_BYTES: usize = 1024 * 1024;

/// What the program decides about its pages.
#[derive(Debug, Clone, Default)]
pub struct WebOptions {
    /// Whether people reach Saklig over HTTPS: the session cookie is then
    /// `__Host-saklig` and never sent in the clear. Without it, only for a
    /// loopback address.
    pub secure_cookie: bool,
    /// Further origins that forms may be sent from, as a browser writes them:
    /// `https://saklig.example.se`. Only needed behind a proxy that rewrites
    /// `Host`.
    pub trusted_origins: Vec<String>,
}

/// What every handler has at hand.
#[derive(Clone)]
pub(crate) struct Web {
    /// The desk.
    pub desk: Desk,
    /// What the program decided.
    pub options: WebOptions,
    /// How often each token may ask.
    pub pacer: Arc<api::Pacer>,
}

/// The pages, built from [`ROUTES`], and the API, built from [`api::OPERATIONS`].
pub fn router(desk: Desk, options: WebOptions) -> Router {
    let mut csrf = CsrfLayer::new();
    for origin in &options.trusted_origins {
        csrf = match csrf.clone().add_trusted_origin(origin) {
            Ok(with) => with,
            Err(error) => {
                tracing::warn!(%error, "an origin that is to be trusted is not one; it is left out");
                csrf
            }
        };
    }
    let web = Web { pacer: Arc::new(api::Pacer::new(&desk)), desk, options };
    let programs = api::router(&web);
    let mut router = Router::new();
    for route in ROUTES {
        router = router.route(route.path, route.guarded(&web));
    }
    router
        .method_not_allowed_fallback(async || StatusCode::METHOD_NOT_ALLOWED)
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(csrf)
        // Programs have no cookie that a foreign page could use.
        .merge(programs)
        .fallback(async || StatusCode::NOT_FOUND)
        .with_state(web)
        .layer(CatchPanicLayer::custom(finish::fell_over))
        .layer(middleware::from_fn(finish::finish))
        .layer(CompressionLayer::new())
}
