//! Who may use whom: the order of the design, read off the source.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A source file: its path below `src/`, and its code without comments.
struct Source {
    path: String,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    files
        .iter()
        .map(|file| Source {
            path: file.strip_prefix(&root).unwrap().display().to_string(),
            code: without_comments(&std::fs::read_to_string(file).unwrap()),
        })
        .collect()
}

fn walk(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Comments may point anywhere: `//` begins one unless it stands in an address.
fn without_comments(text: &str) -> String {
    let code = |line: &str| {
        let at = line.match_indices("//").find(|(at, _)| !line[..*at].ends_with(':'));
        line[..at.map_or(line.len(), |(at, _)| at)].to_owned()
    };
    text.lines().map(code).collect::<Vec<_>>().join("\n")
}

impl Source {
    /// The top module it belongs to.
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// The names that follow a path's start, `crate::` or a crate's name, one by one also where a
    /// `use` lists them in braces.
    fn mentions(&self, start: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (at, _) in self.code.match_indices(start) {
            let before = self.code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let rest = &self.code[at + start.len()..];
            found.extend(match rest.strip_prefix('{') {
                Some(list) => first_names(list),
                None => BTreeSet::from([name(rest)]),
            });
        }
        found.remove("");
        found
    }
}

/// The identifier a text starts with.
fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first name of each entry of a list in braces.
fn first_names(list: &str) -> BTreeSet<String> {
    let (mut names, mut depth, mut entry) = (BTreeSet::new(), 1, String::new());
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => {
                names.insert(name(entry.trim()));
                entry.clear();
                continue;
            }
            _ => {}
        }
        if depth == 0 {
            names.insert(name(entry.trim()));
            break;
        }
        entry.push(c);
    }
    names
}

#[test]
fn modules_use_only_what_stands_before_them() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("domain", [].as_slice()),
        ("study", &["domain"]),
        ("record", &["domain"]),
        ("answers", &["domain", "study", "record"]),
        ("store", &["domain", "study", "record", "answers"]),
        ("import", &["domain", "study", "record", "answers", "store"]),
        // Its Debug hides the password of a database URL.
        ("config", &["store"]),
        ("telemetry", &["config"]),
        ("web", &["domain", "study", "record", "answers", "store", "config", "telemetry"]),
        // Of the command, beside `main`.
        ("open_files", &[]),
        ("progress", &[]),
        ("lib", &[]),
    ]);
    let mut edges = BTreeSet::new();
    for source in sources().iter().filter(|source| source.path != "main.rs") {
        let module = source.module();
        let allowed = allowed.get(module).unwrap_or_else(|| panic!("{module} has no place"));
        for used in source.mentions("crate::") {
            let known = used == module || allowed.contains(&used.as_str());
            assert!(known, "{} uses crate::{used}", source.path);
            edges.insert((module.to_owned(), used));
        }
    }
    for (user, used) in [("import", "store"), ("web", "store"), ("store", "domain")] {
        assert!(edges.contains(&(user.into(), used.into())), "the test sees no {user} -> {used}");
    }
}

#[test]
fn only_the_server_and_the_log_know_the_command_line_and_only_the_figures_ask_the_log() {
    for source in sources() {
        for (module, may) in [
            ("config", ["main.rs", "telemetry/mod.rs", "web/server/mod.rs"].as_slice()),
            ("telemetry", &["main.rs", "web/pages/metrics.rs"]),
        ] {
            let uses = source.mentions("crate::").contains(module);
            assert!(!uses || may.contains(&source.path.as_str()), "{} uses {module}", source.path);
        }
    }
}

/// The files that mention a crate or a name.
fn users(what: &str) -> Vec<String> {
    let uses = |source: &Source| {
        let path = format!("{what}::");
        !source.mentions(&path).is_empty() || source.mentions("use ").contains(what)
    };
    sources().iter().filter(|source| uses(source)).map(|source| source.path.clone()).collect()
}

#[test]
fn each_library_is_known_in_one_place() {
    for (library, place) in [
        ("rusqlite", "store/"),
        ("axum", "web/"),
        ("askama", "web/"),
        ("matchit", "web/ask/"),
        ("hyper", "web/"),
        ("fluent_bundle", "web/"),
        ("anyhow", "main.rs"),
        ("miette", "import/"),
        ("toml", "import/"),
    ] {
        let users = users(library);
        for path in &users {
            assert!(path.starts_with(place), "{path} uses {library}, which belongs to {place}");
        }
        assert!(!users.is_empty() || library == "hyper", "nobody uses {library}");
    }
}

#[test]
fn sqlx_is_known_to_the_store_and_reads_the_rows_that_answers_are_made_of() {
    for path in users("sqlx") {
        let is_row = path.starts_with("answers/rows/");
        assert!(is_row || path.starts_with("store/"), "{path} uses sqlx");
    }
    for source in sources().iter().filter(|source| source.path.starts_with("answers/rows/")) {
        let names: Vec<&str> = source.code.matches("sqlx::").collect();
        let derives = source.code.matches("use sqlx::FromRow;").count();
        assert!(names.len() == derives, "{} uses more of sqlx than its derive", source.path);
    }
}

/// The rooms of `web`, each with those that its files may use beside their own: what is asked and said
/// by all, what requests share, what pages share, what answers, what carries answers out.
/// `.ci/bars.py --hold` follows every `use`, and knows circles.
#[test]
fn files_of_web_that_all_use_use_none_of_the_others() {
    const FOR_ALL: [&str; 9] =
        ["ask", "params", "urls", "lists", "texts", "format", "error", "policy", "of"];
    for source in sources() {
        let Some(path) = source.path.strip_prefix("web/") else { continue };
        let room = path.split('/').next().unwrap().trim_end_matches(".rs");
        if FOR_ALL.contains(&room) {
            for used in source.mentions("crate::web::") {
                assert!(FOR_ALL.contains(&used.as_str()), "{} uses {used}", source.path);
            }
        }
    }
}

#[test]
fn sql_text_is_vouched_for_in_three_files_only() {
    let vouching: Vec<String> = sources()
        .into_iter()
        .filter(|source| source.code.contains("AssertSqlSafe"))
        .map(|source| source.path)
        .collect();
    assert_eq!(vouching, ["store/schema.rs", "store/seal.rs", "store/transaction.rs"]);
}

#[test]
fn the_reader_of_sources_sees_what_stands_in_braces_and_not_in_comments() {
    let text = "use crate::{domain::{Slug, Text}, store};\n/// crate::web\nlet url = \"http://x\"; \
                let x = crate::study::Reason::Ok; // crate::import\n$crate::config::x; mycrate::y;";
    let source = Source { path: "web/x.rs".into(), code: without_comments(text) };
    let found: Vec<String> = source.mentions("crate::").into_iter().collect();
    assert_eq!(found, ["config", "domain", "store", "study"]);
    assert!(source.code.contains("http://x"));
    assert_eq!(source.module(), "web");
}
