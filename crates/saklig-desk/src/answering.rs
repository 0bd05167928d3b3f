//! What an authority has settled about its answers, as it holds on a day, and
//! the templates filled in with it.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use saklig_model::{
    answering::{OwnTemplate, OwnTopic, Routes, Signing, Voice, language_of},
    authority::Authority,
    finding::Finding,
    language::Language,
    pack::{Answering, Pack, Packs, Plainer, fill},
    person::{Person, Power, Role},
    plain_language::{self, PlainHint},
};
use saklig_store::settings;
use serde::de::DeserializeOwned;

use crate::{Desk, Refusal};

/// A template, filled in with all that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Its key: `refer-individual`.
    pub id: String,
    /// What officers know it by.
    pub title: String,
    /// Whether it tells where to turn instead of answering.
    pub refers: bool,
    /// The key of the topic it is for; empty for every topic.
    pub topic: String,
    /// The text. What only an officer knows stands in double brackets.
    pub text: String,
    /// The language of the text.
    pub lang: String,
    /// The languages that there are, where the asker's is not among them.
    pub instead_of: Vec<String>,
}

/// What holds on a day. The authority's own comes before what the packs say.
#[derive(Debug, Clone)]
pub struct InUse {
    packs: Arc<Packs>,
    pack: Arc<Pack>,
    authority: Authority,
    /// Templates of the authority's own, by their keys.
    pub templates: BTreeMap<String, OwnTemplate>,
    /// Topics of which the authority says more, by their keys.
    pub topics: BTreeMap<String, OwnTopic>,
    /// How it is reached.
    pub routes: Routes,
    /// Who signs.
    pub signing: Signing,
    /// Official words of its own list, by language.
    pub plain: Plainer,
}

impl Desk {
    /// What holds today.
    pub(crate) async fn answering(&self, authority: &Authority) -> Result<InUse, Refusal> {
        self.answering_on(authority, self.today(authority)).await
    }

    /// What holds on a day.
    pub(crate) async fn answering_on(&self, authority: &Authority, day: Date) -> Result<InUse, Refusal> {
        let all = settings::on(day, settings::of(self.store().db(), authority.id).await?);
        let mut in_use = InUse::of(self.packs(), self.pack(authority)?, authority.clone());
        for setting in all {
            let Some(body) = &setting.body else { continue };
            let name = setting.name;
            match setting.kind.as_str() {
                "template" => drop(in_use.templates.insert(name, read(body)?)),
                "topic" => drop(in_use.topics.insert(name, read(body)?)),
                "plain" => drop(in_use.plain.insert(name, read(body)?)),
                "routes" => in_use.routes = read(body)?,
                "signing" => in_use.signing = read(body)?,
                _ => {}
            }
        }
        Ok(in_use)
    }
}

fn read<T: DeserializeOwned>(body: &str) -> Result<T, Refusal> {
    serde_json::from_str(body).map_err(Refusal::internal)
}

/// What a question is about: the topic of its first finding that has one.
pub(crate) fn topic_of(findings: &[Finding]) -> Option<String> {
    let mut topics =
        findings.iter().filter(|finding| finding.kind == "question").filter_map(|finding| finding.fact("topic"));
    topics.find_map(|topic| topic.as_str().map(str::to_owned))
}

/// In whose voice a person answers: as an expert in service who answers for no
/// other reason.
pub(crate) fn voice_of(person: &Person) -> Voice {
    let otherwise = person.roles.iter().any(|role| *role != Role::Expert && role.powers().contains(&Power::Answer));
    if person.roles.contains(&Role::Expert) && !otherwise { Voice::Expert } else { Voice::Authority }
}

impl InUse {
    /// What holds where the authority has settled nothing itself.
    #[must_use]
    pub fn of(packs: Arc<Packs>, pack: Arc<Pack>, authority: Authority) -> Self {
        Self {
            packs,
            pack,
            authority,
            templates: BTreeMap::new(),
            topics: BTreeMap::new(),
            routes: Routes::new(),
            signing: Signing::default(),
            plain: Plainer::new(),
        }
    }

