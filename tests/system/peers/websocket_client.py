# SPDX-License-Identifier: GPL-3.0-or-later
"""websocket_client.py URI USER:PASSWORD [CACERTS]: a client as etherws has one. One binary
message is one frame of the TAP that is descriptor 3."""

import base64
import os
import sys
import threading

import websocket

TAP = 3
uri, password, *cacerts = sys.argv[1:]
credentials = base64.b64encode(password.encode()).decode()
peer = websocket.create_connection(
    uri, header=["Authorization: Basic " + credentials] if password else [],
    sslopt={"ca_certs": cacerts[0]} if cacerts else {}, enable_multithread=True)
print("connected", flush=True)


def send_frames():
    while True:
        peer.send_binary(os.read(TAP, 65536))


threading.Thread(target=send_frames, daemon=True).start()
peer.ping("from websocket-client")
while True:
    opcode, data = peer.recv_data(control_frame=True)
    if opcode == websocket.ABNF.OPCODE_BINARY:
        os.write(TAP, data)
    elif opcode == websocket.ABNF.OPCODE_PING:
        print("pinged", flush=True)
    elif opcode == websocket.ABNF.OPCODE_PONG:
        print("pong", data.decode(), flush=True)
    elif opcode == websocket.ABNF.OPCODE_CLOSE:
        print("closed", flush=True)
        break
