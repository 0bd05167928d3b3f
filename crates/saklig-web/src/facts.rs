//! What is known beside a finding: its facts, as names and values. The facts
//! belong to the reader of texts, which may add to them: what has no text here
//! is passed over.

use serde_json::{Map, Value};

use crate::{
    findings,
    html::{Html, escape, push_foreign},
    say::Say,
};

/// The facts that a page shows, in its order. Each has the text `fact-<name>`.
const SHOWN: &[&str] = &[
    "level", "aimed_at", "facts", "count", "senders", "window_s", "topic", "about", "subject", "against", "signs",
    "signal", "who", "kinds", "words",
];

/// Most values of one fact.
const MOST: usize = 12;

/// A fact: what it is called, and its values.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is called.
    pub name: String,
    /// Its values.
    pub values: Vec<Html>,
}

/// The facts of a finding. `with_words` adds those that quote the text, which a
/// covered text does not show; `lang` is the text's language.
#[must_use]
pub fn of(say: Say, kind: &str, facts: &str, lang: Option<&str>, with_words: bool) -> Vec<Fact> {
    let facts: Map<String, Value> = serde_json::from_str(facts).unwrap_or_default();
    SHOWN
        .iter()
        .filter(|key| with_words || !matches!(**key, "words" | "who"))
        .filter_map(|key| {
            let values = values(say, kind, key, facts.get(*key)?, lang);
            (!values.is_empty()).then(|| Fact { name: say.say(format!("fact-{key}")), values })
        })
        .collect()
}

fn values(say: Say, kind: &str, key: &str, value: &Value, lang: Option<&str>) -> Vec<Html> {
    let text = |text: String| Html(escape(&text));
    let named = |family: &str, value: &Value| {
        let name = value.as_str().map(str::to_owned).or_else(|| Some(value.as_u64()?.to_string()))?;
        say.find(&format!("{family}-{name}"), None).map(text)
    };
    match key {
        "level" => {
            let Some(level) = value.as_u64().filter(|level| *level <= 4) else { return Vec::new() };
            vec![text(level.to_string()), text(say.say(format!("threat-level-{level}")))]
        }
        "facts" => list(value).filter_map(|fact| named("threat-fact", fact)).take(MOST).collect(),
        "aimed_at" => list(value).filter_map(|whom| named("threat-aim", whom)).take(MOST).collect(),
        "topic" => list(value).filter_map(|topic| named("topic", topic)).take(MOST).collect(),
        "about" => list(value).filter_map(|about| named("criticism-about", about)).take(MOST).collect(),
        "subject" => list(value).filter_map(|subject| named("stray", subject)).take(MOST).collect(),
        "against" => list(value).filter_map(|against| named("stray-from", against)).take(MOST).collect(),
        "signs" => list(value).filter_map(|sign| named("advert-sign", sign)).take(MOST).collect(),
        "signal" => list(value).filter_map(|signal| named("party-signal", signal)).take(MOST).collect(),
        "count" | "senders" => value.as_i64().map(|number| text(say.number(number))).into_iter().collect(),
        "window_s" => value.as_i64().map(|seconds| text(lasting(say, seconds))).into_iter().collect(),
        "kinds" => kinds(value)
            .filter(|(other, _)| *other != kind)
            .map(|(other, score)| {
                let name = findings::name(say, other);
                text(match score {
                    Some(score) => say.with2("fact-kind", "kind", name, "certainty", how_certain(say, score)),
                    None => name,
                })
            })
            .take(MOST)
            .collect(),
        "words" | "who" => list(value).filter_map(word).take(MOST).map(|word| quoted(say, word, lang)).collect(),
        _ => Vec::new(),
    }
}

/// A list, or a single value as a list of one.
fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter()
}

/// A word that counted: by itself, first of a pair with its weight, or as `word`.
fn word(value: &Value) -> Option<&str> {
    let word = value.as_str().or_else(|| value.get(0)?.as_str()).or_else(|| value.get("word")?.as_str())?;
    (!word.trim().is_empty()).then_some(word)
}

/// What a number may be: by kind, as an object, or as a list of kinds.
fn kinds(value: &Value) -> impl Iterator<Item = (&str, Option<f64>)> {
    let named = value.as_object().into_iter().flatten().map(|(kind, score)| (kind.as_str(), score.as_f64()));
    let listed = value.as_array().into_iter().flatten().filter_map(|entry| {
        let kind = entry.as_str().or_else(|| entry.get(0)?.as_str()).or_else(|| entry.get("kind")?.as_str())?;
        Some((kind, entry.get(1).or_else(|| entry.get("score")).and_then(Value::as_f64)))
    });
    named.chain(listed)
}

