#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""An independent recount of keys, days and amounts, written from the standards and not from the C++.

Prints one case a line, `kind;text…;verdict`, then `fin;<number of cases>`; the program `oracle` answers each case with
the product's own rooms and compares. The seed is fixed: two runs print the same cases. Standard library only.
"""

import sys
from random import Random

sys.dont_write_bytecode = True  # before the neighbours are imported: the sources stay clean

import identifiants
import montants
import personnel
import temps

SEED = 20230920


def main():
    chance = Random(SEED)
    count = 0
    for source in (identifiants, personnel, montants, temps):
        for case in source.cases(chance):
            fields = [str(field) for field in case]
            assert all(";" not in field and "\n" not in field for field in fields), fields
            print(";".join(fields))
            count += 1
    print(f"fin;{count}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
