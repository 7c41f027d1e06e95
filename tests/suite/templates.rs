//! Templates are read by people: short lines, indented, and the few things that the joining of lines
//! (`web/render/lines.rs`) asks of them.

use std::fs;
use std::path::{Path, PathBuf};

/// Characters of the longest line.
const LONGEST: usize = 120;
/// Bytes of a line, over all templates.
const MEAN: usize = 60;

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, found) } else { found.push(path) }
    }
}

/// Every template: its path in the repository, and its text.
fn templates() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&root.join("templates"), &mut paths);
    paths.sort();
    assert!(paths.len() > 40, "{}", paths.len());
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(root).unwrap().display().to_string();
        (name, fs::read_to_string(path).unwrap())
    };
    paths.iter().map(read).collect()
}

/// The lines of all templates of which something is wrong, as `file:line: what`.
fn wrong(what: impl Fn(&str) -> Option<String>) -> String {
    let templates = templates();
    let lines = templates.iter().flat_map(|(name, text)| {
        text.lines().enumerate().map(move |(n, line)| (name, n + 1, line))
    });
    let found = lines.filter_map(|(name, n, line)| Some(format!("\n{name}:{n}: {}", what(line)?)));
    found.collect()
}

#[test]
fn no_line_of_a_template_is_longer_than_120_characters() {
    let long = wrong(|line| {
        let length = line.chars().count();
        (length > LONGEST).then(|| format!("{length} characters"))
    });
    assert!(long.is_empty(), "break at a tag, an attribute or an argument:{long}");
}

#[test]
fn a_line_of_a_template_has_sixty_bytes_on_average() {
    let templates = templates();
    let lines: usize = templates.iter().map(|(_, text)| text.lines().count()).sum();
    let bytes: usize = templates.iter().map(|(_, text)| text.len()).sum();
    let mean = |text: &str| text.len() / text.lines().count().max(1);
    let dense = templates.iter().max_by_key(|(_, text)| mean(text)).unwrap();
    assert!(
        bytes <= MEAN * lines,
        "{bytes} bytes in {lines} lines; {} has {} a line",
        dense.0,
        mean(&dense.1),
    );
}

#[test]
fn templates_are_indented_by_pairs_of_blanks_and_end_no_line_with_one() {
    let uneven = wrong(|line| {
        let indent = line.len() - line.trim_start().len();
        let is_even = indent % 2 == 0 && !line[..indent].contains('\t');
        (!is_even || line != line.trim_end()).then(|| format!("{line:?}"))
    });
    assert!(uneven.is_empty(), "{uneven}");
}

#[test]
fn a_listing_begins_its_line_where_the_joining_of_lines_looks_for_it() {
    let hidden = wrong(|line| {
        let at = line.find("<pre")?;
        (!line[..at].trim().is_empty()).then(|| line.to_owned())
    });
    assert!(hidden.is_empty(), "break the line before <pre>:{hidden}");
}

#[test]
fn a_line_that_must_begin_with_a_blank_is_not_left_without_it() {
    let lost = wrong(|line| {
        // Statements print nothing, so a blank behind the first of a line would begin it.
        let rest = line.trim_start().strip_prefix("{% ")?.split_once("%}")?.1;
        (rest.starts_with(' ') && !rest.trim_start().starts_with("{%")).then(|| line.to_owned())
    });
    assert!(lost.is_empty(), "write the blank as &#32;:{lost}");
}
