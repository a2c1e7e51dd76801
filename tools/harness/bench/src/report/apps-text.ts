/** Returns the number of apps as text, such as `1 app` or `10 apps`. */
export function appsText(apps: number): string {
  return apps === 1 ? "1 app" : `${apps} apps`;
}
