// Writes docs/matrix.md to standard output: `npm run docs -w tools/harness/e2e`.
import { matrixDocument } from "./matrix-document";

process.stdout.write(matrixDocument());
