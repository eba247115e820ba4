# SPDX-License-Identifier: EUPL-1.2
"""JSON Patch (RFC 6902) and JSON Pointer (RFC 6901), written from the two texts and from nothing of the program: a second
opinion on what `repair` prints."""
import copy


class PatchError(Exception):
    """The patch does not apply to this document."""


def tokens(pointer: str) -> list[str]:
    if pointer and not pointer.startswith("/"):
        raise PatchError(f"{pointer} is no pointer")
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def rank(token: str, last: int) -> int:
    if token == "-":
        return last
    if not token.isascii() or not token.isdigit() or (token.startswith("0") and token != "0") or int(token) > last:
        raise PatchError(f"{token} is no rank up to {last}")
    return int(token)


def parent_of(document, pointer: str):
    *above, last = tokens(pointer)
    for token in above:
        try:
            document = document[rank(token, len(document) - 1)] if isinstance(document, list) else document[token]
        except (KeyError, TypeError, IndexError) as absent:
            raise PatchError(f"nothing stands above {pointer}") from absent
    if not isinstance(document, (dict, list)):
        raise PatchError(f"{pointer} is below a value that holds nothing")
    return document, last


def apply_patch(document, operations: list[dict]):
    """A changed copy. `add`, `remove` and `replace` only."""
    document = copy.deepcopy(document)
    for operation in operations:
        parent, last = parent_of(document, operation["path"])
        if operation["op"] == "add":
            if isinstance(parent, list):
                parent.insert(rank(last, len(parent)), operation["value"])
            else:
                parent[last] = operation["value"]
            continue
        place = rank(last, len(parent) - 1) if isinstance(parent, list) else last
        if isinstance(parent, dict) and last not in parent:
            raise PatchError(f"nothing stands at {operation['path']}")
        if operation["op"] == "remove":
            del parent[place]
        elif operation["op"] == "replace":
            parent[place] = operation["value"]
        else:
            raise PatchError(operation["op"])
    return document
