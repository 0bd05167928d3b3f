//! The platform: what is on it, what goes wrong there, what it shows afterwards.

use std::time::Duration;

use cucumber::{gherkin::Step, given, then, when};
use jiff::SignedDuration;
use saklig_channel::{Can, TextLimit, Trouble, scripted::Mishap};
use saklig_model::id::ChannelId;

use crate::bench::Bench;

/// Ulla connects an account of the scripted platform on the page, in this mode (`publish_and_answer`, `listen_only`, `employer_information`). It only reads. The first is `exempelmyndigheten`, a further one is called as its channel; from then on comments come to it.
#[given(expr = "the channel {string} in mode {string} that only reads")]
#[when(expr = "Ulla connects the channel {string} in mode {string}")]
async fn channel_that_reads(bench: &mut Bench, name: String, mode: String) {
    let handle = if bench.channel.is_none() { "exempelmyndigheten".to_owned() } else { name.to_lowercase() };
    bench.open("ulla", "/channels/new?platform=scripted").await;
    let filled = [
        ("name", name.as_str()),
        ("handle", handle.as_str()),
        ("base_url", "https://scripted.test"),
        ("owner_unit", "Kommunikationsenheten"),
        ("purpose", "Vi berättar om vårt arbete och svarar på allmänna frågor."),
        ("mode", mode.as_str()),
        ("credential-password", "fungerar"),
    ];
    bench.send("ulla", "/channels/new", &filled, None).await;
    let page = bench.page();
    assert_eq!(page.status, 200, "{}", page.told());
    let id: ChannelId =
        page.address.trim_start_matches("/channels/").split('?').next().unwrap().parse().expect("a channel's page");
    bench.channel = Some(id);
    bench.here().script.speak_as(&handle);
    let post = bench.here().script.post_as_authority(None, "Nu öppnar årets ansökan.", bench.here().now());
    bench.post = Some(post);
    bench.look().await;
}

/// The account has posted this before Saklig knew of it; comments hang from it.
#[given(expr = "the account has posted {string}")]
async fn has_posted(bench: &mut Bench, text: String) {
    let town = bench.town().await;
    let post = town.script.post_as_authority(None, &text, town.now());
    bench.post = Some(post);
}

/// Someone asks on the page to follow a public account; the scripted ones are called `@name@scripted.test`, and there is every one but `ingen`.
#[given(expr = "{string} follows the account {string}")]
#[when(expr = "{string} follows the account {string}")]
async fn follows(bench: &mut Bench, who: String, address: String) {
    bench.open(&who, "/channels/follow").await;
    bench.send(&who, "/channels/follow", &[("address", &address)], None).await;
    let to = bench.page().address.clone();
    if let Some(id) = to.strip_prefix("/channels/").and_then(|rest| rest.split('/').next()?.parse().ok()) {
        bench.channel = Some(id);
    }
}

async fn fills_in_confirmation(bench: &mut Bench, who: &str, attested: &str) {
    let address = format!("/channels/{}/confirm", bench.channel.expect("a channel"));
    bench.open(who, &address).await;
    let filled = [
        ("owner_unit", "Kommunikationsenheten"),
        ("purpose", "Vi berättar om vårt arbete."),
        ("mode", "publish_and_answer"),
        ("attested", attested),
    ];
    bench.send(who, "/confirm", &filled, None).await;
}

/// Someone confirms on the account's page that it is the authority's own; Saklig's next look follows.
#[given(expr = "{string} confirms that the account is the authority's own")]
#[when(expr = "{string} confirms that the account is the authority's own")]
async fn confirms(bench: &mut Bench, who: String) {
    fills_in_confirmation(bench, &who, "1").await;
    bench.look().await;
}

/// Someone sends the same page without the assurance.
#[when(expr = "{string} confirms the account without assuring whose it is")]
async fn confirms_nothing(bench: &mut Bench, who: String) {
    fills_in_confirmation(bench, &who, "").await;
}

/// Someone connects the channel anew with credentials, from its own page: one that was followed, or whose credentials no longer work.
#[when(expr = "{string} connects the channel with credentials")]
async fn connects_again(bench: &mut Bench, who: String) {
    let channel = bench.channel.expect("a channel");
    bench.open(&who, &format!("/channels/{channel}")).await;
    let link = format!("/channels/new?again={channel}");
    assert!(bench.page().html().contains(&format!("href=\"{link}\"")), "{}", bench.page().told());
    bench.open(&who, &link).await;
    let filled = [("base_url", "https://scripted.test"), ("credential-password", "fungerar")];
    bench.send(&who, "/channels/new", &filled, None).await;
    let page = bench.page();
    assert_eq!(page.status, 200, "{}", page.told());
    assert!(page.address.starts_with(&format!("/channels/{channel}")), "another channel: {}", page.address);
    bench.look().await;
}

