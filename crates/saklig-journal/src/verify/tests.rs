//! A small house whose log is audited, and then tampered with.

use proptest::prelude::*;

use super::*;
use crate::{
    commitment::{Payload, Salt, commit},
    event::Event,
    inclusion,
    key::LogKey,
    leaf::LeafError,
    testlog::TestLog,
    tree,
};

fn id(n: u8) -> Id {
    [n; 16]
}

fn content(text: &str) -> Commitment {
    let salt: Salt = [0x5a; 32];
    commit(&salt, &Payload::new("note", 1).text("text", text))
}

fn entry(n: u8, event: Event, object: Id, commitment: Commitment, held: Held) -> Entry {
    let leaf = Leaf {
        event,
        at: i64::from(n),
        function: "moderator".to_owned(),
        object_kind: "item".to_owned(),
        object,
        commitment,
        rule: None,
        previous: None,
        entry: id(n),
    };
    let leaf = leaf.encode().unwrap();
    Entry { id: id(n), hash: Some(Hash::of_leaf(&leaf)), leaf, held }
}

fn note(n: u8, object: Id, text: &str) -> Entry {
    entry(n, Event::Noted, object, content(text), Held::Content(content(text)))
}

fn batch(n: u8, event: Event, versions: &[(u8, &str)]) -> Entry {
    let list: Vec<_> = versions.iter().map(|(version, text)| (id(*version), content(text))).collect();
    let held = list.iter().map(|&(version, listed)| BatchVersion { version, listed, held: Some(listed) }).collect();
    entry(n, event, id(n), batch::commit(&list).unwrap(), Held::Batch(held))
}

fn version(entry: &mut Entry, at: usize) -> &mut BatchVersion {
    match &mut entry.held {
        Held::Batch(list) => &mut list[at],
        other => panic!("{other:?} is no batch"),
    }
}

/// Six sealed entries: an opening, a batch of three, notes on objects 50, 51
/// and 50 again, and the erasure of object 51.
fn house() -> (Checkpoint, Vec<Entry>) {
    let entries = vec![
        entry(1, Event::LogOpened, id(1), content(""), Held::Content(content(""))),
        batch(2, Event::ItemsReceived, &[(20, "hej"), (21, "på"), (22, "dig")]),
        note(3, id(50), "first"),
        note(4, id(51), "second"),
        note(5, id(50), "third"),
        entry(6, Event::Erased, id(51), content("decision"), Held::Content(content("decision"))),
    ];
    (checkpoint(&entries), entries)
}

fn checkpoint(entries: &[Entry]) -> Checkpoint {
    let log = TestLog::of(&entries.iter().map(|entry| &entry.leaf).collect::<Vec<_>>());
    Checkpoint { origin: "log".to_owned(), size: entries.len() as u64, root: log.root() }
}

fn audit(checkpoint: &Checkpoint, entries: &[Entry], waiting: &[Entry]) -> Outcome {
    verify(Some(checkpoint), (0..).zip(entries.iter().cloned()), waiting.iter().cloned())
}

fn broken(outcome: Outcome) -> Vec<(Place, What)> {
    match outcome {
        Outcome::Broken { breaks, count } => {
            assert_eq!(breaks.len() as u64, count);
            breaks.into_iter().map(|found| (found.place, found.what)).collect()
        }
        verified => panic!("{verified:?}"),
    }
}

#[test]
fn a_log_left_alone_verifies() {
    let (checkpoint, entries) = house();
    let waiting = [note(7, id(52), "waiting"), note(8, id(52), "too")];
    assert_eq!(audit(&checkpoint, &entries, &waiting), Outcome::Verified { entries: 6, waiting: 2, disposed: 0 });
    assert_eq!(verify(None, [], waiting), Outcome::Verified { entries: 0, waiting: 2, disposed: 0 });

    // Without the stored hashes too.
    let bare: Vec<_> = entries.into_iter().map(|entry| Entry { hash: None, ..entry }).collect();
    assert_eq!(audit(&checkpoint, &bare, &[]), Outcome::Verified { entries: 6, waiting: 0, disposed: 0 });
}

#[test]
fn changed_content_is_found_where_it_is() {
    let (checkpoint, mut entries) = house();
    entries[3].held = Held::Content(content("another"));
    version(&mut entries[1], 2).held = Some(content("another"));
    let waiting = Entry { held: Held::Content(content("another")), ..note(7, id(52), "waiting") };
    assert_eq!(
        broken(audit(&checkpoint, &entries, &[waiting])),
        [
            (Place::Entry(1), What::VersionChanged { version: id(22) }),
            (Place::Entry(3), What::ContentChanged),
            (Place::Waiting(id(7)), What::ContentChanged),
        ]
    );
}

