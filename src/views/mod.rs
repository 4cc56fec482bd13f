//! The screens: one file per route. They ask `state` and draw `parts`; they never touch the browser.

mod cramp;
mod help;
mod hydration;
mod log;
mod nights;
mod now;
mod patterns;
mod play;
mod report;
mod settings;
mod stretch;
mod tonight;
mod worked;

pub use cramp::CrampForm;
pub use help::{CallCard, Help};
pub use hydration::Hydration;
pub use log::Log;
pub use nights::Nights;
pub use now::Now;
pub use patterns::Patterns;
pub use play::Play;
pub use report::ReportView;
pub use settings::SettingsView;
pub use stretch::StretchView;
pub use tonight::Tonight;
pub use worked::Worked;
