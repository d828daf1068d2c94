//! Every sentence that the macros say. A message names the attribute as the author wrote it, and
//! shows what to write instead.

pub(crate) const REMOTE_ALONE: &str = "`#[remote]` stands on a function inside `#[remotes(…)] impl` or `#[remotes] trait`; \
     write `#[remotes(shop)]` on the impl; in `impl Shop for Game` leave `#[remote]` out: the trait says it";
pub(crate) const REMOTE_ON_OTHERS: &str =
    "a remote is a function, and this is none: leave `#[remote]` out";

pub(crate) const REMOTE_FORM: &str = "write `#[remote(rate = \"5/10s\")]`";
pub(crate) const NO_COMMA: &str = "a comma belongs before this";
pub(crate) const BEHIND_A_WORD: &str =
    "behind a word stands `=`, `(…)`, or a comma and the next one: `rate = \"5/10s\", burst = 10`";

// Payloads.
pub(crate) const UNION: &str =
    "a union cannot be a payload: nobody could say which of its fields is the one; write an enum";
pub(crate) const LIFETIME: &str =
    "a payload owns its values: write `String` for `&str`, `Vec<T>` for `&[T]`, and no lifetime";
pub(crate) const NEVER_STR: &str =
    "what travels is owned: write `String` for `&str`, with `max_len(n)`";
pub(crate) const NEVER_SLICE: &str =
    "what travels is owned: write `Vec<T>` for `&[T]`, with `max_len(n)`";
pub(crate) const NEVER_REFERENCE: &str = "what travels is owned: write the type without `&`";
pub(crate) const NEVER_POINTER: &str = "an address means nothing to anybody else: send what it points to, as a list, `#[max_len(1024)] bytes: Vec<u8>`, or a payload of your own";
pub(crate) const NEVER_FUNCTION: &str =
    "code does not travel: write an enum of what there is to choose, which derives `Payload`";
pub(crate) const NEVER_TRAIT_OBJECT: &str = "nobody could say how large a `dyn Trait` is: write an enum of what there may be, which derives `Payload`";
pub(crate) const NEVER_WIDTH: &str = "this number has another width on another machine: write `u32` or `u64`, with a rule for it, `#[range(1..=99)]`";
pub(crate) const RULE_ON_ID: &str = "the number of an id takes no rule: where the id is used, say how it is resolved, as in `#[known] item: ItemId`";
pub(crate) const EMPTY_ENUM: &str =
    "an enum without variants has no value that could travel: give it a variant";
pub(crate) const ID_FORM: &str = "an id is a struct of one whole number: `struct ItemId(u32);`";
pub(crate) const GENERIC_ID: &str = "an id names one kind of thing: write one for each kind, without parameters, `struct ItemId(u32);`";
pub(crate) const GENERIC_EVENT: &str =
    "an event is one type, without parameters: derive `Event` on a struct that holds it";
pub(crate) const PAYLOAD_KEY: &str =
    "`#[payload(…)]` takes `crate = path`, the name of `remote` in this crate";

// Rules.
pub(crate) const RANGE_FORM: &str =
    "a range has both ends: `range(1..=99)`, or for whole numbers `range(0..100)`";
pub(crate) const RANGE_OF_NO_NUMBERS: &str = "a range has numbers or times at its ends: `range(1..=99)`, `range(\"0s\"..=\"60s\")`; for the characters of a text write `charset('a'..='z')`; a `char` needs no rule";
pub(crate) const RANGE_HALF_OPEN: &str =
    "a range of floats includes its end: write `..=` instead of `..`";
pub(crate) const RANGE_MIXED: &str = "one end of this range is a float and the other a whole number: write both alike, as in `0.0..=1.0`";
pub(crate) const RANGE_OF_TIME: &str =
    "the ends of a range of time are both times: `range(\"0s\"..=\"60s\")`";
pub(crate) const ONE_OF_FORM: &str = "`one_of` takes the whole numbers that there are: `one_of(1, 5, 10)`; some words and no others are an enum that derives `Payload`";
pub(crate) const NORM_FORM: &str =
    "`max_norm` takes the greatest length of the vector, above 0: `max_norm(10)`";
pub(crate) const NESTED_FORM: &str = "this type holds itself, and needs two bounds: write `#[max_depth(8)] #[max_bytes(1024)]` on this field";
pub(crate) const MAX_DEPTH_FORM: &str =
    "`max_depth` says how often this type may lie in itself, from 1 to 16: `max_depth(8)`";
pub(crate) const MAX_BYTES_FORM: &str = "`max_bytes` is the most bytes of all that lies in this field, and at least 1: `max_bytes(1024)`";
pub(crate) const NESTED_INSIDE: &str = "`max_depth` and `max_bytes` stand on the field itself, beside `max_len`: `#[max_len(8)] #[max_depth(4)] #[max_bytes(1024)]`";
pub(crate) const NESTED_TYPE: &str = "`max_depth` and `max_bytes` stand on the field in which a payload lies in itself, and here it does not: write the type itself, `Option<Box<Self>>` or `Vec<Self>`, or leave both out";
pub(crate) const CHARSET_FORM: &str =
    "`charset` takes the characters that there are: `charset('a'..='z', '0'..='9', \"_-\")`";
