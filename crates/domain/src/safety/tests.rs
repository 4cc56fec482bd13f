//! Who may do what.

use super::*;
use crate::content::leg;
use crate::id::Id;
use crate::sheet::OwnRoutine;
use proptest::prelude::*;

fn offer(ticked: &[Risk]) -> Offer {
    advise(ticked, None).offer
}

fn allowed(offer: Offer) -> String {
    let ids: Vec<String> =
        Choice::ALL.into_iter().filter(|choice| offer.allows(*choice)).map(Choice::id).collect();
    ids.join(" ")
}

fn every_age() -> Vec<Option<Age>> {
    let mut ages: Vec<Option<Age>> = Age::ALL.into_iter().map(Some).collect();
    ages.push(None);
    ages
}

#[test]
fn none_of_these_opens_standing_chair_and_bed_and_says_nothing() {
    let advice = advise(&[], None);
    let offer = advice.offer;
    assert!(offer.standing() && offer.seated() && offer.bed() && offer.lean() && !offer.is_urgent());
    assert!(advice.sentences.is_empty());
    assert_eq!(offer.suggested(None).map(Choice::id).as_deref(), Some("b-standing"));
    assert_eq!(offer.suggested(Some(Stance::Bed)).map(Choice::id).as_deref(), Some("b-bed"));
}

#[test]
fn any_tick_hides_every_standing_set_and_says_whom_to_ask() {
    // A changed leg is no matter for a physiotherapist: see below.
    for risk in Risk::ALL.into_iter().filter(|risk| *risk != Risk::LegChange) {
        for age in every_age() {
            let advice = advise(&[risk], age);
            assert!(!advice.offer.standing(), "{risk:?}");
            let standing = |choice: &Choice| choice.stance == Stance::Standing;
            assert!(!Choice::ALL.into_iter().filter(standing).any(|choice| advice.offer.allows(choice)));
            assert!(advice.sentences.contains(&&stretch::CHECK_FIRST), "{risk:?}");
            assert!(advice.sentences.contains(&risk.advice()), "{risk:?}");
        }
    }
}

#[test]
fn a_changed_leg_is_never_stretched() {
    for more in [&[][..], &[Risk::Fall, Risk::Pregnancy]] {
        let ticked = [&[Risk::LegChange], more].concat();
        let advice = advise(&ticked, Some(Age::To64));
        assert!(advice.offer.is_urgent());
        assert_eq!(allowed(advice.offer), "");
        assert_eq!(advice.sentences, [&leg::TODAY, &leg::DO_NOT, &leg::UNTIL]);
        assert!(!advice.offer.seated() && !advice.offer.standing() && !advice.offer.bed());
    }
}

#[test]
fn a_fall_means_the_chair_first_and_no_stretch_on_one_leg() {
    let offer = advise(&[Risk::Fall], Some(Age::To64)).offer;
    assert_eq!(allowed(offer), "b-chair a-chair c-chair d-chair b-bed a-bed c-bed d-bed d2-bed");
    assert_eq!(offer.stance(Some(Stance::Standing)), Some(Stance::Chair));
    assert_eq!(offer.stance(Some(Stance::Bed)), Some(Stance::Chair));
    assert!(offer.lean());
}

#[test]
fn a_new_hip_gets_upright_sets_on_a_chair_only() {
    let advice = advise(&[Risk::HipReplacement], Some(Age::To64));
    assert_eq!(allowed(advice.offer), "b-chair a-chair c-chair d-chair");
    assert!(!advice.offer.lean());
    assert!(advice.sentences.contains(&&stretch::SEATED_ONLY));
    for choice in Choice::ALL.into_iter().filter(|choice| advice.offer.allows(*choice)) {
        for step in choice.steps() {
            assert!(matches!(step.stretch, Stretch::CalfChair | Stretch::HamstringChair), "{choice:?}");
        }
    }
}

