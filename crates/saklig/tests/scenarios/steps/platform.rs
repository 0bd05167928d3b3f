//! The platform: what is on it, what goes wrong there, what it shows afterwards.

use std::time::Duration;

use cucumber::{given, then, when};
use saklig_channel::{Can, TextLimit, Trouble, scripted::Mishap};
use saklig_model::id::ChannelId;

use crate::bench::Bench;

/// Ulla connects the scripted platform's account on the page, in this mode (`publish_and_answer`, `listen_only`, `employer_information`). It only reads.
#[given(expr = "the channel {string} in mode {string} that only reads")]
#[when(expr = "Ulla connects the channel {string} in mode {string}")]
async fn channel_that_reads(bench: &mut Bench, name: String, mode: String) {
    bench.open("ulla", "/channels/new?platform=scripted").await;
    let filled = [
        ("name", name.as_str()),
        ("handle", "exempelmyndigheten"),
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
    let post = bench.here().script.post_as_authority(None, "Nu öppnar årets ansökan.", bench.here().now());
    bench.post = Some(post);
    bench.look().await;
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
    bench.town().await.script.can(|can| can.text = TextLimit { graphemes: characters, bytes: 10 * characters });
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
