// Prints the contents of docs/matrix.md to standard output. Run it with `npm run docs -w tools/harness/e2e`.
import { matrixDocument } from "./matrix-document";

process.stdout.write(matrixDocument());
