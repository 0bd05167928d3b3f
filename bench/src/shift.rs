//! Fifty moderators at once on one process and SQLite, with a million items
//! behind them, while comments come in at a hundred a second. Each asks for
//! something every three seconds, as people do who work from the inbox, and has
//! a page open that listens.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, ensure};
use saklig::system::SystemClock;
use saklig_model::clock::Clock as _;
use tokio::{sync::mpsc, task::JoinSet};

use crate::{
    Figure,
    browsing::{Browser, Page},
    comments::{self, Numbers},
    node::Told,
    outside::{Promise, Server},
    program,
};

/// How many there are.
pub const MODERATORS: usize = 50;

/// How often each asks.
const EVERY: Duration = Duration::from_secs(3);

/// Comments a second.
const COMMENTS: u64 = 100;

/// How long it goes on before anything is timed, and how long it is timed.
const FIRST: Duration = Duration::from_secs(15);
const TIMED: Duration = Duration::from_secs(120);

/// What 95 requests in 100 may take, in milliseconds.
const LIMIT: f64 = 50.0;

/// The node, the platform it follows, and who is signed in.
pub struct Shift {
    child: Child,
    platform: Server,
    /// Where it serves.
    pub address: String,
    /// The channel that comments come in by.
    pub channel: String,
    /// The session cookie of each moderator.
    pub cookies: Vec<String>,
}

