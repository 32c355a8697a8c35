import { counted, formatWhole } from "../format/format.ts";

/** "6 studies, 4 with results" */
export function studiesCounted({ studies, results }: { studies: number; results: number }): string {
	const having = results < studies ? `${formatWhole(results)} ` : studies > 1 ? "all " : "";
	return `${counted(studies, "study", "studies")}, ${having}with results`;
}
