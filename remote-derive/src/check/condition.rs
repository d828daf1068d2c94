//! A condition of `when(…)`: what it names and which parameters it sees; and where the function stands in the same
//! item, whether that is a condition. Of functions elsewhere only the compiler knows, as of what an alias stands for:
//! nothing is refused here that could be right.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{
    Attribute, ExprPath, FnArg, ImplItem, Path, Receiver, ReceiverKind, ReturnType, Signature,
    TraitItem, Type,
};

use super::remote::{Calls, name_of, names_who_calls, no_parameter};
use super::types::{is_named, is_no_bool, is_well_known, referred, ungrouped};
use crate::errors::Errors;
use crate::messages;
use crate::model::{Condition, Function};
use crate::names;
use crate::parse::remote::WrittenCondition;
use crate::spelling::nearest;

/// What stands beside a remote in its item, and can be called `Self::…`.
#[derive(Clone, Copy)]
pub(super) enum Beside<'i> {
    Function(&'i [Attribute], &'i Signature),
    Constant(&'i [Attribute], &'i Ident, &'i Type),
}

impl<'i> Beside<'i> {
    pub(super) fn in_impl(item: &'i ImplItem) -> Option<Self> {
        match item {
            ImplItem::Fn(item) => Some(Self::Function(&item.attrs, &item.sig)),
            ImplItem::Const(item) => Some(Self::Constant(&item.attrs, &item.ident, &item.ty)),
            _ => None,
        }
    }

    pub(super) fn in_trait(item: &'i TraitItem) -> Option<Self> {
        match item {
            TraitItem::Fn(item) => Some(Self::Function(&item.attrs, &item.sig)),
            TraitItem::Const(item) => Some(Self::Constant(&item.attrs, &item.ident, &item.ty)),
            _ => None,
        }
    }

    fn ident(&self) -> &'i Ident {
        match self {
            Self::Function(_, signature) => &signature.ident,
            Self::Constant(_, ident, _) => ident,
        }
    }

    /// Whether it is what it looks like: it has no attribute that may take it away, or make something else of it.
    fn is_as_written(&self) -> bool {
        let (Self::Function(attributes, _) | Self::Constant(attributes, ..)) = self;
        attributes.iter().all(is_inert)
    }
}

/// Attributes that leave a function as it is.
const INERT: &[&str] = &[
    "allow",
    "cold",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "forbid",
    "inline",
    "must_use",
    "remote",
    "track_caller",
    "warn",
];

fn is_inert(attribute: &Attribute) -> bool {
    attribute.path().segments.last().is_some_and(|last| INERT.iter().any(|it| last.ident == it))
}

/// The item in which remotes stand.
pub(super) struct Home<'i> {
    /// A world, or a trait by its name.
    pub(super) ty: Type,
    pub(super) beside: Vec<Beside<'i>>,
    /// Whether `Self::…` names nothing but what stands there.
    pub(super) is_whole: bool,
}

/// What a remote's conditions are held against.
pub(super) struct Around<'r> {
    /// The remote's.
    pub(super) signature: &'r Signature,
    /// Of its parameters.
    pub(super) names: &'r [Ident],
    pub(super) home: &'r Home<'r>,
    /// Who calls it.
    pub(super) calls: Calls,
}

/// Checks one condition; `None` if it names a parameter that there is not.
pub(super) fn check(
    written: &WrittenCondition,
    around: &Around<'_>,
    errors: &mut Errors,
) -> Option<Condition> {
    let numbers: Vec<_> = written
        .params
        .iter()
        .map(|name| {
            let number = around.names.iter().position(|known| known == name);
            if number.is_none() {
                errors.at(name, no_parameter(name, around.signature));
            }
            number
        })
        .collect();
    let params: Vec<usize> = numbers.into_iter().collect::<Option<_>>()?;
    if let Some(Misfit { place, told }) = misfit(written, &params, around) {
        errors.at(place.unwrap_or_else(|| written.path.to_token_stream()), told);
    }
    let name = names::path(&written.path);
    let path = ExprPath { attrs: Vec::new(), qself: None, path: written.path.clone() };
    Some(Condition {
        function: Function {
            path,
            name: name.strip_prefix("Self::").map_or_else(|| name.clone(), ToOwned::to_owned),
        },
        params,
    })
}

