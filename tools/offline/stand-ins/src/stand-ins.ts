import { join } from "node:path";

/** One plugin that the stand-ins replace. */
export interface StandIn {
  /** What the Pulumi CLI calls this kind of plugin. */
  readonly kind: "language" | "resource";
  /** The plugin's name; its executable is `pulumi-<kind>-<name>`. */
  readonly name: string;
  /** The version of the official plugin whose behaviour the stand-in has. */
  readonly version: string;
}

/** Every stand-in, by the plugin's name. The versions are those that the npm packages of the same version ask for. */
export const standIns = {
  nodejs: { kind: "language", name: "nodejs", version: "3.270.0" },
  command: { kind: "resource", name: "command", version: "1.2.1" },
  kubernetes: { kind: "resource", name: "kubernetes", version: "4.34.2" },
} as const satisfies Record<string, StandIn>;

/** The name of one stand-in. */
export type StandInName = keyof typeof standIns;

/** The file name by which the Pulumi CLI knows a plugin's executable. */
export function executableName({ kind, name }: StandIn): string {
  return `pulumi-${kind}-${name}`;
}

/** Where the build leaves a stand-in's executable: one file that holds all it needs but Node.js. */
export function pluginPath(standIn: StandIn): string {
  return join(__dirname, "..", "dist", "plugins", standIn.name, executableName(standIn));
}
