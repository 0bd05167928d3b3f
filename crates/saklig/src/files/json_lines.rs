//! JSON Lines: each line stands by itself.

use std::io::{self, BufRead, BufReader, Read};

use saklig_desk::{acts::import::parse_line, reading::LONGEST};

use super::{Row, Take};

/// Reads all lines.
pub(super) fn read(file: impl Read, take: Take<'_>) -> io::Result<()> {
    let mut reader = BufReader::with_capacity(1 << 20, file);
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        // A line without end must not fill the memory.
        if Read::take(&mut reader, (LONGEST as u64) + 2).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.len() > LONGEST {
            skip_line(&mut reader, &line)?;
        }
        let row = match parse_line(&line) {
            Ok(Some(observation)) => Row::Read(Box::new(observation)),
            Ok(None) => continue,
            Err(why) => Row::Refused(format!("line {number} {why}")),
        };
        if !take(row) {
            break;
        }
    }
    Ok(())
}

/// Reads on to the end of a line that is too long.
fn skip_line(reader: &mut impl BufRead, so_far: &[u8]) -> io::Result<()> {
    if so_far.ends_with(b"\n") {
        return Ok(());
    }
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let (used, end) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), false),
        };
        reader.consume(used);
        if end {
            return Ok(());
        }
    }
}
