//! Appearance: an authority's own colours, as far as everybody can read them.
//!
//! An authority gives two, one for pages on white and one for dark pages; all
//! others are made from these. What would be hard to read is not taken: every
//! text stands out from its ground by [`LEAST`] at least (WCAG 2.2, success
//! criterion 1.4.3).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The least contrast between a text and its ground.
pub const LEAST: f64 = 4.5;

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// What is written is no colour: six hexadecimal digits, `#0e5a4d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a colour")]
pub struct NoColour;

const WHITE: Colour = Colour([255; 3]);
const BLACK: Colour = Colour([0; 3]);

impl Colour {
    /// How bright it is, from 0 to 1 (WCAG 2.2, relative luminance).
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// How much two colours stand out from each other, from 1 to 21 (WCAG 2.2,
    /// contrast ratio).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// So many hundredths of it, and the rest of another.
    fn mixed(self, hundredths: u16, other: Self) -> Self {
        let part = |at: usize| {
            let sum = u16::from(self.0[at]) * hundredths + u16::from(other.0[at]) * (100 - hundredths);
            // A mean of bytes is one.
            ((sum + 50) / 100) as u8
        };
        Self([part(0), part(1), part(2)])
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl FromStr for Colour {
    type Err = NoColour;

    fn from_str(text: &str) -> Result<Self, NoColour> {
        let digits = text.trim().trim_start_matches('#');
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(NoColour);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| NoColour)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

/// A page on white, or a dark one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// What pages look like without the authority's colours; a test of the style
/// holds it to these.
#[derive(Debug, Clone, Copy)]
pub struct Grounds {
    /// What pages lie on: paper, surface, raised.
    pub papers: [Colour; 3],
    /// Texts, from the strongest to the faintest.
    pub inks: [Colour; 3],
    /// A text on the authority's colour.
    pub on_colour: Colour,
}

/// Texts on the rail, which is dark in both themes.
pub const RAIL_INKS: [Colour; 2] = [Colour([0xee, 0xf4, 0xf1]), Colour([0xb6, 0xcc, 0xc4])];

impl Theme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Its key: `light`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What a page of it looks like.
    #[must_use]
    pub const fn grounds(self) -> Grounds {
        match self {
            Self::Light => Grounds {
                papers: [Colour([0xf3, 0xf2, 0xec]), WHITE, Colour([0xfa, 0xf9, 0xf5])],
                inks: [Colour([0x14, 0x20, 0x1e]), Colour([0x44, 0x50, 0x4d]), Colour([0x59, 0x64, 0x61])],
                on_colour: WHITE,
            },
            Self::Dark => Grounds {
                papers: [Colour([0x11, 0x17, 0x16]), Colour([0x18, 0x21, 0x20]), Colour([0x1e, 0x29, 0x27])],
                inks: [Colour([0xeb, 0xef, 0xea]), Colour([0xb9, 0xc4, 0xc0]), Colour([0x9d, 0xaa, 0xa6])],
                on_colour: Colour([0x0b, 0x1f, 0x1b]),
            },
        }
    }

    /// The other end: what makes a colour stand out more here.
    const fn end(self) -> Colour {
        match self {
            Self::Light => BLACK,
            Self::Dark => WHITE,
        }
    }
}

/// The colours of one theme, made from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shades {
    /// Links and buttons.
    pub colour: Colour,
    /// The same under the pointer.
    pub strong: Colour,
    /// The ground of what is chosen.
    pub tint: Colour,
    /// The rail, a line of it under the pointer, and the room one is in.
    pub rail: [Colour; 3],
}

impl Shades {
    /// Those made from a colour.
    #[must_use]
    pub fn of(colour: Colour, theme: Theme) -> Self {
        let [paper, surface, _] = theme.grounds().papers;
        let (tint, rail) = match theme {
            Theme::Light => (12, [colour.mixed(50, BLACK), colour.mixed(70, BLACK), colour.mixed(85, BLACK)]),
            Theme::Dark => (18, [paper.mixed(60, BLACK), colour.mixed(6, paper), colour.mixed(20, paper)]),
        };
        Self { colour, strong: colour.mixed(75, theme.end()), tint: colour.mixed(tint, surface), rail }
    }

    /// The least that any text stands out from its ground.
    fn least_contrast(&self, theme: Theme) -> f64 {
        let Grounds { papers, inks, on_colour } = theme.grounds();
        let links = papers.into_iter().chain([self.tint]).map(|ground| (self.colour, ground));
        let buttons = [self.colour, self.strong].map(|ground| (on_colour, ground));
        let chosen = inks.map(|ink| (ink, self.tint));
        // What is faint stands on the rail alone.
        let rail = self.rail.map(|ground| (RAIL_INKS[0], ground)).into_iter().chain([(RAIL_INKS[1], self.rail[0])]);
        let all = links.chain(buttons).chain(chosen).chain(rail);
        all.map(|(text, ground)| text.contrast(ground)).fold(f64::INFINITY, f64::min)
    }
}

/// An authority's own colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Appearance {
    light: Colour,
    dark: Colour,
}

