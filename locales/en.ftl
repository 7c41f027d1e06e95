# Interface texts in English. Keys are grouped by where they are used.

site-name = Baimo 百模
skip = Skip to content
nav-label = Main
nav-timeline = Timeline
nav-companies = Companies
nav-models = Models
nav-market = Market
nav-said = Claims & promises
nav-said-short = Claims
nav-data = Data
nav-all-models = All models
nav-reactions = Reactions
nav-fact-check = Fact check
nav-compare = Compare
nav-promises = Promises
nav-claims = Claims
nav-people = People
nav-files = Files
nav-dates = Dates
nav-sources = Sources
nav-corrections = Corrections
nav-method = Method
nav-api = API
nav-about = About
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
day-in-year = { $day } { $month }
month-of-year = { $month } { $year }
day-of-month-unknown = { $month } { $year }, day not known
day-unknown = day not known

## Errors
error-bad-request = This address does not work
error-bad-value = “{ $field }” cannot be “{ $value }”.
error-unknown-fields = This export has no parameter { $v }. A mistyped filter must not export everything, so nothing was exported.
error-format = Not available in that format
error-format-text = This is not available as “{ $given }”, only as { $only }.
error-allowed = Accepted values
error-choose = Choose one
error-no-day = “{ $v }” is not a day.
error-no-order = No such order: “{ $v }”.
error-no-word = { $key }: there is no “{ $value }”.
error-order = { $name }, { $way }
way-least = fewest first
way-most = most first
way-lowest = lowest first
way-highest = highest first
way-earliest = earliest first
way-latest = latest first
way-on = in order
way-back = in reverse order
order-date = Date
order-pinyin = Pinyin
order-close = Close
order-next-close = Next close
order-car = Abnormal return, days 0 to +1
order-name = Name
order-value = Figure
order-amount = Amount
order-days = Days
order-parameters = Parameters
order-context = Context
order-difference = Difference
order-symbol = Ticker
order-return = Return over the year
order-exchange = Exchange
order-index = Return of the index
order-up = Best session
order-down = Worst session
order-announcements = Announcements
order-rows = All rows
order-publisher = Publisher
order-company = Company
order-model = Model
order-kind = Kind
order-language = Language
order-quantity = What is measured
order-who = Stated by
order-role = Role in 2023
order-by = Promised by
order-due = Due
order-delivered = Delivered
order-borne-out = Borne out?
order-weights = Weights
order-commercial = Commercial use
order-stage = Round
order-status = Who says so
order-valuation = Valuation
order-maker = Maker
order-service = Service
order-province = Province
order-benchmark = Benchmark
order-setting = Setting
order-measured-by = Who measured
order-version = Version
order-measure = Measure
order-computed = Computed
order-open = Open
order-high = High
order-low = Low
order-ar = Abnormal return, day 0
order-printed = Printed figures
order-rank = Rank
order-verdict = Verdict
allowed-day = A day such as 2023-04-10.
allowed-position = A position that this list gave out: go back to its first page.
allowed-query = At most { $v } characters.
allowed-shorter = A shorter value.
allowed-number = A whole number from { $low } to { $high }.
allowed-fewer = Fewer values at once.
allowed-not-after = A first day that is not after the last.
allowed-before-end = A session before the last of the estimation window.
allowed-before-window = A session before the event window, which begins on day −5 or earlier.
allowed-compared = At most 40 announcements together.
allowed-models = At most 6 models.
error-not-found = Page not found
error-not-found-text = The record has no page at this address. The search above looks through the whole record.
error-no-such = The record has nothing called “{ $v }”.
error-near = Did you mean
error-method = Only GET and HEAD work here
error-method-text = This site is read-only; nothing can be sent to it.
error-uri = This address is too long
error-uri-text = The part before the question mark may have at most 8,192 bytes, the part after it 2,048.
error-unavailable = The record cannot be read just now
error-unavailable-text = Please try again in a few seconds.
error-internal = Something went wrong on our side
error-internal-text = The error has been logged. Please try again.
error-home = Back to the timeline
error-request = Request { $v }

## Lists and filters
filter-company = Company
filter-kind = Kind
filter-company-kind = Kind of company
filter-model = Model
filter-model-kind = Kind of model
filter-listed = Listing
filter-exchange = Exchange
filter-reaction = Has a reaction
filter-confidence = Confidence in the date
filter-symbol = Share
filter-verdict = Verdict
filter-return-verdict = Abnormal return, days 0 to +1
filter-weekday = Day of the week of day 0
return-verdict-clear = clear of zero
return-verdict-not-clear = not clear of zero
filter-from = from
filter-to = to
filter-day = Day
filter-q = Keywords
filter-apply = Apply
filter-reset = Clear all
filter-active = Active filters
filter-remove = Remove { $key } { $value }
filter-part = { $key }: { $value }
filter-join = ;{" "}
title-words = “{ $v }”
title-span = { $from } to { $to }
title-more = { $v } and { $n } more
title-announcements = announcements
title-by-listed = { $v } by listed companies
title-by-unlisted = { $v } by unlisted makers
title-from = from { $v }
title-to = until { $v }
title-weekday = day 0 on { $v }
title-return-verdict = abnormal return { $v }
facet-dates = Dates
row-more = more
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
pager-shown = { $from }–{ $to } of { $n }
pager-first = First page
pager-next = Next page
pager-all = All { $n } on one page
sources-confidence = { $n ->
    [one] 1 source
   *[other] { $n } sources
} · date: { $confidence }

## Timeline
timeline-title = Timeline of China’s 2023 large-model launches
timeline-headline = The war of a hundred models, on the record
timeline-lede = From { $days }, { $companies } Chinese companies, laboratories and public bodies made { $n } announcements, each dated and sourced{ $abroad ->
    [0] .
    [one] ; one more came from abroad.
   *[other] ; { $abroad } more came from abroad.
} Where a share was listed, its first session stands beside the news.
timeline-lede-filtered = { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
} by { $who }, { $days }.
timeline-empty = No announcement matches. Remove a filter, or clear them all.
timeline-nearest = Without one of the filters
timeline-nearest-one = without { $key } “{ $value }”
timeline-list = All announcements
timeline-organisations = { $n ->
    [one] 1 organisation
   *[other] { $n } organisations
}
figure-wait-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
figure-wait = from { $v }’s unveiling to its public release
figure-fall = the largest fall on product news: { $company }, { $day }
figure-unlisted-of = { $n } of { $of }
figure-unlisted = open-source releases came from makers without a listing
bar-label = Filter by company
bar-all = All
bar-more = all companies
bar-list = Go to the list
bar-search = Filter the timeline
bar-hint = name, ticker, pinyin
bar-go = Filter
lanes-abroad = Abroad
lanes-headline-cleared = Most models were shown before the state had approved any, and opened to all once it had
lanes-cleared-figures = Of { $unveilings } dated Chinese unveilings { $before } came before { $day }, the day the first batch was approved; of { $releases } public releases { $since } came on that day or later, { $on } of them on the day itself.
lanes-headline-asked = { $asked }: { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
}
lanes-headline-asked-kinds = { $asked }: { $n }
lanes-headline-asked-most = { $asked }: { $n } announcements, { $most } of them { $kind }
lanes-peak-figures = { $month } had { $most } of { $n } announcements.
lanes-how = One lane per company, one mark per announcement; its shape shows the kind.
lanes-how-shared = Companies with fewer than { $n } announcements share a lane, where marks bear their names.
lanes-how-state = Vermilion is the Chinese state.
lanes-how-rules = { $n ->
    [one] A line through all lanes marks the day of a national act
   *[other] Lines through all lanes mark the days of the { $n } national acts with the most sources
}: { $acts }.
lanes-how-rule = { $label }, { $day }
lanes-how-month = Dotted: the month is known, the day is not.
lanes-how-step = Marks that would touch step down.
lanes-how-over = A number such as +2 counts marks of that week that found no room.
lanes-over = { $n ->
    [one] 1 more mark of this week
   *[other] { $n } more marks of this week
}
lanes-source = Source: Baimo 百模, record of { $v }; each mark links to its sources
months-how = One row per company, one cell per month, marks in order of date, from nine on their number; vermilion is the Chinese state. Each cell links to its month.
months-source = Source: Baimo 百模, record of { $v }; each cell links to its list
counts-headline = Announcements by company and month
counts-subtitle = Number of announcements; the darker a cell, the closer to the highest of its row.
counts-how = Bold: all companies of a kind. Below: those of the { $n } busiest companies that are of it, counted in it too. Each number links to what it counts.
counts-source = Source: Baimo 百模, record of { $v }; each number links to its list
findings-title = { $n ->
    [1] A finding
    [2] Two findings
    [3] Three findings
    [4] Four findings
    [5] Five findings
   *[other] { $n } findings
}
finding-shares = Shares
finding-shares-headline = { $high } rose { $rise }, { $low } fell { $fall }
finding-shares-body = The largest closing moves in the first session after product news: { $highday } ({ $highlabel }) and { $lowday } ({ $lowlabel }).
finding-shares-more = All reactions
finding-promises = Promises
finding-promises-all = All { $n } dates that makers set themselves were met
finding-promises-some = { $met } of { $due } dates that makers set themselves were met
finding-promises-body = Whether the models did what was promised is another column.
finding-promises-waiting = { $n ->
    [one] 1 promise without a date has no follow-up in the record.
   *[other] { $n } promises without a date have no follow-up in the record.
}
finding-promises-more = All promises
finding-reported = Fact check
finding-reported-headline = { $n ->
    [one] 1 of { $of } printed share moves disagrees with the exchange
   *[other] { $n } of { $of } printed share moves disagree with the exchange
}
finding-reported-body = { $agree } agree and { $further } moved further later in the day. One that does not: { $company }’s { $measure } on { $day }, printed { $printed }, exchange { $computed }.
finding-reported-more = Figure by figure
legend-label = Kinds: shape, name, count; each is a filter
lanes-title = Announcements by company and day
lanes-desc = { $marks } marks in { $lanes } lanes; the list below holds the same announcements.
lanes-headline = Announcements by company and day
lanes-headline-peak = Announcements peaked in { $v }
lanes-subtitle = One mark per announcement; its shape shows the kind.
lanes-state = The state
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
company-kind-more-big-tech = Other big tech
company-kind-more-ai-company = Other AI firms
company-kind-more-startup = Other start-ups
company-kind-more-research-institute = Other labs
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
listing-yes = listed
listing-no = not listed
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
verdict-went-further = moved further
verdict-disagrees = disagrees
verdict-cannot-check = cannot check

## Announcement
neighbours = Previous and next announcement
sentence-join = {" "}
dot-join = {" "}·{" "}
head-date = Date
head-why-date = Hour
head-models = Models
head-partners = With
head-share = Share
head-day-zero = Day 0
head-close = Close
head-next-close = Next close
when-month = not known; nor is the day, so no session is named
when-no-hour = not known; noon Beijing time assumed
when-after-close = not known, but after the close
when-hour = { $time }, { $zone }
clock-beijing = Beijing time
clock-new-york = New York time
confidence-means-high = Two independent publishers agree on the day, or an official page gives it.
confidence-means-medium = One good source gives the day, or sources differ slightly.
confidence-means-low = The day is inferred, or rests on one weak source.
announcement-reactions = What the market did
announcement-reactions-caption = Close of the first session in which the share could react (day 0) and of the next, against the previous close. Abnormal: days 0 to +1 against the market model, with its 95% interval; bold: p below 0.05; ≥ or ≤: a session closed at its limit. In the press: figures as printed, with the verdict of the exchange record.
announcement-no-listing = The company had no listed share in 2023, so there is no market reaction.
announcement-sources = { $n ->
    [one] 1 source
   *[other] { $n } sources
}
no-reaction-no-session = no session move on its day 0
none-reported = none
not-advice = Descriptive, not causal, and not investment advice.
promise-delivery = Delivery
promise-origin = Where it was made

