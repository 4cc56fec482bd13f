//! What the model found, as short as it could be made, with a name.

mod deletions;

use super::{Act, Event, Harm, How, Mirror, Mishap, Step, Wait, live};
use crate::support::phone::Post;

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

fn stops(who: usize, steps: usize, act: Act) -> Event {
    Event::Does(Step { who, how: How::Stops(steps), heard: false, act })
}

fn anew(who: usize, act: Act) -> Event {
    Event::Does(Step { who, how: How::Anew, heard: false, act })
}

#[test]
fn a_page_that_deleted_everything_brings_nothing_back_before_it_is_loaded_anew() {
    live(&[
        anew(0, ADD),
        Event::Is(Mirror::Absent),
        anew(0, ADD),
        stops(0, 5, Act::Erase),
        stops(0, 1, Act::Edit(0)),
    ]);
}

#[test]
fn deleting_is_not_overtaken_by_comparing() {
    live(&[
        anew(0, ADD),
        stops(1, 3, Act::Erase),
        anew(0, Act::Edit(0)),
        anew(0, ADD),
        Event::Posts(1, Post::LastFirst),
    ]);
}

#[test]
fn what_only_a_page_knows_is_no_reason_to_drop_what_a_store_has() {
    live(&[
        Event::Does(Step { who: 0, how: How::Anew, heard: true, act: ADD }),
        Event::Is(Mirror::Absent),
        anew(0, Act::Edit(0)),
        Event::Thaws(1),
        Event::Goes(Mishap::WipesLocal),
    ]);
}

#[test]
fn damaged_settings_do_not_drop_older_ones_that_are_whole() {
    live(&[
        Event::Goes(Mishap::Dies(Act::Settings, 10)),
        Event::Is(Mirror::Absent),
        anew(0, ADD),
        anew(0, ADD),
        anew(0, Act::Settings),
        Event::Goes(Mishap::Damages { twin: false, which: 8, harm: Harm::Flips(0, 0) }),
    ]);
}

#[test]
fn everything_deleted_while_local_storage_was_lost_and_the_second_store_away_stays_deleted() {
    live(&[anew(0, ADD), Event::Is(Mirror::Absent), Event::Goes(Mishap::Loses(2)), anew(0, Act::Erase)]);
}

#[test]
fn an_open_page_keeps_nothing_of_what_was_deleted_after_the_browser_lost_local_storage() {
    live(&[
        Event::Is(Mirror::Refuses),
        anew(0, ADD),
        anew(1, Act::BackUp),
        Event::Goes(Mishap::WipesLocal),
        anew(0, Act::Erase),
    ]);
}

#[test]
fn a_value_that_reaches_the_second_store_after_it_went_bad_in_the_first_heals() {
    live(&[
        stops(2, 0, ADD),
        Event::Goes(Mishap::Damages { twin: false, which: 2, harm: Harm::Flips(0, 0) }),
        Event::Thaws(1),
    ]);
}

#[test]
fn a_damaged_mark_of_the_first_store_does_not_bring_back_what_the_second_could_not_delete_yet() {
    live(&[
        Event::Goes(Mishap::Full { room: 0, ballast: false, acts: vec![ODD, Act::Settings] }),
        anew(0, ADD),
        Event::Goes(Mishap::Dies(Act::BackUp, 0)),
        anew(0, ADD),
        anew(0, ADD),
        Event::Is(Mirror::Absent),
        Event::Goes(Mishap::Damages { twin: false, which: 6, harm: Harm::Flips(0, 0) }),
        anew(1, Act::Erase),
    ]);
}

#[test]
fn what_a_page_only_heard_of_and_went_bad_since_replaces_nothing() {
    live(&[
        Event::Is(Mirror::Absent),
        anew(1, ADD),
        anew(2, ADD),
        Event::Does(Step { who: 0, how: How::Anew, heard: true, act: Act::Edit(1) }),
        Event::Goes(Mishap::Damages { twin: false, which: 10, harm: Harm::Flips(0, 0) }),
    ]);
    live(&[
        anew(2, ADD),
        Event::Goes(Mishap::Full { room: 0, ballast: false, acts: vec![ODD] }),
        Event::Is(Mirror::Absent),
        anew(0, Act::Settings),
        Event::Does(Step { who: 0, how: How::Anew, heard: true, act: Act::Tidy }),
        Event::Goes(Mishap::Damages { twin: false, which: 17, harm: Harm::Flips(29, 0) }),
    ]);
}

#[test]
fn everything_deleted_with_the_clock_put_back_and_the_second_store_away_stays_deleted() {
    live(&[
        anew(0, ADD),
        Event::Is(Mirror::Absent),
        anew(0, Act::Wait(Wait::Back)),
        Event::Goes(Mishap::Loses(1)),
        anew(0, Act::Erase),
    ]);
}

#[test]
fn deleting_that_was_overtaken_by_another_deletion_does_not_put_the_mark_back() {
    live(&[
        anew(2, ADD),
        stops(1, 3, Act::Erase),
        anew(0, Act::Erase),
        stops(2, 5, ADD),
        Event::Thaws(1),
        anew(0, Act::Settings),
    ]);
    live(&[
        stops(0, 0, ADD),
        does(Who::Second, Act::Erase),
        does(Who::First, ADD),
        stops(0, 3, Act::Erase),
        Event::Does(Step { who: 2, how: How::Stops(0), heard: true, act: ADD }),
        Event::Does(Step { who: 0, how: How::Stops(3), heard: true, act: Act::Erase }),
        stops(2, 0, Act::Wait(Wait::Moment)),
    ]);
}

