//! HTML to plain text: what a reader of the page would read, with the whole
//! address of every link. Nothing that anyone writes makes it fall over.

/// What a link says, until it ends.
struct Link {
    href: String,
    /// Where its text begins in the output.
    from: usize,
    /// Mentions and tags read as they stand: their address says nothing more.
    reads_as_it_stands: bool,
}

/// The text so far, and the breaks that wait for more of it.
#[derive(Default)]
struct Text {
    out: String,
    /// Line ends to come before the next word: 1 for a line, 2 for a paragraph.
    breaks: usize,
    is_space_due: bool,
}

impl Text {
    fn end_lines(&mut self, lines: usize) {
        self.breaks = self.breaks.max(lines);
        self.is_space_due = false;
    }

    /// Line breaks in a row all count; a paragraph's two are at the least two.
    fn new_line(&mut self) {
        self.breaks = (self.breaks + 1).min(3);
        self.is_space_due = false;
    }

    fn push(&mut self, letter: char, is_kept: bool) {
        if letter.is_ascii_whitespace() && !is_kept {
            self.is_space_due = true;
            return;
        }
        if letter == '\n' {
            self.new_line();
            return;
        }
        self.settle();
        self.out.push(letter);
    }

    /// Writes the breaks and the space that wait.
    fn settle(&mut self) {
        if !self.out.is_empty() {
            if self.breaks > 0 {
                (0..self.breaks).for_each(|_| self.out.push('\n'));
            } else if self.is_space_due {
                self.out.push(' ');
            }
        }
        (self.breaks, self.is_space_due) = (0, false);
    }

    fn push_all(&mut self, text: &str) {
        for letter in text.chars() {
            self.push(letter, false);
        }
    }
}