#[test]
fn content_may_be_gone_only_under_a_later_entry_that_erases_it() {
    let (checkpoint, mut entries) = house();
    entries[3].held = Held::Nothing;
    assert_eq!(audit(&checkpoint, &entries, &[]), Outcome::Verified { entries: 6, waiting: 0, disposed: 1 });

    entries[2].held = Held::Nothing;
    entries[4].held = Held::Nothing;
    let gone = (Place::Entry(2), What::Unaccounted { object: id(50) });
    assert_eq!(broken(audit(&checkpoint, &entries, &[])), [gone]);

    // An erasure that still waits for its seal counts.
    let erasure = entry(7, Event::Erased, id(50), content("x"), Held::Content(content("x")));
    assert_eq!(audit(&checkpoint, &entries, &[erasure]), Outcome::Verified { entries: 6, waiting: 1, disposed: 3 });

    // One that came before the content does not.
    let early = vec![
        entry(1, Event::Erased, id(50), content("x"), Held::Content(content("x"))),
        Entry { held: Held::Nothing, ..note(2, id(50), "later") },
    ];
    let gone = (Place::Entry(1), What::Unaccounted { object: id(50) });
    assert_eq!(broken(audit(&self::checkpoint(&early), &early, &[])), [gone]);
}

#[test]
fn versions_in_a_batch_are_erased_one_by_one() {
    let (_, mut entries) = house();
    entries.push(batch(7, Event::Erased, &[(20, "hej"), (22, "dig")]));
    let checkpoint = checkpoint(&entries);
    version(&mut entries[1], 0).held = None;
    version(&mut entries[1], 2).held = None;
    // The list of an erasing entry says what is gone.
    version(&mut entries[6], 0).held = None;
    version(&mut entries[6], 1).held = None;
    assert_eq!(audit(&checkpoint, &entries, &[]), Outcome::Verified { entries: 7, waiting: 0, disposed: 2 });

    version(&mut entries[1], 1).held = None;
    let gone = (Place::Entry(1), What::Unaccounted { object: id(21) });
    assert_eq!(broken(audit(&checkpoint, &entries, &[])), [gone]);

    // Adding it to the list afterwards is found.
    let Held::Batch(list) = &mut entries[6].held else { panic!("no batch") };
    list.push(BatchVersion { version: id(21), listed: content("på"), held: None });
    let found = broken(audit(&checkpoint, &entries, &[]));
    assert_eq!(found[0], (Place::Entry(6), What::ListChanged));
    assert_eq!(found.len(), 4);
}

#[test]
fn a_changed_list_is_found() {
    let (checkpoint, mut entries) = house();
    version(&mut entries[1], 1).listed = content("another");
    assert_eq!(broken(audit(&checkpoint, &entries, &[])), [(Place::Entry(1), What::ListChanged)]);
}

#[test]
fn a_changed_leaf_is_found_where_it_is() {
    let (checkpoint, mut entries) = house();
    let before = entries[4].clone();
    let admin = String::from_utf8(before.leaf.clone()).unwrap().replace("moderator", "system");
    entries[4].leaf = admin.into_bytes();
    assert_eq!(broken(audit(&checkpoint, &entries, &[])), [(Place::Entry(4), What::LeafChanged)]);

    // Whoever changes the tile with it still fails at the root.
    entries[4].hash = Some(Hash::of_leaf(&entries[4].leaf));
    assert_eq!(broken(audit(&checkpoint, &entries, &[])), [(Place::Log, What::Root { size: 6 })]);

    entries[4] = Entry { leaf: b"nonsense".to_vec(), ..before.clone() };
    assert_eq!(
        broken(audit(&checkpoint, &entries, &[])),
        [(Place::Entry(4), What::LeafChanged), (Place::Entry(4), What::NotALeaf(LeafError::Malformed))]
    );

    entries[4] = Entry { id: id(99), ..before };
    assert_eq!(broken(audit(&checkpoint, &entries, &[])), [(Place::Entry(4), What::OtherEntry)]);
}

#[test]
fn missing_surplus_and_exchanged_entries_are_found() {
    let (checkpoint, entries) = house();
    let root = (Place::Log, What::Root { size: 6 });

    let fewer = (Place::Log, What::Size { checkpoint: 6, found: 5 });
    assert_eq!(broken(audit(&checkpoint, &entries[..5], &[])), [fewer]);

    let mut more = entries.clone();
    more.push(note(7, id(50), "more"));
    let surplus = (Place::Log, What::Size { checkpoint: 6, found: 7 });
    assert_eq!(broken(audit(&checkpoint, &more, &[])), [surplus]);
    let surplus = (Place::Log, What::Size { checkpoint: 0, found: 1 });
    assert_eq!(broken(verify(None, [(0, note(1, id(50), "unsealed"))], [])), [surplus]);

    let mut exchanged = entries.clone();
    exchanged.swap(2, 4);
    assert_eq!(broken(audit(&checkpoint, &exchanged, &[])), [root]);

    let gap = (0..).zip(entries).filter(|(index, _)| *index != 3);
    assert_eq!(
        broken(verify(Some(&checkpoint), gap, [])),
        [(Place::Entry(4), What::OutOfOrder { expected: 3 }), fewer]
    );
}

