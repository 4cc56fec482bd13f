//! The project's commands: `serve`, `build`, `test`, `shell`, and `dist`, the hook that Trunk calls.
//!
//! The library exists for `tests/e2e`, which serves a built `dist` with [`server`].
//! Not here: rules and words (the `domain` crate) and the app (the root package).

mod compress;
mod digest;
mod headers;
mod mime;
pub mod server;

/// What a command answers: nothing, or a sentence for the person who ran it.
pub type Outcome<T> = Result<T, String>;

/// Runs the command named by the first word.
///
/// # Errors
/// A sentence saying what went wrong and what to do.
pub fn command(words: &[String]) -> Outcome<()> {
    Err(format!("no such command: {words:?}"))
}
