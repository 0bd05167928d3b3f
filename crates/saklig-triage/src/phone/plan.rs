//! Numbering plans: which groups of digits are a phone number, and whose.

use super::{DIGITS, GROUPS};

/// Digits as someone grouped them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dialled {
    plus: bool,
    digits: [u8; DIGITS],
    /// How many digits each group has.
    groups: [u8; GROUPS],
    count: usize,
    /// What stands between the groups.
    joints: [Joint; GROUPS],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Space,
    Dash,
    Slash,
    Dot,
    /// A parenthesis around the area code, or around the zero of `+46 (0)`.
    Paren,
}

/// What a number is by the plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Plan {
    pub(super) certainty: f32,
    pub(super) international: bool,
    pub(super) service: bool,
    /// Told by nothing but its grouping.
    pub(super) two_by_two: bool,
    /// Written as only phone numbers are: area code apart, country code.
    pub(super) formed: bool,
    /// Without its area code.
    pub(super) local: bool,
}

impl Plan {
    fn national(certainty: f32, service: bool) -> Self {
        Self { certainty, international: false, service, two_by_two: false, formed: false, local: false }
    }

    fn formed(certainty: f32, service: bool) -> Self {
        Self { formed: true, ..Self::national(certainty, service) }
    }

    fn grouped(certainty: f32, service: bool) -> Self {
        Self { two_by_two: true, ..Self::national(certainty, service) }
    }
}

/// Swedish area codes of three digits; all others have four, Stockholm two.
const SE_THREE: [&str; 29] = [
    "010", "011", "013", "016", "018", "019", "020", "021", "023", "026", "031", "033", "035", "036", "040", "042",
    "044", "046", "054", "060", "063", "070", "072", "073", "074", "076", "078", "079", "090",
];

impl Dialled {
    pub(super) fn starting(plus: bool, group: &str) -> Self {
        let mut dialled =
            Self { plus, digits: [0; DIGITS], groups: [0; GROUPS], count: 0, joints: [Joint::Space; GROUPS] };
        dialled.push(group);
        dialled
    }

    /// Adds the next group, if it may belong to the same number.
    pub(super) fn join(&mut self, joint: &str, group: &str) -> bool {
        let wrapped = joint.replace(['\n', '\r'], " ");
        let joint = match wrapped.as_str() {
            " " => Joint::Space,
            "-" => Joint::Dash,
            "/" | " / " => Joint::Slash,
            "." => Joint::Dot,
            " (" | "(" | ")" | ") " | ")-" | ") -" | " ) " => Joint::Paren,
            _ if joint.len() > 6 => return false,
            // Line breaks, and dashes with spaces around them.
            joint => match joint.trim_matches([' ', '\t']) {
                "" => Joint::Space,
                "-" | "--" => Joint::Dash,
                _ => return false,
            },
        };
        if self.count == GROUPS || self.total() + group.len() > DIGITS {
            return false;
        }
        self.joints[self.count] = joint;
        self.push(group);
        true
    }

    /// Only the first groups.
    pub(super) fn first(mut self, count: usize) -> Self {
        self.count = count.min(self.count);
        self
    }

    fn push(&mut self, group: &str) {
        let from = self.total();
        for (held, digit) in self.digits.iter_mut().skip(from).zip(group.bytes()) {
            *held = digit;
        }
        self.groups[self.count] = group.len() as u8;
        self.count += 1;
    }

    fn total(&self) -> usize {
        self.groups().iter().map(|length| usize::from(*length)).sum()
    }

    fn groups(&self) -> &[u8] {
        &self.groups[..self.count]
    }

    fn digits(&self) -> &str {
        std::str::from_utf8(&self.digits[..self.total().min(DIGITS)]).unwrap_or_default()
    }

    /// Whether every joint from this group on is the same and of an ordinary kind.
    fn evenly_from(&self, group: usize) -> bool {
        let joints = self.joints.get(group + 1..self.count).unwrap_or_default();
        joints.iter().all(|joint| matches!(joint, Joint::Space | Joint::Dash))
            && joints.windows(2).all(|pair| pair[0] == pair[1])
    }

