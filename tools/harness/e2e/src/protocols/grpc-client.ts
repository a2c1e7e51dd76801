import { Client, credentials, status } from "@grpc/grpc-js";
import { conversation } from "./server/conversation";

/** What came of a conversation. */
export interface Conversation {
  /** The server's answers, in their order. */
  readonly answers: readonly string[];
  /** gRPC's own name of how it ended. */
  readonly ended: string;
}

/** How a conversation is timed, in milliseconds. */
export interface ConversationTimes {
  /** How long it may take. */
  readonly timeoutMs: number;
  /**
   * Between an answer and the next text.
   *
   * @default 0
   */
  readonly pause?: number;
}

/**
 * Says one text after another over one gRPC stream, each when the one before is answered, in HTTP/2 without TLS.
 *
 * @param authority - the host that is asked for, whatever the address
 */
export function converse(
  hostPort: number,
  authority: string,
  texts: readonly string[],
  { timeoutMs, pause = 0 }: ConversationTimes,
): Promise<Conversation> {
  const client = new Client(`127.0.0.1:${hostPort}`, credentials.createInsecure(), {
    "grpc.default_authority": authority,
  });
  const { path, requestSerialize, responseDeserialize } = conversation.converse;
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, {
    deadline: Date.now() + timeoutMs,
  });
  const answers: string[] = [];
  const sayNext = () => {
    const text = texts[answers.length];
    if (text !== undefined) call.write(text);
    if (answers.length + 1 === texts.length) call.end();
  };
  sayNext();
  return new Promise((resolve) => {
    call.on("data", (answer: string) => {
      answers.push(answer);
      setTimeout(sayNext, pause);
    });
    // Each error is a status too.
    call.on("error", () => undefined);
    call.on("status", ({ code }) => {
      client.close();
      resolve({ answers, ended: status[code] });
    });
  });
}
