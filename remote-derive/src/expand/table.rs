//! What `#[remotes]` generates beside the author's item: the contract, its bodies, and the stub.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::kept::{self, Supertraits};
use super::rule::respan;
use super::{poisoned, remote, stub};
use crate::errors::Errors;
use crate::model::{Door, Remote, Table, private};
use crate::parse::table::Table as Written;

/// The whole expansion; after a mistake, the author's item and what stands in for the rest.
pub(crate) fn expand(written: &Written, table: Option<&Table>, errors: Errors) -> TokenStream {
    let Some(errors) = errors.finish() else {
        return table.map_or_else(TokenStream::new, |table| match &table.door {
            Door::Impl(_) => with_bodies(written, table),
            Door::Trait(_) => contract_alone(written, table),
        });
    };
    let kept = kept::tokens(&written.item, None);
    let poisoned = table.map(poisoned::table);
    quote!(#errors #kept #poisoned)
}

/// The impl door: all of it stands in one block.
fn with_bodies(written: &Written, table: &Table) -> TokenStream {
    let Door::Impl(world) = &table.door else { return TokenStream::new() };
    let p = quote!(__p);
    let private = private(&table.krate);
    let kept = kept::tokens(&written.item, None);
    let names = names(table);
    let each = 0..table.remotes.len();
    let contracts = each.map(|number| remote::contract(table, number, &p));
    let bodies = table.remotes.iter().map(|remote| remote::body(table, remote, &p));
    let permissions = table.remotes.iter().filter_map(|remote| permission(remote, world));
    let contract = contract(table, &p);
    let entries = entries(table, &p);
    let client = client(table, &p);
    let ident = &table.ident;
    quote! {
        #kept
        #names
        #[allow(clippy::all, clippy::pedantic, clippy::absolute_paths, unused_qualifications)]
        const _: () = {
            use #private as __p;

            #(#contracts #bodies)*

            #(#permissions)*

            #contract
            const __ENTRIES: &[__p::Entry<#world>] = &[#entries];

            #[allow(private_interfaces)]
            impl #ident {
                /// What the server mounts.
                pub const fn remotes() -> __p::Table<#world> {
                    __p::Table::new(&__CONTRACT, __ENTRIES)
                }
            }

            #client
        };
    }
}

