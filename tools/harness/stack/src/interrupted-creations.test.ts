import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deleteInterrupted, interruptedCreations } from "./interrupted-creations";

const urn = "urn:pulumi:dev::shop::command:local:Command::cluster";
const inputs = {
  create: "create it",
  delete: "delete it",
  interpreter: ["node", "-e"],
  stdin: "{}",
  environment: { LIFE: "2" },
};
const pending = (operation: string, type: string, given: object = inputs) => ({
  type: operation,
  resource: { urn, type, inputs: given },
});
const exported = (...operations: readonly object[]) => ({
  version: 3,
  deployment: { pending_operations: operations },
});

it("finds a Command whose creation was interrupted, and returns the program that deletes it", () => {
  expect(interruptedCreations(exported(pending("creating", "command:local:Command")))).toEqual([
    { urn, program: ["node", "-e", "delete it"], stdin: "{}", environment: { LIFE: "2" } },
  ]);
});

it("defaults to a shell interpreter, no input and no environment, as the Command provider does", () => {
  const given = { create: "c", delete: "d" };
  expect(interruptedCreations(exported(pending("creating", "command:local:Command", given)))).toEqual([
    { urn, program: ["/bin/sh", "-c", "d"], stdin: "", environment: {} },
  ]);
});

it.each([
  ["nothing is pending", { deployment: {} }],
  ["the stack was never deployed", {}],
  ["a Command in the state was being updated", exported(pending("updating", "command:local:Command"))],
  ["another resource was being created", exported(pending("creating", "kubernetes:core/v1:Service"))],
  ["the Command has no `delete`", exported(pending("creating", "command:local:Command", { create: "c" }))],
])("finds nothing if %s", (_, state) => {
  expect(interruptedCreations(state)).toEqual([]);
});

describe("deleteInterrupted", () => {
  const creation = (code: string) => ({
    urn,
    program: ["/bin/sh", "-c", code],
    stdin: "input",
    environment: { A: "a" },
  });
  const env = { PATH: process.env["PATH"] ?? "" };

  it("runs the delete program in the Pulumi program's folder, with the Command's input and environment", async () => {
    const folder = await mkdtemp(join(tmpdir(), "berth-interrupted-"));
    try {
      await deleteInterrupted(creation('cat > seen; echo "$A" >> seen'), folder, env);
      expect(await readFile(join(folder, "seen"), "utf8")).toBe("inputa\n");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("fails with the program's output", async () => {
    await expect(deleteInterrupted(creation("echo no engine >&2; exit 3"), tmpdir(), env)).rejects.toThrow(
      /cluster could not be deleted:\nno engine/u,
    );
  });
});
