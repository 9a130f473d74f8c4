# SPDX-License-Identifier: GPL-3.0-or-later
"""What cannot work is refused in plain words, leaves nothing behind and disturbs nobody else.

hosts.refused() checks the exit code, the single line and that links, processes and /run/farlan are
as they were."""

import os

import pytest

from pki import Authority

SERVER = "10.9.0.1"
URI = f"ws://{SERVER}/"
CLIENT = ("client", "--uri", URI)
NOT_SHOWN = "\x1b\r\n\t"


@pytest.fixture
def host(lan):
    """The client of the lan; nobody listens on the server unless the test lets it."""
    return lan[1]


# Names and numbers


@pytest.mark.parametrize("command", [CLIENT, ("server",)], ids=["client", "server"])
@pytest.mark.parametrize("name, message", [
    ("", "The value of --device is empty."),
    ("a" * 16, f'device: The interface name "{"a" * 16}" is longer than 15 characters.'),
    ("a" * 15 + "%d", f'device: The interface name "{"a" * 15}%d" is longer than 15 characters.'),
    ("a" * 100000, f'device: The interface name "{"a" * 64}" is longer than 15 characters.'),
    ("-x", 'device: "-x" cannot be the name of an interface.'),
    ("a/b", 'device: "a/b" cannot be the name of an interface.'),
    (".", 'device: "." cannot be the name of an interface.'),
    ("..", 'device: ".." cannot be the name of an interface.'),
    ("a%db", 'device: "a%db" cannot be the name of an interface.'),
    ("%d%d", 'device: "%d%d" cannot be the name of an interface.'),
    ("a%s", 'device: "a%s" cannot be the name of an interface.'),
    ("a b", 'device: "a b" cannot be the name of an interface.'),
    ("a\x1b[31m", 'device: "a?[31m" cannot be the name of an interface.'),
    ("ä", 'device: "ä" cannot be the name of an interface.'),
    ("all", 'device: "all" cannot be the name of an interface.'),
])
def test_interface_name(host, command, name, message):
    assert host.refused(2, *command, "--device", name) == f"error: {message}"


@pytest.mark.parametrize("kind", ["link", "TAP of another owner", "persistent TAP", "tunnel"])
def test_interface_exists(lan, kind):
    server, client = lan
    if kind == "link":
        name = "eth0"
    elif kind == "tunnel":
        name = "far"
        server.farlanctl("server", "--device", name)
        client.farlanctl(*CLIENT, "--device", name)
    else:
        name = "mine"
        owner = ["user", "nobody"] if "owner" in kind else []
        for host in lan:
            host.run("ip", "tuntap", "add", name, "mode", "tap", *owner)
    assert client.refused(7, *CLIENT, "--device", name) == f'error: There is already an interface "{name}".'
    error = server.refused(7, "server", "--port", 8080, "--device", name)
    assert error == f'error: Interface "{name}" exists already.'


@pytest.mark.parametrize("command", [CLIENT, ("server",)], ids=["client", "server"])
@pytest.mark.parametrize("mtu", ["67", "65522", "0", "-1", "1500x", "1e3", " 1500", "99999999999"])
def test_mtu(host, command, mtu):
    error = host.refused(2, *command, "--mtu", mtu)
    assert error == f"error: --mtu must be a number from 68 to 65521, not “{mtu}”."


@pytest.mark.parametrize("option, value, message", [
    ("--port", "0", "--port must be a number from 1 to 65535, not “0”."),
    ("--port", "65536", "--port must be a number from 1 to 65535, not “65536”."),
    ("--max-clients", "0", "--max-clients must be a number from 1 to 1023, not “0”."),
    ("--max-clients", "1024", "--max-clients must be a number from 1 to 1023, not “1024”."),
    ("--path", "lan", 'path: The path must start with "/"'),
    ("--path", "/a b", 'path: The path must start with "/" and hold no space'),
    ("--allow-origin", "https://host/page", 'allow_origin: "https://host/page" is not the origin of a web page.'),
    ("--address", "localhost", 'address: "localhost" is not an IPv4 or IPv6 address.'),
    ("--bridge", "-x", 'bridge: "-x" cannot be the name of an interface.'),
    ("--bridge", "br%d", 'bridge: "br%d" cannot be the name of a bridge.'),
])
def test_server_option(host, option, value, message):
    assert host.refused(2, "server", option, value).startswith(f"error: {message}")


SPACE = "uri: The address contains a space or another character that an address cannot hold."
PORT = "uri: The port in the address is not a number from 1 to 65535."
NO_HOST = "uri: The address names no host."
NEITHER = "uri: The host in the address is neither a name nor an IP address."
USER = "uri: The address contains a user name or password."


