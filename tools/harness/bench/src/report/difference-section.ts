import type { ProgramPart } from "../peers/program-parts";
import { valuesOf, type Sample } from "../rounds";
import { median } from "../statistics";
import { formatSpread } from "./numbers";
import { appsText } from "./apps-text";
import type { Section } from "./report";

/** The largest ratio of Berth to the raw program, for a preview and for a run without changes. */
export const previewLimit = 1.05;

/** The durations of one preview for a number of apps, in seconds. */
export interface SizeToExplain {
  readonly apps: number;
  readonly berth: readonly number[];
  readonly raw: readonly number[];
}

/** Explains how much longer the preview of the Berth program takes, by parts that were measured separately. */
export function differenceSection(
  sizes: readonly SizeToExplain[],
  parts: readonly Sample<ProgramPart>[],
): Section {
  const of = (part: ProgramPart) => valuesOf(parts, part);
  const observation = median(of("observation"));
  const modules = median(of("modules")) - median(of("modulesOfRaw"));
  const seconds = (value: number) => `${value.toFixed(2)} s`;
  return {
    title: "Parts of the difference",
    text: [
      `Every Berth program first observes the cluster on this machine, so that the preview shows what has changed outside Pulumi. This takes ` +
        `${formatSpread(of("observation"), "s")}, in a process of its own. Loading the modules takes ${formatSpread(of("modules"), "s")} for Berth ` +
        `and ${formatSpread(of("modulesOfRaw"), "s")} for the raw program. The last column is the rest of the difference. It contains the checks of ` +
        "the arguments, the planning, and the spread of the measurements.",
    ],
    table: {
      head: ["apps", "difference of the previews", "observation", "modules", "rest"],
      rows: sizes.map(({ apps, berth, raw }) => {
        const difference = median(berth) - median(raw);
        const rest = difference - observation - modules;
        return [appsText(apps), ...[difference, observation, modules, rest].map(seconds)];
      }),
    },
  };
}
