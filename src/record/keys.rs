//! Every key that the addresses of the site know.
//!
//! Lists have some of the first part each; the second part is of single pages, files and pictures.
//! A key of a name may have other values elsewhere: the `kind` of a source is no kind of company.

use super::key::{Form, Key, Named};
use crate::domain::{
    AnnouncementKind, Choice as _, CompanyKind, Confidence, Exchange, Language, Measure, ModelKind,
    PromiseStatus, ReturnVerdict, SourceKind, Topic, Verdict,
};
use crate::record::tables::{
    Commercial, MeasuredBy, Quantity, QuestionLanguage, Role, RoundStatus, ScoreVerdict,
    SpecStatus, Stage, Weights,
};

macro_rules! keys {
    ($($(#[$about:meta])* $key:ident = $name:literal: $form:expr,
        $times:ident, $label:literal, $meaning:literal;)*) => {
        $($(#[$about])* pub static $key: Key = Key {
            name: $name,
            form: $form,
            many: keys!(@$times),
            label: $label,
            about: $meaning,
        };)*

        /// All of them.
        pub static ALL: &[&Key] = &[$(&$key),*];
    };
    (@many) => { true };
    (@once) => { false };
}

/// Words of a closed list.
const fn word(words: fn() -> Vec<&'static str>, texts: &'static str) -> Form {
    Form::Word { words, texts }
}

const fn sessions(low: i64, high: i64) -> Form {
    Form::Number { low, high, unit: "sessions" }
}

const fn parameters() -> Form {
    Form::Number { low: 1, high: 1_000_000_000_000_000, unit: "parameters" }
}

keys! {
    /// Who acts, or whose share it is.
    COMPANY = "company": Form::Of(Named::Company), many, "filter-company", "Slug of a company.";
    /// What an announcement does.
    KIND_OF_ANNOUNCEMENT = "kind": word(AnnouncementKind::words, "kind"), many, "filter-kind",
        "What the announcement does.";
    /// What a company is.
    KIND_OF_COMPANY = "kind": word(CompanyKind::words, "company-kind"), many, "filter-kind",
        "What the company is.";
    /// What the company is, on a list with a kind of its own.
    COMPANY_KIND = "company_kind": word(CompanyKind::words, "company-kind"), many,
        "filter-company-kind", "What the company is.";
    /// What a model is.
    KIND_OF_MODEL = "kind": word(ModelKind::words, "model-kind"), many, "filter-kind",
        "What the model is.";
    /// What came of a promise.
    KIND_OF_OUTCOME = "kind": word(PromiseStatus::words, "promise"), many, "head-outcome",
        "What came of the promise.";
    /// What a source is.
    KIND_OF_SOURCE = "kind": word(SourceKind::words, "source-kind"), many, "filter-kind",
        "What the source is.";
    /// The models concerned.
    MODEL = "model": Form::Of(Named::Model), many, "filter-model", "Slug of a model.";
    /// What the models concerned are.
    MODEL_KIND = "model_kind": word(ModelKind::words, "model-kind"), many, "filter-model-kind",
        "Kind of a model concerned.";
    /// Whether the company has a listing.
    LISTED = "listed": Form::YesNo, many, "filter-listed", "Whether the company has a listing.";
    /// Where the company, or the share, is listed.
    EXCHANGE = "exchange": word(Exchange::words, "exchange"), many, "filter-exchange",
        "Exchange of a listing.";
    /// Whether a reaction was computed or reported.
    REACTION = "reaction": Form::YesNo, many, "filter-reaction", "Whether there is a reaction.";
    /// How sure the date is.
    CONFIDENCE = "confidence": word(Confidence::words, "confidence"), many, "filter-confidence",
        "How sure the day is.";
    /// Shares.
    SYMBOL = "symbol": Form::Of(Named::Symbol), many, "filter-symbol",
        "Ticker symbol, such as 9888.HK.";
    /// What comparing the press with the exchange gave.
    VERDICT = "verdict": word(Verdict::words, "verdict"), many, "filter-verdict",
        "What comparing press and exchange gave.";
    /// Whether an abnormal return stands clear of zero.
    VERDICT_OF_RETURN = "verdict": word(ReturnVerdict::words, "return-verdict"), many,
        "filter-return-verdict",
        "Whether the abnormal return over days 0 to +1 stands clear of zero with its 95 % interval.";
    /// The day of the week on which a share could react first.
    WEEKDAY = "weekday": word(|| vec!["1", "2", "3", "4", "5", "6", "7"], "weekday"), many,
        "filter-weekday", "Day of the week of day 0, from 1 for Monday.";
    /// What of a session the press printed.
    MEASURE = "measure": word(Measure::words, "measure"), many, "printed-measure",
        "What of the session was printed: open, close, high, low, or a limit.";
    /// What a claim counts or measures.
    TOPIC = "topic": word(Topic::words, "claim-topic"), many, "filter-topic",
        "What the figure counts or measures, by its unit.";
    /// The language of a source.
    LANGUAGE = "language": word(Language::words, "language"), many, "filter-language",
        "Language of a source.";
    /// Who published a source, as printed.
    PUBLISHER = "publisher": Form::Of(Named::Publisher), many, "filter-publisher",
        "Publisher of a source, as printed.";
    /// First day; a row known by month counts if its month overlaps.
    FROM = "from": Form::Day, once, "filter-from", "First day. After `to` nothing is found.";
    /// Last day.
    TO = "to": Form::Day, once, "filter-to", "Last day.";
    /// This day and no other; rows known by month have none.
    DAY = "day": Form::Day, once, "filter-day", "This day alone.";
    /// Words to find.
    Q = "q": Form::Query, once, "filter-q", "Words that must all occur.";
    /// The order.
    SORT = "sort": Form::Sort, once, "key-sort", "Order; `-` in front turns it round.";

    /// What a technical figure measures.
    QUANTITY = "quantity": word(Quantity::words, "quantity"), many, "head-quantity",
        "What the figure measures.";
    /// Who says a technical figure.
    STATUS_OF_SPEC = "status": word(SpecStatus::words, "spec-status"), many, "head-status",
        "Who says the figure.";
    /// Whether weights can be had.
    WEIGHTS = "weights": word(Weights::words, "weights"), many, "head-weights",
        "Whether the weights can be had.";
    /// Whether weights may be used for commerce.
    COMMERCIAL = "commercial": word(Commercial::words, "commercial"), many, "head-commercial",
        "Whether the weights may be used for commerce.";
    /// The least size of a model.
    PARAMETERS_FROM = "parameters_from": parameters(), once, "filter-parameters-from",
        "Models with this many parameters or more.";
    /// The largest size of a model.
    PARAMETERS_TO = "parameters_to": parameters(), once, "filter-parameters-to",
        "Models with this many parameters or fewer.";
    /// The language of questions.
    QUESTION_LANGUAGE = "language": word(QuestionLanguage::words, "question-language"), many,
        "filter-language", "Language of the questions.";
    /// A benchmark.
    BENCHMARK_OF_SCORE = "benchmark": Form::Of(Named::Benchmark), many, "head-benchmark",
        "Slug of a benchmark.";
    /// What a model is held against.
    REFERENCE = "reference": Form::Of(Named::Reference), many, "head-reference",
        "What models are held against, as printed.";
    /// A part of a benchmark.
    SUBSET = "subset": Form::Of(Named::Subset), many, "head-subset",
        "Part of a benchmark, as printed.";
    /// Examples shown and the like.
    SETTING = "setting": Form::Of(Named::Setting), many, "head-setting",
        "Setting of the test, as printed.";
    /// Who measured.
    MEASURED_BY = "measured_by": word(MeasuredBy::words, "measured-by"), many, "head-measured-by",
        "Who measured.";
    /// What a maker's score is beside one of others.
    VERDICT_OF_SCORES = "verdict": word(ScoreVerdict::words, "score-verdict"), many,
        "filter-verdict", "What comparing a maker's score with another gave.";
    /// What kind of round it was.
    STAGE = "stage": word(Stage::words, "stage"), many, "head-stage", "Kind of the round.";
    /// Who says that money was paid.
    STATUS_OF_ROUND = "status": word(RoundStatus::words, "round-status"), many, "head-status",
        "Who says so.";
    /// What an announcement did for a model.
    ROLE = "role": word(Role::words, "role"), many, "head-role-of-model",
        "What the announcement did for the model.";

    /// Where a page of a list goes on.
    AFTER = "after": Form::Cursor, once, "key-after",
        "Position to go on from. Do not make one up: follow the link with rel=next.";
    /// How much of a list a page shows.
    LIMIT = "limit": word(|| vec!["50", "100", "200", "all"], ""), once, "key-limit",
        "Rows of a page; `all` gives up to 500. Default 50.";
    /// Whether a file begins as Excel wants it.
    EXCEL = "excel": word(|| vec!["1"], ""), once, "", "A byte order mark, for Excel.";

    /// The day of a table.
    ON = "on": Form::Day, once, "", "Day of the tables shown; where it has none, the last before.";
    /// An announcement to compare.
    ANNOUNCEMENT = "announcement": Form::Of(Named::Announcement), many, "compare-key-announcement",
        "Id of an announcement.";
    /// A company whose announcements to compare.
    COMPARED = "company": Form::Of(Named::Company), many, "compare-key-company",
        "Slug of a company: all its announcements.";

    /// The model of normal returns.
    STUDY_MODEL = "model": word(|| vec!["market", "market-adjusted", "mean-adjusted"], "model"),
        once, "study-model", "Model of normal returns; by the length of the sample if left out.";
    /// The index that a share is held against.
    BENCHMARK = "benchmark": Form::Of(Named::Index), once, "study-benchmark",
        "Index of the listing's market, such as ^HSI.";
    /// First session of the event window.
    WINDOW_FROM = "from": sessions(-20, 0), once, "key-window-from",
        "First session of the window, from day 0.";
    /// Last session of the event window.
    WINDOW_TO = "to": sessions(0, 20), once, "key-window-to",
        "Last session of the window, from day 0.";
    /// First session of the estimation window.
    EST_FROM = "est_from": sessions(-250, -31), once, "key-est-from",
        "First session of the estimation window.";
    /// Last session of the estimation window.
    EST_TO = "est_to": sessions(-60, -2), once, "key-est-to",
        "Last session of the estimation window.";

    /// The language of a form that both editions share.
    LANG = "lang": word(|| vec!["en", "zh"], ""), once, "", "Language.";
    /// Ground and ink of a picture.
    THEME = "theme": word(|| vec!["light", "dark"], ""), once, "", "Ground and ink of a picture.";
    /// The colours of up and down.
    PALETTE = "palette": word(|| vec!["green-up", "red-up", "neutral"], ""), once, "",
        "Colours of up and down.";
    /// The width of a picture.
    WIDTH = "width": Form::Number { low: 320, high: 1600, unit: "pixels" }, once, "",
        "Width of a picture.";
    /// The anniversaries of announcements in a calendar.
    ANNIVERSARIES = "anniversaries": word(|| vec!["1"], ""), once, "", "Each day again every year.";
    /// The page whose chart another site wants to show.
    URL = "url": Form::Address, once, "", "The address of a page.";
    /// The form of what another site is told of it.
    FORMAT = "format": Form::Address, once, "", "The form of the answer, json";
    /// The room that another site has, across.
    MAXWIDTH = "maxwidth": Form::Number { low: 1, high: 100_000, unit: "pixels" }, once, "",
        "Most pixels across.";
    /// The room that another site has, down.
    MAXHEIGHT = "maxheight": Form::Number { low: 1, high: 100_000, unit: "pixels" }, once, "",
        "Most pixels down.";
}