/// A colour that texts would be hard to read in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HardToRead {
    /// In which theme.
    pub theme: Theme,
    /// The least contrast there.
    pub contrast: f64,
    /// A colour close to it that can be read.
    pub instead: Colour,
}

impl Appearance {
    /// Takes the colours for light and for dark pages.
    ///
    /// # Errors
    /// [`HardToRead`] where a text would stand out from its ground by less than
    /// [`LEAST`].
    pub fn new(light: Colour, dark: Colour) -> Result<Self, HardToRead> {
        for (theme, colour) in [(Theme::Light, light), (Theme::Dark, dark)] {
            let contrast = Shades::of(colour, theme).least_contrast(theme);
            if contrast < LEAST {
                return Err(HardToRead { theme, contrast, instead: readable(colour, theme) });
            }
        }
        Ok(Self { light, dark })
    }

    /// The colour of a theme.
    #[must_use]
    pub const fn colour(&self, theme: Theme) -> Colour {
        match theme {
            Theme::Light => self.light,
            Theme::Dark => self.dark,
        }
    }

    /// The colours of a theme.
    #[must_use]
    pub fn shades(&self, theme: Theme) -> Shades {
        Shades::of(self.colour(theme), theme)
    }
}

/// The first colour on the way from one to the end of the theme, or else to its
/// other end, that can be read.
fn readable(colour: Colour, theme: Theme) -> Colour {
    let other = if theme == Theme::Light { WHITE } else { BLACK };
    let ways = [theme.end(), other].map(|end| (0..=50).map(move |step| colour.mixed(100 - 2 * step, end)));
    let reads = |colour: &Colour| Shades::of(*colour, theme).least_contrast(theme) >= LEAST;
    ways.into_iter().flatten().find(reads).unwrap_or(theme.grounds().inks[0])
}

/// Written as it is kept: `#0e5a4d #7fcdb8`.
impl fmt::Display for Appearance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.light, self.dark)
    }
}

/// What is kept as an appearance is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no appearance")]
pub struct NoAppearance;

impl FromStr for Appearance {
    type Err = NoAppearance;

    fn from_str(text: &str) -> Result<Self, NoAppearance> {
        let (light, dark) = text.split_once(' ').ok_or(NoAppearance)?;
        let colour = |text: &str| text.parse().map_err(|_| NoAppearance);
        Self::new(colour(light)?, colour(dark)?).map_err(|_| NoAppearance)
    }
}

impl From<Appearance> for String {
    fn from(appearance: Appearance) -> Self {
        appearance.to_string()
    }
}

impl TryFrom<String> for Appearance {
    type Error = NoAppearance;

    fn try_from(text: String) -> Result<Self, NoAppearance> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    #[test]
    fn contrast_as_published() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 1e-9);
        assert!((colour("#777777").contrast(WHITE) - 4.478).abs() < 0.001);
        assert!((colour("#767676").contrast(WHITE) - 4.542).abs() < 0.001);
    }

    #[test]
    fn what_is_pale_is_not_taken_and_what_is_near_is_proposed() {
        let dark = colour("#7fcdb8");
        let hard = Appearance::new(colour("#e0a000"), dark).unwrap_err();
        assert_eq!(hard.theme, Theme::Light);
        assert!(hard.contrast < 2.6, "{hard:?}");
        assert!(Appearance::new(hard.instead, dark).is_ok(), "{hard:?}");
        let hard = Appearance::new(colour("#0e5a4d"), colour("#10302a")).unwrap_err();
        assert_eq!(hard.theme, Theme::Dark);
        assert!(Appearance::new(colour("#0e5a4d"), hard.instead).is_ok());
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        let own = Appearance::new(colour("#5b2a86"), colour("#CFA8F5")).unwrap();
        assert_eq!(own.to_string(), "#5b2a86 #cfa8f5");
        assert_eq!(own.to_string().parse(), Ok(own));
        assert_eq!("#ffffff #cfa8f5".parse::<Appearance>(), Err(NoAppearance));
        for wrong in ["", "#12345", "#1234567", "#12345g", "röd", "#+12345"] {
            assert_eq!(wrong.parse::<Colour>(), Err(NoColour), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_chosen_there_is_a_colour_near_it_that_can_be_read(parts in any::<[u8; 3]>()) {
            for theme in Theme::ALL {
                let near = readable(Colour(parts), theme);
                prop_assert!(Shades::of(near, theme).least_contrast(theme) >= LEAST, "{near} {theme:?}");
            }
        }
    }
}
