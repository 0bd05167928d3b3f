//! Recurrence: which texts of a stream are the same kind of post, though
//! disguised or reworded. Groups texts as they come; whether a group is spam,
//! [`crate::spam`] says.
//!
//! A [`Recurrence`] holds the last [`MOST`] texts at most, and compares with
//! those of the last [`WINDOW_S`] seconds: at most 45 MB, whatever comes in. It
//! knows no clock: the time comes with the text.
//!
//! A text is looked up by its exact hash, by its [bands](crate::sketch) and
//! among the last ones of its sender, and compared with what it meets. It joins
//! the group whose core (what most of its members share) it is closest to, if
//! that is close enough; a sender who is in the group already needs to be less
//! close. Being close to one odd member is not enough, so that a text between
//! two groups does not chain them together; groups become one only when their
//! cores are alike.

use std::collections::{HashMap, VecDeque};

use crate::canon::canonical;
use crate::sketch::{BANDS, BINS, Sketch, alike};

/// The most texts that are held.
pub const MOST: usize = 200_000;

/// How long a text is compared with later ones, in seconds: seven days.
pub const WINDOW_S: i64 = 7 * 24 * 3600;

/// Below so many letters a text says too little to be known again, but by the
/// same sender and word for word.
pub const FEW_LETTERS: usize = 12;

/// Below so many letters, one changed word is much of the text.
const SHORT: usize = 24;

/// How alike two texts of one sender are at least.
const ALIKE_OWN: f32 = 0.20;
/// How alike two texts of different senders are at least.
const ALIKE: f32 = 0.34;
/// What is added for short texts of different senders.
const ALIKE_SHORT: f32 = 0.05;
/// How alike a text is at least to the core of a group that its sender is in.
const CORE_OWN: f32 = 0.20;
/// How alike a text is at least to the core of another group.
const CORE: f32 = 0.36;
/// Below this a text has nothing to do with another.
const UNLIKE: f32 = 0.15;
/// How much more alike a text is to a member of a group than to its core, where
/// that member stands at its edge and something else begins there.
const APART: f32 = 0.2;
/// How alike they are then at least.
const ALIKE_AT_EDGE: f32 = 0.5;
/// How alike the cores of two groups are that are one.
const ONE_CORE: f32 = 0.45;

/// How many of a sender's last texts a new one is compared with.
const OWN_TEXTS: usize = 4;

/// A core can be told once a group has so many members.
const CORE_FROM: usize = 3;
/// A bin belongs to the core from this weight on: two of three members had it.
const IN_CORE: u16 = 3;
/// Of the bins of a core, at least so many.
const CORE_BINS: usize = 8;

/// A post, as it is compared.
#[derive(Debug, Clone, Copy)]
pub struct Post<'a> {
    /// Its text.
    pub text: &'a str,
    /// Who wrote it, as an opaque id; who is not known is somebody else each time.
    pub author: Option<&'a str>,
    /// When, in seconds since any moment.
    pub at: i64,
}

/// A group of texts of the same kind, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its number, which it keeps.
    pub id: u32,
    /// How many texts are in it.
    pub count: usize,
    /// From how many senders.
    pub senders: usize,
    /// How many have no known sender.
    pub unknown: usize,
    /// How long between the first and the last, in seconds.
    pub window_s: i64,
    /// The shortest time that three in a row came in, in seconds.
    pub densest_s: i64,
    /// Letters of the last text's canonical form.
    pub letters: usize,
}

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Its number: how many were added before it.
    pub number: u64,
    /// The group that it belongs to, if it is not alone.
    pub group: Option<Group>,
}

/// A text that is held. Its bins, by which it is compared, are fetched in one go.
#[derive(Debug, Clone)]
#[repr(C, align(64))]
struct Kept {
    bins: [u8; BINS],
    exact: u64,
    author: u64,
    at: i64,
    number: u64,
    /// The sender's text before, as a place and one.
    before: u32,
    /// The group, or [`NONE`].
    group: u32,
}

/// No group.
const NONE: u32 = u32::MAX;

/// What a group knows beside its members.
#[derive(Debug)]
struct Shared {
    /// Places, the oldest first.
    members: VecDeque<u32>,
    senders: HashMap<u64, usize>,
    unknown: usize,
    core: [u8; BINS],
    weight: [u16; BINS],
    densest_s: i64,
}

