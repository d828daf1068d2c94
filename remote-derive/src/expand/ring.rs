//! What a payload holds on the heap, said beside its form; and of each such field whether that leads back to the payload.
//! The runtime's `ring` tells why.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Generics;

use super::rule::{respan, told};
use super::without_defaults;
use crate::model::{Field, Payload};
use crate::names::plain;

/// The fields of a payload in which payloads may lie on the heap.
#[derive(Default)]
pub(crate) struct Held {
    items: Vec<TokenStream>,
    /// What each holds, with `__L` levels below it.
    unrolled: Vec<TokenStream>,
}

impl Held {
    /// The rule of a field, or the runtime's for a ring, if the field is part of one.
    pub(crate) fn rule(
        &mut self,
        field: &Field,
        rule: TokenStream,
        generics: &Generics,
        p: &TokenStream,
    ) -> TokenStream {
        let Some(held) = &field.held else { return rule };
        let number = self.unrolled.len();
        let is_holder = format_ident!("__IS_HOLDER{number}");
        let unrolled = |levels| quote!(#p::Unrolled<#levels, #held, #is_holder>);
        self.items.push(quote! {
            const #is_holder: #p::bool = <#p::IsHolder<#held>>::__IS;
        });
        self.unrolled.push(unrolled(quote!(__L)));
        // No constant of a generic type is known here.
        if !generics.params.is_empty() {
            return rule;
        }
        let leads_back = format_ident!("__LEADS_BACK{number}");
        let whole = unrolled(quote!(#p::Eight));
        self.items.push(quote! {
            const #leads_back: #p::bool = #p::leads_back(<#whole as #p::Graph>::NODE, __NAME);
        });
        let value = &field.value.ty;
        let (first, last) = super::ends(value);
        let there = respan(p, first);
        self.items.push(quote_spanned! {last=>
            const _: () = #there::is_no_ring::<#leads_back, #value>();
        });
        let (first, last) = told(&field.value.rule);
        let (p, leads_back) = (respan(p, first), Ident::new(&leads_back.to_string(), last));
        quote_spanned!(last=> #p::RuleUnless<#leads_back, #rule>)
    }

    /// What the payload holds, as items and as the type that they make.
    pub(crate) fn contents(
        &self,
        payload: &Payload,
        p: &TokenStream,
    ) -> (TokenStream, TokenStream) {
        let Payload { ident, generics, .. } = payload;
        if self.unrolled.is_empty() {
            return (TokenStream::new(), quote!(#p::Only<()>));
        }
        let params: Vec<_> = generics.type_params().map(|param| &param.ident).collect();
        let generics = without_defaults(generics);
        let below = with_levels(&generics, p);
        let (impl_generics, ty, where_clause) = generics.split_for_impl();
        let (below_impl, below_ty, _) = below.split_for_impl();
        let unrolled = &self.unrolled;
        // A generic payload tells of no ring, and so has no name by which others could leave it to do so.
        let name = plain(ident);
        let name = if generics.params.is_empty() {
            quote!(::core::concat!(
                #name, ' ', ::core::module_path!(), ' ', ::core::line!(), ' ', ::core::column!()
            ))
        } else {
            quote!("")
        };
        let items = &self.items;
        let items = quote! {
            use #p::No as _;

            const __NAME: &'static #p::str = #name;

            #(#items)*

            pub struct __Contents #impl_generics (#p::PhantomData<(#(#p::PhantomData<#params>,)*)>) #where_clause;

            pub struct __Down #below_impl (#p::PhantomData<(__L, #(#p::PhantomData<#params>,)*)>) #where_clause;

            impl #impl_generics #p::Contents for __Contents #ty #where_clause {
                type Down<__L: #p::Levels> = __Down #below_ty;
            }

            impl #below_impl #p::Graph for __Down #below_ty #where_clause {
                const NODE: &'static #p::Node =
                    &#p::Node::new(__NAME, &[#(<#unrolled as #p::Graph>::NODE),*]);
            }
        };
        (items, quote!(__Contents #ty))
    }
}

fn with_levels(generics: &Generics, p: &TokenStream) -> Generics {
    let mut generics = generics.clone();
    generics.params.insert(0, syn::parse_quote!(__L: #p::Levels));
    generics
}
