# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to the server: names, addresses of both families, and proxies."""

import contextlib
import re
import socket
import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from hosts import BIN, wait_until
from proxypeer import Proxy, proxy_server, say, silent
from rawpeer import RawServer, basic, inside, memory, tolerated_growth

NETWORK, AUTHENTICATION = 5, 3
LATEST = 18  # seconds until the client has given up: a deadline of ten, and a busy machine
UNANSWERED_4, UNANSWERED_6 = "10.8.0.1", "fd08::1"  # packets to them vanish


@pytest.fixture
def silent_net(lan):
    """The lan, with a route to networks that the server's host does not forward to."""
    server, client = lan
    for network, gateway in (("10.8.0.0/24", "10.9.0.1"), ("fd08::/64", "fd09::1")):
        client.run("ip", "route", "add", network, "via", gateway)
    server.run("ip", "route", "add", "blackhole", "10.8.0.0/24")
    server.run("ip", "-6", "route", "add", "blackhole", "fd08::/64")
    server.run("sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward; "
               "echo 1 >/proc/sys/net/ipv6/conf/all/forwarding")  # no ICMP error from a blackhole
    return server, client


def with_files(files, *command):
    """A command that sees other files in /etc: {name: text file}."""
    mounts = "".join(f'mount --bind "{path}" "$(readlink -f /etc/{name})"; '
                     for name, path in files.items())
    return ["unshare", "--mount", "sh", "-euc", mounts + 'exec "$@"', "sh", *command]


def connect_to(client, uri, *arguments, files=None, input=None):
    """Runs farlanctl client; gives what became of it and the seconds it took."""
    begin = time.monotonic()
    done = client.run(*with_files(files or {}, BIN / "farlanctl", "client", "--uri", uri,
                                  *arguments), check=False, input=input)
    return done, time.monotonic() - begin


def hosts_file(folder, *addresses):
    file = folder / "hosts"
    file.write_text("".join(f"{address} server.test\n" for address in addresses))
    return {"hosts": file}


def test_ipv6_literal(lan, certificate, authority):
    server, client = lan
    certfile, keyfile = certificate
    server.farlanctl("server")
    server.farlanctl("server", "--certfile", certfile, "--keyfile", keyfile)
    client.farlanctl("client", "--uri", "ws://[fd09::1]/")
    client.farlanctl("client", "--uri", "wss://[fd09::1]:443/", "--cacerts", authority.certificate)
    tunnels = client.tunnels()
    assert tunnels["ethws0"]["peer"]["address"] == "[fd09::1]:80"
    assert tunnels["ethws1"]["peer"]["address"] == "[fd09::1]:443"


def test_one_family_that_leads_nowhere_costs_seconds_only(silent_net, tmp_path):
    server, client = silent_net
    server.farlanctl("server")
    _, usual = connect_to(client, "ws://10.9.0.1/", "--device", "direct")
    for name, addresses, good, longest in [  # a silent address costs 3 s, not the 10 of a whole try
        ("refused6", ["fd09::2", "10.9.0.1"], "10.9.0.1:80", 2.5),
        ("refused4", ["10.9.0.2", "fd09::1"], "[fd09::1]:80", 2.5),
        ("silent6", [UNANSWERED_6, "10.9.0.1"], "10.9.0.1:80", 7),
        ("silent4", [UNANSWERED_4, "fd09::1"], "[fd09::1]:80", 7),
        ("silent46", [UNANSWERED_4, UNANSWERED_6, "10.9.0.1"], "10.9.0.1:80", 9.5),
    ]:
        folder = tmp_path / name
        folder.mkdir()
        done, seconds = connect_to(client, "ws://server.test/", "--device", name,
                                   files=hosts_file(folder, *addresses))
        assert done.returncode == 0, f"{name}: {done.stderr}"
        assert client.tunnels()[name]["peer"]["address"] == good
        assert seconds - usual < longest, name


def test_no_way_at_all(silent_net, tmp_path):
    server, client = silent_net
    silent = tmp_path / "silent.conf"
    silent.write_text(f"nameserver {UNANSWERED_4}\n")
    cases = {
        "silent address": (f"ws://{UNANSWERED_4}/", {},
                           r"10\.8\.0\.1:80 did not answer within 10 seconds"),
        "silent IPv6 address": (f"ws://[{UNANSWERED_6}]/", {},
                                r"\[fd08::1\]:80 did not answer within 10 seconds"),
        "nobody listens": ("ws://10.9.0.1:4711/", {}, "10.9.0.1:4711 refused the connection"),
        "nobody listens at either address": (
            "ws://server.test/", hosts_file(tmp_path, "10.9.0.1", "fd09::1"),
            "server.test:80 refused the connection"),
        "no route": ("ws://192.0.2.1/", {}, "No connection to 192.0.2.1:80"),
        "silent DNS": ("ws://server.test/", {"resolv.conf": silent, "hosts": "/dev/null"},
                       # The resolver's patience is ten seconds, as is ours.
                       "name server.test (could not be resolved within 10 s|was not found: Temp)"),
    }

    def run(case):
        uri, files, text = case
        done, seconds = connect_to(client, uri, files=files)
        if done.returncode != NETWORK or not re.match(f"error: (?:The )?(?:{text})", done.stderr):
            return f"{done.returncode}: {done.stderr}"
        return None if seconds < LATEST else f"took {seconds}"

    with ThreadPoolExecutor(len(cases)) as pool:
        problems = dict(zip(cases, pool.map(run, cases.values())))
    assert problems == dict.fromkeys(cases)
    assert set(client.links()) == {"eth0"}


