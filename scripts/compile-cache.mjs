// Imported for what it does. What Node made of a file the last time, its types taken out and compiled, is kept
// beside the packages: starting the program takes half the processor time, and so does each of its threads.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

process.env.NODE_COMPILE_CACHE ??= join(ROOT, "node_modules", ".cache", "compiled");
