//! Every way to break a record: refused whole, at its place, with a way out.

use std::fmt::Write as _;
use std::path::Path;

use baimo::import::{self, Input, Problem};

use crate::app::tiny_database;
use crate::command::{Done, run};
use crate::dump;
use crate::record::Copy;
use How::{Bytes, Folder, Replace};

const MARCH: &str = "announcements/2023-03.toml";
const APRIL: &str = "announcements/2023-04.toml";
const REACTIONS: &str = "reactions.toml";

/// One way to break the tiny record and what the checker must say of it.
struct Case {
    name: &'static str,
    /// The file to break, and to be named.
    file: &'static str,
    how: How,
    /// The line named, from 1.
    line: usize,
    /// What stands at the place named (so the column is right); empty where that is unsure.
    at: &'static str,
    /// A part of the message.
    message: &'static str,
    /// A part of the hint.
    help: &'static str,
}

enum How {
    /// Replace the first occurrence of a text.
    Replace(&'static str, &'static str),
    /// Make other bytes of the file's.
    Bytes(fn(Vec<u8>) -> Vec<u8>),
    /// Do something else in the record's folder.
    Folder(fn(&Path)),
}

/// Rows of `name, file, how; line, at; message, help;`.
macro_rules! cases {
    ($($name:literal, $file:expr, $how:expr; $line:literal, $at:literal;
        $message:literal, $help:literal;)+) => {
        &[$(Case {
            name: $name,
            file: $file,
            how: $how,
            line: $line,
            at: $at,
            message: $message,
            help: $help,
        }),+]
    };
}

fn with(mut bytes: Vec<u8>, more: &[u8]) -> Vec<u8> {
    bytes.extend_from_slice(more);
    bytes
}

fn cut(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    assert!(length < bytes.len());
    bytes.truncate(length);
    bytes
}

fn cut_short(mut bytes: Vec<u8>, by: usize) -> Vec<u8> {
    bytes.truncate(bytes.len() - by);
    bytes
}

fn utf_16(bytes: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8(bytes).unwrap();
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

fn with_second_line(bytes: &[u8], columns: usize) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    let (header, rest) = text.split_once('\n').unwrap();
    format!("{header}\n{}\n{rest}", vec!["1"; columns].join(",")).into_bytes()
}

fn swapped_moves(bytes: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8(bytes).unwrap();
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.swap(1, 2);
    lines.concat().into_bytes()
}

fn folder_for_people(dir: &Path) {
    std::fs::remove_file(dir.join("people.toml")).unwrap();
    std::fs::create_dir(dir.join("people.toml")).unwrap();
}

const TWO_LATE_OPENINGS: &str = r#"[[late_open]]
exchange = "XHKG"
date = "2023-04-04"
opens = "13:00"
reason_en = "Rain"
reason_zh = "暴雨"
sources = ["exchange-calendars-4-13-2"]

[[late_open]]
exchange = "XHKG"
date = "2023-04-04"
opens = "13:00"
reason_en = "Rain"
reason_zh = "暴雨"
sources = ["exchange-calendars-4-13-2"]

"#;

