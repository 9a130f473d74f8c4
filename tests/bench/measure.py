# SPDX-License-Identifier: GPL-3.0-or-later
"""Each figure of one contestant, which is connected."""

import contextlib
import json
import re
import statistics
import subprocess
import time

import accounts
from ground import HERE, PYTHON, running, wait_for_port
from hosts import wait_until

PORT = 5201
ECHO = 5202
LOSS = 0.5  # per cent that still count as none: a receiver that shares two cores loses some itself
QUIET = 0.2  # seconds after a load in which queues run empty


class Failed(Exception):
    """A figure that there is not, and why."""


def iperf3(contestant, seconds, *options, meanwhile=None):
    """What one run reports. `meanwhile` is called in its middle, when all is in full flow."""
    ground = contestant.ground
    log = contestant.folder / "iperf3.json"
    with running(ground.server, "iperf3", "--server", "--one-off", "--port", PORT) as server:
        wait_for_port(server, PORT)
        with log.open("w") as output, running(
                ground.client, "iperf3", "--client", contestant.tcp_address, "--port", PORT,
                "--json", "--time", seconds, *options, stdout=output) as client:
            called = None
            if meanwhile:
                time.sleep(seconds / 2)
                called = meanwhile()
            wait_until(lambda: client.poll() is not None, 3 * seconds + 20, "the end of iperf3")
    try:
        report = json.loads(log.read_text())
    except ValueError:
        raise Failed(f"iperf3 said: {log.read_text()[:200]}") from None
    if "error" in report:
        raise Failed(f"iperf3: {report['error']}")
    time.sleep(QUIET)
    return report, called


class Transfer:
    """Bytes over TCP, and the time that all processors had with them."""

    def __init__(self, contestant, seconds, *options, meanwhile=None):
        pids = contestant.processes
        own, machine = accounts.cpu_seconds(pids), accounts.machine_cpu_seconds()
        report, self.called = iperf3(contestant, seconds, *options, meanwhile=meanwhile)
        self.cpu = accounts.cpu_seconds(pids) - own
        self.machine = accounts.machine_cpu_seconds() - machine
        end = report["end"]
        self.gigabytes = end["sum_received"]["bytes"] / 1e9
        self.rate = end["sum_received"]["bits_per_second"] / 1e6
        used = end["cpu_utilization_percent"]
        self.iperf3 = (used["host_total"] + used["remote_total"]) / 100 * end["sum_sent"]["seconds"]


def tcp(contestant, plan):
    """One stream each way, and what a gigabyte costs both ends."""
    up = Transfer(contestant, plan.seconds)
    down = Transfer(contestant, plan.seconds, "--reverse")
    moved = max(up.gigabytes + down.gigabytes, 1e-9)
    machine = up.machine + down.machine
    own = up.cpu + down.cpu
    if not contestant.processes:  # the kernel does it all: what is left when iperf3 is taken away
        own = max(machine - up.iperf3 - down.iperf3, 0)
    return {"tcp_up": up.rate, "tcp_down": down.rate, "cpu": own / moved,
            "cpu_machine": machine / moved}


def streams(contestant, plan):
    """Four streams each way, and the memory that is needed meanwhile."""
    pids = contestant.processes

    def memory():
        return {f"{accounts.name_of(pid)} {pid}": accounts.resident_mib(pid) for pid in pids}, \
            accounts.shared_out_mib(pids)

    runs = [Transfer(contestant, plan.seconds, "--parallel", 4, *way, meanwhile=memory)
            for way in ([], ["--reverse"])]
    figures = {"four_up": runs[0].rate, "four_down": runs[1].rate}
    if pids:
        figures["memory"] = max(size for run in runs for size in run.called[0].values())
        figures["memory_all"] = max(run.called[1] for run in runs)
    return figures


def _datagrams(contestant, receiver, seconds, size, rate):
    """Packets a second that were sent and that arrived, and the loss in per cent."""
    sender = contestant.ground.client.run(PYTHON, "-I", "-S", HERE / "datagrams.py", "send",
                                          contestant.address,
                                          PORT, size, int(rate), seconds, timeout=seconds + 20)
    sent, passed = map(float, sender.stdout.split())

    def arrivals():
        receiver.stdin.write("\n")
        receiver.stdin.flush()
        return int(receiver.stdout.readline())

    arrived = arrivals()
    time.sleep(QUIET)
    arrivals()  # what comes so late has stood in a queue, and is lost at that rate
    return sent / passed, arrived / passed, 100 * (1 - arrived / sent)


