//! Where the person is. The address bar leads; this slice follows it.

use crate::platform::timer::Timer;
use crate::platform::{document, location};
use domain::body::{Muscle, Position};
use domain::moment::Moment;
use domain::route::Route;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;

/// What the person did on the static page before the app was there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Arrival {
    /// When they opened the help.
    pub opened: Option<Moment>,
    /// The muscle they chose.
    pub muscle: Option<Muscle>,
    /// The position they chose.
    pub position: Option<Position>,
}

/// The present route.
#[derive(Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
    arrival: StoredValue<Arrival>,
    look: StoredValue<Option<&'static str>>,
    settled: StoredValue<Option<Timer>, LocalStorage>,
    moved: StoredValue<bool>,
}

impl Navigation {
    /// Where the address bar is now.
    pub fn open() -> Self {
        Self {
            route: RwSignal::new(Route::parse(&location::hash())),
            arrival: StoredValue::default(),
            look: StoredValue::new(None),
            settled: StoredValue::new_local(None),
            moved: StoredValue::new(false),
        }
    }

    /// Follows the address bar from now on. Call it once, in the task in which the app takes over from the static page: until then a
    /// change of address is that page's.
    pub fn follow(self, arrival: Arrival) {
        let route = self.route;
        route.set(Route::parse(&location::hash()));
        self.arrival.set_value(arrival);
        let listener = location::on_change(move |hash| {
            let next = Route::parse(&hash);
            if route.get_untracked() != next {
                self.moved.set_value(true);
                route.set(next);
                self.settle();
            }
        });
        // The app lives as long as the page.
        std::mem::forget(listener);
        Effect::new(move || document::set_title(&format!("{} · Quiet Legs", route.get().title())));
    }

    /// Starts at the top of a view about to be drawn, with the focus on what is to be read first.
    pub fn settle(self) {
        // It is drawn in a microtask; after that, in a task of its own, it is the one to look at.
        self.settled.set_value(Timer::after(0, move || {
            document::scroll_to_top();
            match self.look.try_update_value(Option::take).flatten() {
                Some(selector) => document::look_at(selector),
                None => document::focus("[data-view] h1"),
            }
        }));
    }

    /// What was done before the app was there; given out once, to the first view that asks.
    pub fn take_arrival(self) -> Arrival {
        self.arrival.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// The present route, followed.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Is at a route at once, before the address bar says so; for the moment of taking over.
    pub fn arrive(self, route: Route) {
        location::replace(&route.href());
        self.route.set(route);
    }

    /// Whether this is still the view that was taken over from the static page.
    pub fn is_first(self) -> bool {
        !self.moved.get_value()
    }

    /// Goes to a route and, once there, to the first element that fits.
    pub fn go_and_look(self, route: &Route, selector: &'static str) {
        self.look.set_value(Some(selector));
        go(route);
    }
}

/// Whether a person came here, by a tap or a new start. Asked once, by the view that is about to be drawn.
pub fn is_asked() -> bool {
    location::take_entry()
}

/// Goes to a route; "back" returns here.
pub fn go(route: &Route) {
    location::go(&route.href());
}

/// Goes to a route in place of this one; "back" skips it.
pub fn replace(route: &Route) {
    location::replace(&route.href());
}
