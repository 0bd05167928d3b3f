//! The canonical form: what is left of a text when everything is taken off that
//! only makes the same text look like another. For comparing texts with one
//! another; nobody ever reads it.
//!
//! Compatibility forms become what they mean (NFKD: full-width, mathematical
//! and circled letters); marks, invisible characters, emoji, spaces and
//! punctuation are gone, so that s p a c e d letters stand together; letters of
//! another script that look Latin become Latin, but only in words that mix
//! scripts or stand in a Latin text; digits become the letters they are drawn
//! as, `!` and `|` only between letters (an added "!!" is no "ii"); `l` and `i`,
//! which a capital `I` and a `1` stand for alike, are one; what is repeated
//! counts once.
//!
//! Each letter is one byte of the result: Latin ones their own, those of another
//! script the low byte of their number, which tells them apart within a script.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a byte of the given text does in the fast path, beside being a letter.
const DROP: u8 = 0;
/// `!` and `|`, which are letters between letters.
const BAR: u8 = 1;
/// The first byte of a longer character.
const LONG: u8 = 2;

/// By byte: the letter it stands for, or one of the above.
static LETTERS: [u8; 256] = letters();

/// By the second byte after C3, from 80 on: the letters of Latin-1.
static LATIN: [u8; 64] = latin();

const fn letters() -> [u8; 256] {
    let mut table = [DROP; 256];
    let mut byte = 0;
    while byte < 256 {
        let at = byte as u8;
        table[byte] = match at {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'@' | b'$' => fold(at),
            b'!' | b'|' => BAR,
            0x80.. => LONG,
            _ => DROP,
        };
        byte += 1;
    }
    table
}

/// The letter that an ASCII letter or digit stands for.
const fn fold(byte: u8) -> u8 {
    match byte {
        b'0' => b'o',
        b'1' | b'l' | b'L' => b'i',
        b'2' => b'z',
        b'3' => b'e',
        b'4' | b'@' => b'a',
        b'5' | b'$' => b's',
        b'6' | b'9' => b'g',
        b'7' => b't',
        b'8' => b'b',
        _ => byte.to_ascii_lowercase(),
    }
}

const fn latin() -> [u8; 64] {
    // U+00C0 to U+00FF; the two signs among them are no letters.
    let bases = *b"aaaaaaaceeeeiiiidnooooo\0ouuuuytsaaaaaaaceeeeiiiidnooooo\0ouuuuyty";
    let mut table = [DROP; 64];
    let mut at = 0;
    while at < 64 {
        table[at] = bases[at];
        at += 1;
    }
    table
}

/// Writes the canonical form of a text over what `units` held.
pub fn canonical(text: &str, units: &mut Vec<u8>) {
    units.clear();
    if !fast(text.as_bytes(), units) {
        units.clear();
        slow(text, units);
    }
}

/// Adds a letter, unless the last one is the same.
fn push(units: &mut Vec<u8>, unit: u8) {
    if units.last() != Some(&unit) {
        units.push(unit);
    }
}

/// ASCII, Latin-1 and the commonest signs, byte by byte; whether that was all.
fn fast(bytes: &[u8], units: &mut Vec<u8>) -> bool {
    // No letter takes less than a byte. What is dropped is written over by the
    // next, so that spaces cost no more than letters.
    units.resize(bytes.len(), 0);
    let (mut at, mut count, mut last) = (0, 0, 0);
    while let Some(byte) = bytes.get(at) {
        let mut unit = LETTERS[usize::from(*byte)];
        at += 1;
        if unit == BAR {
            unit = if is_between(bytes, at - 1) { b'i' } else { DROP };
        } else if unit == LONG {
            let (length, letter) = match (byte, bytes.get(at), bytes.get(at + 1)) {
                (0xc3, Some(next), _) => (1, LATIN[usize::from(next & 0x3f)]),
                // Signs of Latin-1, ª and º aside.
                (0xc2, Some(next), _) if !matches!(next, 0xaa | 0xba) => (1, DROP),
                // Dashes, quotes, spaces, what is invisible; currencies; dingbats; variations.
                (0xe2, Some(0x80 | 0x98..=0x9e), _) | (0xef, Some(0xb8), Some(..=0x8f)) => (2, DROP),
                (0xe2, Some(0x82), Some(0xa0..)) => (2, DROP),
                // Emoji; before them come letters in circles and squares.
                (0xf0, Some(0x9f), Some(third)) if !matches!(third, 0x84..=0x86) => (3, DROP),
                _ => return false,
            };
            at += length;
            unit = letter;
        }
        units[count] = unit;
        count += usize::from((unit != DROP) & (unit != last));
        last = if unit == DROP { last } else { unit };
    }
    units.truncate(count);
    true
}

