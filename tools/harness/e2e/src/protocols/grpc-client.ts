import { Client, credentials, status } from "@grpc/grpc-js";
import { conversation } from "./server/conversation";

/** The result of a conversation over one gRPC stream. */
export interface Conversation {
  /** The server's answers, in order of arrival. */
  readonly answers: readonly string[];
  /** The name of the gRPC status that ended the conversation. */
  readonly ended: string;
}

/** The time settings for a conversation, in milliseconds. */
export interface ConversationTimes {
  /** The time limit for the whole conversation. */
  readonly timeoutMs: number;
  /**
   * The pause between an answer and the next text.
   *
   * @default 0
   */
  readonly pause?: number;
}

/**
 * Sends texts over one gRPC stream, using unencrypted HTTP/2. Each text is sent only after the answer to the previous text has arrived.
 *
 * @param authority - the host name to request. It does not need to match the address.
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
    // Ignore errors here, because every error also arrives as a status.
    call.on("error", () => undefined);
    call.on("status", ({ code }) => {
      client.close();
      resolve({ answers, ended: status[code] });
    });
  });
}
