//! Killed in the middle, on a profile that is kept, and started again.

use std::thread::sleep;
use std::time::Duration;

use domain::stretch::Choice;
use e2e::{Engine, Launch, Session, Site, in_every_engine, wait_for};
use serde_json::json;

use crate::played::{Played, contexts, heard, nothing_is_noted, now};
use crate::support::{AUDIO, CLOCK, number};

fn a_kill_in_the_middle_of_a_hold_loses_no_time_and_repeats_nothing(engine: Engine) {
    let site = Site::release().taking_faults();
    site.inject(&format!("{CLOCK}\n{AUDIO}"));
    let launch = Launch::new(engine);
    let session = Session::start(&launch, &site, "#/stretch");
    let start = "await ready();
        await press('None of these');
        (await until('Chime', () => [...document.querySelectorAll('label')].find((one) => tidy(one.textContent) === 'Chime'))).click();
        await go('#/play/b-standing');
        await press('Start stretching');";
    session.script(start, &[]);
    let played = Played::on(&session, Choice::from_id("b-standing").unwrap());
    wait_for(20, || match number(&session) {
        Some(left) if (4..=8).contains(&left) => Ok(()),
        other => Err(format!("{other:?}")),
    });
    let (killed, mut all) = (now(&session), heard(&session));
    session.kill();
    sleep(Duration::from_secs(1));
    let session = Session::start(&launch, &site, "#/play/b-standing");
    session.script("await control('Pause')", &[]);
    println!("{}:", engine.slug());
    played.ring_is_right(&session, 0.0);
    nothing_is_noted(&session);
    assert_eq!(contexts(&session).0.len(), 0, "nothing is heard before a tap");
    session.script("await press('Turn the sound on')", &[]);
    let tapped = now(&session);
    // Past the end of a hold, wherever it is now: its last seconds and the next beginning.
    wait_for(40, || if heard(&session).len() >= 5 { Ok(()) } else { Err("nothing is heard".to_owned()) });
    let until = now(&session);
    all.extend(heard(&session));
    played.heard_is_right(&all, until, &[(killed, tapped)]);
    println!("heard: {} tones before and after the kill, each once", all.len());
    nothing_is_noted(&session);
    session.script("await press('End')", &[]);
    let asks = "await until('a question or the end', () => document.querySelector('main.play-stop, main.play-done'))";
    session.script(asks, &[json!(null)]);
    session.quit();
    launch.forget();
}

in_every_engine!(a_kill_in_the_middle_of_a_hold_loses_no_time_and_repeats_nothing);
