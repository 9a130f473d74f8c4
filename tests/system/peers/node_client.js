// SPDX-License-Identifier: GPL-3.0-or-later
// node_client.js URI USER:PASSWORD|'' [CACERTS]
'use strict';
const fs = require('fs');
const { WebSocket } = require('ws');
const { tie } = require('./node_tap.js');

const [uri, password, cacerts] = process.argv.slice(2);
const peer = new WebSocket(uri, {
  auth: password || undefined,
  ca: cacerts ? fs.readFileSync(cacerts) : undefined,
});
peer.on('open', () => {
  console.log('connected');
  tie(peer);
});
