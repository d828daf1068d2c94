//! `#[remotes(…)]` and the item under it, as they were written.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{ItemImpl, ItemTrait, Path, Token, Visibility};

use crate::messages;

/// A table as it was written.
pub(crate) struct Table {
    pub(crate) arguments: Arguments,
    pub(crate) item: Item,
}

/// The item that holds the remotes.
pub(crate) enum Item {
    Impl(ItemImpl),
    Trait(ItemTrait),
}

/// What stands in `#[remotes(…)]`.
#[derive(Default)]
pub(crate) struct Arguments {
    pub(crate) vis: Option<Visibility>,
    pub(crate) name: Option<Ident>,
    pub(crate) events: Vec<Path>,
    pub(crate) krate: Option<Path>,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut arguments = Self::default();
        while !input.is_empty() {
            let vis: Visibility = input.parse()?;
            let is_plain = matches!(vis, Visibility::Inherited);
            if input.peek(Token![crate]) && is_plain && arguments.krate.is_none() {
                input.parse::<Token![crate]>()?;
                input.parse::<Token![=]>()?;
                arguments.krate = Some(input.call(Path::parse_mod_style)?);
            } else {
                let Ok(name) = input.call(Ident::parse_any) else {
                    return Err(input.error(messages::TABLE_KEYS));
                };
                if name == "events" && is_plain && input.peek(syn::token::Paren) {
                    let list;
                    syn::parenthesized!(list in input);
                    let events = list.parse_terminated(Path::parse_mod_style, Token![,])?;
                    arguments.events.extend(events);
                } else if arguments.name.is_none() && (input.is_empty() || input.peek(Token![,])) {
                    arguments.name = Some(name);
                    if !matches!(vis, Visibility::Inherited) {
                        arguments.vis = Some(vis);
                    }
                } else {
                    return Err(syn::Error::new(name.span(), messages::TABLE_KEYS));
                }
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(arguments)
    }
}

/// Parses both. On an error the item comes back, as far as it stands for itself: without the
/// attributes that only `#[remotes]` understands.
pub(crate) fn parse(
    arguments: TokenStream,
    item: TokenStream,
) -> Result<Table, (syn::Error, TokenStream)> {
    let arguments = syn::parse2(arguments);
    let parsed = match syn::parse2::<syn::Item>(item.clone()) {
        Ok(syn::Item::Impl(item)) => Ok(Item::Impl(item)),
        Ok(syn::Item::Trait(item)) => Ok(Item::Trait(item)),
        Ok(other) => Err(syn::Error::new_spanned(other, messages::TABLE_ITEM)),
        Err(error) => Err(error),
    };
    match (arguments, parsed) {
        (Ok(arguments), Ok(item)) => Ok(Table { arguments, item }),
        (Err(error), Ok(item)) => {
            let kept = crate::expand::kept::tokens(&item, None);
            Err((error, kept))
        }
        // What the compiler cannot read either is not given back: it would be misread once more.
        (_, Err(error)) if syn::parse2::<syn::Item>(item.clone()).is_err() => {
            Err((error, TokenStream::new()))
        }
        (_, Err(error)) => Err((error, item)),
    }
}
