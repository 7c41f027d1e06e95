# Interface texts in English. Keys are grouped by where they are used.

site-name = Baimo 百模
skip = Skip to content
nav-label = Main
nav-timeline = Timeline
nav-companies = Companies
nav-models = Models
nav-dates = Dates
nav-reactions = Reactions
nav-fact-check = Fact check
nav-compare = Compare
nav-promises = Promises
nav-claims = Claims
nav-people = People
nav-sources = Sources
search = Search
search-hint = wenxin, 9888, Kimi
other-language = 中文
foot-about = Baimo compiles dated, sourced announcements from China’s 2023 large-model race and sets them beside the exchange record. Descriptive, not causal; not investment advice.
foot-record = Record version { $version } · { $announcements } announcements · { $sources } sources · CC BY 4.0
foot-colours = Colours for up and down: green up by default in English
foot-privacy = No cookies, no third-party requests
theme = Theme
theme-system = as system
theme-light = light
theme-dark = dark
palette = Up and down
palette-default = as language
palette-green-up = green up
palette-red-up = red up
palette-neutral = blue and orange
list-comma = ,{" "}
list-and = {" "}and{" "}
notice-unknown = This page has no parameter “{ $key }”; it was ignored.
notice-unknown-near = This page has no parameter “{ $key }”; it was ignored. Did you mean “{ $near }”?

## Dates
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
day-full = { $day } { $mon } { $year } ({ $wd })
day-heading = { $weekday } { $day } { $month } { $year }
day-short = { $day } { $mon }
day-long = { $day } { $month } { $year }
month-of-year = { $month } { $year }
day-of-month-unknown = { $month } { $year }, day not known
day-unknown = day not known

## Errors
error-bad-request = That address cannot be answered
error-bad-value = “{ $field }” cannot be “{ $value }”.
error-unknown-fields = This export has no parameter { $v }. A mistyped filter must not export everything, so nothing was exported.
error-format = Not made in that form
error-format-text = The answer is not made as “{ $given }”, only as { $only }.
error-allowed = What can stand there
error-not-found = Nothing is here
error-not-found-text = The record has no page at this address. The search above looks through the whole record.
error-no-such = The record has nothing that is called “{ $v }”.
error-near = Did you mean
error-method = Only GET and HEAD work here
error-method-text = The site only shows; there is nothing to send to it.
error-uri = That address is too long
error-uri-text = The part before the question mark may have at most 8,192 bytes, the part behind it 2,048.
error-unavailable = The record cannot be read just now
error-unavailable-text = Please try again in a few seconds.
error-internal = Something went wrong on our side
error-internal-text = The fault has been written down. Please try again.
error-home = To the timeline
error-request = Request { $v }

## Lists and filters
filter-company = Company
filter-kind = Kind
filter-model = Model
filter-model-kind = Kind of model
filter-listed = Company is listed
filter-exchange = Exchange
filter-reaction = Has a reaction
filter-confidence = Confidence in the date
filter-symbol = Share
filter-verdict = Verdict
filter-from = from
filter-to = to
filter-day = Day
filter-q = Words
filter-apply = Show
filter-reset = Clear all
filter-active = Active filters
filter-remove = Remove { $key } { $value }
filter-part = { $key }: { $value }
filter-join = ;{" "}
title-words = “{ $v }”
title-span = { $from } to { $to }
title-from = from { $v }
title-to = until { $v }
facet-dates = Dates
facet-more = { $n } more
facet-left-out = and { $n } rarer ones: search for them by name
facets-open = Filter the { $n } announcements
words-hint = name, ticker, pinyin
rows-count = { $n ->
    [one] 1 row
   *[other] { $n } rows
}
csv-excel = CSV for Excel
pager-label = Pages
pager-first = First page
pager-next = Next page
pager-all = All { $n } on one page
sources-confidence = { $n ->
    [one] 1 source
   *[other] { $n } sources
}, { $confidence }

## Timeline
timeline-title = Timeline of China’s 2023 large-model launches
timeline-kick = China’s large-model launches, 2023
timeline-headline = The war of a hundred models, on the record
timeline-lede = From { $from } to { $to }, { $companies } companies, laboratories and public bodies made { $n } announcements that this record can date and source. Where the company was listed and the day is known, each stands beside the share’s first session that could react.
timeline-lede-filtered = { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
} of { $companies ->
    [one] 1 organisation
   *[other] { $companies } organisations
}, { $from } to { $to }.
timeline-empty = No announcement fits this filter. Take one of the filters away, or clear them all.
timeline-nearest = Without one of the filters
timeline-nearest-one = without { $key } “{ $value }”
timeline-first-hits = More than { $v } announcements have these words. Counts and picture are of the first { $v }; the list and the files have all of them.
timeline-list = All announcements
figure-announcements = { $n ->
    [one] announcement, with its sources
   *[other] announcements, each with its sources
}
figure-organisations = organisations; { $n } sources
figure-kind = { $v }, the commonest kind
figure-busiest = announcements on { $v }, the busiest day
figure-agree = of { $n } moves that the press printed agree with the exchange record
figure-largest = largest closing move after product news: { $company }, { $day }
legend-label = Kinds: shape, name, count; each is a filter
lanes-title = Announcements by company and day
lanes-desc = { $marks } marks, { $lanes } company lanes; the list below holds the same announcements.
lanes-headline = Announcements by company and day
lanes-headline-peak = Announcements peaked in { $v }
lanes-subtitle = One lane a company, one mark an announcement, its shape the kind. Vermilion: approvals, policies and inquiries; all others are in ink.
lanes-reading = { $n } announcements; no month stands alone above the others.
lanes-reading-peak = { $month } holds { $most } of { $n } announcements.
lanes-per-month = per month
lanes-state = The state
lanes-more = Others
lanes-note = Marks of one company less than five days apart step down a row; a dotted line means the month is known, the day is not.
chart-source = Source: Baimo 百模, record { $v }; each mark links to its sources
mark-title = { $day }: { $title } ({ $kind })
months-title = Announcements by company and month
months-cell = { $name }, { $month }: { $n }
month-count = { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
}
no-reaction-public-body = public body
no-reaction-not-listed = not listed
no-reaction-day-unknown = day not known, no reaction
no-reaction-no-prices = no price series
no-prices = no price series

## Words of the record
kind-teaser = Teaser
kind-unveiling = Unveiling
kind-invited-test = Invited test
kind-public-release = Public release
kind-upgrade = Upgrade
kind-integration = Integration
kind-open-source = Open source
kind-approval = Approval
kind-policy = Policy
kind-inquiry = Inquiry
kind-funding = Funding
kind-founding = Founding
kind-dispute = Dispute
kind-statement = Statement
kind-of-news-teaser = teasers
kind-of-news-unveiling = unveilings
kind-of-news-invited-test = invited tests
kind-of-news-public-release = public releases
kind-of-news-upgrade = upgrades
kind-of-news-integration = integrations
kind-of-news-open-source = open-source releases
kind-of-news-approval = approvals
kind-of-news-policy = policies
kind-of-news-inquiry = inquiries
kind-of-news-funding = funding rounds
kind-of-news-founding = foundings
kind-of-news-dispute = disputes
kind-of-news-statement = statements
model-kind-chat-assistant = Chat assistant
model-kind-language-model = Language model
model-kind-multimodal-model = Multimodal model
model-kind-domain-model = Domain model
model-kind-model-family = Model family
model-kind-product = Product
company-kind-big-tech = Big tech
company-kind-ai-company = AI company
company-kind-startup = Start-up
company-kind-research-institute = Laboratory
company-kind-regulator = Public body
company-kind-investor = Investor
company-kind-other = Other
company-kind-plural-big-tech = Big tech
company-kind-plural-ai-company = AI companies
company-kind-plural-startup = Start-ups
company-kind-plural-research-institute = Laboratories
company-kind-plural-regulator = Public bodies
company-kind-plural-investor = Investors
company-kind-plural-other = All others
company-kind-more-big-tech = More big tech
company-kind-more-ai-company = More AI firms
company-kind-more-startup = More start-ups
company-kind-more-research-institute = More labs
company-kind-more-regulator = Public bodies
company-kind-more-investor = Investors
company-kind-more-other = Others
exchange-hkex = Hong Kong
exchange-sse = Shanghai
exchange-szse = Shenzhen
exchange-nasdaq = Nasdaq
exchange-nyse = NYSE
answer-yes = yes
answer-no = no
confidence-high = High
confidence-medium = Medium
confidence-low = Low
confidence-short-high = high
confidence-short-medium = medium
confidence-short-low = low
limit-up = limit up
limit-down = limit down
limit-touched-up = touched limit up
limit-touched-down = touched limit down
verdict-agrees = agrees
verdict-went-further = went further
verdict-disagrees = disagrees
verdict-cannot-check = cannot check

## Announcement
neighbours = Previous and next announcement
to-month = The month as a calendar
sentence-join = {" "}
head-date = Date
head-why-date = Why this date
head-models = Models
head-partners = With
head-share = Share
head-day-zero = Day 0
head-close = Close
head-next-close = Next close
when-month = Sources give the month but not the day, so no session can be named.
when-no-hour = No source gives the hour; noon in Beijing is assumed when a session is chosen.
when-after-close = Sources say that it came after the market had closed.
when-hour = Announced at { $time }, { $zone }.
clock-beijing = Beijing time
clock-new-york = New York time
confidence-means-high = Two independent publishers agree on the day, or an official page gives it.
confidence-means-medium = One good source gives the day, or sources differ slightly.
confidence-means-low = The day is inferred, or rests on one weak source.
announcement-reactions = What the market did
announcement-reactions-caption = Close of the first session that could react (day 0) and of the next, against the previous close. Abnormal: days 0 to +1 against the market model, with its 95% interval; bold: p below 0.05; ≥ or ≤: a session closed at its limit. In the press: figures as printed, with the verdict of the exchange record.
announcement-no-listing = The company had no listed share in 2023, so there is no market reaction.
announcement-sources = { $n ->
    [one] 1 source
   *[other] { $n } sources
}
no-reaction-no-session = no session move on its day 0
none-reported = none
not-advice = Descriptive, not causal, and not investment advice.
promise-made-here = Made here.
promise-settled-here = Settled here.
promise-line = Due: { $due }. Outcome: { $outcome }.
promise-delivery = Delivery
promise-origin = Where it was made

