//! Once a day, at an hour of their own choice in service time, tells somebody
//! by e-mail how many notices they have not read, and nothing else of them.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use saklig_model::{
    authority::Authority,
    id::{AuthorityId, MessageId, PersonId},
    service_hours::ServiceHours,
};
use saklig_store::{
    messages::{self, Way},
    notices, people,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{Job, Next};
use crate::{
    Desk, Refusal,
    alarms::{hours_of, ways_to, zone_of},
};

/// The job; the subject is the person.
pub struct Digesting;

#[async_trait]
impl Job for Digesting {
    fn key(&self) -> &'static str {
        super::DIGEST
    }

    async fn run(&self, desk: &Desk, authority: AuthorityId, subject: &str, _: i64) -> Result<Next, Refusal> {
        let id: PersonId = subject.parse().map_err(Refusal::internal)?;
        let authority = desk.authority(authority).await?;
        let hours = hours_of(desk.store().db(), &authority, &*desk.pack(&authority)?).await?;
        let mut tx = desk.store().begin().await?;
        let reach = messages::reach(&mut tx, id).await?;
        let person = people::one(&mut tx, id).await?.filter(|person| person.active);
        let (Some(hour), Some(person)) = (reach.digest_hour, person) else { return Ok(Next::Done) };
        let now = desk.now();
        let local = now.to_zoned(zone_of(&authority));
        if i64::from(local.hour()) == hour && hours.is_open(now) {
            // Known by its day, so that a job that runs twice sends once.
            let hash = Sha256::digest(format!("digest {id} {}", local.date()));
            let message = MessageId(Uuid::from_slice(hash.get(..16).unwrap_or_default()).map_err(Refusal::internal)?);
            let ways = messages::ways(&mut tx, authority.id).await?;
            let by_mail = ways_to(&ways, &reach).any(|way| way == Way::Mail);
            if by_mail && notices::unread(&mut tx, id).await? > 0 && messages::one(&mut tx, message).await?.is_none() {
                desk.dispatch_once(&mut tx, message, &person, Way::Mail, "digest", None).await?;
                tx.commit().await?;
                desk.ring();
            }
        }
        Ok(Next::Again(next_digest(&authority, &hours, hour, now)))
    }
}

/// When the digest comes next: at that hour of the next day on which somebody
/// serves then; tomorrow at this time where that is not within three weeks.
pub(crate) fn next_digest(authority: &Authority, hours: &ServiceHours, hour: i64, after: Timestamp) -> Timestamp {
    let zone = zone_of(authority);
    let today = zone.to_datetime(after).date();
    let hour = i8::try_from(hour).unwrap_or_default().clamp(0, 23);
    today
        .series(jiff::Span::new().days(1))
        .take(21)
        .filter_map(|day| zone.to_ambiguous_timestamp(day.at(hour, 0, 0, 0)).compatible().ok())
        .find(|at| *at > after && hours.is_open(*at))
        .unwrap_or(after + SignedDuration::from_hours(24))
}
