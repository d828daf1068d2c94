//! Which remotes a session may name: those that both sides have in the same version.

use crate::core::ids::RemoteId;

/// Two sets of remotes, a bit each.
#[derive(Debug, Default)]
pub(crate) struct Negotiated {
    same: Bits,
    outdated: Bits,
}

impl Negotiated {
    /// Room for `remotes` of them.
    pub(crate) fn new(remotes: usize) -> Self {
        Self { same: Bits::new(remotes), outdated: Bits::new(remotes) }
    }

    /// Both sides have this one.
    pub(crate) fn add(&mut self, id: RemoteId) {
        self.same.add(id);
    }

    /// The client has another version of this one, or none.
    pub(crate) fn add_outdated(&mut self, id: RemoteId) {
        self.outdated.add(id);
    }

    #[inline]
    pub(crate) fn contains(&self, id: RemoteId) -> bool {
        self.same.contains(id)
    }

    pub(crate) fn is_outdated(&self, id: RemoteId) -> bool {
        self.outdated.contains(id)
    }
}

#[derive(Debug, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn new(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    fn add(&mut self, id: RemoteId) {
        if let Some(word) = self.0.get_mut(usize::from(id.0 / 64)) {
            *word |= 1u64.wrapping_shl(u32::from(id.0 % 64));
        }
    }

    fn contains(&self, id: RemoteId) -> bool {
        let word = self.0.get(usize::from(id.0 / 64)).copied().unwrap_or_default();
        word & 1u64.wrapping_shl(u32::from(id.0 % 64)) != 0
    }
}
