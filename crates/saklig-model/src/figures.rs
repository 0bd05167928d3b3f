//! Figures (sv. *nyckeltal*, da. *nøgletal*): how many questions, and how fast
//! they are answered (S1-42 to S1-45). Always sums, never about a person: counts
//! below [`FEWEST`] are not shown, nor what would tell them by subtraction.

/// The smallest count that is shown beside others.
pub const FEWEST: i64 = 5;

/// The authority's answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// When it was decided, in microseconds.
    pub at: i64,
    /// Whole minutes of service time since the question was written.
    pub service_minutes: i64,
    /// Whole minutes on the clock.
    pub clock_minutes: i64,
}

/// How long answers took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// The time in the middle, in minutes; of an even number the mean of the
    /// two in the middle, cut to whole minutes.
    pub median: i64,
    /// The time within which nine answers of ten were given (the nearest rank).
    pub ninetieth: i64,
}

impl Times {
    /// Of so many answers that took so many minutes; `None` without an answer.
    #[must_use]
    pub fn of(counts: impl IntoIterator<Item = (i64, i64)>) -> Option<Self> {
        let mut counts: Vec<(i64, i64)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
        counts.sort_unstable();
        let all: i64 = counts.iter().map(|(_, count)| count).sum();
        // The one at a place, from 1.
        let at = |place: i64| {
            let mut before = 0;
            counts.iter().find_map(|(minutes, count)| {
                before += count;
                (place <= before).then_some(*minutes)
            })
        };
        Some(Self { median: i64::midpoint(at((all + 1) / 2)?, at(all / 2 + 1)?), ninetieth: at((all * 9 + 9) / 10)? })
    }
}

/// A share in thousandths, rounded; `None` of nothing.
#[must_use]
pub const fn share(part: i64, of: i64) -> Option<i64> {
    if of > 0 { Some((part * 1000 + of / 2) / of) } else { None }
}

/// A count as it is shown: `None` where it is smaller than [`FEWEST`], and not
/// nothing at all.
#[must_use]
pub const fn shown(count: i64) -> Option<i64> {
    if count == 0 || count >= FEWEST { Some(count) } else { None }
}

/// Which of these counts are shown beside their sum. Those below [`FEWEST`] are
/// not, nothing among them; and of the others as many of the smallest as it takes
/// for what is left out to come to [`FEWEST`] and to be more than one.
#[must_use]
pub fn veil(counts: &[i64]) -> Vec<bool> {
    let mut seen: Vec<bool> = counts.iter().map(|count| *count >= FEWEST).collect();
    loop {
        let hidden = || counts.iter().zip(&seen).filter(|(_, seen)| !**seen).map(|(count, _)| *count);
        let (number, sum) = (hidden().count(), hidden().sum::<i64>());
        if sum == 0 {
            // Noughts that hide nothing are shown.
            seen.fill(true);
            return seen;
        }
        if number > 1 && sum >= FEWEST {
            return seen;
        }
        let Some(smallest) = (0..counts.len()).filter(|at| seen[*at]).min_by_key(|at| counts[*at]) else {
            return seen;
        };
        seen[smallest] = false;
    }
}

/// Counts by name, the largest first, with those below [`FEWEST`] as one sum: of
/// the others as many of the smallest join them as it takes for the sum to be
/// shown. The sum is 0 where everything is shown.
#[must_use]
pub fn fold<T: Ord>(counts: impl IntoIterator<Item = (T, i64)>) -> (Vec<(T, i64)>, i64) {
    let mut counts: Vec<(T, i64)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let (mut rest, mut joined) = (0, 0);
    while let Some((_, count)) = counts.last()
        && (*count < FEWEST || (joined > 0 && (rest < FEWEST || joined < 2)))
    {
        rest += count;
        joined += 1;
        counts.pop();
    }
    (counts, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_and_the_ninetieth_percentile() {
        let of = |minutes: &[i64]| Times::of(minutes.iter().map(|minutes| (*minutes, 1)));
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]), Some(Times { median: 7, ninetieth: 7 }));
        // A02.
        assert_eq!(of(&[110, 10, 90, 20]), Some(Times { median: 55, ninetieth: 110 }));
        assert_eq!(of(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), Some(Times { median: 5, ninetieth: 9 }));
        assert_eq!(Times::of([(5, 3), (60, 1), (0, 0)]), Some(Times { median: 5, ninetieth: 60 }));
    }

    #[test]
    fn a_small_number_is_not_told_by_its_sum() {
        assert_eq!(veil(&[20, 3, 40]), [false, false, true]);
        assert_eq!(veil(&[20, 2, 3]), [true, false, false]);
        assert_eq!(veil(&[20, 1, 3]), [false, false, false]);
        assert_eq!(veil(&[0, 20, 0]), [true, true, true]);
        assert_eq!(veil(&[0, 20, 1, 30]), [false, false, false, true]);
        assert_eq!(veil(&[5]), [true]);
        assert_eq!(veil(&[]), [false; 0]);
    }

    #[test]
    fn small_numbers_are_one_sum_that_is_not_small_itself() {
        assert_eq!(fold([("a", 20), ("b", 3), ("c", 2), ("d", 0)]), (vec![("a", 20)], 5));
        assert_eq!(fold([("a", 20), ("b", 8), ("c", 2)]), (vec![("a", 20)], 10));
        assert_eq!(fold([("a", 20), ("b", 8)]), (vec![("a", 20), ("b", 8)], 0));
        assert_eq!(fold([("a", 1), ("b", 1), ("c", 2), ("d", 1)]), (vec![], 5));
        assert_eq!(fold([("a", 7)]), (vec![("a", 7)], 0));
    }
}