## Plain lists
models-title = Models and products
models-lede = { $n } models and products, with the announcements that name them.
models-caption = Models and products, with the first day on which an announcement named them
claims-title = Claims
claims-lede = { $n } figures, who stated them and where; Baimo does not vouch for them.
claims-caption = Quantified statements and who made them
claims-in = Counted in { $v }
claims-in-models = Models
claims-in-users = Users
claims-in-parameters = Parameters
claims-in-usd = US dollars
claims-in-cny = Yuan
claims-in-percent = Shares and rates
claims-alone = Other quantities
promises-title = Promises
promises-lede = { $n } promises: whether they were kept on time, and whether what came was what had been promised.
promises-caption = What was promised, when it was due and what was delivered
promise-made = Promised { $v }
promise-said = said { $v }
promise-in-month = in { $v }
promise-due = due { $v }
promise-due-half = due in the { $v }
promise-came = delivered { $v }
promise-join = ,{" "}
promise-told = { $v }.
promise-story = { $told }: { $verdict }.
promise-foretold = { $told }; { $verdict }.
promise-by-press = Expected by the press: { $v }
promise-by-public = Announced by a public body: { $v }
borne-short-yes = as promised
borne-short-partly = in part
borne-short-no = not as promised
borne-short-unknown = {""}
people-title = People
people-lede = { $n } people whom the record names, with the role they had in 2023.
people-caption = People and their roles in 2023
sources-title = Sources
sources-lede = { $n } published texts that the record rests on.
sources-caption = Sources with publisher, date, and how many announcements and rows of all kinds rest on them
head-name = Name
head-person = Name
head-company = Company
head-kind = Kind
head-first-day = First named
head-announcements = Announcements
head-sources = Sources
head-metric = What is measured
head-figure = Figure
head-who = Stated by
head-statement = Statement
head-promise = Promise
head-promised-by = Promised by
head-promised-on = Promised on
head-due = Due
head-delivered = Delivered
head-on-time = On time?
head-borne-out = Borne out?
head-outcome = Outcome
head-role = Role in 2023
head-title = Title
head-publisher = Publisher
head-published = Published
head-language = Language
head-quantity = What is measured
head-status = Who says so
head-weights = Weights
head-commercial = Commercial use
head-benchmark = Benchmark
head-reference = Compared with
head-subset = Part
head-setting = Setting
head-measured-by = Who measured
head-stage = Round
head-role-of-model = What it did
no-dated-announcement = no dated announcement
no-company = n/a
people-no-company = —
no-due-date = no date set
half-first = first half of { $v }
half-second = second half of { $v }
not-delivered = not delivered in the record
no-publication-day = day of publication unknown
filter-any = any
filter-topic = Topic
claim-topic-models = Number of models
claim-topic-users = Users and use
claim-topic-parameters = Parameters
claim-topic-money = Money
claim-topic-text = Text and tokens
claim-topic-hardware = Machines
claim-topic-rates = Shares and rates
claim-topic-other = Other
list-empty = Nothing matches this filter.
claim-range = { $from } to { $to }
figure-unit = {" "}{ $v }
figure-rank = no. { $v }
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
promiser-company = the company
promiser-press = the press
promiser-regulator = a public body
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
unit-gpus = GPUs
unit-chips = chips
unit-developers = developers
unit-generations = generations
unit-queries-a-day = queries a day
unit-questions = questions
unit-rounds = rounds
unit-start-ups = start-ups
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
dates-headline-cleared = { $day } was the busiest day, with { $n } announcements: { $cleared } makers were cleared on it
dates-headline-most = { $day } was the busiest day, with { $n } announcements, { $most } of them { $kind }
dates-reading = { $n } dated announcements fell on { $days } days of the year.
dates-reading-unknown = { $n ->
    [one] 1 more is known by its month only.
   *[other] { $n } more are known by their month only.
}
dates-subtitle = Announcements per day; the stronger the shade, the more. The number beside a month counts all its announcements, including those without a known day.
dates-mark-state = approval, policy or inquiry
dates-mark-shut = a weekday without trading in Shanghai and Shenzhen, Hong Kong or New York
dates-fullest = { $month } had { $n } of the { $all } announcements.
dates-quiet = The longest gap between dated announcements was { $n } days, between { $before } and { $after }.
dates-legend = Announcements per day
dates-or-more = { $n } or more
dates-cell = { $day }: { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
}
dates-year-source = Source: Baimo 百模, record of { $v }
dates-source = Source: exchange record; Baimo 百模, record of { $v }
dates-days-open = The { $n } days as a table
dates-days-caption = Days with announcements
dates-col-day = Day
dates-col-count = Announcements
dates-col-who = By
dates-months = Months
dates-month-title = { $v } as a calendar
dates-month-kick = The month as a calendar
dates-month-empty = No announcement of this month is on record.
dates-month-lede = { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
} by { $companies ->
    [one] 1 organisation
   *[other] { $companies } organisations
}.
dates-month-abroad = { $n ->
    [one] One of these organisations is from abroad.
   *[other] { $n } of these organisations are from abroad.
}
dates-month-peak = The busiest day was { $day } ({ $n ->
        [2] two
        [3] three
        [4] four
        [5] five
        [6] six
        [7] seven
        [8] eight
        [9] nine
       *[other] { $n }
    }).
dates-month-unknown = { $n ->
        [one] One more is
        [2] Two more are
        [3] Three more are
        [4] Four more are
        [5] Five more are
        [6] Six more are
        [7] Seven more are
        [8] Eight more are
        [9] Nine more are
       *[other] { $n } more are
    } dated only to the month.
dates-calendar = Calendar
dates-month-caption = Announcements, and weekdays on which an exchange was closed or kept other hours
dates-month-legend = Kinds
dates-month-list = This month in the timeline, with exports
dates-entry-kind = , { $v }
dates-acronym = { $short } ({ $full })
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
}, { $confidence } confidence in the date:{" "}
day-carried = Announced earlier, first traded this day
day-carried-note = Announcements of other days, made while an exchange was closed or after its close. The moves are of this day, their day 0.
day-carried-other = Dated to other days, first traded today
day-carried-other-note = Announcements dated to another day in Beijing: made while this exchange was closed or after its close, or after midnight in Beijing while New York was still trading. The moves are of this day, their day 0.
day-lede-nothing = No announcement on record.
day-lede-named = { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
}, by { $who }.
day-lede-many = { $n } announcements by { $companies } organisations.
day-lede-limit-up = { $n } of { $of } tracked mainland shares closed at the upper limit.
day-lede-limit-down = { $n } of { $of } tracked mainland shares closed at the lower limit.
day-lede-limits = { $n } of { $of } tracked mainland shares closed at a limit.
day-lede-weekend = A weekend: no exchange was open.
day-lede-shut = { $market } { $n ->
    [one] was
   *[other] were
} closed: { $v }.
day-lede-late = { $market } opened late, at { $v }.
day-lede-early = { $market } closed early, at { $v }.
sentence-end = .
market-xshg = Shanghai and Shenzhen
market-xhkg = Hong Kong
market-xnys = New York
market-cities-xshg = Shanghai;Shenzhen
market-cities-xhkg = Hong Kong
market-cities-xnys = New York
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
market-carried = Also the first session for { $n ->
    [one] one announcement of another day
   *[other] { $n } announcements of other days
}.
market-reason = { $kind }: { $reason }.
market-weekend = Weekend.
market-unknown = The record has no session on this day and gives no reason.
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
moves-limit-up = { $k } of { $n } tracked mainland shares closed at their upper limit
moves-limit-down = { $k } of { $n } tracked mainland shares closed at their lower limit
moves-limits = { $k } of { $n } tracked mainland shares closed at a limit
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
    [one] 1 company, laboratory or public body: when it first showed a model, and how its share moved on the news.
   *[other] { $n } companies, laboratories and public bodies: when each first showed a model, and how its share moved on the news.
}
companies-scope = Of those in China, { $made } made announcements and { $others } appear only in those of others; { $abroad } from abroad are counted separately.
companies-filter = Filter the { $n } companies
companies-empty = No company matches. Remove a filter, or clear them all.
companies-caption = First launch: the first unveiling, invited test, public release or open-source release. Share: symbols, and the median close move of the main listing in the first session that could react to an announcement.
companies-listings = Listed as
companies-announcements = Announcements
companies-first-launch = First launch in 2023
companies-launch-earlier = one before it: { $v }
companies-no-launch = launched nothing
companies-median-of = { $n ->
    [one] one announcement
   *[other] median of { $n }
}
companies-no-announcement = no announcement
companies-no-session = not listed then
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
company-lede-share = Its { $exchange } share closed higher on { $up } of the { $n } days on which it could first react, and ended { $year } { $change }.
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
index-hstech = Hang Seng TECH Index
index-short-hstech = HSTECH
index-gspc = S&P 500
index-short-gspc = S&P 500
index-000300-ss = CSI 300
index-short-000300-ss = CSI 300
index-399006-sz = ChiNext Index
index-short-399006-sz = ChiNext
company-year-rise = { $name } shares were up { $n }% { $when }; they ended the year { $end }
company-year-fall = { $name } shares were down { $n }% { $when }; they ended the year { $end }
company-year-end = { $name } shares ended { $year } { $end }
company-year-on = on { $v }
company-year-on-news = on { $day }, after “{ $label }”
company-end-up = up { $n }%
company-end-up-little = up only { $n }%
company-end-down = down { $n }%
company-end-flat = unchanged
company-year-base-before = close before { $v }
company-year-sub = Close, rebased: { $base } = 100. Solid: { $name } ({ $symbol }). Dashed: { $index }.
company-year-alone = Close, rebased: { $base } = 100. Solid: { $name } ({ $symbol }).
company-year-marks = A mark stands on the first session in which the share could react.
company-year-title = { $name } ({ $symbol }) and { $index }, { $year }
company-year-reading = { $name } peaked at { $peak } on { $day } and ended at { $end }; the { $index } ended at { $bench }.
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
company-basis-forward-adjusted = Part of the series is adjusted for later rights issues, so its percentages are slightly off.
company-chart-source = Source: exchange record; Baimo 百模, record of { $v }
company-chart-record = Source: Baimo 百模, record of { $v }
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
company-ladder-sub = From first word to public use, one line per model; numbers are days between steps.
company-ladder-sub-once = Models with one step on record share the last row.
company-ladder-sub-month = A dotted line means the month is known, the day is not.
company-ladder-once = { $n } models with one step on record
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
company-ladder-days = { $n }
company-ladder-first = first step
company-ladder-report = { $v } (press report)
step-filed = { $v } completed its filing
company-ladder-table = Steps as a table
company-step = Step
company-since = Days since the step before
company-announcement = Announcement
company-no-stage = { $n ->
    [one] No step of its model is on record.
   *[other] No step of its { $n } models is on record.
}
company-reactions = Announcements and reactions
company-reactions-caption = Close of the first session in which the share could react (day 0) and of the next, each against the close before. Printed: figures in the press for these shares.
company-reactions-csv = CSV of the reactions
company-day-0 = { $v } day 0
company-day-1 = day +1
company-reported = Printed
company-none = none
company-no-session = no reaction: day not known
company-no-reaction = no reaction: no session in the price series
company-caveat = Descriptive, not causal, and not investment advice.
company-announcements = Announcements
company-partner = Named in others’ announcements
company-stop = .
company-all-claims = { $n ->
    [one] This claim with its source
   *[other] All { $n } claims with their sources
}
company-promised-in = Promised here
## Reactions
list-filter-open = Filter the { $n } rows
list-filter-days = Session
reactions-title = Share reactions to the announcements of 2023
reactions-headline = What the shares did
reactions-lede = Each announcement of a listed company beside the first session in which its share could react: opening, high, low and close against the previous close, the close of the session after, and what the market alone does not explain.
reactions-list = All reactions
reactions-caption = Moves in percent against the previous close; day 0 is the first session in which the share could react. Abnormal: return against the market model, with its 95% interval; bold: p below 0.05, one test at a time; rank: by size among the estimation sessions and day 0; other news: within three sessions; ≥ or ≤: a session closed at its limit.
reactions-empty = No reaction matches. Remove a filter, or clear them all.
reactions-announced = Announced
reactions-announcement = Announcement
reactions-day0 = Day 0
reactions-next = Next close
reactions-no-next = no session yet
reactions-printed = Press figures
move-open = Open
move-high = High
move-low = Low
move-close = Close
cars-title = Abnormal returns over days 0 to +1, from the lowest to the highest
cars-desc = { $n ->
    [one] One mark, a link to its reaction.
   *[other] { $n } marks, each a link to its reaction; the table below holds the same figures.
}
cars-subtitle = Cumulative abnormal return over days 0 and +1, percent, against each share’s own index, with its 95% interval. Solid: clear of zero, with company and day 0 where there is room. Hollow: the interval contains zero. One mark for each announcement and listing, in order of size.
cars-headline = Abnormal returns over days 0 and +1, in order
cars-headline-clear = { $clear } of { $n } abnormal returns stand clear of zero, where chance alone would give { $chance ->
    [0] none
   *[other] about { $chance }
}
cars-headline-only = { $clear } abnormal returns clear of zero, { $above } above and { $below } below
cars-headline-noise = None of { $n } abnormal returns stands clear of zero
cars-reading = { $above } lie above zero with their whole interval, { $below } below. The median is { $median }. { $none ->
    [0] {""}
    [one] One more row has no study.
   *[other] { $none } more rows have no study.
} Announcements of one day share its session, so some marks rest on the same returns.
cars-none = None of the { $n } rows has an abnormal return to draw.
cars-too-many = { $n } rows are too many to draw; filter them to see the chart.
cars-label = { $company } { $day }
cars-mark = { $company } ({ $symbol }), { $day }: { $figure }
cars-table = Sort the table this way
cars-clear = Show those clear of zero
reaction-chart-source = Source: exchange record; Baimo 百模, record of { $v }
reaction-caveat = Descriptive, not causal, and not investment advice.
reaction-title = { $company } ({ $symbol }) after “{ $title }”
reaction-h1 = { $company } { $close } { $on }{ $next }
reaction-h1-next = , then { $v }
reaction-on-label = on “{ $v }”
reaction-on-unveiling = on { $v }’s debut
reaction-on-invited-test = on the invited test of { $v }
reaction-on-public-release = on the public release of { $v }
reaction-on-open-source = on the open-source release of { $v }
reaction-h1-none = No price series for { $company } ({ $symbol }): { $label }
reaction-rose = rose { $v }
reaction-fell = fell { $v }
reaction-unchanged = closed unchanged
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
limit-note-up = ; closed at its { $limit } limit
limit-note-down = ; closed at its { $limit } limit
limit-note-touched-up = ; touched the { $limit } limit at { $at }, did not close there
limit-note-touched-down = ; touched the { $limit } limit at { $at }, did not close there

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
day0-spill = News after the close would have fallen on day +1, which is why the next session stands beside it.
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
window-headline-day0 = { $zero } on day 0, the largest move of the { $n } sessions{ $next }
window-headline-day1 = { $zero } on day 0; { $close } on day +1, the largest move of the { $n } sessions
window-headline-other = { $zero } on day 0{ $next }; the largest of the { $n } sessions was { $close } on { $day } (day { $number })
window-headline-next = ; { $v } on day +1
window-headline-touched = , after touching { $v },
window-reading = The share closed higher in { $up } of { $n } sessions and lower in { $down }; its range was widest on day { $number }, from { $low } to { $high }.
window-reading-index = The largest closing move of the { $index } was { $most }.
window-subtitle = { $company }, change against the previous close in percent. Bar: zero to close. Whisker: low to high. Tick: { $benchmark }. Hollow diamond: figure printed by the press.
window-caption = { $company } ({ $symbol }) and { $benchmark }, each session against the previous close.
window-number = Day
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
confounder-national-why = National rules, which bear on everyone.
confounder-listed = Other listed companies
confounder-listed-why = Rivals and partners whose news may move { $v } too.

