//! The client's half: a stub with a method for each remote, and nothing that decides.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

use super::remote::{camel, marker};
use crate::model::{Remote, Table};

/// The name of the stub.
pub(crate) fn name(table: &Table) -> Ident {
    let name = camel(&crate::check::remote::plain(&table.ident));
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
        |returns| quote!(#p::Pending<#returns>),
    )
}

fn method(table: &Table, remote: &Remote, p: &TokenStream) -> TokenStream {
    let Remote { ident, cfgs, params, .. } = remote;
    let marker = marker(table, remote);
    let docs = if remote.docs.is_empty() {
        let text = format!("Asks the server for `{}`.", remote.name);
        quote!(#[doc = #text])
    } else {
        let docs = &remote.docs;
        quote!(#(#docs)*)
    };
    let names: Vec<_> = params.iter().map(|param| &param.ident).collect();
    let types = params.iter().map(|param| &param.ty);
    let returns = returns(remote.returns.as_ref(), p);
    let send = format_ident!("{}", if remote.returns.is_some() { "call" } else { "event" });
    quote! {
        #(#cfgs)*
        #docs
        pub fn #ident(&self, #(#names: #types),*) -> #returns {
            self.0.#send::<#marker>(&(#(#names,)*))
        }
    }
}
