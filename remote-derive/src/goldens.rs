//! Expansions as they are committed in `goldens/`: an input, and beside it what becomes of it, set by
//! `prettyplease`. `GOLDENS=overwrite cargo test -p remote-derive` renews them; read what you renew.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, DeriveInput, Item};

use crate::errors::Errors;
use crate::{check, expand, parse};

/// What the macros make of one item.
fn expand(item: &Item) -> TokenStream {
    match item {
        Item::Struct(item) => derived(&item.attrs, item.to_token_stream()),
        Item::Enum(item) => derived(&item.attrs, item.to_token_stream()),
        Item::Impl(item) => table(&item.attrs, item.to_token_stream()),
        Item::Trait(item) => table(&item.attrs, item.to_token_stream()),
        other => panic!("no macro takes {}", other.to_token_stream()),
    }
}

/// Each derive that the item asks for.
fn derived(attributes: &[Attribute], item: TokenStream) -> TokenStream {
    let input: DeriveInput = syn::parse2(item).expect("a struct or an enum");
    let derives = attributes.iter().find(|attribute| attribute.path().is_ident("derive"));
    let derives = derives.expect("a derive").meta.to_token_stream().to_string();
    let mut errors = Errors::default();
    let mut expanded = TokenStream::new();
    if derives.contains("Id") {
        let id = check::id::check(&input, &mut errors).expect("an id");
        expanded.extend(expand::id::expand(&id));
    }
    if derives.contains("Payload") {
        let payload = check::payload::check(&input, false, &mut errors).expect("a payload");
        expanded.extend(expand::payload::expand(&payload));
    }
    if derives.contains("Event") {
        let event = check::event::check(&input, &mut errors).expect("an event");
        expanded.extend(expand::event::expand(&event));
    }
    assert!(errors.is_empty(), "mistakes in a golden");
    expanded
}

/// The item without its `#[remotes(…)]`, and what stands in that.
fn table(attributes: &[Attribute], item: TokenStream) -> TokenStream {
    let is_table = |attribute: &&Attribute| attribute.path().is_ident("remotes");
    let arguments = match &attributes.iter().find(is_table).expect("`#[remotes]`").meta {
        syn::Meta::List(list) => list.tokens.clone(),
        _ => TokenStream::new(),
    };
    let mut item: Item = syn::parse2(item).expect("an item");
    if let Item::Impl(syn::ItemImpl { attrs, .. }) | Item::Trait(syn::ItemTrait { attrs, .. }) =
        &mut item
    {
        attrs.retain(|attribute| !attribute.path().is_ident("remotes"));
    }
    let mut errors = Errors::default();
    let Ok(written) = parse::table::parse(arguments, item.into_token_stream(), &mut errors) else {
        panic!("mistakes in a golden");
    };
    crate::table(&written, errors)
}

/// What stands in `with_client!` is set like everything else: it has no form of its own.
fn open(items: Vec<Item>) -> Vec<Item> {
    let mut opened = Vec::new();
    for item in items {
        match item {
            Item::Macro(item) => {
                let inside: syn::File = syn::parse2(item.mac.tokens).expect("items");
                opened.extend(inside.items);
            }
            Item::Const(mut item) => {
                if let syn::Expr::Block(block) = &mut *item.expr {
                    let statements = std::mem::take(&mut block.block.stmts);
                    block.block.stmts = statements.into_iter().flat_map(open_statement).collect();
                }
                opened.push(Item::Const(item));
            }
            other => opened.push(other),
        }
    }
    opened
}

fn open_statement(statement: syn::Stmt) -> Vec<syn::Stmt> {
    match statement {
        syn::Stmt::Item(item) => open(vec![item]).into_iter().map(syn::Stmt::Item).collect(),
        // Others stand there as they are.
        syn::Stmt::Macro(statement)
            if statement
                .mac
                .path
                .segments
                .last()
                .is_some_and(|last| last.ident == "with_client") =>
        {
            let inside: syn::File = syn::parse2(statement.mac.tokens).expect("items");
            inside.items.into_iter().map(syn::Stmt::Item).collect()
        }
        other => vec![other],
    }
}

fn goldens() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("goldens");
    let files = fs::read_dir(folder).expect("the goldens").map(|file| file.expect("one").path());
    let mut inputs: Vec<_> =
        files.filter(|file| !file.to_string_lossy().ends_with(".expanded.rs")).collect();
    inputs.sort();
    inputs
}

/// Generated code names the runtime, `::core`, and what the author named: no other crate.
#[test]
fn expansions_name_nothing_else() {
    let mut checked = 0;
    for golden in goldens().iter().map(|input| input.with_extension("expanded.rs")) {
        let text = fs::read_to_string(&golden).expect("an expansion");
        for other in ["std::", "alloc::"] {
            assert!(!text.contains(other), "{} names {other}", golden.display());
        }
        for (at, _) in text.match_indices("::") {
            let is_start = text[..at].chars().next_back().is_none_or(|before| {
                !before.is_alphanumeric() && !['_', '>', ')'].contains(&before)
            });
            let rest = &text[at + 2..];
            if is_start && !rest.starts_with('<') {
                checked += 1;
                let allowed = rest.starts_with("core::") || rest.starts_with("remote::__private");
                assert!(allowed, "{}: ::{}", golden.display(), &rest[..rest.len().min(40)]);
            }
        }
    }
    assert!(checked > 50, "only {checked} paths were found");
}

#[test]
fn expansions_are_as_committed() {
    let overwrite = std::env::var_os("GOLDENS").is_some_and(|value| value == "overwrite");
    let mut wrong = Vec::new();
    let inputs = goldens();
    assert!(inputs.len() > 4, "only {} goldens", inputs.len());
    for input in inputs {
        let source = fs::read_to_string(&input).expect("a golden");
        let file = syn::parse_file(&source).expect("a golden that parses");
        let tokens: TokenStream = file.items.iter().map(expand).collect();
        let mut expanded: syn::File = syn::parse2(tokens).expect("an expansion that parses");
        expanded.items = open(expanded.items);
        let expanded = prettyplease::unparse(&expanded);
        let golden = input.with_extension("expanded.rs");
        if overwrite {
            fs::write(&golden, &expanded).expect("written");
        } else if fs::read_to_string(&golden).unwrap_or_default() != expanded {
            println!("{} expands to\n{expanded}", input.display());
            wrong.push(input);
        }
    }
    assert!(wrong.is_empty(), "these expand otherwise: {wrong:?}; renew with GOLDENS=overwrite");
}
