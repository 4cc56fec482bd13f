//! Row 13: the disk itself is full. What was called saved is there when the browser is killed and started again with more room, and
//! nothing is said that the app cannot know.

use e2e::fault::{cramp, lived_in, nights_ago, report};
use e2e::stores::Keys;
use e2e::{Engine, Launch, Pledge, Session, Site, in_chromium_and_firefox};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What nobody can know on a full disk.
const PROMISES: [&str; 2] = ["safe for now", "Nothing is missing"];

/// Writes down what is said.
const LISTENS: &str = "{
    const heard = globalThis.quietHeard = new Set();
    const promises = PROMISES;
    new MutationObserver(() => {
        const text = document.body?.innerText.replace(/\\s+/g, ' ') ?? '';
        for (const one of promises) if (text.includes(one)) heard.add(one);
    }).observe(document, { subtree: true, childList: true, characterData: true });
}";

/// A cramp, then a long note in its form; what was said of each, and what localStorage holds then.
const NOTE: &str = "
    const before = first();
    const cramp = await note();
    const between = first();
    await go('#/nights');
    (await until('the newest cramp', () => document.querySelector('#app a[href^=\"#/cramp/\"]'))).click();
    const field = await until('the note', () => document.querySelector('#app textarea'));
    let text = '';
    while (text.length < arguments[0]) text += Math.random().toString(36).slice(2);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const save = await control('Save');
    const form = await saying(() => save.click());
    const after = first();
    const news = (old, now) => Object.fromEntries(Object.entries(now).filter(([key]) => !(key in old)));
    return [[cramp, news(before, between)], [form, news(between, after)], tidy(document.body.innerText).slice(0, 400)];";

/// A disk of its own for a profile; gone with this.
struct Disk(PathBuf);

impl Disk {
    /// `None` where nobody may mount anything.
    fn at(place: &Path) -> Option<Disk> {
        let mount =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=600m", "none"]).arg(place).output();
        match mount {
            Ok(done) if done.status.success() => Some(Disk(place.to_owned())),
            Ok(done) => {
                println!(
                    "not tested, no disk can be mounted here: {}",
                    String::from_utf8_lossy(&done.stderr)
                );
                None
            }
            Err(why) => {
                println!("not tested, no disk can be mounted here: {why}");
                None
            }
        }
    }

    /// Fills the disk up to so many bytes.
    fn fill(&self, left: usize) {
        let mut file = fs::File::create(self.0.join("filler")).unwrap();
        let block = vec![7; 64 * 1024];
        while file.write_all(&block).is_ok() {}
        drop(file);
        let name = self.0.join("filler");
        let size = fs::metadata(&name).unwrap().len();
        fs::File::options().write(true).open(&name).unwrap().set_len(size - left as u64).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.0).status());
    }
}

/// Notes until most of them are refused, and answers what was said of each. What was called saved is pledged.
fn notes_until_trouble(session: &Session, disk: &Disk, pledge: &mut Pledge) -> Vec<String> {
    let (mut said, mut trouble) = (Vec::new(), 0);
    for round in 0..40 {
        let answer = session.script(NOTE, &[json!(9_000)]);
        for saved in [&answer[0], &answer[1]] {
            let words = saved[0].as_str().unwrap().to_owned();
            if words == "Saved" {
                let keys: Keys = serde_json::from_value(saved[1].clone()).unwrap();
                pledge.add(&keys);
            } else {
                trouble += 1;
            }
            said.push(words);
        }
        if trouble >= 6 {
            println!("the notices then: {}", answer[2]);
            return said;
        }
        if round == 30 {
            // A browser may have taken its room beforehand.
            disk.fill(0);
        }
    }
    panic!("no trouble in 40 notes: {said:?}");
}

fn what_was_called_saved_outlives_a_full_disk(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch { shared: true, ..Launch::new(engine) });
    let Some(disk) = Disk::at(&launch.profile) else { return };
    let seeds: Vec<_> = (0..5).map(|n| cramp(nights_ago(3, n), n.unsigned_abs())).collect();
    let mut pledge = Pledge::default();
    pledge.add_records(seeds.clone());
    lived_in(&launch, &site, &seeds);
    site.inject(&LISTENS.replace("PROMISES", &json!(PROMISES).to_string()));
    let session = Session::start(&launch, &site, "#/");
    session.script("await compared()", &[]);
    disk.fill(400 * 1024);
    let said = notes_until_trouble(&session, &disk, &mut pledge);
    println!("{}: {} pledged; said: {said:?}", engine.slug(), pledge.len());
    assert_eq!(session.script("return [...quietHeard]", &[]), json!([]), "this was said on a full disk");
    session.kill();

    let roomy = Launch::new(engine);
    fs::remove_file(disk.0.join("filler")).unwrap();
    let copied = Command::new("cp").arg("-a").arg(disk.0.join(".")).arg(&roomy.profile).status().unwrap();
    assert!(copied.success(), "the profile was not copied");
    drop(disk);
    let session = Session::start(&roomy, &site, "#/nights");
    let lost = session.lost(&pledge);
    let heard: Value = session.script("await compared(); return [...quietHeard]", &[]);
    if lost > 0 {
        println!("said afterwards: {heard}");
    }
    assert_eq!(heard, json!([]), "this was said after a full disk");
    session.runs();
    session.quit();
    report(13, "the disk is full, then killed", engine, pledge.len(), lost);
    roomy.forget();
    launch.forget();
}

in_chromium_and_firefox!(what_was_called_saved_outlives_a_full_disk);
