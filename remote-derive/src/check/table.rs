//! A table: the item's functions that say `#[remote]`, under one name.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, Block, Expr, ExprLit, GenericParam, Generics, ImplItem, ImplItemConst,
    ImplItemMacro, ImplItemType, ItemImpl, ItemTrait, Lit, LitStr, Meta, MetaNameValue, Path,
    Signature, Token, TraitItem, TraitItemConst, TraitItemMacro, TraitItemType, Type, Visibility,
};

use super::condition::{Beside, Home};
use super::remote;
use super::scope::{NameSelf, RefuseSelf, visit_rule};
use super::types::{is_of_self, refuse_elided_lifetimes};
use crate::errors::Errors;
use crate::messages;
use crate::model::{Door, Method, Outline, Remote, Table, any_world};
use crate::names;
use crate::parse::table::{Arguments, Item, Table as Written};

/// Remotes of a table at most, as the protocol has it.
const MAX_REMOTES: usize = 1_024;

/// Checks a table. Mistakes are noted, and what is known in spite of them comes back; nothing, if not
/// even its name is.
pub(crate) fn check(written: &Written, errors: &mut Errors) -> Result<Table, Option<Box<Outline>>> {
    let table = match &written.item {
        Item::Impl(item) => of_impl(&written.arguments, item, errors),
        Item::Trait(item) => of_trait(&written.arguments, item, errors),
    };
    check_events(&written.arguments.events, errors);
    let mut table = table.ok_or(None)?;
    check_names(&table, errors);
    // Of two functions of one name the compiler tells, and nothing is made of them.
    if errors.is_empty() && !has_twins(&table.remotes) {
        return Ok(table);
    }
    table.outline.methods.retain(|method| !is_reserved(&method.ident));
    Err(Some(Box::new(table.outline)))
}

fn of_impl(arguments: &Arguments, item: &ItemImpl, errors: &mut Errors) -> Option<Table> {
    if let Some((path, _)) = &item.trait_ {
        errors.at(path, messages::TRAIT_IMPL);
    }
    let is_lifetime = |param: &GenericParam| matches!(param, GenericParam::Lifetime(_));
    let said = if item.generics.params.iter().all(is_lifetime) {
        (messages::WORLD_LIFETIME, messages::WORLD_CLAUSE)
    } else {
        (messages::GENERIC_WORLD, messages::WORLD_CLAUSE)
    };
    let is_generic = refuse_parameters(item.unsafety.as_ref(), &item.generics, said, errors)
        | refuse_elided_lifetimes(&item.self_ty, errors);
    let functions = item.items.iter().filter_map(|item| match item {
        ImplItem::Fn(function) => Some((function.attrs.as_slice(), &function.sig, None)),
        _ => None,
    });
    // The world may have other impls.
    let home = Home {
        ty: (*item.self_ty).clone(),
        beside: item.items.iter().filter_map(Beside::in_impl).collect(),
        is_whole: false,
    };
    let (mut remotes, mut methods) = remotes(functions, &home, arguments, errors);
    for item in &item.items {
        match item {
            ImplItem::Verbatim(tokens) => refuse_unparsed(tokens, arguments, false, errors),
            ImplItem::Const(ImplItemConst { attrs, .. })
            | ImplItem::Type(ImplItemType { attrs, .. })
            | ImplItem::Macro(ImplItemMacro { attrs, .. }) => {
                refuse_remote(attrs, arguments, errors);
            }
            _ => {}
        }
    }
    for remote in &mut remotes {
        let mut names = NameSelf(&item.self_ty);
        remote.params.iter_mut().for_each(|param| names.in_value(&mut param.value));
        remote.returns.iter_mut().for_each(|ty| names.visit_type_mut(ty));
        remote.reply.iter_mut().for_each(|reply| visit_rule(reply, &mut names, true));
        for expr in remote.burst.iter_mut().chain(&mut remote.allow) {
            names.visit_expr_mut(expr);
        }
        for condition in &mut remote.when {
            names.visit_expr_path_mut(&mut condition.function.path);
        }
    }
    link_from_the_stub(&mut remotes, &item.self_ty.to_token_stream().to_string());
    for method in &mut methods {
        let types = method.params.iter_mut().chain(&mut method.returns);
        types.for_each(|ty| NameSelf(&item.self_ty).visit_type_mut(ty));
    }
    if arguments.name.is_none() && !arguments.has_mistakes && item.trait_.is_none() {
        errors.span(Span::call_site(), messages::TABLE_NAME);
    }
    let is_whole = item.trait_.is_none() && !is_generic;
    let ident = arguments.name.clone().filter(|_| is_whole)?;
    if matches!(&*item.self_ty, Type::Path(world) if world.path.is_ident(&ident)) {
        called_like_its_item(&ident, "world", errors);
        return None;
    }
    Some(Table {
        docs: docs(&item.attrs),
        events: arguments.events.clone(),
        remotes,
        outline: Outline {
            krate: arguments.krate.clone().unwrap_or_else(super::default_krate),
            vis: arguments.vis.clone().unwrap_or_else(|| syn::parse_quote!(pub)),
            ident: usable(ident, errors)?,
            door: Door::Impl(item.self_ty.clone()),
            methods,
        },
    })
}

