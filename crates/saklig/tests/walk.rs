//! The walk: every address and every act, tried by everyone who may not.
//!
//! It walks [`ROUTES`] and [`ACTS`], so that a new address or act without an
//! expectation here fails. Two authorities live in one house: the example, and
//! one that was set up. Nobody ever gets the other's data, nor learns that it
//! is there.
#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says no by falling over")]

#[path = "town/mod.rs"]
#[expect(dead_code, reason = "shared with the scenarios, which use other parts")]
mod town;

#[path = "walk/programs.rs"]
mod programs;

use saklig_desk::{
    Desk, Refusal,
    acts::{
        ACTS,
        alarm_ways::NewWays,
        block::Wish,
        change_power::NewPerson,
        connect::NewChannel,
        follow::Confirmation,
        set_target::WishedTarget,
        settle_answering::{Settled, Wanted},
        tokens::NewToken,
    },
    looks::inbox::{View, Wanted as Looked},
};
use saklig_model::{
    authority::Authority,
    change::Change,
    channel::ServiceMode,
    decision::{Assessed, Reviewed},
    ground::GroundRef,
    id::{ActionId, AlarmId, AttachmentId, ChannelId, ItemId, PersonId, ProposalId, TokenId, ViewId},
    item::FlaggedBy,
    person::{Denied, Employment, Person, Power, Role},
    service_hours::OwnHours,
    target::Measure,
};
use saklig_store::{alarms, authorities, cases, channels, copies, items, messages, outbox, people, proposals, rosters};
use saklig_web::{Access, ROUTES, Route};

use self::town::{Engine, PASSWORD, Town, browser::Browser};