@pytest.mark.parametrize("uri, message", [
    ("", "The value of --uri is empty."),
    ("host.example", 'uri: The address "host.example" does not start with ws:// or wss://.'),
    ("http://host.example/", 'uri: The address "http://host.example/" does not start with ws:// or wss://.'),
    ("ws:host.example", 'uri: The address "ws:host.example" does not start with ws:// or wss://.'),
    ("ws://", NO_HOST),
    ("ws:///path", NO_HOST),
    ("ws://:80/", NO_HOST),
    ("ws://host.example:/", PORT),
    ("ws://host.example:0/", PORT),
    ("ws://host.example:65536/", PORT),
    ("ws://host.example:http/", PORT),
    ("ws://[fd09::1]:0/", PORT),
    ("ws://[fd09::1/", NEITHER),
    ("ws://[fd09::1%eth0]/", NEITHER),
    (f"ws://{'a' * 300}/", NEITHER),
    ("ws://user:secret@host.example/", USER),
    ("wss://user@host.example/", USER),
    (" ws://host.example/", SPACE),
    ("ws://host example/", SPACE),
    ("ws://host.example/a b", SPACE),
    ("ws://host.example/\r\nX-Header: 1", SPACE),
    ("ws://host.example/\x1b[31m", SPACE),
    ("ws://ħost.example/", SPACE),
    ("ws://host.example/#part", 'uri: The address has a "#" part, which a tunnel cannot use.'),
    ("ws://host.example/" + "a" * 2048, "uri: The address is longer than 2048 characters."),
])
def test_uri(host, uri, message):
    error = host.refused(2, "client", "--uri", uri)
    assert error == f"error: {message}"
    assert "secret" not in error and not set(error) & set(NOT_SHOWN)


def test_password_in_a_wrong_address_is_not_shown(host):
    assert "secret" not in host.refused(2, "client", "--uri", "http://user:secret@host.example/")


@pytest.mark.parametrize("user, password, message", [
    ("a:b", "x", "user: A user name cannot contain a colon (RFC 7617)."),
    ("a\nb", "x", "user: The user name is longer than 255 characters or contains control characters."),
    ("a" * 256, "x", "user: The user name is longer than 255 characters or contains control characters."),
    ("a", "", "No password was given."),
    ("a", "x\x1by", "The password contains a control character."),
    ("a", "x" * 1025, "The password is longer than 1024 bytes."),
])
def test_user_and_password(host, user, password, message):
    assert host.refused(2, *CLIENT, "--user", user, input=password + "\n") == f"error: {message}"


# Files

FILES = ["missing", "empty", "unreadable", "directory", "device", "huge"]
NO_ROOT_RIGHTS = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


def refuse_file(host, kind, folder, option, *command):
    """Runs the command with the option naming such a file."""
    path, message, through = folder / kind, "{path}", ()
    if kind == "missing":
        message = "there is no file {path}."
    elif kind == "empty":
        path.touch()
        message = "{path} is empty."
    elif kind == "unreadable":
        path.touch(mode=0o000)
        through = NO_ROOT_RIGHTS
        message = "you are not allowed to read {path}."
    elif kind == "directory":
        path.mkdir()
        message = "{path} is a directory."
    elif kind == "device":
        os.mkfifo(path)  # must not be waited for
        message = "{path} is not a regular file."
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(11 * 1024 * 1024)
        message = "{path} could not be read: it is larger than "
    error = host.refused(2, *command, option, path, through=through)
    assert error.startswith(f"error: {option}: {message.format(path=path)}")


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("option", ["--certfile", "--keyfile", "--htpasswd", "--cacerts"])
def test_file(host, certificate, tmp_path, kind, option):
    commands = {
        "--certfile": ("server", "--keyfile", certificate[1]),
        "--keyfile": ("server", "--certfile", certificate[0]),
        "--htpasswd": ("server",),
        "--cacerts": ("client", "--uri", f"wss://{SERVER}/"),
    }
    refuse_file(host, kind, tmp_path, option, *commands[option])


@pytest.mark.parametrize("kind", ["missing", "unreadable", "directory", "device"])
def test_password_file(host, tmp_path, kind):
    refuse_file(host, kind, tmp_path, "--passwd-file", *CLIENT, "--user", "wendy")


@pytest.mark.parametrize("content, message", [
    (b"", "No password was given."),
    (b"\nsecret\n", "No password was given."),
    (b"\xff\xfe\n", "The password is not valid UTF-8."),
])
def test_password_file_content(host, tmp_path, content, message):
    file = tmp_path / "password"
    file.write_bytes(content)
    error = host.refused(2, *CLIENT, "--user", "wendy", "--passwd-file", file)
    assert error == f"error: --passwd-file: the first line of {file} is not a password: {message}"


GARBAGE = [b"hello\n", bytes(range(256)), b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
           b"-----BEGIN PRIVATE KEY-----\n"]


