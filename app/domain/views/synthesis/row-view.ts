import { formatWhole, rateText } from "#app/domain/format/format.ts";
import { formatShare, formatTyped } from "#app/domain/format/format-number.ts";
import { armsText, describeOutcome } from "../../describe.ts";
import type { AnalysedRow, SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { outcomeOfRow, timeOfRow } from "../../synthesis/outcome-of-row.ts";
import type { DerivedSides, RowFigures } from "../../synthesis/row-reading.ts";
import type { RowLinks } from "./chart.ts";
import { effectText } from "./effect-text.ts";
import { rowLinks } from "./row-links.ts";

/** A comparison as the table of studies prints it. */
export interface SynthesisRowView {
	id: string;
	label: string;
	/** Absent for a withheld study. */
	href?: string;
	year?: number;
	group?: string;
	outcome?: string;
	/** When it was measured; absent where nobody said. */
	time?: string;
	arms?: string;
	experimental: string;
	control: string;
	effect: string;
	/** In percent. */
	weight: string;
	/** How figures were derived. */
	derived: string[];
	derivedSides: DerivedSides;
	/** What was added for zero cells. */
	correction?: string;
	excluded?: string;
	leftOut: boolean;
	/** Where the figures were read. */
	sources: RowLinks["sources"];
}

/** The table of studies: each row of a synthesis, those left out among them. */
export function rowViews(analysis: SynthesisAnalysis): SynthesisRowView[] {
	return analysis.rows.map((row) => rowView(row, analysis));
}

function rowView(analysed: AnalysedRow, { settings }: SynthesisAnalysis): SynthesisRowView {
	const { row, label, study, year, reading, excluded, leftOut, result } = analysed;
	const outcome = study && outcomeOfRow(row, study);
	const time = timeOfRow(analysed);
	const armNames = (ids: string[]) =>
		ids.map((id) => study?.document.arms.find((arm) => arm.id === id)?.label ?? id).join(" + ");
	const figures = reading.ok ? reading.figures : undefined;
	const derived = reading.ok ? [...reading.derived] : [];
	const links = rowLinks(analysed);
	return {
		id: row.id,
		label,
		...(links.href && { href: links.href }),
		...(year !== undefined && { year }),
		...(row.group && { group: row.group }),
		...(outcome && { outcome: describeOutcome(outcome) }),
		...(time && { time }),
		...(study && { arms: armsText(armNames(row.experimental), armNames(row.control)) }),
		experimental: figures ? sideText(figures, "experimental") : "",
		control: figures ? sideText(figures, "control") : "",
		effect:
			result && result.estimate !== null && result.ci
				? effectText(settings, result.estimate, result.ci, armSize(figures))
				: "",
		weight: result?.weightPercent == null ? "" : formatShare(result.weightPercent),
		derived,
		derivedSides: reading.ok ? reading.derivedSides : { experimental: false, control: false },
		...(result?.correction && { correction: result.correction }),
		...(excluded !== undefined && { excluded }),
		leftOut,
		sources: links.sources,
	};
}

/** The people of a row of one arm, by which its double arcsine is read back. */
const armSize = (figures: RowFigures | undefined) =>
	figures?.kind === "proportion" ? figures.arm.n : undefined;

function sideText(figures: RowFigures, side: "experimental" | "control"): string {
	switch (figures.kind) {
		case "counts":
			return `${formatTyped(figures[side].events)}/${formatTyped(figures[side].n)}`;
		case "means": {
			const { mean, sd, n } = figures[side];
			return `${formatTyped(mean)} (SD ${formatTyped(sd)}), n ${formatWhole(n)}`;
		}
		case "rates":
			return `${formatTyped(figures[side].events)} in ${formatTyped(figures[side].personTime)}`;
		case "proportion":
			return side === "experimental" ? rateText(figures.arm) : "";
		case "contrast":
			return side === "experimental" ? "reported" : "";
	}
}