/// What is wrong with what a condition names, and where, if that is not where it is named.
struct Misfit {
    place: Option<TokenStream>,
    told: String,
}

impl From<String> for Misfit {
    fn from(told: String) -> Self {
        Self { place: None, told }
    }
}

/// What is wrong with what a condition names, as far as it stands in the same item.
fn misfit(written: &WrittenCondition, params: &[usize], around: &Around<'_>) -> Option<Misfit> {
    let name = of_self(&written.path)?;
    let mut found = around.home.beside.iter().filter(|item| item.ident() == name);
    let Some(first) = found.next() else {
        return around.misfit_of_nothing(name, params).map(Misfit::from);
    };
    if !first.is_as_written() {
        return None;
    }
    // Of two of one name the compiler tells.
    if found.next().is_some() {
        return None;
    }
    let types = around.types_of(params);
    match first {
        // Others may be callable: a `fn(&Game, &Caller) -> bool`, or an alias of it.
        Beside::Constant(_, _, ty) => is_well_known(ty).then(|| {
            let form = around.form(&names::plain(name).to_lowercase(), params);
            messages::no_condition(&form, messages::IS_A_CONSTANT).into()
        }),
        Beside::Function(_, signature) => {
            let seen = Seen::of(signature, around.calls, &types);
            if let Some((place, fault)) = seen.fault() {
                let form = around.form(&names::plain(name), params);
                let told = match around.calls {
                    Calls::Player => messages::no_condition(&form, &fault),
                    Calls::Guest => messages::no_condition_of_guests(&form, &fault),
                };
                return Some(Misfit { place, told });
            }
            around.misfit_of_number(written, params, &seen.params).map(Misfit::from)
        }
    }
}

/// The name behind `Self::`.
fn of_self(path: &Path) -> Option<&Ident> {
    let mut segments = path.segments.iter();
    let is_of_self = segments.next().is_some_and(|first| first.ident == "Self");
    let (name, rest) = (segments.next()?, segments.next());
    (is_of_self && rest.is_none()).then_some(&name.ident)
}

impl Around<'_> {
    /// The types of these parameters.
    fn types_of(&self, params: &[usize]) -> Vec<&Type> {
        let inputs: Vec<_> = self.signature.inputs.iter().skip(2).collect();
        let ty = |number: &usize| match inputs.get(*number) {
            Some(FnArg::Typed(typed)) => Some(ungrouped(&typed.ty)),
            _ => None,
        };
        params.iter().filter_map(ty).collect()
    }

    /// What is said of a condition that is not there.
    fn misfit_of_nothing(&self, name: &Ident, params: &[usize]) -> Option<String> {
        if !self.home.is_whole {
            return None;
        }
        let name = names::plain(name);
        let known: Vec<_> =
            self.home.beside.iter().map(|item| names::plain(item.ident())).collect();
        let known: Vec<_> = known.iter().map(String::as_str).collect();
        let form = self.form(&name, params);
        Some(messages::no_such_condition(&name, nearest(&name, &known), &form))
    }

    /// The signature of a condition that sees these parameters.
    fn form(&self, name: &str, params: &[usize]) -> String {
        let names = params.iter().filter_map(|number| self.names.get(*number));
        let seen = names.zip(self.types_of(params));
        let seen: Vec<_> =
            std::iter::once(messages::who_calls(self.calls == Calls::Guest).to_owned())
                .chain(seen.map(|(name, ty)| format!("{}: {}", names::plain(name), borrowed(ty))))
                .collect();
        format!("fn {name}(&self, {}) -> bool", seen.join(", "))
    }

    /// What is said of a condition that sees another number of parameters than `when` names.
    fn misfit_of_number(
        &self,
        written: &WrittenCondition,
        params: &[usize],
        seen: &[&FnArg],
    ) -> Option<String> {
        if seen.len() == params.len() {
            return None;
        }
        let named: Vec<_> = written.params.iter().map(names::plain).collect();
        let path = names::path(&written.path);
        let function = of_self(&written.path).map(names::plain)?;
        let form = self.form(&function, params);
        if seen.is_empty() {
            return Some(messages::condition_without_parameters(&form, &path));
        }
        let known: Vec<_> = self.names.iter().map(names::plain).collect();
        // What the function calls its own, if the remote has a parameter of this name.
        let own = |input: &FnArg| {
            let name = names::plain(&name_of(input)?);
            let name = name.trim_start_matches('_');
            known.iter().find(|known| known.trim_start_matches('_') == name).cloned()
        };
        let is_known = seen.iter().all(|input| own(input).is_some());
        let ours = seen.iter().enumerate();
        let ours = ours.map(|(number, input)| own(input).or_else(|| named.get(number).cloned()));
        let other = || messages::condition_of_other_parameters(&form, seen.len(), params.len());
        let Some(ours) = ours.collect::<Option<Vec<String>>>() else { return Some(other()) };
        let call = format!("{path}({})", ours.join(", "));
        let [more, less] = [(&ours, &named), (&named, &ours)]
            .map(|(all, some)| all.iter().filter(|it| !some.contains(it)).collect::<Vec<_>>());
        Some(match (more.as_slice(), less.as_slice()) {
            ([_, ..], []) => messages::condition_takes_more(&function, &more, &call),
            ([], [_, ..]) if is_known => messages::condition_takes_less(&form, &ours, &call),
            _ => other(),
        })
    }
}

