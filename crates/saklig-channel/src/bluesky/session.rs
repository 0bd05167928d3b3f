//! Sessions: signed in once, then kept in memory and renewed. The network
//! counts sign-ins (30 in 5 minutes, 300 a day), so they are not wasted.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex as BriefLock, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use saklig_net::{Answer, Ask, Net, Secret};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tokio::sync::{Mutex, MutexGuard};

use super::xrpc::{GARBLED, Wrong, send};
use crate::{Account, Trouble};

/// The name of the one credential.
pub(super) const APP_PASSWORD: &str = "app_password";
/// A password that was refused is not tried again by itself before this.
const REST: SignedDuration = SignedDuration::from_mins(10);

/// A signed-in account.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) did: String,
    pub(super) handle: String,
    /// The server that holds the account, which need not be the one that it
    /// signs in at.
    pub(super) pds: String,
    access: Secret,
    refresh: Secret,
}

/// All sessions of this process.
#[derive(Default)]
pub(super) struct Sessions(BriefLock<HashMap<Who, Arc<Mutex<Place>>>>);

/// A server and a name there.
type Who = (String, String);

/// One account's place among the sessions.
#[derive(Default)]
struct Place {
    session: Option<Arc<Session>>,
    password: Option<Secret>,
    refused_at: Option<Timestamp>,
}

impl Sessions {
    fn place(&self, account: &Account) -> Arc<Mutex<Place>> {
        let key = (account.base_url.clone(), account.handle.clone());
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(places.entry(key).or_default())
    }
}

/// An account's line to its server, for the length of one call.
pub(super) struct Line<'a> {
    pub(super) net: &'a Net,
    pub(super) sessions: &'a Sessions,
    pub(super) account: &'a Account,
    pub(super) now: Timestamp,
}

