import { forget } from "@kind-berth-tools/cache";
import { rm } from "node:fs/promises";
import { goCache } from "./go/go-command";
import { partNames } from "./parts";

/** Removes all versions of all built parts, and the caches of the go command. */
export async function cleanLab(): Promise<void> {
  for (const name of partNames) await forget(name, 0);
  await rm(goCache(), { recursive: true, force: true });
}
