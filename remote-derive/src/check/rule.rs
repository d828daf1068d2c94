//! From the rules that were written on a value to the one rule that it has.

use std::cmp::Ordering;
use std::collections::HashSet;

use proc_macro2::Span;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{
    Expr, ExprLit, ExprPath, Lit, LitInt, LitStr, Member, Path, RangeLimits, Token, Type, TypeTuple,
};

use super::literal::{Literal, bound, ends_of, is_number, ungrouped, whole};
use super::types::{is_byte, needs_rule, ungrouped as ungrouped_type};
use super::{inside, text, time, types};
use crate::errors::Errors;
use crate::messages;
use crate::model::{Bound, Check, Function, Inside, RangeKind, Rule, Value, Word as Marker};
use crate::names;
use crate::parse::rule::nearest_rule;
use crate::parse::word::{Behind, Place, Word};

/// The rules that are a word alone.
const WORDS: &[(&str, Marker)] = &[
    ("any", Marker::Any),
    ("finite", Marker::Finite),
    ("known", Marker::Known),
    ("owned", Marker::Owned),
    ("target", Marker::Target),
    ("caller", Marker::Caller),
    ("unit", Marker::Unit),
];

/// A field or a parameter of the type `ty` with its rules. `None` if a mistake was noted.
pub(crate) fn of_value(written: &[Word], ty: &Type, errors: &mut Errors) -> Option<Value> {
    let (checks, rules): (Vec<_>, Vec<_>) =
        written.iter().partition(|written| written.name == "check");
    let (nesting, rules): (Vec<_>, Vec<_>) = rules.into_iter().partition(|word| is_nesting(word));
    if let Type::Tuple(tuple) = ungrouped_type(ty) {
        refuse_on_tuple(&rules, tuple, errors)?;
    }
    inside::refuse(&rules, ty, errors)?;
    let rule = one(&rules, ends(ty), errors);
    let mut rule = if nesting.is_empty() { rule } else { nested(&nesting, rule, ty, errors) };
    if let Some(rule) = &mut rule {
        refuse_other_places(rule, ty, errors);
        refuse_outside(rule, ty, errors);
        if let Rule::Word(Marker::Any, span) = rule
            && types::is_byte(ty)
        {
            errors.span(*span, messages::any_of_few(&names::tokens(ty)));
        }
    }
    let checks: Vec<_> = checks.into_iter().map(|written| errors.take(check(written))).collect();
    let checks = checks.into_iter().collect::<Option<_>>()?;
    Some(Value { ty: ty.clone(), rule: rule?, checks })
}

/// One of the two bounds of a payload in itself, where none lies in itself: it is a length that is meant.
pub(super) fn refuse_half_nested(written: &[Word], errors: &mut Errors) -> Option<()> {
    let mut nesting = written.iter().filter(|word| is_nesting(word));
    let (Some(alone), None) = (nesting.next(), nesting.next()) else { return Some(()) };
    errors.at(alone, messages::nested_alone(&alone.text()));
    None
}

/// Whether `fields` has another number of places than the tuple, where that is written as one. A blank where a rule is
/// needed is where the compiler will say so.
fn refuse_other_places(rule: &mut Rule, ty: &Type, errors: &mut Errors) {
    let (Rule::Fields(span, rules), Type::Tuple(tuple)) = (rule, ungrouped_type(ty)) else {
        return;
    };
    if rules.len() != tuple.elems.len() {
        errors.span(*span, messages::other_places(rules.len(), tuple.elems.len()));
    }
    let lacking = rules.iter().zip(&tuple.elems).find_map(|(rule, place)| match rule {
        Rule::None(at, _) if needs_rule(place) => Some(*at),
        _ => None,
    });
    *span = lacking.unwrap_or(*span);
}

/// Whole numbers that a type does not have, where it is called like one of the language.
fn refuse_outside(rule: &Rule, ty: &Type, errors: &mut Errors) {
    let Some((name, least, most)) = ends_of(ty) else { return };
    let mut refuse = |bound: &Bound, less: i128| {
        let number = whole(bound.expr()).map(|number| number.saturating_sub(less));
        let end = match number {
            Some(number) if number < least => format!("begins at {least}"),
            Some(number) if number > most => format!("ends at {most}"),
            _ => return,
        };
        let written = names::tokens(bound.expr());
        errors.at(bound.expr(), messages::outside_type(&written, name, &end));
    };
    match rule {
        Rule::Range { kind: RangeKind::Whole, low, high, includes_end, .. } => {
            refuse(low, 0);
            refuse(high, i128::from(!includes_end));
        }
        Rule::OneOf(_, numbers) => numbers.iter().for_each(|number| refuse(number, 0)),
        _ => {}
    }
}

