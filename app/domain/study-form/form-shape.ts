import type {
	BinaryResult,
	ContinuousResult,
	CountResult,
	Source,
	StudyContrast,
	StudyOutcome,
	TimePoint,
	TimeToEventResult,
} from "../study/outcome.ts";
import type { Arm, Report, StudyAdverseEvent, StudyDocument } from "../study/study-document.ts";

/** A part of the document as a form holds it: every figure the text somebody typed, a list of short texts one text. */
type Typed<T> = T extends string | number | boolean
	? string
	: T extends readonly (infer Item)[]
		? Item extends string
			? // A list of choices is as many ticks.
				string extends Item
				? string
				: string[]
			: Typed<Item>[]
		: { [K in keyof T]?: Typed<Exclude<T[K], undefined>> };

/** By whose figures they are and when (`result-key.ts`) instead of in order, so that moving an arm moves nothing else. */
type ByKey<Form> = Record<string, Form>;

/** What the study form holds: the study document as it is typed. */
export interface StudyForm extends Typed<Omit<StudyDocument, "reports" | "outcomes" | "adverseEvents">> {
	reports?: ReportForm[];
	outcomes?: OutcomeForm[];
	adverseEvents?: AdverseEventForm[];
}

export interface ReportForm extends Typed<Report> {
	/** A DOI, PubMed id, registry number, address or reference, sorted into its field when the form is read. */
	found?: string;
}

type Figures = BinaryResult & ContinuousResult & CountResult & TimeToEventResult;

/** Every kind's fields; the outcome's kind says which of them are read. */
export interface ResultForm extends Typed<Omit<Figures, "armId" | "percent">> {
	/** Count, percentage, or both, as printed. */
	cell?: string;
}

export interface OutcomeForm extends Typed<Omit<StudyOutcome, "results">> {
	/** Where all its figures were read that do not say otherwise. */
	source?: Typed<Source>;
	results?: ByKey<ResultForm>;
}

export interface AdverseEventForm extends Typed<Omit<StudyAdverseEvent, "results">> {
	results?: ByKey<Typed<Omit<StudyAdverseEvent["results"][number], "armId" | "groupId">>>;
}

export type TimePointForm = Typed<TimePoint>;
export type ArmForm = Typed<Arm>;
export type ContrastForm = Typed<StudyContrast>;