/// Who may ask for each address. A new address needs its line here, written by
/// someone who has thought about it; it is not read from the routes themselves.
const EXPECTED: &[(&str, &str, Access)] = {
    use Access::{Public, SignedIn, Stranger};
    const fn only(power: Power) -> Access {
        Access::Power(power)
    }
    &[
        ("GET", "/", Public),
        ("GET", "/style.css", Public),
        ("GET", "/saklig.js", Public),
        ("GET", "/icons.svg", Public),
        ("GET", "/mark.svg", Public),
        ("GET", "/colours/{colours}", Public),
        ("GET", "/problems/{key}", Public),
        ("GET", "/set-up/{code}", Stranger),
        ("POST", "/set-up/{code}", Stranger),
        ("GET", "/sign-in", Stranger),
        ("POST", "/sign-in", Stranger),
        ("GET", "/sign-in/code", Stranger),
        ("POST", "/sign-in/code", Stranger),
        ("GET", "/receipt/{code}", Stranger),
        ("POST", "/receipt/{code}/object", Stranger),
        ("GET", "/start/{code}", Stranger),
        ("POST", "/start/{code}", Stranger),
        ("POST", "/sign-out", SignedIn),
        ("POST", "/language", SignedIn),
        ("GET", "/keys", SignedIn),
        ("GET", "/account", SignedIn),
        ("POST", "/account/password", SignedIn),
        ("POST", "/account/reach", SignedIn),
        ("POST", "/account/sessions", SignedIn),
        ("GET", "/notices", SignedIn),
        ("POST", "/notices/read", SignedIn),
        ("GET", "/account/second-factor", SignedIn),
        ("POST", "/account/second-factor", SignedIn),
        ("POST", "/keys", SignedIn),
        ("GET", "/events", only(Power::Read)),
        ("GET", "/account/tokens", only(Power::Read)),
        ("POST", "/account/tokens", only(Power::Read)),
        ("POST", "/account/tokens/{id}/end", only(Power::Read)),
        ("GET", "/inbox", only(Power::Read)),
        ("GET", "/inbox/several", only(Power::Read)),
        ("POST", "/inbox/several", only(Power::Read)),
        ("GET", "/handover", only(Power::Claim)),
        ("POST", "/handover", only(Power::Claim)),
        ("GET", "/case/{number}/print", only(Power::Read)),
        ("POST", "/case/{number}/print", only(Power::Uncover)),
        ("GET", "/inbox/views", only(Power::Read)),
        ("POST", "/inbox/views", only(Power::Read)),
        ("POST", "/inbox/views/{view}/rename", only(Power::Read)),
        ("POST", "/inbox/views/{view}/forget", only(Power::Read)),
        ("GET", "/inbox/{item}", only(Power::Read)),
        ("GET", "/inbox/{item}/thread", only(Power::Read)),
        ("POST", "/inbox/{item}/uncover", only(Power::Uncover)),
        ("POST", "/inbox/{item}/claim", only(Power::Claim)),
        ("POST", "/inbox/{item}/release", only(Power::Claim)),
        ("POST", "/inbox/{item}/hide", only(Power::Moderate)),
        ("POST", "/inbox/{item}/unhide", only(Power::Moderate)),
        ("POST", "/inbox/{item}/leave", only(Power::Moderate)),
        ("POST", "/inbox/{item}/propose-block", only(Power::Moderate)),
        ("POST", "/inbox/{item}/confirm-block", only(Power::Moderate)),
        ("POST", "/inbox/{item}/decline-block", only(Power::Moderate)),
        ("POST", "/inbox/{item}/unblock", only(Power::Moderate)),
        ("POST", "/inbox/{item}/report", only(Power::Moderate)),
        ("POST", "/inbox/{item}/remove", only(Power::Moderate)),
        ("POST", "/inbox/{item}/assign", only(Power::Claim)),
        ("POST", "/inbox/{item}/escalate", only(Power::Claim)),
        ("POST", "/inbox/{item}/ask-lawyer", only(Power::Claim)),
        ("POST", "/inbox/{item}/flag", only(Power::Claim)),
        ("POST", "/inbox/{item}/assess", only(Power::Assess)),
        ("POST", "/inbox/{item}/confirm", only(Power::Assess)),
        ("POST", "/inbox/{item}/decline", only(Power::Assess)),
        ("POST", "/inbox/{item}/objection", only(Power::Moderate)),
        ("POST", "/inbox/{item}/answer", only(Power::Answer)),
        ("POST", "/inbox/{item}/draft", only(Power::Answer)),
        ("POST", "/inbox/{item}/draft/take", only(Power::Answer)),
        ("POST", "/inbox/{item}/note", only(Power::Note)),
        ("POST", "/inbox/{item}/leave-to-others", only(Power::Close)),
        ("POST", "/inbox/{item}/close", only(Power::Close)),
        ("POST", "/inbox/{item}/reopen", only(Power::Close)),
        ("POST", "/actions/{id}/undo", only(Power::Answer)),
        ("POST", "/actions/{id}/arrived", only(Power::Moderate)),
        ("POST", "/actions/{id}/not-arrived", only(Power::Moderate)),
        ("GET", "/attachments/{id}", only(Power::Read)),
        ("GET", "/search", only(Power::Read)),
        ("POST", "/search", only(Power::Read)),
        ("GET", "/figures", only(Power::Read)),
        ("GET", "/figures.csv", only(Power::Read)),
        ("GET", "/figures.ods", only(Power::Read)),
        ("GET", "/journal", only(Power::ReadJournal)),
        ("GET", "/channels", only(Power::Read)),
        ("GET", "/channels/new", only(Power::RunChannels)),
        ("POST", "/channels/new", only(Power::RunChannels)),
        ("GET", "/channels/follow", only(Power::RunChannels)),
        ("POST", "/channels/follow", only(Power::RunChannels)),
        ("GET", "/channels/hours", only(Power::Read)),
        ("POST", "/channels/hours", only(Power::RunChannels)),
        ("GET", "/channels/{id}", only(Power::Read)),
        ("GET", "/channels/{id}/blocks", only(Power::Read)),
        // Refuses everybody who may come in.
        ("POST", "/blocks", only(Power::Read)),
        ("POST", "/channels/{id}/describe", only(Power::RunChannels)),
        ("POST", "/channels/{id}/rules", only(Power::RunChannels)),
        ("POST", "/channels/{id}/target", only(Power::RunChannels)),
        ("POST", "/channels/{id}/look", only(Power::RunChannels)),
        ("POST", "/channels/{id}/reconnect", only(Power::RunChannels)),
        ("POST", "/channels/{id}/acting", only(Power::RunChannels)),
        ("GET", "/channels/{id}/confirm", only(Power::RunChannels)),
        ("POST", "/channels/{id}/confirm", only(Power::RunChannels)),
        ("GET", "/channels/{id}/disconnect", only(Power::RunChannels)),
        ("POST", "/channels/{id}/disconnect", only(Power::RunChannels)),
        ("GET", "/settings", only(Power::RunChannels)),
        ("GET", "/settings/answers", only(Power::RunChannels)),
        ("POST", "/settings/routes", only(Power::RunChannels)),
        ("POST", "/settings/signing", only(Power::RunChannels)),
        ("POST", "/settings/plain-words", only(Power::RunChannels)),
        ("GET", "/settings/template", only(Power::RunChannels)),
        ("POST", "/settings/template", only(Power::RunChannels)),
        ("GET", "/settings/topic", only(Power::RunChannels)),
        ("POST", "/settings/topic", only(Power::RunChannels)),
        ("GET", "/duty", only(Power::Read)),
        ("POST", "/duty/weekly", only(Power::RunPeople)),
        ("POST", "/duty/add", only(Power::RunPeople)),
        ("POST", "/duty/remove", only(Power::RunPeople)),
        ("GET", "/duty/ways", only(Power::RunPeople)),
        ("POST", "/duty/ways", only(Power::RunPeople)),
        ("POST", "/duty/ways/trial", only(Power::RunPeople)),
        ("GET", "/alarms/{id}", only(Power::Read)),
        ("POST", "/alarms/{id}/acknowledge", only(Power::Claim)),
        ("GET", "/people", only(Power::RunPeople)),
        ("GET", "/people/new", only(Power::RunPeople)),
        ("POST", "/people/new", only(Power::RunPeople)),
        ("GET", "/people/roles", only(Power::Read)),
        ("GET", "/packs", only(Power::RunPeople)),
        ("GET", "/appearance", only(Power::RunPeople)),
        ("POST", "/appearance", only(Power::RunPeople)),
        ("POST", "/appearance/back", only(Power::RunPeople)),
        ("GET", "/people/{id}", only(Power::RunPeople)),
        ("POST", "/people/{id}/change", only(Power::RunPeople)),
        ("POST", "/people/{id}/confirm", only(Power::RunPeople)),
        ("POST", "/people/{id}/decline", only(Power::RunPeople)),
        ("POST", "/people/{id}/spellings", only(Power::RunPeople)),
        ("POST", "/people/{id}/sessions", only(Power::RunPeople)),
        ("GET", "/example/remove", only(Power::RunPeople)),
        ("POST", "/example/remove", only(Power::RunPeople)),
    ]
};

