//! What people do with a comment, on its page.

use cucumber::{given, then, when};
use saklig_store::items;

use crate::bench::Bench;

/// Someone opens the page of the comment.
#[when(expr = "{string} opens the comment")]
async fn opens(bench: &mut Bench, who: String) {
    bench.open_item(&who).await;
}

/// From now on the comment is the latest one by this visitor.
#[when(expr = "the comment by {string} is spoken of")]
async fn spoken_of(bench: &mut Bench, author: String) {
    let items = bench.here().script.items();
    let found = items.iter().rev().find(|item| item.author.as_deref() == Some(author.as_str()));
    bench.item = Some(found.expect("a comment of theirs").id.clone());
}

/// As above, the first one.
#[when(expr = "the first comment by {string} is spoken of")]
async fn first_spoken_of(bench: &mut Bench, author: String) {
    let items = bench.here().script.items();
    let found = items.iter().find(|item| item.author.as_deref() == Some(author.as_str()));
    bench.item = Some(found.expect("a comment of theirs").id.clone());
}

/// On the page of one of many that are nearly identical, someone unticks those that this visitor wrote, and sends the form whose address ends in this, with a ground by its id.
#[when(expr = "{string} unticks what {string} wrote and does {string} on ground {string}")]
async fn unticks(bench: &mut Bench, who: String, author: String, act: String, ground: String) {
    let db = bench.here().desk().store().db().clone();
    let player = bench.player(&who);
    let mut form = player.browser.page.form(&format!("/{act}")).expect("a form for the group");
    let mut kept = Vec::new();
    for (name, value) in form.fields.clone() {
        let ticked = name.strip_prefix("item-").map(|id| id.parse().expect("an item"));
        let by = match ticked {
            Some(item) => items::one(&db, item).await.unwrap().expect("the item").author,
            None => String::new(),
        };
        if by != author {
            kept.push((name, value));
        }
    }
    form.fields = kept;
    let offered = form.choices.get("ground").cloned().unwrap_or_default();
    let chosen = offered.iter().find(|(value, _)| value.split('/').nth(1) == Some(&ground)).expect("the ground");
    form.fill("ground", &chosen.0);
    let player = bench.player(&who);
    player.browser.send(&form, None).await;
    bench.settle().await;
}

/// Someone takes the comment's case for themselves.
#[given(expr = "{string} claims the case")]
#[when(expr = "{string} claims the case")]
async fn claims(bench: &mut Bench, who: String) {
    bench.act(&who, "/claim", &[], None).await;
}

/// Someone lets go of the case.
#[when(expr = "{string} releases the case")]
async fn releases(bench: &mut Bench, who: String) {
    bench.act(&who, "/release", &[], None).await;
}

/// Someone closes the case.
#[given(expr = "{string} closes the case")]
#[when(expr = "{string} closes the case")]
async fn closes(bench: &mut Bench, who: String) {
    bench.act(&who, "/close", &[], None).await;
}

/// Someone opens the case again.
#[when(expr = "{string} reopens the case")]
async fn reopens(bench: &mut Bench, who: String) {
    bench.act(&who, "/reopen", &[], None).await;
}

/// Someone chooses a ground from the page's list, by its id, and presses the button to hide.
#[given(expr = "{string} hides it on ground {string}")]
#[when(expr = "{string} hides it on ground {string}")]
async fn hides(bench: &mut Bench, who: String, ground: String) {
    bench.open_item(&who).await;
    let form =
        bench.page().form("/hide").unwrap_or_else(|| panic!("the page offers no hiding: {}", bench.page().told()));
    let offered = form.choices.get("ground").cloned().unwrap_or_default();
    let chosen = offered.iter().find(|(value, _)| value.split('/').nth(1) == Some(&ground));
    let Some((value, _)) = chosen else { panic!("the list has no ground \"{ground}\": {offered:?}") };
    bench.send(&who, "/hide", &[("ground", value)], None).await;
}

