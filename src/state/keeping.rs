//! Keeping the diary whole in the background: the second store is compared at the start, other tabs are listened to, a page
//! that was kept aside looks again, and closed months are put away when nobody is waiting.

use crate::platform::tabs::{self, Line};
use crate::platform::timer::Timer;
use crate::platform::{clock, location, shadow, visibility};
use crate::state::drafts::FROM_SECOND;
use crate::state::notices::Notice;
use crate::state::safekeeping::LEFT;
use crate::state::{App, checking, opened};
use domain::vault::{self, Applied, Change, Erased, Fault, Healed, Loaded, Store};
use leptos::task::spawn_local;
use std::collections::BTreeSet;

/// How long after the start closed months are put away, in milliseconds.
const QUIET_MOMENT: i32 = 4_000;

/// Begins, once the rest of the app is here. Nothing in this file delays the first screen.
pub fn begin(app: &'static App) {
    let vault = app.vault;
    let line = Line::open(move |said| match said.split_once('\n') {
        Some((key, value)) => app.take(vault.hear(key, value)),
        None if said == vault::ERASED => location::reload(),
        None => {}
    });
    vault.open_line(line);
    let heard = tabs::on_write(move |key, value| {
        if key == vault::ERASED {
            let _over = vault.starts_over();
        } else if key.starts_with(vault::PREFIX) {
            app.take(vault.hear(&key, &value));
        }
    });
    // What another tab wrote since this one was opened. Only after the listeners: between a look and a listener that comes after
    // it, Firefox lets what another tab writes go by unheard.
    app.take(vault.look_again());
    let back = visibility::on_return(move || {
        if !vault.starts_over() {
            app.take(vault.look_again());
            app.journal.close_overrun();
            spawn_local(look_at_twin(app));
        }
    });
    // The app lives as long as the page.
    std::mem::forget((heard, back));
    spawn_local(async move {
        let left = location::take_word(LEFT);
        let compared = compare(app).await;
        if let Err(fault) = &compared {
            alone(app, fault);
        }
        if left && (compared.is_err() || !vault.has_local()) {
            app.notices.say(Notice::NotErased);
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

/// Starts over when everything was deleted where only the second store could take that.
async fn look_at_twin(app: &'static App) {
    let mark = shadow::read(&[vault::ERASED.to_owned()]).await.unwrap_or_default();
    if app.vault.is_behind(mark.first().map(|(_, at)| at.as_str())) {
        location::reload();
    }
}

/// Makes both stores whole again and says what was amiss.
pub async fn compare(app: &'static App) -> Result<(), Fault> {
    let vault = app.vault;
    let twin = shadow::keys().await?;
    let mark = shadow::read(&[vault::ERASED.to_owned()]).await?;
    let erased = Erased::look(vault.mark().as_deref(), mark.first().map(|(_, at)| at.as_str()));
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
    if let Some(erased) = erased.filter(|_| found.erased) {
        return match vault.forget(&found.to_local, erased) {
            Ok(()) => {
                location::reload();
                Ok(())
            }
            Err(fault) => {
                // It would only be found again and again. What is shown and kept is what the second store has.
                app.notices.say(Notice::NotErased);
                vault.do_without_local(fault);
                app.journal.forget();
                app.player.adopt(None);
                Box::pin(compare(app)).await
            }
        };
    }
    let local = vault.apply_local(&found.to_local);
    if let Some(erased) = erased {
        vault.note_mark(erased);
    }
    app.take(Loaded {
        records: found.records,
        settings: found.settings.map(|settings| (0, settings)),
        session: found.session.map(|session| (0, session)),
        care: found.care.map(|care| (0, care)),
        drafts: found.drafts.map(|drafts| (FROM_SECOND, drafts)),
        newer: found.newer,
        ..Loaded::default()
    });
    if found.newer {
        return Ok(());
    }
    let restored = if local.is_ok() && vault.has_local() { found.restored } else { 0 };
    let to_twin = still_there(app, found.to_twin, compared.only_local);
    if let Err(fault) = shadow::write(&to_twin).await {
        if to_twin.put.iter().any(|(key, _)| key == vault::ERASED) {
            app.notices.say(Notice::NotErased);
        }
        say_healed(app, 0, restored);
        return Err(fault);
    }
    let fed = !to_twin.is_empty();
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
    say_healed(app, healed, restored);
    let had_twin = app.care.with_now(|care| care.twin);
    if had_twin && compared.twin_is_empty && !compared.local_is_empty {
        notices.say(Notice::CopyRemade);
    }
    if !had_twin && (fed || !compared.twin_is_empty) {
        app.care.change(|care| care.twin = true);
    }
    Ok(())
}

/// Without what was read in localStorage and is no longer there: while both stores were compared a later revision has taken its place, in
/// both, and it would come back into the second alone.
fn still_there(app: &'static App, mut to_twin: Change, read: Vec<String>) -> Change {
    if let Ok(keys) = app.vault.with_store(Store::keys) {
        let there: BTreeSet<String> = keys.into_iter().collect();
        let gone: BTreeSet<String> = read.into_iter().filter(|key| !there.contains(key)).collect();
        to_twin.put.retain(|(key, _)| !gone.contains(key));
    }
    to_twin
}

/// Looks in the second store for what a folded month that was read only now holds damaged.
async fn heal_later(app: &'static App) {
    let pairs = shadow::read(&app.vault.to_heal()).await.unwrap_or_default();
    if app.vault.starts_over() {
        return;
    }
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
    save_anew(app, app.journal.with_now(|diary| app.vault.heal(diary, pairs)))
}

/// Saves anew what was found whole in the other store. Answers how many entries.
pub fn save_anew(app: &'static App, healed: Healed) -> usize {
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
    if let Some(drafts) = healed.drafts {
        app.drafts.restore(drafts);
    }
    if let Some(care) = healed.care {
        app.care.change(|known| *known = care);
    }
    count
}

/// Folds closed months and rewrites what an older version wrote, step by step, each whole in itself.
pub async fn put_away(app: &'static App) {
    let vault = app.vault;
    if vault.is_read_only() || !vault.has_local() || vault.starts_over() {
        return;
    }
    let now = clock::now();
    app.take(vault.load(&vault.unread(Some(now))));
    let steps = app.journal.with_now(|diary| {
        app.preferences
            .with_now(|settings| app.player.with_now(|session| vault.tidy(diary, settings, session, now)))
    });
    if !steps.is_empty() {
        // Before anything is folded: a month that nobody has opened may be a newer version's.
        app.take(vault.load(&vault.unread(None)));
        if vault.is_read_only() {
            return;
        }
    }
    for step in steps {
        if vault.starts_over() {
            return;
        }
        if vault.step(step).await.is_err() {
            app.take(vault.reopen());
            return;
        }
    }
    if app.journal.with_now(|diary| diary.count() > 0) {
        vault.lay_reserve();
    }
    app.care.remind(app);
    checking::now_and_then(app).await;
}
