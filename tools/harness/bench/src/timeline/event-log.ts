import { closeSync, existsSync, openSync, readSync } from "node:fs";

/** The pause between two reads of the event log, in milliseconds. This is the precision of all times in a timeline. */
const interval = 50;

/** The creation of a resource. Times are in seconds since the start of the CLI. */
export interface Step {
  readonly urn: string;
  readonly start: number;
  readonly end: number;
}

/** The event fields that this module reads (source: EngineEvent in the CLI's sdk/go/common/apitype/events.go). */
export interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: StepEvent };
  readonly resOutputsEvent?: { readonly metadata: StepEvent };
}

interface StepEvent {
  readonly urn: string;
  readonly op: string;
  /** The resource's new state. Only resources that a provider creates are custom. Components and the stack are not. */
  readonly new?: { readonly custom?: boolean };
}

/** An event, with the time at which it appeared in the log, in seconds since the start of the CLI. */
export interface SeenEvent {
  readonly at: number;
  readonly event: EngineEvent;
}

/**
 * Reads the file that `pulumi up --event-log FILE` writes, while the CLI writes it. The events themselves contain only whole seconds.
 *
 * @param file - the path of the event log, which does not exist yet.
 * @param elapsed - a function that returns the seconds since the start of the CLI.
 * @returns a function that stops reading and returns all events.
 */
export function watchEventLog(file: string, elapsed: () => number): () => SeenEvent[] {
  const seen: SeenEvent[] = [];
  let offset = 0;
  let unfinished = Buffer.alloc(0);
  const look = () => {
    const added = readFrom(file, offset);
    if (added.length === 0) return;
    offset += added.length;
    const text = Buffer.concat([unfinished, added]);
    const end = text.lastIndexOf("\n") + 1;
    unfinished = text.subarray(end);
    const at = elapsed();
    const lines = text.subarray(0, end).toString("utf8").split("\n").filter(Boolean);
    for (const line of lines) seen.push({ at, event: JSON.parse(line) as EngineEvent });
  };
  const timer = setInterval(look, interval);
  return () => {
    clearInterval(timer);
    look();
    return seen;
  };
}

function readFrom(file: string, offset: number): Buffer {
  if (!existsSync(file)) return Buffer.alloc(0);
  const descriptor = openSync(file, "r");
  try {
    const buffer = Buffer.alloc(4 << 20);
    return buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, offset));
  } finally {
    closeSync(descriptor);
  }
}

/** Returns the creations of resources, in order of their end. Omits components, because only their children take time. */
export function stepsOf(events: readonly SeenEvent[]): Step[] {
  const started = new Map<string, number>();
  const steps: Step[] = [];
  for (const { at, event } of events) {
    const { resourcePreEvent: before, resOutputsEvent: after } = event;
    if (before !== undefined && isCreation(before.metadata)) started.set(before.metadata.urn, at);
    const start = after?.metadata.op === "create" ? started.get(after.metadata.urn) : undefined;
    if (after !== undefined && start !== undefined) steps.push({ urn: after.metadata.urn, start, end: at });
  }
  return steps;
}

function isCreation({ op, new: state }: StepEvent): boolean {
  return op === "create" && state?.custom === true;
}
