// Writes docs/matrix.md to standard output: `npm run docs -w tools/e2e`.
import { matrixDocument } from "./matrix-document";

process.stdout.write(matrixDocument());
