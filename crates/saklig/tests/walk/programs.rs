//! The walk of the API: every operation, tried by every program that may not;
//! and what the framework refuses, told as problems.

use jiff::SignedDuration;
use saklig_desk::{Refusal, acts::tokens::NewToken, errand::Begun};
use saklig_model::{
    change::Change,
    person::{Employment, Person, Power, Role, Through},
};
use saklig_store::outbox;
use saklig_web::{
    Access,
    api::{BASE, OPERATIONS, Operation},
};

use super::{Scene, Things, fields, told_nothing};
use crate::town::{
    Engine, PASSWORD,
    page::Page,
    program::{Request, problem},
};

/// Who may ask for each address, written by someone who has thought about it.
const EXPECTED: &[(&str, &str, Access)] = {
    const fn only(power: Power) -> Access {
        Access::Power(power)
    }
    &[
        ("GET", "/me", Access::SignedIn),
        ("GET", "/items", only(Power::Read)),
        ("GET", "/items/{item}", only(Power::Read)),
        ("GET", "/items/{item}/thread", only(Power::Read)),
        ("POST", "/search", only(Power::Read)),
        ("GET", "/channels", only(Power::Read)),
        ("GET", "/channels/{channel}", only(Power::Read)),
        ("GET", "/figures", only(Power::Read)),
        ("GET", "/attachments/{attachment}", only(Power::Read)),
        ("GET", "/journal", only(Power::ReadJournal)),
        ("GET", "/journal/{place}/proof", only(Power::ReadJournal)),
        ("POST", "/items/{item}/uncover", only(Power::Uncover)),
        ("POST", "/items/{item}/claim", only(Power::Claim)),
        ("POST", "/items/{item}/release", only(Power::Claim)),
        ("POST", "/items/{item}/hide", only(Power::Moderate)),
        ("POST", "/items/{item}/hide-group", only(Power::Moderate)),
        ("POST", "/items/{item}/leave-group", only(Power::Moderate)),
        ("POST", "/items/{item}/undo-group", only(Power::Moderate)),
        ("POST", "/items/{item}/unhide", only(Power::Moderate)),
        ("POST", "/items/{item}/leave", only(Power::Moderate)),
        ("POST", "/items/{item}/answer", only(Power::Answer)),
        ("POST", "/items/{item}/restrict", only(Power::Moderate)),
        ("POST", "/items/{item}/unrestrict", only(Power::Moderate)),
        ("POST", "/items/{item}/done-by-hand", only(Power::Moderate)),
        ("POST", "/items/{item}/propose-block", only(Power::Moderate)),
        ("POST", "/items/{item}/confirm-block", only(Power::Moderate)),
        ("POST", "/items/{item}/decline-block", only(Power::Moderate)),
        ("POST", "/items/{item}/unblock", only(Power::Moderate)),
        ("POST", "/items/{item}/report", only(Power::Moderate)),
        ("POST", "/items/{item}/remove", only(Power::Moderate)),
        ("POST", "/items/{item}/assign", only(Power::Claim)),
        ("POST", "/items/{item}/escalate", only(Power::Claim)),
        ("POST", "/items/{item}/note", only(Power::Note)),
        ("POST", "/items/{item}/leave-to-others", only(Power::Close)),
        ("POST", "/items/{item}/close", only(Power::Close)),
        ("POST", "/items/{item}/reopen", only(Power::Close)),
        // The desk asks for the power of what is undone or settled.
        ("POST", "/actions/{action}/undo", only(Power::Read)),
        ("POST", "/actions/{action}/settle", only(Power::Read)),
        ("POST", "/channels/{channel}/describe", only(Power::RunChannels)),
        ("POST", "/channels/{channel}/acting", only(Power::RunChannels)),
        ("POST", "/channels/{channel}/disconnect", only(Power::RunChannels)),
    ]
};

