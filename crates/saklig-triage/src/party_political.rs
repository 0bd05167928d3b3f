//! Party-political (sv. *partipolitisk*, da. *partipolitisk*): what an
//! authority's own draft must not be, or be only by intent: a party or a
//! candidate named, a call to vote for one, a link to one, a person shown with
//! a party's label, a verdict on a party's politics.
//!
//! Looked for in the authority's own drafts only, never in comments or notes:
//! whatever a citizen writes of parties is nobody's business here. Explaining
//! what the government does is an authority's work, and general election
//! information is welcome; the rest is a hint, and a person decides.
//!
//! Facts: `signal` (domain 6.3: 1 named, 2 call to vote, 4 link, 6 shown with
//! party or candidacy, 7 verdict) and, where it is known, `who`: the party or
//! the list, never the person.

use std::ops::Range;

use crate::detector::Detector;
use crate::finding::Finding;
use crate::language::Language;
use crate::lexicon::{Hit, Sense, within};
use crate::page::Page;
use crate::parties::{Roster, day_of};
use crate::text::TextKind;

mod accounts;
mod call;
mod letters;
mod named;
mod person;
mod verdict;

/// Finds `party_political`.
pub struct PartyPolitical;

/// What only a party or a person does: "föreslår", "kræver".
const SAYS: Sense = Sense("party.says");
/// "Vill", "vil": a party does, and so do things.
const WANTS: Sense = Sense("party.wants");
/// What follows "vil" where a thing does: "vil være".
const HAPPENS: Sense = Sense("party.happens");
/// What belongs to a party: "förslag", "løfter".
const AFFAIR: Sense = Sense("party.affair");
/// Offices and the like, after a party's adjective or before its letters.
const ROLE: Sense = Sense("party.role");
/// Compounds that only look like a party's: "centerlinje".
const NOT_COMPOUND: Sense = Sense("party.not_compound");
/// Second parts of political compounds.
const HEAD: Sense = Sense("party.head");
/// What shows that a sentence is about party politics.
const SCENE: Sense = Sense("party.scene");
/// What makes the word before it an ordinary one: "Venstre side".
const NOT_BEFORE: Sense = Sense("party.not_before");
/// What makes the letter after it an ordinary one: "vitamin C".
const NOT_AFTER: Sense = Sense("party.not_after");
/// "Rösta på", "sæt kryds ved".
const CALL: Sense = Sense("party.call");
/// "Rösta", "støt": a call only for those who are known.
const LOOSE_CALL: Sense = Sense("party.loose_call");
/// Calls that name their side by themselves: "rösta borgerligt".
const WHOLE_CALL: Sense = Sense("party.whole_call");
/// Whom a call may be for without a name: "oss", "mig".
const ONESELF: Sense = Sense("party.oneself");
/// What else is voted on: places, days, contests.
const NOT_CALLED: Sense = Sense("party.not_called");
/// A contest: the names in it are nobody's.
const CONTEST: Sense = Sense("party.contest");
/// What turns a call into information: "kan du", "inte ta ställning".
const NO_CALL: Sense = Sense("party.no_call");
/// Roles that only a campaign has: "spetskandidat".
const CAMPAIGN: Sense = Sense("party.campaign");
/// "Kandiderar till", "stiller op til": a campaign, or an application for a job.
const STANDS: Sense = Sense("party.stands");
/// What one stands for in politics: "riksdagen", "byrådet".
const ASSEMBLY: Sense = Sense("party.assembly");
/// Words that judge, for better or worse.
const VERDICT: Sense = Sense("party.verdict");

static CONTEXT: [Sense; 21] = [
    NOT_COMPOUND,
    SAYS,
    WANTS,
    HAPPENS,
    AFFAIR,
    ROLE,
    HEAD,
    SCENE,
    NOT_BEFORE,
    NOT_AFTER,
    CALL,
    LOOSE_CALL,
    WHOLE_CALL,
    ONESELF,
    NOT_CALLED,
    CONTEST,
    NO_CALL,
    CAMPAIGN,
    STANDS,
    ASSEMBLY,
    VERDICT,
];

impl Detector for PartyPolitical {
    fn kinds(&self) -> &'static [&'static str] {
        &["party_political"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &[
            "party-name",
            "party-candidate",
            "party-slogan",
            "party-account",
            "party-vote-call",
            "party-link",
            "party-person",
            "party-verdict",
        ]
    }

    fn context(&self) -> &'static [Sense] {
        &CONTEXT
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        if page.text.kind != TextKind::Draft {
            return;
        }
        let draft = Draft::new(page);
        let mut signals = accounts::find(&draft);
        signals.extend(named::find(&draft));
        signals.sort_by_key(|signal| signal.place.start);
        letters::find(&draft, &mut signals);
        call::find(&draft, &mut signals);
        person::find(&draft, &mut signals);
        verdict::find(&draft, &mut signals);
        findings.extend(signals.into_iter().map(|signal| signal.finding(page.roster)));
    }
}

/// A signal of domain 6.3, before it is a finding.
#[derive(Debug, Clone, PartialEq)]
struct Signal {
    number: u8,
    reason: &'static str,
    place: Range<usize>,
    score: f32,
    /// Whom, for [`Roster::called`].
    whom: Option<usize>,
}

impl Signal {
    fn finding(self, roster: &Roster) -> Finding {
        let finding = Finding::new("party_political", self.place, self.score, self.reason);
        let finding = finding.with_fact("signal", self.number);
        match self.whom.and_then(|whom| roster.called(whom)) {
            Some(called) => finding.with_fact("who", called.who.clone()),
            None => finding,
        }
    }
}

