//! A payload: a struct or an enum whose every field has its rule.

use proc_macro2::Ident;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Data, DeriveInput, Fields, GenericParam, Member, Type};

use super::rule;
use super::scope::{self, NameSelf};
use super::types::{refuse_never, with_hole};
use crate::errors::Errors;
use crate::messages;
use crate::model::{Field, Form, Payload, Rule, Value, Variant};
use crate::parse::rule::of_field;

/// Checks the item of `#[derive(Payload)]`, or of `#[derive(ServerOnly)]`; `None` if a mistake was noted.
pub(crate) fn check(input: &DeriveInput, is_servers: bool, errors: &mut Errors) -> Option<Payload> {
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
    let (ident, (_, ty_generics, _)) = (&input.ident, input.generics.split_for_impl());
    let ty = syn::parse_quote!(#ident #ty_generics);
    let mut checks = rule::of_type(&of_field(&input.attrs, errors), errors);
    for check in &mut checks {
        NameSelf(&ty).visit_expr_path_mut(&mut check.function.path);
    }
    let parameters = input.generics.params.iter().filter_map(parameter).collect();
    let has_lifetimes = input.generics.lifetimes().next().is_some();
    let mut around = Around { ty: &ty, parameters, has_lifetimes, errors };
    let form = match &input.data {
        Data::Struct(data) => Form::Struct(around.fields(&data.fields)?),
        Data::Enum(data) if data.variants.is_empty() => {
            errors.at(&input.ident, messages::EMPTY_ENUM);
            return None;
        }
        Data::Enum(data) => {
            let variants: Vec<_> =
                data.variants.iter().map(|variant| around.variant(variant)).collect();
            Form::Enum(variants.into_iter().collect::<Option<_>>()?)
        }
        Data::Union(data) => {
            errors.at(data.union_token, messages::UNION);
            return None;
        }
    };
    let (ident, generics) = (input.ident.clone(), input.generics.clone());
    Some(Payload { is_servers, krate, ident, generics, checks, form })
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
    for attribute in attributes.iter().filter(|attribute| super::is_payload(attribute)) {
        errors.at(attribute, messages::PAYLOAD_ON_FIELD);
    }
}

/// What the fields of a payload have in common.
struct Around<'p> {
    ty: &'p Type,
    /// Of the payload's type.
    parameters: Vec<&'p Ident>,
    /// Whether it borrows, which is told at its lifetime.
    has_lifetimes: bool,
    errors: &'p mut Errors,
}

impl Around<'_> {
    fn variant(&mut self, variant: &syn::Variant) -> Option<Variant> {
        refuse_payload(&variant.attrs, self.errors);
        for rule in of_field(&variant.attrs, self.errors) {
            self.errors.at(rule, messages::RULE_ON_VARIANT);
        }
        let fields = self.fields(&variant.fields)?;
        Some(Variant { ident: variant.ident.clone(), fields })
    }

    fn fields(&mut self, fields: &Fields) -> Option<Vec<Field>> {
        let checked: Vec<_> = fields
            .iter()
            .enumerate()
            .map(|(number, field)| {
                let value = self.value(field)?;
                let member =
                    field.ident.clone().map_or_else(|| Member::from(number), Member::Named);
                Some(Field { member, value })
            })
            .collect();
        checked.into_iter().collect()
    }

    fn value(&mut self, field: &syn::Field) -> Option<Value> {
        refuse_payload(&field.attrs, self.errors);
        let written = of_field(&field.attrs, self.errors);
        // A proxy may stand for anything.
        let is_told = self.has_lifetimes && matches!(field.ty, Type::Reference(_));
        let is_foreign = written.iter().any(|rule| rule.name == "via");
        if !is_told && !is_foreign && refuse_never(&field.ty, self.errors) {
            return None;
        }
        let mut value = rule::of_value(&written, &field.ty, self.errors)?;
        let (around, is_in_itself) = with_hole(&field.ty, self.ty);
        match &mut value.rule {
            Rule::Nested { around: of_rule, .. } if is_in_itself => **of_rule = around,
            Rule::Nested { span, .. } => self.errors.span(*span, messages::NESTED_TYPE),
            // The compiler's own error would tell of a cycle in its queries.
            _ if is_in_itself => self.errors.at(&field.ty, messages::NESTED_FORM),
            _ => {}
        }
        scope::refuse_parameters(&mut value, &self.parameters, self.errors);
        NameSelf(self.ty).in_value(&mut value);
        Some(value)
    }
}