@contextlib.contextmanager
def name_server(host):
    """A DNS server on a host that knows no name."""
    with inside(host):
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(("10.9.0.1", 53))
    udp.settimeout(0.1)
    done = threading.Event()

    def serve():
        while not done.is_set():
            with contextlib.suppress(TimeoutError):
                query, source = udp.recvfrom(512)
                # The same with "response, recursion available" and "name error".
                udp.sendto(query[:2] + b"\x81\x83" + query[4:6] + bytes(6)
                           + query[12:12 + query[12:].index(0) + 5], source)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        udp.close()


def test_name_that_does_not_exist(lan, tmp_path):
    server, client = lan
    resolv = tmp_path / "resolv.conf"
    resolv.write_text("nameserver 10.9.0.1\n")
    _, usual = connect_to(client, "ws://10.9.0.1:4711/")
    with name_server(server):
        done, seconds = connect_to(client, "ws://nowhere.test/",
                                   files={"resolv.conf": resolv, "hosts": "/dev/null"})
    assert done.returncode == NETWORK
    assert done.stderr.startswith("error: The name nowhere.test was not found")
    assert seconds - usual < 4  # the resolver waits 5 s for a silent one


# Proxies

PROXY = "http://10.9.0.1:3128"


def test_through_a_proxy(lan, certificate, authority):
    server, client = lan
    certfile, keyfile = certificate
    server.farlanctl("server")
    server.farlanctl("server", "--certfile", certfile, "--keyfile", keyfile)
    server.set_address("ethws0", "192.168.7.1/24")
    proxy = Proxy()
    with proxy_server(server, proxy) as raw:
        # The proxy resolves the name, which the client could not.
        done, _ = connect_to(client, "ws://server.test/", "--proxy", PROXY)
        assert done.returncode == 0, done.stderr
        done, _ = connect_to(client, "wss://server.test/", "--proxy", PROXY, "--cacerts",
                             authority.certificate)
        assert done.returncode == 0, done.stderr
        assert [head.split("\r\n")[0] for head in proxy.heads] == [
            "CONNECT server.test:80 HTTP/1.1", "CONNECT server.test:443 HTTP/1.1"]
        assert raw.connections == 2
        done = client.farlanctl("test", "--uri", "wss://server.test/", "--proxy", PROXY, "--cacerts",
                                authority.certificate)
        assert [line.split()[:2] for line in done.stdout.splitlines()] == [
            ["skipped", "resolve"], ["ok", "connect"], ["ok", "proxy"], ["ok", "tls"], ["ok", "sign-in"]]
        assert "server.test:443 through 10.9.0.1:3128 " in done.stdout
        done, _ = connect_to(client, "wss://server.test/", "--proxy", PROXY, "--pin", "ab" * 32)
        assert done.returncode == 4 and "is not the pinned one" in done.stderr
        client.set_address("ethws0", "192.168.7.2/24")
        client.ping("192.168.7.1")
        client.ping("192.168.7.1", size=1472)
        for device in ("ethws0", "ethws1"):
            client.farlanctl("disconnect", device)


