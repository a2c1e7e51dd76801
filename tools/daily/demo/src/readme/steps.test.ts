import { shellBlocks, stepsOf } from "./steps";

/** Returns a README with one shell block. */
const readme = (...commands: readonly string[]) => `# Example\n\n\`\`\`sh\n${commands.join("\n")}\n\`\`\`\n`;

it("reads a stack with its folder, its configuration and what is run after it", () => {
  expect(
    stepsOf(
      readme(
        "cd examples/https",
        "pulumi stack init dev   # Once",
        "pulumi config set host web.localhost",
        "pulumi up",
        "pulumi stack output certificateAuthority > authority.pem",
      ),
    ),
  ).toEqual({
    stacks: [
      {
        folder: "examples/https",
        name: "dev",
        config: { host: "web.localhost" },
        afterUp: ["pulumi stack output certificateAuthority > authority.pem"],
      },
    ],
  });
});

it("reads several stacks in their order, and the kind config of a cluster before them", () => {
  const { stacks, kindConfig } = stepsOf(
    readme(
      "kind create cluster --config examples/two/kind.yaml",
      "cd examples/two/platform",
      "pulumi stack init dev",
      "pulumi up",
      "cd ../app",
      "pulumi stack init dev",
      "pulumi up",
    ),
  );
  expect(kindConfig).toBe("examples/two/kind.yaml");
  expect(stacks.map(({ folder }) => folder)).toEqual(["examples/two/platform", "examples/two/app"]);
});

it("reads the first block that creates something, and no other", () => {
  const text = readme("npm run demo -- one") + readme("cd a", "pulumi stack init dev", "pulumi up");
  const [first] = stepsOf(text + readme("cd b", "pulumi stack init dev", "pulumi up")).stacks;
  expect(first?.folder).toBe("a");
});

it.each([
  ["has no such block", readme("npm run demo")],
  ["has a command before `pulumi up` that is not understood", readme("rm -r /", "pulumi up")],
  ["configures no stack", readme("pulumi config set a b", "pulumi up")],
])("refuses a README that %s", (_, text) => {
  expect(() => stepsOf(text)).toThrow(/README/u);
});

it("keeps a comment that is a line of its own: it is what a command prints", () => {
  expect(shellBlocks(readme("pulumi preview   # Fails", "# the error"))).toEqual([
    ["pulumi preview", "# the error"],
  ]);
});