/// A rule that is for a single value, on what is written as a tuple.
fn refuse_on_tuple(written: &[&Word], tuple: &TypeTuple, errors: &mut Errors) -> Option<()> {
    const OF_ONE: &[&str] = &[
        "any",
        "caller",
        "finite",
        "known",
        "len",
        "max_len",
        "one_of",
        "owned",
        "range",
        "target",
        "unchecked",
    ];
    let word = written.iter().find(|word| OF_ONE.iter().any(|known| word.name == known));
    let Some(word) = word.filter(|_| !tuple.elems.is_empty()) else { return Some(()) };
    let rule = match written {
        [alone] => alone.source(),
        all => format!("({})", all.iter().map(|word| word.source()).collect::<Vec<_>>().join(", ")),
    };
    let places: Vec<_> = tuple.elems.iter().map(|place| !is_byte(place)).collect();
    errors.at(word, messages::rule_on_tuple(&word.text(), &rule, &places));
    None
}

fn is_nesting(word: &Word) -> bool {
    word.name == "max_depth" || word.name == "max_bytes"
}

/// The rule on what a remote returns.
pub(crate) fn of_reply(written: &Word, errors: &mut Errors) -> Option<Rule> {
    match &written.behind {
        Behind::List(rules) if !rules.is_empty() => listed(written, errors)
            .filter(|rule| !asks_the_world(rule, messages::WORLD_IN_REPLY, errors)),
        _ => {
            errors.at(written, messages::REPLY_FORM);
            None
        }
    }
}

/// Whether payloads may lie in a value, as far as its rule and the names of its types tell.
pub(super) fn may_hold_payloads(value: &Value) -> bool {
    match &value.rule {
        // What these fit is a number, an id or a vector.
        Rule::Range { .. }
        | Rule::OneOf(..)
        | Rule::MaxNorm(..)
        | Rule::Unchecked(..)
        | Rule::KnownIn(..)
        | Rule::Word(..) => false,
        Rule::Nested { around, level, .. } => {
            types::may_hold_payloads(around) || names_a_proxy(level)
        }
        rule => types::may_hold_payloads(&value.ty) || names_a_proxy(rule),
    }
}

/// Whether the rule of a value may be one that does not fit its type, as far as names tell.
pub(crate) fn may_not_fit(value: &Value) -> bool {
    let is_picky = matches!(
        &value.rule,
        Rule::Near(..)
            | Rule::NearCharacter(..)
            | Rule::KnownIn(..)
            | Rule::Word(Marker::Known | Marker::Owned | Marker::Target | Marker::Caller, _)
    );
    is_picky || names_a_proxy(&value.rule) || types::may_hold_payloads(&value.ty)
}

/// Whether something travels by a proxy.
fn names_a_proxy(rule: &Rule) -> bool {
    match rule {
        Rule::Via(..) => true,
        Rule::Counted { inside: Inside::Each(each), .. } => names_a_proxy(each),
        Rule::Counted { inside: Inside::Pairs(keys, values), .. } => {
            names_a_proxy(keys) || names_a_proxy(values)
        }
        Rule::Fields(_, rules) => rules.iter().any(names_a_proxy),
        _ => false,
    }
}

/// Whether a rule is the world's to answer, where nobody asks it: as a `message` says. Each is noted.
pub(super) fn asks_the_world(rule: &Rule, message: &str, errors: &mut Errors) -> bool {
    match rule {
        Rule::Word(Marker::Known | Marker::Owned | Marker::Target | Marker::Caller, span)
        | Rule::KnownIn(span, _)
        | Rule::NearCharacter(span, _) => {
            errors.span(*span, message);
            true
        }
        Rule::Counted { inside: Inside::Each(each), .. } => asks_the_world(each, message, errors),
        Rule::Counted { inside: Inside::Pairs(keys, values), .. } => {
            asks_the_world(keys, message, errors) | asks_the_world(values, message, errors)
        }
        Rule::Fields(_, rules) => {
            rules.iter().fold(false, |found, rule| asks_the_world(rule, message, errors) | found)
        }
        Rule::Nested { level, .. } => asks_the_world(level, message, errors),
        _ => false,
    }
}

