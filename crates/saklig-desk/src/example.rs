//! The example data: an invented authority of its own, which nobody can take
//! for a real one, and which goes with one button.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use saklig_channel::{Observation, Seen};
use saklig_model::{
    authority::Authority,
    channel::{Channel, ServiceMode},
    id::{AuthorityId, ChannelId, PersonId},
    item::ItemKind,
    language::Language,
    person::{Employment, Person, Role},
};
use saklig_store::{authorities, channels};
use serde::Deserialize;

use crate::{Desk, Refusal, acts::sign_in::hash_password};

/// The files of the example data.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The authority, its people and its channels, as TOML.
    pub authority: &'a str,
    /// Posts and comments, a JSON object a line, the oldest first.
    pub threads: &'a str,
}

#[derive(Deserialize)]
struct Described {
    authority: DescribedAuthority,
    people: Vec<DescribedPerson>,
    channels: Vec<DescribedChannel>,
}

#[derive(Deserialize)]
struct DescribedAuthority {
    name: String,
    country: String,
    language: Language,
    time_zone: String,
    unit: String,
    case_numbers: Vec<String>,
}

#[derive(Deserialize)]
struct DescribedPerson {
    name: String,
    login: String,
    roles: Vec<Role>,
    employment: Employment,
    language: Language,
}

#[derive(Deserialize)]
struct DescribedChannel {
    name: String,
    handle: String,
    mode: ServiceMode,
    owner_unit: String,
    purpose: String,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    channel: String,
    author: String,
    minutes_ago: i64,
    text: String,
    lang: String,
    kind: ItemKind,
    own: bool,
    parent: Option<String>,
    edited_minutes_ago: Option<i64>,
    edited_text: Option<String>,
    #[serde(default)]
    gone: bool,
}

/// Who can sign in to the example.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// Their name and roles, for choosing whom to be.
    pub person: Person,
    /// Their password, drawn when the examples came in.
    pub password: String,
}

impl Desk {
    /// Brings the example data in, unless it is there; returns who can sign in,
    /// or `None` when it was there already.
    ///
    /// # Errors
    /// [`Refusal::Unusable`] when the files are wrong; [`Refusal::Internal`].
    pub async fn bring_example(&self, files: Files<'_>) -> Result<Option<Vec<SignIn>>, Refusal> {
        let unusable = |error: &dyn std::fmt::Display| Refusal::Unusable { why: error.to_string() };
        let described: Described = toml::from_str(files.authority).map_err(|error| unusable(&error))?;
        let lines: Vec<Line> = files
            .threads
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(serde_json::from_str)
            .collect::<Result<_, _>>()
            .map_err(|error| unusable(&error))?;

        let mut sign_ins = Vec::new();
        for described in described.people {
            let person = Person {
                id: PersonId(self.chance().opaque_id()),
                authority: AuthorityId(uuid::Uuid::nil()),
                name: described.name,
                login: described.login,
                roles: described.roles,
                employment: described.employment,
                language: described.language,
                active: true,
                through: None,
            };
            let password = self.token().chars().filter(char::is_ascii_alphanumeric).take(16).collect();
            sign_ins.push(SignIn { person, password });
        }
        let mut hashes = Vec::new();
        for sign_in in &sign_ins {
            hashes.push(hash_password(self, sign_in.password.clone()).await?);
        }

        let mut tx = self.store().begin().await?;
        if authorities::all(&mut tx).await?.iter().any(|authority| authority.example) {
            return Ok(None);
        }
        let authority = Authority {
            id: AuthorityId(uuid::Uuid::nil()),
            name: described.authority.name,
            unit: described.authority.unit,
            country: described.authority.country,
            language: described.authority.language,
            time_zone: described.authority.time_zone,
            case_numbers: described.authority.case_numbers,
            appearance: None,
            example: true,
        };
        let authority = self.open_authority(&mut tx, authority).await?;
        for (sign_in, hash) in sign_ins.iter_mut().zip(&hashes) {
            sign_in.person.authority = authority.id;
            self.add_person(&mut tx, &sign_in.person, hash).await?;
        }
        let mut by_name = HashMap::new();
        for described in described.channels {
            let channel = Channel {
                id: ChannelId(self.chance().opaque_id()),
                authority: authority.id,
                platform: "example".into(),
                name: described.name,
                external_id: described.handle.clone(),
                handle: described.handle,
                base_url: String::new(),
                owner_unit: described.owner_unit,
                purpose: described.purpose,
                mode: described.mode,
                acting: described.mode.handles_comments(),
                heard_at: Some(self.now()),
                trouble: None,
            };
            channels::add(&mut tx, &channel, true, self.now_micros()).await?;
            by_name.insert(channel.name.clone(), channel);
        }
        tx.commit().await?;

        let now = self.now();
        for (name, channel) in &by_name {
            let own: Vec<&Line> = lines.iter().filter(|line| line.channel == *name).collect();
            let ago = |minutes: i64| now - SignedDuration::from_mins(minutes);
            let first =
                own.iter().map(|line| Observation::Seen(seen(line, channel, &line.text, ago(line.minutes_ago), None)));
            self.receive(channel, first.collect()).await?;
            let edited = own.iter().filter_map(|line| {
                let (text, minutes) = (line.edited_text.as_ref()?, line.edited_minutes_ago?);
                Some(Observation::Seen(seen(line, channel, text, ago(line.minutes_ago), Some(ago(minutes)))))
            });
            self.receive(channel, edited.collect()).await?;
            let gone = own.iter().filter(|line| line.gone);
            let gone = gone.map(|line| Observation::Gone { external_id: line.id.clone() });
            self.receive(channel, gone.collect()).await?;
        }
        self.backdate(authority.id).await?;
        Ok(Some(sign_ins))
    }

    /// The examples arrived as they were written, so that waiting times are real.
    async fn backdate(&self, authority: AuthorityId) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        saklig_store::example::received_when_posted(&mut tx, authority).await?;
        tx.commit().await?;
        Ok(())
    }
}

fn seen(line: &Line, channel: &Channel, text: &str, posted_at: Timestamp, edited_at: Option<Timestamp>) -> Seen {
    Seen {
        external_id: line.id.clone(),
        kind: line.kind,
        parent: line.parent.clone(),
        root: None,
        author_id: if line.own { channel.external_id.clone() } else { line.author.clone() },
        author_name: line.author.clone(),
        own: line.own,
        text: text.to_owned(),
        lang: Some(line.lang.clone()),
        posted_at,
        edited_at,
        url: None,
        attachments: Vec::new(),
        hidden: None,
        quotes: None,
    }
}
