import type { Stack } from "@kind-berth-tools/stack";
import type { Lab } from "../lab/lab";
import { openProgramStack } from "../lab/program-stack";
import { differenceOf, registeredIn, type Registered } from "./registered";

/** The two programs that register the same resources. */
export type AppsPeer = "berth" | "raw";

/** The settings of both programs. */
export interface AppsConfig {
  /** The cluster's name. */
  readonly cluster: string;
  readonly hostPort: number;
  readonly apps: number;
  /** The replicas of each app. */
  readonly replicas: number;
  /** Whether `up` ends with a health check of each app. */
  readonly verify: boolean;
}

/** Converts the settings to the stack's configuration. */
export function toConfig(config: AppsConfig): Record<string, string> {
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, String(value)]));
}

/** Opens the stack of the Berth program. */
export function openBerthApps(lab: Lab, name: string, config: AppsConfig): Promise<Stack> {
  return openProgramStack(lab, { program: "berth-apps", name, config: toConfig(config) });
}

/**
 * Opens the stack of the program without Berth.
 *
 * @param registered - the resources of the Berth program, which contain the text that runs the driver.
 */
export function openRawApps(
  lab: Lab,
  name: string,
  config: AppsConfig,
  registered: readonly Registered[],
): Promise<Stack> {
  const interpreter = registered.map(({ inputs }) => inputs["interpreter"]).find(Array.isArray);
  const files = { "interpreter.json": JSON.stringify(interpreter) };
  return openProgramStack(lab, { program: "raw-apps", name, config: toConfig(config), files });
}

/**
 * Checks that both programs register the same resources.
 *
 * @returns the resources, in the order of their URNs.
 * @throws Error with the first difference.
 */
export async function mustRegisterTheSame(lab: Lab, config: AppsConfig): Promise<readonly Registered[]> {
  const berth = await registeredIn(await openBerthApps(lab, "same-berth", config));
  const raw = await registeredIn(await openRawApps(lab, "same-raw", config, berth));
  const difference = differenceOf(berth, raw);
  if (difference === undefined) return berth;
  throw new Error(`The programs register different resources:\n  ${difference}`);
}
