//! A bucket that all players share. It needs no lock: its state is one number.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::core::meter::bucket::{Bucket, Empty};
use crate::core::rate::{Allowance, Rate};
use crate::core::time::Timestamp;

/// A bucket for everybody.
#[derive(Debug)]
pub(crate) struct CommonBucket {
    full_at: AtomicU64,
    allowance: Allowance,
}

impl CommonBucket {
    /// Full, under this rate.
    pub(crate) const fn new(rate: Rate) -> Self {
        Self { full_at: AtomicU64::new(0), allowance: rate.strict() }
    }

    /// Takes one, or says when there is one.
    pub(crate) fn take(&self, now: Timestamp) -> Result<(), Empty> {
        let mut taken = Ok(());
        // Where it held too little, nothing is changed.
        let _ = self.full_at.fetch_update(Ordering::AcqRel, Ordering::Acquire, |full_at| {
            let mut bucket = Bucket::full_at(Timestamp::from_nanos(full_at));
            taken = bucket.take(self.allowance, 1, now);
            taken.is_ok().then(|| bucket.time_full().as_nanos())
        });
        taken
    }
}
