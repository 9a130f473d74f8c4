# SPDX-License-Identifier: GPL-3.0-or-later
"""dist/demo, which `dist/run` shows: what it tells, and that it leaves nothing."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from hosts import BIN, instances, wait_until

DIST = Path(__file__).parents[2] / "dist"
ISOLATED = Path(__file__).with_name("isolated")
NUMBER = r"\d+(\.\d+)?"
ACCOUNT = [  # what its lines say, in this order
    r"Two hosts, named server and client, on one cable: 192\.0\.2\.1 and 192\.0\.2\.2\.",
    r"",
    r"  Server +wss://\[::\]:443/, clients: 1, interface ethws0 with 10\.1\.1\.1",
    r"  Client +signed in as ada, interface ethws0 with 10\.1\.1\.2",
    r"  Opened +by the user nobody through farlan-helper, which runs as root, as polkit allows",
    r"  Connection +192\.0\.2\.1(:443)?, TLSv1\.3, TLS_\w+",
    rf"  Ping +server to client: 10 of 10 answered, {NUMBER} ms",
    rf"   +client to server: 10 of 10 answered, {NUMBER} ms",
    r"  Data +client to server: [1-9]\d* Mbit/s",
    r"   +server to client: [1-9]\d* Mbit/s",
    r"  Carried +client to server: [1-9]\d* MB in [1-9]\d* frames",
    r"   +server to client: [1-9]\d* MB in [1-9]\d* frames",
    r"",
    r"Both tunnels are closed, and nothing of this is left\.",
]


def children(pid):
    return [int(child) for thread in Path(f"/proc/{pid}/task").iterdir()
            for child in (thread / "children").read_text().split()]


def traces():
    """What the demo could leave of itself on the machine that it runs on."""
    links = subprocess.run(["ip", "-brief", "link"], capture_output=True, text=True, check=True).stdout
    processes = {entry.name: (entry / "comm").read_text().strip() for entry in Path("/proc").glob("[0-9]*")}
    return {
        "links": sorted(line.split()[0] for line in links.splitlines()),
        "hosts": sorted(os.listdir("/run/netns")),
        "run": sorted(os.listdir("/run")),
        "instances": sorted(instances()),
        "processes": sorted(processes.items()),
    }


@pytest.fixture
def demo(tmp_path):
    """Starts the demo as dist/run does, and gives the process and the file with its output."""
    Path("/run/mount").mkdir(exist_ok=True)  # mount(8) makes it where it is missing
    before = traces()
    started = []

    def start(display=""):
        output = tmp_path / f"output{len(started)}"
        with output.open("wb") as file:
            process = subprocess.Popen([ISOLATED, DIST / "demo"], stdin=subprocess.DEVNULL, stdout=file,
                                       stderr=subprocess.STDOUT,
                                       env={**os.environ, "FARLAN_BIN": str(BIN), "DISPLAY": display})
        started.append(process)
        return process, output

    yield start
    for process in started:
        process.kill()  # no more than the end of what has ended, if all is well
        process.wait()
    try:
        wait_until(lambda: traces() == before, what="the end of all that the demo has made")
    except AssertionError as error:
        raise AssertionError(f"{error}: {traces()}, before {before}") from None


def test_gives_its_account(demo):
    process, output = demo()
    code = process.wait(60)
    text = output.read_text()
    assert code == 0, text
    assert re.fullmatch("".join(f"{line}\n" for line in ACCOUNT), text), text


@pytest.fixture
def display():
    """A screen with a window manager."""
    reading, writing = os.pipe()
    xvfb = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1024x768x24"],
                            pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as file:
        name = f":{file.readline().strip()}"
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": name}, stderr=subprocess.DEVNULL)
    yield name
    for process in (manager, xvfb):
        process.terminate()
        process.wait(10)


def test_shows_a_window_where_there_is_a_screen(display, demo):
    process, output = demo(display)

    def xdotool(*arguments):
        return subprocess.run(["xdotool", *arguments], text=True, capture_output=True, check=False,
                              env={**os.environ, "DISPLAY": display, "LC_ALL": "C.UTF-8"}).stdout

    def windows():
        return xdotool("search", "--onlyvisible", "--name", "^Tunnels").split()

    wait_until(windows, 60, "a window")
    assert "Close it to end this." in output.read_text()
    assert process.poll() is None
    for _ in range(10):  # a window that has just come may not listen yet
        shown = windows()
        if not shown:
            break
        xdotool("windowactivate", "--sync", shown[0], "key", "alt+F4")
        time.sleep(1)
    assert process.wait(30) == 0, output.read_text()
    assert "Both tunnels are closed" in output.read_text()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_ends_when_interrupted(demo, number):
    process, output = demo()
    wait_until(lambda: "  Connection" in output.read_text(), 30, "a connection")
    assert process.poll() is None
    # As from the keyboard: `unshare` leaves it to its child, the demo.
    [shell] = children(process.pid)
    os.kill(shell, number)
    assert process.wait(10) == 128 + number
    text = output.read_text()
    assert "That did not work" not in text and "Carried" not in text, text
