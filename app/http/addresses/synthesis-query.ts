import * as z from "zod";
import type { ModeratorChoice } from "#app/domain/synthesis/moderators.ts";
import { measuresFor, type ReaderOptions, settingsWith } from "#app/domain/synthesis/reader-options.ts";
import type { AnalysisSettings, SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import {
	CI_CHOICES,
	MODELS,
	PREDICTION_CHOICES,
	SYNTHESIS_MEASURES,
	TAU2_CHOICES,
} from "#app/domain/synthesis/vocabulary.ts";
import { keysOf } from "#app/domain/vocabulary.ts";
import { refuseOthers } from "../api/list-query.ts";
import { badChoices, badParameter } from "./bad-parameter.ts";
import { readTogether } from "./read-together.ts";

const choices = z.object({
	measure: z.enum(keysOf(SYNTHESIS_MEASURES)).optional(),
	model: z.enum(keysOf(MODELS)).optional(),
	tau2: z.enum(keysOf(TAU2_CHOICES)).optional(),
	ci: z.enum(keysOf(CI_CHOICES)).optional(),
	predictionInterval: z.enum(keysOf(PREDICTION_CHOICES)).optional(),
	level: z.coerce.number().min(50).max(99.9).optional(),
	baseline: z.coerce.number().gt(0).lt(100).optional(),
	/** What the baseline risk was called first; addresses with it still hold. */
	risk: z.coerce.number().gt(0).lt(100).optional(),
});

/** Parts of the address that can stand in it more than once. */
const LISTS: ReadonlySet<string> = new Set(["exclude", "regress", "reference"]);

/** @throws Problem `invalid` that names each parameter by which nobody can ask for another analysis */
export function refuseOtherChoices(search: URLSearchParams): void {
	refuseOthers(search, [...Object.keys(choices.shape), ...LISTS], [...LISTS]);
}

const WRONG_RISK = "The baseline risk must be a percentage above 0 and below 100, such as 12.";

const SAID: Record<string, string> = {
	level: "The level must be at least 50 and at most 99.9 percent.",
	baseline: WRONG_RISK,
	risk: WRONG_RISK,
};

/** @throws Problem `invalid` that names each part of the address at fault */
export function readSynthesisQuery(document: SynthesisDocument, search: URLSearchParams): ReaderOptions {
	const { read } = readTogether({
		read: () => readChoices(search),
		measure: () => refuseMeasureOtherThan(measuresFor(document), search),
	});
	const { risk, level, ...chosen } = read;
	const ids = new Set(document.rows.map(({ id }) => id));
	const leaveOut = new Set(search.getAll("exclude").filter((id) => ids.has(id)));
	const regression = regressionIn(search) ?? document.analysis.regression;
	const wanted = { ...chosen, ...(level !== undefined && { level: String(level) }) };
	const settings = settingsWith(document.analysis, wanted as Partial<AnalysisSettings>);
	// A regression beside it leaves the pooled result what it is.
	const changed = leaveOut.size > 0 || JSON.stringify(settings) !== JSON.stringify(document.analysis);
	return { settings: { ...settings, regression }, leaveOut, risk, changed };
}

function readChoices(search: URLSearchParams) {
	const given = [...search].filter(([name, value]) => !LISTS.has(name) && value.trim() !== "");
	const parsed = choices.safeParse(Object.fromEntries(given));
	if (!parsed.success) throw badChoices(parsed.error, search, SAID);
	const { baseline, risk = baseline, ...read } = parsed.data;
	if (baseline !== undefined && baseline !== risk)
		throw badParameter(
			"baseline",
			"The address has two baseline risks: “baseline” and “risk” mean the same.",
		);
	return { ...read, risk };
}

/** A measure that there is, but not of these figures. */
function refuseMeasureOtherThan(shown: readonly string[], search: URLSearchParams): void {
	const measure = keysOf(SYNTHESIS_MEASURES).find((each) => each === search.get("measure"));
	if (measure === undefined || shown.includes(measure)) return;
	throw badParameter(
		"measure",
		`This synthesis cannot be shown as a ${SYNTHESIS_MEASURES[measure].toLowerCase()}: it has no figures for that.`,
	);
}

/** More than these are no model that anybody could read. */
const MOST_MODERATORS = 10;

/** The moderators a reader ticked; none ticked is a choice too, which the form says by a blank one. */
function regressionIn(search: URLSearchParams): ModeratorChoice[] | undefined {
	if (!search.has("regress")) return undefined;
	const references = search.getAll("reference");
	const names = [...new Set(search.getAll("regress").map((name) => name.trim()))].filter(Boolean);
	return names.slice(0, MOST_MODERATORS).map((name) => {
		const reference = references.find((each) => each.startsWith(`${name}: `))?.slice(name.length + 2);
		return { name, ...(reference && { reference }) };
	});
}
