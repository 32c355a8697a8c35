import { ensureBuilt } from "../../scripts/ready.mjs";

/** Integration and browser tests ask the built pages, so they are built before the first test when they are stale. */
export default function setup(): void {
	ensureBuilt();
}
