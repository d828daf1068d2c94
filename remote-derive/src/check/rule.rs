//! From the rules that were written on a value to the one rule that it has.

use proc_macro2::Span;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::visit_mut::VisitMut;
use syn::{Expr, ExprLit, Lit, LitInt, LitStr, Path, RangeLimits, Token, Type, UnOp};

use crate::errors::Errors;
use crate::messages;
use crate::model::{Check, Inside, RangeKind, Rule};
use crate::parse::nearest;
use crate::parse::rule::{Behind, Place, RULES, Written};

/// The rule on a field or a parameter of the type `ty`. `None` if a mistake was noted.
pub(crate) fn of_value(written: &[Written], ty: &Type, errors: &mut Errors) -> Option<Rule> {
    let (checks, rules): (Vec<_>, Vec<_>) =
        written.iter().partition(|written| written.name == "check");
    let mut rule = one(&rules, ends(ty), errors);
    for check in checks {
        let check = errors.take(self::check(check));
        rule = rule.zip(check).map(|(rule, check)| Rule::Also(Box::new(rule), check));
    }
    rule
}

/// The author's own rules on a whole type.
pub(crate) fn of_type(written: &[Written], errors: &mut Errors) -> Vec<Check> {
    let mut checks = Vec::new();
    for written in written {
        if written.name == "check" {
            checks.extend(errors.take(check(written)));
        } else {
            errors.at(written, messages::RULE_ON_TYPE);
        }
    }
    checks
}

/// The first and the last token, so that an error underlines all of it.
fn ends(tokens: &impl ToTokens) -> (Span, Span) {
    let mut spans = tokens.to_token_stream().into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    (first, spans.last().unwrap_or(first))
}

/// The one rule among these; none where there are none. `bare` is where a lacking one is shown.
fn one(written: &[&Written], bare: (Span, Span), errors: &mut Errors) -> Option<Rule> {
    let is_inside =
        |rule: &&&Written| ["each", "keys", "values"].iter().any(|word| rule.name == word);
    let (inside, rules): (Vec<&Written>, Vec<&Written>) = written.iter().partition(is_inside);
    let Some((first, others)) = rules.split_first() else {
        for lonely in &inside {
            errors.at(lonely, messages::inside_without_length(&lonely.word()));
        }
        return inside.is_empty().then_some(Rule::None(bare.0, bare.1));
    };
    for other in others {
        errors.at(other, messages::second_rule(&first.word(), &other.word()));
    }
    let counts = first.name == "max_len" || first.name == "len";
    if !counts {
        for lonely in &inside {
            errors.at(lonely, messages::inside_without_length(&lonely.word()));
        }
    }
    let rule = if counts { counted(first, &inside, errors) } else { single(first, errors) };
    rule.filter(|_| others.is_empty() && (counts || inside.is_empty()))
}

/// A rule that stands alone.
fn single(written: &Written, errors: &mut Errors) -> Option<Rule> {
    let span = written.name.span();
    let word = written.word();
    let marker = match word.as_str() {
        "any" => Some("Any"),
        "finite" => Some("Finite"),
        "known" => Some("Known"),
        "owned" => Some("Owned"),
        "target" => Some("Target"),
        "caller" => Some("OwnId"),
        _ => None,
    };
    if let Some(marker) = marker {
        if !matches!(written.behind, Behind::Nothing) {
            errors.at(written, messages::no_arguments(&word));
            return None;
        }
        return Some(Rule::Word(marker, span));
    }
    match word.as_str() {
        "range" => range(written, errors),
        "fields" => fields(written, errors),
        "via" => errors
            .take(written.arguments::<Type>(messages::VIA_FORM))
            .map(|proxy| Rule::Via(span, proxy)),
        "near_character" => distance(written, errors),
        "unchecked" => errors.take(reason(written)).map(|why| Rule::Unchecked(span, why)),
        "check" => {
            errors.at(written, messages::CHECK_INSIDE);
            None
        }
        _ => {
            errors.at(&written.name, messages::unknown_rule(&word, nearest(&word, RULES)));
            None
        }
    }
}

/// A list of rules on one value, inside of another rule.
fn inside(written: &Written, errors: &mut Errors) -> Option<Rule> {
    let places = errors.take(written.places(messages::INSIDE_FORM))?;
    let mut rules = Vec::new();
    for place in &places {
        match place {
            Place::Rule(rule) => rules.push(rule),
            Place::Blank(blank) => errors.at(blank, messages::INSIDE_FORM),
        }
    }
    if rules.is_empty() {
        errors.at(written, messages::INSIDE_FORM);
        return None;
    }
    one(&rules, (written.name.span(), written.name.span()), errors)
}

