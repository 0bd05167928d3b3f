//! A platform for tests: in memory, deterministic, and as unreliable as its
//! [`Script`] says. It keeps every promise of [`Platform`] and no other.

mod script;

use std::time::Duration;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use saklig_model::{action::ActionKind, id::ActionId};
use unicode_segmentation::UnicodeSegmentation;

use self::script::State;
pub use self::script::{Mishap, Script, ScriptedItem};
use crate::{
    Account, Capabilities, Connected, Deed, Look, Observation, Outcome, Platform, PublicAddress, Reread, Seen, Trouble,
};

/// The one credential; the password `wrong` does not work.
const PASSWORD: &str = "password";
/// The account that scripts are about, and its opaque identity.
const OWN: (&str, &str) = ("exempelmyndigheten", "sc-own");
/// Its one server.
const HOST: &str = "scripted.test";
/// How long to wait where the script does not say.
const SOON: Duration = Duration::from_secs(30);

/// The scripted platform.
pub struct Scripted(Script);

impl Scripted {
    /// A platform that plays this script.
    #[must_use]
    pub fn new(script: Script) -> Self {
        Self(script)
    }

    /// Signs in where there are credentials, unless the script has trouble in
    /// store. Without any, what is public can be read.
    fn enter(&self, account: &Account) -> Result<(), Trouble> {
        let mut state = self.0.state();
        if !take_one(&mut state.answered_first)
            && let Some(trouble) = state.troubles.pop_front()
        {
            return Err(trouble);
        }
        drop(state);
        match account.credentials.get(PASSWORD).map(String::as_str) {
            Some("" | "wrong") => Err(Trouble::SignedOut),
            _ => Ok(()),
        }
    }
}