/// The groups of a stream.
#[derive(Debug)]
pub struct Recurrence {
    room: usize,
    texts: Vec<Kept>,
    added: u64,
    /// By band: the last text that had it, as a tag and a place and one.
    bands: Vec<u32>,
    /// By exact hash and by sender: the last text, as a place and one.
    exacts: Vec<u32>,
    authors: Vec<u32>,
    groups: HashMap<u32, Shared>,
    next_group: u32,
    units: Vec<u8>,
}

impl Default for Recurrence {
    fn default() -> Self {
        Self::with_room(MOST)
    }
}

/// A text that a new one was compared with.
#[derive(Clone, Copy)]
struct Near {
    place: usize,
    alike: f32,
}

impl Recurrence {
    /// With room for so many texts, [`MOST`] at most; what is over takes the
    /// place of the oldest.
    #[must_use]
    pub fn with_room(room: usize) -> Self {
        let room = room.clamp(64, MOST);
        let slots = room.next_power_of_two();
        Self {
            room,
            texts: Vec::new(),
            added: 0,
            bands: vec![0; slots * 8],
            exacts: vec![0; slots],
            authors: vec![0; slots],
            groups: HashMap::new(),
            next_group: 1,
            units: Vec::new(),
        }
    }

    /// Whether the next text takes the place of another.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.texts.len() == self.room
    }

    /// Adds a text, and says what it belongs to.
    pub fn add(&mut self, post: &Post<'_>) -> Added {
        let mut units = std::mem::take(&mut self.units);
        canonical(post.text, &mut units);
        let sketch = Sketch::new(&units);
        self.units = units;
        let number = self.added;
        self.added += 1;
        if sketch.letters == 0 {
            return Added { number, group: None };
        }
        let author = post.author.map_or(0, hashed);
        let place = usize::try_from(number % self.room as u64).unwrap_or(0).min(self.texts.len());
        if place < self.texts.len() {
            self.leave(place);
        }
        let nears = self.nears(&sketch, author, post.at, place);
        let home = self.home(&sketch, author, post.at, &nears);
        self.keep(&sketch, author, post.at, number, place);
        let id = match home {
            Some(Home::Group(id)) => {
                self.join(place, id);
                Some(id)
            }
            Some(Home::With(other)) => {
                let id = self.found(other);
                self.join(place, id);
                Some(id)
            }
            Some(Home::Apart(other)) => {
                let apart = self.part(other, &nears);
                let id = apart.or_else(|| self.texts.get(other).map(|kept| kept.group));
                if let Some(id) = id {
                    self.join(place, id);
                }
                id
            }
            None => None,
        };
        if let Some(id) = id {
            self.unite(id, &sketch.bins, &nears);
        }
        let id = self.texts.get(place).map_or(NONE, |kept| kept.group);
        let group = self.group(id).map(|group| Group { letters: sketch.letters, ..group });
        Added { number, group }
    }

    /// A group as it stands, by its number.
    #[must_use]
    pub fn group(&self, id: u32) -> Option<Group> {
        let shared = self.groups.get(&id)?;
        let at = |place: Option<&u32>| place.and_then(|place| self.texts.get(*place as usize)).map(|kept| kept.at);
        let window_s = at(shared.members.back())?.saturating_sub(at(shared.members.front())?).abs();
        Some(Group {
            id,
            count: shared.members.len(),
            senders: shared.senders.len() + shared.unknown,
            unknown: shared.unknown,
            window_s,
            densest_s: shared.densest_s,
            letters: 0,
        })
    }

    /// The number of the oldest text that is held.
    #[must_use]
    pub fn oldest(&self) -> u64 {
        self.added.saturating_sub(self.room as u64)
    }

    /// Forgets a text, by its number: it was changed, or is no longer there.
    pub fn remove(&mut self, number: u64) {
        let place = usize::try_from(number % self.room as u64).unwrap_or(0);
        if self.texts.get(place).is_some_and(|kept| kept.number == number) {
            self.leave(place);
            if let Some(kept) = self.texts.get_mut(place) {
                (kept.bins, kept.exact, kept.author) = ([0; BINS], 0, 0);
            }
        }
    }

    /// The numbers of a group's texts, as [`Added`] gave them, the oldest first.
    pub fn members(&self, id: u32) -> impl Iterator<Item = u64> + '_ {
        let places = self.groups.get(&id).into_iter().flat_map(|shared| &shared.members);
        places.filter_map(|place| self.texts.get(*place as usize)).map(|kept| kept.number)
    }

    /// The texts that this one may be like; from now on it is found itself by
    /// its bands and its hash, at its `place`.
    fn nears(&mut self, sketch: &Sketch, author: u64, at: i64, place: usize) -> Vec<Near> {
        let mut nears: Vec<Near> = Vec::new();
        let entry = u32::try_from(place + 1).unwrap_or(0);
        let short = sketch.letters < FEW_LETTERS;
        if !short {
            // All are fetched before any is looked at: the memory is what takes time.
            let mut before = [0; BANDS];
            for (before, band) in before.iter_mut().zip(sketch.bands) {
                let (slot, tag) = band_slot(band, self.bands.len());
                if let Some(held) = self.bands.get_mut(slot) {
                    let found = std::mem::replace(held, tag | entry);
                    *before = if found & !PLACE == tag { found & PLACE } else { 0 };
                }
            }
            let slot = slot(sketch.exact, self.exacts.len());
            let same =
                self.exacts.get_mut(slot).map(|last| std::mem::replace(last, entry)).filter(|same| *same != entry);
            if let Some((place, kept)) = self.held(same)
                && kept.exact == sketch.exact
                && is_near(kept.at, at)
            {
                nears.push(Near { place, alike: 1.0 });
                // The same text: nothing can be closer.
                if kept.group != NONE {
                    return nears;
                }
            }
            for before in before {
                if before != 0 && before != entry {
                    self.compare(Some(before), sketch, at, &mut nears);
                }
            }
        }
        if author != 0 {
            let mut next = self.authors.get(hash_slot(author, self.authors.len())).copied();
            for _ in 0..OWN_TEXTS {
                let Some((_, kept)) = self.held(next).filter(|(_, kept)| kept.author == author) else { break };
                if next != Some(entry) && (!short || kept.exact == sketch.exact) {
                    self.compare(next, sketch, at, &mut nears);
                }
                next = Some(kept.before);
            }
        }
        nears
    }

    fn compare(&self, entry: Option<u32>, sketch: &Sketch, at: i64, nears: &mut Vec<Near>) {
        let Some((place, kept)) = self.held(entry) else { return };
        // Most are unlike: of those no more is fetched.
        let alike = alike(&kept.bins, &sketch.bins);
        if alike >= UNLIKE && is_near(kept.at, at) && !nears.iter().any(|near| near.place == place) {
            let alike = if kept.exact == sketch.exact { 1.0 } else { alike };
            nears.push(Near { place, alike });
        }
    }

    /// Where a text belongs, of what it may be like.
    fn home(&mut self, sketch: &Sketch, author: u64, at: i64, nears: &[Near]) -> Option<Home> {
        let mut best: Option<(f32, Home)> = None;
        let mut judged: Vec<u32> = Vec::new();
        for near in nears {
            let Some(kept) = self.texts.get(near.place) else { continue };
            let (id, own) = (kept.group, author != 0 && kept.author == author);
            let short = if sketch.letters < SHORT { ALIKE_SHORT } else { 0.0 };
            let (margin, home) = if id == NONE {
                (near.alike - if own { ALIKE_OWN } else { ALIKE + short }, Home::With(near.place))
            } else {
                if judged.contains(&id) && near.alike < 1.0 {
                    continue;
                }
                judged.push(id);
                self.forget_old(id, at);
                let Some(shared) = self.groups.get(&id) else { continue };
                let own = author != 0 && shared.senders.contains_key(&author);
                let inside = |near: &&Near| self.texts.get(near.place).is_some_and(|kept| kept.group == id);
                let Some(closest) = nears.iter().filter(inside).max_by(|a, b| a.alike.total_cmp(&b.alike)) else {
                    continue;
                };
                match core_likeness(shared, &sketch.bins) {
                    Some(core) if closest.alike >= ALIKE_AT_EDGE.max(core + APART) && core < CORE => {
                        (closest.alike - ALIKE, Home::Apart(closest.place))
                    }
                    // The same text as a member's is at home where that is.
                    _ if closest.alike >= 1.0 => (1.0, Home::Group(id)),
                    Some(core) => (core - if own { CORE_OWN } else { CORE }, Home::Group(id)),
                    None => (closest.alike - if own { ALIKE_OWN } else { ALIKE + short }, Home::Group(id)),
                }
            };
            if margin >= 0.0 && best.is_none_or(|(other, _)| margin > other) {
                best = Some((margin, home));
            }
        }
        best.map(|(_, home)| home)
    }

    /// Takes a text, and what is like it, out of a group at whose edge they stand:
    /// something else than the group begins there. What the new group is.
    fn part(&mut self, place: usize, nears: &[Near]) -> Option<u32> {
        let group = self.texts.get(place)?.group;
        let shared = self.groups.get(&group)?;
        let apart = |near: &&Near| {
            let Some(kept) = self.texts.get(near.place) else { return false };
            let alike = near.place == place || near.alike >= ALIKE_AT_EDGE;
            alike && kept.group == group && core_likeness(shared, &kept.bins).is_some_and(|core| core < ONE_CORE)
        };
        let mut places: Vec<usize> = nears.iter().filter(apart).map(|near| near.place).collect();
        places.sort_unstable_by_key(|place| self.texts.get(*place).map(|kept| kept.number));
        let (first, others) = places.split_first()?;
        self.leave(*first);
        let id = self.found(*first);
        for place in others {
            self.leave(*place);
            self.join(*place, id);
        }
        Some(id)
    }

    /// Makes two groups one, if the text that just joined stands in both and
    /// their cores are alike.
    fn unite(&mut self, id: u32, bins: &[u8; BINS], nears: &[Near]) {
        let Some(own) = self.groups.get(&id) else { return };
        let others = nears.iter().filter_map(|near| self.texts.get(near.place)).map(|kept| kept.group);
        let other = others.filter(|other| *other != id && *other != NONE).find(|other| {
            self.groups.get(other).is_some_and(|shared| {
                core_likeness(shared, bins).is_some_and(|core| core >= CORE)
                    && core_likeness(own, &shared.core).is_some_and(|core| core >= ONE_CORE)
            })
        });
        let Some(other) = other else { return };
        let count = |id| self.groups.get(&id).map_or(0, |shared| shared.members.len());
        let (into, from) = if count(other) >= count(id) { (other, id) } else { (id, other) };
        let Some(gone) = self.groups.remove(&from) else { return };
        for place in gone.members {
            self.join(place as usize, into);
        }
        if let Some(shared) = self.groups.get_mut(&into) {
            let texts = &self.texts;
            shared.members.make_contiguous().sort_by_key(|place| texts.get(*place as usize).map(|kept| kept.number));
        }
    }

    /// Stores a text at its place, where the oldest may have been.
    fn keep(&mut self, sketch: &Sketch, author: u64, at: i64, number: u64, place: usize) {
        let entry = u32::try_from(place + 1).unwrap_or(0);
        let mut before = 0;
        if author != 0 {
            let slot = hash_slot(author, self.authors.len());
            before = self.authors.get_mut(slot).map_or(0, |last| std::mem::replace(last, entry));
        }
        let before = if before == entry { 0 } else { before };
        let kept = Kept { bins: sketch.bins, exact: sketch.exact, author, at, number, before, group: NONE };
        match self.texts.get_mut(place) {
            Some(old) => *old = kept,
            None => self.texts.push(kept),
        }
    }

    /// A new group of one.
    fn found(&mut self, place: usize) -> u32 {
        let id = self.next_group;
        // After four thousand million groups it begins again.
        self.next_group = self.next_group.checked_add(1).filter(|next| *next != NONE).unwrap_or(1);
        let shared = Shared {
            members: VecDeque::new(),
            senders: HashMap::new(),
            unknown: 0,
            core: [0; BINS],
            weight: [0; BINS],
            densest_s: i64::MAX,
        };
        self.groups.insert(id, shared);
        self.join(place, id);
        id
    }

    fn join(&mut self, place: usize, id: u32) {
        let (Some(kept), Some(shared)) = (self.texts.get_mut(place), self.groups.get_mut(&id)) else { return };
        kept.group = id;
        if kept.author == 0 {
            shared.unknown += 1;
        } else {
            *shared.senders.entry(kept.author).or_default() += 1;
        }
        for ((bin, core), weight) in kept.bins.iter().zip(&mut shared.core).zip(&mut shared.weight) {
            if core == bin {
                *weight = (*weight + 2).min(60);
            } else if *weight == 0 {
                (*core, *weight) = (*bin, 2);
            } else {
                *weight -= 1;
            }
        }
        let at = kept.at;
        if let Some(before) = shared.members.iter().rev().nth(1).and_then(|place| self.texts.get(*place as usize)) {
            shared.densest_s = shared.densest_s.min(at.saturating_sub(before.at).abs());
        }
        shared.members.push_back(u32::try_from(place).unwrap_or(0));
    }

    /// Takes a text out of its group.
    fn leave(&mut self, place: usize) {
        let Some(kept) = self.texts.get_mut(place) else { return };
        let id = std::mem::replace(&mut kept.group, NONE);
        let author = kept.author;
        let Some(shared) = self.groups.get_mut(&id) else { return };
        if let Some(at) = shared.members.iter().position(|member| *member as usize == place) {
            shared.members.remove(at);
        }
        if author == 0 {
            shared.unknown = shared.unknown.saturating_sub(1);
        } else if let Some(count) = shared.senders.get_mut(&author) {
            *count -= 1;
            if *count == 0 {
                shared.senders.remove(&author);
            }
        }
        if shared.members.is_empty() {
            self.groups.remove(&id);
        }
    }

    /// Lets go of the members of a group that are older than the window.
    fn forget_old(&mut self, id: u32, at: i64) {
        while let Some(place) = self.groups.get(&id).and_then(|shared| shared.members.front()).copied() {
            if self.texts.get(place as usize).is_none_or(|kept| is_near(kept.at, at)) {
                break;
            }
            self.leave(place as usize);
        }
    }

    fn held(&self, entry: Option<u32>) -> Option<(usize, &Kept)> {
        let place = entry?.checked_sub(1)? as usize;
        Some((place, self.texts.get(place)?))
    }
}

