//! Give the pages the authority's own colours, or take them back. What would be
//! hard to read is not taken (WCAG 2.2, 1.4.3).

use saklig_journal::event::Event;
use saklig_model::{
    appearance::{Appearance, Colour, Theme},
    person::{Person, Power},
};
use saklig_store::{authorities, journal::Facts};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct ChangeAppearance;

impl Act for ChangeAppearance {
    fn key(&self) -> &'static str {
        "change_appearance"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunPeople)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::AppearanceChanged]
    }
    fn scenario(&self) -> &'static str {
        "The authority's own colours"
    }
}

/// Two colours as they were written, for light and for dark pages.
///
/// # Errors
/// [`Refusal::NoColour`] where that is none; [`Refusal::HardToRead`].
pub fn colours(light: &str, dark: &str) -> Result<Appearance, Refusal> {
    let colour = |text: &str, theme: Theme| {
        text.parse::<Colour>().map_err(|_| Refusal::NoColour { theme: theme.key(), written: text.trim().to_owned() })
    };
    Appearance::new(colour(light, Theme::Light)?, colour(dark, Theme::Dark)?).map_err(|hard| Refusal::HardToRead {
        theme: hard.theme.key(),
        contrast: hard.contrast,
        instead: hard.instead.to_string(),
    })
}

impl Desk {
    /// Changes the colours; `None` takes the authority's own back.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn change_appearance(&self, who: &Person, appearance: Option<Appearance>) -> Result<(), Refusal> {
        who.may(Power::RunPeople)?;
        let mut tx = self.store().begin().await?;
        authorities::lock(&mut tx, who.authority).await?;
        let before = authorities::one(&mut tx, who.authority).await?.ok_or(Refusal::NotFound)?.appearance;
        if before == appearance {
            return Ok(());
        }
        authorities::change_appearance(&mut tx, who.authority, appearance).await?;
        let written = |appearance: Option<Appearance>| appearance.map(|own| own.to_string()).unwrap_or_default();
        let facts = Facts::new()
            .and("appearance_before", written(before).as_str())
            .and("appearance", written(appearance).as_str())
            .and("at", self.now_micros());
        let actor = Actor::Person(who, Power::RunPeople);
        let entry = Entry::about(Event::AppearanceChanged, actor, "authority", who.authority.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
