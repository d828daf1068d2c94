//! P3: a rate that lets nobody in.

use remote::__private::*;

enum Mark {}

impl Remote for Mark {
    const SPEC: RemoteSpec =
        RemoteSpec::call("mark", Rate::new(0, std::time::Duration::from_secs(1)));
    const POSITION: usize = 0;
    type Rules = Fields<(Bare,)>;
    type Args = (u8,);
    type Return = ();
}

static _SCHEMA: RemoteSchema = RemoteSchema::of::<Mark>();

fn main() {}
