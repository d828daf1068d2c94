//! The calls, as frames of `docs/wire.md`; and the same payloads as JSON.

/// One call.
pub struct Case {
    pub name: &'static str,
    /// The remote's number.
    pub remote: u16,
    pub payload: fn() -> Vec<u8>,
    pub json: fn() -> String,
    pub is_legal: bool,
}

pub const ORDER: u16 = 0;
pub const CHAT: u16 = 1;
pub const STEP: u16 = 2;
/// An order once an hour: every call but the first is too often.
pub const SLOW: u16 = 3;

const LINE: &str =
    "has anybody seen the blacksmith? my sword broke again, and he owes me some gold";

fn order(item: &str, at: [f32; 3]) -> Vec<u8> {
    let mut bytes = vec![u8::try_from(item.len()).expect("short")];
    bytes.extend_from_slice(item.as_bytes());
    bytes.push(7);
    at.iter().for_each(|x| bytes.extend_from_slice(&x.to_le_bytes()));
    bytes
}

fn order_json(at: &str) -> String {
    format!(r#"{{"item":"iron sword of the north","quantity":7,"at":[{at}]}}"#)
}

fn step() -> Vec<u8> {
    let mut bytes = Vec::new();
    for x in [10.5f32, 0.0, -3.25, 1.0, 0.5, 0.0] {
        bytes.extend_from_slice(&x.to_le_bytes());
    }
    bytes.extend_from_slice(&[0xfb, 0x39, 0x30]);
    bytes
}

fn huge() -> Vec<u8> {
    let mut bytes = vec![0xfc, 0, 0, 0, 0x40];
    bytes.extend_from_slice(b"iron sword");
    bytes
}

pub const CASES: [Case; 6] = [
    Case {
        name: "order",
        remote: ORDER,
        payload: || order("iron sword of the north", [1.0, 2.5, -3.0]),
        json: || order_json("1.0,2.5,-3.0"),
        is_legal: true,
    },
    Case {
        name: "chat line",
        remote: CHAT,
        payload: || {
            let mut bytes = vec![u8::try_from(LINE.len()).expect("short")];
            bytes.extend_from_slice(LINE.as_bytes());
            bytes
        },
        json: || format!(r#"{{"line":"{LINE}"}}"#),
        is_legal: true,
    },
    Case {
        name: "movement step",
        remote: STEP,
        payload: step,
        json: || r#"{"to":[10.5,0.0,-3.25],"speed":[1.0,0.5,0.0],"number":12345}"#.to_owned(),
        is_legal: true,
    },
    Case {
        name: "NaN",
        remote: ORDER,
        payload: || order("iron sword of the north", [1.0, f32::NAN, -3.0]),
        // JSON has no NaN; what overflows is its infinity.
        json: || order_json("1.0,1e999,-3.0"),
        is_legal: false,
    },
    Case {
        name: "1 GiB claimed",
        remote: ORDER,
        payload: huge,
        // JSON has no lengths; a text that never ends is its nearest.
        json: || r#"{"item":"iron sword"#.to_owned(),
        is_legal: false,
    },
    Case {
        name: "over the rate",
        remote: SLOW,
        payload: || order("iron sword of the north", [1.0, 2.5, -3.0]),
        json: || order_json("1.0,2.5,-3.0"),
        is_legal: false,
    },
];

impl Case {
    /// An event with this payload.
    pub fn frame(&self, payload: &[u8]) -> Vec<u8> {
        let length = payload.len() + 2;
        let mut frame = vec![u8::try_from(length).expect("short")];
        frame.push(0x04);
        frame.push(u8::try_from(self.remote).expect("few"));
        frame.extend_from_slice(payload);
        frame
    }
}

/// The payload of a list of floats that takes so many bytes, without its length.
pub fn floats(bytes: u32) -> Vec<u8> {
    let count = bytes / 4;
    let mut payload = match u8::try_from(count) {
        Ok(small @ 0..=250) => vec![small],
        _ => {
            [&[0xfb][..], &u16::try_from(count).expect("64 KiB at the most").to_le_bytes()].concat()
        }
    };
    for _ in 0..count {
        payload.extend_from_slice(&1.5f32.to_le_bytes());
    }
    payload
}
