import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { programs, recordedFolder } from "./programs";
import { recordedOf } from "./registrations";

// If this test finds a difference, the next release would change every user's stacks. See README.md.
it.each(Object.entries(programs))("registers the resources of %s as recorded", async (name, program) => {
  const file = join(recordedFolder, `${name}.json`);
  const now = `${JSON.stringify(await recordedOf(program), null, 2)}\n`;
  if (process.env["BERTH_RECORD_STACKS"] === "yes") writeFileSync(file, now);
  expect(JSON.parse(now)).toEqual(JSON.parse(readFileSync(file, "utf8")));
});

it("has a program for each record", () => {
  const files = Object.keys(programs).map((name) => `${name}.json`);
  expect(readdirSync(recordedFolder).sort()).toEqual(files.sort());
});
