import ts from "typescript";
import { excerptOf, type Excerpt, type ExcerptLine } from "./excerpt";
import { parsed } from "./parsed";

const word = /(?<![\w./-])[A-Za-z][a-z]+(?![\w/-])/gu;

/** Whether a text contains at least two words, not counting code. */
function hasWords(text: string): boolean {
  return [...text.replaceAll(/`[^`]*`/gu, "").matchAll(word)].length > 1;
}

/**
 * Returns, as an excerpt, all string literals with words in a source file. Each expression in a template literal becomes code in the
 * excerpt. Strings joined with `+` form one text. Omits tests and shell scripts.
 */
export function literalsOf(file: string, source: string): Excerpt {
  const tree = parsed(file, source);
  const blocks: ExcerptLine[][] = [];
  const visit = (node: ts.Node) => {
    if (isTest(node)) return;
    const text = textOf(node, tree);
    if (text === undefined) {
      ts.forEachChild(node, visit);
      return;
    }
    if (hasWords(text) && !text.startsWith("#!")) blocks.push(linesOf(node, text, tree));
    // An expression in a template literal can itself contain string literals.
    for (const expression of expressionsOf(node)) visit(expression);
  };
  visit(tree);
  return excerptOf("messages", file, blocks);
}

/** Returns the text of a string literal, or of several literals joined with `+`. */
function textOf(node: ts.Node, tree: ts.SourceFile): string | undefined {
  if (ts.isStringLiteralLike(node)) return isModuleName(node) ? undefined : node.text;
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(({ expression, literal }) => {
      const name = expression.getText(tree).replaceAll(/[`\s]+/gu, " ");
      return `\`${name}\`${literal.text}`;
    });
    // Avoid duplicate backticks around an expression that already has them, such as "`${name}`".
    return `${node.head.text}${spans.join("")}`.replaceAll(/`{2,}/gu, "`");
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left, tree), textOf(node.right, tree)];
    return left === undefined || right === undefined ? undefined : `${left}${right}`;
  }
  return undefined;
}

function expressionsOf(node: ts.Node): ts.Expression[] {
  if (ts.isTemplateExpression(node)) return node.templateSpans.map(({ expression }) => expression);
  if (ts.isBinaryExpression(node)) return [node.left, node.right].flatMap(expressionsOf);
  return [];
}

/** Whether a node is a call that defines a test. The strings in a test are titles and expected values. */
function isTest(node: ts.Node): boolean {
  return ts.isCallExpression(node) && /^(?:it|describe)\b/u.test(node.expression.getText());
}

function isModuleName(node: ts.Node): boolean {
  return ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent);
}

function linesOf(node: ts.Node, text: string, tree: ts.SourceFile): ExcerptLine[] {
  const start = tree.getLineAndCharacterOfPosition(node.getStart(tree));
  const isTemplate = ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
  return text.split("\n").map((line, index) => {
    const trimmed = line.trim();
    // In a template literal, each line of the text is also a line in the file. In other literals, this is not the case.
    if (index > 0) return { text: trimmed, line: start.line + 1 + (isTemplate ? index : 0) };
    return { text: trimmed, line: start.line + 1, indent: start.character + 1 + line.indexOf(trimmed) };
  });
}
