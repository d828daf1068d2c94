//! A rule as a type. Its tokens stand at the author's word, so that the compiler's own errors do
//! too; a lacking one stands at the type that needs it.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Expr, Type};

use crate::check::rule::{digits, is_literal};
use crate::model::{Check, Inside, RangeKind, Rule};

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

    /// All that were needed.
    pub(crate) fn items(&self) -> &[TokenStream] {
        &self.items
    }

    fn name(&self, kind: &str, span: Span) -> proc_macro2::Ident {
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
        let span =
            check.path.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
        let marker = self.name("Check", span);
        let Check { path, version } = check;
        let name = path.to_token_stream().to_string().replace(' ', "");
        let (impl_generics, _, where_clause) = generics.split_for_impl();
        // Called directly, so that an error about it is an error about a call.
        let call = quote_spanned!(span=> #path(__value));
        self.items.push(quote! {
            #[doc(hidden)]
            pub enum #marker {}
            impl #impl_generics #p::Check<#ty> for #marker #where_clause {
                const NAME: &'static #p::str = #name;
                const VERSION: #p::u32 = #version;
                #[inline]
                fn holds(__value: &#ty) -> #p::bool {
                    #call
                }
            }
        });
        marker.to_token_stream()
    }

    fn reason(&mut self, p: &TokenStream, why: &syn::LitStr) -> TokenStream {
        let marker = self.name("Reason", why.span());
        self.items.push(quote! {
            #[doc(hidden)]
            pub enum #marker {}
            impl #p::Reason for #marker {
                const WHY: &'static #p::str = #why;
            }
        });
        marker.to_token_stream()
    }
}

/// The rule on a value of the type `ty`.
pub(crate) fn tokens(
    rule: &Rule,
    ty: &Type,
    generics: &syn::Generics,
    p: &TokenStream,
    markers: &mut Markers,
) -> TokenStream {
    match rule {
        Rule::Also(rule, check) => {
            let inner = tokens(rule, ty, generics, p, markers);
            let check = markers.check(p, check, &ty.to_token_stream(), generics);
            quote!(#p::Also<#inner, #check>)
        }
        other => alone(other, p, markers),
    }
}

/// A rule that does not look at the type.
fn alone(rule: &Rule, p: &TokenStream, markers: &mut Markers) -> TokenStream {
    match rule {
        Rule::Bare(first, last) => {
            let p = respan(p, *first);
            let bare = quote_spanned!(*last=> Bare);
            quote_spanned!(*first=> #p::#bare)
        }
        Rule::Word(marker, span) => named(p, marker, *span),
        Rule::Range { span, low, high, includes_end, kind } => {
            let within = named(p, "Within", *span);
            let (low, high, float) = match kind {
                RangeKind::Whole => (whole(p, low), whole(p, high), None),
                RangeKind::Float => (float(p, low), float(p, high), Some(quote!(true))),
                RangeKind::Constants => (
                    quote!({ #p::BoundOf(#low).code() }),
                    quote!({ #p::BoundOf(#high).code() }),
                    Some(quote!({ #p::BoundOf(#low).is_float() })),
                ),
            };
            let high = if *includes_end { high } else { quote!({ #high - 1 }) };
            let float = float.map(|float| quote!(, #float));
            quote_spanned!(*span=> #within<#low, #high #float>)
        }
        Rule::Counted { span, min, max, includes_end, inside } => {
            let counted = named(p, "Counted", *span);
            let min = min.as_ref().map_or_else(|| quote!(0), |min| count(p, min));
            let max = count(p, max);
            let max = if *includes_end { max } else { quote!({ #max - 1 }) };
            let inside = match inside {
                Inside::Nothing => None,
                Inside::Each(each) => Some(alone(each, p, markers)),
                Inside::Pairs(keys, values) => {
                    let (keys, values) = (alone(keys, p, markers), alone(values, p, markers));
                    let pairs = named(p, "Pairs", *span);
                    Some(quote_spanned!(*span=> #pairs<#keys, #values>))
                }
            };
            let inside = inside.map(|inside| quote!(, #inside));
            quote_spanned!(*span=> #counted<#min, #max #inside>)
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
            let distance = self::distance(p, distance);
            quote_spanned!(*span=> #near<#distance>)
        }
        // Only a value as a whole has one; the check sees to it.
        Rule::Also(rule, _) => alone(rule, p, markers),
    }
}

/// Whether the world has nothing to say about a value under this rule, whatever its type.
pub(crate) fn is_silent(rule: &Rule) -> bool {
    match rule {
        Rule::Range { .. } | Rule::Unchecked(..) => true,
        Rule::Word(marker, _) => *marker == "Finite",
        Rule::Also(rule, _) => is_silent(rule),
        _ => false,
    }
}

fn named(p: &TokenStream, name: &str, span: Span) -> TokenStream {
    let name = proc_macro2::Ident::new(name, span);
    let p = respan(p, span);
    quote_spanned!(span=> #p::#name)
}

fn respan(tokens: &TokenStream, span: Span) -> TokenStream {
    tokens
        .clone()
        .into_iter()
        .map(|mut token| {
            token.set_span(span);
            token
        })
        .collect()
}

fn whole(p: &TokenStream, bound: &Expr) -> TokenStream {
    if is_literal(bound) { braced(bound) } else { quote!({ #p::BoundOf(#bound).code() }) }
}

fn float(p: &TokenStream, bound: &Expr) -> TokenStream {
    quote!({ #p::BoundOf(#bound).code() })
}

fn count(p: &TokenStream, bound: &Expr) -> TokenStream {
    if is_literal(bound) { braced(bound) } else { quote!({ #p::BoundOf(#bound).count() }) }
}

/// A literal needs no braces.
fn braced(bound: &Expr) -> TokenStream {
    match bound {
        Expr::Lit(_) => bound.to_token_stream(),
        _ => quote!({ #bound }),
    }
}

fn distance(p: &TokenStream, distance: &Expr) -> TokenStream {
    let written = digits(distance).and_then(|(digits, span)| {
        let mut literal: Literal = format!("{digits}f32").parse().ok()?;
        literal.set_span(span);
        Some(literal)
    });
    match written {
        Some(literal) => quote!({ #literal.to_bits() }),
        None => quote!({ #p::BoundOf(#distance).distance() }),
    }
}