/// Files whose bytes are not the text that the record allows.
const BYTES: &[Case] = cases![
    "a TOML file cut off in a string", "claims.toml", Bytes(|b| cut(b, 500));
        21, ""; "invalid basic string", "must be TOML";
    "a CSV file cut off in a line", "moves.csv", Bytes(|b| cut(b, 5_000));
        94, "300418.SZ,2023"; "the last line has no end", "cut off";
    "a CSV file without its last line feed", "sessions.csv",
        Bytes(|b| cut_short(b, 1));
        125, "XSHG,2023-04-28"; "the last line has no end", "line feed";
    "a byte order mark", "people.toml", Bytes(|b| with(b"\xef\xbb\xbf".to_vec(), &b));
        1, ""; "byte order mark", "UTF-8";
    "carriage returns", "models.toml",
        Bytes(|b| String::from_utf8(b).unwrap().replace('\n', "\r\n").into_bytes());
        1, "\r"; "carriage return", "LF";
    "UTF-16", "people.toml",
        Bytes(utf_16);
        1, ""; "UTF-16", "UTF-8";
    "a NUL byte", "promises.toml", Bytes(|b| with(b, b"# \0\n"));
        25, "\0"; "NUL", "UTF-8";
    "a byte that is not UTF-8", "people.toml", Bytes(|b| with(b, b"# \xff\n"));
        42, "\u{fffd}"; "not UTF-8", "save it";
    "an empty file", "models.toml", Bytes(|_| Vec::new());
        1, ""; "empty", "restore";
    "a file of blanks", "models.toml", Bytes(|_| b" \n\n".to_vec());
        1, ""; "empty", "restore";
    "100,000 columns", "moves.csv", Bytes(|b| with_second_line(&b, 100_000));
        2, "1,1"; "has 100000 fields, 8 are wanted", "symbol,date,open";
    "another header", "moves.csv", Bytes(|b| with(b"a,b\n".to_vec(), &b));
        1, "a,b"; "not the header wanted", "symbol,date,open";
    "brackets 100,000 deep", "corrections.toml",
        Bytes(|_| format!("x = {}\n", "[".repeat(100_000)).into_bytes());
        1, "["; "recurs", "TOML";
    "a missing file", "sources.toml",
        Folder(|dir| std::fs::remove_file(dir.join("sources.toml")).unwrap());
        1, ""; "there is no sources.toml", "data/README.md";
    "a folder in place of a file", "people.toml",
        Folder(folder_for_people);
        1, ""; "is a folder", "data/README.md";
    "no announcements folder", "announcements",
        Folder(|dir| std::fs::remove_dir_all(dir.join("announcements")).unwrap());
        1, ""; "there is no announcements/", "YYYY-MM.toml";
    "a stray file among the announcements", "announcements/notes.txt",
        Folder(|dir| std::fs::write(dir.join("announcements/notes.txt"), "to do").unwrap());
        1, ""; "not named by a month", "YYYY-MM-nn.toml";
];