/// `max_len` or `len`, with what is inside.
fn counted(written: &Written, insides: &[&Written], errors: &mut Errors) -> Option<Rule> {
    let span = written.name.span();
    let (min, max, includes_end) = if written.name == "max_len" {
        let max = errors.take(written.arguments::<Expr>(messages::MAX_LEN_FORM))?;
        if matches!(max, Expr::Range(_)) {
            errors.at(written, messages::MAX_LEN_FORM);
            return None;
        }
        (None, max, true)
    } else {
        let (low, high, includes_end) = ends_of_range(written, messages::LEN_FORM, errors)?;
        (Some(low), high, includes_end)
    };
    if let (Some(min), Some(max)) = (min.as_ref().and_then(whole), whole(&max))
        && (min > max || (min == max && !includes_end))
    {
        errors.at(written, messages::RANGE_EMPTY);
        return None;
    }
    let find = |word: &str| {
        let mut found = insides.iter().filter(|inside| inside.name == word);
        (found.next(), found.next())
    };
    let mut rule_of = |word: &str| -> Option<Option<Rule>> {
        match find(word) {
            (None, _) => Some(None),
            (Some(_), Some(again)) => {
                errors.at(again, messages::second_rule(word, word));
                None
            }
            (Some(written), None) => inside(written, errors).map(Some),
        }
    };
    let (each, keys, values) = (rule_of("each")?, rule_of("keys")?, rule_of("values")?);
    let or_bare = |rule: Option<Rule>| Box::new(rule.unwrap_or(Rule::None(span, span)));
    let inside = match (each, keys, values) {
        (None, None, None) => Inside::Nothing,
        (Some(each), None, None) => Inside::Each(Box::new(each)),
        (None, keys, values) => Inside::Pairs(or_bare(keys), or_bare(values)),
        (Some(_), ..) => {
            errors.at(written, messages::EACH_AND_KEYS);
            return None;
        }
    };
    Some(Rule::Counted { span, min, max, includes_end, inside })
}

fn ends_of_range(
    written: &Written,
    message: &str,
    errors: &mut Errors,
) -> Option<(Expr, Expr, bool)> {
    if let Expr::Range(range) = errors.take(written.arguments::<Expr>(message))?
        && let (Some(low), Some(high)) = (range.start, range.end)
    {
        return Some((*low, *high, matches!(range.limits, RangeLimits::Closed(_))));
    }
    errors.at(written, message);
    None
}

fn range(written: &Written, errors: &mut Errors) -> Option<Rule> {
    let (low, high, includes_end) = ends_of_range(written, messages::RANGE_FORM, errors)?;
    let kind = match (literal(&low), literal(&high)) {
        (Literal::Float(_), Literal::Whole(_)) | (Literal::Whole(_), Literal::Float(_)) => {
            errors.at(written, messages::RANGE_MIXED);
            return None;
        }
        (Literal::Float(low), Literal::Float(high)) if low > high => {
            errors.at(written, messages::RANGE_EMPTY);
            return None;
        }
        (Literal::Whole(low), Literal::Whole(high))
            if low > high || (low == high && !includes_end) =>
        {
            errors.at(written, messages::RANGE_EMPTY);
            return None;
        }
        (Literal::Float(_), _) | (_, Literal::Float(_)) => RangeKind::Float,
        (Literal::Whole(_), _) | (_, Literal::Whole(_)) => RangeKind::Whole,
        // A number too great for us to compare is one all the same.
        _ if is_literal(&low) || is_literal(&high) => RangeKind::Whole,
        (Literal::Other, Literal::Other) => RangeKind::Constants,
    };
    if kind == RangeKind::Float && !includes_end {
        errors.at(written, messages::RANGE_HALF_OPEN);
        return None;
    }
    Some(Rule::Range { span: written.name.span(), low, high, includes_end, kind })
}

fn fields(written: &Written, errors: &mut Errors) -> Option<Rule> {
    let span = written.name.span();
    let places = errors.take(written.places(messages::FIELDS_FORM))?;
    let mut rules = Vec::new();
    for place in &places {
        rules.push(match place {
            Place::Blank(blank) => Some(Rule::None(blank.span, blank.span)),
            Place::Rule(rule) => one(&[rule], (span, span), errors),
        });
    }
    if rules.is_empty() {
        errors.at(written, messages::FIELDS_FORM);
        return None;
    }
    rules.into_iter().collect::<Option<Vec<_>>>().map(|rules| Rule::Fields(span, rules))
}

fn distance(written: &Written, errors: &mut Errors) -> Option<Rule> {
    let distance = errors.take(written.arguments::<Expr>(messages::DISTANCE_FORM))?;
    let is_wrong = match literal(&distance) {
        Literal::Whole(number) => number <= 0,
        Literal::Float(number) => number <= 0.0,
        Literal::Other => false,
    };
    if is_wrong || matches!(distance, Expr::Range(_)) {
        errors.at(written, messages::DISTANCE_FORM);
        return None;
    }
    Some(Rule::NearCharacter(written.name.span(), distance))
}

fn reason(written: &Written) -> syn::Result<LitStr> {
    let wrong = || syn::Error::new_spanned(written, messages::UNCHECKED_FORM);
    match &written.behind {
        Behind::Value(Expr::Lit(ExprLit { lit: Lit::Str(why), .. }))
            if !why.value().trim().is_empty() =>
        {
            Ok(why.clone())
        }
        _ => Err(wrong()),
    }
}