## Printed figures
printed-heading = Reported against computed
printed-caption = Figures as printed, against the exchange record. A printed figure never enters a computed one.
printed-marks = In the chart above, hollow diamonds are printed figures and solid bars are computed from the exchange record; a floor (“more than”) stands left of its bar, all others right.
printed-session = Session
printed-measure = Measure
printed-reported = Reported
printed-computed = Computed
printed-why = Why
printed-by = Printed by
printed-other-day = The source also tells of { $day }, where the exchange has { $figure }: read of that day, the figure would not fit.
printed-other-day-fits = The source also tells of { $day }, where the exchange has { $figure }: read of that day, the figure would fit as well.
printed-at-least-down = down more than { $size }
printed-at-least-up = up more than { $size }
printed-about-down = about { $figure }
printed-about-up = about { $figure }
printed-none = The record holds no figure that the press printed for this.
printed-all-agree = { $n ->
    [one] The one printed figure agrees with the exchange record.
    [2] Both printed figures agree with the exchange record.
   *[other] All { $n } printed figures agree with the exchange record.
}
printed-summary = { $n ->
    [one] One printed figure
   *[other] { $n } printed figures
}: { $what }.
printed-summary-join = ,{" "}
printed-agree = { $n ->
    [one] 1 agrees with the exchange record
   *[other] { $n } agree with the exchange record
}
printed-went-further = { $n ->
    [one] in 1 case the share moved further than printed
   *[other] in { $n } the share moved further than printed
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
reason-within-tolerance = Equal after rounding.
reason-within-half-point = An approximate figure, and the exchange’s lies within half a point of it.
reason-beyond-floor = Printed as a minimum; the move met it.
reason-later-in-session = The session went on after the report, and the move grew a little.
reason-further-than-printed = The move was well beyond the printed figure; the report may be from earlier in the session.
reason-outside-tolerance = The difference is larger than rounding explains.
reason-at-limit = The share closed at the limit.
reason-not-held-at-close = The share reached the limit and closed just off it.
reason-not-at-limit = The share did not reach the limit.
reason-no-prices = The record has no price series of this share.
fact-check-title = Share moves as printed, checked against the exchange
fact-check-headline = What the press printed, and what the exchange recorded
fact-check-about = Each figure keeps the digits and the caution (“about”, “more than”) with which it was printed. It is compared with one session, under one rule for all. Where a source tells of two sessions and a sentence can be read of either, the row also says what the other would have given.
fact-check-lead = { $n ->
    [one] One figure disagrees
    [2] Two figures disagree
    [3] Three figures disagree
   *[other] { $n } figures disagree
}: { $what }.
fact-check-lead-one = { $by }’s { $bound ->
    [exact] { $reported }
   *[about] “{ $reported }”
} for { $company }’s { $measure ->
    [open] open
    [close] close
    [intraday-high] high
    [intraday-low] low
    [limit-up] limit-up
   *[limit-down] limit-down
} on { $day } ({ $symbol }; exchange { $computed })
fact-check-chart = { $n ->
    [one] The printed figure lies { $gap } points from the exchange’s
   *[other] { $near ->
        [0] None of { $n } printed figures lies
        [one] One of { $n } printed figures lies
       *[other] { $near } of { $n } printed figures lie
    } within half a point of the exchange’s; the widest gap is { $gap } points
}
fact-check-chart-about = Each row is a figure of the table below. The dot at zero is the exchange’s, the diamond the printed one, to the right where it is higher; the axis counts percentage points.
fact-check-chart-head = Share, session, measure
fact-check-exchange = exchange
fact-check-printed = printed: { $v }
fact-check-apart = Disagree, or moved further
fact-check-agree = Agree
fact-check-panel = { $n ->
    [one] One figure
   *[other] { $n } figures, the widest gap first
}
fact-check-row = { $share } on { $day }, { $measure }: { $by } printed { $reported }, exchange { $computed }
fact-check-widest = Furthest apart: { $v }.
fact-check-not-drawn = { $n ->
    [one] One figure is not drawn: the record has no price of its share that day.
   *[other] { $n } figures are not drawn: the record has no price of their shares that day.
}
fact-check-list = All printed figures
fact-check-all = all
fact-check-empty = No printed figure matches. Remove a filter, or clear them all.

## Compare
compare-title = Compare announcements
compare-title-of = Compare: { $v }
compare-form-h1 = Did the shares move together?
compare-form-lede = Set announcements side by side in event time: each on its company’s primary listing, against its benchmark, aligned on the first session in which it could react.
compare-examples = Examples:
compare-example-launches = Launch days of { $v }
compare-example-against = { $a } against { $b }
compare-example-day = The { $v } group
compare-example-and = { $a } and { $b }
compare-pick = What to compare
compare-change = Change the comparison
compare-pick-note = A company stands for all its announcements whose primary listing traded on day 0. At most 40 announcements fit in one comparison; a share and its ADR never both count.
compare-pick-single = { $v }: single announcements
compare-announcements = { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
}
compare-go = Compare
compare-how = How to read it
compare-how-ar = An abnormal return is what the share did beyond what its usual tie to the benchmark would lead one to expect; the tie is measured over the 110 sessions that end eleven sessions before day 0. Cumulative means summed over the days of a window.
compare-how-caar = CAAR is the mean of the cumulative abnormal returns of a set over one window: one announcement, one vote. One large event can make a mean, so the median and the number of positive ones stand beside it.
compare-how-tests = The headline test is BMP (Boehmer, Musumeci and Poulsen): each return is first divided by its own forecast error, so that volatile shares do not drown out quiet ones, and the spread is taken across events. Where windows of two announcements share days the shares move together anyway; then KP (Kolari and Pynnönen) lowers the statistic by the mean correlation r of the residuals. Holm’s p allows for the number of sets tested.
compare-caveat = Descriptive, not causal, and not investment advice. Daily data cannot tell an announcement from other news of the same days.
compare-key-company = Company
compare-key-announcement = Announcement
compare-h1 = Over days 0 to +1, { $positive } of { $n } abnormal returns were positive; the mean was { $mean }
compare-h1-company = { $company } beat the market after { $above ->
    [0] none
   *[other] { $above }
} of { $n ->
    [one] 1 announcement
   *[other] { $n } announcements
}
compare-h1-company-next = , { $company } after { $above ->
    [0] none
   *[other] { $above }
} of { $n }
compare-by-company = Company by company
compare-by-company-caption = Cumulative abnormal returns over days 0 to +1, by company. Above the market: announcements with a return above zero.
compare-above = Above the market
compare-mean-car = Mean CAR
compare-h1-one = Over days 0 to +1, the abnormal return of { $company } was { $mean }
compare-h1-each = Against the market: { $v }
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
compare-each = { $company }, “{ $label }” (day 0 on { $day }): { $figure } over days 0 to +1, 95% interval { $interval }, { $verdict }.
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
   *[other] A set of { $n } is too small to test: below 5 announcements this page gives no p value for a set, only the single returns.
}
compare-finding-none = No set can be tested: no announcement has both the market model and a complete window.
compare-multiples = Share and benchmark around day 0
compare-multiples-headline = In { $above } of { $n } windows the share ended above its benchmark
compare-multiples-furthest = Furthest apart: { $sub }. By the end of the window the share stood at { $share }, the { $index } at { $bench }.
compare-multiples-incomplete = None has returns beside its benchmark’s in all eleven sessions.
compare-multiples-sub = Closes from day −5 to day +5, with the close before day −5 as 100; all charts on one scale. Solid: the share. Dashed: its benchmark. Red line: day 0. Each chart links to its reaction.
compare-multiples-rest = { $n ->
    [one] The 12 with the largest abnormal return over days 0 to +1 are drawn; 1 more is in the table.
   *[other] The 12 with the largest abnormal returns over days 0 to +1 are drawn; { $n } more are in the table.
}
compare-panel = By the end of the window the share stood at { $share }, the { $index } at { $bench }
compare-panel-alone = By the end of the window the share stood at { $share }
compare-panel-sub = { $company } { $symbol }, day 0 on { $day }
compare-car-title = Cumulative abnormal returns, aligned on day 0
compare-car-headline = By day +5 the mean of { $n } stood at { $mean }, single announcements between { $low } and { $high }
compare-car-headline-companies = Mean by day +5: { $v }
compare-car-headline-each = By day +5: { $v }
compare-car-outermost = At day +5, { $above } of { $n } lines lie above zero; { $high } is the highest, { $low } the lowest.
compare-car-alone = At day +5 the sum stands at { $v }.
compare-car-sub = Abnormal returns summed from day −5, percent. Thin: one announcement each. Thick: their mean, over the announcements with all eleven sessions; a lone announcement is drawn thick.
compare-car-sub-companies = Each company has its own dash and its own mean.
compare-car-sub-few = Abnormal returns summed from day −5, percent. One line for each announcement; fewer than five have no mean.
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
compare-mean-company = { $company } { $end }
compare-mean-company-title = { $company }, mean of { $n } announcements: { $end } at day +5
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
compare-uncensored = CAAR without these: { $v }
compare-of = { $positive } of { $n }
compare-n-left-out = { $n } left out
compare-too-few = fewer than 5: no p value for a set
compare-no-statistic = no statistic
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
compare-why-not-listed = Not listed in 2023, so no share to react
compare-why-day-unknown = Only the month is known, so no day 0
compare-why-no-session = No session of the record could react
compare-why-no-prices = No price of the primary listing on day 0
compare-repeated = { $n } announcements have their share and day 0 in common with another: the same returns then count more than once in “all”.
compare-race = The stage race
compare-race-about = When each company first reached each stage with any of its models in this record; approvals are dated by their filing. “First” marks a date that no other in its column precedes; ties share it. Press reports are not a company’s first word, and organisations abroad take no rank.
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
study-span-day = { $v }
study-interval = { $low } to { $high }
study-interval-head = 95% interval
study-headline-note = abnormal return, days { $span }; 95% interval { $low } to { $high }, { $p }
study-day0-note = abnormal return, day 0; 95% interval { $low } to { $high }, { $p }
study-missing = no return
study-caveat = Daily data cannot tell an announcement from other news of the day, and returns have fatter tails than the test assumes.
study-censored = A session of the window closed at its daily limit, so the figure is a bound: the share might have moved further.
study-status-window-beyond-data = Not computed: the window reaches beyond the sessions of the record.
study-status-missing-return = Not computed: a session of the window has no return; nothing is filled in.
study-status-insufficient-estimation = Not computed: too few sessions before the event to fit a model.
study-status-ok = computed
study-plain-gained = On day 0 the share gained { $points } points more than its usual link with the { $index } explains.
study-plain-lost = On day 0 the share lost { $points } points more than its usual link with the { $index } explains.
study-plain-flat = On day 0 the share did what its usual link with the { $index } explains.
study-plain-none = None of the { $n } sessions on which the link was measured had an abnormal return that large, up or down.
study-plain-some = { $k } of the { $n } sessions on which the link was measured had an abnormal return at least that large.
study-plain-clear = Taken together, days { $span } come to { $car }; their 95% interval excludes zero, so chance alone is a poor explanation, if the model holds.
study-plain-unclear = Taken together, days { $span } come to { $car }; their 95% interval contains zero, so over these days it is not clearly distinct from chance.
study-plain-day0-clear = The 95% interval of the day excludes zero, so chance alone is a poor explanation, if the model holds.
study-plain-day0-unclear = The 95% interval of the day contains zero, so the move is not clearly distinct from chance.
study-fit-market = { $model } on { $n } sessions ({ $dropped } of the window without a return): β = { $beta }, residual s.d. { $sigma } points, R² = { $r2 }.
study-fit-simple = { $model } on { $n } sessions ({ $dropped } of the window without a return): residual s.d. { $sigma } points.
study-grid-heading = Does the sign hold?
study-grid-caption = Sum of daily abnormal returns, then p (two-sided, Student t). Bold: p below 0.05. { $n } tests, not adjusted for their number.
study-grid-holds = All { $n } combinations have the same sign.
study-grid-turns = Models or benchmarks disagree on the sign for days { $v }: it depends on the choice.
study-grid-days = The sign depends on the days counted, not on the model or benchmark: negative for days { $below }, positive for days { $above }.
study-grid-turn = For days { $span } the sign turns on day { $number }, { $day }, whose abnormal return was { $abnormal }: without it they would have the sign of day 0.
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
model-market = Market model
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
chart-source-study = Source: exchange record; computed by Baimo 百模, record of { $v }
reactions-ar = Abnormal, day 0
reactions-car = Abnormal, 0 to +1
context-title = The weeks around the event
context-subtitle = Close in percent of the close before the first session shown. Solid: the share. Dashed: the { $v }. Red line: day 0.
context-headline = Over { $n } sessions the share { $share }, the { $index } { $benchmark }
context-headline-alone = Over { $n } sessions the share { $share }
context-gained = gained { $v }
context-lost = lost { $v }
context-gained-too = { $v }
context-lost-too = { $v }
context-flat = ended where it began
context-table = Every fifth session as a table
context-reading = The share closed highest on day { $high_day }, at { $high }, and lowest on day { $low_day }, at { $low }.
reactions-rank = rank { $k } of { $n }
reactions-others = Other news

