//! Says anew when open questions are due, after the hours or a target have
//! changed; the subject is the authority.

use async_trait::async_trait;
use saklig_model::id::AuthorityId;

use super::{Job, Next};
use crate::{Desk, Refusal};

/// The job.
pub struct Due;

#[async_trait]
impl Job for Due {
    fn key(&self) -> &'static str {
        super::DUE
    }

    async fn run(&self, desk: &Desk, authority: AuthorityId, _: &str, _: i64) -> Result<Next, Refusal> {
        desk.due_anew(authority).await?;
        Ok(Next::Done)
    }
}
