//! What stands in for an expansion that a mistake prevented, so that the mistake is the only error:
//! other code that uses the type or the table finds what it looks for.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::DeriveInput;

use super::derived::Made;
use super::{private, stub, world};
use crate::check::krate;
use crate::errors::Errors;
use crate::model::Outline;

/// Of a payload, or of what only the server sends.
pub(crate) fn payload(input: &DeriveInput, is_servers: bool) -> TokenStream {
    let made = Made::of_payload(is_servers);
    if input.generics.lifetimes().next().is_some() {
        return TokenStream::new();
    }
    // A mistake in it has been told.
    let private = private(&krate(&input.attrs, &mut Errors::default()));
    let (ident, p) = (&input.ident, quote!(__p));
    let (said, is) = (made.said(ident, &input.generics, &p), made.is(ident, &input.generics, &p));
    let no_rule = made.no_rule(ident, &input.generics, &p);
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let mut world = input.generics.clone();
    world.params.push(syn::parse_quote!(__W));
    let (world_generics, _, _) = world.split_for_impl();
    quote! {
        const _: () = {
            use #private as __p;

            #said

            impl #impl_generics __p::EitherPayloadOrIdOrServerOnly<#no_rule> for #ident #ty_generics #where_clause {
                type Is = #is;
            }
            impl #impl_generics __p::Ruled<#no_rule> for #ident #ty_generics #where_clause {
                type View<'a> = ();
                type Holds = ();
                const SHAPE: &'static __p::Shape = __p::POISONED;
                fn verify(_: &mut __p::Reader<'_>) -> __p::Checked<()> {
                    __p::poisoned()
                }
                fn build(_: ()) -> __p::Checked<Self> {
                    __p::poisoned()
                }
                fn encode(&self, _: &mut __p::Writer<'_>) -> __p::Checked<()> {
                    __p::poisoned()
                }
            }
            impl #world_generics __p::InWorld<__W, #no_rule> for #ident #ty_generics #where_clause {
                fn in_world(&self, _: &__W, _: &__p::Caller) -> __p::Checked<()> {
                    __p::poisoned()
                }
            }
        };
    }
}

/// Of an id.
pub(crate) fn id(input: &DeriveInput) -> TokenStream {
    if !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    let private = private(&krate(&input.attrs, &mut Errors::default()));
    let (ident, p) = (&input.ident, quote!(__p));
    let said = Made::Id.said(ident, &input.generics, &p);
    let no_rule = Made::Id.no_rule(ident, &input.generics, &p);
    quote! {
        const _: () = {
            use #private as __p;

            #said

            impl __p::EitherPayloadOrIdOrServerOnly<#no_rule> for #ident {
                type Is = __p::IsId;
            }
            impl __p::Id for #ident {
                type Raw = __p::u32;
                const NAME: &'static __p::str = "";
                fn from_raw(_: __p::u32) -> Self {
                    __p::poisoned()
                }
                fn raw(self) -> __p::u32 {
                    __p::poisoned()
                }
            }
        };
    }
}

/// Of an event.
pub(crate) fn event(input: &DeriveInput) -> TokenStream {
    let private = private(&krate(&input.attrs, &mut Errors::default()));
    let ident = &input.ident;
    // Of one with parameters none could stand in: it would have to be sent, and live as long as the server.
    if !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    quote! {
        const _: () = {
            use #private as __p;

            impl #impl_generics __p::Event for #ident #ty_generics #where_clause {
                const NAME: &'static __p::str = "";
            }
        };
    }
}

/// Of a table.
pub(crate) fn table(outline: &Outline) -> TokenStream {
    let Outline { krate, ident, vis, door, methods } = outline;
    let private = private(krate);
    let stub = stub::name(outline);
    let (generics, world) = world(door);
    let methods = methods.iter().map(|method| {
        let (name, cfgs) = (&method.ident, &method.cfgs);
        let args: Vec<_> =
            (0..method.params.len()).map(|number| format_ident!("_arg{number}")).collect();
        let types = &method.params;
        let returns = stub::returns(method.returns.as_ref(), &quote!(__p));
        quote! {
            #(#cfgs)*
            pub fn #name(&self, #(#args: #types),*) -> #returns {
                __p::poisoned()
            }
        }
    });
    quote! {
        #[allow(non_camel_case_types)]
        #vis enum #ident {}

        #private::with_client! {
            #[derive(::core::fmt::Debug, ::core::clone::Clone)]
            #vis struct #stub(());
        }

        const _: () = {
            use #private as __p;

            #[allow(private_interfaces)]
            impl #ident {
                pub fn remotes #generics () -> __p::Table<#world> {
                    __p::poisoned()
                }
            }

            __p::with_client! {
                impl #ident {
                    pub fn client(_: &__p::Client) -> #stub {
                        __p::poisoned()
                    }
                }

                #[allow(private_interfaces)]
                impl #stub {
                    #(#methods)*

                    pub fn on<__E>(&self, _: impl ::core::ops::FnMut(__E)) {}

                    pub fn events<__E>(&self) -> __p::Events<__E> {
                        __p::poisoned()
                    }
                }
            }
        };
    }
}
