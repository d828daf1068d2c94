//! What was written, checked: nothing in here can be illegal, as far as a macro can know. The one
//! exception says so: [`Outline`], which is all that may be known of a table with mistakes.

use std::time::Duration;

use proc_macro2::{Ident, Span};
use syn::{Attribute, Expr, ExprPath, Generics, LitStr, Member, Path, Type, Visibility};

/// A value that travels: its type, the one rule that it has, and the author's own rules beside it.
pub(crate) struct Value {
    pub(crate) ty: Type,
    pub(crate) rule: Rule,
    pub(crate) checks: Vec<Check>,
}

/// The rule on one value.
pub(crate) enum Rule {
    /// None: the type has to be bounded by itself. Spanned over the type's first and last token.
    None(Span, Span),
    /// None but a word that is nearly one, which the compiler refuses. Spanned like none.
    Misspelt(Box<Attribute>, Span, Span),
    /// A rule without arguments.
    Word(Word, Span),
    /// `range`.
    Range { span: Span, low: Bound, high: Bound, includes_end: bool, kind: RangeKind },
    /// `max_len` or `len`.
    Counted { span: Span, min: Option<Bound>, max: Bound, includes_end: bool, inside: Inside },
    /// `fields`.
    Fields(Span, Vec<Rule>),
    /// `via`.
    Via(Span, Type),
    /// `unchecked`.
    Unchecked(Span, LitStr),
    /// `near_character`.
    NearCharacter(Span, Bound),
    /// `near`: the other field, which is checked to be one, its type, and the distance.
    Near(Span, Box<Near>),
    /// `known(in = Place)`.
    KnownIn(Span, Type),
    /// `one_of`.
    OneOf(Span, Vec<Bound>),
    /// `max_norm`.
    MaxNorm(Span, Bound),
    /// `max_depth` and `max_bytes`, each level under another rule.
    /// `around` is the type of the value, with a hole where the payload itself stands.
    Nested { span: Span, depth: Bound, bytes: Bound, level: Box<Rule>, around: Box<Type> },
}

/// A rule that is a word alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    Any,
    Finite,
    Known,
    Owned,
    Target,
    Caller,
    Unit,
}

/// What a place has to be near to.
pub(crate) struct Near {
    /// The other field, and where it was written.
    pub(crate) field: Member,
    pub(crate) at: Span,
    pub(crate) distance: Bound,
    /// Of the other field.
    pub(crate) ty: Type,
}

/// A number of a rule.
pub(crate) enum Bound {
    /// As it stands, without a suffix: it takes whatever type it is needed in.
    Number(Expr),
    /// A constant, or something that the compiler works out.
    Constant(Expr),
}

impl Bound {
    pub(crate) fn expr(&self) -> &Expr {
        match self {
            Self::Number(expr) | Self::Constant(expr) => expr,
        }
    }
}

/// What the bounds of a range are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum RangeKind {
    /// Whole numbers.
    Whole,
    /// Floats.
    Float,
    /// Lengths of time; numbers are nanoseconds.
    Time,
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
    /// `multiline`.
    Multiline(Span),
    /// `charset`: from the first to the last, both included; rising, and none touches the next.
    Charset(Span, Vec<(char, char)>),
    /// `pattern`.
    #[cfg(feature = "pattern")]
    Pattern(Span, LitStr, Box<Automaton>),
}

/// What takes a text that matches from its first byte to its last.
#[cfg(feature = "pattern")]
#[derive(Debug)]
pub(crate) struct Automaton {
    /// The kind of each byte: bytes of one kind make the same steps.
    pub(crate) kinds: [u8; 256],
    /// How many kinds there are.
    pub(crate) width: usize,
    /// From each state, by kind, to the next. From 0 nothing matches any more; the first is 1.
    pub(crate) steps: Vec<u16>,
    /// Whether a text may end in a state.
    pub(crate) ends: Vec<bool>,
}

/// A rule of the author's own.
pub(crate) struct Check {
    pub(crate) function: Function,
    pub(crate) version: u32,
}