## Plain lists
models-title = Models and products
models-lede = { $n } models and products that the record names, with the announcements that concern them.
models-caption = Models and products, with the first day on which an announcement named them
claims-title = Claims
claims-lede = { $n } figures that somebody stated: parameters, users, sums. The record says who and where; it does not vouch for them.
claims-caption = Quantified statements and who made them
promises-title = Promises
promises-lede = { $n } things announced for later, and what came of them.
promises-caption = What was promised, when it was due and what was delivered
people-title = People
people-lede = { $n } people whom the record names, with the role they had in 2023.
people-caption = People and their roles in 2023
sources-title = Sources
sources-lede = { $n } published texts that the record rests on.
sources-caption = Sources by id, with publisher, date, and how many announcements and rows of all kinds rest on them
head-name = Name
head-company = Company
head-kind = Kind
head-first-day = First named
head-announcements = Announcements
head-sources = Sources
head-metric = What is measured
head-figure = Figure
head-who = Who said it
head-statement = Statement
head-promise = Promised
head-due = Due
head-delivered = Delivered
head-outcome = Outcome
head-role = Role in 2023
head-title = Title
head-publisher = Publisher
head-published = Published
head-language = Language
no-dated-announcement = no dated announcement
no-company = no company
no-due-date = no date set
not-delivered = not delivered in the record
no-publication-day = day of publication unknown
to-announcement = Announcement
filter-any = any
list-empty = Nothing fits this filter.
claim-range = { $from } to { $to }
figure-unit = {" "}{ $v }
figure-exact = { $value }{ $unit }
figure-at-least = at least { $value }{ $unit }
figure-about = about { $value }{ $unit }
promise-kept = kept
promise-late = late
promise-early = early
promise-unmet = unmet
promise-unknown = unknown
borne-out-yes = delivered as promised
borne-out-partly = delivered in part
borne-out-no = not what was promised
borne-out-unknown = not known whether it was what was promised
promised-by-company = promised by the company
promised-by-press = expected by the press, not promised by the company
promised-by-regulator = announced by a public body
promise-content = { $word }: { $reason }
language-zh = Chinese
language-en = English
language-it = Italian
language-pt = Portuguese
language-hi = Hindi
source-kind-news = News report
source-kind-press-release = Press release
source-kind-official-document = Official document
source-kind-company-filing = Company filing
source-kind-encyclopedia = Encyclopedia
source-kind-repository = Repository
source-kind-paper = Paper
source-kind-analysis = Analysis
unit-parameters = parameters
unit-usd = US dollars
unit-tokens = tokens
unit-models = models
unit-percent = %
unit-cny = yuan
unit-users = users
unit-times = times
unit-people = people
unit-items = items
unit-days = days
unit-chinese-characters = Chinese characters
unit-year = (year)
unit-words = words
unit-task-types = types of task
unit-services = services
unit-scenarios = scenarios
unit-rank = (rank)
unit-points = points
unit-organisations = organisations
unit-months = months
unit-monthly-users = monthly users
unit-hours = hours
unit-firms = firms
unit-filings = filings
unit-downloads = downloads
unit-devices = devices
unit-companies = companies
unit-characters = characters
unit-announcements = announcements
unit-gb = GB
unit-eflops = EFLOPS
## Date pages
dates-range = Every day from { $from } to { $to }
dates-kick = Everything by date
dates-title = 2023, day by day
dates-headline = Announcements by day
dates-headline-peak = { $day } was the busiest day, with { $n } announcements
dates-reading = { $n } dated announcements fell on { $days } days of the year.
dates-reading-unknown = { $n ->
    [one] 1 more is known by its month only.
   *[other] { $n } more are known by their month only.
}
dates-subtitle = Announcements per day; the stronger the shade, the more. The number beside a month counts all its announcements, those without a known day included.
dates-fullest = { $month } holds { $n } of the { $all } announcements.
dates-quiet = Between dated ones the longest gap was { $n } days, after { $before } and before { $after }.
dates-legend = Announcements a day
dates-or-more = { $n } or more
dates-cell = { $day }: { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
}
dates-year-source = Source: Baimo 百模, record { $v }
dates-source = Source: exchange record; Baimo 百模, record { $v }
dates-days-open = The { $n } days as a table
dates-days-caption = Days with announcements
dates-col-day = Day
dates-col-count = Announcements
dates-col-who = By
dates-months = Months
dates-month-title = { $v } as a calendar
dates-month-kick = The month as a calendar
dates-month-empty = Nothing on record was announced in this month.
dates-month-lede = { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
} by { $companies ->
    [one] 1 organisation
   *[other] { $companies } organisations
}.
dates-month-peak = { $day } was the busiest day, with { $n }.
dates-month-unknown = { $n } of the month’s announcements have no known day.
dates-calendar = Calendar
dates-month-caption = Announcements, and weekdays on which an exchange was shut or kept other hours
dates-month-legend = Kinds
dates-month-list = This month in the timeline, with exports
dates-entry-kind = , { $v }
dates-undated = Day not known
dates-undated-note = Sources give the month of these announcements, not the day.
cell-shut = { $market } closed: { $v }
cell-early = { $market } closes { $v }
cell-late = { $market } opens { $v }
day-title = { $v }: announcements and exchanges
day-days = Days
day-before = { $v }, previous day with announcements
day-after = { $v }, next
day-month = { $v } as a calendar
day-kick = Everything of one day
day-exchanges = Exchanges
day-nothing = Nothing on record
day-nothing-text = The record has no announcement dated to this day.
day-sources = { $n ->
    [one] 1 source
   *[other] { $n } sources
}, confidence { $confidence }:{" "}
day-carried = Announced earlier, first traded this day
day-carried-note = Announcements of other days, made while an exchange was shut or after its close. The moves are of this day, their day 0.
day-carried-other = Dated to other days, first traded today
day-carried-other-note = Announcements that another day has in Beijing: made while this exchange was shut or after its close, or after midnight in Beijing while New York traded on. The moves are of this day, their day 0.
day-lede-nothing = No announcement on record.
day-lede-named = { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
}, by { $who }.
day-lede-many = { $n } announcements by { $companies } organisations.
day-lede-limit-up = { $n } of { $of } tracked mainland shares closed at the upper limit.
day-lede-limit-down = { $n } of { $of } tracked mainland shares closed at the lower limit.
day-lede-limits = { $n } of { $of } tracked mainland shares closed at a limit.
day-lede-weekend = A weekend: no exchange traded.
day-lede-shut = Shut: { $v }.
day-lede-shut-one = { $market } ({ $reason })
day-lede-shut-join = ,{" "}
day-lede-late = { $market } opened late, at { $v }.
day-lede-early = { $market } closed early, at { $v }.
sentence-end = .
market-xshg = Shanghai and Shenzhen
market-xhkg = Hong Kong
market-xnys = New York
market-time-xshg = Beijing time
market-time-xhkg = Hong Kong time
market-time-xnys = New York time
market-open = { $v }: open
market-closed = { $v }: closed
market-hours = { $opens } to { $closes } { $zone }.
market-hours-beijing = { $opens } to { $closes } { $zone }, { $from } to { $to } in Beijing.
market-hours-overnight = { $opens } to { $closes } { $zone }; in Beijing { $from } to { $to } of the next day.
market-early = Closed early: { $v }.
market-late = Opened late: { $v }.
market-first-since = First session since { $v }.
market-carried = Day 0 also for { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
} of other days.
market-reason = { $kind }: { $reason }.
market-weekend = Weekend.
market-unknown = The record has no session on this day and no reason.
market-stretch = No session from { $from } to { $to }.
market-next = News of this day meets its first session on{" "}
market-no-next = The calendars of the record end before the next session.
market-source = Source:{" "}
closure-holiday = Public holiday
closure-weather = Weather
closure-unknown = Reason not known
moves-title = Closing moves on { $v }
moves-desc = Tracked shares in order of their move, then indices. Values are printed at the right; the table below has opening, high and low.
moves-subtitle = Tracked shares and indices: close against previous close, percent.
moves-shut = No session: { $v }.
moves-limit-up = { $k } of { $n } tracked shares closed at their upper limit
moves-limit-down = { $k } of { $n } tracked shares closed at their lower limit
moves-limits = { $k } of { $n } tracked shares closed at a limit
moves-all-fell = All { $n } tracked shares fell
moves-all-rose = All { $n } tracked shares rose
moves-mixed = Of { $n } tracked shares, { $up } rose and { $down } fell
moves-plain = Closing moves of the day
moves-extremes = Lowest close: { $low } { $lowest }; highest: { $high } { $highest }.
moves-open = Opening, high, low and close as a table
moves-caption = Moves against the previous close, percent
moves-share = Share
moves-col-open = Open
moves-col-high = High
moves-col-low = Low
moves-col-close = Close
moves-csv = All moves as CSV
day-printed-title = What the press printed
day-printed-caption = Figures for this day, against the exchange record
day-printed-none = The record has no printed figure for this day.
day-printed-link = Verdicts and sources
## Companies
companies-title = Companies and institutions on record
companies-lede = { $n ->
    [one] 1 company, laboratory or public body: when it first showed a model, and how its share took its announcements.
   *[other] { $n } companies, laboratories and public bodies: when each first showed a model, and how its share took its announcements.
}
companies-filter = Filter the { $n } companies
companies-empty = No company fits this filter. Take one of the filters away, or clear them all.
companies-caption = First launch: first dated unveiling, invited test, public release or open-source release. Median reaction: median close move of the primary share in the first session that could react, over n announcements.
companies-listings = Listed as
companies-announcements = Announcements
companies-first-launch = First launch in 2023
companies-no-launch = no dated launch
companies-median = Median reaction
companies-no-announcement = no announcement
companies-no-session = no session
company-lede-launch = { $n ->
    [one] 1 announcement is on record
   *[other] { $n } announcements are on record
}; the first launch was on { $day }.
company-lede-count = { $n ->
    [one] 1 announcement is on record.
   *[other] { $n } announcements are on record.
}
company-lede-no-launch = { $n ->
    [one] 1 announcement is on record; it is not the launch of a model on a known day.
   *[other] { $n } announcements are on record; none is the launch of a model on a known day.
}
company-lede-partner = No announcement of its own is on record; it took part in { $n ->
    [one] one.
   *[other] { $n }.
}
company-lede-none = No announcement of its own is on record.
company-lede-unlisted = It was not listed in { $v }.
company-lede-no-prices = It was listed ({ $v }), but the record has no price series of that share.
company-lede-share = Its { $exchange } share rose in { $up } of { $n } first sessions and ended { $year } { $change }.
company-lede-year = Its { $exchange } share ended { $year } { $change }.
company-change-up = { $n }% above where it began
company-change-down = { $n }% below where it began
company-change-flat = where it began
company-also = Also
company-also-pinyin = { $aliases }; pinyin { $pinyin }
company-pinyin = pinyin { $v }
company-listing = { $exchange }, { $board }, { $currency }; benchmark { $index }; { $limit }
company-listing-no-prices = { $exchange }, { $board }, { $currency }; benchmark { $index }; { $limit }; no price series
company-limit = daily limit { $v }%
company-no-limit = no daily limit
company-board-main = main board
company-board-chinext = ChiNext
company-board-star = STAR market
company-board-adr = depositary receipt or US listing
company-not-listed = not listed in { $v }
company-record = On record
company-counts = { $announcements ->
    [one] 1 announcement
   *[other] { $announcements } announcements
}, { $sources ->
    [one] 1 source
   *[other] { $sources } sources
}, { $reported ->
    [0] no move printed by the press
    [one] 1 move printed by the press
   *[other] { $reported } moves printed by the press
}
company-data = Data
company-csv = CSV of its announcements
index-hsi = Hang Seng Index
index-short-hsi = HSI
index-hstech = Hang Seng Tech Index
index-short-hstech = HSTECH
index-gspc = S&P 500
index-short-gspc = S&P 500
index-000300-ss = CSI 300
index-short-000300-ss = CSI 300
index-399006-sz = ChiNext Index
index-short-399006-sz = ChiNext
company-year-rise = { $n }% above the start of the year { $when }, { $end } at the end of { $year }
company-year-fall = { $n }% below the start of the year { $when }, { $end } at the end of { $year }
company-year-end = Over { $year }: { $end }
company-year-on = on { $v }
company-year-on-news = on { $day }, the session of “{ $label }”
company-end-up = up { $n }%
company-end-down = down { $n }%
company-end-flat = unchanged
company-year-base-before = close before { $v }
company-year-sub = Close, rebased: { $base } = 100. Solid: { $name } ({ $symbol }). Dashed: { $index }.
company-year-alone = Close, rebased: { $base } = 100. Solid: { $name } ({ $symbol }).
company-year-marks = A mark sits on the session that could first react.
company-year-title = { $name } ({ $symbol }) and { $index }, { $year }
company-year-reading = { $name } peaked at { $peak } on { $day } and ended at { $end }; { $index } ended at { $bench }.
company-year-reading-alone = { $name } peaked at { $peak } on { $day } and ended at { $end }.
company-year-mark = { $announced }: { $title }. Session of { $day }: { $close }
company-year-narrow = On narrow screens only launch steps are marked.
company-year-left-out = { $n ->
    [one] 1 announcement is left out: its day is not known, or the record has no session for it.
   *[other] { $n } announcements are left out: their day is not known, or the record has no session for them.
}
company-year-table = Month-end values as a table
company-year-caption = Rebased close, { $v } = 100
company-basis-dividend-adjusted = The series is adjusted for dividends: ex-dividend days show total return.
company-basis-forward-adjusted = Part of the series is adjusted for later rights, so that its percentages are slightly off.
company-chart-source = Source: exchange record; Baimo 百模, record { $v }
company-chart-record = Source: Baimo 百模, record { $v }
company-session = Session
company-ladder = Stage ladder
company-ladder-longest = { $model } took longest, { $n } { $n ->
    [one] day
   *[other] days
} from first word to public use
company-ladder-only = { $model } took { $n } { $n ->
    [one] day
   *[other] days
} from first word to public use
company-ladder-sub = From first word to public use, one line a model. Numbers are days between steps; a dotted line means the month is known, the day is not.
company-ladder-left-out = { $n ->
    [one] 1 model without such a step is left out.
   *[other] { $n } models without such a step are left out.
}
company-ladder-held = The record holds { $steps } { $steps ->
    [one] step
   *[other] steps
} of { $models ->
    [one] one model
   *[other] { $models } models
}.
company-ladder-wait = The longest wait between two was { $n ->
    [one] one day
   *[other] { $n } days
}: { $model }, from { $from } to { $to }.
company-ladder-title = Steps of { $v }’s models, with days between them
company-ladder-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
company-ladder-first = first step
company-ladder-table = Steps as a table
company-step = Step
company-since = Days since the step before
company-announcement = Announcement
company-no-stage = { $n ->
    [one] No step of its model is on record.
   *[other] No step of its { $n } models is on record.
}
company-reactions = Announcements and reactions
company-reactions-caption = Close of the first session that could react (day 0) and of the next, each against the close before. Printed: figures in the press for these shares.
company-reactions-csv = CSV of the reactions
company-day-0 = { $v } day 0
company-day-1 = day +1
company-reported = Printed
company-none = none
company-no-session = no reaction: the session cannot be fixed
company-no-reaction = no reaction: no session in the price series
company-caveat = Descriptive, not causal, and not investment advice.
company-announcements = Announcements
company-partner = Announcements of others in which it took part
company-stop = .
company-all-claims = { $n ->
    [one] This claim with its source
   *[other] All { $n } claims with their sources
}
company-promise-kept = Kept
company-promise-late = Late
company-promise-early = Early
company-promise-unmet = Not kept
company-promise-unknown = Not known
company-promise-on = { $word }, { $day }
company-promised-in = Promised here
## Reactions
list-filter-open = Filter the { $n } rows
list-filter-days = Session
reactions-title = Share reactions to the announcements of 2023
reactions-headline = What the shares did
reactions-lede = Each announcement of a listed company beside the first session in which its share could react: opening, high, low and close against the previous close, the close of the session after, and what the market alone does not explain.
reactions-list = All reactions
reactions-caption = Moves in percent against the previous close; day 0 is the first session that could react. Abnormal: against the market model, with its 95% interval; bold: p below 0.05, one test at a time; ≥ or ≤: a session closed at its limit.
reactions-empty = No reaction fits this filter. Take one of the filters away, or clear them all.
reactions-announced = Announced
reactions-announcement = Announcement
reactions-day0 = Day 0
reactions-next = Next close
reactions-no-next = no session yet
reactions-printed = Printed figures
move-open = Open
move-high = High
move-low = Low
move-close = Close
cars-title = Abnormal returns over days 0 to +1, from the lowest to the highest
cars-desc = { $n ->
    [one] One mark, a link to its reaction.
   *[other] { $n } marks, each a link to its reaction; the table below holds the same figures.
}
cars-subtitle = Cumulative abnormal return over days 0 and +1, percent, against each share's own index, with its 95% interval. Solid: clear of zero. Hollow: the interval contains zero. One mark for each announcement and listing, in order of size.
cars-headline = Abnormal returns over days 0 and +1, in order
cars-headline-clear = { $clear } of { $n } abnormal returns stand clear of zero
cars-headline-noise = None of { $n } abnormal returns stands clear of zero
cars-reading = { $above } lie above zero with their whole interval, { $below } below; about one in twenty would by chance alone. The median is { $median }. { $none ->
    [0] {""}
    [one] One more row has no study.
   *[other] { $none } more rows have no study.
} Announcements of one day share its session, so some marks rest on the same returns.
cars-none = None of the { $n } rows has an abnormal return to draw.
cars-too-many = { $n } rows are too many to draw; a filter brings the picture back.
cars-label = { $company } { $figure }
cars-mark = { $company } ({ $symbol }), { $day }: { $figure }
cars-table = Sort the table this way
reaction-chart-source = Source: exchange record; Baimo 百模, record { $v }
reaction-caveat = Descriptive, not causal, and not investment advice.
reaction-title = { $company } ({ $symbol }) after “{ $title }”
reaction-h1-day-it = { $company } closed { $close } on the day it { $what }{ $next }
reaction-h1-session-it = { $company } closed { $close } in the first session after it { $what }{ $next }
reaction-h1-day = { $company } closed { $close } on the day of this news{ $next }: { $title }
reaction-h1-session = { $company } closed { $close } in the first session after this news{ $next }: { $title }
reaction-h1-next-day = , and { $v } the next day
reaction-h1-next-session = , and { $v } in the next
reaction-h1-none = No price series for { $company } ({ $symbol }): { $title }
reaction-higher = { $v } higher
reaction-lower = { $v } lower
reaction-unchanged = unchanged
reaction-no-series = The record has no price series of this share ({ $symbol }), so nothing can be computed for it.
reaction-printed-only = What the press printed stands below, unchecked.
reaction-others = { $n ->
    [one] One other event of the record lies within three sessions, so the move cannot be put down to this news alone.
   *[other] { $n } other events of the record lie within three sessions, so the move cannot be put down to this news alone.
}
reaction-no-others = The record has no other event within three sessions that touches this share; news outside the record may have moved it all the same.
reaction-basis-dividend-adjusted = The moves come from dividend-adjusted prices, so an ex-dividend day shows the total return.
reaction-basis-forward-adjusted = The moves come from prices adjusted for share issues, which puts percentages slightly off.
reaction-near = Reaction: { $company }, { $symbol }
reaction-sources = Sources of the announcement
siblings-heading = Other shares
figures-heading = Headline numbers
figure-close = Close on day 0
figure-close-note = close on day 0, { $v }
figure-next = Close on day +1
figure-next-note = close on day +1, { $v }
figure-range = Points between high and low of day 0
figure-range-note = points between the high ({ $high }) and low ({ $low }) of day 0{ $limit }
limit-note-up = ; ended at its { $limit } limit
limit-note-down = ; ended at its { $limit } limit
limit-note-touched-up = ; touched the { $limit } limit at { $at }, did not end there
limit-note-touched-down = ; touched the { $limit } limit at { $at }, did not end there

