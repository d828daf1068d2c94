//! One remote: a function whose form is right and whose keys say what they have to.

use proc_macro2::Ident;
use quote::{ToTokens, format_ident};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, Expr, ExprLit, FnArg, GenericArgument, GenericParam, Lit, Pat, PatIdent, PatType,
    PathArguments, Receiver, ReceiverKind, ReturnType, Safety, Signature, Type,
};

use super::condition::{Around, Home};
use super::literal::{Literal, whole};
use super::types::{
    is_named, is_well_known, referred, refuse_impl_trait, refuse_references, ungrouped,
};
use super::{condition, rule, time, types};
use crate::errors::Errors;
use crate::messages;
use crate::model::{
    Cooldown, Cost, Inside, Method, Param, Rate, Remote, Rule, Value, Word as RuleWord,
};
use crate::names;
use crate::parse::remote::{Keys, keys};
use crate::parse::rule::of_param;
use crate::parse::word::{Place, Word};
use crate::spelling::nearest;

/// Parameters of a remote at most; their rules are tuples of so many.
const MAX_PARAMS: usize = 12;

/// Bytes of a name on the wire at most, as in the source of most people.
const MAX_NAME_BYTES: usize = 64;

/// Checks one function of the item of `home`; `None` if a
/// mistake was noted.
pub(crate) fn check(
    remote: &Attribute,
    attributes: &[Attribute],
    signature: &Signature,
    home: &Home<'_>,
    errors: &mut Errors,
) -> Option<Remote> {
    let keys = keys(remote, errors);
    qualifiers(signature, errors);
    let is_async = signature.asyncness.is_some();
    if is_async {
        refuse_another_world(signature, &home.ty, errors);
    }
    let guest = keys.allow.as_ref().filter(|allow| is_guest(allow));
    let is_guests = guest.is_some();
    let params = params(signature, is_async, is_guests, errors);
    let returns = match &signature.output {
        ReturnType::Default => None,
        ReturnType::Type(_, ty) => {
            if !refuse_impl_trait(ty, errors) {
                refuse_references(ty, errors);
            }
            Some((**ty).clone())
        }
    };
    let reply = match &keys.reply {
        Some(written) => reply(written, returns.as_ref(), errors).map(Some),
        None => Some(None),
    };
    let rate = rate(&keys, remote, errors);
    let server_rate = match &keys.server_rate {
        Some(written) => errors.take(time::rate(written)).map(Some),
        None => Some(None),
    };
    single_keys(&keys, is_async, errors);
    refuse_to_come(&keys, signature, errors);
    if let (Some(key), ReturnType::Type(..)) = (&keys.unreliable, &signature.output) {
        errors.at(key, messages::UNRELIABLE_CALL);
    }
    if let Some(guest) = guest {
        not_for_guests(guest, &keys, params.as_deref().unwrap_or_default(), is_async, errors);
    }
    let deadline = match &keys.deadline {
        Some((_, literal)) => {
            let (form, of_nothing) = (messages::DEADLINE_FORM, messages::DEADLINE_OF_NOTHING);
            errors.take(time::time(literal, form, of_nothing)).map(Some)
        }
        None => Some(None),
    };
    let cooldown = match &keys.cooldown {
        Some(literal) => {
            let (form, of_nothing) = (messages::COOLDOWN_FORM, messages::COOLDOWN_OF_NOTHING);
            let time = errors.take(time::time(literal, form, of_nothing));
            time.map(|time| Some(Cooldown { time, span: literal.span() }))
        }
        None => Some(None),
    };
    // By their names alone, so that a wrong parameter does not hide a wrong condition.
    let names = names_of(signature);
    let calls = if is_guests { Calls::Guest } else { Calls::Player };
    let around = Around { signature, names: &names, home, calls };
    let when: Vec<_> =
        keys.when.iter().map(|written| condition::check(written, &around, errors)).collect();
    let cost = match &keys.cost {
        Some(written) => cost(written, &names, signature, errors).map(Some),
        None => Some(None),
    };
    let name = name(&keys, signature, errors);
    let of_kind = |kinds: &[&str]| {
        let is_one = |other: &&Attribute| kinds.iter().any(|kind| other.path().is_ident(kind));
        attributes.iter().filter(is_one).cloned().collect::<Vec<_>>()
    };
    Some(Remote {
        ident: signature.ident.clone(),
        name,
        cfgs: of_kind(&["cfg"]),
        carried: of_kind(&["doc", "deprecated", "allow"]),
        is_async,
        alias: alias_of_who_calls(signature),
        params: params?,
        returns,
        reply: reply?,
        rate: rate?,
        written_rate: keys.rate?,
        server_rate: server_rate?,
        burst: keys.burst,
        cooldown: cooldown?,
        group: keys.group.as_ref().map(syn::LitStr::value),
        cost: cost?,
        is_observed: keys.observe,
        is_unreliable: keys.unreliable.is_some(),
        is_decoy: keys.decoy,
        is_guests,
        allow: keys.allow.filter(|_| !is_guests),
        when: when.into_iter().collect::<Option<_>>()?,
        deadline: deadline?,
        is_concurrent: keys.concurrent.is_some(),
    })
}

