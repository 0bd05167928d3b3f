//! The address guard: what may be reached from here.
//!
//! Addresses come from settings and from other people's posts, so a server
//! that fetched whatever it was told could be turned against the network it
//! stands in (server-side request forgery). Names are therefore judged after
//! they are resolved, by the very addresses that are then connected to.

use std::{
    collections::BTreeSet,
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    str::FromStr,
    sync::Arc,
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Which hosts may be reached although their addresses are not public: those
/// that the administrator named, such as `localhost` in a trial. The same
/// hosts may be spoken to without encryption; all others need https.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddressRule {
    hosts: Arc<BTreeSet<String>>,
}

impl AddressRule {
    /// Only public addresses.
    #[must_use]
    pub fn public_only() -> Self {
        Self::default()
    }

    /// Public addresses, and private ones of these hosts (a name or an
    /// address, without port).
    #[must_use]
    pub fn allowing<H: AsRef<str>>(hosts: impl IntoIterator<Item = H>) -> Self {
        let hosts = hosts.into_iter().map(|host| plain(host.as_ref())).filter(|host| !host.is_empty()).collect();
        Self { hosts: Arc::new(hosts) }
    }

    pub(crate) fn names(&self, host: &str) -> bool {
        self.hosts.contains(&plain(host))
    }

    /// Whether `host` may be spoken to at `address`.
    pub(crate) fn permits(&self, host: &str, address: IpAddr) -> bool {
        match Reach::of(address) {
            Reach::Public => true,
            Reach::Private => self.names(host),
            // A name may come to point here by no will of the administrator.
            Reach::Never => self.names(&address.to_string()),
        }
    }

    /// Whether `host`, as it stands in an address, may be spoken to so far as
    /// can be told before its name is resolved.
    pub(crate) fn permits_literal(&self, host: &str) -> bool {
        plain(host).parse().map_or(true, |address| self.permits(host, address))
    }
}

impl FromStr for AddressRule {
    type Err = Infallible;

    /// Reads hosts set apart by commas or spaces, as in the environment.
    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::allowing(text.split([',', ' '])))
    }
}

fn plain(host: &str) -> String {
    host.trim().trim_start_matches('[').trim_end_matches([']', '.']).to_ascii_lowercase()
}

/// Where an address leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// To the internet.
    Public,
    /// To this machine or its neighbours.
    Private,
    /// To machinery: cloud metadata, multicast, ranges that nobody is given.
    Never,
}

impl Reach {
    fn of(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self::of_v4(address),
            IpAddr::V6(address) => Self::of_v6(address),
        }
    }

    /// By the special-purpose registry (RFC 6890).
    fn of_v4(address: Ipv4Addr) -> Self {
        match address.octets() {
            [127 | 10, ..] | [172, 16..=31, ..] | [192, 168, ..] | [100, 64..=127, ..] => Self::Private,
            [0 | 224..=255, ..] | [169, 254, ..] | [192, 0, 0 | 2, _] | [192, 88, 99, _] => Self::Never,
            [198, 18 | 19, ..] | [198, 51, 100, _] | [203, 0, 113, _] => Self::Never,
            _ => Self::Public,
        }
    }

    fn of_v6(address: Ipv6Addr) -> Self {
        let [a, b, c, d, e, f, g, h] = address.segments();
        let embedded = |high: u16, low: u16| Self::of_v4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)));
        match (a, b, c, d, e, f) {
            _ if address.is_loopback() => Self::Private,
            // An IPv4 address in disguise: compatible, mapped, NAT64, 6to4.
            (0, 0, 0, 0, 0, 0 | 0xffff) | (0x64, 0xff9b, 0, 0, 0, 0) => embedded(g, h),
            (0x2002, ..) => embedded(b, c),
            (0xfc00..=0xfdff, ..) => Self::Private,
            // Global unicast, but for Teredo, its neighbours and examples.
            (0x2001, 0..=0x1ff | 0xdb8, ..) | (0x3fff, 0..=0xfff, ..) => Self::Never,
            (0x2000..=0x3fff, ..) => Self::Public,
            _ => Self::Never,
        }
    }
}

/// Resolves names, and keeps the addresses that the rule permits.
pub(crate) struct GuardedNames(pub(crate) AddressRule);

/// All addresses of a name were refused.
#[derive(Debug, thiserror::Error)]
#[error("the address may not be reached from here")]
pub(crate) struct NotPermitted;

impl Resolve for GuardedNames {
    fn resolve(&self, name: Name) -> Resolving {
        let rule = self.0.clone();
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let resolved = !found.is_empty();
            let permitted: Vec<_> =
                found.into_iter().filter(|address| rule.permits(name.as_str(), address.ip())).collect();
            if resolved && permitted.is_empty() {
                return Err(NotPermitted.into());
            }
            Ok(Box::new(permitted.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(address: &str) -> Reach {
        Reach::of(address.parse().unwrap())
    }

    #[test]
    fn only_the_internet_is_public() {
        for public in ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
        {
            assert_eq!(reach(public), Reach::Public, "{public}");
        }
        for private in [
            "127.0.0.1",
            "127.9.9.9",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "100.64.0.1",
            "::1",
            "fd00::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "2002:7f00:1::",
            "64:ff9b::a00:1",
            "::10.0.0.1",
        ] {
            assert_eq!(reach(private), Reach::Private, "{private}");
        }
        for never in [
            "0.0.0.0",
            "169.254.169.254",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.2.1",
            "::",
            "fe80::1",
            "ff02::1",
            "fec0::1",
            "2001::1",
            "2001:db8::1",
            "::ffff:169.254.169.254",
        ] {
            assert_eq!(reach(never), Reach::Never, "{never}");
        }
    }

    #[test]
    fn the_administrator_may_name_hosts() {
        let rule: AddressRule = "localhost, Social.Intranet.test.".parse().unwrap();
        let private = "10.0.0.1".parse().unwrap();
        assert!(rule.permits("social.intranet.test", private));
        assert!(rule.permits("localhost.", "::1".parse().unwrap()));
        assert!(!rule.permits("else.test", private));
        assert!(!rule.permits("localhost", "169.254.169.254".parse().unwrap()));
        assert!(!AddressRule::public_only().permits("localhost", private));
        assert!(AddressRule::allowing(["169.254.169.254"]).permits_literal("169.254.169.254"));
    }

    #[test]
    fn literal_addresses_are_judged_too() {
        let rule = AddressRule::public_only();
        for refused in ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254"] {
            assert!(!rule.permits_literal(refused), "{refused}");
        }
        assert!(rule.permits_literal("bsky.social"));
        assert!(AddressRule::allowing(["[::1]"]).permits_literal("[::1]"));
    }
}
