import type { ServiceDefinition } from "@grpc/grpc-js";

/** A gRPC service in which the client and the server send texts in turn. The messages are plain text, so no generated code is necessary. */
export const conversation = {
  /** Responds to each received text immediately. */
  converse: {
    path: "/e2e.Conversation/Converse",
    requestStream: true,
    responseStream: true,
    requestSerialize: (text: string) => Buffer.from(text),
    requestDeserialize: String,
    responseSerialize: (text: string) => Buffer.from(text),
    responseDeserialize: String,
  },
} satisfies ServiceDefinition;

/** A text for which the server ends a conversation with the status `ALREADY_EXISTS`. HTTP/2 sends this status after the body. */
export const offence = "again";

/** Returns the server's answer to a text. */
export function answerTo(text: string): string {
  return `you sent ${text}`;
}
