import { join } from "node:path";

/** A plugin for which a stand-in exists. */
export interface StandIn {
  /** The plugin's type in the Pulumi CLI. */
  readonly kind: "language" | "resource";
  /** The plugin's name. Its executable is named `pulumi-<kind>-<name>`. */
  readonly name: string;
  /** The version of the official plugin whose behavior the stand-in implements. */
  readonly version: string;
}

/** All stand-ins, by plugin name. Each stand-in has the version that the plugin's npm package requires. */
export const standIns = {
  nodejs: { kind: "language", name: "nodejs", version: "3.270.0" },
  command: { kind: "resource", name: "command", version: "1.2.1" },
  kubernetes: { kind: "resource", name: "kubernetes", version: "4.34.2" },
} as const satisfies Record<string, StandIn>;

/** The name of a stand-in. */
export type StandInName = keyof typeof standIns;

/** Returns the file name of a plugin's executable, as the Pulumi CLI expects it. */
export function executableName({ kind, name }: StandIn): string {
  return `pulumi-${kind}-${name}`;
}

/** Returns the path of a stand-in's executable, which the build creates. The executable is a single file that needs only Node.js. */
export function pluginPath(standIn: StandIn): string {
  return join(__dirname, "..", "dist", "plugins", standIn.name, executableName(standIn));
}