fn of_trait(arguments: &Arguments, item: &ItemTrait, errors: &mut Errors) -> Option<Table> {
    if let Some(vis) = &arguments.vis {
        errors.at(vis, messages::VISIBILITY_IN_TRAIT);
    }
    let said = (messages::GENERIC_CONTRACT, messages::CONTRACT_CLAUSE);
    let is_generic = refuse_parameters(item.unsafety.as_ref(), &item.generics, said, errors);
    let functions = item.items.iter().filter_map(|item| match item {
        TraitItem::Fn(function) => {
            Some((function.attrs.as_slice(), &function.sig, function.default.as_ref()))
        }
        _ => None,
    });
    let ident = &item.ident;
    let has_others =
        |item: &TraitItem| matches!(item, TraitItem::Macro(_) | TraitItem::Verbatim(_));
    let home = Home {
        ty: syn::parse_quote!(#ident),
        beside: item.items.iter().filter_map(Beside::in_trait).collect(),
        is_whole: item.supertraits.is_empty() && !item.items.iter().any(has_others),
    };
    let (mut remotes, mut methods) = remotes(functions, &home, arguments, errors);
    for item in &item.items {
        match item {
            TraitItem::Verbatim(tokens) => refuse_unparsed(tokens, arguments, true, errors),
            TraitItem::Const(TraitItemConst { attrs, .. })
            | TraitItem::Type(TraitItemType { attrs, .. })
            | TraitItem::Macro(TraitItemMacro { attrs, .. }) => {
                refuse_remote(attrs, arguments, errors);
            }
            _ => {}
        }
    }
    for cfg in methods.iter().flat_map(|method| &method.cfgs) {
        errors.at(cfg, messages::CFG_IN_TRAIT);
    }
    // A stub has no such type; that a contract has none either is told below.
    methods.retain(|method| !method.params.iter().chain(&method.returns).any(is_of_self));
    for remote in &mut remotes {
        refuse_self(remote, errors);
        for condition in &mut remote.when {
            NameSelf(&any_world()).visit_expr_path_mut(&mut condition.function.path);
        }
    }
    // A supertrait may have the permissions as its own; the compiler knows.
    if let Some(allow) = remotes.iter().find_map(|remote| remote.allow.as_ref())
        && item.supertraits.is_empty()
    {
        let contract = names::plain(&item.ident);
        errors.at(&item.ident, messages::allow_in_trait(&contract, &kind_of_permission(allow)));
    }
    link_from_the_stub(&mut remotes, &item.ident.to_string());
    let ident = arguments.name.clone().unwrap_or_else(|| {
        Ident::new(&names::snake(&names::plain(&item.ident)), item.ident.span())
    });
    if is_generic {
        return None;
    }
    if ident == item.ident {
        called_like_its_item(&ident, "trait", errors);
        return None;
    }
    Some(Table {
        docs: docs(&item.attrs),
        events: arguments.events.clone(),
        remotes,
        outline: Outline {
            krate: arguments.krate.clone().unwrap_or_else(super::default_krate),
            vis: item.vis.clone(),
            ident: usable(ident, errors)?,
            door: Door::Trait(item.ident.clone()),
            methods,
        },
    })
}

/// Refuses a `#[remote]` in what `syn` could not read, though the compiler's parser can.
fn refuse_unparsed(
    tokens: &TokenStream,
    arguments: &Arguments,
    is_in_trait: bool,
    errors: &mut Errors,
) {
    let parts = |input: ParseStream<'_>| {
        let attributes = Attribute::parse_outer(input)?;
        let vis: Visibility = input.parse()?;
        let rest: TokenStream = input.parse()?;
        Ok((attributes, vis, rest))
    };
    let Ok((attributes, vis, rest)) = parts.parse2(tokens.clone()) else { return };
    let remote = attributes.iter().find(|attribute| arguments.is_remote(attribute));
    let Some(remote) = remote else { return };
    let rest: Vec<TokenTree> = rest.into_iter().collect();
    if !rest.iter().any(|token| matches!(token, TokenTree::Ident(word) if word == "fn")) {
        errors.at(remote, messages::REMOTE_ON_OTHERS);
    } else if !is_in_trait {
        // The `;` in the place of a body.
        errors.at(rest.last(), messages::BODILESS);
    } else if matches!(vis, Visibility::Inherited) {
        errors.at(remote, messages::VISIBLE_IN_TRAIT);
    } else {
        errors.at(vis, messages::VISIBLE_IN_TRAIT);
    }
}

