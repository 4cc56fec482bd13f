//! What was begun in a form and not saved: new in version 3. Stays on the device, never in a backup. The first screens carry it as the
//! text it is; [`crate::drafts::Drafts`] reads that: `{"<form>":{"at":[<milliseconds since 1970>,<offset in minutes>],"text":"…"}}`.

use super::{ONLY, Unreadable, seal, unseal_as};

/// The stored text.
pub fn write(drafts: &str, generation: u32) -> String {
    seal("drafts", ONLY, generation, "0", drafts)
}

/// Reads it, and its generation.
///
/// # Errors
/// Why it could not be read.
pub fn read(text: &str, name: &str) -> Result<(u32, String), Unreadable> {
    let envelope = unseal_as(text, "drafts", name)?;
    Ok((envelope.number, envelope.body.to_owned()))
}