/// A reference to this, as a parameter of a function has it.
fn borrowed(ty: &Type) -> String {
    if is_named(ty, &["String"]) {
        return "&str".to_owned();
    }
    if let Type::Path(path) = ty
        && let Some(last) = path.path.segments.last()
        && last.ident == "Vec"
        && let syn::PathArguments::AngleBracketed(arguments) = &last.arguments
    {
        let element = arguments.args.to_token_stream();
        return format!("&[{}]", names::tokens(&element));
    }
    format!("&{}", names::tokens(ty))
}

/// Something that is wrong with a function, and where.
type Fault = (TokenStream, String);

/// What can be seen of a function that should be a condition.
struct Seen<'f> {
    signature: &'f Signature,
    /// Who calls the remote.
    calls: Calls,
    /// What it takes and should not, or should take and does not.
    takes: Vec<Fault>,
    /// What it returns, if that is no `bool`.
    returns: Option<Fault>,
    /// Behind the caller.
    params: Vec<&'f FnArg>,
}

impl<'f> Seen<'f> {
    /// Of a function that is to see parameters of these types.
    fn of(signature: &'f Signature, calls: Calls, types: &[&Type]) -> Self {
        let mut seen = Self {
            signature,
            calls,
            takes: Vec::new(),
            returns: returned(signature),
            params: signature.inputs.iter().collect(),
        };
        seen.world();
        seen.caller(types.len());
        if seen.takes.is_empty() && seen.params.len() == types.len() {
            seen.parameters(types);
        }
        seen
    }

    fn take(&mut self, place: impl ToTokens, what: String) {
        self.takes.push((place.to_token_stream(), what));
    }

    /// It takes this type, and should not.
    fn take_type(&mut self, ty: &Type) {
        self.take(ty, format!("`{}`", names::tokens(ty)));
    }

    fn world(&mut self) {
        match self.params.first() {
            Some(FnArg::Receiver(receiver)) => {
                if let Some(what) = receiver_of_another_form(receiver) {
                    self.take(receiver, what);
                }
            }
            Some(FnArg::Typed(typed)) if names_who_calls(&typed.ty).is_none() => {
                if is_named(&typed.ty, &["Self"]) || is_mutable(&typed.ty) {
                    self.take_type(&typed.ty);
                }
            }
            _ => {
                self.take(&self.signature.ident, messages::NO_WORLD_TAKEN.to_owned());
                return;
            }
        }
        self.params.remove(0);
    }

