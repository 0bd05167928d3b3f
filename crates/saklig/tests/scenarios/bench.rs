//! Where a scenario is played: its town, its people with their browsers, and
//! what was spoken of last.

use std::{collections::BTreeMap, fmt};

use cucumber::World;
use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};
use saklig_model::{
    id::{AuthorityId, ChannelId, ItemId},
    language::Language,
};
use saklig_store::items;
use saklig_web::say::Say;

use crate::town::{
    self, PASSWORD, Town,
    browser::Browser,
    mailbox::Mailbox,
    page::{Form, Page, tidy},
};

/// Someone who plays a part.
pub struct Player {
    /// Their whole name.
    pub name: String,
    /// What they sign in with.
    pub login: String,
    /// Their password.
    pub password: String,
    /// Their browser.
    pub browser: Browser,
}

/// The bench.
#[derive(World, Default)]
pub struct Bench {
    town: Option<Town>,
    now: Option<Timestamp>,
    /// Who plays, by login.
    pub players: BTreeMap<String, Player>,
    /// Who did something last.
    pub last: String,
    /// The channel that is spoken of.
    pub channel: Option<ChannelId>,
    /// The post that comments hang from, at the platform.
    pub post: Option<String>,
    /// The item that is spoken of, by its identity at the platform.
    pub item: Option<String>,
    /// The answer that someone is writing.
    pub draft: Option<String>,
    /// The last answer of the command line.
    pub said: String,
    /// The one-time address.
    pub code: String,
    /// The other browsers of people who sit at two.
    pub others: BTreeMap<String, Browser>,
    /// The token that the program holds.
    pub token: String,
    /// The authority's mail server.
    pub mailbox: Option<Mailbox>,
    /// What the program was answered last.
    pub heard: Page,
}

impl fmt::Debug for Bench {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bench").field("last", &self.last).field("item", &self.item).finish_non_exhaustive()
    }
}

impl Bench {
    /// The town; built when first spoken of.
    pub async fn town(&mut self) -> &Town {
        if self.town.is_none() {
            let now = self.now.unwrap_or_else(|| moment("2026-11-23 09:00"));
            self.town = Some(Town::build(crate::engine(), now).await);
        }
        self.here()
    }

    /// The town, which is there.
    pub fn here(&self) -> &Town {
        self.town.as_ref().expect("a town: begin with an authority")
    }

    /// Sets the time, before anything or later on.
    pub async fn set_time(&mut self, to: Timestamp) {
        match &self.town {
            Some(town) => {
                let time = to.duration_since(town.now());
                assert!(time >= SignedDuration::ZERO, "time does not run backwards");
                town.pass(time).await;
            }
            None => self.now = Some(to),
        }
    }

    /// Someone joins.
    pub fn join(&mut self, name: &str, login: &str, password: &str) {
        let player = Player {
            name: name.to_owned(),
            login: login.to_owned(),
            password: password.to_owned(),
            browser: self.here().browser(),
        };
        self.players.insert(login.to_owned(), player);
    }

    /// Someone who plays, by their name or first name.
    pub fn player(&mut self, name: &str) -> &mut Player {
        let found = self
            .players
            .values_mut()
            .find(|player| player.name == name || player.login == name || player.name.split(' ').next() == Some(name));
        match found {
            Some(player) => {
                self.last.clone_from(&player.login);
                player
            }
            None => panic!("nobody here is called \"{name}\""),
        }
    }

    /// The page that was seen last.
    pub fn page(&self) -> &Page {
        &self.players.get(&self.last).expect("someone who has opened a page").browser.page
    }

    /// Someone opens an address, signing in where they are asked to.
    pub async fn open(&mut self, who: &str, address: &str) -> &Page {
        let player = self.player(who);
        player.browser.open(address).await;
        if player.browser.page.address.starts_with("/sign-in") && address != "/sign-in" {
            let (login, password) = (player.login.clone(), player.password.clone());
            town::sign_in(&mut player.browser, &login, &password).await;
            let page = &player.browser.page;
            assert!(!page.address.starts_with("/sign-in"), "{login} cannot sign in: {}", page.told());
            player.browser.open(address).await;
        }
        let player = self.player(who);
        if player.browser.page.address.starts_with("/account/second-factor") && !address.starts_with("/account") {
            player.browser.prove().await;
            player.browser.open(address).await;
        }
        self.page()
    }

    /// Someone opens the item that is spoken of.
    pub async fn open_item(&mut self, who: &str) -> &Page {
        let address = format!("/inbox/{}", self.item_id().await);
        self.open(who, &address).await
    }

    /// Someone fills in a form of the item's page and sends it.
    pub async fn act(&mut self, who: &str, ending: &str, filled: &[(&str, &str)], label: Option<&str>) {
        self.open_item(who).await;
        self.send(who, ending, filled, label).await;
    }