fn check(written: &Written) -> syn::Result<Check> {
    struct Arguments(Path, Option<LitInt>);
    impl Parse for Arguments {
        fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
            let path = input.call(Path::parse_mod_style)?;
            if input.is_empty() {
                return Ok(Self(path, None));
            }
            input.parse::<Token![,]>()?;
            let key: proc_macro2::Ident = input.parse()?;
            if key != "version" {
                return Err(input.error(messages::CHECK_FORM));
            }
            input.parse::<Token![=]>()?;
            Ok(Self(path, Some(input.parse()?)))
        }
    }
    let Arguments(path, version) = written.arguments(messages::CHECK_FORM)?;
    let version = match version {
        None => 1,
        Some(version) => version
            .base10_parse()
            .map_err(|_| syn::Error::new_spanned(&version, messages::CHECK_FORM))?,
    };
    Ok(Check { qself: None, path, version })
}

/// Puts the type itself in the place of a `Self` in the bounds and paths of a rule: generated code
/// stands outside of the author's item.
pub(crate) fn name_self(rule: &mut Rule, ty: &Type) {
    match rule {
        Rule::Range { low, high, .. } => {
            NameSelf(ty).visit_expr_mut(low);
            NameSelf(ty).visit_expr_mut(high);
        }
        Rule::Counted { min, max, inside, .. } => {
            if let Some(min) = min {
                NameSelf(ty).visit_expr_mut(min);
            }
            NameSelf(ty).visit_expr_mut(max);
            match inside {
                Inside::Nothing => {}
                Inside::Each(each) => name_self(each, ty),
                Inside::Pairs(keys, values) => {
                    name_self(keys, ty);
                    name_self(values, ty);
                }
            }
        }
        Rule::Fields(_, rules) => rules.iter_mut().for_each(|rule| name_self(rule, ty)),
        Rule::Via(_, proxy) => NameSelf(ty).visit_type_mut(proxy),
        Rule::NearCharacter(_, distance) => NameSelf(ty).visit_expr_mut(distance),
        Rule::Also(rule, check) => {
            name_self(rule, ty);
            name_self_in(check, ty);
        }
        Rule::None(..) | Rule::Word(..) | Rule::Unchecked(..) => {}
    }
}

/// The same in the path of a check.
pub(crate) fn name_self_in(check: &mut Check, ty: &Type) {
    let Check { path, .. } = check;
    let mut call: Expr = syn::parse_quote!(#path);
    NameSelf(ty).visit_expr_mut(&mut call);
    if let Expr::Path(named) = call {
        check.qself = named.qself;
        check.path = named.path;
    }
}

/// Says a type where `Self` stands.
pub(crate) struct NameSelf<'t>(pub(crate) &'t Type);

impl VisitMut for NameSelf<'_> {
    fn visit_expr_path_mut(&mut self, path: &mut syn::ExprPath) {
        let starts_with_self =
            path.path.segments.first().is_some_and(|first| first.ident == "Self");
        if path.qself.is_none() && starts_with_self && path.path.segments.len() > 1 {
            let (ty, rest) = (self.0, path.path.segments.iter().skip(1));
            *path = syn::parse_quote!(<#ty>#(::#rest)*);
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

/// What a bound is, as far as its tokens tell.
enum Literal {
    Whole(i128),
    Float(f64),
    /// A constant, or something to work out.
    Other,
}

fn literal(expr: &Expr) -> Literal {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) if is_float_suffix(number.suffix()) => {
            number.base10_parse().map_or(Literal::Other, Literal::Float)
        }
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => {
            number.base10_parse().map_or(Literal::Other, Literal::Whole)
        }
        Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => {
            number.base10_parse().map_or(Literal::Other, Literal::Float)
        }
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match literal(&unary.expr) {
            Literal::Whole(number) => Literal::Whole(-number),
            Literal::Float(number) => Literal::Float(-number),
            Literal::Other => Literal::Other,
        },
        Expr::Paren(paren) => literal(&paren.expr),
        Expr::Group(group) => literal(&group.expr),
        _ => Literal::Other,
    }
}

fn is_float_suffix(suffix: &str) -> bool {
    suffix.starts_with('f')
}

fn whole(expr: &Expr) -> Option<i128> {
    match literal(expr) {
        Literal::Whole(number) => Some(number),
        Literal::Float(_) | Literal::Other => None,
    }
}

/// Whether a bound is a plain number, which takes whatever type it is needed in.
pub(crate) fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => matches!(lit, Lit::Int(_) | Lit::Float(_)),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_literal(&unary.expr),
        Expr::Paren(paren) => is_literal(&paren.expr),
        Expr::Group(group) => is_literal(&group.expr),
        _ => false,
    }
}

/// The digits of a whole number, if it is one.
pub(crate) fn digits(expr: &Expr) -> Option<(String, Span)> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => {
            Some((number.base10_digits().to_owned(), number.span()))
        }
        Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => {
            Some((number.base10_digits().to_owned(), number.span()))
        }
        Expr::Paren(paren) => digits(&paren.expr),
        Expr::Group(group) => digits(&group.expr),
        _ => None,
    }
}
