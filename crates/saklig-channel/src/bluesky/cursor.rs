//! Where the next look goes on from.
//!
//! Lists are newest first, and sorted by a time that authors choose within
//! limits: a text may appear below others already read. So every look reads
//! the newest page whole, tells old from new by what each entry *is*, and goes
//! on backwards until it meets familiar ground. Losing a mark costs only
//! that something is seen again.

use std::collections::{BTreeMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{earlier::Earlier, record::PostView};

/// How many marks a cursor holds for each list.
const MARKS: usize = 500;
/// How far back beyond the newest entry a look reads at least.
const OVERLAP: SignedDuration = SignedDuration::from_mins(10);
/// How far back the first look reads.
const FIRST: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The cursor of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cursor {
    /// Answers, mentions and quotations.
    pub(super) notices: Place,
    /// The account's own posts and answers.
    pub(super) own: Place,
    /// How many looks there were since threads were last walked.
    pub(super) looks: u32,
    /// The threads last walked by record key, and what was in them.
    pub(super) threads: BTreeMap<String, String>,
    /// The way back through what was there before.
    #[serde(default)]
    pub(super) earlier: Earlier,
}

impl Cursor {
    /// Reads a cursor; one of another version starts anew, which repeats but
    /// omits nothing.
    pub(super) fn read(text: Option<&str>) -> Self {
        text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }

    /// Its text.
    pub(super) fn write(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }
}

/// How far one list is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    newest: Option<Timestamp>,
    marks: Vec<String>,
    /// Set while a long way back is under way.
    back: Option<Back>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Back {
    from: String,
    until: Timestamp,
}

impl Place {
    /// Whether there is more to read at once.
    pub(super) fn is_under_way(&self) -> bool {
        self.back.is_some()
    }

    /// Begins or goes on with reading.
    pub(super) fn reading(&self, now: Timestamp) -> Reading {
        let start = || self.newest.map_or(now - FIRST, |newest| newest - OVERLAP);
        Reading {
            known: self.marks.iter().cloned().collect(),
            from: self.back.as_ref().map(|back| back.from.clone()),
            until: self.back.as_ref().map_or_else(start, |back| back.until),
            newest: self.newest,
            marks: Vec::new(),
            found: Vec::new(),
            now,
        }
    }
}

/// One reading of a list, page by page.
pub(super) struct Reading {
    known: HashSet<String>,
    from: Option<String>,
    until: Timestamp,
    newest: Option<Timestamp>,
    marks: Vec<String>,
    found: Vec<PostView>,
    now: Timestamp,
}

impl Reading {
    /// The platform's cursor of the next page.
    pub(super) fn from(&self) -> Option<&str> {
        self.from.as_deref()
    }

    /// Begins again from the newest entry.
    pub(super) fn restart(&mut self) {
        self.from = None;
    }

    /// Takes in a page; tells whether to read the next.
    pub(super) fn take(&mut self, page: Vec<PostView>, next: Option<String>) -> bool {
        let mut is_familiar = !page.is_empty();
        let mut oldest = None;
        for view in page {
            let at = view.posted_at().min(self.now);
            oldest = Some(oldest.map_or(at, |oldest: Timestamp| oldest.min(at)));
            self.newest = self.newest.max(Some(at));
            let mark = mark(&view);
            if !self.known.contains(&mark) {
                is_familiar = false;
                self.found.push(view);
            }
            self.marks.push(mark);
        }
        let reached = oldest.is_some_and(|oldest| oldest < self.until);
        self.from = next.filter(|_| !is_familiar && !reached);
        self.from.is_some()
    }

    /// Ends the reading, done or not; what was new comes out.
    pub(super) fn end(mut self, place: &mut Place) -> Vec<PostView> {
        let before = std::mem::take(&mut place.marks);
        // On the way back the marks of the newest page must not be pushed out.
        let (first, second) = if place.is_under_way() { (before, self.marks) } else { (self.marks, before) };
        self.marks = Vec::new();
        let mut once = HashSet::new();
        place.marks = first.into_iter().chain(second).filter(|mark| once.insert(mark.clone())).take(MARKS).collect();
        place.newest = self.newest;
        place.back = self.from.map(|from| Back { from, until: self.until });
        self.found
    }
}

/// What an entry is, briefly.
fn mark(view: &PostView) -> String {
    digest([view.uri.as_str(), &view.cid])
}

/// A short hash of some texts.
pub(super) fn digest<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text);
        hash.update([0]);
    }
    hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn view(number: i64) -> PostView {
        backdated(number, number)
    }

    fn backdated(number: i64, minute: i64) -> PostView {
        let at = Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute);
        PostView::read(json!({
            "uri": format!("at://did:plc:a/app.bsky.feed.post/{number}"), "cid": "c", "indexedAt": at,
            "author": {"did": "did:plc:a", "handle": "a.test"}, "record": {"createdAt": at.to_string()},
        }))
        .unwrap()
    }

    /// A platform with pages of ten, newest first.
    fn look(list: &[PostView], place: &mut Place, pages: usize) -> Vec<String> {
        let mut reading = place.reading(Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24));
        for _ in 0..pages {
            let from = reading.from().map_or(0, |from| from.parse().unwrap());
            let next = (from + 10 < list.len()).then(|| (from + 10).to_string());
            if !reading.take(list[from..(from + 10).min(list.len())].to_vec(), next) {
                break;
            }
        }
        reading.end(place).into_iter().map(|view| view.uri.rsplit('/').next().unwrap().to_owned()).collect()
    }

    fn newest_first(numbers: std::ops::RangeInclusive<i64>) -> Vec<PostView> {
        numbers.rev().map(view).collect()
    }

    #[test]
    fn what_is_known_is_not_repeated_and_what_is_new_is_not_missed() {
        let mut place = Place::default();
        assert_eq!(look(&newest_first(1..=5), &mut place, 5).len(), 5);
        assert_eq!(look(&newest_first(1..=5), &mut place, 5), Vec::<String>::new());
        assert_eq!(look(&newest_first(1..=7), &mut place, 5), ["7", "6"]);
        let mut with_backdated = newest_first(1..=7);
        with_backdated.insert(5, backdated(99, 3));
        assert_eq!(look(&with_backdated, &mut place, 5), ["99"]);
    }

    #[test]
    fn a_long_way_back_is_gone_in_steps() {
        let (mut place, mut all) = (Place::default(), Vec::new());
        let list = newest_first(1..=95);
        let mut looks = 0;
        loop {
            all.extend(look(&list, &mut place, 2));
            looks += 1;
            // It must survive being stored.
            place = serde_json::from_value(json!(place)).unwrap();
            if !place.is_under_way() {
                break;
            }
        }
        all.sort_unstable();
        all.dedup();
        assert_eq!((all.len(), looks), (95, 5));
        // What arrived meanwhile is met by the next look, which stops at what it knows.
        let later = look(&newest_first(1..=97), &mut place, 2);
        assert_eq!(later, ["97", "96"]);
        assert!(!place.is_under_way());
    }

    #[test]
    fn a_flood_between_two_looks_is_read_whole() {
        let mut place = Place::default();
        look(&newest_first(1..=20), &mut place, 5);
        let mut all: Vec<String> = Vec::new();
        for _ in 0..10 {
            all.extend(look(&newest_first(1..=120), &mut place, 2));
        }
        for number in 21..=120 {
            assert!(all.contains(&number.to_string()), "{number}");
        }
    }

    #[test]
    fn an_unreadable_cursor_starts_anew() {
        assert_eq!(Cursor::read(Some("{}")), Cursor::default());
        assert_eq!(Cursor::read(Some("older form")), Cursor::default());
        let cursor = Cursor { looks: 3, ..Cursor::default() };
        assert_eq!(Cursor::read(cursor.write().as_deref()), cursor);
    }
}
