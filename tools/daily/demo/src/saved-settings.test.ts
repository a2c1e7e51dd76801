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

it("has the example's own settings before the demo is started", () => {
  const example = readExample("https");
  expect(savedSettings(example)).toEqual(example.settings);
});

it("keeps wishes for the next run, which may add others", async () => {
  const example = readExample("https");
  await saveWishes(example, { clusterName: "mine" });
  const settings = await saveWishes(example, { hostPort: ["8444"] });
  expect(settings).toEqual({ clusterName: "mine", ports: { httpsPort: 8444 } });
  expect(savedSettings(example)).toEqual(settings);
});

it("saves nothing of wishes that are refused", async () => {
  const example = readExample("https");
  await expect(saveWishes(example, { hostPort: ["nothing"] })).rejects.toThrow(RangeError);
  expect(savedSettings(example)).toEqual(example.settings);
});

it("refuses to change a cluster that kind itself has created, and accepts the same wishes again", async () => {
  const example = readExample("existing-cluster");
  const wishes = { clusterName: "mine", hostPort: ["8081"] };
  const settings = await saveWishes(example, wishes);
  await expect(saveWishes(example, { hostPort: ["8082"] })).rejects.toThrow(
    /npm run demo:down -- existing-cluster/u,
  );
  expect(await saveWishes(example, wishes)).toEqual(settings);
});
