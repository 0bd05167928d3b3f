//! Start, memory, and the pages that people open all day, on the data that the
//! import left behind.

use std::path::Path;

use anyhow::{Context as _, ensure};

use crate::{Figure, program::Serving};

/// How often each page is asked for.
const TIMES: u32 = 200;

/// Measures them.
///
/// # Errors
/// The program's.
pub fn pages(program: &Path, data: &Path, engine: &str, more: &[&str]) -> anyhow::Result<Vec<Figure>> {
    // Once to warm the file cache; the second start is the one that counts.
    drop(Serving::start(program, data, more)?);
    let serving = Serving::start(program, data, more)?;
    let start = serving.start.as_secs_f64() * 1000.0;
    let idle = serving.memory()?;
    let mut figures = vec![
        Figure {
            what: format!("{engine}: start to first answer"),
            got: format!("{start:.0} ms"),
            beside: "300 ms".into(),
            share: start / 300.0,
        },
        Figure {
            what: format!("{engine}: idle memory"),
            got: format!("{idle:.0} MB"),
            beside: "40 MB".into(),
            share: idle / 40.0,
        },
    ];
    let cookie = sign_in(&serving)?;
    for (name, path) in [
        ("inbox", "/inbox"),
        ("inbox, everything", "/inbox?view=all"),
        ("search for a common word", "/search?q=kommunen"),
    ] {
        let line = format!("GET {path} HTTP/1.1");
        let headers = format!("Cookie: {cookie}\r\nAccept-Encoding: gzip\r\n");
        let (head, body) = serving.ask(&line, &headers, "")?;
        ensure!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        let before = serving.cpu()?;
        for _ in 0..TIMES {
            serving.ask(&line, &headers, "")?;
        }
        let milliseconds = (serving.cpu()? - before) * 1000.0 / f64::from(TIMES);
        let kilobytes = body.len() as f64 / 1000.0;
        figures.push(Figure {
            what: format!("{engine}: {name}: processor time of a page, {TIMES} times"),
            got: format!("{milliseconds:.1} ms"),
            beside: "5 ms".into(),
            share: milliseconds / 5.0,
        });
        figures.push(Figure {
            what: format!("{engine}: {name}: size of the page, compressed"),
            got: format!("{kilobytes:.1} KB"),
            beside: "20 KB".into(),
            share: kilobytes / 20.0,
        });
    }
    let used = serving.memory()?;
    figures.push(Figure {
        what: format!("{engine}: memory after use"),
        got: format!("{used:.0} MB"),
        beside: "80 MB with one country's packs in use".into(),
        share: used / 80.0,
    });
    Ok(figures)
}

/// Sets the authority up by the one-time address, or signs in where that has
/// been done; returns the session cookie.
///
/// # Errors
/// When the program does not let us in.
pub fn sign_in(serving: &Serving) -> anyhow::Result<String> {
    let address = serving.said.iter().find_map(|line| line.split_once("/set-up/"));
    let (path, form) = match address {
        Some((_, code)) => (
            format!("/set-up/{code}"),
            "authority=Exempelmyndigheten&country=se&language=sv&unit=Kommunikation&name=Amina+Lind&login=amina\
             &password=en-lagom-lang-losenfras&civil_servant=1",
        ),
        None => ("/sign-in".to_owned(), "login=amina&password=en-lagom-lang-losenfras"),
    };
    let headers = "Content-Type: application/x-www-form-urlencoded\r\n";
    let (head, body) = serving.ask(&format!("POST {path} HTTP/1.1"), headers, form)?;
    head.lines()
        .find_map(|line| line.strip_prefix("set-cookie: ").or_else(|| line.strip_prefix("Set-Cookie: ")))
        .and_then(|cookie| cookie.split(';').next())
        .map(str::to_owned)
        .with_context(|| format!("not signed in: {head}\n{}", String::from_utf8_lossy(&body)))
}
