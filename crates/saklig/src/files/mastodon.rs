//! The archive of one's own account that Mastodon hands out: `outbox.json` with
//! every status, `actor.json` with whose it is, and the media. Only those two
//! are read; nothing is ever unpacked to the disk, so that no name in an
//! archive leads anywhere.

use std::{
    cell::Cell,
    fs::File,
    io::{BufReader, Read},
    path::{Component, Path},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use anyhow::{Context as _, bail};
use flate2::read::MultiGzDecoder;
use jiff::Timestamp;
use saklig_channel::{
    Observation, Seen, SeenAttachment,
    mastodon::{full_name, mime_of, plain_text, whole_text},
};
use saklig_model::item::ItemKind;
use serde::{
    Deserialize, Deserializer as _,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

use super::{Counted, Guarded, Row, Take};

const OUTBOX: &str = "outbox.json";
const ACTOR: &str = "actor.json";
/// The largest `actor.json` that is read.
const ACTOR_AT_MOST: u64 = 1 << 20;
/// Whom a status is addressed to when everyone may read it.
const PUBLIC: [&str; 3] = ["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"];

/// An archive whose owner is known.
#[derive(Debug)]
pub(super) struct Archive {
    kind: Kind,
    owner: Owner,
    /// How long the list of statuses is, where the archive tells.
    outbox: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    TarGz,
    Zip,
}

/// Whose account it is.
#[derive(Debug, Deserialize)]
struct Owner {
    id: String,
    #[serde(rename = "preferredUsername")]
    name: String,
}

impl Owner {
    /// `@namn@server`.
    fn full_name(&self) -> String {
        full_name(&self.name, &self.id)
    }
}

impl Archive {
    /// Opens an archive, and finds whose it is.
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        let mut magic = [0; 2];
        File::open(path)?.read_exact(&mut magic).context("it is no archive: it is empty")?;
        let kind = match magic {
            [0x1f, 0x8b] => Kind::TarGz,
            [b'P', b'K'] => Kind::Zip,
            _ => bail!("it is neither a .tar.gz nor a .zip archive"),
        };
        let mut found = Found::default();
        match kind {
            Kind::TarGz => {
                let file = BufReader::new(File::open(path)?);
                each_of_tar(MultiGzDecoder::new(file), |name, size, content| {
                    found.meet(name, size, content)?;
                    Ok(!found.is_whole())
                })?;
            }
            Kind::Zip => {
                let mut zip = zip(path)?;
                for name in [ACTOR, OUTBOX] {
                    if let Some(mut file) = by_name(&mut zip, name)? {
                        let size = file.size();
                        found.meet(name, size, &mut file)?;
                    }
                }
            }
        }
        if found.outbox.is_none() {
            bail!("the archive holds no {OUTBOX}: it is not the archive of an account that Mastodon hands out");
        }
        let owner =
            found.owner.with_context(|| format!("the archive holds no {ACTOR}: it cannot be told whose it is"))?;
        Ok(Self { kind, owner, outbox: found.outbox })
    }

    /// How much there is to be read of a file of this size.
    pub(super) fn size(&self, file: u64) -> u64 {
        if self.kind == Kind::Zip { self.outbox.unwrap_or(file) } else { file }
    }

    /// Reads all statuses. An archive that breaks off in the middle is refused
    /// from there.
    pub(super) fn read(&self, path: &Path, count: &Arc<AtomicU64>, take: Take<'_>) -> anyhow::Result<()> {
        let number = Cell::new(0_u64);
        let wants_more = Cell::new(true);
        let mut statuses = |content: &mut dyn Read| {
            self.statuses(content, &number, &mut |row| {
                let more = take(row);
                wants_more.set(more);
                more
            })
        };
        let done = match self.kind {
            Kind::TarGz => {
                let counted = Counted { inner: File::open(path)?, count: Arc::clone(count) };
                each_of_tar(MultiGzDecoder::new(BufReader::new(counted)), |name, _, content| {
                    if name == OUTBOX {
                        statuses(content)?;
                    }
                    Ok(name != OUTBOX)
                })
            }
            Kind::Zip => {
                let mut zip = zip(path)?;
                match by_name(&mut zip, OUTBOX)? {
                    Some(file) => statuses(&mut Counted { inner: file, count: Arc::clone(count) }),
                    None => Ok(()),
                }
            }
        };
        if let Err(error) = done
            && wants_more.get()
        {
            // What the error quotes could be anyone's words.
            tracing::debug!(%error, "an archive breaks off");
            take(Row::Refused(format!(
                "after status {} the archive is broken or cut off. What follows it was not read; fetch the archive again",
                number.get()
            )));
        }
        Ok(())
    }

    fn statuses(
        &self,
        content: &mut dyn Read,
        number: &Cell<u64>,
        take: &mut dyn FnMut(Row) -> bool,
    ) -> anyhow::Result<()> {
        let (guarded, since) = Guarded::new(content);
        let mut each = |activity: Value| {
            since.store(0, Ordering::Relaxed);
            number.set(number.get() + 1);
            take(match self.read_one(activity) {
                Ok(Ok(seen)) => Row::Read(Box::new(Observation::Seen(seen))),
                Ok(Err(left_out)) => Row::LeftOut(left_out),
                Err(why) => Row::Refused(format!("status {} {why}", number.get())),
            })
        };
        let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, guarded));
        json.deserialize_map(Outbox(&mut each))?;
        Ok(())
    }

    /// Reads one activity: a status of one's own, or the words for what is left
    /// out.
    fn read_one(&self, activity: Value) -> Result<Result<Seen, &'static str>, &'static str> {
        let activity: Activity = serde_json::from_value(activity).map_err(|_| "has not the form of an activity")?;
        match activity.kind.as_str() {
            "Create" => {}
            "Announce" => return Ok(Err("boosts of what others wrote")),
            _ => return Ok(Err("entries that are no statuses")),
        }
        let note: Note = serde_json::from_value(activity.object).map_err(|_| "has not the form of a status")?;
        if note.attributed_to.as_ref().is_some_and(|author| *author != self.owner.id) {
            return Ok(Err("statuses of other accounts"));
        }
        if !note.to.iter().chain(&note.cc).any(|to| PUBLIC.contains(&to.as_str())) {
            return Ok(Err("statuses that were not public"));
        }
        let lang = note.content_map.as_ref().and_then(|map| map.keys().next().cloned());
        let options = note.one_of.iter().chain(&note.any_of).map(|option| option.name.as_str());
        Ok(Ok(Seen {
            external_id: self.local(&note.id),
            kind: if note.in_reply_to.is_some() { ItemKind::Comment } else { ItemKind::Post },
            parent: note.in_reply_to.as_deref().map(|parent| self.local(parent)),
            root: None,
            author_id: self.owner.id.clone(),
            author_name: self.owner.full_name(),
            own: true,
            text: whole_text(
                &plain_text(note.summary.as_deref().unwrap_or_default()),
                &plain_text(&note.content),
                options,
            ),
            lang: lang.as_deref().and_then(|tag| tag.split('-').next()).map(str::to_lowercase),
            posted_at: note.published,
            edited_at: note.updated,
            url: note.url.filter(|url| url.starts_with("https://")),
            attachments: note
                .attachment
                .into_iter()
                .filter_map(|attachment| {
                    let url = attachment.url?;
                    let mime = attachment.media_type.unwrap_or_else(|| mime_of(&url).to_owned());
                    Some(SeenAttachment { mime, alt: attachment.name, url })
                })
                .collect(),
            hidden: None,
            quotes: None,
        }))
    }

    /// A status of one's own goes by the name that its server gave it, as it
    /// does where the account is followed; any other by its whole address.
    fn local(&self, address: &str) -> String {
        let own = address.strip_prefix(&self.owner.id).and_then(|rest| rest.strip_prefix("/statuses/"));
        own.filter(|id| !id.is_empty() && !id.contains('/')).unwrap_or(address).to_owned()
    }
}