#[async_trait]
impl Platform for Scripted {
    fn key(&self) -> &'static str {
        "scripted"
    }

    fn name(&self) -> &'static str {
        "Scripted"
    }

    fn mark(&self) -> &'static str {
        "Sc"
    }

    fn credentials(&self) -> &'static [&'static str] {
        &[PASSWORD]
    }

    fn look_every(&self) -> Duration {
        Duration::from_secs(5)
    }

    fn public_address(&self, text: &str) -> Option<PublicAddress> {
        let handle = text.trim().strip_prefix('@')?.strip_suffix(HOST)?.strip_suffix('@')?;
        Some(PublicAddress { handle: handle.to_owned(), base_url: format!("https://{HOST}") })
    }

    fn account_page(&self, handle: &str, base_url: &str) -> Option<String> {
        Some(format!("{base_url}/{handle}"))
    }

    /// There is every account but the one called `ingen`.
    async fn find(&self, account: &Account, _now: Timestamp) -> Result<Connected, Trouble> {
        self.enter(account)?;
        if account.handle == "ingen" {
            return Err(Trouble::NoAccount);
        }
        Ok(Connected { external_id: own(&account.handle), handle: account.handle.clone() })
    }

    async fn capabilities(&self, _account: &Account) -> Capabilities {
        self.0.state().capabilities
    }

    async fn connect(&self, account: &Account, _now: Timestamp) -> Result<Connected, Trouble> {
        self.enter(account)?;
        if account.credentials.is_empty() {
            return Err(Trouble::SignedOut);
        }
        let external_id = self.0.state().account.clone().unwrap_or_else(|| own(&account.handle));
        Ok(Connected { external_id, handle: account.handle.clone() })
    }

    async fn look(&self, account: &Account, cursor: Option<&str>, now: Timestamp) -> Result<Look, Trouble> {
        self.enter(account)?;
        let mut state = self.0.state();
        let is_repeated = take_one(&mut state.repeats);
        let since = cursor.filter(|_| !is_repeated).and_then(|cursor| cursor.parse().ok()).unwrap_or(0);
        let is_theirs = |item: &&ScriptedItem| item.account.as_ref().is_none_or(|of| *of == account.handle);
        let mut new: Vec<&ScriptedItem> =
            state.items.values().filter(|item| item.change > since).filter(is_theirs).collect();
        new.sort_unstable_by_key(|item| item.change);
        // What is not written yet keeps back what comes after it, lest the cursor pass it by.
        let written = new.into_iter().take_while(|item| item.posted_at <= now);
        let mut new: Vec<(u64, u64)> = written.filter_map(|item| Some((item.change, item.number()?))).collect();
        let more = new.len() > state.page;
        new.truncate(state.page);
        let reached = new.last().map_or(since, |(change, _)| *change);

        let held_back = std::mem::take(&mut state.withheld);
        let mut numbers: Vec<u64> = held_back.into_iter().chain(new.into_iter().map(|(_, number)| number)).collect();
        if take_one(&mut state.omissions) {
            let (shown, withheld): (Vec<_>, Vec<_>) = numbers.iter().enumerate().partition(|(place, _)| place % 2 == 0);
            state.withheld = withheld.into_iter().map(|(_, number)| *number).collect();
            numbers = shown.into_iter().map(|(_, number)| *number).collect();
        }
        if take_one(&mut state.reversals) {
            numbers.reverse();
        }
        let items = numbers.iter().filter_map(|number| state.items.get(number)).filter(|item| !item.gone);
        let observations = items.map(|item| Observation::Seen(seen(item, account, state.skew))).collect();
        Ok(Look { observations, cursor: Some(reached.to_string()), more })
    }

    async fn look_again(
        &self,
        account: &Account,
        external_ids: &[String],
        _now: Timestamp,
    ) -> Result<Vec<Observation>, Trouble> {
        self.enter(account)?;
        let state = self.0.state();
        let observe = |id: &String| match state.item(id).filter(|item| !item.gone) {
            Some(item) => Observation::Seen(seen(item, account, state.skew)),
            None => Observation::Gone { external_id: id.clone() },
        };
        Ok(external_ids.iter().map(observe).collect())
    }

    async fn fetch(&self, account: &Account, url: &str, _now: Timestamp) -> Result<Vec<u8>, Trouble> {
        self.enter(account)?;
        let missing = || Trouble::Refused { said: "no such attachment".to_owned() };
        self.0.state().blobs.get(url).cloned().ok_or_else(missing)
    }

    async fn act(&self, _account: &Account, deed: &Deed, key: ActionId, _now: Timestamp) -> Outcome {
        let mut state = self.0.state();
        state.deeds += 1;
        let retry = |after: Option<Duration>, trouble| Outcome::Retry { after: after.unwrap_or(SOON), trouble };
        match state.mishaps.pop_front() {
            None => perform(&mut state, deed, key),
            Some(Mishap::Busy(after)) => retry(after, Trouble::Busy { retry_after: after }),
            Some(Mishap::Broken(_)) if !state.capabilities.repeats(deed.kind) => Outcome::Unknown,
            Some(Mishap::Broken(status)) => retry(None, Trouble::Broken { status }),
            Some(Mishap::Unreachable) => retry(None, Trouble::Unreachable),
            Some(Mishap::SignedOut) => retry(None, Trouble::SignedOut),
            Some(Mishap::NotPermitted) => Outcome::NotPermitted,
            Some(Mishap::Refused(said)) => Outcome::Refused { said },
            Some(Mishap::Lost { done }) => {
                if done {
                    perform(&mut state, deed, key);
                }
                Outcome::Unknown
            }
        }
    }

    async fn reread(&self, account: &Account, deed: &Deed, key: ActionId, _now: Timestamp) -> Reread {
        if self.enter(account).is_err() || self.0.state().is_unsure {
            return Reread::Unsure;
        }
        let state = self.0.state();
        let is_hidden = state.item(&deed.external_id).map(|item| item.hidden);
        let found = match deed.kind {
            ActionKind::Answer => {
                state.items.values().find(|item| item.key == Some(key)).map(|item| Some(item.id.clone()))
            }
            ActionKind::Hide => is_hidden.filter(|hidden| *hidden).map(|_| None),
            ActionKind::Unhide => is_hidden.filter(|hidden| !*hidden).map(|_| None),
            ActionKind::Block => state.blocked.contains(name(&deed.author)).then_some(None),
            ActionKind::Unblock => (!state.blocked.contains(name(&deed.author))).then_some(None),
            // Nobody can look up what was reported.
            ActionKind::Report => return Reread::Unsure,
            ActionKind::Remove => state.item(&deed.external_id).is_none_or(|item| item.gone).then_some(None),
        };
        found.map_or(Reread::Absent, |external_id| Reread::Found { external_id })
    }
}

