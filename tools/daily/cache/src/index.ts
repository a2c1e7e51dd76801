export { contentKey } from "./content-key";
export { cached, forget } from "./entry";
export { exclusively, type WaitOptions } from "./lock";
export { cacheRoot } from "./root";
