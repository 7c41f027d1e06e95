//! Scores: the best so far, who was first past a mark, makers against others and the tables of a day,
//! each worked out a second time from `data/scores.csv`.

use std::collections::{BTreeMap, BTreeSet};

use baimo::answers::scores::{self, Measurer};

use crate::app::{App, shipped};

/// A line of the file, as far as these tests need it.
#[derive(Debug, Clone, PartialEq)]
struct Line(BTreeMap<String, String>);

impl Line {
    fn get(&self, column: &str) -> &str {
        &self.0[column]
    }

    fn value(&self) -> f64 {
        self.get("value").parse().unwrap()
    }

    /// The day, or the last that a month can have: months compare with days as texts.
    fn day(&self) -> String {
        let day = self.get("day");
        if day.len() == 7 { format!("{day}-31") } else { day.to_owned() }
    }

    fn is_maker(&self) -> bool {
        self.get("measured_by") == "maker"
    }
}

fn lines() -> Vec<Line> {
    let mut reader = csv::Reader::from_reader(include_bytes!("../../data/scores.csv").as_slice());
    reader.deserialize().map(|line| Line(line.unwrap())).collect()
}

/// Figures of models for a whole benchmark; without those of models trained on the test's form, whose
/// versions their maker named "+ MC".
fn contenders(benchmark: &str) -> Vec<Line> {
    let is_one = |line: &Line| {
        line.get("benchmark") == benchmark
            && line.get("subset").is_empty()
            && !line.get("model").is_empty()
            && !line.get("version").ends_with("+ MC")
    };
    lines().into_iter().filter(is_one).collect()
}

#[test]
fn experiments_are_the_rows_that_say_so_and_no_others() {
    let record = shipped();
    let found: Vec<&str> = record
        .declared
        .scores
        .iter()
        .filter(|row| scores::is_experiment(row))
        .map(|row| row.version.as_str())
        .collect();
    assert_eq!(found, ["DeepSeek LLM 7B Chat + MC"; 3]);
    let noted = lines().iter().filter(|line| line.get("note_en").contains("Experiment")).count();
    assert_eq!(noted, found.len());
}

#[test]
fn benchmarks_whose_figures_do_not_compare_are_those_whose_task_says_so() {
    for row in &shipped().declared.benchmarks {
        let says = row.task.en.contains("not compare");
        assert_eq!(scores::compares_over_time(row.slug.as_str()), !says, "{}", row.slug);
    }
}

#[test]
fn the_best_so_far_is_higher_than_everything_before_it() {
    let record = shipped();
    for benchmark in ["c-eval", "cmmlu", "mmlu"] {
        let all = contenders(benchmark);
        let days: BTreeSet<String> = all.iter().map(Line::day).collect();
        let (mut best, mut expected) = (0.0, Vec::new());
        for day in days {
            let of_day = all.iter().filter(|line| line.day() == day).map(Line::value);
            let highest = of_day.fold(0.0, f64::max);
            if highest > best {
                best = highest;
                expected.push(highest);
            }
        }
        let overall = scores::overall(&record.declared.scores, benchmark);
        let found: Vec<f64> =
            scores::best_so_far(&overall).iter().map(|row| row.value.number()).collect();
        assert_eq!(found, expected, "{benchmark}");
        assert!(found.len() > 4, "{benchmark}: {found:?}");
    }
}