fn is_between(bytes: &[u8], at: usize) -> bool {
    let letter = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0xc3);
    let before = at.checked_sub(1).and_then(|at| bytes.get(at));
    // The letter before may end in any byte of a longer character.
    before.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80) && letter(bytes.get(at + 1))
}

/// Any text.
fn slow(text: &str, units: &mut Vec<u8>) {
    let chars: Vec<char> = text.chars().map(unboxed).nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let (mut latin, mut other) = (0_usize, 0_usize);
    for c in chars.iter().filter(|c| c.is_alphabetic()) {
        *(if is_latin(*c) { &mut latin } else { &mut other }) += 1;
    }
    let in_latin = latin >= other;
    let mut start = 0;
    while start < chars.len() {
        let rest = chars.get(start..).unwrap_or_default();
        let length = rest.iter().position(|c| c.is_whitespace()).unwrap_or(rest.len());
        let token = rest.get(..length).unwrap_or_default();
        // A word that mixes scripts hides something; a word of lookalikes alone
        // does so in a Latin text.
        let mixed = token.iter().any(|c| is_latin(*c));
        let folds =
            latin > 0 && (mixed || in_latin && token.iter().all(|c| !c.is_alphabetic() || lookalike(*c).is_some()));
        for (at, c) in token.iter().enumerate() {
            let around = || {
                let before = at.checked_sub(1).and_then(|at| token.get(at));
                before.is_some_and(|c| c.is_alphabetic()) && token.get(at + 1).is_some_and(|c| c.is_alphabetic())
            };
            if let Some(unit) = unit(*c, folds, around) {
                push(units, unit);
            }
        }
        start += length + 1;
    }
}

fn unit(c: char, folds: bool, between: impl Fn() -> bool) -> Option<u8> {
    if c.is_ascii() {
        return match LETTERS[c as usize] {
            DROP => None,
            BAR => between().then_some(b'i'),
            unit => Some(unit),
        };
    }
    if let Some(unit) = latin_letter(c) {
        return Some(unit);
    }
    if let Some(unit) = lookalike(c).filter(|_| folds) {
        return Some(unit);
    }
    if !c.is_alphanumeric() {
        return None;
    }
    let small = c.to_lowercase().next().unwrap_or(c);
    let number = u32::from(small);
    // The low byte tells letters of a script apart; of a script that fills many
    // blocks, the block is mixed in.
    let mix = if number < 0x2000 { 0 } else { (number >> 8).wrapping_mul(167) };
    let unit = (number ^ mix) as u8;
    Some(unit.max(1))
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || latin_letter(c).is_some()
}

/// Letters in boxes and bubbles that compatibility forms do not undo.
fn unboxed(c: char) -> char {
    let number = u32::from(c);
    let letter = match number {
        0x1f150..=0x1f169 => number - 0x1f150,
        0x1f170..=0x1f189 => number - 0x1f170,
        _ => return c,
    };
    u8::try_from(letter).map_or(c, |letter| char::from(b'a' + letter))
}

