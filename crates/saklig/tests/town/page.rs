//! What a browser sees of a page: its words, and its forms.

use std::collections::BTreeMap;

/// A page as it came.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The address it was asked for under, after every redirect.
    pub address: String,
    /// The status.
    pub status: u16,
    /// The headers, their names in small letters.
    pub headers: Vec<(String, String)>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A form, with what it holds when the page opens.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// `get` or `post`.
    pub method: String,
    /// Names and values that would be sent as it stands.
    pub fields: Vec<(String, String)>,
    /// What each list offers: the value and the words of each choice.
    pub choices: BTreeMap<String, Vec<(String, String)>>,
    /// Its buttons.
    pub buttons: Vec<Button>,
    id: String,
}

/// A button.
#[derive(Debug, Clone, Default)]
pub struct Button {
    /// What it says.
    pub label: String,
    /// Where it sends the form instead.
    pub action: Option<String>,
    /// What it adds.
    pub field: Option<(String, String)>,
}

impl Form {
    /// Fills in a field; one that the page does not have is a mistake of the test.
    ///
    /// # Panics
    /// When there is no such field.
    pub fn fill(&mut self, name: &str, value: &str) {
        let known = self.fields.iter_mut().find(|(field, _)| field == name);
        match known {
            Some((_, old)) => value.clone_into(old),
            None if self.choices.contains_key(name) => self.fields.push((name.to_owned(), value.to_owned())),
            None => panic!("the form to {} has no field \"{name}\": {:?}", self.action, self.fields),
        }
    }

    /// The value of a field.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

/// A piece of HTML.
enum Piece<'a> {
    Open { name: String, attributes: BTreeMap<String, String> },
    Close(String),
    Text(&'a str),
}

/// Tags that stand within a line of text.
const INLINE: [&str; 12] = ["mark", "bdi", "strong", "em", "a", "span", "time", "code", "kbd", "small", "i", "b"];

impl Page {
    /// The page as text.
    #[must_use]
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }

    /// Its words, as one line.
    #[must_use]
    pub fn words(&self) -> String {
        let html = self.html();
        let mut words = String::new();
        let mut unread = false;
        for piece in pieces(&html) {
            match piece {
                Piece::Text(text) if !unread => words.push_str(&unescape(text)),
                Piece::Text(_) => {}
                Piece::Open { name, .. } | Piece::Close(name) if INLINE.contains(&name.as_str()) => {}
                Piece::Open { name, .. } => {
                    unread = ["script", "style", "title"].contains(&name.as_str());
                    words.push(' ');
                }
                Piece::Close(_) => {
                    unread = false;
                    words.push(' ');
                }
            }
        }
        tidy(&words)
    }

    /// Its words, shortened, for the message of a failed test.
    #[must_use]
    pub fn told(&self) -> String {
        let words = self.words();
        let (head, tail): (String, Vec<char>) =
            (words.chars().take(900).collect(), words.chars().rev().take(900).collect());
        let tail: String = tail.into_iter().rev().collect();
        let text = if words.chars().count() > 1800 { format!("{head} […] {tail}") } else { words };
        format!("{} {}: {text}", self.status, self.address)
    }

