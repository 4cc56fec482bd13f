//! Everything deleted, by a page that hears nothing of it any more or after a mark was lost.

use super::{ADD, anew, stops};
use crate::model::{Act, Event, Harm, How, Mirror, Mishap, Step, Wait, live};
use crate::support::phone::Post;

fn ends(who: usize, act: Act) -> Event {
    Event::Does(Step { who, how: How::ToTheEnd, heard: false, act })
}

/// The first letter of a value of localStorage goes bad.
fn spoils(which: usize) -> Event {
    Event::Goes(Mishap::Damages { twin: false, which, harm: Harm::Flips(0, 0) })
}

#[test]
fn deleting_comes_to_an_end_where_the_second_store_never_answers() {
    live(&[
        stops(1, 0, ADD),
        stops(0, 1, Act::Erase),
        stops(1, 0, Act::Wait(Wait::Moment)),
        stops(0, 3, Act::Tidy),
        Event::Posts(0, Post::Never),
    ]);
    live(&[
        anew(0, ADD),
        stops(2, 0, ADD),
        stops(0, 3, Act::Erase),
        stops(2, 0, Act::Wait(Wait::Moment)),
        Event::Posts(0, Post::Never),
    ]);
}

#[test]
fn a_page_that_slept_knows_a_deletion_that_was_counted_anew_because_local_storage_was_lost() {
    live(&[
        Event::Is(Mirror::Absent),
        anew(0, Act::Erase),
        anew(1, ADD),
        Event::Goes(Mishap::WipesLocal),
        stops(0, 0, ADD),
        stops(2, 0, Act::Erase),
        stops(0, 0, Act::Wait(Wait::Moment)),
    ]);
    live(&[
        anew(0, ADD),
        Event::Is(Mirror::Absent),
        stops(0, 0, ADD),
        ends(1, Act::Erase),
        Event::Thaws(0),
        anew(1, ADD),
        Event::Is(Mirror::Full(0)),
        Event::Goes(Mishap::WipesLocal),
        anew(0, Act::Erase),
    ]);
}

#[test]
fn a_page_that_slept_knows_a_deletion_that_was_counted_anew_because_the_mark_went_bad() {
    live(&[
        Event::Is(Mirror::Absent),
        stops(0, 0, ADD),
        ends(1, Act::Erase),
        Event::Thaws(0),
        spoils(0),
        stops(1, 0, ADD),
        stops(2, 0, Act::Erase),
        Event::Thaws(1),
    ]);
    live(&[
        Event::Is(Mirror::Refuses),
        anew(1, Act::Erase),
        spoils(0),
        Event::Goes(Mishap::Refuses(vec![Act::BackUp])),
        stops(1, 0, ADD),
        ends(2, Act::Erase),
        Event::Thaws(1),
    ]);
}

#[test]
fn a_second_store_that_counted_more_deletions_is_emptied_by_one_that_was_counted_anew() {
    live(&[
        anew(0, Act::Erase),
        anew(0, Act::Erase),
        anew(0, Act::Erase),
        anew(0, ADD),
        Event::Is(Mirror::Absent),
        spoils(1),
        anew(0, Act::Erase),
    ]);
}

#[test]
fn what_went_bad_in_the_second_store_does_not_keep_what_was_deleted_while_it_refused() {
    live(&[
        anew(0, ADD),
        Event::Goes(Mishap::Full { room: 110, ballast: false, acts: vec![ADD] }),
        anew(0, ADD),
        Event::Is(Mirror::Refuses),
        Event::Goes(Mishap::Damages { twin: true, which: 5, harm: Harm::BecomesThat(6) }),
        stops(0, 0, ADD),
        ends(1, Act::Erase),
        Event::Thaws(0),
        Event::Goes(Mishap::Refuses(vec![ADD])),
    ]);
}

#[test]
fn everything_is_deleted_where_the_mark_had_gone_bad_and_the_page_stops_half_way() {
    live(&[stops(1, 0, ADD), spoils(5), stops(1, 6, Act::Erase), Event::Posts(0, Post::LastFirst)]);
}

#[test]
fn an_older_state_whose_mark_went_bad_before_everything_was_deleted_stays_deleted() {
    live(&[
        stops(0, 0, ADD),
        spoils(7),
        anew(0, ADD),
        anew(0, ADD),
        anew(0, ADD),
        stops(0, 0, ADD),
        ends(1, Act::Erase),
        Event::Thaws(0),
        Event::Goes(Mishap::Loses(15)),
    ]);
}
