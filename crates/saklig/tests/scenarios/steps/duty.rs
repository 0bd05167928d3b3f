//! Duty: who is called, and what the authority's mail server is handed.

use cucumber::{given, then, when};

use crate::{
    bench::Bench,
    town::mailbox::{Mailbox, Manner},
};

/// The authority has a mail server, which takes everything; Ulla sets it on the page. People who are called from then on are reached by e-mail where they say so.
#[given(expr = "the authority has a mail server")]
async fn mail_server(bench: &mut Bench) {
    let mailbox = Mailbox::open().await;
    let port = mailbox.port.to_string();
    bench.mailbox = Some(mailbox);
    bench.open("Ulla", "/duty/ways").await;
    let filled = [
        ("house", "https://saklig.example.se"),
        ("mail_host", "127.0.0.1"),
        ("mail_port", port.as_str()),
        ("mail_from", "jour@myndigheten.example"),
    ];
    bench.send("Ulla", "/duty/ways", &filled, None).await;
}

/// Someone says on their own account at which address they are reached.
#[given(expr = "{string} is reached at {string}")]
async fn reached(bench: &mut Bench, who: String, mail: String) {
    bench.open(&who, "/account").await;
    bench.send(&who, "/account/reach", &[("mail", &mail)], None).await;
}

/// From now on the mail server answers so: `well`, `later`, `refused`, `not at all`.
#[when(expr = "the mail server answers {string}")]
async fn answers(bench: &mut Bench, how: String) {
    let manner = match how.as_str() {
        "well" => Manner::Takes,
        "later" => Manner::Later,
        "refused" => Manner::Refuses,
        "not at all" => Manner::HangsUp,
        other => panic!("a mail server does not answer \"{other}\""),
    };
    bench.mailbox.as_ref().expect("a mail server").behave(manner);
}

/// How many messages the mail server has taken for this address so far.
#[then(expr = "the mail server has taken {int} message(s) to {string}")]
async fn has_taken(bench: &mut Bench, count: usize, to: String) {
    let taken = bench.mailbox.as_ref().expect("a mail server").taken();
    assert_eq!(taken.iter().filter(|one| one.to == to).count(), count, "{taken:#?}");
}

/// No message that the mail server has taken says this.
#[then(expr = "no message says {string}")]
async fn no_message_says(bench: &mut Bench, words: String) {
    let taken = bench.mailbox.as_ref().expect("a mail server").taken();
    assert!(!taken.is_empty() && taken.iter().all(|one| !one.text.contains(&words)), "{taken:#?}");
}

/// Someone has a notice of this kind (`assigned`, `alarm`, `gap`, `threat`) that they have not read.
#[then(expr = "{string} has the notice {string}")]
async fn has_notice(bench: &mut Bench, who: String, kind: String) {
    bench.open(&who, "/notices").await;
    assert!(bench.says(&format!("notice-{kind}")) && bench.says("notice-new"), "{}", bench.page().told());
}

/// Someone has no notices at all.
#[then(expr = "{string} has no notices")]
async fn has_none(bench: &mut Bench, who: String) {
    bench.open(&who, "/notices").await;
    assert!(bench.says("notices-none"), "{}", bench.page().told());
}

/// Someone opens the newest alarm from the page of the roster.
#[when(expr = "{string} opens the newest alarm")]
async fn opens_alarm(bench: &mut Bench, who: String) {
    let authority = bench.authority().await;
    let db = bench.here().desk().store().db();
    let newest = saklig_store::alarms::newest(db, authority, 1).await.unwrap().pop().expect("an alarm");
    bench.open(&who, &format!("/alarms/{}", newest.id)).await;
}
