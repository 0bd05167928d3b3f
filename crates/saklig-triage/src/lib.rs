//! Text in, findings out: what a person should notice in a comment, a draft or
//! a note before deciding about it.
//!
//! ```
//! use saklig_triage::{Pack, Profile, Suggest, Text, Triage};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let words = "source = 'Own list'\ndate = '2026-11-22'\n[case_number]\nsv = ['ärende*']\n['question.word']\nsv = ['varför']";
//! let pack = Pack::parse([("reading/words/example.toml", words)])?;
//! let triage = Triage::new(&Profile::default(), &pack)?;
//! let reading = triage.read(&Text::comment("Mitt ärende 51-123456, varför har ni inte svarat?"));
//! assert_eq!(reading.findings[0].kind, "question");
//! assert_eq!(reading.findings[1].kind, "case_number");
//! assert_eq!(reading.suggest, Suggest::Transfer);
//! # Ok(())
//! # }
//! ```
//!
//! A [`Triage`] is compiled once from an authority's [`Profile`] and the words of
//! a [`Pack`] (`packs/reading/`), and may be shared between threads. It reads a [`Text`] into a [`Reading`]: the
//! language, the [`Finding`]s with their places in the text as it was given,
//! and what is [suggested](Suggest). A finding is a hint with a reason; a
//! person decides, and nothing here acts. [`jsonl`] speaks the lines of
//! `saklig triage`.
//!
//! On the way, [`plain`] undoes what hides a number (full-width digits,
//! invisible characters, exotic dashes) and remembers where everything stood;
//! [`page`] collects what all detectors ask for, in one pass each: runs of
//! digits, sentences, the words of the [`lexicon`]; each of the [`DETECTORS`]
//! looks at the page; [`triage`] settles which kind a number is.
//!
//! May use: no other crate of this house; no input or output, no clock.
//!
//! To add a kind of finding: a file named for it, with a unit struct that is a
//! [`Detector`] and its examples as tests; its words in `packs/reading/words/`;
//! and a line in [`DETECTORS`]. If it may lead to more than a look, say so in [`suggest`].

pub mod case_number;
pub mod detector;
pub mod dk_cpr;
pub mod email;
pub mod features;
pub mod finding;
pub mod heads;
pub mod jsonl;
pub mod language;
pub mod lexicon;
pub mod linear;
pub mod model_file;
pub mod number;
pub mod offence;
pub mod own_head;
pub mod pack;
pub mod page;
pub mod phone;
pub mod plain;
pub mod profile;
pub mod protected_criticism;
pub mod question;
pub mod se_personnummer;
pub mod se_samordningsnummer;
pub mod suggest;
pub mod text;
pub mod training;
pub mod triage;

pub use detector::{DETECTORS, Detector};
pub use finding::{Facts, Finding};
pub use pack::{BadPack, Pack};
pub use profile::{BadProfile, Profile};
pub use suggest::Suggest;
pub use text::{Text, TextKind};
pub use triage::{Reading, Triage};
