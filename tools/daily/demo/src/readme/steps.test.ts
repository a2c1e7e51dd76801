import { shellBlocks, stepsOf } from "./steps";

/** Returns a README with one shell block. */
const readme = (...commands: readonly string[]) => `# Example\n\n\`\`\`sh\n${commands.join("\n")}\n\`\`\`\n`;

it("reads a stack with its folder, its configuration and the commands after `pulumi up`", () => {
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

it("reads several stacks in order, and the kind config of the cluster that is created before them", () => {
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

it("reads only the first shell block that contains `pulumi up`", () => {
  const text = readme("npm run demo -- one") + readme("cd a", "pulumi stack init dev", "pulumi up");
  const [first] = stepsOf(text + readme("cd b", "pulumi stack init dev", "pulumi up")).stacks;
  expect(first?.folder).toBe("a");
});

it.each([
  ["has no shell block with `pulumi up`", readme("npm run demo")],
  ["has an unknown command before `pulumi up`", readme("rm -r /", "pulumi up")],
  ["configures a stack before it creates one", readme("pulumi config set a b", "pulumi up")],
])("rejects a README that %s", (_, text) => {
  expect(() => stepsOf(text)).toThrow(/README/u);
});

it("keeps a comment on a separate line, because the comment shows a command's output", () => {
  expect(shellBlocks(readme("pulumi preview   # Fails", "# the error"))).toEqual([
    ["pulumi preview", "# the error"],
  ]);
});
