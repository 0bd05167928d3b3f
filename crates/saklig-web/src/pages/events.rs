//! `/events`: what a page hears while it is open, as server-sent events. It is
//! told that something happened, in words to show; it asks for nothing, and no
//! row moves by itself.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::{Query, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode},
    response::{
        IntoResponse,
        sse::{Event, Sse},
    },
};
use futures_util::stream;
use saklig_desk::live::{Heard, Live, Shown};
use serde::Deserialize;

use super::{Answer, id};
use crate::{
    Web,
    say::Say,
    visitor::{Visitor, secret},
};

/// How long a browser waits before it connects again.
const AGAIN: Duration = Duration::from_secs(4);

/// What the page says of itself.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The newest case number when it was shown.
    since: String,
    /// The case that it shows.
    item: String,
    /// How that case stood.
    seen: String,
}

/// `GET /events`
pub(crate) async fn listen(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Answer {
    let secret = secret(&headers, web.options.secure_cookie).ok_or(StatusCode::UNAUTHORIZED)?;
    let shown = Shown {
        item: if asked.item.is_empty() { None } else { Some(id(&asked.item)?) },
        seen: asked.seen.parse().ok(),
        since: asked.since.parse().ok(),
    };
    let live = web.desk.live(secret, shown).await?;
    let say = Say(visitor.person.language);
    let told = stream::unfold(live, move |mut live| async move {
        let heard = live.next().await?;
        Some((Ok::<_, Infallible>(event(say, &live, &heard)), live))
    });
    let mut response = Sse::new(told).into_response();
    // Proxies that gather an answer before they hand it on would never hand this one on.
    response.headers_mut().insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

/// A piece of news as the script takes it: words, each line of them for one place.
fn event(say: Say, live: &Live, heard: &Heard) -> Event {
    // A browser keeps an event without words to itself.
    let some = |words: String| if words.is_empty() { " ".to_owned() } else { words };
    let event = |kind: &str, words: String| Event::default().event(kind).id(live.mark()).data(some(words));
    match heard {
        // With the words for whoever comes back and has missed something.
        Heard::Hello => event("hello", say.say("live-gap")).retry(AGAIN),
        Heard::Cases(count) => event("cases", say.count("live-cases", *count)),
        Heard::Case(item, how) => {
            let row = say.say(format!("live-row-{}", how.key()));
            let page = say.find(&format!("live-case-{}", how.key()), None).unwrap_or_default();
            event("case", format!("{item}\n{row}\n{page}"))
        }
        Heard::Here { names, writer } => event("here", others(say, names, writer.as_deref())),
        Heard::Gap => event("gap", say.say("live-gap")),
        Heard::Beat => Event::default().comment(""),
    }
}

/// Which colleagues have a case open, and which of them writes, in words.
pub(crate) fn others(say: Say, names: &[String], writer: Option<&str>) -> String {
    let mut words = Vec::new();
    // Whoever writes has it open.
    let names: Vec<&str> = names.iter().map(String::as_str).filter(|name| Some(*name) != writer).collect();
    if !names.is_empty() {
        words.push(say.with2("here", "count", names.len(), "names", names.join(", ")));
    }
    words.extend(writer.map(|name| say.with("here-writes", "name", name)));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;

    #[test]
    fn colleagues_are_named_and_nothing_is_said_of_nobody() {
        let names = ["Erik Hall".to_owned(), "Jonas Berg".to_owned()];
        let say = Say(Language::En);
        assert_eq!(others(say, &[], None), "");
        assert_eq!(others(say, &names, None), "Erik Hall, Jonas Berg have the case open.");
        assert_eq!(others(say, &names[1..], None), "Jonas Berg has the case open.");
        assert_eq!(
            others(say, &names, Some("Jonas Berg")),
            "Erik Hall has the case open. Jonas Berg is writing an answer."
        );
    }
}
