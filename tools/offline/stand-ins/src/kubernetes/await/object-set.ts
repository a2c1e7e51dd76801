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

  /** All existing objects. */
  get all(): readonly KubernetesObject[] {
    return [...this.byName.values()];
  }

  /** Whether an object of that name exists. */
  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** The object of that name, or undefined. */
  get(name: string): KubernetesObject | undefined {
    return this.byName.get(name);
  }
}

/** The condition of a type in `status.conditions`, or undefined. */
export function conditionOf(object: KubernetesObject, type: string): Record<string, unknown> | undefined {
  const conditions = (object["status"] as { conditions?: unknown } | undefined)?.conditions;
  if (!Array.isArray(conditions)) return undefined;
  return (conditions as Record<string, unknown>[]).find((each) => text(each, "type") === type);
}
