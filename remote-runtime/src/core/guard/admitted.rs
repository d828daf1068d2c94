//! The proof that a call passed the guard.

/// Parameters that passed every rule and every world check in force. A body takes nothing else,
/// and nobody but the guard can make one:
///
/// ```compile_fail,E0423
/// use remote_runtime::core::guard::admitted::Admitted;
/// let forged = Admitted(());
/// ```
#[derive(Debug)]
pub struct Admitted<A>(A);

/// Made by the guard, after the world's checks. No function of the type: the compiler would advise it.
pub(in crate::core::guard) const fn admitted<A>(args: A) -> Admitted<A> {
    Admitted(args)
}

impl<A> Admitted<A> {
    /// The parameters.
    #[inline]
    pub fn into_inner(self) -> A {
        self.0
    }
}
