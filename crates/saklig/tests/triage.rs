//! `saklig triage` on whole files: every line answered in its order, whatever
//! the threads do; counts aside from the answers; an end that nobody waits for.
#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]

use std::{
    fmt::Write as _,
    io::{BufRead as _, BufReader, Read as _},
    process::{Command, Output, Stdio},
};

fn triage(file: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_saklig"));
    command.args(["triage", file]);
    command
}

/// So many lines, every `bad`th of them no JSON, one here and there long.
fn lines(count: usize, bad: usize) -> String {
    (1..=count).fold(String::new(), |mut lines, at| {
        let text = if at % 97 == 0 { "mitt ärende 51-123456 ".repeat(400) } else { "När öppnar ni?".into() };
        let end = if at % bad == 0 { "" } else { "}" };
        writeln!(lines, r#"{{"id":{at},"author":"a{at}","text":"{text}"{end}"#).unwrap();
        lines
    })
}

fn on(input: &str) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lines.jsonl");
    std::fs::write(&file, input).unwrap();
    triage(file.to_str().unwrap()).output().unwrap()
}

#[test]
fn a_large_file_is_answered_line_by_line_in_order() {
    const COUNT: usize = 9000;
    let said = on(&lines(COUNT, 1000));
    assert_eq!(said.status.code(), Some(1));
    let out = String::from_utf8(said.stdout).unwrap();
    let mut answered = 0;
    for (at, line) in (1..).zip(out.lines()) {
        let answer: serde_json::Value = serde_json::from_str(line).unwrap();
        let broken = answer.get("error").is_some();
        assert_eq!(broken, at % 1000 == 0, "{line}");
        assert!(broken || answer["id"] == at, "{at}: {line}");
        answered = at;
    }
    assert_eq!(answered, COUNT);
    // Nothing but the answers stands on standard output.
    assert_eq!(String::from_utf8(said.stderr).unwrap(), "8991 read, 9 refused\n");
}

#[test]
fn nothing_is_an_answer_to_nothing() {
    for input in ["", "\n\n"] {
        let said = on(input);
        assert!(said.status.success() && said.stdout.is_empty());
        assert_eq!(String::from_utf8(said.stderr).unwrap(), "0 read, 0 refused\n");
    }
}

#[test]
fn whoever_has_read_enough_is_not_held_up() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lines.jsonl");
    std::fs::write(&file, lines(20_000, usize::MAX)).unwrap();
    let mut child = triage(file.to_str().unwrap()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.contains(r#""id":1,"#), "{first}");
    // The reader went with its end of the pipe.
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success() && said.is_empty(), "{said}");
}
