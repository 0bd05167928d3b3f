//! The file of a [net](crate::net): `reading/models/<name>.net` below `packs/`.
//!
//! A line that says what it is and its version; a line of JSON with its classes
//! and its size; the rows, a byte a number; all other numbers, four bytes each;
//! and eight bytes that sum up all before them. It holds no words.

use serde::{Deserialize, Serialize};

use crate::linear::LANES;
use crate::model_file::sum;
use crate::net::{ALL_ROWS, FILTERS, HIDDEN, Layers, Net, WIDTH};

/// How a file begins. The number is the version.
const MAGIC: &[u8] = b"saklig net 1\n";

#[derive(Serialize, Deserialize)]
struct Head {
    classes: Vec<String>,
    scale: f32,
    size: [usize; 4],
}

/// Rows, their width, filters and hidden numbers of this version of the program.
const SIZE: [usize; 4] = [ALL_ROWS, WIDTH, FILTERS, HIDDEN];

/// The bytes of a net's file.
#[must_use]
pub fn write(net: &Net) -> Vec<u8> {
    let head = Head { classes: net.classes.clone(), scale: net.scale, size: SIZE };
    let mut bytes = MAGIC.to_vec();
    // Numbers and texts alone cannot fail to be written.
    bytes.extend(serde_json::to_vec(&head).unwrap_or_default());
    bytes.push(b'\n');
    bytes.extend(net.rows.as_flattened().iter().map(|number| number.to_le_bytes()[0]));
    let mut layers = net.layers.clone();
    layers.numbers_mut().for_each(|number| bytes.extend(number.to_le_bytes()));
    bytes.extend(sum(&bytes).to_le_bytes());
    bytes
}

/// Reads a net's file.
///
/// # Errors
/// What is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Net, String> {
    let damaged = || "is damaged: its contents do not match its sum; copy it again, or train it again".to_owned();
    if !bytes.starts_with(MAGIC) {
        return Err("is no net of this version of the program; train it again with this one".to_owned());
    }
    let (body, told) = bytes.split_last_chunk::<8>().ok_or_else(damaged)?;
    if sum(body) != u64::from_le_bytes(*told) {
        return Err(damaged());
    }
    let rest = body.get(MAGIC.len()..).ok_or_else(damaged)?;
    let line = memchr::memchr(b'\n', rest).ok_or_else(damaged)?;
    let Head { classes, scale, size } =
        serde_json::from_slice(&rest[..line]).map_err(|error| format!("its head: {error}"))?;
    if size != SIZE || classes.is_empty() || classes.len() > LANES {
        return Err(format!("its head does not fit this version of the program: {size:?}"));
    }
    let (rows, numbers) = rest[line + 1..].split_at_checked(ALL_ROWS * WIDTH).ok_or_else(damaged)?;
    let rows = rows.as_chunks::<WIDTH>().0.iter().map(|row| row.map(|byte| i8::from_le_bytes([byte]))).collect();
    let mut layers = Layers::empty(classes.len());
    let (numbers, odd) = numbers.as_chunks::<4>();
    if !odd.is_empty() || numbers.len() != layers.numbers_mut().count() {
        return Err(damaged());
    }
    for (number, bytes) in layers.numbers_mut().zip(numbers) {
        *number = f32::from_le_bytes(*bytes);
    }
    Ok(Net { classes, scale, rows, layers })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Features;
    use crate::net::given;
    use crate::net_training::{Example, train};

    fn small() -> Net {
        let texts = ["tack för allt", "jag hotar dig", "stort tack", "jag hotar er"];
        let given: Vec<_> = texts.iter().map(|text| given(&Features::of(text), &[], |_| true)).collect();
        let examples: Vec<_> =
            given.iter().enumerate().map(|(at, given)| Example { given, yes: at as u16 % 2, told: 1 }).collect();
        train(&examples, &["menace"])
    }

    #[test]
    fn what_is_written_is_read_and_what_is_damaged_says_so() {
        let net = small();
        let mut bytes = write(&net);
        assert_eq!(read(&bytes).as_ref(), Ok(&net));
        assert!(read(b"hello").unwrap_err().contains("no net"));
        assert!(read(&bytes[..bytes.len() - 1]).unwrap_err().contains("damaged"));
        bytes[2000] ^= 1;
        assert!(read(&bytes).unwrap_err().contains("damaged"));
    }

    #[test]
    fn the_same_texts_give_the_same_net() {
        assert_eq!(small(), small());
    }
}
