//! Choose which rule set holds in a channel, and from which day (S1-26). What
//! was decided before keeps the rules that held then.

use jiff::civil::Date;
use saklig_journal::event::Event;
use saklig_model::{
    authority::Authority,
    channel::Channel,
    ground::RuleSet,
    id::ChannelId,
    pack::Pack,
    person::{Person, Power},
};
use saklig_store::{
    On, channels,
    journal::Facts,
    rule_sets::{self, Chosen},
};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct ChooseRules;

impl Act for ChooseRules {
    fn key(&self) -> &'static str {
        "choose_rules"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunChannels)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::RulesChosen]
    }
    fn scenario(&self) -> &'static str {
        "Each channel has its own rules"
    }
}

impl Desk {
    /// Chooses a rule set for a channel, from today or a later day.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn choose_rules(
        &self,
        who: &Person,
        channel: ChannelId,
        rule_set: &str,
        from: Option<Date>,
    ) -> Result<(), Refusal> {
        who.may(Power::RunChannels)?;
        let mut tx = self.store().begin().await?;
        channels::lock(&mut tx, channel).await?;
        let kept = channels::one(&mut tx, channel).await?;
        kept.filter(|kept| kept.channel.authority == who.authority).ok_or(Refusal::NotFound)?;
        let authority = self.authority(who.authority).await?;
        let pack = self.pack(&authority)?;
        // Rules never hold backwards: what was decided was decided under others.
        let from = from.filter(|from| *from >= self.today(&authority)).ok_or(Refusal::RuleDay)?;
        let set = pack.rule_sets_on(from).find(|set| set.id == rule_set).ok_or(Refusal::NoRuleSet)?;
        let before = rule_sets::of(&mut tx, channel).await?;
        let chosen = Chosen { rule_set: set.id.clone(), from, person: who.id, name: String::new(), at: self.now() };
        let id = self.chance().opaque_id();
        rule_sets::choose(&mut tx, id, who.authority, channel, &chosen).await?;
        let held = in_force(&before, self.today(&authority)).map_or("", |chosen| chosen.rule_set.as_str());
        let facts = Facts::new()
            .and("rules_before", held)
            .and("rules", set.id.as_str())
            .and("version", i64::from(set.version))
            .and("from", from.to_string().as_str())
            .and("at", self.now_micros());
        let entry = Entry::about(Event::RulesChosen, Actor::Person(who, Power::RunChannels), "channel", channel.0);
        self.note_down(&mut tx, who.authority, entry.with(facts)).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// The rule set that holds in a channel today; `None` where none does: the
    /// channel is only listened to, or the pack has no sets and every ground holds.
    pub(crate) async fn rules_of(
        &self,
        on: impl Into<On<'_>>,
        channel: &Channel,
        authority: &Authority,
        pack: &Pack,
    ) -> Result<Option<RuleSet>, Refusal> {
        if !channel.mode.handles_comments() {
            return Ok(None);
        }
        let today = self.today(authority);
        let all = rule_sets::of(on, channel.id).await?;
        let chosen = in_force(&all, today).map(|chosen| chosen.rule_set.as_str());
        Ok(pack.rule_set(chosen, today).cloned())
    }
}

/// The choice that holds on a day, of choices that stand the latest first.
pub(crate) fn in_force(chosen: &[Chosen], day: Date) -> Option<&Chosen> {
    chosen.iter().find(|chosen| chosen.from <= day)
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, civil::date};

    use super::*;

    #[test]
    fn a_choice_holds_from_its_day_until_the_next_one() {
        let chosen = |rule_set: &str, from: Date| Chosen {
            rule_set: rule_set.into(),
            from,
            person: uuid::Uuid::nil().into(),
            name: String::new(),
            at: Timestamp::UNIX_EPOCH,
        };
        let all = [chosen("later", date(2026, 12, 1)), chosen("first", date(2026, 10, 1))];
        let on = |day| in_force(&all, day).map(|chosen| chosen.rule_set.as_str());
        assert_eq!(on(date(2026, 9, 30)), None);
        assert_eq!(on(date(2026, 11, 30)), Some("first"));
        assert_eq!(on(date(2026, 12, 1)), Some("later"));
    }
}