#[cfg(feature = "pattern")]
pub(crate) const PATTERN_FORM: &str = "`pattern` takes a regular expression that the whole text has to match: `pattern(\"[a-z]+(-[a-z]+)*\")`";
#[cfg(feature = "pattern")]
pub(crate) const PATTERN_TOO_LARGE: &str = "this pattern would cost too much: leave the length to `max_len`, and write \
     `[0-9A-Za-z_]` in the place of `\\w`";
#[cfg(feature = "pattern")]
pub(crate) const PATTERN_AROUND: &str = "this pattern looks at what is around a character, as `\\b` does: leave that out, or say it in a `check(path)`";
#[cfg(not(feature = "pattern"))]
pub(crate) const PATTERN_FEATURE: &str =
    "`pattern` needs the feature of that name: `remote = { …, features = [\"pattern\"] }`";
pub(crate) const CHARSET_AND_MULTILINE: &str = "`charset` says all characters that there are: leave `multiline` out, and where lines are wanted put `'\\n'` among them, `charset('a'..='z', '\\n')`";
pub(crate) const LEN_FORM: &str =
    "`len` takes both ends: `len(1..=32)`; for a maximum alone, `max_len(32)`";
pub(crate) const MAX_LEN_FORM: &str = "`max_len` takes the greatest length: `max_len(32)`";
pub(crate) const DISTANCE_FORM: &str = "`near_character` takes the greatest distance, above 0, in the world's units: `near_character(100)`";
pub(crate) const NEAR_FORM: &str = "`near` takes another field of this struct and the greatest distance from it, above 0, in the world's units: `near(target, 5)`";
pub(crate) const NEAR_ON_A_PARAMETER: &str = "`near` stands on a field of a struct that derives `Payload`, beside the field that it names: put both into one, as in `struct Throw { #[finite] from: [f32; 3], #[near(from, 5)] to: [f32; 3] }`, and take that";
pub(crate) const NEAR_INSIDE: &str = "`near` stands on a field itself, and names one beside it: make a payload of both for what is inside, as in \
     `struct Step { #[target] target: PlayerId, #[near(target, 5)] at: [f32; 3] }`";
pub(crate) const NEAR_ITSELF: &str =
    "a place is always near itself: name another field, as in `near(target, 5)`";
pub(crate) const VIA_FORM: &str = "`via` takes the payload that stands for this type: `via(Proxy)`";
pub(crate) const CHECK_FORM: &str = "`check` takes the path of a `fn(&T) -> bool`, and may say its version: `check(path, version = 2)`";
pub(crate) const CHECK_INSIDE: &str =
    "`check` stands on the field or on the type, and sees all of it: move it out";
pub(crate) const UNCHECKED_FORM: &str =
    "`unchecked` says why no rule is needed: `unchecked = \"the physics clamps it\"`";
pub(crate) const FIELDS_FORM: &str =
    "`fields` takes a rule for each place of the tuple, `_` for none: `fields(_, finite)`";
pub(crate) const INSIDE_FORM: &str = "a rule for what is inside: `each(finite)`";
pub(crate) const EACH_AND_KEYS: &str = "`each` is for lists and sets, `keys` and `values` are for maps, `charset`, `pattern` and `multiline` for texts: one of them is too much";
pub(crate) const EACH_OF_A_TEXT: &str = "`each` is for lists and sets: leave it out of a text, whose characters have `charset('a'..='z')`";
// What has a rule without `each`.
pub(crate) const IS_ARRAY: &str = "an array has its length already";
pub(crate) const IS_OPTION: &str = "an option takes the rule of what it holds";
pub(crate) const IS_BOX: &str = "a box takes the rule of what it holds";
pub(crate) const IS_SINGLE: &str = "`each` is for what holds several";
pub(crate) const RULE_ON_TYPE: &str =
    "on a whole type stands only `check(path)`; this rule belongs on a field";

pub(crate) const PAYLOAD_ON_FIELD: &str =
    "`#[payload(…)]` stands on the type; a rule stands on the field by itself: `#[range(1..=9)]`";

pub(crate) const KNOWN_FORM: &str =
    "`known` asks the world for all that it has; `known(in = Shelf)` for what one place of it has";
pub(crate) const PARAMETER_IN_BOUND: &str = "a bound cannot depend on a type's parameters, nor on `Self` of a type that has some: write a number, or a `const` that stands outside of the type";

/// `fields` of another length than its tuple.
pub(crate) fn other_places(rules: usize, places: usize) -> String {
    let blanks = vec!["_"; places].join(", ");
    format!(
        "`fields` has {rules} and this tuple {places} places: write a rule for each, and `_` where none is needed, as in \
         `fields({blanks})`"
    )
}

/// A type parameter of a payload of which nothing is said.
pub(crate) fn unbound(param: &str) -> String {
    format!("nothing says that `{param}` can travel: write `<{param}: Payload>`")
}