/// How certain, in the middle of a sentence.
fn how_certain(say: Say, score: f64) -> String {
    findings::certainty(say, score).trim_end_matches('.').to_lowercase()
}

fn quoted(say: Say, word: &str, lang: Option<&str>) -> Html {
    let mut html = String::from("<bdi");
    html.push_str(&crate::marked::lang(say, lang).0);
    html.push('>');
    push_foreign(&mut html, word);
    html.push_str("</bdi>");
    Html(html)
}

/// How long something lasted: `20 min`, `3 h 12 min`, `2 d 4 h`.
fn lasting(say: Say, seconds: i64) -> String {
    let minutes = seconds.max(0).div_euclid(60) + i64::from(seconds.rem_euclid(60) > 0);
    let start = jiff::Timestamp::UNIX_EPOCH;
    let end = jiff::Timestamp::from_second(minutes.max(1).saturating_mul(60)).unwrap_or(jiff::Timestamp::MAX);
    crate::figures::waited(say, start, end)
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;

    fn shown(kind: &str, facts: &str) -> Vec<(String, Vec<String>)> {
        let facts = of(Say(Language::Sv), kind, facts, Some("sv"), true);
        facts.into_iter().map(|fact| (fact.name, fact.values.into_iter().map(|value| value.0).collect())).collect()
    }

    fn one(kind: &str, facts: &str) -> Vec<String> {
        let mut all = shown(kind, facts);
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0).1
    }

    #[test]
    fn spam_says_how_many_from_whom_and_in_what_time() {
        let facts = shown("spam", r#"{"group":"a","count":6,"senders":2,"window_s":1200}"#);
        let name = |name: &str, value: &str| (name.to_owned(), vec![value.to_owned()]);
        assert_eq!(facts, [name("Antal", "6"), name("Avsändare", "2"), name("Under", "20\u{a0}min")]);
        assert_eq!(one("spam", r#"{"window_s":61}"#), ["2\u{a0}min"]);
        assert_eq!(one("spam", r#"{"window_s":0}"#), ["1\u{a0}min"]);
    }

    #[test]
    fn a_threat_says_its_level_and_what_it_rests_on() {
        let facts = shown("threat", r#"{"level":4,"facts":["weapon","not-known","place"],"aimed_at":"official"}"#);
        assert_eq!(facts[0].0, "Lägsta nivå");
        assert_eq!(facts[0].1[0], "4");
        assert_eq!((facts[1].1.len(), facts[2].1.len()), (1, 2));
        assert!(shown("threat", r#"{"level":7,"facts":"?","aimed_at":null}"#).is_empty());
    }

    #[test]
    fn a_number_of_several_kinds_names_the_others() {
        let expected = ["CPR-nummer (möjligt)"];
        for kinds in [
            r#"{"se_personnummer":0.9,"dk_cpr":0.4}"#,
            r#"[["se_personnummer",0.9],["dk_cpr",0.4]]"#,
            r#"[{"kind":"se_personnummer","score":0.9},{"kind":"dk_cpr","score":0.4}]"#,
        ] {
            assert_eq!(one("se_personnummer", &format!(r#"{{"kinds":{kinds}}}"#)), expected);
        }
        assert_eq!(one("phone", r#"{"kinds":["dk_cpr"]}"#), ["CPR-nummer"]);
    }

    #[test]
    fn words_that_counted_are_quoted_and_harmless() {
        let words = one("abuse", r#"{"words":["idiot",["<b>",0.4],{"word":"ut"},7,""]}"#);
        assert_eq!(words, ["<bdi>idiot</bdi>", "<bdi>&lt;b&gt;</bdi>", "<bdi>ut</bdi>"]);
        // A text that is covered is not quoted beside its cover either.
        assert!(of(Say(Language::Sv), "abuse", r#"{"words":["idiot"]}"#, None, false).is_empty());
    }

    #[test]
    fn whatever_the_facts_hold_the_page_stands() {
        for facts in ["", "null", "[]", "{", r#"{"words":{},"kinds":7,"count":"x","topic":["x"],"window_s":-9e99}"#] {
            assert!(shown("x", facts).is_empty(), "{facts}");
        }
        assert_eq!(one("spam", &format!(r#"{{"window_s":{}}}"#, i64::MAX)).len(), 1);
    }

    #[test]
    fn every_fact_has_its_texts_in_every_language() {
        for say in Language::ALL.map(Say) {
            for key in SHOWN {
                assert!(say.find(&format!("fact-{key}"), None).is_some(), "{key} in {}", say.code());
            }
            for level in 0..=4 {
                assert!(say.find(&format!("threat-level-{level}"), None).is_some());
            }
        }
    }
}
