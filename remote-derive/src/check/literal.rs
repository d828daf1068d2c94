//! Numbers of rules, as far as their tokens tell.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{BinOp, Expr, ExprLit, Lit, LitFloat, LitInt, Type, UnOp};

use super::types::is_named;
use crate::model::Bound;

/// What a number is.
#[derive(Clone, Copy)]
pub(crate) enum Literal {
    Whole(i128),
    Float(f64),
    /// A constant, or something that only the compiler can work out.
    Other,
}

impl Literal {
    /// Of what was written; what is worked out from numbers alone is one, too.
    pub(crate) fn of(expr: &Expr) -> Self {
        match expr {
            Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => match suffix(number.suffix()) {
                Some(true) => number.base10_parse().map_or(Self::Other, Self::Float),
                Some(false) => number.base10_parse().map_or(Self::Other, Self::Whole),
                None => Self::Other,
            },
            Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => match suffix(number.suffix()) {
                Some(_) => number.base10_parse().map_or(Self::Other, Self::Float),
                None => Self::Other,
            },
            Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match Self::of(&unary.expr) {
                Self::Whole(number) => number.checked_neg().map_or(Self::Other, Self::Whole),
                Self::Float(number) => Self::Float(-number),
                Self::Other => Self::Other,
            },
            Expr::Binary(binary) => {
                Self::worked_out(&binary.op, Self::of(&binary.left), Self::of(&binary.right))
            }
            Expr::Paren(paren) => Self::of(&paren.expr),
            Expr::Group(group) => Self::of(&group.expr),
            _ => Self::Other,
        }
    }

    fn worked_out(op: &BinOp, left: Self, right: Self) -> Self {
        match (left, right) {
            (Self::Whole(a), Self::Whole(b)) => match op {
                BinOp::Add(_) => a.checked_add(b),
                BinOp::Sub(_) => a.checked_sub(b),
                BinOp::Mul(_) => a.checked_mul(b),
                BinOp::Div(_) => a.checked_div(b),
                BinOp::Rem(_) => a.checked_rem(b),
                BinOp::Shl(_) => u32::try_from(b)
                    .ok()
                    .filter(|b| *b < 127 && a.unsigned_abs().leading_zeros() > b + 1)
                    .map(|b| a << b),
                _ => None,
            }
            .map_or(Self::Other, Self::Whole),
            (Self::Float(a), Self::Float(b)) => match op {
                BinOp::Add(_) => Self::Float(a + b),
                BinOp::Sub(_) => Self::Float(a - b),
                BinOp::Mul(_) => Self::Float(a * b),
                BinOp::Div(_) => Self::Float(a / b),
                _ => Self::Other,
            },
            _ => Self::Other,
        }
    }
}

/// Whether what is written behind a number is a float's type; `None` if it is no type of numbers.
fn suffix(suffix: &str) -> Option<bool> {
    const WHOLE: &[&str] = &[
        "", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize",
    ];
    match suffix {
        "f32" | "f64" => Some(true),
        _ => WHOLE.contains(&suffix).then_some(false),
    }
}

/// What a type of whole numbers is called, and its least and its greatest, if it is called like one.
pub(crate) fn ends_of(ty: &Type) -> Option<(&'static str, i128, i128)> {
    const TYPES: &[(&str, i128, i128)] = &[
        ("u8", 0, u8::MAX as i128),
        ("u16", 0, u16::MAX as i128),
        ("u32", 0, u32::MAX as i128),
        ("u64", 0, u64::MAX as i128),
        ("i8", i8::MIN as i128, i8::MAX as i128),
        ("i16", i16::MIN as i128, i16::MAX as i128),
        ("i32", i32::MIN as i128, i32::MAX as i128),
        ("i64", i64::MIN as i128, i64::MAX as i128),
    ];
    TYPES.iter().find(|(name, ..)| is_named(ty, &[name])).copied()
}

/// A whole number, if it is written as one.
pub(crate) fn whole(expr: &Expr) -> Option<i128> {
    match Literal::of(expr) {
        Literal::Whole(number) => Some(number),
        Literal::Float(_) | Literal::Other => None,
    }
}

/// Whether this is a number as it stands, be it one that is too great for us.
pub(crate) fn is_number(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => suffix(number.suffix()).is_some(),
        Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => suffix(number.suffix()).is_some(),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_number(&unary.expr),
        Expr::Paren(paren) => is_number(&paren.expr),
        Expr::Group(group) => is_number(&group.expr),
        _ => false,
    }
}

/// A bound of what was written. A number is said in the simplest way, without its type: that is its
/// field's.
pub(crate) fn bound(expr: Expr) -> Bound {
    if is_number(&expr) && !has_suffix(&expr) {
        return Bound::Number(expr);
    }
    let at = expr.span();
    match Literal::of(&expr) {
        Literal::Whole(number) => Bound::Number(signed(number < 0, at, |at| {
            Lit::Int(LitInt::new(&number.unsigned_abs().to_string(), at))
        })),
        Literal::Float(number) if number.is_finite() => {
            Bound::Number(signed(number.is_sign_negative(), at, |at| {
                Lit::Float(LitFloat::new(&format!("{:?}", number.abs()), at))
            }))
        }
        _ if is_number(&expr) => Bound::Number(expr),
        _ => Bound::Constant(expr),
    }
}

fn has_suffix(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => !number.suffix().is_empty(),
        Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => !number.suffix().is_empty(),
        Expr::Unary(unary) => has_suffix(&unary.expr),
        Expr::Paren(paren) => has_suffix(&paren.expr),
        Expr::Group(group) => has_suffix(&group.expr),
        _ => false,
    }
}

fn signed(is_negative: bool, at: Span, number: impl FnOnce(Span) -> Lit) -> Expr {
    let number = number(at);
    if is_negative { syn::parse_quote_spanned!(at=> -#number) } else { syn::parse_quote!(#number) }
}

/// An expression out of the invisible group in which a `macro_rules!` passes it on.
pub(crate) fn ungrouped(expr: Expr) -> Expr {
    match expr {
        Expr::Group(group) => ungrouped(*group.expr),
        _ => expr,
    }
}
