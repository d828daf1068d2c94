//! Lengths of time: whole seconds, then the nanoseconds of the one that has begun, both in their
//! shortest form.

use crate::core::value::heap::Heap;
use std::time::Duration;

use super::shape::{Bound, Kind, Shape};
use crate::core::breach::{Breach, Class, Rule};
use crate::core::wire::{
    reader::Reader,
    writer::{Writer, varint_bytes},
};

const NANOS: u128 = 1_000_000_000;

/// The form of times between these two, in nanoseconds.
pub(crate) const fn shape(low: u128, high: u128) -> Shape {
    let (low_seconds, high_seconds) = (low / NANOS, high / NANOS);
    let nanos = if high_seconds == 0 { high } else { NANOS - 1 };
    Shape {
        min_bytes: varint_bytes(low_seconds).saturating_add(1),
        max_bytes: varint_bytes(high_seconds).saturating_add(varint_bytes(nanos)),
        kind: Kind::Duration,
        bound: Bound::Time(low, high),
        heap: Heap::NONE,
        fault: None,
    }
}

/// Reads one. Nanoseconds that make a second belong to the seconds.
#[inline]
pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Duration, Breach> {
    let seconds = reader.varint64()?;
    let nanos = reader.varint32()?;
    if u128::from(nanos) < NANOS {
        Ok(Duration::new(seconds, nanos))
    } else {
        Err(Breach::new(Rule::Canonical, Class::Overlong))
    }
}

/// Writes one.
#[inline]
pub(crate) fn write(value: Duration, writer: &mut Writer<'_>) -> Result<(), Breach> {
    writer.value(&value.as_secs())?;
    writer.value(&value.subsec_nanos())
}
