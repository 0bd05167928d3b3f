//! Settle something about the authority's answers: a template, a topic, how it
//! is reached, who signs, which words are plain. Each is a version from a day on;
//! what was said before stays as it was said.

use jiff::civil::Date;
use saklig_journal::event::Event;
use saklig_model::{
    answering::{BadTemplate, OwnTemplate, OwnTopic, ROUTE_FIELDS, Routes, Signing},
    authority::Authority,
    language::Language,
    person::{Person, Power},
};
use saklig_store::{
    authorities,
    journal::Facts,
    people,
    settings::{self, Setting},
};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The most characters of a text, and of anything shorter.
const MOST_TEXT: usize = 5_000;
const MOST_LINE: usize = 200;

/// The act.
pub struct SettleAnswering;

impl Act for SettleAnswering {
    fn key(&self) -> &'static str {
        "settle_answering"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunChannels)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::AnsweringSettled]
    }
    fn scenario(&self) -> &'static str {
        "A template of the authority's own"
    }
}

/// What is settled.
#[derive(Debug, Clone)]
pub enum Settled {
    /// A template, by its key; `None` to do without it, or go back to the pack's.
    Template(String, Option<OwnTemplate>),
    /// A topic, by its key; `None` to go back to the pack's.
    Topic(String, Option<OwnTopic>),
    /// How the authority is reached.
    Routes(Routes),
    /// Who signs.
    Signing(Signing),
    /// Official words with plainer ones, as lines `word = plainer`, in a language.
    Plain(Language, String),
}

/// A setting, as somebody wants it.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What.
    pub settled: Settled,
    /// The first day; today where none is named.
    pub from: Option<Date>,
    /// The version that it began from; 0 for none.
    pub version: i64,
}