#[test]
fn every_address_is_open_to_whom_it_should_be() {
    for route in ROUTES {
        let expected =
            EXPECTED.iter().find(|(method, path, _)| *method == route.method.as_str() && *path == route.path);
        let Some((_, _, access)) = expected else {
            panic!("{} {}: who may ask for it? Add its line to EXPECTED", route.method, route.path)
        };
        assert_eq!(route.access, *access, "{} {}", route.method, route.path);
    }
    assert_eq!(ROUTES.len(), EXPECTED.len(), "EXPECTED speaks of addresses that are not there");
}

/// Words that only the set-up authority's mirror holds.
const SECRET: &str = "hemligheten om Rut Bengtsson";

/// What a stranger to the authority knows of it: identities, as if they leaked.
#[derive(Clone, Copy)]
struct Things {
    item: ItemId,
    channel: ChannelId,
    action: ActionId,
    attachment: AttachmentId,
    person: PersonId,
    /// The proposal to block the author.
    block: ProposalId,
    proposal: ProposalId,
    token: TokenId,
    /// The number of its case.
    number: i64,
    /// A list that somebody has kept.
    view: ViewId,
    alarm: AlarmId,
}

struct Scene {
    town: Town,
    own: Authority,
    example: Authority,
    things: Things,
    code: String,
}

impl Scene {
    async fn set(engine: Engine) -> Self {
        let town = Town::build(engine, "2026-11-23T08:00:00Z".parse().unwrap()).await;
        town.desk().bring_example(saklig::carried::example()).await.unwrap().unwrap();
        let mut ulla = town.set_up("Exempelmyndigheten", "se", "sv").await;
        let own = town.authority().await;
        let db = town.desk().store().db();
        let example = authorities::all(db).await.unwrap().into_iter().find(|authority| authority.example).unwrap();

        ulla.open("/channels/new?platform=scripted").await;
        let mut form = ulla.page.form("/channels/new").unwrap();
        for (field, value) in [
            ("name", "Hemlig kanal"),
            ("handle", "hemligt-konto"),
            ("base_url", "https://scripted.test"),
            ("owner_unit", "Enheten"),
            ("purpose", "Ändamålet"),
            ("credential-password", "x"),
        ] {
            form.fill(field, value);
        }
        ulla.send(&form, None).await;
        let channel: ChannelId =
            ulla.page.address.trim_start_matches("/channels/").split('?').next().unwrap().parse().unwrap();
        let mut on = ulla.page.form("/acting").unwrap();
        on.fill("acting", "on");
        ulla.send(&on, None).await;
        let post = town.script.post_as_authority(None, "Vårt inlägg", town.now());
        let comment = town.script.comment("@hemlig-avsändare", &post, SECRET, town.now());
        town.script.attach(&comment, "image/jpeg", Some("hemlig bild"), b"hemliga bildens bytes");
        town.pass(jiff::SignedDuration::from_secs(5)).await;
        let item = items::by_external_id(db, channel, &comment).await.unwrap().unwrap().item.id;
        let ground = GroundRef { pack: "se".into(), id: "personal-data".into(), version: 1 };
        let everything = town.add_person(&own, "Allan Allt", &Role::ALL, Employment::CivilServant).await;
        // The picture is fetched before it is hidden; then another act waits, and can be undone.
        town.desk().hide(&everything, item, &ground).await.unwrap();
        town.pass(jiff::SignedDuration::from_secs(15)).await;
        let action = town.desk().unhide(&everything, item).await.unwrap();
        let attachment = copies::attachments(db, item).await.unwrap().remove(0);
        assert!(attachment.sha256.is_some());
        let code = "a-code-that-opens-nothing".to_owned();
        // Somebody whose power is to be changed, and the proposal to.
        let person = town.add_person(&own, "Petra Person", &[Role::Moderator], Employment::CivilServant).await.id;
        let give = Change::GiveRole { role: Role::Registrar };
        town.desk().change_power(&everything, person, &give).await.unwrap();
        let proposal = proposals::of(db, person.0).await.unwrap().remove(0).id;
        // A block is proposed, and waits for a second person.
        let until = Some("2026-12-01".parse().unwrap());
        let wish = Wish { ground, reasons: "Hemliga skäl".into(), until, sure: true };
        let block = town.desk().propose_block(&everything, item, &wish).await.unwrap();
        let new = NewToken { name: "Hemlig nyckel".into(), scope: vec![Power::Read], days: 30 };
        town.desk().make_token(&everything, new).await.unwrap();
        let token = town.desk().tokens(&everything).await.unwrap().own.remove(0).id;
        // An alarm that nobody has answered, as if it had come at night.
        let alarm = AlarmId(uuid::Uuid::from_u128(0x5a6b_4000_8000));
        let case = cases::of(db, item).await.unwrap().unwrap();
        let mut tx = town.desk().store().begin().await.unwrap();
        let now = town.now().as_microsecond();
        assert!(alarms::raise(&mut tx, alarm, own.id, now).await.unwrap());
        let raised = alarms::open(&mut tx, own.id).await.unwrap().unwrap();
        alarms::join(&mut tx, &raised, case.id, item, 4, now).await.unwrap();
        tx.commit().await.unwrap();
        town.desk().run_due().await.unwrap();
        town.desk().keep_view(&everything, "Hemlig lista", "view=all").await.unwrap();
        let number = saklig_store::cases::of(db, item).await.unwrap().unwrap().number;
        let view = saklig_store::saved_views::of(db, everything.id).await.unwrap().remove(0).id;
        let things = Things {
            item,
            channel,
            action,
            attachment: attachment.id,
            person,
            proposal,
            block,
            token,
            number,
            view,
            alarm,
        };
        Self { town, own, example, things, code }
    }