/// Rows whose form is wrong.
const ROWS: &[Case] = cases![
    "a key twice in a row", "people.toml",
        Replace("slug = \"robin-li\"\n", "slug = \"robin-li\"\nslug = \"robin-li\"\n");
        5, "slug"; "duplicate key", "TOML";
    "an id twice", "models.toml", Replace("slug = \"ernie-bot\"", "slug = \"baidu-wenku\"");
        14, "\"baidu-wenku\""; "another model baidu-wenku", "unique";
    "an unknown key", MARCH, Replace("precision =", "precison =");
        7, "precison"; "unknown key precison", "did you mean precision?";
    "a missing key", MARCH, Replace("kind = \"unveiling\"\n", "");
        3, "[[announcement]]"; "kind is missing", "always present";
    "keys out of order", "people.toml",
        Replace("name_en = \"Robin Li\"\nname_zh = \"李彦宏\"\n",
            "name_zh = \"李彦宏\"\nname_en = \"Robin Li\"\n");
        6, "\"Robin Li\""; "name_en stands behind name_zh", "slug, name_en, name_zh";
    "an unknown table", "claims.toml", Replace("[[claim]]", "[[clam]]");
        3, "clam"; "clam has no place in this file", "[[claim]]";
    "not a table", "corrections.toml", Replace("\n", "\ncorrection = [1]\n");
        2, "1]"; "an entry of correction is not a table", "[[correction]]";
    "a number in quotes", REACTIONS, Replace("percent = -6.4", "percent = \"-6.4\"");
        9, "\"-6.4\""; "percent is not a number", "without quotes";
    "NaN", REACTIONS, Replace("percent = -6.4", "percent = nan");
        9, "nan"; "percent is NaN", "from -100 to 1000";
    "infinity", REACTIONS, Replace("percent = -6.4", "percent = inf");
        9, "inf"; "percent is inf", "from -100 to 1000";
    "a percentage of 1e9", REACTIONS, Replace("percent = -6.4", "percent = 1e9");
        9, "1e9"; "percent is 1000000000", "from -100 to 1000";
    "a hexadecimal number", REACTIONS, Replace("percent = -6.4", "percent = 0x10");
        9, "0x10"; "percent is not a number", "without quotes";
    "a day that does not exist", MARCH, Replace("2023-03-16", "2023-02-30");
        5, "\"2023-02-30\""; "date \"2023-02-30\" is not a date", "a day that exists";
    "a day long ago", MARCH, Replace("2023-03-16", "1889-03-16");
        5, "\"1889-03-16\""; "outside 1990 to 2100", "a day that exists";
    "a date of ten characters that is none", MARCH, Replace("2023-03-16", "2023- 3-16");
        5, "\"2023- 3-16\""; "is not a date", "a day that exists";
    "a date without quotes", MARCH, Replace("\"2023-03-16\"", "2023-03-16");
        5, "2023-03-16"; "date is of type datetime, not a string", "double quotes";
    "an unknown kind", MARCH, Replace("kind = \"unveiling\"", "kind = \"unvelling\"");
        12, "\"unvelling\""; "kind has no value \"unvelling\"", "did you mean \"unveiling\"?";
    "an unknown scope", APRIL, Replace("scope = \"national\"", "scope = \"regional\"");
        137, "\"regional\""; "scope has no value", "\"\"";
    "an empty Chinese text", MARCH, Replace("title_zh = \"百度率先推出文心一言\"", "title_zh = \"\"");
        15, "\"\""; "title_zh is empty", "must say something";
    "a note in one language", MARCH, Replace("note_zh = \"各来源日期一致", "note_zh = \"\" # ");
        21, "\"\""; "note_zh is empty, the other language isn't", "both languages";
    "no sources", MARCH, Replace("sources = [\"changjiang-2023-03-29-kunlun\"]", "sources = []");
        75, "[]"; "sources is empty", "at least one source id";
    "a script for a link", "sources.toml",
        Replace("https://www.aljazeera.com", "javascript:alert(1)//");
        7, "\"javascript:"; "is not an http(s) address", "https://";
    "a formula", MARCH, Replace("title_en = \"Baidu", "title_en = \"=HYPERLINK(1) Baidu");
        14, "\"=HYPERLINK"; "starts with '='", "begin with a word";
    "a plus", MARCH, Replace("title_en = \"Baidu", "title_en = \"+Baidu");
        14, "\"+Baidu"; "starts with '+'", "begin with a word";
    "a minus", MARCH, Replace("title_en = \"Baidu", "title_en = \"-Baidu");
        14, "\"-Baidu"; "starts with '-'", "begin with a word";
    "an at sign", MARCH, Replace("title_en = \"Baidu", "title_en = \"@Baidu");
        14, "\"@Baidu"; "starts with '@'", "begin with a word";
    "a full-width equals sign", MARCH, Replace("title_zh = \"百度", "title_zh = \"＝百度");
        15, "\"＝百度"; "starts with '＝'", "begin with a word";
    "a control character", MARCH, Replace("title_zh = \"百度", "title_zh = \"百\\u001b[31m度");
        15, "\"百"; "the invisible character U+001B", "remove it";
    "a character that turns text around", MARCH,
        Replace("title_zh = \"百度", "title_zh = \"百\u{202e}度");
        15, "\"百"; "the invisible character U+202E", "remove it";
    "a code point that is never a character", MARCH,
        Replace("title_zh = \"百度", "title_zh = \"百\u{fffe}度");
        15, "\"百"; "the invisible character U+FFFE", "remove it";
    "another of them", MARCH, Replace("title_zh = \"百度", "title_zh = \"百\\uFDD0度");
        15, "\"百"; "the invisible character U+FDD0", "remove it";
    "one of four bytes", MARCH, Replace("title_zh = \"百度", "title_zh = \"百\u{1ffff}度");
        15, "\"百"; "the invisible character U+1FFFF", "remove it";
    "a control character of the second block", MARCH,
        Replace("title_zh = \"百度", "title_zh = \"百\u{85}度");
        15, "\"百"; "the invisible character U+0085", "remove it";
    "a blank at the end", MARCH,
        Replace("first of the big Chinese firms\"", "first of the big Chinese firms \"");
        14, "\"Baidu"; "starts or ends with a blank", "remove it";
    "a label that is too long", MARCH,
        Replace("label_en = \"Unveiled\"", "label_en = \"Unveiled to the whole world\"");
        18, "\"Unveiled to"; "label_en has 27 characters, at most 20 fit", "shorten it";
    "a list joined by semicolons", "companies.toml",
        Replace("aliases = [\"Baichuan\"", "aliases = [\"Bai;chuan\"");
        10, "\"Bai;chuan\""; "an entry of aliases holds a ;", "comma";
    "a month that is a day", APRIL, Replace("date = \"2023-04-01\"", "date = \"2023-04-02\"");
        5, "\"2023-04-02\""; "2023-04-02 is not the first of a month", "its first day";
    "a time that is none", MARCH, Replace("time = \"\"", "time = \"25:00\"");
        6, "\"25:00\""; "time cannot be \"25:00\"", "after-close";
    "a time that starts with a blank", MARCH, Replace("time = \"\"", "time = \"0: 30\"");
        6, "\"0: 30\""; "time cannot be \"0: 30\"", "after-close";
    "a zone that is none", MARCH, Replace("time = \"\"\n", "time = \"\"\nzone = \"Mars\"\n");
        7, "\"Mars\""; "\"Mars\" is not a time zone", "America/New_York";
    "two primary listings", "companies.toml", Replace("primary = false", "primary = true");
        29, "["; "2 listings are primary", "exactly one";
];

