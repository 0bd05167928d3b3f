//! The lines of `saklig triage`: one object in, one object out, in the same
//! order. A line that cannot be read gets an error on its own line.
//!
//! The lines are a stream: comments of the same kind that recur are found as
//! they come (`spam`), by `author` and `at`. A line without `at` counts as
//! written a second after the line before; one without `author` as somebody
//! else's each time, so that a group with such lines is never from a few.
//!
//! Lines may be [read](read()) on many threads; the [`Stream`] then takes them
//! in their order.

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::recurrence::{Post, Recurrence};
use crate::suggest::Suggest;
use crate::text::{Text, TextKind};
use crate::triage::{Reading, Triage};

/// A line that comes in. Fields that are not known are passed over.
#[derive(Debug, Clone, Deserialize)]
pub struct InLine {
    /// What the caller knows the text by.
    #[serde(default)]
    pub id: Option<Id>,
    /// The text.
    pub text: String,
    /// Its language.
    #[serde(default)]
    pub lang: Option<String>,
    /// The channel it stands in.
    #[serde(default)]
    pub channel: Option<String>,
    /// The platform's opaque id of who wrote it.
    #[serde(default)]
    pub author: Option<String>,
    /// When it was written.
    #[serde(default)]
    pub at: Option<String>,
    /// The text that it answers.
    #[serde(default)]
    pub context: Option<String>,
    /// What kind of text it is.
    #[serde(default)]
    pub kind: Option<TextKind>,
}

/// An id is given back as it came.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Id {
    /// A word.
    Text(String),
    /// A number.
    Number(serde_json::Number),
}

/// A line that goes out. Fields may be added to it, never taken away.
#[derive(Debug, Serialize)]
pub struct OutLine<'a> {
    /// The id of the line that came in.
    pub id: Option<&'a Id>,
    /// The language, `und` if it cannot be told.
    pub lang: &'a str,
    /// What was noticed, by where it begins.
    pub findings: &'a [Finding],
    /// What a person may do next.
    pub suggest: Suggest,
}

/// A line about a line that could not be read. It repeats nothing of the text.
#[derive(Debug, Serialize)]
pub struct ErrorLine {
    /// The id, if so much could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// What is wrong.
    pub error: String,
}

/// The answer to a line, without a line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The line was read.
    Read(String),
    /// It was not; the exit status will tell.
    Refused(String),
}

impl Answer {
    /// The line to write.
    #[must_use]
    pub fn line(&self) -> &str {
        let (Self::Read(line) | Self::Refused(line)) = self;
        line
    }

    /// Whether the line could not be read.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Refused(_))
    }
}

/// A line that was read, before what came before it is looked at.
#[derive(Debug)]
pub struct Line(Result<(InLine, Reading), String>);