def packets_per_second(contestant, size, seconds, steps):
    """The most that arrive without loss."""
    with running(contestant.ground.server, PYTHON, "-I", "-S", HERE / "datagrams.py", "receive",
                 PORT,
                 stdin=subprocess.PIPE) as receiver:
        wait_for_port(receiver, PORT, "udp")
        return _highest(lambda rate: _datagrams(contestant, receiver, seconds, size, rate), steps)


def _highest(attempt, steps):
    """Looks for the rate. What arrives of a flood is the first guess."""
    sent, arrived, loss = attempt(0)
    if loss <= LOSS:
        return arrived
    best, low, high, guess = 0, 0, sent, max(arrived, 1000)
    for step in range(steps + 10):
        if step >= steps and best:
            break
        _, arrived, loss = attempt(guess)
        if loss <= LOSS:
            best, low = max(best, arrived), guess
        else:
            high = min(high, guess)
        guess = min((low + high) / 2, low * 1.3) if low else guess * (0.7 if steps > 1 else 0.4)
        if guess < 100 or low and high / low < 1.02:
            break
    if not best:
        raise Failed(f"some of {guess:.0f} packets a second are still lost")
    return best


def udp(contestant, plan):
    if not contestant.ethernet:
        return {}
    return {f"udp_{size}": packets_per_second(contestant, size, plan.datagrams, plan.steps)
            for size in (64, 1400)}


def _round_trips(contestant, count, interval):
    """Milliseconds, in order of size."""
    client = contestant.ground.client
    if contestant.ethernet:
        command = ["ping", "-n", "-i", interval, "-c", count, "-W", 2, contestant.address]
    else:
        command = [PYTHON, "-I", "-S", HERE / "echo.py", "client", contestant.tcp_address, ECHO,
                   count, interval]
    done = client.run(*command, check=False, timeout=60 + 10 * count * interval)
    times = sorted(map(float, re.findall(r"time=([0-9.]+) ms", done.stdout)))
    if len(times) < count / 2:
        raise Failed(f"of {count} pings {len(times)} were answered")
    return times


def median_and_p99(times):
    return statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.99))]


def rtt(contestant, plan):
    """Round trips when nothing else is on the way."""
    with _echo(contestant):
        _round_trips(contestant, 5, 0.01)
        middle, worst = median_and_p99(_round_trips(contestant, plan.pings, 0.01))
    return {"rtt": middle, "rtt_p99": worst}


def loaded(contestant, plan):
    """Round trips beside a bulk transfer over 100 Mbit/s."""
    figures = {}
    seconds = plan.seconds + 1
    count = max(int(seconds * 0.9 / 0.05), 10)  # ends before the transfer does
    with contestant.ground.limited(), _echo(contestant):
        for way, options in (("up", []), ("down", ["--reverse"])):
            report, times = iperf3(contestant, 2 * seconds, *options,
                                   meanwhile=lambda: _round_trips(contestant, count, 0.05))
            middle, worst = median_and_p99(times)
            rate = report["end"]["sum_received"]["bits_per_second"] / 1e6
            figures.update({f"loaded_{way}": middle, f"loaded_{way}_p99": worst,
                            f"limited_{way}": rate})
            time.sleep(1)  # for full queues
    return figures


def connect(contestant, _):
    """How long it took, which it has just done."""
    return {"connect": contestant.seconds * 1000} if contestant.dials else {}


def idle(contestant, plan):
    """What it does when there is nothing to do."""
    pids = contestant.processes
    if not pids:
        return {}
    time.sleep(1)
    begun = time.monotonic()
    cpu, switches = accounts.exact_cpu_seconds(pids), accounts.context_switches(pids)
    time.sleep(plan.idle)
    seconds = time.monotonic() - begun
    return {"idle_cpu": (accounts.exact_cpu_seconds(pids) - cpu) / seconds * 1000,
            "wakeups": (accounts.context_switches(pids) - switches) / seconds}


@contextlib.contextmanager
def _echo(contestant):
    """The other end of round trips over TCP, where there is no ping."""
    if contestant.ethernet:
        yield
        return
    command = [PYTHON, "-I", "-S", HERE / "echo.py", "server", ECHO]
    with running(contestant.ground.server, *command) as server:
        wait_for_port(server, ECHO)
        yield


LOOKS = {"connect": connect, "idle": idle, "rtt": rtt, "tcp": tcp, "streams": streams, "udp": udp,
         "loaded": loaded}
