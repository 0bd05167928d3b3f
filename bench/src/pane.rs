//! Choosing another case in the inbox, in a real browser: from the click until
//! the case is painted.

use std::process::Command;

use anyhow::{Context as _, ensure};

use crate::{Figure, shift::Shift};

/// What it may take, in milliseconds.
const LIMIT: f64 = 150.0;

/// Measures it; nothing where `SAKLIG_PANE` names no script. `cargo xtask`
/// names it.
///
/// # Errors
/// The browser's.
pub fn pane(shift: &Shift) -> anyhow::Result<Vec<Figure>> {
    let (Ok(node), Ok(script)) = (std::env::var("SAKLIG_NODE"), std::env::var("SAKLIG_PANE")) else {
        return Ok(Vec::new());
    };
    let output =
        Command::new(node).arg(script).arg(format!("http://{}", shift.address)).arg(&shift.cookies[1]).output()?;
    ensure!(output.status.success(), "the browser: {}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut took: Vec<f64> = said.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    took.sort_by(f64::total_cmp);
    let slowest = took.last().context("no case was opened")?;
    let (median, late) = (took[took.len() / 2], took[took.len() * 95 / 100]);
    Ok(vec![Figure {
        what: format!(
            "another case in the inbox, in Chromium, {} times: from the click until it is painted, 95th percentile",
            took.len()
        ),
        got: format!("{late:.0} ms (median {median:.0} ms, slowest {slowest:.0} ms)"),
        beside: format!("{LIMIT:.0} ms"),
        share: late / LIMIT,
    }])
}
