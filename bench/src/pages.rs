//! Start, memory, and the pages that people open all day, on the data that the
//! import left behind.

use std::{
    path::Path,
    sync::{Mutex, PoisonError},
    time::Instant,
};

use anyhow::{Context as _, ensure};

use totp_rs::{Builder, Secret};

use crate::{Figure, program::Serving};

/// How often each page is asked for.
const TIMES: u32 = 200;

/// How often the figures are asked for.
const FIGURES: u32 = 10;

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
    let busy = serving.rest()?;
    let held = serving.memory()?;
    figures.push(Figure {
        what: format!("{engine}: work after the start, such as comparing the newest 200,000 texts"),
        got: format!("{busy:.1} s of processor time, then {held:.0} MB"),
        beside: "stated".into(),
        share: crate::STATED,
    });
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
    let line = "GET /figures?from=2026-01-01&to=2026-12-31 HTTP/1.1";
    let headers = format!("Cookie: {cookie}\r\nAccept-Encoding: gzip\r\n");
    let begun = Instant::now();
    for _ in 0..FIGURES {
        let (head, _) = serving.ask(line, &headers, "")?;
        ensure!(head.starts_with("HTTP/1.1 200"), "{line}: {head}");
    }
    let milliseconds = begun.elapsed().as_secs_f64() * 1000.0 / f64::from(FIGURES);
    figures.push(Figure {
        what: format!("{engine}: figures of a year, {FIGURES} times"),
        got: format!("{milliseconds:.0} ms"),
        beside: "1,000 ms".into(),
        share: milliseconds / 1000.0,
    });
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
/// been done in this run; returns the session cookie.
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
    let cookie = let_in(serving, &path, "", form)?;
    if address.is_some() {
        set_second_factor(serving, &cookie)?;
        return Ok(cookie);
    }
    let code = code()?;
    let_in(serving, "/sign-in/code", &format!("Cookie: {cookie}\r\n"), &format!("code={code}"))
}

/// Sends a form that gives a session cookie.
fn let_in(serving: &Serving, path: &str, headers: &str, form: &str) -> anyhow::Result<String> {
    let headers = format!("{headers}Content-Type: application/x-www-form-urlencoded\r\n");
    let (head, body) = serving.ask(&format!("POST {path} HTTP/1.1"), &headers, form)?;
    head.lines()
        .find_map(|line| line.strip_prefix("set-cookie: ").or_else(|| line.strip_prefix("Set-Cookie: ")))
        .and_then(|cookie| cookie.split(';').next())
        .map(str::to_owned)
        .with_context(|| format!("not signed in: {head}\n{}", String::from_utf8_lossy(&body)))
}

/// The phone: the secret of the second factor, and the step of the newest code.
static PHONE: Mutex<(String, u64)> = Mutex::new((String::new(), 0));

/// The next code of the phone.
fn code() -> anyhow::Result<String> {
    let mut phone = PHONE.lock().unwrap_or_else(PoisonError::into_inner);
    let secret = Secret::try_from_base32(&phone.0).map_err(|_| anyhow::anyhow!("no secret that can be read"))?;
    let totp = Builder::new().with_secret(secret).build().map_err(|error| anyhow::anyhow!("{error}"))?;
    #[expect(clippy::disallowed_methods, reason = "the program that is measured asks the machine too")]
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs();
    phone.1 = (now / 30).max(phone.1 + 1);
    Ok(totp.generate(phone.1 * 30).to_string())
}

/// Sets the second factor, as a phone would that reads the page.
fn set_second_factor(serving: &Serving, cookie: &str) -> anyhow::Result<()> {
    let headers = format!("Cookie: {cookie}\r\n");
    let (_, body) = serving.ask("GET /account/second-factor HTTP/1.1", &headers, "")?;
    let html = String::from_utf8_lossy(&body).into_owned();
    let between = |from: &str, to: char| Some(html.split(from).nth(1)?.split(to).next()?.to_owned());
    let secret = between("<code class=\"secret\">", '<').context("no secret")?.replace(' ', "");
    let sealed = between("name=\"sealed\" value=\"", '"').context("nothing sealed")?;
    *PHONE.lock().unwrap_or_else(PoisonError::into_inner) = (secret, 0);
    let form = format!("sealed={}&code={}", sealed.replace('+', "%2B").replace('/', "%2F"), code()?);
    let headers = format!("{headers}Content-Type: application/x-www-form-urlencoded\r\n");
    let (head, _) = serving.ask("POST /account/second-factor HTTP/1.1", &headers, &form)?;
    ensure!(head.starts_with("HTTP/1.1 200"), "no second factor: {head}");
    Ok(())
}
