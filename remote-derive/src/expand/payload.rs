//! What `#[derive(Payload)]` generates: how the type is read, built and written, and how the world
//! is asked about it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Generics, Member};

use super::derived::Made;
use super::field::{Around, Ruled};
use super::{private, quiet, rule, without_defaults};
use crate::model::{Field, Form, Payload, Variant, hole};
use crate::names;

/// What differs between a struct and an enum.
struct Parts {
    /// Bounds are held against their types where the author wrote them.
    fits: Vec<TokenStream>,
    views: TokenStream,
    shape: TokenStream,
    verify: TokenStream,
    build: TokenStream,
    encode: TokenStream,
    bounds: Vec<(String, TokenStream)>,
    ask: TokenStream,
}

/// The whole expansion.
pub(crate) fn expand(payload: &Payload) -> TokenStream {
    let Payload { is_servers, krate, ident, generics, checks, form, .. } = payload;
    let (private, quiet) = (private(krate), quiet());
    let p = quote!(__p);
    let mut around = Around::new(payload, &p);
    let parts = match form {
        Form::Struct(fields) => of_struct(&around.ruled(fields), generics),
        Form::Enum(variants) => of_enum(variants, &mut around),
    };
    let suited = around.suited();
    let Around { mut markers, held, .. } = around;
    let Parts { fits, views, mut shape, verify, build, encode, bounds, ask } = parts;
    let made = Made::of_payload(*is_servers);
    let (said, is) = (made.said(ident, generics, &p), made.is(ident, generics, &p));
    let no_rule = made.no_rule(ident, generics, &p);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();

    // What holds itself cannot ask the world.
    let nested = fields_of(form).find_map(|field| rule::nested(&field.value.rule));
    let mut fits = fits;
    let hole = nested.map(|_| {
        let hole = hole();
        quote!(use __p::Hole as #hole;)
    });
    if *is_servers {
        shape = quote!(#shape.server_only());
    }
    if let Some(span) = nested {
        shape = quote!(#shape.recursive(::core::mem::size_of::<#ident #ty_generics>()));
        if generics.params.is_empty() {
            let p = rule::respan(&p, span);
            fits.push(quote!(const __WHOLE: __p::Shape = #shape;));
            fits.push(quote_spanned!(span=> const _: #p::Fits<#ident> = #p::fits(&__WHOLE);));
            shape = quote!(__WHOLE.told_but(&[]));
        }
    }

    let whole = quote!(#ident #ty_generics);
    let mut checked = build;
    for check in checks {
        let marker = markers.check(&p, check, &whole, generics);
        (checked, shape) = under_check(&marker, &checked, &shape);
    }
    let encode = encoded(&encode, !checks.is_empty());
    let view_generics = with_lifetime(generics);
    let view_ty = {
        let (_, ty_generics, _) = view_generics.split_for_impl();
        quote!(__View #ty_generics)
    };
    let elided = elided(&view_generics);
    let markers = markers.items();
    let (contents, holds) = held.contents(payload, &p);
    let (world_generics, in_world) = (with_world(generics), in_world(ident, &no_rule));
    let (world_impl, _, _) = world_generics.split_for_impl();
    let bounds = distinct(bounds);
    let predicates = where_clause.map(|clause| clause.predicates.iter());
    let predicates = predicates.into_iter().flatten();

    quote! {
        #quiet
        const _: () = {
            use #private as __p;

            #hole

            #said

            #(#markers)*

            #contents

            #suited

            #(#fits)*

            #views

            #[automatically_derived]
            impl #impl_generics __p::EitherPayloadOrIdOrServerOnly<#no_rule> for #ident #ty_generics #where_clause {
                type Is = #is;
            }

            #[automatically_derived]
            impl #impl_generics __p::Ruled<#no_rule> for #ident #ty_generics #where_clause {
                type View<'__a> = #view_ty;
                type Holds = #holds;
                const SHAPE: &'static __p::Shape = &#shape;
                #[inline]
                fn verify<'__a>(__reader: &mut __p::Reader<'__a>) -> __p::Checked<#view_ty> {
                    #verify
                }
                #[inline]
                fn build(__view: #elided) -> __p::Checked<Self> {
                    __p::Ok(#checked)
                }
                #[inline]
                fn encode(&self, __writer: &mut __p::Writer<'_>) -> __p::Checked<()> {
                    #encode
                }
            }

            #[automatically_derived]
            impl #world_impl #in_world for #ident #ty_generics
            where
                #(#predicates,)*
                #(#bounds)*
            {
                #[inline]
                fn in_world(&self, __world: &__W, __caller: &__p::Caller) -> __p::Checked<()> {
                    #ask
                }
            }
        };
    }
}

/// What builds the value and its form, under a rule of the author's own on the whole, which sees the built value.
fn under_check(
    marker: &TokenStream,
    built: &TokenStream,
    shape: &TokenStream,
) -> (TokenStream, TokenStream) {
    let built = quote! {
        {
            let __value = #built;
            __p::check::<#marker, Self>(&__value)?;
            __value
        }
    };
    let constants = quote!(
        <#marker as __p::Check<Self>>::NAME,
        <#marker as __p::Check<Self>>::VERSION
    );
    (built, quote!(__p::Shape::checked(const { &#shape }, #constants)))
}

/// How the world is asked about a payload, where the author named it: of what stands at a derive, the compiler would say
/// "consider manually implementing".
fn in_world(ident: &Ident, no_rule: &TokenStream) -> TokenStream {
    let p = rule::respan(&quote!(__p), ident.span());
    quote_spanned!(ident.span()=> #p::InWorld<__W, #no_rule>)
}

/// Writes the value; its own rules see what was written.
fn encoded(encode: &TokenStream, has_checks: bool) -> TokenStream {
    if !has_checks {
        return quote!(#encode __p::Ok(()));
    }
    quote! {
        let __start = __p::Writer::position(__writer);
        #encode
        __p::check_written::<Self, __p::NoRule>(__writer, __start)
    }
}

/// All fields, of whatever variant.
pub(super) fn fields_of(form: &Form) -> Box<dyn Iterator<Item = &Field> + '_> {
    match form {
        Form::Struct(fields) => Box::new(fields.iter()),
        Form::Enum(variants) => Box::new(variants.iter().flat_map(|variant| &variant.fields)),
    }
}

fn of_struct(fields: &[Ruled<'_>], generics: &Generics) -> Parts {
    let view_generics = with_lifetime(generics);
    let (impl_generics, _, where_clause) = view_generics.split_for_impl();
    let phantom = phantom(generics);
    let views = fields.iter().map(Ruled::view);
    let places = fields.iter().map(Ruled::place);
    let told = Ruled::told(fields.iter(), generics);
    let last = syn::Index::from(fields.len());
    let verify = fields.iter().map(|field| {
        let (number, verify) = (field.index(), field.verify());
        quote!(#number: #verify?)
    });
    let names: Vec<_> = fields.iter().map(Ruled::name).collect();
    let build = fields.iter().map(|field| {
        let (member, built) = (&field.field.member, field.built(None));
        quote!(#member: #built)
    });
    let encode = fields.iter().map(|field| {
        let member = &field.field.member;
        field.encode(&quote!(&self.#member))
    });
    let asking: Vec<_> = fields.iter().filter(|field| field.asks()).collect();
    let ask = asking.iter().map(|field| {
        let member = &field.field.member;
        field.ask(&quote!(&self.#member))
    });
    let near = fields.iter().filter_map(|field| {
        let member = &field.field.member;
        field.near(&quote!(&self.#member), |other| quote!(&self.#other))
    });
    Parts {
        fits: fields.iter().flat_map(|field| field.all_fits(generics)).collect(),
        views: quote!(pub struct __View #impl_generics (#(#views,)* #phantom) #where_clause;),
        shape: quote!(__p::Shape::record(&[#(#places),*])#told),
        verify: quote!(__p::Ok(__View { #(#verify,)* #last: __p::PhantomData })),
        build: quote!({
            let __View(#(#names,)* _) = __view;
            Self { #(#build),* }
        }),
        encode: quote!(#(#encode?;)*),
        bounds: asking.iter().flat_map(|field| field.bounds()).collect(),
        ask: quote!(#(#ask?;)* #(#near?;)* __p::Ok(())),
    }
}

fn of_enum<'m>(variants: &'m [Variant], around: &mut Around<'m>) -> Parts {
    let generics = &around.payload.generics;
    let view_generics = with_lifetime(generics);
    let (impl_generics, ty_generics, where_clause) = view_generics.split_for_impl();
    let phantom = phantom(generics);
    let (mut fits, mut bounds) = (Vec::new(), Vec::new());
    let (mut views, mut shapes) = (Vec::new(), Vec::new());
    let (mut verify, mut build) = (Vec::new(), Vec::new());
    let (mut encode, mut ask) = (Vec::new(), Vec::new());
    let ruled: Vec<_> = variants.iter().map(|variant| around.ruled(&variant.fields)).collect();
    let told = Ruled::told(ruled.iter().flatten(), generics);
    for (number, (Variant { ident, .. }, fields)) in variants.iter().zip(&ruled).enumerate() {
        fits.extend(fields.iter().flat_map(|field| field.all_fits(generics)));
        let number = Literal::usize_unsuffixed(number);
        let name = names::plain(ident);
        let args: Vec<_> = fields.iter().map(Ruled::name).collect();

        let field_views = fields.iter().map(Ruled::view);
        views.push(quote!(#ident(#(#field_views,)* #phantom)));
        let places = fields.iter().map(Ruled::place);
        shapes.push(quote!(__p::Variant { name: #name, fields: &[#(#places),*] }));
        let checks = fields.iter().map(Ruled::verify);
        verify.push(quote! {
            #number => __Variant::#ident(
                #(__p::in_variant(#checks, #number)?,)*
                __p::PhantomData,
            )
        });
        let values = fields.iter().map(|field| {
            let (member, value) = (&field.field.member, field.built(Some(&number)));
            quote!(#member: #value)
        });
        build.push(quote!(__Variant::#ident(#(#args,)* _) => Self::#ident { #(#values),* }));
        let members: Vec<_> = fields.iter().map(|field| &field.field.member).collect();
        let written = fields.iter().zip(&args).map(|(field, arg)| field.encode(&quote!(#arg)));
        encode.push(quote! {
            Self::#ident { #(#members: #args),* } => {
                __p::put_tag(__writer, #number)?;
                #(__p::in_variant(#written, #number)?;)*
            }
        });
        let asking: Vec<_> = fields.iter().zip(&args).filter(|(field, _)| field.asks()).collect();
        bounds.extend(asking.iter().flat_map(|(field, _)| field.bounds()));
        if !asking.is_empty() {
            // What another field has to be near to is looked at, too.
            let is_seen = |field: &Ruled<'_>| {
                let member = &field.field.member;
                field.asks() || asking.iter().any(|(asking, _)| asking.is_near(member))
            };
            let seen: Vec<_> =
                fields.iter().zip(&args).filter(|(field, _)| is_seen(field)).collect();
            let members = seen.iter().map(|(field, _)| &field.field.member);
            let names = seen.iter().map(|(_, arg)| arg);
            let asked = asking.iter().map(|(field, arg)| field.ask(&arg.to_token_stream()));
            let arg_of = |other: &Member| {
                let mut seen = seen.iter();
                let found = seen.find(|(field, _)| field.field.member == *other);
                found.map(|(_, arg)| arg.to_token_stream()).unwrap_or_default()
            };
            let near =
                asking.iter().filter_map(|(field, arg)| field.near(&arg.to_token_stream(), arg_of));
            let asked = asked.chain(near);
            let pattern = if seen.len() == fields.len() { None } else { Some(quote!(, ..)) };
            ask.push(quote! {
                Self::#ident { #(#members: #names),* #pattern } => {
                    #(__p::in_variant(#asked, #number)?;)*
                }
            });
        }
    }
    if ask.len() < variants.len() {
        ask.push(quote!(_ => {}));
    }
    Parts {
        fits,
        views: quote! {
            pub struct __View #impl_generics (__Variant #ty_generics) #where_clause;

            enum __Variant #impl_generics #where_clause { #(#views),* }
        },
        shape: quote!(__p::Shape::choice(&[#(#shapes),*])#told),
        verify: quote! {
            __p::Ok(__View(match __p::tag(__reader)? {
                #(#verify,)*
                _ => return __p::Err(__p::unknown_tag()),
            }))
        },
        build: quote!(match __view.0 { #(#build),* }),
        encode: quote!(match self { #(#encode)* }),
        bounds,
        ask: quote! {
            match self { #(#ask)* }
            __p::Ok(())
        },
    }
}

/// A view borrows from the frame, and uses every parameter of its type.
fn phantom(generics: &Generics) -> TokenStream {
    let params = generics.type_params().map(|param| &param.ident);
    quote!(__p::PhantomData<(&'__a (), #(__p::PhantomData<#params>,)*)>)
}

fn with_lifetime(generics: &Generics) -> Generics {
    let mut generics = without_defaults(generics);
    generics.params.insert(0, syn::parse_quote!('__a));
    generics
}

fn with_world(generics: &Generics) -> Generics {
    let mut generics = without_defaults(generics);
    generics.params.push(syn::parse_quote!(__W));
    generics.where_clause = None;
    generics
}

/// The view's type where its lifetime does not matter.
fn elided(generics: &Generics) -> TokenStream {
    let params = generics.params.iter().skip(1).map(|param| match param {
        syn::GenericParam::Type(param) => param.ident.to_token_stream(),
        syn::GenericParam::Const(param) => param.ident.to_token_stream(),
        syn::GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
    });
    quote!(__View<'_, #(#params),*>)
}

fn distinct(bounds: Vec<(String, TokenStream)>) -> Vec<TokenStream> {
    let mut seen = std::collections::HashSet::new();
    let bounds = bounds.into_iter().filter(|(same, _)| seen.insert(same.clone()));
    bounds.map(|(_, bound)| bound).collect()
}
