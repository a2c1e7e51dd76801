import { isError, ruleCodes, type BerthError, type Finding } from "@kind-berth/topology";
import { unprintableIn } from "./unprintable";

/** The maximum length of an error message, in characters. A message lists at most 100 errors and 100 warnings. */
const longestMessage = 1_000_000;

/** Returns what is missing in an error, as clauses. Each finding needs a known code, a path or an object, a reason and a fix. */
export function refusalProblems({ message, findings }: BerthError): string[] {
  const character = unprintableIn(message);
  return [
    ...(findings.some(isError) ? [] : ["the error has no finding with the severity `error`"]),
    ...(character === undefined ? [] : [`the message contains the control character ${character}`]),
    ...(message.length > longestMessage ? [`the message has ${message.length} characters`] : []),
    ...findings.flatMap(findingProblems),
  ];
}

function findingProblems(finding: Finding): string[] {
  const { code, remedy } = finding;
  const [place, reason] =
    finding.object === undefined ? [finding.path, finding.rule] : [finding.object, finding.reason];
  const isBlank = (text: unknown) => typeof text !== "string" || text.trim() === "";
  const problems = [
    ...(ruleCodes.includes(code) ? [] : ["an unknown code"]),
    ...(isBlank(place) ? ["no path and no object"] : []),
    ...(isBlank(reason) ? ["no reason"] : []),
    ...(isBlank(remedy) || !/^[^]*\.\s*$/u.test(remedy) ? ["no fix that is a sentence"] : []),
  ];
  return problems.map((problem) => `a finding with the code ${code} has ${problem}`);
}
