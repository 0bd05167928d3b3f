//! Stops what was started, in every case: also when this process is killed.

use std::{
    os::unix::process::CommandExt as _,
    process::{Child, Command, Stdio},
};

/// A shell that waits until we let go of it, or are gone, and then tidies up.
pub(crate) struct Keeper(Child);

impl Keeper {
    /// Keeps `tidy`, a line for the shell, whose `$1`, `$2` … are `arguments`.
    pub(crate) fn new(tidy: &str, arguments: &[&str]) -> anyhow::Result<Self> {
        let mut shell = Command::new("sh");
        // `cat` ends when the other end of its pipe closes, however that comes about.
        shell.arg("-c").arg(format!("trap '' INT TERM HUP; cat >/dev/null; {tidy}")).arg("keeper").args(arguments);
        shell.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::null()).process_group(0);
        Ok(Self(shell.spawn()?))
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        if let Err(error) = self.0.wait() {
            eprintln!("something that was started may still run: {error}");
        }
    }
}
