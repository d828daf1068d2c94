//! A short text that a player may be shown: why somebody did something to him.

use std::fmt;

use arrayvec::ArrayString;

use crate::core::protocol::MAX_NOTE_BYTES;

/// A text of at most 80 bytes, on one line.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Note(ArrayString<MAX_NOTE_BYTES>);

impl Note {
    /// Nothing.
    pub const NONE: Self = Self(ArrayString::new_const());

    /// This text, cut to 80 bytes; control characters become spaces.
    ///
    /// ```
    /// # use remote_runtime::core::enforce::Note;
    /// assert_eq!(Note::new("sold\nthe shop").as_str(), "sold the shop");
    /// assert_eq!(Note::new(&"é".repeat(100)).as_str(), "é".repeat(40));
    /// ```
    pub fn new(text: &str) -> Self {
        let mut note = ArrayString::new();
        for letter in text.chars() {
            let letter = if letter.is_control() { ' ' } else { letter };
            if note.try_push(letter).is_err() {
                break;
            }
        }
        Self(note)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Note {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
