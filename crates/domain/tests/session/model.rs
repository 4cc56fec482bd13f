//! A model that knows nothing of origins and floors: it lives every millisecond and writes down where it was spent.

use super::{Act, START, act, any_plan, begin, perform};
use domain::moment::Millis;
use domain::stretch::{MORE, Plan, RESUME};
use domain::timeline::{Kind, Leg, Timeline};
use proptest::prelude::*;

struct Model {
    plan: Plan,
    timeline: Timeline,
    extra: Vec<(usize, Millis)>,
    position: Millis,
    running: bool,
    /// Milliseconds of the countdown that are left.
    countdown: Millis,
    /// Milliseconds spent in each segment while running.
    spent: Vec<Millis>,
}

impl Model {
    fn new(plan: &Plan) -> Self {
        let timeline = Timeline::of_steps(&plan.steps, &[]);
        let spent = vec![0; timeline.segments().len()];
        Self {
            plan: plan.clone(),
            timeline,
            extra: Vec::new(),
            position: 0,
            running: true,
            countdown: 0,
            spent,
        }
    }

    fn live_one_millisecond(&mut self) {
        if !self.running {
            return;
        }
        if self.countdown > 0 {
            self.countdown -= 1;
        } else if let Some((index, segment)) = self.timeline.at(self.position) {
            // A hold repeated after "Back" counts up to its length.
            self.spent[index] = (self.spent[index] + 1).min(segment.length);
            self.position += 1;
        }
    }

    fn perform(&mut self, act: Act) {
        match act {
            Act::Wait(length) => (0..length).for_each(|_| self.live_one_millisecond()),
            Act::Look => {}
            Act::Pause => self.running = false,
            Act::Resume if self.running => {}
            Act::Resume => (self.running, self.countdown) = (true, RESUME),
            Act::Back => self.go_to(self.timeline.back_from(self.position)),
            Act::Skip => self.go_to(self.timeline.skip_from(self.position)),
            Act::SkipStretch => self.go_to(self.timeline.skip_stretch_from(self.position)),
            Act::More => {
                if let Some((index, _)) = self.timeline.at(self.position) {
                    self.extra.push((index, MORE));
                    self.timeline = Timeline::of_steps(&self.plan.steps, &self.extra);
                }
            }
        }
    }

    fn go_to(&mut self, position: Millis) {
        self.position = position;
        self.countdown = 0;
    }

    /// What a leg was held: the time spent in its holds while running.
    fn held(&self, leg: Leg) -> Millis {
        let pairs = self.timeline.segments().iter().zip(&self.spent);
        let holds = pairs.filter(|(one, _)| one.kind == Kind::Hold && one.leg.works(leg));
        holds.map(|(_, spent)| spent).sum()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn credit_is_the_time_spent_in_holds(plan in any_plan(), acts in proptest::collection::vec(act(), 0..25)) {
        let (mut session, mut now, mut model) = (begin(plan.clone()), START, Model::new(&plan));
        for one in acts {
            perform(&mut session, &mut now, one);
            model.perform(one);
            prop_assert_eq!(session.position(now), model.position);
            prop_assert_eq!(session.is_paused(), !model.running);
            let countdown = if model.running { model.countdown } else { 0 };
            prop_assert_eq!(session.countdown(now), countdown);
        }
        let done = session.end(now);
        prop_assert_eq!((done.left, done.right), (model.held(Leg::Left), model.held(Leg::Right)));
        prop_assert_eq!(done.started.epoch(), START);
    }

    #[test]
    fn without_back_the_credit_is_all_of_the_time_spent_in_holds(plan in any_plan(), acts in proptest::collection::vec(act(), 0..25)) {
        let (mut session, mut now, mut spent) = (begin(plan), START, 0);
        for one in acts.into_iter().filter(|one| !matches!(one, Act::Back)) {
            let runs = |session: &domain::session::Session, now: Millis| {
                let hold = session.place(now).filter(|(_, segment)| segment.kind == Kind::Hold);
                let legs = hold.map_or(0, |(_, segment)| if segment.leg == Leg::Both { 2 } else { 1 });
                if session.is_paused() || session.countdown(now) > 0 { 0 } else { legs }
            };
            if let Act::Wait(length) = one {
                spent += (now..now + length).map(|now| runs(&session, now)).sum::<Millis>();
            }
            perform(&mut session, &mut now, one);
        }
        let done = session.end(now);
        prop_assert_eq!(done.left + done.right, spent);
    }
}
