-- Addresses that no cache holds: a page with a parameter it does not know is made anew each time.
local number = 0
local threads = 0
function setup(thread)
  thread:set("mine", threads)
  threads = threads + 1
end
function request()
  number = number + 1
  return wrk.format("GET", "/?x=" .. mine .. "-" .. number)
end