#[test]
fn what_was_restored_after_everything_was_deleted_is_not_taken_out_by_a_page_that_slept() {
    live(&[
        anew(0, ADD),
        Event::Goes(Mishap::Dies(Act::BackUp, 0)),
        stops(2, 0, Act::Settings),
        does(Who::First, Act::Erase),
        Event::Thaws(0),
        Event::Is(Mirror::Absent),
        stops(0, 0, Act::Restore),
        Event::Does(Step { who: 2, how: How::ToTheEnd, heard: false, act: Act::Erase }),
        Event::Thaws(0),
        Event::Goes(Mishap::WipesTwin),
    ]);
}

#[test]
fn settings_chosen_on_a_page_under_which_local_storage_was_lost_are_not_taken_for_deleted_ones() {
    live(&[
        stops(0, 0, ADD),
        stops(2, 6, Act::Erase),
        Event::Thaws(0),
        Event::Is(Mirror::Absent),
        Event::Goes(Mishap::WipesLocal),
        Event::Does(Step { who: 2, how: How::ToTheEnd, heard: false, act: Act::Settings }),
    ]);
}

#[test]
fn settings_that_went_bad_twice_in_the_first_store_come_from_the_second() {
    live(&[
        anew(0, Act::Settings),
        anew(0, ADD),
        anew(0, ADD),
        Event::Is(Mirror::Refuses),
        Event::Goes(Mishap::Damages { twin: false, which: 13, harm: Harm::Flips(0, 0) }),
        Event::Goes(Mishap::Damages { twin: false, which: 4, harm: Harm::Flips(0, 0) }),
    ]);
}

#[test]
fn a_page_that_slept_brings_nothing_back_where_local_storage_was_lost_after_everything_was_deleted() {
    live(&[
        anew(2, ADD),
        stops(0, 0, ADD),
        does(Who::Stale, Act::Erase),
        Event::Thaws(0),
        Event::Is(Mirror::Absent),
        Event::Goes(Mishap::WipesLocal),
    ]);
}

#[test]
fn what_a_page_saves_anew_does_not_drop_the_later_revision_that_comes_back() {
    live(&[
        stops(1, 0, ADD),
        Event::Does(Step { who: 2, how: How::ToTheEnd, heard: false, act: Act::Erase }),
        Event::Thaws(1),
        Event::Does(Step { who: 1, how: How::Anew, heard: true, act: ADD }),
        anew(1, Act::Edit(0)),
        Event::Is(Mirror::Absent),
        Event::Goes(Mishap::WipesLocal),
    ]);
}

#[test]
fn what_only_the_second_store_took_is_not_dropped_for_an_older_revision_of_the_first() {
    live(&[
        anew(0, ADD),
        Event::Goes(Mishap::Refuses(vec![Act::Wait(Wait::Months)])),
        Event::Goes(Mishap::Full {
            room: 0,
            ballast: false,
            acts: vec![Act::Edit(0), Act::Tidy, Act::Return],
        }),
    ]);
}

#[test]
fn a_beginning_that_came_while_everything_was_being_deleted_is_deleted_for_good() {
    live(&[
        stops(1, 3, Act::Erase),
        anew(0, ADD),
        Event::Goes(Mishap::Full { room: 0, ballast: false, acts: vec![ADD] }),
        Event::Does(Step { who: 1, how: How::ToTheEnd, heard: false, act: ADD }),
        stops(0, 0, Act::Edit(0)),
        Event::Does(Step { who: 1, how: How::ToTheEnd, heard: false, act: Act::Erase }),
        Event::Thaws(0),
        Event::Goes(Mishap::Loses(7)),
    ]);
}

#[test]
fn a_leftover_that_only_a_damaged_month_replaces_comes_back_to_local_storage() {
    live(&[
        anew(0, ODD),
        Event::Is(Mirror::Absent),
        does(Who::First, Act::Tidy),
        Event::Goes(Mishap::Damages { twin: false, which: 2, harm: Harm::Flips(0, 0) }),
    ]);
}

#[test]
fn a_page_that_is_seen_again_believes_no_answer_from_before() {
    live(&[
        anew(0, Act::Settings),
        stops(1, 0, Act::Settings),
        Event::Goes(Mishap::WipesLocal),
        stops(0, 1, Act::Return),
    ]);
}

#[test]
fn settings_that_a_page_knows_and_that_went_bad_in_the_first_store_do_not_drop_older_ones() {
    live(&[
        anew(0, Act::Settings),
        Event::Goes(Mishap::Dies(Act::BackUp, 0)),
        Event::Is(Mirror::Absent),
        Event::Goes(Mishap::Dies(Act::Settings, 6)),
        anew(2, ADD),
        Event::Goes(Mishap::Damages { twin: false, which: 14, harm: Harm::Flips(0, 0) }),
    ]);
}