/// Rows that do not fit others.
const REFERENCES: &[Case] = cases![
    "a date in another month's file", MARCH,
        Replace("date = \"2023-03-23\"", "date = \"2023-04-23\"");
        33, "\"2023-04-23\""; "2023-04-23 does not belong in", "YYYY-MM.toml";
    "an unknown company", MARCH, Replace("company = \"baidu\"", "company = \"bajdu\"");
        9, "\"bajdu\""; "there is no company \"bajdu\"", "did you mean \"baidu\"?";
    "an unknown source", "people.toml",
        Replace("pingwest-2023-03-16-ernie", "pingwest-2023-03-17-ernie");
        13, "\"pingwest-2023-03-17-ernie\"";
        "there is no source", "did you mean \"pingwest-2023-03-16-ernie\"?";
    "a source twice", "people.toml",
        Replace("pingwest-2023-03-16-ernie", "pedaily-2023-04-ranciyuan");
        13, "\"pedaily"; "sources names", "remove one";
    "rows out of order", "people.toml", Replace("slug = \"robin-li\"", "slug = \"zobin-li\"");
        19, "\"steve-wozniak\""; "steve-wozniak stands behind zobin-li", "sort the rows";
    "an address twice", "sources.toml",
        Replace("https://bdnews24.com/technology/t58lp68a4f",
            "https://www.aljazeera.com/news/2023/4/11/as-alibaba-unveils-chatgpt-rival-china-flags-new-ai-rules");
        25, "\"https://www.aljazeera"; "is taken", "unique";
    "a label twice in a company", MARCH, Replace("label_en = \"Reply\"", "label_en = \"Unveiled\"");
        46, "\"Unveiled\""; "label_en \"Unveiled\" is taken", "unique";
    "a share of two companies", "companies.toml",
        Replace("kind = \"startup\"\nlistings = []",
            "kind = \"startup\"\nlistings = [{ symbol = \"BIDU\", exchange = \"NASDAQ\", board = \"ADR\", \
             currency = \"USD\", primary = true, benchmark = \"^GSPC\" }]");
        29, "["; "BIDU is listed for baichuan too", "one company";
    "a benchmark without moves", "companies.toml",
        Replace("benchmark = \"^HSI\"", "benchmark = \"^HSTECH\"");
        29, "["; "^HSTECH has no rows in moves.csv", "index";
    "a scope of a firm", MARCH, Replace("scope = \"\"", "scope = \"national\"");
        13, "\"national\""; "goes with kind policy or approval of a regulator", "\"\"";
    "a printed move of a share nobody lists", REACTIONS,
        Replace("symbol = \"9888.HK\"", "symbol = \"9889.HK\"");
        6, "\"9889.HK\""; "no company lists 9889.HK", "did you mean \"9888.HK\"?";
    "a printed move on a day without a session", REACTIONS,
        Replace("day = \"2023-03-16\"", "day = \"2023-03-12\"");
        7, "\"2023-03-12\""; "2023-03-12 is not a session of HKEX", "closures.toml";
    "a limit-up that fell", REACTIONS,
        Replace("measure = \"limit-up\"\npercent = ", "measure = \"limit-up\"\npercent = -");
        122, "-"; "limit-up cannot be -20", "a rise is positive";
    "a promise due by the day in a month", "promises.toml",
        Replace("due = \"2023-04-17\"", "due = \"2023-04\"");
        10, "\"2023-04\"";
        "due \"2023-04\" does not fit due_precision \"day\"", "month: \"2023-05\"";
    "the code of a country in small letters", "companies.toml",
        Replace("kind = \"startup\"\n", "kind = \"startup\"\ncountry = \"cn\"\n");
        12, "\"cn\""; "\"cn\" is not the code of a country", "ISO 3166-1";
    "a promise that says who made it and not what came of it", "promises.toml",
        Replace("status = \"kept\"\n", "status = \"kept\"\nby = \"company\"\n");
        3, "[[promise]]"; "borne_out is missing", "all five keys or none";
    "a promise made by nobody known", "promises.toml",
        Replace("status = \"kept\"\n", "status = \"kept\"\nby = \"rumour\"\n");
        15, "\"rumour\""; "by has no value \"rumour\"", "company, press, regulator";
    "a closure that is a session", "closures.toml",
        Replace("date = \"2023-04-10\"", "date = \"2023-04-11\"");
        21, "\"2023-04-11\""; "2023-04-11 is a session of XHKG", "not both";
    "a weekday that is neither session nor closure", "closures.toml",
        Replace("date = \"2023-04-05\"", "date = \"2023-04-02\"");
        1, "#"; "2023-04-05 is neither a session nor a closure of XHKG", "sessions.csv";
    "a day shortened twice", "closures.toml",
        Bytes(|b| with(TWO_LATE_OPENINGS.into(), &b));
        11, "\"2023-04-04\""; "another shortened session XHKG/2023-04-04", "remove one";
];

