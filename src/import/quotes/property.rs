//! Whatever a file looks like: if it is accepted, its moves are what `baimo check` accepts, and
//! together they lead from the first close to the last.

use std::sync::LazyLock;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{PriceFile, replace_moves};
use crate::domain::{Market, Move};
use crate::import::check::SessionMoves;
use crate::import::problem::{File, Place};
use crate::import::{Checked, Input, read, sheet};

static RECORD: LazyLock<Checked> = LazyLock::new(|| read(&Input::Embedded).unwrap());

/// A session of a made-up share: how far it opened, rose, fell and closed, and whether it traded.
type Step = (f64, f64, f64, f64, bool);

/// How a file is written.
#[derive(Debug, Clone)]
struct Shape {
    separator: char,
    comma: bool,
    date: &'static str,
    newest_first: bool,
    crlf: bool,
    /// From this session on the adjusted close is the close; before, so much of it.
    dividend: Option<(usize, f64)>,
    /// A cell that is replaced: line, field, text.
    damage: Option<(usize, usize, &'static str)>,
}

fn shapes() -> impl Strategy<Value = Shape> {
    let odd = ["", "0", "-1", "null", "1e9", "2023-04-08", "1,5", "x", "40.0"];
    (
        prop::sample::select(vec![(',', false), ('\t', false), (';', false), (';', true)]),
        prop::sample::select(vec![
            "%Y-%m-%d",
            "%Y%m%d",
            "%d.%m.%Y",
            "%m/%d/%Y 16:00",
            "%Y/%-m/%-d",
        ]),
        any::<(bool, bool)>(),
        prop::option::of((1usize..40, 0.5f64..1.0)),
        prop::option::weighted(0.3, (0usize..40, 0usize..7, prop::sample::select(odd.to_vec()))),
    )
        .prop_map(|((separator, comma), date, (newest_first, crlf), dividend, damage)| Shape {
            separator,
            comma,
            date,
            newest_first,
            crlf,
            dividend,
            damage,
        })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step =
        (-0.05f64..0.05, 0.0f64..0.05, 0.0f64..0.05, -0.08f64..0.08, prop::bool::weighted(0.9));
    prop::collection::vec(step, 2..40)
}

/// The file, with the adjusted close of the first and of the last session with trade: where the
/// adjustment changes in a suspension that the file ends with, no move knows of it.
fn written(steps: &[Step], shape: &Shape) -> (String, f64, f64) {
    let sessions = RECORD.tables.sessions.iter().filter(|(market, _)| *market == Market::ALL[0]);
    let days: Vec<NaiveDate> = sessions.map(|(_, day)| *day).skip(60).take(steps.len()).collect();
    let (mut close, mut lines, mut closes) = (40.0, Vec::new(), Vec::new());
    for (at, (day, (open, up, down, change, is_traded))) in days.iter().zip(steps).enumerate() {
        let day = day.format(shape.date).to_string();
        let factor = shape.dividend.map_or(1.0, |(from, part)| if at < from { part } else { 1.0 });
        let is_traded = *is_traded || at == 0;
        let [o, h, l, c] = if is_traded {
            let (o, c) = (close * (1.0 + open), close * (1.0 + change));
            [o, o.max(c) * (1.0 + up), o.min(c) * (1.0 - down), c]
        } else {
            [close; 4]
        };
        close = c;
        if is_traded {
            closes.push(c * factor);
        }
        let mut cells = vec![day];
        cells.extend([o, h, l, c, c * factor].map(|price| price.to_string()));
        cells.push(if is_traded { "900".to_owned() } else { "0".to_owned() });
        if let Some((_, field, text)) = shape.damage.filter(|(line, ..)| *line == at) {
            text.clone_into(&mut cells[field]);
        }
        let marked = |cell: String| if shape.comma { cell.replace('.', ",") } else { cell };
        let (first, rest) = (cells.remove(0), cells.into_iter().map(marked));
        let cells: Vec<String> = std::iter::once(first).chain(rest).collect();
        lines.push(cells.join(&shape.separator.to_string()));
    }
    if shape.newest_first {
        lines.reverse();
    }
    let head =
        "Date,Open,High,Low,Close,Adj Close,Volume".replace(',', &shape.separator.to_string());
    let end = if shape.crlf { "\r\n" } else { "\n" };
    let text = format!("{head}{end}{}{end}", lines.join(end));
    (text, closes[0], *closes.last().unwrap())
}

/// What `baimo check` says of moves.
fn checked(moves: &[Move]) -> Vec<String> {
    let word = |row: &Move| {
        let Move { symbol, day, open, high, low, close, basis, limit } = row;
        format!("{symbol},{day},{open},{high},{low},{close},{basis},{limit}\n")
    };
    let lines: String = moves.iter().map(word).collect();
    let text = format!("symbol,date,open,high,low,close,basis,limit\n{lines}");
    let file = File::new("moves.csv", text);
    let (mut problems, mut back) = (Vec::new(), Vec::new());
    sheet::moves(&file, None, &mut problems, |_, row| back.push(row.clone()));
    let places = vec![Place::start_of(&file); back.len()];
    problems.extend(SessionMoves::new(&RECORD.tables).check(&back, &places));
    if back != moves {
        return vec!["moves.csv gives other moves back".to_owned()];
    }
    problems.iter().map(ToString::to_string).collect()
}

proptest! {
    #[test]
    fn accepted_moves_pass_the_check_and_lead_from_the_first_close_to_the_last(
        steps in steps(), shape in shapes(),
    ) {
        let (text, first, last) = written(&steps, &shape);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("prices.csv");
        std::fs::write(&path, &text).unwrap();
        let file: PriceFile = format!("300418.SZ={}", path.display()).parse().unwrap();
        let mut record = RECORD.clone();
        if replace_moves(&mut record, &[file], &[]).is_ok() {
            let moves = record.moves.of("300418.SZ").unwrap().into_owned();
            prop_assert!(!moves.is_empty());
            prop_assert_eq!(checked(&moves), Vec::<String>::new());
            if shape.damage.is_none() {
                let product: f64 = moves.iter().map(|row| 1.0 + row.close / 100.0).product();
                prop_assert!((product / (last / first) - 1.0).abs() < 1e-9, "{product} {text}");
            }
        }
    }
}
