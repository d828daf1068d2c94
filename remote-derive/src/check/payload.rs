//! A payload: a struct or an enum whose every field has its rule.

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Data, DeriveInput, Fields, GenericParam, Generics, Member, Type};

use super::rule;
use super::scope::{self, NameSelf};
use super::types::{needs_rule, parameter, refuse_never, ungrouped, with_hole};
use crate::errors::Errors;
use crate::messages;
use crate::model::{Field, Form, Near, Payload, Rule, Value, Variant};
use crate::names;
use crate::parse::rule::{compiler_tells, of_field};
use crate::parse::word::Word;
use crate::spelling::nearest;

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
    let unbound = unbound(&input.generics);
    let mut around = Around { ty: &ty, parameters, unbound, has_lifetimes, errors };
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
    refuse_world_in_itself(&input.ident, &form, errors)?;
    let (ident, generics) = (input.ident.clone(), input.generics.clone());
    Some(Payload { is_servers, krate, ident, generics, checks, form })
}

/// What lies in itself asks the world nothing. What hides in the types of its fields, the compiler finds.
fn refuse_world_in_itself(ident: &Ident, form: &Form, errors: &mut Errors) -> Option<()> {
    let fields: Vec<_> = match form {
        Form::Struct(fields) => fields.iter().collect(),
        Form::Enum(variants) => variants.iter().flat_map(|variant| &variant.fields).collect(),
    };
    if !fields.iter().any(|field| matches!(field.value.rule, Rule::Nested { .. })) {
        return Some(());
    }
    let mut asks = false;
    for Field { member, value, .. } in fields {
        let message = messages::world_in_itself(&name_of(member), &names::plain(ident));
        asks |= rule::asks_the_world(&value.rule, &message, errors);
    }
    (!asks).then_some(())
}

/// A field as it is called.
fn name_of(member: &Member) -> String {
    match member {
        Member::Named(name) => names::plain(name),
        Member::Unnamed(index) => index.index.to_string(),
    }
}

/// What a type is called that is neither a place nor an id, as far as its tokens tell.
fn no_place(ty: &Type) -> Option<String> {
    const OTHERS: &[&str] = &[
        "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "String", "u128", "u16",
        "u32", "u64", "u8", "Vec",
    ];
    let Type::Path(named) = ungrouped(ty) else { return None };
    let name = named.path.segments.last()?.ident.to_string();
    OTHERS.contains(&name.as_str()).then_some(name)
}

/// The type parameters of which nothing is said; one of a where clause may be said in any way.
fn unbound(generics: &Generics) -> Vec<&Ident> {
    if generics.where_clause.is_some() {
        return Vec::new();
    }
    let params = generics.type_params().filter(|param| param.bounds.is_empty());
    params.map(|param| &param.ident).collect()
}

/// Whoever writes a rule inside of `#[payload(…)]` would not have it.
fn refuse_payload(attributes: &[Attribute], errors: &mut Errors) {
    for attribute in attributes.iter().filter(|attribute| super::is_payload(attribute)) {
        errors.at(attribute, messages::PAYLOAD_ON_FIELD);
    }
}

/// A word that is nearly a rule, where none stands: the compiler says which.
fn misspelt(attributes: &[Attribute]) -> Option<&Attribute> {
    attributes.iter().find(|attribute| compiler_tells(attribute))
}

/// What the fields of a payload have in common.
struct Around<'p> {
    ty: &'p Type,
    /// Of the payload's type.
    parameters: Vec<&'p Ident>,
    /// Those of which it says nothing, and nothing has been told.
    unbound: Vec<&'p Ident>,
    /// Whether it borrows, which is told at its lifetime.
    has_lifetimes: bool,
    errors: &'p mut Errors,
}