/// Reads a line by itself.
#[must_use]
pub fn read(triage: &Triage, line: &str) -> Line {
    let input: InLine = match serde_json::from_str(line) {
        // Serde also takes an array for a struct.
        Ok(_) if !is_object(line) => return Line(Err(r#"{"error":"not a JSON object"}"#.to_owned())),
        Ok(input) => input,
        Err(error) => return Line(Err(refusal(line, &error))),
    };
    let reading = triage.read(&Text {
        id: match &input.id {
            Some(Id::Text(id)) => Some(id),
            _ => None,
        },
        text: &input.text,
        lang: input.lang.as_deref(),
        channel: input.channel.as_deref(),
        purpose: None,
        author: input.author.as_deref(),
        at: input.at.as_deref(),
        context: input.context.as_deref(),
        kind: input.kind.unwrap_or_default(),
    });
    Line(Ok((input, reading)))
}

/// What is remembered from line to line: the groups of texts of the same kind.
/// Takes 45 MB at most, however long the stream is.
#[derive(Debug, Default)]
pub struct Stream {
    recurrence: Recurrence,
    /// When the last line was written, in seconds since 1970.
    at: i64,
}

impl Stream {
    /// Answers the next line.
    pub fn answer(&mut self, triage: &Triage, line: Line) -> Answer {
        let (input, mut reading) = match line.0 {
            Ok(read) => read,
            Err(refusal) => return Answer::Refused(refusal),
        };
        let kind = input.kind.unwrap_or_default();
        if let Some(flood) = triage.flood().filter(|_| kind == TextKind::Comment) {
            self.at = input.at.as_deref().and_then(seconds).unwrap_or_else(|| self.at.saturating_add(1));
            let post = Post { text: &input.text, author: input.author.as_deref(), at: self.at };
            let group = self.recurrence.add(&post).group;
            if let Some(group) = group.filter(|group| flood.is(group, reading.is_courtesy)) {
                let finding = flood.finding(&group, &input.text, group.id);
                reading.add(finding, kind);
            }
        }
        written(&input, &reading)
    }
}

/// Answers a line by itself, with nothing before it.
#[must_use]
pub fn answer(triage: &Triage, line: &str) -> Answer {
    match read(triage, line).0 {
        Ok((input, reading)) => written(&input, &reading),
        Err(refusal) => Answer::Refused(refusal),
    }
}

fn written(input: &InLine, reading: &Reading) -> Answer {
    let out = OutLine {
        id: input.id.as_ref(),
        lang: reading.lang.or(input.lang.as_deref()).unwrap_or("und"),
        findings: &reading.findings,
        suggest: reading.suggest,
    };
    serde_json::to_string(&out).map_or_else(|_| Answer::Refused(NOT_READABLE.to_owned()), Answer::Read)
}

/// The seconds since 1970 of a moment as RFC 3339 writes it; of a day alone, of
/// its beginning in UTC.
fn seconds(at: &str) -> Option<i64> {
    let day = || at.parse::<jiff::civil::Date>().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok();
    let moment = at.parse::<jiff::Timestamp>().ok().or_else(|| Some(day()?.timestamp()));
    moment.map(jiff::Timestamp::as_second)
}

/// Answers a line, as text: for callers that need not know whether it was read.
#[must_use]
pub fn read_line(triage: &Triage, line: &str) -> String {
    match answer(triage, line) {
        Answer::Read(line) | Answer::Refused(line) => line,
    }
}

const NOT_READABLE: &str = r#"{"error":"not readable"}"#;

fn refusal(line: &str, error: &serde_json::Error) -> String {
    #[derive(Deserialize)]
    struct OnlyId {
        id: Option<Id>,
    }
    let id = serde_json::from_str::<OnlyId>(line).ok().filter(|_| is_object(line)).and_then(|only| only.id);
    // serde_json quotes the value that it did not expect: that may be the text.
    let error = match error.classify() {
        serde_json::error::Category::Data if !is_object(line) => "not a JSON object".to_owned(),
        serde_json::error::Category::Data => wrong_field(line),
        _ => format!("not JSON, column {}", error.column()),
    };
    serde_json::to_string(&ErrorLine { id, error }).unwrap_or_else(|_| NOT_READABLE.to_owned())
}

fn is_object(line: &str) -> bool {
    line.trim_start().starts_with('{')
}

/// Which field is missing or of the wrong type.
fn wrong_field(line: &str) -> String {
    let Ok(serde_json::Value::Object(fields)) = serde_json::from_str(line) else { return "fields given twice".into() };
    if !fields.contains_key("text") {
        return "text is missing".to_owned();
    }
    let wrong = |name: &&&str| {
        let Some(value) = fields.get(**name) else { return false };
        let empty = **name != "text" && value.is_null();
        let id = **name == "id" && value.is_number();
        let kind = **name != "kind" || matches!(value.as_str(), Some("comment" | "draft" | "note"));
        !(empty || id || (value.is_string() && kind))
    };
    let names = ["id", "text", "lang", "channel", "author", "at", "context", "kind"];
    match names.iter().find(wrong) {
        Some(&"kind") => "kind is not comment, draft or note".to_owned(),
        Some(name) => format!("{name} is of the wrong type"),
        None => "not as documented".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::triage::tests::triage;

    fn lines(line: &str) -> serde_json::Value {
        let triage = triage(&Profile::default());
        serde_json::from_str(&read_line(&triage, line)).unwrap()
    }

    #[test]
    fn the_contract() {
        let out = lines(r#"{"id":"a","text":"Ärende 51-123456","extra":1,"lang":null}"#);
        let expected = serde_json::json!({
            "id": "a", "lang": "sv", "suggest": "transfer",
            "findings": [{
                "kind": "case_number", "start": 8, "end": 17, "score": out["findings"][0]["score"],
                "reason": "case-number-cue", "ground": "personal-data", "facts": {"transfer": true},
            }],
        });
        assert_eq!(out, expected);
        assert_eq!(lines(r#"{"id":7,"text":"","lang":"de"}"#)["lang"], "de");
        assert_eq!(lines(r#"{"id":7,"text":""}"#)["id"], 7);
    }

    #[test]
    fn scores_are_written_short() {
        let triage = triage(&Profile::default());
        let out = read_line(&triage, r#"{"id":"a","text":"anna@example.se"}"#);
        assert!(out.contains(r#""score":0.99,"#), "{out}");
    }

    #[test]
    fn a_bad_line_says_what_is_wrong_and_repeats_nothing() {
        for (line, error) in [
            (r#"{"id":"a","text":5}"#, r#"{"id":"a","error":"text is of the wrong type"}"#),
            (r#"{"id":"a"}"#, r#"{"id":"a","error":"text is missing"}"#),
            (r#"{"text":null}"#, r#"{"error":"text is of the wrong type"}"#),
            (r#"{"text":"x","kind":"poem"}"#, r#"{"error":"kind is not comment, draft or note"}"#),
            (r#"{"id":[],"text":"x"}"#, r#"{"error":"id is of the wrong type"}"#),
            (r#"{"text":"x","at":["121212-1212"]}"#, r#"{"error":"at is of the wrong type"}"#),
            ("[1]", r#"{"error":"not a JSON object"}"#),
            (r#"["a","121212-1212"]"#, r#"{"error":"not a JSON object"}"#),
            ("", r#"{"error":"not JSON, column 0"}"#),
            (r#"{"id":"a","#, r#"{"error":"not JSON, column 10"}"#),
        ] {
            let triage = triage(&Profile::default());
            assert_eq!(answer(&triage, line), Answer::Refused(error.to_owned()), "{line}");
        }
    }

    #[test]
    fn lines_are_a_stream() {
        let triage = triage(&Profile::default());
        let spam = |lines: &[String]| -> Vec<serde_json::Value> {
            let mut stream = Stream::default();
            let answers = lines.iter().map(|line| stream.answer(&triage, read(&triage, line)));
            let out = answers.map(|answer| serde_json::from_str::<serde_json::Value>(answer.line()).unwrap());
            out.map(|line| line["findings"].as_array().unwrap().iter().find(|f| f["kind"] == "spam").cloned().into())
                .collect()
        };
        let line = |author: &str, at: &str| {
            serde_json::json!({"text": "Stoppa nya bron vid hamnen nu genast", "author": author, "at": at}).to_string()
        };
        let flood = [
            line("a", "2026-10-19T10:00:00Z"),
            line("b", "2026-10-19T12:10:00+02:00"),
            line("a", "2026-10-19T10:20:00.5Z"),
        ];
        let found = spam(&flood);
        assert_eq!(found[..2], [serde_json::Value::Null, serde_json::Value::Null]);
        assert_eq!((&found[2]["start"], &found[2]["end"]), (&0.into(), &36.into()));
        assert_eq!(found[2]["facts"], serde_json::json!({"group": 1, "count": 3, "senders": 2, "window_s": 1200}));
        // Without times the lines are a second apart; without authors nobody knows.
        let bare =
            |author: &str| serde_json::json!({"text": "Stoppa nya bron vid hamnen", "author": author}).to_string();
        assert_eq!(spam(&[bare("a"), bare("a"), bare("a")])[2]["facts"]["window_s"], 2);
        let unknown = serde_json::json!({"text": "Stoppa nya bron vid hamnen"}).to_string();
        assert_eq!(spam(&[unknown.clone(), unknown.clone(), unknown])[2], serde_json::Value::Null);
        // Only comments recur.
        let draft =
            serde_json::json!({"text": "Stoppa nya bron vid hamnen", "author": "a", "kind": "draft"}).to_string();
        assert_eq!(spam(&[draft.clone(), draft.clone(), draft])[2], serde_json::Value::Null);
    }

    #[test]
    fn moments_are_seconds_since_1970() {
        assert_eq!(seconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(seconds("2000-03-01T00:00:00Z"), Some(951_868_800));
        assert_eq!(seconds("2026-10-19T12:10:00+02:00"), seconds("2026-10-19T10:10:00Z"));
        assert_eq!(seconds("2026-10-19T05:10:00.25-05:00"), seconds("2026-10-19T10:10:00Z"));
        assert_eq!(seconds("2026-10-19"), Some(1_792_368_000));
        for wrong in ["", "i går", "2026-13-01T00:00:00Z", "ååååååååååååååååååå"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }
}