## Day 0
zone-beijing = Beijing
zone-hong-kong = Hong Kong
zone-new-york = New York
colon = :{" "}
day0-heading = Which session counts
day0-hour-unknown = Announced { $v }, hour not known.
day0-at = Announced { $day } at { $time }, { $zone } time.
day0-after-close = Announced { $day } after the close of { $exchange }, hour not known.
day0-noon = Noon in { $v } is assumed.
day0-minute-after = One minute past the close, { $v }, is assumed.
day0-local = That is { $time } on { $day } in { $zone }.
day0-in-session = { $exchange } was in session until { $time }, so day 0 is that same { $weekday }.
day0-before-open = { $exchange } had not opened yet that day, so day 0 is that same { $weekday }.
day0-closed = { $exchange } had closed at { $time }, so day 0 is the next session, { $day }.
day0-no-session = { $exchange } had no session on { $date } ({ $reason }), so day 0 is the next one, { $day }.
day0-none = The calendar of { $v } ends before any session could react, so there is no day 0.
day0-skipped = No session in between: { $v }.
day0-closure = { $day } ({ $reason })
day0-spill = News after the close would have fallen into day +1, which is why the next session stands beside it.
closed-weekend = weekend
closed-unknown = reason not in the record
strip-title = { $exchange } calendar, { $from } to { $to_year }: { $n } sessions, counted from day 0; closed at weekends.
strip-title-closures = { $exchange } calendar, { $from } to { $to_year }: { $n } sessions, counted from day 0; closed at weekends and on { $closures }.
strip-note = { $exchange } sessions, { $from } to { $to_year }; tinted days had none.
strip-closed = { $day }: closed, { $reason }
weekday-initial-1 = M
weekday-initial-2 = T
weekday-initial-3 = W
weekday-initial-4 = T
weekday-initial-5 = F
weekday-initial-6 = S
weekday-initial-7 = S
window-title = { $company }, daily moves from day { $from } to day { $to }
window-desc = Bars run from zero to the close, whiskers from low to high, black ticks are { $v }, hollow diamonds are figures printed by the press. The values stand in the table beside.
window-headline = The sessions around day 0
window-headline-day0 = Day 0 was the largest move of the { $n } sessions
window-headline-other = The largest move of the { $n } sessions was on day { $number }: { $close } on { $day }
window-reading = The share closed higher in { $up } of { $n } sessions and lower in { $down }; it ranged most on day { $number }, from { $low } to { $high }.
window-reading-index = The largest closing move of { $index } was { $most }.
window-subtitle = { $company }, change against the previous close in percent. Bar: zero to close. Whisker: low to high. Tick: { $benchmark }. Hollow diamond: figure printed by the press.
window-caption = { $company } ({ $symbol }) and { $benchmark }, each session against the previous close.
window-number = Day
window-csv = Inputs as CSV
window-limit = daily limit, { $v }
window-no-moves = { $v }: no move in the record
window-no-benchmark = no benchmark in the record
window-session = { $day }: close { $close }, open { $open }, low { $low }, high { $high }; { $index }
window-printed = Printed for { $day }, { $measure }: { $figure }
confounders-heading = What else happened
confounders-about = Other events of the record within three sessions; each number counts sessions from day 0.
confounders-none = No other event of the record lies within three sessions and touches this share, another listed company or the whole country.
confounder-same = Same company
confounder-same-why = Also news of { $v }.
confounder-national = The state
confounder-national-why = National rules, which bear on { $v } as on all.
confounder-listed = Other listed companies
confounder-listed-why = Rivals and partners whose news may move { $v } too.

