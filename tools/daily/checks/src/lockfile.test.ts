import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Entry {
  readonly integrity?: string;
  readonly link?: boolean;
  readonly resolved?: string;
}

const { packages } = JSON.parse(readFileSync(join(__dirname, "../../../../package-lock.json"), "utf8")) as {
  packages: Readonly<Record<string, Entry>>;
};
const installed = Object.entries(packages).filter(
  ([path, { link }]) => path.includes("node_modules/") && link !== true,
);

it("has an integrity hash for every npm package, also for packages of other platforms", () => {
  expect(installed.length).toBeGreaterThan(1000);
  const unverified = installed.filter(([, { integrity = "" }]) => !/^sha512-[\w+/]{86}==$/u.test(integrity));
  expect(unverified.map(([path]) => path)).toEqual([]);
});

it("contains no package that npm would download without HTTPS", () => {
  const insecure = installed.filter(([, { resolved }]) => resolved?.startsWith("https://") === false);
  expect(insecure.map(([path]) => path)).toEqual([]);
});
