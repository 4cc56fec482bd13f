//! Randomness from the browser, for the names of records.

use crate::platform::window;

/// 64 random bits; from the clock and a counter where the browser has no generator.
pub fn bits() -> u64 {
    let mut bytes = [0_u8; 8];
    let filled = window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled { u64::from_le_bytes(bytes) } else { js_sys::Math::random().to_bits() }
}
