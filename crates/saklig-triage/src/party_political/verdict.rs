//! Signal 7: a word that judges, next to a party or a person of one. Weak.

use super::{Draft, Signal, VERDICT, inside};

pub(super) fn find(draft: &Draft<'_>, signals: &mut Vec<Signal>) {
    let mut verdicts: Vec<Signal> = Vec::new();
    for hit in draft.context.iter().filter(|hit| hit.sense == VERDICT) {
        let sentence = draft.sentence(hit.start);
        let judged = inside(signals, sentence)
            .filter(|signal| {
                matches!(signal.number, 1 | 6) && !(signal.place.start <= hit.start && hit.end <= signal.place.end)
            })
            .min_by_key(|signal| signal.place.start.abs_diff(hit.start));
        let Some(judged) = judged else { continue };
        let end = crate::parties::word_end(draft.page.plain, hit.end);
        let place = hit.start..end;
        verdicts.push(Signal { number: 7, reason: "party-verdict", place, score: 0.5, whom: judged.whom });
    }
    verdicts.sort_by_key(|verdict| (verdict.place.start, usize::MAX - verdict.place.end));
    verdicts.dedup_by(|later, kept| later.place.start < kept.place.end);
    signals.append(&mut verdicts);
}