impl Line<'_> {
    /// Whether the account is only followed: no credentials at all.
    pub(super) fn is_public(&self) -> bool {
        self.account.credentials.is_empty()
    }

    /// The account's opaque identity.
    pub(super) async fn own(&self) -> Result<String, Wrong> {
        if self.is_public() { Ok(self.account.external_id.clone()) } else { Ok(self.session().await?.did.clone()) }
    }

    /// The session, signing in if there is none.
    pub(super) async fn session(&self) -> Result<Arc<Session>, Wrong> {
        let place = self.sessions.place(self.account);
        let mut place = place.lock().await;
        let password = self.password()?;
        if place.password.as_ref() != Some(&password) {
            *place = Place { password: Some(password), ..Place::default() };
        }
        match &place.session {
            Some(session) => Ok(Arc::clone(session)),
            None if place.refused_at.is_some_and(|at| self.now.duration_since(at) < REST) => {
                Err(Wrong::Before(Trouble::SignedOut))
            }
            None => self.sign_in(&mut place).await,
        }
    }

    /// Signs in, whatever there was before: a person asks for it.
    pub(super) async fn sign_in_anew(&self) -> Result<Arc<Session>, Wrong> {
        let place = self.sessions.place(self.account);
        let mut place = place.lock().await;
        *place = Place { password: Some(self.password()?), ..Place::default() };
        self.sign_in(&mut place).await
    }

    fn password(&self) -> Result<Secret, Wrong> {
        let password = self.account.credentials.get(APP_PASSWORD).filter(|password| !password.is_empty());
        password.map(Secret::new).ok_or(Wrong::Before(Trouble::SignedOut))
    }

    async fn sign_in(&self, place: &mut MutexGuard<'_, Place>) -> Result<Arc<Session>, Wrong> {
        // The opaque identity outlives a change of handle.
        let name = Some(&self.account.external_id).filter(|id| !id.is_empty()).unwrap_or(&self.account.handle);
        let password = place.password.as_ref().map_or("", Secret::reveal);
        let ask = Ask::post(self.at(&self.account.base_url, "com.atproto.server.createSession"))
            .json(&json!({"identifier": name, "password": password}));
        match send(self.net, ask, self.now).await {
            Ok(answer) => self.keep(place, &answer),
            Err(Wrong::Refused(_)) => {
                place.refused_at = Some(self.now);
                Err(Wrong::Before(Trouble::SignedOut))
            }
            Err(wrong) => Err(wrong.before()),
        }
    }

    /// A session instead of one that the server no longer takes.
    async fn renew(&self, stale: &Session) -> Result<Arc<Session>, Wrong> {
        let place = self.sessions.place(self.account);
        let mut place = place.lock().await;
        if let Some(session) = place.session.as_ref().filter(|session| session.access != stale.access) {
            return Ok(Arc::clone(session));
        }
        let ask =
            Ask::post(self.at(&self.account.base_url, "com.atproto.server.refreshSession")).bearer(&stale.refresh);
        match send(self.net, ask, self.now).await {
            Ok(answer) => self.keep(&mut place, &answer),
            Err(Wrong::Refused(_)) => {
                place.session = None;
                self.sign_in(&mut place).await
            }
            Err(wrong) => Err(wrong.before()),
        }
    }

    fn keep(&self, place: &mut MutexGuard<'_, Place>, answer: &Answer) -> Result<Arc<Session>, Wrong> {
        let signed_in: SignedIn = answer.json().map_err(|_| GARBLED.before())?;
        let base = self.account.base_url.trim_end_matches('/');
        let session = Arc::new(Session {
            pds: signed_in
                .did_doc
                .as_ref()
                .and_then(pds_of)
                .filter(|pds| pds.starts_with("https://"))
                .unwrap_or_else(|| base.to_owned()),
            did: signed_in.did,
            handle: signed_in.handle,
            access: signed_in.access_jwt,
            refresh: signed_in.refresh_jwt,
        });
        place.refused_at = None;
        place.session = Some(Arc::clone(&session));
        Ok(session)
    }

    /// Reads something: `query` after the method's name. As the account, or as
    /// anyone where it is only followed.
    pub(super) async fn get<T: DeserializeOwned>(&self, method: &str, query: &[(&str, &str)]) -> Result<T, Wrong> {
        let ask = |server: &str| {
            let ask = Ask::get(self.at(server, method));
            query.iter().fold(ask, |ask, (name, value)| ask.query(*name, *value))
        };
        let answer = if self.is_public() {
            send(self.net, ask(&self.account.base_url), self.now).await?
        } else {
            self.call(|session| ask(&session.pds)).await?
        };
        answer.json().map_err(|_| GARBLED)
    }

    /// Does something.
    pub(super) async fn post<T: DeserializeOwned>(&self, method: &str, body: &Value) -> Result<T, Wrong> {
        let answer = self.call(|session| Ask::post(self.at(&session.pds, method)).json(body)).await?;
        answer.json().map_err(|_| GARBLED)
    }

    /// Asks as the account. A refused token is renewed once; the request was
    /// not looked at then, so that asking again repeats nothing.
    async fn call(&self, ask: impl Fn(&Session) -> Ask) -> Result<Answer, Wrong> {
        let session = self.session().await?;
        match send(self.net, ask(&session).bearer(&session.access), self.now).await {
            Err(wrong) if wrong.is_stale_token() => {
                let session = self.renew(&session).await?;
                let answer = send(self.net, ask(&session).bearer(&session.access), self.now).await;
                answer.map_err(|wrong| if wrong.is_stale_token() { Wrong::Before(Trouble::SignedOut) } else { wrong })
            }
            answer => answer,
        }
    }

    pub(super) fn at(&self, server: &str, method: &str) -> String {
        format!("{}/xrpc/{method}", server.trim_end_matches('/'))
    }
}

/// What signing in and renewing answer.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SignedIn {
    did: String,
    handle: String,
    access_jwt: Secret,
    refresh_jwt: Secret,
    did_doc: Option<Value>,
}

/// The server that an identity's document names.
pub(super) fn pds_of(document: &Value) -> Option<String> {
    let services = document.get("service")?.as_array()?;
    let pds = services.iter().find(|service| service["type"] == "AtprotoPersonalDataServer")?;
    pds["serviceEndpoint"].as_str().map(|url| url.trim_end_matches('/').to_owned())
}
