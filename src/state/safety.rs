//! What follows from the answers about safety: what stretching may offer, and a set that must not go on. Only the later screens use
//! this; the leg alone is known to the first ones too ([`App::leg`]).

use crate::platform::clock;
use crate::state::App;
use domain::safety::{Advice, LEG_SIGNS, Offer, Risk};
use domain::session::Session;
use domain::signs::Sign;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Stops a set that plays as soon as a leg asks for help. What was held is kept; the player says why. And carries a sign over to
/// the answers before stretching in time: those are always at hand, a round of the check is put away with its month.
pub fn begin(app: &'static App) {
    Effect::new(move || {
        if app.leg.get().is_some_and(|leg| leg.is_to_carry(clock::now())) {
            app.preferences.change(|settings| {
                settings.risks.get_or_insert_default().insert(0, Risk::LegChange);
            });
        }
    });
    Effect::new(move || {
        let plays = app.player.with(|session| session.is_some_and(|session| !session.is_paused()));
        if plays && app.leg.get().is_some() {
            app.player.act(Session::pause);
        }
    });
}

impl App {
    /// What follows from the answers, followed; `None` until the questions were answered or a leg asks for help.
    pub fn advice(&self) -> Option<Advice> {
        self.preferences.with(|settings| settings.advice(self.leg.get()))
    }

    /// What may be offered now; `None` as above.
    pub fn offer(&self) -> Option<Offer> {
        untrack(|| self.advice()).map(|advice| advice.offer)
    }

    /// Keeps a round of answers to the check for warning signs. It is the newer answer: without a leg in it, the one given before
    /// stretching is over too.
    pub fn keep_signs(&self, ticked: &BTreeSet<Sign>) {
        self.journal.keep_signs(ticked);
        let is_leg = |risk: &Risk| *risk == Risk::LegChange;
        let leg = LEG_SIGNS.iter().any(|sign| ticked.contains(sign));
        let said = self.preferences.with_now(|settings| settings.risks.clone()).unwrap_or_default();
        if !leg && said.iter().any(is_leg) {
            let rest: Vec<Risk> = said.into_iter().filter(|risk| !is_leg(risk)).collect();
            // The last tick taken back is not the same as "None of these": it is asked again.
            self.preferences.change(|settings| settings.risks = (!rest.is_empty()).then_some(rest));
        }
    }
}
