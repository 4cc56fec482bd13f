use super::*;
use crate::cramp::Severity;
use crate::insight::Stretched;
use proptest::prelude::*;

fn night(text: &str) -> Night {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().unwrap());
    let year = i32::try_from(parts.next().unwrap()).unwrap();
    Night::on(NaiveDate::from_ymd_opt(year, parts.next().unwrap(), parts.next().unwrap()).unwrap())
}

fn span(from: &str, to: &str) -> Span {
    Span { from: night(from), to: night(to) }
}

fn cramp(severity: u8) -> CrampFacts {
    CrampFacts {
        hour: Some(2),
        muscle: Some(Muscle::Calf),
        side: Some(Side::Left),
        severity: Severity::new(severity),
        band: Some(Band::ThreeToFive),
        relief: vec![Relief::Stretching, Relief::Standing],
        helped: Some(Helped::Yes),
    }
}

fn quiet(text: &str) -> NightFacts {
    NightFacts { quiet: true, ..NightFacts::unlogged(night(text)) }
}

fn bad(text: &str) -> NightFacts {
    NightFacts { cramps: vec![cramp(6)], ..NightFacts::unlogged(night(text)) }
}

#[test]
fn a_week_counts_its_cramp_nights_its_quiet_ones_and_its_gaps() {
    // Monday 16 to Sunday 22 November, then Monday 23.
    let facts = [bad("2026-11-16"), quiet("2026-11-18"), quiet("2026-11-23")];
    let weeks = bins(&facts, span("2026-11-16", "2026-11-24"), Grain::Week, Weekday::Mon);
    let seen: Vec<_> = weeks.iter().map(|bin| (bin.cramped, bin.quiet(), bin.unlogged())).collect();
    assert_eq!(seen, [(1, 1, 5), (0, 1, 1)]);
    let from_sunday = bins(&facts, span("2026-11-16", "2026-11-24"), Grain::Week, Weekday::Sun);
    assert_eq!(from_sunday[0].calendar, 6);
    assert_eq!(from_sunday[0].start, night("2026-11-15").evening());
}

#[test]
fn months_and_years_are_those_of_the_calendar() {
    let whole = span("2026-01-15", "2027-03-02");
    let months = bins(&[bad("2026-02-28")], whole, Grain::Month, Weekday::Mon);
    assert_eq!((months.len(), months[1].calendar, months[1].cramped), (15, 28, 1));
    assert_eq!(bins(&[], whole, Grain::Year, Weekday::Mon).len(), 2);
    assert_eq!(Grain::of(whole), Grain::Month);
    assert_eq!(Grain::of(span("2026-01-01", "2026-04-22")), Grain::Week);
    assert_eq!(Grain::of(span("2016-01-01", "2026-01-01")), Grain::Year);
}

#[test]
fn nothing_is_counted_from_nothing() {
    assert_eq!(nights(&[]), Share::default());
    assert_eq!((pain(&[]).median(), pain(&[]).ends()), (None, None));
    assert_eq!((durations(&[]).usual(), durations(&[]).longest()), (None, None));
    assert!(reliefs(&[]).is_empty());
    assert_eq!(places(&[]).len(), 5);
}

#[test]
fn the_middle_pain_of_an_even_number_may_be_a_half() {
    let of = |values: &[u8]| {
        let facts = NightFacts { cramps: values.iter().map(|v| cramp(*v)).collect(), ..quiet("2026-11-16") };
        (pain(std::slice::from_ref(&facts)).median(), pain(&[facts]).ends())
    };
    assert_eq!(of(&[3, 8, 6]), (Some(12), Some((3, 8))));
    assert_eq!(of(&[6, 7]), (Some(13), Some((6, 7))));
    assert_eq!(of(&[0]), (Some(0), Some((0, 0))));
    let unsaid =
        NightFacts { cramps: vec![CrampFacts { severity: None, ..cramp(0) }], ..quiet("2026-11-16") };
    assert_eq!((pain(std::slice::from_ref(&unsaid)).unsaid, pain(&[unsaid]).median()), (1, None));
}

#[test]
fn when_two_things_were_tried_the_answer_counts_for_each() {
    let tried = reliefs(&[bad("2026-11-16")]);
    assert_eq!(
        tried.iter().map(|one| (one.relief, one.times, one.answers)).collect::<Vec<_>>(),
        [(Relief::Stretching, 1, [1, 0, 0]), (Relief::Standing, 1, [1, 0, 0]),]
    );
}

#[test]
fn a_cramp_without_a_muscle_or_a_leg_is_still_counted() {
    let lost = CrampFacts { muscle: None, side: None, ..cramp(5) };
    let facts = NightFacts { cramps: vec![lost, cramp(5)], ..quiet("2026-11-16") };
    let places = places(std::slice::from_ref(&facts));
    assert_eq!(places.iter().map(Place::total).sum::<usize>(), 2);
    assert_eq!((places[5].muscle, places[5].unsaid), (None, 1));
}

#[test]
fn a_night_without_a_tick_is_one_nobody_spoke_of_whatever_else_was_ticked() {
    let facts = [
        NightFacts { habits: [Habit::Alcohol].into(), ..bad("2026-11-16") },
        NightFacts { habits: [Habit::Walk].into(), ..quiet("2026-11-17") },
        bad("2026-11-18"),
        NightFacts { habits: [Habit::Alcohol].into(), ..NightFacts::unlogged(night("2026-11-19")) },
    ];
    let counts = habit(&facts, Habit::Alcohol);
    assert_eq!((counts.ticked, counts.unsaid), (Share { with: 1, of: 1 }, Share { with: 1, of: 2 }));
    let counts = habit(&facts, Habit::Caffeine);
    assert_eq!((counts.ticked.of, counts.unsaid), (0, Share { with: 2, of: 3 }));
}

#[test]
fn the_middle_length_and_the_longest() {
    let lasting = |band| CrampFacts { band, ..cramp(5) };
    let bands = [Some(Band::UnderOne), Some(Band::OneToTwo), Some(Band::SixToTen), None];
    let facts = NightFacts { cramps: bands.map(lasting).to_vec(), ..quiet("2026-11-16") };
    let found = durations(&[facts]);
    assert_eq!(
        (found.usual(), found.longest(), found.unknown),
        (Some(Band::OneToTwo), Some(Band::SixToTen), 1)
    );
}

proptest! {
    #[test]
    fn every_night_of_the_span_is_in_one_column(days in proptest::collection::btree_map(0_i64..900, 0_u8..3, 0..80), from in 0_i64..400, long in 0_i64..500) {
        let at = |day: i64| Night::on(night("2024-01-01").evening() + TimeDelta::days(day));
        let facts: Vec<NightFacts> = days.iter().map(|(day, kind)| NightFacts {
            quiet: *kind == 1,
            cramps: if *kind == 2 { vec![cramp(4)] } else { Vec::new() },
            stretched: Stretched::Done,
            ..NightFacts::unlogged(at(*day))
        }).collect();
        let span = Span { from: at(from), to: at(from + long) };
        let share = nights(span.of(&facts));
        for grain in [Grain::Week, Grain::Month, Grain::Year] {
            let bins = bins(&facts, span, grain, Weekday::Mon);
            prop_assert_eq!(bins.iter().map(|bin| bin.calendar).sum::<usize>(), span.nights());
            prop_assert_eq!(bins.iter().map(|bin| bin.logged).sum::<usize>(), share.of);
            prop_assert_eq!(bins.iter().map(|bin| bin.cramped).sum::<usize>(), share.with);
        }
    }
}
