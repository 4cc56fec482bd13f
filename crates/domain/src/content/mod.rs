//! Every health sentence of the app, with its grade and its source. Nothing here computes.
//!
//! Not here: the rules that choose a sentence (`urine.rs`, `relief.rs`, `safety.rs`) and labels of buttons (the views).
//! Where to look next: `tests/house.rs` walks [`groups`] and refuses forbidden claims and hard words.

pub mod cramp;
pub mod evening;
pub mod hydration;
pub mod insight;
pub mod learn;
pub mod leg;
pub mod notice;
pub mod own;
pub mod safekeeping;
pub mod signs;
pub mod stretch;
pub mod trial;
pub mod warning;

/// Year and month in which every sentence was last compared with its source.
pub const CHECKED: &str = "2026-11";

/// One health sentence (or a few short ones that belong together), how far it is supported, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The words the person reads.
    pub text: &'static str,
    /// How far the words are supported.
    pub grade: Grade,
    /// Where the words come from.
    pub source: Source,
}

impl Sentence {
    /// A sentence from its words, its grade and its source.
    pub const fn new(text: &'static str, grade: Grade, source: Source) -> Self {
        Self { text, grade, source }
    }

    /// Advice of a health service or a professional body.
    pub const fn expert(text: &'static str, source: Source) -> Self {
        Self::new(text, Grade::Expert, source)
    }

    /// A caution that no source we read states, kept because leaving it out would be less safe.
    pub const fn caution(text: &'static str) -> Self {
        Self::new(text, Grade::Untested, Source::OwnCaution)
    }
}

/// Sentences shown together, with a name for tests and editors.
pub type Group = (&'static str, &'static [&'static Sentence]);

/// Every health sentence of the app, grouped as the person meets it: a card of Learn is a group.
pub fn groups() -> impl Iterator<Item = (&'static str, Vec<&'static Sentence>)> {
    [
        cramp::ALL,
        evening::ALL,
        hydration::ALL,
        insight::ALL,
        leg::ALL,
        notice::ALL,
        signs::ALL,
        stretch::ALL,
        stretch::evidence::ALL,
        trial::ALL,
        warning::ALL,
    ]
    .into_iter()
    .flatten()
    .map(|(name, group)| (*name, group.to_vec()))
    .chain(learn::cards().map(|card| (card.id, card.sentences().collect())))
}

/// How far a sentence is supported. The words of [`Grade::label`] stand on the chip beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Trials exist and do not agree, or are few and small.
    Mixed,
    /// Trials exist and show no clear benefit.
    NoBenefit,
    /// Seen together in studies; cause not shown.
    Association,
    /// Advice of a health service or a professional body.
    Expert,
    /// Plausible, or a caution; no study found.
    Untested,
    /// Studies point the other way.
    Contradicted,
}

impl Grade {
    /// Every grade.
    pub const ALL: [Self; 6] =
        [Self::Mixed, Self::NoBenefit, Self::Association, Self::Expert, Self::Untested, Self::Contradicted];

    /// The words on the chip.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Mixed => "Tested: mixed",
            Self::NoBenefit => "Tested: no clear benefit",
            Self::Association => "Linked, not proven",
            Self::Expert => "Expert advice",
            Self::Untested => "Not tested",
            Self::Contradicted => "Does not hold up",
        }
    }
}

