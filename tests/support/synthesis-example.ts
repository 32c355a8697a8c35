import type { SynthesisExport } from "#app/exchange/synthesis/synthesis-export.ts";
import { analyse } from "#app/statistics/analysis/analyse.ts";
import type { AnalysisRequest, BinaryRow } from "#app/statistics/analysis/request.ts";
import { inputOf } from "#tests/reference/input-rows.ts";

/** The rows of a data set with events. */
export function binaryRows(id: string): BinaryRow[] {
	return inputOf(id).flatMap(({ arms, label, year, group }) =>
		arms.kind === "events"
			? [{ label, year, group, experimental: arms.experimental, control: arms.control }]
			: [],
	);
}

/** A synthesis of such a request, as exports take it. */
export function exportOf(request: AnalysisRequest, about: Partial<SynthesisExport> = {}): SynthesisExport {
	return {
		title: "BCG against tuberculosis",
		slug: "bcg-tuberculosis",
		version: 3,
		date: "2026-11-23",
		arms: { experimental: "BCG", control: "no vaccine" },
		request,
		response: analyse(request),
		...about,
	};
}