    fn desk(&self) -> &Desk {
        self.town.desk()
    }

    /// A route's address, with these identities in it.
    ///
    /// A new kind of identity in a path needs its line here.
    fn address(&self, route: &Route, things: Things) -> String {
        let id = match route.path.split('/').nth(1) {
            Some("account") => things.token.to_string(),
            Some("actions") => things.action.to_string(),
            Some("alarms") => things.alarm.to_string(),
            Some("attachments") => things.attachment.to_string(),
            Some("channels") => things.channel.to_string(),
            Some("people") => things.person.to_string(),
            _ => String::new(),
        };
        let address = route
            .path
            .replace("{number}", &things.number.to_string())
            .replace("{view}", &things.view.to_string())
            .replace("{item}", &things.item.to_string())
            .replace("{code}", &self.code)
            .replace("{id}", &id);
        let address = address.replace("{key}", "no-token").replace("{colours}", "5b2a86-cfa8f5");
        assert!(!address.contains('{') && !address.contains("//"), "{}: no identity for this path", route.path);
        address
    }

    /// How everything of the set-up authority stands: what no refused attempt may change.
    async fn stands(&self) -> String {
        let db = self.desk().store().db();
        let item = items::one(db, self.things.item).await.unwrap();
        let channels = channels::of(db, self.own.id).await.unwrap();
        let actions = outbox::of(db, self.things.item).await.unwrap();
        let notes = saklig_store::notes::of(db, self.things.item).await.unwrap();
        let case = saklig_store::cases::of(db, self.things.item).await.unwrap();
        let block = proposals::one(db, self.things.block).await.unwrap().map(|open| open.settled);
        let states: Vec<_> = actions.iter().map(|action| (action.id, action.state)).collect();
        let channels: Vec<_> =
            channels.iter().map(|kept| (&kept.channel.name, kept.connected, kept.channel.acting)).collect();
        // Those who try sign in, for which they set their second factor.
        let entries = saklig_store::journal::page(db, self.own.id, i64::MAX, 10_000).await.unwrap();
        let entries = entries.iter().filter(|entry| entry.event != "second_factor_set").count();
        let person = people::kept(db, self.things.person).await.unwrap().map(|kept| (kept.person, kept.password));
        let open = proposals::open(db, self.own.id, self.town.now()).await.unwrap().len();
        let draft = saklig_store::drafts::of(db, self.things.item).await.unwrap();
        let tokens = saklig_store::tokens::valid(db, self.own.id, 0).await.unwrap().len();
        let alarm = alarms::one(db, self.things.alarm).await.unwrap();
        let roster = rosters::newest(db, self.own.id).await.unwrap().number;
        let ways = messages::ways(db, self.own.id).await.unwrap();
        format!(
            "{alarm:?} {roster} {ways:?} {:?} {channels:?} {states:?} {} {case:?} {draft:?} {entries} {person:?} {open} {block:?} {tokens}",
            item.map(|kept| kept.item.presence),
            notes.len()
        )
    }
}

