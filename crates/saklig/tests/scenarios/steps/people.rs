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

/// Someone's employment changes to `civil_servant`, `political_appointee` or `elected_member`, as if that had always been so.
#[given(expr = "{string} becomes a/an {string}")]
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
    let address = &player.browser.page.address;
    assert!(address.starts_with("/sign-in") && !address.starts_with("/sign-in/code"), "{address}");
}

/// Someone opens an address, without signing in when asked.
#[when(expr = "{string} opens {string} without signing in")]
async fn opens_without(bench: &mut Bench, who: String, address: String) {
    bench.player(&who).browser.open(&address).await;
}

/// Someone opens an address, and signs in where they are asked to.
#[given(expr = "{string} opens the page {string}")]
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

/// Someone gives the right password, and stops there.
#[when(expr = "{string} gives the password")]
async fn gives_password(bench: &mut Bench, who: String) {
    let player = bench.player(&who);
    player.browser.open("/sign-in").await;
    let (login, secret) = (player.login.clone(), player.password.clone());
    town::give_password(&mut player.browser, &login, &secret).await;
}

/// Someone is asked for the code from their phone.
#[then(expr = "{string} is asked for the code")]
async fn asked_for_code(bench: &mut Bench, who: String) {
    let page = &bench.player(&who).browser.page;
    assert!(page.address.starts_with("/sign-in/code"), "{}", page.address);
}

/// Someone writes the code that their phone shows.
#[when(expr = "{string} writes the code from the phone")]
async fn writes_code(bench: &mut Bench, who: String) {
    let player = bench.player(&who);
    let code = player.browser.code();
    player.browser.write_code(&code).await;
}

/// Someone writes the code once more that they used last.
#[when(expr = "{string} writes the same code again")]
async fn writes_again(bench: &mut Bench, who: String) {
    let player = bench.player(&who);
    let code = player.browser.phone.lock().unwrap().last.clone();
    player.browser.write_code(&code).await;
}

/// Someone writes a wrong code so many times.
#[when(expr = "{string} writes a wrong code {int} time(s)")]
async fn writes_wrong(bench: &mut Bench, who: String, times: usize) {
    for _ in 0..times {
        let browser = &mut bench.player(&who).browser;
        let right = browser.phone.lock().unwrap().last.clone();
        // None of the few that are good now, as long as it is near none of them.
        let wrong = if right.starts_with('1') { "222222" } else { "111111" };
        browser.write_code(wrong).await;
    }
}

/// Someone writes the recovery code with this number, from 1.
#[when(expr = "{string} writes recovery code {int}")]
async fn writes_recovery(bench: &mut Bench, who: String, number: usize) {
    let player = bench.player(&who);
    let code = player.browser.phone.lock().unwrap().codes[number - 1].to_lowercase();
    player.browser.write_code(&code).await;
}

/// Someone signs in at another computer, and goes on at the first.
#[given(expr = "{string} signs in at another computer too")]
#[when(expr = "{string} signs in at another computer too")]
async fn signs_in_elsewhere(bench: &mut Bench, who: String) {
    let player = bench.player(&who);
    let mut other = player.browser.another();
    let (login, secret) = (player.login.clone(), player.password.clone());
    town::sign_in(&mut other, &login, &secret).await;
    assert!(!other.page.address.starts_with("/sign-in"), "{}", other.page.told());
    bench.others.insert(login, other);
}

/// Someone opens an address at the other computer, without signing in when asked.
#[when(expr = "{string} opens {string} at the other computer")]
async fn opens_elsewhere(bench: &mut Bench, who: String, address: String) {
    let player = bench.player(&who);
    let login = player.login.clone();
    let other = bench.others.get_mut(&login).expect("another computer");
    other.open(&address).await;
    let page = other.page.clone();
    bench.player(&who).browser.page = page;
}

/// Someone fills in the page to add a colleague, with these roles and as a civil servant.
#[when(expr = "{string} adds {string} as {string}")]
async fn adds(bench: &mut Bench, who: String, name: String, roles: String) {
    bench.open(&who, "/people/new").await;
    let login = name.split(' ').next().unwrap().to_lowercase();
    let mut form = bench.page().form("/people/new").expect("the form to add a colleague");
    form.fields.retain(|(field, _)| field != "role");
    form.fields.extend(roles.split(", ").map(|role| ("role".to_owned(), role.to_owned())));
    form.fill("name", &name);
    form.fill("login", &login);
    bench.player(&who).browser.send(&form, None).await;
    bench.settle().await;
    let known = bench.players.contains_key(&login);
    if !known {
        let last = bench.last.clone();
        bench.join(&name, &login, password());
        bench.last = last;
    }
}