/// The stub's method for a function, whether that is right or not; none where nobody could say its
/// types.
pub(crate) fn method(attributes: &[Attribute], signature: &Signature) -> Option<Method> {
    let inputs = signature.inputs.iter().enumerate();
    let params = inputs.filter_map(|(place, input)| match input {
        // Who calls may have been forgotten.
        FnArg::Typed(typed) if place < 2 && is_no_value(&typed.ty) => None,
        FnArg::Typed(typed) => Some((*typed.ty).clone()),
        FnArg::Receiver(_) => None,
    });
    let returns = match &signature.output {
        ReturnType::Default => None,
        ReturnType::Type(_, ty) => Some((**ty).clone()),
    };
    let params: Vec<_> = params.collect();
    // Told of already.
    let mut untold = Errors::default();
    for ty in params.iter().chain(&returns) {
        refuse_impl_trait(ty, &mut untold);
    }
    let cfgs = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    let (ident, cfgs) = (signature.ident.clone(), cfgs.cloned().collect());
    let is_plain = untold.is_empty() && signature.generics.params.is_empty();
    is_plain.then_some(Method { ident, cfgs, params, returns })
}

/// The rule on what is returned.
fn reply(written: &Word, returns: Option<&Type>, errors: &mut Errors) -> Option<Rule> {
    if returns.is_none() {
        errors.at(&written.name, messages::REPLY_OF_EVENT);
    }
    // What cannot be read is told below.
    let places = written.places(messages::REPLY_FORM).unwrap_or_default();
    let mut has_check = false;
    for place in &places {
        let Place::Rules(words) = place else { continue };
        for check in words.iter().filter(|word| word.name == "check") {
            errors.at(check, messages::REPLY_CHECK);
            has_check = true;
        }
    }
    if has_check { None } else { rule::of_reply(written, errors) }
}

/// The keys that are right or wrong by themselves.
fn single_keys(keys: &Keys, is_async: bool, errors: &mut Errors) {
    if let Some(group) = &keys.group
        && (group.value().is_empty() || group.value().len() > MAX_NAME_BYTES)
    {
        errors.at(group, messages::GROUP_FORM);
    }
    if let Some(burst) = &keys.burst {
        if whole(burst).is_some_and(|burst| burst <= 0) {
            errors.at(burst, messages::BURST_OF_NONE);
        } else if is_no_whole_number(burst) {
            errors.at(burst, messages::BURST_FORM);
        }
    }
    if let Some(allow) = &keys.allow
        && is_no_variant(allow)
    {
        errors.at(allow, messages::ALLOW_FORM);
    }
    if !is_async {
        for key in keys.deadline.iter().map(|(key, _)| key).chain(&keys.concurrent) {
            errors.at(key, messages::async_only(&names::plain(key)));
        }
    }
}

/// Refuses the keys that nobody has built; what would be wrong with one even then comes first.
fn refuse_to_come(keys: &Keys, signature: &Signature, errors: &mut Errors) {
    let is_async = signature.asyncness.is_some();
    for key in &keys.to_come {
        match names::plain(key).as_str() {
            "once" if !is_async => errors.at(key, messages::ONCE_ON_SYNC),
            name => errors.at(key, messages::key_to_come(name)),
        }
    }
}

