//! The macros of `remote`. Use them through the crate `remote`, which re-exports them.
//!
//! Each goes the same road: what the author wrote is parsed (`parse`), checked into a model that
//! holds nothing illegal (`check`, `model`), and expanded (`expand`). Every mistake of an item
//! is collected on the way and shown at once (`errors`); what is said about it stands in one file
//! (`messages`). The author's item is kept even then, so that an editor still knows it.
//!
//! What only the compiler can know, as which type an alias stands for, is left to the traits of the
//! runtime. Generated code names them, spanned so that an error stands at the author's word.

mod check;
mod errors;
mod expand;
#[cfg(test)]
mod goldens;
mod messages;
mod model;
mod names;
mod parse;
mod spelling;

use proc_macro::TokenStream;
use quote::quote;

/// Makes a struct or an enum a payload: something that can travel, under a rule for each field.
///
/// A field whose type is not bounded by itself needs a rule, or it does not compile:
///
/// | type | needs one of |
/// |---|---|
/// | `bool`, `u8`, `i8`, `char`, payloads, `()` | nothing |
/// | wider integers | `range(a..=b)`, `range(a..b)`, `one_of(1, 5, 10)`, `any` |
/// | `Duration` | `range("0s"..="60s")` |
/// | ids | `known`, `known(in = Place)`, `owned`, `target`, `caller`; `any` makes the payload the server's to send only |
/// | floats | `finite`, `range(0.0..=1.0)` |
/// | vectors, quaternions | the same for each number; `max_norm(x)`, `unit`, `near_character(d)`, `near(field, d)` |
/// | `String` | `max_len(n)`, `len(a..=b)`, in characters; `charset('a'..='z', "_-")`, `pattern("[a-z]+(-[a-z]+)*")` or `multiline` beside it; `pattern` needs the feature `pattern` |
/// | `Vec`, sets, whose elements are `Ord` | `max_len(n)`, `len(a..=b)`, and `each(…)` for what is inside |
/// | maps, whose keys are `Ord` | the same, with `keys(…)` and `values(…)` |
/// | tuples whose places differ | `fields(_, finite)` |
/// | `Option`, arrays | what they hold needs |
/// | `Box` | the same, but no `any`, `unchecked`, `near_character` or rule on ids: those stand on what is in the box |
/// | a type in itself: `Option<Box<Self>>`, `Vec<Self>` | `max_depth(n)`, at most 16, and `max_bytes(n)`, beside what it needs otherwise |
/// | somebody else's type | `via(Proxy)`; the world is asked about the proxy that the value makes, so it has to come back as it was |
/// | anything of a fixed size | `unchecked = "why"` |
/// | `usize`, `isize`, `&str`, references | never travel: `u32` or `u64`, `String` |
///
/// `max_depth(3)` takes a value, one in it, and one in that: levels are counted over all such places of the type,
/// and the smallest number rules. A type in itself asks the world nothing: ids stand beside it.
///
/// `near(field, 5)` is near what another field of the same struct or variant says: the place there, or that of what the id
/// there names, by the world's `Places<Id>`; of a `PlayerId`, by its `Characters`.
///
/// Bounds are literals or constants. `check(path)`, on a field or on the whole type, adds a rule of
/// the author's own, a `fn(&T) -> bool`, beside the others; `check(path, version = 2)` says that it
/// has changed.
///
/// A type parameter is declared as what it has to be: `struct Page<T: Payload>`, or under the rule of its field, by that rule's
/// name in `remote::rules`: `struct Stack<I> where I: Ruled<Known>`.
///
/// In a crate that knows `remote` by another name: `#[payload(crate = other_name)]`.
#[proc_macro_derive(
    Payload,
    attributes(
        any,
        caller,
        charset,
        check,
        each,
        fields,
        finite,
        keys,
        known,
        len,
        max_bytes,
        max_depth,
        max_len,
        max_norm,
        multiline,
        near,
        near_character,
        one_of,
        owned,
        pattern,
        payload,
        range,
        target,
        unchecked,
        unit,
        values,
        via
    )
)]
pub fn derive_payload(input: TokenStream) -> TokenStream {
    payload(input, false)
}

