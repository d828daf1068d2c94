//! P1: a world that cannot answer what a rule asks of it.

use remote::__private::*;

enum Mark {}

impl Remote for Mark {
    const SPEC: RemoteSpec =
        RemoteSpec::call("mark", Rate::new(1, std::time::Duration::from_secs(1)));
    const POSITION: usize = 0;
    type Rules = Fields<(NearCharacter<{ 5f32.to_bits() }>,)>;
    type Args = ([f32; 3],);
    type Return = ();
}

struct Flatland;

impl Body<Flatland> for Mark {
    fn run(_: Admitted<Self::Args>, _: &mut Flatland, _: &Caller) {}
}

fn main() {}
