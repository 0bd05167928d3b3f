//! A number as somebody wrote it: its digits, and what stands between them.

use std::ops::Range;

use crate::announced::{THING, is_link};
use crate::page::Page;
use crate::small::{Small, SmallWords};

/// No number that is looked for here has more digits.
const MOST: usize = 13;

/// What people put between the groups of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Joint {
    /// Nothing: the digits touch.
    #[default]
    None,
    /// Spaces or a line break.
    Space,
    /// A dash, with or without spaces, or its name ("streck").
    Dash,
    /// A plus sign.
    Plus,
    /// A full stop, as in Danish and Norwegian dates.
    Dot,
    /// A slash, or a bracket around a part.
    Slash,
    /// A colon, a comma or another sign, which part other numbers too.
    Odd,
    /// What parts the items of a list as well: a comma and a space, two signs, or
    /// a word like "nr". Only between a whole date and a whole serial.
    List,
    /// Words that say that the rest of the number follows: "the last four are".
    Told,
}

/// One to thirteen digits that may be one number.
#[derive(Debug, Clone)]
pub struct Written {
    /// Where it stands.
    pub place: Range<usize>,
    digits: [u8; MOST],
    count: usize,
    /// What stands before each digit.
    joints: [Joint; MOST],
}

/// How the parts of a number of date and serial hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Without any separator.
    Bare,
    /// Date and serial with a dash.
    Dash,
    /// Date and serial with a plus sign.
    Plus,
    /// Date and serial with a space, a full stop or a slash.
    Apart,
    /// The date has separators of its own, and a dash follows it.
    SplitDash,
    /// The date has separators of its own.
    Split,
    /// Grouped in another way, as to hide it.
    Scattered,
}

impl Joint {
    /// What this text in lower case between two groups is, if they may be one number.
    fn of(between: &str, small: &SmallWords) -> Option<Self> {
        match between {
            " " => return Some(Self::Space),
            "-" => return Some(Self::Dash),
            "." => return Some(Self::Dot),
            ":" | "," | ";" | "=" | "*" | "·" | "•" | "'" | "\"" | "..." => return Some(Self::Odd),
            "+" => return Some(Self::Plus),
            _ => {}
        }
        if tells_of_the_rest(between, small) {
            return Some(Self::Told);
        }
        // Longer than " bindestreck " nobody parts a number without telling.
        if between.len() > 14 {
            return None;
        }
        match between.trim_matches([' ', '\n', '\r', '\t']) {
            "" => Some(Self::Space),
            "-" | "--" | "---" | "_" | "~" => Some(Self::Dash),
            "+" => Some(Self::Plus),
            "/" | "|" | "(" | ")" | ")-" | "-(" | ")(" | ") (" | "[" | "]" | "]-" | "-[" => Some(Self::Slash),
            // Other signs, unless a sentence ends with them.
            signs if signs.len() < 4 && signs.bytes().all(|b| b.is_ascii_punctuation() && !b"!?%#@&".contains(&b)) => {
                Some(Self::List)
            }
            name if is_turn(name, small) => Some(Self::List),
            name => {
                let spaced = between.starts_with(char::is_whitespace) && between.ends_with(char::is_whitespace);
                (spaced && small.is(name, Small::DASH)).then_some(Self::Dash)
            }
        }
    }
}

/// Whether it is a word by which people go from one part to the next: "nr", "och sedan".
fn is_turn(name: &str, small: &SmallWords) -> bool {
    let name = name.trim_start_matches([',', ' ']).trim_end_matches([':', ' ']);
    small.is(name, Small::TURN)
}

/// What stands before a group, which is the one after it if this one only counts
/// the digits to come: "640823, sista 4: 3234".
fn joint(page: &Page<'_>, group: &mut usize) -> Option<Joint> {
    let left = page.runs.get(*group - 1)?;
    let counts = page.plain.get(page.runs.get(*group)?.clone()).is_some_and(|count| matches!(count, "4" | "5"));
    let between = |group: usize| page.lower.get(left.end..page.runs.get(group)?.start);
    if counts && between(*group + 1).is_some_and(|between| tells_of_the_rest(between, page.small)) {
        *group += 1;
        return Some(Joint::Told);
    }
    Joint::of(between(*group)?, page.small)
}