#[test]
fn weak_bones_never_lean_or_reach_behind_and_begin_lying_down() {
    let advice = advise(&[Risk::WeakBones], Some(Age::From65));
    assert_eq!(allowed(advice.offer), "b-chair a-chair c-chair d-chair b-bed d-bed");
    assert!(!advice.offer.lean());
    assert_eq!(advice.offer.suggested(Some(Stance::Chair)).map(Choice::id).as_deref(), Some("b-bed"));
    assert!(advice.sentences.contains(&&stretch::A_BONES_BEST));
    let both = advise(&[Risk::WeakBones, Risk::HipReplacement], None);
    assert_eq!(both.offer.stance(None), Some(Stance::Chair), "lying with a strap bends the hip far");
    assert!(!both.sentences.contains(&&stretch::A_BONES_BEST));
    assert_eq!(offer(&[Risk::WeakBones, Risk::Fall]).stance(None), Some(Stance::Bed));
}

#[test]
fn what_cannot_be_felt_or_has_not_healed_gets_no_timer() {
    for risk in [Risk::WoundsOrNumbness, Risk::MuscleTear, Risk::Surgery, Risk::Pregnancy] {
        let advice = advise(&[risk], Some(Age::To64));
        assert_eq!(allowed(advice.offer), "", "{risk:?}");
        assert!(!advice.offer.is_urgent() && !advice.offer.lean());
        assert_eq!(advice.offer.suggested(Some(Stance::Chair)), None);
        assert!(advice.sentences.contains(&&stretch::NO_TIMER), "{risk:?}");
    }
}

#[test]
fn the_stretch_on_one_leg_is_left_out_from_65_on_and_when_the_age_is_not_told() {
    for age in [Some(Age::From65), None] {
        let offer = advise(&[], age).offer;
        let ids: Vec<String> = offer.listed(Stance::Standing).into_iter().map(Choice::id).collect();
        assert_eq!(ids, ["b-standing", "a2-standing", "c2-standing", "e-standing"]);
    }
    assert!(advise(&[], Some(Age::From65)).sentences.contains(&&stretch::A_BALANCE));
    let offer = advise(&[], Some(Age::To64)).offer;
    let ids: Vec<String> = offer.listed(Stance::Standing).into_iter().map(Choice::id).collect();
    assert_eq!(ids, ["b-standing", "a-standing", "c-standing", "e-standing"]);
}

#[test]
fn nobody_under_18_is_timed() {
    let advice = advise(&[], Some(Age::Under18));
    assert_eq!(allowed(advice.offer), "");
    assert_eq!(advice.sentences, [&stretch::NO_TIMER, &stretch::A_YOUNG]);
}

#[test]
fn what_is_gentler_is_offered_only_when_it_is_allowed() {
    let wall = Choice::of(Routine::WallLean, Stance::Standing).unwrap();
    assert_eq!(offer(&[]).gentler(wall).map(Choice::id).as_deref(), Some("b-chair"));
    assert_eq!(offer(&[Risk::MuscleTear]).gentler(wall), None);
}

/// A set of one's own of these stretches.
fn own(stretches: &[Stretch]) -> Plan {
    let steps = stretches.iter().map(|stretch| OwnRoutine::step(*stretch)).collect();
    let own = OwnRoutine { steps, ..OwnRoutine::begin(Stretch::CalfChair) };
    own.plan(Id::parse("routine1").unwrap())
}

#[test]
fn a_set_of_ones_own_is_closed_by_any_step_that_is_forbidden_and_each_has_its_gentler_one() {
    let allows = |offer: Offer, stretches: &[Stretch]| offer.allows_steps(&own(stretches).steps);
    let told = advise(&[], Some(Age::To64)).offer;
    assert!(allows(told, &Stretch::ALL) && !allows(told, &[]));
    let fall = offer(&[Risk::Fall]);
    assert!(allows(fall, &[Stretch::CalfChair, Stretch::CalfTowel]));
    assert!(!allows(fall, &[Stretch::CalfChair, Stretch::CalfWall]));
    let gentler = Stretch::ALL.map(|stretch| fall.gentler_stretch(stretch));
    let (calf, ham, quad) =
        (Some(Stretch::CalfChair), Some(Stretch::HamstringChair), Some(Stretch::QuadSide));
    assert_eq!(gentler, [calf, ham, quad, None, None, calf, ham, None, calf]);
    // Reaching behind twists the back: with weak bones there is nothing for the front of the thigh.
    assert_eq!(offer(&[Risk::WeakBones]).gentler_stretch(Stretch::QuadChair), None);
    // Alone the calf on a chair asks nothing that pregnancy forbids, but where the app times nothing, neither is this timed.
    for risk in [Risk::Pregnancy, Risk::WoundsOrNumbness, Risk::MuscleTear, Risk::LegChange] {
        assert!(!Stretch::ALL.into_iter().any(|stretch| offer(&[risk]).allows_stretch(stretch)), "{risk:?}");
    }
}

