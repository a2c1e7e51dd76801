import { provideBrowser } from "@kind-berth-tools/toolchain";
import { diagram } from "@kind-berth/diagram";
import axe from "axe-core";
import { chromium, type Browser, type Page } from "playwright-core";
import { clusters } from "./clusters";
import { luminance } from "./contrast";
import { measureDrawing } from "./drawing";
import { faultsOf } from "./faults";

let browser: Browser;
let page: Page;
let requests: string[];

beforeAll(async () => {
  const executablePath = await provideBrowser((line) => process.stderr.write(`berth: ${line}\n`));
  browser = await chromium.launch({ executablePath });
});
afterAll(() => browser.close());

/** Opens a document in a new browser page. The page closes after the test. */
async function open(document: string, colorScheme: "light" | "dark" = "light"): Promise<void> {
  // The page's Content Security Policy forbids scripts. The tests bypass it to run their own scripts.
  page = await browser.newPage({ colorScheme, viewport: { width: 1400, height: 900 }, bypassCSP: true });
  requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.setContent(document);
}
afterEach(() => page.close());

describe.each(Object.entries(clusters))("%s", (_, input) => {
  it.each(["light", "dark"] as const)("is readable as SVG in %s mode", async (scheme) => {
    await open(diagram(input, "svg"), scheme);
    const drawing = await page.evaluate(measureDrawing);
    expect(drawing.texts.length).toBeGreaterThan(5);
    expect(faultsOf(drawing)).toEqual([]);
    expect(luminance(drawing.pageColour) > 0.5 ? "light" : "dark").toBe(scheme);
  });

  it.each(["light", "dark"] as const)("is a readable page in %s mode, and loads nothing", async (scheme) => {
    await open(diagram(input, "html"), scheme);
    expect(faultsOf(await page.evaluate(measureDrawing))).toEqual([]);
    await page.addScriptTag({ content: axe.source });
    const { violations, passes } = await page.evaluate(() => (globalThis as unknown as AxeWindow).axe.run());
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
    expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(["color-contrast", "svg-img-alt"]));
    expect(requests).toEqual([]);
  });

  it("lists the ports and the apps in a table on the page", async () => {
    await open(diagram(input, "html"));
    const rows = await page.locator("tbody tr").allInnerTexts();
    const apps = (input.exposures ?? []).map(({ url }) => url);
    for (const text of [...apps, ...input.cluster.ports.map(({ name }) => name)])
      expect(rows.join()).toContain(text);
  });

  it("is rendered by Mermaid with all ports and apps", async () => {
    await open("<pre id=drawn></pre>");
    await page.addScriptTag({ path: require.resolve("mermaid/dist/mermaid.min.js") });
    const shown = await page.evaluate(
      async (source) => {
        const { svg } = await (globalThis as unknown as MermaidWindow).mermaid.render("picture", source);
        document.body.innerHTML = svg;
        return document.body.innerText;
      },
      diagram(input, "mermaid"),
    );
    const words = shown.replaceAll(/\s+/gu, "");
    for (const { name, hostPort } of input.cluster.ports) {
      expect(words).toContain(`named${name}`);
      expect(words).toContain(`:${hostPort}/`);
    }
    for (const { name } of input.exposures ?? []) expect(words).toContain(name);
  });
});

describe("the measurement detects", () => {
  const svg = diagram(
    clusters["ten nodes"] ?? { cluster: { version: 1, name: "", nodes: [], ports: [] } },
    "svg",
  );
  const spoilt = (rule: string) => svg.replace("</style>", `${rule}</style>`);

  it.each([
    ["text that is wider than its box", ".berth .title { font-size: 30px }", /too wide/],
    ["overlapping texts", ".berth .detail { font-size: 34px }", /overlaps "/],
    ["faint text", ".berth text { fill: #888888 }", /too faint/],
    ["overlapping boxes", ".berth .service { transform: translate(-200px, 0) }", /overlaps a /],
    ["arrows across text", ".berth .arrow { transform: translate(80px, 0) }", /runs through "/],
    ["boxes that are off the page", ".berth .hostPort { transform: translate(-100px, 0) }", /off the page/],
  ])("%s", async (_, rule, fault) => {
    await open(spoilt(rule));
    expect(faultsOf(await page.evaluate(measureDrawing)).join("\n")).toMatch(fault);
  });
});

/** The global variable that axe-core's script defines. */
interface AxeWindow {
  readonly axe: typeof axe;
}

/** The global variable that Mermaid's script defines. */
interface MermaidWindow {
  readonly mermaid: { render(id: string, source: string): Promise<{ svg: string }> };
}
