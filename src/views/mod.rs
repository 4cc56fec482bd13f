//! The screens: one file per route. They ask `state` and draw `parts`; they never touch the browser.

mod after;
mod cramp;
mod help;
mod hydration;
mod log;
mod nights;
mod now;
mod play;
mod settings;
mod stretch;
mod tonight;

pub use after::After;
pub use cramp::{CrampForm, NewCramp};
pub use help::{CallCard, Help};
pub use hydration::Hydration;
pub use log::Log;
pub use nights::Nights;
pub use now::Now;
pub use play::Play;
pub use settings::SettingsView;
pub use stretch::StretchView;
pub use tonight::{Morning, Tonight};
