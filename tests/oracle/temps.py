# SPDX-License-Identifier: EUPL-1.2
"""Working days by a list and a search in it, Easter by the epacts of Lilius, Paris by the zoneinfo of Python."""

import re
from bisect import bisect_right
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
ZONES = ("metropole", "alsace_moselle")
DAY = timedelta(days=1)


def easter(year):
    """The Sunday after the first ecclesiastical full moon of spring: golden number, century, epact."""
    golden = year % 19 + 1
    century = year // 100 + 1
    dropped_leap_years = 3 * century // 4 - 12
    moon_correction = (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - dropped_leap_years - 10
    epact = (11 * golden + 20 + moon_correction - dropped_leap_years) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full_moon = 44 - epact if epact <= 23 else 74 - epact
    return date(year, 3, 1) + (full_moon + 7 - (sunday + full_moon) % 7 - 1) * DAY


def holidays(year, zone):
    days = {date(year, m, d) for m, d in ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))}
    offsets = [1, 39, 50]
    if zone == "alsace_moselle":
        days.add(date(year, 12, 26))
        offsets.append(-2)
    return days | {easter(year) + offset * DAY for offset in offsets}


def holiday_cases():
    for zone in ZONES:
        for year in range(1900, 2200):
            yield "feries", year, zone, " ".join(day.isoformat() for day in sorted(holidays(year, zone)))


def working_day_cases():
    first, last = date(2020, 12, 1), date(2031, 3, 31)
    every_day = [first + i * DAY for i in range((last - first).days + 1)]
    for zone in ZONES:
        closed = set().union(*(holidays(year, zone) for year in range(2020, 2032)))
        worked = [day for day in every_day if day.isoweekday() <= 5 and day not in closed]
        for day in every_day:
            if not 2021 <= day.year <= 2030:
                continue
            after = bisect_right(worked, day)
            for count in (1, 2, 5, 10, 15, 30):
                yield "ouvres", day, count, zone, worked[after + count - 1]
            yield "ouvres", day, 0, zone, day


def utc_text(instant):
    return instant.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def exists(local, fold):
    """A local time that exists comes back unchanged from UTC."""
    aware = local.replace(tzinfo=PARIS, fold=fold)
    return aware.astimezone(timezone.utc).astimezone(PARIS).replace(tzinfo=None, fold=0) == local


def paris_verdict(local):
    first = local.replace(tzinfo=PARIS, fold=0)
    second = local.replace(tzinfo=PARIS, fold=1)
    if first.utcoffset() == second.utcoffset():
        return utc_text(first)
    return "ambigue" if exists(local, 0) else "inexistante"


def paris_cases(chance):
    """Quarters of an hour around every change of clock of a year's last Sundays, and instants drawn anywhere."""
    for year in range(1996, 2200):
        for month in (3, 10):
            change = max(date(year, month, day) for day in range(25, 32) if date(year, month, day).isoweekday() == 7)
            midnight = datetime(change.year, change.month, change.day)
            for minutes in (0, 119, 120, 135, 150, 179, 180, 181, 240):
                local = midnight + timedelta(minutes=minutes)
                yield "paris", local.isoformat(), paris_verdict(local)
    for _ in range(6000):
        local = datetime(1900, 1, 2) + timedelta(seconds=chance.randrange(299 * 365 * 86_400))
        yield "paris", local.isoformat(), paris_verdict(local)


def day_cases(chance):
    for _ in range(6000):
        instant = datetime(1900, 1, 2, tzinfo=timezone.utc) + timedelta(seconds=chance.randrange(299 * 365 * 86_400))
        yield "jour_de_paris", utc_text(instant), instant.astimezone(PARIS).date()


def rfc3339_verdict(text):
    """The grammar by an expression, then the calendar and the arithmetic by the standard library."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))", text, re.ASCII)
    if not match:
        return "refus"
    day, clock, sign, hours, minutes = match.groups()
    try:
        local = datetime.strptime(f"{day} {clock}", "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return "refus"
    if int(hours or 0) > 23 or int(minutes or 0) > 59 or clock.endswith(":60"):
        return "refus"
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    instant = local - offset if sign == "+" else local + offset
    in_range = all(1900 <= moment.year <= 2199 for moment in (local, instant))
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if in_range else "refus"


def rfc3339_cases(chance):
    for _ in range(6000):
        text = (f"{chance.randrange(1898, 2202)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 32):02}"
                f"{chance.choice('TTTTt')}{chance.randrange(25):02}:{chance.randrange(60):02}:{chance.randrange(61):02}"
                f"{chance.choice(['', '', '.5', '.000001', '.'])}"
                f"{chance.choice(['Z', 'z', '+02:00', '-05:30', '+23:59', '-00:00', '+24:00', '', '+0200'])}")
        if chance.random() < 0.2:
            place = chance.randrange(len(text))
            text = text[:place] + chance.choice("0123456789-: TZ") + text[place + 1:]
        yield "rfc3339", text, rfc3339_verdict(text)


def cases(chance):
    yield from holiday_cases()
    yield from working_day_cases()
    yield from paris_cases(chance)
    yield from day_cases(chance)
    yield from rfc3339_cases(chance)