/// Someone opens the channel's own page.
#[when(expr = "{string} opens the channel's page")]
async fn opens_channel(bench: &mut Bench, who: String) {
    let address = format!("/channels/{}", bench.channel.expect("a channel"));
    bench.open(&who, &address).await;
}

/// A look shows so many items; otherwise 100.
#[given(expr = "a platform that shows {int} items at a time")]
async fn shows_at_a_time(bench: &mut Bench, items: usize) {
    bench.town().await.script.page(items);
}

/// The next looks show everything from the start, once more.
#[when(expr = "the platform repeats everything in the next {int} look(s)")]
async fn repeats(bench: &mut Bench, looks: usize) {
    bench.town().await.script.repeat(looks);
}

/// The next looks show the newest first.
#[when(expr = "the platform reverses the order in the next {int} look(s)")]
async fn reverses(bench: &mut Bench, looks: usize) {
    bench.town().await.script.reverse(looks);
}

/// The next looks leave out every other item, and show it in the look after.
#[when(expr = "the platform leaves out every other item in the next {int} look(s)")]
async fn leaves_out(bench: &mut Bench, looks: usize) {
    bench.town().await.script.omit(looks);
}

/// Several visitors comment at once, `author | text`, before Saklig looks again.
#[when(expr = "at once there come the comments:")]
async fn comments_at_once(bench: &mut Bench, step: &Step) {
    let post = bench.post.clone().expect("a post: begin with a channel");
    let town = bench.here();
    for row in &step.table.as_ref().expect("a table").rows {
        town.script.comment(&row[0], &post, &row[1], town.now());
    }
    bench.look().await;
}

/// The platform's clock is so many hours ahead of ours; its times are all off by that.
#[given(expr = "a platform whose clock is {int} hours ahead")]
async fn ahead(bench: &mut Bench, hours: i64) {
    bench.town().await.script.skew(SignedDuration::from_hours(hours));
}

/// As above, behind.
#[given(expr = "a platform whose clock is {int} hours behind")]
async fn behind(bench: &mut Bench, hours: i64) {
    bench.town().await.script.skew(SignedDuration::from_hours(-hours));
}

/// As above; then Ulla switches acting on.
#[given(expr = "the channel {string} in mode {string}")]
async fn channel(bench: &mut Bench, name: String, mode: String) {
    channel_that_reads(bench, name, mode).await;
    switches_on(bench, "ulla".into()).await;
}

/// Someone lets Saklig act in the channel, on the channel's page.
#[given(expr = "{string} switches acting on")]
#[when(expr = "{string} switches acting on")]
async fn switches_on(bench: &mut Bench, who: String) {
    let address = format!("/channels/{}", bench.channel.expect("a channel"));
    bench.open(&who, &address).await;
    bench.send(&who, "/acting", &[("acting", "on")], None).await;
}

/// Someone stops Saklig from acting in the channel.
#[given(expr = "{string} switches acting off")]
#[when(expr = "{string} switches acting off")]
async fn switches_off(bench: &mut Bench, who: String) {
    let address = format!("/channels/{}", bench.channel.expect("a channel"));
    bench.open(&who, &address).await;
    bench.send(&who, "/acting", &[("acting", "off")], None).await;
}

/// Someone disconnects the channel, on the page that asks once.
#[when(expr = "{string} disconnects the channel")]
async fn disconnects(bench: &mut Bench, who: String) {
    let address = format!("/channels/{}/disconnect", bench.channel.expect("a channel"));
    bench.open(&who, &address).await;
    bench.send(&who, "/disconnect", &[], None).await;
}

/// The platform takes no idempotency keys: what is sent twice is done twice.
#[given(expr = "a platform that takes no idempotency keys")]
async fn no_keys(bench: &mut Bench) {
    bench.town().await.script.can(|can| can.idempotent = false);
}

/// An answer may have so many characters; otherwise 300.
#[given(expr = "a platform that takes {int} characters")]
async fn takes(bench: &mut Bench, characters: usize) {
    bench
        .town()
        .await
        .script
        .can(|can| can.text = TextLimit { graphemes: characters, bytes: 10 * characters, link: None });
}

