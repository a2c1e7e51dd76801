import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeCommand, type PipedCommand } from "./pipe-command";

const folder = mkdtempSync(join(tmpdir(), "berth-pipe-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const node = (name: string, program: string): PipedCommand => ({
  name,
  command: process.execPath,
  args: ["-e", program],
});
const copy = (file: string) =>
  node(file, `process.stdin.pipe(require("fs").createWriteStream(${JSON.stringify(join(folder, file))}))`);
/** A program whose output exceeds the pipes' capacity. It must wait for a slow reader, or handle a reader that has ended. */
const writer = node("writer", `process.stdout.write("berth".repeat(400000))`);
const size = 2_000_000;

it("sends the complete output to every reader", async () => {
  await pipeCommand(writer, [copy("one"), copy("two")]);
  expect(["one", "two"].map((file) => readFileSync(join(folder, file)).length)).toEqual([size, size]);
});

it("lets the other readers finish if one fails, and reports the failed reader's error output", async () => {
  const failing = node("reader", `console.error("no space left on device"); process.exit(1)`);
  await expect(pipeCommand(writer, [failing, copy("other")])).rejects.toThrow("no space left on device");
  expect(readFileSync(join(folder, "other"))).toHaveLength(size);
});

it("ends with an error when no reader is left", async () => {
  await expect(pipeCommand(writer, [node("reader", "process.exit(3)")])).rejects.toThrow("reader: 1 problem");
});

it("reports the writer's error output if the writer fails", async () => {
  const failing = node("writer", `console.error("no such image"); process.exit(1)`);
  await expect(pipeCommand(failing, [copy("nothing")])).rejects.toThrow("no such image");
});
