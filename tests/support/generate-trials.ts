import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { parseDocument } from "#app/services/parse-document.ts";
import { authors, type Random, someOf } from "./generate-studies.ts";
import { seeded } from "./seeded.ts";
import { POPULATIONS } from "./study-words.ts";
import { TRIAL_TOPICS, type TrialTopic } from "./trial-questions.ts";
import { adverseEventsOf, type GivenArm, type Input, outcomesOf, type Told } from "./trial-results.ts";

/**
 * Trials for readers to compare: each tries a drug for a condition that other trials try it for as well, against
 * placebo, another drug or both. A drug has one effect, about which its trials differ by chance and a little more.
 * As in the literature some give rates and means, some means alone, some only a difference, some a p value, and many
 * nothing yet; a few do not say which arm is which. The same seed gives the same trials.
 */
export function* generateTrials({
	count,
	seed = 1,
}: {
	count: number;
	seed?: number;
}): Generator<StudyDocument> {
	for (let place = 0; place < count; place++) yield parseDocument(trialAt(place, seed));
}

/** What is told, and how many trials tell that or what stands before it. */
const TOLD: readonly [Told, number][] = [
	["rates and means", 0.45],
	["means", 0.6],
	["difference", 0.7],
	["p", 0.75],
];

function trialAt(place: number, seed: number): Input {
	const random = seeded(seed * 1_000_003 + place * 7919);
	const chosen = someOf(TRIAL_TOPICS, random);
	const arms = armsOf(chosen, random);
	const told = toldBy(random);
	const year = 2026 - Math.floor(30 * random() ** 2);
	const [population, condition] = [someOf(POPULATIONS, random), chosen.conditions[0]];
	const [first, ...others] = arms.map(({ label }) => label);
	const title = `${first} versus ${others.join(" or ")} in ${population} with ${condition}`;
	const isUnsaid = random() < 0.05;
	return {
		...{ title, kind: "randomised-trial", conditions: conditionsOf(chosen, random) },
		status: told !== "nothing" ? "completed" : someOf(["recruiting", "completed", "terminated"], random),
		phase: someOf(["3", "2", "4", "2-3"], random),
		design: {
			allocation: "randomised",
			model: "parallel",
			masking: someOf(["double", "quadruple", "none"], random),
		},
		dates: { start: String(year - 2) },
		population: { randomised: arms.reduce((sum, { n }) => sum + n, 0) },
		identifiers: [{ system: "nct", value: `NCT${20_000_000 + place}` }],
		reports: told === "nothing" ? [] : [{ id: "r1", role: "primary", authors: authors(random), title, year }],
		arms: arms.map(({ id, label, role, drug }) => ({
			...{ id, label, interventions: [{ name: drug, type: drug === "Placebo" ? "placebo" : "drug" }] },
			...(!isUnsaid && { role }),
		})),
		outcomes: told === "nothing" ? [] : outcomesOf(chosen, arms, told, random),
		adverseEvents: told === "rates and means" && random() < 0.5 ? adverseEventsOf(arms, random) : [],
	};
}

function armsOf({ drugs }: TrialTopic, random: Random): GivenArm[] {
	const drug = someOf(drugs, random);
	const other = someOf(
		drugs.filter((name) => name !== drug),
		random,
	);
	const n = Math.round(25 + 200 * random() ** 2);
	const effectOf = (name: string) =>
		name === "Placebo" ? 0 : trueEffect(drugs.indexOf(name)) + 0.25 * (random() - 0.5);
	const arm = (place: number, name: string, role: string, label = name): GivenArm => ({
		...{ id: `a${place}`, label, role, drug: name, effect: effectOf(name) },
		n: n + Math.floor(6 * random()),
	});
	const placebo = (place: number) => arm(place, "Placebo", "placebo-comparator");
	const active = (place: number) => arm(place, other, "active-comparator");
	const kind = random();
	if (kind < 0.55) return [arm(1, drug, "experimental"), placebo(2)];
	if (kind < 0.75) return [arm(1, drug, "experimental"), active(2)];
	if (kind < 0.88) return [arm(1, drug, "experimental"), active(2), placebo(3)];
	const doses = ["low", "high"].map((dose, index) =>
		arm(index + 1, drug, "experimental", `${drug}, ${dose} dose`),
	);
	return [...doses, placebo(3)];
}

/** Between 0 and 1, of no order; some drugs do nothing. */
const trueEffect = (place: number) => [0.8, 0.55, 0.7, 0.35, 1, 0.45, 0, 0.6, 0.15, 0.5][place] ?? 0.4;

function conditionsOf({ conditions: [condition, ...others] }: TrialTopic, random: Random): string[] {
	return [condition, ...others.filter(() => random() < 0.4)];
}

function toldBy(random: Random): Told {
	const at = random();
	return TOLD.find(([, upTo]) => at < upTo)?.[0] ?? "nothing";
}