/// A rule that looks at no tuple as a whole. Of its places, some need one.
pub(crate) fn rule_on_tuple(word: &str, rule: &str, needs_one: &[bool]) -> String {
    let places: Vec<_> = needs_one.iter().map(|needs| if *needs { rule } else { "_" }).collect();
    let places = places.join(", ");
    format!(
        "`{word}` is for one value, and a tuple has several: write a rule for each, as in `fields({places})`"
    )
}

/// A word that takes nothing behind it.
pub(crate) fn no_arguments(rule: &str) -> String {
    format!("`{rule}` takes nothing behind it: write `{rule}`")
}

/// `charset` or `multiline` beside a `pattern`.
pub(crate) fn beside_pattern(word: &str) -> String {
    format!("`pattern` says what each character may be: leave `{word}` out")
}

/// A rule on a variant: its word, and what is written; the variant, and whether its fields have names.
pub(crate) fn rule_on_variant(word: &str, rule: &str, variant: &str, is_named: bool) -> String {
    let field = if is_named {
        format!("{variant} {{ #[{rule}] … }}")
    } else {
        format!("{variant}(#[{rule}] …)")
    };
    let or_whole = if word == "check" { ", or on the whole enum" } else { "" };
    format!("`{word}` stands on a field, `{field}`{or_whole}")
}

/// A range from the greater to the smaller, and how it would be right.
pub(crate) fn range_falls(instead: &str) -> String {
    format!("this range falls, so that nothing is in it: write the smaller end first, `{instead}`")
}

/// A range to where it begins, without that; and with it.
pub(crate) fn range_without_end(instead: &str) -> String {
    format!("`..` leaves the end out, so that nothing is in this range: write `{instead}`")
}

/// A number that its type does not have.
pub(crate) fn outside_type(number: &str, ty: &str, end: &str) -> String {
    format!("`{number}` does not fit into `{ty}`, which {end}: write another, or take a wider type")
}

/// A number that stands twice in `one_of`.
pub(crate) fn number_twice(number: &str) -> String {
    format!("`{number}` stands here twice: leave one of them out")
}

/// A field that asks the world, in a payload that lies in itself.
pub(crate) fn world_in_itself(field: &str, payload: &str) -> String {
    format!(
        "`{payload}` lies in itself, and there no rule asks the game's world: move `{field}` into a payload around it, as in \
         `struct Order {{ #[known] {field}: …, inner: {payload} }}`"
    )
}

/// A type in itself with one of its bounds.
pub(crate) fn nested_without(bound: &str) -> String {
    let example = if bound == "max_depth" { 8 } else { 1024 };
    format!(
        "this type holds itself, and has one of its two bounds: write `#[{bound}({example})]` on this field, too"
    )
}

/// One of the bounds of a type in itself, on another.
pub(crate) fn nested_alone(word: &str) -> String {
    format!(
        "`{word}` is for the field in which a payload lies in itself, `max_depth` and `max_bytes` together; how long a text or a \
         list may be says `max_len(64)`"
    )
}

/// `any` on what has few values.
pub(crate) fn any_of_few(ty: &str) -> String {
    format!("every value of `{ty}` is legal, and it takes no rule: leave `any` out")
}

/// A rule that stands there twice.
pub(crate) fn rule_twice(rule: &str) -> String {
    format!("`{rule}` stands here twice: keep one of them")
}

/// Two rules on one value; and whether it is the first that goes, or goes elsewhere.
pub(crate) fn second_rule(first: &str, second: &str) -> (bool, String) {
    if first == second {
        return (false, rule_twice(first));
    }
    let is_length = |word: &str| word == "max_len" || word == "len";
    if is_length(first) && is_length(second) {
        return (false, format!("`{first}` and `{second}` both say how long: keep one of them"));
    }
    // What is stronger implies what is weaker; a range of each number is none of the whole.
    let strength = |word: &str| match word {
        "finite" => Some(1),
        "max_norm" => Some(2),
        "near" | "near_character" | "range" | "unit" => Some(3),
        _ => None,
    };
    let implied = match (strength(first), strength(second)) {
        (Some(3), Some(2)) if first != "unit" => None,
        (Some(2), Some(3)) if second != "unit" => None,
        (Some(one), Some(other)) if one > other => Some((first, second)),
        (Some(one), Some(other)) if one < other => Some((second, first)),
        _ => None,
    };
    let of_inside =
        |rule| format!("a value has one rule: for what is inside of it, write `each({rule})`");
    match implied {
        Some((strong, weak)) => {
            (weak == first, format!("`{strong}` implies `{weak}`: write `{strong}` alone"))
        }
        None if is_length(first) => (false, of_inside(second)),
        None if is_length(second) => (true, of_inside(first)),
        None => (false, format!("a value has one rule: keep `{first}` or `{second}`")),
    }
}

/// A word that is no rule.
pub(crate) fn unknown_rule(written: &str, nearest: Option<&str>) -> String {
    match nearest {
        Some(nearest) => format!("there is no rule `{written}`; did you mean `{nearest}`?"),
        None => format!("there is no rule `{written}`"),
    }
}

