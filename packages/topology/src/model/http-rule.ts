/** The host and path that an Ingress controller routes to an app. */
export interface HttpRule {
  readonly host: string;
  readonly path: string;
}
