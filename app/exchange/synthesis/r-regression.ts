import { TESTS } from "./r-pooling.ts";
import { rComment, rNumber, rString, rVector } from "./r-text.ts";
import type { SynthesisExport } from "./synthesis-export.ts";

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
export function togetherLines(input: SynthesisExport): string[] {
	const { regression } = input;
	if (regression?.result.status !== "fitted") return [];
	const names = regression.moderators.map(({ name }) => name);
	const terms = names.map((_, index) => `x${index + 1}`).join(" + ");
	return [
		rComment(`Meta-regression on ${names.join(" and ")} together.`),
		`further(suppressWarnings(rma.uni(yi, vi, mods = ~ ${terms}, data = dat, ${modelArguments(input)}, control = list(threshold = 1e-10, maxiter = 10000))), digits = 6)`,
	];
}

/** A meta-regression on each moderator by itself. */
export function regressionLines(input: SynthesisExport): string[] {
	return (input.moderators ?? []).flatMap(({ name }, index) => [
		rComment(`Meta-regression by ${name}.`),
		`further(rma.uni(yi, vi, mods = ~ moderator${index + 1}, data = dat, ${modelArguments(input)}))`,
	]);
}

/** The model that the rows are pooled by, as arguments of metafor's function. */
function modelArguments({ request, response }: SynthesisExport): string {
	const { model = "random", tau2 = "REML", ci = "wald" } = request;
	const method = model === "common" ? "EE" : tau2;
	return `method = "${method}",\n  test = "${TESTS[ci]}", level = ${rNumber(100 * response.level)}`;
}
