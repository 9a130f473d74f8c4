// SPDX-License-Identifier: GPL-3.0-or-later
// Ties a WebSocket of Node's ws to the TAP that is descriptor 3: one binary message is one frame.
'use strict';
const fs = require('fs');

const TAP = 3;
const buffer = Buffer.alloc(65536);
let peer = null;

function readNext() {
  fs.read(TAP, buffer, 0, buffer.length, null, (error, length) => {
    if (error) {
      throw error;
    }
    if (peer && peer.readyState === 1) {
      peer.send(Buffer.from(buffer.subarray(0, length)), { binary: true });
    }
    readNext();
  });
}

readNext();

exports.tie = (webSocket) => {
  peer = webSocket;
  webSocket.on('message', (data, isBinary) => {
    if (isBinary) {
      fs.writeSync(TAP, data);
    }
  });
  webSocket.on('ping', () => console.log('pinged'));
  webSocket.on('pong', (data) => console.log('pong ' + data));
  webSocket.on('close', () => console.log('closed'));
  webSocket.ping('from node');
};