/// The page of a person, by their login.
async fn page_of(bench: &mut Bench, colleague: &str) -> String {
    let last = bench.last.clone();
    let login = bench.player(colleague).login.clone();
    bench.last = last;
    let found = saklig_store::people::by_login(bench.here().desk().store().db(), &login).await.unwrap();
    format!("/people/{}", found.unwrap_or_else(|| panic!("nobody signs in as {login}")).0.id)
}

/// Someone opens a colleague's page.
#[given(expr = "{string} opens the page of {string}")]
#[when(expr = "{string} opens the page of {string}")]
async fn opens_page_of(bench: &mut Bench, who: String, colleague: String) {
    let address = page_of(bench, &colleague).await;
    bench.open(&who, &address).await;
}

/// On a colleague's page someone presses the button that says this.
#[given(expr = "{string} presses {string} on the page of {string}")]
#[when(expr = "{string} presses {string} on the page of {string}")]
async fn presses_on(bench: &mut Bench, who: String, label: String, colleague: String) {
    let address = page_of(bench, &colleague).await;
    bench.open(&who, &address).await;
    bench.press(&who, &label).await;
}

/// On a colleague's page someone changes the employment category.
#[when(expr = "{string} makes {string} a/an {string}")]
async fn makes(bench: &mut Bench, who: String, colleague: String, employment: String) {
    let address = page_of(bench, &colleague).await;
    bench.open(&who, &address).await;
    let forms = bench.page().forms();
    let mut form = forms.into_iter().find(|form| form.value("employment").is_some()).expect("the employment");
    form.fill("employment", &employment);
    bench.player(&who).browser.send(&form, None).await;
    bench.settle().await;
}

/// Someone confirms the open proposal about a colleague although no page offers it to them.
#[when(expr = "{string} confirms what is proposed for {string} without being offered it")]
async fn forces_confirming(bench: &mut Bench, who: String, colleague: String) {
    let address = page_of(bench, &colleague).await;
    bench.open(&who, &address).await;
    let form = bench.page().form("/decline").expect("an open proposal");
    let fields = form.fields.clone();
    bench.player(&who).browser.post(&format!("{address}/confirm"), &fields).await;
}

/// The one-time address that the last page shows is noted down.
#[given(expr = "the address is handed over")]
#[when(expr = "the address is handed over")]
async fn handed_over(bench: &mut Bench) {
    let html = bench.page().html();
    let address = html.split("<code class=\"secret\">").nth(1).unwrap_or_else(|| panic!("{}", bench.page().told()));
    let address = address.split('<').next().unwrap();
    bench.code = address.split("/start/").nth(1).expect("a one-time address").to_owned();
}

/// Someone opens the one-time address that was handed over.
#[when(expr = "{string} opens the address that was handed over")]
async fn opens_handed_over(bench: &mut Bench, who: String) {
    let address = format!("/start/{}", bench.code);
    bench.player(&who).browser.open(&address).await;
}

/// At the one-time address that was handed over someone chooses password and second factor.
#[given(expr = "{string} uses the address that was handed over")]
#[when(expr = "{string} uses the address that was handed over")]
async fn uses_handed_over(bench: &mut Bench, who: String) {
    let address = format!("/start/{}", bench.code);
    let player = bench.player(&who);
    player.browser = player.browser.another();
    player.browser.open(&address).await;
    let mut form = player.browser.page.form(&address).unwrap_or_else(|| panic!("{}", player.browser.page.told()));
    form.fill("password", &player.password);
    player.browser.send(&form, None).await;
    player.browser.prove().await;
    bench.settle().await;
}

/// Whoever runs the server makes a one-time address for someone: `saklig person unlock`.
#[when(expr = "whoever runs the server unlocks {string}")]
async fn unlocks(bench: &mut Bench, who: String) {
    let login = bench.player(&who).login.clone();
    bench.code = bench.here().desk().unlock(&login).await.unwrap();
    bench.settle().await;
}

/// Whoever runs the server makes someone administrator: `saklig person appoint`.
#[when(expr = "whoever runs the server appoints {string}")]
async fn appoints(bench: &mut Bench, who: String) {
    let login = bench.player(&who).login.clone();
    bench.here().desk().appoint(&login).await.unwrap();
    bench.settle().await;
}

/// On their own account someone changes the password, giving this as the old one.
#[when(expr = "{string} changes the password from {string} to {string}")]
async fn changes_password(bench: &mut Bench, who: String, old: String, new: String) {
    bench.open(&who, "/account").await;
    let old = if old == "the old one" { bench.player(&who).password.clone() } else { old };
    bench.send(&who, "/account/password", &[("old", &old), ("new", &new)], None).await;
    if bench.page().status == 200 {
        bench.player(&who).password = new;
    }
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
