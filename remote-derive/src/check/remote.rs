//! One remote: a function whose form is right and whose keys say what they have to.

use proc_macro2::Ident;
use quote::{ToTokens, format_ident};
use syn::spanned::Spanned;
use syn::{Attribute, FnArg, Pat, PatType, ReceiverKind, ReturnType, Safety, Signature, Type};

use super::{rule, time};
use crate::errors::Errors;
use crate::messages;
use crate::model::{Condition, Function, Param, Rate, Remote};
use crate::parse::remote::{Keys, WrittenCondition, keys};
use crate::parse::rule::of_param;

/// Parameters of a remote at most; their rules are tuples of so many.
const MAX_PARAMS: usize = 12;

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
            if let Type::ImplTrait(impl_trait) = &**ty {
                errors.at(impl_trait, messages::IMPL_TRAIT);
            }
            Some((**ty).clone())
        }
    };
    let rate = rate(&keys, remote, errors);
    if !is_async {
        for key in keys.deadline.iter().map(|(key, _)| key).chain(&keys.concurrent) {
            errors.at(key, messages::ASYNC_ONLY);
        }
    }
    let deadline = match &keys.deadline {
        Some((_, literal)) => errors.take(time::time(literal)).map(Some),
        None => Some(None),
    };
    let params = params?;
    let when: Option<Vec<_>> =
        keys.when.iter().map(|written| condition(written, &params, errors)).collect();
    let name = keys.name.as_ref().map_or_else(|| plain(&signature.ident), syn::LitStr::value);
    let of_kind = |kind: &str| {
        attributes.iter().filter(|other| other.path().is_ident(kind)).cloned().collect()
    };
    Some(Remote {
        ident: signature.ident.clone(),
        name,
        cfgs: of_kind("cfg"),
        docs: of_kind("doc"),
        is_async,
        params,
        returns,
        rate: rate?,
        burst: keys.burst,
        allow: keys.allow,
        when: when?,
        deadline: deadline?,
        concurrent: keys.concurrent.is_some(),
    })
}

/// A function as its user sees it, whether it is right or not.
pub(crate) fn function(signature: &Signature) -> Function {
    let params = signature.inputs.iter().skip(2).filter_map(|input| match input {
        FnArg::Typed(typed) => Some((*typed.ty).clone()),
        FnArg::Receiver(_) => None,
    });
    let returns = match &signature.output {
        ReturnType::Default => None,
        ReturnType::Type(_, ty) => Some((**ty).clone()),
    };
    Function { ident: signature.ident.clone(), params: params.collect(), returns }
}

/// The name without `r#`.
pub(crate) fn plain(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map_or_else(|| name.clone(), ToOwned::to_owned)
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
    let is_right = world_is_right(world, signature, is_async, errors);
    let Some(FnArg::Typed(caller)) = caller else {
        if is_right {
            errors.at(&signature.ident, messages::NO_CALLER);
        }
        return None;
    };
    // An alias of `&Caller` cannot be told apart from a value here; it has a reference's form at
    // least in its first token.
    if !matches!(&*caller.ty, Type::Reference(reference) if reference.mutability.is_none()) {
        errors.at(caller, messages::NO_CALLER);
        return None;
    }
    refuse_rules(caller, errors);
    let rest: Vec<_> = inputs.collect();
    if let Some(thirteenth) = rest.get(MAX_PARAMS) {
        errors.at(thirteenth, messages::TOO_MANY_PARAMS);
        return None;
    }
    let params: Vec<_> =
        rest.iter().enumerate().map(|(number, input)| param(number, input, errors)).collect();
    params.into_iter().collect::<Option<Vec<_>>>().filter(|_| is_right)
}

fn world_is_right(
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
            if matches!(receiver.kind, ReceiverKind::Reference(..)) {
                return true;
            }
            errors.at(receiver, messages::SELF_BY_VALUE);
            return false;
        }
        (Some(FnArg::Typed(typed)), true) => {
            refuse_rules(typed, errors);
            if !matches!(&*typed.ty, Type::Reference(_)) {
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

fn refuse_rules(typed: &PatType, errors: &mut Errors) {
    for rule in of_param(&typed.attrs, errors) {
        errors.at(rule, messages::RULE_ON_WORLD);
    }
}

fn param(number: usize, input: &FnArg, errors: &mut Errors) -> Option<Param> {
    let FnArg::Typed(typed) = input else { return None };
    let rule = rule::of_value(&of_param(&typed.attrs, errors), &typed.ty, errors);
    match &*typed.ty {
        Type::Reference(reference) => {
            errors.at(reference, messages::REFERENCE);
            return None;
        }
        Type::ImplTrait(impl_trait) => {
            errors.at(impl_trait, messages::IMPL_TRAIT);
            return None;
        }
        _ => {}
    }
    let ident = match &*typed.pat {
        Pat::Ident(pattern) => pattern.ident.clone(),
        other => format_ident!("arg{number}", span = other.span()),
    };
    Some(Param { ident, ty: (*typed.ty).clone(), rule: rule? })
}

fn condition(
    written: &WrittenCondition,
    params: &[Param],
    errors: &mut Errors,
) -> Option<Condition> {
    let numbers: Vec<_> = written
        .params
        .iter()
        .map(|name| {
            let number = params.iter().position(|param| param.ident == *name);
            if number.is_none() {
                errors.at(name, messages::no_such_parameter(&name.to_string()));
            }
            number
        })
        .collect();
    let last = written.path.segments.last()?;
    Some(Condition {
        path: written.path.clone(),
        name: last.ident.to_token_stream().to_string(),
        params: numbers.into_iter().collect::<Option<_>>()?,
    })
}
