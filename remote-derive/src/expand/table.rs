//! What `#[remotes]` generates beside the author's item: the contract, its bodies, and the stub.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::rule::respan;
use super::{ends, kept, poisoned, private, quiet, remote, stub};
use crate::model::{Door, Outline, Remote, Table, any_world};
use crate::names::plain;
use crate::parse::table::Table as Written;

/// The whole expansion.
pub(crate) fn expand(written: &Written, table: &Table) -> TokenStream {
    match &table.outline.door {
        Door::Impl(world) => with_bodies(written, table, world),
        Door::Trait(name) => contract_alone(written, table, name),
    }
}

/// After a mistake: the author's item, and what stands in for the rest.
pub(crate) fn poisoned(written: &Written, outline: Option<&Outline>) -> TokenStream {
    let kept = kept::tokens(written, &[]);
    let poisoned = outline.map(poisoned::table);
    quote!(#kept #poisoned)
}

/// The impl door: all of it stands in one block.
fn with_bodies(written: &Written, table: &Table, world: &Type) -> TokenStream {
    let p = quote!(__p);
    let private = private(&table.outline.krate);
    let kept = kept::tokens(written, &[]);
    let names = names(table);
    let contracts = (table.remotes.iter().enumerate())
        .map(|(number, remote)| remote::contract(table, number, remote, &p));
    let bodies = table.remotes.iter().map(|remote| remote::body(table, remote, &p));
    let permissions = table.remotes.iter().filter_map(|remote| permission(remote, world));
    let contract = contract(table, &p);
    let entries = entries(table, &p);
    let client = client(table, &p);
    let (ident, quiet) = (&table.outline.ident, quiet());
    quote! {
        #kept
        #names
        #quiet
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
fn contract_alone(written: &Written, table: &Table, name: &Ident) -> TokenStream {
    let path = private(&table.outline.krate);
    let p = quote!(__p);
    // A world of this trait can answer what the rules ask, and nobody can answer for it. Of guests they ask nothing.
    let asked = table.remotes.iter().filter(|remote| !remote.is_guests);
    let asks: Vec<_> = asked
        .map(|remote| {
            let marker = remote::marker(&table.outline, remote);
            syn::parse_quote!(#path::Asks<#marker>)
        })
        .collect();
    let kept = kept::tokens(written, &asks);
    let names = names(table);
    let contracts = (table.remotes.iter().enumerate())
        .map(|(number, remote)| remote::contract(table, number, remote, &path));
    let bodies = table.remotes.iter().map(|remote| remote::body(table, remote, &p));
    let permissions: Vec<_> =
        table.remotes.iter().filter_map(|remote| permission(remote, &any_world())).collect();
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
    let (ident, quiet) = (&table.outline.ident, quiet());
    quote! {
        #kept
        #(#contracts)*
        #names
        #quiet
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
    let Table { docs, outline: Outline { krate, vis, ident, .. }, .. } = table;
    let private = private(krate);
    let stub = stub::name(&table.outline);
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
    let name = plain(&table.outline.ident);
    let schemas = table.remotes.iter().map(|remote| {
        let (cfgs, marker) = (&remote.cfgs, remote::marker(&table.outline, remote));
        quote!(#(#cfgs)* #p::RemoteSchema::fitting::<#marker>())
    });
    let events = &table.events;
    let ident = &table.outline.ident;
    // Under a name: of a type that is not there the compiler tells at each use.
    let aliases: Vec<_> = (events.iter().enumerate())
        .map(|(number, event)| format_ident!("__Event{number}", span = event.span()))
        .collect();
    let named = events.iter().zip(&aliases).map(|(event, alias)| quote!(type #alias = #event;));
    let event_schemas = aliases.iter().map(|event| {
        let p = respan(p, event.span());
        quote_spanned!(event.span()=> #p::EventSchema::of::<#event>())
    });
    let declared = aliases.iter().map(|event| {
        let p = respan(p, event.span());
        quote_spanned!(event.span()=> impl #p::DeclaresOnce<#event> for #ident {})
    });
    quote! {
        #(#named)*
        static __CONTRACT: #p::Contract = #p::Contract {
            name: #name,
            remotes: &[#(#schemas),*],
            events: &[#(#event_schemas),*],
        };
        #(#declared)*
    }
}

fn entries(table: &Table, p: &TokenStream) -> TokenStream {
    let each = table.remotes.iter().map(|remote| {
        let (cfgs, marker) = (&remote.cfgs, remote::marker(&table.outline, remote));
        let kind = match remote {
            Remote { is_guests: true, .. } => "guest",
            Remote { is_async: true, .. } => "future",
            Remote { .. } => "sync",
        };
        let kind = format_ident!("{kind}");
        quote!(#(#cfgs)* #p::Entry::#kind::<#marker>())
    });
    quote!(#(#each),*)
}

/// The stub and how it is made; only where a client can be.
fn client(table: &Table, p: &TokenStream) -> TokenStream {
    let ident = &table.outline.ident;
    let stub = stub::name(&table.outline);
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
                #ident: #p::DeclaresOnce<__E>,
            {
                #p::ClientTable::on(&self.0, handle);
            }

            /// The events of this type, to be awaited or asked for; those included that came before
            /// anybody asked for the type and are still kept (256 events at most).
            pub fn events<__E: #p::Event>(&self) -> #p::Events<__E>
            where
                #ident: #p::DeclaresOnce<__E>,
            {
                #p::ClientTable::events(&self.0)
            }
        }
    });
    quote! {
        #p::with_client! {
            impl #ident {
                /// The stub on a client.
                pub fn client(__client: &#p::Client) -> #stub {
                    #stub(#p::Client::table(__client, &__CONTRACT))
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
    // Over all of the permission: of permissions that are missing the compiler tells here and at its value, and shows once
    // what it says twice of one place.
    let (first, last) = ends(allow);
    let of_world = quote_spanned!(first=> __p::permission_of::<#world, _>);
    let held = quote_spanned!(last=> #of_world(&(#allow)));
    let held = if is_param { quote!(#held;) } else { quote!(const _: () = #held;) };
    Some(quote!(#(#cfgs)* #held))
}
