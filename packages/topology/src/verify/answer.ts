/**
 * The result of sending a health check request to a host port.
 *
 * - `refused`: the host port refuses the connection.
 * - `reset`: the connection opens and is then closed. A container engine's proxy closes connections in this way if nothing listens behind
 *   the proxy.
 * - `silent`: no response arrives in time.
 * - `open`: the host port accepts the connection. If the port is not for HTTP, the health check tests only the connection.
 * - `answered`: the port sends an HTTP response.
 */
export type Answer =
  | { readonly outcome: "refused" | "reset" | "silent" | "open" }
  | {
      readonly outcome: "answered";
      /** The HTTP status code. */
      readonly status: number;
      /** Whether the port sends an identical response to a request for a host that no app uses. */
      readonly sameForAnyHost?: boolean;
      /** When the port's certificate expired, in ISO 8601 format. Omitted if the certificate is valid, or if the port is not for HTTPS. */
      readonly certificateExpiredAt?: string;
    };
