//! One remote: its constant, and the one call that is its body.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Generics;
use syn::spanned::Spanned;

use super::doubted::{self, Doubted};
use super::rule::{self, Markers};
use super::{ends, local_at, reply, world};
use crate::model::{Condition, Cooldown, Cost, Door, Outline, Param, Remote, Table, Value};
use crate::names::{expression, plain};

/// The type that names a remote in generated code.
pub(crate) fn marker(table: &Outline, remote: &Remote) -> Ident {
    let (name, span) = (plain(&remote.ident), remote.ident.span());
    match &table.door {
        Door::Impl(_) => format_ident!("__remote_{name}", span = span),
        // There they stand in the author's scope, where other tables have theirs.
        Door::Trait(ident) => format_ident!("__{}__{name}", plain(ident), span = span),
    }
}

/// What client and server share of a remote.
pub(crate) fn contract(
    table: &Table,
    number: usize,
    remote: &Remote,
    p: &TokenStream,
) -> TokenStream {
    let marker = marker(&table.outline, remote);
    let cfgs = &remote.cfgs;
    let no_generics = Generics::default();
    let mut markers = Markers::new(marker.to_string().trim_start_matches("__"));
    let rules: Vec<_> = remote
        .params
        .iter()
        .map(|param| rule::tokens(&param.value, &no_generics, p, &mut markers))
        .collect();
    let fields: Vec<_> = remote
        .params
        .iter()
        .zip(&rules)
        .map(|(param, rule)| markers.field(&param.value, rule, &no_generics, p))
        .collect();
    let answered = remote.params.iter().zip(&fields).map(|(param, name)| {
        let answered = (!remote.is_guests).then(|| answered(&table.outline, &param.value, name, p));
        quote!(#(#cfgs)* #answered)
    });
    let types = remote.params.iter().map(|param| doubted::taken(&param.value, remote.is_async, p));
    let args = quote!((#(#types,)*));
    let params =
        if fields.is_empty() { quote!(#p::Fields<()>) } else { quote!(#p::Of<(#(#fields,)*)>) };
    let stated = remote.reply.as_ref();
    let reply = remote
        .returns
        .as_ref()
        .map_or_else(|| quote!(#p::Bare), |returns| reply::rule(stated, returns, p, &mut markers));
    let answer_fits = remote.returns.as_ref().map(|returns| {
        let fits = reply::fits(stated, returns, &marker, p);
        quote!(#(#cfgs)* #fits)
    });
    let type_return = remote.returns.as_ref().map_or_else(
        || {
            quote!(
                type Return = ();
            )
        },
        |ty| doubted::returned(ty, p),
    );
    let markers = markers.items().iter().map(|marker| quote!(#(#cfgs)* #marker));
    let fits = remote.params.iter().zip(&fields).map(|(param, name)| {
        let how = if remote.is_guests { "guest_parameter_fits" } else { "parameter_fits" };
        let fits = rule::fits(&param.value, name, how, p);
        quote!(#(#cfgs)* #fits)
    });
    let together = (remote.params.len() > 1).then(|| {
        let p = rule::respan(p, remote.ident.span());
        quote_spanned!(remote.ident.span()=> #(#cfgs)* const _: () = #p::parameters_fit::<#marker>();)
    });
    let spec = spec(remote, p);
    let cost = remote.cost.as_ref().map(|Cost { param, ident, expr, .. }| {
        let (index, at) = (syn::Index::from(*param), rule::respan(p, expr.span()));
        let tokens = quote_spanned!(expr.span()=> #at::Cost::tokens(#expr));
        quote! {
            #[inline]
            fn cost(__args: &Self::Args) -> #p::u32 {
                let #ident = &__args.#index;
                #tokens
            }
        }
    });
    let affordable = remote.cost.as_ref().map(|Cost { expr, .. }| {
        let p = rule::respan(p, expr.span());
        quote_spanned!(expr.span()=> #(#cfgs)* const _: () = #p::affordable::<#marker>();)
    });
    let position = position(table, number);
    quote! {
        #(#markers)*
        #(#fits)*
        #(#answered)*
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(non_camel_case_types)]
        enum #marker {}
        #(#cfgs)*
        #[allow(deprecated)]
        impl #p::Remote for #marker {
            const SPEC: #p::RemoteSpec = #spec;
            const POSITION: #p::usize = #position;
            type Rules = #params;
            type Args = #args;
            #type_return
            type Reply = #reply;
            #cost
        }
        #together
        #answer_fits
        #affordable
    }
}

/// That the world can be asked about a parameter.
fn answered(table: &Outline, value: &Value, name: &Ident, p: &TokenStream) -> TokenStream {
    let (_, at) = rule::ends(&value.rule);
    let (p, name) = (rule::respan(p, at), Ident::new(&name.to_string(), at));
    match &table.door {
        Door::Impl(world) => quote_spanned!(at=> impl #p::AnsweredBy<#world> for #name {}),
        // Which world that is, whoever implements the trait says.
        Door::Trait(_) => quote_spanned! {at=>
            impl<__W> #p::AnsweredBy<__W> for #name where #name: #p::Askable<__W> {}
        },
    }
}

/// The number of a remote among those that are compiled.
fn position(table: &Table, number: usize) -> TokenStream {
    let before = table.remotes.iter().take(number);
    if before.clone().all(|other| other.cfgs.is_empty()) {
        let number = Literal::usize_unsuffixed(number);
        return quote!(#number);
    }
    let each = before.map(|other| {
        let cfgs = &other.cfgs;
        quote!(#(#cfgs)* ())
    });
    quote!({
        const __BEFORE: &[()] = &[#(#each),*];
        __BEFORE.len()
    })
}

fn spec(remote: &Remote, p: &TokenStream) -> TokenStream {
    let name = &remote.name;
    let count = Literal::u32_unsuffixed(remote.rate.count);
    let period = duration(remote.rate.period);
    let mut rate = quote!(#p::Rate::new(#count, #period));
    if let Some(burst) = &remote.burst {
        let at = rule::respan(p, burst.span());
        let burst = quote_spanned! {burst.span()=>
            { const __BURST: #at::u32 = #at::burst(#burst); __BURST }
        };
        rate = quote!(#rate.with_burst(#burst));
    }
    let kind = if remote.returns.is_some() { quote!(call) } else { quote!(event) };
    let cooldown = remote.cooldown.map(|Cooldown { time, span }| {
        let (p, time) = (rule::respan(p, span), duration(time));
        let lasting = quote_spanned!(span=> #p::cooldown(#rate, #time));
        let time = quote!({ const __COOLDOWN: ::core::time::Duration = #lasting; __COOLDOWN });
        quote!(.cooldown(#time))
    });
    let mut spec = quote!(#p::RemoteSpec::#kind(#name, #rate) #cooldown);
    if !remote.params.is_empty() {
        let names = remote.params.iter().map(|param| plain(&param.ident));
        spec = quote!(#spec.params(&[#(#names),*]));
    }
    if !remote.when.is_empty() {
        let names = remote.when.iter().map(|condition| told(condition, remote));
        spec = quote!(#spec.when(&[#(#names),*]));
    }
    if let Some(allow) = &remote.allow {
        let ((first, last), name) = (ends(allow), expression(allow));
        let p = rule::respan(p, first);
        let permission = quote_spanned!(first=> #p::permission);
        let number = quote_spanned!(first=> (#allow) as #p::u64);
        let permission = quote_spanned!(last=> #permission(#number, #name));
        spec = quote!(#spec.allow(#permission, #name));
    }
    if remote.is_guests {
        spec = quote!(#spec.guest());
    }
    if let Some(group) = &remote.group {
        spec = quote!(#spec.group(#group));
    }
    if let Some(rate) = remote.server_rate {
        let count = Literal::u32_unsuffixed(rate.count);
        let period = duration(rate.period);
        spec = quote!(#spec.server_rate(#p::Rate::new(#count, #period)));
    }
    if let Some(Cost { place, .. }) = &remote.cost {
        spec = quote!(#spec.cost(#place));
    }
    if remote.is_unreliable {
        spec = quote!(#spec.unreliable());
    }
    if remote.is_observed {
        spec = quote!(#spec.observe());
    }
    if remote.is_decoy {
        spec = quote!(#spec.decoy());
    }
    if remote.is_async {
        spec = quote!(#spec.asynchronous());
    }
    if let Some(deadline) = remote.deadline {
        let deadline = duration(deadline);
        spec = quote!(#spec.deadline(#deadline));
    }
    if remote.is_concurrent {
        spec = quote!(#spec.concurrent());
    }
    spec
}

/// A condition as reports name it: with the parameters that it sees.
fn told(condition: &Condition, remote: &Remote) -> String {
    let name = &condition.function.name;
    if condition.params.is_empty() {
        return name.clone();
    }
    let params = condition.params.iter().filter_map(|number| remote.params.get(*number));
    let params: Vec<_> = params.map(|param| plain(&param.ident)).collect();
    format!("{name}({})", params.join(", "))
}

fn duration(duration: std::time::Duration) -> TokenStream {
    if duration.subsec_nanos() == 0 {
        let seconds = Literal::u64_unsuffixed(duration.as_secs());
        quote!(::core::time::Duration::from_secs(#seconds))
    } else {
        // A literal has at least milliseconds, and at most 292 years of them.
        let millis =
            Literal::u64_unsuffixed(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX));
        quote!(::core::time::Duration::from_millis(#millis))
    }
}

/// The body, and the author's own conditions before it.
pub(crate) fn body(table: &Table, remote: &Remote, p: &TokenStream) -> TokenStream {
    let marker = marker(&table.outline, remote);
    let Remote { ident, cfgs, .. } = remote;
    let (generics, world) = world(&table.outline.door);
    // The author's function by its full name, so that none of a trait's can take its place.
    let of = match &table.outline.door {
        Door::Impl(world) => quote!(#world),
        Door::Trait(name) => quote_spanned!(ident.span()=> __W as #name),
    };
    let when = when(remote, &table.outline.door, p);
    let at = ident.span();
    let who = who(remote, p);
    let (taken, args) = taken(remote);
    let p = &rule::respan(p, at);
    let given = quote_spanned!(at=> __world, #who, #(#args),*);
    let call = remote.returns.as_ref().and_then(Doubted::of_returned).map_or_else(
        || quote_spanned!(at=> <#of>::#ident(#given)),
        |doubted| doubted.call_of(&of, ident, given.clone()),
    );
    let (body_trait, run) = if remote.is_async {
        let run = quote_spanned! {at=>
            async fn run(
                __args: #p::Admitted<Self::Args>,
                __world: #p::World<#world>,
                __caller: #p::Caller,
            ) -> Self::Return {
                #taken
                #call.await
            }
        };
        (quote!(AsyncBody), run)
    } else {
        let (body_trait, calling) = if remote.is_guests {
            (quote!(GuestBody), quote_spanned!(at=> __guest: &#p::Guest))
        } else {
            (quote!(Body), quote_spanned!(at=> __caller: &#p::Caller))
        };
        let run = quote_spanned! {at=>
            #[inline]
            fn run(
                __args: #p::Admitted<Self::Args>,
                __world: &mut #world,
                #calling,
            ) -> Self::Return {
                #taken
                #call
            }
        };
        (body_trait, run)
    };
    quote! {
        #(#cfgs)*
        impl #generics #p::#body_trait<#world> for #marker {
            #when
            #run
        }
    }
}

/// Takes the arguments out of what was admitted, and each of them.
fn taken(remote: &Remote) -> (TokenStream, Vec<TokenStream>) {
    let at = remote.ident.span();
    let doubted = |param: &Param| Doubted::of(&param.value, &Generics::default());
    if !remote.params.iter().any(|param| doubted(param).is_some()) {
        let numbers = 0..remote.params.len();
        let args: Vec<_> = numbers.map(|number| format_ident!("__arg{number}")).collect();
        let taken = quote_spanned!(at=> let (#(#args,)*) = __args.into_inner(););
        return (taken, args.into_iter().map(Ident::into_token_stream).collect());
    }
    let values = Ident::new("__values", at);
    let args = remote.params.iter().zip(0u32..).map(|(param, number)| {
        let place = syn::Index { index: number, span: at };
        doubted(param)
            .map_or_else(|| quote!(#values.#place), |doubted| doubted.one_of(&values, &place))
    });
    let args = args.collect();
    (quote_spanned!(at=> let #values = __args.into_inner();), args)
}

/// Who calls, as the author's function takes him. What its type does not name is held against who it is, there.
fn who(remote: &Remote, p: &TokenStream) -> TokenStream {
    let (name, at) = (if remote.is_guests { "guest" } else { "caller" }, remote.ident.span());
    let who = format_ident!("__{name}", span = at);
    let who = if remote.is_async { quote_spanned!(at=> &#who) } else { quote!(#who) };
    let Some(alias) = &remote.alias else { return who };
    let (first, last) = ends(alias);
    let (p, name) = (rule::respan(p, first), Ident::new(name, last));
    quote_spanned!(last=> #p::#name(#who))
}

fn when(remote: &Remote, door: &Door, p: &TokenStream) -> Option<TokenStream> {
    if remote.when.is_empty() {
        return None;
    }
    let (_, world_type) = world(door);
    let (who, who_type) =
        if remote.is_guests { ("__guest", quote!(Guest)) } else { ("__caller", quote!(Caller)) };
    let each = remote.when.iter().enumerate().map(|(number, condition)| {
        let path = &condition.function.path;
        let at = path.span();
        let (world, caller) = (local_at("__world", at), local_at(who, at));
        let number = Literal::usize_unsuffixed(number);
        let params = condition.params.iter().map(|number| {
            let index = syn::Index::from(*number);
            quote!(, &__args.#index)
        });
        let p = rule::respan(p, at);
        // Declared and used in the author's place: what the compiler says of it stands there.
        let given = Ident::new("__given", at);
        // A world that is not named here could not be written as the compiler would show it.
        let handed = match door {
            Door::Impl(_) => quote_spanned!(at=> #p::world_given(#given)),
            Door::Trait(_) => quote!(#given),
        };
        let call = quote_spanned!(at=> #path(#handed, #caller #(#params)*));
        let held = quote_spanned!(at=> #p::when(#call, #number));
        quote! {
            let #given = #world;
            #held?;
        }
    });
    let caller = local_at(who, proc_macro2::Span::call_site());
    Some(quote! {
        #[inline]
        fn when(
            __args: &Self::Args,
            __world: &#world_type,
            #caller: &#p::#who_type,
        ) -> #p::Checked<()> {
            #(#each)*
            #p::Ok(())
        }
    })
}
