//! What maps and sets have in common: their keys travel sorted by their bytes, strictly rising, so that
//! one collection has one encoding and no key comes twice.

use super::ruled::Ruled;
use crate::core::breach::{Breach, Class, Rule};
use crate::core::wire::{reader::Reader, writer::Writer};

/// The key before, while keys are read.
#[derive(Debug, Default)]
pub(super) struct Rising<'a>(Option<&'a [u8]>);

impl<'a> Rising<'a> {
    /// Reads the next key, which has to be greater than the one before.
    #[inline]
    pub(super) fn verify<K: Ruled<R>, R>(&mut self, reader: &mut Reader<'a>) -> Result<(), Breach> {
        let from = reader.rest();
        K::verify(reader)?;
        let taken = from.len().saturating_sub(reader.rest().len());
        let key = from.get(..taken).unwrap_or_default();
        match self.0 {
            Some(before) if before >= key => {
                let class = if before == key { Class::Duplicate } else { Class::Unsorted };
                Err(Breach::new(Rule::KeyOrder, class))
            }
            _ => {
                self.0 = Some(key);
                Ok(())
            }
        }
    }
}

/// Two keys differ by their bytes, and are one by the author's own order.
#[cold]
pub(super) fn one_of_two() -> Breach {
    Breach::new(Rule::KeyOrder, Class::Duplicate)
}

/// Entries with their keys as they are written, in the order of those. `place` is where a wrong key lies
/// within its entry.
pub(super) fn sorted<'k, K: Ruled<R> + 'k, R, V>(
    entries: impl ExactSizeIterator<Item = (&'k K, V)>,
    writer: &Writer<'_>,
    place: impl Fn(Breach, usize) -> Breach,
) -> Result<Vec<(Vec<u8>, V)>, Breach> {
    let mut sorted = Vec::with_capacity(entries.len());
    for (index, (key, value)) in entries.enumerate() {
        let mut bytes = Vec::with_capacity(K::SHAPE.min_bytes);
        key.encode(&mut writer.aside(&mut bytes)).map_err(|breach| place(breach, index))?;
        sorted.push((bytes, value));
    }
    sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
    // Two keys that differ here may be one on the wire, as `-0.0` and `+0.0` are.
    let twin = sorted.windows(2).position(|pair| matches!(pair, [(a, _), (b, _)] if a == b));
    match twin {
        Some(index) => Err(place(Breach::new(Rule::KeyOrder, Class::Duplicate), index)),
        None => Ok(sorted),
    }
}
