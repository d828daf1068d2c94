//! What types are made of.

use super::Shape;

/// What a type is made of.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Kind {
    /// Nothing at all.
    Unit,
    /// `false` or `true`.
    Bool,
    /// A whole number.
    Integer {
        /// Its width.
        bits: u32,
        /// Whether it can be negative.
        signed: bool,
    },
    /// A float.
    Float {
        /// Its width.
        bits: u32,
    },
    /// A Unicode scalar value.
    Char,
    /// A text.
    Text,
    /// A text with a rule on its characters.
    Characters(Characters),
    /// A length of time.
    Duration,
    /// A list of elements of one form.
    List(&'static Shape),
    /// Elements of one form, each once.
    Set(&'static Shape),
    /// Keys and values.
    Map(&'static Shape, &'static Shape),
    /// One or nothing.
    Optional(&'static Shape),
    /// So many of one form, without a length word.
    Array(&'static Shape, usize),
    /// Some of different forms.
    Tuple(&'static [&'static Shape]),
    /// A struct: fields in their order.
    Record(&'static [Place]),
    /// An enum: one of these.
    Choice(&'static [Variant]),
    /// An id; its name keeps two kinds of id apart.
    Id(&'static str, &'static Shape),
    /// A form with a rule of the author's own on it: its name and its version.
    Checked(&'static Shape, &'static str, u32),
    /// A form with the type in which it stands somewhere in it.
    Nested(&'static Shape),
    /// The type in which this stands.
    Recursive,
}

/// What the characters of a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Characters {
    /// Whether there may be several lines.
    pub multiline: bool,
    /// From the first to the last, both included; any but control characters, where there are none.
    pub charset: &'static [(char, char)],
    /// What the whole text has to match, as it is written.
    pub pattern: Option<&'static str>,
}

/// A named field.
#[derive(Debug)]
pub struct Place {
    /// Its name in the source.
    pub name: &'static str,
    /// Its form.
    pub shape: &'static Shape,
}

/// A variant of an enum.
#[derive(Debug)]
pub struct Variant {
    /// Its name in the source.
    pub name: &'static str,
    /// Its fields.
    pub fields: &'static [Place],
}
