import { BerthError, digest, type ClusterPlan } from "@berth/topology";
import { unlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/**
 * Does the work of a step while no other run of the same owner does any on this cluster, as two copies of one stack might: each would
 * take what the other is making for something that an interrupted run has left, and clear it.
 *
 * Who is at work listens at an address of this machine, which ends with its process however that ends, and tells whoever asks there what
 * it does. Between different owners the claim to the cluster's name decides.
 *
 * @param doing - what the step does, as a verb
 * @throws {@link BerthError} `CLUSTER_BUSY` where another run is at work
 */
export async function soleRun<T>(plan: ClusterPlan, doing: string, work: () => Promise<T>): Promise<T> {
  const place = await takePlace(placeOf(plan), `process ${process.pid} of this machine, to ${doing} it`);
  if (typeof place === "string") throw busy(plan, place);
  try {
    return await work();
  } finally {
    place.close();
  }
}

/** Where the run of an owner is found that is at work on a cluster: no file on Linux and Windows, where the system forgets it by itself. */
export function placeOf({ name, owner = "" }: ClusterPlan, platform = process.platform): string {
  const place = `berth-${process.getuid?.() ?? ""}-${digest([owner, name])}`;
  if (platform === "win32") return `\\\\.\\pipe\\${place}`;
  return platform === "linux" ? `\0${place}` : join(tmpdir(), `${place}.sock`);
}

/** Listens at a place; where somebody does already, what they say of themselves. */
export async function takePlace(place: string, whoIsThere: string): Promise<Server | string> {
  const server = await listen(place, whoIsThere);
  if (server !== undefined) return server;
  try {
    return await text(connect(place));
  } catch (error) {
    // It has ended just now, or has left its file behind when it was killed.
    if (!["ECONNREFUSED", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
  if (!place.startsWith("\0")) await unlink(place);
  return (await listen(place, whoIsThere)) ?? "";
}

/** Nothing where somebody listens there. */
function listen(place: string, whoIsThere: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((asking) => {
      // Whoever asks may be gone before the answer; that is theirs to see.
      asking.on("error", () => undefined).end(whoIsThere);
    });
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(place, () => {
      resolve(server);
    });
  });
}

function busy({ name }: ClusterPlan, who: string): BerthError {
  return new BerthError(`cluster "${name}"`, [
    {
      code: "CLUSTER_BUSY",
      path: "name",
      value: name,
      rule: `another run of a stack of this name is at work on the cluster: ${who || "it has just begun"}`,
      remedy: "Wait until that run has ended, and run `pulumi up` again.",
    },
  ]);
}
