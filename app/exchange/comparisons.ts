import { armMean } from "#app/domain/arms/arm-mean.ts";
import { choosePair } from "#app/domain/arms/arm-pair.ts";
import { armRate } from "#app/domain/arms/arm-rate.ts";
import { armsWithFigures } from "#app/domain/arms/figures-of-arms.ts";
import type { Outcome } from "#app/domain/study/outcome.ts";
import { readable } from "#app/domain/study/readable.ts";
import type { Arm, StudyDocument } from "#app/domain/study/study-document.ts";

/** An arm against the strictest control of an outcome, as tables of comparisons have a row for. */
export interface Comparison {
	outcome: Outcome;
	arm: Arm;
	comparator: Arm;
}

/** Each arm with figures against the strictest control of its outcome: placebo, sham, nothing, then active. */
export function comparisonsOf(document: StudyDocument): Comparison[] {
	return readable(document).outcomes.flatMap((outcome) => {
		const withFigures = poolable(outcome);
		const arms = document.arms.filter(({ id }) => withFigures.has(id));
		// Where no role says which arm is the comparator, the second of the document stands for it.
		const comparator = choosePair(arms, withFigures)?.against ?? arms[1];
		if (!comparator || outcome.kind === "time-to-event") return [];
		return arms.filter((arm) => arm !== comparator).map((arm) => ({ outcome, arm, comparator }));
	});
}

/** The arms with figures that an analysis of counts, means or rates takes. */
function poolable(outcome: Outcome): Set<string> {
	if (outcome.kind !== "continuous") return armsWithFigures(outcome);
	return new Set(outcome.results.flatMap(({ armId, mean }) => (mean === undefined ? [] : [armId])));
}

/** What was measured, with the class and category that a registry's table has it under. */
export function outcomeName({
	label,
	className,
	category,
}: Pick<Outcome, "label" | "className" | "category">): string {
	return [label, className, category].filter(Boolean).join(" / ");
}

export type FigureName = "events" | "n" | "mean" | "sd" | "count" | "personTime";

/** An arm's figures as analyses take them, each with whether it was computed and not reported. */
export type ArmFigures = Partial<
	Record<FigureName, { value: string | number | undefined; computed?: boolean }>
>;

/** The figures of an arm for an outcome that analyses of counts, means or rates take. */
export function armFigures(outcome: Outcome, armId: string): ArmFigures {
	switch (outcome.kind) {
		case "binary": {
			const result = outcome.results.find((candidate) => candidate.armId === armId);
			const rate = result && armRate(result);
			if (rate?.kind !== "counted") return { n: { value: result?.n } };
			return {
				events: { value: rate.events, computed: rate.eventsBasis === "derived" },
				n: { value: rate.n },
			};
		}
		case "continuous": {
			const result = outcome.results.find((candidate) => candidate.armId === armId);
			const sd = result && armMean(result)?.sd;
			return {
				...{ n: { value: result?.n }, mean: { value: result?.mean } },
				sd: sd?.basis === "reported" ? { value: result?.sd } : { value: sd?.value, computed: true },
			};
		}
		case "count": {
			const result = outcome.results.find((candidate) => candidate.armId === armId);
			return { count: { value: result?.count }, personTime: { value: result?.personTime } };
		}
		case "time-to-event":
			return {};
	}
}
