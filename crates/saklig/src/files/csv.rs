//! CSV: a first row that names the columns, then a record in each row. Comma,
//! semicolon or tab; UTF-8 only, since another encoding would be guessed wrong
//! in silence.

use std::{
    io::{self, Read},
    sync::atomic::Ordering,
};

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use saklig_channel::Observation;
use saklig_desk::{
    acts::import::{Record, observation},
    reading::LONGEST,
};

use super::{Guarded, Row, Take};

/// How much of a file is looked at before it is read.
pub(super) const SAMPLE: u64 = 1 << 20;

/// The columns, and whether a record must have them.
const COLUMNS: [(&str, bool); 9] = [
    ("id", true),
    ("author", true),
    ("at", true),
    ("text", true),
    ("parent", false),
    ("lang", false),
    ("url", false),
    ("edited_at", false),
    ("kind", false),
];

/// What to do about another encoding.
const ADVICE: &str = "save it as \"CSV UTF-8\" in the spreadsheet, or convert it with \
                      `iconv -f WINDOWS-1252 -t UTF-8`";

/// Where each column stands, and what parts them.
#[derive(Debug)]
pub(super) struct Columns {
    delimiter: u8,
    /// The place of each of [`COLUMNS`].
    places: [Option<usize>; COLUMNS.len()],
    /// How many columns there are whose names mean nothing here.
    unknown: usize,
    /// How many bytes stand before the first row: a mark of the encoding, a
    /// line for spreadsheets.
    before: usize,
    /// How many lines the reader counts too few: one for what stands before the
    /// first row, and one where rows end in two signs, whose second it counts
    /// only afterwards.
    behind: u64,
}