/// What an archive turned out to hold.
#[derive(Default)]
struct Found {
    owner: Option<Owner>,
    outbox: Option<u64>,
}

impl Found {
    fn meet(&mut self, name: &str, size: u64, content: &mut dyn Read) -> anyhow::Result<()> {
        match name {
            ACTOR => {
                let mut text = Vec::new();
                content.take(ACTOR_AT_MOST).read_to_end(&mut text).context("the archive is broken or cut off")?;
                let owner = serde_json::from_slice(&text).ok().filter(|owner: &Owner| owner.id.contains("://"));
                self.owner = Some(owner.with_context(|| format!("its {ACTOR} does not say whose account it is"))?);
            }
            OUTBOX => self.outbox = Some(size),
            _ => {}
        }
        Ok(())
    }

    fn is_whole(&self) -> bool {
        self.owner.is_some() && self.outbox.is_some()
    }
}

/// Goes through the files at the top of an archive, until `meet` has enough.
/// What only names or describes the next file is passed over unread, because it
/// may claim any length: the two files that count have short names.
fn each_of_tar(
    content: impl Read,
    mut meet: impl FnMut(&str, u64, &mut dyn Read) -> anyhow::Result<bool>,
) -> anyhow::Result<()> {
    let mut archive = tar::Archive::new(content);
    let mut long_name = false;
    for entry in archive.entries().context("the archive is broken")?.raw(true) {
        let mut entry = entry.context("the archive is broken or cut off")?;
        let kind = entry.header().entry_type();
        let describes = kind.is_gnu_longlink() || kind.is_pax_local_extensions() || kind.is_pax_global_extensions();
        if kind.is_gnu_longname() || describes {
            long_name |= kind.is_gnu_longname();
            continue;
        }
        // Its own name is only how the long one begins.
        if std::mem::take(&mut long_name) || !kind.is_file() {
            continue;
        }
        let Some(name) = entry.path().ok().and_then(|path| top_name(&path)) else { continue };
        let size = entry.size();
        if !meet(&name, size, &mut entry)? {
            break;
        }
    }
    Ok(())
}