#[derive(Clone, Copy)]
enum Home {
    /// In this group.
    Group(u32),
    /// With this text, in a group of their own.
    With(usize),
    /// With this text, which stands at the edge of another group.
    Apart(usize),
}

/// How alike a text is to what most of a group share; none while that cannot be told.
fn core_likeness(shared: &Shared, bins: &[u8; BINS]) -> Option<f32> {
    if shared.members.len() < CORE_FROM {
        return None;
    }
    let (mut same, mut held) = (0_u8, 0_u8);
    for ((core, weight), bin) in shared.core.iter().zip(&shared.weight).zip(bins) {
        let counts = *weight >= IN_CORE && *core != 0;
        held += u8::from(counts);
        same += u8::from(counts & (core == bin));
    }
    (usize::from(held) >= CORE_BINS).then(|| f32::from(same) / f32::from(held))
}

fn is_near(one: i64, other: i64) -> bool {
    one.abs_diff(other) <= WINDOW_S.unsigned_abs()
}

/// A place is 18 bits of an entry, the rest is a tag.
const PLACE: u32 = (1 << 18) - 1;

fn band_slot(band: u32, slots: usize) -> (usize, u32) {
    (band as usize & (slots - 1), band & !PLACE)
}

fn slot(hash: u64, slots: usize) -> usize {
    let low = hash as usize;
    low & (slots - 1)
}

