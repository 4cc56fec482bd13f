//! Quiet Legs starts here: the panic net first, then the app takes over the static page.

mod app;
mod parts;
mod platform;
mod rest;
mod state;
mod views;

fn main() {
    platform::panic::catch();
    app::start();
}
