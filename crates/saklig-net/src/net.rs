//! The client itself.

use std::{error::Error, fmt, net::SocketAddr, sync::Arc, time::Duration};

use reqwest::{Client, Request, Url, header, redirect, retry};

use crate::{
    address::{AddressRule, GuardedNames, NotPermitted},
    answer::Answer,
    ask::{Ask, Method},
    failure::{Failure, NetError},
    pace::{Pace, Pacer},
};

/// How we reach out.
#[derive(Debug, Clone)]
pub struct NetConfig {
    /// How long one request may take, from its turn to the end of its answer.
    pub timeout: Duration,
    /// How long connecting may take, within that.
    pub connect_timeout: Duration,
    /// Who we say we are.
    pub user_agent: String,
    /// Which private addresses may be reached.
    pub allow_private: AddressRule,
    /// How large an answer we take unless a request says otherwise, unpacked.
    pub at_most: usize,
    /// How often one server may be asked.
    pub pace: Pace,
}

impl Default for NetConfig {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(20),
            connect_timeout: Duration::from_secs(5),
            user_agent: concat!("Saklig/", env!("CARGO_PKG_VERSION")).to_owned(),
            allow_private: AddressRule::public_only(),
            at_most: 8 << 20,
            pace: Pace::default(),
        }
    }
}

/// The client could not be built from its settings.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client cannot be built")]
pub struct NotBuilt(#[source] reqwest::Error);

/// The one HTTP client. Cheap to clone; all clones share pace and connections.
#[derive(Clone)]
pub struct Net(Arc<Inner>);

struct Inner {
    client: Client,
    pacer: Pacer,
    config: NetConfig,
}

impl Net {
    /// A client with these limits.
    ///
    /// # Errors
    /// When the settings cannot be used, such as a user agent with a line break.
    pub fn new(config: NetConfig) -> Result<Self, NotBuilt> {
        // An error means that it is installed already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        #[expect(clippy::disallowed_methods, reason = "the one place where a client is built")]
        let builder = || {
            Client::builder()
                .user_agent(config.user_agent.as_str())
                .connect_timeout(config.connect_timeout)
                .redirect(redirect::Policy::none())
                .retry(retry::never())
                // A proxy would resolve names for us, past the address guard.
                .no_proxy()
                // Servers close idle connections after a minute or more; a request on
                // a closing one would leave its outcome unknown.
                .pool_idle_timeout(Duration::from_secs(30))
                .referer(false)
                .dns_resolver(GuardedNames(config.allow_private.clone()))
        };
        let client = builder().build().or_else(|_| {
            // Without the system's certificates we still reach the hosts that
            // need none; https then fails when used, not at start.
            tracing::warn!("no trusted certificates were found on this machine: https will fail");
            builder().tls_certs_only([]).build().map_err(NotBuilt)
        })?;
        Ok(Self(Arc::new(Inner { client, pacer: Pacer::new(config.pace), config })))
    }

    /// Sends one request, once, and takes in the whole answer. Answers with a
    /// redirect, a refusal or a server's failure are answers.
    ///
    /// # Errors
    /// When there was no usable answer; see [`Failure::sent`].
    pub async fn send(&self, ask: Ask) -> Result<Answer, Failure> {
        let inner = &*self.0;
        let at_most = ask.at_most.unwrap_or(inner.config.at_most);
        let within = ask.within.unwrap_or(inner.config.timeout);
        let (host, request) = self.request(ask, within)?;
        tokio::time::timeout(within, inner.pacer.turn(&host)).await.map_err(|_| Failure::unsent(NetError::TimedOut))?;
        let mut response = inner.client.execute(request).await.map_err(|error| failure(&error))?;
        let lost = |error: reqwest::Error| Failure::sent(failure(&error).error);

        let promised = response.content_length().unwrap_or(0);
        if usize::try_from(promised).map_or(true, |promised| promised > at_most) {
            return Err(Failure::sent(NetError::TooLarge));
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(lost)? {
            if body.len() + chunk.len() > at_most {
                return Err(Failure::sent(NetError::TooLarge));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status: response.status().as_u16(), headers: std::mem::take(response.headers_mut()), body })
    }

    /// Whether an address may be asked, so far as can be told before its name is
    /// resolved.
    #[must_use]
    pub fn may_ask(&self, url: &str) -> bool {
        self.request(Ask::post(url), self.0.config.timeout).is_ok()
    }

    /// How long a step may take.
    pub(crate) fn timeout(&self) -> Duration {
        self.0.config.timeout
    }

    /// Whether the administrator named this host.
    pub(crate) fn names(&self, host: &str) -> bool {
        self.0.config.allow_private.names(host)
    }

    /// Where a host is, as far as it may be reached.
    pub(crate) async fn guarded(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, Failure> {
        let rule = &self.0.config.allow_private;
        let found = tokio::time::timeout(self.0.config.connect_timeout, tokio::net::lookup_host((host, port))).await;
        let found = found.map_err(|_| Failure::unsent(NetError::TimedOut))?;
        let found: Vec<SocketAddr> = found.map_err(|_| Failure::unsent(NetError::Unreachable))?.collect();
        let permitted: Vec<_> = found.into_iter().filter(|address| rule.permits(host, address.ip())).collect();
        if permitted.is_empty() { Err(Failure::unsent(NetError::Address)) } else { Ok(permitted) }
    }

    /// Builds the request, if its address may be asked at all.
    fn request(&self, ask: Ask, within: Duration) -> Result<(String, Request), Failure> {
        let refused = Failure::unsent(NetError::Address);
        let rule = &self.0.config.allow_private;
        let url = Url::parse(&ask.url).map_err(|_| refused)?;
        let host = url.host_str().ok_or(refused)?.to_owned();
        let encrypted = match url.scheme() {
            "https" => true,
            "http" => rule.names(&host),
            _ => false,
        };
        let has_password = !url.username().is_empty() || url.password().is_some();
        if !encrypted || has_password || !rule.permits_literal(&host) {
            return Err(refused);
        }

        let method = match ask.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Delete => reqwest::Method::DELETE,
        };
        let mut url = url;
        if !ask.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&ask.query);
        }
        let mut request = self.0.client.request(method, url).timeout(within);
        for (name, value) in ask.headers {
            request = request.header(name, value);
        }
        if let Some(token) = &ask.bearer {
            request = request.bearer_auth(token.reveal());
        }
        if let Some((mime, bytes)) = ask.body {
            request = request.header(header::CONTENT_TYPE, mime).body(bytes);
        }
        let request = request.build().map_err(|_| Failure::unsent(NetError::Garbled))?;
        Ok((host, request))
    }
}

impl fmt::Debug for Net {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Net").field(&self.0.config).finish()
    }
}

/// Tells what went wrong, without the words of the error, which hold the
/// address that was asked.
fn failure(error: &reqwest::Error) -> Failure {
    let mut garbled = error.is_decode();
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(inner) = cause {
        if inner.is::<NotPermitted>() {
            return Failure::unsent(NetError::Address);
        }
        // Something answered that does not speak HTTP.
        garbled |= inner.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_parse);
        cause = inner.source();
    }
    let kind = match (error.is_timeout(), garbled) {
        (true, _) => NetError::TimedOut,
        (_, true) => NetError::Garbled,
        _ => NetError::Unreachable,
    };
    Failure { error: kind, sent: !(error.is_connect() || error.is_builder()) }
}
