/** The container engines, spelled as in kind's KIND_EXPERIMENTAL_PROVIDER. */
export const EngineName = { Docker: "docker", Podman: "podman", Nerdctl: "nerdctl" } as const;
/** The name of a container engine. */
export type EngineName = (typeof EngineName)[keyof typeof EngineName];
