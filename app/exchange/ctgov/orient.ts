import { RATIO_MEASURES } from "#app/domain/vocabulary.ts";
import type { OutcomeInput } from "./outcome-rows.ts";

interface Compared {
	measure: string;
	estimate: string | undefined;
	outcome: OutcomeInput;
	/** Which of the two the record's own words put first, where they do. */
	first?: 0 | 1 | undefined;
	/** The role of each arm by its id. */
	roles: ReadonlyMap<string, string>;
}

interface Oriented {
	pair: { armId: string; referenceArmId: string };
	/** Said where the record leaves the direction open. */
	note?: string;
}

const COMPARATORS = ["no-intervention", "sham-comparator", "placebo-comparator", "active-comparator"];

/**
 * Which of two groups the estimate of an analysis is of and which it is against: the record does not say. The
 * arms' own figures do, where the estimate fits them one way round only; else words such as “Sertraline vs.
 * placebo” that stand beside it; else an experimental arm comes before
 * a comparator, and else they stay in the order of the record.
 */
export function orient([first, second]: [string, string], compared: Compared): Oriented {
	const forwards = { armId: first, referenceArmId: second };
	const backwards = { armId: second, referenceArmId: first };
	const sign = signOf(compared);
	const expected = expectedSign(first, second, compared);
	if (sign !== 0 && expected !== 0) return { pair: sign === expected ? forwards : backwards };
	if (compared.first !== undefined) return { pair: compared.first === 0 ? forwards : backwards };
	const rank = (armId: string) => COMPARATORS.indexOf(compared.roles.get(armId) ?? "");
	const [one, other] = [rank(first), rank(second)];
	const isBackwards = one >= 0 && (other < 0 || other > one);
	const pair = isBackwards ? backwards : forwards;
	return compared.estimate === undefined || sign === 0
		? { pair }
		: { pair, note: "Which arm the estimate is against is not said in the record" };
}

/** Above, below or at no difference: 1, −1 or 0. */
function signOf({ measure, estimate }: Compared): number {
	if (estimate === undefined) return 0;
	const value = Number(estimate);
	return isRatio(measure) ? Math.sign(Math.log(value)) || 0 : Math.sign(value);
}

const isRatio = (measure: string) => (RATIO_MEASURES as readonly string[]).includes(measure);

/** The sign that the first arm's figure against the second's gives; 0 where it cannot be told. */
function expectedSign(first: string, second: string, { measure, outcome }: Compared): number {
	if (measure === "HR" || measure === "other") return 0;
	const [one, other] = [first, second].map((armId) => sizeOf(outcome, armId));
	if (one === undefined || other === undefined) return 0;
	return Math.sign(one - other) || 0;
}

function sizeOf({ results }: OutcomeInput, armId: string): number | undefined {
	const result = results.find((candidate) => candidate.armId === armId);
	if (!result) return undefined;
	if (typeof result.events === "number" && typeof result.n === "number" && result.n > 0)
		return result.events / result.n;
	const figure = result.mean ?? result.percent ?? result.median ?? result.value;
	return typeof figure === "string" ? Number(figure) : undefined;
}
