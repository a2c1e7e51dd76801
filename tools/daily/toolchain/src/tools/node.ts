import { execPath } from "node:process";
import { pins } from "../pins";
import { firstOffer, type ProvidedTool, type Source } from "./provided-tool";
import { fromPath, type VersionQuestion } from "./sources";

const QUESTION: VersionQuestion = { name: "node", args: ["--version"], range: pins.node.range };

/**
 * Provides Node.js: the first suitable Node.js on PATH or, if PATH contains none, this process's own Node.js. In npm scripts, the first
 * Node.js on PATH is in node_modules.
 */
export async function provideNode(): Promise<ProvidedTool> {
  const self: Source = () =>
    Promise.resolve({ path: execPath, version: process.versions.node, origin: "path" });
  const tool = await firstOffer("Node.js", [fromPath(QUESTION), self], "");
  const isPackage = tool.path.includes("node_modules");
  return isPackage ? { ...tool, origin: "npm", why: "the development dependency `node`" } : tool;
}