/// The trait door: what names a remote stands in the author's scope, where his trait can see it.
fn contract_alone(written: &Written, table: &Table) -> TokenStream {
    let Door::Trait(name) = &table.door else { return TokenStream::new() };
    let path = private(&table.krate);
    let p = quote!(__p);
    // A world of this trait can answer what the rules ask, and nobody can answer for it.
    let asks = table.remotes.iter().map(|remote| {
        let marker = remote::marker(table, remote);
        syn::parse_quote!(#path::Asks<#marker>)
    });
    let always = [
        syn::parse_quote!(::core::marker::Sized),
        syn::parse_quote!(::core::marker::Send),
        syn::parse_quote!('static),
    ];
    let kept =
        kept::tokens(&written.item, Some(&Supertraits(always.into_iter().chain(asks).collect())));
    let names = names(table);
    let each = 0..table.remotes.len();
    let contracts = each.map(|number| remote::contract(table, number, &path));
    let bodies = table.remotes.iter().map(|remote| remote::body(table, remote, &p));
    let permissions: Vec<_> = table
        .remotes
        .iter()
        .filter_map(|remote| permission(remote, &syn::parse_quote!(__W)))
        .collect();
    let permissions = (!permissions.is_empty()).then(|| {
        quote! {
            const fn __permissions<__W: #name>() {
                #(#permissions)*
            }
        }
    });
    let contract = contract(table, &p);
    let entries = entries(table, &p);
    let client = client(table, &p);
    let ident = &table.ident;
    quote! {
        #kept
        #(#contracts)*
        #names
        #[allow(clippy::all, clippy::pedantic, clippy::absolute_paths, unused_qualifications)]
        const _: () = {
            use #path as __p;

            #(#bodies)*

            #permissions

            #contract

            impl #ident {
                /// What the server mounts: the remotes, with the bodies of a world.
                pub const fn remotes<__W: #name>() -> __p::Table<__W> {
                    __p::Table::new(&__CONTRACT, const { &[#entries] })
                }
            }

            #client
        };
    }
}

/// The names that an author uses.
fn names(table: &Table) -> TokenStream {
    let Table { krate, docs, vis, ident, .. } = table;
    let private = private(krate);
    let stub = stub::name(table);
    let table_docs = if docs.is_empty() {
        let text = format!("The table `{ident}`: what a client may ask for.");
        quote!(#[doc = #text])
    } else {
        quote!(#(#docs)*)
    };
    let stub_docs = format!("The stub of [`{ident}`], on a client.");
    quote! {
        #table_docs
        #[allow(non_camel_case_types)]
        #vis enum #ident {}

        #private::with_client! {
            #[doc = #stub_docs]
            #[derive(::core::fmt::Debug, ::core::clone::Clone)]
            #vis struct #stub(#private::ClientTable);
        }
    }
}

fn contract(table: &Table, p: &TokenStream) -> TokenStream {
    let name = crate::check::remote::plain(&table.ident);
    let schemas = table.remotes.iter().map(|remote| {
        let (cfgs, marker) = (&remote.cfgs, remote::marker(table, remote));
        let p = respan(p, remote.ident.span());
        let schema = quote_spanned!(remote.ident.span()=> #p::RemoteSchema::of::<#marker>());
        quote!(#(#cfgs)* #schema)
    });
    let events = &table.events;
    let ident = &table.ident;
    quote! {
        static __CONTRACT: #p::Contract = #p::Contract {
            name: #name,
            remotes: &[#(#schemas),*],
            events: &[#(#p::EventSchema::of::<#events>()),*],
        };
        #(impl #p::Declares<#events> for #ident {})*
    }
}

fn entries(table: &Table, p: &TokenStream) -> TokenStream {
    let each = table.remotes.iter().map(|remote| {
        let (cfgs, marker) = (&remote.cfgs, remote::marker(table, remote));
        let kind = format_ident!("{}", if remote.is_async { "future" } else { "sync" });
        quote!(#(#cfgs)* #p::Entry::#kind::<#marker>())
    });
    quote!(#(#each),*)
}

/// The stub and how it is made; only where a client can be.
fn client(table: &Table, p: &TokenStream) -> TokenStream {
    let ident = &table.ident;
    let stub = stub::name(table);
    let methods = stub::methods(table, p);
    let events = (!table.events.is_empty()).then(|| {
        quote! {
            /// Calls `handle` for each event of this type, those included that came before anybody
            /// asked for the type and are still kept (256 events at most), in the order in which the
            /// server sent them and before the answer that follows them. It runs where the client's
            /// bytes are handled: it should be quick. It is kept as long as the session lasts, and a
            /// stub that it holds keeps the session.
            pub fn on<__E: #p::Event>(&self, handle: impl ::core::ops::FnMut(__E) + ::core::marker::Send + 'static)
            where
                #ident: #p::Declares<__E>,
            {
                self.0.on(handle);
            }

            /// The events of this type, to be awaited or asked for; those included that came before
            /// anybody asked for the type and are still kept (256 events at most).
            pub fn events<__E: #p::Event>(&self) -> #p::Events<__E>
            where
                #ident: #p::Declares<__E>,
            {
                self.0.events()
            }
        }
    });
    quote! {
        #p::with_client! {
            impl #ident {
                /// The stub on a client.
                pub fn client(__client: &#p::Client) -> #stub {
                    #stub(__client.table(&__CONTRACT))
                }
            }

            #[allow(private_interfaces, clippy::too_many_arguments)]
            impl #stub {
                #methods
                #events
            }
        }
    }
}

/// That a permission is one of the world's.
fn permission(remote: &Remote, world: &syn::Type) -> Option<TokenStream> {
    let allow = remote.allow.as_ref()?;
    let cfgs = &remote.cfgs;
    let is_param = matches!(world, syn::Type::Path(path) if path.path.is_ident("__W"));
    let binding = if is_param { quote!(let _) } else { quote!(const _) };
    Some(quote_spanned! {allow.span()=>
        #(#cfgs)* #binding: <#world as __p::HasPermissions>::Permission = #allow;
    })
}
