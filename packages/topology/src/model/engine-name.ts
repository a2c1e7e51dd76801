/** The container engines that kind runs on, as kind names them. */
export const EngineName = { Docker: "docker", Podman: "podman", Nerdctl: "nerdctl" } as const;
/** The container engines that kind runs on. */
export type EngineName = (typeof EngineName)[keyof typeof EngineName];
