//! Say where one is reached: for alarms, and for a digest once a day where one
//! wants it. Nobody says it for somebody else.

use saklig_journal::event::Event;
use saklig_model::person::{Person, Power};
use saklig_net::is_mail_address;
use saklig_store::{
    journal::Facts,
    messages::{self, Reach},
};

use super::Act;
use crate::{
    Desk, Refusal,
    alarms::hours_of,
    jobs::{DIGEST, digest::next_digest},
};

/// The act.
pub struct ChooseReach;

impl Act for ChooseReach {
    fn key(&self) -> &'static str {
        "choose_reach"
    }
    fn power(&self) -> Option<Power> {
        None
    }
    fn events(&self) -> &'static [Event] {
        &[Event::ReachChanged]
    }
    fn scenario(&self) -> &'static str {
        "A digest once a day"
    }
}

/// A number in the international form, without spaces: `+46701740605`.
fn number(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|character| !matches!(character, ' ' | '-' | '(' | ')' | '.')).collect();
    if plain.is_empty() {
        return Some(plain);
    }
    let digits = plain.strip_prefix('+')?;
    let fits = (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    (fits && !digits.starts_with('0')).then_some(plain)
}

impl Desk {
    /// Where one is reached.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn own_reach(&self, who: &Person) -> Result<Reach, Refusal> {
        Ok(messages::reach(self.store().db(), who.id).await?)
    }

    /// The hours of the day at which somebody serves on some day of a week.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn digest_hours(&self, who: &Person) -> Result<Vec<i64>, Refusal> {
        let authority = self.authority(who.authority).await?;
        let hours = hours_of(self.store().db(), &authority, &*self.pack(&authority)?).await?;
        let now = self.now();
        let soon = |hour: &i64| next_digest(&authority, &hours, *hour, now);
        // Where nobody serves at that hour, what comes next is no opening.
        Ok((0..24)
            .filter(|hour| {
                hours.is_open(soon(hour)) && {
                    let at = soon(hour).to_zoned(crate::alarms::zone_of(&authority));
                    i64::from(at.hour()) == *hour && at.minute() == 0
                }
            })
            .collect())
    }

    /// Changes where one is reached.
    ///
    /// # Errors
    /// [`Refusal::Unfit`] names the field that cannot be used.
    pub async fn choose_reach(&self, who: &Person, wanted: &Reach) -> Result<(), Refusal> {
        let mail = wanted.mail.trim().to_owned();
        if !mail.is_empty() && !is_mail_address(&mail) {
            return Err(Refusal::Unfit { field: "mail" });
        }
        let phone = number(wanted.phone.trim()).ok_or(Refusal::Unfit { field: "mobile" })?;
        let digest_hour = wanted.digest_hour;
        if digest_hour.is_some() && mail.is_empty() {
            return Err(Refusal::Empty { field: "mail" });
        }
        if let Some(hour) = digest_hour
            && !self.digest_hours(who).await?.contains(&hour)
        {
            return Err(Refusal::Unfit { field: "digest_hour" });
        }
        let mut tx = self.store().begin().await?;
        let reach = Reach { mail, phone, digest_hour };
        if messages::reach(&mut tx, who.id).await? == reach {
            return Ok(());
        }
        messages::keep_reach(&mut tx, who.authority, who.id, &reach).await?;
        if let Some(hour) = digest_hour {
            let authority = self.authority(who.authority).await?;
            let hours = hours_of(&mut tx, &authority, &*self.pack(&authority)?).await?;
            let at = next_digest(&authority, &hours, hour, self.now());
            self.enqueue(&mut tx, who.authority, DIGEST, &who.id.to_string(), at).await?;
        }
        // That it was changed is on record; where somebody is reached is not.
        let facts = Facts::new()
            .and("mail", i64::from(!reach.mail.is_empty()))
            .and("phone", i64::from(!reach.phone.is_empty()))
            .and("at", self.now_micros());
        self.note_own(&mut tx, who, Event::ReachChanged, facts).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_is_international_or_none() {
        assert_eq!(number("+46 70-174 06 05").as_deref(), Some("+46701740605"));
        assert_eq!(number("").as_deref(), Some(""));
        for bad in ["070-174 06 05", "+0701740605", "+46", "+46x01740605", "ring mig"] {
            assert_eq!(number(bad), None, "{bad}");
        }
    }
}
