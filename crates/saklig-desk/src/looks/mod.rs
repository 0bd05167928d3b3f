//! Looks: what people see. Each look asks `Person::may` first and only ever
//! returns what belongs to the person's own authority.

pub mod blocks;
pub mod case_page;
pub mod channels;
pub mod inbox;
pub mod journal;
pub mod people;
pub mod public;
pub mod search;
pub mod thread;
pub mod tokens;

use std::collections::HashMap;

use jiff::Timestamp;
use saklig_model::{
    case::CaseState,
    clock::from_micros,
    finding::Finding,
    id::{ChannelId, ItemId, PersonId, RevisionId},
    item::{ItemKind, Presence},
};
use saklig_store::{cases::Listed, items};

use crate::{Desk, Refusal, reading::is_personal_data};

/// An item in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The item; its page is `/inbox/{item}`.
    pub item: ItemId,
    /// The case number, if a case is open or was.
    pub number: Option<i64>,
    /// Where the case stands.
    pub state: Option<CaseState>,
    /// The channel it came through.
    pub channel: ChannelId,
    /// The channel's name.
    pub channel_name: String,
    /// The platform's two letters.
    pub mark: String,
    /// What it is.
    pub kind: ItemKind,
    /// The author's user name.
    pub author: String,
    /// Whether the authority wrote it.
    pub own: bool,
    /// The beginning of the text, cut into plain and covered parts; a message
    /// or possible threat is covered whole.
    pub text: Vec<Part>,
    /// Whether the whole text is covered until someone chooses to read it.
    pub covered: bool,
    /// The language of the text.
    pub lang: Option<String>,
    /// Kinds of findings, the gravest first, each once.
    pub kinds: Vec<String>,
    /// When it was written.
    pub posted_at: Timestamp,
    /// When the authority received it; waiting counts from here.
    pub received_at: Timestamp,
    /// How it stands at the platform.
    pub presence: Presence,
    /// Who holds the case.
    pub holder: Option<Holder>,
}

/// Who holds a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their initials.
    pub initials: String,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Shown as it is.
    Plain(String),
    /// Covered in lists: how many characters, and the kind of finding.
    Covered {
        /// The number of characters.
        length: usize,
        /// The kind of finding.
        kind: String,
    },
    /// Marked on the case page: the text, the finding's number there and its kind.
    Marked {
        /// The text.
        text: String,
        /// The finding's number on the page, from 1.
        number: usize,
        /// The kind of finding.
        kind: String,
    },
}

/// Where a list goes on: the last row's sort keys, as an opaque word in links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After(pub String);

impl Desk {
    /// Rows of a list: the findings of each, what is to be covered, and who
    /// holds its case.
    pub(crate) async fn rows(&self, listed: Vec<Listed>) -> Result<Vec<Row>, Refusal> {
        let findings = items::findings(self.store().db(), listed.iter().map(|row| row.revision)).await?;
        let mut by_revision: HashMap<RevisionId, Vec<Finding>> = HashMap::new();
        for finding in findings {
            by_revision.entry(finding.revision).or_default().push(finding);
        }
        Ok(listed
            .into_iter()
            .map(|row| {
                let findings = by_revision.remove(&row.revision).unwrap_or_default();
                self.row(row, &findings)
            })
            .collect())
    }

    fn row(&self, row: Listed, findings: &[Finding]) -> Row {
        let covered = is_covered(row.kind, findings);
        let text = match (&row.text, covered) {
            (Some(text), false) => covered_parts(text, findings),
            _ => Vec::new(),
        };
        let mark = self.mark(&row.platform, &row.channel_name);
        let (number, state, holder) = match row.case {
            Some(case) => {
                let held = case.held_until.is_some_and(|until| self.now_micros() < until);
                (Some(case.number), Some(case.state), case.holder.filter(|_| held))
            }
            None => (None, None, None),
        };
        Row {
            item: row.item,
            number,
            state,
            channel: row.channel,
            channel_name: row.channel_name,
            mark,
            kind: row.kind,
            author: row.author,
            own: row.own,
            text,
            covered,
            lang: row.lang,
            kinds: kinds(findings),
            posted_at: from_micros(row.posted_at),
            received_at: from_micros(row.received_at),
            presence: row.presence,
            holder: holder.map(|(person, name)| Holder { person, initials: initials(&name), name }),
        }
    }

    /// The two letters that stand for a channel: its platform's, or its own.
    pub(crate) fn mark(&self, platform: &str, name: &str) -> String {
        match self.at_hand().get(platform).map(|platform| platform.mark()).filter(|mark| !mark.is_empty()) {
            Some(mark) => mark.to_owned(),
            None => name.chars().take(2).collect(),
        }
    }
}

/// Whether a text is covered until someone chooses to read it: private
/// messages, and what may be a threat.
pub(crate) fn is_covered(kind: ItemKind, findings: &[Finding]) -> bool {
    kind == ItemKind::Message || findings.iter().any(|finding| finding.kind.ends_with("threat"))
}