/// The author's own rules on a whole type.
pub(crate) fn of_type(written: &[Word], errors: &mut Errors) -> Vec<Check> {
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
fn one(written: &[&Word], bare: (Span, Span), errors: &mut Errors) -> Option<Rule> {
    // Of the value as a whole they have been taken away before.
    if let Some(nested) = written.iter().find(|word| is_nesting(word)) {
        errors.at(nested, messages::NESTED_INSIDE);
        return None;
    }
    let (checks, written): (Vec<&Word>, Vec<&Word>) =
        written.iter().partition(|word| word.name == "check");
    for check in &checks {
        errors.at(check, messages::CHECK_INSIDE);
    }
    let is_inside = |word: &&Word| inside::of_word(word).is_some();
    let (inside, rules): (Vec<&Word>, Vec<&Word>) = written.into_iter().partition(is_inside);
    let Some((first, others)) = rules.split_first() else {
        for lonely in &inside {
            errors.at(lonely, messages::inside_without_length(&lonely.text()));
        }
        return (inside.is_empty() && checks.is_empty()).then_some(Rule::None(bare.0, bare.1));
    };
    for other in others {
        let (is_first, message) = messages::second_rule(&first.text(), &other.text());
        errors.at(if is_first { first } else { other }, message);
    }
    if first.name == "near" && !others.is_empty() {
        return None;
    }
    let counts = inside::is_length(first);
    if !counts {
        for lonely in &inside {
            errors.at(lonely, messages::inside_without_length(&lonely.text()));
        }
    }
    let rule = if counts { counted(first, &inside, errors) } else { single(first, errors) };
    rule.filter(|_| others.is_empty() && (counts || inside.is_empty()))
}

/// A rule that stands alone.
fn single(written: &Word, errors: &mut Errors) -> Option<Rule> {
    let span = written.name.span();
    let word = written.text();
    if word == "known" && !matches!(written.behind, Behind::Nothing) {
        let place = errors.take(written.list::<KnownIn>(messages::KNOWN_FORM))?;
        return Some(Rule::KnownIn(span, place.0));
    }
    if let Some((_, marker)) = WORDS.iter().find(|(known, _)| *known == word) {
        if !matches!(written.behind, Behind::Nothing) {
            errors.at(written, messages::no_arguments(&word));
            return None;
        }
        return Some(Rule::Word(*marker, span));
    }
    match word.as_str() {
        "range" => range(written, errors),
        "fields" => fields(written, errors),
        "via" => errors
            .take(written.list::<Type>(messages::VIA_FORM))
            .map(|proxy| Rule::Via(span, proxy)),
        "near_character" => distance(written, messages::DISTANCE_FORM, errors)
            .map(|distance| Rule::NearCharacter(span, distance)),
        // Of a field it has been taken away before.
        "near" => {
            errors.at(written, messages::NEAR_ON_A_PARAMETER);
            None
        }
        "max_norm" => {
            distance(written, messages::NORM_FORM, errors).map(|most| Rule::MaxNorm(span, most))
        }
        "one_of" => one_of(written, errors),
        "unchecked" => errors.take(reason(written)).map(|why| Rule::Unchecked(span, why)),
        _ => {
            errors.at(&written.name, messages::unknown_rule(&word, nearest_rule(&word)));
            None
        }
    }
}

/// A list of rules on one value, inside of another rule.
fn listed(written: &Word, errors: &mut Errors) -> Option<Rule> {
    let places = errors.take(written.places(messages::INSIDE_FORM))?;
    let mut rules = Vec::new();
    for place in &places {
        match place {
            Place::Rules(words) => rules.extend(words),
            Place::Blank(blank) => errors.at(blank, messages::INSIDE_FORM),
        }
    }
    if rules.is_empty() {
        errors.at(written, messages::INSIDE_FORM);
        return None;
    }
    one_inside(&rules, written.name.span(), errors)
}

/// The one rule on what is inside of a value, or at a place of it.
fn one_inside(rules: &[&Word], bare: Span, errors: &mut Errors) -> Option<Rule> {
    if let Some(near) = rules.iter().find(|word| word.name == "near") {
        errors.at(near, messages::NEAR_INSIDE);
        return None;
    }
    one(rules, (bare, bare), errors)
}

/// `max_len` or `len`, with what is inside.
fn counted(written: &Word, insides: &[&Word], errors: &mut Errors) -> Option<Rule> {
    let span = written.name.span();
    // First, so that a wrong length hides nothing.
    let inside = insides_of(written, insides, errors);
    let (min, max, includes_end) = if written.name == "max_len" {
        let max = errors.take(written.list::<Expr>(messages::MAX_LEN_FORM))?;
        if matches!(max, Expr::Range(_)) || is_no_count(&max) {
            errors.at(written, messages::MAX_LEN_FORM);
            return None;
        }
        (None, max, true)
    } else {
        let (low, high, includes_end) = ends_of_range(written, messages::LEN_FORM, errors)?;
        if is_no_count(&low) || is_no_count(&high) {
            errors.at(written, messages::LEN_FORM);
            return None;
        }
        (Some(low), high, includes_end)
    };
    if let Some(min) = &min {
        let order = whole(min).zip(whole(&max)).map(|(min, max)| min.cmp(&max));
        refuse_empty(written, (min, &max, includes_end), order, errors)?;
    }
    let (min, max) = (min.map(bound), bound(max));
    Some(Rule::Counted { span, min, max, includes_end, inside: inside? })
}

/// What is inside of something whose length has a rule.
fn insides_of(written: &Word, insides: &[&Word], errors: &mut Errors) -> Option<Inside> {
    let span = written.name.span();
    let mut find = |name: &str| {
        let mut found = insides.iter().filter(|inside| inside.name == name);
        let first = found.next();
        for again in found {
            errors.at(again, messages::rule_twice(name));
        }
        first.copied()
    };
    let texts = (find("charset"), find("pattern"), find("multiline"));
    let words = (find("each"), find("keys"), find("values"));
    let mut rule = |word: Option<&Word>| match word {
        None => Some(Box::new(Rule::None(span, span))),
        Some(word) => listed(word, errors).map(Box::new),
    };
    match (words, texts) {
        ((None, None, None), (None, None, None)) => Some(Inside::Nothing),
        ((Some(each), None, None), (None, None, None)) => rule(Some(each)).map(Inside::Each),
        ((None, keys, values), (None, None, None)) => {
            let (keys, values) = (rule(keys), rule(values));
            Some(Inside::Pairs(keys?, values?))
        }
        ((None, None, None), texts) => text::characters(texts, errors),
        _ => {
            let first = insides.first().map(|word| inside::of_word(word));
            let other = insides.iter().find(|word| Some(inside::of_word(word)) != first);
            errors.at(other.unwrap_or(&written), messages::EACH_AND_KEYS);
            None
        }
    }
}

fn ends_of_range(written: &Word, message: &str, errors: &mut Errors) -> Option<(Expr, Expr, bool)> {
    if let Expr::Range(range) = ungrouped(errors.take(written.list::<Expr>(message))?)
        && let (Some(low), Some(high)) = (range.start, range.end)
    {
        return Some((*low, *high, matches!(range.limits, RangeLimits::Closed(_))));
    }
    errors.at(written, message);
    None
}

/// A range with nothing in it, whose ends are in this order.
fn refuse_empty(
    written: &Word,
    (low, high, includes_end): (&Expr, &Expr, bool),
    order: Option<Ordering>,
    errors: &mut Errors,
) -> Option<()> {
    let (word, low, high) = (written.text(), names::tokens(low), names::tokens(high));
    let message = match order {
        Some(Ordering::Greater) => {
            let dots = if includes_end { "..=" } else { ".." };
            messages::range_falls(&format!("{word}({high}{dots}{low})"))
        }
        Some(Ordering::Equal) if !includes_end => {
            messages::range_without_end(&format!("{word}({low}..={high})"))
        }
        _ => return Some(()),
    };
    errors.at(written, message);
    None
}

fn range(written: &Word, errors: &mut Errors) -> Option<Rule> {
    let (low, high, includes_end) = ends_of_range(written, messages::RANGE_FORM, errors)?;
    if is_text(&low) || is_text(&high) {
        return range_of_time(written, (&low, &high, includes_end), errors);
    }
    if is_no_number(&low) || is_no_number(&high) {
        errors.at(written, messages::RANGE_OF_NO_NUMBERS);
        return None;
    }
    let kind = match (Literal::of(&low), Literal::of(&high)) {
        (Literal::Float(_), Literal::Whole(_)) | (Literal::Whole(_), Literal::Float(_)) => {
            errors.at(written, messages::RANGE_MIXED);
            return None;
        }
        (Literal::Float(_), _) | (_, Literal::Float(_)) => RangeKind::Float,
        (Literal::Whole(_), _) | (_, Literal::Whole(_)) => RangeKind::Whole,
        // A number too great for us to compare is one all the same.
        _ if is_number(&low) || is_number(&high) => RangeKind::Whole,
        (Literal::Other, Literal::Other) => RangeKind::Constants,
    };
    let order = match (Literal::of(&low), Literal::of(&high)) {
        (Literal::Float(low), Literal::Float(high)) => low.partial_cmp(&high),
        (Literal::Whole(low), Literal::Whole(high)) => Some(low.cmp(&high)),
        _ => None,
    };
    let is_closed = includes_end || kind == RangeKind::Float;
    refuse_empty(written, (&low, &high, is_closed), order, errors)?;
    if kind == RangeKind::Float && !includes_end {
        errors.at(written, messages::RANGE_HALF_OPEN);
        return None;
    }
    let (low, high) = (bound(low), bound(high));
    Some(Rule::Range { span: written.name.span(), low, high, includes_end, kind })
}

/// Whether this is a literal of something else than a number. One with a suffix that no number has is left to the
/// compiler, who says that.
fn is_no_number(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => matches!(
            lit,
            Lit::Str(_) | Lit::ByteStr(_) | Lit::CStr(_) | Lit::Char(_) | Lit::Bool(_)
        ),
        Expr::Group(group) => is_no_number(&group.expr),
        _ => false,
    }
}