    fn caller(&mut self, asked: usize) {
        let is_guests = self.calls == Calls::Guest;
        let none = messages::none_of_who_calls(is_guests);
        let Some(FnArg::Typed(typed)) = self.params.first() else {
            self.take(&self.signature.ident, none.to_owned());
            return;
        };
        let is_his =
            |input: &&&FnArg| matches!(input, FnArg::Typed(typed) if is_who_calls(&typed.ty));
        if is_who_calls(&typed.ty) {
            if names_who_calls(&typed.ty) != Some(self.calls) || is_mutable(&typed.ty) {
                self.take_type(&typed.ty);
            }
        } else if let Some(late) = self.params.iter().find(is_his) {
            self.take(*late, messages::late_who_calls(is_guests).to_owned());
        } else if self.params.len() != asked + 1 {
            self.take(&self.signature.ident, none.to_owned());
            return;
        } else if is_well_known(referred(&typed.ty)) {
            let what = messages::taken_for_who_calls(&names::tokens(&typed.ty), is_guests);
            self.take(&typed.ty, what);
        }
        self.params.remove(0);
    }

    fn parameters(&mut self, of_remote: &[&Type]) {
        for (input, ours) in self.params.clone().into_iter().zip(of_remote) {
            let FnArg::Typed(typed) = input else { continue };
            let ty = names::tokens(&typed.ty);
            // An alias may be a reference; the remote's own parameter is none.
            let is_owned = ty == names::tokens(ours);
            if is_owned || is_mutable(&typed.ty) {
                let pattern = names::tokens(&typed.pat);
                self.take(&typed.ty, format!("`{pattern}: {ty}`"));
            }
        }
    }

    /// What is wrong with it: what `this one` does; and where, if that is one place.
    fn fault(&self) -> Option<(Option<TokenStream>, String)> {
        let (mut places, taken): (Vec<_>, Vec<_>) = self.takes.iter().cloned().unzip();
        let mut faults = Vec::new();
        if let Some(token) = &self.signature.asyncness {
            places.push(token.to_token_stream());
            faults.push(messages::IS_ASYNC.to_owned());
        }
        if !taken.is_empty() {
            faults.push(messages::takes(&taken));
        }
        if let Some((place, returns)) = self.returns.clone() {
            places.push(place);
            faults.push(returns);
        }
        let place = places.pop().filter(|_| places.is_empty());
        (!faults.is_empty()).then(|| (place, faults.join(", and ")))
    }
}

/// What a condition cannot call on a world that it only looks at.
fn receiver_of_another_form(receiver: &Receiver) -> Option<String> {
    let is_wrong = match &receiver.kind {
        ReceiverKind::Value => true,
        ReceiverKind::Reference(_, _, mutability) => mutability.is_some(),
        ReceiverKind::Typed(_, ty) => is_mutable(ty) || is_named(ty, &["Self"]),
        _ => false,
    };
    is_wrong.then(|| format!("`{}`", names::tokens(receiver)))
}

/// What a function returns, if it is no `bool`.
fn returned(signature: &Signature) -> Option<Fault> {
    let nothing = |place: TokenStream| Some((place, messages::RETURNS_NOTHING.to_owned()));
    let ReturnType::Type(_, ty) = &signature.output else {
        return nothing(signature.ident.to_token_stream());
    };
    match ungrouped(ty) {
        Type::Tuple(tuple) if tuple.elems.is_empty() => nothing(tuple.to_token_stream()),
        ty => is_no_bool(ty).then(|| (ty.to_token_stream(), messages::returns(&names::tokens(ty)))),
    }
}

/// `Caller` or `Guest`, or a reference to one.
fn is_who_calls(ty: &Type) -> bool {
    is_named(referred(ty), &["Caller", "Guest"])
}

fn is_mutable(ty: &Type) -> bool {
    matches!(ungrouped(ty), Type::Reference(reference) if reference.mutability.is_some())
}
