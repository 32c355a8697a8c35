import type { LogInLimit } from "#app/http/context.ts";
import { createLogInLimit } from "./log-in-limit.ts";
import type { RequestCounts } from "./rate-limit.ts";
import { createUploadPlaces, type UploadPlaces } from "./upload-places.ts";

/** What is counted of everybody who asks, by one process or by all that serve a database together. */
export interface Limits {
	logIns: LogInLimit;
	uploads: UploadPlaces;
	/** Absent: requests are counted by this process alone. */
	requests?: RequestCounts;
}

/** Limits of a process that serves alone. */
export const ownLimits = (): Limits => ({ logIns: createLogInLimit(), uploads: createUploadPlaces() });
