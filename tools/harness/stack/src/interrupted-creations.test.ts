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

it("finds a Command that was being created, with how to delete it", () => {
  expect(interruptedCreations(exported(pending("creating", "command:local:Command")))).toEqual([
    { urn, program: ["node", "-e", "delete it"], stdin: "{}", environment: { LIFE: "2" } },
  ]);
});

it("has the shell as the interpreter, no input and no environment by default, as the provider has", () => {
  const given = { create: "c", delete: "d" };
  expect(interruptedCreations(exported(pending("creating", "command:local:Command", given)))).toEqual([
    { urn, program: ["/bin/sh", "-c", "d"], stdin: "", environment: {} },
  ]);
});

it.each([
  ["nothing is pending", { deployment: {} }],
  ["the stack was never up", {}],
  ["a Command was being updated: the state has it", exported(pending("updating", "command:local:Command"))],
  ["another resource was being created", exported(pending("creating", "kubernetes:core/v1:Service"))],
  ["the Command deletes nothing", exported(pending("creating", "command:local:Command", { create: "c" }))],
])("finds nothing if %s", (_, state) => {
  expect(interruptedCreations(state)).toEqual([]);
});

describe("to delete what is left", () => {
  const creation = (code: string) => ({
    urn,
    program: ["/bin/sh", "-c", code],
    stdin: "input",
    environment: { A: "a" },
  });
  const env = { PATH: process.env["PATH"] ?? "" };

  it("runs the program in the program's folder, with its input and environment", async () => {
    const folder = await mkdtemp(join(tmpdir(), "berth-interrupted-"));
    try {
      await deleteInterrupted(creation('cat > seen; echo "$A" >> seen'), folder, env);
      expect(await readFile(join(folder, "seen"), "utf8")).toBe("inputa\n");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("fails with what the program wrote", async () => {
    await expect(deleteInterrupted(creation("echo no engine >&2; exit 3"), tmpdir(), env)).rejects.toThrow(
      /cluster could not be deleted:\nno engine/u,
    );
  });
});
