//! A word and what stands behind it: `concurrent`, `max_len(32)`, `rate = "5/s"`. Rules and the keys
//! of a remote are written alike.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, Token};

use super::list;
use crate::errors::Errors;
use crate::messages;
use crate::names;

/// A word, and what stands behind it.
#[derive(Clone)]
pub(crate) struct Word {
    pub(crate) name: Ident,
    pub(crate) behind: Behind,
}

/// What stands behind the word.
#[derive(Clone)]
pub(crate) enum Behind {
    Nothing,
    /// In parentheses.
    List(TokenStream),
    /// After `=`.
    Value(Expr),
    /// In parentheses, and after `=` behind them: `rate(server) = "50/s"`.
    Of(TokenStream, Expr),
    /// Something of another form. It has been told.
    Wrong,
}

/// A place in a list of rules.
pub(crate) enum Place {
    /// `_`.
    Blank(Token![_]),
    /// A rule, or several in parentheses.
    Rules(Vec<Word>),
}

impl Word {
    /// The word.
    pub(crate) fn text(&self) -> String {
        self.name.to_string()
    }

    /// All of it, as it is written.
    pub(crate) fn source(&self) -> String {
        let name = &self.name;
        match &self.behind {
            Behind::Nothing | Behind::Wrong => name.to_string(),
            Behind::List(list) => format!("{name}({})", names::tokens(list)),
            Behind::Value(value) => format!("{name} = {}", names::tokens(value)),
            Behind::Of(list, value) => {
                format!("{name}({}) = {}", names::tokens(list), names::tokens(value))
            }
        }
    }

    /// What stands in the parentheses; a `message` says how it should have been written.
    pub(crate) fn list<T: Parse>(&self, message: &str) -> syn::Result<T> {
        match &self.behind {
            Behind::List(tokens) => syn::parse2(tokens.clone()).map_err(|_| self.wrong(message)),
            _ => Err(self.wrong(message)),
        }
    }

    /// What stands after `=`; a `message` says how it should have been written.
    pub(crate) fn value<T: Parse>(&self, message: &str) -> syn::Result<T> {
        match &self.behind {
            Behind::Value(value) => {
                syn::parse2(value.to_token_stream()).map_err(|_| self.wrong(message))
            }
            _ => Err(self.wrong(message)),
        }
    }

    /// The rules in the parentheses.
    pub(crate) fn places(&self, message: &str) -> syn::Result<Vec<Place>> {
        struct Places(Punctuated<Place, Token![,]>);
        impl Parse for Places {
            fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
                Punctuated::parse_terminated(input).map(Self)
            }
        }
        Ok(self.list::<Places>(message)?.0.into_iter().collect())
    }

    /// That it is written wrongly, and how it should be.
    pub(crate) fn wrong(&self, message: &str) -> syn::Error {
        syn::Error::new_spanned(self, message)
    }
}

impl Parse for Word {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        // The compiler takes `r#range` for `range`, and so do we.
        let name = input.call(Ident::parse_any)?.unraw();
        let behind = if input.peek(syn::token::Paren) {
            let list;
            syn::parenthesized!(list in input);
            let list: TokenStream = list.parse()?;
            if input.peek(Token![=]) {
                input.parse::<Token![=]>()?;
                let value = value(&name, &format!("{name}({list})"), input)?;
                Behind::Of(list, value)
            } else {
                Behind::List(list)
            }
        } else if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            Behind::Value(value(&name, &name.to_string(), input)?)
        } else if input.is_empty() || input.peek(Token![,]) {
            Behind::Nothing
        } else {
            return Err(input.error(messages::BEHIND_A_WORD));
        };
        Ok(Self { name, behind })
    }
}

/// What stands behind the `=` of a word, which is told by its `form` if nothing can be read there.
fn value(name: &Ident, form: &str, input: ParseStream<'_>) -> syn::Result<Expr> {
    let is_missing = input.is_empty() || input.peek(Token![,]);
    input.parse::<Expr>().map_err(|error| {
        // Nothing has no place of its own.
        let at = if is_missing { name.span() } else { error.span() };
        syn::Error::new(at, messages::value_form(form, is_missing))
    })
}

impl Parse for Place {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![_]) {
            return input.parse().map(Self::Blank);
        }
        if input.peek(syn::token::Paren) {
            let list;
            syn::parenthesized!(list in input);
            let words = Punctuated::<Word, Token![,]>::parse_terminated(&list)?;
            return Ok(Self::Rules(words.into_iter().collect()));
        }
        Ok(Self::Rules(vec![input.parse()?]))
    }
}

/// For the place of an error: all of it.
impl ToTokens for Word {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.name.to_tokens(tokens);
        match &self.behind {
            Behind::Nothing | Behind::Wrong => {}
            Behind::List(list) => list.to_tokens(tokens),
            Behind::Value(value) => value.to_tokens(tokens),
            Behind::Of(list, value) => {
                list.to_tokens(tokens);
                value.to_tokens(tokens);
            }
        }
    }
}

/// All words of a list. A word whose form is wrong is noted and kept by its name.
pub(crate) fn words(tokens: TokenStream, errors: &mut Errors) -> Vec<Word> {
    let mut words = Vec::new();
    list(tokens, errors, |input| {
        let name = input.fork().call(Ident::parse_any);
        match input.parse() {
            Ok(word) => words.push(word),
            Err(error) => {
                words.extend(name.map(|name| Word { name, behind: Behind::Wrong }));
                return Err(error);
            }
        }
        Ok(())
    });
    words
}