    /// The texts that are marked on it.
    #[must_use]
    pub fn marked(&self) -> Vec<String> {
        let html = self.html();
        let mut found = Vec::new();
        let mut inside = false;
        for piece in pieces(&html) {
            match piece {
                Piece::Open { name, .. } if name == "mark" => {
                    inside = true;
                    found.push(String::new());
                }
                Piece::Close(name) if name == "mark" => inside = false,
                Piece::Text(text) if inside => {
                    if let Some(last) = found.last_mut() {
                        last.push_str(&unescape(text));
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// What it says about something, by name: a term and its description, or the
    /// heading of a row and what stands in the row.
    #[must_use]
    pub fn values(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut name = String::new();
        for (tag, words) in self.written_in(&["dt", "dd", "th", "td"]) {
            if ["dt", "th"].contains(&tag) {
                name = words;
            } else {
                found.push((name.clone(), words));
            }
        }
        found
    }

    /// The words of each row of a table and each entry of a list.
    #[must_use]
    pub fn rows(&self) -> Vec<String> {
        self.written_in(&["tr", "li"]).into_iter().map(|(_, words)| words).collect()
    }

    /// The words within each element of these kinds, in the order in which they end.
    fn written_in<'a>(&self, tags: &[&'a str]) -> Vec<(&'a str, String)> {
        let html = self.html();
        let mut open: Vec<(&str, String)> = Vec::new();
        let mut found = Vec::new();
        for piece in pieces(&html) {
            let gap = match &piece {
                Piece::Text(text) => unescape(text),
                Piece::Open { name, .. } | Piece::Close(name) if INLINE.contains(&name.as_str()) => String::new(),
                Piece::Open { .. } | Piece::Close(_) => " ".to_owned(),
            };
            open.iter_mut().for_each(|(_, words)| words.push_str(&gap));
            match piece {
                Piece::Open { name, .. } => {
                    open.extend(tags.iter().find(|tag| **tag == name).map(|tag| (*tag, String::new())));
                }
                Piece::Close(name) if open.last().is_some_and(|(tag, _)| *tag == name) => {
                    found.extend(open.pop().map(|(tag, words)| (tag, tidy(&words))));
                }
                Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        found
    }

    /// Its forms. A field that belongs to a form elsewhere on the page
    /// (`form="…"`) is found there.
    #[must_use]
    pub fn forms(&self) -> Vec<Form> {
        let html = self.html();
        let mut forms: Vec<Form> = Vec::new();
        let mut open: Option<usize> = None;
        let mut list: Option<(String, Option<usize>)> = None;
        let mut writing: Option<Writing> = None;
        // Buttons of forms that come further down.
        let mut ahead: Vec<(String, Button)> = Vec::new();
        for piece in pieces(&html) {
            match piece {
                Piece::Open { name, attributes } => {
                    let of = |key: &str| attributes.get(key).cloned().unwrap_or_default();
                    let home = match attributes.get("form") {
                        Some(id) => forms.iter().position(|form| form.id == *id),
                        None => open,
                    };
                    match name.as_str() {
                        "form" => {
                            open = Some(forms.len());
                            forms.push(Form {
                                action: of("action"),
                                method: of("method"),
                                id: of("id"),
                                ..Form::default()
                            });
                        }
                        "input" => {
                            let sent = match of("type").as_str() {
                                "checkbox" | "radio" => attributes.contains_key("checked"),
                                _ => true,
                            };
                            if let Some(form) = home.and_then(|home| forms.get_mut(home)) {
                                if sent {
                                    form.fields.push((of("name"), of("value")));
                                } else {
                                    form.choices.entry(of("name")).or_default().push((of("value"), String::new()));
                                }
                            }
                        }
                        "select" => list = Some((of("name"), home)),
                        "option" => {
                            writing = Some(Writing::Choice {
                                value: of("value"),
                                is_chosen: attributes.contains_key("selected"),
                                words: String::new(),
                            });
                        }
                        "textarea" => writing = Some(Writing::Area { name: of("name"), home, words: String::new() }),
                        "button" => {
                            let button = Button {
                                label: String::new(),
                                action: attributes.get("formaction").cloned(),
                                field: attributes.get("name").map(|name| (name.clone(), of("value"))),
                            };
                            writing = Some(Writing::Button { button, home, of: of("form"), words: String::new() });
                        }
                        _ => {}
                    }
                }
                Piece::Text(text) => {
                    if let Some(
                        Writing::Choice { words, .. } | Writing::Area { words, .. } | Writing::Button { words, .. },
                    ) = &mut writing
                    {
                        words.push_str(&unescape(text));
                    }
                }
                Piece::Close(name) => match (name.as_str(), writing.take()) {
                    ("form", _) => open = None,
                    ("select", _) => list = None,
                    ("option", Some(Writing::Choice { value, is_chosen, words })) => {
                        let Some((name, Some(home))) = &list else { continue };
                        let Some(form) = forms.get_mut(*home) else { continue };
                        let is_first = !form.choices.contains_key(name);
                        if is_first {
                            form.fields.push((name.clone(), value.clone()));
                        } else if is_chosen {
                            form.fill(name, &value);
                        }
                        form.choices.entry(name.clone()).or_default().push((value, tidy(&words)));
                    }
                    ("textarea", Some(Writing::Area { name, home, words })) => {
                        if let Some(form) = home.and_then(|home| forms.get_mut(home)) {
                            form.fields.push((name, words.strip_prefix('\n').unwrap_or(&words).to_owned()));
                        }
                    }
                    ("button", Some(Writing::Button { mut button, home, of, words })) => {
                        button.label = tidy(&words);
                        if let Some(form) = home.and_then(|home| forms.get_mut(home)) {
                            form.buttons.push(button);
                        } else {
                            ahead.push((of, button));
                        }
                    }
                    // Something within a button: an icon, a key.
                    (_, still) => writing = still,
                },
            }
        }
        for (id, button) in ahead {
            if let Some(form) = forms.iter_mut().find(|form| !id.is_empty() && form.id == id) {
                form.buttons.push(button);
            }
        }
        forms
    }

    /// The form that is sent to an address ending so, if the page offers it:
    /// by itself or by one of its buttons.
    #[must_use]
    pub fn form(&self, ending: &str) -> Option<Form> {
        let sent_there = |address: &str| address.split('?').next().is_some_and(|path| path.ends_with(ending));
        self.forms().into_iter().find_map(|mut form| {
            // A form all of whose buttons lead elsewhere is not sent to its own address.
            let own = sent_there(&form.action) && form.buttons.iter().any(|button| button.action.is_none());
            let by_button = form.buttons.iter().find_map(|button| button.action.clone().filter(|to| sent_there(to)));
            if let (false, Some(to)) = (own, &by_button) {
                form.action.clone_from(to);
            }
            (own || by_button.is_some()).then_some(form)
        })
    }
}

enum Writing {
    Choice { value: String, is_chosen: bool, words: String },
    Area { name: String, home: Option<usize>, words: String },
    Button { button: Button, home: Option<usize>, of: String, words: String },
}

/// White space as one blank.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            found.push(Piece::Text(&rest[..at]));
        }
        rest = &rest[at..];
        let end = end_of_tag(rest);
        let tag = &rest[1..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        if let Some(name) = tag.strip_prefix('/') {
            found.push(Piece::Close(name.trim().to_lowercase()));
        } else if !tag.starts_with('!') {
            let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
            let name = name.trim_end_matches('/').to_lowercase();
            found.push(Piece::Open { name, attributes: attributes_of(attributes) });
        }
    }
    found.push(Piece::Text(rest));
    found
}

fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

fn attributes_of(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = text.trim().trim_end_matches('/');
    while !rest.is_empty() {
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let (given, left) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            value = unescape(given);
            rest = left.trim_start();
        }
        found.insert(name, value);
    }
    found
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = rest.find(';').filter(|end| *end < 10) else {
            out.push('&');
            rest = &rest[1..];
            continue;
        };
        let name = &rest[1..end];
        let number = name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16).ok());
        let number = number.or_else(|| name.strip_prefix('#').map(|number| number.parse().ok())).flatten();
        match (name, number.and_then(char::from_u32)) {
            (_, Some(letter)) => out.push(letter),
            ("amp", _) => out.push('&'),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            ("nbsp", _) => out.push(' '),
            _ => out.push_str(&rest[..=end]),
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}