impl Around<'_> {
    fn variant(&mut self, variant: &syn::Variant) -> Option<Variant> {
        refuse_payload(&variant.attrs, self.errors);
        for rule in of_field(&variant.attrs, self.errors) {
            let is_named = matches!(variant.fields, Fields::Named(_));
            let (word, name) = (rule.text(), names::plain(&variant.ident));
            let message = messages::rule_on_variant(&word, &rule.source(), &name, is_named);
            self.errors.at(rule, message);
        }
        let fields = self.fields(&variant.fields)?;
        Some(Variant { ident: variant.ident.clone(), fields })
    }

    fn fields(&mut self, fields: &Fields) -> Option<Vec<Field>> {
        let members: Vec<_> = fields
            .iter()
            .enumerate()
            .map(|(number, field)| {
                let member = field.ident.clone().map(Member::Named);
                (member.unwrap_or_else(|| Member::from(number)), &field.ty)
            })
            .collect();
        let checked: Vec<_> = fields
            .iter()
            .zip(&members)
            .map(|(field, (member, _))| {
                let value = self.value(field, member, &members)?;
                let may_hold = rule::may_hold_payloads(&value);
                Some(Field { member: member.clone(), value, may_hold })
            })
            .collect();
        checked.into_iter().collect()
    }

    /// The rule of a field that is near another one; `None` if a mistake was noted.
    fn near(&mut self, word: &Word, own: &Member, members: &[(Member, &Type)]) -> Option<Rule> {
        let (field, distance) = rule::near(word, self.errors)?;
        if field == *own {
            self.errors.at(&field, messages::NEAR_ITSELF);
            return None;
        }
        let Some((_, ty)) = members.iter().find(|(member, _)| *member == field) else {
            let known: Vec<_> = members.iter().filter(|(member, _)| member != own).collect();
            let known: Vec<_> = known.iter().map(|(member, _)| name_of(member)).collect();
            let known: Vec<_> = known.iter().map(String::as_str).collect();
            let name = name_of(&field);
            let message = messages::no_such_field(&name, nearest(&name, &known), &known);
            self.errors.at(&field, message);
            return None;
        };
        if let Some(plain) = no_place(ty) {
            self.errors.at(&field, messages::near_no_place(&plain));
            return None;
        }
        let (at, ty) = (field.span(), (*ty).clone());
        Some(Rule::Near(word.name.span(), Box::new(Near { field, at, distance, ty })))
    }

    /// A field that is all of a parameter's type needs to know it for a payload.
    fn refuse_unbound(&mut self, ty: &Type) {
        let Type::Path(named) = ungrouped(ty) else { return };
        let found = self.unbound.iter().position(|param| named.path.is_ident(*param));
        if let Some(found) = found {
            let param = self.unbound.remove(found);
            self.errors.at(param, messages::unbound(&names::plain(param)));
        }
    }

    fn value(
        &mut self,
        field: &syn::Field,
        member: &Member,
        members: &[(Member, &Type)],
    ) -> Option<Value> {
        refuse_payload(&field.attrs, self.errors);
        let written = of_field(&field.attrs, self.errors);
        let (checks, rules): (Vec<_>, Vec<_>) =
            written.iter().cloned().partition(|word| word.name == "check");
        // It alone looks at another field.
        if let [word] = rules.as_slice()
            && word.name == "near"
        {
            let (rule, checks) =
                (self.near(word, member, members), rule::of_type(&checks, self.errors));
            let mut value = Value { ty: field.ty.clone(), rule: rule?, checks };
            scope::refuse_parameters(&mut value, &self.parameters, self.errors);
            NameSelf(self.ty).in_value(&mut value);
            return Some(value);
        }
        // A proxy may stand for anything.
        let is_told_elsewhere = self.has_lifetimes && matches!(field.ty, Type::Reference(_));
        let is_foreign = written.iter().any(|rule| rule.name == "via");
        if !is_told_elsewhere && !is_foreign && refuse_never(&field.ty, self.errors) {
            return None;
        }
        if written.is_empty() {
            self.refuse_unbound(&field.ty);
        }
        let (around, is_in_itself) = with_hole(&field.ty, self.ty);
        if !is_in_itself {
            rule::refuse_half_nested(&written, self.errors)?;
        }
        let mut value = rule::of_value(&written, &field.ty, self.errors)?;
        if let (Rule::None(first, last), Some(attribute)) = (&value.rule, misspelt(&field.attrs))
            && needs_rule(&field.ty)
        {
            value.rule = Rule::Misspelt(Box::new(attribute.clone()), *first, *last);
        }
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