#[test]
fn when_ones_own_set_hurts_the_short_set_is_gentler_or_nothing_is() {
    let than = |offer: Offer, plan: &Plan| offer.gentler_than(plan).map(Choice::id);
    let chair = own(&[Stretch::CalfChair]);
    assert_eq!(than(offer(&[]), &own(&[Stretch::CalfWall, Stretch::CalfTowel])).as_deref(), Some("b-chair"));
    assert_eq!(than(offer(&[]), &chair), None, "ten seconds are the short set's own");
    let mut long = chair;
    long.steps[0].hold += 1_000;
    assert_eq!(than(offer(&[]), &long).as_deref(), Some("b-chair"));
    let mut bed = own(&[Stretch::CalfTowel]);
    bed.steps[0].hold += 1_000;
    assert_eq!(than(offer(&[]), &bed).as_deref(), Some("b-bed"));
    assert_eq!(than(offer(&[Risk::HipReplacement]), &bed), None);
    assert_eq!(than(offer(&[]), &Choice::from_id("e-standing").unwrap().into()).as_deref(), Some("b-chair"));
}

#[test]
fn ids_read_back_and_are_all_different() {
    for risk in Risk::ALL {
        assert_eq!(Risk::from_id(risk.id()), Some(risk));
    }
    for age in Age::ALL {
        assert_eq!(Age::from_id(age.id()), Some(age));
    }
    assert_eq!((Risk::from_id("none"), Age::from_id("")), (None, None));
}

proptest! {
    #[test]
    fn one_tick_more_never_opens_anything(
        set in proptest::sample::subsequence(Risk::ALL.to_vec(), 0..=8),
        extra in proptest::sample::select(Risk::ALL.to_vec()),
        age in proptest::sample::select(every_age()),
    ) {
        let before = advise(&set, age).offer;
        let mut more = set;
        more.push(extra);
        let after = advise(&more, age).offer;
        for choice in Choice::ALL {
            prop_assert!(before.allows(choice) || !after.allows(choice), "{choice:?}");
        }
        for stretch in Stretch::ALL {
            prop_assert!(before.allows_stretch(stretch) || !after.allows_stretch(stretch), "{stretch:?}");
            let instead = after.gentler_stretch(stretch);
            prop_assert!(instead.is_none_or(|one| after.allows_stretch(one) && one.stance() != Stance::Standing));
        }
        prop_assert!(before.lean() || !after.lean());
        prop_assert!(!before.is_urgent() || after.is_urgent());
    }

    #[test]
    fn growing_older_than_65_or_not_telling_opens_nothing(set in proptest::sample::subsequence(Risk::ALL.to_vec(), 0..=8)) {
        let told = advise(&set, Some(Age::To64)).offer;
        for age in every_age() {
            let other = advise(&set, age).offer;
            prop_assert!(Choice::ALL.into_iter().all(|choice| told.allows(choice) || !other.allows(choice)));
        }
    }

    #[test]
    fn what_is_suggested_is_allowed_and_there_is_a_suggestion_whenever_there_is_a_set(
        set in proptest::sample::subsequence(Risk::ALL.to_vec(), 0..=8),
        age in proptest::sample::select(every_age()),
        wanted in proptest::option::of(proptest::sample::select(Stance::ALL.to_vec())),
    ) {
        let offer = advise(&set, age).offer;
        let suggested = offer.suggested(wanted);
        prop_assert_eq!(suggested.is_some(), Choice::ALL.into_iter().any(|choice| offer.allows(choice)));
        prop_assert!(suggested.is_none_or(|choice| offer.allows(choice)));
        // As long as there is any set, there is one on a chair: the views rely on it.
        prop_assert_eq!(suggested.is_some(), offer.seated());
    }
}
