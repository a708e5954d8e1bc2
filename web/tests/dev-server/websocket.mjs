import { createHash } from 'node:crypto';

/** The server's side of a WebSocket (RFC 6455), text frames only: enough for SignalR's JSON protocol in development. */
export function accept(request, socket, { onText, onClose }) {
  const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`);
  let pending = Buffer.alloc(0);
  let text = [];

  const frame = (opcode, payload) => {
    const length = payload.length;
    const head =
      length < 126
        ? Buffer.from([0x80 | opcode, length])
        : length < 65536
          ? Buffer.from([0x80 | opcode, 126, length >> 8, length & 255])
          : Buffer.alloc(10);
    if (length >= 65536) {
      head[0] = 0x80 | opcode;
      head[1] = 127;
      head.writeBigUInt64BE(BigInt(length), 2);
    }
    if (!socket.destroyed) socket.write(Buffer.concat([head, payload]));
  };

  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      if (pending.length < 2) return;
      const opcode = pending[0] & 15;
      let length = pending[1] & 127;
      let offset = 2;
      if (length === 126) {
        if (pending.length < 4) return;
        length = pending.readUInt16BE(2);
        offset = 4;
      } else if (length === 127) {
        if (pending.length < 10) return;
        length = Number(pending.readBigUInt64BE(2));
        offset = 10;
      }
      if (pending.length < offset + 4 + length) return;
      const mask = pending.subarray(offset, offset + 4);
      const payload = Buffer.from(pending.subarray(offset + 4, offset + 4 + length));
      for (let index = 0; index < length; index++) payload[index] ^= mask[index & 3];
      const final = (pending[0] & 0x80) !== 0;
      pending = pending.subarray(offset + 4 + length);
      if (opcode === 8) {
        frame(8, payload);
        socket.end();
        return;
      }
      if (opcode === 9) frame(10, payload);
      else if (opcode <= 1) {
        text.push(payload);
        if (final) {
          onText(Buffer.concat(text).toString('utf8'));
          text = [];
        }
      }
    }
  });
  socket.on('close', onClose);
  socket.on('error', () => socket.destroy());
  return { send: (message) => frame(1, Buffer.from(message)), close: () => socket.destroy() };
}
