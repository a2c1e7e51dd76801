import type { Finding } from "../../findings/finding";
import type { App } from "./app-shape";
import {
  checkNotBesideExposures,
  checkObjectName,
  dedupeFindings,
  objectNames,
  prefixPaths,
} from "./several-exposures";

const finding = (path: string): Finding => ({
  code: "ARGUMENT_TYPE",
  path,
  value: 1,
  rule: "it is wrong",
  remedy: "Correct it.",
});
const prefixed = (path: string) => prefixPaths([finding(path)], "exposures[1].").map((found) => found.path);

it.each(["name", "namespace", "labels", "annotations", "strategy", "replicas", "podSpec", "service"])(
  "does not prefix the path of the app's argument `%s`",
  (key) => {
    for (const path of [key, `${key}.web`, `${key}["web"]`]) expect(prefixed(path)).toEqual([path]);
    expect(prefixed(`${key}s`)).toEqual([`exposures[1].${key}s`]);
  },
);

it("prefixes the paths of an exposure's arguments", () => {
  expect(prefixed("host")).toEqual(["exposures[1].host"]);
  expect(prefixed("tls.secretName")).toEqual(["exposures[1].tls.secretName"]);
});

it("removes a finding with the same code and path", () => {
  const other: Finding = { ...finding("name"), code: "APP_NAME_INVALID" };
  expect(dedupeFindings([finding("name"), finding("host"), other, finding("name")])).toEqual([
    finding("name"),
    finding("host"),
    other,
  ]);
});

describe("checkNotBesideExposures", () => {
  it("reports each argument of an exposure that has a value, and names the argument", () => {
    const args = { name: "web", port: "db", host: undefined, exposures: [{ port: "http" }] };
    expect(checkNotBesideExposures(args, args.exposures, ["port", "host", "path"])).toEqual([
      {
        code: "ARGUMENT_UNUSED",
        path: "port",
        value: "db",
        rule: expect.stringContaining("its own `port`") as string,
        remedy: expect.stringContaining("Move `port` into the exposures") as string,
      },
    ]);
  });

  it("reports an empty list", () => {
    expect(checkNotBesideExposures({}, [], [])).toMatchObject([
      { code: "EXPOSURES_EMPTY", path: "exposures", value: [] },
    ]);
  });
});

it("counts upwards to an unused name", () => {
  const http = { name: "web", port: "http" };
  expect(objectNames([http, http, http, http, http])).toEqual([
    "web",
    "web-http",
    "web-http-2",
    "web-http-3",
    "web-http-4",
  ]);
});

describe("checkObjectName", () => {
  const check = (name: string, objectName: string) => checkObjectName(objectName, { name } as App);

  it("accepts an object name of 63 characters", () => {
    expect(check("w".repeat(58), `${"w".repeat(58)}-http`)).toEqual([]);
    expect(check("w".repeat(63), "w".repeat(63))).toEqual([]);
  });

  it.each([59, 63])("rejects a longer object name for an app name of %i characters", (length) => {
    const name = "w".repeat(length);
    expect(check(name, `${name}-http`)).toEqual([
      {
        code: "APP_NAME_INVALID",
        path: "name",
        value: name,
        rule: expect.stringContaining(`\`${name}-http\` has more than 63 characters`) as string,
        remedy: expect.stringMatching(/shorter name/) as string,
      },
    ]);
  });

  it("leaves an app name of more than 63 characters to the check of the name", () => {
    expect(check("w".repeat(64), `${"w".repeat(64)}-http`)).toEqual([]);
    expect(check("w".repeat(64), "w".repeat(64))).toEqual([]);
  });
});
