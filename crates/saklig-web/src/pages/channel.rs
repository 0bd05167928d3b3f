//! `/channels/{id}`: one account: what it is for, how it is, what it can do, who
//! is kept away from it, and the switch that lets Saklig act there.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
};
use jiff::civil::Date;
use saklig_desk::{Refusal, acts::set_target::WishedTarget, looks::channels::ChannelShown};
use saklig_model::{
    channel::ServiceMode,
    ground::RuleSet,
    id::ChannelId,
    pack::Texts,
    target::{Measure, Target},
};
use serde::Deserialize;

use super::{Answer, figures::sheets::lasting, id, onward, page};
use crate::{
    Web, figures,
    frame::{Frame, Room},
    refused,
    visitor::Visitor,
};

/// What marks a field of the form as a credential.
const CREDENTIAL: &str = "credential-";

/// What the forms send.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filled {
    acting: String,
    purpose: String,
    owner_unit: String,
    mode: String,
    rule_set: String,
    from: String,
}

/// What the form about the target sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct FilledTarget {
    hours: String,
    measure: String,
    from: String,
}

/// The page.
#[derive(Template)]
#[template(path = "channel.html")]
pub struct ChannelTemplate {
    /// The frame.
    pub t: Frame,
    /// The channel.
    pub shown: ChannelShown,
    /// Why something was not done.
    pub refused: Option<String>,
    /// What was filled in to describe it, where that was refused.
    pub filled: Option<Filled>,
    /// Today, and within which time its questions are answered, the newest first.
    pub targets: (Date, Vec<Target>),
    /// What was filled in to change that, where that was refused.
    pub target_filled: Option<FilledTarget>,
}

impl ChannelTemplate {
    /// What holds today.
    fn target_now(&self) -> Option<&Target> {
        let (today, targets) = &self.targets;
        targets.iter().find(|target| target.valid_from <= *today).filter(|target| target.minutes.is_some())
    }

    fn targets_to_come(&self) -> Vec<&Target> {
        let (today, targets) = &self.targets;
        targets.iter().rev().filter(|target| target.valid_from > *today).collect()
    }

    /// What a target promises.
    fn promised(&self, target: &Target) -> String {
        match target.minutes {
            Some(minutes) => {
                let time = lasting(self.t.texts(), minutes);
                self.t.with(&format!("target-{}", target.measure.key()), "time", time)
            }
            None => self.t.say("target-none"),
        }
    }

    fn target_field(&self, field: &str) -> String {
        match (&self.target_filled, field) {
            (Some(filled), "hours") => filled.hours.clone(),
            (Some(filled), _) => filled.from.clone(),
            (None, "hours") => self.target_now().and_then(|target| target.minutes).map(hours_of).unwrap_or_default(),
            (None, _) => self.targets.0.to_string(),
        }
    }

    fn is_measure(&self, measure: &Measure) -> bool {
        let filled = self.target_filled.as_ref().and_then(|filled| Measure::from_key(&filled.measure));
        filled.or_else(|| self.target_now().map(|target| target.measure)).unwrap_or(Measure::Service) == *measure
    }

    fn here(&self) -> String {
        format!("/channels/{}", self.shown.channel.id)
    }

    /// Whether it has no platform: it is read from files, by hand.
    fn is_manual(&self) -> bool {
        self.shown.platform_name.is_empty()
    }

    fn is_describing(&self) -> bool {
        self.filled.is_some()
    }

    fn purpose(&self) -> &str {
        self.filled.as_ref().map_or(&self.shown.channel.purpose, |filled| &filled.purpose)
    }

    fn owner_unit(&self) -> &str {
        self.filled.as_ref().map_or(&self.shown.channel.owner_unit, |filled| &filled.owner_unit)
    }

