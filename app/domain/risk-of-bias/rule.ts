import type { BIAS_ANSWERS, BIAS_JUDGEMENTS } from "./vocabulary.ts";

export type BiasAnswer = keyof typeof BIAS_ANSWERS;
export type Judgement = keyof typeof BIAS_JUDGEMENTS;

/** What a tool's algorithm makes of answers. */
export type Proposal =
	| { is: "judgement"; judgement: Judgement; note?: string }
	/** These are to be answered first: numbers of questions, or names of domains. */
	| { is: "unanswered"; missing: readonly string[] }
	/** The tool leaves it to the assessor, or nobody here knows what it says. */
	| { is: "open"; because: string };

/** The answer to a question by its number; undefined where it has none, or is not asked. */
export type Given = (question: string) => BiasAnswer | undefined;

/** A part of an algorithm. */
export type Rule = (given: Given) => Proposal;

/** Several answers: "Y PY NI". */
export type Answers = string;

export const isAmong = (answer: BiasAnswer, answers: Answers) => answers.split(" ").includes(answer);

export const judged =
	(judgement: Judgement): Rule =>
	() => ({ is: "judgement", judgement });

export const leftOpen =
	(because: string): Rule =>
	() => ({ is: "open", because });

/** A question whose answer says which way an algorithm goes on. */
export const on =
	(question: string, ...ways: readonly (readonly [Answers, Rule])[]): Rule =>
	(given) => {
		const answer = given(question);
		const way = answer && ways.find(([answers]) => isAmong(answer, answers));
		return way ? way[1](given) : { is: "unanswered", missing: [question] };
	};

/** One way where all of some questions have such an answer, else the other. */
export const whereAll =
	(questions: readonly string[], answers: Answers, then: Rule, otherwise: Rule): Rule =>
	(given) => {
		const missing = questions.filter((question) => given(question) === undefined);
		const differs = questions.some((question) => {
			const answer = given(question);
			return answer !== undefined && !isAmong(answer, answers);
		});
		if (differs) return otherwise(given);
		return missing.length > 0 ? { is: "unanswered", missing } : then(given);
	};

/** One way where any of some questions has such an answer, else the other. */
export const whereAny =
	(questions: readonly string[], answers: Answers, then: Rule, otherwise: Rule): Rule =>
	(given) => {
		const has = questions.some((question) => {
			const answer = given(question);
			return answer !== undefined && isAmong(answer, answers);
		});
		if (has) return then(given);
		const missing = questions.filter((question) => given(question) === undefined);
		return missing.length > 0 ? { is: "unanswered", missing } : otherwise(given);
	};

/** How grave judgements are among those of one tool, whatever it calls them. */
export const GRAVITY: Readonly<Record<Judgement, number>> = {
	low: 0,
	"low-except-confounding": 0,
	"some-concerns": 1,
	moderate: 1,
	unclear: 1,
	"no-information": 1,
	high: 2,
	serious: 2,
	critical: 3,
};

/**
 * The graver of what the parts of an algorithm come to. As soon as one comes to `gravest`, the tool's worst, the
 * others cannot change it; before that each is needed.
 */
export const graverOf =
	(gravest: Judgement, ...parts: readonly Rule[]): Rule =>
	(given) => {
		const found = parts.map((part) => part(given));
		const judgements = found.flatMap((each) => (each.is === "judgement" ? [each] : []));
		const worst = judgements.toSorted((a, b) => GRAVITY[b.judgement] - GRAVITY[a.judgement])[0];
		if (worst?.judgement === gravest) return worst;
		const missing = found.flatMap((each) => (each.is === "unanswered" ? each.missing : []));
		if (missing.length > 0) return { is: "unanswered", missing };
		return found.find(({ is }) => is === "open") ?? worst ?? { is: "unanswered", missing: [] };
	};