## Feeds and calendars
subscription-title = Baimo: China’s 2023 large-model launches
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
sources-most-used = Most often cited:{" "}
sources-join = ;{" "}
sources-uses = { $n ->
    [one] {" "}(once)
   *[other] {" "}({ $n } times)
}
head-uses = All rows
filter-language = Language
filter-publisher = Publisher
source-out = original
source-record = record
publisher-unknown = publisher unknown
publisher-copy = { $name } (copy at { $host })
source-no-address = address unknown
source-address = Address
source-id = Id in the data
source-kick = Source
source-undated = not known
source-ours = described by us
source-all = All sources
source-neighbours = Previous and next source of this publisher
source-described = Our description; the title as printed is not known.
rests-nothing = No row of the record rests on { $v }.
rests-sentence = { $n ->
    [one] One row of the record rests on this source: { $what }.
   *[other] { $n } rows of the record rest on this source: { $what }.
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
    [one] 1 day on which an exchange was closed
   *[other] { $n } days on which an exchange was closed
}
rests-short-sessions = { $n ->
    [one] 1 shortened session
   *[other] { $n } shortened sessions
}
## Announcement, in full
announcement-note = Notes and doubts
announcement-note-differ = Sources differ on the { $v }
announcement-ways = Where to go on
announcement-scope = Reach
scope-national = National
scope-local = City or province
announcement-press = In the press
announcement-printed = { $measure } { $figure }
announcement-printed-on = { $day }, { $measure } { $figure }
announcement-exchange = {" "}· exchange { $v }
announcement-named = Named in this announcement.
announcement-more = Announcements of { $v }
announcement-label = In short
announcement-around = Other events of the record within three sessions. Numbers count sessions in { $market } from { $day }.
announcement-around-none = No other event of the record within three sessions of { $day } ({ $market }) is of the same company, of another listed company or of national reach.
announcement-around-month = Only the month is known, so there is no session to count from.
announcement-around-no-session = The calendars of the record have no session in which a share could react, so there is none to count from.
confounder-listed-near = Companies with a share that were in the news at the same time.
announcement-public-body = A public body has no share.
announcement-partner-shares = Whoever announced it has no share. The main shares of the companies named with it, at the close of the first session that could react:
announcement-that-day = What tracked shares did on { $v }
## Server
error-malformed = This request could not be read
error-malformed-text = It can be read in more than one way, so it was not processed. A browser does not send such a request.
error-body = This request is too large
error-body-text = This site is read-only; it reads no more than 64 kB of what is sent to it.
error-too-many = Too many requests
error-too-many-text = { $n ->
    [one] Your address has asked often in a short time. Please try again in a second.
   *[other] Your address has asked often in a short time. Please try again in { $n } seconds.
}
error-busy = Too many readers at once
error-busy-text = Please try again in a few seconds.

