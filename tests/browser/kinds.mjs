// One address of each kind of page, in both languages.
export const kinds = [
  "/",
  "/?company=baidu&kind=unveiling",
  "/?q=nothing-fits-this",
  "/announcements/baidu-ernie-bot-unveiled",
  "/announcements/baidu-wenku-ernie",
  "/announcements/cac-draft-measures",
  "/companies",
  "/companies/baidu",
  "/companies/baichuan",
  "/models",
  "/models/ernie-bot",
  "/dates",
  "/dates/2023-04",
  "/dates/2023-04-10",
  "/dates/2023-04-08",
  "/reactions",
  "/reactions/reported",
  "/reactions/kunlun-tiangong-3-5-announced/300418.SZ",
  "/reactions/baidu-ernie-bot-unveiled/9888.HK",
  "/compare",
  "/compare?company=baidu&company=kunlun-tech",
  "/promises",
  "/search",
  "/search?q=wxyy",
  "/search?q=baidoo",
  "/claims",
  "/people",
  "/sources",
  "/sources/pedaily-2023-04-ranciyuan",
  "/sources/exchange-calendars-4-13-2",
  "/method",
  "/data",
  "/about",
  "/nothing-here",
  "/?kind=wrong",
];

export const addresses = kinds.flatMap((path) => [path, `/zh${path}`]);

/** A file name for an address. */
export const fileName = (address) => address.slice(1).replace(/[^\w.-]+/g, "_") || "index";