/// Makes a struct or an enum a payload that only the server sends, in answers and events: what it works
/// out itself, as damage, prices and rewards. A remote that takes one does not compile. It is derived in
/// the place of [`Payload`](macro@Payload), with the same rules on its fields.
#[proc_macro_derive(
    ServerOnly,
    attributes(
        any,
        caller,
        charset,
        check,
        each,
        fields,
        finite,
        keys,
        known,
        len,
        max_bytes,
        max_depth,
        max_len,
        max_norm,
        multiline,
        near,
        near_character,
        one_of,
        owned,
        pattern,
        payload,
        range,
        target,
        unchecked,
        unit,
        values,
        via
    )
)]
pub fn derive_server_only(input: TokenStream) -> TokenStream {
    payload(input, true)
}

/// Makes a struct of one number an id: something that names a thing of the game. An id carries any
/// bits, so every use of it says how it is resolved. The type has to be `Copy`.
#[proc_macro_derive(
    Id,
    attributes(
        any,
        caller,
        charset,
        check,
        each,
        fields,
        finite,
        keys,
        known,
        len,
        max_bytes,
        max_depth,
        max_len,
        max_norm,
        multiline,
        near,
        near_character,
        one_of,
        owned,
        pattern,
        payload,
        range,
        target,
        unchecked,
        unit,
        values,
        via
    )
)]
pub fn derive_id(input: TokenStream) -> TokenStream {
    derive(input, expand::poisoned::id, |input, errors| {
        let id = check::id::check(input, errors)?;
        Some(expand::id::expand(&id))
    })
}

