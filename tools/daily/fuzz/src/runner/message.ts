import type { Failure } from "./failure";

/** A message from the process that runs the cases. */
export type Message =
  | {
      /** The index of the case that is about to run. The index stays the same while the failed case is shrunk. */
      readonly at: number;
    }
  | { readonly failure: Failure }
  | { readonly done: true };

/** The file descriptor on which the process writes its messages, one line each. */
export const messageDescriptor = 3;
