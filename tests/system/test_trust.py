# SPDX-License-Identifier: GPL-3.0-or-later
"""Which certificate of a server a client accepts, and what it says of one that it does not."""

import json
import shutil
import subprocess

import pytest

from conftest import SERVER
from helper import Helper
from hosts import farlanctl, wait_until
from pki import Authority, fingerprint
from rawpeer import RawServer
from users import ADA

URI = f"wss://{SERVER}/"
WRONG = "ab" * 32


def forbid(server, connection):
    server.read(connection)
    connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
    connection.recv(1)


@pytest.fixture(scope="module")
def bad(authority, tmp_path_factory):
    """Certificates with keys, by the reason to refuse each besides that its authority is unknown."""
    stranger = Authority(tmp_path_factory.mktemp("stranger"), "Stranger")
    return {
        "unknown-issuer": stranger.issue("unknown", f"IP:{SERVER}"),
        "expired": authority.issue("expired", f"IP:{SERVER}", days=0),
        "other-name": authority.issue("misnamed", "DNS:elsewhere.test,IP:10.9.0.99"),
    }


@pytest.fixture
def system_authority(authority, tmp_path):
    """Has this machine trust the tests' authority."""
    store = tmp_path / "store"
    store.mkdir()
    shutil.copy(authority.certificate, store / "authority.pem")
    subprocess.run(["openssl", "rehash", store], check=True)
    subprocess.run(["mount", "--bind", store, "/etc/ssl/certs"], check=True)
    yield
    subprocess.run(["umount", "/etc/ssl/certs"], check=True)


def serve(server, pair):
    server.farlanctl("server", "--certfile", pair[0], "--keyfile", pair[1])


@pytest.mark.parametrize("why", ["unknown-issuer", "expired", "other-name"])
def test_the_pinned_one_is_accepted(lan, bad, why):
    server, client = lan
    serve(server, bad[why])
    pin = fingerprint(bad[why][0])
    colons = ":".join(pin[n:n + 2] for n in range(0, 64, 2)).upper()
    done = client.farlanctl("client", "--uri", URI, "--pin", colons)
    assert "; the certificate is the pinned one, although it is " in done.stdout \
        or "; the certificate is the pinned one, although it has " in done.stdout
    assert "NOT verified" not in done.stdout and not done.stderr
    peer = client.tunnels()["ethws0"]["peer"]
    assert peer["certificate_sha256"] == pin and peer["certificate_pinned"] is True
    assert peer["certificate_problem"]
    assert "Accepted by its pin although " in client.farlanctl("status").stdout


@pytest.mark.parametrize("trusted", [True, False])
def test_another_than_the_pinned_is_refused(lan, certificate, bad, system_authority, trusted):
    server, client = lan
    pair = certificate if trusted else bad["unknown-issuer"]
    with RawServer(server, 443, forbid, pair) as raw:
        if trusted:
            client.refused(3, "client", "--uri", URI)
            assert raw.seen
            raw.seen = b""
        before = raw.closed
        done = client.run(farlanctl(), "client", "--uri", URI, "--pin", WRONG, "--user", "alice",
                          input="secret\n", check=False)
        assert done.returncode == 4
        lines = done.stderr.splitlines()
        assert lines[0] == f"error: The certificate of {SERVER} is not the pinned one."
        assert lines[-1].startswith(f"hint: Its SHA-256 is {fingerprint(pair[0])}, the pin is {WRONG}.")
        wait_until(lambda: raw.closed > before, what="the end of the connection")
        assert raw.seen == b""
    assert "ethws0" not in client.links()


def test_what_the_server_shows_is_printed(lan, bad):
    server, client = lan
    with RawServer(server, 443, forbid, bad["other-name"]) as raw:
        done = client.run(farlanctl(), "client", "--uri", URI, check=False)
        assert done.returncode == 4 and raw.seen == b""
    pin = fingerprint(bad["other-name"][0])
    error, subject, dates, hint = done.stderr.splitlines()
    assert error.startswith(f"error: The certificate of {SERVER} is refused: ")
    assert "not signed by an authority" in error and "for another name" in error
    assert subject == ("certificate: CN=misnamed, issued by CN=Test Authority, "
                       "for elsewhere.test, 10.9.0.99")
    assert dates.startswith("certificate: valid from 20") and dates.endswith(f"SHA-256 {pin}")
    assert "--cacerts FILE" in hint and hint.endswith(f"--pin {pin}")


@pytest.mark.parametrize("why", ["unknown-issuer", "expired", "other-name"])
def test_report_on_the_bus(lan, make_system_bus, authority, bad, why):
    server, client = lan
    bus = make_system_bus(client)
    bus.rules(open="yes")
    with RawServer(server, 443, forbid, bad[why]) as raw:
        tunnel = Helper(bus.caller(ADA)).open({"mode": "client", "uri": URI, "name": "lab",
                                               "cacerts": authority.certificate.read_bytes()})
        seen = tunnel.wait_for("failed", 30)
        assert raw.seen == b""
    sha256 = fingerprint(bad[why][0])
    assert seen["ErrorName"].endswith(".CertificateRefused")
    assert seen["RefusalReasons"] == [why]
    [own] = [{key: value for key, (_, value) in one.items()} for one in seen["RefusedCertificates"]]
    assert own["sha256"] == sha256 and own["valid_from"] < own["valid_until"]
    assert own["subject"].startswith("CN=") and own["issuer"].startswith("CN=")
    listed = json.loads(client.farlanctl("status", "lab", "--json", user=ADA, bus=bus).stdout)
    report = listed["tunnels"][0]["certificate"]
    assert report["reasons"] == [why]
    assert [one["sha256"] for one in report["chain"]] == [sha256]
    assert report["chain"][0]["valid_until"].endswith("Z")
    shown = client.farlanctl("status", "lab", user=ADA, bus=bus).stdout
    assert f"SHA-256 {sha256}" in shown
    # What is gone with the error is gone here, too.
    with RawServer(server, 443, lambda *_: None, bad[why]):
        tunnel.call("Reconnect")
        wait_until(lambda: tunnel["State"] == "failed", what="the next refusal")
    tunnel.call("Reconnect")
    now = tunnel.wait_for("waiting", 30)
    assert now["RefusalReasons"] == [] and now["RefusedCertificates"] == []


@pytest.mark.parametrize("options, code", [
    (["--pin", "abc"], 2), (["--pin", ""], 2), (["--pin", WRONG, "--insecure"], 2),
    (["--pin", WRONG, "--cacerts", "/etc/hostname"], 2)])
def test_other_pins(host, options, code):
    assert "pin" in host.refused(code, "client", "--uri", URI, *options)


def test_pin_needs_tls(host):
    error = host.refused(2, "client", "--uri", f"ws://{SERVER}/", "--pin", WRONG)
    assert error == "error: pin: With ws:// there is no certificate to compare."
