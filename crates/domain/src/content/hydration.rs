//! Words of the hydration check: its questions, and a title and body for each outcome.
//!
//! Which outcome follows from which answers: `urine.rs`. "Pee" is the word in running text.

use super::{Grade, Group, Sentence, Source};

/// The words of one outcome.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// The heading.
    pub title: &'static Sentence,
    /// The lines under it, the most important first, always ending with [`NO_STUDY`].
    pub body: &'static [&'static Sentence],
}

/// Ends every result.
pub static NO_STUDY: Sentence = Sentence::new(
    "No study shows that changing pee colour prevents cramps.",
    Grade::Untested,
    Source::OwnSearch,
);
/// Beside the light question and wherever light matters.
pub static DIM_LIGHT: Sentence =
    Sentence::new("In dim light, pee looks darker than it is.", Grade::Association, Source::Wardenaar2022);
/// Beside the swatches.
pub static NOT_EXACT: Sentence = Sentence::caution(
    "Screens differ, so this is only a rough guide. Turn off any night light or colour filter on your phone.",
);

/// Question: light.
pub static Q_LIGHT: Sentence = Sentence::new("How is the light?", Grade::Association, Source::Wardenaar2022);
/// Question: first pee of the day.
pub static Q_FIRST: Sentence = Sentence::caution("Is it the first pee of the day?");
/// Question: dye.
pub static Q_DYE: Sentence = Sentence::expert(
    "In the last day, did you take vitamins, medicine or food that can colour pee? Beetroot, rhubarb and \
     B vitamins can.",
    Source::HarvardHealth,
);
/// Question: age.
pub static Q_AGE: Sentence = Sentence::new("Are you 65 or over?", Grade::NoBenefit, Source::Cochrane2015);
/// Question: limits.
pub static Q_LIMIT: Sentence = Sentence::expert(
    "Were you told to limit drinks? Or do you take water tablets, or have low sodium, or a heart, kidney or \
     liver illness?",
    Source::MsdManual,
);
/// Follow-up to 7 and 8.
pub static Q_BROWN: Sentence =
    Sentence::expert("Is it brown, like tea or cola?", Source::MyositisAssociation);
/// Follow-up to brown.
pub static Q_DANGER: Sentence = Sentence::expert(
    "Is any of these true? Sore, weak or swollen muscles. Very hard work or great heat. A statin. A heavy \
     weight lay on you, or you lay still for hours.",
    Source::MyositisAssociation,
);
/// Follow-up to orange.
pub static Q_PALE_STOOL: Sentence =
    Sentence::expert("Is your poo pale, or do your eyes or skin look yellow?", Source::HarvardHealth);
/// Follow-up to almost no pee.
pub static Q_ILL: Sentence = Sentence::caution(
    "Do you feel very ill, weak or confused? Or were you sick, too hot or drinking a lot of water?",
);

/// Title for emergencies.
pub static T_NOW: Sentence = Sentence::expert("Get help now", Source::MyositisAssociation);
/// Title for help on the same day.
pub static T_TODAY: Sentence = Sentence::expert("Get medical help today", Source::NhsBloodInUrine);
/// Title for the pharmacist.
pub static T_PHARMACIST: Sentence = Sentence::expert("Ask a pharmacist", Source::HarvardHealth);
/// Title at 65 and over.
pub static T_AFTER_65: Sentence =
    Sentence::new("Colour is not a reliable guide after 65", Grade::NoBenefit, Source::Cochrane2015);
/// Title when the age was not given.
pub static T_NO_AGE: Sentence =
    Sentence::new("No result without your age", Grade::NoBenefit, Source::Cochrane2015);
/// Title with a limit on fluids.
pub static T_PLAN: Sentence =
    Sentence::expert("Follow your clinic's plan for drinks", Source::HeartFailureMatters);
/// Title when this one does not count.
pub static T_NOT_COUNTED: Sentence = Sentence::expert("This one does not count", Source::HarvardHealth);
/// Title for "Can't tell tonight".
pub static T_CANNOT_TELL: Sentence =
    Sentence::new("Cannot tell tonight", Grade::Association, Source::Wardenaar2022);