fn hash_slot(hash: u64, slots: usize) -> usize {
    slot(hash >> 17, slots)
}

/// A sender's number; never 0, which is nobody.
fn hashed(author: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in author.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash ^ hash >> 31).wrapping_mul(0xd6e8_feb8_6659_fd93).max(1)
}

/// Bands are as many as a text has places in the table, so that they fit.
const _: () = assert!(BANDS * 4 == BINS && MOST < PLACE as usize);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LURE: &str = "Vinn en iPhone i dag, klicka på länken i min profil";

    fn post<'a>(author: &'a str, at: i64, text: &'a str) -> Post<'a> {
        Post { text, author: Some(author), at }
    }

    /// The last group of a stream of senders and texts, a minute apart.
    fn last(stream: &[(&str, &str)]) -> Option<Group> {
        let mut recurrence = Recurrence::with_room(1000);
        let mut minutes = 0..;
        let added = stream.iter().map(|(author, text)| {
            let at = minutes.next().unwrap_or(0) * 60;
            recurrence.add(&post(author, at, text)).group
        });
        added.last().flatten()
    }

    #[test]
    fn the_same_in_other_words_and_disguises() {
        let group = last(&[
            ("a", LURE),
            ("b", "VINN EN 1PH0NE I DAG - KLICKA PÅ LÄNKEN I MIN PROFIL!!!"),
            ("c", "Hur lång är kön till passexpeditionen i morgon?"),
            ("a", "Vinn en surfplatta i dag, klicka på länken i min profil"),
            ("b", "V i n n en iPhone nu, klicka genast på länken i min profil 🎁"),
        ]);
        let group = group.unwrap();
        assert_eq!((group.count, group.senders, group.window_s, group.densest_s), (4, 2, 240, 180));
    }

    #[test]
    fn two_floods_on_the_same_subject_stay_two_although_a_text_stands_between() {
        let against = "Stoppa vindkraften i Norra skogen innan fåglarna är borta";
        let costs = "Vindkraften sänker värdet på våra hus, kräv en folkomröstning i vår";
        let both = "Stoppa vindkraften i Norra skogen innan den sänker värdet på våra hus";
        let mut recurrence = Recurrence::with_room(1000);
        let mut add = |author, at, text| recurrence.add(&post(author, at, text)).group.map(|group| group.id);
        for at in 0..4 {
            add("a", at, against);
            add("b", at, costs);
        }
        add("c", 5, both);
        let (one, other) = (add("a", 6, against), add("b", 6, costs));
        assert!(one.is_some() && other.is_some() && one != other);
    }

    #[test]
    fn a_short_text_is_known_again_from_the_same_sender_only() {
        assert_eq!(last(&[("a", "Tack!"), ("b", "Tack!"), ("c", "Tack!")]), None);
        assert_eq!(last(&[("a", "Avgå!"), ("b", "Avgå!"), ("a", "Avgå!")]).unwrap().count, 2);
        assert_eq!(last(&[("a", "👏👏👏"), ("a", "👏👏👏")]), None);
    }

    #[test]
    fn what_is_older_than_the_window_counts_no_more() {
        let mut recurrence = Recurrence::with_room(1000);
        for at in [0, 60, 120] {
            recurrence.add(&post("a", at, LURE));
        }
        let group = recurrence.add(&post("a", WINDOW_S + 90, LURE)).group.unwrap();
        assert_eq!((group.count, group.window_s), (2, WINDOW_S - 30));
        assert_eq!(recurrence.add(&post("a", 3 * WINDOW_S, LURE)).group, None);
    }

    #[test]
    fn room_is_bounded_and_what_goes_leaves_its_group() {
        let mut recurrence = Recurrence::with_room(64);
        for at in 0..3 {
            recurrence.add(&post("a", at, LURE));
        }
        for at in 3..64 {
            recurrence.add(&post("b", at, &format!("{at}:e huset på {at}:e gatan från {at}:e torget i staden")));
        }
        let group = recurrence.add(&post("a", 64, LURE)).group.unwrap();
        assert_eq!((group.count, recurrence.members(group.id).collect::<Vec<_>>()), (3, vec![1, 2, 64]));
        assert!(recurrence.is_full());
    }

    proptest! {
        #[test]
        fn a_group_is_what_its_members_are(
            stream in prop::collection::vec((0..4_usize, 0..6_usize, 0..400_000_i64, "\\PC{0,30}"), 0..80)
        ) {
            let texts = [LURE, "Tack för hjälpen med passet", "Stoppa bygget av bron vid hamnen", "Avgå!", ""];
            let mut recurrence = Recurrence::with_room(64);
            for (author, text, at, other) in &stream {
                let text = texts.get(*text).copied().unwrap_or(other);
                let author = ["a", "b", "c"].get(*author).copied();
                let added = recurrence.add(&Post { text, author, at: *at });
                if let Some(group) = added.group {
                    let members: Vec<_> = recurrence.members(group.id).collect();
                    prop_assert_eq!(members.len(), group.count);
                    prop_assert!(members.contains(&added.number) && group.senders <= group.count && group.window_s >= 0);
                }
                prop_assert!(recurrence.texts.len() <= 64);
                let grouped: usize = recurrence.groups.values().map(|shared| shared.members.len()).sum();
                prop_assert_eq!(grouped, recurrence.texts.iter().filter(|kept| kept.group != NONE).count());
            }
        }
    }
}
