import { join } from "node:path";

/** A plugin with a stand-in. */
export interface StandIn {
  /** The plugin's type in the Pulumi CLI. */
  readonly kind: "language" | "resource";
  /** The plugin's name. Its executable is `pulumi-<kind>-<name>`. */
  readonly name: string;
  /** The version of the official plugin with the same behaviour. */
  readonly version: string;
}

/** All stand-ins, by plugin name. Their versions are those that the npm packages require. */
export const standIns = {
  nodejs: { kind: "language", name: "nodejs", version: "3.270.0" },
  command: { kind: "resource", name: "command", version: "1.2.1" },
  kubernetes: { kind: "resource", name: "kubernetes", version: "4.34.2" },
} as const satisfies Record<string, StandIn>;

/** The name of a stand-in. */
export type StandInName = keyof typeof standIns;

/** The file name that the Pulumi CLI expects for the executable of a plugin. */
export function executableName({ kind, name }: StandIn): string {
  return `pulumi-${kind}-${name}`;
}

/** The path of a stand-in's executable after the build. It is one file that needs only Node.js. */
export function pluginPath(standIn: StandIn): string {
  return join(__dirname, "..", "dist", "plugins", standIn.name, executableName(standIn));
}
