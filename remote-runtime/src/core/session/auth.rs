//! Who is at the other end. The ticket of the hello decides it, before anything else is taken.

use std::fmt;
use std::net::IpAddr;

use crate::core::ids::PlayerId;
use crate::core::world::{Permission, Permissions};

/// A player, and what the session may call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    player: PlayerId,
    permissions: Permissions,
    is_newcomer: bool,
}

impl Identity {
    /// A player without permissions.
    pub const fn new(player: PlayerId) -> Self {
        Self { player, permissions: Permissions::NONE, is_newcomer: false }
    }

    /// The same player with one more permission.
    #[must_use]
    pub const fn with(mut self, permission: Permission) -> Self {
        self.permissions = self.permissions.with(permission);
        self
    }

    /// The same player, whose account is young: he starts with less trust where the policy says so, each time that he
    /// comes and nothing is known of him. Whoever says so should stop when the account has grown up.
    #[must_use]
    pub const fn newcomer(mut self) -> Self {
        self.is_newcomer = true;
        self
    }

    /// Whether the account is young.
    pub const fn is_newcomer(&self) -> bool {
        self.is_newcomer
    }

    /// The player.
    pub const fn player(&self) -> PlayerId {
        self.player
    }

    /// What the session may call beyond what every player may.
    pub const fn permissions(&self) -> Permissions {
        self.permissions
    }
}

/// The ticket was not taken. The client hears no more than that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the ticket is refused: {0}")]
pub struct TicketRefused(
    /// Why, for the server's own records.
    pub &'static str,
);

#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot say whom a ticket belongs to",
    label = "no authenticator",
    note = "write `impl remote::Authenticator for {Self}` with `fn authenticate(&self, ticket: &[u8], peer: IpAddr) -> \
            Result<Identity, TicketRefused>`; for development there is `remote::Insecure::names()`"
)]
/// Turns a ticket into a player.
///
/// It runs on the connection's own task, once for each connection, before anything of the
/// connection is believed: it should take microseconds and ask nobody.
pub trait Authenticator: Send + Sync + 'static {
    /// Who shows this ticket, from this address.
    fn authenticate(&self, ticket: &[u8], peer: IpAddr) -> Result<Identity, TicketRefused>;

    /// Whether it may only serve connections from the machine itself.
    fn loopback_only(&self) -> bool {
        false
    }
}

/// Believes whatever name it is told. For development, and on loopback only: a server on another
/// address does not start with it, and no other peer is let in.
pub struct Insecure(Vec<(PlayerId, Permission)>);

impl Insecure {
    /// The ticket is a name, from 1 to 32 bytes of UTF-8 without control characters. The same
    /// name is always the same player.
    pub const fn names() -> Self {
        Self(Vec::new())
    }

    /// Whoever says this name gets this permission, too.
    #[must_use]
    pub fn with(mut self, name: &str, permission: Permission) -> Self {
        self.0.push((Self::player(name), permission));
        self
    }

    /// The player that [`names`](Self::names) makes of this name.
    pub fn player(name: &str) -> PlayerId {
        let hash = blake3::derive_key("remote insecure player name v1", name.as_bytes());
        let first = hash.first_chunk().copied().unwrap_or_default();
        PlayerId(u64::from_le_bytes(first))
    }
}

impl fmt::Debug for Insecure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Insecure::names()")
    }
}

#[diagnostic::do_not_recommend]
impl Authenticator for Insecure {
    fn authenticate(&self, ticket: &[u8], peer: IpAddr) -> Result<Identity, TicketRefused> {
        if !peer.to_canonical().is_loopback() {
            return Err(TicketRefused("names are believed on loopback only"));
        }
        let name = std::str::from_utf8(ticket).map_err(|_| TicketRefused("no UTF-8"))?;
        if name.is_empty() || name.len() > 32 || name.chars().any(char::is_control) {
            return Err(TicketRefused("no name of 1 to 32 bytes"));
        }
        let player = Self::player(name);
        let granted = self.0.iter().filter(|(other, _)| *other == player);
        Ok(granted.fold(Identity::new(player), |identity, (_, it)| identity.with(*it)))
    }

    fn loopback_only(&self) -> bool {
        true
    }
}