@pytest.mark.parametrize("content", GARBAGE, ids=["text", "bytes", "broken", "cut"])
def test_garbage(host, certificate, tmp_path, content):
    garbage = tmp_path / "garbage"
    garbage.write_bytes(content)
    certfile, keyfile = certificate
    no_certificate = "error: The certificate file holds no certificate in PEM form."
    no_key = "error: The key file holds no private key in PEM form, or one that is protected by a password."
    no_authority = "error: The CA file holds no certificate in PEM form."
    assert host.refused(2, "server", "--certfile", garbage, "--keyfile", keyfile) == no_certificate
    assert host.refused(2, "server", "--certfile", certfile, "--keyfile", garbage) == no_key
    assert host.refused(2, "client", "--uri", f"wss://{SERVER}/", "--cacerts", garbage) == no_authority
    assert host.refused(2, "server", "--htpasswd", garbage).startswith("error: Line 1 of the htpasswd file: ")


def test_key_and_certificate_do_not_match(host, authority, certificate):
    other = authority.issue("another", "DNS:other.test")
    certfile, keyfile = certificate[0], other[1]
    error = host.refused(2, "server", "--certfile", certfile, "--keyfile", keyfile)
    assert error == "error: The private key does not belong to the certificate."
    # the wrong way round
    host.refused(2, "server", "--certfile", certificate[1], "--keyfile", certificate[0])


def test_key_with_a_password(host, certificate, tmp_path):
    certfile, keyfile = certificate
    host.run("openssl", "pkey", "-in", keyfile, "-aes128", "-passout", "pass:x", "-out", tmp_path / "locked")
    error = host.refused(2, "server", "--certfile", certfile, "--keyfile", tmp_path / "locked")
    assert "protected by a password" in error


# This machine


def listen(host, address, port):
    script = (f"import socket; s = socket.create_server(({address!r}, {port})); "
              "print('ready', flush=True); s.accept()")
    assert host.start("/usr/bin/python3", "-c", script).stdout.readline() == "ready\n"


def test_port_in_use(lan):
    server, client = lan
    listen(server, SERVER, 80)
    taken = "port 80: another program listens there already."
    assert server.refused(7, "server") == f"error: Cannot listen on all addresses, {taken}"
    assert server.refused(7, "server", "--address", SERVER) == f"error: Cannot listen on {SERVER}, {taken}"
    server.farlanctl("server", "--address", "fd09::1")  # nobody is there
    client.farlanctl("client", "--uri", "ws://[fd09::1]/")
    assert server.refused(7, "server", "--address", "fd09::1") == f"error: Cannot listen on fd09::1, {taken}"


def test_address_of_another_machine(host):
    error = host.refused(7, "server", "--address", SERVER)
    assert error == f"error: Cannot listen on {SERVER}, port 80: this machine does not have the address."


def test_bridge(host):
    assert host.refused(7, "server", "--bridge", "br0") == 'error: Interface "br0" does not exist.'
    assert host.refused(7, "server", "--bridge", "eth0") == 'error: Interface "eth0" is not a bridge.'


@pytest.mark.parametrize("command", [CLIENT, ("server",)], ids=["client", "server"])
def test_no_tun_device(host, command):
    without_tun = ("unshare", "--mount", "sh", "-c", 'mount -t tmpfs none /dev/net && exec "$@"', "sh")
    error = host.refused(7, *command, through=without_tun)
    assert error == "error: This machine has no TAP devices: /dev/net/tun is missing."


@pytest.mark.parametrize("command", [CLIENT, ("server",)], ids=["client", "server"])
def test_not_root(host, command):
    somebody = ("setpriv", "--reuid", 65534, "--regid", 65534, "--clear-groups")
    assert host.refused(9, *command, through=somebody) == "error: There is no system bus to reach the helper on."
    powerless = ("setpriv", "--bounding-set", "-net_admin", "--inh-caps", "-net_admin")  # as in a container
    assert host.refused(6, *command, through=powerless) == "error: Not permitted to create a TAP device."


def test_others_are_not_disturbed(lan, certificate, tmp_path):
    """A tunnel that is up does not notice that others are refused."""
    server, client = lan
    server.farlanctl("server")
    client.farlanctl(*CLIENT)
    server.set_address("ethws0", "192.168.7.1/24")
    client.set_address("ethws0", "192.168.7.2/24")
    pings = client.start("ping", "-n", "-i", "0.02", "-c", "100", "-W", "2", "192.168.7.1")
    client.refused(7, *CLIENT, "--device", "ethws0")
    client.refused(5, *CLIENT[:2], f"{URI}elsewhere")
    server.refused(7, "server", "--device", "ethws0", "--port", 8080)
    server.refused(7, "server")
    stranger = Authority(tmp_path, "stranger").issue("other", "DNS:other.test")
    server.refused(2, "server", "--certfile", certificate[0], "--keyfile", stranger[1])
    output, _ = pings.communicate(timeout=20)
    assert " 0% packet loss" in output
    assert client.tunnels()["ethws0"]["reconnects"] == 0