/// Moves and sessions that cannot be.
const MOVES: &[Case] = cases![
    "moves out of order", "moves.csv",
        Bytes(swapped_moves);
        3, "000300.SS,2023-03-01"; "stands too late", "sort the file";
    "a move twice", "moves.csv", Replace("000300.SS,2023-03-02", "000300.SS,2023-03-01");
        3, "2023-03-01"; "stands here twice", "remove one";
    "a low above the high", "moves.csv",
        Replace("-0.018,1.622,-0.203,1.413", "-0.018,-0.203,1.622,1.413");
        2, "-0.018"; "outside low to high", "its source";
    "a move that is no number", "moves.csv", Replace("-0.018", "NaN");
        2, "NaN"; "open cannot be \"NaN\"", "finite number";
    "a move below -100", "moves.csv", Replace("-0.018", "-100.5");
        2, "-100.5"; "open cannot be \"-100.5\"", "from -100 to 1000";
    "a symbol that is none", "moves.csv", Replace("000300.SS,2023-03-01", "csi 300,2023-03-01");
        2, "csi 300"; "\"csi 300\" is not a symbol", "Yahoo";
    "a share nobody lists", "moves.csv",
        Replace("BIDU,2023-03-01,",
            "9999.HK,2023-03-01,0.000,0.000,0.000,0.000,quoted,\nBIDU,2023-03-01,");
        250, "9999.HK,"; "9999.HK is neither a listing nor a benchmark", "companies.toml";
    "a move on a day without a session", "moves.csv",
        Replace("0020.HK,2023-04-06", "0020.HK,2023-04-07");
        69, "0020.HK,2023-04-07"; "2023-04-07 is not a session of 0020.HK", "sessions.csv";
    "a limit in Hong Kong", "moves.csv", Replace("quoted,\n", "quoted,up\n");
        44, "0020.HK,"; "0020.HK has no daily limit", "A shares";
    "an unknown basis", "moves.csv", Replace("index,", "indes,");
        2, "indes"; "basis has no value \"indes\"", "did you mean \"index\"?";
    "an unknown exchange", "sessions.csv", Replace("XHKG,2023-03-01", "XHGK,2023-03-01");
        2, "XHGK"; "exchange has no value \"XHGK\"", "did you mean \"XHKG\"?";
    "a session on a day that does not exist", "sessions.csv",
        Replace("XHKG,2023-03-31", "XHKG,2023-03-32");
        24, "2023-03-32"; "date \"2023-03-32\" is not a date", "exists";
];

