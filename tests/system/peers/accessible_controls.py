# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints, as JSON, what a screen reader finds on the desktop: each control of a window that can have the keyboard, with
window, role, name, labels and where it is."""

import json
import sys

import pyatspi

MOST_CONTROLS = 5000  # more are a tree without an end


def labels_of(accessible):
    return [relation.getTarget(at).name for relation in accessible.getRelationSet()
            if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
            for at in range(relation.getNTargets())]


def controls_below(accessible, window, path):
    if not accessible:  # it has gone meanwhile
        return
    states = accessible.getState()
    if not states.contains(pyatspi.STATE_SHOWING):
        return
    role = accessible.getRoleName()
    if states.contains(pyatspi.STATE_FOCUSABLE):
        yield {"window": window, "role": role, "name": accessible.name, "labels": labels_of(accessible),
               "description": accessible.description, "path": path}
    for child in accessible:
        yield from controls_below(child, window, [*path, f"{role} “{accessible.name}”"])


def main():
    found = []
    for program in pyatspi.Registry.getDesktop(0):
        for window in program or ():
            if window and window.name.startswith(sys.argv[1]):
                for control in controls_below(window, window.name, []):
                    found.append(control)
                    assert len(found) < MOST_CONTROLS
    json.dump(found, sys.stdout)


main()