#[tokio::test]
async fn on_c_eval_a_third_party_printed_the_first_figure_above_gpt_4s_and_a_maker_later() {
    let record = shipped();
    let printed = scores::printed_for(&record.declared.scores, "c-eval", "GPT-4");
    let ends = [printed.first(), printed.last()].map(|row| row.unwrap().value.as_str());
    assert_eq!(ends, ["66.4", "69.9"]);
    for mark in [68.7, 69.9] {
        for (by, is_by) in [
            (Measurer::Anyone, (|_| true) as fn(&Line) -> bool),
            (Measurer::Maker, Line::is_maker),
            (Measurer::Others, |line| !line.is_maker()),
        ] {
            let above = contenders("c-eval");
            let above: Vec<&Line> =
                above.iter().filter(|line| line.value() > mark && is_by(line)).collect();
            let day = above.iter().map(|line| line.day()).min().unwrap();
            let of_day = above.iter().filter(|line| line.day() == day);
            let highest = of_day.max_by(|a, b| a.value().total_cmp(&b.value())).unwrap();
            let overall = scores::overall(&record.declared.scores, "c-eval");
            let found = scores::first_above(&overall, mark, by);
            assert_eq!(found[0].id.as_str(), highest.get("id"), "{mark} {by:?}");
        }
    }
    let overall = scores::overall(&record.declared.scores, "c-eval");
    let first = |by| scores::first_above(&overall, 68.7, by)[0];
    let said = |by| {
        let row = first(by);
        (row.value.to_string(), row.day.to_string(), row.measured_by.as_str())
    };
    let third = ("71.1".to_owned(), "2023-08-19".to_owned(), "third-party");
    assert_eq!(said(Measurer::Anyone), third);
    assert_eq!(said(Measurer::Maker), ("72.1".to_owned(), "2023-09-26".to_owned(), "maker"));
    let app = App::start().await;
    let page = app.get("/benchmarks/c-eval").await;
    assert_eq!(
        page.select("figcaption h2"),
        [
            "A third party printed the first figure above GPT-4’s, on 19 August 2023; a maker did 38 \
            days later"
        ]
    );
    let passed = page.select("section[aria-labelledby=pa] tbody tr");
    assert_eq!(passed.len(), 4);
    assert!(passed[3].contains("69.9") && passed[3].contains("71.1"), "{passed:?}");
}

/// Text with one case, single blanks and, for settings, digits.
fn folded(text: &str) -> String {
    let text = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace("zero-shot", "0-shot").replace("five-shot", "5-shot")
}

#[tokio::test]
async fn pairs_are_every_figure_of_a_maker_beside_every_other_for_the_same() {
    let subject = |line: &Line| {
        let of = |column| line.get(column).to_owned();
        (of("benchmark"), of("model"), folded(line.get("version")), of("subset"))
    };
    let all: Vec<Line> = lines().into_iter().filter(|line| !line.get("model").is_empty()).collect();
    let mut expected = BTreeMap::new();
    for maker in all.iter().filter(|line| line.is_maker()) {
        let others = all.iter().filter(|line| !line.is_maker() && subject(line) == subject(maker));
        for other in others {
            let settings = [maker, other].map(|line| folded(line.get("setting")));
            let is_apart = settings.iter().all(|s| !s.is_empty()) && settings[0] != settings[1];
            // Whole hundredths: the figures have two decimals at most.
            let hundredths = ((maker.value() - other.value()) * 100.0).round();
            let verdict = match hundredths.abs() {
                _ if is_apart => "not_comparable",
                distance if distance <= 5.0 => "same",
                distance if distance <= 100.0 => "near",
                _ => "differs",
            };
            let ids = (maker.get("id").to_owned(), other.get("id").to_owned());
            assert!(expected.insert(ids, (hundredths, verdict.to_owned())).is_none());
        }
    }
    let app = App::start().await;
    let rows = app.get("/scores/compared.csv").await.csv();
    let at = |name: &str| rows[0].iter().position(|column| column == name).unwrap();
    let found: BTreeMap<_, _> = rows[1..]
        .iter()
        .map(|row| {
            let difference: f64 = row[at("difference")].parse().unwrap();
            let ids = (row[at("maker_score")].clone(), row[at("other_score")].clone());
            (ids, ((difference * 100.0).round(), row[at("verdict")].clone()))
        })
        .collect();
    assert_eq!(found, expected);
    let count = |verdict: &str| found.values().filter(|(_, found)| found == verdict).count();
    let counts = ["same", "near", "differs", "not_comparable"].map(count);
    assert_eq!(counts, [65, 24, 27, 41]);
    let page = app.get("/scores/compared").await;
    let headline = "27 of 157 pairs differ by more than a point, more than half of them for one \
        version, Qwen-7B";
    assert_eq!(page.select("figcaption h2"), [headline]);
    let ids = app.get("/scores/compared?limit=all").await.attributes("#rows tbody tr", "id");
    assert_eq!((ids.len(), ids.iter().collect::<BTreeSet<_>>().len()), (157, 157));
    let near = app.get("/scores/compared?verdict=near&limit=all").await;
    assert_eq!(near.select("#rows tbody tr").len(), 24);
}