/// Whether the words between two groups say that the second is the end of the
/// first: "sista fyra", "de sidste fire cifre er", "og personnummer".
fn tells_of_the_rest(between: &str, small: &SmallWords) -> bool {
    // Longer than " och de fyra sista siffrorna är: " nobody tells it.
    if !(6..=40).contains(&between.len()) {
        return false;
    }
    let mut ends = false;
    let words = between.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.into_iter().all(|word| {
        let end = small.is(word, Small::REST);
        ends |= end;
        end || small.is(word, Small::WITH_REST)
    }) && ends
        && !between.contains(['!', '?', ';'])
}

impl Written {
    /// Everything on the page with so many digits that may be one number. Every
    /// group may begin one: in "36 640823-3234" the second does.
    pub fn all<'p>(page: &'p Page<'_>, counts: &'p [usize]) -> impl Iterator<Item = Self> + 'p {
        // What so long a page has is not kept, but read for each detector.
        const LONG: usize = 200;
        let groups = page.runs.len();
        let (kept, starts) = if groups > LONG { (None, 0..groups) } else { (Some(page.written()), 0..0) };
        let kept = kept.unwrap_or_default().iter().cloned();
        kept.chain(Self::beginning(page, starts)).filter(|written| counts.contains(&written.count))
    }

    /// Everything that may be one number and begins with one of these runs.
    pub(crate) fn beginning<'p>(page: &'p Page<'_>, runs: Range<usize>) -> impl Iterator<Item = Self> + 'p {
        runs.filter(|run| !page.is_inside_row(*run)).flat_map(move |run| {
            let (mut next, mut last) = (run, None);
            std::iter::from_fn(move || {
                last = Self::longer(page, run, &mut next, last.take());
                last.clone()
            })
        })
    }

    /// The number that begins with a run, with the next group.
    fn longer(page: &Page<'_>, run: usize, next: &mut usize, last: Option<Self>) -> Option<Self> {
        let joint = if *next == run { Joint::None } else { joint(page, next)? };
        let (plain, group) = (page.plain, page.runs.get(*next)?.clone());
        *next += 1;
        let mut number = last.unwrap_or_else(|| Self {
            place: group.clone(),
            digits: [0; MOST],
            count: 0,
            joints: [Joint::None; MOST],
        });
        let whole = || matches!(number.count, 6 | 8) && group.len() >= 4;
        if number.count + group.len() > MOST || (joint == Joint::List && !whole()) {
            return None;
        }
        number.joints[number.count] = joint;
        let digits = plain.as_bytes().get(group.clone())?;
        for (held, digit) in number.digits.iter_mut().skip(number.count).zip(digits) {
            *held = digit - b'0';
        }
        number.count += group.len();
        // "640823 (3234)": the bracket that was opened closes with it.
        let written = plain.get(number.place.start..group.end)?;
        let closes = match plain.as_bytes().get(group.end) {
            Some(b')') => written.contains('('),
            Some(b']') => written.contains('['),
            _ => false,
        };
        number.place.end = group.end + usize::from(closes);
        Some(number)
    }

    /// Its digits as values.
    #[must_use]
    pub fn digits(&self) -> &[u8] {
        self.digits.get(..self.count).unwrap_or_default()
    }

    /// Its last digits, if it has so many.
    #[must_use]
    pub fn last<const N: usize>(&self) -> Option<[u8; N]> {
        self.digits().last_chunk::<N>().copied()
    }

    /// What stands before the digit of this index.
    #[must_use]
    pub fn joint(&self, before: usize) -> Joint {
        self.joints.get(before).copied().unwrap_or_default()
    }

    /// Whether its parts may as well be two items of a list.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.cuts().any(|cut| self.joint(cut) == Joint::List)
    }

    /// Where groups begin, without the first.
    pub fn cuts(&self) -> impl Iterator<Item = usize> + '_ {
        (1..self.count).filter(|at| self.joint(*at) != Joint::None)
    }

    /// How it is written, if its first `date` digits are a date that may be cut
    /// at `cuts`.
    #[must_use]
    pub fn form(&self, date: usize, cuts: &[usize]) -> Form {
        let between = self.joint(date);
        let (mut split, mut scattered) = (false, between == Joint::List);
        for cut in self.cuts().filter(|cut| *cut != date) {
            split |= cuts.contains(&cut);
            scattered |= !cuts.contains(&cut) || matches!(self.joint(cut), Joint::Plus | Joint::Odd | Joint::List);
        }
        match (split, between) {
            _ if scattered || (split && between == Joint::None) => Form::Scattered,
            (true, Joint::Dash | Joint::Told) => Form::SplitDash,
            (true, _) | (false, Joint::Odd) => Form::Split,
            (false, Joint::None) => Form::Bare,
            (false, Joint::Dash | Joint::Told) => Form::Dash,
            (false, Joint::Plus) => Form::Plus,
            (false, _) => Form::Apart,
        }
    }

    /// Whether it stands by itself: no letter touches it but of a cue word, no
    /// further number hangs on it, and no `+` leads it, nor a `#` mere digits.
    #[must_use]
    pub fn stands_alone(&self, page: &Page<'_>) -> bool {
        let led = self.place.start.checked_sub(1).and_then(|at| page.plain.as_bytes().get(at));
        let bare = self.cuts().next().is_none();
        // "org#5560360793"
        let called = || self.place.start.checked_sub(1).is_some_and(|hash| page.follows_cue(hash));
        let marked = matches!(led, Some(b'+')) || (bare && self.count < 12 && led == Some(&b'#') && !called());
        !marked && (page.stands_alone(&self.place) || self.touches_words(page))
    }

    /// Whether nothing but a forgotten space is wrong with what stands around a
    /// number with a dash: "640823-3234Hej", "är640823-3234", "640823-3234s ärende".
    fn touches_words(&self, page: &Page<'_>) -> bool {
        const LEAST: usize = 3;
        let mut cuts = self.cuts();
        let dashed = cuts.next().is_some_and(|cut| self.joint(cut) == Joint::Dash) && cuts.next().is_none();
        // Fewer digits are house numbers and sums.
        if self.count < 10 || !dashed {
            return false;
        }
        let (start, end) = (self.place.start, self.place.end);
        let tail = page.lower.get(end..).unwrap_or_default();
        let after = tail.find(|c: char| !c.is_alphabetic()).map_or(tail, |letters| &tail[..letters]);
        let genitive = after == "s" && tail[1..].starts_with([' ', ',', '.']);
        let goes_on = after.chars().take(LEAST).count() == LEAST || is_link(page, after) || genitive;
        let ends = goes_on || page.ends_alone(end);
        ends && (page.begins_alone(start, true) || follows_a_word(page, start))
    }
}

