//! Conflict of interest (sv. *jäv*, da. *inhabilitet*): nobody handles a case
//! whose text is about themselves. A text concerns a person who works here if it
//! names them in full or by one of their known spellings, or if it threatens,
//! abuses or exposes somebody who is called by their first name.
//!
//! Every act from the case is refused to that person, and the refusal stands in
//! the journal; letting go of the case, and reading it, are not.

use saklig_journal::event::Event;
use saklig_model::{
    finding::Finding,
    id::{AuthorityId, ItemId, PersonId},
    person::{Person, Power},
};
use saklig_store::{On, Tx, items, journal::Facts, people, spellings};

use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// Kinds of findings that are aimed at somebody: then a first name is enough.
const AIMED: [&str; 5] = ["threat", "veiled_threat", "abuse", "incitement", "doxing"];

/// The most colleagues who are named as those who may.
const MOST_NAMED: usize = 5;

/// The words of a text in small letters, without the signs between them.
fn words(text: &str) -> Vec<String> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether a word of a text is a word of a name, the genitive among its forms.
fn is_word(word: &str, name: &str) -> bool {
    word == name || word.strip_suffix('s') == Some(name)
}

/// Whether these words of a name stand in a text one after the other.
fn stand_in(text: &[String], name: &[String]) -> bool {
    !name.is_empty()
        && text.windows(name.len()).any(|part| part.iter().zip(name).all(|(word, name)| is_word(word, name)))
}

/// Whether a text concerns somebody with this name and these spellings.
fn concerns(text: &str, aimed: bool, name: &str, spellings: &[&str]) -> bool {
    let text = words(text);
    let name = words(name);
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return false };
    let full = |names: &[String]| stand_in(&text, names);
    let both = [first.clone(), last.clone()];
    let turned = [last.clone(), first.clone()];
    (name.len() > 1 && (full(&name) || full(&both) || full(&turned)))
        || spellings.iter().any(|spelling| full(&words(spelling)))
        || (aimed && text.iter().any(|word| is_word(word, first)))
}

/// Whether a text with these findings concerns somebody with this name and these
/// spellings.
pub(crate) fn names(text: &str, findings: &[Finding], name: &str, spellings: &[&str]) -> bool {
    concerns(text, findings.iter().any(|finding| AIMED.contains(&finding.kind.as_str())), name, spellings)
}

impl Desk {
    /// Those who work here and whom the item's text is about.
    pub(crate) async fn concerned(
        &self,
        on: impl Into<On<'_>>,
        authority: AuthorityId,
        item: ItemId,
        people: &[Person],
    ) -> Result<Vec<PersonId>, Refusal> {
        let mut on = on.into();
        let versions = items::revisions(on.again(), item).await?;
        let findings = items::findings(on.again(), versions.iter().map(|version| version.revision.id)).await?;
        let known = spellings::of_authority(on.again(), authority).await?;
        let aimed = |version: &items::KeptRevision| {
            let own = |finding: &&Finding| finding.revision == version.revision.id;
            findings.iter().filter(own).any(|finding| AIMED.contains(&finding.kind.as_str()))
        };
        let concerned = people.iter().filter(|person| {
            let own: Vec<&str> =
                known.iter().filter(|(of, _)| *of == person.id).map(|(_, words)| words.as_str()).collect();
            versions.iter().any(|version| {
                version.revision.text.as_ref().is_some_and(|text| concerns(text, aimed(version), &person.name, &own))
            })
        });
        Ok(concerned.map(|person| person.id).collect())
    }

    /// If the item's text is about this person: the names of those who may act
    /// instead.
    pub(crate) async fn conflict(
        &self,
        on: impl Into<On<'_>>,
        who: &Person,
        kept: &items::Kept,
    ) -> Result<Option<Vec<String>>, Refusal> {
        // What the authority writes itself is signed by those who work here.
        if kept.item.own {
            return Ok(None);
        }
        let mut on = on.into();
        let people = people::of(on.again(), who.authority).await?;
        let concerned = self.concerned(on, who.authority, kept.item.id, &people).await?;
        if !concerned.contains(&who.id) {
            return Ok(None);
        }
        let may = |person: &&Person| person.may(Power::Moderate).is_ok() && !concerned.contains(&person.id);
        Ok(Some(people.iter().filter(may).take(MOST_NAMED).map(|person| person.name.clone()).collect()))
    }

    /// Refuses to give a case to a colleague whom its text is about.
    pub(crate) async fn not_about(&self, tx: &mut Tx, colleague: &Person, item: ItemId) -> Result<(), Refusal> {
        let kept = items::one(&mut *tx, item).await?.ok_or(Refusal::NotFound)?;
        match self.conflict(tx, colleague, &kept).await? {
            Some(_) => Err(Refusal::AboutColleague),
            None => Ok(()),
        }
    }

    /// Refuses an act to whom the text is about. The refusal is journaled: the
    /// transaction ends with its entry, before the act has written anything.
    pub(crate) async fn no_conflict(
        &self,
        tx: &mut Tx,
        who: &Person,
        power: Power,
        kept: &items::Kept,
    ) -> Result<(), Refusal> {
        let Some(others) = self.conflict(&mut *tx, who, kept).await? else { return Ok(()) };
        let facts = Facts::new().and("revision", kept.revision.0).and("person", who.id.0).and("at", self.now_micros());
        let entry = Entry::about_item(Event::ConflictRefused, Actor::Person(who, power), kept.item.id).with(facts);
        self.note_down(tx, who.authority, entry).await?;
        tx.end().await?;
        self.ring();
        Err(Refusal::Conflict { others })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_name_concerns_whoever_has_it() {
        for text in ["Amina Lind tog emot mutor", "LIND, AMINA!", "Det är Amina Linds fel", "amina\nlind"] {
            assert!(concerns(text, false, "Amina Lind", &[]), "{text}");
        }
        for text in ["Amina är bra", "Lind är ett träd, Amina", "Amina Lindberg", ""] {
            assert!(!concerns(text, false, "Amina Lind", &[]), "{text}");
        }
        // Names between the first and the last may be left out.
        assert!(concerns("Hej Amina Lind", false, "Amina Sofia Lind", &[]));
        assert!(!concerns("Amina", false, "Amina", &[]));
    }

    #[test]
    fn a_known_spelling_does_too() {
        let spellings = ["Mina L", "amina.lind@example.se"];
        assert!(concerns("skriv till amina.lind@example.se", false, "Amina Lind", &spellings));
        assert!(concerns("Fråga mina l.", false, "Amina Lind", &spellings));
        assert!(!concerns("mina barn", false, "Amina Lind", &spellings));
    }

    #[test]
    fn a_first_name_is_enough_where_somebody_is_threatened() {
        let text = "Jag vet var du bor Sofia på handläggningen";
        assert!(concerns(text, true, "Sofia Ek", &[]));
        assert!(!concerns(text, false, "Sofia Ek", &[]));
        assert!(!concerns(text, true, "Bo Ek", &[]));
    }
}
