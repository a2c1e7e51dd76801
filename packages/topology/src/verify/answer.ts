/**
 * The response of a host port to a health check.
 *
 * - `refused`: the connection is refused.
 * - `reset`: the connection is accepted and then closed. The proxy of a container engine does this if nothing listens behind it.
 * - `silent`: no response arrives in time.
 * - `open`: the connection is open. For a port without HTTP, the health check cannot find out more.
 * - `answered`: the port sends an HTTP response.
 */
export type Answer =
  | { readonly outcome: "refused" | "reset" | "silent" | "open" }
  | {
      readonly outcome: "answered";
      /** The HTTP status. */
      readonly status: number;
      /** Whether the port sends an identical response for a host that no app uses. */
      readonly sameForAnyHost?: boolean;
    };
