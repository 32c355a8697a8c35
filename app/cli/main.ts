import "./require-node.ts";
import { enableCompileCache } from "node:module";

// The program starts anew for each command: what V8 and Node made of its files the last time halves the wait.
enableCompileCache();
const { run } = await import("./run.ts");
await run();
