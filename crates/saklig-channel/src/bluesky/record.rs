//! A post as the network shows it, and what we keep of it.

use jiff::Timestamp;
use saklig_model::item::ItemKind;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{at::AtUri, blob};
use crate::{Seen, SeenAttachment};

/// A post, as lists, threads and notifications all show it. Of its author
/// only the identity and the handle are read.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PostView {
    pub(super) uri: String,
    pub(super) cid: String,
    pub(super) author: Author,
    /// The author's own record. Anyone may write anything into theirs.
    pub(super) record: Value,
    pub(super) indexed_at: Timestamp,
    #[serde(default)]
    pub(super) reply_count: u64,
    #[serde(default)]
    pub(super) viewer: Viewer,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Author {
    pub(super) did: String,
    pub(super) handle: String,
}

/// How a post stands towards the account that looks at it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Viewer {
    /// The thread's author does not let this account answer.
    #[serde(default)]
    pub(super) reply_disabled: bool,
}

/// A version of a record: its address and the hash of its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StrongRef {
    pub(super) uri: String,
    pub(super) cid: String,
}

/// Where a record stands in a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ReplyRef {
    pub(super) root: StrongRef,
    pub(super) parent: StrongRef,
}

impl PostView {
    /// Reads one, or nothing: an entry that makes no sense is left out, so
    /// that no single account can stop the reading of all.
    pub(super) fn read(value: Value) -> Option<Self> {
        serde_json::from_value(value).ok().filter(|view: &Self| AtUri::post(&view.uri).is_some())
    }

    /// This version.
    pub(super) fn strong_ref(&self) -> StrongRef {
        StrongRef { uri: self.uri.clone(), cid: self.cid.clone() }
    }

    /// What it answers, if anything.
    pub(super) fn reply(&self) -> Option<ReplyRef> {
        ReplyRef::deserialize(self.record.get("reply")?).ok()
    }

    /// When it was written: what its author claims, unless that lies ahead of
    /// when the network saw it.
    pub(super) fn posted_at(&self) -> Timestamp {
        let claimed = self.record["createdAt"].as_str().and_then(|at| at.parse().ok());
        claimed.map_or(self.indexed_at, |at: Timestamp| at.min(self.indexed_at))
    }

    /// What is kept of it, as `own` sees it. `hidden` is known only under
    /// one's own posts; blobs are asked for at `base_url`.
    pub(super) fn seen(&self, own: &str, hidden: Option<bool>, base_url: &str) -> Seen {
        let reply = self.reply();
        let is_own = self.author.did == own;
        let in_own_thread = reply.as_ref().is_some_and(|reply| is_of(&reply.root.uri, own));
        let kind = match (is_own, &reply) {
            (true, None) => ItemKind::Post,
            (true, Some(_)) => ItemKind::Comment,
            (false, _) if in_own_thread => ItemKind::Comment,
            (false, _) => ItemKind::Mention,
        };
        let text = self.record["text"].as_str().unwrap_or_default();
        Seen {
            external_id: self.uri.clone(),
            kind,
            parent: reply.as_ref().map(|reply| reply.parent.uri.clone()),
            root: reply.map(|reply| reply.root.uri),
            quotes: quoted(&self.record),
            author_id: self.author.did.clone(),
            author_name: self.author.handle.clone(),
            own: is_own,
            text: text.to_owned(),
            lang: self.record["langs"][0].as_str().and_then(language),
            posted_at: self.posted_at(),
            edited_at: None,
            url: AtUri::parse(&self.uri).map(|uri| uri.public_address()),
            attachments: attachments(&self.record, &self.author.did, base_url),
            hidden: hidden.filter(|_| in_own_thread),
        }
    }
}

/// The post that a record quotes, with pictures beside it or without.
fn quoted(record: &Value) -> Option<String> {
    let embedded = &record["embed"]["record"];
    let uri = embedded["uri"].as_str().or_else(|| embedded["record"]["uri"].as_str())?;
    AtUri::post(uri).map(|_| uri.to_owned())
}