## Printed figures
printed-heading = Reported against computed
printed-caption = Figures as printed, against the exchange record. A printed figure never enters a computed one.
printed-marks = In the picture above, hollow diamonds are printed figures and solid bars are computed from the exchange record; a floor (“more than”) stands left of its bar, all others right.
printed-session = Session
printed-measure = Measure
printed-reported = Reported
printed-computed = Computed
printed-why = Why
printed-by = Printed by
printed-at-least-down = more than { $figure }
printed-at-least-up = more than { $figure }
printed-about-down = about { $figure }
printed-about-up = about { $figure }
printed-none = The record holds no figure that the press printed for this.
printed-all-agree = { $n ->
    [one] The one printed figure agrees with the exchange record.
   *[other] All { $n } printed figures agree with the exchange record.
}
printed-summary = { $n ->
    [one] One printed figure
   *[other] { $n } printed figures
}: { $what }.
printed-agree = { $n ->
    [one] 1 agrees with the exchange record
   *[other] { $n } agree with the exchange record
}
printed-went-further = { $n ->
    [one] in 1 case the share went further than printed
   *[other] in { $n } the share went further than printed
}
printed-disagree = { $n ->
    [one] 1 disagrees
   *[other] { $n } disagree
}
printed-cannot-check = { $n ->
    [one] 1 cannot be checked
   *[other] { $n } cannot be checked
}
measure-open = open
measure-close = close
measure-intraday-high = high of the day
measure-intraday-low = low of the day
measure-limit-up = at the upper limit
measure-limit-down = at the lower limit
reason-within-tolerance = Within half a unit of the last printed digit, give or take 0.05 points.
reason-within-half-point = An approximate figure, and the exchange’s lies within half a point of it.
reason-beyond-floor = A floor, and the move lies at it or just beyond.
reason-later-in-session = The session went on after the report, and the move went a little further.
reason-further-than-printed = The move went well beyond the printed figure; the report may be from earlier in the session.
reason-outside-tolerance = The difference is larger than rounding explains.
reason-at-limit = The share closed at the limit.
reason-not-held-at-close = The share reached the limit and closed just off it.
reason-not-at-limit = The share did not reach the limit.
reason-no-prices = The record has no price series of this share.
fact-check-title = Share moves as printed, checked against the exchange
fact-check-headline = What the press printed, and what the exchange recorded
fact-check-about = Each figure keeps the digits and the caution (“about”, “more than”) it was printed with. It is held against the session it names; the verdict follows from one rule for all.
fact-check-list = All printed figures
fact-check-all = all
fact-check-empty = No printed figure fits this filter. Take one of the filters away, or clear them all.

