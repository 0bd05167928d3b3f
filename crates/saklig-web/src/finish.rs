//! What every answer gets on its way out: the closed Content-Security-Policy
//! and its companions, and a page people can read where something went wrong.

use std::any::Any;

use axum::{
    extract::Request,
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER, VARY},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use saklig_model::language::Language;

use crate::{
    api::problem::{Problem, Trouble},
    pages::wrong::{self, SignedIn},
    refused::Wrong,
    visitor::Reader,
};

/// Scripts, styles and pictures from here only; no inline anything, no frames.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
    img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// After how many seconds to ask again while the database cannot be used.
const AGAIN: &str = "30";

const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// The outermost layer but the compression. People get a page, programs a problem.
pub async fn finish(request: Request, next: Next) -> Response {
    let reader = Reader::of(request.headers(), request.uri().query());
    let by_program = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    if is_bare_failure(&response) {
        let status = response.status();
        let wrong = response.extensions().get::<Wrong>().cloned().unwrap_or(Wrong { status, key: None });
        let signed_in = response.extensions().get::<SignedIn>().copied();
        let problem = response.extensions().get::<Problem>().cloned();
        let kept: Vec<(HeaderName, HeaderValue)> = ["cache-control", "allow", "retry-after", "www-authenticate"]
            .into_iter()
            .filter_map(|name| Some((HeaderName::from_static(name), response.headers().get(name)?.clone())))
            .collect();
        response = if by_program {
            let problem = problem.unwrap_or_else(|| Problem::of(Trouble::from(status)));
            problem.answer(reader.say(signed_in.map_or(Language::En, |reader| reader.language)))
        } else {
            wrong::page(reader.say(Language::En).0, signed_in, &wrong)
        };
        response.headers_mut().extend(kept);
    }
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().entry(RETRY_AFTER).or_insert(HeaderValue::from_static(AGAIN));
    }
    guard_headers(response.headers_mut());
    response
}

/// A failure that no page tells of yet.
fn is_bare_failure(response: &Response) -> bool {
    let status = response.status();
    let is_page = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html"));
    (status.is_client_error() || status.is_server_error()) && !is_page
}

fn guard_headers(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        headers.append(VARY, HeaderValue::from_static("accept-language"));
    }
}

/// The answer when a handler fell over. What it said may hold personal data,
/// so it is not written anywhere.
pub fn fell_over(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a page fell over");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::to_bytes, middleware, routing::post};
    use tower::ServiceExt;
    use tower_http::{catch_panic::CatchPanicLayer, csrf::CsrfLayer};

    use super::*;

    fn house() -> Router {
        Router::new()
            .route("/there", post(async || "done"))
            .route("/away", post(async || Wrong::from(saklig_desk::Refusal::Away)))
            .route("/falls", post(async || -> StatusCode { panic!("Lena Ek") }))
            .fallback(async || StatusCode::NOT_FOUND)
            .layer(CsrfLayer::new())
            .layer(CatchPanicLayer::custom(fell_over))
            .layer(middleware::from_fn(finish))
    }

    async fn ask(path: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
        let mut request = Request::post(path).header("host", "saklig.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = house().oneshot(request.body(axum::body::Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 100_000).await.unwrap();
        (parts.status, parts.headers, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_form_from_elsewhere_is_turned_away_with_a_page() {
        let elsewhere =
            [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("accept-language", "sv")];
        let (status, headers, body) = ask("/there", &elsewhere).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        assert_eq!(headers["content-security-policy"], POLICY);
        assert!(body.contains("<html lang=\"sv\""), "{body}");
        let (status, ..) = ask("/there", &[("sec-fetch-site", "same-origin")]).await;
        assert_eq!(status, StatusCode::OK);
    }

    #[tokio::test]
    async fn a_page_that_falls_over_tells_nothing() {
        let (status, headers, body) = ask("/falls", &[]).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert!(!body.contains("Lena"));
    }

    #[tokio::test]
    async fn while_the_database_is_away_a_page_says_so_in_each_language() {
        for (language, words) in [("sv", "Inget har ändrats"), ("da", "Intet er ændret"), ("en", "Nothing was changed")]
        {
            let (status, headers, body) = ask("/away", &[("accept-language", language)]).await;
            assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(headers["retry-after"], AGAIN);
            assert!(body.contains(&format!("<html lang=\"{language}\"")) && body.contains(words), "{body}");
        }
    }

    #[tokio::test]
    async fn what_is_not_there_has_a_page() {
        let (status, _, body) = ask("/nowhere", &[("accept-language", "da")]).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(body.contains("<html lang=\"da\""));
    }
}
