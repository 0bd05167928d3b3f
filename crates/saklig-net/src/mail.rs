//! Mail: one message to one person, through the authority's own mail server.
//!
//! A server is reached by the same rule as every other: where its address is
//! private, or it does not encrypt, the administrator must have named it.
//! Nothing is repeated here; [`Failure::sent`] says whether the server may have
//! taken the message.

use std::{fmt, time::Duration};

use jiff::Timestamp;
use lettre::{
    Address, Message,
    message::{Mailbox, header::ContentType},
    transport::smtp::{
        Error,
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::ClientId,
    },
};

use crate::{
    Net,
    failure::{Failure, NetError},
    secret::Secret,
};

/// A mail server, and how we are let in.
#[derive(Clone)]
pub struct MailServer {
    /// Its name: `smtp.example.se`.
    pub host: String,
    /// Its port: 465 or 587.
    pub port: u16,
    /// Whether encryption begins with the connection (465), or is asked for on
    /// it (587).
    pub encrypts_at_once: bool,
    /// The user name and password, where it asks for them.
    pub credentials: Option<(String, Secret)>,
}

impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailServer").field("port", &self.port).finish_non_exhaustive()
    }
}

/// A message in plain text.
#[derive(Clone)]
pub struct Letter {
    /// What it is known by, the same each time it is sent: a repetition can be
    /// told from another message.
    pub id: String,
    /// The address it comes from.
    pub from: String,
    /// The address it goes to.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// When it was written.
    pub at: Timestamp,
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Whether this can be the address of a mailbox.
#[must_use]
pub fn is_mail_address(text: &str) -> bool {
    text.parse::<Address>().is_ok_and(|address| address.domain().contains('.'))
}

/// Why a mail server did not take a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MailTrouble {
    /// There was no usable answer.
    #[error(transparent)]
    Net(#[from] Failure),
    /// The server does not encrypt.
    #[error("the server does not encrypt")]
    NotEncrypted,
    /// The server did not let us in.
    #[error("the server did not accept user name and password")]
    SignedOut,
    /// The server will take it later.
    #[error("the server asks to come later")]
    Later,
    /// The server refused the message or an address for good.
    #[error("the server refused")]
    Refused,
}

impl MailTrouble {
    /// Whether the server may have taken the message all the same.
    #[must_use]
    pub const fn sent(self) -> bool {
        matches!(self, Self::Net(Failure { sent: true, .. }))
    }

    /// Before the message itself has left.
    fn before(error: &Error) -> Self {
        if error.is_permanent() {
            Self::Refused
        } else if error.is_transient() {
            Self::Later
        } else {
            Self::Net(Failure::unsent(kind(error)))
        }
    }

    /// When the message itself was on its way.
    fn after(error: &Error) -> Self {
        match Self::before(error) {
            Self::Net(Failure { error, .. }) => Self::Net(Failure::sent(error)),
            answered => answered,
        }
    }
}

fn kind(error: &Error) -> NetError {
    if error.is_timeout() {
        NetError::TimedOut
    } else if error.is_response() {
        NetError::Garbled
    } else {
        NetError::Unreachable
    }
}

impl Net {
    /// Hands one message to a mail server, once.
    ///
    /// # Errors
    /// [`MailTrouble`] says why not; see [`MailTrouble::sent`].
    pub async fn mail(&self, server: &MailServer, letter: &Letter) -> Result<(), MailTrouble> {
        let garbled = MailTrouble::Net(Failure::unsent(NetError::Garbled));
        let (message, from, to) = written(letter).ok_or(garbled)?;
        let within = self.timeout();
        let addresses = self.guarded(&server.host, server.port).await?;
        let mut connection = tokio::time::timeout(within, self.let_in(server, &addresses, within))
            .await
            .map_err(|_| Failure::unsent(NetError::TimedOut))??;
        let ready = async {
            connection.command(Mail::new(Some(from), Vec::new())).await?;
            connection.command(Rcpt::new(to, Vec::new())).await?;
            connection.command(Data).await
        };
        let ready = tokio::time::timeout(within, ready).await.map_err(|_| Failure::unsent(NetError::TimedOut))?;
        ready.map_err(|error| MailTrouble::before(&error))?;
        let taken = tokio::time::timeout(within, connection.message(&message)).await;
        taken.map_err(|_| Failure::sent(NetError::TimedOut))?.map_err(|error| MailTrouble::after(&error))?;
        // It has been taken; how the server says goodbye does not matter.
        let _ = tokio::time::timeout(Duration::from_secs(2), connection.quit()).await;
        Ok(())
    }

