import { runArguments, runEnvironment, type ProgramRun } from "./run-arguments";
import { parseRuntimeOptions } from "./runtime-options";

const run: ProgramRun = {
  monitorAddress: "127.0.0.1:1",
  engineAddress: "127.0.0.1:2",
  organization: "organization",
  project: "shop",
  stack: "dev",
  rootDirectory: "/shop",
  programDirectory: "/shop/infra",
  entryPoint: ".",
  dryRun: true,
  parallel: 4,
  programArguments: ["extra"],
  config: { "shop:port": "80", "kubernetes:config:context": "kind" },
  configSecretKeys: ["shop:token"],
};

describe("runArguments", () => {
  it("puts the arguments of Node.js first, then the SDK's, then the program's", () => {
    const options = parseRuntimeOptions({ nodeargs: "--import tsx" });
    expect(runArguments(run, options, "/run.js").join(" ")).toBe(
      "--import tsx /run.js --monitor 127.0.0.1:1 --engine 127.0.0.1:2 --organization organization --project shop " +
        "--root-directory /shop --stack dev --pwd /shop/infra --parallel 4 --dry-run . extra",
    );
  });

  it("omits unknown values, and omits --dry-run in an update", () => {
    const args = runArguments(
      { ...run, organization: "", dryRun: false },
      parseRuntimeOptions({}),
      "/run.js",
    );
    expect(args).not.toContain("--organization");
    expect(args).not.toContain("--dry-run");
  });
});

describe("runEnvironment", () => {
  it("contains the configuration with keys in long form, and the names of the secret keys", () => {
    const environment = runEnvironment(run, parseRuntimeOptions({}));
    expect(JSON.parse(environment["PULUMI_CONFIG"] ?? "")).toEqual({
      "shop:config:port": "80",
      "kubernetes:config:context": "kind",
    });
    expect(environment["PULUMI_CONFIG_SECRET_KEYS"]).toBe('["shop:token"]');
  });

  it("specifies whether the SDK loads TypeScript, and which tsconfig file it uses", () => {
    expect(runEnvironment(run, parseRuntimeOptions({ tsconfig: "infra.json" }))).toMatchObject({
      PULUMI_NODEJS_TYPESCRIPT: "true",
      PULUMI_NODEJS_TSCONFIG_PATH: "infra.json",
    });
    expect(runEnvironment(run, parseRuntimeOptions({ typescript: false }))).not.toHaveProperty(
      "PULUMI_NODEJS_TYPESCRIPT",
    );
  });
});