/// Each rule of the declared tables.
const DECLARED: &[Case] = cases![
    "a figure with separators", "specs.toml", Replace("\"0.012\"", "\"0,012\"");
        22, "\"0,012\""; "value cannot be \"0,012\"", "without separators";
    "a figure with a sign", "specs.toml", Replace("\"0.012\"", "\"~0.012\"");
        22, "\"~0.012\""; "value cannot be", "digits";
    "a figure of sixteen digits", "specs.toml", Replace("\"0.012\"", "\"1234567890123456\"");
        22, "\"1234567890123456\""; "value cannot be", "at most 15 digits";
    "a range that falls", "specs.toml", Replace("\"0.048\"", "\"0.012\"");
        9, "\"0.012\""; "value_max is not above value", "no range";
    "parameters with a fraction", "specs.toml",
        Replace("quantity = \"price-cny-per-1k-tokens\"", "quantity = \"parameters\"");
        8, "\"0.024\""; "parameters are whole numbers", "1500000000";
    "an unknown quantity", "specs.toml", Replace("price-cny-per-1k-tokens\"", "prices\"");
        7, "\"prices\""; "quantity has no value \"prices\"", "parameters";
    "a day of one digit", "specs.toml", Replace("\"2023-11\"", "\"2023-11-1\"");
        12, "\"2023-11-1\""; "day cannot be \"2023-11-1\"", "\"2023-07-14\" or \"2023-07\" or \"2023\"";
    "a figure of an unknown model", "specs.toml",
        Replace("model = \"ernie-bot\"", "model = \"ernie-bit\"");
        5, "\"ernie-bit\""; "there is no model \"ernie-bit\"", "did you mean \"ernie-bot\"?";
    "a figure without a source", "specs.toml",
        Replace("sources = [\"github-ernie-bot-price-table\"]", "sources = []");
        15, "[]"; "sources is empty", "at least one";
    "figures out of order", "specs.toml",
        Replace("id = \"ernie-bot-ernie-bot-8k-price-2023\"", "id = \"ernie-bot-zz\"");
        18, "\"ernie-bot-ernie-bot-price-2023\""; "stands behind ernie-bot-zz", "sort the rows";
    "two figures for one day without a word", "specs.toml",
        Replace("sources = [\"github-ernie-bot-price-table\"]\n",
            "sources = [\"github-ernie-bot-price-table\"]\n\n[[spec]]\n\
             id = \"ernie-bot-ernie-bot-8k-price-2024\"\nmodel = \"ernie-bot\"\n\
             version = \"ERNIE-Bot-8k\"\nquantity = \"price-cny-per-1k-tokens\"\n\
             value = \"0.03\"\nvalue_max = \"\"\nbound = \"exact\"\nstatus = \"reported\"\n\
             day = \"2023-11\"\nnote_en = \"\"\nnote_zh = \"\"\n\
             sources = [\"github-ernie-bot-price-table\"]\n");
        27, "\"\""; "another row has a different figure for the same day", "say in both notes";
    "terms without conditions", "licences.toml",
        Replace("conditions_zh = \"以接口形式收费提供，未见权重。\"", "conditions_zh = \"\"");
        12, "\"\""; "conditions_zh is empty", "it must say something";
    "closed weights with a licence", "licences.toml", Replace("name = \"\"", "name = \"MIT\"");
        9, "\"MIT\""; "closed weights have no licence", "conditions";
    "terms known by year", "licences.toml", Replace("\"2023-08-19\"\nweights", "\"2023\"\nweights");
        7, "\"2023\""; "day cannot be \"2023\"", "\"2023-07-14\" or \"2023-07\",";
    "an address of no web", "licences.toml", Replace("url = \"\"", "url = \"ftp://x\"");
        13, "\"ftp://x\""; "is not an http(s) address", "https://";
    "the same terms twice", "licences.toml",
        Bytes(|bytes| {
            let text = String::from_utf8(bytes).unwrap();
            let (head, row) = text.split_once("[[licence]]").unwrap();
            let again = row.replace("ernie-bot-2023-08-19", "ernie-bot-2023-08-19-b");
            format!("{head}[[licence]]{row}\n[[licence]]{again}").into_bytes()
        });
        22, "\"2023-08-19\""; "ernie-bot-2023-08-19 has the same model, version and day", "remove one";
    "a scale that is none", "benchmarks.toml", Replace("\"points\"", "\"point\"");
        13, "\"point\""; "scale has no value \"point\"", "did you mean \"points\"?";
    "a flag in quotes", "benchmarks.toml", Replace("= true", "= \"true\"");
        14, "\"true\""; "higher_is_better is neither true nor false", "without quotes";
    "a score above a hundred percent", "scores.csv",
        Folder(|dir| {
            let edit = |file: &str, from: &str, to: &str| {
                let text = std::fs::read_to_string(dir.join(file)).unwrap();
                std::fs::write(dir.join(file), text.replacen(from, to, 1)).unwrap();
            };
            edit("benchmarks.toml", "\"points\"", "\"percent\"");
            edit("scores.csv", "32.61,", "132.61,");
        });
        2, "132.61"; "132.61 is above 100 percent", "percent";
    "a header of another order", "scores.csv", Replace("id,benchmark,", "benchmark,id,");
        1, "benchmark,id"; "the first line is not id,benchmark,model", "RFC 4180";
    "a quotation mark that stays open", "scores.csv", Replace(",The row was", ",\"The row was");
        2, "\"The row was"; "a quotation mark is not closed", "double quotes";
    "a comma too many", "scores.csv", Replace("32.61,", "32,61,");
        2, "superclue-ernie-bot-2023-05-09"; "15 fields where there are 14 columns", "double quotes";
    "a score of a model and a reference", "scores.csv", Replace(",ernie-bot,,", ",ernie-bot,GPT-4,");
        2, "GPT-4"; "exactly one of model and reference is filled", "a model of the record";
    "a score of nobody", "scores.csv", Replace(",,GPT-4,GPT-4", ",,,GPT-4");
        6, ""; "exactly one of model and reference is filled", "a model of the record";
    "a score of an unknown benchmark", "scores.csv",
        Replace("2023-05-09,superclue,", "2023-05-09,supercue,");
        2, "supercue"; "there is no benchmark \"supercue\"", "did you mean \"superclue\"?";
    "a rank of zero", "scores.csv", Replace("benchmark,,The row", "benchmark,0,The row");
        2, "0"; "rank cannot be \"0\"", "a whole number from 1 on";
    "a score without a measurer", "scores.csv", Replace("05-09,benchmark,,The", "05-09,,,The");
        2, ""; "measured_by has no value \"\"", "third-party";
    "a score printed twice", "scores.csv",
        Replace("superclue-ernie-bot-2023-05-09-basic,superclue,ernie-bot,,文心一言,,basic abilities,",
            "superclue-ernie-bot-2023-05-09-basic,superclue,ernie-bot,,文心一言,,,");
        3, "superclue,"; "superclue-ernie-bot-2023-05-09 has the same benchmark, model", "remove one";
    "a note in one language", "scores.csv",
        Replace("2023年5月11日该行从榜单删除，未说明原因；6月重新入榜。", "");
        2, ""; "note_zh is empty, the other language isn't", "both languages";
    "a dispute of a month", "benchmark_disputes.toml", Replace("\"2023-05-11\"", "\"2023-05\"");
        6, "\"2023-05\""; "day \"2023-05\" is not a date", "2023-03-16";
    "a sum without its currency", "rounds.toml", Replace("currency = \"USD\"", "currency = \"\"");
        9, "\"50000000\""; "amount, its currency and its bound belong together", "fill all three";
    "a valuation without its bound", "rounds.toml",
        Replace("valuation = \"\"", "valuation = \"1000000000\"");
        12, "\"1000000000\""; "valuation, its currency and its bound belong together", "or none";
    "investors in one language", "rounds.toml", Replace("[\"王小川及友人\"]", "[]");
        16, "[]"; "investors_zh has 0 entries, investors_en 1", "same order";
    "an unknown stage", "rounds.toml", Replace("\"angel\"", "\"angels\"");
        8, "\"angels\""; "stage has no value \"angels\"", "did you mean \"angel\"?";
    "a filing for somebody else's model", "filings.toml",
        Replace("model = \"ernie-bot\"", "model = \"sensechat\"");
        8, "\"sensechat\""; "the model belongs to sensetime", "a model of the company";
    "an applicant in one language", "filings.toml",
        Replace("applicant_en = \"Beijing Baidu Netcom\"", "applicant_en = \"\"");
        7, "\"\""; "applicant_en is empty, the other language isn't", "both languages";
    "a third batch", "filings.toml", Replace("batch = \"1\"", "batch = \"3\"");
        13, "\"3\""; "batch has no value \"3\"", "1, 2";
    "a role in an announcement of one model", "model_roles.csv",
        Replace("baidu-ernie-vilg-statement,ernie-bot", "baidu-ernie-bot-unveiled,ernie-bot");
        2, "baidu-ernie-bot-unveiled"; "does not name two models", "its kind says";
    "a role of a model that is not named", "model_roles.csv",
        Replace("baidu-ernie-vilg-statement,ernie-vilg", "baidu-ernie-vilg-statement,sensechat");
        3, "sensechat"; "baidu-ernie-vilg-statement does not name sensechat", "one of the";
    "a role given twice", "model_roles.csv",
        Replace("statement,ernie-vilg,built-on", "statement,ernie-bot,built-on");
        3, "baidu-ernie-vilg-statement"; "there is another model_role", "ids are unique";
];

