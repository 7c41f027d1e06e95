-- Timeline pages that nobody asked for before: a filter of its own for nearly each request, and an
-- unknown key, which keeps an answer out of the store of finished ones.
local kinds = { "teaser", "unveiling", "upgrade", "integration", "open-source", "funding", "statement" }
local sure = { "high", "medium", "low" }
local n = 0
function request()
  n = n + 1
  local day = n * 7 % 178
  local path = string.format("/?kind=%s&confidence=%s&from=2023-%02d-%02d&to=2023-%02d-%02d&cold=%d",
    kinds[n % 7 + 1], sure[n % 3 + 1], math.floor(day / 28) + 1, day % 28 + 1, n % 5 + 8, n % 29 + 1, n)
  return wrk.format("GET", path)
end
