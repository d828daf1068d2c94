//! A contract, listed.

use std::time::Duration;

use super::model::{Characters, Check, Event, GUEST, Kind, Rate, Remote, Rule, Value, Whole};
use crate::core::contract::remote::{RemoteKind, RemoteSchema};
use crate::core::contract::table::Contract;
use crate::core::value::shape::{self, Bound, Shape};
use crate::core::wire::frame::{MAX_CALL_BYTES, MAX_HEADER_BYTES, MAX_TOLD_HEADER_BYTES};

pub(super) fn remotes(contract: &'static Contract) -> impl Iterator<Item = Remote> {
    contract.remotes.iter().map(|schema| remote(contract.name, schema))
}

pub(super) fn events(contract: &'static Contract) -> impl Iterator<Item = Event> {
    contract.events.iter().map(|schema| Event {
        name: format!("{}.{}", contract.name, schema.name),
        largest_frame: schema.shape.max_bytes.saturating_add(MAX_TOLD_HEADER_BYTES),
    })
}

fn remote(table: &str, schema: &'static RemoteSchema) -> Remote {
    let spec = &schema.spec;
    Remote {
        name: format!("{table}.{}", spec.name),
        kind: match spec.kind {
            RemoteKind::Call => Kind::Call,
            RemoteKind::Event => Kind::Event,
        },
        decoy: spec.decoy,
        rate: rate(spec.rate),
        server_rate: spec.server_rate.map(rate),
        cooldown_ms: spec.cooldown.map(millis),
        group: spec.group.map(str::to_owned),
        cost: spec.cost.map(str::to_owned),
        permission: if spec.guest {
            Some(GUEST.to_owned())
        } else {
            spec.allow.map(|_| spec.allow_name.to_owned())
        },
        when: spec.when.iter().map(|name| (*name).to_owned()).collect(),
        observed: spec.observe,
        deadline_ms: spec.future.map(|body| millis(body.deadline)),
        concurrent: spec.future.is_some_and(|body| body.concurrent),
        largest_frame: schema.args.max_bytes.saturating_add(match spec.kind {
            RemoteKind::Call => MAX_HEADER_BYTES,
            RemoteKind::Event => MAX_HEADER_BYTES.saturating_sub(MAX_CALL_BYTES),
        }),
        largest_allocation: schema.args.heap.most,
        largest_answer: match spec.kind {
            RemoteKind::Call => schema.answer.max_bytes,
            RemoteKind::Event => 0,
        },
        values: values(schema),
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

fn rate(rate: crate::core::rate::Rate) -> Rate {
    let period_ns = u64::try_from(rate.period().as_nanos()).unwrap_or(u64::MAX);
    Rate { calls: rate.count(), period_ns, burst: rate.burst() }
}

fn values(schema: &'static RemoteSchema) -> Vec<Value> {
    let mut list = List { values: Vec::new(), depth: Rule::None };
    let params = schema.spec.params;
    match schema.args.kind {
        shape::Kind::Tuple(parts) => {
            for (name, part) in params.iter().zip(parts) {
                list.place((*name).to_owned(), part, Vec::new());
            }
        }
        // Not by the macros, whose parameters are a tuple.
        _ => list.place("payload".to_owned(), schema.args, Vec::new()),
    }
    list.values
}

struct List {
    values: Vec<Value>,
    /// How deep the type in itself may lie whose place is listed.
    depth: Rule,
}

impl List {
    /// Lists what is at `place`, under these rules of the author's own.
    fn place(&mut self, place: String, shape: &'static Shape, checks: Vec<Check>) {
        match shape.kind {
            shape::Kind::Checked(inner, name, version) => {
                let mut checks = checks;
                checks.push(Check { path: name.to_owned(), version });
                self.place(place, inner, checks);
            }
            shape::Kind::Optional(inner) => {
                if !checks.is_empty() {
                    self.value(place.clone(), "optional", Rule::None, checks);
                }
                self.place(format!("{place}?"), inner, Vec::new());
            }
            shape::Kind::Unit => self.whole(place, "nothing", shape, checks),
            shape::Kind::Record(fields) => {
                self.whole(place.clone(), "struct", shape, checks);
                self.fields(&place, fields);
            }
            shape::Kind::Tuple(parts) => {
                self.whole(place.clone(), "tuple", shape, checks);
                for (number, part) in parts.iter().enumerate() {
                    self.place(format!("{place}.{number}"), part, Vec::new());
                }
            }
            shape::Kind::Array(element, count) => {
                if let Some(form) = leaf(element) {
                    self.value(place, &format!("[{form}; {count}]"), rule(shape.bound), checks);
                } else {
                    // Its rule is that of its elements.
                    if !checks.is_empty() {
                        self.value(place.clone(), "array", Rule::None, checks);
                    }
                    self.place(format!("{place}[{count}]"), element, Vec::new());
                }
            }
            shape::Kind::Choice(variants) => {
                let names: Vec<_> = variants.iter().map(|variant| variant.name).collect();
                self.value(place.clone(), &names.join(" | "), rule(shape.bound), checks);
                for variant in variants {
                    self.fields(&format!("{place}::{}", variant.name), variant.fields);
                }
            }
            shape::Kind::List(element) => {
                self.value(place.clone(), "list", rule(shape.bound), checks);
                self.place(format!("{place}[]"), element, Vec::new());
            }
            shape::Kind::Set(element) => {
                self.value(place.clone(), "set", rule(shape.bound), checks);
                self.place(format!("{place}[]"), element, Vec::new());
            }
            shape::Kind::Map(key, value) => {
                self.value(place.clone(), "map", rule(shape.bound), checks);
                self.place(format!("{place}[].key"), key, Vec::new());
                self.place(format!("{place}[].value"), value, Vec::new());
            }
            shape::Kind::Characters(characters) => {
                self.value(place, "text", rule(shape.bound), checks);
                if let Some(value) = self.values.last_mut() {
                    value.characters = Some(Characters {
                        multiline: characters.multiline,
                        charset: characters.charset.to_vec(),
                        pattern: characters.pattern.map(str::to_owned),
                    });
                }
            }
            shape::Kind::Nested(around) => {
                // One of these may stand in another.
                let outer = std::mem::replace(&mut self.depth, rule(shape.bound));
                self.place(place, around, checks);
                self.depth = outer;
            }
            shape::Kind::Recursive => {
                let depth = self.depth.clone();
                self.value(place, "the same again", depth, checks);
            }
            _ => {
                let form = leaf(shape).unwrap_or_else(|| "value".to_owned());
                self.value(place, &form, rule(shape.bound), checks);
            }
        }
    }

    /// What is made of places of its own has a line only where something is said of the whole.
    fn whole(&mut self, place: String, form: &str, shape: &Shape, checks: Vec<Check>) {
        let rule = rule(shape.bound);
        if rule != Rule::None || !checks.is_empty() {
            self.value(place, form, rule, checks);
        }
    }

    fn fields(&mut self, place: &str, fields: &'static [shape::Place]) {
        for field in fields {
            self.place(format!("{place}.{}", field.name), field.shape, Vec::new());
        }
    }

    fn value(&mut self, place: String, form: &str, rule: Rule, checks: Vec<Check>) {
        let form = form.to_owned();
        self.values.push(Value { place, form, rule, characters: None, checks });
    }
}

/// The name of a form without places in it.
fn leaf(shape: &Shape) -> Option<String> {
    Some(match shape.kind {
        shape::Kind::Bool => "bool".to_owned(),
        shape::Kind::Integer { bits, signed } => {
            format!("{}{bits}", if signed { 'i' } else { 'u' })
        }
        shape::Kind::Float { bits } => format!("f{bits}"),
        shape::Kind::Char => "char".to_owned(),
        shape::Kind::Text => "text".to_owned(),
        shape::Kind::Duration => "duration".to_owned(),
        shape::Kind::Id(name, raw) => format!("{name} ({})", leaf(raw)?),
        _ => return None,
    })
}

fn rule(bound: Bound) -> Rule {
    match bound {
        Bound::Nothing | Bound::ServerOnly => Rule::None,
        Bound::Any => Rule::Any,
        Bound::Unchecked(reason) => Rule::Unchecked { reason: reason.to_owned() },
        Bound::Range(least, most) => Rule::Range { least: Whole(least), most: Whole(most) },
        Bound::FloatRange(least, most) => {
            Rule::FloatRange { least: f64::from_bits(least), most: f64::from_bits(most) }
        }
        Bound::OneOf(numbers) => {
            Rule::OneOf { numbers: numbers.iter().copied().map(Whole).collect() }
        }
        Bound::Time(least, most) => {
            Rule::Time { least: Whole(nanos(least)), most: Whole(nanos(most)) }
        }
        Bound::Finite => Rule::Finite,
        Bound::MaxNorm(bits) => Rule::MaxNorm { most: f64::from_bits(bits) },
        Bound::Unit => Rule::Unit,
        Bound::Length(least, most) => Rule::Length { least, most },
        Bound::Depth(levels, bytes) => Rule::Depth { levels, bytes },
        Bound::Known => Rule::Known { place: None },
        Bound::KnownIn(place) => Rule::Known { place: Some(format!("{place:?}")) },
        Bound::Owned => Rule::Owned,
        Bound::Target => Rule::Target,
        Bound::OwnId => Rule::Caller,
        Bound::Near(field, bits) => {
            Rule::Near { field: field.to_owned(), most: f64::from(f32::from_bits(bits)) }
        }
        Bound::NearCharacter(bits) => Rule::NearCharacter { most: f64::from(f32::from_bits(bits)) },
    }
}

/// The longest `Duration` has fewer.
fn nanos(nanos: u128) -> i128 {
    i128::try_from(nanos).unwrap_or(i128::MAX)
}
