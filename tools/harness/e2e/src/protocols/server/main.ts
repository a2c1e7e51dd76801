import { createServer } from "node:http";
import { Server, ServerCredentials, status, type ServerDuplexStream } from "@grpc/grpc-js";
import { WebSocketServer } from "ws";
import { answerTo, conversation, offence } from "./conversation";

/*
 * The app that the tests run in a pod. It serves server-sent events and WebSocket on HTTP_PORT, and gRPC on GRPC_PORT. The app is bundled
 * into one file.
 */

/** The pause between two events, in milliseconds. */
const pause = 100;

/** The path `/events` sends events without end. The path `/held-back` never sends a response. */
const http = createServer((request, response) => {
  switch (request.url) {
    case "/events": {
      response.writeHead(200, { "content-type": "text/event-stream" });
      let sent = 0;
      const sending = setInterval(() => response.write(`data: ${++sent}\n\n`), pause);
      response.once("close", () => {
        clearInterval(sending);
      });
      break;
    }
    case "/held-back":
      break;
    default:
      response.writeHead(request.url === "/" ? 200 : 404).end();
  }
});

new WebSocketServer({ server: http, path: "/socket" }).on("connection", (socket) => {
  socket.send("welcome");
  socket.on("message", (message) => {
    socket.send(answerTo((message as Buffer).toString()));
  });
});

const grpc = new Server();
grpc.addService(conversation, {
  converse(call: ServerDuplexStream<string, string>) {
    call.on("data", (text: string) => {
      if (text === offence) call.emit("error", { code: status.ALREADY_EXISTS, details: "sent already" });
      else call.write(answerTo(text));
    });
    call.on("end", () => {
      call.end();
    });
  },
});

http.listen(Number(process.env["HTTP_PORT"]));
grpc.bindAsync(`0.0.0.0:${process.env["GRPC_PORT"] ?? ""}`, ServerCredentials.createInsecure(), (error) => {
  if (error) throw error;
});
