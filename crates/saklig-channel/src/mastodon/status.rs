//! A status as a server shows it, and what we keep of it.

use jiff::Timestamp;
use saklig_model::item::ItemKind;
use serde::Deserialize;

use super::{address::full_name, ask::is_id, html::plain_text};
use crate::{Seen, SeenAttachment};

/// A status. Of its author only the identity and the name are read.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Status {
    pub(super) id: String,
    pub(super) account: Author,
    pub(super) created_at: Timestamp,
    #[serde(default)]
    pub(super) edited_at: Option<Timestamp>,
    #[serde(default)]
    content: String,
    #[serde(default)]
    spoiler_text: String,
    visibility: String,
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    pub(super) in_reply_to_id: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    uri: Option<String>,
    #[serde(default)]
    pub(super) replies_count: u64,
    /// What it passes on, if it does nothing else.
    #[serde(default)]
    reblog: Option<serde_json::Value>,
    /// What it quotes; read by itself, because a server may leave out any of it.
    #[serde(default)]
    quote: Option<serde_json::Value>,
    #[serde(default)]
    media_attachments: Vec<Media>,
    #[serde(default)]
    poll: Option<Poll>,
}

#[derive(Debug, Clone, Deserialize)]
struct Poll {
    #[serde(default)]
    options: Vec<PollOption>,
}

#[derive(Debug, Clone, Deserialize)]
struct PollOption {
    #[serde(default)]
    title: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Author {
    pub(super) id: String,
    acct: String,
}

#[derive(Debug, Clone, Deserialize)]
struct Media {
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    remote_url: Option<String>,
    #[serde(default)]
    description: Option<String>,
}

impl Status {
    /// Reads one, or nothing: an entry that makes no sense, is not public, or
    /// only passes on what someone else wrote, is left out.
    pub(super) fn read(value: serde_json::Value) -> Option<Self> {
        let status: Self = serde_json::from_value(value).ok()?;
        let is_public = matches!(status.visibility.as_str(), "public" | "unlisted");
        (is_public && status.reblog.is_none() && is_id(&status.id)).then_some(status)
    }

    /// What is kept of it, as the account `own` at `base_url` sees it; `root`
    /// is the account's post that it hangs from, where that is known.
    pub(super) fn seen(&self, own: &str, root: Option<&str>, base_url: &str) -> Seen {
        let is_own = self.account.id == own;
        let kind = match (is_own, &self.in_reply_to_id) {
            (true, None) => ItemKind::Post,
            (false, None) => ItemKind::Mention,
            (_, Some(_)) => ItemKind::Comment,
        };
        let options = self.poll.iter().flat_map(|poll| &poll.options).map(|option| option.title.as_str());
        Seen {
            external_id: self.id.clone(),
            kind,
            parent: self.in_reply_to_id.clone(),
            root: root.filter(|root| *root != self.id).map(str::to_owned),
            quotes: self.quote.as_ref().and_then(quoted),
            author_id: self.account.id.clone(),
            author_name: full_name(&self.account.acct, base_url),
            own: is_own,
            text: whole_text(&self.spoiler_text, &plain_text(&self.content), options),
            lang: self.language.as_deref().and_then(|tag| tag.split('-').next()).map(str::to_lowercase),
            posted_at: self.created_at,
            edited_at: self.edited_at,
            url: self.url.clone().or_else(|| self.uri.clone()).filter(|url| url.starts_with("https://")),
            attachments: self
                .media_attachments
                .iter()
                .filter_map(|media| {
                    let url = media.url.clone().or_else(|| media.remote_url.clone())?;
                    Some(SeenAttachment { mime: mime_of(&url).to_owned(), alt: media.description.clone(), url })
                })
                .collect(),
            hidden: None,
        }
    }
}

/// The status that a quotation is of: whole, or by its identity.
fn quoted(quote: &serde_json::Value) -> Option<String> {
    let id = quote["quoted_status"]["id"].as_str().or_else(|| quote["quoted_status_id"].as_str())?;
    is_id(id).then(|| id.to_owned())
}

/// Everything that a reader is told: the content warning before the text, and
/// the choices of a poll after it.
#[must_use]
pub fn whole_text<'a>(warning: &str, text: &str, options: impl Iterator<Item = &'a str>) -> String {
    let options = options.map(|option| format!("• {option}")).collect::<Vec<_>>().join("\n");
    let parts = [warning.trim(), text, &options];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The media type that a file's name suggests; the interface tells none.
#[must_use]
pub fn mime_of(url: &str) -> &'static str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending =
        path.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map(|(_, ending)| ending.to_lowercase());
    match ending.as_deref() {
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("png") => "image/png",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("heic") => "image/heic",
        Some("mp4" | "m4v") => "video/mp4",
        Some("webm") => "video/webm",
        Some("mov") => "video/quicktime",
        Some("mp3") => "audio/mpeg",
        Some("ogg" | "oga") => "audio/ogg",
        Some("m4a") => "audio/mp4",
        Some("wav") => "audio/wav",
        Some("flac") => "audio/flac",
        _ => "application/octet-stream",
    }
}
