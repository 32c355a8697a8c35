import { type Continuous, fitsAsDeviation, isSpread, type Spread } from "../checks/error-evidence.ts";
import { outcome as outcomeSchema, type StudyOutcome } from "../study/outcome.ts";
import { atTimePoint, resultKey } from "../study/result-key.ts";
import { isRecord } from "../versions/is-record.ts";
import type { ShownCell } from "./printed-fields.ts";
import type { FormInput } from "./to-input.ts";

/**
 * The same cells, with the standard deviation proposed for a spread of unsaid kind where it fits the outcome's other
 * figures. It is marked and nothing else: a person says what it is.
 */
export function proposeDeviations({ input, cells, nameOf }: FormInput): ReadonlyMap<string, ShownCell> {
	const isUnsaid = ({ options }: ShownCell) => options.some(({ figures }) => figures.sd !== undefined);
	if (![...cells.values()].some(isUnsaid)) return cells;
	const proposed = new Map(cells);
	for (const [index, given] of (Array.isArray(input.outcomes) ? input.outcomes : []).entries()) {
		if (!isRecord(given) || given.kind !== "continuous") continue;
		const read = outcomeSchema.safeParse(given).data;
		if (read?.kind !== "continuous") continue;
		const outcome = apart(read);
		const open = outcome.results.map((result, position) => {
			const name = nameOf(["outcomes", index, "results", position, "printed"]);
			return { name, spread: spreadOf(result, cells.get(name)) };
		});
		const supposed = open.flatMap(({ spread }) => spread ?? []);
		const said = outcome.results.filter(isSpread).filter(({ printed }) => printed === undefined);
		for (const { name, spread } of open) {
			const cell = cells.get(name);
			const others = supposed.filter((other) => other !== spread);
			if (cell && spread && fitsAsDeviation(outcome, spread, { said, supposed: others }))
				proposed.set(name, withProposal(cell));
		}
	}
	return proposed;
}

/** The same outcome with an arm for each arm and time point, so that figures of different times are not compared. */
function apart({
	timePoints: _,
	results,
	contrasts,
	...outcome
}: StudyOutcome & { kind: "continuous" }): Continuous {
	return {
		...outcome,
		results: results.map((result) => ({ ...result, armId: resultKey(result) })),
		contrasts: contrasts.flatMap(({ armId, referenceArmId, timePointId, ...contrast }) =>
			armId === undefined || referenceArmId === undefined
				? []
				: [
						{
							...contrast,
							armId: atTimePoint(armId, timePointId),
							referenceArmId: atTimePoint(referenceArmId, timePointId),
						},
					],
		),
	};
}

/** An arm's figures with the spread of its cell as a standard deviation. */
function spreadOf(result: Continuous["results"][number], cell: ShownCell | undefined): Spread | undefined {
	const figures = cell?.options.find((option) => option.figures.sd !== undefined)?.figures;
	const supposed = { ...result, ...figures } as typeof result;
	return figures && isSpread(supposed) ? supposed : undefined;
}

const withProposal = (cell: ShownCell): ShownCell => ({
	...cell,
	options: cell.options.map((option) => ({ ...option, isProposed: option.figures.sd !== undefined })),
});