    /// Someone fills in a form of the page that they have open, and sends it.
    pub async fn send(&mut self, who: &str, ending: &str, filled: &[(&str, &str)], label: Option<&str>) {
        let player = self.player(who);
        let Some(mut form) = player.browser.page.form(ending) else {
            panic!("no form to …{ending} is offered: {}", player.browser.page.told())
        };
        for (name, value) in filled {
            // What a list offers is chosen by its words, too.
            let offered = form
                .choices
                .get(*name)
                .and_then(|all| all.iter().find(|(_, words)| words == value && !value.is_empty()));
            let value = offered.map_or_else(|| (*value).to_owned(), |(chosen, _)| chosen.clone());
            form.fill(name, &value);
        }
        player.browser.send(&form, label).await;
        self.settle().await;
    }

    /// Someone ticks everything that the form with this button offers to tick.
    pub async fn tick(&mut self, who: &str, filled: &[(&str, &str)], label: &str) {
        let player = self.player(who);
        let has = |form: &Form| form.buttons.iter().any(|button| button.label.starts_with(label));
        let Some(mut form) = player.browser.page.forms().into_iter().find(has) else {
            panic!("no button says \"{label}\": {}", player.browser.page.told())
        };
        for (name, choices) in form.choices.clone() {
            if let Some((value, _)) = choices.first().filter(|_| name.starts_with("item-")) {
                form.fill(&name, value);
            }
        }
        for (name, value) in filled {
            form.fill(name, value);
        }
        player.browser.send(&form, Some(label)).await;
        self.settle().await;
    }

    /// Someone presses a button of the page that they have open.
    pub async fn press(&mut self, who: &str, label: &str) {
        let player = self.player(who);
        let form = player
            .browser
            .page
            .forms()
            .into_iter()
            .find(|form| form.buttons.iter().any(|button| button.label.starts_with(label)));
        let Some(form) = form else { panic!("no button says \"{label}\": {}", player.browser.page.told()) };
        player.browser.send(&form, Some(label)).await;
        self.settle().await;
    }

    /// What a node does at once: seals the journal, runs what is due already.
    pub async fn settle(&self) {
        self.here().desk().run_due().await.unwrap();
    }

    /// Lets the next look see what is new at the platform.
    pub async fn look(&self) {
        self.here().pass(SignedDuration::from_secs(5)).await;
    }

    /// The authority that is played.
    pub async fn authority(&self) -> AuthorityId {
        self.here().authority().await.id
    }

    /// The item that is spoken of, as it is kept.
    pub async fn kept(&self) -> items::Kept {
        let external_id = self.item.as_deref().expect("an item");
        let db = self.here().desk().store().db();
        let kept = items::by_external_id(db, self.channel.expect("a channel"), external_id).await.unwrap();
        kept.unwrap_or_else(|| panic!("{external_id} is not mirrored"))
    }

    /// The item's identity here.
    pub async fn item_id(&self) -> ItemId {
        self.kept().await.item.id
    }

    /// Whether a page says a text of the house, by its key, whatever it is
    /// filled in with.
    pub fn says(&self, key: &str) -> bool {
        let text = Say(Language::Sv).find(key, None).unwrap_or_else(|| panic!("there is no text \"{key}\""));
        let words = self.page().words();
        let mut rest = words.as_str();
        pieces(&text).iter().all(|piece| match rest.find(piece.as_str()) {
            Some(at) => {
                rest = &rest[at + piece.len()..];
                true
            }
            None => false,
        })
    }

    /// Tears the town down.
    pub async fn close(&mut self) {
        if let Some(town) = self.town.take() {
            town.close().await;
        }
    }
}

/// The fixed words of a text, without what it is filled in with and without markup.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut until = None;
    for letter in text.chars() {
        match (until, letter) {
            (None, '{') => until = Some('}'),
            (None, '<') => until = Some('>'),
            (Some(end), _) if letter == end => {
                until = None;
                pieces.push(String::new());
            }
            (Some(_), _) => {}
            (None, _) => pieces.last_mut().unwrap().push(letter),
        }
    }
    pieces.iter().map(|piece| tidy(piece)).filter(|piece| piece.len() > 1).collect()
}

/// A moment on the wall in Stockholm or Copenhagen, whose clocks agree.
pub fn moment(text: &str) -> Timestamp {
    let text = text.trim().replace(' ', "T");
    let text = if text.matches(':').count() == 1 { format!("{text}:00") } else { text };
    let local: DateTime = text.parse().expect("a time as 2026-12-18 15:50");
    local.to_zoned(TimeZone::get("Europe/Stockholm").unwrap()).unwrap().timestamp()
}

/// Everyone's password, for those who join.
pub const fn password() -> &'static str {
    PASSWORD
}
