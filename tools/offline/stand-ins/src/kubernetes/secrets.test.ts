import { Secret } from "../protocol";
import { withSecretsOf, withStringDataSecrets } from "./secrets";

describe("withSecretsOf", () => {
  it("marks only the values that were secret", () => {
    const from = { data: { a: new Secret("1"), b: "2" } };
    expect(withSecretsOf({ data: { a: "x", b: "y" }, other: "z" }, from)).toEqual({
      data: { a: new Secret("x"), b: "y" },
      other: "z",
    });
  });

  it("marks an array as a whole, because its elements may have moved", () => {
    expect(withSecretsOf({ args: ["b", "a"] }, { args: ["a", new Secret("b")] })).toEqual({
      args: new Secret(["b", "a"]),
    });
  });

  it("marks the data of every Secret as secret", () => {
    expect(withSecretsOf({ kind: "Secret", data: { a: "1" } }, {})).toEqual({
      kind: "Secret",
      data: new Secret({ a: "1" }),
    });
  });
});

describe("withStringDataSecrets", () => {
  it("transfers the secret marks from stringData to data", () => {
    const secret = { kind: "Secret", data: { a: "MQ==" } };
    expect(withStringDataSecrets(secret, { stringData: { a: new Secret("1") } })).toEqual({
      kind: "Secret",
      data: { a: new Secret("MQ==") },
    });
    expect(withStringDataSecrets(secret, { stringData: new Secret({ a: "1" }) })).toEqual({
      kind: "Secret",
      data: new Secret({ a: "MQ==" }),
    });
  });
});
