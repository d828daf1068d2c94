//! The author's own item, as the compiler gets it: without the attributes that only the macro
//! understands. It is emitted whether there were mistakes or not.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, ImplItem, ImplItemFn, ItemImpl, ItemTrait, ReturnType, Signature, TraitItem,
    TraitItemFn, TypeParamBound,
};

use crate::parse::remote::is_remote;
use crate::parse::rule::{is_rule, meant};
use crate::parse::table::Item;

/// What a trait of remotes gets beyond what the author wrote.
pub(crate) struct Supertraits(pub(crate) Vec<TypeParamBound>);

/// The item as it is kept.
pub(crate) fn tokens(item: &Item, supertraits: Option<&Supertraits>) -> TokenStream {
    match item {
        Item::Impl(item) => of_impl(item.clone()).into_token_stream(),
        Item::Trait(item) => of_trait(item.clone(), supertraits).into_token_stream(),
    }
}

fn of_impl(mut item: ItemImpl) -> ItemImpl {
    for function in &mut item.items {
        if let ImplItem::Fn(ImplItemFn { attrs, sig, .. }) = function
            && strip(attrs, sig)
        {
            // What a client sends is taken by value, whether a body uses all of it or not.
            attrs.push(syn::parse_quote!(#[allow(
                clippy::needless_pass_by_value,
                clippy::unused_self,
                clippy::unused_async
            )]));
        }
    }
    item
}

fn of_trait(mut item: ItemTrait, supertraits: Option<&Supertraits>) -> ItemTrait {
    for function in &mut item.items {
        if let TraitItem::Fn(TraitItemFn { attrs, sig, .. }) = function
            && strip(attrs, sig)
            && sig.asyncness.take().is_some()
        {
            // An `async fn` in a trait does not say that its future can be sent to a task.
            let output = match &sig.output {
                ReturnType::Default => quote!(()),
                ReturnType::Type(_, ty) => ty.to_token_stream(),
            };
            sig.output = syn::parse_quote!(
                -> impl ::core::future::Future<Output = #output> + ::core::marker::Send
            );
        }
    }
    if let Some(Supertraits(bounds)) = supertraits {
        item.colon_token.get_or_insert_default();
        item.supertraits.extend(bounds.iter().cloned());
    }
    item
}

/// Takes the macro's own attributes off a function; whether it is a remote.
fn strip(attributes: &mut Vec<Attribute>, signature: &mut Signature) -> bool {
    let before = attributes.len();
    attributes.retain(|attribute| !is_remote(attribute));
    if attributes.len() == before {
        return false;
    }
    for input in &mut signature.inputs {
        if let syn::FnArg::Typed(typed) = input {
            typed.attrs.retain(|attribute| !is_rule(attribute) && meant(attribute).is_none());
        }
    }
    true
}

/// Puts another type in the place of a leading `Self`.
pub(crate) struct NameSelf<'n>(pub(crate) &'n Ident);

impl VisitMut for NameSelf<'_> {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        if let Some(first) = path.segments.first_mut()
            && first.ident == "Self"
        {
            first.ident = Ident::new(&self.0.to_string(), first.ident.span());
        }
        syn::visit_mut::visit_path_mut(self, path);
    }
}
