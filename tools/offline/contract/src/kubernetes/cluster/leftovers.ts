import type { PropertyMap } from "@kind-berth-tools/stand-ins/protocol";

import { endAll } from "../../wait/end-all";
import type { Kubectl } from "./kubectl";

/** A held object: its finalizers prevent its deletion, and the deletion of its namespace. */
interface Held {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/**
 * The namespaces and held objects that one case creates. They are recorded before they are created, so {@link remove} also removes them if
 * the case fails.
 */
export class Leftovers {
  private readonly namespaces = new Set<string>();
  private readonly held: Held[] = [];

  constructor(private readonly kubectl: Kubectl) {}

  /** Creates and records a namespace. */
  async createNamespace(name: string): Promise<void> {
    this.namespaces.add(name);
    await this.kubectl.create({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  }

  /** Records an object that the provider is about to create, if the object must be removed after the case. */
  record({ kind, metadata }: PropertyMap): void {
    const { name, namespace, finalizers } = (metadata ?? {}) as PropertyMap;
    if (typeof kind !== "string" || typeof name !== "string") return;
    if (kind === "Namespace") this.namespaces.add(name);
    else if (Array.isArray(finalizers) && typeof namespace === "string") {
      this.held.push({ kind, name, namespace });
    }
  }

  /** Removes the finalizers of the held objects, and then deletes the namespaces, without waiting until they are gone. */
  async remove(): Promise<void> {
    await endAll(
      ...this.held.map((object) => () => this.release(object)),
      ...[...this.namespaces].map((name) => () => this.kubectl.delete("namespace", name)),
    );
  }

  private async release({ kind, name, namespace }: Held): Promise<void> {
    const live = await this.kubectl.get(kind, name, namespace);
    const { finalizers } = (live?.["metadata"] ?? {}) as { finalizers?: readonly string[] };
    if (finalizers === undefined) return;
    await this.kubectl.patch(kind, name, { metadata: { finalizers: null } }, { namespace });
  }
}
