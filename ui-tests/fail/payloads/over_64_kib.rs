//! P4: a payload that may need over 64 KiB.

use remote::__private::*;

enum Mark {}

impl Remote for Mark {
    const SPEC: RemoteSpec =
        RemoteSpec::call("mark", Rate::new(1, std::time::Duration::from_secs(1)));
    const POSITION: usize = 0;
    type Rules = Fields<(Counted<0, 20_000>,)>;
    type Args = (String,);
    type Return = ();
}

static _SCHEMA: RemoteSchema = RemoteSchema::of::<Mark>();

fn main() {}
