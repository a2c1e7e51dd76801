import { parseRuntimeOptions } from "./runtime-options";

describe("parseRuntimeOptions", () => {
  it("enables TypeScript and no other option by default", () => {
    expect(parseRuntimeOptions({})).toEqual({
      typescript: true,
      tsconfig: undefined,
      nodeargs: [],
      production: false,
    });
  });

  it("splits nodeargs as a shell would", () => {
    expect(parseRuntimeOptions({ nodeargs: "--import tsx --title 'a b' \"--c d\"" }).nodeargs).toEqual([
      "--import",
      "tsx",
      "--title",
      "a b",
      "--c d",
    ]);
  });

  it.each([
    [{ typescript: "yes" }, "typescript option must be a boolean"],
    [{ tsconfig: 1 }, "tsconfigpath option must be a string"],
    [{ nodeargs: ["--x"] }, "nodeargs option must be a string"],
    [{ production: "no" }, "production option must be a boolean"],
    [{ packagemanager: 1 }, "packagemanager option must be a string"],
    [{ packagemanager: "pnpm" }, 'packagemanager option is "pnpm", but the stand-in'],
  ])("rejects %j", (options, message) => {
    expect(() => parseRuntimeOptions(options)).toThrow(message);
  });
});
