//! Files of records: JSON Lines, CSV, and what Mastodon hands out. Each is
//! opened and looked at before anything is changed, and then read bit by bit:
//! no file is ever held whole.

mod csv;
mod json_lines;
mod mastodon;

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use anyhow::Context as _;
use clap::ValueEnum;
use jiff::tz::TimeZone;
use saklig_channel::Observation;
use saklig_desk::reading::LONGEST;

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// JSON Lines: an object in each line
    Jsonl,
    /// CSV: a first row that names the columns; comma, semicolon or tab; UTF-8
    Csv,
    /// The archive of one's own account that Mastodon hands out, .tar.gz or .zip
    Mastodon,
}

impl Format {
    /// What people call it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "JSON Lines",
            Self::Csv => "CSV",
            Self::Mastodon => "an archive from Mastodon",
        }
    }

    /// The format of a file, by its first bytes and its name.
    fn guess(path: &Path, start: &[u8]) -> Self {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            _ if start.starts_with(b"\x1f\x8b") || start.starts_with(b"PK\x03\x04") => Self::Mastodon,
            Some("jsonl" | "ndjson" | "json") => Self::Jsonl,
            Some("csv" | "tsv" | "tab") => Self::Csv,
            _ => {
                let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
                if text.is_empty() || text.starts_with(b"{") { Self::Jsonl } else { Self::Csv }
            }
        }
    }
}

/// One thing that a file held.
pub(crate) enum Row {
    /// A record.
    Read(Box<Observation>),
    /// A record that cannot be taken in: where it stands, and why not.
    Refused(String),
    /// A record that is left out, by design: the words for its kind.
    LeftOut(&'static str),
}

impl Row {
    /// About how many bytes it keeps.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Read(observation) => match &**observation {
                Observation::Seen(seen) => {
                    let long = [&seen.external_id, &seen.author_id, &seen.author_name, &seen.text];
                    let perhaps = [&seen.parent, &seen.lang, &seen.url];
                    let beside =
                        seen.attachments.iter().map(|at| at.url.len() + at.alt.as_ref().map_or(0, String::len));
                    let perhaps = perhaps.into_iter().flatten();
                    long.into_iter().chain(perhaps).map(String::len).chain(beside).sum()
                }
                Observation::Gone { external_id } => external_id.len(),
            },
            Self::Refused(why) => why.len(),
            Self::LeftOut(_) => 0,
        }
    }
}

/// Takes rows; `false` when no more are wanted.
pub(crate) type Take<'a> = &'a mut dyn FnMut(Row) -> bool;

/// A file that has been opened and can be read.
pub(crate) struct Opened {
    path: PathBuf,
    /// Its format.
    pub(crate) format: Format,
    /// How many bytes there are to be read, for a progress bar.
    pub(crate) size: u64,
    /// How many have been read.
    pub(crate) read: Arc<AtomicU64>,
    content: Content,
}

enum Content {
    Jsonl,
    Csv(csv::Columns),
    Mastodon(mastodon::Archive),
}

impl Opened {
    /// Opens a file and makes sure that it is what it is taken for.
    ///
    /// # Errors
    /// In words for whoever typed the command; nothing has been changed.
    pub(crate) fn open(path: &Path, format: Option<Format>) -> anyhow::Result<Self> {
        let opened = || -> anyhow::Result<_> {
            let mut file = File::open(path)?;
            let size = file.metadata().map_or(0, |about| about.len());
            let mut start = Vec::new();
            Read::take(&mut file, csv::SAMPLE).read_to_end(&mut start)?;
            Ok((size, start))
        };
        let (size, start) =
            opened().with_context(|| format!("{} cannot be read; nothing was imported", path.display()))?;
        let format = format.unwrap_or_else(|| Format::guess(path, &start));
        let unusable = || format!("{} cannot be imported; nothing was changed", path.display());
        let (content, size) = match format {
            Format::Jsonl => (Content::Jsonl, size),
            Format::Csv => {
                (Content::Csv(csv::Columns::of(&start).map_err(anyhow::Error::msg).with_context(unusable)?), size)
            }
            Format::Mastodon => {
                let archive = mastodon::Archive::open(path).with_context(unusable)?;
                let size = archive.size(size);
                (Content::Mastodon(archive), size)
            }
        };
        Ok(Self { path: path.to_owned(), format, size, read: Arc::default(), content })
    }

    /// What is told of the file before it is read.
    pub(crate) fn remarks(&self) -> Vec<String> {
        match &self.content {
            Content::Csv(columns) => columns.remarks(),
            Content::Jsonl | Content::Mastodon(_) => Vec::new(),
        }
    }

    /// Reads it from beginning to end. Times without a zone are in `zone`.
    ///
    /// # Errors
    /// When the file can no longer be read at all.
    pub(crate) fn read(&self, zone: &TimeZone, take: Take<'_>) -> anyhow::Result<()> {
        match &self.content {
            Content::Jsonl => json_lines::read(self.file()?, take)?,
            Content::Csv(columns) => columns.read(self.file()?, zone, take)?,
            Content::Mastodon(archive) => archive.read(&self.path, &self.read, take)?,
        }
        Ok(())
    }

    fn file(&self) -> io::Result<Counted<File>> {
        Ok(Counted { inner: File::open(&self.path)?, count: Arc::clone(&self.read) })
    }
}

/// A reader that counts.
pub(crate) struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// A reader that refuses to go on within one record for ever, so that no file
/// fills the memory. Whoever reads it says when a record has ended.
pub(crate) struct Guarded<R> {
    inner: R,
    since: Arc<AtomicU64>,
}

impl<R> Guarded<R> {
    pub(crate) fn new(inner: R) -> (Self, Arc<AtomicU64>) {
        let since = Arc::new(AtomicU64::new(0));
        (Self { inner, since: Arc::clone(&since) }, since)
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        let since = self.since.fetch_add(read as u64, Ordering::Relaxed) + read as u64;
        if since > LONGEST as u64 + (1 << 20) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a record is longer than 16 MB"));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_told_from_the_file() {
        for (name, start, format) in [
            ("x.jsonl", "whatever", Format::Jsonl),
            ("x.csv", "id,author", Format::Csv),
            ("x", "{\"id\":1}", Format::Jsonl),
            ("x.txt", "\u{feff} {\"id\":1}", Format::Jsonl),
            ("x.txt", "id;author;at;text", Format::Csv),
            ("x", "", Format::Jsonl),
            ("x.csv", "PK\u{3}\u{4}", Format::Mastodon),
        ] {
            assert_eq!(Format::guess(Path::new(name), start.as_bytes()), format, "{name} {start}");
        }
        assert_eq!(Format::guess(Path::new("archive"), b"\x1f\x8b\x08"), Format::Mastodon);
    }
}
