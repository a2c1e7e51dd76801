import type { BerthError } from "@kind-berth/topology";
import { Engine } from "../engine/engine";
import { commandFailed } from "../process/run-command";
import { explainFullDisk } from "./full-disk";

const engine = new Engine("docker", { family: "docker", cgroupVersion: 2, dataRoot: "/var/lib/docker" });

it("reports a full disk and its remedy before kind's own error", () => {
  const failed = commandFailed("kind create cluster", 1, "ERROR: write /var/lib/x: no space left on device");
  const explained = explainFullDisk(failed, engine);
  expect((explained as BerthError).findings.map(({ code }) => code)).toEqual(["DISK_FULL", "COMMAND_FAILED"]);
  expect((explained as BerthError).message).toContain(
    'disk of docker at /var/lib/docker is full: kind reported "no space left on device". Free disk space, for example with',
  );
});

it("returns any other error unchanged", () => {
  const failed = commandFailed("kind create cluster", 1, "ERROR: node(s) already exist");
  expect(explainFullDisk(failed, engine)).toBe(failed);
});
