export { diagram, diagramFormats, type DiagramFormat } from "./diagram";
export type { PictureInput } from "./picture";