/// What a form would send, whatever the act.
fn fields() -> Vec<(String, String)> {
    [
        ("text", "Hej!"),
        ("ground", "se/personal-data/1"),
        ("acting", "off"),
        ("q", "Bengts"),
        ("language", "sv"),
        ("back", "/inbox"),
        ("change", "give_role"),
        ("role", "administrator"),
        ("session", "0193b3c0-0000-4000-8000-000000000001"),
        ("proposal", "0193b3c0-0000-4000-8000-000000000002"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into()
}

async fn ask(browser: &mut Browser, route: &Route, address: &str) -> (u16, String, String) {
    let page = browser.ask(route.method.as_str(), address, &fields()).await;
    let to = page.header("location").unwrap_or_default().to_owned();
    (page.status, to, page.html())
}

fn told_nothing(html: &str, place: &str) {
    for word in [
        "Bengtsson",
        "hemlig-avsändare",
        "hemliga bild",
        "hemlig bild",
        "Hemlig kanal",
        "hemligt-konto",
        "Petra Person",
        "Hemliga skäl",
        "Hemlig lista",
    ] {
        assert!(!html.contains(word), "{place} tells of \"{word}\"");
    }
}

#[tokio::test]
async fn strangers_are_sent_to_sign_in() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let before = scene.stands().await;
        for route in ROUTES {
            let address = scene.address(route, scene.things);
            let place = format!("{} {address}", route.method);
            let (status, to, html) = ask(&mut scene.town.browser(), route, &address).await;
            match route.access {
                Access::Public => assert_eq!(status, 200, "{place}"),
                Access::Stranger => {
                    // A wrong code and a wrong password are refused; only the page to sign in opens.
                    let expected: &[u16] = match route.path {
                        "/sign-in" if route.method == "GET" => &[200],
                        "/sign-in" => &[422],
                        "/set-up/{code}" | "/start/{code}" | "/receipt/{code}" | "/receipt/{code}/object" => &[404],
                        // Without a password first there is no second step.
                        "/sign-in/code" => &[303],
                        path => panic!("{path} is open to strangers: what shall they see?"),
                    };
                    assert!(expected.contains(&status), "{place}: {status}");
                }
                Access::Power(_) | Access::SignedIn => {
                    assert_eq!(status, 303, "{place}");
                    assert!(to == "/sign-in" || to.starts_with("/sign-in?to=/"), "{place}: {to}");
                }
            }
            if route.access != Access::Public {
                told_nothing(&html, &place);
            }
        }
        assert_eq!(scene.stands().await, before, "something was changed");
        scene.town.close().await;
    }
}

#[tokio::test]
async fn a_page_is_shown_only_to_those_whose_role_gives_the_power() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let before = scene.stands().await;
        let mut people: Vec<(Vec<Role>, Employment)> =
            Role::ALL.iter().map(|role| (vec![*role], Employment::CivilServant)).collect();
        people.push((Vec::new(), Employment::CivilServant));
        people.push((Role::ALL.to_vec(), Employment::PoliticalAppointee));
        people.push((Role::ALL.to_vec(), Employment::ElectedMember));
        let (mut refused, mut let_in) = (0, 0);
        for (number, (roles, employment)) in people.iter().enumerate() {
            let name = format!("P{number} Prövare");
            let person = scene.town.add_person(&scene.own, &name, roles, *employment).await;
            let mut browser = scene.town.sign_in(&person.login, PASSWORD).await;
            for route in ROUTES {
                let Access::Power(power) = route.access else { continue };
                let address = scene.address(route, scene.things);
                let place = format!("{} {address} as {roles:?}, {employment:?}", route.method);
                let may = person.may(power).is_ok();
                if may && route.method == "POST" {
                    // What they may do, they are not asked to do here.
                    continue;
                }
                let (status, _, html) = ask(&mut browser, route, &address).await;
                if may {
                    let_in += 1;
                    // The example's page is not there for another authority.
                    let expected = if route.path == "/example/remove" { 404 } else { 200 };
                    assert_eq!(status, expected, "{place}");
                } else {
                    refused += 1;
                    assert_eq!(status, 403, "{place}");
                    told_nothing(&html, &place);
                }
            }
        }
        assert!(refused > 100 && let_in > 20, "{refused} refused, {let_in} let in");
        assert_eq!(scene.stands().await, before, "something was changed");
        scene.town.close().await;
    }
}