## Compare
compare-title = Compare announcements
compare-title-of = Compare: { $v }
compare-form-h1 = Did the shares move together?
compare-form-lede = Set announcements side by side in event time: each on its company’s primary listing, against its benchmark, aligned on the session that could react first.
compare-try = An example:
compare-example = { $v }
compare-pick = What to compare
compare-change = Change the comparison
compare-pick-note = A company stands for all its announcements whose primary listing traded on day 0. At most 40 announcements fit in one comparison; a share and its ADR never both count.
compare-pick-single = Single announcements
compare-announcements = { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
}
compare-go = Compare
compare-how = How to read it
compare-how-ar = An abnormal return is what the share did beyond what its usual tie to the benchmark would lead one to expect; the tie is measured over the 110 sessions that end eleven sessions before day 0. Cumulative means summed over the days of a window.
compare-how-caar = CAAR is the mean of the cumulative abnormal returns of a set over one window: one announcement, one vote. A mean is easily one large event, so the median and the number of positive ones stand beside it.
compare-how-tests = The headline test is BMP (Boehmer, Musumeci and Poulsen): each return is first divided by its own forecast error, so that restless shares do not drown calm ones, and the spread is taken across events. Where windows of two announcements share days the shares move together anyway; then KP (Kolari and Pynnönen) lowers the statistic by the mean correlation r of the residuals. Holm’s p allows for the number of sets tested.
compare-caveat = Descriptive, not causal, and not investment advice. Daily data cannot tell an announcement from other news of the same days.
compare-key-company = Company
compare-key-announcement = Announcement
compare-h1 = Over days 0 to +1, { $positive } of { $n } abnormal returns were positive; the mean was { $mean }
compare-h1-one = Over days 0 to +1, the abnormal return of { $company } was { $mean }
compare-h1-none = None of these announcements can be studied
compare-h1-no-model = None of these announcements has enough sessions before it for the market model
compare-companies = { $n ->
    [one] 1 company
   *[other] { $n } companies
}
compare-lede = { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
} of { $companies }, each on the company’s primary listing.
compare-lede-none = For none of them did a primary listing trade on day 0.
compare-lede-left-out = { $n ->
    [one] 1 more is left out; the reason stands below.
   *[other] { $n } more are left out; the reasons stand below.
}
compare-finding = The mean of { $mean } has a 95% interval of { $interval } across events ({ $test }: p = { $p }; adjusted for all sets tested here, { $adjusted }).
compare-finding-no = After adjustment no window of the set differs from zero at the 5% level.
compare-finding-some = After adjustment at least one window of a set differs from zero at the 5% level.
compare-finding-indicative = With fewer than 10 announcements this is indicative at most.
compare-finding-few = { $n ->
    [one] A set of one cannot be tested: the table gives its own interval and p.
   *[other] A set of { $n } is too small to test: below 5 announcements this page gives no p-value for a set, only the single returns.
}
compare-finding-none = No set can be tested: no announcement has both the market model and a complete window.
compare-multiples = Share and benchmark around day 0
compare-multiples-headline = In { $above } of { $n } windows the share ended above its benchmark
compare-multiples-furthest = Furthest apart: { $sub }. By the end of the window the share stood at { $share }, { $index } at { $bench }.
compare-multiples-incomplete = None has returns beside its benchmark’s in all eleven sessions.
compare-multiples-sub = Closes from day −5 to day +5, with the close before day −5 as 100; all charts on one scale. Solid: the share. Dashed: its benchmark. Red rule: day 0. Each chart leads to its reaction.
compare-multiples-rest = { $n ->
    [one] The 12 with the largest abnormal return over days 0 to +1 are drawn; 1 more is in the table.
   *[other] The 12 with the largest abnormal returns over days 0 to +1 are drawn; { $n } more are in the table.
}
compare-panel = By the end of the window the share stood at { $share }, { $index } at { $bench }
compare-panel-alone = By the end of the window the share stood at { $share }
compare-panel-sub = { $company } { $symbol }, day 0 on { $day }
compare-car-title = Cumulative abnormal returns, aligned on day 0
compare-car-headline = By day +5 the mean of { $n } stood at { $mean }, single ones between { $low } and { $high }
compare-car-outermost = At day +5, { $above } of { $n } lines lie above zero; { $high } is the highest, { $low } the lowest.
compare-car-alone = At day +5 the sum stands at { $v }.
compare-car-sub = Abnormal returns summed from day −5, percent. Thin: one announcement each. Thick: their mean, over the announcements with all eleven sessions; a lone announcement is drawn thick.
compare-car-desc = { $n ->
    [one] 1 line
   *[other] { $n } lines
} from day −5 to day +5, { $whole } of them over all eleven sessions. The table below has every value.
compare-car-table = Values of the chart
compare-level-share = Share, day { $v }
compare-level-index = Benchmark, day { $v }
compare-levels-caption = Closes of share and benchmark, the close before day −5 as 100
compare-car-caption = Abnormal returns summed from day −5 to each day
compare-line = { $company } { $day }
compare-line-title = { $company }, { $label }, day 0 on { $day }: { $end } at the end
compare-mean = Mean of { $n }: { $end }
compare-mean-title = Mean of { $n } announcements: { $end } at day +5
compare-event = Announcement
compare-no-return = no return
compare-events = Announcement by announcement
compare-events-about = Interval and p are those of the single announcement over days 0 to +1 (market model, Student t). A close at the daily limit cuts the return off: the sum is then a bound, ≥ behind limit-up closes and ≤ behind limit-down closes.
compare-events-caption = Abnormal returns by window, summed over its days
compare-day0 = Day 0
compare-close = Close, day 0
compare-car-over = CAR { $v }
compare-interval-of = 95% interval { $v }
compare-flags = Notes
compare-no-flags = none
compare-not-tested = not tested
compare-window = { $from } to { $to }
compare-window-day = day { $v }
compare-interval = { $from } to { $to }
compare-flag-limit = close at the daily limit: { $v }
compare-flag-overlaps = { $n ->
    [one] 1 other event of the share within 10 sessions
   *[other] { $n } other events of the share within 10 sessions
}
compare-model-market-adjusted = market-adjusted: too few sessions before it for the market model; not in the averages
compare-model-mean-adjusted = mean-adjusted: no benchmark; not in the averages
compare-status-window-beyond-data = beyond the data
compare-status-missing-return = a session has no return
compare-status-insufficient-estimation = too few sessions before it
compare-cohorts = All of them together
compare-clusters = “First of a run” drops every announcement that comes within ten sessions of the previous one of the same share in this comparison, so that windows of one share do not overlap.
compare-no-clusters = No two announcements of one share are within ten sessions of each other, so there is one set only.
compare-cohorts-caption = Mean cumulative abnormal return by window and set
compare-window-head = Days
compare-set-head = Set
compare-set-all = all
compare-set-first = first of a run
compare-interval-head = 95% interval
compare-test-head = Test
compare-test-kp = KP
compare-test-bmp = BMP
compare-test-cross = Cross-sectional
compare-test-patell = Patell
compare-test-rank = Rank
compare-test-sign = Sign
compare-holm = p (Holm)
compare-median = Median
compare-positive = Positive
compare-censored = Closed at limit
compare-uncensored = CAAR without: { $v }
compare-of = { $positive } of { $n }
compare-n-left-out = { $n } left out
compare-too-few = fewer than 5: no p-value for a set
compare-no-statistic = does not exist
compare-indicative = indicative
compare-tests = This page makes { $n ->
    [one] 1 test
   *[other] { $n } tests
} against zero: { $events } of single announcements and { $sets } of sets. At the 5% level one test in twenty comes out by chance alone.
compare-others = Other tests of the same sets
compare-others-caption = For reference, not counted above. Cross-sectional, BMP and KP: Student t with n − 1 degrees of freedom. Patell, rank (Corrado) and generalised sign (Cowan): normal. Patell rejects too often when the event raises variance.
compare-left-out = Who is left out, and why
compare-left-out-window = Days { $window }: { $why }
compare-left-out-model = Not in the averages: no market model
compare-why-not-listed = Not listed in 2023, so no share that could react
compare-why-day-unknown = Only the month is known, so no day 0
compare-why-no-session = No session of the record could react
compare-why-no-prices = No price of the primary listing on day 0
compare-repeated = { $n } announcements have their share and day 0 in common with another: the same returns then count more than once in “all”.
compare-race = The stage race
compare-race-about = When each company first reached each stage with any of its models in this record. “First” marks a date that comes before all others of its column for certain.
compare-race-caption = First date of each stage
compare-race-first = first
compare-race-none = not in the record
## Event study
study-heading = More than the market?
study-car = Cumulative abnormal return
study-car-short = Abnormal
study-ar = Abnormal
study-sum = Cumulative
study-raw = Share
study-window = Days
study-span = { $from } to { $to }
study-interval = { $low } to { $high }
study-interval-head = 95% interval
study-headline-note = abnormal return, days { $span }; 95% interval { $low } to { $high }, p = { $p }
study-missing = no return
study-caveat = Descriptive, not causal, and not investment advice. Daily data cannot tell an announcement from other news of the day, and returns have fatter tails than the test assumes.
study-censored = A session of the window closed at its daily limit, so the figure is a bound: the share might have gone further.
study-status-window-beyond-data = Not computed: the window reaches beyond the sessions of the record.
study-status-missing-return = Not computed: a session of the window has no return; nothing is filled in.
study-status-insufficient-estimation = Not computed: too few sessions before the event to fit a model.
study-status-ok = computed
study-plain-gained = On day 0 the share gained { $points } points more than its usual link with the { $index } explains.
study-plain-lost = On day 0 the share lost { $points } points more than its usual link with the { $index } explains.
study-plain-flat = On day 0 the share did what its usual link with the { $index } explains.
study-plain-none = None of the { $n } sessions that the link was measured on saw an abnormal move that large in either direction.
study-plain-some = { $k } of the { $n } sessions that the link was measured on saw an abnormal move at least that large.
study-plain-clear = Over days { $span } the sum is { $car }; its 95% interval leaves zero out, so chance alone is a poor explanation, if the model holds.
study-plain-unclear = Over days { $span } the sum is { $car }; its 95% interval contains zero, so it is not clearly distinct from chance.
study-fit-market = { $model } on { $n } sessions ({ $dropped } of the window without a return): β = { $beta }, residual s.d. { $sigma } points, R² = { $r2 }.
study-fit-simple = { $model } on { $n } sessions ({ $dropped } of the window without a return): residual s.d. { $sigma } points.
study-grid-heading = Does the sign hold?
study-grid-caption = Sum of daily abnormal returns, then p (two-sided, Student t). Bold: p below 0.05. { $n } tests, not adjusted for their number.
study-grid-holds = All { $n } combinations have the same sign.
study-grid-turns = { $k } of { $n } combinations are negative: the sign depends on the choice.
study-grid-none = Nothing could be computed.
study-on-index = On { $v }
study-windows = Event windows
study-windows-caption = Compounded return of the share and of the { $v }, and the sum of daily abnormal returns (it is not their difference). Highlighted: the window asked for.
study-days = Day by day
study-days-caption = Close moves of share and { $v }, the abnormal return of each day and their sum
study-form = Other parameters
study-model = Model
study-model-auto = by sample length
study-benchmark = Benchmark
study-from = Window from
study-to = to
study-est-from = Estimation from
study-est-to = to
study-compute = Compute
study-standard = Standard parameters
model-market-model = Market model
model-market-adjusted = Market-adjusted
model-mean-adjusted = Mean-adjusted
cumulative-title = Cumulative abnormal return from day −5
cumulative-headline-above = By day { $number } the sum stood at { $sum }, clear above zero
cumulative-headline-below = By day { $number } the sum stood at { $sum }, clear below zero
cumulative-headline-unclear = By day { $number } the sum stood at { $sum }, not clear of zero
cumulative-subtitle = Abnormal return summed from day −5, percentage points, against the { $v }; tinted: 95% interval of each sum.
cumulative-dot = day { $number }: { $sum }, 95% interval { $low } to { $high }
cumulative-reading-inside = By day { $number } the sum is { $sum }; zero lies inside its 95% interval ({ $low } to { $high }).
cumulative-reading-outside = By day { $number } the sum is { $sum }; zero lies outside its 95% interval ({ $low } to { $high }).
cumulative-none = There is no sum to draw.
chart-source-study = Source: exchange record; computed by Baimo 百模, record { $v }
reactions-ar = Abnormal, day 0
reactions-car = Abnormal, 0 to +1
context-title = The weeks around the event
context-subtitle = Close in percent of the close before the first session shown. Solid: the share. Dashed: the { $v }. Red line: day 0.
context-headline = Over { $n } sessions the share came to { $share }, the { $index } to { $benchmark }
context-headline-alone = Over { $n } sessions the share came to { $share }
context-table = Every fifth session as a table
context-reading = The share closed highest on day { $high_day }, at { $high }, and lowest on day { $low_day }, at { $low }.
reactions-rank = rank { $k } of { $n }
reactions-others = Other events

## Feeds and calendars
subscription-title = Baimo: China's 2023 large-model launches
subscription-day-unknown = { $v } (day not known)
subscription-atom = Atom feed
subscription-ics = Calendar

