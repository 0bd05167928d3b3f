//! Charts as SVG, drawn here: bars that lie and bars that stand. Colours are the
//! style's, so that they follow light and dark; the numbers stand in the table
//! below each chart, and its title says what it shows.

use std::fmt::Write as _;

use crate::{
    html::{Html, escape},
    say::Say,
};

/// How wide a drawing is, in its own units.
const WIDTH: i64 = 640;
/// How high a bar that lies is, with the room around it.
const LINE: i64 = 28;
/// Where bars that lie begin: the names stand before them.
const NAMES: i64 = 230;
/// How high bars that stand are at most.
const HEIGHT: i64 = 140;
/// The longest name that is drawn, in characters.
const LONGEST: usize = 32;

fn begin(key: &str, title: &str, height: i64) -> String {
    let title = escape(title);
    format!(
        "<svg class=\"chart\" role=\"img\" aria-labelledby=\"chart-{key}\" viewBox=\"0 0 {WIDTH} {height}\">\
         <title id=\"chart-{key}\">{title}</title>"
    )
}

fn longest(counts: impl Iterator<Item = i64>) -> i64 {
    counts.max().unwrap_or_default().max(1)
}

/// Bars that lie, one below the other, each with its name and number.
#[must_use]
pub fn lying(say: Say, key: &str, title: &str, bars: &[(String, i64)]) -> Html {
    let most = longest(bars.iter().map(|(_, count)| *count));
    let height = LINE * i64::try_from(bars.len()).unwrap_or(1);
    let mut svg = begin(key, title, height);
    for (at, (name, count)) in (0..).zip(bars) {
        let top = LINE * at;
        // The number stands to the right of the longest bar as well.
        let length = (WIDTH - NAMES - 70) * count / most;
        let name = match name.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default().trim_end()),
            None => name.clone(),
        };
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
             <rect class=\"chart__bar\" x=\"{NAMES}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\"/>\
             <text x=\"{}\" y=\"{}\">{}</text>",
            NAMES - 10,
            top + 19,
            escape(&name),
            top + 4,
            length.max(2),
            LINE - 8,
            NAMES + length.max(2) + 8,
            top + 19,
            escape(&say.number(*count)),
        );
    }
    svg.push_str("</svg>");
    Html(svg)
}

/// Bars that stand side by side: the whole bar what was asked, its filled part
/// what was answered. Where nothing is shown, a broken line stands.
#[must_use]
pub fn standing(say: Say, key: &str, title: &str, bars: &[(String, Option<(i64, i64)>)]) -> Html {
    let most = longest(bars.iter().filter_map(|(_, counts)| counts.map(|(asked, _)| asked)));
    let number = i64::try_from(bars.len()).unwrap_or(1).max(1);
    let room = (WIDTH - 50) / number;
    // Of many bars only some have room for their name.
    let named = (28 / room.max(1)) + 1;
    let mut svg = begin(key, title, HEIGHT + 44);
    let bottom = HEIGHT + 20;
    let _ = write!(
        svg,
        "<text x=\"40\" y=\"24\" text-anchor=\"end\">{}</text><text x=\"40\" y=\"{bottom}\" text-anchor=\"end\">0</text>\
         <path class=\"chart__axis\" d=\"M46 {bottom}H{WIDTH}\"/>",
        escape(&say.number(most)),
    );
    for (at, (name, counts)) in (0..).zip(bars) {
        let left = 50 + room * at + room / 8;
        let width = (room * 3 / 4).max(1);
        match counts {
            Some((asked, answered)) => {
                let (whole, part) = (HEIGHT * asked / most, HEIGHT * answered / most);
                let _ = write!(
                    svg,
                    "<rect class=\"chart__whole\" x=\"{left}\" y=\"{}\" width=\"{width}\" height=\"{whole}\"/>\
                     <rect class=\"chart__bar\" x=\"{left}\" y=\"{}\" width=\"{width}\" height=\"{part}\"/>",
                    bottom - whole,
                    bottom - part,
                );
            }
            None => {
                let _ = write!(svg, "<path class=\"chart__few\" d=\"M{left} {}h{width}\"/>", bottom - 6);
            }
        }
        if at % named == 0 {
            let middle = left + width / 2;
            let (y, name) = (bottom + 18, escape(name));
            let _ = write!(svg, "<text x=\"{middle}\" y=\"{y}\" text-anchor=\"middle\">{name}</text>");
        }
    }
    svg.push_str("</svg>");
    Html(svg)
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;

    #[test]
    fn a_chart_is_drawn_of_anything() {
        let en = Say(Language::En);
        for bars in [vec![], vec![("<b>".to_owned(), 0)], vec![("å".repeat(90), i64::from(u32::MAX)); 30]] {
            let svg = lying(en, "x", "A & B", &bars).0;
            assert!(svg.contains("A &amp; B") && !svg.contains("<b>") && svg.ends_with("</svg>"));
        }
        for bars in [vec![], vec![("1".to_owned(), None)], vec![("1".to_owned(), Some((9, 9))); 400]] {
            let svg = standing(en, "x", "x", &bars).0;
            assert!(!svg.contains("height=\"-") && !svg.contains("width=\"0\""), "{svg:.200}");
        }
    }
}
