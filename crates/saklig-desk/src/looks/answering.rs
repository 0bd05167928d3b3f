//! What the authority has settled about its answers: the pages where it is set.

use jiff::{Timestamp, civil::Date};
use saklig_model::{
    answering::{OwnTemplate, WORDS},
    pack::Named,
    person::{Person, Power},
};
pub use saklig_store::settings::Setting;
use saklig_store::{people, settings};

use crate::{
    Desk, Refusal,
    acts::settle_answering::Settled,
    answering::{Filled, InUse, from_pack},
};

/// A version of a setting, for those who wonder what held when.
#[derive(Debug, Clone)]
pub struct VersionShown {
    /// Its number.
    pub version: i64,
    /// The first day.
    pub from: Date,
    /// Who settled it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Whether it goes back to what the packs say.
    pub withdrawn: bool,
}

/// A template, as the list and its own page show it.
#[derive(Debug, Clone)]
pub struct TemplateShown {
    /// Its key.
    pub id: String,
    /// What it says now, or what the newest version will say.
    pub template: OwnTemplate,
    /// Whether it is the authority's own, or the pack's.
    pub own: bool,
    /// Its versions, the newest first.
    pub versions: Vec<VersionShown>,
    /// As askers would read it, in each of its languages.
    pub preview: Vec<Filled>,
}

/// Everything that is settled about answers.
#[derive(Debug, Clone)]
pub struct AnsweringPage {
    /// What holds today.
    pub in_use: InUse,
    /// Today, where the authority is.
    pub today: Date,
    /// The templates.
    pub templates: Vec<TemplateShown>,
    /// The topics that reading knows.
    pub topics: Vec<Named>,
    /// The ways to get in touch.
    pub routes: Vec<Named>,
    /// The words that a template may hold, each with what it stands for.
    pub words: Vec<(&'static str, String)>,
    /// Colleagues, for the rule about names.
    pub people: Vec<Person>,
    /// Every version of everything that was settled.
    pub settings: Vec<Setting>,
}

impl AnsweringPage {
    /// The newest version of a setting; 0 for none.
    #[must_use]
    pub fn version(&self, kind: &str, name: &str) -> i64 {
        self.of(kind, name).last().map_or(0, |setting| setting.version)
    }

    /// The versions of a setting, the newest first.
    #[must_use]
    pub fn versions(&self, kind: &str, name: &str) -> Vec<VersionShown> {
        self.of(kind, name)
            .rev()
            .map(|setting| VersionShown {
                version: setting.version,
                from: setting.valid_from,
                by: setting.person_name.clone(),
                at: setting.set_at,
                withdrawn: setting.body.is_none(),
            })
            .collect()
    }

    fn of(&self, kind: &str, name: &str) -> impl DoubleEndedIterator<Item = &Setting> {
        self.settings.iter().filter(move |setting| (setting.kind.as_str(), setting.name.as_str()) == (kind, name))
    }
}

impl Desk {
    /// Everything that is settled about answers.
    ///
    /// # Errors
    /// [`Refusal`], if the person does not run channels.
    pub async fn answering_page(&self, who: &Person) -> Result<AnsweringPage, Refusal> {
        who.may(Power::RunChannels)?;
        let db = self.store().db();
        let authority = self.authority(who.authority).await?;
        let pack = self.pack(&authority)?;
        let in_use = self.answering(&authority).await?;
        let settings = settings::of(db, who.authority).await?;
        let rules = in_use.rules().cloned();
        let explained = |word: &str| pack.placeholder(word).map(|open| open.explanation.get(who.language).to_owned());
        let mut page = AnsweringPage {
            today: self.today(&authority),
            templates: Vec::new(),
            topics: rules.as_ref().map(|rules| rules.topic.clone()).unwrap_or_default(),
            routes: rules.map(|rules| rules.route).unwrap_or_default(),
            words: WORDS.into_iter().map(|word| (word, explained(word).unwrap_or_default())).collect(),
            people: people::of(db, who.authority).await?.into_iter().filter(|person| person.active).collect(),
            settings,
            in_use,
        };
        let mut names: Vec<String> = Vec::new();
        names.extend(pack.replies().iter().map(|reply| reply.id.clone()));
        names.extend(page.settings.iter().filter(|setting| setting.kind == "template").map(|one| one.name.clone()));
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| seen.insert(name.clone()));
        for id in names {
            // What is yet to come is shown, too: it is what would be changed next.
            let newest = page.of("template", &id).last().and_then(|setting| setting.body.as_deref());
            let own: Option<OwnTemplate> = newest.map(serde_json::from_str).transpose().map_err(Refusal::internal)?;
            let is_own = own.is_some();
            let Some(template) = own.or_else(|| pack.reply(&id).map(|reply| from_pack(reply, who.language))) else {
                continue;
            };
            let topic = (!template.topic.is_empty()).then(|| template.topic.clone());
            let preview = |code: &String| page.in_use.fill(id.clone(), &template, code, topic.as_deref());
            let preview = template.texts.keys().filter_map(preview).collect();
            let versions = page.versions("template", &id);
            page.templates.push(TemplateShown { id, template, own: is_own, versions, preview });
        }
        Ok(page)
    }

    /// A template that is not settled yet, as askers would read it in each of its
    /// languages.
    ///
    /// # Errors
    /// [`Refusal`] names the word or the field that cannot be used.
    pub async fn preview_template(
        &self,
        who: &Person,
        name: &str,
        template: &OwnTemplate,
    ) -> Result<Vec<Filled>, Refusal> {
        who.may(Power::RunChannels)?;
        let authority = self.authority(who.authority).await?;
        self.checked(&authority, Settled::Template(name.to_owned(), Some(template.clone())))?;
        let in_use = self.answering(&authority).await?;
        let topic = (!template.topic.is_empty()).then_some(template.topic.as_str());
        let written = template.texts.iter().filter(|(_, text)| !text.trim().is_empty());
        Ok(written.filter_map(|(code, _)| in_use.fill(name.to_owned(), template, code, topic)).collect())
    }
}
