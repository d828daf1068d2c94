//! Numbers of rules, as far as their tokens tell.

use syn::{Expr, ExprLit, Lit, LitFloat, LitInt, UnOp};

use crate::model::Bound;

/// What a number is.
pub(crate) enum Literal {
    Whole(i128),
    Float(f64),
    /// A constant, or something to work out.
    Other,
}

impl Literal {
    /// Of what was written.
    pub(crate) fn of(expr: &Expr) -> Self {
        match expr {
            Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) if is_float(number) => {
                number.base10_parse().map_or(Self::Other, Self::Float)
            }
            Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => {
                number.base10_parse().map_or(Self::Other, Self::Whole)
            }
            Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => {
                number.base10_parse().map_or(Self::Other, Self::Float)
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match Self::of(&unary.expr) {
                Self::Whole(number) => Self::Whole(-number),
                Self::Float(number) => Self::Float(-number),
                Self::Other => Self::Other,
            },
            Expr::Paren(paren) => Self::of(&paren.expr),
            Expr::Group(group) => Self::of(&group.expr),
            _ => Self::Other,
        }
    }
}

/// `1f32`.
fn is_float(number: &LitInt) -> bool {
    number.suffix().starts_with('f')
}

/// A whole number, if it is written as one.
pub(crate) fn whole(expr: &Expr) -> Option<i128> {
    match Literal::of(expr) {
        Literal::Whole(number) => Some(number),
        Literal::Float(_) | Literal::Other => None,
    }
}

/// Whether this is a number as it stands.
pub(crate) fn is_number(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => matches!(lit, Lit::Int(_) | Lit::Float(_)),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_number(&unary.expr),
        Expr::Paren(paren) => is_number(&paren.expr),
        Expr::Group(group) => is_number(&group.expr),
        _ => false,
    }
}

/// A bound of what was written.
pub(crate) fn bound(mut expr: Expr) -> Bound {
    if !is_number(&expr) {
        return Bound::Constant(expr);
    }
    without_suffix(&mut expr);
    Bound::Number(expr)
}

/// `9u32` is 9: the type of a bound is its field's.
fn without_suffix(expr: &mut Expr) {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => match lit {
            Lit::Int(number) if is_float(number) => {
                let digits = format!("{}.0", number.base10_digits());
                *lit = Lit::Float(LitFloat::new(&digits, number.span()));
            }
            Lit::Int(number) if !number.suffix().is_empty() => {
                *lit = Lit::Int(LitInt::new(number.base10_digits(), number.span()));
            }
            Lit::Float(number) if !number.suffix().is_empty() => {
                *lit = Lit::Float(LitFloat::new(number.base10_digits(), number.span()));
            }
            _ => {}
        },
        Expr::Unary(unary) => without_suffix(&mut unary.expr),
        Expr::Paren(paren) => without_suffix(&mut paren.expr),
        Expr::Group(group) => without_suffix(&mut group.expr),
        _ => {}
    }
}
