//! How to take the data into other programs. README shows the same lines, and `.ci/recipes.py` runs
//! those of the page.

/// Lines for one program.
#[derive(Debug)]
pub(super) struct Recipe {
    /// The program.
    pub(super) program: &'static str,
    /// What runs the lines, as a word for machines.
    pub(super) runner: &'static str,
    /// The lines.
    pub(super) lines: String,
}

/// The lines for each program, `SITE` standing for the site's address.
const RECIPES: [(&str, &str, &str); 4] = [
    (
        "curl",
        "sh",
        r#"curl -sG SITE/announcements.csv -d company=baidu -d company=alibaba -o announcements.csv
curl -s SITE/announcements.ndjson | head -1
curl -s "SITE/announcements.ics?kind=open-source&anniversaries=1" -o open-source.ics
curl -s SITE/baimo.zip -o baimo.zip && unzip -oq baimo.zip && sha256sum --check --quiet SHA256SUMS
curl -s SITE/baimo.sqlite -o baimo.sqlite
sqlite3 baimo.sqlite "SELECT company, count(*) FROM announcements GROUP BY 1 ORDER BY 2 DESC LIMIT 3"
curl -s "SITE/api/v1/compare?company=baidu&company=kunlun-tech" -o compare.json"#,
    ),
    (
        "Python, pandas",
        "python",
        r#"import pandas as pd
reactions = pd.read_csv("SITE/reactions.csv", parse_dates=["day"])
moves = pd.read_excel("SITE/moves.xlsx?symbol=300418.SZ", sheet_name="moves")
announcements = pd.read_json("SITE/announcements.ndjson", lines=True)
print(reactions.groupby("exchange").car_pct.median())
print(moves.close.min(), announcements.kind.value_counts().head(3))"#,
    ),
    (
        "R",
        "R",
        r#"reactions <- read.csv("SITE/reactions.csv?sort=-car", encoding = "UTF-8")
print(summary(reactions$car_pct))
study <- jsonlite::fromJSON("SITE/api/v1/reactions/baidu-ernie-bot-unveiled/9888.HK")
print(study$study$windows[, c("from", "to", "status")])"#,
    ),
    (
        "Excel, Power Query",
        "m",
        r#"let
    Source = Csv.Document(
        Web.Contents("SITE/reactions.csv", [Query = [company = "baidu"]]),
        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]
    ),
    Promoted = Table.PromoteHeaders(Source, [PromoteAllScalars = true]),
    Typed = Table.TransformColumnTypes(
        Promoted,
        {{"day", type date}, {"close", type number}, {"car_pct", type number}},
        "en-US"
    )
in
    Typed"#,
    ),
];

/// The recipes for a site.
#[must_use]
pub(super) fn recipes(site: &str) -> Vec<Recipe> {
    let recipe = |(program, runner, lines): (_, _, &str)| Recipe {
        program,
        runner,
        lines: lines.replace("SITE", site),
    };
    RECIPES.into_iter().map(recipe).collect()
}