## Columns of the lists: data page, API and bundle
column-id = Id of the row; it never changes once published.
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
column-slug = Name of the row in addresses; it never changes once published.
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
column-day-zero = Day 0: the first session in which the share could react.
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
column-first-session = First session of the share in 2023.
column-last-session = Last session of the share in 2023.
column-sessions-of-year = How many sessions it had in 2023.
column-return-pct = The closing moves of these sessions, compounded.
column-benchmark-pct = The same for the benchmark, over its sessions from the share’s first to its last.
column-largest-rise-day = Session with the highest closing move.
column-largest-rise-pct = That move.
column-largest-fall-day = Session with the lowest closing move.
column-largest-fall-pct = That move.
column-median-car-pct = Median cumulative abnormal return over days 0 and +1 of the company’s announcements that could be studied.
column-car-n = How many could be studied.
column-share-status = `ok`, or `no_prices`: the record has no moves of that share.
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
column-slip-days = Days from the last day on which it was due to the delivery: 0 on any day of the span named, above 0 late, below 0 early.
column-spec-model = Slug of the model.
column-spec-version = Version or size within the model’s row; empty if all share the figure.
column-quantity = What is measured.
column-spec-value = The figure, in full digits without separators.
column-spec-status = Who says so: published by the maker, stated by it, or reported by others.
column-spec-day = From when the figure held, or when it was printed: a day, a month or a year.
column-licence-model = Slug of the model.
column-licence-version = The version; empty for all that have no row of their own.
column-licence-day = From when the terms held: a day or a month.
column-weights = Whether the weights could be had.
column-licence-name = Name of the licence as printed; empty for closed weights.
column-commercial = Whether the weights might be used commercially.
column-conditions = The conditions in a few words.
column-licence-url = Where the licence, or the page that names it, stands.
column-maker = Who made it.
column-benchmark-published = When it first appeared: a day or a month.
column-question-language = The language of the questions.
column-task = What is asked, and what keeps figures from being compared.
column-scale = What a score counts.
column-higher-is-better = Whether a higher score is better.
column-score-benchmark = Slug of the benchmark.
column-score-model = Slug of the model; empty where something else was measured.
column-reference = What models are compared with, where the record has no row for it.
column-score-version = The name as printed.
column-setting = Examples shown and the like, as printed; empty if not printed.
column-subset = Part of the benchmark; empty for the whole.
column-score-value = The score as printed.
column-score-day = Day or month of the table or list in the state that was read.
column-measured-by = Who measured: the benchmark’s own list, the maker, others, or a report.
column-score-rank = Place in that list.
column-dispute-benchmark = Slug of the benchmark.
column-dispute-day = Date of the post, commit or paper.
column-dispute-who = Who said it: a team, a firm, or users.
column-dispute-statement = What was said.
column-round-company = Slug of the company that took the money or was bought.
column-round-announcement = Id of the announcement that tells of it; empty if none.
column-round-day = Day or month of the announcement or the first report.
column-stage = Kind of the round; empty if no source names it.
column-amount = What was paid, in full digits; empty where it is not known.
column-round-currency = Currency of the amount.
column-valuation = What the whole company was said to be worth.
column-valuation-currency = Currency of the valuation.
column-valuation-bound = Whether the valuation is exact, a floor or approximate.
column-investors = Who paid, as the sources name them, the leader first.
column-round-status = Whether a party to it announced it or others reported it.
column-filing-company = Slug of the company.
column-applicant = The legal person that filed; empty if no source names it.
column-filing-model = Slug of the model that stands for the service; empty if none.
column-service = Name of the service on the list.
column-province = Province-level unit of the filing, in English.
column-filing-day = Day or month of the filing by the list.
column-batch = The batch as the press counted them: 1 on 31 August, 2 in November.
column-shown-by = Id of the announcement that first showed the model or opened it to invited users.
column-filing-days = Days from that announcement to the filing; empty if either day is not known.
column-role-announcement = Id of an announcement of two or more models.
column-role-model = Slug of one of its models.
column-role-of-model = What the announcement did for that model.
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
method-scope-1 = Baimo records dated acts of organisations in mainland China and Hong Kong that concern large models in 2023: showings, tests, openings, source releases, approvals, rules, money, disputes. An entry needs a day or a month, an actor, and at least one published source. What organisations abroad did is recorded where it set something off here: shown, but neither ranked nor counted among the Chinese ones. What nobody dated is left out, and the known gaps are listed on the about page.
method-scope-2 = Versions of one service are one model; open weights have one row per size or family. Figures are copied as printed and never adjusted to agree with each other: where sources differ, the note says so.
method-of-kinds = Kinds of announcement
method-kinds-1 = Each announcement is of one kind. Kinds that make a model reachable for somebody, from unveiling to open source, count as launches.
method-of-dates = Days and how sure they are
method-dates-1 = The date is the day in Beijing, or in the zone named. The earliest public moment counts; later press and product pages are sources, not events of their own. Where only the month is known, the entry says so, stands at the end of its month, and has no day 0 and no reaction.
method-of-day-zero = Event day 0
method-day-zero-1 = Day 0 is the first session of its own exchange in which the share could react. An announcement made on a session before its close belongs to that session; at or after the close, or on a day without trading, to the next one. The lunch break and the time before the opening belong to the session.
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
method-benchmarks-1 = Shanghai, Shenzhen main board and STAR are compared with the CSI 300, ChiNext with the ChiNext Index, Hong Kong with the Hang Seng Index (Hang Seng TECH Index as an alternative), New York with the S&P 500. The index must close when the share closes: Shanghai’s index would be no benchmark for a New York share.
method-benchmarks-2 = A share that is itself part of its index pulls the index along, which biases the abnormal return towards zero by about its weight.
method-of-reported = What the press printed
method-reported-1 = Printed moves and computed moves are two tables and never fill each other’s gaps. A printed figure agrees if the exchange’s lies within half a unit of its last digit plus 0.05 points, or within half a point where it was approximate. A floor (“more than 13%”) and a figure from within the session can be exceeded later in the day: the verdict is then “moved further”, which is no contradiction.
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
glossary-means-day-zero = First session in which the share could react.
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
method-confidence-caption = Confidence in the date
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
about-title = About Baimo
about-lede = A dated, sourced record of China’s 2023 large-model launches, kept so that it can be checked, cited and corrected.
about-what = What it is
about-what-1 = Within a few weeks in spring 2023, China’s large firms announced large language models, some within hours of each other. Baimo sets down who announced what and when, what was promised and what came of it, what the market did on the session that could react, and which source says so. What the press printed stands beside what the exchange recorded.
about-what-2 = Titles, summaries and notes are the compilers’ own words; figures are those of the sources. Neither has been checked by the organisations named.
about-coverage = Coverage by month
about-coverage-caption = Announcements by month and by how sure their day is
about-month = Month
about-high = Day sure
about-medium = Day fairly sure
about-low = Day doubtful
about-undated = Only the month known
about-total = Whole year
about-gaps = Known gaps
about-gap-launches = No usable dated source was found for: the day of SenseNova 2.0 (July), Ant’s approval, most names of the November and December batches of approvals, Tongyi Tingwu, Unisound Shanhai, Langboat Mengzi (March), the days of YonGPT, Cangqiong GPT, Tianmu, Congrong and of Mind GPT in cars, 360 Zhinao’s opening to all and ERNIE 4.0’s paid edition. Models of Hikvision and Thunisoft and NetEase’s Yuyan are missing for want of a dated page.
about-gap-moves = For the later launches of SenseTime, Kunlun Tech and Alibaba the share moves are computed, but few printed figures were found.
about-gap-listings = A listing can begin after an announcement, as 4Paradigm’s did on 28 September 2023: then there is no reaction, and the page says so. Some listings have no price series in the record.
about-corrections-how = Every change to a published row is listed with its reason and its sources, and stands on the page of the row.
corrections-title = Corrections
corrections-lede = { $n ->
    [one] One change was made to a published row of the record. It stands here with its reason and what it rests on.
   *[other] { $n } changes were made to published rows of the record. Each stands here with its reason and what it rests on, the newest first.
  }
corrections-none = No published row has been changed so far.
corrections-how = A figure in a source is never changed to fit; what is corrected is how the record read or dated it. Sources that were merely added are not listed.
corrections-all = All corrections
corrections-was = The { $v } was
corrections-said = The { $v } read:
corrections-and-is = , and is now
corrections-and-says = It now reads:
corrections-empty = empty
corrections-claim = { $what } ({ $who })
corrections-share = { $name } ({ $symbol })
corrections-on-day = { $name }, { $day }
corrections-printed = { $share }, { $day }, { $measure }
corrections-in-language = { $field } ({ $language })
corrections-count = { $n ->
    [one] One correction
   *[other] { $n } corrections
  } so far, the latest of { $day }.
corrections-now-empty = It is empty now.
corrections-quoted = “{ $v }”
corrections-words = { $begin } { $was }{ $middle } { $now }.
corrections-texts = { $begin } { $was } { $middle } { $now }
corrections-small = Corrected on { $v }
quantity-parameters = Parameters
quantity-active-parameters = Active parameters
quantity-training-tokens = Training tokens
quantity-context-tokens = Context, tokens
quantity-context-characters = Context, characters
quantity-vocabulary = Vocabulary
quantity-price-cny-per-1k-tokens = Yuan per 1,000 tokens
spec-status-published = published by the maker
spec-status-stated = maker’s word
spec-status-reported = reported by others
weights-open = Open
weights-on-request = On request
weights-closed = Closed
commercial-yes = Yes
commercial-with-conditions = With conditions
commercial-no = No
commercial-unknown = Not known
question-language-zh = Chinese
question-language-en = English
question-language-both = Chinese and English
scale-percent = percent
scale-points = points
scale-elo = Elo rating
measured-by-benchmark = the benchmark’s list
measured-by-maker = its maker
measured-by-third-party = others
measured-by-press = known from the press
stage-angel = Angel round
stage-a = Round A
stage-a1 = Round A1
stage-strategic = Strategic
stage-acquisition = Acquisition
stage-ipo = IPO
round-status-announced = announced
round-status-reported = reported
role-named = named
role-shown = shown
role-tested = opened to invited users
role-opened-to-public = opened to the public
role-opened-weights = weights opened
role-upgraded = upgraded
role-approved = approved
role-built-on = built on
role-compared = compared
corrections-feed = Baimo: corrections
corrections-entry = { $table }: { $name }
field-date = date
field-time = time of day
field-zone = time zone
field-precision = precision of the date
field-confidence = confidence in the date
field-company = company
field-partners = list of partners
field-models = list of models
field-kind = kind
field-scope = reach
field-title = title
field-summary = summary
field-label = short label
field-note = note
field-sources = list of sources
field-name = name
field-short = short name
field-pinyin = pinyin
field-aliases = list of other names
field-country = country
field-listings = list of shares
field-announcement = announcement
field-symbol = share
field-day = session
field-measure = measure
field-percent = printed percentage
field-digits = number of printed decimals
field-bound = sense of the figure
field-figure = figure
field-open = opening move
field-high = high of the day
field-low = low of the day
field-close = closing move
field-basis = price basis
field-limit = state at the price limit
field-who = speaker
field-metric = name of the figure
field-value = figure
field-value-max = upper end of the figure
field-unit = unit
field-statement = statement
field-model = model
field-promised = promise
field-due = due date
field-due-precision = precision of the due date
field-delivered-by = announcement that delivered
field-delivered = day of delivery
field-status = outcome
field-by = party that promised
field-borne-out = match with the promise
field-borne-out-sources = list of sources for that match
field-role = role
field-publisher = publisher
field-url = address
field-published = day of publication
field-language = language
field-exchange = market
field-reason = reason
field-maker = maker
field-task = task
field-scale = scale
field-higher-is-better = direction of the scale
field-benchmark = benchmark
field-applicant = applicant
field-service = service
field-province = province
field-batch = batch
field-version = version
field-weights = access to the weights
field-commercial = commercial use
field-conditions = list of conditions
field-stage = stage
field-amount = amount
field-currency = currency
field-valuation = valuation
field-valuation-currency = currency of the valuation
field-valuation-bound = sense of the valuation
field-investors = list of investors
field-reference = reference model
field-setting = setting
field-subset = part
field-rank = rank
field-measured-by = measurer
field-quantity = quantity
precision-day = the day
precision-month = the month
precision-none = no date
bound-exact = exact
bound-at-least = a lower bound
bound-about = rounded
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
corrected-spec = Size or price
corrected-licence = Licence
corrected-benchmark = Benchmark
corrected-score = Score
corrected-benchmark-dispute = Dispute
corrected-round = Round
corrected-filing = Filing
corrected-model-role = Role of a model
announcement-history = History
announcement-unchanged = Not corrected since it was published.
about-privacy = Privacy
about-privacy-1 = The site sets no cookie, loads nothing from other hosts and runs no analytics. The server’s log holds the address asked for and the answer’s status, to find faults. Choice of colours and theme stays in the browser.
about-accessibility = Accessibility
about-accessibility-1 = Every page works without JavaScript and by keyboard alone. Charts have a sentence that says what they show and a table with their data; up and down never differ by colour only; three palettes, a dark theme and print are built in. The aim is WCAG 2.2, level AA.
about-licence = Licence
about-licence-1 = The record is under CC BY 4.0: use it for anything, name “Baimo, China’s 2023 large-model launches” and the version. The software is under the MIT licence or Apache 2.0, as you like. Titles of sources and printed figures are their publishers’.
data-title = Data
data-lede = Every list of the site as a file, in common formats, with the meaning of each column.
data-version = Version
data-released = Released
data-hash = SHA-256 of the record in canonical form
data-licence = Licence
data-origin = Which record
data-origin-import = One that was put onto this server, which may differ from the one published with the software.
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
data-list-shares = Shares and their year
data-list-sessions = Trading sessions
data-list-closures = Closures
data-list-short-sessions = Shortened sessions
data-list-corrections = Corrections
data-list-specs = Sizes and prices of models
data-list-licences = Licences
data-list-benchmarks = Benchmarks
data-list-scores = Printed scores
data-list-benchmark-disputes = Disputes about benchmarks
data-list-rounds = Money
data-list-filings = Filings
data-list-model-roles = Roles of models in announcements
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

