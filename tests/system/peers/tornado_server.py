# SPDX-License-Identifier: GPL-3.0-or-later
"""tornado_server.py PORT [USER:PASSWORD] [CERTFILE KEYFILE]: a server as etherws has one. One
binary message is one frame of the TAP that is descriptor 3."""

import base64
import os
import ssl
import sys

import tornado.httpserver
import tornado.ioloop
import tornado.web
import tornado.websocket

TAP = 3
port, password, *files = sys.argv[1:]
clients = set()


class Tunnel(tornado.websocket.WebSocketHandler):
    def prepare(self):
        wanted = "Basic " + base64.b64encode(password.encode()).decode()
        if password and self.request.headers.get("Authorization") != wanted:
            self.set_status(401)
            self.set_header("WWW-Authenticate", 'Basic realm="etherws"')
            self.finish()

    def open(self):
        clients.add(self)
        self.ping(b"from tornado")

    def on_message(self, message):
        if isinstance(message, bytes):
            os.write(TAP, message)

    def on_close(self):
        clients.discard(self)

    def on_ping(self, data):
        print("pinged", flush=True)

    def on_pong(self, data):
        print("pong", data.decode(), flush=True)


def on_frame(_, events):
    frame = os.read(TAP, 65536)
    for client in clients:
        client.write_message(frame, binary=True)


context = None
if files:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
server = tornado.httpserver.HTTPServer(tornado.web.Application([("/", Tunnel)]),
                                       ssl_options=context)
server.listen(int(port))
tornado.ioloop.IOLoop.current().add_handler(TAP, on_frame, tornado.ioloop.IOLoop.READ)
print("listening", flush=True)
tornado.ioloop.IOLoop.current().start()
