//! Killed in the middle, on a profile that is kept, and started again.

use std::thread::sleep;
use std::time::Duration;

use domain::stretch::Choice;
use e2e::{Engine, Launch, Session, Site, in_every_engine_with_all, wait_for};
use serde_json::json;

use super::played::{Played, contexts, heard, nothing_is_noted, now, said};
use super::support::{AUDIO, Page, SAID, TIME};

fn a_kill_in_the_middle_of_a_hold_loses_no_time_and_repeats_nothing(engine: Engine) {
    let site = Site::release().taking_faults();
    site.inject(&format!("{TIME}\n{AUDIO}\n{SAID}"));
    let launch = Launch::new(engine);
    let session = Session::start(&launch, &site, "#/stretch");
    let start = "await ready();
        (await until('an age', () => document.querySelector('#age-2'))).click();
        await press('None of these');
        (await until('Chime', () => [...document.querySelectorAll('label')].find((one) => tidy(one.textContent) === 'Chime'))).click();
        await go('#/play/b-standing');
        await press('Start stretching');";
    session.script(start, &[]);
    let played = Played::on(&session, Choice::from_id("b-standing").unwrap());
    // Into the first hold, from 3 to 13 s: what begins it is heard and said.
    wait_for(20, || if heard(&session).is_empty() { Err("it has not begun".to_owned()) } else { Ok(()) });
    let (killed, mut tones, told) = (now(&session), heard(&session), said(&session));
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
    // More than a minute: the last seconds of holds, their ends, a change of legs.
    session.run("await window.__run(70e3)");
    let until = now(&session);
    tones.extend(heard(&session));
    played.heard_is_right(&tones, until, &[(killed, tapped)]);
    // The sentence of the part it is in stands there when the page opens; it may be the last one before the kill.
    let (mut all, later) = (told.clone(), said(&session));
    all.extend(later.iter().skip(usize::from(later.first() == told.last())).cloned());
    let sentences = played.sentences();
    let mut rest = sentences.iter();
    let strange = all.iter().find(|one| !rest.any(|text| text == *one));
    assert!(strange.is_none() && later.len() > 3, "{strange:?} is twice or out of order: {all:?}");
    nothing_is_noted(&session);
    session.script("await press('End')", &[]);
    let asks = "await until('a question or the end', () => document.querySelector('main.play-stop, main.play-done'))";
    session.script(asks, &[json!(null)]);
    session.quit();
    launch.forget();
}

in_every_engine_with_all!(a_kill_in_the_middle_of_a_hold_loses_no_time_and_repeats_nothing);
