//! Dumb pieces: props in, callbacks out. No context, no state of the app, no browser calls.

pub mod bars;
pub mod choices;
pub mod grade;
pub mod icon;
pub mod live;
pub mod nights_tabs;
pub mod picture;
pub mod questions;
pub mod sources;
pub mod tick;
pub mod waiting;
pub mod words;
pub mod writing;

pub use bars::Bars;
pub use choices::{Choices, Look};
pub use icon::{Icon, drawn, ico};
pub use nights_tabs::NightsTabs;
pub use picture::Picture;
pub use sources::Sources;
pub use tick::Tick;
pub use writing::Writing;
