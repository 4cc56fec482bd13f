//! What the model found, as short as it could be made, with a name.

use super::{Act, Event, Harm, How, Mishap, Step, Wait, live};

/// Which tab, and whether it looks at storage anew first.
#[derive(Clone, Copy)]
enum Who {
    First,
    Second,
    Stale,
}

fn step(who: Who, heard: bool, act: Act) -> Event {
    let (who, how) = match who {
        Who::First => (0, How::ToTheEnd),
        Who::Second => (1, How::Anew),
        Who::Stale => (1, How::ToTheEnd),
    };
    Event::Does(Step { who, how, heard, act })
}

fn does(who: Who, act: Act) -> Event {
    step(who, false, act)
}

const ADD: Act = Act::Add { odd: false };
const ODD: Act = Act::Add { odd: true };

#[test]
fn a_month_put_away_by_a_tab_that_is_behind_does_not_drop_what_another_tab_wrote_as_the_same_revision() {
    live(&[
        does(Who::First, ADD),
        does(Who::First, Act::Wait(Wait::Weeks)),
        does(Who::Second, Act::Settings),
        Event::Goes(Mishap::Refuses(vec![Act::Edit(0)])),
        does(Who::First, Act::Wait(Wait::Weeks)),
        does(Who::Stale, Act::Edit(0)),
        does(Who::First, Act::Tidy),
    ]);
    live(&[
        does(Who::Second, ADD),
        step(Who::First, true, ODD),
        does(Who::First, Act::Edit(0)),
        does(Who::Stale, Act::Edit(5)),
        does(Who::First, Act::Tidy),
    ]);
}

#[test]
fn settings_chosen_after_everything_was_deleted_are_not_taken_for_those_before() {
    live(&[
        does(Who::First, Act::Settings),
        does(Who::First, Act::Erase),
        does(Who::First, Act::Settings),
        Event::Goes(Mishap::Loses(5)),
    ]);
}

#[test]
fn a_damaged_mark_of_an_erasure_in_the_second_store_takes_nothing_with_it() {
    live(&[
        does(Who::First, Act::Erase),
        does(Who::First, Act::Settings),
        Event::Goes(Mishap::Damages { twin: true, which: 1, harm: Harm::Flips(0, 0) }),
        Event::Goes(Mishap::Damages { twin: true, which: 16, harm: Harm::Cuts(118) }),
    ]);
    live(&[
        does(Who::First, Act::Erase),
        does(Who::First, Act::Settings),
        Event::Goes(Mishap::Damages { twin: true, which: 2, harm: Harm::Flips(0, 0) }),
        Event::Goes(Mishap::Damages { twin: true, which: 16, harm: Harm::Cuts(118) }),
    ]);
}

#[test]
fn the_value_of_one_revision_under_the_key_of_another_is_noticed() {
    live(&[
        Event::Goes(Mishap::Full { room: 0, ballast: false, acts: vec![ODD] }),
        does(Who::Second, Act::Edit(0)),
        does(Who::First, Act::Edit(0)),
        Event::Goes(Mishap::Damages { twin: false, which: 7, harm: Harm::BecomesThat(14) }),
    ]);
}

#[test]
fn what_the_second_store_refuses_to_delete_is_deleted_at_the_next_start() {
    live(&[
        does(Who::First, ODD),
        does(Who::First, ADD),
        Event::Goes(Mishap::Refuses(vec![Act::Erase, Act::Tidy])),
    ]);
    live(&[
        does(Who::First, ADD),
        does(Who::First, Act::Wait(Wait::Back)),
        does(Who::Second, Act::Edit(0)),
        Event::Goes(Mishap::Refuses(vec![Act::Erase])),
    ]);
}

#[test]
fn a_tab_that_another_left_behind_by_deleting_everything_brings_nothing_back() {
    live(&[does(Who::First, ODD), does(Who::Second, Act::Erase), Event::Goes(Mishap::Dies(Act::Tidy, 2))]);
}

#[test]
fn what_was_set_aside_in_the_second_store_may_go_bad_there_too() {
    live(&[
        does(Who::First, ADD),
        does(Who::First, ADD),
        Event::Goes(Mishap::Damages { twin: true, which: 0, harm: Harm::Flips(0, 0) }),
        Event::Goes(Mishap::Damages { twin: true, which: 2, harm: Harm::Flips(0, 0) }),
    ]);
    live(&[
        does(Who::Second, ADD),
        Event::Goes(Mishap::Damages { twin: false, which: 0, harm: Harm::Flips(0, 0) }),
        does(Who::Stale, ADD),
        does(Who::Stale, Act::Edit(2)),
        Event::Goes(Mishap::Loses(1)),
    ]);
}
