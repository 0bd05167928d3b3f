//! Candidates as the authority imports them: a table with a line of headings,
//! or the same as TOML.

use serde::Deserialize;

use super::{Candidate, days, is_domain};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "candidate")]
    candidates: Vec<Candidate>,
}

/// `[[candidate]]` with `name`, `list`, `election` and what else is known.
pub(super) fn from_toml(text: &str) -> Result<Vec<Candidate>, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    for (at, candidate) in file.candidates.iter().enumerate() {
        check(candidate).map_err(|wrong| format!("candidate {}: {wrong}", at + 1))?;
    }
    Ok(file.candidates)
}

const COLUMNS: [&str; 7] = ["name", "list", "election", "valid_from", "valid_to", "handle", "domain"];

/// A table divided by commas or semicolons, whichever its headings use.
pub(super) fn from_csv(text: &str) -> Result<Vec<Candidate>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let Some((_, head)) = lines.next() else { return Err("is empty; the first line holds the headings".to_owned()) };
    let divider = if head.contains(';') { ';' } else { ',' };
    let headings: Vec<String> = cells(head, divider)?.into_iter().map(|cell| cell.to_ascii_lowercase()).collect();
    if let Some(other) = headings.iter().find(|heading| !COLUMNS.contains(&heading.as_str())) {
        return Err(format!("line 1: no column is called {other:?}; there are {}", COLUMNS.join(", ")));
    }
    if let Some(missing) = COLUMNS.iter().take(3).find(|column| !headings.iter().any(|heading| heading == *column)) {
        return Err(format!("line 1: the column {missing} is missing"));
    }
    let mut candidates = Vec::new();
    for (at, line) in lines {
        let wrong = |wrong: String| format!("line {}: {wrong}", at + 1);
        let row = cells(line, divider).map_err(wrong)?;
        if row.len() > headings.len() {
            return Err(wrong(format!("{} cells under {} headings", row.len(), headings.len())));
        }
        let cell = |column: &str| {
            let at = headings.iter().position(|heading| heading == column)?;
            row.get(at).filter(|cell| !cell.is_empty()).cloned()
        };
        let candidate = Candidate {
            name: cell("name").unwrap_or_default(),
            list: cell("list").unwrap_or_default(),
            election: cell("election").unwrap_or_default(),
            valid_from: cell("valid_from"),
            valid_to: cell("valid_to"),
            handle: cell("handle"),
            domain: cell("domain"),
        };
        check(&candidate).map_err(wrong)?;
        candidates.push(candidate);
    }
    Ok(candidates)
}

/// What is wrong is said without repeating whose line it is.
fn check(candidate: &Candidate) -> Result<(), String> {
    let words = candidate.name.split_whitespace().count();
    if words < 2 {
        return Err("name needs a first and a last name: one alone is found everywhere".to_owned());
    }
    if candidate.list.trim().is_empty() || candidate.election.trim().is_empty() {
        return Err("list and election say what the candidate stands for".to_owned());
    }
    if candidate.domain.as_ref().is_some_and(|domain| !is_domain(domain)) {
        return Err("domain is not one (like example.org)".to_owned());
    }
    days("valid_from, valid_to", candidate.valid_from.as_ref(), candidate.valid_to.as_ref())
}

/// The cells of a line; a cell in quotes may hold the divider, and `""` a quote.
fn cells(line: &str, divider: char) -> Result<Vec<String>, String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.trim_end_matches('\r').chars().peekable();
    while let Some(c) = chars.next() {
        let doubled = c == '"' && quoted && chars.next_if_eq(&'"').is_some();
        match c {
            '"' if !doubled => quoted = !quoted,
            c if c == divider && !quoted => cells.push(String::new()),
            c => cells.last_mut().into_iter().for_each(|cell| cell.push(c)),
        }
    }
    if quoted {
        return Err("a quotation mark is not closed".to_owned());
    }
    Ok(cells.into_iter().map(|cell| cell.trim().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_with_either_divider() {
        for table in [
            "name;list;election;handle\nAnna Berg;Exempelpartiet;Kommunval 2026;@annaberg\n",
            "\u{feff}Name,List,Election,Handle\r\n\"Anna Berg\",Exempelpartiet,Kommunval 2026,@annaberg\r\n\r\n",
        ] {
            let candidates = from_csv(table).unwrap();
            assert_eq!(candidates.len(), 1);
            assert_eq!((candidates[0].name.as_str(), candidates[0].list.as_str()), ("Anna Berg", "Exempelpartiet"));
            assert_eq!(candidates[0].handle.as_deref(), Some("@annaberg"));
            assert_eq!(candidates[0].valid_from, None);
        }
        assert_eq!(cells(r#""Berg, Anna";"den ""röda""";"#, ';').unwrap(), ["Berg, Anna", "den \"röda\"", ""]);
    }

    #[test]
    fn toml_does_as_well() {
        let list = "[[candidate]]\nname = 'Anna Berg'\nlist = 'Exempelpartiet'\nelection = 'Kommunval 2026'";
        assert_eq!(from_toml(list).unwrap().len(), 1);
        assert!(from_toml("[[candidate]]\nname = 'Anna'\nlist = 'E'\nelection = 'K'").is_err());
    }

    #[test]
    fn a_bad_table_says_which_line_and_repeats_nobody() {
        for (table, expected) in [
            ("", "the first line holds the headings"),
            ("name;list;shoe\n", "no column is called \"shoe\""),
            ("name;list\n", "the column election is missing"),
            ("name;list;election\nAnna;E;K\n", "line 2: name needs a first and a last name"),
            ("name;list;election\n\nAnna Berg;;K\n", "line 3: list and election"),
            (
                "name;list;election;valid_to\nAnna Berg;E;K;soon\n",
                "line 2: valid_from, valid_to: \"soon\" is not a day",
            ),
            ("name;list;election\nAnna Berg;E;K;x\n", "line 2: 4 cells under 3 headings"),
            ("name;list;election\n\"Anna Berg;E;K\n", "line 2: a quotation mark is not closed"),
            ("name;list;election;domain\nAnna Berg;E;K;/anna\n", "line 2: domain is not one"),
        ] {
            let wrong = from_csv(table).unwrap_err();
            assert!(wrong.contains(expected) && !wrong.contains("Anna"), "{wrong}");
        }
    }
}