    /// What countries share about answering.
    #[must_use]
    pub fn rules(&self) -> Option<&Answering> {
        self.pack.answering().or_else(|| self.packs.iter().find_map(Pack::answering))
    }

    /// What a topic is called; `None` for one that nobody knows.
    #[must_use]
    pub fn topic_name(&self, topic: &str, language: Language) -> Option<&str> {
        let own = self.topics.get(topic).map(|own| &own.name);
        let name = own.or_else(|| Some(&self.rules()?.topic(topic)?.name))?;
        Some(name.get(language))
    }

    /// The templates, the asker's topic first, referrals before the others;
    /// filled in for somebody who reads this language.
    pub(crate) fn filled(&self, reader: Language, asker: &str, topic: Option<&str>) -> Vec<Filled> {
        let mut all: Vec<OwnTemplate> = Vec::new();
        let mut ids: Vec<String> = Vec::new();
        for reply in self.pack.replies().iter().filter(|reply| self.pack.reply(&reply.id) == Some(reply)) {
            if !self.templates.contains_key(&reply.id) {
                ids.push(reply.id.clone());
                all.push(from_pack(reply, reader));
            }
        }
        for (id, own) in &self.templates {
            ids.push(id.clone());
            all.push(own.clone());
        }
        let mut filled: Vec<Filled> = ids
            .into_iter()
            .zip(all)
            .filter(|(_, template)| template.topic.is_empty() || Some(template.topic.as_str()) == topic)
            .filter_map(|(id, template)| self.fill(id, &template, asker, topic))
            .collect();
        filled.sort_by_key(|template| (template.topic.is_empty(), !template.refers));
        filled
    }

    /// A template, filled in.
    pub(crate) fn fill(&self, id: String, template: &OwnTemplate, asker: &str, topic: Option<&str>) -> Option<Filled> {
        let (lang, text) = language_of(&template.texts, asker, self.authority.language)?;
        let words = self.words(lang, topic);
        let text = fill(text, |word| words.get(word).map(String::as_str)).ok()?;
        let there = template.texts.contains_key(asker);
        Some(Filled {
            id,
            title: template.title.clone(),
            refers: template.refers,
            topic: template.topic.clone(),
            text,
            lang: lang.to_owned(),
            instead_of: if there { Vec::new() } else { template.texts.keys().cloned().collect() },
        })
    }

    /// What each word stands for, in a language; what nobody has said yet, and
    /// what only an officer knows, in double brackets.
    fn words(&self, lang: &str, topic: Option<&str>) -> BTreeMap<&str, String> {
        let language = Language::from_code(lang);
        let explained = language.unwrap_or(self.authority.language);
        let own = topic.and_then(|topic| self.topics.get(topic));
        let name = |topic: &str| self.topic_name(topic, explained);
        let administration =
            self.pack.about().supervisors.iter().find(|supervisor| supervisor.field == "administration");
        let joined = |keys: &[&str]| {
            let said: Vec<&str> = keys.iter().filter_map(|key| self.routes.get(*key)).map(String::as_str).collect();
            said.join(", ")
        };
        let mut words: BTreeMap<&str, String> = [
            ("authority", self.authority.name.clone()),
            ("unit", self.authority.unit.clone()),
            ("topic", topic.and_then(name).unwrap_or_default().to_owned()),
            ("route", self.route(own, language)),
            ("page", own.map(|own| own.page.clone()).unwrap_or_default()),
            ("contact", joined(&["phone", "email"])),
            ("ombudsman", administration.map(|one| one.name.get(explained).to_owned()).unwrap_or_default()),
        ]
        .into();
        for key in ["e_service", "phone", "email", "post_address", "complaint_page"] {
            words.insert(key, self.routes.get(key).cloned().unwrap_or_default());
        }
        for (word, value) in &mut words {
            if value.is_empty() {
                let explanation = self.pack.placeholder(word).map(|open| open.explanation.get(explained));
                *value = format!("[[{}]]", explanation.unwrap_or(word).trim_end_matches('.'));
            }
        }
        words
    }