/// Those of signals by their beginning that lie within a part of the text.
fn inside(signals: &[Signal], part: Range<usize>) -> impl Iterator<Item = &Signal> {
    let from = signals.partition_point(|signal| signal.place.start < part.start);
    let to = signals.partition_point(|signal| signal.place.start < part.end);
    signals.get(from..to).unwrap_or_default().iter().filter(move |signal| signal.place.end <= part.end)
}

/// Bytes of a sentence that are looked at, before and after a place.
const AROUND: usize = 300;

/// A draft and its words.
struct Draft<'p> {
    page: &'p Page<'p>,
    context: &'p [Hit],
    words: Vec<Range<usize>>,
    day: Option<&'p str>,
    /// Whose letters are meant: empty means everybody's.
    countries: Vec<&'static str>,
}

impl<'p> Draft<'p> {
    fn new(page: &'p Page<'p>) -> Self {
        Self {
            page,
            context: page.context(),
            words: words(page.plain),
            day: day_of(page.text.at),
            countries: countries(page),
        }
    }

    fn plain(&self, place: Range<usize>) -> &'p str {
        self.page.plain.get(place).unwrap_or_default()
    }

    fn lower(&self, place: Range<usize>) -> &'p str {
        self.page.lower.get(place).unwrap_or_default()
    }

    /// The sentence that a place lies in, so far as it stands around it.
    fn sentence(&self, at: usize) -> Range<usize> {
        self.page.sentence_around(at, AROUND)
    }

    fn has(&self, sense: Sense, part: Range<usize>) -> bool {
        within(self.context, part).any(|hit| hit.sense == sense)
    }

    /// Whether a word of this sense begins here.
    fn begins_with(&self, sense: Sense, at: usize) -> bool {
        within(self.context, at..(at + 64).min(self.page.plain.len())).any(|hit| hit.sense == sense && hit.start == at)
    }

    /// Whether a word of this sense ends here.
    fn ends_with(&self, sense: Sense, at: usize) -> bool {
        within(self.context, at.saturating_sub(64)..at).any(|hit| hit.sense == sense && hit.end == at)
    }

    /// The word after a place, if only spaces lie between.
    fn next(&self, at: usize) -> Option<Range<usize>> {
        let index = self.words.partition_point(|word| word.start < at);
        self.words.get(index).filter(|word| self.plain(at..word.start).bytes().all(|b| b == b' ')).cloned()
    }

    /// The word before a place, if only spaces lie between.
    fn previous(&self, at: usize) -> Option<Range<usize>> {
        let index = self.words.partition_point(|word| word.end <= at);
        let word = self.words.get(index.checked_sub(1)?)?;
        self.plain(word.end..at).bytes().all(|b| b == b' ').then(|| word.clone())
    }

    fn is_capital(&self, word: &Range<usize>) -> bool {
        self.plain(word.clone()).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a word begins its sentence, a heading, a quotation or an item of
    /// a list, where a capital says nothing.
    fn begins_sentence(&self, start: usize) -> bool {
        let head = self.plain(self.sentence(start).start..start);
        let head = head.trim_end_matches([' ', '"', '\'', '”', '“', '»', '«', '-', '*', '•']);
        head.is_empty() || head.ends_with([':', '\n', '|', '/']) || !head.contains(char::is_alphabetic)
    }

    /// Whether a word stands there that only a party or a person can govern:
    /// "föreslår", or "vill" about something that does not just happen.
    fn acts(&self, at: usize) -> bool {
        let Some(next) = self.next(at) else { return false };
        if self.begins_with(SAYS, next.start) {
            // "The alternative demands that you …" is about the reader.
            let said = self.lower(next.end..self.page.boundary(next.end + 12)).trim_start_matches([',', ' ']);
            return !["at du", "att du", "at man", "att man"].iter().any(|reader| said.starts_with(reader));
        }
        // "Will be opened", "kommer att fyllas på": a thing does not do it itself.
        let does =
            |object: Range<usize>| !self.begins_with(HAPPENS, object.start) && !self.lower(object).ends_with('s');
        self.begins_with(WANTS, next.start) && self.next(next.end).is_some_and(does)
    }
}

/// Words: runs of letters and digits.
fn words(plain: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in plain.char_indices() {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..plain.len()));
    words
}

/// The countries whose letters a draft may mean, the likeliest first: those of
/// its language among the authority's, else the authority's, else of the
/// language, else all.
fn countries(page: &Page<'_>) -> Vec<&'static str> {
    const COUNTRIES: [&str; 4] = ["se", "dk", "no", "fi"];
    let ours: Vec<&str> = COUNTRIES.into_iter().filter(|country| page.profile.is_in(country)).collect();
    let spoken: &[&str] = match page.lang {
        Some(Language::Swedish) => &["se", "fi"],
        Some(Language::Danish) => &["dk"],
        // Short Danish and Norwegian are easily taken for each other.
        Some(Language::Norwegian) => &["no", "dk"],
        Some(Language::Finnish) => &["fi"],
        _ => &[],
    };
    let both: Vec<&str> = spoken.iter().copied().filter(|country| ours.contains(country)).collect();
    match (ours.is_empty(), both.is_empty()) {
        (true, _) => spoken.to_vec(),
        (_, true) => ours,
        _ => both,
    }
}

#[cfg(test)]
mod tests;