/// Someone presses the button to hide with whatever the page has chosen already.
#[when(expr = "{string} hides it as the page proposes")]
async fn hides_as_proposed(bench: &mut Bench, who: String) {
    bench.act(&who, "/hide", &[], None).await;
}

/// Someone presses the button to hide without any ground.
#[when(expr = "{string} hides it without a ground")]
async fn hides_without(bench: &mut Bench, who: String) {
    bench.act(&who, "/hide", &[("ground", "")], None).await;
}

/// Someone makes the hidden comment visible again.
#[when(expr = "{string} makes it visible again")]
async fn unhides(bench: &mut Bench, who: String) {
    bench.act(&who, "/unhide", &[], None).await;
}

/// Someone decides that there is no ground and it stays.
#[given(expr = "{string} leaves it visible")]
#[when(expr = "{string} leaves it visible")]
async fn leaves(bench: &mut Bench, who: String) {
    let button = "Ingen grund: låt den stå kvar";
    bench.open_item(&who).await;
    bench.press(&who, button).await;
}

/// So many visitors have written this, and each time this person has decided that it stays.
#[given(expr = "{int} comment(s) saying {string} that {string} left visible")]
async fn left_visible(bench: &mut Bench, count: usize, text: String, who: String) {
    let post = bench.post.clone().expect("a post: begin with a channel");
    let login = bench.player(&who).login.clone();
    let town = bench.here();
    let ids: Vec<String> =
        (0..count).map(|number| town.script.comment(&format!("@besökare{number}"), &post, &text, town.now())).collect();
    bench.look().await;
    let desk = bench.here().desk().clone();
    let (person, _) = saklig_store::people::by_login(desk.store().db(), &login).await.unwrap().expect("the person");
    for id in ids {
        bench.item = Some(id);
        desk.leave_visible(&person, bench.item_id().await).await.unwrap();
    }
    bench.settle().await;
}

/// Someone writes an answer and sends it as the authority.
#[given(expr = "{string} answers {string}")]
#[when(expr = "{string} answers {string}")]
async fn answers(bench: &mut Bench, who: String, text: String) {
    bench.act(&who, "/answer", &[("text", &text)], None).await;
}

/// Someone puts a reply template into the answer, by its id.
#[when(expr = "{string} takes the reply template {string}")]
async fn takes_template(bench: &mut Bench, who: String, template: String) {
    bench.open_item(&who).await;
    let player = bench.player(&who);
    let form = player.browser.page.forms().into_iter().find(|form| form.choices.contains_key("template"));
    let mut form = form.expect("templates to choose from");
    form.fill("template", &template);
    bench.draft = None;
    let player = bench.player(&who);
    player.browser.send(&form, None).await;
}

/// In the answer that someone is writing, what stands in double brackets and begins so becomes this.
#[when(expr = "{string} fills in {string} with {string}")]
async fn fills_in(bench: &mut Bench, who: String, open: String, text: String) {
    let written = answer_so_far(bench);
    let at = written.find(&format!("[[{open}")).unwrap_or_else(|| panic!("no [[{open}…]] in: {written}"));
    let end = written[at..].find("]]").expect("closing brackets") + at + 2;
    bench.player(&who);
    bench.draft = Some(format!("{}{text}{}", &written[..at], &written[end..]));
}

/// Someone sends the answer as it now stands.
#[when(expr = "{string} sends the answer")]
async fn sends_answer(bench: &mut Bench, who: String) {
    let text = answer_so_far(bench);
    bench.send(&who, "/answer", &[("text", &text)], None).await;
}

/// Someone writes an answer on the page that they have open, and presses the button that says this.
#[when(expr = "{string} writes {string} and presses {string}")]
async fn writes(bench: &mut Bench, who: String, text: String, label: String) {
    bench.draft = None;
    bench.send(&who, "/answer", &[("text", &text)], Some(&label)).await;
}

/// Someone opens the comment and takes over the draft that a colleague is writing.
#[when(expr = "{string} takes over the draft")]
async fn takes_over(bench: &mut Bench, who: String) {
    bench.act(&who, "/draft/take", &[], None).await;
}

