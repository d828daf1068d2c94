//! A field of a payload as generated code sees it: a name for its type and its rule, and what is done with it.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Generics, Member};

use super::doubted::Doubted;
use super::ring::Held;
use super::rule::{self, Markers};
use crate::check::{is_of_arguments, is_wide_number, may_not_fit};
use crate::model::{Field, Payload, Rule, Value};

/// What the fields of a payload have in common.
pub(super) struct Around<'m> {
    pub(super) payload: &'m Payload,
    p: &'m TokenStream,
    pub(super) markers: Markers,
    pub(super) held: Held<'m>,
    /// That the rules of doubted fields suit them.
    suits: Vec<TokenStream>,
}

impl<'m> Around<'m> {
    pub(super) fn new(payload: &'m Payload, p: &'m TokenStream) -> Self {
        Self { payload, p, markers: Markers::default(), held: Held::default(), suits: Vec::new() }
    }

    pub(super) fn ruled(&mut self, fields: &'m [Field]) -> Vec<Ruled<'m>> {
        let Self { payload, p, markers, held, suits } = self;
        let Payload { ident, generics, .. } = payload;
        let (_, ty_generics, _) = generics.split_for_impl();
        let each = (0u32..).zip(fields).map(|(number, field)| {
            let rule = rule::tokens(&field.value, generics, p, markers);
            let rule = match fields {
                [only] => unless_id(only, rule, ident, generics, p),
                _ => rule,
            };
            let name = markers.field(&field.value, &rule, generics, p);
            let marker = quote!(#name #ty_generics);
            let marker = held.read(field, marker, generics);
            let doubted = Doubted::of(&field.value, generics);
            suits.extend(doubted.map(|doubted| doubted.suits(&rule, &field.value.ty, p)));
            let may_not_fit = generics.params.is_empty() && may_not_fit(&field.value);
            let asked = if may_not_fit || doubted.is_some() {
                let (_, last) = rule::told(&field.value.rule);
                quote_spanned!(last=> <#marker as __p::Field>::Asked)
            } else {
                rule.clone()
            };
            let place = Literal::u32_unsuffixed(number);
            Ruled { field, rule, marker, asked, number, place, doubted }
        });
        each.collect()
    }

    /// That all of them suit, for whoever uses the payload. Of a generic one nobody asks.
    pub(super) fn suited(&self) -> Option<TokenStream> {
        let Self { payload: Payload { ident, generics, .. }, suits, .. } = self;
        let is_asked = !suits.is_empty() && generics.params.is_empty();
        is_asked.then(|| {
            quote! {
                #[automatically_derived]
                impl __p::Suited for #ident {
                    const IS: __p::bool = #(#suits)&*;
                }
            }
        })
    }
}

/// A field with its rule as a type.
pub(super) struct Ruled<'m> {
    pub(super) field: &'m Field,
    rule: TokenStream,
    /// Its name as a type.
    marker: TokenStream,
    /// The rule by which the world is asked.
    asked: TokenStream,
    number: u32,
    place: Literal,
    doubted: Option<Doubted>,
}

impl Ruled<'_> {
    pub(super) fn view(&self) -> TokenStream {
        let marker = &self.marker;
        quote!(__p::ViewOf<'__a, #marker>)
    }

    /// Holds its bounds against its type. A generic type cannot be asked here; it is where a remote
    /// uses it.
    pub(super) fn fits(&self, generics: &Generics) -> Option<TokenStream> {
        let is_asked = self.is_told(generics);
        is_asked.then(|| rule::fits(&self.field.value, &self.marker, "fits", &quote!(__p)))
    }

    /// Whether what is wrong with its bounds is told here. What is not, as of a generic payload that lies in it, is where a
    /// remote uses it.
    fn is_told(&self, generics: &Generics) -> bool {
        let Value { ty, rule, .. } = &self.field.value;
        generics.params.is_empty() && (rule::has_bounds(rule) || is_of_arguments(ty))
    }

    /// The same, and that what it has to be near to is somewhere.
    pub(super) fn all_fits(&self, generics: &Generics) -> Vec<TokenStream> {
        let mut fits: Vec<_> = self.fits(generics).into_iter().collect();
        if let Rule::Near(_, near) = &self.field.value.rule
            && generics.params.is_empty()
        {
            let (other, p) = (&near.ty, rule::respan(&quote!(__p), near.at));
            // By a name, so that what is wrong stands where it is named and not at its type.
            fits.push(quote_spanned! {near.at=>
                const _: () = {
                    type __Other = #other;
                    #p::is_somewhere::<__Other>()
                };
            });
        }
        fits
    }

    pub(super) fn place(&self) -> TokenStream {
        let (name, shape) = (rule::member_name(&self.field.member), self.shape());
        quote!(__p::Place { name: #name, shape: #shape })
    }

    fn shape(&self) -> TokenStream {
        let marker = &self.marker;
        quote!(<#marker as __p::Formed>::SHAPE)
    }

    /// What is said of the form that these are in: where one of them has told of itself, nobody else does.
    pub(super) fn told<'f>(
        fields: impl Iterator<Item = &'f Self>,
        generics: &Generics,
    ) -> Option<TokenStream>
    where
        Self: 'f,
    {
        let (told, untold): (Vec<_>, Vec<_>) = fields.partition(|field| field.is_told(generics));
        let untold = untold.into_iter().map(Self::shape);
        (!told.is_empty()).then(|| quote!(.told_but(&[#(#untold),*])))
    }

    /// Where errors about it stand.
    pub(super) fn at(&self) -> Span {
        rule::ends(&self.field.value.rule).1
    }

    /// Its place in the view.
    pub(super) fn index(&self) -> syn::Index {
        syn::Index { index: self.number, span: self.at() }
    }

    pub(super) fn verify(&self) -> TokenStream {
        let (marker, place) = (&self.marker, &self.place);
        quote!(__p::verify::<#marker>(__reader, #place))
    }

    /// What its view, or its value, is called for a moment. Where it is declared and where it is used, it
    /// stands at the author's: a macro of his may have brought his tokens from elsewhere, and the compiler
    /// tells variables of two origins apart.
    pub(super) fn name(&self) -> Ident {
        format_ident!("__arg{}", self.number, span = self.at())
    }

    /// The value of what its view is called, of the variant of this number if it is in one.
    pub(super) fn built(&self, variant: Option<&Literal>) -> TokenStream {
        let (marker, name, place) = (&self.marker, self.name(), &self.place);
        let Some(doubted) = self.doubted else {
            let built = quote!(__p::build::<#marker>(#name, #place));
            let built =
                variant.map_or(built.clone(), |number| quote!(__p::in_variant(#built, #number)));
            return quote!(#built?);
        };
        let p = quote!(__p);
        let mut built = doubted.call(&quote!(build::<#marker>), quote!(#name, #place), &p);
        if let Some(number) = variant {
            built = doubted.call(&quote!(in_variant), quote!(#built, #number), &p);
        }
        doubted.or_return(&built, &p)
    }

    pub(super) fn encode(&self, value: &TokenStream) -> TokenStream {
        let (marker, place) = (&self.marker, &self.place);
        quote!(__p::encode::<#marker>(#value, __writer, #place))
    }

    /// Whether the world may have something to say.
    pub(super) fn asks(&self) -> bool {
        !rule::is_silent(&self.field.value.rule)
    }

    pub(super) fn ask(&self, value: &TokenStream) -> TokenStream {
        let (asked, place) = (&self.asked, &self.place);
        let (marker, ty) = (&self.marker, &self.field.value.ty);
        let ty = match self.doubted {
            Some(_) => quote!(<#marker as __p::Field>::Value),
            None => ty.to_token_stream(),
        };
        quote!(__p::in_world::<#asked, #ty, __W>(#value, __world, __caller, #place))
    }

    /// What the world has to be asked, each with what tells it from others: the compiler need not be told twice.
    pub(super) fn bounds(&self) -> Vec<(String, TokenStream)> {
        let (rule, asked, ty) = (&self.rule, &self.asked, &self.field.value.ty);
        let same = quote!(#ty: #rule).to_string();
        let mut bounds = vec![(same, quote!(#ty: __p::InWorld<__W, #asked>,))];
        if let Rule::Near(_, near) = &self.field.value.rule {
            let (other, p) = (&near.ty, rule::respan(&quote!(__p), near.at));
            let bound = quote_spanned!(near.at=> #other: #p::Somewhere<__W>,);
            bounds.push((bound.to_string(), bound));
            let bound = quote!(#ty: __p::MaybePlaced<__W>,);
            bounds.push((bound.to_string(), bound));
        }
        bounds
    }

    /// Whether it has to be near this field.
    pub(super) fn is_near(&self, member: &Member) -> bool {
        matches!(&self.field.value.rule, Rule::Near(_, near) if near.field == *member)
    }

    /// Holds it against the field that it has to be near to, if there is one.
    pub(super) fn near(
        &self,
        value: &TokenStream,
        other: impl Fn(&Member) -> TokenStream,
    ) -> Option<TokenStream> {
        let Rule::Near(_, near) = &self.field.value.rule else { return None };
        let (marker, ty, other) = (&self.marker, &near.ty, other(&near.field));
        let place = &self.place;
        Some(quote!(__p::near::<#marker, #ty, __W>(#value, #other, __world, #place)))
    }
}

/// The rule of the only field of a struct or a variant. In a struct a number alone may be that of an id, where somebody derives both: then that is the
/// mistake, and not that it has no rule.
fn unless_id(
    field: &Field,
    rule: TokenStream,
    ident: &Ident,
    generics: &Generics,
    p: &TokenStream,
) -> TokenStream {
    let is_bare = matches!(field.value.rule, Rule::None(..)) && generics.params.is_empty();
    if !is_bare || !is_wide_number(&field.value.ty) {
        return rule;
    }
    let (first, last) = rule::ends(&field.value.rule);
    let p = rule::respan(p, first);
    quote_spanned!(last=> #p::RuleUnless<{ <#p::Derived<#ident, #p::IsId>>::__IS }, #rule>)
}
