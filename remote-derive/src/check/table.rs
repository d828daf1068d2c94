//! A table: the item's functions that say `#[remote]`, under one name.

use proc_macro2::{Ident, Span};
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, Generics, ImplItem, ItemImpl, ItemTrait, Signature, Token, TraitItem, Type,
    TypeParamBound,
};

use super::remote;
use super::rule::{NameSelf, name_self};
use crate::errors::Errors;
use crate::messages;
use crate::model::{Door, Function, Remote, Table};
use crate::parse::remote::is_remote;
use crate::parse::table::{Arguments, Item, Table as Written};

/// Remotes of a table at most, as the protocol has it.
const MAX_REMOTES: usize = 1_024;

/// Checks a table. `None` if not even its name is known; mistakes are noted.
pub(crate) fn check(written: &Written, errors: &mut Errors) -> Option<Table> {
    match &written.item {
        Item::Impl(item) => of_impl(&written.arguments, item, errors),
        Item::Trait(item) => Some(of_trait(&written.arguments, item, errors)),
    }
}

fn of_impl(arguments: &Arguments, item: &ItemImpl, errors: &mut Errors) -> Option<Table> {
    if let Some((path, _)) = &item.trait_ {
        errors.at(path, messages::TRAIT_IMPL);
        return None;
    }
    is_plain(item.unsafety.as_ref(), &item.generics, errors);
    let Some(ident) = arguments.name.clone() else {
        errors.span(Span::call_site(), messages::TABLE_NAME);
        return None;
    };
    let functions = item.items.iter().filter_map(|item| match item {
        ImplItem::Fn(function) => Some((function.attrs.as_slice(), &function.sig, false)),
        _ => None,
    });
    let (mut remotes, mut functions) = remotes(functions, errors);
    for remote in &mut remotes {
        for param in &mut remote.params {
            name_the_world(&mut param.ty, &item.self_ty);
            name_self(&mut param.rule, &item.self_ty);
        }
        remote.returns.iter_mut().for_each(|ty| name_the_world(ty, &item.self_ty));
        for expr in remote.burst.iter_mut().chain(&mut remote.allow) {
            NameSelf(&item.self_ty).visit_expr_mut(expr);
        }
    }
    for function in &mut functions {
        let params = function.params.iter_mut().chain(&mut function.returns);
        params.for_each(|ty| name_the_world(ty, &item.self_ty));
    }
    check_names(&remotes, arguments, &ident, errors);
    Some(Table {
        krate: arguments.krate.clone().unwrap_or_else(super::default_krate),
        docs: docs(&item.attrs),
        vis: arguments.vis.clone().unwrap_or_else(|| syn::parse_quote!(pub)),
        ident,
        events: arguments.events.clone(),
        door: Door::Impl(item.self_ty.clone()),
        remotes,
        functions,
    })
}

fn of_trait(arguments: &Arguments, item: &ItemTrait, errors: &mut Errors) -> Table {
    if let Some(vis) = &arguments.vis {
        errors.at(vis, messages::VISIBILITY_IN_TRAIT);
    }
    is_plain(item.unsafety.as_ref(), &item.generics, errors);
    let functions = item.items.iter().filter_map(|item| match item {
        TraitItem::Fn(function) => {
            Some((function.attrs.as_slice(), &function.sig, function.default.is_some()))
        }
        _ => None,
    });
    let (remotes, functions) = remotes(functions, errors);
    for remote in &remotes {
        refuse_self(remote, errors);
        for cfg in &remote.cfgs {
            errors.at(cfg, messages::CFG_IN_TRAIT);
        }
        if let Some(allow) = &remote.allow
            && !item.supertraits.iter().any(has_permissions)
        {
            errors.at(allow, messages::ALLOW_IN_TRAIT);
        }
    }
    let ident = arguments
        .name
        .clone()
        .unwrap_or_else(|| Ident::new(&snake(&remote::plain(&item.ident)), item.ident.span()));
    check_names(&remotes, arguments, &ident, errors);
    Table {
        krate: arguments.krate.clone().unwrap_or_else(super::default_krate),
        docs: docs(&item.attrs),
        vis: item.vis.clone(),
        ident,
        events: arguments.events.clone(),
        door: Door::Trait(item.ident.clone()),
        remotes,
        functions,
    }
}

