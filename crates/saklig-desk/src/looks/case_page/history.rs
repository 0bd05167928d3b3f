//! What has happened to an item and its case.

use jiff::Timestamp;
use saklig_journal::{event::Event, leaf::Leaf};
use saklig_model::{ground::GroundRef, item::Item, person::Person};
use saklig_store::{decisions, items, journal};

use super::name_of;
use crate::{Desk, Refusal};

/// Something that happened to the item or its case.
#[derive(Debug, Clone)]
pub struct Happened {
    /// When.
    pub at: Timestamp,
    /// The journal's key of the event.
    pub event: String,
    /// Who, by name; `None` for the system.
    pub person: Option<String>,
    /// The journal entry's index; `None` while it is being sealed.
    pub index: Option<i64>,
    /// The ground's title-bearing reference, where one was used.
    pub ground: Option<GroundRef>,
}

impl Desk {
    /// What has happened: versions as they came, then what the journal says.
    pub(super) async fn history(
        &self,
        item: &Item,
        revisions: &[items::KeptRevision],
        people: &[Person],
    ) -> Result<Vec<Happened>, Refusal> {
        let mut history: Vec<Happened> = revisions
            .iter()
            .map(|version| Happened {
                at: version.revision.seen_at,
                event: if version.revision.number == 1 { Event::ItemsReceived } else { Event::ItemChanged }
                    .key()
                    .to_owned(),
                person: None,
                index: version.place,
                ground: None,
            })
            .collect();
        let db = self.store().db();
        let mut entries = journal::about(db, item.id.0).await?;
        // What was decided over a group has one entry for all of its items.
        for group in decisions::groups_of(db, item.id).await? {
            entries.extend(journal::about(db, group).await?);
        }
        entries.sort_by_key(|entry| entry.serial);
        for entry in entries {
            let rule = Leaf::decode(&entry.leaf).ok().and_then(|leaf| leaf.rule);
            history.push(Happened {
                at: entry.at,
                event: entry.event,
                person: entry.person.and_then(|person| name_of(people, person)),
                index: entry.place,
                ground: rule.and_then(|rule| {
                    let (pack, id) = rule.id.split_once('/')?;
                    Some(GroundRef { pack: pack.to_owned(), id: id.to_owned(), version: rule.version })
                }),
            });
        }
        history.sort_by_key(|happened| happened.at);
        Ok(history)
    }
}
