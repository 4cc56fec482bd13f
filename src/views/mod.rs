//! The screens: one file per route. They ask `state` and draw `parts`; they never touch the browser.

mod cramp;
mod help;
mod hydration;
mod log;
mod nights;
mod now;
mod plan;
mod play;
mod settings;
mod stretch;
mod tonight;

pub use cramp::CrampForm;
pub use help::{CallCard, Help};
pub use hydration::{Hydration, HydrationEdit};
pub use log::Log;
pub use nights::Nights;
pub use now::Now;
pub use plan::PlanView;
pub use play::Play;
pub use settings::SettingsView;
pub use stretch::StretchView;
pub use tonight::{Evening, Tonight};