/// Title for 1 to 3.
pub static T_PALE: Sentence = Sentence::new("Pale", Grade::Association, Source::McKenzie2017);
/// Title for 4 to 6.
pub static T_MORE: Sentence = Sentence::new("More concentrated", Grade::Association, Source::McKenzie2017);
/// Title for 7 and 8.
pub static T_STRONG: Sentence = Sentence::new("Concentrated", Grade::Association, Source::McKenzie2015);

/// Brown with a danger sign.
pub static B_BROWN_NOW: Sentence = Sentence::expert(
    "Brown pee with sore or weak muscles, great heat, hard work or a statin needs help at once. Call your \
     emergency number.",
    Source::MyositisAssociation,
);
/// Brown without one.
pub static B_BROWN_TODAY: Sentence = Sentence::expert(
    "Brown pee needs a check today. Call your doctor or a nurse line. In the UK, call 111.",
    Source::NhsBloodInUrine,
);
/// Brown or red: what turns it into an emergency.
pub static B_IF_MUSCLES: Sentence = Sentence::expert(
    "Your muscles get sore, weak or swollen? Call your emergency number.",
    Source::MyositisAssociation,
);
/// Red or pink.
pub static B_RED: Sentence = Sentence::expert(
    "Red or pink pee needs a check today. Even once, even if you are not sure. Call your doctor or a nurse \
     line. In the UK, call 111.",
    Source::NhsBloodInUrine,
);
/// Red or pink: food.
pub static B_RED_FOOD: Sentence = Sentence::expert(
    "Beetroot or a new medicine may explain it. This app cannot rule out blood.",
    Source::NhsBloodInUrine,
);
/// Orange with a sign.
pub static B_ORANGE_TODAY: Sentence = Sentence::expert(
    "Orange pee with pale poo, or yellow eyes or skin, needs a check today. Call your doctor or a nurse line. \
     In the UK, call 111.",
    Source::NhsBloodInUrine,
);
/// Orange without one.
pub static B_ORANGE: Sentence = Sentence::expert(
    "Some medicines, carrots and vitamin C are known to colour pee. Ask your pharmacist. Ask before you \
     change any medicine.",
    Source::HarvardHealth,
);
/// Orange: when it becomes more.
pub static B_ORANGE_LATER: Sentence =
    Sentence::caution("Pale poo, or yellow eyes or skin? Get medical help the same day.");
/// Cloudy.
pub static B_CLOUDY: Sentence = Sentence::expert(
    "Cloudy or smelly pee, burning or a fever needs a check. Call your doctor or a nurse line today. In the \
     UK, call 111.",
    Source::NhsBloodInUrine,
);
/// Green or blue.
pub static B_GREEN: Sentence = Sentence::expert(
    "Some medicines and dyes are known to colour pee green or blue. Ask your pharmacist. Ask before you \
     change any medicine.",
    Source::HarvardHealth,
);
/// Almost no pee, feeling ill.
pub static B_NONE_NOW: Sentence = Sentence::caution(
    "Hardly any pee needs help at once when you feel very ill, or were sick or too hot. Call your emergency \
     number.",
);
/// Almost no pee, not ill.
pub static B_NONE_TODAY: Sentence = Sentence::caution(
    "Hardly any pee for 8 hours needs a check today. Call your doctor or a nurse line. In the UK, call 111.",
);
/// Almost no pee: what turns it into an emergency.
pub static B_NONE_IF: Sentence =
    Sentence::caution("You are very weak or confused, or in great pain? Call your emergency number.");
/// At 65 and over.
pub static B_AFTER_65: Sentence = Sentence::new(
    "It misses many people who are short of fluid, and worries many who are not. So we give no result.",
    Grade::NoBenefit,
    Source::Cochrane2015,
);
/// Where no verdict is given: signs that matter whatever the colour.
pub static B_UNWELL: Sentence =
    Sentence::caution("Faint, confused, being sick or hardly any pee? Get medical help today.");
/// Without an age.
pub static B_NO_AGE: Sentence = Sentence::new(
    "Colour is not a reliable guide after 65. You did not give your age, so we say nothing about drinks.",
    Grade::NoBenefit,
    Source::Cochrane2015,
);
/// A plan outranks this check.
pub static B_KEEP_PLAN: Sentence =
    Sentence::expert("Were you told how much to drink? Keep to that.", Source::HeartFailureMatters);
