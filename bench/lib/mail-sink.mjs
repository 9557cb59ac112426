/** A mail server that takes everything and keeps nothing, in a process of its own: what senders are measured against. */
import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** Starts one; answers with its port and how to stop it. */
export async function startMailSink() {
  const child = fork(fileURLToPath(import.meta.url), { env: { ...process.env, BENCH_SINK: '1' } });
  const port = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error('The mail sink did not start.')));
  });
  return { port, stop: () => child.kill('SIGTERM') };
}

if (process.env.BENCH_SINK && process.send) {
  const server = createServer((socket) => {
    let isData = false;
    let text = '';
    socket.setNoDelay(true).on('error', () => undefined);
    socket.write('220 sink ESMTP\r\n');
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (;;) {
        const end = text.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = text.slice(0, end);
        text = text.slice(end + (isData ? 5 : 2));
        if (isData) isData = false;
        else if (/^DATA/i.test(line)) isData = true;
        socket.write(isData ? '354 go on\r\n' : /^EHLO/i.test(line) ? '250-sink\r\n250 8BITMIME\r\n' : '250 ok\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
}