## Overlaps of a study
overlap-heading = Other events of this share nearby
overlap-about = { $n ->
    [0] No other studied event of this share lies within ten sessions.
    [one] One other studied event of this share lies within ten sessions. The two windows share sessions, so neither figure belongs to one event alone.
   *[other] { $n } other studied events of this share lie within ten sessions. Their windows share sessions with this one, so no figure belongs to one event alone.
}
study-contaminated = { $n ->
    [one] One session of the estimation window lies within a session of another event of this share; it is kept in, which widens the interval.
   *[other] { $n } sessions of the estimation window lie within a session of another event of this share; they are kept in, which widens the interval.
}
study-index-weight = A share that is itself in the index moves the index with it: its abnormal return comes out too close to zero by about its weight, of the order of 8% for Tencent or Alibaba in the Hang Seng TECH Index. The record holds no index weights.
## Citation
cite = Cite this
cite-note = A view of many entries: each entry names its own sources. Name those first, Baimo as compiler.
cite-note-sources = The original sources come first, Baimo as their compiler last. The record knows their publishers, not their authors: add the author where a source names one.
cite-author = Baimo
cite-version = Version { $v }
cite-data-set = Data set
cite-filtered = { $title } ({ $filter })
cite-apa-in = In
cite-apa-issued = { $year }, { $month } { $day }
cite-apa-undated = n.d.
cite-apa-retrieved = Retrieved { $month } { $day }, { $year }, from
cite-estimation = Estimation window
cite-window = Event window
## Sources
sources-filter = Filter the { $n } sources
sources-list = All sources
sources-most-used = Most rests on{" "}
sources-join = ;{" "}
sources-uses = { $n ->
    [one] {" "}(1 row)
   *[other] {" "}({ $n } rows)
}
head-uses = All rows
filter-language = Language
filter-publisher = Publisher
source-out = original
source-no-address = address unknown
source-address = Address
source-id = Id in the data
source-kick = Source
source-undated = not known
source-all = All sources
source-neighbours = Previous and next source of this publisher
source-described = Our description; the title as printed is not known.
rests-nothing = No row of the record rests on { $v }.
rests-sentence = { $n ->
    [one] One row of the record rests on this source: { $what }.
   *[other] { $n } rows of the record rest on this source: { $what }.
}
rests-alone-one = The announcement has no other source.
rests-alone-all = None of the { $n } announcements has another source.
rests-alone = { $n ->
    [one] One of the announcements has no other source.
   *[other] { $n } of the announcements have no other source.
}
rests-printed = { $n ->
    [one] 1 printed share move
   *[other] { $n } printed share moves
}
rests-claims = { $n ->
    [one] 1 claim
   *[other] { $n } claims
}
rests-promises = { $n ->
    [one] 1 promise
   *[other] { $n } promises
}
rests-people = { $n ->
    [one] 1 person
   *[other] { $n } people
}
rests-companies = { $n ->
    [one] 1 company
   *[other] { $n } companies
}
rests-models = { $n ->
    [one] 1 model
   *[other] { $n } models
}
rests-closures = { $n ->
    [one] 1 day on which an exchange was shut
   *[other] { $n } days on which an exchange was shut
}
rests-short-sessions = { $n ->
    [one] 1 shortened session
   *[other] { $n } shortened sessions
}
## Announcement, in full
announcement-note = Doubts, and where sources differ
announcement-scope = Reach
scope-national = National
scope-local = City or province
announcement-no-model = none named
announcement-press = In the press
announcement-printed = { $measure } { $figure }
announcement-printed-on = { $day }, { $measure } { $figure }
announcement-named = Named in this announcement.
announcement-of-company = Of the company.
announcement-more = Announcements of { $v }
announcement-around = Other events of the record within three sessions. Numbers count sessions in { $market } from { $day }.
announcement-around-none = No other event of the record within three sessions of { $day } ({ $market }) is of the same company, of another listed company or of national reach.
announcement-around-month = Only the month is known, so there is no session to count from.
announcement-around-no-session = The calendars of the record have no session that could react, so there is none to count from.
confounder-listed-near = Companies with a share that were in the news at the same time.
announcement-public-body = A public body has no share. What tracked shares did that day stands on the page of the date.
## Server
error-malformed = That request could not be read
error-malformed-text = It can be understood in more than one way, so it was not understood at all. A browser does not send such a request.
error-body = That request is too large
error-body-text = The site only shows; it reads no more than 64 kB of what is sent to it.
error-too-many = Too many requests
error-too-many-text = { $n ->
    [one] Your address has asked often in a short time. Please try again in a second.
   *[other] Your address has asked often in a short time. Please try again in { $n } seconds.
}
error-busy = Too many readers at once
error-busy-text = Please try again in a few seconds.

## Columns of the lists: data page, API and bundle
column-id = What names the row; it never changes once published.
column-date = Day in Beijing, or in `zone`; the first of the month if only the month is known.
column-precision = Whether the day is known or only the month.
column-acting-company = Slug of the company that acts.
column-company = Name of the company.
column-models = Slugs of the models concerned.
column-announcement-kind = What kind of announcement it is; the method page defines each.
column-title = Title in our words.
column-time = Hour in `zone` where a source gives it; `after-close` where sources say only that it came after the market closed.
column-zone = IANA time zone of date and time.
column-confidence = How well the day is attested.
column-partners = Slugs of other companies or bodies that take part.
column-scope = Reach of a rule or an approval; empty for all else.
column-summary = One to three sentences in our words.
column-label = Short form for charts.
column-note = Doubts, and where sources differ.
column-listed = Whether the company has a listing.
column-sources = Ids of the sources the row rests on.
column-slug = What names the row in addresses; it never changes once published.
column-name = Full name.
column-short = Short name for charts.
column-pinyin = Pinyin of the Chinese name without tones; empty if that name is Latin.
column-aliases = Other names, abbreviations and brands that people search for.
column-company-kind = What kind of organisation it is.
column-country = Country of its seat, by its ISO 3166-1 code.
column-symbols = Ticker symbols of the listings, the primary one first.
column-exchanges = Exchanges of those listings, in the same order.
column-announcements-made = How many announcements it made.
column-first-launch = First day on which it unveiled, tested, opened or published a model.
column-median-close-pct = Median close move of the primary listing on day 0 of its announcements.
column-median-n = Over how many announcements that median is taken.
column-model-company = Slug of the company that makes it.
column-model-kind = What kind of model it is.
column-announcements-naming = How many announcements name it.
column-first-day = Day of the first dated announcement of it.
column-announcement = Id of the announcement.
column-symbol = Ticker symbol of the share or index.
column-exchange = Exchange of the listing.
column-day-zero = Day 0: the first session that could react.
column-open = Opening price against the previous close.
column-high = Highest price of the session against the previous close.
column-low = Lowest price of the session against the previous close.
column-close = Closing price against the previous close.
column-next-close = Close move of the session after day 0.
column-limit = Whether the share closed at its daily limit or touched it; empty otherwise.
column-reaction-status = `ok`, or why the computed columns are empty.
column-day-rule = Why day 0 is that session.
column-next-day = The session after day 0.
column-basis = What kind of price series the figures come from.
column-board = Board of the listing, on which its daily price limit depends.
column-benchmark = Symbol of the index that stands for the market.
column-share-company = Slug of the company whose share it is.
column-announced = Date of the announcement.
column-reported-count = How many moves of this share the press printed.
column-ar-pct = Abnormal return of day 0 under the market model.
column-p-empirical = Share of the estimation sessions at least as unusual as day 0, day 0 among them.
column-car-pct = Cumulative abnormal return over days 0 and +1.
column-car-low-pct = Lower end of its 95% interval.
column-car-high-pct = Upper end of its 95% interval.
column-car-p = Two-sided p value of that return under Student’s t.
column-censored = Whether a session of days 0 and +1 closed at its limit, so that the figure is a bound.
column-study-status = `ok`, or which rule stopped the study.
column-session = Session of the exchange.
column-measure = Which price of the session the figure is about.
column-reported-percent = Move as the source printed it, against the previous close.
column-bound = Whether the figure is exact, a floor or approximate.
column-computed = The same measure from the exchange record.
column-verdict = What the comparison says.
column-reason = Why it says so.
column-digits = Decimals as printed.
column-claim-announcement = Id of the announcement it was made with; empty if none.
column-claim-company = Slug of the company it is about; empty if none.
column-who = Who said it.
column-metric = What is counted or measured.
column-value = The figure, in full digits without separators.
column-value-max = Upper end where a range was named.
column-unit = Unit of the figure.
column-statement = The statement in our words.
column-promise-announcement = Id of the announcement that promised.
column-promised-on = Date of that announcement; the first of the month where only that is known.
column-promise-company = Slug of the company that promised.
column-promise-model = Slug of the model promised; empty if none.
column-promised = What was promised.
column-due = When it was due, to the day or the month.
column-due-precision = Whether a day, a month or nothing was named.
column-delivered-by = Id of the announcement that delivered; empty if none.
column-delivered = Day of delivery.
column-promise-status = What came of it.
column-promised-by = Who promised: the company itself, a report that expected it, or a public body.
column-borne-out = Whether what was promised was delivered, apart from the date.
column-borne-out-reason = Why the record says so.
column-borne-out-sources = Ids of the sources of that reason.
column-role = Role in 2023.
column-person-company = Slug of the person’s company; empty if none.
column-source-title = Title as printed; in square brackets our description where that is not known.
column-publisher = Who published it.
column-url = Address; empty if unknown.
column-published = Day of publication.
column-language = Language of the text.
column-source-kind = What kind of text it is.
column-announcements-resting = How many announcements rest on it.
column-uses = How many rows of all tables rest on it.
column-currency = Currency of its prices.
column-primary = Whether it is the listing shown first.
column-has-moves = Whether the record has session moves of it.
column-market = Market identifier code: XSHG for Shanghai and Shenzhen, XHKG, XNYS for New York and Nasdaq.
column-closed-day = Weekday without a session.
column-closure-kind = Why it was closed.
column-day-reason = The reason in words.
column-opens = Local time of a late opening; empty if usual.
column-closes = Local time of an early close; empty if usual.
column-corrected-on = Day of the correction.
column-corrected-table = Table of the corrected row.
column-corrected-id = What names that row.
column-corrected-field = Its field.
column-was = What it said before.
column-now = What it says since.
column-correction-reason = Why it was changed.
column-slip-days = Days from the date named to the delivery: 0 in time, above 0 late, below 0 early.
column-in-english = { $v } In English.
column-in-chinese = { $v } In Chinese.
column-type-text = text
column-type-word = word of a closed list
column-type-list = list
column-type-date = date
column-type-percent = percent
column-type-number = number
column-type-integer = whole number
column-type-boolean = true or false

