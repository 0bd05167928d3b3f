//! Who asks: the session cookie, and what the guard learnt from it.

use axum::{
    extract::FromRequestParts,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{COOKIE, HOST},
        request::Parts,
    },
};
use saklig_desk::{acts::sign_in::Session, looks::duty::Standing};
use saklig_model::{authority::Authority, language::Language, person::Person};

use crate::{Web, say::Say};

/// Someone who is signed in. Only the guard makes one, so that a handler that
/// asks for it cannot be reached without.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The person.
    pub person: Person,
    /// Their authority.
    pub authority: Authority,
    /// The session they are signed in with.
    pub session: Session,
    /// The path they asked for.
    pub path: String,
    /// What has just been done: the end of a text key.
    pub said: Option<String>,
    /// What every page says of notices and alarms.
    pub standing: Standing,
    /// The address under which they reached this house.
    pub house: String,
}

impl Visitor {
    pub(crate) fn new(session: Session, path: &str, query: Option<&str>) -> Self {
        let said = query
            .unwrap_or_default()
            .split('&')
            .find_map(|pair| pair.strip_prefix("said="))
            .filter(|key| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'));
        Self {
            person: session.person.clone(),
            authority: session.authority.clone(),
            session,
            path: path.to_owned(),
            said: said.map(str::to_owned),
            standing: Standing::default(),
            house: String::new(),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// The language of someone who is not signed in: `?lang=`, else what their
/// browser asks for, else the authority's.
#[derive(Debug, Clone, Copy)]
pub struct Reader(pub Option<Language>);

impl Reader {
    /// The texts, in their language or the one given.
    #[must_use]
    pub fn say(self, otherwise: Language) -> Say {
        Say(self.0.unwrap_or(otherwise))
    }

    pub(crate) fn of(headers: &HeaderMap, query: Option<&str>) -> Self {
        let chosen = query.unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("lang="));
        Self(chosen.and_then(Language::from_code).or_else(|| {
            let header = headers.get("accept-language")?.to_str().ok()?;
            Language::from_accept_language(header)
        }))
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of(&parts.headers, parts.uri.query()))
    }
}

/// The name of the session cookie.
#[must_use]
pub const fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-saklig" } else { "saklig" }
}

/// The secret in the session cookie, if the request carries one.
#[must_use]
pub fn secret(headers: &HeaderMap, secure: bool) -> Option<&str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .find_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            (name == cookie_name(secure) && !value.is_empty()).then_some(value)
        })
}

/// The header that gives a session cookie, or takes it back when the secret is empty.
pub(crate) fn set_cookie(secret: &str, secure: bool) -> Result<HeaderValue, StatusCode> {
    let fits = secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~+/=".contains(&byte));
    if !fits {
        return Err(StatusCode::INTERNAL_SERVER_ERROR);
    }
    let name = cookie_name(secure);
    let (secure, over) = (if secure { "; Secure" } else { "" }, if secret.is_empty() { "; Max-Age=0" } else { "" });
    let cookie = format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}{over}");
    HeaderValue::from_str(&cookie).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

/// A path of this house, or none: never an address of another.
#[must_use]
pub fn local(path: &str) -> Option<&str> {
    let inside = path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= 300
        && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte))
        && !path.contains("//");
    inside.then_some(path)
}

/// The address under which people reach this house: its public one, else where
/// this page was asked for.
pub(crate) fn house(web: &Web, headers: &HeaderMap) -> String {
    let house = web.options.trusted_origins.first().cloned().or_else(|| {
        let host = headers.get(HOST)?.to_str().ok()?;
        let scheme = if web.options.secure_cookie { "https" } else { "http" };
        Some(format!("{scheme}://{host}"))
    });
    house.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_house_are_remembered() {
        assert_eq!(local("/inbox/0191"), Some("/inbox/0191"));
        for bad in
            ["", "inbox", "//evil.example", "/\\evil.example", "/x//evil", "https://evil.example", "/a?q=Lena", "/\n"]
        {
            assert_eq!(local(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn the_cookie_is_closed_in() {
        let header = set_cookie("abc", true).unwrap();
        assert_eq!(header, "__Host-saklig=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert!(set_cookie("", false).unwrap().to_str().unwrap().ends_with("Max-Age=0"));
        assert!(set_cookie("a;b", true).is_err());
    }

    #[test]
    fn the_secret_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("a=b; saklig=s3cret; c=d"));
        assert_eq!(secret(&headers, false), Some("s3cret"));
        assert_eq!(secret(&headers, true), None);
    }

    #[test]
    fn an_address_may_choose_the_language() {
        let mut headers = HeaderMap::new();
        headers.insert("accept-language", HeaderValue::from_static("da"));
        assert_eq!(Reader::of(&headers, None).0, Some(Language::Da));
        assert_eq!(Reader::of(&headers, Some("to=/inbox&lang=en")).0, Some(Language::En));
    }
}
