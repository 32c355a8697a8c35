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
			const of = (id: string) => doubts.filter(({ outcomes }) => outcomes?.includes(id));
			const times = new Set([outcome.id, ...outcome.bodies.map((body) => body.of)]);
			const own = [...new Set([...times].flatMap(of))];
			if (own.length === 0) return outcome;
			return {
				...outcome,
				doubts: own.map(noteOf),
				bodies: outcome.bodies.map((body) => {
					const arms = new Set(of(body.of).map(({ armId }) => armId));
					const rows = body.rows.map((row) => ({ ...row, ...(arms.has(row.armId) && { unsure: true }) }));
					return { ...body, rows };
				}),
			};
		}),
		doubts: {
			all: doubts.map((doubt) => ({ key: doubt.key, ...noteOf(doubt) })),
			adverseEvents: notes(["EG"]),
			participants: notes(["FG", "BG"]),
		},
	};
}
