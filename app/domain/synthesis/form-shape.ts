import type { ModeratorChoice } from "./moderators.ts";
import type { SynthesisDocument, SynthesisRow } from "./synthesis-document.ts";
import type { GradeDomain, GradeUpgrade } from "./vocabulary.ts";

type Fields<Name extends string> = { [K in Name]?: string };

/** One line of the comparisons in the form: what is picked, and what it is. Everything is text, as browsers send it. */
export interface RowFields
	extends Fields<
		| "picked"
		| "id"
		| "study"
		| "outcomeId"
		| "kind"
		| "contrast"
		| "group"
		| "shared"
		| "flipped"
		/** What the row decides on clustering or pairing. */
		| "handling"
		| "icc"
		| "correlation"
		| "dependenceSource"
	> {
	/** Ids parted by spaces. */
	experimental?: string;
	control?: string;
	/** `Name: value`, one a line. */
	moderators?: string;
}

/** A line of the comparisons as the form shows it: its fields, and what they stand for in words. */
export interface ProposedRow {
	fields: RowFields;
	study: string;
	outcome: string;
	arms: string;
	reasons: string[];
	derived: string[];
	lacks?: string;
	/** Its people are not independent, so that somebody may have to say what to do about it: "clustering", "pairing". */
	depends?: string;
	/** Another line of the study has one of its arms, so somebody must say what to do about it. */
	shares: boolean;
}

/** The synthesis form as text, nested as its field names are. */
export interface SynthesisForm extends Fields<"title" | "conclusion" | "authors" | "doi" | "notes"> {
	question?: Fields<
		| "population"
		| "intervention"
		| "comparator"
		| "concept"
		| "outcome"
		| "direction"
		| "timeFrom"
		| "timeTo"
		| "timeNearest"
		| "timeUnit"
	>;
	rows?: RowFields[];
	analysis?: Fields<
		| "measure"
		| "reported"
		| "scale"
		| "name"
		| "model"
		| "tau2"
		| "ci"
		| "level"
		| "predictionInterval"
		| "retracted"
		| "subgroup"
		/** `Name`, or `Name: reference level`, one a line. */
		| "regression"
	>;
	favours?: Fields<"experimental" | "control">;
	baseline?: Fields<"percent" | "reason">;
	grade?: { [K in GradeDomain | GradeUpgrade]?: Fields<"rating" | "reason"> } & Fields<"certainty">;
}

export const BLANK_SYNTHESIS: SynthesisForm = {
	question: {},
	analysis: {
		measure: "RR",
		model: "random",
		tau2: "REML",
		ci: "wald",
		level: "95",
		predictionInterval: "t-k-2",
	},
};

/** A document as the form holds it. */
export function toSynthesisForm(document: SynthesisDocument): SynthesisForm {
	const { rows, analysis, ...rest } = document;
	const { regression = [], ...settings } = analysis;
	const lines = regression.map(({ name, reference }) => (reference ? `${name}: ${reference}` : name));
	return {
		...(rest as unknown as SynthesisForm),
		analysis: { ...settings, ...(lines.length > 0 && { regression: lines.join("\n") }) },
		rows: rows.map((row) => toRowFields(row, true)),
	};
}

export function toRowFields(row: SynthesisRow, picked: boolean): RowFields {
	const { id, study, outcomeId, kind, experimental, control, contrast, group, moderators, shared, flipped } =
		row;
	const { handling, icc, correlation, source } = row.dependence ?? {};
	return {
		...(picked && { picked: "on" }),
		...{ id, study, outcomeId, kind },
		experimental: experimental.join(" "),
		control: control.join(" "),
		...(contrast !== undefined && { contrast: String(contrast) }),
		...(group && { group }),
		...(moderators.length > 0 && {
			moderators: moderators.map(({ name, value }) => `${name}: ${value}`).join("\n"),
		}),
		...(shared && { shared }),
		...(flipped && { flipped: "on" }),
		...(handling && { handling }),
		...(icc !== undefined && { icc }),
		...(correlation !== undefined && { correlation }),
		...(source && { dependenceSource: source }),
	};
}

/** Says of two lines of the form whether they are the same comparison. */
export function comparisonKey({
	study,
	outcomeId,
	kind,
	experimental,
	control,
	contrast,
}: RowFields): string {
	return [study, outcomeId, kind, experimental, control, contrast ?? ""].join("|");
}

/**
 * What the form says, as the schema takes it. Picked lines of a study that are to be combined become one row; ids
 * are kept, and new rows get the next free ones.
 */
export function toSynthesisInput(form: SynthesisForm): Record<string, unknown> {
	const picked = (form.rows ?? []).filter((row) => row.picked);
	const used = new Set(picked.map(({ id }) => id));
	let next = 1;
	const freeId = () => {
		while (used.has(`r${next}`)) next++;
		used.add(`r${next}`);
		return `r${next}`;
	};
	const rows = combined(picked).map(
		({ picked: _, handling, icc, correlation, dependenceSource, ...row }) => ({
			...row,
			dependence: { handling, icc, correlation, source: dependenceSource },
			id: row.id || freeId(),
			experimental: words(row.experimental),
			control: words(row.control),
			contrast: row.contrast || undefined,
			moderators: moderatorsIn(row.moderators),
		}),
	);
	const { rows: _, analysis, ...rest } = form;
	return {
		...rest,
		...(analysis && { analysis: { ...analysis, regression: regressionIn(analysis.regression) } }),
		rows,
	};
}

const words = (text: string | undefined) => (text ?? "").split(/\s+/).filter(Boolean);

/** Lines of one study and outcome that say "combine" become one, with the arms of all. */
function combined(rows: RowFields[]): RowFields[] {
	const kept: RowFields[] = [];
	const firsts = new Map<string, RowFields>();
	for (const row of rows) {
		const key = row.shared === "combine" ? `${row.study}|${row.outcomeId}|${row.kind}` : undefined;
		const first = key === undefined ? undefined : firsts.get(key);
		if (!first) {
			const copy = { ...row };
			if (key !== undefined) firsts.set(key, copy);
			kept.push(copy);
			continue;
		}
		const together = (a: string | undefined, b: string | undefined) =>
			[...new Set([...words(a), ...words(b)])].join(" ");
		first.experimental = together(first.experimental, row.experimental);
		first.control = together(first.control, row.control);
	}
	return kept;
}

function regressionIn(text: string | undefined): ModeratorChoice[] {
	return (text ?? "").split("\n").flatMap((line) => {
		const [name = "", ...level] = line.split(":");
		const reference = level.join(":").trim();
		return name.trim() ? [{ name: name.trim(), ...(reference && { reference }) }] : [];
	});
}

function moderatorsIn(text: string | undefined) {
	return (text ?? "").split("\n").flatMap((line) => {
		const at = line.indexOf(":");
		if (at < 1) return [];
		const [name, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
		return name && value ? [{ name, value }] : [];
	});
}
