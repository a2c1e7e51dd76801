import { engineArgument } from "./plugin-server";
import { partsOfUrn } from "./provider-service";

describe("engineArgument", () => {
  it("is the last argument, after the CLI's flags", () => {
    expect(engineArgument(["--logtostderr", "-v=9", "--tracing", "127.0.0.1:2", "127.0.0.1:1"])).toBe(
      "127.0.0.1:1",
    );
  });

  it("is not there for a plugin that is started by hand", () => {
    expect(engineArgument([])).toBeUndefined();
    expect(engineArgument(["--logtostderr"])).toBeUndefined();
  });
});

describe("partsOfUrn", () => {
  it("finds the type behind the types of the parents, and a name that looks like a URN's part", () => {
    const urn = "urn:pulumi:dev::shop::berth:index:KindCluster$command:local:Command::a::b";
    expect(partsOfUrn(urn)).toEqual({ urn, type: "command:local:Command", name: "a::b" });
  });
});
