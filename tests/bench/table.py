# SPDX-License-Identifier: GPL-3.0-or-later
"""The results as tables that people read."""

import statistics

from columns import CROWD, TABLES
from goals import goals


def cell(values, digits):
    """The median of all rounds, with the smallest and the largest."""
    if not values:
        return "–"
    middle = f"{statistics.median(values):.{digits}f}"
    if len(values) == 1:
        return middle
    return f"{middle} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def grid(headings, rows):
    lines = [f"| {' | '.join(headings)} |", "|" + "---|" + "---:|" * (len(headings) - 1)]
    return lines + [f"| {' | '.join(row)} |" for row in rows]


def _row(row, columns):
    if row["missing"]:
        return [f"not installed: {', '.join(row['missing'])}", *[""] * (len(columns) - 1)]
    cells = [cell(row["figures"].get(column.key, []), column.digits) for column in columns]
    if row["problems"] and not any(row["figures"].values()):
        cells[0] = "failed"
    return cells


def markdown(results):
    """All tables; only those columns that were asked for."""
    machine = results["machine"]
    lines = ["# Farlan, compared", ""]
    lines += [f"- {name}: {value}" for name, value in machine.items() if value]
    plan = results["plan"]
    lines += [f"- Rounds: {plan['rounds']}, in each of which everybody has a turn; "
              f"{plan['seconds']} s a transfer",
              "- Cells: the median of all rounds (smallest–largest)", ""]
    for table in TABLES:
        if not set(table.looks) & set(plan["columns"]):
            continue
        columns = [column for column in table.columns
                   if any(column.key in row["figures"] for row in results["rows"].values())]
        if not columns:
            continue
        lines += [f"## {table.title}", "",
                  *grid(["", *(column.heading for column in columns)],
                        [[row["title"], *_row(row, columns)] for row in results["rows"].values()]),
                        ""]
    if results["crowd"]:
        lines += ["## Many clients on one Farlan server, one frame a message", "",
                  *grid(["clients", *(column.heading for column in CROWD)],
                        [[name, *(cell(figures.get(column.key, []), column.digits)
                                  for column in CROWD)]
                         for name, figures in results["crowd"].items()]), ""]
    if rows := goals(results):
        lines += ["## Where Farlan wants to stand", "",
                  *grid(["", "is", "at least", "aim", ""], rows), ""]
    problems = [f"- {row['title']}: {problem}" for row in results["rows"].values()
                for problem in row["problems"]]
    problems += [f"- {problem}" for problem in results["problems"]]
    if problems:
        lines += ["## What did not work", "", *problems, ""]
    return "\n".join(lines)
