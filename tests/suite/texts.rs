//! Interface texts: the same keys in both languages, each of them used.

use std::collections::BTreeSet;
use std::path::Path;

fn keys(language: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{language}.ftl"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut keys = BTreeSet::new();
    let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    for line in lines {
        let key = line.split(" =").next().unwrap().to_owned();
        assert!(keys.insert(key.clone()), "{language}.ftl has {key} twice");
    }
    keys
}

fn sources(dir: &Path, text: &mut String) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else {
            text.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_text_is_there_in_both_languages() {
    assert_eq!(keys("en"), keys("zh"));
}

#[test]
fn every_text_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut code = String::new();
    sources(&root.join("src/record"), &mut code);
    sources(&root.join("src/web"), &mut code);
    sources(&root.join("templates"), &mut code);
    // Words of closed lists are looked up by list and word: `frame.word("kind", ..)`.
    let families: BTreeSet<&str> = code
        .split("word(\"")
        .chain(code.split("word_key(\""))
        .chain(code.split("NAME: &'static str = \""))
        // `word(Confidence::words, "confidence")` in the declarations of keys.
        .chain(code.split("::words, \""))
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .chain([
            "filter",
            "bound",
            "precision",
            "scale",
            "field",
            "report-promise",
            "report-content",
        ])
        .collect();
    let unused: Vec<String> = keys("en")
        .into_iter()
        .filter(|key| !code.contains(&format!("\"{key}\"")))
        .filter(|key| !families.iter().any(|family| key.starts_with(&format!("{family}-"))))
        .collect();
    assert_eq!(unused, Vec::<String>::new(), "no code or template uses these texts");
}