/// Whether one of a number of times is left.
fn take_one(times: &mut usize) -> bool {
    let is_left = *times > 0;
    *times = times.saturating_sub(1);
    is_left
}

fn perform(state: &mut State, deed: &Deed, key: ActionId) -> Outcome {
    let done = |external_id| Outcome::Done { external_id };
    if deed.kind == ActionKind::Answer
        && state.capabilities.idempotent
        && let Some(known) = state.items.values().find(|item| item.key == Some(key))
    {
        return done(Some(known.id.clone()));
    }
    match deed.kind {
        ActionKind::Block => {
            state.blocked.insert(name(&deed.author).to_owned());
            return done(None);
        }
        ActionKind::Unblock => {
            state.blocked.remove(name(&deed.author));
            return done(None);
        }
        _ => {}
    }
    let there = state.item(&deed.external_id).filter(|item| !item.gone);
    let Some(item) = there else {
        return if deed.kind == ActionKind::Remove { done(None) } else { Outcome::Gone };
    };
    let (was_hidden, is_own) = (item.hidden, item.author.is_none());
    match deed.kind {
        ActionKind::Remove if !is_own => Outcome::NotPermitted,
        ActionKind::Remove => {
            state.change(&deed.external_id, |item| item.gone = true);
            done(None)
        }
        ActionKind::Report => {
            state.reports.push((deed.external_id.clone(), deed.reason.clone().unwrap_or_default()));
            done(Some(state.reports.len().to_string()))
        }
        ActionKind::Block | ActionKind::Unblock => done(None),
        ActionKind::Answer => {
            let (length, limit) = (deed.text.graphemes(true).count(), state.capabilities.text.graphemes);
            if length > limit {
                return Outcome::Refused {
                    said: format!("the text has {length} characters, at most {limit} are taken"),
                };
            }
            let mut answer = state.write(None, Some(&deed.external_id), &deed.text, deed.decided_at);
            answer.key = Some(key);
            done(Some(state.keep(answer)))
        }
        ActionKind::Hide | ActionKind::Unhide => {
            let hidden = deed.kind == ActionKind::Hide;
            if was_hidden != hidden {
                state.change(&deed.external_id, |item| item.hidden = hidden);
            }
            done(None)
        }
    }
}

/// An account's opaque identity.
fn own(handle: &str) -> String {
    if handle == OWN.0 { OWN.1.to_owned() } else { format!("{}:{handle}", OWN.1) }
}

/// A visitor's name, from their opaque identity.
fn name(author: &str) -> &str {
    author.strip_prefix("sc-person:").unwrap_or(author)
}

fn seen(item: &ScriptedItem, account: &Account, skew: SignedDuration) -> Seen {
    Seen {
        external_id: item.id.clone(),
        kind: item.kind,
        parent: item.parent.clone(),
        root: item.root.clone(),
        author_id: item.author.as_ref().map_or_else(|| own(&account.handle), |author| format!("sc-person:{author}")),
        author_name: item.author.clone().unwrap_or_else(|| account.handle.clone()),
        own: item.author.is_none(),
        text: item.text.clone(),
        lang: None,
        posted_at: item.posted_at + skew,
        edited_at: item.edited_at.map(|at| at + skew),
        url: Some(format!("https://scripted.test/{}", item.id)),
        attachments: item.attachments.clone(),
        hidden: Some(item.hidden),
    }
}

#[cfg(test)]
mod tests;
