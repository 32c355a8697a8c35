import { describeTimePoint } from "../describe.ts";
import type { Outcome } from "../study/outcome.ts";
import { readable } from "../study/readable.ts";
import type { SourceStudy } from "./analyse-synthesis.ts";
import type { SynthesisRow } from "./synthesis-document.ts";

/** The outcome that a row is of, at the row's own time point; undefined where the study no longer has it. */
export const outcomeOfRow = (
	{ outcomeId }: Pick<SynthesisRow, "outcomeId">,
	{ document }: SourceStudy,
): Outcome | undefined => readable(document).outcomes.find(({ id }) => id === outcomeId);

/** When a row was measured: "week 6"; empty where nobody said, or its study is not to be seen. */
export const timeOfRow = ({ row, study }: { row: SynthesisRow; study?: SourceStudy | undefined }): string =>
	describeTimePoint(study && outcomeOfRow(row, study)?.timePoint);
