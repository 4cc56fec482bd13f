//! Each answer, in each part that advises.

use super::*;
use crate::aftercare::Aftercare;
use crate::id::Id;
use crate::plan::What;
use crate::safety::{Advice, Age, Offer};
use crate::settings::Settings;
use crate::sheet::{OwnRoutine, SignsNote};
use crate::stretch::{Choice, Plan, Played, Stance, Stretch};
use std::collections::BTreeSet;

fn now() -> Moment {
    Moment::parse_local("2026-11-24T09:00", 60).unwrap()
}

/// A diary with these rounds of answers, each so many hours from now.
fn rounds(rounds: &[(i64, &[Sign])]) -> Diary {
    let mut diary = Diary::default();
    for (at, (hours, signs)) in rounds.iter().enumerate() {
        let when = now().plus(hours * HOUR);
        let note = SignsNote::of(&signs.iter().copied().collect());
        let entry = note.sheet(when).map(Entry::Sheet);
        let id = Id::from_parts(when.epoch(), u64::try_from(at).unwrap());
        assert!(diary.take(diary.revise(&id, EntryKind::Signs, entry, when)));
    }
    diary
}

fn told(signs: &[Sign], risks: Option<&[Risk]>) -> Option<LegWarning> {
    LegWarning::of(&rounds(&[(-1, signs)]), risks, now())
}

/// Every part that advises, and whether it is open.
fn parts(leg: Option<LegWarning>, risks: Option<&[Risk]>) -> Vec<(&'static str, bool)> {
    let settings =
        Settings { risks: risks.map(<[Risk]>::to_vec), age: Some(Age::To64), ..Settings::default() };
    let offer = settings.advice(leg).map_or(Offer::EVERYTHING, |advice| advice.offer);
    let seated = Choice::ALL.into_iter().find(|choice| choice.id() == "b-chair").unwrap();
    let own = OwnRoutine::begin(Stretch::HamstringChair);
    let plan = Plan { played: Played::Set(seated), ..Plan::from(seated) };
    vec![
        ("sets", Choice::ALL.into_iter().any(|choice| offer.allows(choice))),
        ("the list of sets", Stance::ALL.into_iter().any(|stance| !offer.listed(stance).is_empty())),
        ("the set to begin with", offer.suggested(None).is_some()),
        ("own sets", offer.allows_steps(&own.steps)),
        ("stretches of an own set", Stretch::ALL.into_iter().any(|one| offer.allows_stretch(one))),
        ("the player", offer.allows_plan(&plan)),
        ("a gentler set", offer.gentler_than(&Plan::from(Choice::ALL[0])).is_some()),
        ("after a cramp", !Aftercare::offered(leg).is_empty()),
        ("evening: bath", What::Bath.suits(leg)),
        ("evening: legs up", What::Legs.suits(leg)),
        ("evening: stretch", What::Stretch.suits(leg)),
    ]
}

#[test]
fn each_sign_of_a_leg_closes_every_part_and_every_other_sign_none() {
    for sign in Sign::ALL {
        for risks in [None, Some(&[][..])] {
            let leg = told(&[sign], risks);
            assert_eq!(leg.is_some(), SIGNS.contains(&sign), "{sign:?}");
            for (part, open) in parts(leg, risks) {
                // Before the questions the seated set is the only gentler one of a standing set.
                assert_eq!(open, leg.is_none(), "{sign:?}, {part}");
            }
            assert!(What::Coffee.suits(leg) && What::Drink.suits(leg) && What::Lights.suits(leg));
        }
    }
}

#[test]
fn the_answer_before_stretching_closes_every_part_and_no_other_answer_does_so_elsewhere() {
    for risk in Risk::ALL {
        let risks = &[risk][..];
        let leg = told(&[], Some(risks));
        assert_eq!(leg.is_some(), risk == Risk::LegChange, "{risk:?}");
        assert_eq!(Aftercare::offered(leg).is_empty(), leg.is_some());
        if leg.is_some() {
            assert!(parts(leg, Some(risks)).iter().all(|(_, open)| !open), "{risk:?}");
        }
    }
}

