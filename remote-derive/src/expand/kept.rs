//! The author's own item, as the compiler gets it: without the attributes that only the macro
//! understands. It is emitted whether there were mistakes or not.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{
    Attribute, ImplItem, ImplItemConst, ImplItemFn, ImplItemMacro, ImplItemType, ItemImpl,
    ItemTrait, ReturnType, Signature, TraitItem, TraitItemConst, TraitItemFn, TraitItemMacro,
    TraitItemType, TypeParamBound,
};

use crate::parse::rule::{is_cfg, is_rule, meant};
use crate::parse::table::{Arguments, Item, Table};

/// The item as it is kept. A trait gets these supertraits beside those that every world needs.
pub(crate) fn tokens(written: &Table, supertraits: &[TypeParamBound]) -> TokenStream {
    let arguments = &written.arguments;
    match &written.item {
        Item::Impl(item) => of_impl(item.clone(), arguments).into_token_stream(),
        Item::Trait(item) => of_trait(item.clone(), arguments, supertraits).into_token_stream(),
    }
}

fn of_impl(mut item: ItemImpl, arguments: &Arguments) -> ItemImpl {
    // A function that could not be read has been told of.
    item.items.retain(|item| !matches!(item, ImplItem::Verbatim(_)));
    // Nor has anybody to be told twice of what is no function.
    for other in &mut item.items {
        if let ImplItem::Const(ImplItemConst { attrs, .. })
        | ImplItem::Type(ImplItemType { attrs, .. })
        | ImplItem::Macro(ImplItemMacro { attrs, .. }) = other
        {
            attrs.retain(|attribute| !arguments.is_remote(attribute));
        }
    }
    for function in &mut item.items {
        if let ImplItem::Fn(ImplItemFn { attrs, sig, .. }) = function
            && strip(attrs, sig, arguments)
        {
            // What a client sends is taken by value, whether a body uses all of it or not. In front, so
            // that what the author says of the same is the last word.
            attrs.insert(
                0,
                syn::parse_quote!(#[allow(
                    clippy::needless_pass_by_value,
                    clippy::unused_self,
                    clippy::unused_async
                )]),
            );
        }
    }
    item
}

fn of_trait(
    mut item: ItemTrait,
    arguments: &Arguments,
    supertraits: &[TypeParamBound],
) -> ItemTrait {
    item.items.retain(|item| !matches!(item, TraitItem::Verbatim(_)));
    for other in &mut item.items {
        if let TraitItem::Const(TraitItemConst { attrs, .. })
        | TraitItem::Type(TraitItemType { attrs, .. })
        | TraitItem::Macro(TraitItemMacro { attrs, .. }) = other
        {
            attrs.retain(|attribute| !arguments.is_remote(attribute));
        }
    }
    for function in &mut item.items {
        if let TraitItem::Fn(TraitItemFn { attrs, sig, .. }) = function
            && strip(attrs, sig, arguments)
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
    let of_worlds: [TypeParamBound; 3] = [
        syn::parse_quote!(::core::marker::Sized),
        syn::parse_quote!(::core::marker::Send),
        syn::parse_quote!('static),
    ];
    item.colon_token.get_or_insert_default();
    item.supertraits.extend(of_worlds.into_iter().chain(supertraits.iter().cloned()));
    // The names of its remotes are nobody's business.
    item.attrs.push(syn::parse_quote!(#[allow(private_bounds)]));
    item
}

/// Takes the macro's own attributes off a function; whether it is a remote.
fn strip(
    attributes: &mut Vec<Attribute>,
    signature: &mut Signature,
    arguments: &Arguments,
) -> bool {
    let before = attributes.len();
    attributes.retain(|attribute| !arguments.is_remote(attribute));
    if attributes.len() == before {
        return false;
    }
    // A mistake that has been told, and of which the compiler would tell again.
    signature.variadic = None;
    for input in &mut signature.inputs {
        if let syn::FnArg::Typed(typed) = input {
            typed.attrs.retain(|attribute| {
                !is_rule(attribute) && !is_cfg(attribute) && meant(attribute).is_none()
            });
        }
    }
    true
}