impl Desk {
    /// Settles something about the authority's answers, from a day on.
    ///
    /// # Errors
    /// [`Refusal`] names the word, the field or the day that cannot be used.
    pub async fn settle_answering(&self, who: &Person, wanted: Wanted) -> Result<(), Refusal> {
        who.may(Power::RunChannels)?;
        let mut tx = self.store().begin().await?;
        authorities::lock(&mut tx, who.authority).await?;
        let authority = authorities::one(&mut tx, who.authority).await?.ok_or(Refusal::NotFound)?;
        let today = self.today(&authority);
        let valid_from = wanted.from.unwrap_or(today);
        if valid_from < today {
            return Err(Refusal::SettingDay);
        }
        let (kind, name, body) = self.checked(&authority, wanted.settled)?;
        if kind == "signing" {
            // Only colleagues can be protected, and a name of nobody's helps none.
            let signing: Signing = serde_json::from_str(body.as_deref().unwrap_or("{}")).map_err(Refusal::internal)?;
            let people = people::of(&mut tx, who.authority).await?;
            if signing.never.iter().any(|id| !people.iter().any(|person| person.id == *id)) {
                return Err(Refusal::NotFound);
            }
        }
        let before: Vec<Setting> = settings::of(&mut tx, who.authority)
            .await?
            .into_iter()
            .filter(|setting| (setting.kind.as_str(), &setting.name) == (kind, &name))
            .collect();
        let newest = before.last().map_or(0, |setting| setting.version);
        if newest != wanted.version {
            let by = before.last().map(|setting| setting.person_name.clone()).unwrap_or_default();
            return Err(Refusal::SettingNewer { by });
        }
        let setting = Setting {
            id: self.chance().opaque_id(),
            kind: kind.to_owned(),
            name,
            version: newest + 1,
            body,
            valid_from,
            person: who.id,
            person_name: who.name.clone(),
            set_at: self.now(),
        };
        settings::add(&mut tx, who.authority, &setting).await?;
        let facts = Facts::new()
            .and("kind", kind)
            .and("name", setting.name.as_str())
            .and("version", setting.version)
            .and("from", valid_from.to_string().as_str())
            .and("said", setting.body.as_deref().unwrap_or_default())
            .and("at", self.now_micros());
        let actor = Actor::Person(who, Power::RunChannels);
        let entry = Entry::about(Event::AnsweringSettled, actor, "setting", setting.id).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// What is settled, checked: its kind, its name and its body.
    pub(crate) fn checked(
        &self,
        authority: &Authority,
        settled: Settled,
    ) -> Result<(&'static str, String, Option<String>), Refusal> {
        fn body<T: serde::Serialize>(value: &T) -> Result<Option<String>, Refusal> {
            serde_json::to_string(value).map(Some).map_err(Refusal::internal)
        }
        match settled {
            Settled::Template(name, own) => {
                if !is_key(&name) {
                    return Err(Refusal::SettingField { field: "template_key" });
                }
                let Some(mut own) = own else { return Ok(("template", name, None)) };
                own.title = line(&own.title, "template_title")?;
                if own.title.is_empty() {
                    return Err(Refusal::Empty { field: "template_title" });
                }
                own.texts =
                    own.texts.into_iter().map(|(code, text)| (code.trim().to_lowercase(), tidy(&text))).collect();
                own.texts.retain(|_, text| !text.is_empty());
                if own
                    .texts
                    .keys()
                    .any(|code| code.len() < 2 || code.len() > 3 || !code.bytes().all(|b| b.is_ascii_lowercase()))
                {
                    return Err(Refusal::SettingField { field: "template_language" });
                }
                if let Some(got) = own.texts.values().map(|text| text.chars().count()).find(|got| *got > MOST_TEXT) {
                    return Err(Refusal::TooLong { most: MOST_TEXT, got });
                }
                own.check().map_err(|bad| match bad {
                    BadTemplate::UnknownWord(word) => Refusal::UnknownWord { word },
                    BadTemplate::NoRoute(language) => Refusal::NoRoute { language },
                    BadTemplate::NoText => Refusal::Empty { field: "template_text" },
                })?;
                Ok(("template", name, body(&own)?))
            }
            Settled::Topic(name, own) => {
                let pack = self.pack(authority)?;
                let packs = self.packs();
                let rules = pack.answering().or_else(|| packs.iter().find_map(saklig_model::pack::Pack::answering));
                if rules.is_none_or(|rules| rules.topic(&name).is_none()) {
                    return Err(Refusal::SettingField { field: "topic" });
                }
                let Some(mut own) = own else { return Ok(("topic", name, None)) };
                for text in [&mut own.name.sv, &mut own.name.da, &mut own.name.en] {
                    *text = line(text, "topic_name")?;
                    if text.is_empty() {
                        return Err(Refusal::Empty { field: "topic_name" });
                    }
                }
                own.page = line(&own.page, "topic_page")?;
                let ways: Vec<&str> =
                    rules.map(|rules| rules.route.iter().map(|way| way.id.as_str()).collect()).unwrap_or_default();
                own.routes.retain(|way| ways.contains(&way.as_str()));
                if !(own.page.is_empty() || own.page.starts_with("https://")) {
                    return Err(Refusal::SettingField { field: "topic_page" });
                }
                Ok(("topic", name, body(&own)?))
            }
            Settled::Routes(said) => {
                let mut routes = Routes::new();
                for field in ROUTE_FIELDS {
                    let mut value = line(said.get(field).map_or("", String::as_str), field)?;
                    if field == "website" {
                        value = domain(&value);
                        if !(value.is_empty() || value.contains('.')) {
                            return Err(Refusal::SettingField { field });
                        }
                    }
                    if !value.is_empty() {
                        routes.insert(field.to_owned(), value);
                    }
                }
                Ok(("routes", "authority".to_owned(), body(&routes)?))
            }
            Settled::Signing(mut signing) => {
                signing.unit = line(&signing.unit, "unit")?;
                Ok(("signing", "authority".to_owned(), body(&signing)?))
            }
            Settled::Plain(language, lines) => {
                let mut words = std::collections::BTreeMap::new();
                for pair in lines.lines().map(str::trim).filter(|pair| !pair.is_empty()) {
                    let (official, plainer) =
                        pair.split_once('=').ok_or(Refusal::SettingField { field: "plain_words" })?;
                    let (official, plainer) = (official.trim().to_lowercase(), plainer.trim().to_owned());
                    if official.is_empty() || plainer.is_empty() || pair.len() > MOST_LINE {
                        return Err(Refusal::SettingField { field: "plain_words" });
                    }
                    words.insert(official, plainer);
                }
                Ok(("plain", language.code().to_owned(), body(&words)?))
            }
        }
    }
}

/// One line that is not too long.
fn line(text: &str, field: &'static str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.contains(['\n', '\r', '\0']) || text.chars().count() > MOST_LINE {
        return Err(Refusal::SettingField { field });
    }
    Ok(text.to_owned())
}

fn tidy(text: &str) -> String {
    text.trim().replace("\r\n", "\n").replace('\0', "")
}

/// The domain of an address, however it was written.
fn domain(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or_default().to_lowercase();
    host.strip_prefix("www.").unwrap_or(&host).to_owned()
}

fn is_key(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && name.len() <= 60 && name.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_is_kept_as_its_domain() {
        assert_eq!(domain("https://www.Exempelmyndigheten.se/start"), "exempelmyndigheten.se");
        assert_eq!(domain("exempelmyndigheten.se"), "exempelmyndigheten.se");
        assert_eq!(domain(""), "");
    }
}
