//! The figures as sheets: what a page, a CSV file and a spreadsheet all show.

use jiff::civil::Date;
use saklig_desk::looks::figures::{Figures, Grain, OfChannel, Pace, Parts};
use saklig_model::figures::{FEWEST, Times};

use super::chart;
use crate::{figures::civil_day, html::Html, say::Say};

/// A sheet: a heading, columns and rows.
pub struct Sheet {
    /// Its key, for `id`.
    pub key: &'static str,
    /// What it is called.
    pub title: String,
    /// Its columns.
    pub head: Vec<String>,
    /// Its rows; the first cell names the row.
    pub rows: Vec<Vec<Cell>>,
    /// The chart of its first number.
    pub chart: Option<Html>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Words(String),
    /// A count; `None` where it is too small to be shown.
    Count(Option<i64>),
    /// A count that is not shown, because it is too small or would tell another
    /// one that is.
    Hidden,
    /// A share in thousandths; `None` of nothing.
    Share(Option<i64>),
    /// Minutes; `None` where there are none.
    Minutes(Option<i64>),
}

impl Cell {
    /// As people read it.
    #[must_use]
    pub fn shown(&self, say: Say) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Count(Some(count)) => say.number(*count),
            Self::Count(None) => few(say),
            Self::Hidden => say.say("figures-hidden"),
            Self::Share(Some(share)) => percent(say, *share),
            Self::Minutes(Some(minutes)) => lasting(say, *minutes),
            Self::Share(None) | Self::Minutes(None) => "–".to_owned(),
        }
    }
}

/// That a number is too small to be shown.
#[must_use]
pub fn few(say: Say) -> String {
    say.with("figures-few", "fewest", FEWEST)
}

/// A share in thousandths, as whole hundredths.
#[must_use]
pub fn percent(say: Say, share: i64) -> String {
    say.with("figures-percent", "share", (share + 5) / 10)
}

/// A time: in minutes up to two hours, above that in hours and minutes.
#[must_use]
pub fn lasting(say: Say, minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0 | 1, _) => say.with("lasting-min", "minutes", minutes),
        (hours, 0) => say.with("lasting-h", "hours", hours),
        (hours, rest) => say.with2("lasting-h-min", "hours", hours, "minutes", rest),
    }
}

/// Years, one after the other; nothing of none.
#[must_use]
pub fn years(years: &[i16]) -> Option<String> {
    let years: Vec<String> = years.iter().map(i16::to_string).collect();
    (!years.is_empty()).then(|| years.join(", "))
}

const fn median(times: Option<Times>) -> Cell {
    Cell::Minutes(match times {
        Some(times) => Some(times.median),
        None => None,
    })
}

const fn ninetieth(times: Option<Times>) -> Cell {
    Cell::Minutes(match times {
        Some(times) => Some(times.ninetieth),
        None => None,
    })
}

