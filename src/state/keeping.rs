//! Keeping the diary whole in the background: the second store is compared at the start, other tabs are listened to, a page
//! that was kept aside looks again, and closed months are put away when nobody is waiting.

use crate::platform::tabs::{self, Line};
use crate::platform::timer::Timer;
use crate::platform::{clock, location, shadow, visibility};
use crate::state::notices::Notice;
use crate::state::{App, opened};
use domain::vault::{self, Applied, Erased, Fault, Loaded, Store};
use leptos::task::spawn_local;

/// How long after the start closed months are put away, in milliseconds.
const QUIET_MOMENT: i32 = 4_000;

/// Begins, once the rest of the app is here. Nothing in this file delays the first screen.
pub fn begin(app: &'static App) {
    let vault = app.vault;
    // What another tab wrote since this one was opened.
    app.take(vault.look_again());
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
    let mark = vault.first_mark();
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
    spawn_local(async move {
        if let Err(fault) = compare(app).await {
            alone(app, &fault);
        }
        vault.on_damage(move || spawn_local(heal_later(app)));
        opened::take_up(app).await;
        // What was read while both stores were compared.
        heal_later(app).await;
        // Only now: an older localStorage may still show a clock running that the second store knows stopped.
        app.journal.close_overrun();
        std::mem::forget(Timer::after(QUIET_MOMENT, move || spawn_local(put_away(app))));
    });
}

/// The second store cannot be used: localStorage is all there is.
fn alone(app: &'static App, fault: &Fault) {
    app.vault.found_copies(u8::from(app.vault.has_local()));
    if !app.vault.has_local() {
        app.notices.say(Notice::Blocked);
    } else if app.journal.with_now(|diary| diary.count() > 0) || *fault != Fault::Blocked {
        app.notices.say(Notice::NoSecondCopy);
    }
    say_healed(app, 0, 0);
}

fn erased_mark(app: &'static App) -> Option<String> {
    app.vault.with_store(|store| store.get(vault::ERASED)).ok().flatten()
}

/// Makes both stores whole again and says what was amiss.
async fn compare(app: &'static App) -> Result<(), Fault> {
    let vault = app.vault;
    let twin = shadow::keys().await?;
    let mark = shadow::read(&[vault::ERASED.to_owned()]).await?;
    let erased = Erased::look(erased_mark(app).as_deref(), mark.first().map(|(_, at)| at.as_str()));
    let compared = vault.compare(&twin);
    app.take(vault.load(&compared.consult));
    // What was saved since this page was opened, and localStorage refused, is known here and is no leftover all the same.
    let only_twin: Vec<String> =
        compared.only_twin.iter().filter(|key| !vault.has_had(key)).cloned().collect();
    let only_twin = shadow::read(&only_twin).await?;
    let only_local = vault.read(&compared.only_local);
    let damaged = shadow::read(&vault.to_heal()).await?;

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
    if found.set_aside > 0 {
        notices.say(Notice::TwinSetAside(found.set_aside));
    }
    match local {
        Err(Fault::Full) => notices.say(Notice::NoRoom),
        Err(_) => notices.say(Notice::OnlySecondCopy),
        Ok(_) if !vault.has_local() => notices.say(Notice::OnlySecondCopy),
        Ok(Applied::WithoutBallast) => notices.say(Notice::ReserveUsed),
        Ok(Applied::Well) => {}
    }
    say_healed(app, healed, if local.is_ok() && vault.has_local() { restored } else { 0 });
    let had_twin = app.care.with_now(|care| care.twin);
    if had_twin && compared.twin_is_empty && !compared.local_is_empty {
        notices.say(Notice::CopyRemade);
    }
    if !had_twin && (fed || !compared.twin_is_empty) {
        app.care.change(|care| care.twin = true);
    }
    Ok(())
}

/// Looks in the second store for what a folded month that was read only now holds damaged.
async fn heal_later(app: &'static App) {
    let pairs = shadow::read(&app.vault.to_heal()).await.unwrap_or_default();
    let healed = if app.vault.is_read_only() { 0 } else { heal(app, &pairs) };
    say_healed(app, healed, 0);
}

/// Says what was found damaged for the first time and what of it came back; and what was gone and came back.
fn say_healed(app: &'static App, healed: usize, restored: usize) {
    let set_aside = app.vault.newly_set_aside();
    if set_aside > healed {
        app.notices.say(Notice::SetAside(set_aside - healed));
    }
    if restored + healed > 0 {
        app.notices.say(Notice::Restored(restored + healed));
    }
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
