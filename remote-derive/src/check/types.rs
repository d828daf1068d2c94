//! What can be seen of a type by its tokens alone. Little: an alias shows nothing.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::visit_mut::VisitMut;
use syn::{GenericParam, Generics, Type};

use crate::errors::Errors;
use crate::messages;
use crate::model::{hole, is_hole};

/// Whether a type hides what it is: `impl Trait`, at any depth. Each is noted.
pub(crate) fn refuse_impl_trait(ty: &Type, errors: &mut Errors) -> bool {
    struct Find<'e>(&'e mut Errors, bool);
    impl VisitMut for Find<'_> {
        fn visit_type_impl_trait_mut(&mut self, hidden: &mut syn::TypeImplTrait) {
            self.0.at(&*hidden, messages::IMPL_TRAIT);
            self.1 = true;
        }
    }
    let mut find = Find(errors, false);
    find.visit_type_mut(&mut ty.clone());
    find.1
}

/// Whether a type is one that can never travel, as far as its tokens tell: a reference, a pointer, a function, a trait
/// object, a number whose width is the machine's, in tuples, arrays and boxes too. Noted at its place.
pub(crate) fn refuse_never(ty: &Type, errors: &mut Errors) -> bool {
    let message = match ty {
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(path) if path.path.is_ident("str") => messages::NEVER_STR,
            Type::Slice(_) => messages::NEVER_SLICE,
            _ => messages::NEVER_REFERENCE,
        },
        Type::Ptr(_) => messages::NEVER_POINTER,
        Type::FnPtr(_) => messages::NEVER_FUNCTION,
        Type::TraitObject(_) => messages::NEVER_TRAIT_OBJECT,
        Type::Group(group) => return refuse_never(&group.elem, errors),
        Type::Paren(paren) => return refuse_never(&paren.elem, errors),
        Type::Array(array) => return refuse_never(&array.elem, errors),
        Type::Tuple(tuple) => {
            return tuple.elems.iter().fold(false, |found, ty| refuse_never(ty, errors) | found);
        }
        Type::Path(path) if path.path.is_ident("usize") || path.path.is_ident("isize") => {
            messages::NEVER_WIDTH
        }
        Type::Path(path) => return boxed(path).is_some_and(|inner| refuse_never(inner, errors)),
        _ => return false,
    };
    errors.at(ty, message);
    true
}

/// What a `Box` holds.
fn boxed(path: &syn::TypePath) -> Option<&Type> {
    held(path, &["Box"])
}

/// What a type that is called one of these holds.
fn held<'t>(path: &'t syn::TypePath, names: &[&str]) -> Option<&'t Type> {
    let is_one = |last: &&syn::PathSegment| names.iter().any(|name| last.ident == name);
    let last = path.path.segments.last().filter(is_one)?;
    types_in(&last.arguments).next()
}

/// What lies in a `Result`.
pub(crate) fn in_result(ty: &Type) -> Option<impl Iterator<Item = &Type>> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == "Result")?;
    Some(types_in(&last.arguments))
}

/// Refuses what borrows in a type, at any depth: none of it could travel.
pub(crate) fn refuse_references(ty: &Type, errors: &mut Errors) {
    struct Find<'e>(&'e mut Errors);
    impl VisitMut for Find<'_> {
        fn visit_type_reference_mut(&mut self, reference: &mut syn::TypeReference) {
            self.0.at(&*reference, messages::REPLY_BY_REFERENCE);
        }
    }
    Find(errors).visit_type_mut(&mut ty.clone());
}

/// Whether a type has a lifetime that is left to the compiler: `Game<'_>`. Each is noted.
pub(crate) fn refuse_elided_lifetimes(ty: &Type, errors: &mut Errors) -> bool {
    struct Find<'e>(&'e mut Errors, bool);
    impl VisitMut for Find<'_> {
        fn visit_lifetime_mut(&mut self, lifetime: &mut syn::Lifetime) {
            if lifetime.ident == "_" {
                self.0.at(&*lifetime, messages::WORLD_LIFETIME);
                self.1 = true;
            }
        }
    }
    let mut find = Find(errors, false);
    find.visit_type_mut(&mut ty.clone());
    find.1
}

