//! Removing the account's own post or answer. Removing what is gone already
//! does no harm.

use serde_json::{Value, json};

use super::{
    at::{AtUri, POST},
    session::Line,
    threadgate::own_record,
    xrpc::Wrong,
};
use crate::{Deed, Outcome, Reread};

pub(super) async fn remove(line: &Line<'_>, deed: &Deed) -> Result<Outcome, Wrong> {
    let session = line.session().await?;
    let Some(post) = AtUri::post(&deed.external_id).filter(|post| post.did == session.did) else {
        return Ok(Outcome::NotPermitted);
    };
    let body = json!({"repo": session.did, "collection": POST, "rkey": post.rkey});
    line.post::<Value>("com.atproto.repo.deleteRecord", &body).await?;
    Ok(Outcome::Done { external_id: None })
}

pub(super) async fn reread(line: &Line<'_>, deed: &Deed) -> Result<Reread, Wrong> {
    let Some(post) = AtUri::post(&deed.external_id) else { return Ok(Reread::Unsure) };
    Ok(match own_record(line, POST, post.rkey).await? {
        None => Reread::Found { external_id: None },
        Some(_) => Reread::Absent,
    })
}
