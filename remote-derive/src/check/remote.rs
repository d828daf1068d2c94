//! One remote: a function whose form is right and whose keys say what they have to.

use proc_macro2::Ident;
use quote::{ToTokens, format_ident};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{
    Attribute, Expr, ExprPath, FnArg, Pat, PatType, Receiver, ReceiverKind, ReturnType, Safety,
    Signature, Type,
};

use super::literal::whole;
use super::types::{refuse_impl_trait, ungrouped};
use super::{rule, time};
use crate::errors::Errors;
use crate::messages;
use crate::model::{Condition, Cost, Function, Method, Param, Rate, Remote, Rule, Value};
use crate::names;
use crate::parse::remote::{Keys, WrittenCondition, keys};
use crate::parse::rule::of_param;

/// Parameters of a remote at most; their rules are tuples of so many.
const MAX_PARAMS: usize = 12;

/// Bytes of a name on the wire at most, as in the source of most people.
const MAX_NAME_BYTES: usize = 64;

/// Checks one function; `None` if a mistake was noted.
pub(crate) fn check(
    remote: &Attribute,
    attributes: &[Attribute],
    signature: &Signature,
    errors: &mut Errors,
) -> Option<Remote> {
    let keys = keys(remote, errors);
    qualifiers(signature, errors);
    let is_async = signature.asyncness.is_some();
    let params = params(signature, is_async, errors);
    let returns = match &signature.output {
        ReturnType::Default => None,
        ReturnType::Type(_, ty) => {
            refuse_impl_trait(ty, errors);
            Some((**ty).clone())
        }
    };
    let reply = match &keys.reply {
        Some(written) => {
            if returns.is_none() {
                errors.at(&written.name, messages::REPLY_OF_EVENT);
            }
            rule::of_reply(written, errors).map(Some)
        }
        None => Some(None),
    };
    let rate = rate(&keys, remote, errors);
    let server_rate = match &keys.server_rate {
        Some(written) => errors.take(time::rate(written)).map(Some),
        None => Some(None),
    };
    if let Some(group) = &keys.group
        && (group.value().is_empty() || group.value().len() > MAX_NAME_BYTES)
    {
        errors.at(group, messages::GROUP_FORM);
    }
    if let Some(burst) = &keys.burst
        && whole(burst).is_some_and(|burst| burst <= 0)
    {
        errors.at(burst, messages::BURST_OF_NONE);
    }
    if !is_async {
        for key in keys.deadline.iter().map(|(key, _)| key).chain(&keys.concurrent) {
            errors.at(key, messages::ASYNC_ONLY);
        }
    }
    let deadline = match &keys.deadline {
        Some((_, literal)) => errors.take(time::time(literal)).map(Some),
        None => Some(None),
    };
    // By their names alone, so that a wrong parameter does not hide a wrong condition.
    let names = names_of(signature);
    let when: Vec<_> = keys.when.iter().map(|written| condition(written, &names, errors)).collect();
    let cost = match &keys.cost {
        Some(written) => cost(written, &names, errors).map(Some),
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
        params: params?,
        returns,
        reply: reply?,
        rate: rate?,
        server_rate: server_rate?,
        burst: keys.burst,
        group: keys.group.as_ref().map(syn::LitStr::value),
        cost: cost?,
        is_observed: keys.observe,
        is_decoy: keys.decoy,
        allow: keys.allow,
        when: when.into_iter().collect::<Option<_>>()?,
        deadline: deadline?,
        is_concurrent: keys.concurrent.is_some(),
    })
}

/// The stub's method for a function, whether that is right or not; none where nobody could say its
/// types.
pub(crate) fn method(attributes: &[Attribute], signature: &Signature) -> Option<Method> {
    let params = signature.inputs.iter().skip(2).filter_map(|input| match input {
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
        errors.at(token, messages::QUALIFIER);
    }
    if let Safety::Unsafe(token) = &signature.safety {
        errors.at(token, messages::QUALIFIER);
    }
    if let Some(token) = &signature.abi {
        errors.at(token, messages::QUALIFIER);
    }
    if !signature.generics.params.is_empty() {
        errors.at(&signature.generics, messages::GENERIC_REMOTE);
    }
    if let Some(clause) = &signature.generics.where_clause {
        errors.at(clause, messages::GENERIC_REMOTE);
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

/// What a client sends: the parameters behind the world and the caller.
fn params(signature: &Signature, is_async: bool, errors: &mut Errors) -> Option<Vec<Param>> {
    let mut inputs = signature.inputs.iter();
    let world = inputs.next();
    let caller = inputs.next();
    let is_right = is_world(world, signature, is_async, errors);
    let Some(FnArg::Typed(caller)) = caller else {
        if is_right {
            errors.at(&signature.ident, messages::NO_CALLER);
        }
        return None;
    };
    // By its form: an alias of `&Caller` would look like what a client sends.
    let is_caller = matches!(
        ungrouped(&caller.ty),
        Type::Reference(reference) if reference.mutability.is_none()
    );
    if is_caller {
        refuse_rules(caller, errors);
    } else {
        errors.at(caller, messages::NO_CALLER);
    }
    let rest: Vec<_> = inputs.collect();
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
        rest.iter().zip(names).map(|(input, name)| param(input, name, errors)).collect();
    params.into_iter().collect::<Option<Vec<_>>>().filter(|_| is_right && is_caller)
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

fn param(input: &FnArg, ident: Ident, errors: &mut Errors) -> Option<Param> {
    let FnArg::Typed(typed) = input else { return None };
    let value = rule::of_value(&of_param(&typed.attrs, errors), &typed.ty, errors);
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

/// What the parameters that a client sends are called.
fn names_of(signature: &Signature) -> Vec<Ident> {
    let written = |input: &FnArg| match input {
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(pattern) => Some(pattern.ident.clone()),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    };
    let names: Vec<_> = signature.inputs.iter().skip(2).map(written).collect();
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

/// A parameter, its fields, and methods without arguments.
fn cost(written: &Expr, names: &[Ident], errors: &mut Errors) -> Option<Cost> {
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
        errors.at(written, messages::COST_FORM);
        return None;
    };
    let Some(param) = names.iter().position(|name| name == ident) else {
        errors.at(ident, messages::no_such_parameter(&ident.to_string()));
        return None;
    };
    let place = written.to_token_stream().to_string().replace(' ', "");
    Some(Cost { param, ident: ident.clone(), expr: written.clone(), place })
}

fn condition(
    written: &WrittenCondition,
    names: &[Ident],
    errors: &mut Errors,
) -> Option<Condition> {
    let numbers: Vec<_> = written
        .params
        .iter()
        .map(|name| {
            let number = names.iter().position(|known| known == name);
            if number.is_none() {
                errors.at(name, messages::no_such_parameter(&name.to_string()));
            }
            number
        })
        .collect();
    let name = names::path(&written.path);
    let path = ExprPath { attrs: Vec::new(), qself: None, path: written.path.clone() };
    Some(Condition {
        function: Function {
            path,
            name: name.strip_prefix("Self::").map_or_else(|| name.clone(), ToOwned::to_owned),
        },
        params: numbers.into_iter().collect::<Option<_>>()?,
    })
}
