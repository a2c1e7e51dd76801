import { Secret, UNKNOWN } from "../protocol";
import { checkInputs } from "./check";
import { COMMAND_INPUTS } from "./properties";

describe("checkInputs", () => {
  it("accepts each input of the correct type, also if it is secret or unknown", () => {
    const inputs = {
      create: new Secret("x"),
      update: UNKNOWN,
      delete: null,
      triggers: [1, { a: true }],
      environment: { A: "1", B: UNKNOWN, C: new Secret("s") },
      interpreter: ["/bin/sh", "-c"],
      addPreviousOutputInEnv: false,
    } as const;
    expect(
      checkInputs(
        { ...inputs, triggers: [...inputs.triggers], interpreter: [...inputs.interpreter] },
        COMMAND_INPUTS,
      ),
    ).toEqual([]);
  });

  it("reports each input of the wrong type, but not its value", () => {
    const failures = checkInputs(
      { create: 7, environment: { A: new Secret(42) }, triggers: "a", dir: ["b"], interpreter: [true] },
      COMMAND_INPUTS,
    );
    expect(failures).toEqual([
      { property: "create", reason: "expected a string, but got a number" },
      { property: "environment", reason: "expected a string map, but got a map" },
      { property: "triggers", reason: "expected a list, but got a string" },
      { property: "dir", reason: "expected a string, but got a list" },
      { property: "interpreter", reason: "expected a string list, but got a list" },
    ]);
  });

  it("rejects assets, which the stand-in does not support", () => {
    expect(checkInputs({ assetPaths: ["*.txt"], archivePaths: [] }, COMMAND_INPUTS)).toEqual([
      { property: "assetPaths", reason: expect.stringContaining("install the official plugin") as string },
      { property: "archivePaths", reason: expect.stringContaining("install the official plugin") as string },
    ]);
  });
});
