import type { Finding } from "../../findings/finding";
import { readShape } from "../../findings/shape";
import { textAt, valueAt } from "../../findings/value-at";
import {
  appExposuresShape,
  appShape,
  containerExposureKeys,
  exposureKeys,
  serviceExposuresShape,
  serviceShape,
  type App,
} from "./app-shape";
import { checkApp } from "./check-app";
import { checkNotBesideExposures, prefixPaths } from "./several-exposures";

/** One of an app's exposures, and its position in the program's arguments. */
export interface GivenExposure {
  readonly app: App;
  /** The prefix of argument paths, such as `exposures[1].`. Empty if the app does not have the `exposures` argument. */
  readonly at: string;
}

/** Returns the app's name, or an empty string if the arguments contain no name. The arguments may have any shape. */
export function nameOf(args: unknown): string {
  return textAt(args, "name") ?? "";
}

/** Returns the names of the ports that an app requests. The arguments may have any shape. */
export function portsOf(args: unknown): string[] {
  const exposures = valueAt(args, "exposures");
  return [args, ...(Array.isArray(exposures) ? (exposures as unknown[]) : [])].flatMap(
    (one) => textAt(one, "port") ?? [],
  );
}

/**
 * Reads an app's arguments. Checks the keys, the types and each value.
 *
 * @returns one or more exposures, in the order of the arguments; `undefined` if nothing can be planned. Each exposure includes the
 * arguments that apply to the whole app
 */
export function readApp(args: unknown, findings: Finding[]): GivenExposure[] | undefined {
  if (valueAt(args, "exposures") === undefined) {
    const app = readShape(appShape, without(args, ["exposures"]), "", findings);
    return app && checked([{ app, at: "" }], findings);
  }
  const keys = Object.keys(containerExposureKeys);
  const read = readShape(appExposuresShape, without(args, keys), "", findings);
  if (read === undefined) return undefined;
  const { exposures, ...own } = read;
  findings.push(...checkNotBesideExposures(args, exposures, keys));
  return checked(
    exposures.map((one, index) => ({ app: { ...own, ...one }, at: atPosition(index) })),
    findings,
  );
}

/** Reads the arguments for an existing Service in the same way as {@link readApp}. */
export function readService(args: unknown, findings: Finding[]): GivenExposure[] | undefined {
  if (valueAt(args, "exposures") === undefined) {
    const read = readShape(serviceShape, without(args, ["exposures"]), "", findings);
    return read && checked([{ app: { ...read, containerPort: read.service.port }, at: "" }], findings);
  }
  const keys = Object.keys(exposureKeys);
  const read = readShape(serviceExposuresShape, without(args, keys), "", findings);
  if (read === undefined) return undefined;
  const { exposures, ...own } = read;
  findings.push(...checkNotBesideExposures(args, exposures, keys));
  const containerPort = own.service.port;
  return checked(
    exposures.map((one, index) => ({ app: { ...own, ...one, containerPort }, at: atPosition(index) })),
    findings,
  );
}

function atPosition(index: number): string {
  return `exposures[${index}].`;
}

/** Returns the arguments without the given keys. If `args` is not an object, returns it unchanged. */
function without(args: unknown, keys: readonly string[]): unknown {
  if (typeof args !== "object" || args === null || Array.isArray(args)) return args;
  return Object.fromEntries(Object.entries(args).filter(([key]) => !keys.includes(key)));
}

function checked(given: GivenExposure[], findings: Finding[]): GivenExposure[] | undefined {
  findings.push(...given.flatMap(({ app, at }) => prefixPaths(checkApp(app), at)));
  return given.length === 0 ? undefined : given;
}
