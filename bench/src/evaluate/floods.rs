//! Floods: a stream of comments in the order of its times, some of which come
//! again and again, and the comments of three videos.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context as _;
use saklig_triage::jsonl;
use serde::Deserialize;

use crate::{
    Figure,
    evaluate::{
        Ground, is_built,
        measure::{Share, not_built, stated, value_at_least},
        sets,
    },
};

const KIND: &str = "spam";

/// A comment of the stream, with the flood that it belongs to.
#[derive(Deserialize)]
struct Comment {
    at: String,
    author: String,
    text: String,
    group: Option<String>,
}

/// Every figure about floods.
///
/// # Errors
/// If a set cannot be read.
pub fn figures(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    if !is_built(KIND) {
        return Ok(vec![
            not_built("floods: pairwise F1 from the third comment on", "at least 0.95"),
            not_built("floods: YouTube", "stated"),
        ]);
    }
    let stream = sets::text("sets/floods.jsonl")?;
    let comments: Vec<Comment> = stream.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let said = read(ground, &comments)?;
    let pairs = Pairs::of(&comments, &said);
    let mut background = Share::default();
    for (_, said) in comments.iter().zip(&said).filter(|(comment, _)| comment.group.is_none()) {
        background.add(said.is_some());
    }
    let mut floods = BTreeMap::<&str, bool>::new();
    for (comment, said) in comments.iter().zip(&said) {
        if let Some(flood) = comment.group.as_deref() {
            *floods.entry(flood).or_default() |= said.is_some();
        }
    }
    let mut figures = vec![
        value_at_least(
            format!(
                "floods: pairwise F1 from the third comment on, {} comments, {} floods",
                comments.len(),
                floods.len()
            ),
            pairs.f1(),
            format!("{:.3} ({} pairs right, {} missed, {} wrong)", pairs.f1(), pairs.right, pairs.missed, pairs.wrong),
            0.95,
        ),
        stated("floods: background comments grouped (thanks, congratulations, questions)", background.words()),
    ];
    let seen = Share { hits: floods.values().filter(|seen| **seen).count(), all: floods.len() };
    figures.push(stated("floods: floods of which something is found", seen.words()));
    figures.push(youtube(ground)?);
    Ok(figures)
}

/// What is grouped among the comments of three videos. Their labels judge what a
/// comment says, not whether it comes again.
fn youtube(ground: &Ground) -> anyhow::Result<Figure> {
    let rows: Vec<[String; 5]> = sets::rows("sets/youtube.tsv")?;
    let (mut spam, mut other, mut groups) = (Share::default(), Share::default(), 0);
    for video in ["1", "2", "3"] {
        let own: Vec<&[String; 5]> = rows.iter().filter(|row| row[0] == video).collect();
        let comments: Vec<Comment> = own
            .iter()
            .map(|[_, at, author, _, text]| Comment {
                at: format!("{at}Z"),
                author: author.clone(),
                text: text.clone(),
                group: None,
            })
            .collect();
        let said = read(ground, &comments)?;
        groups += said.iter().flatten().collect::<BTreeSet<_>>().len();
        for (row, said) in own.iter().zip(&said) {
            if row[3] == "1" { spam.add(said.is_some()) } else { other.add(said.is_some()) }
        }
    }
    let got = format!("{groups} groups; of comments labelled as spam {}, of others {}", spam.words(), other.words());
    Ok(stated(format!("floods: YouTube, {} comments of 3 videos, grouped", rows.len()), got))
}

/// The group of each comment, as the reader says it while the stream comes in.
fn read(ground: &Ground, comments: &[Comment]) -> anyhow::Result<Vec<Option<String>>> {
    let mut stream = jsonl::Stream::default();
    let said = comments.iter().map(|Comment { at, author, text, .. }| {
        let line = serde_json::json!({"channel": "channel", "author": author, "at": at, "text": text}).to_string();
        let answer = stream.answer(&ground.triage, jsonl::read(&ground.triage, &line));
        let answer: serde_json::Value = serde_json::from_str(answer.line())?;
        let findings = answer["findings"].as_array().context("a line was refused")?;
        let spam = findings.iter().find(|finding| finding["kind"] == KIND);
        Ok(spam.map(|finding| finding["facts"]["group"].to_string()))
    });
    said.collect()
}

/// Pairs of comments in the same flood, and of comments said to be.
struct Pairs {
    right: usize,
    missed: usize,
    wrong: usize,
}

impl Pairs {
    /// Over all comments but the first two of each flood, which nobody can know.
    fn of(comments: &[Comment], said: &[Option<String>]) -> Self {
        let mut before = BTreeMap::<&str, usize>::new();
        let mut counted = Vec::new();
        for (comment, said) in comments.iter().zip(said) {
            let group = comment.group.as_deref();
            if let Some(group) = group {
                let before = before.entry(group).or_default();
                *before += 1;
                if *before <= 2 {
                    continue;
                }
            }
            counted.push((group, said.as_deref()));
        }
        let mut pairs = Self { right: 0, missed: 0, wrong: 0 };
        for (place, (group, said)) in counted.iter().enumerate() {
            for (other_group, other_said) in &counted[..place] {
                let is = group.is_some() && group == other_group;
                match (is, said.is_some() && said == other_said) {
                    (true, true) => pairs.right += 1,
                    (true, false) => pairs.missed += 1,
                    (false, true) => pairs.wrong += 1,
                    (false, false) => {}
                }
            }
        }
        pairs
    }

    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (2 * self.right + self.missed + self.wrong).max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_two_of_a_flood_do_not_count() {
        let comment = |group: Option<&str>| Comment {
            at: String::new(),
            author: String::new(),
            text: String::new(),
            group: group.map(str::to_owned),
        };
        let comments: Vec<_> = [Some("f"), Some("f"), Some("f"), Some("f"), None].map(comment).into();
        let said = [None, None, Some("1"), Some("1"), Some("1")].map(|said| said.map(str::to_owned));
        let pairs = Pairs::of(&comments, &said);
        assert_eq!((pairs.right, pairs.missed, pairs.wrong), (1, 0, 2));
    }
}