## The API and its manual
data-list-scores-compared = Makers’ scores beside others’
column-type-object = object
key-sort = Order
key-after = Position to go on from
key-limit = Rows of a page
key-window-from = First session of the event window
key-window-to = Last session of the event window
key-est-from = First session of the estimation window
key-est-to = Last session of the estimation window
api-title = API manual
api-lede = Every list a page at a time, single rows, event studies and comparisons, as JSON. No key is needed, and everything is read by GET. Percentages are in percent, days are ISO 8601, what is missing is null.
api-contract = is what this page is made of, for programs;
api-swagger = shows the same to try out, which needs JavaScript.
api-errors = Errors
api-errors-about = An error is application/problem+json (RFC 9457). What a parameter cannot be, a blank value, a second value where one is taken and an unknown parameter are 400, a row that is not there is 404. 429 and 503 say in Retry-After when to ask again.
api-alike-lists = Lists
api-alike-rows = Single rows
api-list = { $v }, a page at a time
api-list-about = Values of one key are alternatives, keys narrow together. The answer counts all rows of the filter and links the next page: follow `next`, or the header Link with rel=next, until there is none.
api-row = { $v }: one row, with what hangs on it
api-row-about = `related` holds the rows of other lists that the row names or that name it, by the name of their list.
api-dataset = Which record is served
api-dataset-about = The version changes with any figure of the record.
api-study = The event study of one announcement on one share
api-study-about = Computed on request under the parameters; without any, the standard study. Returns are in percent, sessions are counted from day 0. The estimation window must end before the event window begins.
api-compare = Several announcements in event time, and their average
api-compare-about = Each announcement counts once, on its company’s primary listing; at most 40. Returns are in percent. Sets below five events have no headline test. Nothing chosen is an empty comparison.
api-subject-dataset = The record
api-subject-compare = Comparisons
api-address = Address
api-example = Example
api-parameter = Parameter
api-parameters = Parameters
api-values = Values
api-many = can be repeated
api-list-of = list of
api-bounds = {" "}from { $low } to { $high }
api-fields = Fields of
api-in-percent = { $v } Percent.

## Models, promises, claims, people
models-firsts = Who was first at each stage
models-firsts-lede = By the day of the announcement, for approvals that of the filing. Ties share a rank. Entries dated only by month, press reports and models from abroad are not ranked.
models-rank = .
model-neighbours = Previous and next model
model-all = All models
model-aliases = Also called
model-pinyin = Pinyin
model-claims = Figures stated for this model
model-claims-other = Other figures in the same announcements
model-role = ({ $v })
model-siblings = Other models of { $v }
model-lede = { $kind } of { $company }.
model-lede-none = No announcement in the record names it.
model-lede-once = Named in one announcement: { $v }.
model-lede-span = { $n } announcements name it, from { $span }.
model-lede-day = { $n } announcements name it, all of { $v }.
claim-undated = date not known
claim-as-told = as told on { $v }
people-said = Said or did
people-more = see all
person-neighbours = Previous and next person
person-all = All people
person-role = { $v } (role in 2023)
person-stated =
    { $n ->
        [one] One figure that this person stated
       *[other] { $n } figures that this person stated
    }
person-named =
    { $n ->
        [one] One announcement names this person
       *[other] { $n } announcements name this person
    }
person-nothing = No announcement or figure in the record names this person; the sources below do.
person-colleagues = Other people of { $v }
slips-headline = { $kept } of the { $dated } dates that makers set themselves were met
slips-headline-all = { $n ->
    [one] The one date that a maker set itself was met
   *[other] All { $n } dates that makers set themselves were met
}
slips-headline-none = No date that a maker set itself came within the year
slips-subtitle = Hollow: the day of the promise. Bar: the day, month or half-year it was due. Solid: the day it was delivered. Thick line: the delay. Dotted: only the month is known.
slips-key = What the marks stand for
slips-key-made = promised
slips-key-due = day, month or half-year when due
slips-key-kept = delivered
slips-key-over = delay
slips-key-month = only the month is known
slips-worst = The longest delay of a date that a maker set itself was { $days } days ({ $what }).
slips-borne-out = Dates apart, of { $n } promises that makers made, { $yes } were delivered as promised, { $partly } in part and { $no } not as promised; of { $unknown } the record does not say.
slips-by-press = { $v } (press)
slips-made = Promised { $v }
slips-kept = Delivered { $v }
slip-none = on time
slip-undated = no date set
slip-undated-open = no date set, not delivered in the record
slip-open = not delivered in the record
slip-unmet = not met
slip-late = { $n ->
    [one] 1 day late
   *[other] { $n } days late
}
slip-early = { $n ->
    [one] 1 day early
   *[other] { $n } days early
}
moves-col-basis = Series
basis-quoted = quoted prices
basis-dividend-adjusted = dividend-adjusted
basis-forward-adjusted = forward-adjusted
basis-index = index
company-primary = ; main listing here
## Search
search-title = Search
search-title-for = Search: { $v }
search-lede = Type a name, a ticker or words: Chinese or English, in characters, in pinyin or by initials. Companies, models, people, announcements, claims, promises, sources, dates, benchmarks, licences, filings and funding are searched at once.
search-found = { $n ->
    [one] One hit
   *[other] { $n } hits
} for “{ $v }”.
search-none = The record has nothing for “{ $v }”.
search-no-words = There is no word in “{ $v }” to look for: type letters, digits or Chinese characters.
search-near = Did you mean
search-ways = What you can type
search-ways-text = Words may come in any order and all must occur; a Chinese word or a name with a hyphen is taken as written; the last Latin word may be a beginning.
search-heading = { $kind } ({ $n })
search-kind-date = Dates
search-kind-company = Companies and institutions
search-kind-model = Models and products
search-kind-person = People
search-kind-reaction = Reactions of shares
search-kind-announcement = Announcements
search-kind-claim = Claims
search-kind-promise = Promises
search-kind-source = Sources
search-kind-one-company = company or institution
search-kind-one-model = model or product
search-kind-one-person = person
search-year = { $v }: the year
search-reactions = { $n ->
    [one] 1 reaction
   *[other] { $n } reactions
}
search-all-company = All { $v } in the list of companies
search-all-model = All { $v } in the list of models
search-all-person = All { $v } in the list of people
search-all-announcement = All { $v } on the timeline
search-all-claim = All { $v } in the list of claims
search-all-promise = All { $v } in the list of promises
search-all-source = All { $v } in the list of sources
opensearch-description = China’s 2023 large-model launches: companies, models, people, announcements, sources and dates, by name, pinyin or ticker

## The bundle and other whole files
bundle-site = Website
bundle-files = datapackage.json describes the tables for Frictionless, csv-metadata.json for CSVW; SHA256SUMS holds the checksums, CITATION.cff how to cite.
data-whole = The whole record
data-size = {" "}({ $v } MB)
data-zip = All tables as CSV with README in both languages, Frictionless and CSVW metadata, checksums and CITATION.cff; the same bytes for one version.
data-sqlite = The same tables as a SQLite file, for Datasette and the like.
data-api = Lists by page, single rows with what belongs to them, event studies with your own parameters.
data-eventstudytools = What EventStudyTools takes; levels compounded from moves, 100 at the start.
data-r-events = The event list of the R package eventstudies.
## Server

og-locale = en_GB
record-named = { $day } { $year } ({ $hash })
picture-table = Table
picture-how = How to read it
embed-summary = Embed this chart
embed-note = The chart follows the record: when a figure is corrected, it changes too. These parameters change its look:
embed-light = light
embed-dark = dark
embed-narrow = 360 px wide

data-recipes = In other programs
data-recipes-note = Every list takes the same filter in every format. The lines below are run against each build, except those for Power Query, which only Excel can run.

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

# Sizes, licences, money, filings, scores
nav-benchmarks = Benchmarks
nav-scores = Scores
nav-licences = Licences
nav-filings = Filings
nav-money = Money
year-alone = { $v }
number-trillion = { $v } trillion
number-billion = { $v } billion
number-million = { $v } million
head-from = From
head-licence = Licence
head-conditions = Conditions
head-service = Service
head-filed = Filed
head-waited = Days since first shown
head-province = Province
head-amount = Amount
head-valuation = Valuation
head-investors = Investors
head-measured = Measured
head-score = Score
head-rank = Rank as printed
head-maker = Maker
head-asked = What is asked
head-scores = Scores
licences-title = Licences
licences-lede = { $n } licence terms: what makers let others do with the weights of their models, and since when. Terms that changed have a row each.
licences-caption = Licences of models through time
licences-headline = { $free } of { $n } open releases allowed commercial use from the first day, { $conditions } more with conditions
licences-subtitle = First terms of each model and version whose weights could be downloaded in 2023, by day; in mid-month where only the month is known. One mark per release; each links to its model.
licences-reading = Of { $n } open releases { $no } ruled out commercial use at first; of { $unknown } the terms are not known.
licences-unchanged = No terms were loosened or tightened later.
licences-loosened = Later the terms of { $v } were loosened.
licences-tightened = Later the terms of { $v } were tightened.
licences-changed = Later the terms of { $loosened } were loosened and those of { $tightened } tightened.
licences-mark = { $name }, { $day }: { $use }
licence-none = no licence: weights not given out
licence-loosened = loosened
licence-tightened = tightened
commercial-use-yes = commercial use allowed
commercial-use-with-conditions = commercial use with conditions
commercial-use-no = no commercial use
commercial-use-unknown = commercial use not known
filings-title = Filings
filings-lede = { $n } public services that completed their filing under the interim measures in 2023, according to later public lists.
filings-caption = Services and the days of their filings
filings-headline = { $first ->
        [one] One service was
       *[other] { $first } services were
    } filed on the first day, { $day }; { $n } by the end of the year are on record
filings-headline-months = { $n } services were filed
filings-subtitle = Services by the day of their filing on the public list, in mid-month where only the month is known; companies may have announced it some days later. Each mark links to its row.
filings-reading = From the first unveiling or invited test to the filing { $n ->
        [one] one service
        [2] two services
        [3] three services
        [4] four services
        [5] five services
        [6] six services
        [7] seven services
        [8] eight services
        [9] nine services
       *[other] { $n } services
    } waited { $least } to { $most } days, the median { $median }.
