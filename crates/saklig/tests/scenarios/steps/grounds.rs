//! Grounds, the reasons that are given, and what is held against them.

use cucumber::{then, when};
use saklig_store::receipts;

use crate::{bench::Bench, town::page::tidy};

/// Somebody's inbox says that something is asked of them, by the key of the text.
#[then(expr = "{string} is alerted: {string}")]
async fn alerted(bench: &mut Bench, who: String, key: String) {
    bench.open(&who, "/inbox").await;
    assert!(bench.says(&key), "{}", bench.page().told());
}

/// The page lets one choose this ground, by its id, to hide the comment.
#[then(expr = "the page offers the ground {string}")]
async fn offers_ground(bench: &mut Bench, ground: String) {
    assert!(grounds(bench).contains(&ground), "{:?}", grounds(bench));
}

/// The page does not let one choose this ground, by its id, although it offers others.
#[then(expr = "the page does not offer the ground {string}")]
async fn no_ground(bench: &mut Bench, ground: String) {
    let offered = grounds(bench);
    assert!(!offered.is_empty() && !offered.contains(&ground), "{offered:?}");
}

fn grounds(bench: &Bench) -> Vec<String> {
    let form = bench.page().form("/hide").unwrap_or_else(|| panic!("no hiding: {}", bench.page().told()));
    let offered = form.choices.get("ground").cloned().unwrap_or_default();
    offered.iter().filter_map(|(value, _)| Some(value.split('/').nth(1)?.to_owned())).collect()
}

/// Somebody who does not work here, and is not signed in, opens the address of the newest receipt that was given.
#[when(expr = "the visitor {string} opens the receipt")]
async fn opens_receipt(bench: &mut Bench, who: String) {
    let code = newest_receipt(bench, None).await;
    visits(bench, &who, &code).await;
}

/// The address of the newest receipt, of this visitor's comments or of anybody's.
async fn newest_receipt(bench: &Bench, author: Option<&str>) -> String {
    let db = bench.here().desk().store().db();
    let channel = bench.channel.expect("a channel");
    let mut newest: Option<receipts::Receipt> = None;
    for item in bench.here().script.items() {
        if author.is_some() && item.author.as_deref() != author {
            continue;
        }
        let Some(kept) = saklig_store::items::by_external_id(db, channel, &item.id).await.unwrap() else { continue };
        for receipt in receipts::of(db, kept.item.id).await.unwrap() {
            if newest.as_ref().is_none_or(|other| other.at < receipt.at) {
                newest = Some(receipt);
            }
        }
    }
    newest.expect("a receipt").code
}

async fn visits(bench: &mut Bench, who: &str, code: &str) {
    let login = who.to_lowercase();
    if !bench.players.contains_key(&login) {
        bench.join(who, &login, "");
    }
    bench.player(who).browser.open(&format!("/receipt/{code}?lang=sv")).await;
}

/// A visitor reads this at the newest receipt of a decision about them, without signing in.
#[then(expr = "{string} is told: {string}")]
async fn is_told(bench: &mut Bench, who: String, text: String) {
    let last = bench.last.clone();
    let code = newest_receipt(bench, Some(&who)).await;
    visits(bench, &who, &code).await;
    let page = bench.page();
    assert!(page.words().contains(&tidy(&text)), "{}", page.told());
    bench.last = last;
}

/// Somebody sends a file with so many names to an address, as a program would.
#[when(expr = "{string} sends a file of {int} names to {string}")]
async fn sends_names(bench: &mut Bench, who: String, count: usize, address: String) {
    bench.open(&who, "/inbox").await;
    let names: String = (0..count).map(|number| format!("@besökare{number}\n")).collect();
    bench.player(&who).browser.post(&address, &[("file".to_owned(), names)]).await;
}

/// Somebody sends their answer to what is held against a decision, although no page offers it to them.
#[when(expr = "{string} settles the objection without being offered it")]
async fn settles_unasked(bench: &mut Bench, who: String) {
    bench.open_item(&who).await;
    let item = bench.item_id().await;
    let open = receipts::objections_about(bench.here().desk().store().db(), item).await.unwrap();
    let objection = open.last().expect("an objection").id.to_string();
    let fields = [("objection", objection.as_str()), ("outcome", "upheld"), ("note", "Regeln gäller alla.")];
    let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    bench.player(&who).browser.post(&format!("/inbox/{item}/objection"), &fields).await;
}