    /// How to get in touch about a topic: each way with its name, where the
    /// language has one for it.
    fn route(&self, topic: Option<&OwnTopic>, language: Option<Language>) -> String {
        let wanted =
            |key: &str| topic.is_none_or(|own| own.routes.is_empty() || own.routes.iter().any(|one| one == key));
        let ways = self.rules().map(|rules| rules.route.as_slice()).unwrap_or_default();
        let said: Vec<String> = ways
            .iter()
            .filter(|way| wanted(&way.id))
            .filter_map(|way| {
                let value = self.routes.get(&way.id).filter(|value| !value.is_empty())?;
                Some(language.map_or_else(|| value.clone(), |language| format!("{}: {value}", way.name.get(language))))
            })
            .collect();
        said.join(". ")
    }

    /// Whether a text names a way to get in touch; `None` where the authority
    /// has not said how it is reached.
    pub(crate) fn names_a_route(&self, text: &str) -> Option<bool> {
        let ways = ["e_service", "phone", "email", "post_address"];
        let mut known =
            ways.into_iter().filter_map(|key| self.routes.get(key)).filter(|way| !way.is_empty()).peekable();
        known.peek()?;
        Some(known.any(|way| text.contains(way.as_str())))
    }

    /// Whether these words are a way to get in touch with the authority itself,
    /// and nobody's personal data.
    pub(crate) fn is_own_route(&self, words: &str) -> bool {
        self.routes.values().any(|way| way.contains(words))
    }

    /// Whether an address lies on the authority's own website.
    pub(crate) fn is_own_page(&self, address: &str) -> bool {
        let Some(rest) = address.strip_prefix("https://") else { return false };
        if address.chars().any(char::is_whitespace) || address.len() > 500 {
            return false;
        }
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default().to_lowercase();
        if host.is_empty() || !host.contains('.') || host.contains('@') {
            return false;
        }
        match self.routes.get("website").filter(|website| !website.is_empty()) {
            Some(website) => host == *website || host.ends_with(&format!(".{website}")),
            None => true,
        }
    }

    /// What could be said more plainly in a text, by the packs' words and the
    /// authority's own, in the first of these languages that has any.
    pub(crate) fn plainly(&self, text: &str, languages: &[&str]) -> Vec<PlainHint> {
        let Some(rules) = self.rules() else { return Vec::new() };
        let none = BTreeMap::new();
        let language = languages.iter().find(|code| rules.plain.contains_key(**code)).copied().unwrap_or_default();
        let mut words = rules.plain.get(language).unwrap_or(&none).clone();
        words.extend(self.plain.get(language).unwrap_or(&none).clone());
        plain_language::hints(text, rules.longest_sentence, &words)
    }

    /// What is added to an answer by this person, in the asker's language where
    /// it is known. Who answers as an expert is called so.
    pub(crate) fn signature(&self, person: &Person, asker: &str) -> Option<String> {
        let language = Language::from_code(asker).unwrap_or(self.authority.language);
        let expert = (voice_of(person) == Voice::Expert).then(|| self.rules()).flatten();
        let expert = expert.map(|rules| rules.expert.get(language));
        self.signing.signature(person.id, &person.name, &self.authority.unit, expert)
    }
}

/// A pack's reply as a template.
pub(crate) fn from_pack(reply: &saklig_model::pack::Reply, reader: Language) -> OwnTemplate {
    OwnTemplate {
        title: reply.title.get(reader).to_owned(),
        refers: reply.refers,
        topic: String::new(),
        texts: reply.text.all().map(|(language, text)| (language.code().to_owned(), text.to_owned())).collect(),
    }
}
