//! A save is all or nothing, whoever crashes and whoever else is at work.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::{said, small};
use crate::finding::Finding;
use crate::place::PlaceKind;
use crate::register::{Id, OriginRow, RecordRef, Refused, Register};
use crate::store::{folder, save};

const HIDDEN: [&str; 3] = [".stadtnetz-lock", ".stadtnetz-save", ".stadtnetz-commit"];

/// The small register with a table that others have no file for.
fn with_origins() -> Register {
    let mut draft = small().edit();
    let records = vec![RecordRef::new(draft.places().get("kassel").unwrap())];
    let source = vec![Id::new("announcement").unwrap()];
    draft.put(OriginRow {
        id: draft.new_id("kassel"),
        records,
        sheet: None,
        row: 1,
        line: Some(2),
        column: None,
        source,
    });
    draft.finish().unwrap()
}

fn edited(register: &Register, title: &str) -> Register {
    let mut draft = register.edit();
    draft.add_source("Stadt Kassel", title);
    draft.finish().unwrap()
}

fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(Finding::code).collect()
}

fn refused(result: Result<Register, Refused>) -> Vec<&'static str> {
    codes(&result.unwrap_err().findings)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What is on the disk after every step of something done to a folder: what a crash at that moment would leave.
fn crashes(folder: &Path, kept: &Path, act: impl FnOnce(&mut dyn FnMut(&str))) -> Vec<String> {
    let mut steps = Vec::new();
    act(&mut |step| {
        copy(folder, &kept.join(steps.len().to_string()));
        steps.push(step.to_owned());
    });
    steps
}

#[test]
fn a_crash_at_any_step_leaves_the_old_or_the_new_register() {
    let plain = edited(&small(), "press text");
    for (old, new, why) in [(with_origins(), plain.clone(), "a table goes"), (plain, with_origins(), "a table comes")] {
        let (folder, kept) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        old.save(folder.path()).unwrap();
        let opened = Register::open(folder.path()).unwrap().register;
        let new = new.with_saved(opened.saved().clone());
        let steps = crashes(folder.path(), kept.path(), |step| {
            save::save(&new, folder.path(), step).unwrap();
        });
        let committed = steps.iter().position(|step| step == "committed").unwrap();
        assert!(steps.len() > 40, "{steps:?}");
        for (number, step) in steps.iter().enumerate() {
            let crashed = kept.path().join(number.to_string());
            let expected = if number < committed { &old } else { &new };
            let locked = crashed.join(HIDDEN[0]).exists();

            let seen = Register::open(&crashed).unwrap();
            assert_eq!(&seen.register, expected, "{why}: after {step}");
            assert_eq!(codes(&seen.findings).contains(&"F111"), locked, "{why}: after {step}: the lock is told");
            if locked {
                assert_eq!(refused(seen.register.save(&crashed)), ["F112"], "{why}: after {step}: no lock is broken");
                fs::remove_file(crashed.join(HIDDEN[0])).unwrap();
            }

            let again = Register::open(&crashed).unwrap();
            assert_eq!(&again.register, expected, "{why}: after {step}, lock removed");
            assert!(!crashed.join(HIDDEN[2]).exists(), "{why}: after {step}: opening finishes a commit");
            let finished = edited(&again.register, "another").save(&crashed).unwrap();
            assert_eq!(Register::open(&crashed).unwrap().register, finished);
            assert!(HIDDEN.iter().all(|name| !crashed.join(name).exists()), "{why}: after {step}: nothing is left");
        }
    }
}

#[test]
fn a_crash_while_opening_finishes_a_save_loses_nothing_either() {
    let (folder, kept, again) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    with_origins().save(folder.path()).unwrap();
    let opened = Register::open(folder.path()).unwrap().register;
    let new = edited(&small(), "press text").with_saved(opened.saved().clone());
    let steps = crashes(folder.path(), kept.path(), |step| {
        save::save(&new, folder.path(), step).unwrap();
    });
    let committed = steps.iter().position(|step| step == "committed").unwrap();
    let crashed = kept.path().join(committed.to_string());
    fs::remove_file(crashed.join(HIDDEN[0])).unwrap();
    let steps = crashes(&crashed, again.path(), |step| {
        let opened = folder::open(&crashed, step).unwrap();
        assert_eq!(codes(&opened.findings), ["F110"]);
    });
    assert!(steps.len() > 20, "{steps:?}");
    for (number, step) in steps.iter().enumerate() {
        let opened = Register::open(again.path().join(number.to_string())).unwrap();
        assert_eq!(opened.register, new, "after {step}");
    }
}

#[test]
fn of_two_savers_the_second_is_told_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    small().save(folder.path()).unwrap();
    let open = || Register::open(folder.path()).unwrap().register;
    let (one, two) = (edited(&open(), "one"), edited(&open(), "two"));
    let saved = one.save(folder.path()).unwrap();
    assert_eq!(refused(two.save(folder.path())), ["F113", "F113"], "sources.csv and its description");
    assert_eq!(open(), one);
    edited(&saved, "three").save(folder.path()).unwrap();
    assert_eq!(open(), edited(&one, "three"), "what save gives back can be saved again");
}

#[test]
fn of_many_savers_at_once_exactly_one_wins() {
    let folder = tempfile::tempdir().unwrap();
    small().save(folder.path()).unwrap();
    let base = Register::open(folder.path()).unwrap().register;
    let wins: Vec<String> = thread::scope(|scope| {
        let saver = |number: usize| {
            let (register, path) = (edited(&base, &format!("saver {number}")), folder.path());
            scope.spawn(move || {
                register.save(path).map(|register| register.digest()).map_err(|refused| codes(&refused.findings))
            })
        };
        let savers: Vec<_> = (0..8).map(saver).collect();
        let results: Vec<_> = savers.into_iter().map(|saver| saver.join().unwrap()).collect();
        for failed in results.iter().filter_map(|result| result.as_ref().err()) {
            assert!(failed.iter().all(|code| ["F112", "F113"].contains(code)), "{failed:?}");
        }
        results.into_iter().filter_map(Result::ok).collect()
    });
    assert_eq!(wins, [Register::open(folder.path()).unwrap().register.digest()]);
}

