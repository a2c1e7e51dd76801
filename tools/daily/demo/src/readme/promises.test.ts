import { findPromised, isAsPromised, promisedAnswers, promisedRejections } from "./promises";

it("reads only the table of commands and answers", () => {
  const readme = [
    "| command    | answer  |",
    "| ---------- | ------- |",
    "| `curl a`   | `hello` |",
    "| `dig b`    | `1.2`   |",
    "",
    "| setting | meaning |",
    "| `a`     | plain   |",
  ].join("\n");
  expect(promisedAnswers(readme)).toEqual([
    { command: "curl a", answer: "hello" },
    { command: "dig b", answer: "1.2" },
  ]);
});

it("reads a rejected preview, with its error from the comments below the command", () => {
  const block = [
    "```sh",
    "pulumi config set host taken",
    "pulumi preview",
    "# app `a` asks for what",
    "# app `b` holds … [CODE]",
    "pulumi config rm host",
    "```",
  ];
  expect(promisedRejections(block.join("\n"))).toEqual([
    { config: { host: "taken" }, error: "app `a` asks for what app `b` holds … [CODE]" },
  ]);
  expect(promisedRejections("```sh\npulumi up\n```")).toEqual([]);
});

describe("an answer", () => {
  it.each([
    ["hello", "hello"],
    ["web-1 on node", "web-… on node"],
    ["any\nlines", "…"],
    ['{"a":1}', '{"a":1}'],
  ])("%j matches the promised answer %j", (seen, promised) => {
    expect(isAsPromised(seen, promised)).toBe(true);
  });

  it.each([
    ["hello!", "hello"],
    ["oh, hello", "hello"],
    ["web-1 on node2", "web-… on node"],
    ["10x96", "10.96"],
  ])("%j does not match the promised answer %j", (seen, promised) => {
    expect(isAsPromised(seen, promised)).toBe(false);
  });
});

describe("findPromised", () => {
  const output = "Previewing\n  error: a [x] holds it. More words. [CODE]\ndone";

  it("finds the promised error on a line of the output", () => {
    expect(findPromised(output, "a [x] holds it. … [CODE]")).toBe("a [x] holds it. More words. [CODE]");
  });

  it("does not find the promised error across lines, or with different words", () => {
    expect(findPromised(output, "Previewing … [CODE]")).toBeUndefined();
    expect(findPromised(output, "a [y] holds it")).toBeUndefined();
  });
});