/// An item that is safe and has no parameters.
fn is_plain(unsafety: Option<&Token![unsafe]>, generics: &Generics, errors: &mut Errors) {
    if let Some(token) = unsafety {
        errors.at(token, messages::UNSAFE_TABLE);
    }
    if !generics.params.is_empty() {
        errors.at(generics, messages::GENERIC_WORLD);
    }
    if let Some(clause) = &generics.where_clause {
        errors.at(clause, messages::GENERIC_WORLD);
    }
}

/// Every function that says `#[remote]`.
fn remotes<'f>(
    functions: impl Iterator<Item = (&'f [Attribute], &'f Signature, bool)>,
    errors: &mut Errors,
) -> (Vec<Remote>, Vec<Function>) {
    let (mut remotes, mut all) = (Vec::new(), Vec::new());
    for (attributes, signature, has_trait_body) in functions {
        let mut found = attributes.iter().filter(|attribute| is_remote(attribute));
        let Some(remote) = found.next() else { continue };
        for again in found {
            errors.at(again, messages::key_twice("#[remote]"));
        }
        if has_trait_body {
            errors.at(&signature.ident, messages::BODY_IN_TRAIT);
        }
        remotes.extend(remote::check(remote, attributes, signature, errors));
        all.push(remote::function(signature));
    }
    (remotes, all)
}

fn check_names(remotes: &[Remote], arguments: &Arguments, table: &Ident, errors: &mut Errors) {
    if remotes.is_empty() && arguments.events.is_empty() && errors.is_empty() {
        errors.at(table, messages::NO_REMOTES);
    }
    let reserved = |remote: &&Remote| ["on", "events"].iter().any(|name| remote.ident == name);
    if !arguments.events.is_empty() {
        for remote in remotes.iter().filter(reserved) {
            errors.at(&remote.ident, messages::reserved(&remote.ident.to_string()));
        }
    }
    if remotes.len() > MAX_REMOTES {
        errors.at(table, messages::TOO_MANY_REMOTES);
    }
    for (number, remote) in remotes.iter().enumerate() {
        // Of two that are never compiled together, the compiler keeps one.
        let is_same = |other: &&Remote| {
            other.name == remote.name && other.cfgs.is_empty() && remote.cfgs.is_empty()
        };
        if remotes.iter().take(number).any(|other| is_same(&other)) {
            errors.at(&remote.ident, messages::remote_twice(&remote.name));
        }
    }
}

fn docs(attributes: &[Attribute]) -> Vec<Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("doc")).cloned().collect()
}

fn has_permissions(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => {
            bound.path.segments.last().is_some_and(|last| last.ident == "HasPermissions")
        }
        _ => false,
    }
}

/// `ArenaShop` is the table `arena_shop`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// Generated code stands outside of the author's impl, so `Self` has to be said there.
fn name_the_world(ty: &mut Type, world: &Type) {
    NameSelf(world).visit_type_mut(ty);
}

fn refuse_self(remote: &Remote, errors: &mut Errors) {
    struct Find<'e>(&'e mut Errors);
    impl VisitMut for Find<'_> {
        fn visit_path_mut(&mut self, path: &mut syn::Path) {
            if path.segments.first().is_some_and(|first| first.ident == "Self") {
                self.0.at(&*path, messages::TRAIT_SELF);
            }
            syn::visit_mut::visit_path_mut(self, path);
        }
    }
    for ty in remote.params.iter().map(|param| &param.ty).chain(&remote.returns) {
        Find(errors).visit_type_mut(&mut ty.clone());
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_of_traits() {
        assert_eq!(super::snake("Shop"), "shop");
        assert_eq!(super::snake("ArenaShop"), "arena_shop");
    }
}