/// A body for each act that takes one.
fn body(operation: &Operation, things: Things) -> String {
    let body = match operation.id {
        "search" => r#"{"words": "Bengts"}"#,
        "hideItem" => r#"{"ground": "se/personal-data/1"}"#,
        "hideGroup" => r#"{"ground": "se/spam/1", "items": [{"id": "{item}"}]}"#,
        "leaveGroup" => r#"{"items": [{"id": "{item}"}]}"#,
        "answerItem" | "noteOnItem" | "leaveToOthers" => r#"{"text": "Hej!", "sure": true}"#,
        "settleAction" => r#"{"arrived": true}"#,
        "switchActing" => r#"{"on": false}"#,
        "proposeBlock" | "restrictAuthor" => {
            r#"{"ground": "se/advertising/1", "reasons": "Skäl", "until": "2026-12-01", "sure": true}"#
        }
        "confirmBlock" | "declineBlock" => r#"{"proposal": "{block}"}"#,
        "reportItem" => r#"{"reason": "spam"}"#,
        "removeItem" => r#"{"reason": "mistake"}"#,
        "assignCase" => r#"{"person": "{person}"}"#,
        "escalateCase" => r#"{"role": "channel_owner", "text": "Hej!", "sure": true}"#,
        "describeChannel" => r#"{"purpose": "y", "owner_unit": "y", "mode": "listen_only"}"#,
        _ => "",
    };
    let body = body.replace("{item}", &things.item.to_string());
    body.replace("{block}", &things.block.to_string()).replace("{person}", &things.person.to_string())
}

fn address(operation: &Operation, things: Things) -> String {
    let address = format!("{BASE}{}", operation.path)
        .replace("{item}", &things.item.to_string())
        .replace("{action}", &things.action.to_string())
        .replace("{channel}", &things.channel.to_string())
        .replace("{attachment}", &things.attachment.to_string())
        .replace("{place}", "0");
    assert!(!address.contains('{'), "{}: no identity for this path", operation.path);
    address
}

impl Scene {
    /// A token of this person that holds every power, whatever they may themselves.
    async fn token(&self, person: &Person) -> String {
        let almighty = Person { roles: Role::ALL.to_vec(), employment: Employment::CivilServant, ..person.clone() };
        let new = NewToken { name: "Prövaren".into(), scope: Power::ALL.to_vec(), days: 1 };
        self.desk().make_token(&almighty, new).await.unwrap()
    }

    async fn tries(&self, operation: &Operation, token: &str) -> Page {
        let method = operation.method();
        let (address, body) = (address(operation, self.things), body(operation, self.things));
        let request = Request { method: method.as_str(), address: &address, token, body: &body, ..Request::default() };
        Request { key: "prov-1", ..request }.send(self.town.server).await
    }
}

#[test]
fn every_operation_is_open_to_whom_it_should_be() {
    for operation in OPERATIONS {
        let method = operation.method();
        let expected = EXPECTED.iter().find(|(verb, path, _)| *verb == method.as_str() && *path == operation.path);
        let Some((_, _, access)) = expected else {
            panic!("{method} {}: who may ask for it? Add its line to EXPECTED", operation.path)
        };
        assert_eq!(operation.access, *access, "{method} {}", operation.path);
    }
    assert_eq!(OPERATIONS.len(), EXPECTED.len(), "EXPECTED speaks of addresses that are not there");
}

#[tokio::test]
async fn strangers_are_told_to_show_a_token_and_a_session_is_none() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let person = scene.town.add_person(&scene.own, "Pia Lund", &Role::ALL, Employment::CivilServant).await;
        let token = scene.token(&person).await;
        let before = scene.stands().await;
        let mut browser = scene.town.sign_in(&person.login, PASSWORD).await;
        for operation in OPERATIONS {
            for shown in ["", "saklig_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "annat"] {
                let answer = scene.tries(operation, shown).await;
                assert_eq!(answer.status, 401, "{}", operation.path);
                assert_eq!(problem(&answer), "no-token");
                assert!(answer.header("www-authenticate").is_some_and(|asks| asks.starts_with("Bearer")));
                assert_eq!(answer.header("cache-control"), Some("no-store"));
                told_nothing(&answer.html(), operation.path);
            }
            let method = operation.method();
            let with_cookie = browser.ask(method.as_str(), &address(operation, scene.things), &fields()).await;
            assert_eq!(with_cookie.status, 401, "{}: a cookie is no token", operation.path);
        }
        // And a page reads no token.
        let page = Request { method: "GET", address: "/inbox", token: &token, ..Request::default() };
        assert_eq!(page.send(scene.town.server).await.status, 303);
        assert_eq!(scene.stands().await, before, "something was changed");
        scene.town.close().await;
    }
}

