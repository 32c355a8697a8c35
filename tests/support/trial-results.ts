import type { Random } from "./generate-studies.ts";
import type { TrialTopic } from "./trial-questions.ts";

export type Input = Record<string, unknown>;
/** What a trial tells of its results. */
export type Told = "rates and means" | "means" | "difference" | "p" | "nothing";

export interface GivenArm {
	id: string;
	label: string;
	role: string;
	drug: string;
	n: number;
	/** How much of the best drug’s advantage it has, from 0. */
	effect: number;
}

/** What a trial reports of its main outcome as a rate and as a score. */
export function outcomesOf(
	{ rate, score, weeks }: TrialTopic,
	arms: GivenArm[],
	told: Told,
	random: Random,
): Input[] {
	const asRates = (at: number, priority: string, id: string): Input => ({
		...{ kind: "binary", id, label: rate.label, concept: rate.concept, priority },
		direction: rate.isGood ? "higher-is-better" : "lower-is-better",
		timePoint: { value: String(at), unit: "weeks" },
		results: arms.map(({ id: armId, n, effect }) => {
			const odds = rate.onPlacebo / (1 - rate.onPlacebo);
			const changed = odds * Math.exp((rate.isGood ? 1.4 : -0.8) * effect * (at / weeks));
			return { armId, n, events: drawn(n, changed / (1 + changed), random), source: SOURCE };
		}),
	});
	const means = arms.map(({ effect, n }) => {
		const mean = score.change + (score.isGood ? 1 : -1) * score.gain * effect;
		return mean + (score.sd / Math.sqrt(n)) * bell(random);
	});
	const digits = score.sd < 20 ? 1 : 0;
	const asScore: Input = {
		...{ kind: "continuous", id: "o2", label: `Change of ${score.label}`, concept: score.concept },
		...{ unit: score.unit, direction: score.isGood ? "higher-is-better" : "lower-is-better" },
		...{ priority: told === "rates and means" ? "secondary" : "primary" },
		timePoint: { value: String(weeks), unit: "weeks" },
	};
	if (told === "difference" || told === "p")
		return [{ ...asScore, contrasts: [differenceOf(score, arms, means, told, digits)] }];
	const results = arms.map(({ id: armId, n }, index) => ({
		...{ armId, n, mean: (means[index] ?? 0).toFixed(digits), isChange: true, source: SOURCE },
		sd: (score.sd * (0.9 + 0.2 * random())).toFixed(digits),
	}));
	const measured = { ...asScore, results };
	if (told === "means") return [measured];
	// Some measure twice.
	const early = random() < 0.3 ? [asRates(weeks / 2, "secondary", "o3")] : [];
	return [asRates(weeks, "primary", "o1"), ...early, measured];
}

/** The first arm against the last one, as a report prints it that gives nothing of each arm. */
function differenceOf(
	score: TrialTopic["score"],
	arms: GivenArm[],
	means: number[],
	told: Told,
	digits: number,
): Input {
	const [arm, other] = [arms[0], arms.at(-1)];
	if (!arm || !other) throw new RangeError("A trial has two arms");
	const difference = (means[0] ?? 0) - (means.at(-1) ?? 0);
	const half = 1.96 * score.sd * Math.sqrt(1 / arm.n + 1 / other.n);
	const p = Math.abs(difference) > half ? "<0.05" : ">0.05";
	const interval = {
		...{ measure: "MD", estimate: difference.toFixed(digits), ciLevel: "95" },
		...{ ciLow: (difference - half).toFixed(digits), ciHigh: (difference + half).toFixed(digits) },
	};
	const between = { armId: arm.id, referenceArmId: other.id, p, source: SOURCE };
	return told === "difference" ? { ...between, ...interval } : { ...between, measure: "other" };
}

const SOURCE = { reportId: "r1", locator: "Table 2" };

export function adverseEventsOf(arms: GivenArm[], random: Random): Input[] {
	return ["Nausea", "Headache", "Dizziness", "Fatigue"].map((term, index) => ({
		...{ id: `e${index + 1}`, term, serious: false, source: SOURCE },
		results: arms.map(({ id: armId, n, drug }) => {
			const rate = (0.05 + 0.1 * random()) * (drug === "Placebo" ? 1 : 1.6);
			return { armId, affected: drawn(n, rate, random), atRisk: n };
		}),
	}));
}

/** How many of n have what each has at that rate. */
const drawn = (n: number, rate: number, random: Random) =>
	Array.from({ length: n }, random).filter((value) => value < rate).length;

/** Nearly normal, of mean 0 and standard deviation 1. */
const bell = (random: Random) => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