/// The word `guest` alone; a constant of that name is `self::guest`.
fn is_guest(expr: &Expr) -> bool {
    match expr {
        Expr::Group(group) => is_guest(&group.expr),
        Expr::Path(named) => named.qself.is_none() && named.path.is_ident("guest"),
        _ => false,
    }
}

/// What only a player can have, and what asks about one.
fn not_for_guests(
    guest: &Expr,
    keys: &Keys,
    params: &[Param],
    is_async: bool,
    errors: &mut Errors,
) {
    if is_async {
        errors.at(guest, messages::GUEST_ASYNC);
    }
    if let Some(group) = &keys.group {
        errors.at(group, messages::GUEST_GROUP);
    }
    if let Some(cooldown) = &keys.cooldown {
        errors.at(cooldown, messages::GUEST_COOLDOWN);
    }
    for param in params {
        about_a_player(&param.value.rule, errors);
    }
}

/// Notes each rule that asks about a player, as deep as the macro sees; in payloads the compiler does.
fn about_a_player(rule: &Rule, errors: &mut Errors) {
    let mut refuse = |span, rule| errors.span(span, messages::guest_rule(rule));
    match rule {
        Rule::Word(RuleWord::Known, span) | Rule::KnownIn(span, _) => refuse(*span, "known"),
        Rule::Word(RuleWord::Owned, span) => refuse(*span, "owned"),
        Rule::Word(RuleWord::Target, span) => refuse(*span, "target"),
        Rule::Word(RuleWord::Caller, span) => refuse(*span, "caller"),
        Rule::NearCharacter(span, _) => refuse(*span, "near_character"),
        Rule::Counted { inside: Inside::Each(each), .. } => about_a_player(each, errors),
        Rule::Counted { inside: Inside::Pairs(keys, values), .. } => {
            about_a_player(keys, errors);
            about_a_player(values, errors);
        }
        Rule::Fields(_, rules) => rules.iter().for_each(|rule| about_a_player(rule, errors)),
        Rule::Nested { level, .. } => about_a_player(level, errors),
        _ => {}
    }
}

/// Whether this is a literal, and none of a whole number.
fn is_no_whole_number(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) if !matches!(lit, Lit::Int(_)) => true,
        _ => matches!(Literal::of(expr), Literal::Float(_)),
    }
}

/// Whether the form of this shows that it is no variant without fields, and no constant that is one.
fn is_no_variant(expr: &Expr) -> bool {
    match expr {
        Expr::Group(group) => is_no_variant(&group.expr),
        Expr::Lit(_) | Expr::Call(_) | Expr::Struct(_) => true,
        _ => false,
    }
}

fn name(keys: &Keys, signature: &Signature, errors: &mut Errors) -> String {
    let ident = &signature.ident;
    let name = keys.name.as_ref().map_or_else(|| names::plain(ident), syn::LitStr::value);
    if name.is_empty() || name.len() > MAX_NAME_BYTES || name.chars().any(char::is_control) {
        match &keys.name {
            Some(written) => errors.at(written, messages::NAME_FORM),
            None => errors.at(ident, messages::NAME_FORM),
        }
    }
    name
}

fn qualifiers(signature: &Signature, errors: &mut Errors) {
    if let Some(token) = &signature.constness {
        errors.at(token, messages::qualifier("const"));
    }
    if let Safety::Unsafe(token) = &signature.safety {
        errors.at(token, messages::qualifier("unsafe"));
    }
    if let Some(token) = &signature.abi {
        errors.at(token, messages::qualifier("extern"));
    }
    if let Some(first) = signature.generics.params.first() {
        let instead = match first {
            GenericParam::Type(param) => {
                messages::instead_of_generic("type", &names::plain(&param.ident))
            }
            GenericParam::Const(param) => {
                messages::instead_of_generic("number", &names::plain(&param.ident))
            }
            GenericParam::Lifetime(_) => messages::WITHOUT_LIFETIME.to_owned(),
        };
        errors.at(&signature.generics, messages::generic_remote(&instead));
    }
    if let Some(clause) = &signature.generics.where_clause {
        errors.at(clause, messages::generic_remote(messages::WITHOUT_CLAUSE));
    }
    if let Some(variadic) = &signature.variadic {
        errors.at(variadic, messages::VARIADIC);
    }
}

