//! An order: a request for an act, as its handler gets it. Reads what came,
//! sees to it that a key is used once, and answers.

use std::str::FromStr;

use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, FromRequestParts as _, Path, Request},
    http::{HeaderValue, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use saklig_desk::{Desk, Refusal, errand::Begun};
use saklig_model::{
    id::{ActionId, ErrandId},
    person::Person,
};
use serde::de::DeserializeOwned;

use super::{
    Operation, Secret,
    problem::{Problem, Trouble},
    shapes::Done,
};
use crate::{Web, visitor::Visitor};

/// The header that names a request, so that it is done once.
pub(crate) const KEY: &str = "idempotency-key";

/// The longest key.
pub(crate) const LONGEST_KEY: usize = 255;

/// Whether a word can be a key: as the document says, `^[!-~]{1,255}$`.
fn is_key(word: &str) -> bool {
    (1..=LONGEST_KEY).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_graphic())
}

/// A request for an act on something with an identity of kind `I`.
pub(crate) struct Order<I, B> {
    /// The desk.
    pub desk: Desk,
    /// In whose name.
    pub who: Person,
    /// On what.
    pub on: I,
    /// What came with it.
    pub body: B,
    act: &'static str,
    errand: Option<ErrandId>,
}

/// No body: whatever comes is not read.
pub(crate) struct Nothing;

/// What a body can be.
pub(crate) trait Body: Sized {
    fn read(kind: Option<&HeaderValue>, bytes: &[u8]) -> Result<Self, Trouble>;
}

impl Body for Nothing {
    fn read(_: Option<&HeaderValue>, _: &[u8]) -> Result<Self, Trouble> {
        Ok(Self)
    }
}

/// A body that may be left out.
pub(crate) struct Perhaps<T>(pub T);

impl<T: DeserializeOwned + Default> Body for Perhaps<T> {
    fn read(kind: Option<&HeaderValue>, bytes: &[u8]) -> Result<Self, Trouble> {
        if bytes.is_empty() { Ok(Self(T::default())) } else { T::read(kind, bytes).map(Self) }
    }
}

impl<T: DeserializeOwned> Body for T {
    fn read(kind: Option<&HeaderValue>, bytes: &[u8]) -> Result<Self, Trouble> {
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Trouble::NotJson);
        }
        serde_json::from_slice(bytes).map_err(|_| Trouble::Garbled)
    }
}

impl<I: FromStr + Send, B: Body + Send> FromRequest<Web> for Order<I, B> {
    /// A problem, or what was answered the first time.
    type Rejection = Response;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let lost = || StatusCode::INTERNAL_SERVER_ERROR.into_response();
        let visitor = Visitor::from_request_parts(&mut parts, web).await.map_err(IntoResponse::into_response)?;
        let operation = *parts.extensions.get::<&'static Operation>().ok_or_else(lost)?;
        let secret = parts.extensions.get::<Secret>().cloned().ok_or_else(lost)?;
        let no = |trouble| Problem::of(trouble).into_response();
        let on = Path::<String>::from_request_parts(&mut parts, web).await.map_err(IntoResponse::into_response)?;
        let on = on.parse().map_err(|_| no(Trouble::NotFound))?;
        let key = match parts.headers.get(KEY).map(|key| key.to_str()) {
            None if operation.leaves => return Err(no(Trouble::KeyNeeded)),
            None => None,
            Some(Ok(key)) if is_key(key) => Some(key.to_owned()),
            Some(_) => return Err(no(Trouble::KeyNeeded)),
        };
        let kind = parts.headers.get(CONTENT_TYPE).cloned();
        let named = format!("{} {}\n", parts.method, parts.uri.path()).into_bytes();
        let bytes = Bytes::from_request(Request::from_parts(parts, body), web);
        let bytes = bytes.await.map_err(IntoResponse::into_response)?;
        let body = B::read(kind.as_ref(), &bytes).map_err(no)?;
        let mut who = visitor.person;
        let act = operation.act.unwrap_or_default();
        let mut errand = None;
        if let Some(key) = key {
            let request = [named.as_slice(), &bytes].concat();
            let begun = web.desk.begin_errand(&who, &secret.0, &key, &request).await;
            match begun.map_err(|refusal| Problem::from(refusal).into_response())? {
                Begun::New(id) => errand = Some(id),
                Begun::Done(action) => {
                    let again = [("idempotency-replayed", "true")];
                    return Err((again, Json(Done { done: act.to_owned(), action: action.map(|action| action.0) }))
                        .into_response());
                }
                Begun::UnderWay => return Err(no(Trouble::KeyUnderWay)),
                Begun::Other => return Err(no(Trouble::KeyReused)),
            }
        }
        if let Some(through) = &mut who.through {
            through.errand = errand;
        }
        Ok(Self { desk: web.desk.clone(), who, on, body, act, errand })
    }
}

impl<I, B> Order<I, B> {
    /// The answer to what became of it.
    pub(crate) async fn end(self, done: Result<Option<ActionId>, Refusal>) -> Result<Json<Done>, Problem> {
        if let Some(errand) = self.errand {
            self.desk.end_errand(errand, done.is_ok()).await?;
        }
        Ok(Json(Done { done: self.act.to_owned(), action: done?.map(|action| action.0) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_one_visible_word() {
        assert!(is_key("reply-1042-1") && is_key("~") && is_key(&"k".repeat(255)));
        for bad in ["", "two words", "tab\tbed", "nyckel-å", &"k".repeat(256)] {
            assert!(!is_key(bad), "{bad:?}");
        }
    }
}
