//! Work that several threads share, and whose results come in the order of what
//! they were made from: each thread takes every n-th piece. A few pieces are
//! under way at a time, however long the work is.

use std::{
    panic::resume_unwind,
    sync::{
        Arc,
        mpsc::{Receiver, sync_channel},
    },
    thread::{JoinHandle, spawn},
};

/// How many pieces wait for a thread, and as many results of it.
const AHEAD: usize = 2;

/// Results in order.
pub struct InOrder<R> {
    threads: Vec<(Receiver<R>, Option<JoinHandle<()>>)>,
    next: usize,
}

/// Does `work` with each piece on so many threads.
pub fn in_order<T, R>(
    threads: usize,
    pieces: impl Iterator<Item = T> + Send + 'static,
    work: impl Fn(T) -> R + Send + Sync + 'static,
) -> InOrder<R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let work = Arc::new(work);
    let (mut givers, mut takers) = (Vec::new(), Vec::new());
    for _ in 0..threads.max(1) {
        let (give, pieces) = sync_channel::<T>(AHEAD);
        let (hand_on, results) = sync_channel::<R>(AHEAD);
        let work = work.clone();
        let thread = spawn(move || {
            for piece in pieces {
                // Nobody waits for it any more.
                if hand_on.send(work(piece)).is_err() {
                    break;
                }
            }
        });
        givers.push(give);
        takers.push((results, Some(thread)));
    }
    spawn(move || {
        for (piece, at) in pieces.zip((0..givers.len()).cycle()) {
            if givers.get(at).is_none_or(|give| give.send(piece).is_err()) {
                break;
            }
        }
    });
    InOrder { threads: takers, next: 0 }
}

impl<R> Iterator for InOrder<R> {
    type Item = R;

    fn next(&mut self) -> Option<R> {
        let (results, thread) = self.threads.get_mut(self.next)?;
        if let Ok(result) = results.recv() {
            self.next = (self.next + 1) % self.threads.len();
            return Some(result);
        }
        // At its end, or it fell over: then so does whoever waits for it.
        if let Some(Err(fall)) = thread.take().map(JoinHandle::join) {
            resume_unwind(fall);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whoever_was_quicker() {
        for threads in [0, 1, 2, 5] {
            for pieces in [0_u64, 1, 4, 1000] {
                let work = |n: u64| {
                    // The first of each few takes the longest.
                    (0..if n.is_multiple_of(5) { 20_000 } else { 1 }).fold(n, |a, b| a ^ std::hint::black_box(b ^ b))
                };
                let results: Vec<u64> = in_order(threads, 0..pieces, work).collect();
                assert_eq!(results, (0..pieces).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn whoever_stops_listening_stops_the_work() {
        assert_eq!(in_order(2, 0.., |n: u64| n).take(10).last(), Some(9));
    }

    #[test]
    #[should_panic(expected = "seventh")]
    fn a_fall_is_no_early_end() {
        in_order(2, 0..100, |n: u64| assert!(n != 7, "the seventh")).for_each(drop);
    }
}