filings-reading-none = The record has the days of both unveiling and filing for none of them.
filings-batch-first = first batch
filings-batch-second = second batch
filings-batch-none = batch not reported
filings-mark = { $name } ({ $company }), { $day }
filing-no-model = no model on record stands for it
filing-no-days = not known
filing-no-province = not named
batch-1 = first batch
batch-2 = second batch
province-beijing = Beijing
province-shanghai = Shanghai
province-guangdong = Guangdong
province-zhejiang = Zhejiang
province-jiangsu = Jiangsu
province-anhui = Anhui
province-guizhou = Guizhou
province-sichuan = Sichuan
province-fujian = Fujian
province-shandong = Shandong
province-hubei = Hubei
province-hunan = Hunan
province-chongqing = Chongqing
province-tianjin = Tianjin
money-title = Money
money-lede = { $n } funding rounds, purchases and share sales of makers of models and chips in 2023. Sums stay in the currency in which they were given.
money-caption = Rounds, purchases and share sales with sums, investors and who says so
money-headline = { $parts } of { $companies ->
        [one] one company
       *[other] { $companies } companies
    }, { $sums } with a sum on record
money-rounds = { $n ->
    [one] 1 round
   *[other] { $n } rounds
}
money-purchases = { $n ->
    [one] 1 purchase
   *[other] { $n } purchases
}
money-sales = { $n ->
    [one] 1 share sale
   *[other] { $n } share sales
}
money-subtitle = Rounds, purchases and share sales by day, in mid-month where only the month is known; filled where a party to it announced it, hollow where others reported it. Each mark links to its row.
money-reading = Largest in each currency: { $v }. Sums of different currencies are not added up.
money-reading-none = No sum is on record.
money-largest = { $company } with { $sum }
money-mark = { $company }, { $day }: { $sum }, { $status }
money-not-known = not known
money-no-investors = not stated
stage-none = not stated
sum-cny = { $v } yuan
sum-usd = { $v } US dollars
sum-hkd = { $v } Hong Kong dollars
scores-title = Scores
scores-lede = { $n } scores as tables and reports printed them, each with who measured it. None was measured by us; scores compare only within one benchmark, setting, part, day and source.
scores-caption = Printed scores and who measured them
score-no-rank = unranked
score-no-setting = setting not stated
benchmarks-title = Benchmarks
benchmarks-lede = { $n } benchmarks and rankings by which the models of 2023 were measured: what each asks, who made it, and what keeps its figures from being compared.
benchmarks-caption = Benchmarks and how often their scores were printed
benchmark-counts = { $models ->
        [one] one model
       *[other] { $models } models
    }, { $days ->
        [one] one day
       *[other] { $days } days
    }
filing-waited = { $n ->
    [one] one day
   *[other] { $n } days
}
head-model = Model
head-parameters = Parameters
head-context = Context
head-version = Version
head-terms = Terms
head-applicant = Applicant
filter-parameters-from = Parameters from
filter-parameters-to = Parameters up to
size-not-stated = not stated
size-not-on-record = not on record
commercial-no-weights = no weights
size-parameters = { $v }
size-of-parameters = { $v } parameters
size-tokens = { $v } tokens
size-characters = { $v } characters
sizes-weights-open = open weights
sizes-weights-on-request = weights on request
sizes-weights-closed = closed
sizes-no-licence = no licence on record
sizes-headline-late = Large open models came late: { $late } of the { $n } sizes of 30 billion or more appeared after August
sizes-headline = { $open } of the { $n } sizes on record are of open models, and half of those are of { $median } parameters or less
sizes-headline-none = { $n } sizes on record, none of them of an open model
sizes-subtitle = Parameters of each model or size by the day of its release, log scale.
sizes-grew = The largest open model on record grew from { $from } ({ $first }, { $began }) to { $to } ({ $last }, { $ended }).
sizes-mark = { $name }: { $size } ({ $status }), { $day }, { $weights }
sizes-reading = { $n } sizes are drawn: { $open } of open models, { $request } with weights on request, { $closed } closed, { $unknown } without a licence on record. { $out ->
        [0] None is left out.
        [one] One known by year alone, or later than 2023, is left out.
       *[other] { $out } known by year alone, or later than 2023, are left out.
    }
sizes-before = before 2023
sizes-gpt-3 = , 2020: 175 billion
model-sizes = Size
model-prices = List prices
model-licences = Licence through time
model-filings = Filing
model-scores = Scores in short
model-scores-read = For each benchmark, the highest figure that each measurer printed for the whole of it. None was measured by us, and figures of different settings do not compare.
model-scores-best = Highest figure of each measurer
model-scores-all = All
model-scores-count = { $n ->
    [one] 1 score
   *[other] { $n } scores
} on { $of ->
    [one] 1 benchmark
   *[other] { $of } benchmarks
}
fact-of-version = { $key }, { $value }
fact-exact = { $v }
fact-at-least = at least { $v }
fact-about = about { $v }
fact-terms = { $weights }, { $use }
column-model-weights = Whether the weights could be had at the end of 2023: of its versions the freest.
column-model-commercial = Whether the weights might then be used commercially: of its versions the freest.
column-model-parameters = Its size, or its smallest.
column-model-parameters-max = Its largest size, where it has several.
column-model-context-tokens = The longest text it takes in, in tokens.
fact-filed-after = { $n ->
    [one] filed one day after it was first shown
   *[other] filed { $n } days after it was first shown
}
## A share
shares-title = Shares
shares-caption = Shares and their year
shares-how = The line shows { $v }, solid the share, dashed its benchmark, from the same start. The year’s figure compounds the closing moves of all its sessions; the benchmark’s covers the same sessions.
shares-year = The year
shares-lede = { $better } of { $n } shares with prices ended { $year } ahead of their benchmarks; the median share returned { $median }.
shares-lede-one = One share has prices; over { $year } it returned { $median }.
shares-lede-none = The record has no prices of these shares.
nav-shares = Shares
share-no-series = The record has no price series of this share, so nothing is computed.
share-no-reaction = No announcement in the record has a session of this share.
share-lede = Over { $year } the share returned { $change }, the { $index } { $beside }.
share-lede-alone = Over { $year } it returned { $change }.
share-lede-late = Its first session in the record is that of { $from }. From there to the end of { $year } it returned { $change }, the { $index } over the same sessions { $beside }.
share-lede-late-alone = Its first session in the record is that of { $from }. From there to the end of { $year } it returned { $change }.
share-lede-car = { $n ->
    [one] For the one announcement of its company that could be studied, the abnormal return of days 0 to +1 was { $car }.
   *[other] Over the { $n } announcements of its company that could be studied, the median abnormal return of days 0 to +1 was { $car }.
  }
share-how = The year’s figure compounds the closing moves of all { $n } sessions from { $first } to { $last }, each against the close before. Dividends are in it only where the series is adjusted for them.
share-sessions = { $n ->
    [one] one session
   *[other] { $n } sessions
  }
share-return = 2023
share-return-late = Since { $v }
share-market = Market
share-benchmark = Benchmark over the same sessions
share-up = Largest rise
share-down = Largest fall
share-car = Median abnormal return, days 0 to +1
share-studied = { $n ->
    [one] one announcement
   *[other] { $n } announcements
  }
share-none = none
share-no-car = none could be studied
share-page = Its year
share-board = Board
share-limit = Daily limit
share-currency = Currency
share-benchmark-name = Benchmark
share-others = Other shares
share-held = Benchmark of
share-csv = All session moves as CSV
share-reactions = { $n ->
    [0] Reactions
    [one] One reaction
   *[other] { $n } reactions
  }
share-reactions-caption = Announcements and the first session in which this share could react
share-to-reaction = day not known
share-days = Largest moves
share-days-about = The five highest and the five lowest closing moves of the year, and what on record could first move the share on that day. Beside does not mean because of.
share-days-of-index = The five highest and the five lowest closing moves of the year.
share-rises = Rises
share-falls = Falls
share-index = Benchmark
share-news = On record for that session
share-no-news = nothing
share-limit-heading = Days at the limit
share-limit-days = The daily limit is { $limit }%. In 2023 the share closed at the upper limit on { $up ->
    [0] no day
    [one] one day
   *[other] { $up } days
  }, at the lower limit on { $down ->
    [0] none
    [one] one
   *[other] { $down }
  }, and touched a limit without closing there on { $touched ->
    [0] none
    [one] one
   *[other] { $touched }
  }.
company-year-title-alone = { $name } ({ $symbol }), { $year }

## What a source said
said-heading = Everything it said, in order of date
said-about = Announcements, printed share moves, claims and promises that rest on this source, with what came of each. Claims and promises stand on the day of their announcement.
said-undated = Claims without a day
said-alone = this source alone
said-alone-confidence = this source alone; date: { $v }
said-sources = { $n } sources
said-other = { $figure } ({ $who })
said-claim = { $metric }: { $figure }
said-printed = { $symbol }, { $measure }: { $printed }
said-checked = { $verdict }: { $figure } in the exchange record
report-headline = What came of what it said
report-headline-printed = { $agree ->
    [0] None
   *[other] { $agree }
} of the { $n } share moves it printed agree with the exchange record
report-headline-printed-all = All { $n } share moves it printed agree with the exchange record
report-headline-promises = { $kept ->
    [0] None
   *[other] { $kept }
} of the { $n } promises of makers it reported whose outcome is known were kept on time
report-headline-promises-all = All { $n } promises of makers it reported whose outcome is known were kept on time
report-headline-alone = { $alone } of the { $n } announcements here rest on this source alone
report-headline-alone-publisher = { $alone } of the { $n } announcements here rest on this publisher alone
report-promises = { $n ->
    [one] One promise
   *[other] { $n } promises
}: { $what }.
report-promise-kept = { $n } kept on time
report-promise-late = { $n } kept late
report-promise-early = { $n } kept early
report-promise-unmet = { $n } not kept
report-promise-unknown = { $n } whose outcome the record does not have
report-content = What came: { $v }.
report-content-yes = { $n } as promised
report-content-partly = { $n } in part
report-content-no = { $n } something else
report-press = { $n ->
    [one] One of them was expected by the press, not promised.
   *[other] { $n } of them were expected by the press, not promised.
}
report-alone = On this source alone rest { $v }.
report-alone-publisher = On this publisher alone rest { $v }.
report-alone-none = Nothing of it rests on this source alone.
report-alone-none-publisher = Nothing of it rests on this publisher alone.
report-of-publisher = { $n ->
    [one] On its one source
   *[other] On its { $n } sources
} rest { $what }.
rests-specs = { $n ->
    [one] one size or price
   *[other] { $n } sizes and prices
}
rests-licences = { $n ->
    [one] one licence
   *[other] { $n } licences
}
rests-benchmarks = { $n ->
    [one] one benchmark
   *[other] { $n } benchmarks
}
rests-scores = { $n ->
    [one] one score
   *[other] { $n } scores
}
rests-disputes = { $n ->
    [one] one dispute
   *[other] { $n } disputes
}
rests-rounds = { $n ->
    [one] one round
   *[other] { $n } rounds
}
rests-filings = { $n ->
    [one] one filing
   *[other] { $n } filings
}
rests-show = Show them by their ids
model-score-by = { $by }, { $setting }, { $day }
model-dispute = { $day }, { $who }: { $statement }
company-rounds = Money

