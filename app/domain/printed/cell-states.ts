/** What a source prints in place of a figure. Each is shown as such: never as blank, never as 0. */
export const CELL_STATES = {
	"not-reported": "Not reported",
	"not-reached": "Not reached",
	"not-estimable": "Not estimable",
	"below-limit": "Below a limit",
	"above-limit": "Above a limit",
} as const;

/** What a source prints in place of the upper end of an interval. */
export const END_STATES = { "not-reached": "Not reached" } as const;
