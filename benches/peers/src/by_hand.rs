//! The practical limit: a decoder for these payloads and nothing else, owned strings, the checks, and one
//! bucket for each remote in an array, with the clock passed in.

use std::hint::black_box;

use crate::Subject;
use crate::cases::{CHAT, Case, ORDER, SLOW, STEP};

struct Order {
    item: String,
    quantity: u32,
    at: [f32; 3],
}

struct Step {
    to: [f32; 3],
    speed: [f32; 3],
    number: u32,
}

struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(head)
    }

    fn number(&mut self) -> Option<u32> {
        match self.take(1)?[0] {
            small @ 0..=250 => Some(small.into()),
            251 => {
                let number = u16::from_le_bytes(self.take(2)?.try_into().ok()?);
                (number > 250).then_some(number.into())
            }
            252 => {
                let number = u32::from_le_bytes(self.take(4)?.try_into().ok()?);
                (number > 0xffff).then_some(number)
            }
            _ => None,
        }
    }

    fn floats(&mut self) -> Option<[f32; 3]> {
        let mut floats = [0.0; 3];
        for float in &mut floats {
            *float = f32::from_le_bytes(self.take(4)?.try_into().ok()?);
            let is_ordinary = float.is_finite() && float.to_bits() != 0x8000_0000;
            if !is_ordinary {
                return None;
            }
        }
        Some(floats)
    }

    fn text(&mut self, max: usize) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        if length > max * 4 {
            return None;
        }
        let text = std::str::from_utf8(self.take(length)?).ok()?;
        let is_printable = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        let count = if is_printable {
            length
        } else if text.chars().any(char::is_control) {
            return None;
        } else {
            text.chars().count()
        };
        (count <= max).then(|| text.to_owned())
    }

    fn end(&self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

#[inline(never)]
fn order(bytes: &[u8]) -> Option<Order> {
    let mut cursor = Cursor(bytes);
    let item = cursor.text(32)?;
    let quantity = cursor.number().filter(|quantity| (1..=99).contains(quantity))?;
    let at = cursor.floats()?;
    cursor.end()?;
    Some(Order { item, quantity, at })
}

#[inline(never)]
fn chat(bytes: &[u8]) -> Option<String> {
    let mut cursor = Cursor(bytes);
    let line = cursor.text(200)?;
    cursor.end()?;
    Some(line)
}

#[inline(never)]
fn step(bytes: &[u8]) -> Option<Step> {
    let mut cursor = Cursor(bytes);
    let (to, speed, number) = (cursor.floats()?, cursor.floats()?, cursor.number()?);
    cursor.end()?;
    Some(Step { to, speed, number })
}

/// What a body would get.
fn decode(remote: u16, payload: &[u8]) -> bool {
    match remote {
        ORDER | SLOW => order(payload).map(|order| {
            black_box((&order.item, order.quantity, order.at));
        }),
        CHAT => chat(payload).map(|line| {
            black_box(&line);
        }),
        STEP => step(payload).map(|step| {
            black_box((step.to, step.speed, step.number));
        }),
        _ => None,
    }
    .is_some()
}

#[inline(never)]
fn heights(bytes: &[u8]) -> Option<Vec<f32>> {
    let mut cursor = Cursor(bytes);
    let count = usize::try_from(cursor.number()?).ok()?;
    if count > 16_384 {
        return None;
    }
    let bytes = cursor.take(count * 4)?;
    cursor.end()?;
    let mut floats = Vec::with_capacity(count);
    for float in bytes.chunks_exact(4) {
        let float = f32::from_le_bytes(float.try_into().ok()?);
        let is_ordinary = float.is_finite() && float.to_bits() != 0x8000_0000;
        if !is_ordinary {
            return None;
        }
        floats.push(float);
    }
    Some(floats)
}

/// Reads a list of floats.
pub fn floats(payload: &[u8]) -> bool {
    heights(payload)
        .map(|heights| {
            black_box(&heights);
        })
        .is_some()
}

/// From the frame to the body.
#[derive(Default)]
pub struct Whole {
    /// When each remote's bucket is full, in nanoseconds.
    buckets: [u64; 4],
    now: u64,
}

/// Nanoseconds for one, and what a full bucket holds.
const RATES: [(u64, u64); 4] = [
    (1_000, 1_000_000_000),
    (1_000, 1_000_000_000),
    (1_000, 1_000_000_000),
    (3_600_000_000_000, 3_600_000_000_000),
];

impl Whole {
    #[inline(never)]
    fn handle(&mut self, frame: &[u8]) -> bool {
        let mut cursor = Cursor(frame);
        let Some(length) = cursor.number() else { return false };
        if length as usize != cursor.0.len() || length > 64 * 1024 {
            return false;
        }
        let (Some(4), Some(remote)) = (cursor.number(), cursor.number()) else { return false };
        let index = remote as usize;
        let Some((bucket, (interval, tolerance))) =
            self.buckets.get_mut(index).zip(RATES.get(index))
        else {
            return false;
        };
        let full_at = (*bucket).max(self.now) + interval;
        if full_at - self.now > *tolerance {
            return false;
        }
        *bucket = full_at;
        decode(index as u16, cursor.0)
    }
}

impl Subject for Whole {
    fn spend(&mut self, bytes: &[u8]) {
        self.handle(bytes);
    }

    fn take(&mut self, _: &Case, bytes: &[u8]) -> bool {
        self.now += 1_000_000;
        self.handle(black_box(bytes))
    }
}

/// Decode and rules alone.
pub struct Decode;

impl Subject for Decode {
    fn bytes(&self, case: &Case) -> Vec<u8> {
        (case.payload)()
    }

    fn take(&mut self, case: &Case, bytes: &[u8]) -> bool {
        decode(case.remote, black_box(bytes))
    }
}
