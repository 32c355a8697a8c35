// npm run build: the pages, when they are stale.
import { ensureBuilt } from "./ready.mjs";

ensureBuilt();
