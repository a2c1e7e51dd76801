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

/** One way to an app, and where the program says it. */
export interface GivenExposure {
  readonly app: App;
  /** What the paths of its arguments begin with: `exposures[1].`, or nothing where there is only one. */
  readonly at: string;
}

/** The name of an app whose arguments may be anything; empty where it has none. */
export function nameOf(args: unknown): string {
  return textAt(args, "name") ?? "";
}

/** The names of the ports that an app asks for, whose arguments may be anything. */
export function portsOf(args: unknown): string[] {
  const exposures = valueAt(args, "exposures");
  return [args, ...(Array.isArray(exposures) ? (exposures as unknown[]) : [])].flatMap(
    (one) => textAt(one, "port") ?? [],
  );
}

/**
 * Reads an app's arguments: types, keys, and what each must be for itself.
 *
 * @returns the ways to the app, in order: one or more, each with what there is once of the app; `undefined` where nothing can be planned
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

/** Reads the arguments of a Service that is there already, as {@link readApp} does those of an app. */
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

/** Arguments without some keys; what is no object stays as it is. */
function without(args: unknown, keys: readonly string[]): unknown {
  if (typeof args !== "object" || args === null || Array.isArray(args)) return args;
  return Object.fromEntries(Object.entries(args).filter(([key]) => !keys.includes(key)));
}

function checked(given: GivenExposure[], findings: Finding[]): GivenExposure[] | undefined {
  findings.push(...given.flatMap(({ app, at }) => prefixPaths(checkApp(app), at)));
  return given.length === 0 ? undefined : given;
}
