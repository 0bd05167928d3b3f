//! The rarer acts on a comment, its author and its channel.

use cucumber::{given, then, when};
use saklig_model::ground::GroundRef;
use saklig_store::{people, proposals};

use crate::bench::Bench;

/// The proposal that waits, as forms carry it; empty when none does.
pub async fn open_proposal(bench: &Bench) -> String {
    let (desk, authority) = (bench.here().desk(), bench.authority().await);
    let open = proposals::open(desk.store().db(), authority, desk.now()).await.unwrap();
    open.first().map_or_else(String::new, |proposal| proposal.id.to_string())
}

/// Someone has hidden two comments of a visitor's on a ground, by its id, limited them for a week, and hidden a third that they wrote all the same: the last step, a block, is open. The third comment is the one that is spoken of.
#[given(expr = "{string} has gone up the ladder with {string} on ground {string}")]
async fn climbed(bench: &mut Bench, who: String, author: String, ground: String) {
    let (post, channel) =
        (bench.post.clone().expect("a post: begin with a channel"), bench.channel.expect("a channel"));
    let login = bench.player(&who).login.clone();
    let town = bench.here();
    let (person, _) = people::by_login(town.desk().store().db(), &login).await.unwrap().expect("the person");
    let ground = GroundRef { pack: "se".into(), id: ground, version: 1 };
    let newest = town.climb(&person, channel, &post, &author, &ground).await;
    bench.item = Some(newest);
}

/// Someone proposes that the comment's author be blocked: ground by its id, last day as `2027-01-17`, and why.
#[given(expr = "{string} proposes to block the author on ground {string} until {string} because {string}")]
#[when(expr = "{string} proposes to block the author on ground {string} until {string} because {string}")]
async fn proposes(bench: &mut Bench, who: String, ground: String, until: String, why: String) {
    bench.open_item(&who).await;
    let form = bench.page().form("/block");
    let form = form.unwrap_or_else(|| panic!("the page offers no blocking: {}", bench.page().told()));
    let offered = form.choices.get("ground").cloned().unwrap_or_default();
    let chosen = offered.iter().find(|(value, _)| value.split('/').nth(1) == Some(&ground));
    let Some((value, _)) = chosen else { panic!("the list has no ground \"{ground}\": {offered:?}") };
    let filled = [("ground", value.as_str()), ("until", &until), ("reason", &why)];
    bench.send(&who, "/block", &filled, None).await;
}

/// The list of grounds to block on does not have this one, by its id.
#[then(expr = "nobody can be blocked on ground {string}")]
async fn not_offered(bench: &mut Bench, ground: String) {
    let form = bench.page().form("/block").expect("a form to propose a block");
    let offered = form.choices.get("ground").cloned().unwrap_or_default();
    assert!(offered.len() > 1, "{offered:?}");
    assert!(!offered.iter().any(|(value, _)| value.split('/').nth(1) == Some(&ground)), "{offered:?}");
}

/// Someone confirms what another proposed.
#[given(expr = "{string} confirms the block")]
#[when(expr = "{string} confirms the block")]
async fn confirms(bench: &mut Bench, who: String) {
    bench.act(&who, "/approve", &[], None).await;
}

/// Someone declines what another proposed, or takes back their own proposal.
#[when(expr = "{string} declines the block")]
async fn declines(bench: &mut Bench, who: String) {
    bench.act(&who, "/decline-block", &[], None).await;
}

/// Someone lets the blocked author back.
#[when(expr = "{string} lifts the block")]
async fn lifts(bench: &mut Bench, who: String) {
    bench.act(&who, "/unblock", &[], None).await;
}

/// Someone reports the comment to the platform, for one of its reasons: `spam`, `violation`, `rude`.
#[given(expr = "{string} reports it as {string}")]
#[when(expr = "{string} reports it as {string}")]
async fn reports(bench: &mut Bench, who: String, reason: String) {
    bench.act(&who, "/report", &[("reason", &reason)], None).await;
}

/// Someone removes what the authority published, for a listed reason: `mistake`, `wrong-account`, `duplicate`, `outdated`, `personal-data`.
#[given(expr = "{string} removes it because {string}")]
#[when(expr = "{string} removes it because {string}")]
async fn removes(bench: &mut Bench, who: String, reason: String) {
    bench.act(&who, "/remove", &[("reason", &reason)], None).await;
}