// Tables.
pub(crate) const TABLE_ITEM: &str = "`#[remotes]` stands on what has the remotes, an `impl Game` or a `trait Shop`: \
    `#[remotes(shop)] impl Game { #[remote(rate = \"5/s\")] fn open(&mut self, caller: &Caller) {} }`";
pub(crate) const TABLE_NAME: &str =
    "a table has a name of your choice, in snake case, as in `#[remotes(shop)]`";
pub(crate) const TABLE_KEYS: &str = "`#[remotes(…)]` takes a name, `events(A, B)` and `crate = path`: `#[remotes(shop, events(Struck))]`";
pub(crate) const EVENT_FORM: &str = "an event is a type: `events(Struck)`";
pub(crate) const TRAIT_IMPL: &str =
    "`#[remotes(…)]` stands on the world's own `impl Game`; for a trait it stands on the trait";
pub(crate) const GENERIC_WORLD: &str =
    "a table belongs to one world: name it without parameters, as in `impl Game<Arena>`";
pub(crate) const WORLD_CLAUSE: &str = "a table belongs to one world: leave the where clause out";
pub(crate) const WORLD_LIFETIME: &str =
    "a world owns what it holds: write `String` for `&'a str`, and no lifetime";
pub(crate) const GENERIC_CONTRACT: &str = "a contract has one form: leave its parameters out";
pub(crate) const CONTRACT_CLAUSE: &str =
    "a contract has no where clause: say it as a supertrait, `trait Shop: Clone`";
pub(crate) const ONE_RULE_EACH: &str =
    "each rule has an attribute of its own: `#[max_len(8)] #[check(is_polite)]`";
pub(crate) const UNSAFE_TABLE: &str = "a table is safe: no `unsafe` here";
pub(crate) const NO_REMOTES: &str = "no function here says `#[remote(…)]`, and no event is declared: write `#[remote(rate = \"5/s\")]` on one";
pub(crate) const TOO_MANY_REMOTES: &str = "a table holds at most 1,024 remotes";
pub(crate) const TRAIT_SELF: &str = "the contract does not know the world: types, rules and keys other than `when` cannot name `Self`: put the constant, the function or the type beside the trait, and name that";
pub(crate) const VISIBILITY_IN_TRAIT: &str =
    "the table of a trait is as visible as the trait: leave this out";
pub(crate) const CFG_IN_TRAIT: &str = "a contract is the same for everybody: put the `cfg` on the whole trait, or make two traits of it";

/// A table whose name is a word of the language.
pub(crate) fn table_called_like_a_keyword(name: &str) -> String {
    format!(
        "`{name}` is a word of Rust: give the table another name, as in `#[remotes(the_{name})]`"
    )
}

/// A table that is called like its own item, which is a world or a trait.
pub(crate) fn called_like_its_item(name: &str, item: &str, instead: &str) -> String {
    format!("`{name}` is the {item}'s own name: give the table another, `#[remotes({instead})]`")
}

/// A name as a text.
pub(crate) fn name_as_text(name: &str) -> String {
    format!("a table's name is a word, and no text: `#[remotes({name})]`")
}

/// What `#[remotes]` does not take.
pub(crate) fn unknown_argument(written: &str, nearest: Option<&str>) -> String {
    match nearest {
        Some(nearest) => format!("`#[remotes]` has no `{written}`; did you mean `{nearest}`?"),
        None => TABLE_KEYS.to_owned(),
    }
}

/// `allow` in a contract that does not say whose the permissions are.
pub(crate) fn allow_in_trait(contract: &str, permission: &str) -> String {
    format!(
        "`allow` needs the permissions of the world: write `trait {contract}: remote::HasPermissions<Permission = {permission}>`"
    )
}

/// A name behind the table's name.
pub(crate) fn second_name(first: &str) -> String {
    format!("a table has one name, and `{first}` is it: leave this out")
}

/// A remote that is called as a method of every stub.
pub(crate) fn reserved(name: &str) -> String {
    format!(
        "a stub has `{name}` itself, for the events of its table: give this function another name"
    )
}

/// Two parameters of one name.
pub(crate) fn parameter_twice(name: &str) -> String {
    format!("two parameters of this remote are called `{name}`")
}

/// Two remotes of one name on the wire: the function `other`, and `own` behind it.
pub(crate) fn remote_twice(name: &str, own: &str, other: &str) -> String {
    if own == name {
        return format!(
            "`fn {other}` is called so on the wire, by its `name = \"{name}\"`: give it another, or none"
        );
    }
    format!("the table has a `{name}`, `fn {other}`: give `fn {own}` another `name`, or none")
}

// Remotes.
pub(crate) const NO_RATE: &str =
    "a remote says how often it may be called: `#[remote(rate = \"5/10s\")]`";
pub(crate) const RATE_FORM: &str =
    "a rate is a count and a time: `\"5/10s\"`, `\"20/s\"`, `\"10/min\"`, `\"1/500ms\"`";
