import type { SynthesisRow } from "./synthesis-document.ts";

/** An arm that several rows of one study count. */
export interface SharedArm {
	study: string;
	armId: string;
	rows: SynthesisRow[];
}

type Using = Pick<SynthesisRow, "study" | "experimental" | "control">;

const armsOf = (row: Using) => [...row.experimental, ...row.control];

/** Every arm whose people would be counted more than once, whichever outcomes or time points the rows are about. */
export function sharedArms(rows: readonly SynthesisRow[]): SharedArm[] {
	const uses = new Map<string, SharedArm>();
	for (const row of rows) {
		for (const armId of armsOf(row)) {
			const key = `${row.study} ${armId}`;
			const use = uses.get(key) ?? { study: row.study, armId, rows: [] };
			use.rows.push(row);
			uses.set(key, use);
		}
	}
	return [...uses.values()].filter((use) => use.rows.length > 1);
}

/** Which part of an arm a row counts: part 1 of 2, say. A row that counts it as it is counts all of it. */
export interface ArmShare {
	part: number;
	of: number;
}

/**
 * Each row's share of its arms, by row id and arm id. Unless a row says to count a shared arm as it is, the arm
 * is split among the rows that count it: nobody is counted twice without being told.
 */
export function armShares(rows: readonly SynthesisRow[]): Map<string, ArmShare> {
	const shares = new Map<string, ArmShare>();
	for (const { armId, rows: users } of sharedArms(rows)) {
		const parting = users.filter((row) => row.shared !== "as-is");
		parting.forEach((row, part) => {
			if (parting.length > 1) shares.set(shareKey(row.id, armId), { part, of: parting.length });
		});
	}
	return shares;
}

export const shareKey = (rowId: string, armId: string) => `${rowId} ${armId}`;

/** A whole number of people or events, parted as evenly as can be; the first parts are the larger ones. */
export function shareOf(total: number, { part, of }: ArmShare): number {
	return Math.floor(total / of) + (part < total % of ? 1 : 0);
}
