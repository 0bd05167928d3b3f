//! Time and chance as arguments.
//!
//! Everything that needs the time or a fresh identity is given a [`Clock`] or
//! [`Chance`], so that a scenario can set the day and repeat itself exactly.

use jiff::Timestamp;
use uuid::Uuid;

/// Tells what time it is.
pub trait Clock: Send + Sync + 'static {
    /// The present moment.
    fn now(&self) -> Timestamp;
}

/// Draws identities, salts and tokens.
pub trait Chance: Send + Sync + 'static {
    /// Fills `bytes` with unpredictable bytes.
    fn fill(&self, bytes: &mut [u8]);

    /// An identity that sorts by time (UUID version 7); for rows.
    fn sorted_id(&self, now: Timestamp) -> Uuid {
        let mut random = [0_u8; 10];
        self.fill(&mut random);
        let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// An identity that tells nothing (UUID version 4); for journal entries
    /// and every object identity that the journal names.
    fn opaque_id(&self) -> Uuid {
        let mut random = [0_u8; 16];
        self.fill(&mut random);
        uuid::Builder::from_random_bytes(random).into_uuid()
    }

    /// A 32-byte salt for a journal commitment.
    fn salt(&self) -> [u8; 32] {
        let mut salt = [0_u8; 32];
        self.fill(&mut salt);
        salt
    }
}

/// Microseconds since 1970, UTC: how the database keeps time.
#[must_use]
pub fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// The moment that [`micros`] stands for; values outside the calendar become
/// its nearest end.
#[must_use]
pub fn from_micros(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(if micros < 0 { Timestamp::MIN } else { Timestamp::MAX })
}
