//! Development stream.
#![expect(clippy::print_stdout, reason = "dev")]
#[path = "../tests/pack/mod.rs"]
mod pack;
use saklig_triage::{Profile, Triage, jsonl};
fn main() {
    let Ok(triage) = Triage::new(&Profile::default(), &pack::carried()) else { return };
    let mut stream = jsonl::Stream::default();
    for line in std::io::stdin().lines().map_while(Result::ok) {
        println!("{}", stream.answer(&triage, jsonl::read(&triage, &line)).line());
    }
}
