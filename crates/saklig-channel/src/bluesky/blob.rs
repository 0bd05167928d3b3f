//! Blobs: the bytes of pictures and films, kept by the server of whoever
//! posted them, and named by the hash of their content.

use saklig_net::Ask;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    at::is_did,
    session::{Line, pds_of},
    xrpc::{GARBLED, Wrong, send},
};
use crate::SeenAttachment;

const METHOD: &str = "/xrpc/com.atproto.sync.getBlob?did=";
/// The largest attachment that is fetched.
const AT_MOST: usize = 20 << 20;

/// Where a blob is asked for.
pub(super) fn address(base_url: &str, did: &str, cid: &str) -> String {
    format!("{}{METHOD}{did}&cid={cid}", base_url.trim_end_matches('/'))
}

/// A link that the text does not show in full. Its content is the address
/// itself: what lies behind it is never fetched.
pub(super) fn link(url: &str, alt: Option<&str>) -> SeenAttachment {
    SeenAttachment { mime: "text/uri-list".to_owned(), alt: alt.map(str::to_owned), url: url.to_owned() }
}

/// Whose blob an address means, and which.
fn parse(url: &str) -> Option<(&str, &str)> {
    let (_, query) = url.split_once(METHOD)?;
    let (did, cid) = query.split_once("&cid=")?;
    let is_cid = !cid.is_empty() && cid.bytes().all(|b| b.is_ascii_alphanumeric());
    (is_did(did) && is_cid).then_some((did, cid))
}

/// Fetches an attachment by the address that [`address`] or [`link`] gave.
pub(super) async fn fetch(line: &Line<'_>, url: &str, directory: &str) -> Result<Vec<u8>, Wrong> {
    let Some((did, cid)) = parse(url) else {
        return Ok(format!("{url}\r\n").into_bytes());
    };
    if line.is_public() {
        // The network's public view keeps no blobs.
        let home = home_of(line, did, directory).await?;
        let bytes = ask(line, &home, did, cid).await?;
        return if is_hash_of(cid, &bytes) { Ok(bytes) } else { Err(GARBLED) };
    }
    let session = line.session().await?;
    let bytes = match ask(line, &session.pds, did, cid).await {
        // Our own server keeps only its own people's blobs.
        Err(Wrong::Refused(_)) if did != session.did => {
            let home = home_of(line, did, directory).await?;
            ask(line, &home, did, cid).await?
        }
        answer => answer?,
    };
    if !is_hash_of(cid, &bytes) {
        return Err(GARBLED);
    }
    Ok(bytes)
}

async fn ask(line: &Line<'_>, server: &str, did: &str, cid: &str) -> Result<Vec<u8>, Wrong> {
    let ask =
        Ask::get(line.at(server, "com.atproto.sync.getBlob")).query("did", did).query("cid", cid).at_most(AT_MOST);
    Ok(send(line.net, ask, line.now).await?.body)
}

/// The server of an identity, as the public directory or the identity's own
/// domain tells.
async fn home_of(line: &Line<'_>, did: &str, directory: &str) -> Result<String, Wrong> {
    let url = match did.strip_prefix("did:web:") {
        Some(domain) => format!("https://{domain}/.well-known/did.json"),
        None => format!("{}/{did}", directory.trim_end_matches('/')),
    };
    let document: Value = send(line.net, Ask::get(url), line.now).await?.json().map_err(|_| GARBLED)?;
    pds_of(&document).ok_or(GARBLED)
}

/// Whether these are the bytes that the identifier names: a CID of version 1,
/// raw, by SHA-256, in base 32.
fn is_hash_of(cid: &str, bytes: &[u8]) -> bool {
    let mut named = vec![0x01, 0x55, 0x12, 0x20];
    named.extend_from_slice(&Sha256::digest(bytes));
    cid.strip_prefix('b').is_some_and(|rest| rest == base32(&named))
}

fn base32(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let bit = |at: usize| bytes.get(at / 8).is_some_and(|byte| byte & (0x80 >> (at % 8)) != 0);
    let digit = |place: usize| (0..5).fold(0, |digit, at| digit << 1 | usize::from(bit(place * 5 + at)));
    (0..(bytes.len() * 8).div_ceil(5)).map(|place| char::from(ALPHABET[digit(place)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blob_is_known_by_its_hash() {
        // The CID of "hello world" as raw bytes, as every IPFS tool gives it.
        let cid = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";
        assert!(is_hash_of(cid, b"hello world"));
        assert!(!is_hash_of(cid, b"hello World"));
    }

    #[test]
    fn addresses_read_back() {
        let url = address("https://bsky.social/", "did:plc:abc", "bafk1");
        assert_eq!(parse(&url), Some(("did:plc:abc", "bafk1")));
        assert_eq!(parse("https://kort.test/"), None);
        assert_eq!(parse("https://x.test/xrpc/com.atproto.sync.getBlob?did=did:plc:abc&cid=../x"), None);
    }
}