## Method
method-title = Method
method-lede = How the record is kept, which session counts, and how a reaction is computed, with one worked example.
method-contents = On this page
method-of-scope = What is in the record
method-scope-1 = Baimo records dated acts of organisations in mainland China and Hong Kong that concern large models in 2023: showings, tests, openings, source releases, approvals, rules, money, disputes. An entry needs a day or a month, an actor, and at least one published source. What nobody dated is left out, and the known gaps are listed on the about page.
method-scope-2 = Versions of one service are one model; open weights have one row per size or family. Figures are copied as printed and never adjusted to agree with each other: where sources differ, the note says so.
method-of-kinds = Kinds of announcement
method-kinds-1 = Each announcement is of one kind. Kinds that make a model reachable for somebody, from unveiling to open source, count as launches.
method-of-dates = Days and how sure they are
method-dates-1 = The date is the day in Beijing, or in the zone named. The earliest public moment counts; later press and product pages are sources, not events of their own. Where only the month is known, the entry says so, stands at the end of its month, and has no day 0 and no reaction.
method-of-day-zero = Event day 0
method-day-zero-1 = Day 0 is the first session of the share’s own exchange that could react. An announcement made on a session before its close belongs to that session; at or after the close, or on a day without trading, to the next one. The lunch break and the time before the opening belong to the session.
method-day-zero-2 = Closes: Shanghai and Shenzhen 15:00, Hong Kong 16:00, New York 16:00, each in local time; half days close early. Where no source gives the hour, noon in Beijing is assumed; “after the close” counts as one minute after it. The same news can therefore have different days 0 on two exchanges.
method-of-calendars = Calendars
method-calendars-1 = Sessions are the days on which the exchange’s index traded, not what a calendar library lists: libraries still show sessions in Hong Kong on days that a typhoon or a rainstorm closed. Every weekday of 2023 without a session is a row of the record with its reason.
method-of-returns = Returns
method-returns-1 = A return is the close against the previous close, in percent, adjusted for ex-rights days. Returns are simple, not logarithmic, because the press and the price limits speak in simple percent. The record ships session moves to a thousandth of a point, not prices.
method-returns-2 = A suspended session has no return, and neither has the session that follows, since that would span the gap. Nothing is filled in: a zero would fake a calm day.
method-of-estimation = Estimation window
method-estimation-1 = What the share would have done without the news is learnt from the 110 sessions from 120 to 11 before day 0. Sessions without a return are dropped and the window is not stretched to replace them. With at least 60 sessions the market model is fitted, with 30 to 59 the market-adjusted model; below 30 there is no model and no test.
method-estimation-2 = Other events of the same share inside the window are counted and shown, not masked: they widen the spread, so that tests err on the careful side.
method-of-models = Models of the normal return
method-models-1 = The market model regresses the share’s return y on the benchmark’s return x. The abnormal return is what is left:
method-models-2 = The market-adjusted model takes the benchmark’s return itself; the mean-adjusted model takes the share’s own mean. Both stand beside the market model on each reaction page, to show whether the answer depends on the model.
method-of-windows = Windows and their errors
method-windows-1 = Abnormal returns are summed over the windows [0, 0], [0, +1] (the headline), [−1, +1] and [−5, +5]. The standard error counts the noise of each day and the error of α and β, which all days of the window share; the deviations are therefore summed before they are squared.
method-windows-2 = t = CAR / SE follows Student’s t with n − 2 degrees of freedom, which gives the 95% interval and p. Beside it stands a placebo rank that assumes no distribution: among the estimation sessions, how many were at least as unusual as day 0?
method-of-sets = Several events together
method-sets-1 = For a chosen set the mean CAR (CAAR) is given with six tests: cross-sectional t, Patell, Boehmer–Musumeci–Poulsen (the headline), Kolari–Pynnönen where windows overlap, Corrado’s rank test, and the generalised sign test. Each announcement has one vote, that of the primary listing.
method-sets-2 = Below five events no p is given, below ten it is called indicative. Patell’s test rejects too often when the event itself raises the variance, and stands for reference only.
method-of-limits = Daily price limits
method-limits-1 = Mainland shares stop at ±10% (main board) or ±20% (ChiNext, STAR) of the previous close, rounded half up to the cent; Hong Kong and New York have no limit. A close at the limit cuts the return short, so the abnormal return is a bound, printed with ≥ or ≤, and the following sessions belong to the reaction.
method-of-benchmarks = Benchmarks
method-benchmarks-1 = Shanghai, Shenzhen main board and STAR are compared with the CSI 300, ChiNext with the ChiNext index, Hong Kong with the Hang Seng Index (Hang Seng TECH as an alternative), New York with the S&P 500. The index must close when the share closes: Shanghai’s index would be no benchmark for a New York line.
method-benchmarks-2 = A share that is itself part of its index pulls the index along, which biases the abnormal return towards zero by about its weight.
method-of-reported = What the press printed
method-reported-1 = Printed moves and computed moves are two tables and never fill each other’s gaps. A printed figure agrees if the exchange’s lies within half a unit of its last digit plus 0.05 points, or within half a point where it was approximate. A floor (“more than 13%”) and a figure from within the session can be exceeded later in the day: then the move went further, which is no contradiction.
method-of-caveats = When not to trust it
method-caveats-1 = Daily data cannot tell an announcement from other news of the same day. Rivals announced on the same days; March and April 2023 and the days after 31 August cluster heavily. Returns have fat tails, which makes a t test of one day optimistic; look at the placebo rank. No result shows cause, and none is advice.
kind-means-teaser = Says that something will come, with or without a date.
kind-means-unveiling = Shows a model or product to the public for the first time.
kind-means-invited-test = Lets invited or waiting people or firms use it.
kind-means-public-release = Lets anybody use it, or sells it to anybody.
kind-means-upgrade = Brings a new version of something already shown.
kind-means-integration = Puts a model into another product or service.
kind-means-open-source = Publishes weights or code.
kind-means-approval = A regulator lets a service open, or a firm says that it was allowed.
kind-means-policy = A public body issues or drafts rules.
kind-means-inquiry = A regulator, exchange or court asks or investigates.
kind-means-funding = Money is invested or pledged.
kind-means-founding = A company, unit or alliance is set up.
kind-means-dispute = Parties contradict or accuse one another, or a fault becomes public.
kind-means-statement = Somebody says something that the market heard, without a product.
glossary-ar = Abnormal return
glossary-means-ar = Return of a session beyond what the model expects.
glossary-car = Cumulative abnormal return (CAR)
glossary-means-car = Sum of daily abnormal returns over a window.
glossary-caar = Cumulative average abnormal return (CAAR)
glossary-means-caar = Mean CAR of a set of events.
glossary-day-zero = Event day 0
glossary-means-day-zero = First session that could react.
glossary-estimation = Estimation window
glossary-means-estimation = Sessions before the event from which the model is fitted.
glossary-event = Event window
glossary-means-event = Sessions around day 0 over which abnormal returns are summed.
glossary-benchmark = Benchmark
glossary-means-benchmark = Index that stands for the market.
glossary-beta = Alpha and beta
glossary-means-beta = Intercept and slope of the share on the benchmark.
glossary-se = Standard error
glossary-means-se = Typical error of the estimate, from which interval and t follow.
glossary-p = p value
glossary-means-p = How often chance alone would give a figure at least as large.
glossary-placebo = Placebo rank
glossary-means-placebo = Place of day 0 among the estimation sessions by size of abnormal return.
glossary-confounder = Confounder
glossary-means-confounder = Other event near day 0 that may have moved the share.
glossary-limit = Price limit
glossary-means-limit = Largest move that the exchange allows in a session.
glossary-suspension = Suspension
glossary-means-suspension = Session in which a share is not traded.
glossary-session = Session
glossary-means-session = Day on which an exchange trades.
glossary-boards = ChiNext and STAR
glossary-means-boards = Growth boards of Shenzhen and Shanghai, with limits of 20%.
glossary-adr = American depositary receipt (ADR)
glossary-means-adr = Certificate for shares, traded in New York.
glossary-ex-rights = Ex-rights day
glossary-means-ex-rights = First session without the right to a dividend or new shares.
method-kind-head = Kind
method-meaning-head = Meaning
method-n-head = In the record
method-kinds-caption = Kinds of announcement and what each means
method-confidence-caption = Confidence of a day
method-calendar-caption = Sessions of 2023 and the weekdays without one
method-market = Exchange
method-sessions = Sessions
method-closures = Weekdays closed
method-weather = Closed by weather
method-short = Shortened sessions
method-none = none
method-glossary = Glossary
method-glossary-caption = Terms in both languages
method-term = Term
method-other-term = Chinese
method-example = A worked example
method-example-lede = The announcement on which the press printed most share moves, computed step by step. Returns are in percent; the figures are rounded for print, the computation is not.
method-step-event = The event
method-step-sample = The sample
method-step-fit = The model
method-step-spread = The spread of the residuals
method-step-day = Day 0
method-step-test = Its test
method-step-placebo = Placebo rank
method-step-window = Days 0 and +1
method-example-event = { $company } ({ $symbol }), announced on { $announced }; day 0 is { $day }.
method-example-sample = { $n } sessions from { $from } to { $to }; x is { $benchmark }, y the share.
method-example-placebo = { $k } of { $n } estimation sessions were at least as unusual as day 0:
method-example-see = The reaction with its windows, charts and alternatives
method-sources = The definitions follow MacKinlay 1997; Campbell, Lo and MacKinlay; Patell 1976; Boehmer, Musumeci and Poulsen 1991; Kolari and Pynnönen 2010; Corrado 1989; Cowan 1992. The study is checked against an independent reference computation.

