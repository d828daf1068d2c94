//! A value whose type has arguments, `Pair<f32>`: they may break bounds of the author's own. The compiler says so of the type where the author
//! wrote it, and again of everything that generated code does with such a value. What does so stands here, with the first place of the type at its
//! first token and the last at its last: then all of it is said of one place in the same words, and the compiler says that once.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Generics, Index, Type};

use super::rule::respan;
use crate::check::{in_result, is_of_arguments, names_a_parameter, payloads_in};
use crate::model::{Rule, Value};

/// Where such a type begins and ends.
#[derive(Clone, Copy)]
pub(super) struct Doubted {
    first: Span,
    last: Span,
}

impl Doubted {
    /// Of a value, if it is one, as far as names tell. What is said in terms of a generic type's parameters the compiler cannot be asked.
    pub(super) fn of(value: &Value, generics: &Generics) -> Option<Self> {
        let Value { ty, rule, checks } = value;
        let is_bare = matches!(rule, Rule::None(..)) && checks.is_empty();
        let is_known = generics.params.is_empty() || is_bare && !names_a_parameter(ty, generics);
        let (first, last) = super::ends(ty);
        (is_of_arguments(ty) && is_known).then_some(Self { first, last })
    }

    /// Of what a remote returns.
    pub(super) fn of_returned(ty: &Type) -> Option<Self> {
        let (first, last) = super::ends(ty);
        let is_one = match in_result(ty) {
            Some(mut held) => held.any(is_of_arguments),
            None => is_of_arguments(ty),
        };
        is_one.then_some(Self { first, last })
    }

    fn group(self, delimiter: Delimiter, inner: TokenStream) -> Group {
        let mut group = Group::new(delimiter, inner);
        group.set_span(self.last);
        group
    }

    /// `type NAME = …;`
    pub(super) fn type_item(self, name: &str, ty: &impl ToTokens) -> TokenStream {
        let Self { first, last } = self;
        let (head, name) = (quote_spanned!(first=> type), Ident::new(name, last));
        quote_spanned!(last=> #head #name = #ty;)
    }

    /// The type itself; where its arguments break a bound, what the compiler takes for anything and says no more of.
    pub(super) fn or_anything(self, ty: &impl ToTokens, p: &TokenStream) -> TokenStream {
        let Self { first, last } = self;
        let at = respan(p, first);
        let is_whole = quote_spanned!(last=> #at::is_whole::<#ty>());
        quote_spanned!(last=> #at::Picked<{ #is_whole }, #ty, ()>)
    }

    /// A type of the runtime's with this one as its argument.
    pub(super) fn argument_of(
        self,
        name: &str,
        ty: &impl ToTokens,
        p: &TokenStream,
    ) -> TokenStream {
        let (p, name, last) = (respan(p, self.first), Ident::new(name, self.last), self.last);
        quote_spanned!(last=> #p::#name<#ty>)
    }

    /// A call of an author's function.
    pub(super) fn call_of(
        self,
        of: &TokenStream,
        function: &Ident,
        given: TokenStream,
    ) -> TokenStream {
        let Self { first, last } = self;
        let open = quote_spanned!(first=> <);
        let mut function = function.clone();
        function.set_span(last.resolved_at(function.span()));
        let given = self.group(Delimiter::Parenthesis, given);
        quote!(#open #of>::#function #given)
    }

    /// Whether a rule suits the type, in a constant. Where it does not, the compiler says so, and no more of what depends on it.
    pub(super) fn suits(
        self,
        rule: &TokenStream,
        ty: &impl ToTokens,
        p: &TokenStream,
    ) -> TokenStream {
        let Self { first, last } = self;
        let p = respan(p, first);
        quote_spanned!(last=> #p::suits::<#rule, #ty>())
    }

    /// A call of one of the runtime's functions.
    pub(super) fn call(
        self,
        function: &TokenStream,
        given: TokenStream,
        p: &TokenStream,
    ) -> TokenStream {
        let (p, given) = (respan(p, self.first), self.group(Delimiter::Parenthesis, given));
        quote!(#p::#function #given)
    }

    /// What came of it, or the breach is returned. A `?` would be of another place.
    pub(super) fn or_return(self, result: &TokenStream, p: &TokenStream) -> TokenStream {
        let first = self.first;
        let either = quote! {
            #p::Ok(__value) => __value,
            #p::Err(__breach) => return #p::Err(__breach),
        };
        let (head, either) = (quote_spanned!(first=> match), self.group(Delimiter::Brace, either));
        quote!(#head #result #either)
    }

    /// One of the values of a variable.
    pub(super) fn one_of(self, values: &Ident, place: &Index) -> TokenStream {
        let Self { first, last } = self;
        let mut values = values.clone();
        values.set_span(first.resolved_at(values.span()));
        let place = Index { index: place.index, span: last };
        quote!(#values.#place)
    }
}

/// The type of a parameter, as all that is generated takes it. Of one that goes to another task the compiler may say so once more.
pub(super) fn taken(value: &Value, goes_to_a_task: bool, p: &TokenStream) -> TokenStream {
    match Doubted::of(value, &Generics::default()) {
        Some(doubted) => doubted.or_anything(&value.ty, p),
        None if goes_to_a_task => or_anything(&value.ty, p),
        None => value.ty.to_token_stream(),
    }
}

/// The type of what is returned, as all that is generated takes it.
pub(super) fn returned(ty: &Type, p: &TokenStream) -> TokenStream {
    let Some(doubted) = Doubted::of_returned(ty) else {
        let ty = or_anything(ty, p);
        return quote!(type Return = #ty;);
    };
    doubted.type_item("Return", &doubted.or_anything(ty, p))
}

/// A type, or what the compiler takes for anything, where a payload in it has told that a rule does not suit a field: of that there is no more to say.
pub(super) fn or_anything(ty: &Type, p: &TokenStream) -> TokenStream {
    let payloads = payloads_in(ty);
    if payloads.is_empty() {
        return ty.to_token_stream();
    }
    let asked = quote!(use #p::No as _; #(<#p::IsSuited<#payloads>>::__IS |)* true);
    let (first, last) = super::ends(ty);
    let p = respan(p, first);
    quote_spanned!(last=> #p::Picked<{ #asked }, #ty, ()>)
}
