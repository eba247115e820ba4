# SPDX-License-Identifier: EUPL-1.2
"""A strict reader of calendars (RFC 5545), written from the norm and knowing nothing of the program."""
import re
from datetime import datetime, timezone

REQUIRED = {"VEVENT": {"UID", "DTSTAMP", "DTSTART"}, "VJOURNAL": {"UID", "DTSTAMP"}, "VCALENDAR": {"PRODID", "VERSION"}}
ONCE = {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "TRANSP", "PRODID", "VERSION", "CALSCALE"}
TEXTS = {"UID", "SUMMARY", "DESCRIPTION", "X-WR-CALNAME", "PRODID"}


class Malformed(Exception):
    pass


def demand(truth: bool, what: str):
    if not truth:
        raise Malformed(what)


def content_lines(data: bytes) -> list[str]:
    demand(data.endswith(b"\r\n"), "the last line has no end")
    lines: list[bytes] = []
    for raw in data[:-2].split(b"\r\n"):
        demand(b"\r" not in raw and b"\n" not in raw, f"an end of line that is not CRLF: {raw!r}")
        demand(len(raw) <= 75, f"{len(raw)} bytes in a line: {raw!r}")
        raw.decode("utf-8")  # a character is not cut by the folding
        if raw[:1] in (b" ", b"\t"):
            demand(bool(lines), "the first line goes on nothing")
            lines[-1] += raw[1:]
        else:
            lines.append(raw)
    return [line.decode("utf-8") for line in lines]


def unescaped(value: str) -> str:
    demand(not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), f"a separator that is not escaped: {value!r}")
    demand(not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value), f"a control character: {value!r}")
    out, at = "", 0
    while at < len(value):
        if value[at] == "\\":
            demand(at + 1 < len(value) and value[at + 1] in "\\;,nN", f"an unknown escape: {value!r}")
            out += "\n" if value[at + 1] in "nN" else value[at + 1]
            at += 2
        else:
            out += value[at]
            at += 1
    return out


def instant(value: str) -> datetime:
    demand(bool(re.fullmatch(r"\d{8}T\d{6}Z", value)), f"not an instant in UTC: {value!r}")
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)


def component(name: str, properties: list[tuple[str, str]]) -> dict:
    names = [key for key, _ in properties]
    demand(REQUIRED.get(name, set()) <= set(names), f"{name} lacks {REQUIRED.get(name, set()) - set(names)}")
    for key in ONCE & set(names):
        demand(names.count(key) == 1, f"{name} has {key} several times")
    read = {"component": name}
    for key, value in properties:
        read[key] = instant(value) if key in ("DTSTAMP", "DTSTART", "DTEND") else unescaped(value) if key in TEXTS else value
    return read


def parse(data: bytes) -> tuple[dict, list[dict]]:
    """The properties of the calendar, and its components in order."""
    open_names: list[str] = []
    properties: list[list[tuple[str, str]]] = []
    calendar, components = {}, []
    for line in content_lines(data):
        match = re.fullmatch(r"([A-Z0-9-]+):(.*)", line, re.DOTALL)
        demand(bool(match), f"not a content line: {line!r}")
        name, value = match.groups()
        if name == "BEGIN":
            demand(bool(open_names) == (value != "VCALENDAR"), f"{value} stands in the wrong place")
            demand(not calendar, "something follows the calendar")
            open_names.append(value)
            properties.append([])
        elif name == "END":
            demand(bool(open_names) and open_names.pop() == value, f"{value} ends what it did not begin")
            if open_names:
                components.append(component(value, properties.pop()))
            else:
                calendar = component(value, properties.pop())
        else:
            demand(bool(open_names), "a property outside of the calendar")
            properties[-1].append((name, value))
    demand(bool(calendar), "the calendar does not end")
    demand(calendar["VERSION"] == "2.0", "not version 2.0")
    demand(bool(components), "a calendar holds at least one component")
    uids = [one["UID"] for one in components]
    demand(len(set(uids)) == len(uids), "two components share their UID")
    return calendar, components


def events(data: bytes) -> list[dict]:
    return [one for one in parse(data)[1] if one["component"] == "VEVENT"]
