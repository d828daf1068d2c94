//! Generated code stands outside of the author's item: there is no `Self`, and no constant can use a
//! type parameter. What he wrote is turned into what can stand there, or refused.

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{ExprPath, Path, Type};

use crate::errors::Errors;
use crate::messages;
use crate::model::{Bound, Inside, Rule, Value};

/// Says a type where `Self` stands.
pub(crate) struct NameSelf<'t>(pub(crate) &'t Type);

impl VisitMut for NameSelf<'_> {
    fn visit_expr_path_mut(&mut self, path: &mut ExprPath) {
        let starts_with_self =
            path.path.segments.first().is_some_and(|first| first.ident == "Self");
        if path.qself.is_none() && starts_with_self && path.path.segments.len() > 1 {
            // Where `Self` stood, so that an error about it stands there, too.
            let (at, ty, rest) = (path.span(), self.0, path.path.segments.iter().skip(1));
            *path = syn::parse_quote_spanned!(at=> <#ty>#(::#rest)*);
        }
        syn::visit_mut::visit_expr_path_mut(self, path);
    }

    fn visit_type_mut(&mut self, ty: &mut Type) {
        match ty {
            Type::Path(path) if path.qself.is_none() && path.path.is_ident("Self") => {
                *ty = self.0.clone();
            }
            _ => syn::visit_mut::visit_type_mut(self, ty),
        }
    }
}

impl NameSelf<'_> {
    /// In the type of a value, and in all that its rules name.
    pub(crate) fn in_value(&mut self, value: &mut Value) {
        self.visit_type_mut(&mut value.ty);
        visit_names(value, self);
    }
}

/// Refuses a `Self` where nobody can say what it is.
pub(crate) struct RefuseSelf<'e> {
    pub(crate) errors: &'e mut Errors,
    pub(crate) message: &'static str,
}

impl VisitMut for RefuseSelf<'_> {
    fn visit_path_mut(&mut self, path: &mut Path) {
        if path.segments.first().is_some_and(|first| first.ident == "Self") {
            self.errors.at(&*path, self.message);
        }
        syn::visit_mut::visit_path_mut(self, path);
    }
}

impl RefuseSelf<'_> {
    /// In the type of a value and in all that its rules name.
    pub(crate) fn in_value(&mut self, value: &mut Value) {
        self.visit_type_mut(&mut value.ty);
        visit_names(value, self);
    }
}

/// Refuses type and const parameters in bounds, and `Self`, which has them.
pub(crate) fn refuse_parameters(value: &mut Value, parameters: &[&Ident], errors: &mut Errors) {
    struct Find<'p>(&'p [&'p Ident], &'p mut Errors);
    impl VisitMut for Find<'_> {
        fn visit_path_mut(&mut self, path: &mut Path) {
            let Some(first) = path.segments.first() else { return };
            if first.ident == "Self" || self.0.contains(&&first.ident) {
                self.1.at(&*path, messages::PARAMETER_IN_BOUND);
                return;
            }
            syn::visit_mut::visit_path_mut(self, path);
        }
    }
    if !parameters.is_empty() {
        let mut find = Find(parameters, errors);
        visit_rule(&mut value.rule, &mut find, false);
    }
}

/// All that the rules of a value name.
fn visit_names(value: &mut Value, visitor: &mut impl VisitMut) {
    visit_rule(&mut value.rule, visitor, true);
    for check in &mut value.checks {
        visitor.visit_expr_path_mut(&mut check.function.path);
    }
}

/// The bounds of a rule, and its types if asked for.
pub(crate) fn visit_rule(rule: &mut Rule, visitor: &mut impl VisitMut, with_types: bool) {
    let mut bound = |bound: &mut Bound| match bound {
        Bound::Number(_) => {}
        Bound::Constant(expr) => visitor.visit_expr_mut(expr),
    };
    match rule {
        Rule::Range { low, high, .. } => {
            bound(low);
            bound(high);
        }
        Rule::Counted { min, max, inside, .. } => {
            min.iter_mut().for_each(&mut bound);
            bound(max);
            match inside {
                Inside::Nothing | Inside::Multiline(_) | Inside::Charset(..) => {}
                #[cfg(feature = "pattern")]
                Inside::Pattern(..) => {}
                Inside::Each(each) => visit_rule(each, visitor, with_types),
                Inside::Pairs(keys, values) => {
                    visit_rule(keys, visitor, with_types);
                    visit_rule(values, visitor, with_types);
                }
            }
        }
        Rule::NearCharacter(_, distance) | Rule::MaxNorm(_, distance) => bound(distance),
        Rule::Near(_, near) => {
            bound(&mut near.distance);
            if with_types {
                visitor.visit_type_mut(&mut near.ty);
            }
        }
        Rule::OneOf(_, numbers) => numbers.iter_mut().for_each(bound),
        Rule::Nested { depth, bytes, level, .. } => {
            bound(depth);
            bound(bytes);
            visit_rule(level, visitor, with_types);
        }
        Rule::Fields(_, rules) => {
            for rule in rules {
                visit_rule(rule, visitor, with_types);
            }
        }
        Rule::Via(_, ty) | Rule::KnownIn(_, ty) if with_types => visitor.visit_type_mut(ty),
        Rule::None(..)
        | Rule::Misspelt(..)
        | Rule::Word(..)
        | Rule::Unchecked(..)
        | Rule::Via(..)
        | Rule::KnownIn(..) => {}
    }
}
