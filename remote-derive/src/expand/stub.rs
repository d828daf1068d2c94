//! The client's half: a stub with a method for each remote, and nothing that decides.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::doubted::Doubted;
use super::remote::marker;
use super::rule::respan;
use crate::model::{Outline, Remote, Table};
use crate::names::{camel, plain};

/// The name of the stub.
pub(crate) fn name(table: &Outline) -> Ident {
    let name = camel(&plain(&table.ident));
    format_ident!("{name}Client", span = table.ident.span())
}

/// The stub's methods.
pub(crate) fn methods(table: &Table, p: &TokenStream) -> TokenStream {
    table.remotes.iter().map(|remote| method(table, remote, p)).collect()
}

/// What a method of the stub returns.
pub(crate) fn returns(returns: Option<&Type>, p: &TokenStream) -> TokenStream {
    returns.map_or_else(
        || quote!(::core::result::Result<(), #p::Refusal>),
        |returns| {
            if let Some(doubted) = Doubted::of_returned(returns) {
                return doubted.argument_of("Pending", returns, p);
            }
            // An error about the type stands at the author's type.
            let (p, at) = (respan(p, returns.span()), returns.span());
            quote_spanned!(at=> #p::Pending<#returns>)
        },
    )
}

fn method(table: &Table, remote: &Remote, p: &TokenStream) -> TokenStream {
    let Remote { ident, cfgs, carried, params, .. } = remote;
    let marker = marker(&table.outline, remote);
    let has_docs = carried.iter().any(|attribute| attribute.path().is_ident("doc"));
    let docs = (!has_docs).then(|| {
        let text = format!("Asks the server for `{}`.", remote.name);
        quote!(#[doc = #text])
    });
    let names: Vec<_> = params.iter().map(|param| &param.ident).collect();
    let types = params.iter().map(|param| &param.value.ty);
    let returns = returns(remote.returns.as_ref(), p);
    let send = format_ident!("{}", if remote.returns.is_some() { "call" } else { "event" });
    quote! {
        #(#cfgs)*
        #docs
        #(#carried)*
        pub fn #ident(&self, #(#names: #types),*) -> #returns {
            #p::ClientTable::#send::<#marker>(&self.0, &(#(#names,)*))
        }
    }
}
