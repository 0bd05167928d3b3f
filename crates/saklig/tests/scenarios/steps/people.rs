//! Authorities, people, time, signing in.

use cucumber::{given, then, when};
use jiff::SignedDuration;
use saklig_model::person::{Employment, Role};
use saklig_store::{Db, authorities};
use sqlx::Executor as _;

use crate::{
    bench::{Bench, moment, password},
    town,
};

/// The authority is set up on the page of the one-time address. Ulla Berg is its first person: moderator, channel owner and administrator.
#[given(expr = "the authority {string} in {string}")]
async fn authority(bench: &mut Bench, name: String, country: String) {
    let language = if country == "dk" { "da" } else { "sv" };
    bench.town().await;
    let browser = bench.here().set_up(&name, &country, language).await;
    bench.join("Ulla Berg", "ulla", password());
    bench.player("ulla").browser = browser;
}

/// As above; its case numbers have the form `51-999999`, where 9 stands for a digit.
#[given(expr = "the authority {string} in {string} with case numbers {string}")]
async fn authority_with(bench: &mut Bench, name: String, country: String, form: String) {
    authority(bench, name, country).await;
    let town = bench.here();
    let mut authority = town.authority().await;
    authority.case_numbers = vec![form];
    let mut tx = town.desk().store().begin().await.unwrap();
    authorities::change(&mut tx, &authority).await.unwrap();
    tx.commit().await.unwrap();
}

/// The program is started for the first time and prints its one-time address.
#[given(expr = "a new installation")]
async fn installation(bench: &mut Bench) {
    bench.town().await;
    bench.code = bench.here().desk().set_up_code().await.unwrap().expect("a one-time address");
    bench.join("Ulla Berg", "ulla", password());
    bench.join("Någon Annan", "nagon", password());
}

/// Someone opens the one-time address and sets up this authority there, if the page opens at all.
#[when(expr = "{string} sets up {string} at the one-time address")]
async fn sets_up(bench: &mut Bench, who: String, name: String) {
    let address = format!("/set-up/{}", bench.code);
    let player = bench.player(&who);
    player.browser.open(&address).await;
    let Some(mut form) = player.browser.page.form(&address) else { return };
    let (person, login, secret) = (player.name.clone(), player.login.clone(), player.password.clone());
    for (field, value) in [
        ("authority", name.as_str()),
        ("country", "se"),
        ("language", "sv"),
        ("unit", "Kommunikationsenheten"),
        ("name", &person),
        ("login", &login),
        ("password", &secret),
        ("civil_servant", "1"),
    ] {
        form.fill(field, value);
    }
    player.browser.send(&form, None).await;
    bench.settle().await;
}

/// A moment where the authority is: `2026-12-18 15:50`. Before the authority it sets the clock; later on time passes until then.
#[given(expr = "it is {string}")]
#[when(expr = "it becomes {string}")]
async fn it_is(bench: &mut Bench, when: String) {
    bench.set_time(moment(&when)).await;
}

/// Time passes, and jobs run as they come due.
#[given(expr = "{int} second(s) pass(es)")]
#[when(expr = "{int} second(s) pass(es)")]
async fn seconds(bench: &mut Bench, count: i64) {
    bench.here().pass(SignedDuration::from_secs(count)).await;
}

/// As above.
#[given(expr = "{int} minute(s) pass(es)")]
#[when(expr = "{int} minute(s) pass(es)")]
async fn minutes(bench: &mut Bench, count: i64) {
    bench.here().pass(SignedDuration::from_mins(count)).await;
}

/// As above, at one stroke.
#[given(expr = "{int} hour(s) pass(es)")]
#[when(expr = "{int} hour(s) pass(es)")]
async fn hours(bench: &mut Bench, count: i64) {
    bench.here().pass(SignedDuration::from_hours(count)).await;
}

async fn add(bench: &mut Bench, name: &str, roles: &str, employment: &str) {
    let roles: Vec<Role> = roles
        .split(',')
        .map(|role| Role::from_key(role.trim()).unwrap_or_else(|| panic!("there is no role \"{role}\"")))
        .collect();
    let employment =
        Employment::from_key(employment).unwrap_or_else(|| panic!("there is no employment \"{employment}\""));
    let authority = bench.here().authority().await;
    let person = bench.here().add_person(&authority, name, &roles, employment).await;
    bench.join(name, &person.login, password());
}