fn rate(keys: &Keys, remote: &Attribute, errors: &mut Errors) -> Option<Rate> {
    if !keys.has_rate {
        errors.at(remote, messages::NO_RATE);
    }
    errors.take(time::rate(keys.rate.as_ref()?))
}

/// What a client sends: the parameters behind the world and who calls.
fn params(
    signature: &Signature,
    is_async: bool,
    is_guests: bool,
    errors: &mut Errors,
) -> Option<Vec<Param>> {
    let missing = if is_guests { messages::NO_GUEST } else { messages::NO_CALLER };
    let mut inputs = signature.inputs.iter();
    let world = inputs.next();
    let caller = inputs.next();
    let is_right = is_world(world, signature, is_async, errors);
    let Some(FnArg::Typed(caller)) = caller else {
        if is_right {
            errors.at(&signature.ident, missing);
        }
        return None;
    };
    // By its form: an alias of `&Caller` or `&Guest` would look like what a client sends.
    let is_caller = matches!(
        ungrouped(&caller.ty),
        Type::Reference(reference) if reference.mutability.is_none()
    );
    let rest: Vec<_> = inputs.collect();
    let is_late = rest
        .iter()
        .any(|input| matches!(input, FnArg::Typed(typed) if names_who_calls(&typed.ty).is_some()));
    let is_another = is_well_known(referred(&caller.ty)) && !is_late;
    if is_caller && is_another {
        let is_player = is_named(referred(&caller.ty), &["PlayerId"]) && !is_guests;
        errors.at(caller, if is_player { messages::PLAYER_FOR_CALLER } else { missing });
    } else if is_caller {
        refuse_rules(caller, errors);
    } else if !is_late {
        errors.at(caller, missing);
    }
    let who = names_who_calls(&caller.ty);
    match who {
        Some(Calls::Player) if is_guests => errors.at(&caller.ty, messages::CALLER_OF_GUESTS),
        Some(Calls::Guest) if !is_guests => errors.at(&caller.ty, messages::GUEST_OF_PLAYERS),
        _ => {}
    }
    // What is wrong with a caller that stands among what a client sends.
    let of_caller = if who.is_some() { messages::CALLER_TWICE } else { messages::CALLER_LATE };
    if let Some(thirteenth) = rest.get(MAX_PARAMS) {
        errors.at(thirteenth, messages::TOO_MANY_PARAMS);
        return None;
    }
    let names = names_of(signature);
    for (number, name) in names.iter().enumerate() {
        // As a macro can make them: two names that the compiler tells apart.
        if names.iter().take(number).any(|other| other == name) {
            errors.at(name, messages::parameter_twice(&name.to_string()));
        }
    }
    let params: Vec<_> =
        rest.iter().zip(names).map(|(input, name)| param(input, name, of_caller, errors)).collect();
    params.into_iter().collect::<Option<Vec<_>>>().filter(|_| is_right && is_caller)
}

/// Refuses the world of another table, where it is named: `World<Hall>` in `impl Game`.
fn refuse_another_world(signature: &Signature, home: &Type, errors: &mut Errors) {
    let Some(FnArg::Typed(typed)) = signature.inputs.first() else { return };
    let Type::Path(taken) = ungrouped(&typed.ty) else { return };
    let Some(last) = taken.path.segments.last().filter(|last| last.ident == "World") else {
        return;
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return };
    let Some(GenericArgument::Type(world)) = arguments.args.first() else { return };
    if let (Some(ours), Some(theirs)) = (plain_name(home), plain_name(world))
        && theirs != "Self"
        && theirs != ours
    {
        errors.at(world, messages::another_world(&ours));
    }
}

/// The last name of a type that is named without parameters.
fn plain_name(ty: &Type) -> Option<String> {
    let Type::Path(named) = ungrouped(ty) else { return None };
    let is_plain = named.qself.is_none()
        && named.path.segments.iter().all(|segment| segment.arguments.is_none());
    named.path.segments.last().filter(|_| is_plain).map(|last| names::plain(&last.ident))
}

