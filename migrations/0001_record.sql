-- The record, one schema for SQLite and PostgreSQL: TEXT keys, DATE, BIGINT, DOUBLE PRECISION,
-- BOOLEAN. Lists keep their order in `position`. Columns under "computed at import" are derived
-- from the rest and stored so that a page is a read.

CREATE TABLE dataset (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    version TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('embedded', 'import')),
    min_reader BIGINT NOT NULL,
    title_en TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    released DATE NOT NULL,
    licence TEXT NOT NULL
);

CREATE TABLE source (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    url TEXT NOT NULL,
    published DATE,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    fold TEXT NOT NULL
);

CREATE TABLE company (
    slug TEXT PRIMARY KEY,
    name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    short_en TEXT NOT NULL,
    short_zh TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    aliases TEXT NOT NULL,
    kind TEXT NOT NULL,
    fold TEXT NOT NULL,
    -- computed at import: median close move on day 0 of the primary listing, percent, over n
    median_close DOUBLE PRECISION,
    median_n BIGINT NOT NULL
);
CREATE TABLE company_source (
    company TEXT NOT NULL REFERENCES company,
    position BIGINT NOT NULL,
    source TEXT NOT NULL REFERENCES source,
    PRIMARY KEY (company, position)
);

CREATE TABLE listing (
    symbol TEXT PRIMARY KEY,
    company TEXT NOT NULL REFERENCES company,
    position BIGINT NOT NULL,
    exchange TEXT NOT NULL,
    board TEXT NOT NULL,
    currency TEXT NOT NULL,
    is_primary BOOLEAN NOT NULL,
    benchmark TEXT NOT NULL
);
CREATE INDEX listing_company ON listing (company, position);

CREATE TABLE model (
    slug TEXT PRIMARY KEY,
    company TEXT NOT NULL REFERENCES company,
    name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    aliases TEXT NOT NULL,
    kind TEXT NOT NULL,
    fold TEXT NOT NULL
);
CREATE INDEX model_company ON model (company, slug);
CREATE TABLE model_source (
    model TEXT NOT NULL REFERENCES model,
    position BIGINT NOT NULL,
    source TEXT NOT NULL REFERENCES source,
    PRIMARY KEY (model, position)
);

CREATE TABLE announcement (
    id TEXT PRIMARY KEY,
    day DATE NOT NULL,
    last_day DATE NOT NULL,
    sort_day TEXT NOT NULL,
    day_precision TEXT NOT NULL CHECK (day_precision IN ('day', 'month')),
    day_time TEXT NOT NULL,
    zone TEXT NOT NULL,
    confidence TEXT NOT NULL,
    company TEXT NOT NULL REFERENCES company,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    title_en TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    summary_en TEXT NOT NULL,
    summary_zh TEXT NOT NULL,
    label_en TEXT NOT NULL,
    label_zh TEXT NOT NULL,
    note_en TEXT NOT NULL,
    note_zh TEXT NOT NULL,
    fold TEXT NOT NULL
);
CREATE UNIQUE INDEX announcement_order ON announcement (sort_day, id);
CREATE INDEX announcement_company ON announcement (company, sort_day, id);
CREATE INDEX announcement_kind ON announcement (kind, sort_day, id);
CREATE INDEX announcement_day ON announcement (day, id);

CREATE TABLE announcement_partner (
    announcement TEXT NOT NULL REFERENCES announcement,
    position BIGINT NOT NULL,
    company TEXT NOT NULL REFERENCES company,
    PRIMARY KEY (announcement, position)
);
CREATE TABLE announcement_model (
    announcement TEXT NOT NULL REFERENCES announcement,
    position BIGINT NOT NULL,
    model TEXT NOT NULL REFERENCES model,
    PRIMARY KEY (announcement, position)
);
CREATE INDEX announcement_model_model ON announcement_model (model, announcement);
CREATE TABLE announcement_source (
    announcement TEXT NOT NULL REFERENCES announcement,
    position BIGINT NOT NULL,
    source TEXT NOT NULL REFERENCES source,
    PRIMARY KEY (announcement, position)
);

-- One row for each announcement and listing that could react: computed at import.
CREATE TABLE reaction (
    announcement TEXT NOT NULL REFERENCES announcement,
    symbol TEXT NOT NULL REFERENCES listing,
    exchange TEXT NOT NULL,
    sort_day TEXT NOT NULL,
    day DATE,
    why TEXT,
    next_day DATE,
    status TEXT NOT NULL,
    PRIMARY KEY (announcement, symbol)
);
CREATE UNIQUE INDEX reaction_order ON reaction (sort_day, announcement, symbol);
CREATE INDEX reaction_symbol ON reaction (symbol, day);

-- The study of a reaction under the standard setup; absent where its day 0 has no session move.
CREATE TABLE event_study (
    announcement TEXT NOT NULL,
    symbol TEXT NOT NULL,
    -- 'none' where too few sessions precede the event
    model TEXT NOT NULL,
    n_est BIGINT NOT NULL,
    est_dropped BIGINT NOT NULL,
    est_contaminated BIGINT NOT NULL,
    alpha_pct DOUBLE PRECISION,
    beta DOUBLE PRECISION,
    sigma_pct DOUBLE PRECISION,
    r2 DOUBLE PRECISION,
    -- ids of events of the same share within ten sessions, sorted, joined by ;
    overlapping TEXT NOT NULL,
    first_in_cluster BOOLEAN NOT NULL,
    PRIMARY KEY (announcement, symbol),
    FOREIGN KEY (announcement, symbol) REFERENCES reaction (announcement, symbol)
);
-- One row for each studied reaction and standard window.
CREATE TABLE abnormal_return (
    announcement TEXT NOT NULL,
    symbol TEXT NOT NULL,
    window_from BIGINT NOT NULL,
    window_to BIGINT NOT NULL,
    status TEXT NOT NULL,
    raw_pct DOUBLE PRECISION,
    benchmark_pct DOUBLE PRECISION,
    car_pct DOUBLE PRECISION,
    se_pct DOUBLE PRECISION,
    t DOUBLE PRECISION,
    df BIGINT,
    p DOUBLE PRECISION,
    ci_low_pct DOUBLE PRECISION,
    ci_high_pct DOUBLE PRECISION,
    censored BOOLEAN NOT NULL,
    p_empirical DOUBLE PRECISION,
    PRIMARY KEY (announcement, symbol, window_from, window_to),
    FOREIGN KEY (announcement, symbol) REFERENCES event_study (announcement, symbol)
);

