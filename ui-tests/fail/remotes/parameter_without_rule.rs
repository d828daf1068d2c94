//! P3: a parameter that needs a rule and has none.

use remote::__private::*;

enum Mark {}

impl Remote for Mark {
    const SPEC: RemoteSpec =
        RemoteSpec::call("mark", Rate::new(1, std::time::Duration::from_secs(1)));
    const POSITION: usize = 0;
    type Rules = Fields<(Bare,)>;
    type Args = (f32,);
    type Return = ();
}

fn main() {}
