//! Lays pictures out on sheets, small enough for a repository.

use serde_json::{Value, json};

use crate::studio::{Look, PHONE, Shot, Studio, framed, taken, write};

/// How pictures are laid out: how wide each, how many in a row, whether their names stand below, and the quality of it all.
#[derive(Debug)]
pub struct Sheet {
    width: u32,
    columns: usize,
    named: bool,
    quality: u32,
}

impl Sheet {
    /// The picture of the README.
    pub const README: Sheet = Sheet { width: PHONE.0, columns: 4, named: false, quality: 80 };

    /// A sheet of one look.
    pub fn of(look: &Look) -> Sheet {
        let (width, columns) = match look.size {
            (0..400, _) => (190, 9),
            (400..1_000, _) => (300, 6),
            _ => (360, 5),
        };
        Sheet { width, columns, named: true, quality: 50 }
    }
}

const LAY: &str = "const [pictures, width, columns, named] = arguments;
    const all = document.createElement('div');
    all.style.cssText = `box-sizing:border-box;padding:16px;width:max-content;background:#1b1b1d;color:#ddd;font:15px system-ui;display:grid;gap:14px;grid-template-columns:repeat(${columns},${width}px)`;
    document.body.style.cssText = 'margin:0;overflow:hidden';
    document.body.replaceChildren(all);
    return Promise.all(pictures.map(([name, data]) => {
        const figure = document.createElement('figure'), image = new Image();
        figure.style.margin = 0;
        image.style.cssText = `display:block;width:${width}px;border-radius:${Math.min(24, width / 14)}px`;
        image.src = `data:image/webp;base64,${data}`;
        figure.append(image);
        if (named) figure.append(name);
        all.append(figure);
        return image.decode();
    })).then(() => [all.offsetWidth, all.offsetHeight])";

/// Lays pictures out and keeps the sheet.
pub fn keep(studio: &Studio, file: &str, shots: &[&Shot], sheet: &Sheet) {
    let browser = &studio.browser;
    browser.open("about:blank");
    let pictures = shots.iter().map(|shot| json!([shot.name, shot.picture])).collect::<Vec<_>>();
    let Sheet { width, columns, named, quality } = sheet;
    let found =
        browser.script(LAY, &[json!(pictures), json!(width), json!(columns.min(&shots.len())), json!(named)]);
    let pixels = |value: &Value| u32::try_from(value.as_u64().expect("a size")).expect("a size");
    framed(browser, (pixels(&found[0]), pixels(&found[1])));
    println!("{file}: {} bytes", write(file, &taken(browser, *quality)));
}

/// Keeps one picture alone, as large as a phone.
pub fn single(studio: &Studio, file: &str, shot: &Shot) {
    let browser = &studio.browser;
    browser.open("about:blank");
    let source = "const image = new Image();
        image.style.cssText = `display:block;width:${arguments[1]}px`;
        image.src = `data:image/webp;base64,${arguments[0]}`;
        document.body.style.cssText = 'margin:0;overflow:hidden';
        document.body.replaceChildren(image);
        return image.decode()";
    framed(browser, PHONE);
    browser.script(source, &[json!(shot.picture), json!(PHONE.0)]);
    println!("{file}: {} bytes", write(file, &taken(browser, 80)));
}