#[test]
fn every_pair_of_answers_is_closed_when_either_is() {
    for sign in Sign::ALL {
        for risk in Risk::ALL {
            let leg = told(&[sign], Some(&[risk]));
            assert_eq!(leg.is_some(), SIGNS.contains(&sign) || risk == Risk::LegChange);
            let Some(leg) = leg else { continue };
            assert_eq!((leg.stretch, leg.cold), (risk == Risk::LegChange, sign == Sign::ColdLeg));
            assert_eq!(leg.signs.is_some(), SIGNS.contains(&sign));
        }
    }
}

#[test]
fn a_later_round_replaces_an_earlier_one_both_ways() {
    let of = |all: &[(i64, &[Sign])]| LegWarning::of(&rounds(all), None, now());
    assert!(of(&[(-48, &[Sign::OneLeg]), (-1, &[Sign::Numb])]).is_none());
    assert!(of(&[(-48, &[Sign::OneLeg]), (-1, &[])]).is_none());
    assert!(of(&[(-48, &[]), (-1, &[Sign::OneLeg])]).is_some());
    // However long ago: no time opens it.
    assert!(of(&[(-24 * 700, &[Sign::ColdLeg])]).is_some_and(|leg| leg.cold));
    // A clock that was years ahead does not close it for years.
    assert!(of(&[(24 * 900, &[Sign::OneLeg]), (-1, &[])]).is_none());
    assert!(of(&[]).is_none());
}

#[test]
fn a_sign_is_carried_over_before_its_month_can_be_put_away_and_only_once() {
    let after = |days: i64, risks: &[Risk]| {
        let when = now().plus(days * 24 * HOUR);
        LegWarning::of(&rounds(&[(0, &[Sign::OneLeg])]), Some(risks), when).unwrap().is_to_carry(when)
    };
    assert!(!after(9, &[]) && after(11, &[]) && !after(11, &[Risk::LegChange]));
    // Even one ticked on the last day of a month is carried while that month is open.
    let last = Moment::parse_local("2026-11-30T23:00", 0).unwrap();
    let id = Id::from_parts(last.epoch(), 1);
    assert!(!crate::month::Month::of(&id).is_closed(last.plus(11 * 24 * HOUR)));
}

#[test]
fn a_cold_leg_leads_with_the_emergency_number_and_a_swollen_one_with_today() {
    assert_eq!(told(&[Sign::ColdLeg, Sign::OneLeg], None).map(LegWarning::says), Some(&leg::NOW));
    for sign in [Sign::OneLeg, Sign::Pregnant] {
        assert_eq!(told(&[sign], None).map(LegWarning::says), Some(&leg::TODAY));
    }
    let leg = told(&[], Some(&[Risk::LegChange])).unwrap();
    assert_eq!(Advice::closed(leg).sentences, leg.sentences());
}

#[test]
fn the_text_is_read_as_the_shape_of_the_sheet_reads_it() {
    let agree = |text: &str| {
        let shape: BTreeSet<String> = serde_json::from_str::<SignsNote>(text).unwrap().ticked;
        for sign in Sign::ALL {
            assert_eq!(ticks(text, sign.id()), shape.contains(sign.id()), "{text}, {sign:?}");
        }
    };
    for sign in Sign::ALL {
        for other in Sign::ALL {
            let note = SignsNote::of(&[sign, other].into());
            agree(note.sheet(now()).unwrap().text());
        }
    }
    agree(r#"{"at":1,"offset":0}"#);
    agree(r#"{"at":1,"offset":0,"ticked":[]}"#);
    agree(r#"{"ticked" : [ "one-leg" , "numb" ],"offset":0,"at":1}"#);
    agree(r#"{"at":1,"offset":0,"ticked":["not-one-leg"],"gone":["one-leg"]}"#);
    agree(r#"{"at":1,"gone":["one-leg"],"offset":0,"ticked":["numb","cold-leg"]}"#);
}
