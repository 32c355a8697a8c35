/** Words that say how a drug is made up, which people copy from its packet and few studies name. */
export const FORMULATIONS: ReadonlySet<string> = new Set(
	`xl xr sr er cr mr la dr ir odt hcl hydrochloride hydrobromide mesylate maleate tartrate succinate fumarate
	besylate extended sustained prolonged modified release tablet tablets capsule capsules`.split(/\s+/),
);
