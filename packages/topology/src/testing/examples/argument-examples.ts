import type { argumentRules } from "../../errors/catalogue/argument-rules";
import { apps } from "./app-examples";
import { clusters, ports, type ExamplesOf } from "./rule-example";

/** Examples for the rules that hold for every argument. */
export const argumentExamples: ExamplesOf<typeof argumentRules> = {
  ARGUMENT_UNKNOWN: ports({ listenAdress: "127.0.0.1" }, { listenAddress: undefined }),
  ARGUMENT_TYPE: ports({ hostPort: "8080" }, { hostPort: 8080 }),
  ARGUMENT_UNUSED: apps({ port: "db", path: "/api" }, { port: "db", path: undefined }),
  ARGUMENT_VALUE: clusters({ networking: { ipFamily: "IPv4" } }, { networking: { ipFamily: "ipv4" } }),
};
