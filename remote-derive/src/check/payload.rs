//! A payload: a struct or an enum whose every field has its rule.

use proc_macro2::Ident;
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, Data, DeriveInput, Fields, GenericArgument, GenericParam, Member, PathArguments,
    Type,
};

use super::rule;
use super::scope::{self, NameSelf};
use crate::errors::Errors;
use crate::messages;
use crate::model::{Field, Form, Payload, Rule, Variant};
use crate::parse::rule::of_field;

/// Checks the item of `#[derive(Payload)]`; `None` if a mistake was noted.
pub(crate) fn check(input: &DeriveInput, errors: &mut Errors) -> Option<Payload> {
    for lifetime in input.generics.lifetimes() {
        errors.at(lifetime, messages::LIFETIME);
    }
    for param in &input.generics.params {
        let attributes = match param {
            GenericParam::Type(param) => &param.attrs,
            GenericParam::Const(param) => &param.attrs,
            GenericParam::Lifetime(param) => &param.attrs,
        };
        for rule in of_field(attributes, errors) {
            errors.at(rule, messages::RULE_ON_TYPE);
        }
    }
    let krate = super::krate(&input.attrs, errors);
    let checks = rule::of_type(&of_field(&input.attrs, errors), errors);
    let form = match &input.data {
        Data::Struct(data) => Form::Struct(fields(&data.fields, errors)?),
        Data::Enum(data) if data.variants.is_empty() => {
            errors.at(&input.ident, messages::EMPTY_ENUM);
            return None;
        }
        Data::Enum(data) => {
            let variants: Vec<_> = data
                .variants
                .iter()
                .map(|variant| {
                    refuse_payload(&variant.attrs, errors);
                    for rule in of_field(&variant.attrs, errors) {
                        errors.at(rule, messages::RULE_ON_VARIANT);
                    }
                    let fields = fields(&variant.fields, errors)?;
                    Some(Variant { ident: variant.ident.clone(), fields })
                })
                .collect();
            Form::Enum(variants.into_iter().collect::<Option<_>>()?)
        }
        Data::Union(data) => {
            errors.at(data.union_token, messages::UNION);
            return None;
        }
    };
    let (mut form, mut checks) = (form, checks);
    let (ident, (_, ty_generics, _)) = (&input.ident, input.generics.split_for_impl());
    let ty = syn::parse_quote!(#ident #ty_generics);
    for check in &mut checks {
        NameSelf(&ty).visit_expr_path_mut(&mut check.function.path);
    }
    let fields: Vec<&mut Field> = match &mut form {
        Form::Struct(fields) => fields.iter_mut().collect(),
        Form::Enum(variants) => {
            variants.iter_mut().flat_map(|variant| &mut variant.fields).collect()
        }
    };
    let parameters: Vec<_> = input.generics.params.iter().filter_map(parameter).collect();
    for field in fields {
        if let Rule::Nested { span, .. } = &field.value.rule
            && !is_in_itself(&field.value.ty, ident)
        {
            errors.span(*span, messages::NESTED_TYPE);
        }
        scope::refuse_parameters(&mut field.value, &parameters, errors);
        NameSelf(&ty).in_value(&mut field.value);
    }
    Some(Payload {
        krate,
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        checks,
        form,
    })
}

/// Whether a type is this one behind wrappers that hold nothing else: otherwise the fingerprint would
/// know nothing of what else is there.
fn is_in_itself(ty: &Type, ident: &Ident) -> bool {
    match scope::ungrouped(ty) {
        Type::Array(array) => is_in_itself(&array.elem, ident),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return false };
            if path.path.is_ident("Self") || last.ident == *ident {
                return true;
            }
            let is_wrapper = ["Option", "Box", "Vec"].iter().any(|name| last.ident == name);
            match &last.arguments {
                PathArguments::AngleBracketed(arguments) if is_wrapper => {
                    arguments.args.iter().all(|argument| match argument {
                        GenericArgument::Type(ty) => is_in_itself(ty, ident),
                        _ => false,
                    })
                }
                _ => false,
            }
        }
        _ => false,
    }
}

fn parameter(param: &GenericParam) -> Option<&Ident> {
    match param {
        GenericParam::Type(param) => Some(&param.ident),
        GenericParam::Const(param) => Some(&param.ident),
        GenericParam::Lifetime(_) => None,
    }
}

/// Whoever writes a rule inside of `#[payload(…)]` would not have it.
fn refuse_payload(attributes: &[Attribute], errors: &mut Errors) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("payload")) {
        errors.at(attribute, messages::PAYLOAD_ON_FIELD);
    }
}

fn fields(fields: &Fields, errors: &mut Errors) -> Option<Vec<Field>> {
    let checked: Vec<_> = fields
        .iter()
        .enumerate()
        .map(|(number, field)| {
            refuse_payload(&field.attrs, errors);
            let written = of_field(&field.attrs, errors);
            let value = rule::of_value(&written, &field.ty, errors)?;
            let member = field.ident.clone().map_or_else(|| Member::from(number), Member::Named);
            Some(Field { member, value })
        })
        .collect();
    checked.into_iter().collect()
}
