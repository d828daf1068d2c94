//! What a payload holds, said beside its form; and of each field in which others may lie whether that leads back to the
//! payload. The runtime's `ring` tells why.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Generics, Type};

use super::payload::fields_of;
use super::rule::respan;
use super::without_defaults;
use crate::model::{Field, Payload};
use crate::names::plain;

/// The fields of a payload in which others may lie.
#[derive(Default)]
pub(crate) struct Held<'m> {
    /// What generated code calls each, with the parameters of the payload, and its type.
    fields: Vec<(TokenStream, &'m Type)>,
}

impl<'m> Held<'m> {
    /// What the field is called where it is read: what leads back is not.
    pub(crate) fn read(
        &mut self,
        field: &'m Field,
        name: TokenStream,
        generics: &Generics,
    ) -> TokenStream {
        if !field.may_hold {
            return name;
        }
        self.fields.push((name.clone(), &field.value.ty));
        if generics.params.is_empty() { quote!(__Read<#name>) } else { name }
    }

    /// What the payload holds, as items and as the type that they make.
    pub(crate) fn contents(
        &self,
        payload: &Payload,
        p: &TokenStream,
    ) -> (TokenStream, TokenStream) {
        if self.fields.is_empty() {
            return (TokenStream::new(), quote!(()));
        }
        let Payload { is_servers, ident, generics, .. } = payload;
        let params: Vec<_> = generics.type_params().map(|param| &param.ident).collect();
        let generics = without_defaults(generics);
        let below = with_levels(&generics, p);
        let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
        let (below_impl, below_ty, _) = below.split_for_impl();
        let held = self.fields.iter().map(|(name, _)| name);
        let nodes = quote!(&[#(<#p::Unrolled<__L, #held>>::__NODE),*]);
        // Of a generic type no constant is known here: it tells of no ring, and so has no key by which others could
        // leave it to do so.
        let is_known = generics.params.is_empty();
        let key = is_known.then(|| key(payload, p));
        let node = key.map_or_else(|| quote!(inside(#nodes)), |key| quote!(payload(#key, #nodes)));
        let leads = is_known.then(|| self.leads(p));
        // Somebody may have derived a payload as well, which holds the same.
        let stand_in = (*is_servers && is_known).then(|| {
            quote!(
                pub enum __Held {}
            )
        });
        let whole = if stand_in.is_some() { quote!(__Held) } else { quote!(#ident #ty_generics) };
        let items = quote! {
            use #p::Unknown as _;

            pub struct __Down #below_impl (#p::PhantomData<(__L, #(#p::PhantomData<#params>,)*)>) #where_clause;

            #[automatically_derived]
            impl #below_impl #p::Graph for __Down #below_ty #where_clause {
                const NODE: &'static #p::Node = &#p::Node::#node;
            }

            #stand_in
            #[automatically_derived]
            impl #impl_generics #p::Contents for #whole #where_clause {
                type Down<__L: #p::Levels> = __Down #below_ty;
            }

            #leads
        };
        (items, whole)
    }

    /// Whether each leads back, and what is read in its place.
    fn leads(&self, p: &TokenStream) -> TokenStream {
        let count = Literal::usize_unsuffixed(self.fields.len());
        let told = self.fields.iter().enumerate().map(|(number, (_, value))| {
            let (first, last) = super::ends(value);
            let (p, number) = (respan(p, first), Literal::usize_unsuffixed(number));
            quote_spanned!(last=> #p::Leads::tell(&__LEADS, #number);)
        });
        quote! {
            const __LEADS: #p::Leads<#count> = #p::Leads::of(<__Down<#p::Sixteen> as #p::Graph>::NODE);
            const _: () = { #(#told)* };
            type __IsCut = #p::Answer<{ __LEADS.is_cut() }>;
            type __Read<__F> = <__IsCut as #p::Pick<#p::Cut<__F>, __F>>::Picked;
        }
    }
}

/// What tells the payload apart from others.
fn key(payload: &Payload, p: &TokenStream) -> TokenStream {
    let name = plain(&payload.ident);
    let mut letters = name.bytes();
    let first = u64::from_be_bytes(std::array::from_fn(|_| letters.next().unwrap_or(0)));
    let order = u128::from(first) << 64 | u128::from(fnv1a(&written(payload, &name)));
    quote! {
        #p::Key {
            name: #name,
            order: #order,
            version: ::core::option_env!("CARGO_PKG_VERSION"),
            module: ::core::module_path!(),
            line: ::core::line!(),
            column: ::core::column!(),
        }
    }
}

/// Its name and what stands in it.
fn written(payload: &Payload, name: &str) -> String {
    let types = fields_of(&payload.form).map(|field| field.value.ty.to_token_stream().to_string());
    std::iter::once(name.to_owned()).chain(types).collect::<Vec<_>>().join(" ")
}

/// The hash of that. What std gives may differ between two builds.
fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn with_levels(generics: &Generics, p: &TokenStream) -> Generics {
    let mut generics = generics.clone();
    generics.params.insert(0, syn::parse_quote!(__L: #p::Levels));
    generics
}
