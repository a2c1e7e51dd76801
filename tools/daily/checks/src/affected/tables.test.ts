import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { subjectsOf } from "./affected-e2e";
import { bundleMetafile } from "./bundle-metafile";
import { dependenciesOf, e2eFileNames } from "./e2e-files";
import { importsOfE2e } from "./imports-of-e2e";
import { choosers, subjects, type Subject } from "./subjects";

const root = join(__dirname, "../../../../..");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter(Boolean);
const under = (folder: string) => files.filter((file) => file.startsWith(`${folder}/`));
const foldersUnder = (folder: string) => [
  ...new Set(under(folder).map((file) => file.slice(folder.length + 1).split("/")[0] ?? "")),
];

describe("the table of end-to-end files", () => {
  it("contains every end-to-end file, and no other file", () => {
    const found = under("tools/harness/e2e/src").filter((file) => file.endsWith(".e2e.ts"));
    expect(e2eFileNames.map((name) => `tools/harness/e2e/src/${name}`).sort()).toEqual(found.sort());
  });

  it("names every program and every example, and no other folder", () => {
    const named = (key: "programs" | "examples") =>
      [...new Set(e2eFileNames.flatMap((name) => dependenciesOf(name)[key] ?? []))].sort();
    expect(named("programs")).toEqual(foldersUnder("tools/harness/e2e/programs").sort());
    expect(named("examples")).toEqual(foldersUnder("examples").sort());
  });

  it.each(e2eFileNames)("%s declares each subject whose sign matches its programs or examples", (name) => {
    const { programs = [], examples = [], subjects: declared } = dependenciesOf(name);
    const folders = [
      ...programs.map((program) => `tools/harness/e2e/programs/${program}`),
      ...examples.map((example) => `examples/${example}`),
    ];
    const text = folders
      .flatMap(under)
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(root, file), "utf8"))
      .join("\n");
    const shown = Object.entries<Subject>(subjects).flatMap(([subject, { sign }]) =>
      sign?.test(text) === true ? [subject] : [],
    );
    expect(declared).toEqual(expect.arrayContaining(shown));
  });

  it("names the programs that each end-to-end file opens by name", async () => {
    const imports = await importsOfE2e(root);
    expect([...imports.keys()].sort()).toEqual([...e2eFileNames].sort());
    for (const [name, imported] of imports) {
      const text = [...imported].map((file) => readFileSync(join(root, file), "utf8")).join("\n");
      const opened = [...text.matchAll(/(?:openStackOf|copyProgram)\("(?<program>[\w-]+)"/gu)];
      const { programs = [] } = dependenciesOf(name);
      expect({ name, programs }).toEqual({
        name,
        programs: expect.arrayContaining(opened.map(({ groups }) => groups?.["program"])) as string[],
      });
    }
  });
});

describe("the table of subjects", () => {
  const globs = Object.entries<Subject>(subjects).flatMap(([subject, { sources }]) =>
    sources.map((glob) => ({ subject, glob })),
  );

  it.each(globs)("$subject: $glob matches a file", ({ glob }) => {
    expect(files.some((file) => matchesGlob(file, glob))).toBe(true);
  });

  it.each(["ingress", "gateway", "hostPort", "nodePort", "loadBalancer"] as const)(
    "has sources for the exposure %s, and end-to-end files that test this exposure",
    (exposure) => {
      const subject = `exposure:${exposure}` as const;
      expect(subjects[subject].sources.length).toBeGreaterThan(0);
      expect(e2eFileNames.some((name) => dependenciesOf(name).subjects.includes(subject))).toBe(true);
    },
  );

  it("lets no source outside a subject import the subject's sources, except for choosers between subjects", async () => {
    const wrong = (await importsOfPackages()).filter(({ importer, imported }) => {
      const narrower = subjectsOf(imported);
      if (narrower.length === 0 || choosers.includes(importer)) return false;
      const wider = subjectsOf(importer);
      return (
        wider.length === 0 ||
        wider.some((subject) => subject !== "otherChecks" && !narrower.includes(subject))
      );
    });
    expect(wrong).toEqual([]);
  });

  it("lists as choosers only sources that import a subject's sources", async () => {
    const imports = await importsOfPackages();
    const needed = choosers.filter((chooser) =>
      imports.some(({ importer, imported }) => importer === chooser && subjectsOf(imported).length > 0),
    );
    expect(needed).toEqual(choosers);
  });
});

interface Import {
  readonly importer: string;
  readonly imported: string;
}

/** Returns the imports between source files in the same package. */
async function importsOfPackages(): Promise<Import[]> {
  const { inputs } = await bundleMetafile(
    root,
    under("packages").filter((file) => /\/src\/.*\.ts$/u.test(file) && !file.endsWith(".test.ts")),
  );
  return Object.entries(inputs).flatMap(([importer, { imports }]) =>
    imports.flatMap(({ path, external }) => (external === true ? [] : [{ importer, imported: path }])),
  );
}