    fn modes(&self) -> [(&'static str, bool); 3] {
        let filled = self.filled.as_ref().and_then(|filled| ServiceMode::from_key(&filled.mode));
        let chosen = filled.unwrap_or(self.shown.channel.mode);
        ServiceMode::ALL.map(|mode| (mode.key(), mode == chosen))
    }

    /// Whether new credentials are what is needed next.
    fn wants_credentials(&self) -> bool {
        !self.shown.connected || self.shown.channel.trouble.as_deref() == Some("trouble-signed-out")
    }

    /// A text of a pack, in the reader's language.
    fn words<'a>(&self, texts: &'a Texts) -> &'a str {
        texts.get(self.t.texts().0)
    }

    /// Whether this rule set holds there today.
    fn holds(&self, set: &RuleSet) -> bool {
        self.shown.rules.as_ref().is_some_and(|rules| rules.id == set.id)
    }

    fn day(&self, day: &jiff::civil::Date) -> String {
        figures::civil_day(self.t.texts(), *day)
    }

    fn credential(&self, name: &str) -> String {
        self.t.find(&format!("credential-{name}"), None).unwrap_or_else(|| name.replace('_', " "))
    }

    fn account(&self) -> &str {
        let channel = &self.shown.channel;
        if channel.handle.is_empty() { &channel.name } else { &channel.handle }
    }
}

async fn rendered(
    web: &Web,
    visitor: &Visitor,
    channel: ChannelId,
    status: StatusCode,
    refused: Option<String>,
    filled: Option<Filled>,
    target_filled: Option<FilledTarget>,
) -> Answer {
    let shown = web.desk.channel(&visitor.person, channel).await?;
    let targets = web.desk.targets(&visitor.person, channel).await?;
    let mut t = Frame::new(web, visitor, Room::Channels);
    t.here = format!("/channels/{channel}");
    Ok(page(status, &ChannelTemplate { t, shown, refused, filled, targets, target_filled }))
}

/// Back to the channel with what was done, or with why it was not.
async fn after(
    web: &Web,
    visitor: &Visitor,
    channel: ChannelId,
    said: &str,
    done: Result<(), Refusal>,
    filled: Option<Filled>,
) -> Answer {
    match done {
        Ok(()) => Ok(onward(&format!("/channels/{channel}"), said)),
        Err(refusal @ (Refusal::NotFound | Refusal::Internal(_))) => Err(refusal.into()),
        Err(refusal) => {
            let why = refused::told(crate::say::Say(visitor.person.language), &refusal);
            rendered(web, visitor, channel, refused::status(&refusal), Some(why), filled, None).await
        }
    }
}

/// `GET /channels/{id}`
pub(crate) async fn show(State(web): State<Web>, visitor: Visitor, Path(channel): Path<String>) -> Answer {
    rendered(&web, &visitor, id(&channel)?, StatusCode::OK, None, None, None).await
}

/// `POST /channels/{id}/acting`
pub(crate) async fn acting(
    State(web): State<Web>,
    visitor: Visitor,
    Path(channel): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let channel: ChannelId = id(&channel)?;
    let on = filled.acting == "on";
    let done = web.desk.switch_acting(&visitor.person, channel, on).await;
    after(&web, &visitor, channel, if on { "acting-on" } else { "acting-off" }, done, None).await
}

/// `POST /channels/{id}/describe`
pub(crate) async fn describe(
    State(web): State<Web>,
    visitor: Visitor,
    Path(channel): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let channel: ChannelId = id(&channel)?;
    let mode = ServiceMode::from_key(&filled.mode);
    let done = web.desk.describe_channel(&visitor.person, channel, &filled.purpose, &filled.owner_unit, mode).await;
    after(&web, &visitor, channel, "described", done, Some(filled)).await
}

/// `POST /channels/{id}/rules`
pub(crate) async fn rules(
    State(web): State<Web>,
    visitor: Visitor,
    Path(channel): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let channel: ChannelId = id(&channel)?;
    let done = web.desk.choose_rules(&visitor.person, channel, &filled.rule_set, filled.from.parse().ok()).await;
    after(&web, &visitor, channel, "rules-chosen", done, None).await
}

/// `POST /channels/{id}/target`
pub(crate) async fn target(
    State(web): State<Web>,
    visitor: Visitor,
    Path(channel): Path<String>,
    Form(filled): Form<FilledTarget>,
) -> Answer {
    let channel: ChannelId = id(&channel)?;
    let wish = WishedTarget {
        from: filled.from.parse().ok(),
        minutes: minutes_of(&filled.hours),
        measure: Measure::from_key(&filled.measure),
    };
    match web.desk.set_target(&visitor.person, channel, &wish).await {
        Err(refusal @ (Refusal::PastDay | Refusal::Target { .. } | Refusal::Empty { .. })) => {
            let why = refused::told(crate::say::Say(visitor.person.language), &refusal);
            rendered(&web, &visitor, channel, refused::status(&refusal), Some(why), None, Some(filled)).await
        }
        done => after(&web, &visitor, channel, "target-set", done, None).await,
    }
}

