import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { writePrograms } from "../fakes/programs";
import { pins } from "../pins";
import { provideHelmTemplate } from "./helm-template";
import type { ProvidedTool } from "./provided-tool";
import { pulumiHome } from "./pulumi-home";

const labProgram = jest.fn<Promise<string>, []>();
jest.mock("../lab-parts", () => ({ labProgram: () => labProgram() }));

const report = () => undefined;

let home: CacheHome;

beforeEach(() => {
  home = makeCacheHome();
  writePrograms(home.folder, {
    // Creates the same plugin folder as `pulumi plugin install <kind> <name> <version>`.
    pulumi: 'mkdir -p "$PULUMI_HOME/plugins/$3-$4-v$5"',
    "helm-template": "echo kind: ConfigMap",
  });
});
afterEach(() => {
  home.remove();
});

/** Returns a Pulumi home that contains the kubernetes provider's stand-in. The content of the installed files does not matter. */
function homeWith(helmTemplate: ProvidedTool): Promise<string> {
  const path = join(home.folder, "pulumi");
  const tool = (name: string, origin: "path" | "stand-in") => ({ name, version: "1", origin, why: "", path });
  return pulumiHome(
    tool("pulumi", "path"),
    {
      languageHost: tool("nodejs", "path"),
      providers: { kubernetes: tool("kubernetes", "stand-in"), command: tool("command", "stand-in") },
      besideKubernetes: [helmTemplate],
    },
    {},
    report,
  );
}

const folder = `plugins/resource-kubernetes-v${pins.plugins.kubernetes.version}`;

describe("pulumiHome", () => {
  it("puts the Helm renderer next to the kubernetes stand-in, which looks for it there", async () => {
    labProgram.mockResolvedValue(join(home.folder, "helm-template"));
    const renderer = join(await homeWith(await provideHelmTemplate(report)), folder, "helm-template");
    expect(readFileSync(renderer, "utf8")).toContain("kind: ConfigMap");
  });

  it("omits the Helm renderer if the lab cannot build it, and reports the reason", async () => {
    labProgram.mockRejectedValue(new Error("there is no Go here"));
    const tool = await provideHelmTemplate(report);
    expect(tool).toMatchObject({
      origin: "none",
      why: "the lab cannot build the Helm renderer: there is no Go here",
    });
    const made = join(await homeWith(tool), folder);
    expect(existsSync(made)).toBe(true);
    expect(existsSync(join(made, "helm-template"))).toBe(false);
  });
});