pub(crate) const COOLDOWN_FORM: &str = "a cooldown is a time: `\"3s\"`, `\"500ms\"`";
pub(crate) const DEADLINE_FORM: &str = "a deadline is a time: `\"2s\"`, `\"500ms\"`";
pub(crate) const TIME_FORM: &str =
    "a time is a number and its unit: `\"2s\"`, `\"500ms\"`, `\"1min\"`";
pub(crate) const NO_CALLER: &str =
    "a remote hears who calls: its first parameter after the world is `caller: &Caller`";
pub(crate) const NO_GUEST: &str =
    "what is for guests hears who asks: its first parameter after the world is `guest: &Guest`";
pub(crate) const CALLER_OF_GUESTS: &str =
    "a guest has no player: with `allow = guest` the body takes `guest: &Guest`";
pub(crate) const GUEST_OF_PLAYERS: &str = "without `allow = guest` a remote is for players: take `caller: &Caller`, or write `allow = guest`, and no player may call it";
pub(crate) const GUEST_ASYNC: &str =
    "`allow = guest` is not built yet for an async body: write `fn …(&mut self, guest: &Guest)`";
pub(crate) const GUEST_GROUP: &str =
    "what guests call has a bucket of its own for each address: leave `group` out";
pub(crate) const GUEST_COOLDOWN: &str = "a cooldown is a player's, and a guest has none: leave it out, and say how often in `rate`, as in `\"1/10s\"`";
pub(crate) const NO_SELF: &str =
    "a sync remote takes the world as `&mut self` or `&self`, then `caller: &Caller`";
pub(crate) const SELF_BY_VALUE: &str = "a remote cannot consume the world: write `&mut self`";
pub(crate) const ASYNC_SELF: &str =
    "an async body cannot hold the world across an await: take `world: World<Self>` and enter it";
pub(crate) const ASYNC_WORLD: &str =
    "an async remote takes `world: World<Self>`, then `caller: &Caller`";
pub(crate) const ASYNC_WORLD_BORROWED: &str =
    "an async body has the world's handle as its own: write `World<Self>` without `&`";
pub(crate) const PLAYER_FOR_CALLER: &str =
    "who calls is `caller: &Caller`; `caller.player()` is the player";
pub(crate) const CALLER_TWICE: &str = "one call has one caller: leave this out";
pub(crate) const CALLER_LATE: &str = "who calls comes first: put this right behind the world";
pub(crate) const WITHOUT_LIFETIME: &str = "leave the lifetime out, `caller: &Caller` needs none";
pub(crate) const WITHOUT_CLAUSE: &str = "leave the where clause out";
pub(crate) const IMPL_TRAIT: &str = "a remote has one form on the wire: name the type";
pub(crate) const CFG_ON_PARAMETER: &str =
    "a remote has the same parameters everywhere: make two remotes of it, each with its `cfg`";
pub(crate) const CFG_ON_RULE: &str = "a parameter has the same rule everywhere: write it without `cfg_attr`, `#[range(0..=9)]`, or make two remotes, each \
     with its `cfg`";
pub(crate) const BODILESS: &str =
    "a remote of a world has its body here; a contract without bodies is a trait";
pub(crate) const VISIBLE_IN_TRAIT: &str =
    "a function of a trait is as visible as the trait: leave this out";
pub(crate) const REPLY_BY_REFERENCE: &str = "what travels is owned: write `String` for `&str`";
pub(crate) const STR: &str = "what a client sends is the body's own: write `String` for `&str`, and how long it gets, `#[max_len(32)] text: String`";
pub(crate) const REPLY_FORM: &str =
    "`reply` takes the rule on what is returned: `reply(max_len(200))`";
pub(crate) const WORLD_IN_REPLY: &str =
    "nobody asks the world about what the server itself says: an id is `any`, a place `finite`";
pub(crate) const REPLY_OF_EVENT: &str = "an event has no reply: leave `reply` out, or give the function the return type that this is the rule of";
pub(crate) const REPLY_CHECK: &str =
    "a reply has no `check`: return a payload of your own that has it";
pub(crate) const COST_FORM: &str = "`cost` takes a parameter, or a field of one, or a method without arguments, that is a whole number: `cost = order.quantity`, `cost = items.len()`; what is worked out, a method of your own says: `cost = order.weight()`";
pub(crate) const COST_OF_NUMBER: &str = "this would be the same for every call, and that is what `rate` says: leave `cost` out, and write a lower `rate`";
pub(crate) const COST_OF_WORLD: &str = "`cost` sees the parameters, and not the world, for a client knows it before it sends: `cost = order.quantity`";
pub(crate) const GROUP_FORM: &str = "a group has a name: `group = \"combat\"`";
pub(crate) const BURST_OF_NONE: &str =
    "a burst of none lets nobody in: write 1 or more, `burst = 10`";
pub(crate) const BURST_FORM: &str = "a burst is a whole number: write `burst = 10`";
pub(crate) const ALLOW_FORM: &str =
    "a permission is a variant of the world's enum, without fields: `allow = Staff::Ban`";
