# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import shutil
from pathlib import Path

import pytest

from desktop import Desktop
from helper import Helper
from hosts import Host, connect, instances
from pki import Authority
from systembus import SystemBus
from users import ADA, BEN, known

SERVER = "10.9.0.1"
CLIENT = "10.9.0.2"
REPORTS = Path("/run/farlan-sanitizer")  # see helper/base/sanitizer.cpp


@pytest.fixture(autouse=True)
def no_sanitizer_report():
    """Fails a test after which a sanitizer has something to say about any of our processes."""
    REPORTS.mkdir(exist_ok=True)
    REPORTS.chmod(0o1777)  # pumps write, too
    yield
    reports = [path.read_text(errors="replace") for path in sorted(REPORTS.iterdir())]
    for path in REPORTS.iterdir():
        path.unlink()
    assert not reports, "\n".join(reports)


@pytest.fixture
def make_host():
    """Makes hosts that are destroyed, with all that runs on them, when the test ends."""
    hosts = []
    before = instances()

    def make(name):
        hosts.append(Host(f"{name}{len(hosts)}"))
        return hosts[-1]

    yield make
    for host in reversed(hosts):
        host.destroy()
    for name in instances() - before:  # of helpers that were killed
        shutil.rmtree(f"/run/farlan/{name}")


@pytest.fixture
def lan(make_host):
    """Two hosts on one cable: the server's 10.9.0.1 and fd09::1, the client's 10.9.0.2 and fd09::2."""
    server, client = make_host("server"), make_host("client")
    connect(server, "eth0", client, "eth0")
    for host, number in ((server, 1), (client, 2)):
        host.set_address("eth0", f"10.9.0.{number}/24")
        host.set_address("eth0", f"fd09::{number}/64")
    return server, client


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("pki"), "Test Authority")


@pytest.fixture(scope="session")
def certificate(authority):
    """The server's certificate and key: (path, path)."""
    return authority.issue("server", f"IP:{SERVER},IP:fd09::1,DNS:server.test")


@pytest.fixture(scope="session")
def users():
    """Makes ADA, BEN and CLEO known to the system."""
    with known() as people:
        yield people


@pytest.fixture
def make_system_bus(users, make_host):
    """Makes system buses, each with a polkitd, that end with the test, before its hosts do."""
    with contextlib.ExitStack() as stack:
        yield lambda *arguments, **options: stack.enter_context(
            contextlib.closing(SystemBus(*arguments, **options)))


@pytest.fixture
def system_bus(make_system_bus):
    """A system bus that starts our helper."""
    return make_system_bus()


@pytest.fixture
def host(make_host):
    """Where the helper is, for tests that need no other."""
    return make_host("client")


@pytest.fixture
def ada(bus):
    """The helper, for ADA: of the `bus` that a test file has."""
    return Helper(bus.caller(ADA))


@pytest.fixture
def ben(bus):
    return Helper(bus.caller(BEN))


@pytest.fixture
def make_desktop(lan, make_system_bus):
    """Makes Ada's desktop on the client's host, from where the server is at 10.9.0.1."""
    bus = make_system_bus(lan[1])
    bus.rules(open="yes")
    with contextlib.ExitStack() as stack:
        yield lambda **options: stack.enter_context(
            contextlib.closing(Desktop(lan, bus, f"wss://{SERVER}/", **options)))
