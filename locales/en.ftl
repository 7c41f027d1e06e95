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
cite = Cite this
cite-text = Baimo. ({ $year }). { $title } [Data set]. Version { $version }. { $url }
cite-note = Name the original sources first, Baimo as compiler.
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
error-allowed = What can stand there
error-not-found = Nothing is here
error-not-found-text = The record has no page at this address. The search above looks through every announcement.
error-near = Did you mean
error-method = Only GET and HEAD work here
error-method-text = The site only shows; there is nothing to send to it.
error-uri = That address is too long
error-uri-text = An address may have at most 4,096 characters.
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
facet-dates = Dates
facet-more = { $n } more
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
timeline-lede = From { $from } to { $to }, { $companies } companies, laboratories and public bodies made { $n } announcements that this record can date and source. Each is set beside what its shares did in the first session that could react.
timeline-lede-filtered = { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
} of { $companies ->
    [one] 1 organisation
   *[other] { $companies } organisations
}, { $from } to { $to }.
timeline-empty = No announcement fits this filter. Take one of the filters away, or clear them all.
timeline-list = All announcements
figure-announcements = { $n ->
    [one] announcement, with its sources
   *[other] announcements, each with its sources
}
figure-organisations = organisations; { $n } sources
figure-kind = { $v }, the commonest kind
figure-busiest = announcements on { $v }, the busiest day
figure-largest = largest close on a product’s first session: { $company }, { $day }
legend-label = Kinds: shape, name, count; each is a filter
lanes-title = Announcements by company and day
lanes-desc = { $marks } marks, { $lanes } company lanes; the list below holds the same announcements.
lanes-headline = Announcements by company and day
lanes-headline-peak = Announcements peaked in { $v }
lanes-reading = { $n } announcements. Vermilion is the state; all others are in ink.
lanes-reading-peak = { $month } holds { $most } of { $n } announcements. Vermilion is the state; all others are in ink.
lanes-per-month = announcements a month
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
company-kind-plural-other = Press, telecoms, others
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
company-sentence-join = {" "}
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
company-index-hsi = Hang Seng Index
company-index-hsi-short = HSI
company-index-hstech = Hang Seng Tech Index
company-index-hstech-short = HSTECH
company-index-gspc = S&P 500
company-index-gspc-short = S&P 500
company-index-000300-ss = CSI 300
company-index-000300-ss-short = CSI 300
company-index-399006-sz = ChiNext Index
company-index-399006-sz-short = ChiNext
company-year-rise = Up { $n }% { $when }, { $end } at the end of { $year }
company-year-fall = Down { $n }% { $when }, { $end } at the end of { $year }
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
company-ladder-sub = From first word to public use, one line a model. Numbers are days between steps; a dotted line means the month is known, the day is not.
company-ladder-left-out = { $n ->
    [one] 1 model without such a step is left out.
   *[other] { $n } models without such a step are left out.
}
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
company-source-undated = date not known