/// The platform cannot do this: `answer`, `hide`, `unhide`, `block`, `report`, `remove`.
#[given(expr = "a platform that cannot {string}")]
async fn cannot(bench: &mut Bench, what: String) {
    bench.town().await.script.can(|can| {
        let no = Can::No("cannot-platform");
        match what.as_str() {
            "answer" => can.answer = no,
            "hide" => can.hide = no,
            "unhide" => can.unhide = no,
            "block" => can.block = no,
            "report" => can.report = no,
            "remove" => can.remove = no,
            _ => panic!("there is no act \"{what}\""),
        }
    });
}

/// A visitor comments on the authority's post; Saklig's next look sees it, within 5 seconds.
#[given(expr = "{string} has commented {string}")]
#[when(expr = "{string} comments {string}")]
async fn comments(bench: &mut Bench, author: String, text: String) {
    let post = bench.post.clone().expect("a post: begin with a channel");
    let town = bench.here();
    bench.item = Some(town.script.comment(&author, &post, &text, town.now()));
    bench.look().await;
}

/// A visitor answers the latest comment by another, who is still the one that is spoken of.
#[when(expr = "{string} answers {string} at the platform: {string}")]
async fn answers_there(bench: &mut Bench, author: String, other: String, text: String) {
    let parent = latest_by(bench, &other);
    let town = bench.here();
    town.script.comment(&author, &parent, &text, town.now());
    bench.look().await;
}

/// The authority answers the latest comment by this visitor at the platform itself, past Saklig.
#[when(expr = "the authority answers {string} at the platform: {string}")]
async fn authority_answers_there(bench: &mut Bench, other: String, text: String) {
    let parent = latest_by(bench, &other);
    let town = bench.here();
    town.script.post_as_authority(Some(&parent), &text, town.now());
    bench.look().await;
}

fn latest_by(bench: &Bench, author: &str) -> String {
    let items = bench.here().script.items();
    let found = items.iter().rev().find(|item| item.author.as_deref() == Some(author));
    found.expect("a comment of theirs").id.clone()
}

/// A visitor mentions the account elsewhere.
#[when(expr = "{string} mentions the account: {string}")]
async fn mentions(bench: &mut Bench, author: String, text: String) {
    let town = bench.here();
    bench.item = Some(town.script.mention(&author, &text, town.now()));
    bench.look().await;
}

/// As above, with a picture of this.
#[given(expr = "{string} has commented {string} with a picture of {string}")]
#[when(expr = "{string} comments {string} with a picture of {string}")]
async fn comments_with(bench: &mut Bench, author: String, text: String, what: String) {
    let post = bench.post.clone().expect("a post: begin with a channel");
    let town = bench.here();
    let item = town.script.comment(&author, &post, &text, town.now());
    assert!(town.script.attach(&item, "image/jpeg", Some(&what), b"\xff\xd8\xff a picture"));
    bench.item = Some(item);
    bench.look().await;
}

/// The author adds a picture to the comment at the platform, and changes no word.
#[when(expr = "the author adds a picture of {string}")]
async fn adds_picture(bench: &mut Bench, what: String) {
    let item = bench.item.clone().expect("an item");
    assert!(bench.here().script.attach(&item, "image/jpeg", Some(&what), b"\xff\xd8\xff a picture"));
    bench.look().await;
}

/// The author changes the text at the platform; Saklig looks again within 20 seconds.
#[given(expr = "the author edits the comment to {string}")]
#[when(expr = "the author edits the comment to {string}")]
async fn edits(bench: &mut Bench, text: String) {
    let town = bench.here();
    assert!(town.script.edit(bench.item.as_deref().expect("an item"), &text, town.now()));
    town.pass(jiff::SignedDuration::from_secs(20)).await;
}

/// The author deletes the comment at the platform; Saklig looks again within 20 seconds.
#[given(expr = "the author deletes the comment")]
#[when(expr = "the author deletes the comment")]
async fn deletes(bench: &mut Bench) {
    let town = bench.here();
    assert!(town.script.delete(bench.item.as_deref().expect("an item")));
    town.pass(jiff::SignedDuration::from_secs(20)).await;
}

/// What the platform answers: `500`, `429`, `429 with Retry-After 30`, `garbage`, `nothing`, `signed out`.
enum Weather {
    Broken(u16),
    Busy(Option<Duration>),
    Garbage,
    Nothing,
    SignedOut,
}

fn weather(text: &str) -> Weather {
    match text {
        "garbage" => Weather::Garbage,
        "nothing" => Weather::Nothing,
        "signed out" => Weather::SignedOut,
        "429" => Weather::Busy(None),
        _ => match text.strip_prefix("429 with Retry-After ").map(|seconds| seconds.parse().expect("seconds")) {
            Some(seconds) => Weather::Busy(Some(Duration::from_secs(seconds))),
            None => Weather::Broken(text.parse().unwrap_or_else(|_| panic!("no platform answers \"{text}\""))),
        },
    }
}

