//! Quiet Legs.

fn main() {}
