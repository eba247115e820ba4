# SPDX-License-Identifier: EUPL-1.2
"""Writes a file again with all its mutants inside, one of which is chosen when the program runs."""
from .points import Point

HEADER = b'#include "mutants/chosen.h"\n'


def number(points: list[Point], first: int) -> int:
    """Gives each mutant its number, and returns the next one."""
    for point in points:
        for mutant in point.mutants:
            mutant.id = first
            first += 1
    return first


def write(source: bytes, points: list[Point]) -> bytes:
    """`points` in the order of Finder.find: an outer one before those that it holds."""
    def text(begin: int, end: int, inside: list[Point]) -> str:
        parts, at = [], begin
        rest = list(inside)
        while rest:
            point = rest.pop(0)
            if point.begin < at or point.end > end:
                raise ValueError(f"points that cross, line {point.line}")
            held = []
            while rest and rest[0].begin < point.end:
                held.append(rest.pop(0))
            parts.append(source[at:point.begin].decode("utf-8"))
            slots = [text(slot[0], slot[1], [one for one in held if slot[0] <= one.begin and one.end <= slot[1]])
                     for slot in point.slots]
            parts.append(point.write([mutant.id for mutant in point.mutants], slots))
            at = point.end
        parts.append(source[at:end].decode("utf-8"))
        return "".join(parts)
    return HEADER + text(0, len(source), points).encode("utf-8")
