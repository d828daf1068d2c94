//! What can be seen of a type by its tokens alone. Little: an alias shows nothing.

use quote::ToTokens;
use syn::Type;
use syn::visit_mut::VisitMut;

use crate::errors::Errors;
use crate::messages;
use crate::model::hole;

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
