/** What the states of imports and of their records are called. */
export const IMPORT_STATE_WORDS = {
	receiving: "Coming in",
	open: "Not begun",
	running: "Running",
	stopped: "Stopped",
	finished: "Finished",
} as const;

export const RECORD_STATE_WORDS = {
	waiting: "Waiting",
	created: "New",
	updated: "Updated",
	unchanged: "Unchanged",
	older: "Older",
	held: "To look at",
	skipped: "Left out",
	failed: "Failed",
} as const;

export type RecordStateName = keyof typeof RECORD_STATE_WORDS;
