//! What can be seen of a type by its tokens alone. Little: an alias shows nothing.

use proc_macro2::Ident;
use syn::visit_mut::VisitMut;
use syn::{GenericArgument, PathArguments, Type};

use crate::errors::Errors;
use crate::messages;

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

/// A type out of the invisible group in which a `macro_rules!` passes it on.
pub(crate) fn ungrouped(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungrouped(&group.elem),
        _ => ty,
    }
}

/// Whether a type is this one behind wrappers that hold nothing else: otherwise the fingerprint would
/// know nothing of what else is there.
pub(crate) fn is_in_itself(ty: &Type, ident: &Ident) -> bool {
    match ungrouped(ty) {
        Type::Array(array) => is_in_itself(&array.elem, ident),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return false };
            let is_plain = path.qself.is_none() && path.path.segments.len() == 1;
            if path.path.is_ident("Self") || (is_plain && last.ident == *ident) {
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
