import { adjust, applyWishes, type Settings } from "./settings";

const own: Settings = { clusterName: "https", ports: { httpPort: 8080, dnsPort: 5353 } };

describe("the command-line options", () => {
  it("leave all other settings unchanged", () => {
    expect(applyWishes(own, {})).toEqual(own);
    expect(applyWishes(own, { clusterName: "other" })).toEqual({ ...own, clusterName: "other" });
  });

  it("set the named port, or the first port if they contain no name", () => {
    expect(applyWishes(own, { hostPort: ["81", "dnsPort=53"] }).ports).toEqual({ httpPort: 81, dnsPort: 53 });
  });

  it.each([
    ["dbPort=81", /no port "dbPort".*httpPort and dnsPort/u],
    ["many", /from 1 to 65535/u],
    ["httpPort=", /from 1 to 65535/u],
    ["0", /from 1 to 65535/u],
    ["65536", /from 1 to 65535/u],
    ["80.5", /from 1 to 65535/u],
    ["1e3", /from 1 to 65535/u],
  ])("are rejected if they contain --host-port %s", (wish, problem) => {
    expect(() => applyWishes(own, { hostPort: [wish] })).toThrow(problem);
  });
});

describe("an example's text with changed settings", () => {
  const adjusted = (text: string, to: Partial<Settings>) => adjust(text, own, { ...own, ...to });

  it("contains the new ports, even if two ports are swapped", () => {
    expect(
      adjusted("curl http://web:8080/ && dig -p 5353", { ports: { httpPort: 5353, dnsPort: 8080 } }),
    ).toBe("curl http://web:5353/ && dig -p 8080");
  });

  it("keeps all other numbers", () => {
    const text = "18080 80801 127.0.0.1";
    expect(adjusted(text, { ports: { httpPort: 9, dnsPort: 10 } })).toBe(text);
  });

  it("contains the new cluster name only in node names", () => {
    expect(
      adjusted("https://web/ https https-worker2 https-control-plane my-https-workers", { clusterName: "c" }),
    ).toBe("https://web/ https c-worker2 c-control-plane my-https-workers");
  });
});
