# SPDX-License-Identifier: GPL-3.0-or-later
"""compare: Farlan beside others, on this machine, between two hosts that exist only while it runs.
Writes a table (table.md), a picture (picture.png) and all figures (results.json) into a folder."""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
COMMAND = str(HERE / "compare")
RELEASE = SOURCE / "build/release/bin"
INSIDE = "FARLAN_BENCH_INSIDE"  # is set in the namespaces
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))

import columns  # noqa: E402


def names(text):
    return [name for name in text.split(",") if name]


def count(text):
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is not a number of at least 1")
    return int(text)


def counts(text):
    return [count(each) for each in names(text)]


def refuse(parser, what, unknown, known):
    parser.error(f"there is no {what} {', '.join(sorted(unknown))}; there are {', '.join(known)}")


def arguments():
    parser = argparse.ArgumentParser(prog="compare", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=count, help="turns that everybody has (default: 5)")
    parser.add_argument("--seconds", type=count, help="of one transfer (default: 5)")
    parser.add_argument("--only", type=names, metavar="NAME,…",
                        help="these contestants only; see --list")
    parser.add_argument("--columns", type=names, metavar="NAME,…", default=list(columns.LOOKS),
                        help=f"of {', '.join(columns.LOOKS)} (default: all)")
    parser.add_argument("--clients", type=counts, metavar="N,…",
                        help="how many clients the crowd has (default: 1,10,100,500)")
    parser.add_argument("--out", type=Path, default=Path("bench-results"), metavar="FOLDER",
                        help="where to write (default: bench-results)")
    parser.add_argument("--binaries", type=Path, metavar="FOLDER",
                        help="where farlanctl is (default: build/release/bin, which is built "
                             "first, with the packages that are missing installed)")
    parser.add_argument("--quick", action="store_true",
                        help="one short round, to see that it works")
    parser.add_argument("--list", action="store_true", help="names all contestants")
    options = parser.parse_args()
    options.rounds = options.rounds or (1 if options.quick else 5)
    options.seconds = options.seconds or (1 if options.quick else 5)
    options.clients = options.clients or ([1, 10] if options.quick else [1, 10, 100, 500])
    options.out = options.out.resolve()
    if unknown := set(options.columns) - set(columns.LOOKS):
        refuse(parser, "column", unknown, columns.LOOKS)
    return parser, options


def check(parser, options):
    """Gets what is missing, or names it, before anything begins."""
    if os.geteuid():
        sys.exit(f"Only root can make hosts and their interfaces. Please run: sudo {COMMAND}")
    binaries = (options.binaries or RELEASE).resolve()
    if options.binaries and not (binaries / "farlanctl").exists():
        sys.exit(f"{binaries} has no farlanctl.")
    os.environ["FARLAN_BIN"] = str(binaries)
    from contestants import CONTESTANTS
    known = [contestant.name for contestant in CONTESTANTS]
    if options.list:
        print("\n".join(f"{contestant.name:16} {contestant.title}" for contestant in CONTESTANTS))
        sys.exit()
    if unknown := set(options.only or []) - set(known):
        refuse(parser, "contestant", unknown, known)
    if not options.binaries and os.environ.get(INSIDE) != "1":
        for command in (["dist/packages", "build", "bench"], ["dist/build", "release"]):
            if code := subprocess.call([SOURCE / command[0], *command[1:]]):
                sys.exit(code)


def isolated():
    """Runs this once more in namespaces of its own, which end, with all that is in them, when this
    does."""
    child = subprocess.Popen(["setpriv", "--pdeathsig", "KILL", HERE.parent / "system/isolated",
                              COMMAND, *sys.argv[1:]],
                             env={**os.environ, INSIDE: "1"})

    def stop(number, _):
        raise SystemExit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
    try:
        return child.wait()
    except KeyboardInterrupt:  # the one inside got it, too, and writes what it has
        return child.wait(30)
    finally:
        child.kill()
        child.wait()


def main():
    parser, options = arguments()
    check(parser, options)
    options.out.mkdir(parents=True, exist_ok=True)
    if os.environ.get(INSIDE) != "1":
        sys.exit(isolated())
    from rounds import Comparison
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(Comparison(options).run())


main()