impl Columns {
    /// Reads the first row.
    ///
    /// # Errors
    /// In plain words: what is wrong with the file, and what to do.
    pub(super) fn of(start: &[u8]) -> Result<Self, String> {
        let few = &start[..start.len().min(4096)];
        if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") || few.contains(&0) {
            return Err(format!("it is UTF-16; {}", ADVICE.replace("WINDOWS-1252", "UTF-16")));
        }
        if let Err(error) = std::str::from_utf8(start)
            // The sample may end within a letter.
            && error.error_len().is_some()
        {
            return Err(format!("it is not UTF-8, probably Windows-1252; {ADVICE}"));
        }
        let mut before = if start.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let mut told = None;
        // Some spreadsheets write what parts the columns into a line of its own.
        if let Some(rest) = start[before..].strip_prefix(b"sep=") {
            told = rest.first().copied().filter(|byte| b",;\t".contains(byte));
            before += start[before..].iter().position(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        }
        let head = start[before..].split(|byte| *byte == b'\n').next().unwrap_or_default();
        let count = |delimiter: u8| head.iter().filter(|byte| **byte == delimiter).count();
        let most = b",;\t".iter().copied().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',');
        let delimiter = told.unwrap_or(most);
        let mut reader = reader(&start[before..], delimiter);
        let mut names = csv::ByteRecord::new();
        if !matches!(reader.read_byte_record(&mut names), Ok(true)) {
            return Err("it is empty: the first row must name the columns".into());
        }
        let names: Vec<String> = names.iter().map(|name| String::from_utf8_lossy(name).trim().to_lowercase()).collect();
        let places = COLUMNS.map(|(column, _)| names.iter().position(|name| name == column));
        let missing: Vec<_> = COLUMNS
            .iter()
            .zip(places)
            .filter(|((_, required), place)| *required && place.is_none())
            .map(|((column, _), _)| format!("\"{column}\""))
            .collect();
        if !missing.is_empty() {
            let columns = COLUMNS.map(|(column, _)| column).join(", ");
            return Err(format!(
                "the first row must name the columns, and {} {} not there; the columns are {columns}",
                missing.join(", "),
                if missing.len() == 1 { "is" } else { "are" }
            ));
        }
        let behind = u64::from(before > 3) + u64::from(head.ends_with(b"\r"));
        let known = places.iter().flatten().count();
        Ok(Self { delimiter, places, unknown: names.len().saturating_sub(known), before, behind })
    }

    /// What is told before it is read.
    pub(super) fn remarks(&self) -> Vec<String> {
        let parted = match self.delimiter {
            b';' => "semicolons",
            b'\t' => "tabs",
            _ => "commas",
        };
        let mut remarks = vec![format!("Its columns are parted by {parted}.")];
        match self.unknown {
            0 => {}
            1 => remarks.push("1 column means nothing here and is left out.".into()),
            many => remarks.push(format!("{many} columns mean nothing here and are left out.")),
        }
        remarks
    }

    /// Reads all rows.
    pub(super) fn read(&self, mut file: impl Read, zone: &TimeZone, take: Take<'_>) -> io::Result<()> {
        io::copy(&mut Read::take(&mut file, self.before as u64), &mut io::sink())?;
        let (guarded, since) = Guarded::new(file);
        let mut reader = reader(guarded, self.delimiter);
        let mut row = csv::ByteRecord::new();
        let mut is_head = true;
        loop {
            since.store(0, Ordering::Relaxed);
            let line = reader.position().line() + self.behind;
            match reader.read_byte_record(&mut row) {
                Ok(true) if is_head => is_head = false,
                Ok(true) => {
                    // The place of the row itself, past empty lines.
                    let line = row.position().map_or(line, |at| at.line() + self.behind);
                    if row.iter().all(|field| field.trim_ascii().is_empty()) {
                        continue;
                    }
                    let read = match self.observation(&row, zone) {
                        Ok(observation) => Row::Read(Box::new(observation)),
                        Err(why) => Row::Refused(format!("line {line} {why}")),
                    };
                    if !take(read) {
                        return Ok(());
                    }
                }
                Ok(false) => return Ok(()),
                Err(error) => {
                    let why = match error.kind() {
                        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
                            "is longer than 16 MB: is a quotation mark never closed?"
                        }
                        _ => "cannot be read",
                    };
                    take(Row::Refused(format!("line {line} {why} What follows it was not read")));
                    return Ok(());
                }
            }
        }
    }

    fn observation(&self, row: &csv::ByteRecord, zone: &TimeZone) -> Result<Observation, String> {
        let mut fields: [Option<String>; COLUMNS.len()] = Default::default();
        for ((field, place), (name, required)) in fields.iter_mut().zip(self.places).zip(COLUMNS) {
            let Some(place) = place else { continue };
            match row.get(place) {
                Some(bytes) if bytes.len() > LONGEST => return Err(format!("is longer than {} MB", LONGEST >> 20)),
                Some(bytes) => {
                    let text = std::str::from_utf8(bytes)
                        .map_err(|_| format!("is not UTF-8 in \"{name}\", probably Windows-1252; {ADVICE}"))?;
                    let text = if name == "text" { text } else { text.trim() };
                    *field = Some(text.to_owned()).filter(|text| required || !text.is_empty());
                }
                None if required => return Err(format!("has no \"{name}\": it has fewer columns than the first row")),
                None => {}
            }
        }
        let [id, author, at, text, parent, lang, url, edited_at, kind] = fields;
        let record = Record {
            id: id.unwrap_or_default(),
            author: author.unwrap_or_default(),
            at: at.unwrap_or_default(),
            text: text.unwrap_or_default(),
            parent,
            lang,
            url,
            edited_at,
            kind,
        };
        observation(record, |text, field| time(text, field, zone))
    }
}

fn reader<R: Read>(from: R, delimiter: u8) -> csv::Reader<R> {
    csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(from)
}

/// A time by ISO 8601; without a zone it is in the authority's.
fn time(text: &str, field: &str, zone: &TimeZone) -> Result<Timestamp, String> {
    if let Ok(at) = text.parse() {
        return Ok(at);
    }
    let refused = || format!("has no time in \"{field}\"; write it as 2026-11-22T09:42:00Z or 2026-11-22 09:42");
    // A day alone says no time, though the parser would take it for midnight.
    if !text.contains(':') {
        return Err(refused());
    }
    let local: DateTime = text.parse().map_err(|_| refused())?;
    local.to_zoned(zone.clone()).map(|at| at.timestamp()).map_err(|_| refused())
}

#[cfg(test)]
mod tests {
    use saklig_channel::Seen;

    use super::*;

    fn stockholm() -> TimeZone {
        TimeZone::get("Europe/Stockholm").unwrap()
    }

