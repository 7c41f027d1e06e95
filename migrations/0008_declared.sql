-- The tables of the record's second edition that are declared in src/record/tables. A list is a JSON
-- array of texts; what is missing is an empty text.

CREATE TABLE spec (
    id TEXT PRIMARY KEY,
    model TEXT NOT NULL REFERENCES model,
    version TEXT NOT NULL,
    quantity TEXT NOT NULL,
    value TEXT NOT NULL,
    value_max TEXT NOT NULL,
    bound TEXT NOT NULL,
    status TEXT NOT NULL,
    day TEXT NOT NULL,
    note_en TEXT NOT NULL,
    note_zh TEXT NOT NULL,
    sources TEXT NOT NULL
);

CREATE TABLE licence (
    id TEXT PRIMARY KEY,
    model TEXT NOT NULL REFERENCES model,
    version TEXT NOT NULL,
    day TEXT NOT NULL,
    weights TEXT NOT NULL,
    name TEXT NOT NULL,
    commercial TEXT NOT NULL,
    conditions_en TEXT NOT NULL,
    conditions_zh TEXT NOT NULL,
    url TEXT NOT NULL,
    note_en TEXT NOT NULL,
    note_zh TEXT NOT NULL,
    sources TEXT NOT NULL
);

CREATE TABLE benchmark (
    slug TEXT PRIMARY KEY,
    name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    maker_en TEXT NOT NULL,
    maker_zh TEXT NOT NULL,
    published TEXT NOT NULL,
    language TEXT NOT NULL,
    task_en TEXT NOT NULL,
    task_zh TEXT NOT NULL,
    scale TEXT NOT NULL,
    higher_is_better TEXT NOT NULL,
    sources TEXT NOT NULL
);

CREATE TABLE score (
    id TEXT PRIMARY KEY,
    benchmark TEXT NOT NULL REFERENCES benchmark,
    model TEXT NOT NULL,
    reference TEXT NOT NULL,
    version TEXT NOT NULL,
    setting TEXT NOT NULL,
    subset TEXT NOT NULL,
    value TEXT NOT NULL,
    day TEXT NOT NULL,
    measured_by TEXT NOT NULL,
    rank TEXT NOT NULL,
    note_en TEXT NOT NULL,
    note_zh TEXT NOT NULL,
    sources TEXT NOT NULL
);

CREATE TABLE benchmark_dispute (
    id TEXT PRIMARY KEY,
    benchmark TEXT NOT NULL REFERENCES benchmark,
    day TEXT NOT NULL,
    who_en TEXT NOT NULL,
    who_zh TEXT NOT NULL,
    statement_en TEXT NOT NULL,
    statement_zh TEXT NOT NULL,
    note_en TEXT NOT NULL,
    note_zh TEXT NOT NULL,
    sources TEXT NOT NULL
);

CREATE TABLE round (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL REFERENCES company,
    announcement TEXT NOT NULL,
    day TEXT NOT NULL,
    stage TEXT NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    bound TEXT NOT NULL,
    valuation TEXT NOT NULL,
    valuation_currency TEXT NOT NULL,
    valuation_bound TEXT NOT NULL,
    investors_en TEXT NOT NULL,
    investors_zh TEXT NOT NULL,
    status TEXT NOT NULL,
    note_en TEXT NOT NULL,
    note_zh TEXT NOT NULL,
    sources TEXT NOT NULL
);

CREATE TABLE filing (
    id TEXT PRIMARY KEY,
    company TEXT NOT NULL REFERENCES company,
    applicant_en TEXT NOT NULL,
    applicant_zh TEXT NOT NULL,
    model TEXT NOT NULL,
    service_en TEXT NOT NULL,
    service_zh TEXT NOT NULL,
    province TEXT NOT NULL,
    day TEXT NOT NULL,
    batch TEXT NOT NULL,
    sources TEXT NOT NULL
);

CREATE TABLE model_role (
    announcement TEXT NOT NULL REFERENCES announcement,
    model TEXT NOT NULL REFERENCES model,
    role TEXT NOT NULL,
    PRIMARY KEY (announcement, model)
);

-- Which sources the rows of these tables rest on.
CREATE TABLE row_source (
    in_table TEXT NOT NULL,
    row_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    source TEXT NOT NULL REFERENCES source,
    PRIMARY KEY (in_table, row_id, position)
);
CREATE INDEX row_source_source ON row_source (source);
