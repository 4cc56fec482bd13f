//! Reading both copies through, because a value may go bad under its key: when the person asks, and by itself once a week.

use crate::platform::{clock, shadow};
use crate::state::notices::Notice;
use crate::state::persistence::Vault;
use crate::state::{App, keeping};
use domain::content::safekeeping as words;
use domain::vault::{self, Fault, Mended, Name, Store, Verdict};
use leptos::task::spawn_local;
use std::collections::BTreeSet;

/// What reading through found.
enum Found {
    /// Both copies are right: so many entries.
    Right(usize),
    /// They are right now.
    Mended(usize),
    /// They are still not the same.
    Differs,
}

/// All keys and values of a store.
type Pairs = Vec<(String, String)>;

/// Reads both copies through for somebody who asked, and says what became of it.
pub fn by_hand(app: &'static App) {
    let keep = app.safekeeping;
    keep.set_busy(true);
    spawn_local(async move {
        let found = check(app).await;
        keep.set_busy(false);
        keep.say(match found {
            Ok(Found::Right(count)) => format!("{} {count} {}", words::CHECKED, words::CHECKED_ENTRIES),
            Ok(Found::Mended(count)) => format!("{} {count} {}", words::MENDED, words::CHECKED_ENTRIES),
            Ok(Found::Differs) => words::CHECK_DIFFERS.to_owned(),
            Err(_) => words::CHECK_IMPOSSIBLE.to_owned(),
        });
    });
}

/// Reads both copies through when that was last done a week ago, a key at a time: nobody waits for it. Only what was amiss is said.
pub async fn now_and_then(app: &'static App) {
    let now = clock::now();
    if !app.journal.with_now(|diary| app.care.with_now(|care| care.is_check_due(diary, now))) {
        return;
    }
    match is_right(app.vault).await {
        Ok(true) => note(app),
        Ok(false) => match check(app).await {
            Ok(Found::Mended(_)) => app.notices.say(Notice::CopiesMended),
            Ok(Found::Differs) => app.notices.say(Notice::CopiesDiffer),
            // What was on its way has arrived; or it is tried again at the next start.
            Ok(Found::Right(_)) | Err(_) => {}
        },
        Err(_) => {}
    }
}

/// Both copies are right today.
fn note(app: &'static App) {
    app.care.change(|care| care.verified = Some(clock::now()));
}

/// Whether both stores hold the same under every key, and all of it can be read.
async fn is_right(vault: Vault) -> Result<bool, Fault> {
    let mut all: BTreeSet<String> = shadow::keys().await?.into_iter().collect();
    all.extend(vault.with_store(Store::keys)?);
    let (aside, all): (Vec<_>, Vec<_>) = all
        .into_iter()
        .filter(|key| vault::is_mirrored(key))
        .partition(|key| Name::parse(key) == Ok(Name::Quarantine));
    for key in all {
        let name = key.strip_prefix(vault::PREFIX).unwrap_or_default();
        let mut keys: Vec<String> = aside.iter().filter(|copy| copy.contains(name)).cloned().collect();
        keys.push(key);
        let theirs = shadow::read(&keys).await?;
        if vault::verify(&vault.read(&keys), &theirs) == Verdict::Differs {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Reads everything, once nothing is on its way to the second store any more: what reads there waits for what wrote before it.
async fn both(vault: Vault) -> Result<(Pairs, Pairs), Fault> {
    let mut keys = shadow::keys().await?;
    while vault.is_on_the_way() {
        keys = shadow::keys().await?;
    }
    let twin = shadow::read(&keys).await?;
    Ok((vault.with_store(|store| vault::everything(store))?, twin))
}

/// Reads both copies through and mends what differs.
async fn check(app: &'static App) -> Result<Found, Fault> {
    let vault = app.vault;
    // Something may be saved between the looks at the one and at the other: hardly twice.
    for _ in 0..2 {
        let (local, twin) = both(vault).await?;
        if let Verdict::Right(count) = vault::verify(&local, &twin) {
            note(app);
            return Ok(Found::Right(count));
        }
    }
    if vault.is_read_only() || vault.starts_over() {
        return Ok(Found::Differs);
    }
    if mend(app).await.is_err() {
        return Ok(Found::Differs);
    }
    let (local, twin) = both(vault).await?;
    Ok(match vault::verify(&local, &twin) {
        Verdict::Right(count) => {
            note(app);
            Found::Mended(count)
        }
        Verdict::Differs => Found::Differs,
    })
}

/// Gives each store what it lacks, and writes anew what is damaged in one and whole in the other.
async fn mend(app: &'static App) -> Result<(), Fault> {
    let vault = app.vault;
    keeping::compare(app).await?;
    let (local, twin) = both(vault).await?;
    let Mended { to_local, to_twin, healed } = vault.index(|index| vault::mend(index, &local, &twin));
    let _copied = vault.apply_local(&to_local)?;
    shadow::write(&to_twin).await?;
    keeping::save_anew(app, healed);
    Ok(())
}
