//! Rows 1 and 2: the browser is killed right after the app said "Saved".

use std::thread;
use std::time::Duration;

use domain::content::notice;
use e2e::fault::report;
use e2e::{Engine, Launch, Pledge, Session, Site, in_every_engine};

/// Notes a cramp; from now on it must never be lost.
fn note(session: &Session, pledge: &mut Pledge) {
    let said = session.script("const said = await note(); return [said, first()]", &[]);
    assert_eq!(said[0], "Saved");
    let kept = serde_json::from_value(said[1].clone()).unwrap();
    pledge.add(&kept);
}

/// Starts anew and counts what is missing in either store. Where localStorage had lost something, the app says so.
fn count_lost(launch: &Launch, site: &Site, pledge: &Pledge) -> usize {
    let session = Session::start(launch, site, "#/nights");
    let lost = session.lost(pledge);
    if pledge.missing_in(&session.held()) > 0 {
        session.reads("brought back from the second copy.");
    }
    session.runs();
    session.quit();
    lost
}

fn a_note_outlives_a_kill_right_after_saved(engine: Engine) {
    assert!(notice::RESTORED_MANY.ends_with("brought back from the second copy."));
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let mut pledge = Pledge::default();
    for after in [50, 2_000] {
        let session = Session::start(&launch, &site, "#/");
        note(&session, &mut pledge);
        thread::sleep(Duration::from_millis(after));
        session.kill();
    }
    let lost = count_lost(&launch, &site, &pledge);
    report(1, "killed 50 ms and 2 s after Saved", engine, pledge.len(), lost);
    launch.forget();
}

in_every_engine!(a_note_outlives_a_kill_right_after_saved);

/// The times are the fault here, and they are long: all engines wait them out together.
#[test]
fn a_note_outlives_a_kill_half_a_minute_after_saved() {
    thread::scope(|scope| {
        for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKitGtk] {
            scope.spawn(move || killed_late(engine, 1, "killed 30 s after Saved", &[30]));
        }
        // Chromium writes localStorage at most once a minute or so: the second note is still only in memory then.
        scope.spawn(|| {
            killed_late(Engine::Chromium, 2, "second note in the commit budget, killed at +35 s", &[8, 35]);
        });
    });
}

fn killed_late(engine: Engine, row: u32, what: &str, waits: &[u64]) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let mut pledge = Pledge::default();
    let session = Session::start(&launch, &site, "#/");
    for wait in waits {
        note(&session, &mut pledge);
        thread::sleep(Duration::from_secs(*wait));
    }
    session.kill();
    let lost = count_lost(&launch, &site, &pledge);
    report(row, what, engine, pledge.len(), lost);
    launch.forget();
}
