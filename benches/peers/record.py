#!/usr/bin/env python3
"""Writes a synthetic record of any size that passes `baimo check`: python3 record.py OUT N M.

N announcements of 400 companies (a company for each 250 of them where that is more), a quarter of
them listed, and about M session moves of Shanghai shares and the CSI 300. Sources, closures and the
sessions of 2023 are those of data/. The same arguments give the same bytes. Nothing in it happened;
it is for measuring only.
"""

import datetime
import random
import shutil
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"
KINDS = ["teaser", "unveiling", "invited-test", "public-release", "upgrade", "integration",
         "open-source", "funding", "founding", "dispute", "statement"]
COMPANY_KINDS = ["big-tech", "ai-company", "startup", "research-institute", "other"]
MODEL_KINDS = ["chat-assistant", "language-model", "multimodal-model", "domain-model", "product"]
EN = ("model assistant release test update partner open weights context tokens speech vision medical "
      "finance office education benchmark tuning inference cluster chips licence filing users trial "
      "multimodal agents retrieval coding translation").split()
ZH = ("上线 发布 大模型 多模态 融资 开源 评测 备案 升级 合作 智能 语音 视觉 推理 训练 医疗 金融 教育 法律 "
      "办公 算力 芯片 数据 参数 助手 对话 搜索 翻译 编程 行业 内测 公测").split()
SESSIONS = 4000  # the most sessions a share has: sixteen years
QUIET = "# None in a synthetic record.\n"


def quoted(items):
    return "[" + ", ".join(f'"{item}"' for item in items) + "]"


def table(name, **fields):
    lines = [f"\n[[{name}]]\n"]
    for key, value in fields.items():
        value = quoted(value) if isinstance(value, list) else f'"{value}"'
        lines.append(f"{key} = {value}\n")
    return "".join(lines)


def sessions_of_2023():
    rows = [line.split(",") for line in (DATA / "sessions.csv").read_text().split()[1:]]
    by_market = {}
    for market, day in rows:
        by_market.setdefault(market, []).append(day)
    return by_market


def earlier(first, count):
    """Weekdays before a day, ascending."""
    day, found = datetime.date.fromisoformat(first), []
    while len(found) < count:
        day -= datetime.timedelta(days=1)
        if day.weekday() < 5:
            found.append(day.isoformat())
    return found[::-1]


def companies(pick, acting, listed, sources):
    """Acting companies, a quarter of them listed, and as many listed ones more as wanted."""
    rows, symbols = [QUIET.replace("None in a", "Companies of a")], []
    for n in range(max(acting, listed + acting - acting // 4)):
        has_shares = n % 4 == 0 or n >= acting
        listings = "[]"
        if has_shares and len(symbols) < listed:
            symbols.append(f"{600000 + n}.SS")
            listings = (f'[\n  {{ symbol = "{symbols[-1]}", exchange = "SSE", board = "Main", '
                        f'currency = "CNY", primary = true, benchmark = "000300.SS" }},\n]')
        text = table("company", slug=f"c{n:05}", name_en=f"Company {n}", name_zh=f"公司{n}号",
                     short_en=f"Company {n}", short_zh=f"公司{n}", pinyin=f"gongsi {n} hao",
                     aliases=[], kind=pick.choice(COMPANY_KINDS), listings="@",
                     sources=[pick.choice(sources)])
        rows.append(text.replace('"@"', listings))
    return "".join(rows), symbols


def models(pick, acting, sources):
    rows = [QUIET.replace("None in a", "Models of a")]
    for n in range(acting):
        rows.append(table("model", slug=f"m{n:05}", company=f"c{n:05}", name_en=f"Model {n}",
                          name_zh=f"模型{n}号", pinyin=f"moxing {n} hao", aliases=[],
                          kind=pick.choice(MODEL_KINDS), sources=[pick.choice(sources)]))
    return "".join(rows)


def announcement(pick, n, day, acting, sources):
    month_only = pick.random() < 0.01 and day.endswith("-01")
    company = int(acting * pick.random() ** 2)  # some act far more often than others
    zh = lambda k: "".join(pick.choices(ZH, k=k))
    en = lambda k: " ".join(pick.choices(EN, k=k))
    return table(
        "announcement", id=f"a{n:07}", date=day, time="" if month_only else pick.choice(["", "10:00"]),
        precision="month" if month_only else "day", confidence=pick.choice(["high", "medium", "low"]),
        company=f"c{company:05}", partners=[],
        models=[f"m{company:05}"] if pick.random() < 0.7 else [], kind=pick.choice(KINDS), scope="",
        title_en=f"Company {company} {en(5)}", title_zh=f"公司{company}{zh(5)}",
        summary_en=f"It said {en(28)}.", summary_zh=f"公司表示{zh(30)}。",
        label_en=f"Item {n}", label_zh=f"第{n}条", note_en="", note_zh="",
        sources=pick.sample(sources, 2))


def announcements(out, pick, count, acting, sources):
    first = datetime.date(2023, 1, 1)
    days = sorted(pick.randrange(365) for _ in range(count))
    part, file, month = 0, None, ""
    for n, offset in enumerate(days):
        day = (first + datetime.timedelta(days=offset)).isoformat()
        if day[:7] != month or written >= max(1, count // 1000):
            part = 1 if day[:7] != month else part + 1
            month, written = day[:7], 0
            if file:
                file.close()
            file = (out / "announcements" / f"{month}-{part:02}.toml").open("w")
        file.write(announcement(pick, n, day, acting, sources))
        written += 1
    file.close()


def moves(out, pick, symbols, days):
    """Every share moves on its last sessions; a pool of moves keeps the writing quick."""
    pool = []
    for _ in range(5000):
        low, high = sorted(pick.uniform(-9, 9) for _ in range(2))
        pool.append(f"{pick.uniform(low, high):.3f},{high:.3f},{low:.3f},{pick.uniform(low, high):.3f}")
    with (out / "moves.csv").open("w") as file:
        file.write("symbol,date,open,high,low,close,basis,limit\n")
        for symbol in symbols:
            basis = "index" if symbol == "000300.SS" else "quoted"
            for day, move in zip(days, pick.choices(pool, k=len(days))):
                file.write(f"{symbol},{day},{move},{basis},\n")


def main(out, count, wanted):
    pick = random.Random(20230316)
    out = Path(out)
    (out / "announcements").mkdir(parents=True, exist_ok=True)
    for name in ["sources.toml", "closures.toml", "record.toml"]:
        shutil.copy(DATA / name, out / name)
    for name in ["reactions", "claims", "people", "promises", "corrections"]:
        (out / f"{name}.toml").write_text(QUIET)
    sources = [line.split('"')[1] for line in (DATA / "sources.toml").read_text().splitlines()
               if line.startswith("id = ")]
    per_share = min(SESSIONS, max(500, wanted // 100))
    acting = max(20, min(400, count // 25), count // 250)
    listed = max(1, wanted // per_share - 1)
    calendar = sessions_of_2023()
    own = calendar["XSHG"]
    calendar["XSHG"] = (earlier(own[0], max(0, per_share - len(own))) + own)
    text, symbols = companies(pick, acting, listed, sources)
    (out / "companies.toml").write_text(text)
    (out / "models.toml").write_text(models(pick, acting, sources))
    lines = [f"{market},{day}\n" for market in sorted(calendar) for day in calendar[market]]
    (out / "sessions.csv").write_text("exchange,date\n" + "".join(lines))
    announcements(out, pick, count, acting, sources)
    moves(out, pick, ["000300.SS", *symbols], calendar["XSHG"][-per_share:])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