    /// What these digits are, if a phone number.
    pub(super) fn plan(&self, cued: &dyn Fn() -> bool, leans_to: &dyn Fn(&str) -> bool) -> Option<Plan> {
        let digits = self.digits();
        if digits.len() < 7 {
            return None;
        }
        // A local number, from before everybody dialled the area.
        if self.groups() == [3, 2, 2] && !self.plus && !digits.starts_with('0') {
            let spaced = self.joints[1..3].iter().all(|joint| *joint == Joint::Space);
            return (spaced && cued()).then(|| Plan { local: true, ..Plan::national(0.75, false) });
        }
        if self.plus {
            return self.international(digits, cued);
        }
        if let Some(rest) = digits.strip_prefix("00") {
            let ours = ["45", "46", "47", "358"].iter().any(|code| rest.starts_with(code));
            let grouped = self.count > 2 && (4..=5).contains(&self.groups()[0]) && is_calling_code(rest);
            return if ours || grouped || cued() { self.international(rest, cued) } else { None };
        }
        // The country code without its plus sign.
        let ours = digits.strip_prefix("46").map_or_else(
            || digits.strip_prefix("45").or_else(|| digits.strip_prefix("47")).is_some_and(|rest| rest.len() == 8),
            |rest| rest.starts_with('7') && rest.len() == 9,
        );
        if ours && cued() {
            return self.international(digits, cued);
        }
        if digits.starts_with('0') {
            let ours = self.swedish(digits, cued, leans_to).or_else(|| self.finnish(digits, cued, leans_to));
            ours.or_else(|| self.elsewhere(digits, cued))
        } else {
            self.eight_digits(digits, cued, leans_to)
        }
    }

    fn international(&self, digits: &str, cued: &dyn Fn() -> bool) -> Option<Plan> {
        let plan = |service| Some(Plan { formed: true, international: true, ..Plan::national(0.97, service) });
        if let Some(rest) = digits.strip_prefix("46") {
            let rest = rest.strip_prefix('0').unwrap_or(rest);
            return if (7..=9).contains(&rest.len()) { plan(is_se_service(rest)) } else { None };
        }
        if let Some(rest) = digits.strip_prefix("358") {
            let rest = rest.strip_prefix('0').unwrap_or(rest);
            return if (6..=10).contains(&rest.len()) { plan(rest.starts_with("800")) } else { None };
        }
        if let Some(rest) = digits.strip_prefix("45").or_else(|| digits.strip_prefix("47")) {
            return if rest.len() == 8 { plan(is_eight_service(rest)) } else { None };
        }
        // Elsewhere: E.164 without the plan of the country. "+10 000 000" is a sum.
        let sum = self.count > 2 && self.groups()[1..].iter().all(|length| *length == 3) && digits.ends_with("000");
        let told = self.count == 1 || cued() || !sum;
        if told && is_calling_code(digits) && (9..=15).contains(&digits.len()) { plan(false) } else { None }
    }

    /// As people dial at home in other countries: by its word alone.
    fn elsewhere(&self, digits: &str, cued: &dyn Fn() -> bool) -> Option<Plan> {
        let plain = self.joints[1..self.count].iter().all(|joint| matches!(joint, Joint::Space | Joint::Dash));
        let enough = (11..=12).contains(&digits.len()) && self.count <= 4;
        (plain && enough && cued()).then(|| Plan::national(0.6, false))
    }

    fn swedish(&self, digits: &str, cued: &dyn Fn() -> bool, leans_to: &dyn Fn(&str) -> bool) -> Option<Plan> {
        let mobile = digits.get(..3).is_some_and(|area| ["070", "072", "073", "076", "079"].contains(&area));
        let area = match digits.as_bytes().get(1)? {
            b'8' => 2,
            b'1'..=b'7' | b'9' if SE_THREE.iter().any(|code| digits.starts_with(code)) => 3,
            b'1'..=b'6' | b'9' => 4,
            b'7' if digits.starts_with("077") => 4,
            _ => return None,
        };
        let whole = if mobile { 10..=10 } else { 8..=10 };
        if !whole.contains(&digits.len()) || digits.len() < area + 5 {
            return None;
        }
        let service = digits.get(1..).is_some_and(is_se_service);
        let (first, rest) = self.groups().split_first()?;
        if rest.is_empty() {
            let told = mobile || cued() || leans_to("se");
            return told.then(|| Plan::national(if mobile { 0.9 } else { 0.8 }, service));
        }
        let by_area = usize::from(*first) == area || (mobile && *first == 4);
        let separated = matches!(self.joints[1], Joint::Dash | Joint::Space | Joint::Slash | Joint::Paren);
        let grouped = match rest {
            [one] => (5..=8).contains(one),
            // "08-11-2026" is a day.
            [2, 4] => false,
            [one, two] => (2..=5).contains(one) && (2..=5).contains(two),
            many => many.iter().all(|length| (2..=3).contains(length)),
        };
        if by_area && separated && grouped && self.evenly_from(1) {
            return Some(Plan::formed(0.95, service));
        }
        // In some other grouping, or with dots: a mobile number by its length
        // and beginning, any other by its word.
        let begun = by_area || (mobile && *first <= 6);
        // "08.00-09.30" is when somebody answers.
        let hours = self.groups() == [2, 2, 2, 2] && self.joints[1] == Joint::Dot;
        let any = !hours && self.joints[1..self.count].iter().all(|joint| *joint != Joint::Slash);
        // "070.1740615": no decimal fraction begins so.
        let dotted = mobile && self.groups() == [3, 7];
        let told = dotted || cued() || (mobile && leans_to("se") && self.count <= 5);
        (any && told && begun && rest != [2, 4]).then(|| Plan::national(0.8, service))
    }

