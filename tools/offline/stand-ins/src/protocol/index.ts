export * from "./detailed-diff";
export * from "./engine-log";
export * from "./errors";
export * from "./plugin-server";
export * from "./property-values";
export * from "./provider-service";
export * from "./resource-provider";
export * from "./wire";
