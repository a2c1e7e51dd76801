import { hopKinds, type HopKind } from "@kind-berth/topology";
import type { HopCodeExplanation } from "@kind-berth/topology/explain";
import { indented, summary } from "./text";

/** Formats a hop code's explanation as text for a terminal. */
export function hopExplanationText(explanation: HopCodeExplanation): string {
  const { code, hops, meaning, cause, fix, evidence, exampleObject, exampleLine, source } = explanation;
  return [
    `${code} (${stateText(explanation)}; ${hops.map((kind) => hopKinds[kind].title).join(", ")})`,
    meaning,
    `Cause: ${cause}`,
    `Fix: ${fix}`,
    `Object: such as ${exampleObject}`,
    ...(evidence.length === 0 ? [] : [`Evidence: ${evidence.join(", ")}`]),
    ...(exampleLine === undefined ? [] : [`Example:\n\n${indented(exampleLine)}`]),
    ...(source === undefined ? [] : [`Source: ${source.name}, ${source.url}`]),
  ]
    .join("\n\n")
    .concat("\n");
}

function stateText({ state, heals }: HopCodeExplanation): string {
  return heals === undefined ? state : `${state}, heals: ${heals}`;
}

/** Lists all hop codes in groups, with one line for each code. Each code is in the group for the first hop that it can describe. */
export function hopListText(codes: readonly HopCodeExplanation[]): string {
  const width = Math.max(...codes.map(({ code }) => code.length));
  return (Object.keys(hopKinds) as HopKind[])
    .map((kind) => ({ kind, members: codes.filter(({ hops }) => hops[0] === kind) }))
    .filter(({ members }) => members.length > 0)
    .map(({ kind, members }) => {
      const lines = members.map(
        ({ code, state, meaning }) => `  ${code.padEnd(width)}  ${state.padEnd(7)}  ${summary(meaning)}`,
      );
      return `Hop: ${hopKinds[kind].title}\n${lines.join("\n")}\n`;
    })
    .join("\n");
}