/// Latin letters that have no decomposition.
fn latin_letter(c: char) -> Option<u8> {
    Some(match c {
        'ø' | 'Ø' | 'ɵ' | 'Ɵ' | 'ᴏ' | 'ɔ' => b'o',
        'æ' | 'Æ' | 'ɑ' | 'ᴀ' | 'ɐ' | 'ⱥ' | 'Ⱥ' => b'a',
        'ß' | 'ẞ' | 'ꜱ' => b's',
        'ð' | 'Ð' | 'đ' | 'Đ' | 'ɖ' | 'ɗ' | 'ᴅ' => b'd',
        'þ' | 'Þ' | 'ŧ' | 'Ŧ' | 'ᴛ' | 'ʇ' | 'ƭ' => b't',
        'ł' | 'Ł' | 'ı' | 'ɨ' | 'Ɨ' | 'ɪ' | 'ʟ' | 'ɩ' | 'ƚ' | 'ǀ' => b'i',
        'ƀ' | 'ʙ' | 'ɓ' => b'b',
        'ᴄ' | 'ȼ' | 'ƈ' => b'c',
        'ǝ' | 'ə' | 'ɛ' | 'ᴇ' | 'ɘ' | 'ɇ' => b'e',
        'ꜰ' | 'ƒ' => b'f',
        'ɡ' | 'ɢ' | 'ǥ' | 'ɠ' => b'g',
        'ħ' | 'Ħ' | 'ʜ' | 'ɦ' | 'ɥ' => b'h',
        'ȷ' | 'ᴊ' | 'ɉ' => b'j',
        'ᴋ' | 'ƙ' | 'ʞ' => b'k',
        'ᴍ' | 'ɱ' | 'ɯ' => b'm',
        'ɴ' | 'ŋ' | 'Ŋ' | 'ɲ' | 'ƞ' => b'n',
        'ᴘ' | 'ƥ' => b'p',
        'ʀ' | 'ɹ' | 'ɾ' | 'ɍ' => b'r',
        'ᴜ' | 'ʉ' | 'ʊ' => b'u',
        'ᴠ' | 'ʋ' | 'ʌ' => b'v',
        'ᴡ' | 'ʍ' | 'ʬ' => b'w',
        'ʏ' | 'ɏ' | 'ʎ' | 'ƴ' => b'y',
        'ᴢ' | 'ƶ' | 'ʐ' => b'z',
        _ => return None,
    })
}