    /// A connection on which the server would take a message.
    async fn let_in(
        &self,
        server: &MailServer,
        addresses: &[std::net::SocketAddr],
        within: Duration,
    ) -> Result<AsyncSmtpConnection, MailTrouble> {
        let before = |error: Error| MailTrouble::before(&error);
        let hello = ClientId::Domain("saklig".to_owned());
        let tls = || TlsParameters::new(server.host.clone()).map_err(before);
        let at_once = if server.encrypts_at_once { Some(tls()?) } else { None };
        let mut connection = AsyncSmtpConnection::connect_tokio1(addresses, Some(within), &hello, at_once, None)
            .await
            .map_err(before)?;
        if !connection.is_encrypted() {
            if connection.can_starttls() {
                connection.starttls(tls()?, &hello).await.map_err(before)?;
            } else if !self.names(&server.host) {
                return Err(MailTrouble::NotEncrypted);
            }
        }
        if let Some((user, password)) = &server.credentials {
            let credentials = Credentials::new(user.clone(), password.reveal().to_owned());
            connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).await.map_err(|error| {
                match MailTrouble::before(&error) {
                    MailTrouble::Refused => MailTrouble::SignedOut,
                    other => other,
                }
            })?;
        }
        Ok(connection)
    }
}

/// The message as it is sent, with the addresses of its envelope.
fn written(letter: &Letter) -> Option<(Vec<u8>, Address, Address)> {
    let (from, to): (Address, Address) = (letter.from.parse().ok()?, letter.to.parse().ok()?);
    let message = Message::builder()
        .from(Mailbox::new(Some("Saklig".to_owned()), from.clone()))
        .to(Mailbox::new(None, to.clone()))
        .subject(letter.subject.clone())
        .message_id(Some(format!("<{}@{}>", letter.id, from.domain())))
        .date(letter.at.into())
        .header(ContentType::TEXT_PLAIN)
        .body(letter.text.clone())
        .ok()?;
    Some((message.formatted(), from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_nothing_of_what_it_carries() {
        let server = MailServer {
            host: "smtp.example.se".into(),
            port: 465,
            encrypts_at_once: true,
            credentials: Some(("jour".into(), Secret::new("hemligt"))),
        };
        assert_eq!(format!("{server:?}"), "MailServer { port: 465, .. }");
    }

    #[test]
    fn an_address_that_would_add_lines_is_none() {
        assert!(is_mail_address("johan@kommun.example"));
        for bad in ["", "johan", "johan@localhost", "a@b.se\r\nBcc: c@d.se", "Johan <johan@kommun.example>"] {
            assert!(!is_mail_address(bad), "{bad}");
        }
    }

    #[test]
    fn the_same_message_is_written_the_same() {
        let letter = Letter {
            id: "0193".into(),
            from: "jour@kommun.example".into(),
            to: "johan@kommun.example".into(),
            subject: "Saklig: ärende 7".into(),
            text: "Ärende 7 behöver dig.".into(),
            at: "2026-11-23T02:14:00Z".parse().unwrap(),
        };
        let message = String::from_utf8(written(&letter).unwrap().0).unwrap();
        assert_eq!(message.as_bytes(), written(&letter).unwrap().0);
        assert!(message.contains("Message-ID: <0193@kommun.example>"), "{message}");
        assert!(message.contains("Date: Mon, 23 Nov 2026 02:14:00"), "{message}");
    }
}
