//! What was written, checked: nothing in here can be illegal, as far as a macro can know.

use std::time::Duration;

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Attribute, Expr, Generics, LitStr, Path, Type, Visibility};

/// The rule on one value.
pub(crate) enum Rule {
    /// None: the type has to be bounded by itself. Spanned over the type's first and last token.
    None(Span, Span),
    /// A rule without arguments, by the name of its marker.
    Word(&'static str, Span),
    /// `range`.
    Range { span: Span, low: Expr, high: Expr, includes_end: bool, kind: RangeKind },
    /// `max_len` or `len`.
    Counted { span: Span, min: Option<Expr>, max: Expr, includes_end: bool, inside: Inside },
    /// `fields`.
    Fields(Span, Vec<Rule>),
    /// `via`.
    Via(Span, Type),
    /// `unchecked`.
    Unchecked(Span, LitStr),
    /// `near_character`.
    NearCharacter(Span, Expr),
    /// A rule and the author's own.
    Also(Box<Rule>, Check),
}

/// What the bounds of a range are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum RangeKind {
    /// Whole numbers.
    Whole,
    /// Floats.
    Float,
    /// Constants, of which only the compiler knows.
    Constants,
}

/// The rule on what a collection holds.
pub(crate) enum Inside {
    /// None.
    Nothing,
    /// `each`.
    Each(Box<Rule>),
    /// `keys` and `values`.
    Pairs(Box<Rule>, Box<Rule>),
}

/// A rule of the author's own.
pub(crate) struct Check {
    /// The type whose function it is, where the author wrote `Self`.
    pub(crate) qself: Option<syn::QSelf>,
    pub(crate) path: Path,
    pub(crate) version: u32,
}

/// A field of a payload.
pub(crate) struct Field {
    /// Its name, or its number.
    pub(crate) member: syn::Member,
    pub(crate) ty: Type,
    pub(crate) rule: Rule,
}

/// A payload.
pub(crate) struct Payload {
    pub(crate) krate: Path,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) checks: Vec<Check>,
    pub(crate) form: Form,
}

/// What a payload is made of.
pub(crate) enum Form {
    Struct(Vec<Field>),
    Enum(Vec<Variant>),
}

/// A variant of an enum.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) fields: Vec<Field>,
}

/// An id.
pub(crate) struct Id {
    pub(crate) krate: Path,
    pub(crate) ident: Ident,
    pub(crate) member: syn::Member,
    pub(crate) raw: Type,
}

/// An event.
pub(crate) struct Event {
    pub(crate) krate: Path,
    pub(crate) ident: Ident,
}

/// A table of remotes.
pub(crate) struct Table {
    pub(crate) krate: Path,
    pub(crate) docs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    /// Of the table, in snake case.
    pub(crate) ident: Ident,
    pub(crate) events: Vec<Path>,
    pub(crate) door: Door,
    pub(crate) remotes: Vec<Remote>,
    /// Every function that says `#[remote]`, right or wrong, as far as its form tells.
    pub(crate) functions: Vec<Function>,
}

/// A function as its user sees it.
pub(crate) struct Function {
    pub(crate) ident: Ident,
    /// What a client sends.
    pub(crate) params: Vec<Type>,
    pub(crate) returns: Option<Type>,
}

/// Where the bodies are.
pub(crate) enum Door {
    /// Here, on this world.
    Impl(Box<Type>),
    /// Elsewhere, behind this trait.
    Trait(Ident),
}

/// One remote.
pub(crate) struct Remote {
    pub(crate) ident: Ident,
    /// On the wire.
    pub(crate) name: String,
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) docs: Vec<Attribute>,
    pub(crate) is_async: bool,
    pub(crate) params: Vec<Param>,
    /// What it returns; `None` for an event.
    pub(crate) returns: Option<Type>,
    pub(crate) rate: Rate,
    pub(crate) burst: Option<Expr>,
    pub(crate) allow: Option<Expr>,
    pub(crate) when: Vec<Condition>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) concurrent: bool,
}

/// What a client sends.
pub(crate) struct Param {
    /// In the stub.
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) rule: Rule,
}

/// So many in a time.
#[derive(Clone, Copy)]
pub(crate) struct Rate {
    pub(crate) count: u32,
    pub(crate) period: Duration,
}

/// One path of `when(…)`.
pub(crate) struct Condition {
    pub(crate) path: Path,
    /// In reports.
    pub(crate) name: String,
    /// Numbers of the parameters that it sees.
    pub(crate) params: Vec<usize>,
}

/// Tokens that stand for this crate's runtime, as the author's crate calls it.
pub(crate) fn private(krate: &Path) -> TokenStream {
    quote::quote!(#krate::__private)
}
