//! Who is calling without having logged in: somebody with an address and nothing else.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use super::Standing;
use crate::core::time::Timestamp;

/// Who is calling before login: what the body of a remote with `allow = guest` gets in the place of a
/// [`Caller`](super::Caller). There is no player, so nothing can be known, owned or near of his, and nothing is sent to
/// him but the answer.
///
/// ```
/// # use remote_runtime::core::world::Guest;
/// let guest = Guest::for_test([192, 0, 2, 7].into());
/// assert_eq!(guest.address().to_string(), "192.0.2.7");
/// // Nothing has been probed yet.
/// assert_eq!(guest.round_trip(), None);
/// ```
#[derive(Debug, Clone)]
pub struct Guest {
    address: IpAddr,
    pub(crate) now: Timestamp,
    pub(crate) round_trip: Option<Duration>,
    pub(crate) standing: Arc<Standing>,
}

/// What the body of a remote for guests hears. A trait, so that the compiler tells of another type in our words.
#[diagnostic::on_unimplemented(
    message = "a guest has no player: with `allow = guest` the body takes `guest: &Guest`",
    label = "this is `{Self}`"
)]
pub trait HearsGuest {
    /// Who asks.
    fn hears(guest: &Guest) -> &Self;
}

impl HearsGuest for Guest {
    #[inline]
    fn hears(guest: &Guest) -> &Self {
        guest
    }
}

/// Who asks, as the body takes him.
#[inline]
pub fn guest<T: HearsGuest>(guest: &Guest) -> &T {
    T::hears(guest)
}

impl Guest {
    pub(crate) fn new(address: IpAddr, standing: Arc<Standing>, now: Timestamp) -> Self {
        Self { address: address.to_canonical(), now, round_trip: None, standing }
    }

    /// A guest for calling a game's functions directly in a test.
    pub fn for_test(address: IpAddr) -> Self {
        Self::new(address, Arc::default(), Timestamp::ZERO)
    }

    /// From where he comes. Many may share an address, and one may have many.
    pub const fn address(&self) -> IpAddr {
        self.address
    }

    /// When the call arrived, on the server's clock.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// How long a probe of the server takes to the client and back, the latest measured; `None`
    /// until the first has come back. A client can make it longer, never shorter.
    pub const fn round_trip(&self) -> Option<Duration> {
        self.round_trip
    }
}
