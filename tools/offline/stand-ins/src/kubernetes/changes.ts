import type { ForceNewField } from "./force-new";
import { UNKNOWN } from "../protocol";
import { isRecord, type KubernetesObject } from "./object";

/** One difference between the live object and the program's inputs. */
export interface Change {
  readonly kind: "add" | "delete" | "update";
  /** Whether the change requires replacing the object. */
  readonly replace: boolean;
  /** Whether the old value comes from the old inputs. If `false`, the old value comes from the old outputs. */
  readonly inputDiff: boolean;
}

/** The differences, by property path, such as `spec.template.spec.containers[0].image`. */
export type Changes = ReadonlyMap<string, Change>;

/**
 * Returns the changes that the new inputs would make to the live object.
 *
 * @param live - the live object, reduced to the fields in the latest applied inputs. Fields that the cluster has set therefore do not count
 * as differences.
 * @param inputs - the new inputs. An unknown value counts as a change.
 * @param forceNew - the fields that require replacing the object if they change
 */
export function changesBetween(
  live: KubernetesObject,
  inputs: KubernetesObject,
  forceNew: readonly ForceNewField[],
): Changes {
  const changes = new Map<string, Change>();
  compare([], live, inputs, (path, kind, value) => {
    const replace = forceNew.some((pattern) => touches(pattern, path, value));
    changes.set(formatPath(path), { kind, replace, inputDiff: kind === "delete" });
  });
  return changes;
}

type Path = readonly (string | number)[];
type Report = (path: Path, kind: Change["kind"], value: unknown) => void;

/** Represents a missing value, which is different from the value `null`. */
const MISSING = Symbol("missing");

function compare(path: Path, live: unknown, next: unknown, report: Report): void {
  if (next === UNKNOWN) {
    report(path, live === MISSING ? "add" : "update", next);
  } else if (next === MISSING || next === null) {
    if (live !== next) report(path, "delete", null);
  } else if (live === MISSING) {
    report(path, "add", next);
  } else if (isRecord(live) && isRecord(next)) {
    for (const key of new Set([...Object.keys(live), ...Object.keys(next)])) {
      compare([...path, key], key in live ? live[key] : MISSING, key in next ? next[key] : MISSING, report);
    }
  } else if (Array.isArray(live) && Array.isArray(next)) {
    for (let i = 0; i < Math.max(live.length, next.length); i++) {
      compare([...path, i], i < live.length ? live[i] : MISSING, i < next.length ? next[i] : MISSING, report);
    }
  } else if (live !== next) {
    report(path, "update", next);
  }
}

/**
 * Whether changing `value` at `path` affects a field that matches `pattern`. The change may affect the field itself, a part of the field,
 * or an object that contains the field.
 */
function touches(pattern: ForceNewField, path: Path, value: unknown): boolean {
  const [step, ...rest] = pattern;
  if (step === undefined) return true;
  const [key, ...below] = path;
  if (key !== undefined) {
    const same = typeof key === "number" ? step === "*" : step === key;
    return same && touches(rest, below, value);
  }
  if (step === "*") return Array.isArray(value) && value.some((each) => touches(rest, [], each));
  return isRecord(value) && step in value && touches(rest, [], value[step]);
}

/** Formats a path as Pulumi does, for example `metadata.annotations["pulumi.com/skipAwait"]` or `spec.ports[0].port`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (/[."[\]]/.test(step)) return `${text}["${step.replaceAll('"', '\\"')}"]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}
