//! The file of a model: `reading/models/<name>.model` below `packs/`.
//!
//! A line that says what it is and its version; a line of JSON with what the
//! model tells apart, and how; the features, ascending, as differences of seven
//! bits a byte; how rare each is; the weights, class by class; and eight bytes
//! that sum up all before them, so that a damaged file is never read as another.
//! It holds no words: a feature is a number that only the word itself leads to.

use serde::{Deserialize, Serialize};

use crate::linear::{Counting, Feature, LANES, Model, Parts};

/// How a file begins. The number is the version.
const MAGIC: &[u8] = b"saklig model 1\n";
/// How a file of any version begins.
const ANY: &[u8] = b"saklig model ";
/// More features than this are a mistake.
const MOST: usize = 1 << 20;

#[derive(Serialize, Deserialize)]
struct Head {
    counting: String,
    classes: Vec<String>,
    bias: Vec<f32>,
    threshold: f32,
    scale: f32,
    features: usize,
}

/// The bytes of a model's file.
#[must_use]
pub fn write(model: &Model) -> Vec<u8> {
    let features = model.features();
    let head = Head {
        counting: counting_name(model.counting).to_owned(),
        classes: model.classes.clone(),
        bias: model.bias.clone(),
        threshold: model.threshold,
        scale: model.scale,
        features: features.len(),
    };
    let mut bytes = MAGIC.to_vec();
    // Numbers and texts alone cannot fail to be written.
    bytes.extend(serde_json::to_vec(&head).unwrap_or_default());
    bytes.push(b'\n');
    let mut last = 0;
    for feature in &features {
        let mut step = feature.key - last;
        while step >= 0x80 {
            bytes.push(step as u8 | 0x80);
            step >>= 7;
        }
        bytes.push(step as u8);
        last = feature.key;
    }
    bytes.extend(features.iter().map(|feature| feature.rarity));
    for class in 0..model.classes.len() {
        bytes.extend(features.iter().map(|feature| feature.weights[class].to_le_bytes()[0]));
    }
    bytes.extend(sum(&bytes).to_le_bytes());
    bytes
}

/// Reads a model's file.
///
/// # Errors
/// What is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Model, String> {
    if !bytes.starts_with(MAGIC) {
        return Err(if bytes.starts_with(ANY) {
            "is a model of another version of the program; train it again with this one".to_owned()
        } else {
            "is not a model".to_owned()
        });
    }
    let damaged = || "is damaged: its contents do not match its sum; copy it again, or train it again".to_owned();
    let (body, told) = bytes.split_last_chunk::<8>().ok_or_else(damaged)?;
    if sum(body) != u64::from_le_bytes(*told) {
        return Err(damaged());
    }
    let mut rest = body.get(MAGIC.len()..).ok_or_else(damaged)?;
    let line = memchr::memchr(b'\n', rest).ok_or_else(damaged)?;
    let head: Head = serde_json::from_slice(&rest[..line]).map_err(|error| format!("its head: {error}"))?;
    rest = &rest[line + 1..];
    let counting = [Counting::Plain, Counting::Blocks, Counting::Signs]
        .into_iter()
        .find(|way| counting_name(*way) == head.counting);
    let counting = counting.ok_or_else(|| format!("counts in a way that is unknown here: {:?}", head.counting))?;
    let classes = head.classes.len();
    if classes == 0 || classes > LANES || head.bias.len() != classes || head.features > MOST {
        return Err(format!("its head does not fit together: {classes} classes, {} features", head.features));
    }
    let mut features = Vec::with_capacity(head.features);
    let mut last = 0_u32;
    for at in 0..head.features {
        let step = step(&mut rest).ok_or_else(damaged)?;
        let key = last.checked_add(step).filter(|key| *key > last || at == 0 && *key > 0).ok_or_else(damaged)?;
        features.push(Feature { key, rarity: 0, weights: [0; LANES] });
        last = key;
    }
    if rest.len() != head.features * (classes + 1) {
        return Err(damaged());
    }
    let mut columns = rest.chunks(head.features.max(1));
    for (feature, rarity) in features.iter_mut().zip(columns.next().unwrap_or_default()) {
        feature.rarity = *rarity;
    }
    for (class, column) in columns.enumerate() {
        for (feature, weight) in features.iter_mut().zip(column) {
            feature.weights[class] = i8::from_le_bytes([*weight]);
        }
    }
    let Head { classes, bias, threshold, scale, .. } = head;
    Ok(Model::new(Parts { counting, classes, bias, threshold, scale, features }))
}

/// A number of seven bits a byte, the lowest first.
fn step(rest: &mut &[u8]) -> Option<u32> {
    let mut step = 0_u32;
    for shift in (0..35).step_by(7) {
        let (byte, more) = rest.split_first()?;
        *rest = more;
        step |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(step);
        }
    }
    None
}

const fn counting_name(counting: Counting) -> &'static str {
    match counting {
        Counting::Plain => "plain",
        Counting::Blocks => "blocks",
        Counting::Signs => "signs",
    }
}

/// FNV-1a: any one byte that changes, changes it.
pub(crate) fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::{Example, Settings, train};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static SMALL: LazyLock<Model> = LazyLock::new(|| {
        let texts = ["tack för allt", "tack så mycket", "stort tack", "du är dum", "så dum", "dum är du"];
        let examples: Vec<_> =
            texts.iter().enumerate().map(|(at, text)| Example::of(text, usize::from(at <= 2))).collect();
        train(&examples, &["bad"], &Settings::HEAD)
    });

    #[test]
    fn what_is_written_is_read() {
        assert!(!SMALL.features().is_empty());
        assert_eq!(read(&write(&SMALL)).as_ref(), Ok(&*SMALL));
    }

    #[test]
    fn what_is_not_a_model_of_this_version_says_so() {
        assert!(read(b"hello").unwrap_err().contains("not a model"));
        assert!(read(b"saklig model 2\n{}").unwrap_err().contains("another version"));
        assert!(read(MAGIC).unwrap_err().contains("damaged"));
    }

    proptest! {
        #[test]
        fn a_file_with_one_byte_changed_is_refused(at in any::<prop::sample::Index>(), change in 1..=255_u8) {
            let mut bytes = write(&SMALL);
            let at = at.index(bytes.len());
            bytes[at] ^= change;
            prop_assert!(read(&bytes).is_err());
        }

        #[test]
        fn whatever_the_file_holds_nothing_falls_over(body in prop::collection::vec(any::<u8>(), 0..200), head in 0..40_usize) {
            let whole = write(&SMALL);
            let mut bytes = whole[..MAGIC.len() + head].to_vec();
            bytes.extend(body);
            let told = sum(&bytes);
            bytes.extend(told.to_le_bytes());
            let _ = read(&bytes);
        }
    }
}