/// Hours as people write them, in whole minutes: `24`, `1,5`, `0.25`.
fn minutes_of(hours: &str) -> Option<i64> {
    let hours = hours.trim().replace(',', ".");
    let (whole, part) = hours.split_once('.').unwrap_or((&hours, "0"));
    let digits = |text: &str| !text.is_empty() && text.len() < 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) {
        return None;
    }
    let parts = part.parse::<i64>().ok()? * 60 / 10_i64.pow(u32::try_from(part.len()).ok()?);
    Some(whole.parse::<i64>().ok()? * 60 + parts)
}

/// Whole minutes in hours, as the form takes them.
fn hours_of(minutes: i64) -> String {
    if minutes % 60 == 0 { (minutes / 60).to_string() } else { format!("{:.2}", minutes as f64 / 60.0) }
}

/// `POST /channels/{id}/look`
pub(crate) async fn look(State(web): State<Web>, visitor: Visitor, Path(channel): Path<String>) -> Answer {
    let channel: ChannelId = id(&channel)?;
    let done = web.desk.look_now(&visitor.person, channel).await;
    after(&web, &visitor, channel, "looking", done, None).await
}

/// `POST /channels/{id}/reconnect`
pub(crate) async fn reconnect(
    State(web): State<Web>,
    visitor: Visitor,
    Path(channel): Path<String>,
    Form(filled): Form<BTreeMap<String, String>>,
) -> Answer {
    let channel: ChannelId = id(&channel)?;
    let credential = |(field, secret): (String, String)| Some((field.strip_prefix(CREDENTIAL)?.to_owned(), secret));
    let credentials = filled.into_iter().filter_map(credential).collect();
    let done = web.desk.reconnect(&visitor.person, channel, &credentials).await;
    after(&web, &visitor, channel, "reconnected", done, None).await
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl ChannelTemplate {
        /// An account whose hiding is only advice.
        pub(crate) fn sample(language: Language) -> Self {
            let shown = samples::channels().remove(0);
            let t = samples::frame(language, Room::Channels, "/channels/x");
            let targets = samples::targets();
            Self { t, shown, refused: None, filled: None, targets, target_filled: None }
        }
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (hours, minutes) in [("24", 1440), (" 1,5 ", 90), ("0.25", 15), ("0", 0)] {
            assert_eq!(minutes_of(hours), Some(minutes));
            assert_eq!(minutes_of(&hours_of(minutes)), Some(minutes));
        }
        for hours in ["", "-1", "en dag", "1.", ".5", "1e9", "99999999999"] {
            assert_eq!(minutes_of(hours), None, "{hours}");
        }
    }

    #[test]
    fn a_reservation_is_said_beside_what_it_limits() {
        let html = ChannelTemplate::sample(Language::En).render().unwrap();
        let row = html.split("<tr").find(|row| row.contains("Hide")).unwrap();
        assert!(row.contains("Bluesky"), "{row}");
        let row = html.split("<tr").find(|row| row.contains("Block authors")).unwrap();
        assert!(row.contains("works both ways and is public"), "{row}");
    }

    #[test]
    fn a_trouble_is_told_with_what_to_do_next() {
        let mut sample = ChannelTemplate::sample(Language::En);
        sample.shown.channel.trouble = Some("trouble-signed-out".into());
        let html = sample.render().unwrap();
        assert!(html.contains("Make a new password for Saklig at the platform, and enter it under Connect again."));
        assert!(html.contains("<details open><summary>Connect again"));
    }

    #[test]
    fn only_who_runs_channels_is_offered_to_change_it() {
        let mut sample = ChannelTemplate::sample(Language::En);
        let offered = ["/describe\"", "/look\"", "/reconnect\"", "/acting\"", "/disconnect\""];
        let html = sample.render().unwrap();
        assert!(offered.iter().all(|path| html.contains(path)));
        sample.t.person.roles = vec![saklig_model::person::Role::Moderator];
        let html = sample.render().unwrap();
        assert!(!offered.iter().any(|path| html.contains(path)));
    }

    #[test]
    fn a_channel_that_only_reads_says_so() {
        let mut sample = ChannelTemplate::sample(Language::En);
        sample.shown.channel.acting = false;
        assert!(sample.render().unwrap().contains("Saklig only reads here. Nothing is sent to the platform."));
    }
}
