/**
 * What a host port did when it was asked. `refused`: nobody takes the connection. `reset`: it was taken and broken off, as an
 * engine's proxy does when nobody listens behind it. `silent`: no answer in time. `open`: the connection stands, which is all
 * that a port other than HTTP's tells.
 */
export type Answer =
  | { readonly outcome: "refused" | "reset" | "silent" | "open" }
  | {
      readonly outcome: "answered";
      /** The HTTP status. */
      readonly status: number;
      /** Whether the port answers a host that no app has in the very same way. */
      readonly sameForAnyHost?: boolean;
    };
