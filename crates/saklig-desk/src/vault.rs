//! The vault: seals credentials and signing keys under a key file that lies
//! outside the data folder.
//!
//! What is sealed is bound to its authority and its name, so that a sealed
//! text moved to another row does not open.

use std::{
    fmt, fs,
    io::{self, Read as _, Write as _},
    path::Path,
};

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD as BASE64};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead as _, KeyInit as _, Payload},
};
use saklig_model::{clock::Chance, id::AuthorityId};
use zeroize::Zeroizing;

const NONCE: usize = 24;

/// Seals and opens secrets.
pub struct Vault {
    cipher: XChaCha20Poly1305,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(…)")
    }
}

/// Why a secret cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a sealed secret does not open with this key file; put the right key file back, \
     or connect the channel anew. Nothing was changed"
)]
pub struct DoesNotOpen;

impl Vault {
    /// A vault under this key.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        Self { cipher: XChaCha20Poly1305::new(key.into()) }
    }

    /// A vault under the key in this file; makes the file, readable only by
    /// its owner, when `make` allows it and there is none.
    ///
    /// # Errors
    /// The file's; also when it holds no key.
    pub fn from_file(path: &Path, make: Option<&dyn Chance>) -> io::Result<Self> {
        match fs::File::open(path) {
            Ok(mut file) => {
                let mut text = Zeroizing::new(String::new());
                file.read_to_string(&mut text)?;
                let bytes = Zeroizing::new(
                    BASE64
                        .decode(text.trim())
                        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "this is not a key file"))?,
                );
                let key: &[u8; 32] = bytes
                    .as_slice()
                    .try_into()
                    .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "this is not a key file"))?;
                Ok(Self::new(key))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let Some(chance) = make else { return Err(error) };
                let mut key = Zeroizing::new([0_u8; 32]);
                chance.fill(key.as_mut());
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder)?;
                }
                let mut options = fs::OpenOptions::new();
                options.write(true).create_new(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let mut file = options.open(path)?;
                file.write_all(Zeroizing::new(BASE64.encode(key.as_ref()) + "\n").as_bytes())?;
                file.sync_all()?;
                Ok(Self::new(&key))
            }
            Err(error) => Err(error),
        }
    }

    /// Seals a secret.
    #[must_use]
    pub fn seal(&self, chance: &dyn Chance, authority: AuthorityId, name: &str, secret: &str) -> String {
        let mut nonce = [0_u8; NONCE];
        chance.fill(&mut nonce);
        let bound = bound(authority, name);
        let payload = Payload { msg: secret.as_bytes(), aad: bound.as_bytes() };
        // Encryption into memory fails only beyond 256 GiB.
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
        BASE64.encode([nonce.as_slice(), &sealed].concat())
    }

    /// Opens a sealed secret.
    ///
    /// # Errors
    /// [`DoesNotOpen`] under another key, name or authority.
    pub fn open(&self, authority: AuthorityId, name: &str, sealed: &str) -> Result<Zeroizing<String>, DoesNotOpen> {
        let bytes = BASE64.decode(sealed).map_err(|_| DoesNotOpen)?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>().ok_or(DoesNotOpen)?;
        let bound = bound(authority, name);
        let payload = Payload { msg: sealed, aad: bound.as_bytes() };
        let secret = self.cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| DoesNotOpen)?;
        Ok(Zeroizing::new(String::from_utf8(secret).map_err(|_| DoesNotOpen)?))
    }
}

fn bound(authority: AuthorityId, name: &str) -> String {
    format!("saklig/secret/1\n{authority}\n{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;
    impl Chance for Fixed {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }

    #[test]
    fn a_secret_opens_only_where_it_was_sealed() {
        let (one, other) = (AuthorityId(uuid::Uuid::from_u128(1)), AuthorityId(uuid::Uuid::from_u128(2)));
        let vault = Vault::new(&[1; 32]);
        let sealed = vault.seal(&Fixed, one, "channel/a/app_password", "abcd-efgh");
        assert!(!sealed.contains("abcd"));
        assert_eq!(vault.open(one, "channel/a/app_password", &sealed).unwrap().as_str(), "abcd-efgh");
        assert_eq!(vault.open(other, "channel/a/app_password", &sealed), Err(DoesNotOpen));
        assert_eq!(vault.open(one, "channel/b/app_password", &sealed), Err(DoesNotOpen));
        assert_eq!(Vault::new(&[2; 32]).open(one, "channel/a/app_password", &sealed), Err(DoesNotOpen));
        assert_eq!(vault.open(one, "channel/a/app_password", "ÅÄÖ"), Err(DoesNotOpen));
    }

    #[test]
    fn a_key_file_is_made_once_and_only_for_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/saklig.key");
        assert!(Vault::from_file(&path, None).is_err());
        let sealed =
            Vault::from_file(&path, Some(&Fixed)).unwrap().seal(&Fixed, AuthorityId(uuid::Uuid::nil()), "a", "b");
        let again = Vault::from_file(&path, None).unwrap();
        assert_eq!(again.open(AuthorityId(uuid::Uuid::nil()), "a", &sealed).unwrap().as_str(), "b");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        fs::write(&path, "nonsense").unwrap();
        assert!(Vault::from_file(&path, Some(&Fixed)).is_err(), "a spoilt key file is never replaced");
    }
}
