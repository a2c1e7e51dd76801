import { pins } from "../pins";
import { firstOffer, type ProvidedTool } from "./provided-tool";
import { fromPath } from "./sources";

/** Finds kubectl on PATH. kubectl is only for manual use, because every node in a kind cluster contains its own kubectl. */
export async function findKubectl(): Promise<ProvidedTool> {
  const question = { name: "kubectl", args: ["version", "--client"], range: pins.kubectl.range };
  return firstOffer(
    "kubectl",
    [
      fromPath(question),
      () =>
        Promise.resolve({
          path: "",
          version: "",
          origin: "none",
          why: "Berth does not need it, because the nodes contain kubectl",
        }),
    ],
    "",
  );
}
