//! What people do on any page, and what it holds.

use cucumber::{gherkin::Step, given, then, when};

use crate::{bench::Bench, town::page::tidy};

/// The rows of a step's table below its heading, their cells tidied.
fn rows(step: &Step) -> Vec<Vec<String>> {
    let table = step.table.as_ref().expect("a table");
    table.rows.iter().skip(1).map(|row| row.iter().map(|cell| tidy(cell)).collect()).collect()
}

/// On the page that someone has open, they send the form whose address ends in this, as it stands.
#[given(expr = "{string} does {string}")]
#[when(expr = "{string} does {string}")]
async fn does(bench: &mut Bench, who: String, act: String) {
    bench.send(&who, &format!("/{act}"), &[], None).await;
}

/// As above, filled in: `field | value`, by the names of the fields.
#[given(expr = "{string} does {string} with:")]
#[when(expr = "{string} does {string} with:")]
async fn does_with(bench: &mut Bench, step: &Step, who: String, act: String) {
    let rows = rows(step);
    let filled: Vec<(&str, &str)> = rows.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    bench.send(&who, &format!("/{act}"), &filled, None).await;
}

/// In a list in which several can be chosen, someone ticks all of them and presses the button that says this.
#[when(expr = "{string} ticks every case and presses {string}")]
async fn ticks(bench: &mut Bench, who: String, label: String) {
    bench.tick(&who, &[], &label).await;
}

/// As above, with a choice made in a list of the form, by the names of choice and field.
#[when(expr = "{string} ticks every case, chooses {string} for {string} and presses {string}")]
async fn ticks_and_chooses(bench: &mut Bench, who: String, value: String, field: String, label: String) {
    bench.tick(&who, &[(field.as_str(), value.as_str())], &label).await;
}

/// What the last page says of something, by the name that it gives it: `name | value`.
#[then(expr = "the page has the values:")]
async fn has_values(bench: &mut Bench, step: &Step) {
    let found = bench.page().values();
    for row in rows(step) {
        let there = found.iter().any(|(name, value)| *name == row[0] && *value == row[1]);
        assert!(there, "{row:?} is not there: {found:#?}");
    }
}

/// Rows or entries of a list that the last page has: in each, these words stand in this order, others between them or not. The heading of the table is for the reader.
#[then(expr = "the page lists:")]
async fn lists(bench: &mut Bench, step: &Step) {
    let found = bench.page().rows();
    for row in rows(step) {
        let there = found.iter().any(|words| stand_in(words, &row));
        assert!(there, "{row:?} is not there: {found:#?}");
    }
}

/// Whether these words stand in a text, one after the other.
fn stand_in(text: &str, words: &[String]) -> bool {
    let mut rest = text;
    words.iter().all(|word| {
        let at = rest.find(word.as_str());
        rest = at.map_or(rest, |at| &rest[at + word.len()..]);
        at.is_some()
    })
}

/// The last page does not say this text of the house, by its key.
#[then(expr = "the page does not say the text {string}")]
async fn does_not_say_text(bench: &mut Bench, key: String) {
    assert!(!bench.says(&key), "{}", bench.page().told());
}

/// In the forms of the last page, this stands in the field of this name; empty for nothing.
#[then(expr = "the page proposes {string} for {string}")]
async fn proposes_for(bench: &mut Bench, value: String, field: String) {
    let found: Vec<String> =
        bench.page().forms().iter().filter_map(|form| form.value(&field).map(str::to_owned)).collect();
    assert!(!found.is_empty() && found.iter().all(|one| *one == value), "{found:?}");
}
