//! The figures as files: CSV (RFC 4180) for programs, and an `OpenDocument`
//! spreadsheet (ISO/IEC 26300), which every office program opens.

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::sheets::{Cell, Sheet, few};
use crate::{html::escape, say::Say};

/// What makes a spreadsheet take words for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Words that stay words in any spreadsheet.
fn harmless(words: &str) -> String {
    if words.starts_with(FORMULA) { format!("'{words}") } else { words.to_owned() }
}

fn quoted(words: &str) -> String {
    if words.contains(['"', ',', '\n', '\r', ';']) {
        format!("\"{}\"", words.replace('"', "\"\""))
    } else {
        words.to_owned()
    }
}

/// A number as programs read it: a point, no groups.
fn thousandths(share: i64) -> String {
    format!("{}.{:03}", share / 1000, share % 1000)
}

/// The sheets one after the other, an empty line between them. Times are in
/// minutes, shares between 0 and 1; a count that is too small is `<5`, and what is
/// not shown beside others is left out.
pub(super) fn csv(sheets: &[Sheet]) -> Vec<u8> {
    // Without this mark at the beginning, spreadsheets take the file for another encoding.
    let mut text = String::from("\u{feff}");
    for (at, sheet) in sheets.iter().enumerate() {
        if at > 0 {
            text.push_str("\r\n");
        }
        let mut line = |cells: Vec<String>| {
            text.push_str(&cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
            text.push_str("\r\n");
        };
        line(vec![harmless(&sheet.title)]);
        line(sheet.head.iter().map(|name| harmless(name)).collect());
        for row in &sheet.rows {
            line(row.iter().map(plain).collect());
        }
    }
    text.into_bytes()
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => harmless(words),
        Cell::Count(Some(number)) | Cell::Minutes(Some(number)) => number.to_string(),
        Cell::Count(None) => format!("<{}", saklig_model::figures::FEWEST),
        Cell::Share(Some(share)) => thousandths(*share),
        Cell::Hidden | Cell::Share(None) | Cell::Minutes(None) => String::new(),
    }
}

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

const MANIFEST: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">",
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>",
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>",
    "</manifest:manifest>"
);

const HEAD: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"",
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"",
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.3\">",
    "<office:body><office:spreadsheet>"
);

/// The sheets as tables of one spreadsheet. Words are marked as words, so that
/// none is a formula.
pub(super) fn ods(say: Say, sheets: &[Sheet]) -> Result<Vec<u8>, ZipError> {
    let mut content = String::from(HEAD);
    for sheet in sheets {
        content.push_str(&format!("<table:table table:name=\"{}\">", escape(&sheet.title)));
        let head: Vec<Cell> = sheet.head.iter().cloned().map(Cell::Words).collect();
        for row in std::iter::once(&head).chain(&sheet.rows) {
            content.push_str("<table:table-row>");
            row.iter().for_each(|cell| content.push_str(&typed(say, cell)));
            content.push_str("</table:table-row>");
        }
        content.push_str("</table:table>");
    }
    content.push_str("</office:spreadsheet></office:body></office:document-content>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The kind comes first and as it is, so that it can be told without unpacking.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text, options) in [
        ("mimetype", KIND, stored),
        ("META-INF/manifest.xml", MANIFEST, SimpleFileOptions::default()),
        ("content.xml", content.as_str(), SimpleFileOptions::default()),
    ] {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn typed(say: Say, cell: &Cell) -> String {
    let words = |words: &str| {
        let words: String = words.chars().filter(|letter| !letter.is_control()).collect();
        format!("<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>", escape(&words))
    };
    let number = |kind: &str, value: String| {
        let shown = escape(&cell.shown(say));
        format!(
            "<table:table-cell office:value-type=\"{kind}\" office:value=\"{value}\"><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    match cell {
        Cell::Words(text) => words(text),
        Cell::Count(Some(count)) => number("float", count.to_string()),
        Cell::Minutes(Some(minutes)) => number("float", minutes.to_string()),
        Cell::Share(Some(share)) => number("percentage", thousandths(*share)),
        Cell::Count(None) => words(&few(say)),
        Cell::Hidden => words(&cell.shown(say)),
        Cell::Share(None) | Cell::Minutes(None) => "<table:table-cell/>".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use saklig_model::language::Language;

    use super::*;

    fn sheets() -> Vec<Sheet> {
        let words = |words: &str| Cell::Words(words.to_owned());
        vec![Sheet {
            key: "x",
            title: "Kanaler".into(),
            head: vec!["Kanal, namn".into(), "=1+1".into()],
            rows: vec![
                vec![words("=HYPERLINK(\"x\")"), Cell::Count(Some(1234)), Cell::Share(Some(834))],
                vec![words("@x"), Cell::Count(None), Cell::Minutes(None)],
            ],
            chart: None,
        }]
    }

    #[test]
    fn csv_holds_plain_numbers_and_no_formula() {
        let text = String::from_utf8(csv(&sheets())).unwrap();
        let expected =
            "\u{feff}Kanaler\r\n\"Kanal, namn\",'=1+1\r\n\"'=HYPERLINK(\"\"x\"\")\",1234,0.834\r\n'@x,<5,\r\n";
        assert_eq!(text, expected);
        for words in ["+46", "-1", "\tx", "\rx"] {
            assert!(harmless(words).starts_with('\''), "{words:?}");
        }
    }

    #[test]
    fn the_spreadsheet_opens_and_its_words_are_words() {
        let bytes = ods(Say(Language::Sv), &sheets()).unwrap();
        // A program tells the kind from the first bytes: header, name, kind.
        assert_eq!(&bytes[30..38], b"mimetype");
        assert_eq!(&bytes[38..38 + KIND.len()], KIND.as_bytes());
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut content = String::new();
        zip.by_name("content.xml").unwrap().read_to_string(&mut content).unwrap();
        assert!(content.contains("office:value-type=\"float\" office:value=\"1234\""));
        assert!(content.contains("office:value-type=\"percentage\" office:value=\"0.834\""));
        assert!(content.contains("office:value-type=\"string\"><text:p>=HYPERLINK(&quot;x&quot;)"));
        assert!(!content.contains("table:formula"));
    }
}
