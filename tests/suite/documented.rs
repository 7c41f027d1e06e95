//! What the operator can set and what a reader can ask stand in the README.

use baimo::config::Cli;
use baimo::record::tables;
use baimo::web::lists::{self, List};
use clap::CommandFactory as _;

const README: &str = include_str!("../../README.md");

/// The line of a table that begins with a flag.
fn line(flag: &str) -> Option<&'static str> {
    README.lines().find(|line| line.starts_with(&format!("| `{flag}` |")))
}

#[test]
fn every_flag_and_variable_of_serve_stands_in_the_readme_with_its_default() {
    let command = Cli::command();
    let serve = command.find_subcommand("serve").unwrap();
    let mut found = 0;
    for argument in serve.get_arguments().filter(|argument| argument.get_env().is_some()) {
        let flag = format!("--{}", argument.get_long().unwrap());
        let line = line(&flag).unwrap_or_else(|| panic!("the README has no line for {flag}"));
        let variable = argument.get_env().unwrap().to_str().unwrap();
        assert!(line.contains(&format!("| `{variable}` |")), "{flag}: {variable}");
        for default in argument.get_default_values() {
            let default = default.to_str().unwrap();
            assert!(line.contains(&format!("| `{default}` |")), "{flag}: the default is {default}");
        }
        found += 1;
    }
    assert!(found >= 15, "{found} flags");
    let shown = README.lines().filter(|line| line.contains("| `BAIMO_")).count();
    assert_eq!(shown, found, "a variable in the README that serve does not know");
}

#[test]
fn every_command_and_every_exit_code_stands_in_the_readme() {
    for command in Cli::command().get_subcommands() {
        let name = command.get_name();
        assert!(
            README.contains(&format!("`baimo {name}"))
                || README.contains(&format!("baimo {name} ")),
            "{name}"
        );
    }
    for code in ["0 done", "1 unexpected", "2 bad input", "3 no space", "4 another import"] {
        assert!(README.contains(code), "{code}");
    }
}

#[test]
fn every_list_with_a_page_stands_in_the_readme_with_its_keys_in_their_order() {
    for list in [
        &lists::ANNOUNCEMENTS,
        &lists::COMPANIES,
        &lists::MODELS,
        &lists::REACTIONS,
        &lists::REPORTED,
        &lists::SHARES,
        &lists::MOVES,
        &lists::CLAIMS,
        &lists::PEOPLE,
        &lists::PROMISES,
        &lists::SOURCES,
        &lists::CORRECTIONS,
        &List::declared::<tables::Spec>(),
        &List::declared::<tables::Licence>(),
        &List::declared::<tables::Benchmark>(),
        &lists::SCORE_PAIRS,
        &List::declared::<tables::Score>(),
        &List::declared::<tables::Dispute>(),
        &List::declared::<tables::Round>(),
        &List::declared::<tables::Filing>(),
        &List::declared::<tables::ModelRole>(),
    ] {
        let line = line(list.export).unwrap_or_else(|| panic!("{} has no line", list.export));
        let keys: Vec<String> = list.keys().map(|key| format!("`{}`", key.name)).collect();
        assert!(line.ends_with(&format!(" {} |", keys.join(" "))), "{line}: {keys:?}");
    }
}
