import { isAsPromised } from "@kind-berth-tools/demo";
import { nothing } from "../holdings-of-cluster";
import { askAsReader } from "./ask";
import { checkout, DemoUnderTest } from "./demo-under-test";
import { transcriptOf } from "./transcript";

/** A demo's expected properties, in addition to the answers in the example's README. */
export interface ExpectedDemo {
  /** The folder's name under `examples`. */
  readonly example: string;
  /** The number of requests in the README. The test compares this number, so that it fails if it cannot read the request table. */
  readonly requests: number;
  /**
   * The number of previews in the README that Pulumi must reject.
   * @default 0
   */
  readonly rejections?: number;
}

/** Additional tests for one demo. */
export interface MoreTests {
  /** Registers tests that run before the demo is created. */
  readonly before?: (demo: () => DemoUnderTest) => void;
  /** Registers tests that run while the demo is deployed. Each test first deploys the demo if necessary. */
  readonly whileUp?: (demo: () => DemoUnderTest) => void;
  /** Registers tests that run last, just before the demo is removed. These tests may break the demo. */
  readonly atLast?: (demo: () => DemoUnderTest) => void;
}

/**
 * Tests an example on one cluster, with the same commands as a user: `npm run demo`, `npm run demo` a second time, and `npm run demo:down`.
 *
 * @param expected - the expected properties of the demo.
 * @param more - additional tests that apply only to this example.
 */
export function testsOfDemo(expected: ExpectedDemo, more: MoreTests = {}): void {
  const { example, requests, rejections = 0 } = expected;
  let claimed: DemoUnderTest | undefined;
  const demo = () => {
    if (claimed === undefined) throw new Error("The demo exists only while the tests run.");
    return claimed;
  };

  beforeAll(async () => {
    claimed = await DemoUnderTest.claim(example);
  });

  afterAll(() => claimed?.release());

  more.before?.(demo);

  it("prints the responses that its README shows", async () => {
    const account = await demo().up();
    const { answers, rejections: rejected } = demo().example;
    expect([answers.length, rejected.length]).toEqual([requests, rejections]);
    const promised = [...answers.map(({ answer }) => answer), ...rejected.map(({ error }) => error)];
    const shown = transcriptOf(account);
    expect(shown).toHaveLength(promised.length);
    const wrong = shown.filter(({ seen }, index) => !isShownAs(seen, promised[index] ?? ""));
    expect(wrong).toEqual([]);
  });

  it("prints commands that return the same responses when a reader copies them", async () => {
    const account = await demo().up();
    const { answers } = demo().example;
    const copied = transcriptOf(account).slice(0, requests);
    const promised = copied.map(({ command }, index) => ({ command, answer: answers[index]?.answer ?? "" }));
    const answered = promised.map(async (one) => ({ ...one, answer: await askAsReader(one) }));
    expect(await Promise.all(answered)).toEqual(promised);
  });

  it("does not change the checkout", async () => {
    await demo().up();
    expect(await checkout()).toBe(demo().checkoutBefore);
  });

  more.whileUp?.(demo);

  it("changes nothing when run again", async () => {
    await demo().up();
    const { exitCode, stderr } = await demo().again();
    expect(exitCode).toBe(0);
    const summaries = [...stderr.matchAll(/^Resources:\n(?<counts>(?: +.*\n)+)/gmu)];
    const ofUps = summaries.slice(0, demo().example.stacks.length);
    expect(ofUps).toHaveLength(demo().example.stacks.length);
    for (const { groups = {} } of ofUps) expect(groups["counts"]).toMatch(/^\s+\d+ unchanged\n$/u);
  });

  more.atLast?.(demo);

  it("is removed completely", async () => {
    await demo().up();
    expect((await demo().holdings.look()).containers).not.toEqual([]);
    await demo().down();
    expect(await demo().holdings.look()).toEqual(nothing);
    expect(demo().isThere()).toBe(false);
    expect(await checkout()).toBe(demo().checkoutBefore);
  });
}

/** Registers a test that kills the demo and all its processes while the cluster's first node starts. */
export function testOfKilledDemo(name: string, demo: () => DemoUnderTest): void {
  it(name, async () => {
    await demo().killedUp("Starting control-plane");
    expect((await demo().holdings.look()).containers).not.toEqual([]);
    await demo().down();
    expect(await demo().holdings.look()).toEqual(nothing);
    expect(demo().isThere()).toBe(false);
  });
}

/** Whether the demo's summary shows the promised answer. The demo does not run curl, so its error texts differ from curl's error texts. */
function isShownAs(seen: string, promised: string): boolean {
  const isRefusedByCurl = promised === "curl: (60) …";
  return isAsPromised(
    seen,
    isRefusedByCurl ? "no response, curl error 60: its certificate is not trusted (…)" : promised,
  );
}