pub(crate) const RATE_OF_SERVER: &str = "`rate` is one player's, and `rate(server)` that of all players together; did you mean `rate(server)`?";
pub(crate) const RATE_OF_OTHERS: &str = "`rate` is one player's by itself: leave this out, or write `rate(server)` for all players together";
pub(crate) const NAME_FORM: &str =
    "a name on the wire has 1 to 64 bytes and no control characters: `name = \"buy\"`";
pub(crate) const REFERENCE: &str = "what a client sends is the body's own: take it by value";
pub(crate) const VARIADIC: &str = "a remote takes a fixed number of parameters: for many of one kind write a list, as in `#[max_len(8)] numbers: Vec<u8>`";
pub(crate) const TOO_MANY_PARAMS: &str =
    "a remote takes at most 12 parameters: put them into a payload struct";
pub(crate) const ONCE_ON_SYNC: &str = "`once` is for async bodies: a sync one has the world at hand, and can look there for what it has done; leave this out";
pub(crate) const UNRELIABLE_CALL: &str = "`unreliable` is for events: a call waits for its reply; leave out the return type, or `unreliable`";
pub(crate) const RULE_ON_WORLD: &str =
    "this comes from the server, not from the client: it takes no rule";
pub(crate) const BODY_IN_TRAIT: &str =
    "the contract holds no bodies: end it with `;` and write the body in `impl … for` the world";
pub(crate) const WHEN_FORM: &str =
    "`when` takes paths of conditions: `when(Self::near_shop)`, `when(Self::in_reach(order))`";
pub(crate) const WHEN_PARAMETER: &str =
    "a condition sees whole parameters, each by its name: `when(Self::in_reach(order))`";

// What a function does that is no condition, as `this one`.
pub(crate) const IS_ASYNC: &str = "is async";
pub(crate) const IS_A_CONSTANT: &str = "is a constant";
pub(crate) const RETURNS_NOTHING: &str = "returns nothing";
// What it takes.
pub(crate) const NO_WORLD_TAKEN: &str = "no world";

/// Who calls, as a condition takes it.
pub(crate) const fn who_calls(is_guests: bool) -> &'static str {
    if is_guests { "guest: &Guest" } else { "caller: &Caller" }
}

/// What a function takes that does not take who calls.
pub(crate) const fn none_of_who_calls(is_guests: bool) -> &'static str {
    if is_guests { "no guest" } else { "no caller" }
}

/// What a function takes that takes who calls too late.
pub(crate) const fn late_who_calls(is_guests: bool) -> &'static str {
    if is_guests { "the guest behind its parameters" } else { "the caller behind its parameters" }
}

/// What a function takes where who calls belongs.
pub(crate) fn taken_for_who_calls(ty: &str, is_guests: bool) -> String {
    let who = if is_guests { "guest" } else { "caller" };
    format!("`{ty}` in the place of the {who}")
}

/// What a function takes and should not, or should and does not.
pub(crate) fn takes(what: &[String]) -> String {
    format!("takes {}", what.join(" and "))
}

/// What a function returns that is no `bool`.
pub(crate) fn returns(ty: &str) -> String {
    format!("returns `{ty}`")
}

/// What `when` names and is no condition: its form, and what is wrong with this one.
pub(crate) fn no_condition(form: &str, fault: &str) -> String {
    format!("a condition of `when` is `{form}`: this one {fault}")
}

/// The same of a remote for guests.
pub(crate) fn no_condition_of_guests(form: &str, fault: &str) -> String {
    format!("with `allow = guest` {}", no_condition(form, fault))
}

/// A condition that the contract does not have.
pub(crate) fn no_such_condition(name: &str, nearest: Option<&str>, form: &str) -> String {
    match nearest {
        Some(nearest) => format!("this contract has no `{name}`; did you mean `{nearest}`?"),
        None => format!("this contract has no `{name}`: add `{form};` to it, and each world says"),
    }
}

/// A condition without parameters for which `when` names some; `call` is how it is named without.
pub(crate) fn condition_without_parameters(form: &str, call: &str) -> String {
    no_condition(form, &format!("sees no parameters; write `when({call})`"))
}

/// A condition that sees some of those that `when` names.
pub(crate) fn condition_takes_less(form: &str, seen: &[String], call: &str) -> String {
    let seen = seen.join("` and `");
    no_condition(form, &format!("sees `{seen}` alone; write `when({call})`"))
}

/// A condition that sees more than `when` names, and the remote has it.
pub(crate) fn condition_takes_more(name: &str, more: &[&String], call: &str) -> String {
    let more: Vec<_> = more.iter().map(|name| name.as_str()).collect();
    format!("`{name}` takes `{}` too: write `when({call})`", more.join("` and `"))
}

/// A condition of other parameters than those that `when` names.
pub(crate) fn condition_of_other_parameters(form: &str, seen: usize, named: usize) -> String {
    no_condition(form, &format!("sees {seen} parameters, and `when` names {named}"))
}

/// The world of another table.
pub(crate) fn another_world(home: &str) -> String {
    format!("an async remote of `{home}` takes `World<Self>`")
}