    fn read(file: &[u8]) -> (Vec<Seen>, Vec<String>) {
        let (mut seen, mut refused) = (Vec::new(), Vec::new());
        let columns = Columns::of(file).unwrap();
        columns
            .read(file, &stockholm(), &mut |row| {
                match row {
                    Row::Read(observation) => match *observation {
                        Observation::Seen(one) => seen.push(one),
                        Observation::Gone { .. } => panic!("a file deletes nothing"),
                    },
                    Row::Refused(why) => refused.push(why),
                    Row::LeftOut(_) => panic!("nothing is left out"),
                }
                true
            })
            .unwrap();
        (seen, refused)
    }

    #[test]
    fn every_way_of_parting_columns_is_read() {
        for (delimiter, before) in
            [(",", ""), (";", ""), ("\t", ""), (";", "\u{feff}"), (";", "sep=;\r\n"), (",", "\u{feff}sep=,\n")]
        {
            let rows = [
                "id,author,at,text,parent,KIND,mer",
                "1,@rut_b,2026-11-20T09:42:00Z,\"Hej,\nnär; öppnar\t\"\"ni\"\"?\",,,",
                ",,,,,,",
                "2,@nils,2026-11-20 11:00,Ja,1,comment,x",
            ];
            let file = rows.map(|row| {
                if row.contains('"') {
                    row.replacen(',', delimiter, 3).replace(",,,", &delimiter.repeat(3))
                } else {
                    row.replace(',', delimiter)
                }
            });
            let file = format!("{before}{}\r\n", file.join("\r\n"));
            let (seen, refused) = read(file.as_bytes());
            assert_eq!(refused, Vec::<String>::new(), "{file:?}");
            assert_eq!(seen[0].text, "Hej,\nnär; öppnar\t\"ni\"?", "{file:?}");
            assert_eq!((seen[1].parent.as_deref(), seen[1].author_name.as_str()), (Some("1"), "@nils"));
            // Without a zone: by the clock on the wall, in winter an hour ahead.
            assert_eq!(seen[1].posted_at, "2026-11-20T10:00:00Z".parse().unwrap());
        }
    }

    #[test]
    fn each_refused_row_is_named_by_its_line_and_the_rest_goes_on() {
        let file = "id,author,at,text,kind\n1,a,i går,hemligt,\n2,a,2026-11-20,hemligt,\n3,a\n,a,2026-11-20 09:00,x,\n\
                    5,a,2026-11-20 09:00,\"två\nrader\",\n6,a,2026-11-20 09:00,x,song\n7,a,2026-02-30 09:00,x,\n";
        let (seen, refused) = read(file.as_bytes());
        assert_eq!(seen.len(), 1);
        let said = refused.join("\n");
        for told in [
            "line 2 has no time in \"at\"",
            "line 3 has no time in \"at\"",
            "line 4 has no \"at\": it has fewer columns",
            "line 5 has an empty \"id\"",
            "line 8 has an unknown \"kind\"",
            "line 9 has no time in \"at\"",
        ] {
            assert!(said.contains(told), "{told}\n{said}");
        }
        assert!(!said.contains("hemligt"));
    }

    #[test]
    fn another_encoding_is_refused_with_advice() {
        let utf16: Vec<u8> = "\u{feff}id,author".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(Columns::of(&utf16).unwrap_err().contains("UTF-16"));
        let windows = b"id,author,at,text\n1,a,2026-11-20 09:00,p\xe5 torget\n";
        let error = Columns::of(windows).unwrap_err();
        assert!(error.contains("Windows-1252") && error.contains("CSV UTF-8"), "{error}");
        assert!(Columns::of(b"").unwrap_err().contains("empty"));
        let error = Columns::of(b"17,Rut Bengtsson,hej\n").unwrap_err();
        assert!(
            error.contains("\"id\", \"author\", \"at\", \"text\" are not there") && !error.contains("Rut"),
            "{error}"
        );
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_does_not_fill_the_memory() {
        let mut file = b"id,author,at,text\n1,a,2026-11-20 09:00,x\n2,a,2026-11-20 09:00,\"".to_vec();
        file.extend(std::iter::repeat_n(b'x', 40 << 20));
        let (seen, refused) = read(&file);
        assert_eq!((seen.len(), refused.len()), (1, 1));
        assert!(refused[0].contains("is longer than 16 MB"), "{refused:?}");
    }
}