#[test]
fn who_opens_while_others_save_sees_one_state_or_none() {
    let folder = tempfile::tempdir().unwrap();
    // They differ in the first table that is read, in the last, and in one between.
    let mut draft = edited(&small(), "two").edit();
    draft.add_place("Aalen", PlaceKind::City, None, &Id::new("announcement").unwrap());
    let (one, two) = (with_origins(), draft.finish().unwrap());
    let states = [one.digest(), two.digest()];
    let mut current = one.save(folder.path()).unwrap();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in (0..5_000).take_while(|_| !done.load(Ordering::Relaxed)) {
                match Register::open(folder.path()) {
                    Ok(opened) => assert!(states.contains(&opened.register.digest()), "a mix"),
                    Err(refused) => assert_eq!(codes(&refused.findings).last(), Some(&"F117"), "{refused}"),
                }
            }
        });
        for turn in 0..30 {
            let next = if turn % 2 == 0 { &two } else { &one };
            let next = next.clone().with_saved(current.saved().clone());
            // The reader may hold the lock for a moment to finish a save; then it is our turn again.
            let mut attempts = (0..1_000).map(|attempt| {
                thread::sleep(Duration::from_millis(u64::from(attempt > 0)));
                next.save(folder.path())
            });
            let saved =
                attempts.find(|saved| !saved.as_ref().is_err_and(|refused| codes(&refused.findings) == ["F112"]));
            current = saved.expect("the lock is never given back").unwrap();
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn a_register_is_saved_only_where_nothing_is_lost() {
    let base = tempfile::tempdir().unwrap();
    let path = |name: &str| base.path().join(name);
    let saved = small().save(path("deep/new")).unwrap();

    fs::create_dir(path("notes")).unwrap();
    fs::write(path("notes/README.md"), "about").unwrap();
    saved.save(path("notes")).unwrap();
    assert_eq!(fs::read_to_string(path("notes/README.md")).unwrap(), "about", "foreign files stay");

    assert_eq!(refused(small().save(path("notes"))), ["F114"], "holds a register this one was not read from");
    assert_eq!(refused(saved.save(path("notes"))), ["F114"], "not even an equal one");
    assert!(saved.save(path("deep/../deep/new/")).is_ok(), "the same folder by another name");

    fs::write(path("deep/new/roles.csv"), "id\n").unwrap();
    let refusal = saved.save(path("deep/new")).unwrap_err();
    assert_eq!(
        said(&refusal.findings),
        ["roles.csv: error F113 changed-meanwhile: roles.csv was changed by someone else since it was read \
          (open it again and repeat the changes, or save to a new folder)"]
    );
    fs::remove_file(path("deep/new/roles.csv")).unwrap();
    assert_eq!(refused(saved.save(path("deep/new"))), ["F113"], "a removed file is a change too");

    fs::create_dir(path("table")).unwrap();
    fs::write(path("table/cities.csv"), "a,b\n").unwrap();
    assert_eq!(refused(saved.save(path("table"))), ["F107"], "nobody could open it beside that file");
    fs::write(path("file"), "x").unwrap();
    assert_eq!(refused(saved.save(path("file"))), ["F115"], "a file is no folder");
}

#[test]
fn a_save_the_system_refuses_leaves_the_old_register_and_no_lock() {
    let folder = tempfile::tempdir().unwrap();
    let old = small().save(folder.path()).unwrap();
    let new = edited(&old, "press text");
    fs::write(folder.path().join(HIDDEN[1]), "in the way").unwrap();
    assert_eq!(refused(new.save(folder.path())), ["F115"]);
    assert_eq!(Register::open(folder.path()).unwrap().register, old);
    assert!(!folder.path().join(HIDDEN[0]).exists());
}

#[test]
fn a_file_that_cannot_be_replaced_waits_for_the_next_opening() {
    let folder = tempfile::tempdir().unwrap();
    let new = edited(&small().save(folder.path()).unwrap(), "press text");
    let roles = folder.path().join("roles.csv");
    let refusal = save::save(&new, folder.path(), &mut |step| {
        if step == "committed" {
            fs::remove_file(&roles).unwrap();
            fs::create_dir_all(roles.join("in the way")).unwrap();
        }
    });
    assert_eq!(refused(refusal), ["F116"]);
    let opened = Register::open(folder.path()).unwrap();
    assert_eq!((&opened.register, codes(&opened.findings)), (&new, vec!["F118"]), "read past the obstacle");
    fs::remove_dir_all(&roles).unwrap();
    let opened = Register::open(folder.path()).unwrap();
    assert_eq!((&opened.register, codes(&opened.findings)), (&new, vec!["F110"]), "and finished without it");
    assert!(Register::open(folder.path()).unwrap().findings.is_empty());
}

#[test]
fn what_is_saved_is_what_files_gives() {
    let folder = tempfile::tempdir().unwrap();
    let register = with_origins();
    register.save(folder.path()).unwrap();
    let mut there: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    there.sort();
    let mut files = register.files();
    files.sort();
    assert_eq!(there, files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
    for (name, bytes) in files {
        assert_eq!(fs::read(folder.path().join(&name)).unwrap(), bytes, "{name}");
    }
}