/// Refuses each `#[remote]` on what is no function.
fn refuse_remote(attributes: &[Attribute], arguments: &Arguments, errors: &mut Errors) {
    for attribute in attributes.iter().filter(|attribute| arguments.is_remote(attribute)) {
        errors.at(attribute, messages::REMOTE_ON_OTHERS);
    }
}

/// A table cannot be called like its own item.
fn called_like_its_item(ident: &Ident, item: &str, errors: &mut Errors) {
    let name = names::plain(ident);
    let snake = names::snake(&name);
    let instead = if snake == name { format!("the_{name}") } else { snake };
    errors.at(ident, messages::called_like_its_item(&name, item, &instead));
}

/// A name that an enum and a path can have.
fn usable(ident: Ident, errors: &mut Errors) -> Option<Ident> {
    let name = ident.to_string();
    if syn::parse_str::<Ident>(&name).is_ok() {
        return Some(ident);
    }
    errors.at(&ident, messages::table_called_like_a_keyword(&name));
    None
}

/// A table's item is safe and has no parameters. Whether it has some all the same, of which, and of a
/// where clause, this is said.
fn refuse_parameters(
    unsafety: Option<&Token![unsafe]>,
    generics: &Generics,
    (of_parameters, of_clause): (&str, &str),
    errors: &mut Errors,
) -> bool {
    if let Some(token) = unsafety {
        errors.at(token, messages::UNSAFE_TABLE);
    }
    if !generics.params.is_empty() {
        errors.at(generics, of_parameters);
    }
    if let Some(clause) = &generics.where_clause {
        errors.at(clause, of_clause);
    }
    !generics.params.is_empty()
}

/// Every function that says `#[remote]`, of the item of `home`.
fn remotes<'f>(
    functions: impl Iterator<Item = (&'f [Attribute], &'f Signature, Option<&'f Block>)>,
    home: &Home<'_>,
    arguments: &Arguments,
    errors: &mut Errors,
) -> (Vec<Remote>, Vec<Method>) {
    let (mut remotes, mut methods) = (Vec::new(), Vec::new());
    for (attributes, signature, trait_body) in functions {
        let mut found = attributes.iter().filter(|attribute| arguments.is_remote(attribute));
        let Some(remote) = found.next() else { continue };
        for again in found {
            errors.at(again, messages::key_twice("#[remote]"));
        }
        if let Some(body) = trait_body {
            errors.at(body, messages::BODY_IN_TRAIT);
        }
        remotes.extend(remote::check(remote, attributes, signature, home, errors));
        if let Some(method) = remote::method(attributes, signature) {
            // The compiler tells of two functions of one name by itself.
            let is_twin = |other: &Method| {
                other.ident == method.ident && other.cfgs.is_empty() && method.cfgs.is_empty()
            };
            if !methods.iter().any(is_twin) {
                methods.push(method);
            }
        }
    }
    (remotes, methods)
}

fn check_events(events: &[Path], errors: &mut Errors) {
    for (number, event) in events.iter().enumerate() {
        let name = names::path(event);
        if events.iter().take(number).any(|other| names::path(other) == name) {
            errors.at(event, messages::key_twice(&name));
        }
    }
}

/// What a stub is called as by itself.
fn is_reserved(name: &Ident) -> bool {
    ["on", "events"].iter().any(|reserved| name == reserved)
}

/// Whether these are two functions of one name: the compiler tells of them by itself.
fn are_twins(one: &Remote, other: &Remote) -> bool {
    one.ident == other.ident && one.cfgs.is_empty() && other.cfgs.is_empty()
}

