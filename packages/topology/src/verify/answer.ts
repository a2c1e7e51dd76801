/**
 * The response from a host port to a health check.
 *
 * - `refused`: the host port refuses the connection.
 * - `reset`: the connection is accepted and then closed. The proxy of a container engine does this if nothing listens behind it.
 * - `silent`: no response arrives in time.
 * - `open`: the host port accepts the connection. If the port is not for HTTP, the health check does not test more than the connection.
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