## About, corrections, data
nav-method = Method
nav-data = Data
nav-about = About
about-title = About Baimo
about-lede = A dated, sourced record of China’s 2023 large-model launches, kept so that it can be checked, cited and corrected.
about-what = What it is
about-what-1 = Within a few weeks of spring 2023 China’s large firms announced large language models, some within hours of each other. Baimo sets down who announced what and when, what was promised and what came of it, what the market did on the session that could react, and which source says so. What the press printed stands beside what the exchange recorded.
about-what-2 = Titles, summaries and notes are the compilers’ own words; figures are those of the sources. Neither has been checked by the organisations named.
about-coverage = Coverage by month
about-coverage-caption = Announcements by month and by how sure their day is
about-month = Month
about-high = Day sure
about-medium = Day fairly sure
about-low = Day doubtful
about-undated = Only the month known
about-gaps = Known gaps
about-gap-launches = No usable dated source was found for: the day of SenseNova 2.0 (July), Tiangong’s AI search and its approval in November, Ant’s approval, the names in the second and third batches of approvals, the launches of China Mobile and China Unicom, Tongyi Tingwu, WPS AI, Unisound Shanhai, Li Auto’s Mind GPT, Langboat’s Mengzi (March), Baichuan-53B (August), and Tongyi Qianwen 2.0 (31 October).
about-gap-moves = For the later launches of SenseTime, Kunlun Tech and Alibaba the share moves are computed, but no printed figure was found.
about-gap-listings = A listing can begin after an announcement, as 4Paradigm’s did on 28 September 2023: then there is no reaction, and the page says so. Some listings have no price series in the record.
about-corrections = Corrections
about-corrections-how = Every change to a published row is listed here with its reason and its sources, and stands on the page of the row.
about-corrections-none = There have been none so far.
corrections-caption = Changes to published rows, newest first
corrections-row = Row and field
corrections-was = Was
corrections-now = Now
corrections-why = Why
corrections-empty = empty
corrections-feed = Baimo: corrections
corrections-entry = { $table } { $id }: { $field }
corrections-summary = Was: { $was }. Now: { $now }. { $why }
corrected-announcement = Announcement
corrected-company = Company
corrected-model = Model
corrected-reaction = Printed move
corrected-move = Session move
corrected-claim = Claim
corrected-promise = Promise
corrected-person = Person
corrected-source = Source
corrected-closure = Closure
announcement-history = History
announcement-unchanged = Not corrected since it was published.
about-privacy = Privacy
about-privacy-1 = The site sets no cookie, loads nothing from other hosts and runs no analytics. The server’s log holds the address asked for and the answer’s status, to find faults. Choice of colours and theme stays in the browser.
about-accessibility = Accessibility
about-accessibility-1 = Every page works without JavaScript and by keyboard alone. Charts have a sentence that says what they show and a table with their data; up and down never differ by colour only; three palettes, a dark theme and print are built in. The aim is WCAG 2.2, level AA.
about-licence = Licence
about-licence-1 = The record is under CC BY 4.0: use it for anything, name “Baimo, China’s 2023 large-model launches” and the version. The software is under the MIT licence or Apache 2.0, as you like. Titles of sources and printed figures are their publishers’.
data-title = Data
data-lede = Every list of the site as a file, in the forms that tools already read, with the meaning of each column.
data-version = Version
data-released = Released
data-hash = SHA-256 of the record in canonical form
data-licence = Licence
data-origin = Origin
data-origin-embedded = The record that comes with the software
data-origin-import = A record imported by the operator
data-tables = Lists
data-tables-caption = Lists, their size and their files
data-list = List
data-rows = Rows
data-files = Files
data-list-announcements = Announcements
data-list-companies = Companies
data-list-models = Models
data-list-reactions = Reactions
data-list-reactions-reported = Moves the press printed
data-list-moves = Session moves
data-list-claims = Claims
data-list-promises = Promises
data-list-people = People
data-list-sources = Sources
data-list-listings = Listings
data-list-sessions = Trading sessions
data-list-closures = Closures
data-list-short-sessions = Shortened sessions
data-list-corrections = Corrections
data-conventions = Conventions
data-conventions-1 = CSV is UTF-8 without a byte order mark, lines end in CR LF, lists are joined by a semicolon; add excel=1 for Excel. In JSON a list is a list and what is missing is null. Percentages are in percent, not fractions. Days are ISO 8601. The filters of a page work on its files: copy the query string.
data-conventions-2 = The version is the hash of the checked record and changes with any figure in it. It stands in every file name, page and citation.
data-dictionary = Data dictionary
data-column = Column
data-type = Type
data-meaning = Meaning
data-dictionary-of = { $list }: { $n } columns

## Kinds of problem
problem-bad-request = A parameter has a value it cannot have, or is not known here; nothing was done with the rest. `errors` names each parameter, what was given and what could be.
problem-format = The answer is not made in the form that `format` asks for (oEmbed 1.0 asks for status 501). Leave `format` out, or ask for json.
problem-not-found = There is nothing at this address. Ids and slugs never change once published; a misspelt one has near names on the page of the site.
problem-method = Everything here is read by GET or HEAD.
problem-uri = The address is longer than the server reads. Ask for fewer values of a key at once.
problem-unavailable = The server or its database is busy or away. Ask again after the seconds that Retry-After names.
problem-malformed = The request could be read in more than one way (Host, Transfer-Encoding, line ends), so it was not read at all; the connection was closed.
problem-body = Nothing here takes a body; one of more than 64 kB is not even read past.
problem-too-many = Your address has asked often in a short time. Ask again after the seconds that Retry-After names.
problem-busy = All places are taken. Ask again after the seconds that Retry-After names, and not with many requests at once.
problem-internal = Something failed that should not have. The request id leads to the cause in the server’s log.
problem-form = Errors of data addresses are application/problem+json (RFC 9457).
problem-docs = API manual

## Models, promises, claims, people
models-firsts = Who was first at each stage
models-firsts-lede = By the day of the announcement; models of one day share a place. Steps of which only the month is known are left out.
models-rank = .
model-neighbours = Previous and next model
model-all = All models
model-aliases = Also called
model-pinyin = Pinyin
model-claims = Figures named with it
model-siblings = Other models of { $v }
model-lede = { $kind } of { $company }.
model-lede-none = No announcement in the record names it.
model-lede-once = One announcement names it, of { $v }.
model-lede-span = { $n } announcements name it, from { $first } to { $last }.
claim-undated = with no announcement
claim-others = In the same unit:
claim-other = { $metric }: { $figure } ({ $who })
people-announcements = Announcements on the same sources
people-no-announcement = none
people-more = and { $n } more
promises-slip = Slip
slips-headline = { $kept } of { $dated } promises with a date were kept in time
slips-headline-none = No promise names a date and a delivery
slips-subtitle = Hollow: the day of the promise. Bar: the day or month it was due. Solid: the day it was delivered. Thick line: the delay.
slips-counts = Without a date: { $undated }; outcome not in the record: { $open }; unmet: { $unmet }.
slips-worst = The longest delay was { $company }’s, { $days } days.
slips-made = Promised { $v }
slips-kept = Delivered { $v }
slip-none = in time
slip-undated = no date was named
slip-undated-open = no date, no delivery known
slip-open = no delivery known
slip-late = { $n ->
    [one] 1 day late
   *[other] { $n } days late
}
slip-early = { $n ->
    [one] 1 day early
   *[other] { $n } days early
}
announcement-label = In charts
moves-col-basis = Series
basis-quoted = quoted prices
basis-dividend-adjusted = dividend-adjusted
basis-forward-adjusted = forward-adjusted
basis-index = index
company-primary = ; shown first
## Search
search-title = Search
search-title-for = Search: { $v }
search-lede = Type a name, a ticker or words: Chinese or English, in characters, in pinyin or by initials. Companies, models, people, announcements, claims, promises, sources and dates are looked through at once.
search-found = { $n ->
    [one] One hit
   *[other] { $n } hits
} for “{ $v }”.
search-found-more = More than { $n } hits for “{ $v }”.
search-none = The record has nothing for “{ $v }”.
search-no-words = There is no word in “{ $v }” to look for: type letters, digits or Chinese characters.
search-near = Did you mean
search-ways = What you can type
search-ways-text = Words may stand in any order and all must occur; a Chinese word or a name with a hyphen is taken as written; the last Latin word may be a beginning.
search-heading = { $kind } ({ $n })
search-more-than = more than { $n }
search-kind-date = Dates
search-kind-company = Companies and institutions
search-kind-model = Models and products
search-kind-person = People
search-kind-announcement = Announcements
search-kind-claim = Claims
search-kind-promise = Promises
search-kind-source = Sources
search-kind-one-company = company or institution
search-kind-one-model = model or product
search-kind-one-person = person
search-all-company = All { $v } in the list of companies
search-all-model = All { $v } in the list of models
search-all-person = All { $v } in the list of people
search-all-announcement = All { $v } on the timeline
search-all-claim = All { $v } in the list of claims
search-all-promise = All { $v } in the list of promises
search-all-source = All { $v } in the list of sources
opensearch-description = China’s 2023 large-model launches: companies, models, people, announcements, sources and dates, by name, pinyin or ticker

## The bundle and other whole files
bundle-site = Web site
bundle-files = datapackage.json describes the tables for Frictionless, csv-metadata.json for CSVW; SHA256SUMS holds the checksums, CITATION.cff how to cite.
data-whole = The whole record
data-zip = All tables as CSV with README in both languages, Frictionless and CSVW metadata, checksums and CITATION.cff; the same bytes for one version.
data-sqlite = The same tables as a SQLite file, for Datasette and the like.
data-api = Lists by page, single rows with what hangs on them, event studies under free parameters.
data-eventstudytools = What EventStudyTools takes; levels compounded from moves, 100 at the start.
data-r-events = The event list of the R package eventstudies.
## Server

og-locale = en_GB
picture-svg = This chart as SVG
embed-summary = Put this chart on another page
embed-note = The picture follows the record: when a figure is corrected, it changes too. These parameters change its look:
embed-light = light
embed-dark = dark
embed-narrow = 360 px wide

data-recipes = In other programs
data-recipes-note = Every list takes the same filter in every format. The lines below are run against each build, but for those of Power Query, which only Excel can run.

# What the script says and the keys it knows.
copy = Copy
copy-done = Copied
copy-failed = Not copied
copy-link = Copy link
keys = Keyboard
keys-title = Keyboard
keys-close = Close
keys-about = Every page can be used by keyboard alone: Tab goes from link to link, Enter follows. With JavaScript these keys work too.
keys-search = search
keys-before = previous announcement, day or entry
keys-after = next announcement, day or entry
keys-help = this help
keys-chart = on a chart: from point to point; Home and End to the first and the last, Enter opens it
keys-escape = close what is open
keys-on = Use keys of one character (kept in this browser)
chart-said = { $x }: { $share } { $a }, { $index } { $b }
chart-data-table = Data: the table on this page
chart-data-list = Data: the list below
