import { dnsSubdomain, hostName, isDnsSubdomain } from "./dns-name";

const label = "a".repeat(63);

describe("isDnsSubdomain", () => {
  it.each([
    "a",
    "0",
    "ab",
    "a-b",
    "a--b",
    "a.b",
    "a.bc",
    "a.b--c",
    "a1.b-2.c",
    `${label}x.b`,
    "a".repeat(253),
  ])("accepts %s", (name) => {
    expect(isDnsSubdomain(name)).toBe(true);
    expect(dnsSubdomain.test(name)).toBe(true);
  });

  it.each([
    "",
    "-",
    "-a",
    "a-",
    "a.-b",
    "a.b-",
    "A",
    "a_b",
    "a.",
    ".a",
    "a..b",
    "a b",
    "a.b ",
    "a\nb",
    "a\n",
  ])("rejects %j", (name) => {
    expect(isDnsSubdomain(name)).toBe(false);
    expect(dnsSubdomain.test(name)).toBe(false);
  });

  it("rejects a name of more than 253 characters", () => {
    expect(isDnsSubdomain("a".repeat(254))).toBe(false);
  });
});

describe("hostName", () => {
  it.each(["a", "0", "a-b", "ab", "a.b", "a1.b-2.c", `${label}.${label}.b`, `a.${label}`])(
    "accepts %s",
    (name) => {
      expect(hostName.test(name)).toBe(true);
    },
  );

  it.each([
    "",
    "-a",
    "a-",
    "a.-b",
    "a.b-",
    "A",
    "a.B",
    "a_b",
    "a.",
    ".a",
    "a..b",
    "a.b c",
    `${label}x`,
    `a.${label}x`,
  ])("rejects %j", (name) => {
    expect(hostName.test(name)).toBe(false);
  });

  it("accepts at most 253 characters", () => {
    const name = `${label}.${label}.${label}.${"a".repeat(61)}`;
    expect(name).toHaveLength(253);
    expect(hostName.test(name)).toBe(true);
    expect(hostName.test(`${name}a`)).toBe(false);
  });
});
