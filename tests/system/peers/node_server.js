// SPDX-License-Identifier: GPL-3.0-or-later
// node_server.js PORT USER:PASSWORD|'' [CERTFILE KEYFILE]
'use strict';
const fs = require('fs');
const http = require('http');
const https = require('https');
const { WebSocketServer } = require('ws');
const { tie } = require('./node_tap.js');

const [port, password, certfile, keyfile] = process.argv.slice(2);
const server = certfile
  ? https.createServer({ cert: fs.readFileSync(certfile), key: fs.readFileSync(keyfile) })
  : http.createServer();
const wanted = 'Basic ' + Buffer.from(password).toString('base64');
const sockets = new WebSocketServer({
  server,
  verifyClient: (info) => !password || info.req.headers.authorization === wanted,
});
sockets.on('connection', tie);
server.listen(Number(port), '::', () => console.log('listening'));