/// With a limit on fluids.
pub static B_PLAN: Sentence = Sentence::expert(
    "Your clinic knows how much is safe for you. This check does not.",
    Source::HeartFailureMatters,
);
/// With a limit on fluids, not sure.
pub static B_PLAN_ASK: Sentence =
    Sentence::caution("Not sure if you have a limit? Ask your doctor, nurse or pharmacist.");
/// Does not count: why.
pub static B_NOT_COUNTED: Sentence = Sentence::expert(
    "Vitamins, some foods and some medicines change the colour. So does the first pee of the day.",
    Source::HarvardHealth,
);
/// Does not count: what next.
pub static B_CHECK_LATER: Sentence = Sentence::caution("Check again later, by day.");
/// Cannot tell.
pub static B_CANNOT_TELL: Sentence = Sentence::caution("You can leave it. If you like, look again by day.");
/// Cannot tell or does not count: what is never a matter of light.
pub static B_ODD_COLOUR: Sentence =
    Sentence::expert("Was it red, pink or brown? Choose that colour and get help.", Source::NhsBloodInUrine);
/// 1 to 3.
pub static B_PALE: Sentence =
    Sentence::new("No sign you need extra.", Grade::Association, Source::McKenzie2017);
/// 1: too much.
pub static B_TOO_MUCH: Sentence = Sentence::expert(
    "Have you drunk a lot, and have a headache or feel sick? Do not drink extra. Call a doctor or a nurse \
     line today. Confused or having a fit? Call your emergency number.",
    Source::MsdManual,
);
/// 4 to 6.
pub static B_MORE: Sentence = Sentence::new(
    "If you are thirsty, have a drink with your next meal or snack. Check again later in the day.",
    Grade::Association,
    Source::McKenzie2017,
);
/// 7 and 8.
pub static B_STRONG: Sentence = Sentence::new(
    "Have a drink now, and again over the next hours.",
    Grade::Association,
    Source::McKenzie2015,
);
/// 7 and 8: when to get help.
pub static B_STRONG_HELP: Sentence = Sentence::caution(
    "Still dark by tomorrow? Or faint, confused, being sick or hardly any pee? Get medical help.",
);

/// Brown with a danger sign, or not sure.
pub static BROWN_NOW: Card = Card { title: &T_NOW, body: &[&B_BROWN_NOW, &NO_STUDY] };
/// Brown without a danger sign.
pub static BROWN_TODAY: Card = Card { title: &T_TODAY, body: &[&B_BROWN_TODAY, &B_IF_MUSCLES, &NO_STUDY] };
/// Red or pink.
pub static RED_TODAY: Card = Card { title: &T_TODAY, body: &[&B_RED, &B_RED_FOOD, &B_IF_MUSCLES, &NO_STUDY] };
/// Orange with pale poo or yellow eyes or skin, or not sure.
pub static ORANGE_TODAY: Card = Card { title: &T_TODAY, body: &[&B_ORANGE_TODAY, &NO_STUDY] };
/// Orange without these.
pub static ORANGE_PHARMACIST: Card =
    Card { title: &T_PHARMACIST, body: &[&B_ORANGE, &B_ORANGE_LATER, &NO_STUDY] };
/// Cloudy, smelly, burning.
pub static CLOUDY_TODAY: Card = Card { title: &T_TODAY, body: &[&B_CLOUDY, &NO_STUDY] };
/// Green or blue.
pub static GREEN_PHARMACIST: Card = Card { title: &T_PHARMACIST, body: &[&B_GREEN, &NO_STUDY] };
/// Almost no pee and ill, or not sure.
pub static NONE_NOW: Card = Card { title: &T_NOW, body: &[&B_NONE_NOW, &NO_STUDY] };
/// Almost no pee, not ill.
pub static NONE_TODAY: Card = Card { title: &T_TODAY, body: &[&B_NONE_TODAY, &B_NONE_IF, &NO_STUDY] };
/// 65 or over.
pub static AFTER_65: Card =
    Card { title: &T_AFTER_65, body: &[&B_AFTER_65, &B_UNWELL, &B_KEEP_PLAN, &NO_STUDY] };