#[tokio::test]
async fn a_program_may_what_its_person_may_and_no_more() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let mut people: Vec<(Vec<Role>, Employment)> =
            Role::ALL.iter().map(|role| (vec![*role], Employment::CivilServant)).collect();
        people.push((Vec::new(), Employment::CivilServant));
        people.push((Role::ALL.to_vec(), Employment::PoliticalAppointee));
        people.push((Role::ALL.to_vec(), Employment::ElectedMember));
        let (mut refused, mut let_in) = (0, 0);
        for (number, (roles, employment)) in people.iter().enumerate() {
            let name = format!("T{number} Token");
            let person = scene.town.add_person(&scene.own, &name, roles, *employment).await;
            let token = scene.token(&person).await;
            // The journal is sealed first, so that a proof can be had; a token leaves an entry.
            scene.desk().run_due().await.unwrap();
            let before = scene.stands().await;
            for operation in OPERATIONS {
                let Access::Power(power) = operation.access else { continue };
                let place = format!("{} as {roles:?}, {employment:?}", operation.path);
                let may = person.may(power).is_ok();
                let told_later = matches!(operation.act, Some("undo" | "settle"));
                if may && operation.act.is_some() && !(told_later && person.may(Power::Moderate).is_err()) {
                    // What they may do, they are not asked to do here.
                    continue;
                }
                let answer = scene.tries(operation, &token).await;
                if may && !told_later {
                    let_in += 1;
                    assert_eq!(answer.status, 200, "{place}: {}", answer.html());
                } else {
                    refused += 1;
                    assert_eq!(answer.status, 403, "{place}: {}", answer.html());
                    let expected = if *employment == Employment::CivilServant { "not-permitted" } else { "political" };
                    assert_eq!(problem(&answer), expected, "{place}");
                    told_nothing(&answer.html(), &place);
                }
            }
            assert_eq!(scene.stands().await, before, "something was changed");
        }
        assert!(refused > 60 && let_in > 20, "{refused} refused, {let_in} let in");
        scene.town.close().await;
    }
}

#[tokio::test]
async fn no_program_gets_another_authoritys_data() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let person = scene.town.add_person(&scene.example, "Gunnar Granne", &Role::ALL, Employment::CivilServant).await;
        let token = scene.token(&person).await;
        scene.desk().run_due().await.unwrap();
        let before = scene.stands().await;
        for operation in OPERATIONS {
            let answer = scene.tries(operation, &token).await;
            let place = format!("{} {}", operation.path, answer.html());
            // A place in the journal is one in their own.
            if operation.path.contains('{') && operation.id != "proveEntry" {
                assert_eq!(answer.status, 404, "{place}");
                assert_eq!(problem(&answer), "not-found");
            } else {
                assert_eq!(answer.status, 200, "{place}");
            }
            told_nothing(&answer.html(), operation.path);
        }
        assert_eq!(scene.stands().await, before, "something was changed");
        scene.town.close().await;
    }
}

