use super::*;
use crate::moment::SECOND;
use proptest::prelude::*;

fn at(text: &str) -> Moment {
    Moment::parse_local(text, 0).unwrap()
}

#[test]
fn easing_keeps_the_measured_length() {
    let mut cramp = Cramp::begin(at("2026-11-24T02:14"), Some(Muscle::Foot));
    cramp.ease(cramp.start.plus(190 * SECOND));
    assert_eq!(cramp.ending, Ending::Measured(190 * SECOND));
    assert_eq!(cramp.length(), "3 min 10 s");
}

#[test]
fn a_clock_left_running_all_night_becomes_unknown_never_hours() {
    let mut cramp = Cramp::begin(at("2026-11-24T02:14"), None);
    cramp.ease(at("2026-11-24T07:00"));
    assert_eq!(cramp.ending, Ending::Unknown);
}

#[test]
fn easing_twice_changes_nothing() {
    let mut cramp = Cramp::begin(at("2026-11-24T02:14"), None);
    cramp.ease(at("2026-11-24T02:16"));
    let once = cramp.clone();
    cramp.ease(at("2026-11-24T02:30"));
    assert_eq!(cramp, once);
}

#[test]
fn bands_meet_without_gap_at_both_sides_of_each_edge() {
    for (seconds, band) in [
        (0, Band::UnderOne),
        (59, Band::UnderOne),
        (60, Band::OneToTwo),
        (179, Band::OneToTwo),
        (180, Band::ThreeToFive),
        (359, Band::ThreeToFive),
        (360, Band::SixToTen),
        (600, Band::SixToTen),
        (601, Band::OverTen),
    ] {
        assert_eq!(Band::of(seconds * SECOND), band, "{seconds} s");
    }
}

#[test]
fn what_was_no_cramp_stops_its_clock_and_asks_nothing_more() {
    for instead in Instead::ALL {
        let mut cramp = Cramp::begin(at("2026-11-24T02:14"), Some(Muscle::Calf));
        assert!(cramp.is_cramp() && !cramp.is_told() && cramp.name() == "Cramp");
        cramp.was_not(instead);
        assert_eq!((cramp.ending, cramp.is_cramp(), cramp.is_told()), (Ending::Unknown, false, true));
        assert!(!cramp.is_running(cramp.start) && cramp.name() != "Cramp");
    }
    let mut eased = Cramp::begin(at("2026-11-24T02:14"), None);
    eased.ease(eased.start.plus(SECOND));
    eased.was_not(Instead::AchingLegs);
    assert_eq!(eased.ending, Ending::Measured(SECOND), "what was measured stays");
}

#[test]
fn a_draft_asks_for_what_is_missing_in_one_sentence() {
    let mut cramp = Cramp::begin(at("2026-11-24T02:14"), Some(Muscle::Calf));
    cramp.side = Some(Side::Right);
    cramp.ease(cramp.start.plus(190 * SECOND));
    assert_eq!(cramp.question(Hours::TwentyFour), "02:14, right calf, about 3 minutes: how bad was it?");
    cramp.severity = Severity::new(4);
    assert_eq!(cramp.question(Hours::TwentyFour), "02:14, right calf, about 3 minutes: what helped?");
    cramp.side = None;
    cramp.ending = Ending::Unknown;
    assert_eq!(
        cramp.question(Hours::TwentyFour),
        "02:14, calf, we do not know for how long: which leg was it?"
    );
    for (seconds, words) in [(29, "under 1 minute"), (30, "about 1 minute"), (90, "about 2 minutes")] {
        cramp.ending = Ending::Measured(seconds * SECOND);
        assert!(cramp.question(Hours::TwentyFour).contains(words), "{seconds}");
    }
}

#[test]
fn a_time_nobody_knows_is_not_said() {
    let cramp = Cramp::told_later(at("2026-11-24T00:00"));
    assert_eq!((cramp.time(Hours::TwentyFour).as_str(), cramp.ending), ("00:00", Ending::Unknown));
    assert_eq!(Cramp { untimed: true, ..cramp }.time(Hours::TwentyFour), "time not known");
}

#[test]
fn the_place_is_said_as_a_person_says_it() {
    let mut cramp = Cramp::begin(at("2026-11-24T02:14"), Some(Muscle::Foot));
    assert_eq!(cramp.place().as_deref(), Some("foot"));
    cramp.side = Some(Side::Right);
    assert_eq!(cramp.place().as_deref(), Some("right foot"));
    cramp.muscle = Some(Muscle::Other);
    assert_eq!(cramp.place().as_deref(), Some("right leg"));
}

proptest! {
    #[test]
    fn a_measured_cramp_is_never_negative_nor_longer_than_an_hour(length in -86_400_000_i64..86_400_000) {
        let mut cramp = Cramp::begin(at("2026-11-24T02:14"), None);
        cramp.ease(cramp.start.plus(length));
        match cramp.ending {
            Ending::Measured(kept) => prop_assert!(kept == length && (0..=LONGEST_BELIEVED).contains(&kept)),
            Ending::Unknown => prop_assert!(!(0..=LONGEST_BELIEVED).contains(&length)),
            Ending::Ongoing | Ending::Said(_) => prop_assert!(false),
        }
    }

    #[test]
    fn reliefs_stay_ordered_and_single(ticks in proptest::collection::vec((0_usize..7, any::<bool>()), 0..30)) {
        let mut cramp = Cramp::begin(at("2026-11-24T02:14"), None);
        for (which, tried) in ticks {
            cramp.set_relief(Relief::ALL[which], tried);
            prop_assert_eq!(cramp.relief.contains(&Relief::ALL[which]), tried);
        }
        prop_assert!(cramp.relief.is_sorted() && cramp.relief.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