#[tokio::test]
async fn nobody_gets_another_authoritys_data() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let before = scene.stands().await;
        let person = scene.town.add_person(&scene.example, "Gunnar Granne", &Role::ALL, Employment::CivilServant).await;
        let mut browser = scene.town.sign_in(&person.login, PASSWORD).await;
        for route in ROUTES {
            let address = scene.address(route, scene.things);
            let place = format!("{} {address}", route.method);
            if ["/sign-out", "/example/remove"].contains(&route.path)
                || matches!(route.access, Access::Public | Access::Stranger)
            {
                continue;
            }
            let (status, _, html) = ask(&mut browser, route, &address).await;
            // With an identity in the address: as if it were not there. Without: their own data.
            if route.path.contains("{number}") {
                // Each authority counts its own cases.
                assert!([200, 404].contains(&status), "{place}: {status}");
            } else if route.path.contains('{') {
                assert_eq!(status, 404, "{place}");
            } else {
                // A form that this walk has not filled in whole is refused; nobody's session is not there.
                let missing = route.path == "/account/sessions";
                assert!([200, 303, 422].contains(&status) || (missing && status == 404), "{place}: {status}");
            }
            told_nothing(&html, &place);
        }
        let heard = browser.listen_to(&format!("/events?item={}", scene.things.item)).await;
        assert_eq!(heard.err(), Some(404), "what happens to another authority's case is heard");
        assert_eq!(scene.stands().await, before, "something was changed");
        scene.town.close().await;
    }
}

/// Tries an act on the set-up authority's things.
async fn attempt(desk: &Desk, act: &str, who: &Person, things: Things) -> Result<(), Refusal> {
    let ground = GroundRef { pack: "se".into(), id: "personal-data".into(), version: 1 };
    let Things { item, channel, action, person, proposal, token, .. } = things;
    let change = async |change: Change| desk.change_power(who, person, &change).await.map(drop);
    match act {
        "add_person" => {
            let new = NewPerson {
                name: "Ny Kollega".into(),
                login: "ny".into(),
                roles: vec![Role::Moderator],
                employment: Employment::CivilServant,
            };
            desk.add_colleague(who, new).await.map(drop)
        }
        "give_role" => change(Change::GiveRole { role: Role::Reviewer }).await,
        "take_role" => change(Change::TakeRole { role: Role::Moderator }).await,
        "change_employment" => change(Change::Employ { employment: Employment::ElectedMember }).await,
        "close_account" => change(Change::Close).await,
        "reopen_account" => change(Change::Reopen).await,
        "reset_second_factor" => change(Change::Renew).await,
        "confirm_change" => desk.confirm_change(who, proposal).await.map(drop),
        "decline_change" => desk.decline_change(who, proposal).await,
        "end_sessions" => desk.end_sessions(who, person).await,
        "acknowledge_alarm" => desk.acknowledge_alarm(who, things.alarm).await,
        "set_alarm_ways" => desk.set_alarm_ways(who, &NewWays::default()).await,
        "change_roster" => desk.remove_turn(who, 1).await,
        "answer" => desk.answer(who, item, "Hej!", true).await.map(drop),
        "assess" => {
            let kept = Some(Assessed::NotObvious);
            desk.assess(who, item, "law", kept, "Skäl", true).await
        }
        "choose_rules" => {
            let from = Some("2026-12-01".parse().unwrap());
            desk.choose_rules(who, channel, "obvious-crime-only", from).await
        }
        "confirm_ground" => desk.confirm_ground(who, item, proposal).await.map(drop),
        "decline_ground" => desk.decline_ground(who, item, proposal, "Skäl", true).await,
        "flag" => desk.flag(who, item, Some(FlaggedBy::Colleague), "Hej!", true).await,
        "settle_objection" => desk.settle_objection(who, item, None, Some(Reviewed::Upheld), "Skäl", true).await,
        "assign" => desk.assign(who, item, Some(who.id)).await,
        "propose_block" => {
            let until = Some("2026-12-01".parse().unwrap());
            let wish = Wish { ground, reasons: "Skäl".into(), until, sure: true };
            desk.propose_block(who, item, &wish).await.map(drop)
        }
        "confirm_block" => desk.confirm_block(who, item, things.block).await.map(drop),
        "decline_block" => desk.decline_block(who, item, things.block).await,
        "unblock" => desk.unblock(who, item).await.map(drop),
        "report" => desk.report(who, item, "spam").await.map(drop),
        "remove_own" => desk.remove_own(who, item, "mistake").await.map(drop),
        "escalate" => desk.escalate(who, item, Some(Role::ChannelOwner), "Hej!", true).await,
        "describe_channel" => desk.describe_channel(who, channel, "y", "y", Some(ServiceMode::ListenOnly)).await,
        "set_target" => {
            let wish = WishedTarget {
                from: Some("2026-12-01".parse().unwrap()),
                minutes: Some(60),
                measure: Some(Measure::Service),
            };
            desk.set_target(who, channel, &wish).await
        }
        "state_hours" => {
            let week = std::array::from_fn(|_| "08:00–16:00".to_owned());
            desk.state_hours(who, Some("2026-12-01".parse().unwrap()), &OwnHours::read(&week, "").unwrap()).await
        }
        "change_appearance" => desk.change_appearance(who, Some("#5b2a86 #cfa8f5".parse().unwrap())).await,
        "reconnect" => desk.reconnect(who, channel, &[("password".to_owned(), "y".to_owned())].into()).await,
        "claim" => desk.claim(who, item, true).await,
        "leave_to_others" => desk.leave_to_others(who, item, "Hej!", true).await,
        "settle_answering" => {
            let settled = Settled::Routes([("phone".to_owned(), "0771-00 00 00".to_owned())].into());
            desk.settle_answering(who, Wanted { settled, from: None, version: 0 }).await
        }
        "close" => desk.close(who, item, true).await,
        "connect" => {
            let new = NewChannel {
                platform: "scripted".into(),
                name: "Ny".into(),
                handle: "ny".into(),
                base_url: "https://scripted.test".into(),
                owner_unit: "x".into(),
                purpose: "x".into(),
                mode: ServiceMode::PublishAndAnswer,
                credentials: [("password".to_owned(), "x".to_owned())].into(),
            };
            desk.connect(who, new).await.map(drop)
        }
        "switch_acting" => desk.switch_acting(who, channel, false).await,
        "disconnect" => desk.disconnect(who, channel).await,
        "follow" => desk.follow(who, "@annan@scripted.test", "").await.map(drop),
        "confirm_following" => {
            let confirmation = Confirmation {
                attested: true,
                owner_unit: "x".into(),
                purpose: "x".into(),
                mode: ServiceMode::PublishAndAnswer,
            };
            desk.confirm_following(who, channel, &confirmation).await
        }
        "end_token" => desk.end_token(who, token).await,
        "erase" => desk.erase(who, item).await,
        "hand_over" => desk.hand_over(who, &[item], None, "", true).await,
        "hide" => desk.hide(who, item, &ground).await.map(drop),
        "leave_visible" => desk.leave_visible(who, item).await,
        "make_token" => {
            let new = NewToken { name: "Ny".into(), scope: vec![Power::Read], days: 1 };
            desk.make_token(who, new).await.map(drop)
        }
        "note" => desk.note(who, item, "Hej!", true).await,
        "remove_example" => desk.remove_example(who).await,
        "save_draft" => desk.save_draft(who, item, "Hej!", 0).await.map(drop),
        "take_over_draft" => desk.take_over_draft(who, item).await,
        "settle" => desk.settle(who, action, true).await.map(drop),
        "keep_view" => desk.keep_view(who, "Min lista", "view=all").await,
        "rename_view" => desk.rename_view(who, things.view, "Min andra lista").await,
        "remove_view" => desk.remove_view(who, things.view).await,
        "change_spellings" => desk.change_spellings(who, person, "Pette").await,
        "uncover" => desk.uncover(who, item).await,
        "undo" => desk.undo(who, action).await.map(drop),
        "unhide" => desk.unhide(who, item).await.map(drop),
        other => panic!("the walk does not know the act \"{other}\": add how it is tried"),
    }
}