/// Whether a type is one of `Self`'s, or holds one: `Self::Order`.
pub(crate) fn is_of_self(ty: &Type) -> bool {
    struct Find(bool);
    impl VisitMut for Find {
        fn visit_path_mut(&mut self, path: &mut syn::Path) {
            let starts_with_self = path.segments.first().is_some_and(|first| first.ident == "Self");
            self.0 |= starts_with_self && path.segments.len() > 1;
            syn::visit_mut::visit_path_mut(self, path);
        }
    }
    let mut find = Find(false);
    find.visit_type_mut(&mut ty.clone());
    find.0
}

/// Whether a parameter of the type around it stands in a type, or `Self`, which has them.
pub(crate) fn names_a_parameter(ty: &Type, generics: &Generics) -> bool {
    struct Find<'g>(&'g Generics, bool);
    impl VisitMut for Find<'_> {
        fn visit_path_mut(&mut self, path: &mut syn::Path) {
            let mut parameters = self.0.params.iter().filter_map(parameter);
            self.1 |= path.segments.first().is_some_and(|first| {
                first.ident == "Self" || parameters.any(|parameter| first.ident == *parameter)
            });
            syn::visit_mut::visit_path_mut(self, path);
        }
    }
    let mut find = Find(generics, false);
    find.visit_type_mut(&mut ty.clone());
    find.1
}

/// The name of a parameter that a type or a number can be.
pub(super) fn parameter(param: &GenericParam) -> Option<&Ident> {
    match param {
        GenericParam::Type(param) => Some(&param.ident),
        GenericParam::Const(param) => Some(&param.ident),
        GenericParam::Lifetime(_) => None,
    }
}

/// A type out of the invisible group in which a `macro_rules!` passes it on.
pub(crate) fn ungrouped(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungrouped(&group.elem),
        _ => ty,
    }
}

/// What a reference refers to; what is none, itself.
pub(crate) fn referred(ty: &Type) -> &Type {
    match ungrouped(ty) {
        Type::Reference(reference) => ungrouped(&reference.elem),
        ty => ty,
    }
}

/// The type of a field with a hole wherever the payload itself stands in it, as `Self` or by its name and
/// parameters; and whether it stands there.
pub(crate) fn with_hole(ty: &Type, payload: &Type) -> (Type, bool) {
    struct Cut<'p>(&'p Type, bool);
    impl VisitMut for Cut<'_> {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            let is_self = matches!(ty, Type::Path(path) if path.path.is_ident("Self"));
            let text = |ty: &Type| ty.to_token_stream().to_string();
            if is_self || text(ty) == text(self.0) {
                *ty = hole();
                self.1 = true;
                return;
            }
            syn::visit_mut::visit_type_mut(self, ty);
        }
    }
    let mut around = ty.clone();
    let mut cut = Cut(payload, false);
    cut.visit_type_mut(&mut around);
    (around, cut.1)
}

/// Types whose names nobody gives to an alias of something else.
const WELL_KNOWN: &[&str] = &[
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8", "u16",
    "u32", "u64", "u128", "usize", "Box", "Duration", "Option", "PlayerId", "Result", "String",
    "Vec", "World",
];

/// What holds what it is given, and nothing else.
const HOLDING: &[&str] =
    &["BTreeMap", "BTreeSet", "Box", "HashMap", "HashSet", "Option", "PhantomData", "Vec"];

/// Whether payloads may lie in a type, as far as names tell.
pub(crate) fn may_hold_payloads(ty: &Type) -> bool {
    struct Find(bool);
    impl VisitMut for Find {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            self.0 |= match ty {
                Type::Path(_) => {
                    !is_named(ty, SINGLE)
                        && !is_named(ty, &["String"])
                        && !is_named(ty, HOLDING)
                        && !is_hole(ty)
                }
                Type::Macro(_) => true,
                _ => false,
            };
            syn::visit_mut::visit_type_mut(self, ty);
        }
    }
    let mut find = Find(false);
    find.visit_type_mut(&mut ty.clone());
    find.0
}

