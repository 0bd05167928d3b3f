//! Looks: what people see. Each look asks `Person::may` first and only ever
//! returns what belongs to the person's own authority.

pub mod answering;
pub mod blocks;
pub mod case_page;
pub mod channels;
pub mod duty;
pub mod figures;
pub mod handover;
pub mod hours;
pub mod inbox;
pub mod journal;
pub mod people;
pub mod public;
pub mod receipt;
pub mod search;
pub mod thread;
pub mod tokens;

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use jiff::Timestamp;
use saklig_model::{
    case::CaseState,
    clock::from_micros,
    finding::Finding,
    id::{ChannelId, ItemId, PersonId, RevisionId},
    item::{ItemKind, Presence},
};
use saklig_store::{cases::Listed, items, questions};

use crate::{
    Desk, Refusal,
    reading::{SPECIAL_CATEGORY, is_personal_data},
    seen::Seen,
};

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
    /// The lowest level, 0 to 4, that a threat in it should be given.
    pub level: Option<i64>,
    /// How many texts are alike, this one included, where it came many times.
    pub alike: Option<i64>,
    /// When it was written.
    pub posted_at: Timestamp,
    /// When the authority received it; waiting counts from here.
    pub received_at: Timestamp,
    /// When its answer is due, while it is a question that waits and its channel
    /// promises anything.
    pub due: Option<Timestamp>,
    /// How it stands at the platform.
    pub presence: Presence,
    /// Who holds the case.
    pub holder: Option<Holder>,
    /// How it stands, for what is done with several from a list.
    pub seen: Seen,
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
    /// Marked on the case page: the text, and the gravest finding that holds it.
    Marked {
        /// The text.
        text: String,
        /// The finding's number on the page, from 1.
        number: usize,
        /// The kind of finding.
        kind: String,
        /// The findings that end here, by number and kind, the narrowest first.
        ends: Vec<(usize, String)>,
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
        let due = questions::due(self.store().db(), listed.iter().map(|row| row.item)).await?;
        let due: HashMap<ItemId, i64> = due.into_iter().collect();
        Ok(listed
            .into_iter()
            .map(|row| {
                let findings = by_revision.remove(&row.revision).unwrap_or_default();
                let due = due.get(&row.item).copied().map(from_micros);
                Row { due, ..self.row(row, &findings) }
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
        let seen = Seen::listed(row.revision, row.case.as_ref().map_or(0, |case| case.turn));
        let (number, state, holder) = match row.case {
            Some(case) => {
                let held = case.held_until.is_some_and(|until| self.now_micros() < until);
                (Some(case.number), Some(case.state), case.holder.filter(|_| held))
            }
            None => (None, None, None),
        };
        Row {
            seen,
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
            level: findings.iter().filter_map(Finding::level).max(),
            alike: findings
                .iter()
                .filter(|finding| finding.kind == "spam")
                .find_map(|spam| spam.fact("count")?.as_i64()),
            posted_at: from_micros(row.posted_at),
            received_at: from_micros(row.received_at),
            due: None,
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
    split(text, covers, false)
        .into_iter()
        .map(|(piece, finding)| match finding {
            Some(finding) => Part::Covered { length: piece.chars().count(), kind: finding.kind.clone() },
            None => Part::Plain(piece.to_owned()),
        })
        .collect()
}

/// A text with its findings marked by their numbers. Where findings overlap, the
/// text belongs to the gravest; each is named where it ends. A finding about the
/// text as a whole marks nothing in it.
pub(crate) fn marked_parts(text: &str, findings: &[Finding]) -> Vec<Part> {
    let numbered: Vec<(usize, &Finding)> =
        (1..).zip(findings).filter(|(_, finding)| !is_about_whole(finding, text)).collect();
    let number = |wanted: &Finding| {
        let found = numbered.iter().find(|(_, finding)| std::ptr::eq(*finding, wanted));
        found.map_or(0, |(number, _)| *number)
    };
    let mut ending: HashMap<usize, Vec<(usize, &Finding)>> = HashMap::new();
    for (number, finding) in &numbered {
        if let Some(place) = place_in(text, finding) {
            ending.entry(place.end).or_default().push((*number, finding));
        }
    }
    let mut at = 0;
    split(text, numbered.iter().map(|(_, finding)| *finding), true)
        .into_iter()
        .map(|(piece, finding)| {
            at += piece.len();
            let Some(finding) = finding else { return Part::Plain(piece.to_owned()) };
            let mut ends = ending.remove(&at).unwrap_or_default();
            ends.sort_by_key(|(number, finding)| (std::cmp::Reverse(finding.start), *number));
            Part::Marked {
                text: piece.to_owned(),
                number: number(finding),
                kind: finding.kind.clone(),
                ends: ends.into_iter().map(|(number, finding)| (number, finding.kind.clone())).collect(),
            }
        })
        .collect()
}

/// Whether a finding speaks of the text as a whole and not of words in it.
pub(crate) fn is_about_whole(finding: &Finding, text: &str) -> bool {
    let may = matches!(finding.kind.as_str(), "spam" | "off_topic" | "advertising" | SPECIAL_CATEGORY);
    may && finding.start == 0 && usize::try_from(finding.end).is_ok_and(|end| end >= text.len())
}

/// Where a finding stands in as much of a text as there is.
pub(crate) fn place_in(text: &str, finding: &Finding) -> Option<Range<usize>> {
    let edge = |at: i64| usize::try_from(at).unwrap_or(usize::MAX).min(text.len());
    let place = edge(finding.start)..edge(finding.end);
    // A list shows the beginning of a text: a finding may lie beyond it.
    let stands = !place.is_empty() && text.is_char_boundary(place.start) && text.is_char_boundary(place.end);
    stands.then_some(place)
}

/// Cuts a text at every edge of a finding. A piece that several findings share
/// belongs to the gravest, so that a number inside a question is still seen.
/// Pieces of the same finding are joined, unless `at_ends` and another ends
/// between them.
fn split<'t, 'a>(
    text: &'t str,
    findings: impl Iterator<Item = &'a Finding>,
    at_ends: bool,
) -> Vec<(&'t str, Option<&'a Finding>)> {
    let placed: Vec<_> = findings.filter_map(|finding| Some((place_in(text, finding)?, finding))).collect();
    let mut edges: Vec<usize> = placed.iter().flat_map(|(place, _)| [place.start, place.end]).collect();
    edges.extend([0, text.len()]);
    edges.sort_unstable();
    edges.dedup();
    let ends: HashSet<usize> = placed.iter().map(|(place, _)| place.end).filter(|_| at_ends).collect();
    let mut pieces: Vec<(usize, usize, Option<&'a Finding>)> = Vec::new();
    for (from, to) in edges.iter().zip(edges.iter().skip(1)) {
        let gravest = placed
            .iter()
            .filter(|(place, _)| place.start <= *from && *to <= place.end)
            .min_by_key(|(place, finding)| (gravity(&finding.kind), place.start))
            .map(|(_, finding)| *finding);
        match pieces.last_mut() {
            Some((_, end, before))
                if before.map(std::ptr::from_ref) == gravest.map(std::ptr::from_ref) && !ends.contains(from) =>
            {
                *end = *to;
            }
            _ => pieces.push((*from, *to, gravest)),
        }
    }
    pieces.into_iter().map(|(from, to, finding)| (&text[from..to], finding)).collect()
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

    #[test]
    fn every_finding_is_named_where_it_ends_also_within_another() {
        let text = "Hjälp, ring 070 nu?";
        let findings = [finding("question", 0, 20), finding("phone", 13, 16), finding("person_name", 13, 16)];
        let ends: Vec<Vec<usize>> = marked_parts(text, &findings)
            .iter()
            .map(|part| match part {
                Part::Marked { ends, .. } => ends.iter().map(|(number, _)| *number).collect(),
                _ => Vec::new(),
            })
            .collect();
        assert_eq!(ends, [vec![], vec![2, 3], vec![1]]);
        // The same kind within itself: the outer one goes on after the inner one.
        let nested = marked_parts("abcdef", &[finding("phone", 0, 6), finding("phone", 2, 4)]);
        let ends: Vec<_> =
            nested.iter().map(|part| matches!(part, Part::Marked { ends, .. } if !ends.is_empty())).collect();
        assert_eq!(ends, [true, true]);
    }

    #[test]
    fn what_is_said_of_the_whole_text_marks_none_of_its_words() {
        let text = "Vinn nu! Ring 070";
        let marked = marked_parts(text, &[finding("spam", 0, 17), finding("phone", 14, 17)]);
        assert!(matches!(&marked[..], [Part::Plain(_), Part::Marked { number: 2, .. }]));
        // In a list, what may be sensitive somewhere in the text covers it all.
        let listed = covered_parts(text, &[finding("special_category", 0, 17)]);
        assert!(matches!(&listed[..], [Part::Covered { length: 17, .. }]));
    }
}
