//! A contract, as short as it can be.

use remote::__private::*;

enum Mark {}

impl Remote for Mark {
    const SPEC: RemoteSpec =
        RemoteSpec::call("mark", Rate::new(1, std::time::Duration::from_secs(1)));
    const POSITION: usize = 0;
    type Rules = Fields<(Bare,)>;
    type Args = (u8,);
    type Return = ();
}

impl Body<()> for Mark {
    fn run(_: Admitted<Self::Args>, (): &mut (), _: &Caller) {}
}

static CONTRACT: Contract = Contract { name: "marks", remotes: &[RemoteSchema::of::<Mark>()] };

fn main() {
    let _table: Table<()> = Table::new(&CONTRACT, const { &[Entry::sync::<Mark>()] });
}
