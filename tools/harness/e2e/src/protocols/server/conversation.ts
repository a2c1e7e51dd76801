import type { ServiceDefinition } from "@grpc/grpc-js";

/** A gRPC service by which server and client speak in turns; texts go as they are, so that it needs no generated code. */
export const conversation = {
  /** Answers each text as it comes. */
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

/** The text that ends a conversation with the status `ALREADY_EXISTS`, which HTTP/2 carries after the body. */
export const offence = "again";

/** What the server makes of a text. */
export function answerTo(text: string): string {
  return `you said ${text}`;
}
