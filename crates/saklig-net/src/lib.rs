//! How we reach out: the one HTTP client, and the one that hands mail to a server.
//!
//! [`Net`] is the only way out of the house. It refuses addresses that no
//! outsider may make us visit ([`AddressRule`]), follows no redirect, limits
//! time, size and pace, and never repeats a request by itself. When something
//! fails, [`Failure::sent`] says whether the server may have seen the request,
//! which is the difference between trying again and asking a person.
//!
//! May use: no other crate of this house. The time comes in as an argument;
//! only pace and time-outs run by the machine's monotonic clock.
//!
//! To add a limit: a field of [`NetConfig`], and a test beside the others in
//! `tests/rough_weather.rs`, against the fake server.

#[cfg(feature = "fake")]
pub mod fake;

mod address;
mod answer;
mod ask;
mod failure;
mod mail;
mod net;
mod pace;
mod secret;
mod wait;

pub use address::AddressRule;
pub use answer::Answer;
pub use ask::{Ask, Method};
pub use failure::{Failure, NetError};
pub use mail::{Letter, MailServer, MailTrouble, is_mail_address};
pub use net::{Net, NetConfig, NotBuilt};
pub use pace::Pace;
pub use secret::Secret;