/// Whether a word without the space after it stands before a number, and no code:
/// "är640823-3234", not "x640823-3234" or "order640823-3234".
fn follows_a_word(page: &Page<'_>, number: usize) -> bool {
    let head = page.lower.get(..number).unwrap_or_default();
    let start = head
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    let word = head.get(start..).unwrap_or_default();
    let small = page.plain.get(start..number).is_some_and(|word| word.ends_with(char::is_lowercase));
    let free =
        head.get(..start).is_none_or(|before| !before.ends_with(|c: char| c.is_ascii_digit() || "-_/.#".contains(c)));
    let thing = page.hits_in(start..number).any(|hit| hit.sense == THING);
    small && free && !thing && (is_link(page, word) || word.chars().count() > 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::small::tests::SMALL;

    #[test]
    fn what_stands_between() {
        for (between, joint) in [
            (" ", Joint::Space),
            ("\n", Joint::Space),
            (" - ", Joint::Dash),
            ("-\n", Joint::Dash),
            (" streck ", Joint::Dash),
            (" bindestreg ", Joint::Dash),
            ("+", Joint::Plus),
            (" + ", Joint::Plus),
            (" (", Joint::Slash),
            (".", Joint::Dot),
            (" / ", Joint::Slash),
            (" [", Joint::Slash),
            ("*", Joint::Odd),
            (", ", Joint::List),
            (">", Joint::List),
            (":-", Joint::List),
            (", sedan ", Joint::List),
            (" och ", Joint::List),
            (", sista fyra ", Joint::Told),
            (" och de fyra sista är ", Joint::Told),
            (", sidste fire cifre: ", Joint::Told),
            (" og personnummer ", Joint::Told),
            (", personnr ", Joint::Told),
            (" (last four digits ", Joint::Told),
        ] {
            assert_eq!(Joint::of(between, &SMALL), Some(joint), "{between:?}");
        }
        for between in
            ["! ", "? ", "streck", " eller ", " - - - ", "                  ", " var sista gången ", " fyra "]
        {
            assert_eq!(Joint::of(between, &SMALL), None, "{between:?}");
        }
    }
}