/// The four times of answers, by the keys of their names.
fn times(pace: &Pace) -> [(&'static str, Cell); 4] {
    [
        ("figures-service-median", median(pace.service)),
        ("figures-service-ninetieth", ninetieth(pace.service)),
        ("figures-clock-median", median(pace.clock)),
        ("figures-clock-ninetieth", ninetieth(pace.clock)),
    ]
}

fn summed(figures: &Figures) -> Vec<(&'static str, Cell)> {
    let mut rows = vec![("figures-asked", Cell::Count(figures.asked))];
    if figures.asked.is_some() {
        rows.extend([
            ("figures-answered", Cell::Count(Some(figures.pace.answered))),
            ("figures-open", Cell::Count(Some(figures.open))),
            ("figures-closed", Cell::Count(Some(figures.closed))),
            ("figures-rate", Cell::Share(figures.pace.rate)),
        ]);
        rows.extend(times(&figures.pace));
    }
    rows
}

/// The figures of the whole period, by name.
#[must_use]
pub fn summary(say: Say, figures: &Figures) -> Vec<(String, String)> {
    summed(figures).into_iter().map(|(key, cell)| (say.say(key), cell.shown(say))).collect()
}

/// The sheets of the page.
#[must_use]
pub fn of(say: Say, figures: &Figures) -> Vec<Sheet> {
    let mut sheets = vec![by_channel(say, figures)];
    if figures.asked.is_some_and(|asked| asked > 0) {
        sheets.push(by_time(say, figures));
        let topic = |key: &str| say.either(&format!("topic-{key}"), "topic-unknown");
        sheets.push(by_part(say, "topic", &figures.topics, &topic));
        let language = |code: &str| if code.is_empty() { say.say("language-unknown") } else { say.language(code) };
        sheets.push(by_part(say, "language", &figures.languages, &language));
    }
    sheets.extend(decisions(say, figures));
    sheets
}

/// The same with the whole period before them: for files.
#[must_use]
pub fn whole(say: Say, figures: &Figures) -> Vec<Sheet> {
    let mut rows = vec![
        vec![Cell::Words(say.say("figures-from")), Cell::Words(figures.from.to_string())],
        vec![Cell::Words(say.say("figures-to")), Cell::Words(figures.to.to_string())],
    ];
    if let Some(one) = figures.channel.and_then(|id| figures.channels.iter().find(|channel| channel.channel == id)) {
        rows.push(vec![Cell::Words(say.say("figures-channel")), Cell::Words(one.name.clone())]);
    }
    rows.extend(summed(figures).into_iter().map(|(key, cell)| vec![Cell::Words(in_minutes(say, key, &cell)), cell]));
    rows.push(vec![Cell::Words(say.say("figures-definition-title")), Cell::Words(say.say("figures-definition"))]);
    rows.push(vec![Cell::Words(say.say("figures-decided")), Cell::Words(say.say("figures-definition-decided"))]);
    let head = vec![say.say("figures-what"), say.say("figures-count")];
    let first = Sheet { key: "sum", title: say.say("figures-sum"), head, rows, chart: None };
    let mut sheets = vec![first];
    sheets.extend(of(say, figures));
    sheets
}

/// What is given in minutes says so, where the number stands alone.
fn in_minutes(say: Say, key: &str, cell: &Cell) -> String {
    let name = say.say(key);
    if matches!(cell, Cell::Minutes(_)) { say.with("figures-in-minutes", "name", name) } else { name }
}

fn by_channel(say: Say, figures: &Figures) -> Sheet {
    let named = ["figures-channel", "figures-asked", "figures-answered", "figures-rate"];
    let mut head: Vec<String> = named.map(|key| say.say(key)).into();
    head.extend(times(&Pace::default()).map(|(key, _)| say.say(key)));
    let row = |channel: &OfChannel| {
        let mut row = vec![Cell::Words(channel.name.clone())];
        if !channel.answers {
            row.push(Cell::Words(say.say("figures-not-counted")));
        } else if let Some(pace) = &channel.pace {
            row.extend([Cell::Count(channel.asked), Cell::Count(Some(pace.answered)), Cell::Share(pace.rate)]);
            row.extend(times(pace).map(|(_, cell)| cell));
        } else {
            row.push(Cell::Hidden);
        }
        row
    };
    let rows = figures.channels.iter().map(row).collect();
    Sheet { key: "channel", title: say.say("figures-by-channel"), head, rows, chart: None }
}

fn by_part(say: Say, key: &'static str, parts: &Parts, name: &dyn Fn(&str) -> String) -> Sheet {
    let mut bars: Vec<(String, i64)> = parts.named.iter().map(|(key, count)| (name(key), *count)).collect();
    if parts.rest > 0 {
        bars.push((say.say("figures-rest"), parts.rest));
    }
    let title = say.say(match key {
        "topic" => "figures-by-topic",
        "language" => "figures-by-language",
        _ => "figures-by-ground",
    });
    let column = say.say(match key {
        "topic" => "figures-topic",
        "language" => "figures-language",
        _ => "figures-ground",
    });
    let chart = (!bars.is_empty()).then(|| chart::lying(say, key, &title, &bars));
    let rows = bars.into_iter().map(|(name, count)| vec![Cell::Words(name), Cell::Count(Some(count))]).collect();
    Sheet { key, title, head: vec![column, say.say("figures-count")], rows, chart }
}

fn by_time(say: Say, figures: &Figures) -> Sheet {
    let grain = figures.grain;
    let bars: Vec<_> = figures.times.iter().map(|time| (short(say, grain, time.begins), time.counts)).collect();
    let title = say.say("figures-by-time");
    let chart = Some(chart::standing(say, "time", &title, &bars));
    let rows = figures
        .times
        .iter()
        .map(|time| {
            let name = Cell::Words(long(say, grain, time.begins));
            let (asked, answered) = time.counts.unzip();
            if asked.is_none() {
                return vec![name, Cell::Hidden];
            }
            vec![name, Cell::Count(asked), Cell::Count(answered)]
        })
        .collect();
    let column = say.say(match grain {
        Grain::Day => "figures-day",
        Grain::Week => "figures-week",
        Grain::Month => "figures-month",
    });
    let head = vec![column, say.say("figures-asked"), say.say("figures-answered")];
    Sheet { key: "time", title, head, rows, chart }
}

fn decisions(say: Say, figures: &Figures) -> [Sheet; 2] {
    let decided = &figures.decided;
    let rows = [
        ("figures-restricted", decided.restricted),
        ("figures-reversed", decided.reversed),
        ("figures-kept", decided.kept),
        ("figures-hid", decided.hidden),
        ("figures-assessed-kept", decided.assessed_kept),
    ];
    let rows = rows.map(|(key, count)| vec![Cell::Words(say.say(key)), Cell::Count(Some(count))]).into();
    let head = vec![say.say("figures-what"), say.say("figures-count")];
    let sums = Sheet { key: "decided", title: say.say("figures-decided"), head, rows, chart: None };
    [sums, by_part(say, "ground", &decided.grounds, &str::to_owned)]
}

/// A part of the period, where there is room.
fn long(say: Say, grain: Grain, begins: Date) -> String {
    match grain {
        Grain::Day => civil_day(say, begins),
        Grain::Week => {
            let week = begins.iso_week_date();
            let (year, number) = (week.year().to_string(), week.week().to_string());
            say.with2("figures-week-of", "week", number, "year", year)
        }
        Grain::Month => begins.strftime("%Y-%m").to_string(),
    }
}

/// The same below a bar.
fn short(say: Say, grain: Grain, begins: Date) -> String {
    match grain {
        Grain::Day => say.with("day-of-month", "day", begins.day().to_string()),
        Grain::Week => begins.iso_week_date().week().to_string(),
        Grain::Month => begins.strftime("%m").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;

    #[test]
    fn times_read_as_people_say_them() {
        let sv = Say(Language::Sv);
        assert_eq!(lasting(sv, 0), "0\u{a0}min");
        assert_eq!(lasting(sv, 110), "110\u{a0}min");
        assert_eq!(lasting(sv, 65 * 60 + 20), "65\u{a0}h 20\u{a0}min");
        assert_eq!(lasting(Say(Language::En), 120), "2\u{a0}h");
        assert_eq!(percent(sv, 800), "80\u{a0}%");
        assert_eq!(percent(Say(Language::En), 996), "100%");
    }
}
