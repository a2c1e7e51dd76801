import { setTimeout as delay } from "node:timers/promises";

import { UnreachableError } from "../api-error";
import { apiVersionOf, type GroupVersionKind } from "../group-version-kind";
import { nameOf, text, type KubernetesObject } from "../object";
import type { Objects } from "../objects";
import type { WatchEvent } from "./awaiter";

/** The pause before the next request if the server does not respond, in milliseconds. */
const RECONNECT_MS = 1000;

/**
 * Reports all existing objects of a kind in a namespace, and then every change, until the signal is aborted. After an interrupted watch,
 * the function also reports the changes that happened during the interruption.
 *
 * @param listed - a function that is called after each list request, with the names of all existing objects
 * @throws ApiError if the server rejects the list request or the watch request
 */
export async function follow(
  objects: Objects,
  kind: GroupVersionKind,
  namespace: string,
  signal: AbortSignal,
  report: (event: WatchEvent) => void,
  listed: (names: ReadonlySet<string>) => void = () => undefined,
): Promise<void> {
  const known = new Map<string, KubernetesObject>();
  const take = (event: WatchEvent): void => {
    if (event.type === "DELETED") known.delete(nameOf(event.object));
    else known.set(nameOf(event.object), event.object);
    report(event);
  };

  const isOver = (): boolean => signal.aborted;
  while (!isOver()) {
    try {
      const { items, resourceVersion } = await objects.list(kind, namespace, signal);
      for (const event of eventsOf(known, items)) take(event);
      listed(new Set(items.map(nameOf)));
      await watchOnce(objects, kind, namespace, resourceVersion, signal, take);
    } catch (thrown) {
      if (isOver()) return;
      if (!(thrown instanceof UnreachableError)) throw thrown;
      await delay(RECONNECT_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Returns the events for all differences between the previously known objects and the given objects. */
export function eventsOf(
  known: ReadonlyMap<string, KubernetesObject>,
  items: readonly KubernetesObject[],
): readonly WatchEvent[] {
  const names = new Set(items.map(nameOf));
  const gone = [...known.values()].filter((object) => !names.has(nameOf(object)));
  const version = (object: KubernetesObject | undefined): string =>
    text(object, "metadata", "resourceVersion");
  return [
    ...gone.map((object): WatchEvent => ({ type: "DELETED", object })),
    ...items.flatMap((object): WatchEvent[] => {
      const before = known.get(nameOf(object));
      if (before === undefined) return [{ type: "ADDED", object }];
      return version(before) === version(object) ? [] : [{ type: "MODIFIED", object }];
    }),
  ];
}

/** Watches until the server ends the watch. The server ends a watch after several minutes, or if the resource version is too old. */
async function watchOnce(
  objects: Objects,
  kind: GroupVersionKind,
  namespace: string,
  resourceVersion: string,
  signal: AbortSignal,
  take: (event: WatchEvent) => void,
): Promise<void> {
  const stream = await objects.watch(kind, namespace, resourceVersion, signal);
  try {
    for await (const line of linesOf(stream)) {
      const event = JSON.parse(line) as { type: string; object: KubernetesObject };
      if (event.type === "ERROR") return;
      if (event.type !== "ADDED" && event.type !== "MODIFIED" && event.type !== "DELETED") continue;
      take({
        type: event.type,
        object: { apiVersion: apiVersionOf(kind), kind: kind.kind, ...event.object },
      });
    }
  } catch (thrown) {
    throw new UnreachableError("the watch broke off", { cause: thrown });
  }
}

/** Returns the lines of a stream. Unlike readline, the generator throws the error if the stream is interrupted. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of stream.setEncoding("utf8")) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
