import { chiSquareTest } from "#app/statistics/proportions/chi-square-test.ts";
import { fisherExactTest } from "#app/statistics/proportions/fisher-exact.ts";
import { armRate } from "../arms/arm-rate.ts";
import { dependenceOf } from "../designs/dependence.ts";
import type { Finding } from "../finding.ts";
import { parseDecimal } from "../format/decimal.ts";
import { formatFixed, formatWhole } from "../format/format.ts";
import { formatP } from "../format/format-number.ts";
import { printedP, rangeOfP } from "../printed/printed-p.ts";
import { overlap, rangeOf } from "../printed/printed-range.ts";
import type { Contrast, OutcomeOf } from "../study/outcome.ts";
import { MODELLED } from "./contrast-figures.ts";
import { remark } from "./levels.ts";
import type { Subject } from "./subject.ts";

/** `chi2(1)=11.2`, `χ² = 11.2`, `chi-squared (df = 1) 5.1`: the statistic, where its one degree of freedom is not another. */
const CHI_SQUARE =
	/(?:χ\s?[²2]|chi[\s-]?(?:2|²|squared?)|\bx[²2])\s*(?:\(\s*(?:df\s*=\s*)?(\d+)[^)]*\))?\s*[=:]?\s*(\d+(?:[.,]\d+)?)/i;

/**
 * Reported tests of two counts against the counts. Papers round, drop people and correct for continuity, and
 * honest ones do not always follow from their own figures (Finzi & Rosenthal 2014 print χ² 11.2 for 17/33
 * against 6/41, which give 11.61): so these are remarks, whatever the difference.
 */
export function* checkReportedTests({ document }: Subject): Generator<Finding> {
	for (const outcome of document.outcomes) {
		if (outcome.kind !== "binary") continue;
		for (const [index, contrast] of outcome.contrasts.entries()) {
			// A test of clusters, or of pairs where that is said, is none of these counts.
			const { nature, allowance, periods } = dependenceOf(document, outcome, contrast);
			const isSaid = nature !== "pairing" || allowance === "allowed" || periods === "all-periods";
			const isDependent = nature !== undefined && isSaid;
			const table = contrast.adjusted || isDependent ? null : tableOf(outcome, contrast);
			const said = `${contrast.method ?? ""} ${contrast.note ?? ""}`;
			if (!table || MODELLED.test(said)) continue;
			const path = `outcomes.${outcome.id}.contrasts.${index}`;
			yield* checkChiSquare(
				said,
				table,
				`${path}.${CHI_SQUARE.test(contrast.method ?? "") ? "method" : "note"}`,
			);
			if (contrast.measure !== "HR") yield* checkP(contrast.p, table, `${path}.p`);
		}
	}
}

/** Two counts, and the tests of them. */
type Table = NonNullable<ReturnType<typeof tableOf>>;

/** @returns null where a count is not known, or a margin is empty and nothing can be tested */
function tableOf(outcome: OutcomeOf<"binary">, { armId, referenceArmId }: Contrast) {
	const [a, b] = [armId, referenceArmId].map((id) => {
		const rate = armRate(outcome.results.find((result) => result.armId === id) ?? {});
		return rate.kind === "counted" ? rate : null;
	});
	if (!a || !b) return null;
	const arms = { experimental: a, control: b };
	const plain = chiSquareTest(arms);
	const corrected = chiSquareTest(arms, { continuity: true });
	if (plain.statistic === null || corrected.statistic === null) return null;
	return {
		shown: `${formatWhole(a.events)}/${formatWhole(a.n)} against ${formatWhole(b.events)}/${formatWhole(b.n)}`,
		plain,
		corrected,
		exactP: fisherExactTest(arms).p,
	};
}

function* checkChiSquare(said: string, table: Table, path: string): Generator<Finding> {
	const match = CHI_SQUARE.exec(said);
	const statistic = match ? parseDecimal(match[2] ?? "") : null;
	if (!match || !statistic || (match[1] !== undefined && match[1] !== "1")) return;
	const range = rangeOf(statistic);
	const [plain, corrected] = [table.plain.statistic, table.corrected.statistic];
	if ([plain, corrected].some((value) => overlap(range, { low: value, high: value }))) return;
	yield remark(
		"test-differs-from-counts",
		path,
		`The source prints χ² = ${statistic}; ${table.shown} give ${formatFixed(plain, 2)}, or ${formatFixed(corrected, 2)} with Yates’s correction`,
	);
}

/** Room for one-sided tests and other corrections. */
const ROOM = 2;

function* checkP(text: string | undefined, table: Table, path: string): Generator<Finding> {
	const p = rangeOfP(text);
	if (!p || text === undefined) return;
	const usual = [table.plain.p, table.corrected.p, table.exactP];
	if (overlap(p, { low: Math.min(...usual) / ROOM, high: Math.min(1, Math.max(...usual) * ROOM) })) return;
	yield remark(
		"p-differs-from-counts",
		path,
		`The source prints ${printedP(text)}; ${table.shown} give ${formatP(table.plain.p)} by χ², ${formatP(table.exactP)} by Fisher’s exact test`,
	);
}
