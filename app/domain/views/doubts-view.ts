import { type Doubt, type DoubtNote, noteOf } from "../imports/import-doubts.ts";
import type { StudyView } from "./study-view.ts";

/** What a study's page says is not certain: at each outcome, and the rest for all of it. */
export interface DoubtsView {
	all: (DoubtNote & { key: string })[];
	adverseEvents: DoubtNote[];
	participants: DoubtNote[];
}

/** A study's view with what its groups leave in doubt said at the figures. */
export function withDoubts(view: StudyView, doubts: readonly Doubt[]): StudyView & { doubts: DoubtsView } {
	const notes = (parts: string[]) =>
		doubts.filter(({ part }) => part !== undefined && parts.includes(part)).map(noteOf);
	return {
		...view,
		outcomes: view.outcomes.map((outcome) => {
			const own = doubts.filter(({ outcomes }) => outcomes?.includes(outcome.id));
			if (own.length === 0) return outcome;
			const arms = new Set(own.map(({ armId }) => armId));
			return {
				...outcome,
				doubts: own.map(noteOf),
				rows: outcome.rows.map((row) => ({ ...row, ...(arms.has(row.armId) && { unsure: true }) })),
			};
		}),
		doubts: {
			all: doubts.map((doubt) => ({ key: doubt.key, ...noteOf(doubt) })),
			adverseEvents: notes(["EG"]),
			participants: notes(["FG", "BG"]),
		},
	};
}
