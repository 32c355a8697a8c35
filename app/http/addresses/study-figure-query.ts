import type { StudyDocument } from "#app/domain/study/study-document.ts";
import type { NamedChart } from "#app/domain/views/outcome-charts.ts";
import { withoutRows } from "#app/figures/arm-toggles.ts";
import { refuseOthers } from "../api/list-query.ts";
import { badParameter, noSuchChoice } from "./bad-parameter.ts";
import { readTogether } from "./read-together.ts";

/** What an address of a study says of its main figure. */
export interface FigureView {
	/** The measure that is drawn; absent where the address leaves it open. */
	measure?: string;
	/** Ids of the arms that are not drawn. */
	hidden: string[];
}

const VIEW = ["measure", "hide"] as const;
/** What addresses of a study's figures take. */
export const FIGURE_PARAMETERS = ["outcome", "figure", ...VIEW, "width", "theme", "scale", "size"] as const;

/** What sites add to the addresses that they pass on, and nobody has typed. */
const ADDED_BY_OTHERS = /^(?:utm_[a-z_]+|fbclid|gclid|msclkid|igshid|mc_[ce]id)$/;

/** @throws Problem `invalid` for a parameter that the address does not take, or takes once */
export function refuseOtherThan(known: readonly string[], search: URLSearchParams): void {
	const asked = [...search].filter(([name]) => !ADDED_BY_OTHERS.test(name));
	// Several arms may be hidden; everything else is said once.
	refuseOthers(new URLSearchParams(asked), known, ["hide"]);
}

/** @throws Problem `invalid` for what a study's page does not take */
export function refuseOthersOnPage(search: URLSearchParams): void {
	refuseOtherThan(VIEW, search);
}

/**
 * The measure and the hidden arms that an address names.
 * @throws Problem `invalid` where the study has no such measure or arm
 */
export function readFigureView(
	search: URLSearchParams,
	charts: readonly Pick<NamedChart, "key" | "label">[],
	arms: StudyDocument["arms"],
): FigureView {
	const { measure, hidden } = readTogether({
		measure: () => readMeasure(search, charts),
		hidden: () => readHidden(search, arms),
	});
	return { ...(measure && { measure }), hidden };
}

function readMeasure(
	search: URLSearchParams,
	charts: readonly Pick<NamedChart, "key" | "label">[],
): string | undefined {
	const measure = search.get("measure")?.trim() || undefined;
	const keys = charts.map(({ key }) => key);
	if (measure !== undefined && !keys.includes(measure))
		throw badParameter(
			"measure",
			keys.length === 0
				? `This study has no figure, and so no measure “${measure.slice(0, 60)}”.`
				: `The figure has no measure called “${measure.slice(0, 60)}”; there are ${keys.join(", ")}.`,
			noSuchChoice(
				"measure",
				measure,
				charts.map(({ label }) => label),
			),
		);
	return measure;
}

function readHidden(search: URLSearchParams, arms: StudyDocument["arms"]): string[] {
	const hidden = [...new Set(search.getAll("hide").filter(Boolean))];
	const stranger = hidden.find((id) => !arms.some((arm) => arm.id === id));
	if (stranger !== undefined)
		throw badParameter(
			"hide",
			`This study has no arm called “${stranger.slice(0, 60)}”; there are ${arms.map(({ id, label }) => `${id} (${label})`).join(", ")}.`,
			noSuchChoice(
				"arm",
				stranger,
				arms.map(({ label }) => label),
			),
		);
	return hidden;
}

/** The chart that a view is of, without the arms it hides. */
export function chartInView<N extends NamedChart>(
	charts: readonly N[],
	{ measure, hidden }: FigureView,
): N | undefined {
	const found = measure === undefined ? charts[0] : charts.find(({ key }) => key === measure);
	return found && { ...found, chart: withoutRows(found.chart, hidden) };
}
