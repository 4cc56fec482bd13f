//! Dumb pieces: props in, callbacks out. No context, no state of the app, no browser calls.

pub mod choices;
pub mod grade;
pub mod icon;
pub mod live;
pub mod picture;
pub mod questions;
pub mod sources;
pub mod tick;
pub mod waiting;

pub use choices::{Choices, Look};
pub use icon::{Icon, drawn, ico};
pub use picture::Picture;
pub use sources::Sources;
pub use tick::Tick;
