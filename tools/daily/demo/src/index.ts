export { examples, readExample, withSettings, type Example, type ExampleStack } from "./example";
export { type ListedExample } from "./readme/example-list";
export { isAsPromised, type PromisedAnswer, type PromisedRejection } from "./readme/promises";
export { type StackSteps } from "./readme/steps";
export { requestOf, type DnsRequest, type HttpRequest, type Request } from "./requests/request";
export { send, type Answer } from "./requests/send";
export { type Settings } from "./settings";
