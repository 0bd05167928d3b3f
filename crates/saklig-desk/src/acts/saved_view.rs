//! Lists of one's own: keep one under a name, call it otherwise, let it go. They
//! are private to the person, and nothing that the journal hears of.

use saklig_journal::event::Event;
use saklig_model::{
    id::ViewId,
    person::{Person, Power},
};
use saklig_store::{
    Tx,
    saved_views::{self, SavedView},
};

use super::Act;
use crate::{Desk, Refusal};

/// The most lists that a person keeps: more would be no help any more.
pub const MOST_VIEWS: usize = 20;

/// The most characters of a name.
const MOST: usize = 60;

/// Keeping a list.
pub struct KeepView;

impl Act for KeepView {
    fn key(&self) -> &'static str {
        "keep_view"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Read)
    }
    fn events(&self) -> &'static [Event] {
        &[]
    }
    fn scenario(&self) -> &'static str {
        "A list is kept under a name of one's own"
    }
}

/// Calling a list otherwise.
pub struct RenameView;

impl Act for RenameView {
    fn key(&self) -> &'static str {
        "rename_view"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Read)
    }
    fn events(&self) -> &'static [Event] {
        &[]
    }
    fn scenario(&self) -> &'static str {
        "A list is kept under a name of one's own"
    }
}

/// Letting a list go.
pub struct RemoveView;

impl Act for RemoveView {
    fn key(&self) -> &'static str {
        "remove_view"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Read)
    }
    fn events(&self) -> &'static [Event] {
        &[]
    }
    fn scenario(&self) -> &'static str {
        "A list is kept under a name of one's own"
    }
}

impl Desk {
    /// Keeps a list: what the address of the inbox says after its question mark.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn keep_view(&self, who: &Person, name: &str, query: &str) -> Result<(), Refusal> {
        who.may(Power::Read)?;
        let mut tx = self.store().begin().await?;
        let name = self.free_name(&mut tx, who, name, None).await?;
        if saved_views::of(&mut tx, who.id).await?.len() >= MOST_VIEWS {
            return Err(Refusal::TooManyViews { most: MOST_VIEWS });
        }
        let view = SavedView { id: ViewId(self.chance().opaque_id()), name, query: query.to_owned() };
        saved_views::keep(&mut tx, who.authority, who.id, &view, self.now_micros()).await?;
        Ok(tx.commit().await?)
    }

    /// Calls a list otherwise.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when it is not the person's own.
    pub async fn rename_view(&self, who: &Person, view: ViewId, name: &str) -> Result<(), Refusal> {
        who.may(Power::Read)?;
        let mut tx = self.store().begin().await?;
        if !saved_views::of(&mut tx, who.id).await?.iter().any(|kept| kept.id == view) {
            return Err(Refusal::NotFound);
        }
        let name = self.free_name(&mut tx, who, name, Some(view)).await?;
        saved_views::rename(&mut tx, who.id, view, &name).await?;
        Ok(tx.commit().await?)
    }

    /// Lets a list go.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when it is not the person's own.
    pub async fn remove_view(&self, who: &Person, view: ViewId) -> Result<(), Refusal> {
        who.may(Power::Read)?;
        let mut tx = self.store().begin().await?;
        if !saved_views::remove(&mut tx, who.id, view).await? {
            return Err(Refusal::NotFound);
        }
        Ok(tx.commit().await?)
    }

    /// A name that none of the person's other lists has.
    async fn free_name(&self, tx: &mut Tx, who: &Person, name: &str, view: Option<ViewId>) -> Result<String, Refusal> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ").replace('\0', "");
        if name.is_empty() {
            return Err(Refusal::Empty { field: "view-name" });
        }
        let got = name.chars().count();
        if got > MOST {
            return Err(Refusal::TooLong { most: MOST, got });
        }
        let others = saved_views::of(tx, who.id).await?;
        if others.iter().any(|other| other.name == name && Some(other.id) != view) {
            return Err(Refusal::ViewNameTaken);
        }
        Ok(name)
    }
}
