//! `#[remotes(…)]` and the item under it, as they were written.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{
    AngleBracketedGenericArguments, Attribute, ItemImpl, ItemTrait, LitStr, Path, Token, Visibility,
};

use super::list;
use super::unread;
use crate::errors::Errors;
use crate::messages;
use crate::names;
use crate::spelling::nearest;

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
                let event = event(input);
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
            let message = match (&self.name, text.parse::<Ident>()) {
                (Some(first), _) => messages::second_name(&names::plain(first)),
                (None, Ok(name)) => {
                    let message = messages::name_as_text(&names::plain(&name));
                    // A name all the same, so that those who use it are not told that there is none.
                    self.name = Some(name);
                    message
                }
                (None, Err(_)) => messages::TABLE_NAME.to_owned(),
            };
            return Err(syn::Error::new(text.span(), message));
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
        } else if let Some(first) = &self.name
            && name != "events"
            && (input.is_empty() || input.peek(Token![,]))
        {
            let message = messages::second_name(&names::plain(first));
            return Err(syn::Error::new(name.span(), message));
        } else {
            let written = names::plain(&name);
            let meant = nearest(&written, &["events", "crate"]).filter(|meant| *meant != written);
            let message = messages::unknown_argument(&written, meant);
            return Err(syn::Error::new(name.span(), message));
        }
        Ok(())
    }
}

/// One type of `events(…)`.
fn event(input: ParseStream<'_>) -> syn::Result<Path> {
    let event = input
        .call(Path::parse_mod_style)
        .map_err(|error| syn::Error::new(error.span(), messages::EVENT_FORM))?;
    if input.peek(Token![<]) {
        let parameters: AngleBracketedGenericArguments = input.parse()?;
        return Err(syn::Error::new_spanned(parameters, messages::GENERIC_EVENT));
    }
    Ok(event)
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
            if let Some(error) = explained(error, &item) {
                errors.push(error);
            }
            return Err(TokenStream::new());
        }
    };
    Ok(Table { arguments: Arguments::read(arguments, errors), item: parsed })
}

/// What could not be read, in our words where those tell more: the compiler has told in its own.
fn explained(error: syn::Error, item: &TokenStream) -> Option<syn::Error> {
    // As `syn` says that `self` stands behind another parameter. The compiler has said it, and what to do.
    Some(unread::in_our_words(error, item))
        .filter(|error| error.to_string() != "unexpected method receiver")
}
