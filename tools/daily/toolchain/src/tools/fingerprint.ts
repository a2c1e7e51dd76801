import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { ProvidedTool } from "./provided-tool";

/**
 * Returns a value that changes if the plugin changes. For a file, the value depends on the content. For a folder in the user's Pulumi home,
 * the value depends on the path, size and modification time.
 */
export async function fingerprint(tool: ProvidedTool): Promise<string> {
  if (tool.origin !== "stand-in" && tool.origin !== "release") {
    const { mtimeMs, size } = await stat(tool.path);
    return [tool.name, tool.version, tool.origin, tool.path, mtimeMs, size].join(" ");
  }
  const hash = createHash("sha256");
  await pipeline(createReadStream(tool.path), hash);
  return [tool.name, tool.version, tool.origin, hash.digest("hex")].join(" ");
}