/// From now on the comment is the authority's own latest answer.
#[given(expr = "the authority's answer is spoken of")]
#[when(expr = "the authority's answer is spoken of")]
async fn answer_spoken_of(bench: &mut Bench) {
    bench.item = bench.here().script.answers().last().map(|answer| answer.id.clone());
    bench.look().await;
}

/// Someone gives the case to a colleague, by name.
#[when(expr = "{string} gives the case to {string}")]
async fn gives(bench: &mut Bench, who: String, to: String) {
    bench.open_item(&who).await;
    let form = bench.page().form("/assign");
    let form = form.unwrap_or_else(|| panic!("the case cannot be given away: {}", bench.page().told()));
    let offered = form.choices.get("person").cloned().unwrap_or_default();
    let Some((value, _)) = offered.iter().find(|(_, name)| *name == to) else { panic!("no {to}: {offered:?}") };
    bench.send(&who, "/assign", &[("person", value)], None).await;
}

/// Someone hands the case up to a role (`channel_owner`, `registrar`, `administrator`), with a note.
#[when(expr = "{string} hands the case up to {string} with the note {string}")]
async fn hands_up(bench: &mut Bench, who: String, role: String, note: String) {
    bench.act(&who, "/escalate", &[("role", &role), ("text", &note)], None).await;
}

/// Someone opens the page of the channel.
#[when(expr = "{string} opens the channel")]
async fn opens_channel(bench: &mut Bench, who: String) {
    let address = format!("/channels/{}", bench.channel.expect("a channel"));
    bench.open(&who, &address).await;
}

/// Someone opens the list of who is blocked in the channel.
#[when(expr = "{string} opens the channel's blocks")]
async fn opens_blocks(bench: &mut Bench, who: String) {
    let address = format!("/channels/{}/blocks", bench.channel.expect("a channel"));
    bench.open(&who, &address).await;
}

/// Someone says anew what the channel is for, whose it is, and its mode.
#[when(expr = "{string} describes the channel as {string} of {string} in mode {string}")]
async fn describes(bench: &mut Bench, who: String, purpose: String, unit: String, mode: String) {
    opens_channel(bench, who.clone()).await;
    let filled = [("purpose", purpose.as_str()), ("owner_unit", &unit), ("mode", &mode)];
    bench.send(&who, "/describe", &filled, None).await;
}

/// Someone connects the channel again with this password; `wrong` does not work.
#[when(expr = "{string} connects the channel again with the password {string}")]
async fn reconnects(bench: &mut Bench, who: String, password: String) {
    opens_channel(bench, who.clone()).await;
    bench.send(&who, "/reconnect", &[("credential-password", &password)], None).await;
}

/// Someone presses the button to look at the channel now.
#[when(expr = "{string} asks for a look now")]
async fn looks_now(bench: &mut Bench, who: String) {
    opens_channel(bench, who.clone()).await;
    bench.send(&who, "/look", &[], None).await;
}

/// From now on the account's name and password lead to another account.
#[when(expr = "the password leads to another account")]
async fn another_account(bench: &mut Bench) {
    bench.here().script.account("sc-other");
}

/// This visitor is kept away from the account at the platform, and nobody else.
#[then(expr = "the platform has blocked {string}")]
async fn is_blocked(bench: &mut Bench, author: String) {
    assert_eq!(bench.here().script.blocked(), [author]);
}

/// The account itself blocks a visitor at the platform, past Saklig.
#[given(expr = "the authority has blocked {string} at the platform")]
async fn blocks_there(bench: &mut Bench, author: String) {
    bench.town().await.script.block(&author);
}

/// Nobody is kept away from the account at the platform.
#[then(expr = "the platform has blocked nobody")]
async fn nobody_blocked(bench: &mut Bench) {
    assert!(bench.here().script.blocked().is_empty(), "{:?}", bench.here().script.blocked());
}

/// So many reports have reached the platform.
#[then(expr = "{int} report(s) has/have reached the platform")]
async fn reports_reached(bench: &mut Bench, count: usize) {
    let reports = bench.here().script.reports();
    assert_eq!(reports.len(), count, "{reports:?}");
}

/// The comment, or our own answer, is not at the platform any more.
#[then(expr = "it is gone at the platform")]
async fn gone_there(bench: &mut Bench) {
    let item = bench.here().script.item(bench.item.as_deref().expect("an item")).expect("the item");
    assert!(item.gone, "it still stands at the platform");
}