def test_a_proxy_with_many_addresses(silent_net, tmp_path):
    """They are tried as a server's are, until the proxy is reached: then it is the one to ask."""
    server, client = silent_net
    server.farlanctl("server")
    proxy = "http://server.test:3128"
    good = Proxy()
    with proxy_server(server, good) as raw:
        for name, addresses in [("refused", ["fd09::2", "10.9.0.1"]), ("no_route", ["192.0.2.1", "fd09::1"]),
                                ("silent", [UNANSWERED_4, "fd09::1"])]:
            folder = tmp_path / name
            folder.mkdir()
            done, seconds = connect_to(client, "ws://10.9.0.1/", "--proxy", proxy, "--device", name,
                                       files=hosts_file(folder, *addresses))
            assert done.returncode == 0 and seconds < LATEST, f"{name}, {seconds} s: {done.stderr}"
            assert client.tunnels()[name]["peer"]["address"] == "10.9.0.1:80 through server.test:3128"
            client.farlanctl("disconnect", name)  # or it would ask the next proxy here, too
        assert raw.connections == 3
    with RawServer(server, 3128, say(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")) as raw:
        done, _ = connect_to(client, "ws://server.test/", "--proxy", proxy,
                             files=hosts_file(tmp_path, "10.9.0.1", "fd09::1"))
        assert done.returncode == NETWORK and raw.connections == 1
    for address, text in [(UNANSWERED_4, "did not answer within 10 seconds"),
                          ("10.9.0.1", "refused the connection")]:
        done, _ = connect_to(client, "ws://10.9.0.1/", "--proxy", proxy, files=hosts_file(tmp_path, address))
        assert done.returncode == NETWORK
        assert done.stderr.startswith(f"error: The proxy server.test:3128 {text}."), done.stderr
    done, seconds = connect_to(client, "ws://10.9.0.1/", "--proxy", "http://192.0.2.1:3128")
    assert done.returncode == NETWORK and seconds < 5
    assert done.stderr.startswith("error: No connection to the proxy 192.0.2.1:3128: "), done.stderr


def test_proxy_password(lan):
    server, client = lan
    server.farlanctl("server")
    secret = "with: Colon é"
    proxy = Proxy(basic("carol", secret))
    with proxy_server(server, proxy):
        for user, password, code in [("carol@", secret, 0), ("carol@", "wrong", AUTHENTICATION),
                                     ("dave@", secret, AUTHENTICATION), ("", None, AUTHENTICATION)]:
            done, seconds = connect_to(
                client, "ws://server.test/", "--proxy", f"http://{user}10.9.0.1:3128",
                input=None if password is None else password + "\n")
            assert done.returncode == code, f"{user} {password}: {done.stderr}"
            assert seconds < 9
            if code:
                assert ("did not accept the user name or the password" if user
                        else "asks for a user name and a password (407)") in done.stderr
            assert secret not in done.stderr
        client.farlanctl("disconnect", "ethws0")
    assert all("Authorization: Basic" not in head.replace("Proxy-Authorization", "")
               for head in proxy.heads)


def test_server_password_is_not_for_the_proxy(lan):
    server, client = lan
    with proxy_server(server, Proxy("Basic nobody")) as raw:
        done, _ = connect_to(client, "ws://server.test/", "--proxy", PROXY, "--user", "alice",
                             input="S3cret\n")
    assert done.returncode == AUTHENTICATION
    assert b"CONNECT" in raw.seen and basic("alice", "S3cret").encode() not in raw.seen


def endless(server, connection):
    server.read(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-Filler: " + b"x" * 4000 + b"\r\n")


BAD_PROXIES = {
    "refuses": (say(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"), "did not connect to"),
    "fails": (say(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"), "did not connect to"),
    "redirects": (say(b"HTTP/1.1 302 Found\r\nLocation: http://10.9.0.1:3129/\r\n"
                      b"Content-Length: 0\r\n\r\n"), "did not connect to"),
    "garbage": (say(b"\0\1\2\3 garbage\r\n\r\n"), "did not connect to"),
    "closes": (lambda server, connection: server.read(connection), "did not connect to"),
    "silent": (silent, "did not connect within 10 seconds"),
    "endless": (endless, "did not connect to server.test:80: its answer is too long"),
}


def test_a_proxy_whose_second_answer_never_ends(lan):
    """Qt asks twice when the server has an address and no name."""
    server, client = lan

    def behave(raw, connection):
        refuse = say(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        (refuse if raw.connections == 1 else endless)(raw, connection)

    for uri in ("ws://10.9.0.1/", "wss://10.9.0.1/"):
        with RawServer(server, 3128, behave):
            done, seconds = connect_to(client, uri, "--proxy", PROXY)
        assert done.returncode == NETWORK and seconds < 5
        assert "its answer is too long" in done.stderr, done.stderr


def test_bad_proxies(lan):
    server, client = lan
    peaks = {}

    def run(port, what):
        behave, text = BAD_PROXIES[what]
        with RawServer(server, port, behave):
            done, seconds = connect_to(client, "ws://server.test/", "--proxy",
                                       f"http://10.9.0.1:{port}")
        if done.returncode != NETWORK or not re.match(f"error: The .*(?:{text})", done.stderr):
            return f"{done.returncode}: {done.stderr}"
        return None if seconds < LATEST else f"took {seconds} s"

    with ThreadPoolExecutor(len(BAD_PROXIES)) as pool:
        runs = {what: pool.submit(run, 3128 + number, what)
                for number, what in enumerate(BAD_PROXIES)}
        while not all(one.done() for one in runs.values()):
            for pump in client.farlan_processes("farlan-pump"):
                with contextlib.suppress(AttributeError, FileNotFoundError, ProcessLookupError):
                    peaks[pump] = (memory(pump, "VmHWM"), tolerated_growth(pump))
            time.sleep(0.1)
    assert {what: one.result() for what, one in runs.items()} == dict.fromkeys(BAD_PROXIES)
    # One that was looked at when it had just begun says nothing about size.
    usual = statistics.median(size for size, _ in peaks.values())
    tolerated = max(growth for _, growth in peaks.values())
    assert max(size for size, _ in peaks.values()) - usual <= tolerated, peaks
    done, _ = connect_to(client, "ws://server.test/", "--proxy", "http://10.9.0.1:4711")
    assert done.returncode == NETWORK
    assert re.match("error: The proxy 10.9.0.1:4711 refused the connection", done.stderr)
    wait_until(lambda: not client.farlan_processes(), what="the end of all helpers")