/// Acts that need no power: at the command line, before anyone can sign in, or
/// only on one's own account.
const NOT_BY_POWER: [&str; 9] = [
    "change_password",
    "choose_reach",
    "end_own_sessions",
    "import",
    "object",
    "set_second_factor",
    "set_up",
    "sign_in",
    "use_address",
];

#[tokio::test]
async fn every_act_is_refused_to_the_wrong_role_and_to_another_authority() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let before = scene.stands().await;
        let mut tried = 0;
        for act in ACTS.iter().filter(|act| !NOT_BY_POWER.contains(&act.key())) {
            let power = act.power().expect("an act by a person needs a power");
            let mut wrong: Vec<(Vec<Role>, Employment)> = Role::ALL
                .iter()
                .filter(|role| !role.powers().contains(&power))
                .map(|role| (vec![*role], Employment::CivilServant))
                .collect();
            wrong.push((Vec::new(), Employment::CivilServant));
            if power.over_accounts() {
                wrong.push((Role::ALL.to_vec(), Employment::PoliticalAppointee));
                wrong.push((Role::ALL.to_vec(), Employment::ElectedMember));
            }
            for (roles, employment) in wrong {
                let name = format!("F{tried} Fel");
                let person = scene.town.add_person(&scene.own, &name, &roles, employment).await;
                let refusal = attempt(scene.desk(), act.key(), &person, scene.things).await.unwrap_err();
                let expected = if employment == Employment::CivilServant { Denied::Role } else { Denied::Political };
                assert!(
                    matches!(&refusal, Refusal::Denied(denied) if *denied == expected),
                    "{} as {roles:?}, {employment:?}: {refusal:?}",
                    act.key()
                );
                tried += 1;
            }
            // Of another authority, whatever their role. Connecting, following, adding
            // people, stating hours and removing the example concern nobody's but their
            // own; so do colours, answers, keeping a list, and making a token.
            if ![
                "connect",
                "follow",
                "add_person",
                "change_appearance",
                "keep_view",
                "make_token",
                "remove_example",
                "set_alarm_ways",
                "settle_answering",
                "state_hours",
            ]
            .contains(&act.key())
            {
                let name = format!("G{tried} Granne");
                let person = scene.town.add_person(&scene.example, &name, &Role::ALL, Employment::CivilServant).await;
                let refusal = attempt(scene.desk(), act.key(), &person, scene.things).await.unwrap_err();
                assert!(matches!(refusal, Refusal::NotFound), "{}: {refusal:?}", act.key());
            }
        }
        assert!(tried > 40, "{tried}");
        assert_eq!(scene.stands().await, before, "something was changed");
        scene.town.close().await;
    }
}