/// A key that `#[remote]` does not have.
pub(crate) fn unknown_key(written: &str, nearest: Option<&str>) -> String {
    match nearest {
        Some(nearest) => format!("`#[remote]` has no key `{written}`; did you mean `{nearest}`?"),
        None => format!(
            "`#[remote]` has no key `{written}`; it takes `rate`, `rate(server)`, `burst`, `group`, \
             `cost`, `cooldown`, `allow`, `when`, `observe`, `decoy`, `deadline`, `concurrent`, `unreliable`, `reply` and `name`"
        ),
    }
}

/// A key of the design that nobody has built.
pub(crate) fn key_to_come(key: &str) -> String {
    let instead = match key {
        "busy" => "; until then `cooldown` says how long after one the next may begin",
        "hold" => "; until then make two remotes of it, one to begin and one to complete",
        "once" => {
            "; until then take a number of the call's own as a parameter, and let the world remember it"
        }
        _ => "",
    };
    format!("`{key}` is not built yet: leave it out{instead}")
}

/// `const`, `unsafe` or `extern` before a remote.
pub(crate) fn qualifier(written: &str) -> String {
    format!("a remote is an ordinary function: leave `{written}` out")
}

/// A parameter of a remote itself: of a type, a number, or a lifetime.
pub(crate) fn generic_remote(instead: &str) -> String {
    format!("a remote has one form on the wire: {instead}")
}

/// A type or a number as a parameter of a remote itself.
pub(crate) fn instead_of_generic(what: &str, name: &str) -> String {
    format!("write the {what} itself in the place of `{name}`")
}

/// A rule on what a guest sends that asks about a player.
pub(crate) fn guest_rule(rule: &str) -> String {
    let instead = match rule {
        "near_character" => {
            "asks where the player's character is, and a guest has none: write `finite`, or `range(-100.0..=100.0)`"
        }
        _ => {
            "is for ids that players send, and a guest sends none: take a number with a rule, `range(1..=99)`, and look it up in \
             the body"
        }
    };
    format!("`{rule}` {instead}")
}

/// A key of async bodies on another.
pub(crate) fn async_only(key: &str) -> String {
    format!(
        "`{key}` is for async bodies: leave it out, or write `async fn …(world: World<Self>, caller: &Caller)`"
    )
}

/// A key that stands there twice.
pub(crate) fn key_twice(key: &str) -> String {
    let instead = match key {
        "when" => "write one, `when(Self::is_open, Self::is_day)`",
        "#[remote]" => "put its keys into the first",
        _ => "leave one out",
    };
    format!("`{key}` stands here twice: {instead}")
}

/// How a key is written.
pub(crate) fn key_form(key: &str) -> String {
    let form = match key {
        "rate" => "rate = \"5/10s\"",
        "rate(server)" => "rate(server) = \"50/s\"",
        "group" => "group = \"combat\"",
        "cost" => "cost = order.quantity",
        "burst" => "burst = 10",
        "allow" => "allow = Permission::Ban",
        "when" => "when(Self::near_shop)",
        "cooldown" => "cooldown = \"3s\"",
        "deadline" => "deadline = \"2s\"",
        "name" => "name = \"buy\"",
        "reply" => "reply(max_len(200))",
        other => other,
    };
    format!("write `{form}`")
}

/// A constant where the macro itself reads a text.
pub(crate) const NO_CONSTANT: &str = "the macro reads this itself, and cannot read a constant";

/// Something else than the text of a key.
pub(crate) fn no_text(key: &str) -> &'static str {
    match key {
        "rate" | "rate(server)" => "a rate is a text, a count and a time",
        "cooldown" | "deadline" => "a time is a text, with its unit",
        _ => "a name is a text",
    }
}

/// What is written behind a word and its `=`, if it is not missing.
pub(crate) fn value_form(word: &str, is_missing: bool) -> String {
    match word {
        "unchecked" => UNCHECKED_FORM.to_owned(),
        "allow" | "burst" | "concurrent" | "cooldown" | "cost" | "deadline" | "decoy" | "group"
        | "name" | "observe" | "rate" | "rate(server)" | "reply" | "unreliable" | "when" => {
            let why = if is_missing { format!("`{word}` has no value: ") } else { String::new() };
            format!("{why}{}", key_form(word))
        }
        _ => BEHIND_A_WORD.to_owned(),
    }
}

/// A rate or a time with a wrong part, underlined under its own text.
pub(crate) fn underlined(form: &str, text: &str, from: usize, to: usize, why: &str) -> String {
    let carets = "^".repeat(to.saturating_sub(from).max(1));
    format!("{why}\n  \"{text}\"\n   {}{carets}\n{form}", " ".repeat(from))
}

/// Two remotes of a group whose buckets differ, and what to do about it, `as` the other one has it.
pub(crate) fn group_rates(group: &str, other: &str, what: &str) -> String {
    format!("the group `{group}` has one bucket: {what}, as `{other}` has it")
}

/// A parameter that a key names and the remote does not have; it has those that are `known`.
pub(crate) fn no_such_parameter(name: &str, nearest: Option<&str>, known: &[&str]) -> String {
    let instead = match nearest {
        Some(nearest) => format!("; did you mean `{nearest}`?"),
        None if known.is_empty() => ", and no other".to_owned(),
        None => format!("; it has `{}`", known.join("`, `")),
    };
    format!("this remote has no parameter `{name}`{instead}")
}

