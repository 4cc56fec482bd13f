//! Brotli, as a host would send a file.
//!
//! The encoder is generic, so it is compiled where it is used: here, optimised, and in no crate that changes.

use std::io::Write;

/// The bytes compressed at a quality from 0 (fast) to 11 (small), in a window of 4 MiB. A quality above 11 counts as 11.
pub fn brotli(bytes: &[u8], quality: u32) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 64 * 1024, quality, 22);
    // Writing to memory cannot fail; should it, the caller would see it in the length.
    let _written = writer.write_all(bytes).is_ok();
    drop(writer);
    packed
}
