import fc from "fast-check";
import { type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";

/**
 * Documents that often have something in common: ids, words and figures come from small stocks, so that
 * versions drawn one by one clash, share items, and name what another lacks.
 */

const word = fc.constantFrom("Placebo", "Toxin", "toxin", "Week 6", "A longer text, with — signs");
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const whole = fc.integer({ min: 0, max: 40 });
const decimal = fc.constantFrom("-3.7", "0.05", "12", "52.0");
const weeks = fc.record({
	value: fc.constantFrom("6", "12"),
	unit: fc.constantFrom("weeks", "months"),
	text: maybe(word),
});
const few = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });

/** Some of the ids, or of other things, in any order. */
const someOf = <T>(ids: T[]) => fc.shuffledSubarray(ids);

/** Judgements by a template, each of another assessor or for another effect. */
const BY_TEMPLATE = ["AB", "CD"].flatMap((assessor) =>
	["assignment", "adherence"].map((effect) => ({
		...{ tool: "rob-2", version: "individual", domain: "Randomisation process", assessor, effect },
	})),
);

interface Ids {
	arms: string[];
	reports: string[];
	outcomes: string[];
}

const sourceIn = ({ reports }: Ids) =>
	maybe(
		fc.record({
			reportId: maybe(reports.length > 0 ? fc.constantFrom(...reports) : word.map(() => undefined)),
			locator: maybe(word),
		}),
	);

const figures: Record<"binary" | "continuous", fc.Arbitrary<object>> = {
	binary: fc.record({ events: maybe(whole), percent: maybe(fc.constantFrom("52", "15.0")) }),
	continuous: fc.record({ mean: maybe(decimal), sd: maybe(decimal), isChange: maybe(fc.boolean()) }),
};

const resultIn = (kind: "binary" | "continuous", armId: string, ids: Ids) =>
	fc
		.tuple(fc.record({ n: maybe(whole), source: sourceIn(ids) }), figures[kind])
		.map(([rest, given]) => ({ armId, ...rest, ...given }));

function outcomeIn(id: string, ids: Ids) {
	return fc.constantFrom("binary" as const, "continuous" as const).chain((kind) =>
		fc.record({
			kind: fc.constant(kind),
			id: fc.constant(id),
			label: word,
			concept: maybe(fc.constantFrom("response", "remission")),
			timePoint: maybe(weeks),
			results: someOf(ids.arms).chain((arms) => fc.tuple(...arms.map((armId) => resultIn(kind, armId, ids)))),
			contrasts:
				ids.arms.length < 2
					? fc.constant([])
					: few(
							fc.record({
								pair: fc.shuffledSubarray(ids.arms, { minLength: 2, maxLength: 2 }),
								measure: fc.constantFrom("OR", "MD"),
								p: maybe(fc.constantFrom("0.053", "<0.001")),
								adjusted: maybe(fc.boolean()),
								source: sourceIn(ids),
							}),
						).map((contrasts) =>
							contrasts.map(({ pair: [armId, referenceArmId], ...contrast }) => ({
								armId,
								referenceArmId,
								...contrast,
							})),
						),
		}),
	);
}

function documentWith(ids: Ids) {
	return fc.record({
		title: word,
		acronym: maybe(word),
		conditions: few(word),
		design: fc.record({
			masking: maybe(fc.constantFrom("double", "single")),
			followUp: maybe(weeks.map(({ value, unit }) => ({ value, unit }))),
		}),
		population: fc.record({ randomised: maybe(whole) }),
		identifiers: few(fc.record({ system: fc.constantFrom("nct", "other"), value: word })),
		regulatory: few(
			fc.record({ intervention: word, condition: word, jurisdiction: word, note: maybe(word) }),
		),
		reports: fc.tuple(
			...ids.reports.map((id) =>
				fc.record({
					id: fc.constant(id),
					title: maybe(word),
					year: maybe(fc.integer({ min: 1990, max: 1993 })),
				}),
			),
		),
		arms: fc.tuple(
			...ids.arms.map((id) =>
				fc.record({
					id: fc.constant(id),
					label: word,
					randomised: maybe(whole),
					interventions: few(fc.record({ name: word, dose: maybe(word), otherNames: few(word) })),
				}),
			),
		),
		outcomes: fc.tuple(...ids.outcomes.map((id) => outcomeIn(id, ids))),
		adverseEvents: few(word).chain((terms) =>
			fc.tuple(
				...terms.map((term, index) =>
					fc.record({
						id: fc.constant(`e${index + 1}`),
						term: fc.constant(term),
						serious: maybe(fc.boolean()),
						results: someOf(ids.arms).map((arms) => arms.map((armId, affected) => ({ armId, affected }))),
						source: sourceIn(ids),
					}),
				),
			),
		),
		riskOfBias: fc
			.tuple(
				few(
					fc.record({
						domain: word,
						judgement: fc.constantFrom("low", "high"),
						outcomeId: maybe(
							ids.outcomes.length > 0 ? fc.constantFrom(...ids.outcomes) : word.map(() => undefined),
						),
					}),
				),
				someOf(BY_TEMPLATE),
				fc.constantFrom("low", "high"),
				fc.constantFrom("Y", "PN"),
			)
			.map(([free, byTemplate, judgement, answer]) => [
				...free,
				...byTemplate.map((entry) => ({ ...entry, judgement, answers: [{ question: "1.1", answer }] })),
			]),
	});
}

/** Any document. */
export const anyDocument: fc.Arbitrary<StudyDocument> = fc
	.record({
		arms: someOf(["a1", "a2", "a3"]),
		reports: someOf(["r1", "r2"]),
		outcomes: someOf(["o1", "o2", "o3"]),
	})
	.chain(documentWith)
	.map((input) => studyDocument.parse(input));