fn has_twins(remotes: &[Remote]) -> bool {
    let mut numbered = remotes.iter().enumerate();
    numbered
        .any(|(number, remote)| remotes.iter().take(number).any(|other| are_twins(other, remote)))
}

fn check_names(table: &Table, errors: &mut Errors) {
    let Table { remotes, events, outline, .. } = table;
    if remotes.is_empty() && events.is_empty() && errors.is_empty() {
        errors.at(&outline.ident, messages::NO_REMOTES);
    }
    if !events.is_empty() {
        for remote in remotes.iter().filter(|remote| is_reserved(&remote.ident)) {
            errors.at(&remote.ident, messages::reserved(&remote.ident.to_string()));
        }
    }
    if remotes.len() > MAX_REMOTES {
        errors.at(&outline.ident, messages::TOO_MANY_REMOTES);
    }
    check_groups(remotes, errors);
    for (number, remote) in remotes.iter().enumerate() {
        // Of two that are never compiled together, each has a `cfg`, and the compiler keeps one.
        let is_same = |other: &&Remote| {
            other.name == remote.name
                && (other.cfgs.is_empty() || remote.cfgs.is_empty())
                && !are_twins(other, remote)
        };
        if let Some(other) = remotes.iter().take(number).find(is_same) {
            let [own, other] = [remote, other].map(|it| names::plain(&it.ident));
            errors.at(&remote.ident, messages::remote_twice(&remote.name, &own, &other));
        }
    }
}

/// Remotes of a group share a bucket, and so their rate. Constants are the server's to compare.
fn check_groups(remotes: &[Remote], errors: &mut Errors) {
    for (number, remote) in remotes.iter().enumerate() {
        let Some(group) = &remote.group else { continue };
        let others = remotes.iter().take(number);
        let Some(first) = others.into_iter().find(|other| other.group.as_ref() == Some(group))
        else {
            continue;
        };
        let mut refuse = |at: TokenStream, what: &str| {
            errors.at(at, messages::group_rates(group, &first.name, what));
        };
        let rate = |remote: &Remote| (remote.rate.count, remote.rate.period);
        if rate(remote) != rate(first) {
            let what = format!("write `rate = {}`", first.written_rate.to_token_stream());
            refuse(remote.written_rate.to_token_stream(), &what);
        }
        let [ours, theirs] =
            [remote, first].map(|remote| remote.burst.as_ref().map(ToTokens::to_token_stream));
        let text = |burst: &Option<TokenStream>| burst.as_ref().map(ToString::to_string);
        if text(&ours) != text(&theirs) {
            let what = theirs.map_or_else(
                || "leave `burst` out".to_owned(),
                |burst| format!("write `burst = {}`", names::tokens(&burst)),
            );
            refuse(ours.unwrap_or_else(|| remote.ident.to_token_stream()), &what);
        }
    }
}

/// The enum of a permission, as it is written: `Staff` of `Staff::Ban`.
fn kind_of_permission(allow: &Expr) -> String {
    let Expr::Path(named) = allow else { return "…".to_owned() };
    let mut path = named.path.clone();
    path.segments.pop();
    path.segments.pop_punct();
    if path.segments.is_empty() { "…".to_owned() } else { names::path(&path) }
}

/// In docs that the stub repeats, `Self` is the author's item, not the stub.
fn link_from_the_stub(remotes: &mut [Remote], item: &str) {
    for attribute in remotes.iter_mut().flat_map(|remote| &mut remote.carried) {
        if let Meta::NameValue(MetaNameValue { value, .. }) = &mut attribute.meta
            && let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = value
            && text.value().contains("Self::")
        {
            *text = LitStr::new(&text.value().replace("Self::", &format!("{item}::")), text.span());
        }
    }
}

fn docs(attributes: &[Attribute]) -> Vec<Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("doc")).cloned().collect()
}

fn refuse_self(remote: &mut Remote, errors: &mut Errors) {
    let mut refuse = RefuseSelf { errors, message: messages::TRAIT_SELF };
    remote.params.iter_mut().for_each(|param| refuse.in_value(&mut param.value));
    remote.returns.iter_mut().for_each(|ty| refuse.visit_type_mut(ty));
    remote.reply.iter_mut().for_each(|reply| visit_rule(reply, &mut refuse, true));
    for expr in remote.burst.iter_mut().chain(&mut remote.allow) {
        refuse.visit_expr_mut(expr);
    }
}