/// The answer that is being written says this.
#[then(expr = "the answer so far says {string}")]
async fn answer_says(bench: &mut Bench, text: String) {
    let written = answer_so_far(bench);
    assert!(written.contains(&text), "{written}");
}

/// The answer that is being written does not say this.
#[then(expr = "the answer so far does not say {string}")]
async fn answer_does_not_say(bench: &mut Bench, text: String) {
    let written = answer_so_far(bench);
    assert!(!written.is_empty() && !written.contains(&text), "{written}");
}

fn answer_so_far(bench: &Bench) -> String {
    if let Some(draft) = &bench.draft {
        return draft.clone();
    }
    let form =
        bench.page().form("/answer").unwrap_or_else(|| panic!("no answer can be written: {}", bench.page().told()));
    form.value("text").unwrap_or_default().to_owned()
}

/// Someone writes an internal note.
#[given(expr = "{string} notes {string}")]
#[when(expr = "{string} notes {string}")]
async fn notes(bench: &mut Bench, who: String, text: String) {
    bench.act(&who, "/note", &[("text", &text)], None).await;
}

/// Someone presses the button to undo what waits.
#[when(expr = "{string} undoes it")]
async fn undoes(bench: &mut Bench, who: String) {
    bench.act(&who, "/undo", &[], None).await;
}

/// Someone has looked at the platform, and says that an act of unknown outcome arrived.
#[when(expr = "{string} says that it arrived")]
async fn says_arrived(bench: &mut Bench, who: String) {
    bench.act(&who, "/arrived", &[], None).await;
}

/// Someone has looked at the platform, and says that an act of unknown outcome did not arrive.
#[when(expr = "{string} says that it did not arrive")]
async fn says_not_arrived(bench: &mut Bench, who: String) {
    bench.act(&who, "/not-arrived", &[], None).await;
}

/// Someone still has the page open from before, and presses its button to undo.
#[when(expr = "{string} undoes it on the page that is open")]
async fn undoes_late(bench: &mut Bench, who: String) {
    bench.send(&who, "/undo", &[], None).await;
}

/// Someone sends an act to the comment's address although no page offers it to them: `hide`, `unhide`, `leave`, `answer`, `note`, `claim`, `release`, `close`, `reopen`, `restrict`, `unrestrict`, `done-by-hand`, `block`, `approve`, `decline-block`, `unblock`, `report`, `remove`, `assign`, `escalate`, `confirm`, `decline`. A proposal that waits is the one meant.
#[when(expr = "{string} sends {string} without being offered it")]
async fn forces(bench: &mut Bench, who: String, act: String) {
    bench.open_item(&who).await;
    let address = format!("/inbox/{}/{act}", bench.item_id().await);
    let proposal = super::further::open_proposal(bench).await;
    let fields = [
        ("ground", "se/personal-data/1"),
        ("text", "Hej! Läs mer på vår webbplats."),
        ("reason", "spam"),
        ("until", "2026-12-20"),
        ("message", "{complaint}"),
        ("role", "registrar"),
        ("proposal", proposal.as_str()),
    ];
    let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    bench.player(&who).browser.post(&address, &fields).await;
    bench.settle().await;
}

/// Someone sends a form to an address although no page offers it to them, as `name=value` lines.
#[when(expr = "{string} sends to {string} without being offered it:")]
async fn forces_form(bench: &mut Bench, step: &cucumber::gherkin::Step, who: String, address: String) {
    bench.open(&who, "/inbox").await;
    let fields: Vec<(String, String)> = step
        .docstring
        .as_deref()
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.trim().split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let address = address.replace("{channel}", &bench.channel.map_or_else(String::new, |id| id.to_string()));
    let address = match address.contains("{item}") {
        true => address.replace("{item}", &bench.item_id().await.to_string()),
        false => address,
    };
    bench.player(&who).browser.post(&address, &fields).await;
}
