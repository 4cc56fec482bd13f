//! The screens: one file per route. They ask `state` and draw `parts`; they never touch the browser.

mod cramp;
mod help;
mod hydration;
mod learn;
mod log;
mod night;
mod nights;
mod now;
mod own;
mod patterns;
mod plan;
mod play;
mod report;
mod settings;
mod signs;
mod stretch;
mod tonight;
mod worked;

pub use cramp::CrampForm;
pub use help::{CallCard, Help};
pub use hydration::{Hydration, HydrationEdit};
pub use learn::Learn;
pub use log::Log;
pub use night::NightView;
pub use nights::Nights;
pub use now::Now;
pub use own::OwnSet;
pub use patterns::Patterns;
pub use plan::PlanView;
pub use play::{Play, PlayOwn};
pub use report::ReportView;
pub use settings::SettingsView;
pub use signs::Signs;
pub use stretch::StretchView;
pub use tonight::{Evening, Tonight};
pub use worked::Worked;