/// Whether an address belongs to this identity.
pub(super) fn is_of(uri: &str, did: &str) -> bool {
    AtUri::parse(uri).is_some_and(|uri| uri.did == did)
}

/// `sv` of `sv-SE`.
fn language(tag: &str) -> Option<String> {
    let primary = tag.split('-').next()?;
    let is_code = matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    is_code.then(|| primary.to_ascii_lowercase())
}

/// Pictures, films and the like, and links whose address the text does not
/// show in full.
fn attachments(record: &Value, did: &str, base_url: &str) -> Vec<SeenAttachment> {
    let mut found = Vec::new();
    if let Some(embed) = record.get("embed") {
        collect(embed, None, did, base_url, &mut found);
    }
    let text = record["text"].as_str().unwrap_or_default();
    let features = record["facets"].as_array().into_iter().flatten().filter_map(|facet| facet["features"].as_array());
    let links = features.flatten().filter_map(|feature| feature["uri"].as_str());
    for link in links.filter(|link| !text.contains(link)) {
        if found.iter().all(|known| known.url != link) {
            found.push(blob::link(link, None));
        }
    }
    found
}

/// Walks an embed of whatever kind, known now or added later, for blobs and
/// link cards. What is merely quoted is another person's post and has none.
fn collect(embed: &Value, alt: Option<&str>, did: &str, base_url: &str, found: &mut Vec<SeenAttachment>) {
    match embed {
        Value::Object(object) if object.get("$type").is_some_and(|kind| kind == "blob") => {
            let (cid, mime) = (embed["ref"]["$link"].as_str(), embed["mimeType"].as_str());
            if let (Some(cid), Some(mime)) = (cid, mime) {
                found.push(SeenAttachment {
                    mime: mime.to_owned(),
                    alt: alt.map(str::to_owned),
                    url: blob::address(base_url, did, cid),
                });
            }
        }
        Value::Object(object) => {
            let named = |name: &str| object.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
            let alt = named("alt").or_else(|| named("title")).or(alt);
            // A link card has an address and a title; a quotation has a hash.
            if let Some(link) = named("uri").filter(|_| object.contains_key("title")) {
                found.push(blob::link(link, alt));
            }
            object.values().for_each(|value| collect(value, alt, did, base_url, found));
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, alt, did, base_url, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const OWN: &str = "did:plc:own";
    const ROOT: &str = "at://did:plc:own/app.bsky.feed.post/1";

    #[expect(clippy::needless_pass_by_value, reason = "what json!() makes is handed on as it stands")]
    fn view(did: &str, record: Value) -> PostView {
        PostView::read(json!({
            "uri": format!("at://{did}/app.bsky.feed.post/2"), "cid": "c", "indexedAt": "2026-11-22T12:00:00.000Z",
            "author": {"did": did, "handle": "anna.test", "displayName": "Anna A"}, "record": record,
        }))
        .unwrap()
    }

    fn seen(did: &str, record: Value) -> Seen {
        view(did, record).seen(OWN, Some(true), "http://localhost:1")
    }

    fn reply(root: &str) -> Value {
        json!({"text": "x", "reply": {"root": {"uri": root, "cid": "a"}, "parent": {"uri": root, "cid": "a"}}})
    }

    #[test]
    fn the_kind_follows_from_whose_thread_it_is() {
        let kind = |did, record| seen(did, record).kind;
        assert_eq!(kind(OWN, json!({"text": "x"})), ItemKind::Post);
        assert_eq!(kind(OWN, reply(ROOT)), ItemKind::Comment);
        assert_eq!(kind("did:plc:anna", reply(ROOT)), ItemKind::Comment);
        assert_eq!(kind("did:plc:anna", reply("at://did:plc:bo/app.bsky.feed.post/1")), ItemKind::Mention);
        assert_eq!(kind("did:plc:anna", json!({"text": "@own"})), ItemKind::Mention);
    }

    #[test]
    fn only_name_and_text_are_kept() {
        let seen = seen("did:plc:anna", reply(ROOT));
        assert_eq!((seen.author_name.as_str(), seen.hidden), ("anna.test", Some(true)));
        assert!(!format!("{seen:?}").contains("Anna A"));
    }

    #[test]
    fn what_is_quoted_is_known_with_pictures_and_without() {
        let of = |embed: Value| seen("did:plc:anna", json!({"text": "", "embed": embed})).quotes;
        let plain = json!({"$type": "app.bsky.embed.record", "record": {"uri": ROOT, "cid": "c"}});
        assert_eq!(of(plain.clone()).as_deref(), Some(ROOT));
        let beside = json!({"$type": "app.bsky.embed.recordWithMedia", "record": plain, "media": {"images": []}});
        assert_eq!(of(beside).as_deref(), Some(ROOT));
        // A list or a feed is no post.
        assert_eq!(of(json!({"record": {"uri": "at://did:plc:anna/app.bsky.graph.list/3k", "cid": "c"}})), None);
        assert_eq!(of(json!({"images": []})), None);
    }

    #[test]
    fn a_time_that_lies_ahead_is_brought_back() {
        let at = |created: &str| seen(OWN, json!({"text": "", "createdAt": created})).posted_at.to_string();
        assert_eq!(at("2031-01-01T00:00:00Z"), "2026-11-22T12:00:00Z");
        assert_eq!(at("2026-11-22T11:00:00.5+01:00"), "2026-11-22T10:00:00.5Z");
        assert_eq!(at("yesterday"), "2026-11-22T12:00:00Z");
    }

    #[test]
    fn nonsense_in_a_record_is_survived() {
        for record in
            [json!(null), json!([]), json!({"text": 7, "langs": "sv", "reply": "x", "embed": [[]], "facets": {}})]
        {
            assert_eq!(seen("did:plc:anna", record).text, "");
        }
        assert!(PostView::read(json!({"uri": "https://x"})).is_none());
    }

    #[test]
    fn pictures_films_cards_and_hidden_links_are_attachments() {
        let blob = |cid: &str, mime: &str| json!({"$type": "blob", "ref": {"$link": cid}, "mimeType": mime, "size": 1});
        let record = json!({
            "text": "se exempel.test/…",
            "embed": {"$type": "app.bsky.embed.recordWithMedia", "record": {"record": {"uri": ROOT, "cid": "c"}},
                "media": {"images": [{"alt": "en båt", "image": blob("b1", "image/png")}, {"alt": "", "image": blob("b2", "image/jpeg")}],
                    "external": {"uri": "https://kort.test/", "title": "Kort", "description": "", "thumb": blob("b3", "image/webp")}}},
            "facets": [{"features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://exempel.test/hela"}]}],
        });
        let found: Vec<_> = seen("did:plc:anna", record)
            .attachments
            .into_iter()
            .map(|part| (part.mime, part.alt.unwrap_or_default(), part.url))
            .collect();
        let at = |cid: &str| format!("http://localhost:1/xrpc/com.atproto.sync.getBlob?did=did:plc:anna&cid={cid}");
        let part = |mime: &str, alt: &str, url: String| (mime.to_owned(), alt.to_owned(), url);
        assert_eq!(found.len(), 5);
        for expected in [
            part("image/png", "en båt", at("b1")),
            part("image/jpeg", "", at("b2")),
            part("text/uri-list", "Kort", "https://kort.test/".to_owned()),
            part("image/webp", "Kort", at("b3")),
            part("text/uri-list", "", "https://exempel.test/hela".to_owned()),
        ] {
            assert!(found.contains(&expected), "{expected:?} in {found:?}");
        }
    }
}