/// A civil servant with these roles: `moderator, channel_owner, registrar, reviewer, administrator`.
#[given(expr = "{string} works as {string}")]
async fn works_as(bench: &mut Bench, name: String, roles: String) {
    add(bench, &name, &roles, "civil_servant").await;
}

/// Someone with these roles and this employment: `civil_servant`, `political_appointee`, `elected_member`.
#[given(expr = "{string} works as {string} and is a/an {string}")]
async fn works_as_and_is(bench: &mut Bench, name: String, roles: String, employment: String) {
    add(bench, &name, &roles, &employment).await;
}

/// Someone's employment changes to `civil_servant`, `political_appointee` or `elected_member`. There is no page for it yet.
#[when(expr = "{string} becomes a/an {string}")]
async fn becomes(bench: &mut Bench, who: String, employment: String) {
    let employment =
        Employment::from_key(&employment).unwrap_or_else(|| panic!("there is no employment \"{employment}\""));
    let login = bench.player(&who).login.clone();
    let sql = format!("UPDATE person SET employment = '{}' WHERE login = '{login}'", employment.key());
    match bench.here().desk().store().db() {
        Db::Sqlite { write, .. } => {
            write.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
        }
        Db::Postgres(pool) => {
            pool.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
        }
    }
}

/// Someone signs in with the right password.
#[given(expr = "{string} signs in")]
#[when(expr = "{string} signs in")]
async fn signs_in(bench: &mut Bench, who: String) {
    let secret = bench.player(&who).password.clone();
    tries_to_sign_in(bench, who, 1, secret).await;
}

/// Someone tries to sign in so many times, one after the other, with this password.
#[when(expr = "{string} tries to sign in {int} time(s) with the password {string}")]
async fn tries_to_sign_in(bench: &mut Bench, who: String, times: usize, secret: String) {
    for _ in 0..times {
        let player = bench.player(&who);
        player.browser.open("/sign-in").await;
        let login = player.login.clone();
        town::sign_in(&mut player.browser, &login, &secret).await;
    }
}

/// Someone signs out with the button of the page.
#[when(expr = "{string} signs out")]
async fn signs_out(bench: &mut Bench, who: String) {
    bench.open(&who, "/inbox").await;
    bench.send(&who, "/sign-out", &[], None).await;
}

/// The page that someone has open asks them to sign in.
#[then(expr = "{string} is asked to sign in")]
async fn asked_to_sign_in(bench: &mut Bench, who: String) {
    let player = bench.player(&who);
    assert!(player.browser.page.address.starts_with("/sign-in"), "{}", player.browser.page.address);
}

/// Someone opens an address, without signing in when asked.
#[when(expr = "{string} opens {string} without signing in")]
async fn opens_without(bench: &mut Bench, who: String, address: String) {
    bench.player(&who).browser.open(&address).await;
}

/// Someone opens an address, and signs in where they are asked to.
#[when(expr = "{string} opens the page {string}")]
async fn opens_page(bench: &mut Bench, who: String, address: String) {
    bench.open(&who, &address).await;
}

/// The invented authority comes in with its people, each with their own password.
#[given(expr = "the example data")]
async fn example(bench: &mut Bench) {
    bench.town().await;
    let sign_ins =
        bench.here().desk().bring_example(saklig::carried::example()).await.unwrap().expect("fresh examples");
    for sign_in in sign_ins {
        bench.join(&sign_in.person.name, &sign_in.person.login, &sign_in.password);
    }
    bench.settle().await;
}

/// Someone sends what has been filled in by the button that says this.
#[when(expr = "{string} presses {string}")]
async fn presses(bench: &mut Bench, who: String, label: String) {
    bench.press(&who, &label).await;
}

/// Someone switches single letters as keys on or off, on the page of the keys.
#[when(expr = "{string} switches single letters {word}")]
async fn switches_keys(bench: &mut Bench, who: String, how: String) {
    let fields: Vec<(String, String)> = (how == "on").then(|| ("on".into(), "1".into())).into_iter().collect();
    let player = bench.player(&who);
    let form = player.browser.page.form("/keys").expect("the switch");
    player.browser.post(&form.action, &fields).await;
}

/// Whether the script of the last page takes single letters as keys: `on` or `off`.
#[then(expr = "single letters are {word} on the page")]
async fn keys_are(bench: &mut Bench, how: String) {
    assert_eq!(bench.page().html().contains("data-keys=\"off\""), how == "off", "{}", bench.page().told());
}