impl Case {
    fn broken(&self) -> Copy {
        let copy = Copy::new();
        match self.how {
            How::Replace(from, to) => copy.replace(self.file, from, to),
            How::Bytes(change) => {
                let bytes = std::fs::read(copy.path(self.file)).unwrap();
                copy.write(self.file, change(bytes));
            }
            How::Folder(change) => change(copy.dir()),
        }
        copy
    }

    fn fits(&self, problem: &Problem, copy: &Copy) -> bool {
        let file = std::fs::read(copy.path(self.file)).unwrap_or_default();
        let text = String::from_utf8_lossy(&file);
        let line = text.split('\n').nth(problem.line() - 1).unwrap_or_default();
        let found: String = line.chars().skip(problem.column() - 1).collect();
        problem.file() == self.file
            && problem.line() == self.line
            && found.starts_with(self.at)
            && problem.message().contains(self.message)
            && problem.help_text().contains(self.help)
    }
}

fn import(dir: &Path, url: &str) -> Done {
    run(["import".as_ref(), dir.as_os_str(), "--database-url".as_ref(), url.as_ref()])
}

#[tokio::test]
async fn every_broken_record_is_refused_at_its_place_and_leaves_the_database_alone() {
    let home = tempfile::tempdir().unwrap();
    let url = tiny_database(home.path()).await;
    let before = dump::of(&url).await;
    assert!(before.len() > 500, "{} rows", before.len());

    let cases = || [BYTES, ROWS, REFERENCES, MOVES, DECLARED].into_iter().flatten();
    assert!(cases().count() >= 80);
    let mut failures = String::new();
    for case in cases() {
        let copy = case.broken();
        let Err(problems) = import::read(&Input::Dir(copy.dir().to_owned())) else {
            let _ = writeln!(failures, "{}: not refused", case.name);
            continue;
        };
        if !problems.iter().any(|problem| case.fits(problem, &copy)) {
            let found: Vec<_> =
                problems.iter().map(|p| format!("{p} ({})", p.help_text())).take(5).collect();
            let _ = writeln!(failures, "{}: {found:#?}", case.name);
        }
        let done = import(copy.dir(), &url);
        let place = format!("{}:{}:", case.file, case.line);
        if done.code != Some(2) || !done.stdout.contains(&place) {
            let _ = writeln!(failures, "{}: {:?} {}", case.name, done.code, done.stderr);
        }
        if done.stdout.lines().any(|line| line.len() > 3_000) {
            let _ = writeln!(failures, "{}: prints a line without end", case.name);
        }
        assert!(done.stderr.contains("nothing was imported"), "{}: {}", case.name, done.stderr);
    }
    assert!(failures.is_empty(), "{failures}");
    assert_eq!(dump::of(&url).await, before);
}
