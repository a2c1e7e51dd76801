import { missingCapabilities } from "./capabilities";

describe("missingCapabilities", () => {
  it("returns the names of the capabilities that the bounding set lacks", () => {
    expect(missingCapabilities("Name:\tnode\nCapBnd:\t000001fffeffffff\nCapAmb:\t0\n")).toEqual([
      "CAP_SYS_RESOURCE",
    ]);
    expect(missingCapabilities("CapBnd:\t000001ffffffffff\n")).toEqual([]);
    expect(missingCapabilities("CapBnd:\t000000ffffffffff\n")).toEqual(["CAP_CHECKPOINT_RESTORE"]);
  });

  it("rejects a process status without a bounding set", () => {
    expect(() => missingCapabilities("Name:\tnode\n")).toThrow("CapBnd");
  });
});
