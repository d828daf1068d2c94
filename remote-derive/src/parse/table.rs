//! `#[remotes(…)]` and the item under it, as they were written.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, ItemImpl, ItemTrait, LitStr, Path, Token, Visibility};

use super::list;
use crate::errors::Errors;
use crate::messages;
use crate::names;

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
    /// What stands in each `events(…)`, until it is read.
    written_events: Vec<TokenStream>,
    pub(crate) krate: Option<Path>,
    /// Whether some of it could not be read, and has been told.
    pub(crate) has_mistakes: bool,
}

impl Arguments {
    fn read(tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut arguments = Self::default();
        list(tokens, errors, |input| {
            let read = arguments.one(input);
            arguments.has_mistakes |= read.is_err();
            read
        });
        for events in std::mem::take(&mut arguments.written_events) {
            list(events, errors, |input| {
                let event = input.call(Path::parse_mod_style);
                arguments.has_mistakes |= event.is_err();
                arguments.events.push(event?);
                Ok(())
            });
        }
        arguments
    }

    /// Whether an attribute is `#[remote]`, or the same through its crate, as this is called here:
    /// `#[net::remote]`.
    pub(crate) fn is_remote(&self, attribute: &Attribute) -> bool {
        let segments: Vec<_> = attribute.path().segments.iter().collect();
        let krate = self.krate.as_ref().and_then(|krate| krate.segments.last());
        match segments.as_slice() {
            [remote] => names::plain(&remote.ident) == "remote",
            [first, remote] => {
                remote.ident == "remote"
                    && krate.map_or(first.ident == "remote", |krate| krate.ident == first.ident)
            }
            _ => false,
        }
    }

    /// Reads one of them.
    fn one(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(LitStr) {
            let text: LitStr = input.parse()?;
            // A name all the same, so that those who use it are not told that there is none.
            self.name = self.name.take().or_else(|| text.parse().ok());
            return Err(syn::Error::new(text.span(), messages::TABLE_NAME));
        }
        let vis: Visibility = input.parse()?;
        let is_plain = matches!(vis, Visibility::Inherited);
        if input.peek(Token![crate]) && is_plain && self.krate.is_none() {
            input.parse::<Token![crate]>()?;
            input.parse::<Token![=]>()?;
            self.krate = Some(input.call(Path::parse_mod_style)?);
            return Ok(());
        }
        let Ok(name) = input.call(Ident::parse_any) else {
            return Err(input.error(messages::TABLE_KEYS));
        };
        if name == "events" && is_plain && input.peek(syn::token::Paren) {
            let events;
            syn::parenthesized!(events in input);
            self.written_events.push(events.parse()?);
        } else if self.name.is_none() && (input.is_empty() || input.peek(Token![,])) {
            self.name = Some(name);
            self.vis = Some(vis).filter(|_| !is_plain);
        } else {
            return Err(syn::Error::new(name.span(), messages::TABLE_KEYS));
        }
        Ok(())
    }
}

/// Reads both. Where the item is none that holds remotes, what the compiler gets in its place comes
/// back: the item, unless the compiler could not read it either.
pub(crate) fn parse(
    arguments: TokenStream,
    item: TokenStream,
    errors: &mut Errors,
) -> Result<Table, TokenStream> {
    let parsed = match syn::parse2::<syn::Item>(item.clone()) {
        Ok(syn::Item::Impl(item)) => Item::Impl(item),
        Ok(syn::Item::Trait(item)) => Item::Trait(item),
        Ok(other) => {
            errors.at(other, messages::TABLE_ITEM);
            return Err(item);
        }
        Err(error) => {
            errors.push(error);
            return Err(TokenStream::new());
        }
    };
    Ok(Table { arguments: Arguments::read(arguments, errors), item: parsed })
}