/// What may be a payload in a type, as far as names tell: without what is held in its own arguments.
pub(crate) fn payloads_in(ty: &Type) -> Vec<&Type> {
    match ty {
        Type::Group(group) => payloads_in(&group.elem),
        Type::Paren(paren) => payloads_in(&paren.elem),
        Type::Array(array) => payloads_in(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().flat_map(payloads_in).collect(),
        Type::Path(path) if is_named(ty, HOLDING) || is_named(ty, &["Result"]) => {
            let last = path.path.segments.last();
            last.into_iter()
                .flat_map(|last| types_in(&last.arguments))
                .flat_map(payloads_in)
                .collect()
        }
        Type::Path(_) if may_hold_payloads(ty) => vec![ty],
        _ => Vec::new(),
    }
}

/// The types among the arguments of a type.
fn types_in(arguments: &syn::PathArguments) -> impl Iterator<Item = &Type> {
    let arguments = match arguments {
        syn::PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    };
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Those of them that are one value.
const SINGLE: &[&str] = &[
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64",
    "u128", "Duration", "PlayerId",
];

/// Whether payloads with arguments may lie in a type, as far as names tell.
pub(crate) fn is_of_arguments(ty: &Type) -> bool {
    struct Find(bool);
    impl VisitMut for Find {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            self.0 |= takes_arguments(ty);
            syn::visit_mut::visit_type_mut(self, ty);
        }
    }
    let mut find = Find(false);
    find.visit_type_mut(&mut ty.clone());
    find.0
}

/// Whether a type is one of the author's own with arguments, as far as names tell: they may break bounds of his.
fn takes_arguments(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let last = path.path.segments.last();
    !is_named(ty, HOLDING) && last.is_some_and(|segment| !segment.arguments.is_none())
}

/// Whether a type is a whole number that needs a rule, as far as names tell.
pub(crate) fn is_wide_number(ty: &Type) -> bool {
    is_named(ty, &["i16", "i32", "i64", "i128", "u16", "u32", "u64", "u128"])
}

/// Whether the name of a type shows what it is.
pub(crate) fn is_well_known(ty: &Type) -> bool {
    is_named(ty, WELL_KNOWN)
}

/// Whether a type is called one of these, behind whatever path.
pub(crate) fn is_named(ty: &Type, names: &[&str]) -> bool {
    let Type::Path(path) = ungrouped(ty) else { return false };
    let segments = &path.path.segments;
    // What is called so in `Self` may be anything.
    let is_inside = path.qself.is_some()
        || (segments.len() > 1 && segments.first().is_some_and(|first| first.ident == "Self"));
    !is_inside && segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name))
}

/// What is inside of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Insides {
    /// Of a list or a set.
    Elements,
    /// Of a map.
    Entries,
    /// Of a text.
    Characters,
    /// Of one number, a time, an id of a player: none.
    Nothing,
}

/// What passes no rule on, in arrays, options and boxes.
fn innermost(ty: &Type) -> &Type {
    match ungrouped(ty) {
        Type::Array(array) => innermost(&array.elem),
        Type::Path(path) => held(path, &["Box", "Option"]).map_or(ty, innermost),
        _ => ty,
    }
}

/// Whether a type, or what it holds, needs no rule, as far as names tell.
pub(crate) fn is_byte(ty: &Type) -> bool {
    is_named(innermost(ty), &["bool", "char", "i8", "u8"])
}

/// Whether a type, or what it holds, needs a rule, as far as names tell.
pub(crate) fn needs_rule(ty: &Type) -> bool {
    insides(ty).is_some() && !is_byte(ty)
}

/// What is inside of a value of this type, or of what it passes its rule on to, as far as names tell.
pub(crate) fn insides(ty: &Type) -> Option<Insides> {
    let named: [(_, &[_]); 4] = [
        (Insides::Elements, &["BTreeSet", "HashSet", "Vec"]),
        (Insides::Entries, &["BTreeMap", "HashMap"]),
        (Insides::Characters, &["String"]),
        (Insides::Nothing, SINGLE),
    ];
    let ty = innermost(ty);
    named.iter().find(|(_, names)| is_named(ty, names)).map(|(insides, _)| *insides)
}

/// Whether a type is no `bool`, as far as its tokens tell.
pub(crate) fn is_no_bool(ty: &Type) -> bool {
    match ungrouped(ty) {
        Type::Path(_) => is_well_known(ty) && !is_named(ty, &["bool"]),
        Type::Array(_)
        | Type::FnPtr(_)
        | Type::ImplTrait(_)
        | Type::Ptr(_)
        | Type::Reference(_)
        | Type::Slice(_)
        | Type::TraitObject(_)
        | Type::Tuple(_) => true,
        Type::Paren(paren) => is_no_bool(&paren.elem),
        _ => false,
    }
}