/// Whether the first parameter is the world, as this body takes it; a mistake is noted.
fn is_world(
    world: Option<&FnArg>,
    signature: &Signature,
    is_async: bool,
    errors: &mut Errors,
) -> bool {
    let message = match (world, is_async) {
        (Some(FnArg::Receiver(receiver)), true) => {
            errors.at(receiver, messages::ASYNC_SELF);
            return false;
        }
        (Some(FnArg::Receiver(receiver)), false) => {
            if is_borrowed(receiver) {
                return true;
            }
            errors.at(receiver, messages::SELF_BY_VALUE);
            return false;
        }
        (Some(FnArg::Typed(typed)), true) => {
            refuse_rules(typed, errors);
            if !matches!(ungrouped(&typed.ty), Type::Reference(_)) {
                return true;
            }
            if is_named(referred(&typed.ty), &["World"]) {
                errors.at(&typed.ty, messages::ASYNC_WORLD_BORROWED);
                return false;
            }
            messages::ASYNC_WORLD
        }
        (None, true) => messages::ASYNC_WORLD,
        (_, false) => messages::NO_SELF,
    };
    match world {
        Some(world) => errors.at(world, message),
        None => errors.at(&signature.ident, message),
    }
    false
}

/// `&self`, `&mut self`, `self: &Self`, `self: &mut Game`.
fn is_borrowed(receiver: &Receiver) -> bool {
    match &receiver.kind {
        ReceiverKind::Reference(..) => true,
        ReceiverKind::Typed(_, ty) => matches!(ungrouped(ty), Type::Reference(_)),
        _ => false,
    }
}

fn refuse_rules(typed: &PatType, errors: &mut Errors) {
    for rule in of_param(&typed.attrs, errors) {
        errors.at(rule, messages::RULE_ON_WORLD);
    }
}

/// Who calls.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Calls {
    Player,
    Guest,
}

/// Whether a type is `&Caller` or `&Guest`, as far as its tokens tell.
pub(super) fn names_who_calls(ty: &Type) -> Option<Calls> {
    let Type::Reference(reference) = ungrouped(ty) else { return None };
    let Type::Path(named) = ungrouped(&reference.elem) else { return None };
    let last = &named.path.segments.last()?.ident;
    if last == "Caller" { Some(Calls::Player) } else { (last == "Guest").then_some(Calls::Guest) }
}

/// Whether the world or who calls is meant, however it is written.
fn is_no_value(ty: &Type) -> bool {
    let is_named = types::is_named(ty, &["World", "Caller", "Guest"]);
    is_named || matches!(ungrouped(ty), Type::Reference(_))
}

/// The type of who calls, where its name does not say which it is.
fn alias_of_who_calls(signature: &Signature) -> Option<Type> {
    let Some(FnArg::Typed(typed)) = signature.inputs.iter().nth(1) else { return None };
    let is_alias =
        matches!(referred(&typed.ty), Type::Path(_)) && names_who_calls(&typed.ty).is_none();
    is_alias.then(|| (*typed.ty).clone())
}

/// One parameter that a client sends; `of_caller` is what is said of a caller in its place.
fn param(
    input: &FnArg,
    ident: Ident,
    of_caller: &'static str,
    errors: &mut Errors,
) -> Option<Param> {
    let FnArg::Typed(typed) = input else { return None };
    if names_who_calls(&typed.ty).is_some() {
        errors.at(input, of_caller);
        return None;
    }
    let written = of_param(&typed.attrs, errors);
    rule::refuse_half_nested(&written, errors)?;
    let value = rule::of_value(&written, &typed.ty, errors);
    if let Type::Reference(reference) = ungrouped(&typed.ty) {
        let is_text = matches!(&*reference.elem, Type::Path(path) if path.path.is_ident("str"));
        errors.at(reference, if is_text { messages::STR } else { messages::REFERENCE });
        return None;
    }
    if refuse_impl_trait(&typed.ty, errors) {
        return None;
    }
    if let Some(Value { rule: Rule::Nested { span, .. }, .. }) = &value {
        errors.span(*span, messages::NESTED_TYPE);
    }
    Some(Param { ident, value: value? })
}