    fn finnish(&self, digits: &str, cued: &dyn Fn() -> bool, leans_to: &dyn Fn(&str) -> bool) -> Option<Plan> {
        let mobile = digits.starts_with("04") || digits.starts_with("050");
        let long = ["0400", "0500"].iter().any(|prefix| digits.starts_with(prefix));
        let service = ["0800", "0600", "0700", "020"].iter().any(|prefix| digits.starts_with(prefix));
        if !(8..=11).contains(&digits.len()) || !self.evenly_from(1) {
            return None;
        }
        let told = cued() || leans_to("fi");
        let grouped = self.groups().split_first().is_some_and(|(first, rest)| {
            matches!(first, 2..=4)
                && match rest {
                    [] => false,
                    [one] => (5..=8).contains(one),
                    many => many.iter().all(|length| (2..=4).contains(length)),
                }
        });
        let by_area = mobile && (self.groups().first() == Some(&3) || (long && self.groups().first() == Some(&4)));
        match (by_area, grouped, self.count) {
            (true, true, _) => Some(Plan::formed(0.9, service)),
            (_, true, _) if told => Some(Plan::formed(0.8, service)),
            (_, _, 1) if told => Some(Plan::national(0.8, service)),
            _ => None,
        }
    }

    /// Denmark and Norway: eight digits without an area code.
    fn eight_digits(&self, digits: &str, cued: &dyn Fn() -> bool, leans_to: &dyn Fn(&str) -> bool) -> Option<Plan> {
        if digits.len() != 8 || digits.starts_with('1') {
            return None;
        }
        let service = is_eight_service(digits);
        let spaced = self.joints[1..self.count].iter().all(|joint| *joint == Joint::Space);
        let marked = self.joints[1..self.count].iter().all(|joint| *joint == self.joints[1]);
        let here = || leans_to("dk") || leans_to("no");
        let elsewhere = || !here() && (leans_to("se") || leans_to("fi"));
        let year = |four: &str| four.starts_with("19") || four.starts_with("20");
        match self.groups() {
            [8] if cued() => Some(Plan::national(0.85, service)),
            [2, 2, 2, 2] if spaced && (cued() || !elsewhere()) => Some(Plan::grouped(0.8, service)),
            [2, 2, 2, 2] if marked && cued() => Some(Plan::grouped(0.8, service)),
            [3, 2, 3] if spaced && matches!(digits.as_bytes().first(), Some(b'4' | b'8' | b'9')) => {
                Some(Plan::grouped(0.85, service))
            }
            [4, 4] if spaced && (cued() || (here() && !(year(digits) && year(&digits[4..])))) => {
                Some(Plan::grouped(0.75, service))
            }
            // "2026-07-10" is a day.
            [4, 2, 2] if year(digits) => None,
            [3, 2, 3] | [3, 3, 2] | [2, 3, 3] | [4, 4] | [4, 2, 2] | [2, 2, 4] if cued() => {
                Some(Plan::grouped(0.8, service))
            }
            [2, 6] | [3, 5] if spaced && cued() => Some(Plan::grouped(0.75, service)),
            _ => None,
        }
    }
}

/// Whether an international number begins with the code of a country (ITU-T
/// E.164, list of assigned codes).
fn is_calling_code(digits: &str) -> bool {
    const TWO: [&str; 44] = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "48", "49", "51", "52", "53",
        "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91",
        "92", "93", "94", "95", "98", "76", "77", "79",
    ];
    const THREE: [&str; 17] =
        ["21", "22", "23", "24", "25", "26", "29", "35", "37", "38", "42", "50", "59", "67", "68", "96", "97"];
    let american =
        digits.starts_with('1') && digits.len() == 11 && !matches!(digits.as_bytes().get(1), Some(b'0' | b'1'));
    let further = ["7", "85", "88", "99", "69"].iter().any(|code| digits.starts_with(code));
    american || further || TWO.iter().chain(&THREE).any(|code| digits.starts_with(code))
}

/// Swedish series for services, without the leading zero: free call, shared
/// cost, and the exchanges of firms and authorities.
fn is_se_service(national: &str) -> bool {
    ["20", "77", "900", "939", "944"].iter().any(|series| national.starts_with(series))
}

/// Danish 70, 80, 90 and Norwegian 800, 810, 815, 820.
fn is_eight_service(national: &str) -> bool {
    ["70", "80", "90", "810", "815", "820"].iter().any(|series| national.starts_with(series))
}
