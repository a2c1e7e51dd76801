import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeText, parseKindConfig } from "@kind-berth/topology";
import ts from "typescript";
import { renderProgram } from "./render-program";

const corpus = join(__dirname, "../../../topology/test/corpus/good");

/**
 * Declarations of the components, with only the arguments that the test checks. Type checking against all of Pulumi's types would be too
 * slow.
 */
const components = `
declare module "@kind-berth/components" {
  import type { ClusterRecord, TopologyArgs } from "@kind-berth/topology";
  export class KindCluster {
    constructor(name: string, args?: TopologyArgs);
    readonly record: ClusterRecord;
    readonly kubeconfig: string;
  }
}`;

/** Returns the errors that TypeScript reports for programs. The program files exist only in memory. */
function diagnostics(programs: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    skipLibCheck: true,
    types: [],
    lib: ["lib.es2023.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const onDisk = ts.createCompilerHost(options);
  host.fileExists = (file) => programs.has(file) || onDisk.fileExists(file);
  host.getSourceFile = (file, version) => {
    const text = programs.get(file);
    return text === undefined
      ? onDisk.getSourceFile(file, version)
      : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram([...programs.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
}

function programsOfCorpus(): [string, string][] {
  return readdirSync(corpus).map((name) => [
    join(__dirname, `${name}.ts`),
    renderProgram(parseKindConfig(decodeText(readFileSync(join(corpus, name)))).args),
  ]);
}

it("renders every config in the corpus as a program that compiles; an unknown role causes a type error", () => {
  const programs = programsOfCorpus();
  expect(programs.length).toBeGreaterThan(40);
  const wrong = renderProgram({ name: "demo", nodes: [{ role: "etcd" as "worker" }] });
  const files = new Map([
    [join(__dirname, "components.d.ts"), components],
    [join(__dirname, "wrong.ts"), wrong],
    ...programs,
  ]);
  expect(diagnostics(files)).toEqual([expect.stringMatching(/wrong\.ts: .*"etcd"/)]);
});