/// What a parameter is called, if it has one name.
pub(super) fn name_of(input: &FnArg) -> Option<Ident> {
    match input {
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(pattern) => Some(pattern.ident.clone()),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    }
}

/// What the parameters that a client sends are called.
fn names_of(signature: &Signature) -> Vec<Ident> {
    let names: Vec<_> = signature.inputs.iter().skip(2).map(name_of).collect();
    let numbered = |(number, (name, input)): (usize, (&Option<Ident>, &FnArg))| {
        name.clone().unwrap_or_else(|| {
            // Patterns have no name; none of the others has this one.
            let mut text = format!("arg{number}");
            while names.iter().flatten().any(|other| other.unraw() == text) {
                text.push('_');
            }
            format_ident!("{text}", span = input.span())
        })
    };
    names.iter().zip(signature.inputs.iter().skip(2)).enumerate().map(numbered).collect()
}

/// What is said of a name that no parameter has.
pub(super) fn no_parameter(name: &Ident, signature: &Signature) -> String {
    let text = names::plain(name);
    if signature.inputs.iter().skip(2).any(|input| has_part(input, name)) {
        return messages::part_of_a_pattern(&text);
    }
    let known = signature.inputs.iter().skip(2).filter_map(name_of);
    let known: Vec<String> = known.map(|name| names::plain(&name)).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    messages::no_such_parameter(&text, nearest(&text, &known), &known)
}

/// Whether the pattern of a parameter gives this name to a part of it.
fn has_part(input: &FnArg, name: &Ident) -> bool {
    struct Find<'n>(&'n Ident, bool);
    impl VisitMut for Find<'_> {
        fn visit_pat_ident_mut(&mut self, part: &mut PatIdent) {
            self.1 |= part.ident == *self.0;
            syn::visit_mut::visit_pat_ident_mut(self, part);
        }
    }
    let FnArg::Typed(typed) = input else { return false };
    let mut find = Find(name, false);
    find.visit_pat_mut(&mut (*typed.pat).clone());
    find.1
}

/// A parameter, its fields, and methods without arguments.
fn cost(
    written: &Expr,
    names: &[Ident],
    signature: &Signature,
    errors: &mut Errors,
) -> Option<Cost> {
    fn root(expr: &Expr) -> Option<&Ident> {
        match expr {
            Expr::Path(path) => path.path.get_ident(),
            Expr::Field(field) => root(&field.base),
            Expr::MethodCall(call) if call.args.is_empty() && call.turbofish.is_none() => {
                root(&call.receiver)
            }
            Expr::Paren(paren) => root(&paren.expr),
            Expr::Group(group) => root(&group.expr),
            _ => None,
        }
    }
    let Some(ident) = root(written) else {
        let is_number = whole(written).is_some();
        errors.at(written, if is_number { messages::COST_OF_NUMBER } else { messages::COST_FORM });
        return None;
    };
    if ident == "self" {
        errors.at(ident, messages::COST_OF_WORLD);
        return None;
    }
    let Some(param) = names.iter().position(|name| name == ident) else {
        errors.at(ident, no_parameter(ident, signature));
        return None;
    };
    let place = place_of(written);
    Some(Cost { param, ident: ident.clone(), expr: written.clone(), place })
}

/// Where it is, in plain names: as the shape of the parameters has them.
fn place_of(expr: &Expr) -> String {
    match expr {
        Expr::Path(path) => names::path(&path.path),
        Expr::Field(field) => {
            let member = match &field.member {
                syn::Member::Named(ident) => names::plain(ident),
                syn::Member::Unnamed(index) => index.index.to_string(),
            };
            format!("{}.{member}", place_of(&field.base))
        }
        Expr::MethodCall(call) => {
            format!("{}.{}()", place_of(&call.receiver), names::plain(&call.method))
        }
        Expr::Paren(paren) => place_of(&paren.expr),
        Expr::Group(group) => place_of(&group.expr),
        // `root` has refused all others.
        other => other.to_token_stream().to_string(),
    }
}
