//! What the author's own functions are given. Each is handed over by a trait, so that the compiler says in our words
//! what a function that takes something else has to take.
//!
//! Everything could be handed over as [`NoArgument`], too: with one way alone the compiler would not wait for what the
//! function takes, and tell of mismatched types.

/// What no function takes.
#[derive(Debug)]
pub enum NoArgument {}

#[diagnostic::on_unimplemented(
    message = "a check here is given `{Self}`, and this one takes `{A}`",
    label = "takes `{A}`",
    note = "write it as `fn(value: {Self}) -> bool`; a check across the fields of a struct stands on the struct: `#[check(Self::is_fair)] \
            struct Trade`"
)]
/// A value that a check can be given as an `A`: as what it is, or as what the compiler would take it for.
pub trait ValueGivenAs<A> {
    /// Hands it over.
    fn given(self) -> A;
}

/// Each as what it can be given as.
macro_rules! values {
    ($([$($generics:tt)*] $type:ty: $as:ty;)*) => {$(
        // A list of them tells nobody what to write.
        #[diagnostic::do_not_recommend]
        impl<'a, $($generics)*> ValueGivenAs<&'a $as> for &'a $type {
            #[inline]
            fn given(self) -> &'a $as {
                self
            }
        }
    )*};
}

values! {
    [T] T: T;
    [T] Box<T>: T;
    [] String: str;
    [T] Vec<T>: [T];
    [T, const N: usize] [T; N]: [T];
    [] Box<String>: str;
    [T] Box<Vec<T>>: [T];
}

#[diagnostic::do_not_recommend]
impl<T> ValueGivenAs<NoArgument> for &T {
    fn given(self) -> NoArgument {
        unreachable!()
    }
}

/// Gives a value to a check.
#[inline]
pub fn value_given<'a, T, A>(value: &'a T) -> A
where
    &'a T: ValueGivenAs<A>,
{
    ValueGivenAs::given(value)
}

#[diagnostic::on_unimplemented(
    message = "a condition here is given the world `{Self}`, and this one takes `{A}`",
    label = "takes `{A}`",
    note = "write it as `fn(world: {Self}, …) -> bool`, with the caller in second place, or as a method of the world"
)]
/// A world that a condition can be given as an `A`: as what it is.
pub trait WorldGivenAs<A> {
    /// Hands it over.
    fn given(self) -> A;
}

#[diagnostic::do_not_recommend]
impl<'a, W> WorldGivenAs<&'a W> for &'a W {
    #[inline]
    fn given(self) -> &'a W {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<W> WorldGivenAs<NoArgument> for &W {
    fn given(self) -> NoArgument {
        unreachable!()
    }
}

/// Gives the world to a condition.
#[inline]
pub fn world_given<'a, W, A>(world: &'a W) -> A
where
    &'a W: WorldGivenAs<A>,
{
    WorldGivenAs::given(world)
}
