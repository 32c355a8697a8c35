import { printReportedRate } from "../reported-rate.ts";
import type { BinaryResult, Outcome } from "../study/outcome.ts";
import type { StudyDocument } from "../study/study-document.ts";
import type {
	AdverseEventForm,
	ArmForm,
	ContrastForm,
	InterventionForm,
	OutcomeForm,
	ResultForm,
	StudyForm,
} from "./form-shape.ts";

/** The form filled in with a document, each figure in the digits it was typed with. */
export function toForm(document: StudyDocument): StudyForm {
	const { conditions, countries, tags, arms, outcomes, adverseEvents, ...rest } = document;
	return {
		...asTexts<StudyForm>(rest),
		conditions: conditions.join("\n"),
		countries: countries.join("; "),
		tags: tags.join("; "),
		arms: arms.map((arm) => ({
			...asTexts<ArmForm>(arm),
			interventions: arm.interventions.map((intervention) => ({
				...asTexts<InterventionForm>(intervention),
				otherNames: intervention.otherNames.join("; "),
			})),
		})),
		outcomes: outcomes.map(outcomeToForm),
		adverseEvents: adverseEvents.map(({ results, ...event }) => ({
			...asTexts<AdverseEventForm>(event),
			results: byArm(results),
		})),
	};
}

function outcomeToForm({ results, contrasts, ...outcome }: Outcome): OutcomeForm {
	return {
		...asTexts<OutcomeForm>(outcome),
		results: outcome.kind === "binary" ? byArm((results as BinaryResult[]).map(withCell)) : byArm(results),
		contrasts: contrasts.map((contrast) => asTexts<ContrastForm>(contrast)),
	};
}

/** Count and percentage in one cell; the number analysed has its own. */
function withCell({ events, percent, ...result }: BinaryResult) {
	const cell = printReportedRate({
		...(events !== undefined && { events }),
		...(percent !== undefined && { percent }),
	});
	return { ...result, cell };
}

function byArm(results: { armId: string }[]): Record<string, ResultForm> {
	return Object.fromEntries(results.map(({ armId, ...figures }) => [armId, asTexts<ResultForm>(figures)]));
}

/** The same nested value with each leaf as text, as inputs hold it; the caller names the shape it then has. */
function asTexts<Form>(value: unknown): Form {
	const texts = (node: unknown): unknown => {
		if (Array.isArray(node)) return node.map(texts);
		if (typeof node === "object" && node !== null) {
			return Object.fromEntries(
				Object.entries(node)
					.filter(([, child]) => child !== undefined)
					.map(([key, child]) => [key, texts(child)]),
			);
		}
		if (typeof node === "boolean") return node ? "yes" : "no";
		return String(node);
	};
	return texts(value) as Form;
}
