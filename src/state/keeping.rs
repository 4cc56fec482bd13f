//! Keeping the diary whole in the background: the second store is compared at the start, other tabs are listened to, a page
//! that was kept aside looks again, and closed months are put away when nobody is waiting.

use crate::platform::tabs::{self, Line};
use crate::platform::timer::Timer;
use crate::platform::{clock, location, shadow, visibility};
use crate::state::App;
use crate::state::notices::Notice;
use domain::vault::{self, Erased, Fault, Loaded, Store};
use leptos::task::spawn_local;

/// How long after the start closed months are put away, in milliseconds.
const QUIET_MOMENT: i32 = 4_000;

/// Begins. Nothing here delays the first screen. `first` is what opening found.
pub fn begin(app: &'static App, first: &Loaded) {
    let vault = app.vault;
    let line = Line::open(move |said| match said.split_once('\n') {
        Some((key, value)) => app.take(vault.hear(key, value)),
        None if said == vault::ERASED => location::reload(),
        None => {}
    });
    vault.open_line(line);
    let heard = tabs::on_write(move |key, value| {
        if key == vault::ERASED {
            location::reload();
        } else if key.starts_with(vault::PREFIX) {
            app.take(vault.hear(&key, &value));
        }
    });
    let mark = erased_mark(app);
    let back = visibility::on_return(move || {
        if erased_mark(app) == mark {
            app.take(vault.look_again());
            app.journal.close_overrun();
        } else {
            location::reload();
        }
    });
    // The app lives as long as the page.
    std::mem::forget((heard, back));
    let set_aside = first.set_aside.iter().filter(|one| one.is_new).count();
    spawn_local(async move {
        if let Err(fault) = compare(app, set_aside).await {
            alone(app, &fault, set_aside);
        }
        // Only now: an older localStorage may still show a clock running that the second store knows stopped.
        app.journal.close_overrun();
        std::mem::forget(Timer::after(QUIET_MOMENT, move || spawn_local(put_away(app))));
    });
}

/// The second store cannot be used: localStorage is all there is.
fn alone(app: &'static App, fault: &Fault, set_aside: usize) {
    app.vault.found_copies(u8::from(app.vault.has_local()));
    if !app.vault.has_local() {
        app.notices.say(Notice::Blocked);
    } else if app.journal.with_now(|diary| diary.count() > 0) || *fault != Fault::Blocked {
        app.notices.say(Notice::NoSecondCopy);
    }
    if set_aside > 0 {
        app.notices.say(Notice::SetAside(set_aside));
    }
}

fn erased_mark(app: &'static App) -> Option<String> {
    app.vault.with_store(|store| store.get(vault::ERASED)).ok().flatten()
}

/// Makes both stores whole again and says what was amiss.
async fn compare(app: &'static App, set_aside: usize) -> Result<(), Fault> {
    let vault = app.vault;
    let twin = shadow::keys().await?;
    let mark = shadow::read(&[vault::ERASED.to_owned()]).await?;
    let erased = Erased::look(erased_mark(app).as_deref(), mark.first().map(|(_, at)| at.as_str()));
    let compared = vault.compare(&twin);
    app.take(vault.load(&compared.consult));
    let only_twin = shadow::read(&compared.only_twin).await?;
    let only_local = vault.read(&compared.only_local);
    let damaged = shadow::read(&vault.damaged()).await?;

    let found = app.journal.with_now(|diary| vault.reconcile(diary, only_local, only_twin, erased));
    if vault.is_read_only() {
        // A newer version leads: this one only looks.
        app.take(Loaded { records: found.records, ..Loaded::default() });
        return Ok(());
    }
    let local = vault.apply_local(&found.to_local);
    if found.erased {
        if let Some(erased) = erased {
            let (key, value) = erased.mark();
            drop(vault.with_store(|store| store.set(&key, &value)));
        }
        location::reload();
        return Ok(());
    }
    let fed = !found.to_twin.is_empty();
    shadow::write(&found.to_twin).await?;
    let restored = found.restored;
    let newer = found.newer;
    app.take(Loaded {
        records: found.records,
        settings: found.settings.map(|settings| (0, settings)),
        session: found.session.map(|session| (0, session)),
        care: found.care.map(|care| (0, care)),
        ..Loaded::default()
    });
    if newer {
        vault.make_read_only();
        return Ok(());
    }
    let healed = heal(app, &damaged);
    let notices = app.notices;
    vault.found_copies(1 + u8::from(vault.has_local() && local.is_ok()));
    if set_aside > healed {
        notices.say(Notice::SetAside(set_aside - healed));
    }
    if found.set_aside > 0 {
        notices.say(Notice::TwinSetAside(found.set_aside));
    }
    match local {
        Err(Fault::Full) => notices.say(Notice::NoRoom),
        Err(_) => notices.say(Notice::OnlySecondCopy),
        Ok(_) if !vault.has_local() => notices.say(Notice::OnlySecondCopy),
        Ok(_) if restored + healed > 0 => notices.say(Notice::Restored(restored + healed)),
        Ok(_) => {}
    }
    let had_twin = app.care.with_now(|care| care.twin);
    if had_twin && compared.twin_is_empty && !compared.local_is_empty {
        notices.say(Notice::CopyRemade);
    }
    if !had_twin && (fed || !compared.twin_is_empty) {
        app.care.change(|care| care.twin = true);
    }
    Ok(())
}

/// Saves anew what localStorage holds only damaged. Answers how many entries.
fn heal(app: &'static App, pairs: &[(String, String)]) -> usize {
    let healed = app.journal.with_now(|diary| app.vault.heal(diary, pairs));
    let count = healed.records.len();
    for record in healed.records {
        app.journal.keep(record);
    }
    if let Some(settings) = healed.settings {
        app.preferences.change(|known| *known = settings);
    }
    if let Some(session) = healed.session {
        app.player.adopt(session);
    }
    if let Some(care) = healed.care {
        app.care.change(|known| *known = care);
    }
    count
}

/// Folds closed months and rewrites what an older version wrote, step by step, each whole in itself.
pub async fn put_away(app: &'static App) {
    let vault = app.vault;
    if vault.is_read_only() || !vault.has_local() {
        return;
    }
    let now = clock::now();
    app.take(vault.load(&vault.unread(Some(now))));
    let steps = app.journal.with_now(|diary| {
        app.preferences
            .with_now(|settings| app.player.with_now(|session| vault.tidy(diary, settings, session, now)))
    });
    for step in steps {
        if vault.step(step).await.is_err() {
            app.take(vault.reopen());
            return;
        }
    }
    if app.journal.with_now(|diary| diary.count() > 0) {
        vault.lay_reserve();
    }
    app.care.remind(app);
}
