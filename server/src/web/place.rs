//! Where a request comes from, for the limits on tries（接続元）.

use super::errors::Trouble;
use crate::state::State;
use axum::extract::{ConnectInfo, FromRef, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The visitor's network address. In IPv6 it is the network of 64 bits that one household gets, or
/// limits would be walked around inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(pub IpAddr);

impl<S> FromRequestParts<S> for Place
where
    S: Send + Sync,
    State: FromRef<S>,
{
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        let state = State::from_ref(state);
        if let Some(address) = from_header(&parts.headers, &state.settings.client_address_header) {
            return Ok(Place(network(address)));
        }
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let ConnectInfo(peer) = peer.ok_or_else(|| Trouble::bug("the server does not pass the peer's address"))?;
        Ok(Place(network(peer.ip())))
    }
}

/// The last address in the header is the one our own proxy saw; those before it are the visitor's claims.
fn from_header(headers: &HeaderMap, name: &str) -> Option<IpAddr> {
    if name.is_empty() {
        return None;
    }
    let last = headers.get_all(name).iter().next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
}

fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_what_our_proxy_wrote_counts() {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", HeaderValue::from_static("198.51.100.1"));
        headers.append("x-forwarded-for", HeaderValue::from_static("203.0.113.5, 192.0.2.7"));
        assert_eq!(from_header(&headers, "x-forwarded-for"), "192.0.2.7".parse().ok());
        assert_eq!(from_header(&headers, ""), None, "without a proxy the header is anybody's claim");
        assert_eq!(from_header(&headers, "x-real-ip"), None);
    }

    #[test]
    fn a_household_is_one_place() {
        let parse = |text: &str| text.parse::<IpAddr>().expect("an address");
        assert_eq!(network(parse("2001:db8:1:2:3:4:5:6")), network(parse("2001:db8:1:2:ffff::1")));
        assert_ne!(network(parse("2001:db8:1:2::1")), network(parse("2001:db8:1:3::1")));
        assert_eq!(network(parse("::ffff:192.0.2.7")), parse("192.0.2.7"));
    }
}