# Makers' scores beside others', and the pages of benchmarks.
nav-compared = Makers against others
compared-title = Makers against others
compared-lede = { $n ->
    [0] No maker’s figure here has one of others beside it.
    [one] One figure that a maker printed for its own model has another beside it, which somebody else printed for the same benchmark, model, version and part.
   *[other] { $n } pairs of a figure that a maker printed for its own model and one that somebody else printed for the same benchmark, model, version and part.
}
compared-caption = What makers printed, and what others printed for the same
head-maker-figure = Maker
head-other-figure = Others
head-difference = Difference
head-settings = Setting
score-verdict-differs = differs
score-verdict-near = near
score-verdict-same = the same
score-verdict-not-comparable = not comparable
score-verdict-long-differs = differs by more than a point
score-verdict-long-near = within a point
score-verdict-long-same = the same to 0.05
score-verdict-long-not-comparable = settings differ, not comparable
pair-settings = { $maker } against { $other }
pair-one-setting = { $v }; the other not stated
pair-setting-missing = one setting is not stated
pair-own-earlier = the other figure is the maker’s own of an earlier day
semicolon = ;{" "}
dumbbells-headline = { $differs ->
    [0] None of the { $n } pairs differs by more than a point
    [one] One of { $n } pairs differs by more than a point
   *[other] { $differs } of { $n } pairs differ by more than a point
}
dumbbells-headline-version = , more than half of them for one version, { $v }
dumbbells-subtitle = The line at zero is what others printed; the mark at the other end is the maker’s figure, to the right where it is higher.
dumbbells-sides = Counted once each, { $n ->
        [one] the one pair of figures that differs lies
       *[other] the { $n } pairs of figures that differ lie
    } { $right } to the right and { $left } to the left.
dumbbells-comparable = Comparable
dumbbells-comparable-n = { $n ->
    [one] One pair that differs or is near
   *[other] { $n } pairs that differ or are near
}, in { $rows ->
    [one] one row
   *[other] { $rows } rows
}
dumbbells-apart = Not comparable
dumbbells-apart-n = { $n ->
    [one] One pair whose settings differ
   *[other] { $n } pairs whose settings differ
}, in { $rows ->
    [one] one row
   *[other] { $rows } rows
}: the gap says nothing about either side
dumbbells-head = Version, benchmark
dumbbells-head-figures = maker / others
dumbbells-other-third-party = what another maker or institute printed
dumbbells-other-benchmark = the benchmark’s list
dumbbells-other-press = known from the press
dumbbells-title = { $version }, { $benchmark }: maker { $maker } ({ $day }), { $by } { $other } ({ $printed }); { $verdict }
dumbbells-same = { $n ->
    [0] No pair is the same to 0.05 points.
    [one] One pair is the same to 0.05 points and not drawn: most likely one figure is taken from the other, and a restated figure is no second measurement.
   *[other] { $n } pairs are the same to 0.05 points and not drawn: most likely one figure is taken from the other, and a restated figure is no second measurement.
}
dumbbells-own = { $n ->
    [one] In one of the pairs that differ
   *[other] In { $n } of the pairs that differ
} the other figure is one that the maker itself had printed before: an old figure, no contradiction.
dumbbells-equal = { $n ->
    [one] One pair of different settings with equal figures is not drawn either.
   *[other] { $n } pairs of different settings with equal figures are not drawn either.
}
scores-range = { $from } to { $to }
scores-on-day = on { $v }
scores-in-month = in { $v }
scores-headline-rose = The best printed figure rose from { $from } to { $to }
scores-headline-best = The best printed figure is { $v }
scores-headline-apart = { $n ->
    [one] One figure
   *[other] { $n } figures
} that make no series: tables of different days or makers do not compare
scores-headline-below = No model of this record was printed above the highest figure of GPT-4
scores-headline-maker = { $model }’s maker printed the first figure above GPT-4’s, { $when }
scores-headline-others = { $by ->
    [benchmark] The benchmark’s list had
    [press] The press had
   *[other] A third party printed
} the first figure above GPT-4’s, { $when }
scores-headline-later = { $n ->
    [one] ; a maker did a day later
   *[other] ; a maker did { $n } days later
}
scores-headline-after = ; a maker did later
scores-headline-no-maker = ; no maker has printed one
scores-subtitle = Figure for the whole benchmark by the day on which it was printed; the line is the best of the record’s models so far.
scores-subtitle-apart = Figure for the whole benchmark by the day on which it was printed. No line joins the best: marks of different tables do not compare.
scores-bands = Bands: what was printed for { $v }.
scores-band = { $reference } ({ $range }, { $n ->
    [one] one figure
   *[other] { $n } figures
})
scores-reading = { $n ->
    [one] One figure
   *[other] { $n } figures
} of { $models ->
    [one] one model
   *[other] { $models } models
}.
scores-reading-best = The best rose from { $from } ({ $first }, { $began }) to { $to } ({ $last }, { $ended }); { $own } of the { $n } best figures are their makers’ own.
scores-reading-settings = Figures of different settings stand here on one scale, never in one rank.
scores-reading-months = Dotted: only the month is known; such a figure counts at the month’s end.
scores-restated = the maker’s figure, printed by others
scores-experiment = trained on the test’s form, not counted
scores-no-setting = setting not stated
scores-mark = { $version } { $value }: { $by }, { $setting }, { $day }
past-title = First past a mark
past-read = The first printed figure of a model of this record above the lowest and above the highest figure that any table prints for ChatGPT and for GPT-4.
past-mark = Mark
past-first = First of all
past-maker = First of the makers’ own
past-others = First measured by others
past-none = none on record
past-lowest = { $v }, lowest printed
past-highest = { $v }, highest printed
past-only = { $v }, as printed
past-about = { $day }; { $by }, { $setting }
past-all = First printed above ChatGPT and GPT-4
past-all-read = For each benchmark the first printed figure of a model of this record above the lowest and above the highest figure that any table prints for the two. Benchmarks whose tables do not compare over time are left out.
past-more = { $n ->
    [one] and one more above it that day
   *[other] and { $n } more above it that day
}
benchmark-title = { $v }: scores by day, and who measured
benchmark-lede = { $task } Made by { $maker }; first published { $day }.
benchmark-caveat = What not to read into it
benchmark-caveat-settings = Settings differ, and the same model has different figures in different settings. Of the figures drawn above: { $v }.
benchmark-caveat-restated = A table may print another’s figure instead of a run of its own; that is no second measurement. Between models of different tables a point or two means nothing.
benchmark-doubts = { $n ->
    [one] One doubt put in writing
   *[other] { $n } doubts put in writing
}
benchmark-doubts-read = What users, teams and makers wrote about scores, lists and test data. None is judged by us.
league-title = Tables of { $v }
league-none = No table for this choice
league-days = Day
league-parts = Part of the benchmark
league-by = Who measured
league-whole = the whole
league-setting = Setting: { $v }.
league-no-setting = Setting not stated.
league-measured = Measured by: { $v }. Source:
league-rank = Rank here
league-note = Note
league-reference = for comparison
league-all = All figures of this benchmark
column-maker-score = Id of the maker’s score.
column-other-score = Id of the other score.
column-pair-model = Slug of the model.
column-pair-company = Slug of the company that made the model.
column-maker-value = What the maker printed.
column-maker-setting = The setting that the maker printed.
column-maker-day = Day or month of the maker’s table.
column-other-value = What was printed by somebody else.
column-other-setting = The setting printed there.
column-other-day = Day or month of that table.
column-pair-measured-by = Who measured the other figure.
column-pair-difference = The maker’s figure minus the other, in the benchmark’s points.
column-pair-verdict = What that comes to: differs by more than a point, near, the same to 0.05, or not comparable, since settings differ.
column-own-earlier = Whether the maker itself had printed the other figure on an earlier day.
column-pair-sources = Ids of the sources of both.
past-not-printed = not printed
method-of-scores = Scores: makers’ figures against others’
method-scores-1 = A score is what somebody printed: which benchmark, which version, which part, under which setting, on which day, and who measured it. It is taken over as it stands, never averaged, converted or corrected. The same model has different figures in different settings (how many examples were shown, whether it could reason first), so figures of different settings stand on one chart and never in one rank.
method-scores-2 = A pair is a maker’s figure and a figure that somebody else printed for the same benchmark, model, version and part. Where both print a setting and the settings differ (“zero-shot” and “0-shot” are one), the two are not comparable, whatever their gap. Otherwise they are the same to 0.05 points, near to one point, or differ. Figures that are the same are most likely one figure restated, and a restated figure is no second measurement.
method-scores-3 = The best so far is the highest figure printed until then for a model of this record and a whole benchmark; a figure known by month counts at the month’s end, and one of a model trained on the test’s form is shown and not counted. What tables print for ChatGPT and GPT-4 differs, so a mark is a range: the first past it is told for its lowest and for its highest figure.
method-scores-example = Worked example, the pair that differs most: for { $version } on { $benchmark } the maker printed { $maker } ({ $maker-setting }, { $maker-day }) and somebody else { $other } ({ $other-setting }, { $other-day }). { $maker } minus { $other } is { $difference }: { $verdict }.
method-of-sizes = Sizes
method-sizes-1 = A size is the number of parameters that somebody stated for a model, or for one size of a family, on a day, with who says so. Nothing is worked out from anything else: a model whose size nobody stated has none. The chart of sizes has a logarithmic scale, on which each solid line is ten times the one below, and its marks tell whether the weights could be had by everybody, on request, or not at all.
method-of-promises = Promises
method-promises-1 = A promise is a sentence about what will come. It is due on the last day of the day, month or half-year that it names; what came is an announcement of this record. Days early and days late are both counted from that last day; any day of the month or half-year named is on time, what came early counts as on time too, and a promise without a date can be delivered but never late. Whether what came was what had been promised is a second question, with a reason and sources of its own. What the press expected or a public body announced is shown, and not counted among the promises of makers.
search-kind-benchmark = Benchmarks
search-kind-doubt = Doubts about benchmarks
search-kind-licence = Licences
search-kind-filing = Filings
search-kind-round = Money
search-all-rows = All { $n } in their list
side-title = Models side by side
side-lede-none = Choose two to six models: their sizes, contexts, licences through time, prices, filings, the day of each stage, and their scores with who measured them.
side-lede = Sizes, contexts, licences through time, prices, filings, the day of each stage, and scores with who measured them. What is blank is not on record.
side-field = { $n }.
side-example = For example { $v }
side-caption = What is on record of each
side-what = On record
side-without = leave out
side-nothing = not on record
side-fact = { $name }: { $value }
side-fact-about = { $by }, { $day }
company-score-by = { $version }; { $by }
scores-reading-highest = Highest of a maker’s own: { $own } ({ $maker }); highest measured by others: { $other } ({ $version }).
finding-scores-more = Scores by day, and who measured
finding-pairs-body = { $same } are the same to 0.05 points, most likely one figure restated; { $near } lie within a point; { $apart } do not compare, since their settings differ.
finding-pairs-more = Pair by pair
company-ways = More of this company
company-way-timeline = { $n ->
    [one] Its announcement on the timeline
   *[other] Its { $n } announcements on the timeline
}
company-way-reactions = Its reactions
company-way-compare = Compare with { $v }
company-way-feed = Atom feed
