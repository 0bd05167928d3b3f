//! `/attachments/{id}`: a stored picture, film or file, as a download that can
//! run nothing.

use axum::{
    extract::{Path, State},
    http::{
        HeaderName, HeaderValue,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::IntoResponse,
};
use saklig_model::id::AttachmentId;

use super::{Answer, id};
use crate::{Web, visitor::Visitor};

/// The media type to send, and the ending of the file's name: what a browser
/// could run is sent as mere bytes.
fn harmless(mime: &str) -> (&str, String) {
    let mime = mime.split(';').next().unwrap_or_default().trim();
    let (kind, sub) = mime.split_once('/').unwrap_or_default();
    let plain = !sub.is_empty() && sub.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    let still =
        (matches!(kind, "image" | "video" | "audio") && plain) || mime == "application/pdf" || mime == "text/plain";
    match (still, sub) {
        (true, "plain") => (mime, ".txt".to_owned()),
        (true, sub) => (mime, format!(".{sub}")),
        (false, _) => ("application/octet-stream", String::new()),
    }
}

/// `GET /attachments/{id}`
pub(crate) async fn download(State(web): State<Web>, visitor: Visitor, Path(attachment): Path<String>) -> Answer {
    let attachment: AttachmentId = id(&attachment)?;
    let (mime, bytes) = web.desk.attachment(&visitor.person, attachment).await?;
    let (mime, ending) = harmless(&mime);
    let kind = HeaderValue::from_str(mime).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{attachment}{ending}\""))
        .unwrap_or(HeaderValue::from_static("attachment"));
    let policy = HeaderValue::from_static("default-src 'none'; sandbox");
    let headers = [
        (CONTENT_TYPE, kind),
        (CONTENT_DISPOSITION, name),
        (HeaderName::from_static("content-security-policy"), policy),
    ];
    Ok((headers, bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_run_is_only_bytes() {
        assert_eq!(harmless("image/jpeg"), ("image/jpeg", ".jpeg".into()));
        assert_eq!(harmless("text/plain; charset=utf-8").0, "text/plain");
        for active in ["image/svg+xml", "text/html", "application/xhtml+xml", "text/javascript", "image/x y", ""] {
            assert_eq!(harmless(active).0, "application/octet-stream", "{active}");
        }
    }
}
