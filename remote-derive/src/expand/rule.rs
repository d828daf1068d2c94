//! A rule as a type. Its tokens stand at the author's word, so that the compiler's own errors do
//! too; a lacking one stands at the type that needs it.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit, Member};

use super::doubted::Doubted;
use crate::check::may_not_fit;
#[cfg(feature = "pattern")]
use crate::model::Automaton;
use crate::model::{Bound, Check, Function, Inside, Near, RangeKind, Rule, Value, Word};
use crate::names::plain;

/// Items that rules of one expansion need: the author's own rules and reasons as types.
#[derive(Default)]
pub(crate) struct Markers {
    items: Vec<TokenStream>,
    /// What their names begin with.
    prefix: String,
}

impl Markers {
    /// Markers whose names begin with `prefix`.
    pub(crate) fn new(prefix: &str) -> Self {
        Self { items: Vec::new(), prefix: prefix.to_owned() }
    }

    /// All that were needed, one item each.
    pub(crate) fn items(&self) -> &[TokenStream] {
        &self.items
    }

    fn name(&self, kind: &str, span: Span) -> Ident {
        format_ident!("__{}{}{}", self.prefix, kind, self.items.len(), span = span)
    }

    /// The author's own rule on values of `ty`, as a type.
    pub(crate) fn check(
        &mut self,
        p: &TokenStream,
        check: &Check,
        ty: &TokenStream,
        generics: &syn::Generics,
    ) -> TokenStream {
        let Check { function: Function { path, name }, version } = check;
        let last = path.path.segments.last();
        let span = last.map_or_else(Span::call_site, |last| last.ident.span());
        let marker = self.name("Check", span);
        let generics = super::without_defaults(generics);
        let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
        let params = generics.type_params().map(|param| &param.ident);
        // At the author's, like its use: a macro may have brought that from elsewhere.
        let value = Ident::new("__value", span);
        // Called directly, so that an error about it is an error about a call.
        let at = respan(p, span);
        let call = quote_spanned!(span=> #path(#at::value_given(#value)));
        let verdict = quote_spanned!(span=> #at::verdict(#call));
        self.items.push(quote! {
            #[doc(hidden)]
            #[allow(non_camel_case_types)]
            pub struct #marker #impl_generics (#p::PhantomData<(#(#p::PhantomData<#params>,)*)>) #where_clause;
        });
        self.items.push(quote! {
            #[allow(deprecated)]
            impl #impl_generics #p::Check<#ty> for #marker #ty_generics #where_clause {
                const NAME: &'static #p::str = #name;
                const VERSION: #p::u32 = #version;
                #[inline]
                fn holds(#value: &#ty) -> #p::bool {
                    #verdict
                }
            }
        });
        quote!(#marker #ty_generics)
    }

    /// A name for a field or a parameter with its rule. What the compiler has to say of the two stands at the rule's
    /// word, or at the type where there is none; and it says it here alone.
    pub(crate) fn field(
        &mut self,
        value: &Value,
        rule: &TokenStream,
        generics: &syn::Generics,
        p: &TokenStream,
    ) -> Ident {
        let (ty, (_, last)) = (&value.ty, ends(&value.rule));
        let name = self.name("Field", Span::call_site());
        let generics = super::without_defaults(generics);
        let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
        let params = generics.type_params().map(|param| &param.ident);
        self.items.push(quote! {
            // As private as what it names may be.
            #[allow(dead_code, non_camel_case_types)]
            struct #name #impl_generics (#p::PhantomData<(#(#p::PhantomData<#params>,)*)>) #where_clause;
        });
        let (type_value, type_rule, asked) = if let Some(doubted) = Doubted::of(value, &generics) {
            let rule = self.where_it_suits(doubted, ty, rule, p);
            let type_value = doubted.type_item("Value", &doubted.or_anything(ty, p));
            (type_value, quote!(type Rule = #rule;), rule)
        } else {
            // Of a generic type the compiler cannot say it here.
            let asked = if generics.params.is_empty() && may_not_fit(value) {
                quote!(#p::Picked<{ use #p::No as _; <#p::IsSound<#name>>::__IS }, #rule, #p::Mistaken, #name>)
            } else {
                rule.clone()
            };
            (quote!(type Value = #ty;), quote_spanned!(last=> type Rule = #rule;), asked)
        };
        self.items.push(quote! {
            #[allow(deprecated)]
            impl #impl_generics #p::Field for #name #ty_generics #where_clause {
                #type_value
                #type_rule
                type Asked = #asked;
            }
        });
        name
    }

    /// A rule under a name. The compiler says here if it does not suit the type.
    fn where_it_suits(
        &mut self,
        doubted: Doubted,
        ty: &syn::Type,
        rule: &TokenStream,
        p: &TokenStream,
    ) -> TokenStream {
        let suits = doubted.suits(rule, ty, p);
        let name = self.name("Rule", Span::call_site());
        self.items.push(quote! {
            #[allow(deprecated, non_camel_case_types)]
            type #name = #p::Picked<{ #suits }, #rule, ()>;
        });
        name.to_token_stream()
    }

    /// A rule whose numbers the compiler has to work out, under a name: it does so once.
    fn name_rule(&mut self, rule: &TokenStream, span: Span) -> TokenStream {
        let name = self.name("Rule", span);
        self.items.push(quote! {
            #[allow(deprecated, non_camel_case_types)]
            type #name = #rule;
        });
        name.to_token_stream()
    }

    /// Has the compiler refuse a word once more, as it did on the author's item: it says it once. Were it another
    /// derive's, it would be refused here.
    fn misspelt(&mut self, attribute: &syn::Attribute, p: &TokenStream) {
        let name = self.name("Misspelt", Span::call_site());
        self.items.push(quote! {
            #[allow(dead_code)]
            #[derive(#p::Words)]
            struct #name {
                #attribute
                word: (),
            }
        });
    }

    fn reason(&mut self, p: &TokenStream, why: &syn::LitStr) -> TokenStream {
        let constant = quote!(const WHY: &'static #p::str = #why;);
        self.constant("Reason", why.span(), &quote!(#p::Reason), &constant)
    }

    /// What a place has to be near to.
    fn spot(&mut self, near: &Near, span: Span, p: &TokenStream) -> TokenStream {
        let (name, distance) =
            (member_name(&near.field), distance(p, &near.distance, "f32", "distance"));
        let constants = quote! {
            const FIELD: &'static #p::str = #name;
            const DISTANCE: #p::u32 = #distance;
        };
        self.constant("Spot", span, &quote!(#p::Spot), &constants)
    }

    /// A type that stands for what no constant parameter can be: by one constant of a trait.
    fn constant(
        &mut self,
        kind: &str,
        span: Span,
        of: &TokenStream,
        constant: &TokenStream,
    ) -> TokenStream {
        let marker = self.name(kind, span);
        self.items.push(quote! {
            #[doc(hidden)]
            #[allow(non_camel_case_types)]
            pub enum #marker {}
        });
        self.items.push(quote! {
            #[allow(deprecated)]
            impl #of for #marker {
                #constant
            }
        });
        marker.to_token_stream()
    }
}

/// A field as reports name it.
pub(crate) fn member_name(member: &Member) -> String {
    match member {
        Member::Named(ident) => plain(ident),
        Member::Unnamed(index) => index.index.to_string(),
    }
}

/// The rule on a value, with the author's own.
pub(crate) fn tokens(
    value: &Value,
    generics: &syn::Generics,
    p: &TokenStream,
    markers: &mut Markers,
) -> TokenStream {
    let Value { ty, rule, checks } = value;
    let mut tokens = alone(rule, p, markers);
    let (first, last) = ends(rule);
    for check in checks {
        let check = markers.check(p, check, &ty.to_token_stream(), generics);
        let p = respan(p, first);
        tokens = quote_spanned!(last=> #p::Also<#tokens, #check>);
    }
    tokens
}

/// A rule that does not look at the type.
pub(crate) fn alone(rule: &Rule, p: &TokenStream, markers: &mut Markers) -> TokenStream {
    match rule {
        Rule::None(first, last) => {
            let p = respan(p, *first);
            let bare = quote_spanned!(*last=> NoRule);
            quote_spanned!(*first=> #p::#bare)
        }
        Rule::Misspelt(attribute, first, last) => {
            markers.misspelt(attribute, p);
            let p = respan(p, *first);
            quote_spanned!(*last=> #p::Mistaken)
        }
        Rule::Word(word, span) => named(p, marker(*word), *span),
        Rule::Range { span, low, high, includes_end, kind } => {
            let rule = range(p, *span, (low, high, *includes_end), *kind);
            if is_plain([low, high]) { rule } else { markers.name_rule(&rule, *span) }
        }
        Rule::Counted { span, min, max, includes_end, inside } => {
            // A wrong length stands at its word all the same: see `fits`.
            let at = innermost(rule);
            let counted = named(p, "Counted", at);
            let bounds = min.iter().chain([max]);
            let min = min.as_ref().map_or_else(|| quote!(0), |min| count(p, min, true));
            let max = count(p, max, *includes_end);
            let inside = self::inside(inside, *span, p, markers).map(|inside| quote!(, #inside));
            let rule = quote_spanned!(at=> #counted<#min, #max #inside>);
            if is_plain(bounds) { rule } else { markers.name_rule(&rule, at) }
        }
        Rule::Fields(span, rules) => {
            let fields = named(p, "Fields", *span);
            let rules = rules.iter().map(|rule| alone(rule, p, markers));
            quote_spanned!(*span=> #fields<(#(#rules,)*)>)
        }
        Rule::Via(span, proxy) => {
            let via = named(p, "Via", *span);
            quote_spanned!(*span=> #via<#proxy>)
        }
        Rule::Unchecked(span, why) => {
            let unchecked = named(p, "Unchecked", *span);
            let why = markers.reason(p, why);
            quote_spanned!(*span=> #unchecked<#why>)
        }
        Rule::NearCharacter(span, distance) => {
            let near = named(p, "NearCharacter", *span);
            let number = self::distance(p, distance, "f32", "distance");
            let rule = quote_spanned!(*span=> #near<#number>);
            if is_plain([distance]) { rule } else { markers.name_rule(&rule, *span) }
        }
        Rule::Near(span, near) => {
            let marker = markers.spot(near, *span, p);
            let near = named(p, "Near", *span);
            quote_spanned!(*span=> #near<#marker>)
        }
        Rule::OneOf(span, numbers) => {
            let one_of = named(p, "OneOf", *span);
            let numbers = numbers.iter().map(|bound| number(p, bound, "listed", true));
            let choices = markers.constant(
                "Choices",
                *span,
                &quote!(#p::Choices),
                &quote!(const NUMBERS: &'static [#p::i128] = &[#(#numbers),*];),
            );
            quote_spanned!(*span=> #one_of<#choices>)
        }
        Rule::MaxNorm(span, most) => {
            let norm = named(p, "MaxNorm", *span);
            let number = self::distance(p, most, "f64", "norm");
            let rule = quote_spanned!(*span=> #norm<#number>);
            if is_plain([most]) { rule } else { markers.name_rule(&rule, *span) }
        }
        Rule::Nested { span, depth, bytes, level, around } => {
            let nested = named(p, "Nested", *span);
            let level = alone(level, p, markers);
            let bounds = [depth, bytes];
            let is_plain = is_plain(bounds);
            let (depth, bytes) = (number(p, depth, "levels", true), count(p, bytes, true));
            let rule = quote_spanned!(*span=> #nested<#depth, #bytes, #level, #around>);
            // No type of generic parameters can be named so; its bounds are numbers then.
            if is_plain { rule } else { markers.name_rule(&rule, *span) }
        }
        Rule::KnownIn(span, place) => {
            let known = named(p, "KnownIn", *span);
            quote_spanned!(*span=> #known<#place>)
        }
    }
}

fn range(
    p: &TokenStream,
    span: Span,
    (low, high, includes_end): (&Bound, &Bound, bool),
    kind: RangeKind,
) -> TokenStream {
    let within = named(p, "Within", span);
    let (low, high, kind) = match kind {
        RangeKind::Whole => (whole(p, low, true), whole(p, high, includes_end), None),
        RangeKind::Float => (float(p, low), float(p, high), Some(quote!({ #p::FLOAT }))),
        RangeKind::Time => (
            number(p, low, "time", true),
            number(p, high, "time", includes_end),
            Some(quote!({ #p::TIME })),
        ),
        RangeKind::Constants => {
            let (low, high) = (low.expr(), high.expr());
            let (low, high) = (quote!(#p::BoundOf(#low)), quote!(#p::BoundOf(#high)));
            let at = respan(p, span);
            let both = Ident::new(if includes_end { "both" } else { "half_open" }, span);
            let kind = quote_spanned!(span=> { #at::#both(#low.kind(), #high.kind()) });
            let less = Literal::u8_unsuffixed(u8::from(!includes_end));
            let (low_end, high_end) =
                (quote!((#low.code(), #low.kind())), quote!((#high.code(), #high.kind())));
            let greatest = quote!({ #p::greatest(#low_end, #high_end, #less) });
            (quote!({ #low.code() }), greatest, Some(kind))
        }
    };
    let kind = kind.map(|kind| quote!(, #kind));
    quote_spanned!(span=> #within<#low, #high #kind>)
}

/// The rule on what is inside of something whose length has one.
fn inside(
    inside: &Inside,
    span: Span,
    p: &TokenStream,
    markers: &mut Markers,
) -> Option<TokenStream> {
    Some(match inside {
        Inside::Nothing => return None,
        Inside::Each(each) => alone(each, p, markers),
        Inside::Pairs(keys, values) => {
            let (keys, values) = (alone(keys, p, markers), alone(values, p, markers));
            let pairs = named(p, "Pairs", span);
            quote_spanned!(span=> #pairs<#keys, #values>)
        }
        Inside::Multiline(span) => named(p, "Multiline", *span),
        #[cfg(feature = "pattern")]
        Inside::Pattern(span, text, automaton) => {
            let pattern = named(p, "Pattern", *span);
            let Automaton { kinds, width, steps, ends } = &**automaton;
            let kinds = Literal::byte_string(kinds);
            let table = markers.constant(
                "Pattern",
                *span,
                &quote!(#p::Automaton),
                &quote! {
                    const TEXT: &'static #p::str = #text;
                    const KINDS: &'static [#p::u8; 256] = #kinds;
                    const WIDTH: #p::usize = #width;
                    const STEPS: &'static [#p::u16] = &[#(#steps),*];
                    const ENDS: &'static [#p::bool] = &[#(#ends),*];
                },
            );
            quote_spanned!(*span=> #pattern<#table>)
        }
        Inside::Charset(span, ranges) => {
            let charset = named(p, "Charset", *span);
            let ranges = ranges.iter().map(|(first, last)| quote!((#first, #last)));
            let letters = markers.constant(
                "Letters",
                *span,
                &quote!(#p::Letters),
                &quote!(const RANGES: &'static [(#p::char, #p::char)] = &[#(#ranges),*];),
            );
            quote_spanned!(*span=> #charset<#letters>)
        }
    })
}

/// What the runtime calls the rule.
fn marker(word: Word) -> &'static str {
    match word {
        Word::Any => "Any",
        Word::Finite => "Finite",
        Word::Known => "Known",
        Word::Owned => "Owned",
        Word::Target => "Target",
        Word::Caller => "OwnId",
        Word::Unit => "Unit",
    }
}

/// Whether a rule has numbers that may not fit its type.
pub(crate) fn has_bounds(rule: &Rule) -> bool {
    match rule {
        Rule::Range { .. }
        | Rule::Counted { .. }
        | Rule::NearCharacter(..)
        | Rule::Near(..)
        | Rule::OneOf(..)
        | Rule::MaxNorm(..)
        | Rule::Nested { .. } => true,
        Rule::Fields(_, rules) => rules.iter().any(has_bounds),
        Rule::None(..)
        | Rule::Misspelt(..)
        | Rule::Word(..)
        | Rule::Via(..)
        | Rule::Unchecked(..)
        | Rule::KnownIn(..) => false,
    }
}

/// Where a rule says how deep a type may lie in itself.
pub(crate) fn nested(rule: &Rule) -> Option<Span> {
    match rule {
        Rule::Nested { span, .. } => Some(*span),
        _ => None,
    }
}

/// Holds the numbers of a rule against its type, at the author's word; with `parameter_fits` a frame, too.
pub(crate) fn fits(value: &Value, name: &impl ToTokens, how: &str, p: &TokenStream) -> TokenStream {
    let (first, last) = ends(&value.rule);
    let (p, how) = (respan(p, first), Ident::new(how, last));
    quote_spanned! {last=>
        const _: #p::Fits<#name> = #p::#how(<#name as #p::Formed>::SHAPE);
    }
}

/// The first and the last place of a rule in the source.
pub(crate) fn ends(rule: &Rule) -> (Span, Span) {
    match rule {
        Rule::None(first, last) | Rule::Misspelt(_, first, last) => (*first, *last),
        Rule::Word(_, span)
        | Rule::Range { span, .. }
        | Rule::Counted { span, .. }
        | Rule::Fields(span, _)
        | Rule::Via(span, _)
        | Rule::Unchecked(span, _)
        | Rule::NearCharacter(span, _)
        | Rule::Near(span, _)
        | Rule::OneOf(span, _)
        | Rule::MaxNorm(span, _)
        | Rule::Nested { span, .. }
        | Rule::KnownIn(span, _) => (*span, *span),
    }
}

/// Where it is told that a rule does not fit: the first and the last place.
pub(crate) fn told(rule: &Rule) -> (Span, Span) {
    match rule {
        Rule::Counted { .. } => (innermost(rule), innermost(rule)),
        _ => ends(rule),
    }
}

/// Where it is most likely that a rule does not fit: at the word about what is inside, where there is one such word. Of keys
/// and values either may be wrong, or lacking.
fn innermost(rule: &Rule) -> Span {
    match rule {
        Rule::Counted { inside: Inside::Each(each), .. } => innermost(each),
        Rule::Counted { inside: Inside::Multiline(span) | Inside::Charset(span, _), .. } => *span,
        #[cfg(feature = "pattern")]
        Rule::Counted { inside: Inside::Pattern(span, ..), .. } => *span,
        other => ends(other).1,
    }
}

/// Whether the world has nothing to say about a value under this rule, whatever its type.
pub(crate) fn is_silent(rule: &Rule) -> bool {
    match rule {
        Rule::Range { .. } | Rule::Unchecked(..) | Rule::OneOf(..) | Rule::MaxNorm(..) => true,
        Rule::Word(word, _) => matches!(word, Word::Finite | Word::Unit),
        _ => false,
    }
}

fn named(p: &TokenStream, name: &str, span: Span) -> TokenStream {
    let name = Ident::new(name, span);
    let p = respan(p, span);
    quote_spanned!(span=> #p::#name)
}

pub(crate) fn respan(tokens: &TokenStream, span: Span) -> TokenStream {
    tokens
        .clone()
        .into_iter()
        .map(|mut token| {
            token.set_span(span);
            token
        })
        .collect()
}

/// Whether all bounds are numbers as they stand.
fn is_plain<'b>(bounds: impl IntoIterator<Item = &'b Bound>) -> bool {
    bounds.into_iter().all(|bound| matches!(bound, Bound::Number(_)))
}

/// A bound as a whole number; the number before it, where it is not part of the range.
fn whole(p: &TokenStream, bound: &Bound, is_included: bool) -> TokenStream {
    number(p, bound, "whole", is_included)
}

fn count(p: &TokenStream, bound: &Bound, is_included: bool) -> TokenStream {
    number(p, bound, "count", is_included)
}

fn number(p: &TokenStream, bound: &Bound, method: &str, is_included: bool) -> TokenStream {
    let value = match bound {
        Bound::Number(expr) => expr.to_token_stream(),
        Bound::Constant(expr) => {
            let (p, method) = (respan(p, expr.span()), Ident::new(method, expr.span()));
            quote_spanned!(expr.span()=> #p::BoundOf(#expr).#method())
        }
    };
    match bound {
        _ if !is_included => quote!({ #value - 1 }),
        // A literal needs no braces.
        Bound::Number(Expr::Lit(_)) => value,
        _ => quote!({ #value }),
    }
}

fn float(p: &TokenStream, bound: &Bound) -> TokenStream {
    // A number alone could be of either width.
    let width = matches!(bound, Bound::Number(_)).then(|| quote!(::<#p::f64>));
    let expr = bound.expr();
    let p = respan(p, expr.span());
    quote_spanned!(expr.span()=> { #p::BoundOf #width (#expr).float() })
}

/// A number above 0 as the bits of a float of this width; `method` makes them of a constant.
fn distance(p: &TokenStream, distance: &Bound, width: &str, method: &str) -> TokenStream {
    let written = match distance {
        Bound::Number(expr) => digits(expr),
        Bound::Constant(_) => None,
    };
    let written = written.and_then(|(digits, span)| {
        let mut literal: Literal = format!("{digits}{width}").parse().ok()?;
        literal.set_span(span);
        Some(literal)
    });
    let expr = distance.expr();
    let (p, method) = (respan(p, expr.span()), Ident::new(method, expr.span()));
    written.map_or_else(
        || quote_spanned!(expr.span()=> { #p::BoundOf(#expr).#method() }),
        |literal| quote!({ #literal.to_bits() }),
    )
}

/// The digits of a number above 0, if it is one as it stands.
fn digits(expr: &Expr) -> Option<(&str, Span)> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => {
            Some((number.base10_digits(), number.span()))
        }
        Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => {
            Some((number.base10_digits(), number.span()))
        }
        Expr::Paren(paren) => digits(&paren.expr),
        Expr::Group(group) => digits(&group.expr),
        _ => None,
    }
}
