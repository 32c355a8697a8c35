import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of its own for one test, gone when it is disposed of. */
export function temporaryFolder(): { path: string; [Symbol.dispose](): void } {
	const path = mkdtempSync(join(tmpdir(), "equipoise-"));
	return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