impl Shift {
    /// Begins the shift on this data.
    ///
    /// # Errors
    /// The node's.
    pub fn begin(data: &Path, database: Option<&str>) -> anyhow::Result<Self> {
        let platform = Server::start(Promise::Keys)?;
        let told = Told {
            promise: Promise::Keys,
            platform: platform.address.clone(),
            epoch: 0,
            data: data.to_owned(),
            database: database.map(str::to_owned),
            task: "shift".into(),
        };
        let mut child = Command::new(std::env::current_exe()?)
            .args(told.words())
            .env("SAKLIG_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()?;
        let mut lines = BufReader::new(child.stdout.take().context("no output")?).lines();
        let mut said = || lines.next().context("the node stopped")?.map_err(anyhow::Error::from);
        let (address, channel) = (said()?, said()?);
        let cookies = (0..MODERATORS).map(|_| said()).collect::<Result<_, _>>()?;
        program::rest(child.id())?;
        Ok(Self { child, platform, address, channel, cookies })
    }
}

impl Drop for Shift {
    fn drop(&mut self) {
        // Measured, not served: nothing is lost.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A timed request: what it was, its status, and milliseconds.
type Timed = (&'static str, u16, f64);

/// Works through the shift and says how long everything took.
///
/// # Errors
/// The node's, or a page that it cannot show.
pub async fn work(shift: &Shift) -> anyhow::Result<Vec<Figure>> {
    let begun = Instant::now();
    let end = begun + FIRST + TIMED;
    let mut coming = tokio::spawn(stream(shift.platform.clone(), end));
    let (tell, mut told) = mpsc::unbounded_channel::<Timed>();
    let mut people = JoinSet::new();
    for (number, cookie) in (0..).zip(&shift.cookies) {
        let browser = Browser::new(&shift.address, cookie);
        let numbers = Numbers(number * 31 + 7);
        // Half of them see to the busy channel.
        let list = if number.is_multiple_of(2) {
            "/inbox".to_owned()
        } else {
            format!("/inbox?view=to_decide&channel={}", shift.channel)
        };
        let mut person = Moderator { number, browser, numbers, list, page: None, draft: 0 };
        let tell = tell.clone();
        people.spawn(async move {
            // They did not all sit down at once.
            let mut next = begun + EVERY.mul_f64(number as f64 / MODERATORS as f64);
            while next < end {
                tokio::time::sleep_until(next.into()).await;
                for timed in person.ask().await? {
                    if begun.elapsed() > FIRST {
                        let _ = tell.send(timed);
                    }
                }
                next += EVERY;
            }
            anyhow::Ok(())
        });
    }
    drop(tell);
    while let Some(done) = people.join_next().await {
        done??;
    }
    let written = (&mut coming).await?;
    let mut all = Vec::new();
    let (mut refused, mut failed) = (0, 0);
    let mut kinds: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    while let Ok((what, status, took)) = told.try_recv() {
        refused += usize::from((400..500).contains(&status));
        failed += usize::from(status >= 500);
        kinds.entry(what).or_default().push(took);
        all.push(took);
    }
    ensure!(!all.is_empty(), "nothing was asked for");
    let requests = all.len();
    let mut figures = vec![timed_figure("every request", all)];
    figures.extend(kinds.into_iter().map(|(what, took)| timed_figure(&format!("of these: {what}"), took)));
    figures.push(Figure {
        what: "requests that the program could not answer".into(),
        got: format!("{failed} of {requests}; {refused} were refused, as when a colleague was quicker"),
        beside: "0".into(),
        share: if failed == 0 { 0.0 } else { f64::INFINITY },
    });
    figures.push(mirrored(shift, written).await?);
    Ok(figures)
}

fn timed_figure(what: &str, mut took: Vec<f64>) -> Figure {
    took.sort_by(f64::total_cmp);
    let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)];
    // So few say nothing about the slowest in twenty.
    let share = if took.len() < 20 { crate::STATED } else { at(95) / LIMIT };
    Figure {
        what: format!(
            "{MODERATORS} moderators, {COMMENTS} comments a second: {what}, {} times: 95th percentile",
            took.len()
        ),
        got: format!("{:.0} ms (median {:.0} ms, 99th {:.0} ms, slowest {:.0} ms)", at(95), at(50), at(99), at(100)),
        beside: format!("{LIMIT:.0} ms"),
        share,
    }
}

/// Lets comments come in until `end`; how many.
async fn stream(platform: Server, end: Instant) -> u64 {
    let mut numbers = Numbers(1848);
    let mut tick = tokio::time::interval(Duration::from_millis(100));
    let mut written = 0;
    while Instant::now() < end {
        tick.tick().await;
        for _ in 0..COMMENTS / 10 {
            let (_, _, text) = comments::comment(&mut numbers);
            platform.comment(text, SystemClock.now().as_microsecond());
            written += 1;
        }
    }
    written
}

/// How soon after the last comment all of them are kept: then the program asks
/// for what comes after it.
async fn mirrored(shift: &Shift, written: u64) -> anyhow::Result<Figure> {
    let begun = Instant::now();
    while shift.platform.fetched() < shift.platform.comments() && begun.elapsed() < Duration::from_secs(60) {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let late = begun.elapsed().as_secs_f64();
    Ok(Figure {
        what: format!("{written} comments that came in meanwhile: when the last was mirrored"),
        got: format!("{late:.1} s after it was written ({} of {written})", shift.platform.fetched()),
        beside: "10 s, two looks".into(),
        share: late / 10.0,
    })
}

/// Somebody at work.
struct Moderator {
    number: u64,
    browser: Browser,
    numbers: Numbers,
    /// The list they work from.
    list: String,
    /// The case that is open.
    page: Option<Open>,
    /// The version of the draft.
    draft: u64,
}

/// An open case.
struct Open {
    path: String,
    seen: String,
    next: Option<String>,
    /// What it listens with.
    _live: Option<tokio::io::BufReader<tokio::net::TcpStream>>,
}

impl Moderator {
    /// Does the next thing. What follows by itself, as a browser follows, is
    /// timed by itself.
    async fn ask(&mut self) -> anyhow::Result<Vec<Timed>> {
        let dice = self.numbers.below(100);
        let (what, page) = match (dice, &self.page) {
            (0..16, _) => ("inbox", self.browser.get(&self.list).await?),
            (16..28, _) => {
                let views = ["to_answer", "mine", "second", "late", "waiting", "security", "all"];
                let view = views[self.numbers.below(views.len() as u64) as usize];
                ("another view", self.browser.get(&format!("/inbox?view={view}")).await?)
            }
            (28..36, _) => {
                let narrow = ["kind=threat", "kind=personal_data", "lang=ar", "age=day", "holder=me", "holder=nobody"];
                let narrow = narrow[self.numbers.below(narrow.len() as u64) as usize];
                let view = ["to_decide", "all"][self.numbers.below(2) as usize];
                ("a narrowed list", self.browser.get(&format!("/inbox?view={view}&{narrow}")).await?)
            }
            (36..42, _) => {
                let words = ["bygglov", "simhallen torget", "kommunen", "förskolan kön", "tack"];
                let form = format!("q={}", words[self.numbers.below(words.len() as u64) as usize].replace(' ', "+"));
                ("a search", self.browser.post("/search", &form).await?)
            }
            (42, _) => ("figures of four weeks", self.browser.get("/figures").await?),
            (43..60, Some(Open { next: Some(next), .. })) => {
                let next = next.clone();
                return Ok(vec![self.open("the next case", &next).await?]);
            }
            (60..84, Some(open)) => {
                let (act, more) = match dice {
                    60..70 => ("draft", format!("&text=Vi+%C3%B6ppnar+klockan+tio.&quiet=1&draft={}", self.draft)),
                    70..75 => ("hide", "&ground=se/personal-data/1".to_owned()),
                    75..78 => ("answer", "&text=Vi+%C3%B6ppnar+klockan+tio.&question=general&sure=1".to_owned()),
                    78..81 => ("leave", String::new()),
                    _ => ("claim", String::new()),
                };
                let form = format!("view=to_decide&seen={}{more}", open.seen);
                let path = format!("{}/{act}", open.path);
                let page = self.browser.post(&path, &form).await?;
                let name = ["a draft saved", "hiding", "answering", "leaving visible", "claiming"]
                    [["draft", "hide", "answer", "leave", "claim"].iter().position(|one| *one == act).unwrap_or(0)];
                if act == "draft" {
                    self.draft = page.html.trim().parse().unwrap_or(self.draft);
                    return Ok(vec![(name, page.status, milliseconds(&page))]);
                }
                let mut timed = vec![(name, page.status, milliseconds(&page))];
                if let Some(onward) = page.onward {
                    timed.push(self.open("the case after an act", &onward).await?);
                }
                return Ok(timed);
            }
            _ => {
                // From a list: everybody takes another row.
                let list = self.browser.get(&self.list).await?;
                let rows: Vec<String> =
                    list.all("href=\"/inbox/", '"').filter(|row| row.len() > 36).map(str::to_owned).collect();
                let mut timed = vec![("inbox", list.status, milliseconds(&list))];
                if let Some(row) = rows.get(self.number as usize % rows.len().max(1)) {
                    timed.push(self.open("a case from the list", &format!("/inbox/{row}")).await?);
                }
                return Ok(timed);
            }
        };
        self.page = None;
        Ok(vec![(what, page.status, milliseconds(&page))])
    }

    /// Opens a case, and listens to what happens to it.
    async fn open(&mut self, what: &'static str, path: &str) -> anyhow::Result<Timed> {
        let path = path.replace("&amp;", "&");
        let page = self.browser.get(&path).await?;
        let base = path.split('?').next().unwrap_or_default().to_owned();
        let item = base.trim_start_matches("/inbox/").to_owned();
        let seen = page.all("name=\"seen\" value=\"", '"').next().unwrap_or_default().to_owned();
        // The way on is the last of the two.
        let ways = page.html.split("class=\"case__nav\">").nth(1).and_then(|rest| rest.split("</div>").next());
        let next = ways.and_then(|ways| Some(ways.rsplit("href=\"").next()?.split('"').next()?.to_owned()));
        let next = next.filter(|next| next.starts_with("/inbox/"));
        let live = self.browser.listen(&format!("/events?since=0&item={item}&seen={seen}")).await.ok();
        self.draft = page.all("name=\"draft\" value=\"", '"').next().and_then(|draft| draft.parse().ok()).unwrap_or(0);
        let timed = (what, page.status, milliseconds(&page));
        self.page = Some(Open { path: base, seen, next, _live: live });
        Ok(timed)
    }
}

fn milliseconds(page: &Page) -> f64 {
    page.took.as_secs_f64() * 1000.0
}
