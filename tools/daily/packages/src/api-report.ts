import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import type { PublishedPackage } from "./published";

/** A package entry point that has a public API. */
export interface EntryPoint {
  /** The name of the report in the package's `etc` folder, such as `components.driver.api.md`. */
  readonly report: string;
  /** The file that contains the entry point's types. */
  readonly types: string;
  readonly of: PublishedPackage;
}

/** Returns the entry points of a package that have types. */
export function entryPointsOf(of: PublishedPackage): EntryPoint[] {
  return Object.entries(of.manifest.exports ?? {}).flatMap(([path, target]) => {
    if (typeof target === "string" || target.types === undefined) return [];
    const suffix = path === "." ? "" : `.${path.slice(2)}`;
    return [{ report: `${of.short}${suffix}.api.md`, types: join(of.folder, target.types), of }];
  });
}

/** The options for comparing an API report. */
export interface ReportOptions {
  /** Whether to write the report if the API has changed. */
  readonly write: boolean;
  /** The folder for the report on the current API. */
  readonly temporary: string;
}

/**
 * Compares an entry point's API with its stored report.
 *
 * @returns whether the API matches the stored report
 * @throws Error if the entry point's types cannot be read
 */
export function compareReport(entryPoint: EntryPoint, options: ReportOptions): boolean {
  const { report, types, of } = entryPoint;
  const { write, temporary } = options;
  const reportFolder = join(of.folder, "etc");
  if (write) mkdirSync(reportFolder, { recursive: true });
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: of.folder,
      mainEntryPointFilePath: types,
      compiler: { tsconfigFilePath: join(of.folder, "tsconfig.json") },
      apiReport: {
        enabled: true,
        reportFileName: report,
        reportFolder,
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: "lf",
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        // ESLint checks the comments. The packages do not use TSDoc release tags.
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.None },
          "ae-forgotten-export": { logLevel: ExtractorLogLevel.None },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(of.folder, "package.json"),
  });
  const { apiReportChanged, errorCount } = Extractor.invoke(config, {
    localBuild: write,
    messageCallback: (message) => {
      if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true;
    },
  });
  if (errorCount > 0) throw new Error(`${report}: api-extractor found ${errorCount} errors`);
  return !apiReportChanged;
}
