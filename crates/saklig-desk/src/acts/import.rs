//! Import: records from a file come into a channel that is read by hand.
//!
//! Runs from the command line, whose user already holds the data folder; each
//! line is judged by itself, and a broken one loses nothing else.

use jiff::Timestamp;
use saklig_channel::{Observation, Seen};
use saklig_journal::event::Event;
use saklig_model::{
    authority::Authority, channel::Channel, id::AuthorityId, item::ItemKind, language::Language, person::Power,
};
use saklig_store::{Tx, authorities, channels};
use serde::Deserialize;

use super::{Act, connect::add_manual};
use crate::{Desk, Refusal, reading::LONGEST};

/// The act.
pub struct Import;

impl Act for Import {
    fn key(&self) -> &'static str {
        "import"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Import)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::ChannelAdded, Event::ItemsReceived, Event::ItemChanged]
    }
    fn scenario(&self) -> &'static str {
        "A changed text, imported again, is a second version"
    }
}

/// Where an import goes.
#[derive(Debug)]
pub struct Target {
    /// The channel.
    pub channel: Channel,
    /// Whether it was made for this import.
    pub new_channel: bool,
    /// Whether an unnamed authority was made for it.
    pub new_authority: bool,
    /// The authority's time zone, for times that name none.
    pub time_zone: String,
}

/// A line of JSON Lines.
#[derive(Deserialize)]
struct Line {
    id: Id,
    author: String,
    at: String,
    text: String,
    parent: Option<Id>,
    lang: Option<String>,
    url: Option<String>,
    edited_at: Option<String>,
    kind: Option<String>,
}

/// Identities come as texts or as whole numbers.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(u64),
}

impl Id {
    fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
        }
    }
}

/// Reads one line of an import file. An empty line is nothing.
///
/// # Errors
/// In plain words, without the line's content: what is wrong with it.
pub fn parse_line(line: &[u8]) -> Result<Option<Observation>, String> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    if line.is_empty() {
        return Ok(None);
    }
    if line.len() > LONGEST {
        return Err(format!("is longer than {} MB", LONGEST >> 20));
    }
    let text = std::str::from_utf8(line)
        .map_err(|error| format!("is not UTF-8: a wrong byte at position {}", error.valid_up_to() + 1))?;
    let line: Line = serde_json::from_str(text).map_err(|error| {
        // serde_json quotes values in some messages; say the kind and place only.
        match error.classify() {
            serde_json::error::Category::Data => {
                let said = error.to_string();
                ["id", "author", "at", "text"]
                    .into_iter()
                    .find(|field| said.contains(&format!("missing field `{field}`")))
                    .map_or_else(
                        || format!("has a value of the wrong type at column {}", error.column()),
                        |field| format!("has no \"{field}\""),
                    )
            }
            _ => format!("is not a JSON object: column {}", error.column()),
        }
    })?;
    let record = Record {
        id: line.id.into_text(),
        author: line.author,
        at: line.at,
        text: line.text,
        parent: line.parent.map(Id::into_text),
        lang: line.lang,
        url: line.url,
        edited_at: line.edited_at,
        kind: line.kind,
    };
    observation(record, time).map(Some)
}

/// One record of a file, as it stands there.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// Its identity where it comes from.
    pub id: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub at: String,
    /// What.
    pub text: String,
    /// What it answers.
    pub parent: Option<String>,
    /// Its language.
    pub lang: Option<String>,
    /// Its public address.
    pub url: Option<String>,
    /// When it was changed.
    pub edited_at: Option<String>,
    /// What it is; a comment where nothing is said.
    pub kind: Option<String>,
}

/// What is kept of a record; `time` reads a time, given its field's name.
///
/// # Errors
/// In plain words, without the record's content: what is wrong with it.
pub fn observation(
    record: Record,
    time: impl Fn(&str, &str) -> Result<Timestamp, String>,
) -> Result<Observation, String> {
    if record.id.is_empty() {
        return Err("has an empty \"id\"".into());
    }
    let kind = match record.kind.as_deref() {
        None => ItemKind::Comment,
        Some(key) => ItemKind::from_key(key)
            .ok_or_else(|| format!("has an unknown \"kind\"; use {}", ItemKind::ALL.map(ItemKind::key).join(", ")))?,
    };
    Ok(Observation::Seen(Seen {
        external_id: record.id,
        kind,
        parent: record.parent.filter(|parent| !parent.is_empty()),
        root: None,
        // A file has no opaque identity of a person: the name must do.
        author_id: record.author.clone(),
        author_name: record.author,
        own: false,
        text: record.text,
        lang: record.lang,
        posted_at: time(&record.at, "at")?,
        edited_at: record.edited_at.as_deref().map(|at| time(at, "edited_at")).transpose()?,
        url: record.url,
        attachments: Vec::new(),
        hidden: None,
        quotes: None,
    }))
}