/// A function of the author's that generated code calls.
pub(crate) struct Function {
    /// As it is named outside of his item: without `Self`.
    pub(crate) path: ExprPath,
    /// As reports name it.
    pub(crate) name: String,
}

/// A field of a payload.
pub(crate) struct Field {
    /// Its name, or its number.
    pub(crate) member: Member,
    pub(crate) value: Value,
    /// Whether payloads may lie in it, as far as names tell.
    pub(crate) may_hold: bool,
}

/// A payload.
pub(crate) struct Payload {
    /// Whether no client may send it.
    pub(crate) is_servers: bool,
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
    pub(crate) outline: Outline,
    pub(crate) docs: Vec<Attribute>,
    pub(crate) events: Vec<Path>,
    pub(crate) remotes: Vec<Remote>,
}

/// What others see of a table. That much is known of one with mistakes, too, and then its functions
/// are as they were written.
pub(crate) struct Outline {
    pub(crate) krate: Path,
    pub(crate) vis: Visibility,
    /// Of the table, in snake case.
    pub(crate) ident: Ident,
    pub(crate) door: Door,
    pub(crate) methods: Vec<Method>,
}

/// A method of the stub.
pub(crate) struct Method {
    pub(crate) ident: Ident,
    pub(crate) cfgs: Vec<Attribute>,
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
#[allow(clippy::struct_excessive_bools)] // each is a key of its own
pub(crate) struct Remote {
    pub(crate) ident: Ident,
    /// On the wire.
    pub(crate) name: String,
    pub(crate) cfgs: Vec<Attribute>,
    /// What the stub's method says as the author's function does: docs, `deprecated`, `allow`.
    pub(crate) carried: Vec<Attribute>,
    pub(crate) is_async: bool,
    /// The type of who calls, where it has another name than the runtime's.
    pub(crate) alias: Option<Type>,
    pub(crate) params: Vec<Param>,
    /// What it returns; `None` for an event.
    pub(crate) returns: Option<Type>,
    /// The rule on what it returns, where that says one.
    pub(crate) reply: Option<Rule>,
    pub(crate) rate: Rate,
    /// As the author wrote it.
    pub(crate) written_rate: LitStr,
    pub(crate) server_rate: Option<Rate>,
    pub(crate) burst: Option<Expr>,
    pub(crate) cooldown: Option<Cooldown>,
    pub(crate) group: Option<String>,
    pub(crate) cost: Option<Cost>,
    pub(crate) is_observed: bool,
    pub(crate) is_unreliable: bool,
    pub(crate) is_decoy: bool,
    /// For those who have not logged in, and nobody else.
    pub(crate) is_guests: bool,
    pub(crate) allow: Option<Expr>,
    pub(crate) when: Vec<Condition>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) is_concurrent: bool,
}

/// What a client sends.
pub(crate) struct Param {
    /// In the stub.
    pub(crate) ident: Ident,
    pub(crate) value: Value,
}

/// So many in a time.
#[derive(Clone, Copy)]
pub(crate) struct Rate {
    pub(crate) count: u32,
    pub(crate) period: Duration,
}

/// So long between two calls.
#[derive(Clone, Copy)]
pub(crate) struct Cooldown {
    pub(crate) time: Duration,
    /// Of the literal.
    pub(crate) span: Span,
}

/// What a call costs.
pub(crate) struct Cost {
    /// The number of the parameter that it looks at, and its name.
    pub(crate) param: usize,
    pub(crate) ident: Ident,
    /// As the author wrote it.
    pub(crate) expr: Expr,
    pub(crate) place: String,
}

/// One condition of `when(…)`.
pub(crate) struct Condition {
    pub(crate) function: Function,
    /// Numbers of the parameters that it sees.
    pub(crate) params: Vec<usize>,
}

/// What stands for a payload in itself.
pub(crate) fn hole() -> Type {
    syn::parse_quote!(__Hole)
}

/// Whether a type is that.
pub(crate) fn is_hole(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("__Hole"))
}

/// A world behind a trait, as generated code calls it.
pub(crate) fn any_world() -> Type {
    syn::parse_quote!(__W)
}
