//! Forms that keep every change at once: what one of them changed is carried over to what is kept by then.

use super::{changed, put};
use crate::sheet::OwnRoutine;
use crate::urine::Answers;

/// What became of a set of one's own here, carried over to the set as it is kept by now: name, steps and sound each for itself.
pub fn set_onto(base: &OwnRoutine, edited: &OwnRoutine, kept: &mut OwnRoutine) {
    put(changed(&base.name, &edited.name).as_ref(), &mut kept.name);
    put(changed(&base.steps, &edited.steps).as_ref(), &mut kept.steps);
    put(changed(&base.sound, &edited.sound).as_ref(), &mut kept.sound);
}

/// The same of the answers of a hydration check.
pub fn answers_onto(base: &Answers, edited: &Answers, kept: &mut Answers) {
    let Answers { light, first_void, dye, age65, fluid_limit } = kept;
    put(changed(&base.light, &edited.light).as_ref(), light);
    put(changed(&base.first_void, &edited.first_void).as_ref(), first_void);
    put(changed(&base.dye, &edited.dye).as_ref(), dye);
    put(changed(&base.age65, &edited.age65).as_ref(), age65);
    put(changed(&base.fluid_limit, &edited.fluid_limit).as_ref(), fluid_limit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Sound;
    use crate::stretch::Stretch;
    use crate::urine::{Light, YesNoUnsure};

    #[test]
    fn a_new_name_here_and_new_steps_there_are_both_kept() {
        let base = OwnRoutine::begin(Stretch::HamstringChair);
        let edited = OwnRoutine { name: "Before bed".into(), ..base.clone() };
        let mut kept = OwnRoutine { sound: Sound::Chime, ..base.clone() };
        kept.steps.extend(base.steps.clone());
        let steps = kept.steps.clone();
        set_onto(&base, &edited, &mut kept);
        assert_eq!(kept, OwnRoutine { name: "Before bed".into(), steps, sound: Sound::Chime });
    }

    #[test]
    fn an_answer_given_there_stays_beside_one_given_here() {
        let base = Answers::default();
        let edited = Answers { light: Some(Light::Bright), age65: Some(true), ..base };
        let mut kept = Answers { dye: Some(YesNoUnsure::Yes), age65: Some(false), ..base };
        answers_onto(&base, &edited, &mut kept);
        let dye = Some(YesNoUnsure::Yes);
        assert_eq!(kept, Answers { light: Some(Light::Bright), age65: Some(true), dye, ..base });
    }
}