/// A field that `near` names and its payload does not have; it has those that are `known`.
pub(crate) fn no_such_field(name: &str, nearest: Option<&str>, known: &[&str]) -> String {
    let instead = match nearest {
        Some(nearest) => format!("; did you mean `{nearest}`?"),
        None if known.is_empty() => {
            ", and no other: put what it has to be near to beside it".to_owned()
        }
        None => format!("; beside this one it has `{}`", known.join("`, `")),
    };
    format!("there is no field `{name}` here{instead}")
}

/// A field that `near` names, of a type that is nowhere.
pub(crate) fn near_no_place(ty: &str) -> String {
    format!(
        "nothing can be near a `{ty}`: name a field that is a place (`[f32; 3]`, `Vec3`), or an id of something that has one"
    )
}

/// A name that a pattern gives to a part of a parameter.
pub(crate) fn part_of_a_pattern(name: &str) -> String {
    format!(
        "`{name}` is a part of a pattern: give the parameter one name, as in `order: Order`, and take it \
         apart in the body"
    )
}

// What may be wrong with a rate or a time.
pub(crate) const RATE_WITHOUT_SLASH: &str = "this rate has no `/`";
pub(crate) const RATE_OF_NONE: &str = "a rate of none lets nobody in";
pub(crate) const RATE_COUNT: &str = "the count is over 4,294,967,295";
pub(crate) const RATE_OF_NO_DIGITS: &str =
    "the count is written in digits alone, without a sign or a point";
pub(crate) const RATE_WITHOUT_COUNT: &str = "the count is missing";
pub(crate) const RATE_WITH_BLANK: &str = "a rate has no blanks";
pub(crate) const RATE_TOO_FAST: &str =
    "a rate is at most one in a nanosecond, and this one is more";
pub(crate) const TIME_UNIT: &str = "the unit of a time is `ms`, `s`, `min` or `h`";
pub(crate) const COOLDOWN_OF_NOTHING: &str =
    "a cooldown of 0 is none: leave it out, or make it longer";
pub(crate) const DEADLINE_OF_NOTHING: &str = "a deadline of 0 is over before the body begins";
pub(crate) const TIME_OF_NOTHING: &str = "a time of 0: nothing fits into it";
pub(crate) const TIME_WITHOUT_NUMBER: &str = "a time begins with a number";
pub(crate) const TIME_TOO_LONG: &str = "a time is at most 250 years, and this one is longer";

/// A rule on the inside of a value whose length has none.
pub(crate) fn inside_without_length(word: &str) -> String {
    let through = match word {
        "each" => "; an array and an option take the rule of what they hold, without `each`",
        _ => "",
    };
    format!(
        "`{word}` says what is inside, and not how much of it: add `max_len(n)` or `len(a..=b)`{through}"
    )
}

/// Words for what holds several, on something that takes its `rule` itself.
pub(crate) fn without_each(what: &str, rule: &str, words: &[String]) -> String {
    format!("{what}: write `{rule}` without `{}`", words.join("` and `"))
}

/// A length of something that has one.
pub(crate) fn length_of_an_array(word: &str) -> String {
    format!("{IS_ARRAY}: leave `{word}` out")
}

/// A word for the elements of a list or a set, on a map; with its `rule`, if the map says nothing else.
pub(crate) fn each_of_a_map(rule: Option<&str>) -> String {
    let instead = rule.map_or_else(
        || "leave it out".to_owned(),
        |rule| {
            format!("write `keys({rule})` for its keys, `values({rule})` for its values, or both with the rule that each needs")
        },
    );
    format!("`each` is for lists and sets, and a map has `keys` and `values`: {instead}")
}

/// `keys` or `values` on a list or a set; with its `rule`, if that says nothing else.
pub(crate) fn keys_of_a_list(word: &str, rule: Option<&str>) -> String {
    let instead =
        rule.map_or_else(|| "leave it out".to_owned(), |rule| format!("write `each({rule})`"));
    format!("`{word}` is for maps, and a list or a set has `each`: {instead}")
}

/// `keys` or `values` on a text.
pub(crate) fn keys_of_a_text(word: &str) -> String {
    format!("`{word}` is for maps: leave it out of a text")
}

/// A word about characters on something that has none, as it is written; and what has texts, and where it says so.
pub(crate) fn characters_of(word: &str, source: &str, (what, place): (&str, &str)) -> String {
    format!(
        "`{word}` is for texts: take a `String`, or leave this out; texts that {what} holds have `{place}(max_len(32), {source})`"
    )
}

/// What is wrong with a `pattern`, as its parser says it.
#[cfg(feature = "pattern")]
pub(crate) fn no_pattern(told: &str) -> String {
    if told.starts_with("look-around") {
        return "a pattern cannot look ahead or behind, as `(?=…)` does: leave that out, or say it in a `check(path)`"
            .to_owned();
    }
    format!("this is no regular expression: {told}")
}
