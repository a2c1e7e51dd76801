import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readExample } from "./example";
import { savedSettings, saveWishes } from "./saved-settings";

let folder = "";
const before = process.env["XDG_STATE_HOME"];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "berth-demo-"));
  process.env["XDG_STATE_HOME"] = folder;
});

afterEach(async () => {
  if (before === undefined) delete process.env["XDG_STATE_HOME"];
  else process.env["XDG_STATE_HOME"] = before;
  await rm(folder, { recursive: true });
});

it("returns the example's own settings before the first run of the demo", () => {
  const example = readExample("https");
  expect(savedSettings(example)).toEqual(example.settings);
});

it("saves the options for the next run, which can add other options", async () => {
  const example = readExample("https");
  await saveWishes(example, { clusterName: "mine" });
  const settings = await saveWishes(example, { hostPort: ["8444"] });
  expect(settings).toEqual({ clusterName: "mine", ports: { httpsPort: 8444 } });
  expect(savedSettings(example)).toEqual(settings);
});

it("saves nothing if an option is invalid", async () => {
  const example = readExample("https");
  await expect(saveWishes(example, { hostPort: ["nothing"] })).rejects.toThrow(RangeError);
  expect(savedSettings(example)).toEqual(example.settings);
});

it("rejects new options for a cluster created with kind, but accepts the same options again", async () => {
  const example = readExample("existing-cluster");
  const wishes = { clusterName: "mine", hostPort: ["8081"] };
  const settings = await saveWishes(example, wishes);
  await expect(saveWishes(example, { hostPort: ["8082"] })).rejects.toThrow(
    /npm run demo:down -- existing-cluster/u,
  );
  expect(await saveWishes(example, wishes)).toEqual(settings);
});
