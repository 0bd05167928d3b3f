//! How else than by their full name a person may be named in a text: what the
//! program goes by when it keeps them from cases about themselves.

use saklig_journal::event::Event;
use saklig_model::{
    id::PersonId,
    person::{Person, Power},
};
use saklig_store::{journal::Facts, people, spellings};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The most spellings of one person, and the most characters of one.
const MOST: usize = 20;
const LONGEST: usize = 120;

/// The act.
pub struct ChangeSpellings;

impl Act for ChangeSpellings {
    fn key(&self) -> &'static str {
        "change_spellings"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunPeople)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::SpellingsChanged]
    }
    fn scenario(&self) -> &'static str {
        "A known spelling of a name tells as well"
    }
}

impl Desk {
    /// Says how else a person may be named, one spelling a line, in place of
    /// what was said before. The journal tells that it was changed, and how many
    /// there are.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn change_spellings(&self, who: &Person, person: PersonId, lines: &str) -> Result<(), Refusal> {
        who.may(Power::RunPeople)?;
        let mut tx = self.store().begin().await?;
        let named = people::one(&mut tx, person).await?.filter(|person| person.authority == who.authority);
        named.ok_or(Refusal::NotFound)?;
        let mut words: Vec<String> = Vec::new();
        for line in lines.lines().map(|line| line.trim().replace('\0', "")).filter(|line| !line.is_empty()) {
            let got = line.chars().count();
            if got > LONGEST {
                return Err(Refusal::TooLong { most: LONGEST, got });
            }
            // A single letter stands in every text.
            if got < 3 {
                return Err(Refusal::SpellingShort);
            }
            if !words.contains(&line) {
                words.push(line);
            }
        }
        if words.len() > MOST {
            return Err(Refusal::TooLong { most: MOST, got: words.len() });
        }
        spellings::set(&mut tx, who.authority, person, &words).await?;
        let facts =
            Facts::new().and("spellings", i64::try_from(words.len()).unwrap_or(i64::MAX)).and("at", self.now_micros());
        let actor = Actor::Person(who, Power::RunPeople);
        let entry = Entry::about(Event::SpellingsChanged, actor, "person", person.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
