import { formatWhole, rateText } from "#app/domain/format/format.ts";
import { formatTyped } from "#app/domain/format/format-number.ts";
import { type AnalysisRequest, byFigures } from "#app/statistics/analysis/request.ts";
import type { ForestChart } from "./chart.ts";
import type { SynthesisFigureOptions } from "./figure-input.ts";

/** The figures of each row's arms as a forest prints them, and their sums. */
export interface ArmCells {
	columns: ForestChart["columns"];
	/** One list for each row of the request. */
	rows: string[][];
	/** The sums over some rows, by their places; empty texts where sums say nothing. */
	total: (places: readonly number[]) => string[];
}

interface Arm {
	sub: string;
	print: string[];
	total: (places: readonly number[]) => string;
}

export function armCells(
	request: AnalysisRequest,
	{ arms, generic }: Pick<SynthesisFigureOptions, "arms" | "generic">,
): ArmCells {
	const names = { experimental: arms?.experimental ?? "Experimental", control: arms?.control ?? "Control" };
	const pair = (of: (side: "experimental" | "control") => Arm): ArmCells =>
		cellsOf([
			{ key: "experimental", label: names.experimental, ...of("experimental") },
			{ key: "control", label: names.control, ...of("control") },
		]);
	return byFigures(request, {
		counts: (rows) =>
			pair((side) =>
				ratioArm(
					"n/N",
					rows.map((row) => [row[side].events, row[side].n]),
				),
			),
		means: (rows) => pair((side) => meansArm(rows.map((row) => row[side]))),
		rates: (rows) =>
			pair((side) =>
				ratioArm(
					"events/time",
					rows.map((row) => [row[side].events, row[side].personTime]),
				),
			),
		proportion: (rows) =>
			cellsOf([
				{
					key: "n",
					label: arms?.experimental ?? "Events",
					...ratioArm(
						"n/N",
						rows.map((row) => [row.events, row.n]),
					),
					sub: "% (n/N)",
					print: rows.map(rateText),
				},
			]),
		contrast: (rows) =>
			cellsOf([
				{
					key: "estimate",
					label: generic?.scale === "log" ? `log ${generic.label}` : "Estimate",
					sub: "(SE)",
					print: rows.map(
						(row) =>
							`${formatTyped(row.estimate)} (${formatTyped("se" in row ? row.se : Math.sqrt(row.variance))})`,
					),
					total: () => "",
				},
			]),
	});
}

function cellsOf(arms: (Arm & { key: string; label: string })[]): ArmCells {
	const [first] = arms;
	return {
		columns: arms.map(({ key, label, sub }) => ({ key, label, sub })),
		rows: (first?.print ?? []).map((_, i) => arms.map(({ print }) => print[i] ?? "")),
		total: (places) => arms.map(({ total }) => total(places)),
	};
}

function ratioArm(sub: string, counts: (readonly [number, number])[]): Arm {
	const print = ([events, of]: readonly [number, number]) => `${formatTyped(events)}/${formatTyped(of)}`;
	return {
		sub,
		print: counts.map(print),
		total: (places) => {
			const sum = (at: 0 | 1) => places.reduce((total, place) => total + (counts[place]?.[at] ?? 0), 0);
			return print([sum(0), sum(1)]);
		},
	};
}

function meansArm(arms: readonly { mean: number; sd: number; n: number }[]): Arm {
	return {
		sub: "mean (SD), n",
		print: arms.map(({ mean, sd, n }) => `${formatTyped(mean)} (${formatTyped(sd)}), ${formatWhole(n)}`),
		total: (places) => formatWhole(places.reduce((total, place) => total + (arms[place]?.n ?? 0), 0)),
	};
}