/// Takes every word of the rules, and makes nothing of them: on what stands in for a field with a misspelt one.
#[doc(hidden)]
#[proc_macro_derive(
    Words,
    attributes(
        any,
        caller,
        charset,
        check,
        each,
        fields,
        finite,
        keys,
        known,
        len,
        max_bytes,
        max_depth,
        max_len,
        max_norm,
        multiline,
        near,
        near_character,
        one_of,
        owned,
        pattern,
        payload,
        range,
        target,
        unchecked,
        unit,
        values,
        via
    )
)]
pub fn derive_words(_: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// Makes a payload an event: something that the server sends. A table says which it sends:
/// `#[remotes(shop, events(Struck))]`.
#[proc_macro_derive(Event, attributes(payload))]
pub fn derive_event(input: TokenStream) -> TokenStream {
    derive(input, expand::poisoned::event, |input, errors| {
        let event = check::event::check(input, errors)?;
        Some(expand::event::expand(&event))
    })
}

/// Makes a table of remotes: every function of the item that says `#[remote(…)]`, and nothing else.
///
/// There are two doors.
///
/// - `#[remotes(shop)] impl Game` holds contract and bodies in one place: the quick start, and games
///   of a single binary. The bodies go where the crate goes.
/// - `#[remotes] pub trait Shop` holds the contract alone, with the same attributes on functions
///   without bodies. It belongs into a crate that server and client share; the server writes a plain
///   `impl Shop for Game` in a crate that the client never sees, and mounts `shop::remotes::<Game>()`.
///
/// Beside the item stand `enum shop {}` with `shop::remotes()`, which the server mounts, and
/// `shop::client(&client)`, which makes the stub `ShopClient`.
///
/// `events(A, B)` declares what the server sends: types with `#[derive(Payload, Event)]`, or with
/// `#[derive(ServerOnly, Event)]`, which no client can send.
///
/// On a function, `#[remote(…)]` takes
///
/// | key | meaning |
/// |---|---|
/// | `rate = "5/10s"` | how often one player may call it; needed. Also `"20/s"`, `"10/min"`, `"1/500ms"` |
/// | `burst = 10` | how many at once; the rate's count if it is not said |
/// | `rate(server) = "50/s"` | how often all players together may call it |
/// | `cooldown = "3s"` | how long after one call that began the next may begin, for one player |
/// | `group = "combat"` | one bucket with the others of this group, in whatever table; all say the same rate and burst |
/// | `cost = order.quantity` | what a call takes out of the bucket: a parameter, or a field or method of one; at least 1 |
/// | `allow = Staff::Ban` | only for sessions with this permission, a variant of the world's `HasPermissions::Permission` |
/// | `allow = guest` | only for those who have not logged in: the body takes `&Guest` for `&Caller`, and how often is counted by address |
/// | `when(path, …)` | conditions: `path(&world, &caller) -> bool`; `when(path(order))` adds references to parameters |
/// | `observe` | rates and world checks are counted and told, and nobody is refused for them; what the stub keeps to by itself, it keeps to all the same |
/// | `decoy` | a trap: whoever calls it has no stub of ours, and is a forger; its body never runs. The stub has the method, and sends nothing |
/// | `deadline = "2s"` | how long an async body may take; 2 s if it is not said |
/// | `concurrent` | an async body that runs beside others of the same player |
/// | `unreliable` | an event of which the newest is enough: in the stub it takes the place of one that still waits for a slow link |
/// | `reply(max_len(200))` | the rule on what it returns, where that is neither a payload nor a bare number; of a `Result`, on its value |
/// | `name = "…"` | another name on the wire |
///
/// and the rules on values stand on its parameters as on a payload's fields.
///
/// A reply that breaks its rule, or a NaN, is none: the caller hears that nobody knows what became of his call,
/// and it is counted as the author's fault.
///
/// A function is `fn(&mut self, caller: &Caller, …)`, or `async fn(world: World<Self>, caller:
/// &Caller, …)`. With a return type it is a call, without one an event.
#[proc_macro_attribute]
pub fn remotes(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = errors::Errors::default();
    match parse::table::parse(arguments.into(), item.into(), &mut errors) {
        Ok(written) => table(&written, errors).into(),
        Err(item) => {
            let errors = errors.finish();
            quote!(#errors #item).into()
        }
    }
}

/// One remote of a table; see [`macro@remotes`], inside of which it stands.
#[proc_macro_attribute]
pub fn remote(_: TokenStream, item: TokenStream) -> TokenStream {
    let error = syn::Error::new(proc_macro2::Span::call_site(), messages::REMOTE_ALONE);
    let (error, item) = (error.into_compile_error(), proc_macro2::TokenStream::from(item));
    quote!(#error #item).into()
}

/// The road of a table.
fn table(written: &parse::table::Table, mut errors: errors::Errors) -> proc_macro2::TokenStream {
    match check::table::check(written, &mut errors) {
        Ok(table) => expand::table::expand(written, &table),
        Err(outline) => {
            let errors = errors.finish();
            let rest = expand::table::poisoned(written, outline.as_deref());
            quote!(#errors #rest)
        }
    }
}

fn payload(input: TokenStream, is_servers: bool) -> TokenStream {
    let poisoned = |input: &_| expand::poisoned::payload(input, is_servers);
    derive(input, poisoned, |input, errors| {
        let payload = check::payload::check(input, is_servers, errors)?;
        Some(expand::payload::expand(&payload))
    })
}

/// The road of a derive: the item is in any case the compiler's, so only errors or impls come out.
fn derive(
    input: TokenStream,
    poisoned: impl FnOnce(&syn::DeriveInput) -> proc_macro2::TokenStream,
    expand: impl FnOnce(&syn::DeriveInput, &mut errors::Errors) -> Option<proc_macro2::TokenStream>,
) -> TokenStream {
    let input = proc_macro2::TokenStream::from(input);
    let mut errors = errors::Errors::default();
    let (input, expanded) = match syn::parse2(input.clone()) {
        Ok(input) => {
            let expanded = expand(&input, &mut errors);
            (input, expanded)
        }
        Err(error) => {
            errors.push(parse::unread::in_our_words(error, &input));
            let Some(outline) = parse::unread::outline(input) else {
                return errors.finish().unwrap_or_default().into();
            };
            (outline, None)
        }
    };
    match errors.finish() {
        None => expanded.unwrap_or_default().into(),
        Some(errors) => {
            let poisoned = poisoned(&input);
            quote!(#errors #poisoned).into()
        }
    }
}