#[tokio::test]
async fn whatever_the_framework_refuses_is_a_problem_too() {
    let scene = Scene::set(Engine::Sqlite).await;
    let person = scene.town.add_person(&scene.own, "Pia Lund", &Role::ALL, Employment::CivilServant).await;
    let token = scene.token(&person).await;
    let answer = format!("{BASE}/items/{}/answer", scene.things.item);
    let large = format!(r#"{{"text": "{}"}}"#, "x".repeat(300_000));
    let post = Request { method: "POST", address: &answer, token: &token, key: "k", ..Request::default() };
    let get = Request { method: "GET", token: &token, ..Request::default() };
    let cases = [
        (Request { address: "/api/v1/nowhere", ..get }, 404, "not-found"),
        (Request { address: "/api/v2/items", ..get }, 404, "not-found"),
        (Request { address: "/api/v1/items/not-an-identity", ..get }, 404, "not-found"),
        (Request { address: "/api/v1/items?view=elsewhere", ..get }, 400, "garbled"),
        (Request { address: "/api/v1/items?vew=all", ..get }, 400, "garbled"),
        (Request { method: "DELETE", address: "/api/v1/items", ..get }, 405, "wrong-method"),
        (Request { body: r#"{"text": "#, ..post }, 400, "garbled"),
        (Request { body: r#"{"text": 1}"#, ..post }, 400, "garbled"),
        (Request { body: r#"{"text": "Hej!", "txt": ""}"#, ..post }, 400, "garbled"),
        (
            Request { body: "text=Hej", more: "Content-Type: application/x-www-form-urlencoded\r\n", ..post },
            415,
            "not-json",
        ),
        (Request { body: &large, ..post }, 413, "too-large"),
        (Request { body: r#"{"text": "Hej!"}"#, key: "", ..post }, 400, "key-needed"),
        (Request { body: r#"{"text": "  "}"#, ..post }, 422, "empty"),
    ];
    for (request, status, key) in cases {
        let heard = request.send(scene.town.server).await;
        assert_eq!(heard.status, status, "{} {}: {}", request.method, request.address, heard.html());
        assert_eq!(problem(&heard), key);
        let mut browser = scene.town.browser();
        assert_eq!(browser.open(&format!("/problems/{key}")).await.status, 200);
    }
    let wrong = Request { method: "DELETE", address: "/api/v1/items", ..get }.send(scene.town.server).await;
    assert_eq!(wrong.header("allow"), Some("GET,HEAD"));
    // The language is the one that is asked for, else the person's.
    let danish = Request { address: "/api/v1/items?view=x", more: "Accept-Language: da\r\n", ..get };
    assert_eq!(danish.send(scene.town.server).await.header("content-language"), Some("da"));
    let own = Request { address: "/api/v1/items?view=x", ..get };
    assert_eq!(own.send(scene.town.server).await.header("content-language"), Some("sv"));
    scene.town.close().await;
}

#[tokio::test]
async fn a_token_that_asks_too_often_waits() {
    let scene = Scene::set(Engine::Sqlite).await;
    let person = scene.town.add_person(&scene.own, "Pia Lund", &Role::ALL, Employment::CivilServant).await;
    let token = scene.token(&person).await;
    let me = Request { method: "GET", address: "/api/v1/me", token: &token, ..Request::default() };
    for _ in 0..60 {
        assert_eq!(me.send(scene.town.server).await.status, 200);
    }
    let early = me.send(scene.town.server).await;
    assert_eq!(problem(&early), "too-many");
    assert_eq!(early.header("retry-after"), Some("1"));
    scene.town.clock.set(scene.town.now() + SignedDuration::from_secs(1));
    assert_eq!(me.send(scene.town.server).await.status, 200);
    scene.town.close().await;
}

/// What a kill at any moment leaves behind, and what the repetition then does.
#[tokio::test]
async fn a_request_with_a_key_is_done_once_whatever_is_killed() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let desk = scene.desk();
        let person = scene.town.add_person(&scene.own, "Pia Lund", &Role::ALL, Employment::CivilServant).await;
        let secret = scene.token(&person).await;
        let who = desk.bearer(&secret).await.unwrap().unwrap().person;
        let on_errand = |errand| {
            let through = who.through.clone().map(|through| Through { errand: Some(errand), ..through });
            Person { through, ..who.clone() }
        };
        let item = scene.things.item;
        let notes = async || saklig_store::notes::of(desk.store().db(), item).await.unwrap().len();

        let before = notes().await;

        // Killed before the act: at first the repetition waits, then it takes over.
        let begin = async |key: &str| desk.begin_errand(&who, &secret, key, b"POST note").await.unwrap();
        let Begun::New(first) = begin("a").await else { panic!("a new key is new") };
        assert_eq!(begin("a").await, Begun::UnderWay);
        scene.town.clock.set(scene.town.now() + SignedDuration::from_secs(61));
        let Begun::New(second) = begin("a").await else { panic!("what is left undone is taken over") };
        // The first one wakes up: nothing of what it does lasts.
        let late = desk.note(&on_errand(first), item, "Två gånger?", true).await;
        assert!(matches!(late, Err(Refusal::Internal(_))), "{late:?}");
        assert_eq!(notes().await, before);
        desk.note(&on_errand(second), item, "En gång.", true).await.unwrap();
        // Killed after the act, before anybody was told: it is known to be done.
        assert_eq!(begin("a").await, Begun::Done(None));
        assert_eq!(desk.begin_errand(&who, &secret, "a", b"POST other").await.unwrap(), Begun::Other);
        // Even much later it is not taken over.
        scene.town.clock.set(scene.town.now() + SignedDuration::from_hours(1));
        assert_eq!(begin("a").await, Begun::Done(None));
        assert_eq!(notes().await, before + 1);
        // What was refused frees its key; after a day every key is free.
        let Begun::New(third) = begin("b").await else { panic!("a new key is new") };
        desk.end_errand(third, false).await.unwrap();
        assert!(matches!(begin("b").await, Begun::New(_)));
        scene.town.clock.set(scene.town.now() + SignedDuration::from_hours(25));
        assert!(matches!(begin("a").await, Begun::New(_)));
        scene.town.close().await;
    }
}

/// What an item says is what its orders need.
#[tokio::test]
async fn a_program_finds_on_the_item_what_it_sends_back() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let person = scene.town.add_person(&scene.own, "Pia Lund", &Role::ALL, Employment::CivilServant).await;
        let token = scene.token(&person).await;
        let item = format!("{BASE}/items/{}", scene.things.item);
        let look = async || -> serde_json::Value {
            let get = Request { method: "GET", address: &item, token: &token, ..Request::default() };
            serde_json::from_slice(&get.send(scene.town.server).await.bytes).unwrap()
        };
        let send = async |act: &str, key: &str, body: serde_json::Value| {
            let (address, body) = (format!("{item}/{act}"), body.to_string());
            let post = Request { method: "POST", address: &address, token: &token, key, body: &body, more: "" };
            post.send(scene.town.server).await
        };
        let page = look().await;
        assert!(page["colleagues"].as_array().unwrap().iter().any(|other| other["name"] == "Petra Person"), "{page}");
        let functions = ["channel_owner", "registrar", "expert", "lawyer", "administrator"];
        assert_eq!(page["functions"], serde_json::json!(functions));
        assert_eq!(page["report"]["reasons"][0]["reason"], "spam");
        assert_eq!((&page["block"]["can"], &page["remove"]["can"]), (&true.into(), &false.into()));
        assert!(!page["block"]["grounds"].as_array().unwrap().is_empty() && page["block"]["days"]["last"].is_string());
        assert_eq!((&page["breaches"]["count"], &page["limited"]["in_force"]), (&3.into(), &true.into()), "{page}");
        assert!(page["block"]["not_yet"].is_null() && page["restrict"]["can"] == true, "{page}");

        // Whoever acts on what they saw is told when it is no longer so.
        let reply = |seen: &serde_json::Value| serde_json::json!({ "text": "Hej!", "seen": seen });
        assert_eq!(problem(&send("answer", "a", reply(&"00000000.0".into())).await), "meanwhile");
        assert_eq!(problem(&send("answer", "a", reply(&"nonsense".into())).await), "garbled");
        assert_eq!(send("answer", "a", reply(&page["seen"])).await.status, 200);
        assert_eq!(problem(&send("answer", "b", reply(&page["seen"])).await), "meanwhile");
        assert_eq!(problem(&send("leave", "b", serde_json::json!({ "seen": page["seen"] })).await), "meanwhile");

        // The second person of a block can be one who acts through a program.
        let proposal = &page["proposals"][0];
        assert_eq!((&proposal["own"], &proposal["reasons"]), (&false.into(), &"Hemliga skäl".into()));
        let confirm = serde_json::json!({ "proposal": proposal["id"] });
        let first = send("confirm-block", "c", confirm.clone()).await;
        assert_eq!(first.status, 200, "{}", first.html());
        let again = send("confirm-block", "c", confirm).await;
        assert_eq!((&first.bytes, again.header("idempotency-replayed")), (&again.bytes, Some("true")));
        let action: serde_json::Value = serde_json::from_slice(&first.bytes).unwrap();
        let undo = format!("{BASE}/actions/{}/undo", action["action"].as_str().unwrap());
        let undo = Request { method: "POST", address: &undo, token: &token, ..Request::default() };
        assert_eq!(undo.send(scene.town.server).await.status, 200);
        assert_eq!(look().await["proposals"], serde_json::json!([]));
        scene.town.close().await;
    }
}

#[tokio::test]
async fn every_token_of_a_person_ends_with_their_account() {
    let scene = Scene::set(Engine::Sqlite).await;
    let desk = scene.desk();
    let person = scene.town.add_person(&scene.own, "Pia Lund", &[Role::Moderator], Employment::CivilServant).await;
    let other = scene.town.add_person(&scene.own, "Disa Ek", &Role::ALL, Employment::CivilServant).await;
    let secrets = [scene.token(&person).await, scene.token(&person).await];
    let stays = scene.token(&other).await;
    // Taking power takes one administrator, at once.
    desk.change_power(&other, person.id, &Change::Close).await.unwrap();
    for secret in secrets {
        assert!(desk.bearer(&secret).await.unwrap().is_none());
    }
    assert!(desk.bearer(&stays).await.unwrap().is_some());
    scene.town.close().await;
}

/// What stands in this part of a command between these quotation marks.
fn quoted(command: &str, before: &str, mark: char) -> String {
    let rest = command.split(before).nth(1).unwrap_or_default();
    rest.trim_start_matches(mark).split(mark).next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_examples_in_the_documentation_work_as_they_stand() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/api.md")).unwrap();
    let scene = Scene::set(Engine::Sqlite).await;
    let person = scene.town.add_person(&scene.own, "Pia Lund", &Role::ALL, Employment::CivilServant).await;
    let token = scene.token(&person).await;
    let mut action = String::new();
    let commands: Vec<_> = page.lines().filter(|line| line.starts_with("curl ")).collect();
    assert_eq!(commands.len(), 3);
    for command in commands {
        assert!(command.contains("Authorization: Bearer $TOKEN"), "{command}");
        let address = quoted(command, "$SAKLIG", '"').replace("$ITEM", &scene.things.item.to_string());
        let address = address.replace("$ACTION", &action);
        let (key, body) = (quoted(command, "Idempotency-Key: ", '"'), quoted(command, "-d ", '\''));
        let method = if command.contains("-X POST") { "POST" } else { "GET" };
        let request = Request { method, address: &address, token: &token, key: &key, body: &body, more: "" };
        let answer = request.send(scene.town.server).await;
        assert_eq!(answer.status, 200, "{command}: {}", answer.html());
        let told: serde_json::Value = serde_json::from_slice(&answer.bytes).unwrap();
        action = told["action"].as_str().unwrap_or_default().to_owned();
    }
    assert_eq!(outbox::of(scene.desk().store().db(), scene.things.item).await.unwrap().len(), 3);
    scene.town.close().await;
}
