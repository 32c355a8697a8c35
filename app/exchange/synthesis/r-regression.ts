import { rComment, rNumber, rString, rVector } from "./r-text.ts";
import type { SynthesisExport } from "./synthesis-export.ts";

/** The R code of the moderators that are in one regression together. */

const TESTS = { wald: "z", hksj: "knha", "hksj-adhoc": "adhoc" } as const;

/** `dat$x1 <- …`: numbers, or factors whose first level is the reference; NA where a row does not say. */
export function regressorColumns({ regression }: SynthesisExport): string[] {
	return (regression?.moderators ?? []).flatMap((moderator, index) => {
		const column = `dat$x${index + 1}`;
		const about = rComment(`x${index + 1}: ${moderator.name}`);
		if (moderator.kind === "numeric") {
			return [about, `${column} <- ${rVector(moderator.values.map(rNumber))}`];
		}
		const levels = [moderator.reference, ...moderator.levels.filter((each) => each !== moderator.reference)];
		return [
			about,
			`${column} <- factor(${rVector(moderator.values.map(rString))},`,
			`  levels = ${rVector(levels.map(rString))})`,
		];
	});
}

/** The regression on all of them, printed by metafor; nothing where the page has none either. */
export function togetherLines({ request, response, regression }: SynthesisExport): string[] {
	if (regression?.result.status !== "fitted") return [];
	const { model = "random", tau2 = "REML", ci = "wald" } = request;
	const method = model === "common" ? "EE" : tau2;
	const names = regression.moderators.map(({ name }) => name);
	const terms = names.map((_, index) => `x${index + 1}`).join(" + ");
	return [
		rComment(`Meta-regression on ${names.join(" and ")} together.`),
		`further(suppressWarnings(rma.uni(yi, vi, mods = ~ ${terms}, data = dat, method = "${method}",`,
		`  test = "${TESTS[ci]}", level = ${rNumber(100 * response.level)}, control = list(threshold = 1e-10, maxiter = 10000))), digits = 6)`,
	];
}