#[test]
fn an_earlier_checkpoint_finds_a_log_that_was_rewritten_and_signed_anew() {
    let (_, entries) = house();
    let kept = checkpoint(&entries[..3]);
    let run = |entries: &[Entry], kept: &[Checkpoint]| {
        let mut audit = Audit::under(&checkpoint(entries));
        kept.iter().for_each(|kept| audit.also(kept));
        (0..).zip(entries).for_each(|(index, entry)| audit.sealed(index, entry));
        audit.finish()
    };
    let verified = Outcome::Verified { entries: 6, waiting: 0, disposed: 0 };
    assert_eq!(run(&entries, &[kept.clone(), checkpoint(&[]), checkpoint(&entries)]), verified);

    let mut rewritten = entries.clone();
    rewritten[1] = note(2, id(50), "nothing happened here");
    assert_eq!(broken(run(&rewritten, &[kept])), [(Place::Log, What::Root { size: 3 })]);
    let shortened = run(&entries[..5], &[checkpoint(&entries)]);
    assert_eq!(broken(shortened), [(Place::Log, What::Root { size: 6 })]);
    let split = Checkpoint { root: Hash([0; 32]), ..checkpoint(&entries) };
    assert!(broken(run(&entries, &[split])).contains(&(Place::Log, What::Root { size: 6 })));
}

#[test]
fn many_breaks_are_counted_and_the_first_described() {
    let mut audit = Audit::unsealed();
    for n in 0..150 {
        audit.waiting(&Entry { id: id(n), leaf: vec![], hash: None, held: Held::Nothing });
    }
    match audit.finish() {
        Outcome::Broken { breaks, count } => {
            assert_eq!((breaks.len(), count), (MAX_BREAKS, 150));
            assert_eq!(breaks[1].what.key(), "not_a_leaf");
            let text = format!("waiting entry {}: these bytes are not a leaf", "01".repeat(16));
            assert_eq!(breaks[1].to_string(), text);
        }
        verified => panic!("{verified:?}"),
    }
}

/// The promise to citizens: erasing text and salt leaves every proof as it was.
#[test]
fn erasing_every_salt_leaves_every_proof_valid() {
    let key = LogKey::from_seed("log", &[3; 32]).unwrap();
    let (_, mut entries) = house();
    entries.push(entry(7, Event::Erased, id(50), content("x"), Held::Content(content("x"))));
    entries.push(batch(8, Event::Erased, &[(20, "hej"), (21, "på"), (22, "dig")]));
    let log = TestLog::of(&entries.iter().map(|entry| &entry.leaf).collect::<Vec<_>>());
    let checkpoint = checkpoint(&entries);
    let note = checkpoint.sign(&key).unwrap();
    let proofs: Vec<_> = (0..8)
        .map(|index| crate::proof::TlogProof {
            index,
            hashes: inclusion::prove(8, index, &log).unwrap(),
            extra: None,
            checkpoint: note.clone(),
        })
        .collect();

    for erased in [2, 3, 4] {
        entries[erased].held = Held::Nothing;
    }
    (0..3).for_each(|at| version(&mut entries[1], at).held = None);
    assert_eq!(audit(&checkpoint, &entries, &[]), Outcome::Verified { entries: 8, waiting: 0, disposed: 6 });
    for (proof, entry) in proofs.iter().zip(&entries) {
        assert_eq!(proof.verify(&key.verifier(), &entry.leaf), Ok(checkpoint.clone()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The audit and the tiles agree on the root of any log.
    #[test]
    fn the_audit_has_the_root_of_the_tiles(size in 0..120u8) {
        let entries: Vec<_> = (0..size).map(|n| note(n, id(n), "text")).collect();
        let log = TestLog::of(&entries.iter().map(|entry| &entry.leaf).collect::<Vec<_>>());
        let root = tree::root(u64::from(size), &log).unwrap();
        let checkpoint = Checkpoint { origin: "log".to_owned(), size: size.into(), root };
        let verified = Outcome::Verified { entries: size.into(), waiting: 0, disposed: 0 };
        prop_assert_eq!(audit(&checkpoint, &entries, &[]), verified);
    }

    #[test]
    fn a_flipped_bit_anywhere_in_a_leaf_is_found(which in 0..6usize, at: prop::sample::Index, bit in 0..8u8, tile: bool) {
        let (checkpoint, mut entries) = house();
        let entry = &mut entries[which];
        let at = at.index(entry.leaf.len());
        entry.leaf[at] ^= 1 << bit;
        entry.hash = tile.then(|| Hash::of_leaf(&entry.leaf));
        let broken = matches!(audit(&checkpoint, &entries, &[]), Outcome::Broken { .. });
        prop_assert!(broken);
    }
}