#[tokio::test]
async fn the_tables_of_a_day_are_the_figures_of_that_day() {
    let app = App::start().await;
    for day in ["2023-09-18", "2023-12-19"] {
        let is_of = |line: &&Line| {
            line.get("benchmark") == "cmmlu"
                && line.get("day") == day
                && line.get("subset").is_empty()
        };
        let all = lines();
        let mut expected: Vec<(String, String)> = all
            .iter()
            .filter(is_of)
            .map(|line| (line.get("version").to_owned(), line.get("value").to_owned()))
            .collect();
        let page = app.get(&format!("/benchmarks/cmmlu?on={day}")).await;
        let names = page.select("#league tbody th > :first-child");
        let values = page.select("#league tbody th + td");
        let mut found: Vec<(String, String)> = names.into_iter().zip(values).collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{day}");
        assert!(found.len() > 20, "{day}");
    }
    // A day without a table shows the last one before it.
    let page = app.get("/benchmarks/cmmlu?on=2023-09-20").await;
    assert_eq!(page.select("#lt"), ["Tables of 18 September 2023"]);
}

#[tokio::test]
async fn no_figure_stands_without_who_measured_it() {
    let app = App::start().await;
    let words = ["its maker", "others", "the benchmark’s list", "known from the press"];
    let says = |text: &str| words.iter().any(|word| text.contains(word));
    for benchmark in &shipped().declared.benchmarks {
        let path = format!("/benchmarks/{}", benchmark.slug);
        let page = app.get(&path).await;
        let titles = page.select("svg a > title");
        let is_told = |title: &String| says(title) || title.contains("not counted");
        assert!(titles.iter().all(is_told), "{path}: {titles:?}");
        let captions = page.select("#league caption");
        assert!(!captions.is_empty() && captions.iter().all(|text| says(text)), "{path}");
        let passed = page.select("section[aria-labelledby=pa] td small:first-of-type");
        assert!(passed.iter().all(|text| says(text)), "{path}: {passed:?}");
    }
    let mut next = "/scores?limit=all".to_owned();
    let mut rows = 0;
    while !next.is_empty() {
        let page = app.get(&next).await;
        let found = page.select("#rows tbody tr td:nth-child(5)");
        assert!(found.iter().all(|text| says(text)), "{next}");
        rows += found.len();
        next = page.attributes("a[rel=next]", "href").first().cloned().unwrap_or_default();
    }
    assert_eq!(rows, lines().len());
}

#[tokio::test]
async fn the_method_works_out_the_pair_that_differs_most() {
    let app = App::start().await;
    let rows = app.get("/scores/compared.csv?verdict=differs").await.csv();
    let at = |name: &str| rows[0].iter().position(|column| column == name).unwrap();
    let size = |row: &&Vec<String>| row[at("difference")].parse::<f64>().unwrap().abs();
    let widest = rows[1..].iter().max_by(|a, b| size(a).total_cmp(&size(b))).unwrap();
    let page = app.get("/method").await;
    let example = page.select("section[aria-labelledby=scores] p").pop().unwrap();
    for column in ["version", "maker_value", "other_value"] {
        assert!(example.contains(&widest[at(column)]), "{column}: {example}");
    }
    assert!(example.ends_with("differs by more than a point."), "{example}");
}