/// Whether nothing can be there so many times: a text, a fraction, a number below 0.
fn is_no_count(expr: &Expr) -> bool {
    match Literal::of(expr) {
        Literal::Whole(number) => number < 0,
        Literal::Float(_) => true,
        Literal::Other => is_no_number(expr),
    }
}

fn is_text(expr: &Expr) -> bool {
    matches!(expr, Expr::Lit(ExprLit { lit: Lit::Str(_), .. }))
}

/// A range of which at least one end is written as a time; the other may be a constant.
fn range_of_time(written: &Word, ends: (&Expr, &Expr, bool), errors: &mut Errors) -> Option<Rule> {
    let mut end = |expr: &Expr| match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => {
            let nanos = errors.take(time::length(text))?.as_nanos();
            let nanos = LitInt::new(&nanos.to_string(), text.span());
            Some(bound(syn::parse_quote!(#nanos)))
        }
        _ if is_number(expr) => {
            errors.at(expr, messages::RANGE_OF_TIME);
            None
        }
        _ => Some(bound(expr.clone())),
    };
    let (low, high) = (end(ends.0), end(ends.1));
    let (low, high) = (low?, high?);
    let order = whole(low.expr()).zip(whole(high.expr())).map(|(low, high)| low.cmp(&high));
    refuse_empty(written, ends, order, errors)?;
    let (span, kind) = (written.name.span(), RangeKind::Time);
    Some(Rule::Range { span, low, high, includes_end: ends.2, kind })
}

fn fields(written: &Word, errors: &mut Errors) -> Option<Rule> {
    let span = written.name.span();
    let places = errors.take(written.places(messages::FIELDS_FORM))?;
    let mut rules = Vec::new();
    for place in &places {
        rules.push(match place {
            Place::Blank(blank) => Some(Rule::None(blank.span, blank.span)),
            Place::Rules(words) if words.is_empty() => {
                errors.at(written, messages::FIELDS_FORM);
                None
            }
            Place::Rules(words) => one_inside(&words.iter().collect::<Vec<_>>(), span, errors),
        });
    }
    if rules.is_empty() {
        errors.at(written, messages::FIELDS_FORM);
        return None;
    }
    rules.into_iter().collect::<Option<Vec<_>>>().map(|rules| Rule::Fields(span, rules))
}

/// A number above 0.
fn distance(written: &Word, form: &str, errors: &mut Errors) -> Option<Bound> {
    let distance = errors.take(written.list::<Expr>(form))?;
    above_nothing(distance, written, form, errors)
}

fn above_nothing(distance: Expr, written: &Word, form: &str, errors: &mut Errors) -> Option<Bound> {
    let is_wrong = match Literal::of(&distance) {
        Literal::Whole(number) => number <= 0,
        Literal::Float(number) => number <= 0.0,
        Literal::Other => false,
    };
    if is_wrong || matches!(distance, Expr::Range(_)) {
        errors.at(written, form);
        return None;
    }
    Some(bound(distance))
}

fn one_of(written: &Word, errors: &mut Errors) -> Option<Rule> {
    let Numbers(numbers) = errors.take(written.list(messages::ONE_OF_FORM))?;
    let is_none = |number: &Expr| {
        matches!(number, Expr::Range(_))
            || matches!(Literal::of(number), Literal::Float(_))
            || is_no_number(number)
    };
    if numbers.is_empty() || numbers.iter().any(is_none) {
        errors.at(written, messages::ONE_OF_FORM);
        return None;
    }
    let mut seen = HashSet::new();
    let is_twice = |number: &&Expr| whole(number).is_some_and(|number| !seen.insert(number));
    if let Some(number) = numbers.iter().find(is_twice) {
        errors.at(number, messages::number_twice(&names::tokens(number)));
        return None;
    }
    // In one order, so that two builds that list the same agree; constants stay as they are.
    let mut numbers = numbers;
    if numbers.iter().all(|number| whole(number).is_some()) {
        numbers.sort_by_key(whole);
    }
    Some(Rule::OneOf(written.name.span(), numbers.into_iter().map(bound).collect()))
}

/// `max_depth` and `max_bytes` around the rule on each level.
fn nested(written: &[&Word], level: Option<Rule>, ty: &Type, errors: &mut Errors) -> Option<Rule> {
    let mut find = |name: &str, form: &str| {
        let mut found = written.iter().filter(|word| word.name == name);
        let first = found.next();
        for again in found {
            errors.at(again, messages::rule_twice(name));
        }
        let word = first.or_else(|| {
            errors.at(written.first(), messages::nested_without(name));
            None
        })?;
        let number = errors.take(word.list::<Expr>(form))?;
        let is_nothing = name == "max_bytes" && whole(&number) == Some(0);
        if matches!(number, Expr::Range(_)) || is_no_count(&number) || is_nothing {
            errors.at(word, form);
            return None;
        }
        Some((word.name.span(), bound(number)))
    };
    let depth = find("max_depth", messages::MAX_DEPTH_FORM);
    let bytes = find("max_bytes", messages::MAX_BYTES_FORM);
    let ((span, depth), (_, bytes)) = (depth?, bytes?);
    let (level, around) = (Box::new(level?), Box::new(ty.clone()));
    Some(Rule::Nested { span, depth, bytes, level, around })
}

fn reason(written: &Word) -> syn::Result<LitStr> {
    let wrong = || syn::Error::new_spanned(written, messages::UNCHECKED_FORM);
    match &written.behind {
        Behind::Value(value) => match ungrouped(value.clone()) {
            Expr::Lit(ExprLit { lit: Lit::Str(why), .. }) if !why.value().trim().is_empty() => {
                Ok(why)
            }
            _ => Err(wrong()),
        },
        _ => Err(wrong()),
    }
}

fn check(written: &Word) -> syn::Result<Check> {
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
    let Arguments(path, version) = written.list(messages::CHECK_FORM)?;
    let version = match version {
        None => 1,
        Some(version) => version
            .base10_parse()
            .map_err(|_| syn::Error::new_spanned(&version, messages::CHECK_FORM))?,
    };
    // As the author wrote it.
    let name = names::path(&path);
    let path = ExprPath { attrs: Vec::new(), qself: None, path };
    Ok(Check { function: Function { path, name }, version })
}

/// `1, 5, 10`.
pub(super) struct Numbers(pub(super) Vec<Expr>);

impl Parse for Numbers {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let numbers = input.parse_terminated(Expr::parse, Token![,])?;
        Ok(Self(numbers.into_iter().collect()))
    }
}

/// `near(target, 5)`, whose field is looked up by whoever knows the others.
pub(super) fn near(written: &Word, errors: &mut Errors) -> Option<(Member, Bound)> {
    let Near(field, distance) = errors.take(written.list(messages::NEAR_FORM))?;
    above_nothing(distance, written, messages::NEAR_FORM, errors).map(|distance| (field, distance))
}

/// `target, 5`.
struct Near(Member, Expr);

impl Parse for Near {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let field = input.parse()?;
        input.parse::<Token![,]>()?;
        Ok(Self(field, input.parse()?))
    }
}

/// `in = Shelf`.
struct KnownIn(Type);

impl Parse for KnownIn {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.parse::<Token![in]>()?;
        input.parse::<Token![=]>()?;
        input.parse().map(Self)
    }
}