/// Kinds of findings, the gravest first, each once.
fn kinds(findings: &[Finding]) -> Vec<String> {
    let mut kinds: Vec<&str> = findings.iter().map(|finding| finding.kind.as_str()).collect();
    kinds.sort_by_key(|kind| gravity(kind));
    kinds.dedup();
    kinds.into_iter().map(str::to_owned).collect()
}

fn gravity(kind: &str) -> (u8, &str) {
    let rank = match kind {
        "threat" | "veiled_threat" | "incitement" | "doxing" => 0,
        "question" => 3,
        "protected_criticism" => 4,
        kind if is_personal_data(kind) => 1,
        _ => 2,
    };
    (rank, kind)
}

fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).take(2).flat_map(char::to_uppercase).collect()
}

/// A text with its personal data covered, cut to what a list shows.
pub(crate) fn covered_parts(text: &str, findings: &[Finding]) -> Vec<Part> {
    let covers = findings.iter().filter(|finding| is_personal_data(&finding.kind));
    split(text, covers, |text, finding| Part::Covered { length: text.chars().count(), kind: finding.kind.clone() })
}

/// A text with its findings marked by their numbers. Where findings overlap, the
/// text belongs to the first; the others are still listed beside it.
pub(crate) fn marked_parts(text: &str, findings: &[Finding]) -> Vec<Part> {
    let numbers: HashMap<*const Finding, usize> =
        (1..).zip(findings).map(|(number, finding)| (std::ptr::from_ref(finding), number)).collect();
    split(text, findings.iter(), |text, finding| Part::Marked {
        text: text.to_owned(),
        number: numbers.get(&std::ptr::from_ref(finding)).copied().unwrap_or_default(),
        kind: finding.kind.clone(),
    })
}

/// Cuts a text at every edge of a finding. A piece that several findings share
/// belongs to the gravest, so that a number inside a question is still seen.
fn split<'a>(
    text: &str,
    findings: impl Iterator<Item = &'a Finding>,
    part: impl Fn(&str, &'a Finding) -> Part,
) -> Vec<Part> {
    let edge = |at: i64| usize::try_from(at).unwrap_or(usize::MAX).min(text.len());
    let placed: Vec<_> = findings
        .map(|finding| (edge(finding.start), edge(finding.end), finding))
        // A list shows the beginning of a text: a finding may lie beyond it.
        .filter(|(start, end, _)| start < end && text.is_char_boundary(*start) && text.is_char_boundary(*end))
        .collect();
    let mut edges: Vec<usize> = placed.iter().flat_map(|(start, end, _)| [*start, *end]).collect();
    edges.extend([0, text.len()]);
    edges.sort_unstable();
    edges.dedup();
    let mut pieces: Vec<(usize, usize, Option<&'a Finding>)> = Vec::new();
    for (from, to) in edges.iter().zip(edges.iter().skip(1)) {
        let gravest = placed
            .iter()
            .filter(|(start, end, _)| start <= from && to <= end)
            .min_by_key(|(start, _, finding)| (gravity(&finding.kind), *start))
            .map(|(_, _, finding)| *finding);
        match pieces.last_mut() {
            Some((_, end, before)) if before.map(std::ptr::from_ref) == gravest.map(std::ptr::from_ref) => *end = *to,
            _ => pieces.push((*from, *to, gravest)),
        }
    }
    pieces
        .into_iter()
        .map(|(from, to, finding)| match finding {
            Some(finding) => part(&text[from..to], finding),
            None => Part::Plain(text[from..to].to_owned()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(kind: &str, start: i64, end: i64) -> Finding {
        Finding {
            revision: RevisionId(uuid::Uuid::nil()),
            kind: kind.into(),
            start,
            end,
            score: 1.0,
            reason: String::new(),
            ground: None,
            facts: "{}".into(),
        }
    }

    #[test]
    fn personal_data_is_covered_and_questions_are_not() {
        let text = "Född 121212-1212, när öppnar ni?";
        let findings = [finding("question", 0, 33), finding("se_personnummer", 6, 17)];
        assert_eq!(
            covered_parts(text, &findings),
            [
                Part::Plain("Född ".into()),
                Part::Covered { length: 11, kind: "se_personnummer".into() },
                Part::Plain(", när öppnar ni?".into()),
            ]
        );
        assert_eq!(kinds(&findings), ["se_personnummer", "question"]);
    }

    #[test]
    fn a_finding_beyond_what_is_shown_does_not_break_the_text() {
        let shown = covered_parts("Ring 070", &[finding("phone", 5, 18), finding("phone", 40, 50)]);
        assert_eq!(shown, [Part::Plain("Ring ".into()), Part::Covered { length: 3, kind: "phone".into() }]);
        let marked =
            marked_parts("Är 121212-1212 rätt?", &[finding("question", 0, 22), finding("se_personnummer", 4, 15)]);
        assert!(
            matches!(&marked[..], [Part::Marked { number: 1, .. }, Part::Marked { number: 2, text, .. }, _] if text == "121212-1212")
        );
        // Not on the edge of a character: left as it is rather than cut.
        assert_eq!(covered_parts("åå", &[finding("phone", 1, 2)]), [Part::Plain("åå".into())]);
    }
}
