# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings and calls over the bus that are wrong: each is refused by name, before anybody is asked
and before anything is made."""

import time

import pytest
from jeepney import HeaderFields, MessageFlag

from busconnection import BusError
from helper import ERROR, MANAGER, MANAGER_PATH, PROPERTIES, Helper, memory_file, variants
from hosts import essence, wait_until
from rawpeer import descriptors, memory, tolerated_growth
from users import BEN

CLIENT = {"mode": "client", "uri": "ws://10.9.0.1/"}
SERVER = {"mode": "server", "port": 8080}
INVALID_ARGS = "org.freedesktop.DBus.Error.InvalidArgs"
MOST_TEXT = 600  # characters of an error, with its hint
MEBIBYTE = 1 << 20
CANARY = "S3cr3t-c4n4ry"

TEXTS = {"client": ("name", "device", "mac", "bridge", "uri", "pin", "user", "proxy"),
         "server": ("name", "device", "mac", "bridge", "address", "path")}
FLAGS = {"client": ("foreground", "plain", "insecure"),
         "server": ("foreground", "plain", "isolate")}
NUMBERS = {"client": ("mtu",), "server": ("mtu", "port", "max_clients")}
BYTES = {"client": ("cacerts",), "server": ("certfile",)}
LISTS = {"client": ("ip",), "server": ("ip", "allow_origin")}
ONLY = {"client": ("uri", "insecure", "cacerts", "pin", "user", "proxy"),
        "server": ("address", "port", "path", "certfile", "max_clients", "allow_origin", "isolate")}

NO_TEXT = [("i", 1), ("b", True), ("d", 1.5), ("as", ["x"]), ("ay", b"x"), ("v", ("s", "x")),
           ("o", "/x"), ("g", "s"), ("a{sv}", {}), ("(ss)", ("x", "y"))]
NO_FLAG = [("i", 1), ("s", "true"), ("ab", [True]), ("v", ("b", True))]
NO_NUMBER = [("s", "80"), ("b", True), ("d", 1400.5), ("d", float("nan")), ("d", float("inf")),
             ("i", -1), ("i", 0), ("x", 2**40), ("x", -2**63), ("t", 2**64 - 1), ("t", 2**32 + 1400),
             ("u", 2**32 - 1), ("ai", [1400]), ("v", ("i", 1400))]
NO_BYTES = [("i", 1), ("as", ["x"]), ("ay", b""), ("s", ""), ("ai", [1]), ("v", ("ay", b"x"))]
NO_LIST = [("s", "10.1.1.1/24"), ("i", 1), ("ai", [1]), ("av", [("i", 1)]), ("aas", [["x"]]),
           ("ay", b"x"), ("a{sv}", {}), ("v", ("as", ["x"]))]

NAMES = ["", "a" * 16, "-x", "a/b", "a b", "a\nb", "..", ".", "%d", "a%db", "a%n", "x\x1b[31m", "$(id)",
         "tap;id", "all", "default", "ä", "a\u202eb", "\x07"]
URIS = ["ws://u:S3cr3t-c4n4ry@10.9.0.1/", "u:S3cr3t-c4n4ry@10.9.0.1", "ws://10.9.0.1/\r\nX: 1",
        "file:///etc/shadow", "http://10.9.0.1/", "ws://10.9.0.1:0/", "ws://10.9.0.1:99999/",
        "ws://10.9.0.1/#x", "ws:///", "", " "]
PREFIXES = [["10.1.1.1"], ["10.1.1.1/33"], ["10.1.1.1/-1"], ["10.1.1.1/24", "10.1.1.1/24"], ["224.0.0.1/4"],
            ["ff02::1/64"], ["fd00::1/129"], ["0.0.0.0/0"], ["10.1.1.1/24\n"], ["10.1.1.1/24 dev eth0"],
            [""], ["dhcp"], ["10.1.1.1/24"] * 5000]
MACS = ["", "01:00:5e:00:00:01", "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "02:00:00:00:00",
        "02:00:00:00:00:01:02", "02-00-00-00-00-01", "02:00:00:00:00:0g", "02:00:00:00:00:01\n"]


def deep(depth):
    value = ("s", "x")
    for _ in range(depth):
        value = ("v", value)
    return value


def bad_settings():
    """Rows: settings, and the key that is to blame."""
    for base, other in ((CLIENT, SERVER), (SERVER, CLIENT)):
        mode = base["mode"]
        for keys, values in ((TEXTS, NO_TEXT), (FLAGS, NO_FLAG), (NUMBERS, NO_NUMBER), (BYTES, NO_BYTES),
                             (LISTS, NO_LIST)):
            for key in keys[mode]:
                for value in values:
                    yield {**base, key: value}, key
        for key in ONLY[other["mode"]]:
            yield {**base, key: other.get(key, "x")}, key
        for key in TEXTS[mode]:
            yield {**base, key: "\x1b" + "x" * MEBIBYTE}, key
        for key in BYTES[mode]:
            yield {**base, key: b"x" * (MEBIBYTE + 1)}, key
        for key in LISTS[mode]:
            yield {**base, key: ["x" * MEBIBYTE]}, key
            yield {**base, key: [f"10.{n >> 8}.{n & 255}.1/24" for n in range(50000)]}, key
        for name in NAMES:
            yield {**base, "device": name}, "device"
        for name in (*NAMES, "br%d"):
            if name:
                yield {**base, "bridge": name}, "bridge"
        for mac in MACS:
            if mac:
                yield {**base, "mac": mac}, "mac"
        for ip in PREFIXES:
            yield {**base, "ip": ip}, "ip"
        for mtu in (0, 67, 65522, 65536, -1):
            yield {**base, "mtu": mtu}, "mtu"
        yield {**base, "mtu": 1279, "ip": ["fd00::2/64"]}, "mtu"
        for name in ("", " x", "x ", "a\nb", "a\x1bb", "a\u202eb", "a\u2028b", "x" * 65):
            yield {**base, "name": name}, "name"
        for key in ("passwd", "password", "ifname", "up", "script", "Mode", "\x1b[31m", "", "a\nb", "ä"):
            yield {**base, key: CANARY}, key if key.isprintable() else "?"
        for depth in (32, 60):
            yield {**base, "name": deep(depth)}, "name"
            yield {**base, "zzz": deep(depth)}, "zzz"
        yield {**base, **{f"zz{n:04}": "x" for n in range(5000)}}, "more than 64 settings"
        yield {**base, "z" * MEBIBYTE: "x"}, "z" * 64
        yield {key: value for key, value in base.items() if key != "mode"}, "mode"
        for wrong in ("", "Client", "both", ("i", 0), "client\n", "x" * MEBIBYTE):
            yield {**base, "mode": wrong}, "mode"
    yield {"mode": "client"}, "uri"
    yield {}, "mode"
    for uri in URIS:
        yield {**CLIENT, "uri": uri}, "uri"
    for proxy in ("http://u:S3cr3t-c4n4ry@p:1", "socks://p:1", "http://p", "http://p:1/x", "u:S3cr3t-c4n4ry@p:1"):
        yield {**CLIENT, "proxy": proxy}, "proxy"
    for user in ("a:b", "a\nb", "x" * 256):
        yield {**CLIENT, "user": user}, "user"
    for address in ("", "localhost", "10.9.0.1/24", "10.9.0.1%eth0", "fe80::1%", "fe80::1%a b", "fe80::1%a\n",
                    "fe80::1%" + "x" * MEBIBYTE, "\x1b[31m"):
        yield {**SERVER, "address": address}, "address"
    for path in ("", "x", "/a b", "/a\r\nb", "/?", "/#", "/" * 1025):
        yield {**SERVER, "path": path}, "path"
    for origin in ("null", "*", "https://h/", "https://H", "https://h\n"):
        yield {**SERVER, "allow_origin": [origin]}, "allow_origin"
    for port in (0, -1, 65536):
        yield {**SERVER, "port": port}, "port"
    for most in (0, 1024):
        yield {**SERVER, "max_clients": most}, "max_clients"


@pytest.fixture
def host(make_host):
    return make_host("host")


@pytest.fixture
def bus(host, make_system_bus):
    bus = make_system_bus(host)
    bus.rules(open="yes", serve="yes", attach="yes", insecure="yes")
    return bus


@pytest.fixture
def untouched(host, bus, ada):
    """Whatever the test does, the helper is the same afterwards."""
    ada.open(CLIENT).close()  # whatever is opened once and stays
    pid = bus.wait_for_helper()
    links = {name: essence(link) for name, link in host.links().items()}
    before = descriptors(pid), memory(pid)
    yield pid
    assert ada.tunnels() == [] and bus.helper_pid() == pid
    assert {name: essence(link) for name, link in host.links().items()} == links
    wait_until(lambda: descriptors(pid) <= before[0], what="all descriptors to be closed")
    assert memory(pid) - before[1] <= tolerated_growth(pid), "more memory"
    assert all(line.isprintable() for line in bus.log().split("\n")) and CANARY not in bus.log()


def refusal(begin):
    with pytest.raises(BusError) as refused:
        begin()
    return refused.value


class Patient:
    """Calls no faster than one user may."""

    def __init__(self):
        self._left = 150

    def wait(self):
        self._left -= 1
        if self._left < 0:
            time.sleep(0.011)


def test_settings_are_refused_by_name(bus, ada, untouched):
    monitor = bus.monitor()
    monitor.keep_raw = False  # it is much
    asked = []
    monitor.on_call = lambda call: asked.append(call.header.fields[HeaderFields.member])
    patient = Patient()
    for settings, key in bad_settings():
        patient.wait()
        error = refusal(lambda: ada.open(settings))
        case = f"{str(settings)[:300]}: {error}"[:2000]
        assert error.name == ERROR + "InvalidSettings", case
        assert key in error.message.split(": ")[0], case
        assert len(error.message) <= MOST_TEXT, case
        assert error.message.replace("\n", "").isprintable(), case
        assert CANARY not in error.message, case
    assert "OpenTunnel" in asked and "CheckAuthorization" not in asked


def test_reserved_and_taken_device_is_left_alone(host, ada):
    for device in ("lo", "eth0"):
        if device != "lo":
            host.run("ip", "link", "add", device, "type", "veth", "peer", "name", "other")
        before = essence(host.links()[device]) if device != "lo" else None
        tunnel = ada.open({**CLIENT, "name": device, "device": device})
        assert tunnel.wait_for("failed")["ErrorName"] == ERROR + "DeviceExists"
        assert device == "lo" or essence(host.links()[device]) == before
        tunnel.close()


CALLS = [
    ("OpenTunnel", "", ()), ("OpenTunnel", "a{sv}", ({},)), ("OpenTunnel", "a{ss}s", ({}, "x")),
    ("OpenTunnel", "a{sv}s", ({}, "x")), ("OpenTunnel", "sa{sv}", ("x", {})), ("OpenTunnel", "a{sv}i", ({}, 0)),
    ("OpenTunnel", "a{sv}hs", ({}, 0, "x")), ("OpenTunnel", "vh", (("a{sv}", {}), 0)),
    ("OpenTunnel", "a(sv)h", ([("mode", ("s", "client"))], 0)), ("ListTunnels", "s", ("x",)),
    ("ListTunnels", "a{sv}", ({},)), ("CloseAll", "b", (True,)), ("Subscribe", "s", ("x",)),
    ("Unsubscribe", "u", (1,)), ("Subscribe", "s", ("x" * MEBIBYTE,)), ("ListTunnels", "v", (deep(60),)),
]


def test_signatures_are_exact(ada, untouched):
    for member, signature, arguments in CALLS:
        arguments = [memory_file({}) if kind == "h" else value for kind, value in
                     zip(signature.replace("a{sv}", "m").replace("a{ss}", "m").replace("a(sv)", "m"), arguments)]
        error = refusal(lambda: ada.call(member, signature, *arguments))
        assert error.name == INVALID_ARGS and len(error.message) < MOST_TEXT, (member, signature, error)


LONG = "x" * MEBIBYTE


@pytest.mark.parametrize("path, interface, member, signature, arguments, name", [
    (MANAGER_PATH, MANAGER, "open_tunnel", "", (), "UnknownMethod"),
    (MANAGER_PATH, MANAGER, "deleteLater", "", (), "UnknownMethod"),
    (MANAGER_PATH, MANAGER, "TunnelAdded", "o", ("/x",), "UnknownMethod"),
    (MANAGER_PATH, MANAGER, "x" * 255, "", (), "UnknownMethod"),
    (MANAGER_PATH, "org.farlan.Helper1.Tunnel", "Close", "", (), "UnknownInterface"),
    (MANAGER_PATH, None, "ListTunnels", "", (), "UnknownInterface"),
    (MANAGER_PATH, PROPERTIES, "Get", "ss", (MANAGER, LONG), "UnknownProperty"),
    (MANAGER_PATH, PROPERTIES, "Get", "ss", (MANAGER, "\x1b[31m"), "UnknownProperty"),
    (MANAGER_PATH, PROPERTIES, "Get", "ss", (MANAGER, "objectName"), "UnknownProperty"),
    (MANAGER_PATH, PROPERTIES, "Get", "ss", (LONG, "Version"), "UnknownInterface"),
    (MANAGER_PATH, PROPERTIES, "Get", "ss", ("", "Version"), "UnknownInterface"),
    (MANAGER_PATH, PROPERTIES, "GetAll", "s", (LONG,), "UnknownInterface"),
    (MANAGER_PATH, PROPERTIES, "Set", "ssv", (MANAGER, "Version", ("s", "x")), "PropertyReadOnly"),
    (MANAGER_PATH, PROPERTIES, "Set", "ssv", (MANAGER, "Version", deep(50)), "PropertyReadOnly"),
    ("/", MANAGER, "ListTunnels", "", (), "UnknownInterface"),
    ("/org/farlan", MANAGER, "ListTunnels", "", (), "UnknownInterface"),
    ("/org/farlan/Helper1/tunnel", MANAGER, "ListTunnels", "", (), "UnknownObject"),
    ("/org/farlan/Helper1/" + LONG, MANAGER, "ListTunnels", "", (), "UnknownObject"),
], ids=map(str, range(18)))
def test_calls_that_lead_nowhere(ada, untouched, path, interface, member, signature, arguments, name):
    error = refusal(lambda: ada.call(member, signature, *arguments, path=path, interface=interface))
    # Who may send what is the bus's to refuse, too.
    assert error.name.removeprefix("org.freedesktop.DBus.Error.") in (name, "AccessDenied"), error
    assert len(error.message) < MOST_TEXT and error.message.isprintable(), error.message[:200]


def test_bytes_that_are_no_utf8_are_the_buss(bus, ada, untouched):
    ben = Helper(bus.caller(BEN))
    message = ben.caller.message(MANAGER_PATH, MANAGER, "OpenTunnel", "a{sv}", (variants({"name": "QQQQ"}),))
    data = message.serialise(serial=1000)
    ben.caller.send_raw(data.replace(b"QQQQ", b"\xff\xfe\xc0Q"))
    assert ben.caller.closed.wait(10)  # the bus hangs up
    assert ada.tunnels() == []


def test_opens_nothing_for_a_call_without_an_answer(host, bus, ada, untouched):
    """Nobody is told the path; the tunnel is there and can be closed."""
    message = ada.caller.message(MANAGER_PATH, MANAGER, "OpenTunnel", "a{sv}h",
                                 (variants(CLIENT), memory_file({})))
    message.header.flags |= MessageFlag.no_reply_expected
    ada.caller.send(message)
    [tunnel] = wait_until(ada.tunnels, what="the tunnel")
    tunnel.close()
