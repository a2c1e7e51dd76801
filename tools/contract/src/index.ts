export * from "./case/contract-case";
export * from "./plugin/provider-client";
export * from "./plugin/provider-error";
