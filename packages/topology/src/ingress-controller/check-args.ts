import type { Finding } from "../findings/finding";
import { traefikArgs } from "./traefik";

/** Finds Traefik flags that the user must not set because Berth itself sets them. */
export function checkTraefikArgs(args: readonly string[]): Finding[] {
  return args.flatMap((arg, index) => {
    const name = nameOf(arg);
    if (name === undefined || !isSettled(name)) return [];
    return [
      {
        code: "INGRESS_CONTROLLER_ARG_SETTLED",
        path: `args[${index}]`,
        value: arg,
        rule: `Berth controls \`--${name}\`, because ${reasonFor(name)}`,
        remedy:
          name === gatewayProvider
            ? "Remove the flag. For Gateway API, set `gateway: true`."
            : "Remove the flag.",
      },
    ];
  });
}

/**
 * Returns the flag name as Traefik reads it: in lower case, without leading dashes. Returns `undefined` if the argument is a flag's value.
 */
function nameOf(arg: string): string | undefined {
  return /^--?(?<name>[^-=][^=]*)/u.exec(arg)?.groups?.["name"]?.toLowerCase();
}

const gatewayProvider = "providers.kubernetesgateway";

/** All flags that Berth can set on a controller, across all ports and options. */
const settledFlags: ReadonlySet<string | undefined> = new Set(
  [true, false].flatMap((tls) => traefikArgs("any", { gateway: true, tls })).map(nameOf),
);

/** A flag with which Traefik reads its configuration from a file and ignores all other flags. */
const file = "configfile";

/** Flags that enable Traefik's API and dashboard. Both are disabled by default. */
const api = /^api(\.|$)/u;

function isSettled(name: string): boolean {
  return settledFlags.has(name) || api.test(name) || name === file;
}

function reasonFor(name: string): string {
  if (name === file) return "Traefik ignores all flags if it has a config file";
  if (api.test(name)) return "Traefik's API and dashboard show every route";
  if (name.startsWith("entrypoints.")) return "the port determines where Traefik listens";
  if (name.startsWith("providers.")) return "the port and its apps determine which objects Traefik serves";
  return "Berth's probe, metrics and privacy settings depend on this flag";
}