/// Age not given.
pub static NO_AGE: Card = Card { title: &T_NO_AGE, body: &[&B_NO_AGE, &B_UNWELL, &B_KEEP_PLAN, &NO_STUDY] };
/// A limit on fluids, or not sure.
pub static PLAN: Card = Card { title: &T_PLAN, body: &[&B_PLAN, &B_UNWELL, &B_PLAN_ASK, &NO_STUDY] };
/// First pee, dye, dim light, or not answered.
pub static NOT_COUNTED: Card = Card {
    title: &T_NOT_COUNTED,
    body: &[&DIM_LIGHT, &B_NOT_COUNTED, &B_CHECK_LATER, &B_ODD_COLOUR, &NO_STUDY],
};
/// "Can't tell tonight".
pub static CANNOT_TELL: Card =
    Card { title: &T_CANNOT_TELL, body: &[&DIM_LIGHT, &B_CANNOT_TELL, &B_ODD_COLOUR, &NO_STUDY] };
/// 1.
pub static VERY_PALE: Card = Card { title: &T_PALE, body: &[&B_PALE, &B_TOO_MUCH, &NO_STUDY] };
/// 2 and 3.
pub static PALE: Card = Card { title: &T_PALE, body: &[&B_PALE, &NO_STUDY] };
/// 4 to 6.
pub static MORE: Card = Card { title: &T_MORE, body: &[&B_MORE, &NO_STUDY] };
/// 7 and 8, not brown.
pub static STRONG: Card = Card { title: &T_STRONG, body: &[&B_STRONG, &B_STRONG_HELP, &NO_STUDY] };

/// Every sentence of this file.
pub const ALL: &[Group] = &[
    (
        "hydration: questions",
        &[&Q_LIGHT, &Q_FIRST, &Q_DYE, &Q_AGE, &Q_LIMIT, &Q_BROWN, &Q_DANGER, &Q_PALE_STOOL, &Q_ILL],
    ),
    ("hydration: swatches", &[&DIM_LIGHT, &NOT_EXACT]),
    ("hydration: brown, now", &[&T_NOW, &B_BROWN_NOW]),
    ("hydration: brown, today", &[&T_TODAY, &B_BROWN_TODAY, &B_IF_MUSCLES]),
    ("hydration: red", &[&T_TODAY, &B_RED, &B_RED_FOOD, &B_IF_MUSCLES]),
    ("hydration: orange, today", &[&T_TODAY, &B_ORANGE_TODAY]),
    ("hydration: orange", &[&T_PHARMACIST, &B_ORANGE, &B_ORANGE_LATER]),
    ("hydration: cloudy", &[&T_TODAY, &B_CLOUDY]),
    ("hydration: green", &[&T_PHARMACIST, &B_GREEN]),
    ("hydration: hardly any", &[&T_NOW, &B_NONE_NOW, &B_NONE_TODAY, &B_NONE_IF]),
    ("hydration: after 65", &[&T_AFTER_65, &B_AFTER_65, &B_UNWELL, &B_KEEP_PLAN, &NO_STUDY]),
    ("hydration: no age", &[&T_NO_AGE, &B_NO_AGE, &B_KEEP_PLAN, &NO_STUDY]),
    ("hydration: plan", &[&T_PLAN, &B_PLAN, &B_PLAN_ASK, &NO_STUDY]),
    (
        "hydration: does not count",
        &[&T_NOT_COUNTED, &DIM_LIGHT, &B_NOT_COUNTED, &B_CHECK_LATER, &B_ODD_COLOUR],
    ),
    ("hydration: cannot tell", &[&T_CANNOT_TELL, &DIM_LIGHT, &B_CANNOT_TELL, &B_ODD_COLOUR]),
    ("hydration: pale", &[&T_PALE, &B_PALE, &B_TOO_MUCH, &NO_STUDY]),
    ("hydration: more concentrated", &[&T_MORE, &B_MORE, &NO_STUDY]),
    ("hydration: concentrated", &[&T_STRONG, &B_STRONG, &B_STRONG_HELP, &NO_STUDY]),
];
