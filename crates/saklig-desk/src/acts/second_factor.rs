//! The second factor (sv. *andra faktor*, da. *anden faktor*): codes by time
//! from a phone (RFC 6238), and recovery codes for when it is lost.

use saklig_journal::event::Event;
use saklig_model::{
    authority::Authority,
    id::PersonId,
    person::{Person, Power},
};
use saklig_store::{Tx, journal::Facts, second_factors, secrets, sessions};
use totp_rs::{Algorithm, Builder, Secret, Totp};
use zeroize::Zeroizing;

use super::{
    Act,
    sign_in::{Session, secret_hash},
};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// How many recovery codes there are.
pub const RECOVERY_CODES: usize = 10;

/// The act.
pub struct SetSecondFactor;

impl Act for SetSecondFactor {
    fn key(&self) -> &'static str {
        "set_second_factor"
    }
    fn power(&self) -> Option<Power> {
        None
    }
    fn events(&self) -> &'static [Event] {
        &[Event::SecondFactorSet]
    }
    fn scenario(&self) -> &'static str {
        "Everybody at a real authority has a second factor"
    }
}

/// A second factor that is offered and not yet proved.
#[derive(Clone)]
pub struct Offered {
    /// The secret, sealed: forms carry it until a code has proved it.
    pub sealed: String,
    /// The secret as one types it in, in groups of four letters.
    pub secret: String,
    /// The address that a phone reads from a picture.
    pub address: String,
}

impl Desk {
    /// Offers a new second factor. Nothing is kept until [`Desk::set_second_factor`].
    #[must_use]
    pub fn offer_second_factor(&self, session: &Session) -> Offered {
        let mut secret = Zeroizing::new([0_u8; 20]);
        self.chance().fill(secret.as_mut());
        let text = Secret::new_stack(*secret).to_base32();
        let name = offered_name(session.person.id);
        let sealed = self.vault().seal(self.chance(), session.authority.id, &name, &text);
        offered(&session.person, &session.authority, sealed, &text)
    }

    /// The same offer again, after a code that was wrong.
    ///
    /// # Errors
    /// [`Refusal::Code`] when it was not offered to this person here.
    pub fn offer_again(&self, session: &Session, sealed: &str) -> Result<Offered, Refusal> {
        let name = offered_name(session.person.id);
        let text = self.vault().open(session.authority.id, &name, sealed).map_err(|_| Refusal::Code)?;
        Ok(offered(&session.person, &session.authority, sealed.to_owned(), &text))
    }

    /// Sets the second factor that was offered, once a code proves that the
    /// phone has it; returns the recovery codes, which nobody sees again.
    /// Whoever has one already repeats their password. Other sessions end.
    ///
    /// # Errors
    /// [`Refusal::Code`] or [`Refusal::OldPassword`].
    pub async fn set_second_factor(
        &self,
        session: &Session,
        sealed: &str,
        code: &str,
        password: &str,
    ) -> Result<Vec<String>, Refusal> {
        let (person, authority) = (&session.person, &session.authority);
        let offered = offered_name(person.id);
        let text = self.vault().open(authority.id, &offered, sealed).map_err(|_| Refusal::Code)?;
        let step = step_of(&text, code, self.now()).ok_or(Refusal::Code)?;
        if second_factors::is_set(self.store().db(), person.id).await? {
            self.prove_password(person, password).await?;
        }
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| self.recovery_code()).collect();
        let hashes: Vec<String> = codes.iter().map(|code| secret_hash(&bare(code))).collect();