#[tokio::test]
async fn every_look_is_refused_to_those_who_may_not_read_and_to_another_authority() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let nobody = scene.town.add_person(&scene.own, "Ingen Roll", &[], Employment::CivilServant).await;
        let gunnar = scene.town.add_person(&scene.example, "Gunnar Granne", &Role::ALL, Employment::CivilServant).await;
        let (desk, things) = (scene.desk(), scene.things);
        let denied = |refusal: Refusal| assert!(matches!(refusal, Refusal::Denied(Denied::Role)), "{refusal:?}");
        denied(desk.case_page(&nobody, things.item, View::All).await.map(drop).unwrap_err());
        denied(desk.thread(&nobody, things.item).await.map(drop).unwrap_err());
        denied(desk.inbox(&nobody, Looked::default()).await.map(drop).unwrap_err());
        denied(desk.search(&nobody, "Bengtsson", None).await.map(drop).unwrap_err());
        denied(desk.journal(&nobody, None).await.map(drop).unwrap_err());
        denied(desk.channels(&nobody).await.map(drop).unwrap_err());
        denied(desk.channel(&nobody, things.channel).await.map(drop).unwrap_err());
        denied(desk.blocks(&nobody, things.channel).await.map(drop).unwrap_err());
        denied(desk.look_now(&nobody, things.channel).await.map(drop).unwrap_err());
        denied(desk.attachment(&nobody, things.attachment).await.map(drop).unwrap_err());
        denied(desk.answering_page(&nobody).await.map(drop).unwrap_err());
        denied(desk.duty(&nobody).await.map(drop).unwrap_err());
        denied(desk.alarm_ways(&nobody).await.map(drop).unwrap_err());
        denied(desk.try_alarm_ways(&nobody).await.unwrap_err());
        denied(desk.alarm(&nobody, things.alarm).await.map(drop).unwrap_err());
        denied(desk.people(&nobody).await.map(drop).unwrap_err());
        denied(desk.person_page(&nobody, things.person).await.map(drop).unwrap_err());

        let missing = |refusal: Refusal| assert!(matches!(refusal, Refusal::NotFound), "{refusal:?}");
        missing(desk.case_page(&gunnar, things.item, View::All).await.map(drop).unwrap_err());
        missing(desk.alarm(&gunnar, things.alarm).await.map(drop).unwrap_err());
        missing(desk.thread(&gunnar, things.item).await.map(drop).unwrap_err());
        missing(desk.channel(&gunnar, things.channel).await.map(drop).unwrap_err());
        missing(desk.blocks(&gunnar, things.channel).await.map(drop).unwrap_err());
        missing(desk.look_now(&gunnar, things.channel).await.map(drop).unwrap_err());
        missing(desk.attachment(&gunnar, things.attachment).await.map(drop).unwrap_err());
        missing(desk.person_page(&gunnar, things.person).await.map(drop).unwrap_err());
        let colleagues = desk.people(&gunnar).await.unwrap().people;
        assert!(colleagues.iter().all(|listed| listed.person.authority == scene.example.id));
        for view in View::ALL {
            let wanted = Looked { view, channel: Some(things.channel), ..Looked::default() };
            let rows = desk.inbox(&gunnar, wanted).await.unwrap().rows;
            assert!(rows.iter().all(|row| row.item != things.item), "{view:?}");
        }
        assert!(desk.search(&gunnar, "Bengtsson", None).await.unwrap().rows.is_empty());
        assert!(desk.channels(&gunnar).await.unwrap().iter().all(|shown| shown.channel.id != things.channel));
        let own = desk.journal(&gunnar, None).await.unwrap();
        let others = saklig_store::journal::log(desk.store().db(), scene.own.id).await.unwrap().unwrap();
        assert_ne!(own.origin, others.origin);
        scene.town.close().await;
    }
}

#[test]
fn every_power_over_accounts_is_walked() {
    let walked = |power: Power| {
        ROUTES.iter().any(|route| route.access == Access::Power(power))
            || ACTS.iter().any(|act| act.power() == Some(power))
    };
    for power in Power::ALL {
        assert!(walked(power), "{power:?} is asked for nowhere");
    }
}