/// The name of a file at the top of an archive; `None` for one in a folder, or
/// one that points out of it.
fn top_name(path: &Path) -> Option<String> {
    let mut parts = path.components().filter(|part| !matches!(part, Component::CurDir));
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(name)), None) => name.to_str().map(str::to_owned),
        _ => None,
    }
}

type Zip = zip::ZipArchive<BufReader<File>>;

fn zip(path: &Path) -> anyhow::Result<Zip> {
    zip::ZipArchive::new(BufReader::new(File::open(path)?))
        .map_err(|_| anyhow::anyhow!("the archive is broken or cut off"))
}

fn by_name<'a>(zip: &'a mut Zip, name: &str) -> anyhow::Result<Option<zip::read::ZipFile<'a, BufReader<File>>>> {
    match zip.by_name(name) {
        Ok(file) => Ok(Some(file)),
        Err(zip::result::ZipError::FileNotFound) => Ok(None),
        Err(zip::result::ZipError::UnsupportedArchive(_)) => bail!("{name} is packed in a way that is not understood"),
        Err(_) => bail!("the archive is broken"),
    }
}

/// An activity of the outbox.
#[derive(Deserialize)]
struct Activity {
    #[serde(rename = "type")]
    kind: String,
    object: Value,
}

/// A status.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Note {
    id: String,
    #[serde(default)]
    summary: Option<String>,
    #[serde(default)]
    in_reply_to: Option<String>,
    published: Timestamp,
    #[serde(default)]
    updated: Option<Timestamp>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    attributed_to: Option<String>,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    cc: Vec<String>,
    #[serde(default)]
    content: String,
    #[serde(default)]
    content_map: Option<serde_json::Map<String, Value>>,
    #[serde(default)]
    attachment: Vec<Attachment>,
    #[serde(default)]
    one_of: Vec<Choice>,
    #[serde(default)]
    any_of: Vec<Choice>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Attachment {
    #[serde(default)]
    media_type: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    name: Option<String>,
}

#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    name: String,
}

/// The outbox: hands its items on one by one, and keeps none.
struct Outbox<'a>(&'a mut dyn FnMut(Value) -> bool);

impl<'de> Visitor<'de> for Outbox<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an outbox")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "orderedItems" {
                map.next_value_seed(Items(self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct Items<'a>(&'a mut dyn FnMut(Value) -> bool);

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, items: D) -> Result<(), D::Error> {
        items.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of activities")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<Value>()? {
            if !(self.0)(item) {
                return Err(serde::de::Error::custom("no more is wanted"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_describes_the_next_file_is_passed_over_unread() {
        let mut tar = tar::Builder::new(Vec::new());
        let mut add = |kind: tar::EntryType, name: &str, content: &[u8]| {
            let mut header = tar::Header::new_gnu();
            header.set_entry_type(kind);
            header.set_size(content.len() as u64);
            tar.append_data(&mut header, name, content).unwrap();
        };
        // Twice, which is an error wherever they are read.
        for kind in [tar::EntryType::GNULongName, tar::EntryType::GNULongLink, tar::EntryType::XHeader] {
            add(kind, "described", &[b'x'; 5000]);
            add(kind, "described", &[b'x'; 5000]);
        }
        // The long name is another than the short one beside it.
        add(tar::EntryType::Regular, OUTBOX, b"no");
        add(tar::EntryType::GNULongName, "described", b"folder");
        add(tar::EntryType::Directory, "folder", b"");
        add(tar::EntryType::Regular, OUTBOX, b"yes");
        add(tar::EntryType::Regular, ACTOR, b"yes");
        let mut met = Vec::new();
        each_of_tar(tar.into_inner().unwrap().as_slice(), |name, size, content| {
            let mut text = String::new();
            content.read_to_string(&mut text)?;
            met.push((name.to_owned(), size, text));
            Ok(true)
        })
        .unwrap();
        assert_eq!(met, [(OUTBOX.to_owned(), 3, "yes".to_owned()), (ACTOR.to_owned(), 3, "yes".to_owned())]);
    }

    #[test]
    fn only_files_at_the_top_of_an_archive_are_met() {
        for (path, name) in [
            ("outbox.json", Some("outbox.json")),
            ("./outbox.json", Some("outbox.json")),
            ("../outbox.json", None),
            ("/outbox.json", None),
            ("folder/outbox.json", None),
            ("", None),
        ] {
            assert_eq!(top_name(Path::new(path)).as_deref(), name, "{path}");
        }
    }
}