CREATE TABLE reported_move (
    id TEXT PRIMARY KEY,
    announcement TEXT NOT NULL REFERENCES announcement,
    symbol TEXT NOT NULL REFERENCES listing,
    day DATE NOT NULL,
    measure TEXT NOT NULL,
    percent DOUBLE PRECISION NOT NULL,
    digits BIGINT NOT NULL,
    bound TEXT NOT NULL,
    note_en TEXT NOT NULL,
    note_zh TEXT NOT NULL,
    -- computed at import
    computed DOUBLE PRECISION,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX reported_move_order ON reported_move (day, id);
CREATE INDEX reported_move_reaction ON reported_move (announcement, symbol);
CREATE TABLE reported_move_source (
    reported_move TEXT NOT NULL REFERENCES reported_move,
    position BIGINT NOT NULL,
    source TEXT NOT NULL REFERENCES source,
    PRIMARY KEY (reported_move, position)
);

CREATE TABLE claim (
    id TEXT PRIMARY KEY,
    announcement TEXT REFERENCES announcement,
    company TEXT REFERENCES company,
    who_en TEXT NOT NULL,
    who_zh TEXT NOT NULL,
    metric_en TEXT NOT NULL,
    metric_zh TEXT NOT NULL,
    value TEXT NOT NULL,
    value_max TEXT NOT NULL,
    unit TEXT NOT NULL,
    bound TEXT NOT NULL,
    statement_en TEXT NOT NULL,
    statement_zh TEXT NOT NULL,
    note_en TEXT NOT NULL,
    note_zh TEXT NOT NULL,
    fold TEXT NOT NULL
);
CREATE TABLE claim_source (
    claim TEXT NOT NULL REFERENCES claim,
    position BIGINT NOT NULL,
    source TEXT NOT NULL REFERENCES source,
    PRIMARY KEY (claim, position)
);

CREATE TABLE person (
    slug TEXT PRIMARY KEY,
    name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    aliases TEXT NOT NULL,
    role_en TEXT NOT NULL,
    role_zh TEXT NOT NULL,
    company TEXT REFERENCES company,
    fold TEXT NOT NULL
);
CREATE TABLE person_source (
    person TEXT NOT NULL REFERENCES person,
    position BIGINT NOT NULL,
    source TEXT NOT NULL REFERENCES source,
    PRIMARY KEY (person, position)
);

CREATE TABLE promise (
    id TEXT PRIMARY KEY,
    announcement TEXT NOT NULL REFERENCES announcement,
    company TEXT NOT NULL REFERENCES company,
    model TEXT REFERENCES model,
    promised_en TEXT NOT NULL,
    promised_zh TEXT NOT NULL,
    due TEXT NOT NULL,
    due_precision TEXT NOT NULL,
    delivered_by TEXT REFERENCES announcement,
    delivered DATE,
    status TEXT NOT NULL,
    note_en TEXT NOT NULL,
    note_zh TEXT NOT NULL,
    fold TEXT NOT NULL
);
CREATE TABLE promise_source (
    promise TEXT NOT NULL REFERENCES promise,
    position BIGINT NOT NULL,
    source TEXT NOT NULL REFERENCES source,
    PRIMARY KEY (promise, position)
);

-- Percent against the previous close, three decimals in the shipped record.
CREATE TABLE session_move (
    symbol TEXT NOT NULL,
    day DATE NOT NULL,
    open DOUBLE PRECISION NOT NULL,
    high DOUBLE PRECISION NOT NULL,
    low DOUBLE PRECISION NOT NULL,
    close DOUBLE PRECISION NOT NULL,
    basis TEXT NOT NULL,
    price_limit TEXT NOT NULL,
    PRIMARY KEY (symbol, day)
);
CREATE INDEX session_move_day ON session_move (day, symbol);

CREATE TABLE trading_session (
    market TEXT NOT NULL,
    day DATE NOT NULL,
    PRIMARY KEY (market, day)
);
CREATE TABLE closure (
    market TEXT NOT NULL,
    day DATE NOT NULL,
    kind TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    reason_zh TEXT NOT NULL,
    PRIMARY KEY (market, day)
);
CREATE TABLE closure_source (
    market TEXT NOT NULL,
    day DATE NOT NULL,
    position BIGINT NOT NULL,
    source TEXT NOT NULL REFERENCES source,
    PRIMARY KEY (market, day, position),
    FOREIGN KEY (market, day) REFERENCES closure (market, day)
);
CREATE TABLE short_session (
    market TEXT NOT NULL,
    day DATE NOT NULL,
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    reason_zh TEXT NOT NULL,
    PRIMARY KEY (market, day)
);
CREATE TABLE short_session_source (
    market TEXT NOT NULL,
    day DATE NOT NULL,
    position BIGINT NOT NULL,
    source TEXT NOT NULL REFERENCES source,
    PRIMARY KEY (market, day, position),
    FOREIGN KEY (market, day) REFERENCES short_session (market, day)
);
