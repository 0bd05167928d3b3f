//! Programs: tokens, and what is asked for with them.

use cucumber::{given, then, when};
use saklig_model::person::Power;

use crate::{
    bench::Bench,
    town::program::{Request, problem},
};

/// Someone makes a token on the page; it may do these powers: `read, claim, answer, moderate, note, close, read_journal, run_channels, run_people`. The program holds it from then on.
#[given(expr = "{string} has made a token that may {string}")]
#[when(expr = "{string} makes a token that may {string}")]
async fn makes(bench: &mut Bench, who: String, scope: String) {
    make(bench, &who, &scope, "90").await;
}

/// As above, for so many days.
#[given(expr = "{string} has made a token that may {string} for {int} day(s)")]
async fn makes_for(bench: &mut Bench, who: String, scope: String, days: i64) {
    make(bench, &who, &scope, &days.to_string()).await;
}

async fn make(bench: &mut Bench, who: &str, scope: &str, days: &str) {
    bench.open(who, "/account/tokens").await;
    let mut form = bench.page().form("/account/tokens").expect("the form for a new token");
    form.fields.retain(|(name, _)| !name.starts_with("scope-"));
    for key in scope.split(',') {
        let power = Power::from_key(key.trim()).unwrap_or_else(|| panic!("there is no power \"{key}\""));
        form.fields.push((format!("scope-{}", power.key()), "1".to_owned()));
    }
    form.fill("name", "Svarsprogrammet");
    form.fill("days", days);
    bench.player(who).browser.send(&form, None).await;
    bench.settle().await;
    let html = bench.page().html();
    let shown = html.split("value=\"saklig_").nth(1).and_then(|rest| rest.split('"').next());
    if let Some(secret) = shown {
        bench.token = format!("saklig_{secret}");
    }
}

/// Someone ends the first token that their page lists.
#[when(expr = "{string} ends the token")]
async fn ends(bench: &mut Bench, who: String) {
    bench.open(&who, "/account/tokens").await;
    bench.send(&who, "/end", &[], None).await;
}

async fn say(bench: &mut Bench, method: &str, address: &str, key: &str, body: &str) {
    let mut address = format!("/api/v1{address}");
    if address.contains("{item}") {
        address = address.replace("{item}", &bench.item_id().await.to_string());
    }
    if let Some(channel) = bench.channel {
        address = address.replace("{channel}", &channel.to_string());
    }
    if address.contains("{action}") {
        let heard: serde_json::Value = serde_json::from_slice(&bench.heard.bytes).expect("an answer in JSON");
        address = address.replace("{action}", heard["action"].as_str().expect("an action"));
    }
    let mut body = body.to_owned();
    if body.contains("{together}") {
        let heard: serde_json::Value = serde_json::from_slice(&bench.heard.bytes).expect("an answer in JSON");
        let alike = heard["group"]["together"].as_array().expect("a group").iter();
        let items: Vec<_> = alike.map(|one| serde_json::json!({"id": one["id"], "seen": one["seen"]})).collect();
        body = body.replace("{together}", &serde_json::Value::from(items).to_string());
    }
    let body = body.as_str();
    let token = bench.token.clone();
    let request = Request { method, address: &address, token: &token, key, body, more: "Accept-Language: sv\r\n" };
    bench.heard = request.send(bench.here().server).await;
    bench.settle().await;
}

/// The program asks for an address of the API; `{item}`, `{channel}` and `{action}` stand for what is spoken of.
#[when(expr = "the program asks for {string}")]
async fn asks(bench: &mut Bench, address: String) {
    say(bench, "GET", &address, "", "").await;
}

/// The program sends this JSON to an address of the API, without a key; `{together}` stands for what the item that was asked for can be decided on with.
#[when(expr = "the program sends to {string}:")]
async fn sends(bench: &mut Bench, step: &cucumber::gherkin::Step, address: String) {
    let body = step.docstring.as_deref().unwrap_or_default().trim().to_owned();
    say(bench, "POST", &address, "", &body).await;
}

/// As above, with an `Idempotency-Key`.
#[when(expr = "the program sends to {string} with the key {string}:")]
async fn sends_with_key(bench: &mut Bench, step: &cucumber::gherkin::Step, address: String, key: String) {
    let body = step.docstring.as_deref().unwrap_or_default().trim().to_owned();
    say(bench, "POST", &address, &key, &body).await;
}

/// The status of the last answer to the program.
#[then(expr = "the program is answered {int}")]
async fn answered(bench: &mut Bench, status: u16) {
    let heard = &bench.heard;
    assert_eq!(heard.status, status, "{}: {}", heard.address, String::from_utf8_lossy(&heard.bytes));
}

/// The kind of problem that the last answer tells of, which has a page of its own.
#[then(expr = "the program is told the problem {string}")]
async fn told(bench: &mut Bench, key: String) {
    assert_eq!(problem(&bench.heard), key, "{}", String::from_utf8_lossy(&bench.heard.bytes));
    let mut browser = bench.here().browser();
    assert_eq!(browser.open(&format!("/problems/{key}")).await.status, 200);
}

/// What the last answer holds.
#[then(expr = "the answer to the program holds {string}")]
async fn holds(bench: &mut Bench, text: String) {
    let told = String::from_utf8_lossy(&bench.heard.bytes);
    assert!(told.contains(&text), "{told}");
}

/// The last answer tells of findings of this kind, and not where they stand.
#[then(expr = "the answer to the program holds no place of {string}")]
async fn holds_no_place(bench: &mut Bench, kind: String) {
    let answer: serde_json::Value = serde_json::from_slice(&bench.heard.bytes).unwrap();
    let findings = answer["findings"].as_array().expect("findings");
    let found: Vec<_> = findings.iter().filter(|finding| finding["kind"] == kind).collect();
    assert!(!found.is_empty() && found.iter().all(|one| one["start"].is_null() && one["end"].is_null()), "{found:?}");
}

/// What the last answer does not hold.
#[then(expr = "the answer to the program does not hold {string}")]
async fn does_not_hold(bench: &mut Bench, text: String) {
    let told = String::from_utf8_lossy(&bench.heard.bytes);
    assert!(!told.contains(&text), "{told}");
}

/// The last answer says that it was given before, to the same request.
#[then(expr = "the program hears what it heard before")]
async fn replayed(bench: &mut Bench) {
    assert_eq!(bench.heard.header("idempotency-replayed"), Some("true"));
}