fn time(text: &str, field: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|_| format!("has no time in \"{field}\"; write it as 2026-11-22T09:42:00Z or with +01:00"))
}

impl Desk {
    /// The channel that an import goes to; made, with an unnamed Swedish
    /// authority if there is none, when it is not there.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn import_target(&self, name: &str) -> Result<Target, Refusal> {
        if name.trim().is_empty() {
            return Err(Refusal::Empty { field: "channel" });
        }
        let mut tx = self.store().begin().await?;
        let (authority, new_authority) = self.own_or_unnamed(&mut tx).await?;
        let kept = channels::of(&mut tx, authority.id).await?.into_iter().find(|kept| kept.channel.name == name.trim());
        let (channel, new_channel) = match kept {
            Some(kept) => (kept.channel, false),
            None => (add_manual(self, &mut tx, authority.id, name.trim()).await?, true),
        };
        tx.commit().await?;
        self.ring();
        Ok(Target { channel, new_channel, new_authority, time_zone: authority.time_zone })
    }

    /// The authority that the command line works for; an unnamed one is made
    /// where there is none, and told of.
    pub(super) async fn own_or_unnamed(&self, tx: &mut Tx) -> Result<(Authority, bool), Refusal> {
        match authorities::all(&mut *tx).await?.into_iter().find(|authority| !authority.example) {
            Some(authority) => Ok((authority, false)),
            None => Ok((self.open_authority(tx, unnamed()).await?, true)),
        }
    }
}

/// An authority that nobody has named yet.
fn unnamed() -> Authority {
    Authority {
        id: AuthorityId(uuid::Uuid::nil()),
        name: String::new(),
        unit: String::new(),
        country: "se".into(),
        language: Language::Sv,
        time_zone: "Europe/Stockholm".into(),
        case_numbers: Vec::new(),
        appearance: None,
        example: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_broken_line_says_what_is_wrong_and_nothing_of_its_content() {
        let secret = "121212-1212";
        for (line, said) in [
            (format!(r#"{{"id":"1","author":"a","at":"2026-11-22T09:42:00Z","text":"{secret}""#), "not a JSON object"),
            (format!(r#"{{"id":"1","author":"a","text":"{secret}"}}"#), "no \"at\""),
            (format!(r#"{{"id":"1","author":"a","at":"{secret}","text":"x"}}"#), "no time in \"at\""),
            (format!(r#"{{"id":["{secret}"],"author":"a","at":"2026-11-22T09:42:00Z","text":"x"}}"#), "wrong type"),
            (r#"{"id":"","author":"a","at":"2026-11-22T09:42:00Z","text":"x"}"#.into(), "empty \"id\""),
            (
                r#"{"id":"1","author":"a","at":"2026-11-22T09:42:00Z","text":"x","kind":"song"}"#.into(),
                "unknown \"kind\"",
            ),
            ("[]".into(), "wrong type"),
        ] {
            let error = parse_line(line.as_bytes()).unwrap_err();
            assert!(error.contains(said), "{error}");
            assert!(!error.contains(secret), "{error}");
        }
        assert!(parse_line(b"{\"id\":\"\xff\"}").unwrap_err().contains("not UTF-8"));
        assert_eq!(parse_line(b"  \r\n"), Ok(None));
    }

    #[test]
    fn a_whole_line_is_read() {
        let line =
            "\u{feff}{\"id\":7,\"author\":\"@x\",\"at\":\"2026-11-22T10:42:00+01:00\",\"text\":\"Hej\",\"parent\":3}";
        let Ok(Some(Observation::Seen(seen))) = parse_line(line.as_bytes()) else { panic!("not read") };
        assert_eq!((seen.external_id.as_str(), seen.parent.as_deref()), ("7", Some("3")));
        assert_eq!(seen.posted_at, "2026-11-22T09:42:00Z".parse().unwrap());
    }
}
