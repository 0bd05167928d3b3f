//! Texts cut into parts: covered in lists, marked on the case page.

use saklig_desk::looks::Part;

use crate::{
    findings,
    html::{Html, escape, push_foreign},
    say::Say,
};

/// Most blocks that a covered part shows, so that its length tells little.
const MOST_BLOCKS: usize = 14;

/// A text as lists show it.
#[must_use]
pub fn listed(say: Say, parts: &[Part]) -> Html {
    let mut html = String::new();
    for part in parts {
        match part {
            Part::Plain(text) | Part::Marked { text, .. } => push_foreign(&mut html, text),
            Part::Covered { length, kind } => {
                html.push_str("<span aria-hidden=\"true\">");
                html.extend(std::iter::repeat_n('▒', (*length).clamp(2, MOST_BLOCKS)));
                html.push_str("</span><span class=\"sr\" lang=\"");
                html.push_str(say.code());
                html.push_str("\"> ");
                html.push_str(&escape(&say.with("covered-part", "kind", findings::inline(say, kind))));
                html.push_str(" </span>");
            }
        }
    }
    Html(html)
}

/// A text as the case page shows it: marks, and where each finding ends its
/// number, which leads to it. What a mark means is said there, not by its colour.
#[must_use]
pub fn marked(say: Say, parts: &[Part]) -> Html {
    let mut html = String::new();
    for part in parts {
        match part {
            Part::Plain(text) => push_foreign(&mut html, text),
            Part::Covered { .. } => html.push_str(&listed(say, std::slice::from_ref(part)).0),
            Part::Marked { text, kind, ends, .. } => {
                html.push_str(&format!("<mark class=\"find find--{}\">", findings::tone(kind)));
                push_foreign(&mut html, text);
                html.push_str("</mark>");
                for (number, kind) in ends {
                    let label = say.with2("finding-ref", "number", *number, "kind", findings::inline(say, kind));
                    html.push_str(&format!(
                        "<a class=\"ref ref--{}\" id=\"place-{number}\" href=\"#finding-{number}\" lang=\"{}\" aria-label=\"{}\">{number}</a>",
                        findings::tone(kind),
                        say.code(),
                        escape(&label)
                    ));
                }
            }
        }
    }
    Html(html)
}

/// An earlier version of a text: marked, and without the numbers, which belong to
/// the newest one.
#[must_use]
pub fn marked_before(parts: &[Part]) -> Html {
    let mut html = String::new();
    for part in parts {
        match part {
            Part::Plain(text) => push_foreign(&mut html, text),
            Part::Covered { .. } => {}
            Part::Marked { text, kind, .. } => {
                html.push_str(&format!("<mark class=\"find find--{}\">", findings::tone(kind)));
                push_foreign(&mut html, text);
                html.push_str("</mark>");
            }
        }
    }
    Html(html)
}

/// A text as it was written, without marks.
#[must_use]
pub fn foreign(text: &str) -> Html {
    let mut html = String::new();
    push_foreign(&mut html, text);
    Html(html)
}

/// The attribute that names a text's language, where it is known and another
/// than the page's.
#[must_use]
pub fn lang(say: Say, lang: Option<&str>) -> Html {
    let code = lang.unwrap_or_default();
    let well_formed = (2..=35).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && code.bytes().take_while(u8::is_ascii_alphabetic).count() >= 2;
    if well_formed && code != say.code() { Html(format!(" lang=\"{code}\"")) } else { Html::default() }
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;

    const EN: Say = Say(Language::En);

    #[test]
    fn what_is_covered_is_said_and_not_shown() {
        let html = listed(
            EN,
            &[Part::Plain("My number is ".into()), Part::Covered { length: 400, kind: "se_personnummer".into() }],
        );
        assert!(html.0.contains("covered: personal identity number"), "{html}");
        assert_eq!(html.0.matches('▒').count(), MOST_BLOCKS);
    }

    #[test]
    fn every_finding_is_named_once_where_it_ends() {
        let piece = |text: &str, ends: &[usize]| Part::Marked {
            text: text.into(),
            number: 1,
            kind: "phone".into(),
            ends: ends.iter().map(|number| (*number, "question".to_owned())).collect(),
        };
        let html = marked(EN, &[piece("070-", &[]), Part::Plain("\n".into()), piece("<1>", &[2, 1])]);
        for number in [1, 2] {
            assert_eq!(html.0.matches(&format!("id=\"place-{number}\" href=\"#finding-{number}\"")).count(), 1);
        }
        assert_eq!(html.0.matches("<mark").count(), 2);
        assert!(html.0.contains("&lt;1&gt;") && html.0.contains("aria-label=\"Finding 2, question\""));
    }

    #[test]
    fn only_another_language_is_named_and_only_a_real_one() {
        assert_eq!(lang(EN, Some("sv")).0, " lang=\"sv\"");
        assert_eq!(lang(EN, Some("en")).0, "");
        assert_eq!(lang(EN, Some("\"><script>")).0, "");
        assert_eq!(lang(EN, None).0, "");
    }
}