/// Where a sentence comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Cochrane review of stretching and other non-drug treatments.
    Cochrane2021,
    /// Cochrane review of tests for low fluid in older people.
    Cochrane2015,
    /// The one trial of calf and hamstring stretching with a benefit.
    Hallegraeff2012,
    /// The trial of calf stretching alone, without a benefit.
    Coppin2005,
    /// Prescription study of medicines linked with cramps.
    Garrison2012,
    /// Urine colour and how much people drank in a day.
    McKenzie2017,
    /// Urine colour and weight lost as sweat.
    McKenzie2015,
    /// Urine colour read under four kinds of light.
    Wardenaar2022,
    /// Low sodium, for readers who are not doctors.
    MsdManual,
    /// Advice for people with heart failure.
    HeartFailureMatters,
    /// What changes the colour of urine.
    HarvardHealth,
    /// Leg cramps, National Health Service.
    NhsLegCramps,
    /// Blood in urine, National Health Service.
    NhsBloodInUrine,
    /// Statin and muscle pain, National Health Service, read in relayed news.
    NhsStatins,
    /// Leg cramps, Northern Ireland.
    NiDirect,
    /// Night leg cramps, United States.
    Mayo2013,
    /// Cramps in pregnancy, Ireland.
    Hse2018,
    /// Advice of orthopaedic surgeons, relayed by a news service.
    AaosRelayed,
    /// Stretches for thigh and foot cramps, relayed by general web pages.
    StretchRelayed,
    /// Stretches lying down and slow holds, general leaflets.
    LeafletsRelayed,
    /// Clot in a leg, a London hospital.
    UclhDvt,
    /// Leg that suddenly loses its blood supply.
    Npsa2011,
    /// Muscle breakdown and brown urine.
    MyositisAssociation,
    /// Exercises for older people, United States.
    NiaExercise,
    /// Knee exercises, Cambridge hospital.
    CuhKnee,
    /// Exercises at home, Scotland.
    TaysideExercise,
    /// Cochrane review of magnesium for muscle cramps.
    Cochrane2020,
    /// Review of night-time leg cramps for family doctors.
    Afp2012,
    /// What tells a night-time leg cramp apart.
    Hallegraeff2017,
    /// Restless legs and night-time leg cramps side by side.
    Tipton2017,
    /// How common cramps are, France, 60 and over.
    Maisonneuve2016,
    /// Alcohol and night-time leg cramps.
    Delacour2018,
    /// Activity and night-time leg cramps.
    Delacour2020,
    /// Sweating and cramps brought on in a laboratory.
    Miller2010,
    /// What people with cramps had tried.
    Survey2012,
    /// High potassium: who is at risk.
    Hunter2019,
    /// Which foods hold which minerals, United States, relayed.
    NihMinerals,
    /// Warning on quinine, United States, relayed.
    FdaQuinine,
    /// Leg cramps, guidance for doctors in the UK.
    Cks2012,
    /// Leg with too little blood, regional guidance.
    DevonIschaemia,
    /// Sleep, a hospital in Plymouth.
    PlymouthSleep,
    /// Getting up at night to pee.
    SleepFoundation,
    /// Getting up at night to pee, Australia.
    ContinenceAustralia,
    /// What physiotherapists do, a hospital in East Cheshire.
    EastCheshirePhysio,
    /// How long adults should sleep: two sleep societies.
    SleepConsensus2015,
    /// Own search of published studies, which found none.
    OwnSearch,
    /// Own caution, on the safe side; no source read.
    OwnCaution,
    /// Own rule for diaries; its rates of error are computed.
    OwnRule,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 48] = [
        Self::Cochrane2021,
        Self::Cochrane2015,
        Self::Hallegraeff2012,
        Self::Coppin2005,
        Self::Garrison2012,
        Self::McKenzie2017,
        Self::McKenzie2015,
        Self::Wardenaar2022,
        Self::MsdManual,
        Self::HeartFailureMatters,
        Self::HarvardHealth,
        Self::NhsLegCramps,
        Self::NhsBloodInUrine,
        Self::NhsStatins,
        Self::NiDirect,
        Self::Mayo2013,
        Self::Hse2018,
        Self::AaosRelayed,
        Self::StretchRelayed,
        Self::LeafletsRelayed,
        Self::UclhDvt,
        Self::Npsa2011,
        Self::MyositisAssociation,
        Self::NiaExercise,
        Self::CuhKnee,
        Self::TaysideExercise,
        Self::Cochrane2020,
        Self::Afp2012,
        Self::Hallegraeff2017,
        Self::Tipton2017,
        Self::Maisonneuve2016,
        Self::Delacour2018,
        Self::Delacour2020,
        Self::Miller2010,
        Self::Survey2012,
        Self::Hunter2019,
        Self::NihMinerals,
        Self::FdaQuinine,
        Self::Cks2012,
        Self::DevonIschaemia,
        Self::PlymouthSleep,
        Self::SleepFoundation,
        Self::ContinenceAustralia,
        Self::EastCheshirePhysio,
        Self::SleepConsensus2015,
        Self::OwnSearch,
        Self::OwnCaution,
        Self::OwnRule,
    ];

    /// Who said it, where, and when: body or first author, title, year. Pages without a date say "read" and the year.
    pub const fn citation(self) -> &'static str {
        match self {
            Self::Cochrane2021 => {
                "Hawke and others, Cochrane: non-drug therapies for lower limb muscle cramps, 2021"
            }
            Self::Cochrane2015 => {
                "Hooper and others, Cochrane: clinical signs of water-loss dehydration in older people, 2015"
            }
            Self::Hallegraeff2012 => "Hallegraeff and others, Journal of Physiotherapy 58:17-22, 2012",
            Self::Coppin2005 => {
                "Coppin and others, British Journal of General Practice 55:186-191, calf stretching, 2005"
            }
            Self::Garrison2012 => {
                "Garrison and others, Archives of Internal Medicine 172:120-126, medicines and cramps, 2012"
            }
            Self::McKenzie2017 => "McKenzie and others, European Journal of Nutrition, urine colour, 2017",
            Self::McKenzie2015 => {
                "McKenzie and others, Journal of Athletic Training 50:1306-1309, urine colour and weight loss, 2015"
            }
            Self::Wardenaar2022 => {
                "Wardenaar and others, Journal of Athletic Training 57:191, light and urine colour, 2022"
            }
            Self::MsdManual => "MSD Manual, consumer version, low sodium, read 2026",
            Self::HeartFailureMatters => "Heart Failure Matters, fluids, read 2026",
            Self::HarvardHealth => "Harvard Health, changes in urine, read 2026",
            Self::NhsLegCramps => "NHS, leg cramps, read 2026",
            Self::NhsBloodInUrine => "NHS, blood in urine, read 2026",
            Self::NhsStatins => "NHS, statins, as relayed by news sites, read 2026",
            Self::NiDirect => "NI Direct, leg cramps, read 2026",
            Self::Mayo2013 => "Mayo Clinic, night leg cramps: when to see a doctor, 2013",
            Self::Hse2018 => "HSE Ireland, leg cramps in pregnancy, 2018",
            Self::AaosRelayed => "American Academy of Orthopaedic Surgeons, relayed by HealthDay, read 2026",
            Self::StretchRelayed => {
                "WebMD and MedicineNet advice on thigh and foot cramps, as relayed, read 2026"
            }
            Self::LeafletsRelayed => "General leaflets on stretching, as relayed, read 2026",
            Self::UclhDvt => "University College London Hospitals NHS, deep vein thrombosis, read 2026",
            Self::Npsa2011 => "National Patient Safety Agency, Signal: acute limb ischaemia, 2011",
            Self::MyositisAssociation => "The Myositis Association, rhabdomyolysis, read 2026",
            Self::NiaExercise => {
                "US National Institute on Aging, exercise guide, chapter 4: stretching, read 2026"
            }
            Self::CuhKnee => "Cambridge University Hospitals NHS, knee exercises, read 2026",
            Self::TaysideExercise => "NHS Tayside, exercises at home, read 2026",
            Self::Cochrane2020 => "Garrison and others, Cochrane: magnesium for skeletal muscle cramps, 2020",
            Self::Afp2012 => "Allen and Kirby, American Family Physician 86:350-355, night leg cramps, 2012",
            Self::Hallegraeff2017 => {
                "Hallegraeff and others, BMC Family Practice 18:29, telling night leg cramps apart, 2017"
            }
            Self::Tipton2017 => "Tipton and Wszolek, restless legs and night leg cramps, a review, 2017",
            Self::Maisonneuve2016 => {
                "Maisonneuve and others, BMC Family Practice, night leg cramps at 60 and over, 2016"
            }
            Self::Delacour2018 => {
                "Delacour and others, Annals of Family Medicine 16:296, alcohol and night leg cramps, 2018"
            }
            Self::Delacour2020 => {
                "Delacour and others, Scientific Reports, activity and night leg cramps, 2020"
            }
            Self::Miller2010 => {
                "Miller and others, Medicine and Science in Sports and Exercise 42, sweating and cramps, 2010"
            }
            Self::Survey2012 => "Survey of 80 people with night-time calf cramps, PMC3361473, 2012",
            Self::Hunter2019 => {
                "Hunter and Bailey, Nephrology Dialysis Transplantation, high potassium, 2019"
            }
            Self::NihMinerals => {
                "US National Institutes of Health, fact sheets on minerals, as relayed, read 2026"
            }
            Self::FdaQuinine => {
                "US Food and Drug Administration, boxed warning on quinine, as relayed by Worst Pills, read 2026"
            }
            Self::Cks2012 => "NICE Clinical Knowledge Summaries, leg cramps, copy of 2012",
            Self::DevonIschaemia => "Devon Formulary, acute limb ischaemia, read 2026",
            Self::PlymouthSleep => "University Hospitals Plymouth NHS, sleep advice, 2022",
            Self::SleepFoundation => "Sleep Foundation, nocturia, read 2026",
            Self::ContinenceAustralia => "Continence Foundation of Australia, nocturia, read 2026",
            Self::EastCheshirePhysio => "East Cheshire NHS, physiotherapists, read 2026",
            Self::SleepConsensus2015 => {
                "Watson and others, American Academy of Sleep Medicine and Sleep Research Society, 2015"
            }
            Self::OwnSearch => "Quiet Legs, own search of published studies: none found, 2026",
            Self::OwnCaution => "Quiet Legs, own caution on the safe side: no study read, 2026",
            Self::OwnRule => "Quiet Legs, own rule for diaries, its error tried on made-up diaries, 2026",
        }
    }

    /// Year of publication; the year it was read (2026) where the page bears none.
    pub const fn year(self) -> u16 {
        match self {
            Self::Coppin2005 => 2005,
            Self::Miller2010 => 2010,
            Self::Npsa2011 => 2011,
            Self::Hallegraeff2012 | Self::Garrison2012 | Self::Afp2012 | Self::Survey2012 | Self::Cks2012 => {
                2012
            }
            Self::Mayo2013 => 2013,
            Self::Cochrane2015 | Self::McKenzie2015 | Self::SleepConsensus2015 => 2015,
            Self::Maisonneuve2016 => 2016,
            Self::McKenzie2017 | Self::Hallegraeff2017 | Self::Tipton2017 => 2017,
            Self::Hse2018 | Self::Delacour2018 => 2018,
            Self::Hunter2019 => 2019,
            Self::Cochrane2020 | Self::Delacour2020 => 2020,
            Self::Cochrane2021 => 2021,
            Self::Wardenaar2022 | Self::PlymouthSleep => 2022,
            Self::MsdManual
            | Self::HeartFailureMatters
            | Self::HarvardHealth
            | Self::NhsLegCramps
            | Self::NhsBloodInUrine
            | Self::NhsStatins
            | Self::NiDirect
            | Self::AaosRelayed
            | Self::StretchRelayed
            | Self::LeafletsRelayed
            | Self::UclhDvt
            | Self::MyositisAssociation
            | Self::NiaExercise
            | Self::CuhKnee
            | Self::TaysideExercise
            | Self::NihMinerals
            | Self::FdaQuinine
            | Self::DevonIschaemia
            | Self::SleepFoundation
            | Self::ContinenceAustralia
            | Self::EastCheshirePhysio
            | Self::OwnSearch
            | Self::OwnCaution
            | Self::OwnRule => 2026,
        }
    }
}
