//! The hook on a dist made by hand, shaped like Trunk's.

use super::*;
use crate::digest;

const INDEX: &str = "<!doctype html><html lang=en><meta charset=utf-8><style>a{}</style><style>b{}</style>\
<link rel=\"stylesheet\" href=\"/r/late-1.css\" data-late media=\"print\"/><link href=/r/manifest.webmanifest rel=manifest>\
<link as=fetch href=/r/quiet-legs-9_bg.wasm rel=preload></head>\
<script data-js=/r/quiet-legs-9.js data-wasm=/r/quiet-legs-9_bg.wasm src=/r/boot.js type=module></script><div id=page></div><p id=boot-notice>";

fn stage(name: &str, index: &str) -> Stage {
    let root = std::env::temp_dir().join(format!("quiet-legs-dist-{name}-{}", std::process::id()));
    drop(std::fs::remove_dir_all(&root));
    std::fs::create_dir_all(&root).unwrap();
    let put = |path: &str, text: &str| std::fs::write(root.join(path), text).unwrap();
    put("index.html", index);
    put("late-1.css", "c{}");
    put("boot.js", "export{}");
    put("manifest.webmanifest", "{\"start_url\":\"./\"}");
    put("rescue.html", "<!doctype html><title>r</title>");
    put(
        "quiet-legs-9.js",
        "new URL('quiet-legs-9_bg.wasm',import.meta.url);new URL('./rest.wasm',import.meta.url)",
    );
    put("quiet-legs-9_bg.wasm", "not really wasm");
    put("rest.wasm", "not really wasm either");
    Stage { root, base: "/r/".into() }
}

const TEMPLATE: &str = "const VERSION = '__VERSION__'; const FILES = ['__FILES__'];";

#[test]
fn a_release_is_complete() {
    let stage = stage("complete", INDEX);
    release(&stage, TEMPLATE).unwrap();
    let page = read(&stage.root, "index.html").unwrap();
    assert!(
        page.starts_with("<!doctype html><html lang=en><head><meta http-equiv=\"Content-Security-Policy\"")
    );
    assert!(page.contains("<style>a{}b{}</style>") && page.contains(&digest::base64(b"a{}b{}")));
    assert!(page.contains("data-sw=\"/r/sw.js\"") && !page.contains("quiet-legs-9"));
    assert_eq!(page, read(&stage.root, "404.html").unwrap());
    let files = list::files(&stage.root).unwrap();
    for ending in ["css", "js", "wasm"] {
        let name =
            files.iter().find(|file| names::is_first(file) && file.ends_with(&format!(".{ending}"))).unwrap();
        let bytes = std::fs::read(stage.root.join(name)).unwrap();
        assert_eq!(*name, format!("app-{}.{ending}", digest::short(&bytes)));
        assert!(page.contains(name.as_str()));
    }
    let script =
        files.iter().find(|file| names::is_first(file) && mime::of(file).contains("script")).unwrap();
    let rest = files.iter().find(|file| names::is_rest(file)).unwrap();
    assert!(
        read(&stage.root, script).unwrap().contains(&format!("'./{rest}'")),
        "the script asks for the rest"
    );
    assert!(!page.contains(rest.as_str()), "the page does not ask for the rest");
    let worker = read(&stage.root, "sw.js").unwrap();
    assert!(worker.contains(&format!("'./{rest}'")), "the rest is kept offline");
    assert!(worker.contains("'./'") && worker.contains("'./rescue.html'") && !worker.contains("404.html"));
    assert!(worker.contains(&digest::hex(page.as_bytes())));
    assert!(!read(&stage.root, "rescue.html").unwrap().contains("sha256-"));
    std::fs::remove_dir_all(stage.root).unwrap();
}

#[test]
fn a_release_refuses_what_it_should() {
    for (name, index, says) in [
        ("script", format!("{INDEX}<script>1</script>"), "inline script"),
        ("host", format!("{INDEX}<a href=https://x.org>"), "https://x.org"),
        ("gone", format!("{INDEX}<img src=/r/none.png>"), "none.png"),
    ] {
        let stage = stage(name, &index);
        let said = release(&stage, TEMPLATE).unwrap_err();
        assert!(said.contains(says), "{said}");
        std::fs::remove_dir_all(stage.root).unwrap();
    }
    let of_the_builder = stage("builder", INDEX);
    let source = crate::place::root().join("src/main.rs");
    std::fs::write(of_the_builder.root.join("rest.wasm"), source.to_string_lossy().as_bytes()).unwrap();
    let said = release(&of_the_builder, TEMPLATE).unwrap_err();
    assert!(said.contains("src/main.rs") && said.contains("on this machine"), "{said}");
    std::fs::remove_dir_all(of_the_builder.root).unwrap();
    let stage = stage("stray", INDEX);
    std::fs::write(stage.root.join("notes.md"), "x").unwrap();
    assert!(release(&stage, TEMPLATE).unwrap_err().contains("notes.md"));
    std::fs::remove_dir_all(stage.root).unwrap();
}
