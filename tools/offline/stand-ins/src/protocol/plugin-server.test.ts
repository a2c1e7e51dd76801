import { engineArgument } from "./plugin-server";
import { partsOfUrn } from "./provider-service";

describe("engineArgument", () => {
  it("returns the last argument, which follows the CLI's flags", () => {
    expect(engineArgument(["--logtostderr", "-v=9", "--tracing", "127.0.0.1:2", "127.0.0.1:1"])).toBe(
      "127.0.0.1:1",
    );
  });

  it("returns undefined for a plugin that is started by hand", () => {
    expect(engineArgument([])).toBeUndefined();
    expect(engineArgument(["--logtostderr"])).toBeUndefined();
  });
});

describe("partsOfUrn", () => {
  it("finds the type after the types of the parents, and a name that contains the URN separator", () => {
    const urn = "urn:pulumi:dev::shop::berth:index:KindCluster$command:local:Command::a::b";
    expect(partsOfUrn(urn)).toEqual({ urn, type: "command:local:Command", name: "a::b" });
  });
});