        let mut tx = self.store().begin().await?;
        let kept = kept_name(person.id);
        let sealed = self.vault().seal(self.chance(), authority.id, &kept, &text);
        secrets::keep(&mut tx, authority.id, &kept, &sealed).await?;
        second_factors::set(&mut tx, authority.id, person.id, self.now_micros(), step, &hashes).await?;
        sessions::end_others(&mut tx, person.id, session.id).await?;
        let facts = Facts::new().and("person", person.id.0).and("at", self.now_micros());
        self.note_own(&mut tx, person, Event::SecondFactorSet, facts).await?;
        tx.commit().await?;
        self.ring();
        Ok(codes)
    }

    /// Takes a code of the second factor or a recovery code, each once.
    pub(crate) async fn accept_code(&self, tx: &mut Tx, person: &Person, code: &str) -> Result<bool, Refusal> {
        let code = bare(code);
        if code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()) {
            let name = kept_name(person.id);
            let Some(kept) = secrets::with_prefix(&mut *tx, person.authority, &name).await?.pop() else {
                return Ok(false);
            };
            let text = self.vault().open(person.authority, &name, &kept.sealed).map_err(Refusal::internal)?;
            return match step_of(&text, &code, self.now()) {
                Some(step) => Ok(second_factors::accept(tx, person.id, step).await?),
                None => Ok(false),
            };
        }
        if !second_factors::use_code(tx, person.id, &secret_hash(&code)).await? {
            return Ok(false);
        }
        let left = second_factors::codes_left(&mut *tx, person.id).await?;
        let facts = Facts::new().and("person", person.id.0).and("left", left).and("at", self.now_micros());
        self.note_own(tx, person, Event::RecoveryCodeUsed, facts).await?;
        Ok(true)
    }

    /// Forgets a person's second factor, its secret and its recovery codes.
    pub(crate) async fn forget_second_factor(&self, tx: &mut Tx, person: &Person) -> Result<(), Refusal> {
        second_factors::forget(tx, person.id).await?;
        secrets::forget(tx, person.authority, &kept_name(person.id)).await?;
        Ok(())
    }

    /// An entry about what somebody did with their own account, for which no
    /// power is needed.
    pub(crate) async fn note_own(
        &self,
        tx: &mut Tx,
        person: &Person,
        event: Event,
        facts: Facts,
    ) -> Result<(), Refusal> {
        let actor = Actor::Person(person, Power::Read);
        self.note_down(tx, person.authority, Entry::about(event, actor, "person", person.id.0).with(facts)).await?;
        Ok(())
    }

    /// 80 random bits as four groups of letters.
    fn recovery_code(&self) -> String {
        let mut random = [0_u8; 10];
        self.chance().fill(&mut random);
        grouped(&Secret::new(Box::new(random)).to_base32(), '-')
    }
}

fn offered(person: &Person, authority: &Authority, sealed: String, text: &str) -> Offered {
    let issuer = encoded(&authority.name);
    let address = format!("otpauth://totp/{issuer}:{}?secret={text}&issuer={issuer}", encoded(&person.login));
    Offered { sealed, secret: grouped(text, ' '), address }
}

/// What an offered secret is sealed under: never the name of one that is kept.
fn offered_name(person: PersonId) -> String {
    format!("offered/{person}/second-factor")
}

fn kept_name(person: PersonId) -> String {
    format!("person/{person}/second-factor")
}

/// The step whose code this is: now, the one before or the one after.
fn step_of(secret: &str, code: &str, now: jiff::Timestamp) -> Option<i64> {
    let totp = phone(secret)?;
    let step = totp.check(&bare(code), u64::try_from(now.as_second()).ok()?)?;
    i64::try_from(step).ok()
}

/// Codes as every phone makes them: six digits, new every 30 seconds.
fn phone(secret: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    let builder = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_skew(1).with_step_duration(30);
    builder.with_secret(secret).build().ok()
}

/// A code as it was meant, however it was typed.
fn bare(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

/// A text in groups of four letters.
fn grouped(text: &str, by: char) -> String {
    let mut groups = String::new();
    for (at, letter) in text.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            groups.push(by);
        }
        groups.push(letter);
    }
    groups
}

/// A text as part of an address (RFC 3986).
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> jiff::Timestamp {
        jiff::Timestamp::from_second(second).unwrap()
    }

    /// RFC 6238, appendix B: the test secret, and its codes' last six digits.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn the_codes_are_those_of_the_rfc() {
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(step_of(SECRET, code, at(second)), Some(second / 30));
        }
    }

    #[test]
    fn a_code_is_good_for_one_step_before_and_after() {
        for (second, good) in [(-31, false), (0, true), (29, true), (59, true), (89, true), (90, false)] {
            assert_eq!(step_of(SECRET, "287 082", at(second)).is_some(), good && second >= 0, "{second}");
        }
        assert_eq!(step_of(SECRET, "287083", at(59)), None);
        assert_eq!(step_of(SECRET, "", at(59)), None);
        assert_eq!(step_of(SECRET, "７８９０１２", at(59)), None);
    }

    #[test]
    fn codes_are_read_however_they_are_typed() {
        assert_eq!(bare(" 287 082 "), "287082");
        assert_eq!(bare("abcd-efgh"), "ABCDEFGH");
        assert_eq!(grouped("ABCDEFGHI", '-'), "ABCD-EFGH-I");
        assert_eq!(encoded("Exempel Ö:1"), "Exempel%20%C3%96%3A1");
    }
}
