//! Anything a person does, in two tabs, and anything a phone does to them: nothing that was called saved is lost.
//!
//! `shrunk.rs` has what it found. `world.rs` carries out, `promise.rs` knows what was called saved and checks that it is there.

mod promise;
mod shrunk;
mod world;

use proptest::prelude::*;
use world::World;

/// What a person does.
#[derive(Clone, Debug)]
pub enum Act {
    Add { odd: bool },
    Edit(usize),
    Delete(usize),
    Settings,
    Tidy,
    Erase,
    BackUp,
    Restore,
    Undo,
    Wait(Wait),
}

/// How the clock goes.
#[derive(Clone, Copy, Debug)]
pub enum Wait {
    Moment,
    Weeks,
    Months,
    /// Somebody set it back.
    Back,
}

/// Which tab.
#[derive(Clone, Copy, Debug)]
pub enum Who {
    First,
    /// The second, looking at storage anew before it does something.
    Second,
    /// The second, with what it had in memory.
    Stale,
}

/// One act. When `heard`, the other tab learns of it.
#[derive(Clone, Debug)]
pub struct Step {
    pub who: Who,
    pub heard: bool,
    pub act: Act,
}

/// One thing that goes wrong. After each the phone starts again.
#[derive(Clone, Debug)]
pub enum Mishap {
    /// The first tab dies at a call of an act.
    Dies(Act, u32),
    /// It dies while it starts.
    DiesStarting(u32),
    /// The battery is pulled: the last writes of localStorage are lost.
    Loses(usize),
    Damages {
        twin: bool,
        which: usize,
        harm: Harm,
    },
    WipesLocal,
    WipesTwin,
    /// localStorage is full while these are done.
    Full {
        room: usize,
        ballast: bool,
        acts: Vec<Act>,
    },
    /// The second store refuses while these are done.
    Refuses(Vec<Act>),
}

/// What happens to one value.
#[derive(Clone, Debug)]
pub enum Harm {
    Flips(usize, u8),
    Cuts(usize),
    Becomes(&'static str),
    /// It becomes the value of another key.
    BecomesThat(usize),
}

#[derive(Clone, Debug)]
pub enum Event {
    Does(Step),
    Goes(Mishap),
}

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        5 => proptest::bool::weighted(0.2).prop_map(|odd| Act::Add { odd }),
        5 => (0_usize..8).prop_map(Act::Edit),
        2 => (0_usize..8).prop_map(Act::Delete),
        2 => Just(Act::Settings),
        4 => Just(Act::Tidy),
        1 => Just(Act::Erase),
        2 => Just(Act::BackUp),
        2 => Just(Act::Restore),
        1 => Just(Act::Undo),
        3 => prop_oneof![2 => Just(Wait::Moment), 2 => Just(Wait::Weeks), 3 => Just(Wait::Months), 1 => Just(Wait::Back)]
            .prop_map(Act::Wait),
    ]
}

fn steps() -> impl Strategy<Value = Step> {
    let who = prop_oneof![4 => Just(Who::First), 1 => Just(Who::Second), 2 => Just(Who::Stale)];
    (who, any::<bool>(), acts()).prop_map(|(who, heard, act)| Step { who, heard, act })
}

fn mishaps() -> impl Strategy<Value = Mishap> {
    let harm = prop_oneof![
        4 => (0_usize..400, 0_u8..7).prop_map(|(place, bit)| Harm::Flips(place, bit)),
        2 => (0_usize..400).prop_map(Harm::Cuts),
        1 => prop_oneof![Just(""), Just("null"), Just("2|cramp|x|1|5|00000000|null")].prop_map(Harm::Becomes),
        1 => (0_usize..20).prop_map(Harm::BecomesThat),
    ];
    let few = || proptest::collection::vec(acts(), 1..4);
    prop_oneof![
        4 => (acts(), 0_u32..16).prop_map(|(act, calls)| Mishap::Dies(act, calls)),
        2 => (0_u32..24).prop_map(Mishap::DiesStarting),
        3 => (0_usize..24).prop_map(Mishap::Loses),
        4 => (any::<bool>(), 0_usize..20, harm).prop_map(|(twin, which, harm)| Mishap::Damages { twin, which, harm }),
        1 => Just(Mishap::WipesLocal),
        1 => Just(Mishap::WipesTwin),
        1 => (0_usize..300, any::<bool>(), few()).prop_map(|(room, ballast, acts)| Mishap::Full { room, ballast, acts }),
        1 => few().prop_map(Mishap::Refuses),
    ]
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![5 => steps().prop_map(Event::Does), 2 => mishaps().prop_map(Event::Goes)];
    proptest::collection::vec(event, 1..14)
}

/// 10,000 where it counts; fewer where somebody waits (`MODEL_CASES`).
fn cases() -> ProptestConfig {
    let wanted = std::env::var("MODEL_CASES").ok().and_then(|text| text.parse().ok());
    let cases = wanted.unwrap_or(5_000);
    ProptestConfig { cases, max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() }
}

/// Carries everything out on one phone, checking after every mishap and at the end.
pub fn live(events: &[Event]) {
    let mut world = World::begin();
    for event in events {
        match event {
            Event::Does(step) => world.does(step),
            Event::Goes(mishap) => world.goes(mishap),
        }
    }
    world.ends();
}

proptest! {
    #![proptest_config(cases())]

    // The same property twice, so that both cores work on it.
    #[test]
    fn what_was_called_saved_is_there_whatever_happens_between(events in events()) {
        live(&events);
    }

    #[test]
    fn and_again_with_other_cases(events in events()) {
        live(&events);
    }
}