/// The platform answers its next questions (looks, fetches) so: `500`, `429`, `429 with Retry-After 30`, `garbage`, `nothing`, `signed out`.
#[when(expr = "the platform answers the next {int} question(s) with {string}")]
async fn answers_questions(bench: &mut Bench, times: usize, what: String) {
    let trouble = match weather(&what) {
        Weather::Broken(status) => Trouble::Broken { status },
        Weather::Busy(retry_after) => Trouble::Busy { retry_after },
        Weather::Garbage => Trouble::Garbled,
        Weather::Nothing => Trouble::Unreachable,
        Weather::SignedOut => Trouble::SignedOut,
    };
    bench.town().await.script.trouble(times, trouble);
}

/// Whatever the platform would still have answered wrongly, it answers well from now on.
#[when(expr = "the platform recovers")]
async fn recovers(bench: &mut Bench) {
    bench.town().await.script.recover();
}

/// As above, after so many questions that it still answers well.
#[given(expr = "after {int} question(s) the platform answers the next {int} with {string}")]
async fn answers_later(bench: &mut Bench, first: usize, times: usize, what: String) {
    bench.town().await.script.answered_first(first);
    answers_questions(bench, times, what).await;
}

/// The platform answers what it is told to do so, without doing it; the words are as above.
#[when(expr = "the platform answers the next {int} deed(s) with {string}")]
async fn answers_deeds(bench: &mut Bench, times: usize, what: String) {
    let mishap = match weather(&what) {
        Weather::Broken(status) => Mishap::Broken(status),
        Weather::Busy(after) => Mishap::Busy(after),
        Weather::Garbage => Mishap::Lost { done: false },
        Weather::Nothing => Mishap::Unreachable,
        Weather::SignedOut => Mishap::SignedOut,
    };
    bench.town().await.script.mishap(times, mishap);
}

/// The platform does not permit the next deed to this account.
#[when(expr = "the platform does not permit the next deed")]
async fn not_permitted(bench: &mut Bench) {
    bench.town().await.script.mishap(1, Mishap::NotPermitted);
}

/// The next deed is done, but its answer is lost.
#[when(expr = "the platform loses the answer after doing it")]
async fn loses_after(bench: &mut Bench) {
    bench.town().await.script.mishap(1, Mishap::Lost { done: true });
}

/// The next deed is lost on its way.
#[when(expr = "the platform loses the deed on its way")]
async fn loses_before(bench: &mut Bench) {
    bench.town().await.script.mishap(1, Mishap::Lost { done: false });
}

/// Re-reading the platform tells nothing from now on.
#[when(expr = "the platform cannot be re-read")]
async fn unsure(bench: &mut Bench) {
    bench.town().await.script.unsure(true);
}

/// How the comment stands at the platform itself: `hidden` or `visible`.
#[then(expr = "at the platform the comment is {word}")]
async fn stands(bench: &mut Bench, how: String) {
    let item = bench.here().script.item(bench.item.as_deref().expect("an item")).expect("the item");
    let hidden = match how.as_str() {
        "hidden" => true,
        "visible" => false,
        _ => panic!("a comment is hidden or visible, not \"{how}\""),
    };
    assert_eq!(item.hidden, hidden, "it stands otherwise at the platform");
}

/// Nothing at all is hidden at the platform.
#[then(expr = "nothing is hidden at the platform")]
async fn nothing_hidden(bench: &mut Bench) {
    let hidden: Vec<_> = bench.here().script.items().into_iter().filter(|item| item.hidden).collect();
    assert!(hidden.is_empty(), "{hidden:?}");
}

/// How many deeds have reached the platform, done or not.
#[then(expr = "{int} deed(s) has/have been tried at the platform")]
async fn deeds(bench: &mut Bench, count: usize) {
    assert_eq!(bench.here().script.deeds(), count);
}

/// The platform shows this answer of the authority, once.
#[then(expr = "the platform shows the answer {string}")]
async fn shows_answer(bench: &mut Bench, text: String) {
    let answers: Vec<String> = bench.here().script.answers().into_iter().map(|answer| answer.text).collect();
    assert_eq!(answers.iter().filter(|answer| **answer == text).count(), 1, "{answers:?}");
}

/// The platform shows so many answers of the authority.
#[then(expr = "the platform shows {int} answer(s)")]
async fn shows_answers(bench: &mut Bench, count: usize) {
    let answers: Vec<String> = bench.here().script.answers().into_iter().map(|answer| answer.text).collect();
    assert_eq!(answers.len(), count, "{answers:?}");
}
