import { nameOf, text, type KubernetesObject } from "../object";
import type { WatchEvent } from "./awaiter";

/** The existing objects of one kind, by name. */
export class ObjectSet {
  private readonly byName = new Map<string, KubernetesObject>();

  /** Processes one event. */
  observe({ type, object }: WatchEvent): void {
    if (type === "DELETED") this.byName.delete(nameOf(object));
    else this.byName.set(nameOf(object), object);
  }

  /** Returns all existing objects. */
  get all(): readonly KubernetesObject[] {
    return [...this.byName.values()];
  }

  /** Whether an object with this name exists. */
  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** Returns the object with this name, or `undefined` if it does not exist. */
  get(name: string): KubernetesObject | undefined {
    return this.byName.get(name);
  }
}

/** Returns the condition of a given type in `status.conditions`, or `undefined` if it does not exist. */
export function conditionOf(object: KubernetesObject, type: string): Record<string, unknown> | undefined {
  const conditions = (object["status"] as { conditions?: unknown } | undefined)?.conditions;
  if (!Array.isArray(conditions)) return undefined;
  return (conditions as Record<string, unknown>[]).find((each) => text(each, "type") === type);
}