/// The Latin letter that a letter of another script looks like.
fn lookalike(c: char) -> Option<u8> {
    Some(match c {
        // Cyrillic, Greek, Armenian, Cherokee.
        'а' | 'А' | 'α' | 'Α' | 'Ꭺ' => b'a',
        'в' | 'В' | 'ь' | 'Ь' | 'β' | 'Β' | 'Ᏼ' => b'b',
        'с' | 'С' | 'ϲ' | 'Ϲ' | 'ς' | 'Ꮯ' => b'c',
        'ԁ' | 'Ԁ' | 'ժ' | 'Ꭰ' => b'd',
        'е' | 'Е' | 'є' | 'Є' | 'ε' | 'Ε' | 'э' | 'Ꭼ' | 'ҽ' => b'e',
        'ғ' | 'Ғ' | 'Ϝ' | 'ϝ' => b'f',
        'ց' | 'Ꮐ' => b'g',
        'һ' | 'Һ' | 'н' | 'Н' | 'Η' | 'հ' | 'Ꮋ' | 'ћ' => b'h',
        'і' | 'І' | 'ӏ' | 'Ӏ' | 'ι' | 'Ι' | 'Ꭵ' | 'Ꮮ' | 'ⵏ' | 'ɩ' => b'i',
        'ј' | 'Ј' | 'ϳ' | 'Ꭻ' => b'j',
        'к' | 'К' | 'κ' | 'Κ' | 'Ꮶ' | 'қ' => b'k',
        'м' | 'М' | 'Μ' | 'Ꮇ' => b'm',
        'п' | 'η' | 'Ν' | 'ո' | 'ռ' | 'и' | 'И' => b'n',
        'о' | 'О' | 'ο' | 'Ο' | 'օ' | 'Օ' | 'σ' | 'ө' => b'o',
        'р' | 'Р' | 'ρ' | 'Ρ' | 'Ꮲ' => b'p',
        'ԛ' | 'Ԛ' | 'զ' => b'q',
        'г' | 'Г' | 'я' | 'Я' | 'Ꭱ' => b'r',
        'ѕ' | 'Ѕ' | 'Ꮪ' => b's',
        'т' | 'Т' | 'τ' | 'Τ' | 'Ꭲ' => b't',
        'υ' | 'μ' | 'ս' | 'ц' => b'u',
        'ν' | 'ѵ' | 'Ѵ' | 'Ꮩ' => b'v',
        'ԝ' | 'Ԝ' | 'ω' | 'ш' | 'Ꮃ' | 'ѡ' => b'w',
        'х' | 'Х' | 'χ' | 'Χ' | 'ҳ' => b'x',
        'у' | 'У' | 'γ' | 'Υ' | 'ү' | 'Ү' => b'y',
        'Ζ' | 'Ꮓ' => b'z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn canon(text: &str) -> Vec<u8> {
        let mut units = Vec::new();
        canonical(text, &mut units);
        units
    }

    #[track_caller]
    fn same(one: &str, other: &str) {
        let show = |text| String::from_utf8_lossy(&canon(text)).into_owned();
        assert_eq!(show(one), show(other), "{one:?} and {other:?}");
    }

    #[test]
    fn disguises_come_off() {
        let plain = "Vinn en iPhone, klicka på länken";
        for disguised in [
            "VINN EN IPHONE -> KLICKA PÅ LÄNKEN!!!",
            "V i n n  e n  i P h o n e  k l i c k a  p å  l ä n k e n",
            "V1nn 3n 1Ph0n3, k|1ck4 p4 l4nk3n",
            "V!nn en iPhone, kIicka på l@nken",
            "Viiinnn eeen iPhone, klickaaa på länken",
            "Vіnn еn іPhоnе, klісkа på länkеn",
            "𝕍𝕚𝕟𝕟 𝕖𝕟 𝕚ℙ𝕙𝕠𝕟𝕖, 𝓴𝓵𝓲𝓬𝓴𝓪 på 𝐥änken",
            "Ｖｉｎｎ ｅｎ ｉＰｈｏｎｅ klicka på länken",
            "Ⓥⓘⓝⓝ ⓔⓝ 🅸🅿🅷🅾🅽🅴 🅚🅛🅘🅒🅚🅐 på länken",
            "ᴠɪɴɴ ᴇɴ ɪᴘʜᴏɴᴇ ᴋʟɪᴄᴋᴀ på länken",
            "Vi\u{200b}nn\u{200d} en\u{ad} iPh\u{fe0f}one klicka\u{2060} på länken",
            "Vinn 🎁 en 📱 iPhone ❤️ klicka 👉🏽 på länken 🇸🇪",
            "V̷i̷n̷n̷ e̷n̷ i̷P̷h̷o̷n̷e̷ klicka pa\u{30a} la\u{308}nken",
            "V.i.n.n e-n i_P_h_o_n_e *klicka* på “länken”…",
            "Vinn en iPhone, klicka pа länken",
        ] {
            same(plain, disguised);
        }
    }

    #[test]
    fn other_scripts_keep_their_letters() {
        assert_ne!(canon("Когда вы ответите"), canon("Когда вы откроете"));
        assert_ne!(canon("متى يتم الرد"), canon("متى يفتح المكتب"));
        assert_eq!(canon("Когда вы ответите?"), canon("КОГДА ВЫ ОТВЕТИТЕ"));
        // A Cyrillic text that names something in Latin stays Cyrillic.
        assert!(!canon("Сколько стоит iPhone сегодня").starts_with(b"c"));
    }

    #[test]
    fn an_added_mark_is_no_letter() {
        same("Klicka här", "Klicka här!!");
        same("Klicka här", "| Klicka här |");
        assert_eq!(canon("🎉🎉 !!! …"), b"");
    }

    proptest! {
        #[test]
        fn any_text_has_one_and_emoji_change_nothing(text in "\\PC{0,40}|[a-zåäöÅÄÖ0-9!|@ ]{0,40}") {
            let units = canon(&text);
            prop_assert!(units.windows(2).all(|pair| pair[0] != pair[1]));
            prop_assert!(!units.contains(&0));
            prop_assert_eq!(canon(&format!("{text} 👍")), units);
        }

        #[test]
        fn both_ways_agree(text in "[a-zåäöøæüéÅÄÖ0-9!|@$ .,]{0,40}") {
            let (mut quick, mut long) = (Vec::new(), Vec::new());
            prop_assert!(fast(text.as_bytes(), &mut quick));
            slow(&text, &mut long);
            prop_assert_eq!(quick, long);
        }
    }
}
