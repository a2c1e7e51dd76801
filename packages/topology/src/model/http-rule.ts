/** The host and path by which the Ingress controller knows an app. */
export interface HttpRule {
  readonly host: string;
  readonly path: string;
}
