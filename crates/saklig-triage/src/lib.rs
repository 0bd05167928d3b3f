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
//! looks at the page, at numbers as they are [`written`] and as what they are
//! [`announced`], and once more without the line breaks that numbers are
//! wrapped by; [`triage`] settles which kind a number is.
//!
//! [`parties`] and candidates are looked up for the authority's own drafts only,
//! as of the day of the text, and never joined with an author.
//!
//! May use: no other crate of this house; no input or output, no clock.
//!
//! To add a kind of finding: a file named for it, with a unit struct that is a
//! [`Detector`] and its examples as tests; its words in `packs/reading/words/`;
//! and a line in [`DETECTORS`]. If it may lead to more than a look, say so in [`suggest`].

pub mod abuse;
pub mod address;
pub mod advertising;
pub mod announced;
pub mod bankgiro;
pub mod beginnings;
pub mod canon;
pub mod case_number;
pub mod detector;
pub mod dictionary;
pub mod dk_cpr;
pub mod email;
pub mod features;
pub mod fi_hetu;
pub mod finding;
pub mod heads;
pub mod iban;
pub mod jsonl;
pub mod language;
pub mod learned;
mod letters;
pub mod lexicon;
pub mod linear;
pub mod model_file;
pub mod names;
pub mod net;
pub mod net_file;
pub mod net_training;
pub mod no_fodselsnummer;
pub mod number;
pub mod off_topic;
pub mod offence;
pub mod own_head;
pub mod pack;
pub mod page;
pub mod parties;
pub mod party_political;
pub mod person_name;
pub mod phone;
pub mod plain;
pub mod plusgiro;
pub mod profile;
pub mod protected_criticism;
pub mod question;
pub mod recurrence;
pub mod redact;
pub mod se_orgnummer;
pub mod se_personnummer;
pub mod se_samordningsnummer;
pub mod signs;
pub mod sketch;
pub mod small;
pub mod spam;
pub mod special_category;
pub mod suggest;
pub mod text;
pub mod thesaurus;
pub mod threat;
pub mod training;
pub mod triage;
pub mod unmask;
pub mod vehicle_plate;
pub mod weighing;
pub mod weights;
pub mod word;
mod wrapped;
pub mod written;

pub use detector::{DETECTORS, Detector};
pub use finding::{Facts, Finding};
pub use pack::{BadPack, Pack};
pub use profile::{BadProfile, Profile};
pub use redact::redact;
pub use suggest::Suggest;
pub use text::{Text, TextKind};
pub use triage::{Reading, Triage};