/// The plain text of some HTML.
#[must_use]
pub fn plain_text(html: &str) -> String {
    let mut text = Text::default();
    let (mut link, mut kept, mut rest): (Option<Link>, usize, &str) = (None, 0, html);
    while let Some(letter) = rest.chars().next() {
        match letter {
            '<' => {
                let Some((tag, after)) = Tag::read(rest) else {
                    text.push('<', kept > 0);
                    rest = &rest[1..];
                    continue;
                };
                rest = after;
                match (tag.name.as_str(), tag.is_end) {
                    ("br", _) => text.new_line(),
                    ("p" | "blockquote" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6", _) => {
                        text.end_lines(2);
                    }
                    ("div", _) | ("li", true) => text.end_lines(1),
                    ("li", false) => {
                        text.end_lines(1);
                        text.push_all("• ");
                    }
                    ("pre", false) => {
                        text.end_lines(2);
                        kept += 1;
                    }
                    ("pre", true) => {
                        text.end_lines(2);
                        kept = kept.saturating_sub(1);
                    }
                    ("img", false) => text.push_all(&tag.attribute("alt")),
                    ("script" | "style" | "template", false) => rest = after_end(rest, &tag.name),
                    ("a", false) => {
                        close(&mut text, link.take());
                        let class = tag.attribute("class");
                        let reads_as_it_stands =
                            class.split_whitespace().any(|word| matches!(word, "mention" | "hashtag"));
                        let href = tag.attribute("href");
                        text.settle();
                        link = Some(Link { href, from: text.out.len(), reads_as_it_stands });
                    }
                    ("a", true) => close(&mut text, link.take()),
                    _ => {}
                }
            }
            '&' => {
                let (decoded, after) = entity(rest);
                for letter in decoded.chars() {
                    // A space by name is a space; only written ones collapse.
                    text.push(if letter == '\u{a0}' { ' ' } else { letter }, kept > 0 || letter == '\u{a0}');
                }
                rest = after;
            }
            _ => {
                text.push(letter, kept > 0);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    close(&mut text, link);
    // Before a link without any text, what waited was written for nothing.
    text.out.truncate(text.out.trim_end().len());
    text.out
}

/// Ends a link: its whole address stands in the text.
fn close(text: &mut Text, link: Option<Link>) {
    let Some(link) = link else { return };
    let is_web = link.href.starts_with("https://") || link.href.starts_with("http://");
    if link.reads_as_it_stands || !is_web {
        return;
    }
    let said = text.out.get(link.from..).unwrap_or_default().trim();
    let without_scheme = link.href.split_once("://").map_or(link.href.as_str(), |(_, rest)| rest);
    if said == link.href || said.starts_with(['@', '#']) {
        return;
    }
    if said.is_empty() || said == without_scheme || said == without_scheme.trim_end_matches('/') {
        text.out.truncate(link.from);
        text.out.push_str(&link.href);
    } else {
        text.out.push_str(" (");
        text.out.push_str(&link.href);
        text.out.push(')');
    }
}

/// A tag; its name in small letters.
struct Tag<'a> {
    name: String,
    is_end: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads a tag or a comment at the beginning of `text`; `None` where a `<`
    /// is only a sign.
    fn read(text: &'a str) -> Option<(Self, &'a str)> {
        let nothing = |rest| (Tag { name: String::new(), is_end: false, attributes: "" }, rest);
        if let Some(comment) = text.strip_prefix("<!--") {
            return Some(nothing(comment.split_once("-->").map_or("", |(_, rest)| rest)));
        }
        let inner = text.strip_prefix('<')?;
        let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
            return None;
        }
        // A `>` within quotes does not end the tag.
        let mut quote = None;
        let end = inner.find(|letter: char| match (quote, letter) {
            (None, '"' | '\'') => {
                quote = Some(letter);
                false
            }
            (Some(open), _) if letter == open => {
                quote = None;
                false
            }
            (None, '>') => true,
            _ => false,
        })?;
        let (tag, rest) = (&inner[..end], &inner[end + 1..]);
        let name_end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(tag.len());
        Some((Tag { name: tag[..name_end].to_ascii_lowercase(), is_end, attributes: &tag[name_end..] }, rest))
    }

    /// An attribute's value, decoded; empty where it is not there.
    fn attribute(&self, name: &str) -> String {
        let mut rest = self.attributes.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        while !rest.is_empty() {
            let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
            let key = &rest[..end];
            rest = rest[end..].trim_start();
            let mut value = "";
            if let Some(after) = rest.strip_prefix('=') {
                let after = after.trim_start();
                (value, rest) = match after.chars().next() {
                    Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                    _ => after.split_at(after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len())),
                };
            }
            if key.eq_ignore_ascii_case(name) {
                return decoded(value);
            }
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        }
        String::new()
    }
}

/// What follows the end of an element whose content nobody reads.
fn after_end<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return rest.find('>').map_or("", |end| &rest[end + 1..]);
        }
    }
    ""
}

