//! Permissions: by variant, by constant, with numbers of their own, at both doors.

use remote::Permission;

use remote::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(u8)]
enum Staff {
    Mute,
    Kick = 7,
    Ban = 63,
}

impl Staff {
    const STRICTEST: Self = Self::Ban;
}

use Staff::Mute;

struct Game;

impl HasPermissions for Game {
    type Permission = Staff;
}

#[remotes(admin)]
impl Game {
    #[remote(rate = "5/s", allow = Mute)]
    fn mute(&mut self, _caller: &Caller) {}

    #[remote(allow = Staff::Kick, rate = "5/s")]
    fn kick(&mut self, _caller: &Caller) -> bool {
        true
    }

    #[remote(rate = "5/min", allow = Staff::STRICTEST)]
    async fn ban(_world: World<Self>, _caller: &Caller) {}

    #[remote(rate = "5/s")]
    fn ask(&mut self, _caller: &Caller) {}
}

#[remotes]
trait Moderation: HasPermissions<Permission = Staff> {
    #[remote(rate = "5/s", allow = Staff::Kick)]
    fn kick_out(&mut self, caller: &Caller);

    #[remote(rate = "5/s", allow = Staff::STRICTEST)]
    async fn ban_for_ever(world: World<Self>, caller: &Caller) -> bool;
}

impl Moderation for Game {
    fn kick_out(&mut self, _caller: &Caller) {}

    async fn ban_for_ever(_world: World<Self>, _caller: &Caller) -> bool {
        true
    }
}

fn main() {
    let allowed = |table: remote::Table<Game>| {
        table.contract().remotes.iter().map(|remote| remote.spec.allow).collect::<Vec<_>>()
    };
    let of = |number| Some(Permission::new(number));
    assert_eq!(allowed(admin::remotes()), [of(0), of(7), of(63), None]);
    assert_eq!(allowed(moderation::remotes()), [of(7), of(63)]);
}
