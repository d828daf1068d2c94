//! Names, from one case to another.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::ext::IdentExt;

/// The name without `r#`, as it is on the wire and in reports.
pub(crate) fn plain(ident: &Ident) -> String {
    ident.unraw().to_string()
}

/// `sell_all` is `SellAll`.
pub(crate) fn camel(name: &str) -> String {
    let mut camel = String::new();
    let mut is_start = true;
    for letter in name.chars() {
        if letter == '_' {
            is_start = true;
        } else if is_start {
            // No name begins with one, and `hit_1` is not `hit1`.
            if letter.is_ascii_digit() {
                camel.push('_');
            }
            camel.extend(letter.to_uppercase());
            is_start = false;
        } else {
            camel.push(letter);
        }
    }
    camel
}

/// `ArenaShop` is `arena_shop`.
pub(crate) fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// A path as it was written, without spaces.
pub(crate) fn path(path: &syn::Path) -> String {
    let segments = path.segments.iter().map(|segment| plain(&segment.ident));
    segments.collect::<Vec<_>>().join("::")
}

/// An expression as its tokens say it; a path by its names, without spaces.
pub(crate) fn expression(expr: &syn::Expr) -> String {
    match expr {
        syn::Expr::Path(named) if named.qself.is_none() => path(&named.path),
        other => other.to_token_stream().to_string(),
    }
}

/// Tokens as a person sets them: a type, a pattern, a receiver, a range.
pub(crate) fn tokens(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (wide, close) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        ("& ", "&"),
        (" ,", ","),
        (" ;", ";"),
        (" : ", ": "),
        (" ..", ".."),
        ("..= ", "..="),
        (".. ", ".."),
        ("..=- ", "..=-"),
        ("..- ", "..-"),
        ("(- ", "(-"),
        (", - ", ", -"),
    ] {
        text = text.replace(wide, close);
    }
    // A minus at the beginning is a sign.
    text.strip_prefix("- ").map(|number| format!("-{number}")).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_as_they_are_set() {
        for text in [
            "&mut self",
            "self: &mut Game",
            "Option<Vec<u8>>",
            "::std::vec::Vec<[u8; 4]>",
            "<Game as Shop>::Order",
            "(u8, &'a str)",
            "fn(u8) -> bool",
            "-5..=-1",
            "-0.5..0.5",
            "(-1, -2, 3 - 4)",
        ] {
            let written: proc_macro2::TokenStream = text.parse().expect("tokens");
            assert_eq!(tokens(&written), text.replace("fn(", "fn ("));
        }
    }

    #[test]
    fn cases() {
        assert_eq!(snake("Shop"), "shop");
        assert_eq!(snake("ArenaShop"), "arena_shop");
        assert_eq!(camel("arena_shop"), "ArenaShop");
        assert_eq!(camel("_2v2"), "_2v2");
    }
}
