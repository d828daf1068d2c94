//! From tokens to what was written, as it was written: right or wrong is not asked here.

pub(crate) mod remote;
pub(crate) mod rule;
pub(crate) mod table;
pub(crate) mod unread;
pub(crate) mod word;

use proc_macro2::{TokenStream, TokenTree};
use syn::Token;
use syn::parse::{ParseStream, Parser};

use crate::errors::Errors;
use crate::messages;

/// Reads a list with commas, each part with `read`. What is wrong with one is noted, and the next is
/// read all the same.
fn list(
    tokens: TokenStream,
    errors: &mut Errors,
    mut read: impl FnMut(ParseStream<'_>) -> syn::Result<()>,
) {
    let parts = |input: ParseStream<'_>| {
        while !input.is_empty() {
            let part = read(input).and_then(|()| {
                if input.is_empty() || input.parse::<Option<Token![,]>>()?.is_some() {
                    Ok(())
                } else {
                    Err(input.error(messages::NO_COMMA))
                }
            });
            if let Err(error) = part {
                errors.push(error);
                while !input.is_empty() && !input.peek(Token![,]) {
                    input.parse::<TokenTree>()?;
                }
                input.parse::<Option<Token![,]>>()?;
            }
        }
        Ok(())
    };
    if let Err(error) = parts.parse2(tokens) {
        errors.push(error);
    }
}