fn decoded(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (letters, after) = entity(&rest[at..]);
        out.push_str(&letters);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The letters that an entity at the beginning of `text` stands for, and what
/// follows; a sign that begins none stands for itself.
fn entity(text: &str) -> (String, &str) {
    let itself = || ("&".to_owned(), text.get(1..).unwrap_or_default());
    let Some(end) = text.bytes().take(12).position(|b| b == b';') else { return itself() };
    let name = &text[1..end];
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let letter = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "hellip" => Some('…'),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "shy" => Some('\u{ad}'),
        "aring" => Some('å'),
        "auml" => Some('ä'),
        "ouml" => Some('ö'),
        "Aring" => Some('Å'),
        "Auml" => Some('Ä'),
        "Ouml" => Some('Ö'),
        "aelig" => Some('æ'),
        "oslash" => Some('ø'),
        "AElig" => Some('Æ'),
        "Oslash" => Some('Ø'),
        "eacute" => Some('é'),
        _ => match name.strip_prefix('#') {
            Some(digits) => match digits.strip_prefix(['x', 'X']) {
                Some(digits) => number(digits, 16),
                None => number(digits, 10),
            },
            None => None,
        },
    };
    match letter {
        Some(letter) => (letter.to_string(), &text[end + 1..]),
        None => itself(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_as_the_page_does() {
        for (html, text) in [
            ("", ""),
            ("<p>Hej!</p>", "Hej!"),
            ("<p>Ett</p><p>Två<br>rader<br />och tre</p>", "Ett\n\nTvå\nrader\noch tre"),
            ("<p>a<br><br>b</p>", "a\n\nb"),
            ("Åäö &amp; &lt;b&gt; &quot;x&quot; &#39;y&#x27; &nbsp;z", "Åäö & <b> \"x\" 'y'  z"),
            ("två\n  ord", "två ord"),
            ("1 < 2 och 3 > 2", "1 < 2 och 3 > 2"),
            ("AT&T och &okänt; &", "AT&T och &okänt; &"),
            ("<pre>rad 1\n  rad 2</pre>efter", "rad 1\n  rad 2\n\nefter"),
            ("<ul><li>ett</li><li>två</li></ul>", "• ett\n• två"),
            ("<p>före<script>alert(1)</script> efter</p><style>p{}</style>", "före efter"),
            ("<!-- gömt -->synligt", "synligt"),
            ("<img src=x alt='en båt'>", "en båt"),
            ("<b title='a>b'>fet</b>", "fet"),
            ("<p>inget slut", "inget slut"),
        ] {
            assert_eq!(plain_text(html), text, "{html}");
        }
    }

    #[test]
    fn a_link_stands_with_its_whole_address() {
        let long = "https://exempel.se/en/mycket/lang/adress/som/kortas?a=1&b=2";
        let shortened = "<a href=\"https://exempel.se/en/mycket/lang/adress/som/kortas?a=1&amp;b=2\" rel=\"nofollow\" \
            target=\"_blank\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">exempel.se/en/mycket/lang\
            </span><span class=\"invisible\">/adress/som/kortas?a=1&amp;b=2</span></a>";
        assert_eq!(plain_text(&format!("<p>Läs {shortened} nu</p>")), format!("Läs {long} nu"));
        assert_eq!(plain_text("<a href='https://exempel.se/'>exempel.se</a>"), "https://exempel.se/");
        assert_eq!(
            plain_text("<a href=\"https://exempel.se/x\">klicka här</a>!"),
            "klicka här (https://exempel.se/x)!"
        );
        assert_eq!(plain_text("<a href=\"https://exempel.se/x\"></a>"), "https://exempel.se/x");
        assert_eq!(plain_text("<a href=\"javascript:x()\">klicka</a>"), "klicka");
        assert_eq!(
            plain_text("<a href=\"https://a.se\">a<a href=\"https://b.se\">b"),
            "a (https://a.se)b (https://b.se)"
        );
    }

    #[test]
    fn mentions_and_tags_read_as_they_stand() {
        let mention = "<p><span class=\"h-card\" translate=\"no\"><a href=\"https://mastodon.example/@rut\" \
            class=\"u-url mention\">@<span>rut</span></a></span> Tack! <a href=\"https://mastodon.example/tags/snö\" \
            class=\"mention hashtag\" rel=\"tag\">#<span>snö</span></a></p>";
        assert_eq!(plain_text(mention), "@rut Tack! #snö");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_makes_it_fall_over(html in "(<[a-z/!?]{0,3}|[a-z \"'=>&;#åß👩\n]|</|<!--|&#x?[0-9a-f]{0,7};|href=|<a |<pre>){0,60}") {
            let text = plain_text(&html);
            // It never grows but by the addresses of links, which it repeats at most once.
            prop_assert!(text.len() <= 2 * html.len() + 8 * html.matches('<').count(), "{text:?}");
            prop_assert!(!text.starts_with('\n') && !text.ends_with('\n'));
        }

        #[test]
        fn any_text_that_is_escaped_comes_back(text in "[^\\s\u{a0}]{1,30}( [^\\s\u{a0}]{1,30}){0,3}") {
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
            prop_assert_eq!(plain_text(&format!("<p>{escaped}</p>")), text);
        }
    }
}
