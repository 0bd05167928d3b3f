//! Shares with their uncertainty, and figures made from them.

use crate::{Figure, STATED};

/// How many of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// So many.
    pub hits: usize,
    /// Of so many.
    pub all: usize,
}

impl Share {
    /// One more, hit or not.
    pub fn add(&mut self, hit: bool) {
        self.hits += usize::from(hit);
        self.all += 1;
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self { hits: self.hits + other.hits, all: self.all + other.all }
    }

    /// From 0 to 1; of nothing it is not a number.
    pub fn value(self) -> f64 {
        self.hits as f64 / self.all as f64
    }

    /// Where the true share lies with 95 % certainty (Wilson's interval).
    pub fn interval(self) -> (f64, f64) {
        const Z: f64 = 1.959_964;
        let (n, p) = (self.all as f64, self.value());
        let middle = p + Z * Z / (2.0 * n);
        let reach = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        let whole = 1.0 + Z * Z / n;
        (((middle - reach) / whole).max(0.0), ((middle + reach) / whole).min(1.0))
    }

    /// `0.953 (0.931-0.968; 412 of 432)`.
    pub fn words(self) -> String {
        if self.all == 0 {
            return "none of 0".to_owned();
        }
        let (low, high) = self.interval();
        format!("{:.3} ({low:.3}-{high:.3}; {} of {})", self.value(), self.hits, self.all)
    }
}

/// Found and missed, right and wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Found {
    /// Of what there was, how much was found.
    pub recall: Share,
    /// Of what was found, how much was there.
    pub precision: Share,
}

impl Found {
    /// One text with a yes or no question: what it was, and what was said.
    pub fn judge(&mut self, is: bool, said: bool) {
        if is {
            self.recall.add(said);
        }
        if said {
            self.precision.add(is);
        }
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        let missed = self.recall.all - self.recall.hits;
        let wrong = self.precision.all - self.precision.hits;
        let right = 2.0 * self.recall.hits as f64;
        if right == 0.0 { 0.0 } else { right / (right + missed as f64 + wrong as f64) }
    }
}

/// A share that must not be less than its limit.
pub fn at_least(what: impl Into<String>, share: Share, limit: f64) -> Figure {
    value_at_least(what, share.value(), share.words(), limit)
}

/// A number that must not be less than its limit, with its words.
pub fn value_at_least(what: impl Into<String>, value: f64, got: impl Into<String>, limit: f64) -> Figure {
    let share = if value > 0.0 { limit / value } else { f64::INFINITY };
    Figure { what: what.into(), got: got.into(), beside: format!("at least {limit}"), share }
}

/// A share that must not be more than its limit.
pub fn at_most(what: impl Into<String>, share: Share, limit: f64) -> Figure {
    Figure { what: what.into(), got: share.words(), beside: format!("at most {limit}"), share: share.value() / limit }
}

/// A number of things that must not occur at all.
pub fn none(what: impl Into<String>, share: Share) -> Figure {
    let over = if share.hits == 0 { 0.0 } else { f64::INFINITY };
    Figure { what: what.into(), got: share.words(), beside: "none".into(), share: over }
}

/// Something that has no limit.
pub fn stated(what: impl Into<String>, got: impl Into<String>) -> Figure {
    Figure { what: what.into(), got: got.into(), beside: "stated".into(), share: STATED }
}

/// Something that nothing looks for yet.
pub fn not_built(what: impl Into<String>, limit: impl Into<String>) -> Figure {
    Figure { what: what.into(), got: "**not built**".into(), beside: limit.into(), share: f64::INFINITY }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_wilsons() {
        let (low, high) = Share { hits: 95, all: 100 }.interval();
        assert!((low - 0.8883).abs() < 0.001 && (high - 0.9785).abs() < 0.001, "{low} {high}");
        assert_eq!(Share { hits: 7, all: 7 }.interval().1, 1.0);
    }

    #[test]
    fn what_is_under_its_limit_is_over() {
        assert!(at_least("x", Share { hits: 94, all: 100 }, 0.95).share > 1.0);
        assert!(at_least("x", Share { hits: 95, all: 100 }, 0.95).share <= 1.0);
        assert!(at_least("x", Share::default(), 0.95).share > 1.0);
        assert!(at_most("x", Share { hits: 11, all: 100 }, 0.1).share > 1.0);
        assert!(none("x", Share { hits: 1, all: 100 }).share > 1.0);
    }

    #[test]
    fn f1_is_the_harmonic_mean() {
        let mut found = Found::default();
        for (is, said) in [(true, true), (true, false), (false, true), (false, false), (true, true)] {
            found.judge(is, said);
        }
        assert!((found.f1() - 2.0 / 3.0).abs() < 1e-9);
    }
}
