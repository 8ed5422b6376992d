import { assertEquals } from "../../tests/helpers/assert.ts";
import { App, csp } from "./mod.ts";

Deno.test("upgrade() answers a socket through its handlers, behind middleware that sets headers", async () => {
  const app = new App().use(csp({ useNonce: true })).get(
    "/echo",
    (ctx) => ctx.upgrade({ message: (socket, event) => socket.send(`heard ${event.data}`) }),
  );
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, app.handler());
  try {
    const plain = await fetch(`http://127.0.0.1:${server.addr.port}/echo`);
    assertEquals([plain.status, await plain.text()], [400, "Expected a WebSocket upgrade request"]);

    const socket = new WebSocket(`ws://127.0.0.1:${server.addr.port}/echo`);
    const heard = await new Promise((resolve, reject) => {
      socket.onopen = () => socket.send("hello");
      socket.onmessage = (event) => resolve(event.data);
      socket.onerror = reject;
    });
    const closed = new Promise((resolve) => socket.onclose = resolve);
    socket.close();
    await closed;

    assertEquals(heard, "heard hello");
  } finally {
    await server.shutdown();
  }
});
