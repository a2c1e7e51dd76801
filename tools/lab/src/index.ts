export { dockerdRuntime } from "./engines/dockerd";
export { podmanConfiguration } from "./engines/podman";
