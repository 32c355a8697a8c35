import { clusterCount } from "../designs/cluster-size.ts";
import { dependenceOf } from "../designs/dependence.ts";
import type { Finding } from "../finding.ts";
import { formatWhole } from "../format/format.ts";
import { outcomeIdOf } from "../study/readable.ts";
import { remark, warning } from "./levels.ts";
import { armName, type Subject } from "./subject.ts";

/** What a design needs beside the figures, and whether its numbers fit each other. */
export function* checkDesigns(subject: Subject): Generator<Finding> {
	yield* checkClusterNumbers(subject);
	yield* checkClusterDependence(subject);
	yield* checkCrossover(subject);
	yield* checkFactors(subject);
}

function* checkClusterNumbers(subject: Subject): Generator<Finding> {
	const { design, arms, population, outcomes } = subject.document;
	const { number, meanSize } = design.clusters ?? {};
	const { randomised: people } = population;
	if (number !== undefined && people !== undefined && number > people)
		yield warning(
			"clusters-above-people",
			"design.clusters.number",
			`${formatWhole(number)} clusters are more than the ${formatWhole(people)} people in them: is the number of people that of clusters, or the other way round?`,
		);
	for (const { id, clusters, randomised } of arms) {
		const most = Math.max(
			randomised ?? 0,
			...outcomes.flatMap(({ results }) =>
				results.flatMap(({ armId, n }) => (armId === id ? (n ?? []) : [])),
			),
		);
		if (clusters !== undefined && most > 0 && clusters > most)
			yield warning(
				"clusters-above-people",
				`arms.${id}.clusters`,
				`${formatWhole(clusters)} clusters are more than the ${formatWhole(most)} people of ${armName(subject, id)}: correct one of them`,
			);
	}
	const sum = clusterCount({ design: { ...design, clusters: undefined }, arms });
	if (number !== undefined && sum !== undefined && sum !== number)
		yield warning(
			"clusters-do-not-add-up",
			"design.clusters.number",
			`The arms have ${formatWhole(sum)} clusters together, the study ${formatWhole(number)}: correct a number, or answer where the others are`,
		);
	if (meanSize !== undefined && number && people !== undefined && isFar(Number(meanSize) * number, people))
		yield remark(
			"cluster-size-differs",
			"design.clusters.meanSize",
			`${formatWhole(number)} clusters of ${meanSize} people are about ${formatWhole(number * Number(meanSize))}, and ${formatWhole(people)} people are recorded: is one of them counted otherwise?`,
		);
}

/** More than a quarter apart. */
const isFar = (value: number, other: number) => Math.abs(Math.log(value / other)) > Math.log(1.25);

function* checkClusterDependence({ document }: Subject): Generator<Finding> {
	if (document.design.unit !== "cluster") return;
	const bare = document.outcomes.flatMap((outcome) => {
		const open = outcome.contrasts.findIndex((contrast) => {
			const { icc, designEffect, allowance } = dependenceOf(document, outcome, contrast);
			const hasInterval =
				contrast.ciLow !== undefined || contrast.se !== undefined || contrast.p !== undefined;
			return hasInterval && allowance === undefined && icc === undefined && designEffect === undefined;
		});
		return open < 0 ? [] : [`outcomes.${outcome.id}.contrasts.${open}.allowance`];
	});
	const [path] = bare;
	if (path !== undefined)
		yield warning(
			"clustering-unsaid",
			bare.length > 1 ? "design.dependence.allowance" : path,
			`Clusters were randomised, and neither an ICC or design effect is recorded nor whether reported intervals allow for clustering${bare.length > 1 ? ` (${bare.length} outcomes)` : ""}: say one of them, or answer that the source says neither`,
		);
	for (const { path, dependence } of dependencesIn(document)) {
		if (Number(dependence.icc ?? 0) < 0)
			yield warning(
				"icc-below-zero",
				`${path}.icc`,
				`An intracluster correlation of ${dependence.icc} says that people of a cluster are less alike than others, which is rare: check the sign`,
			);
		if (dependence.designEffect !== undefined && Number(dependence.designEffect) < 1)
			yield warning(
				"design-effect-below-one",
				`${path}.designEffect`,
				`A design effect of ${dependence.designEffect} would make the trial more precise than one that randomised people: check the figure`,
			);
	}
}

function dependencesIn({ design, outcomes }: Subject["document"]) {
	// An outcome at several times says it once.
	const ofOutcomes = [...new Map(outcomes.map((outcome) => [outcomeIdOf(outcome.id), outcome])).values()].map(
		({ id, dependence }) => ({ path: `outcomes.${outcomeIdOf(id)}.dependence`, dependence }),
	);
	return [{ path: "design.dependence", dependence: design.dependence }, ...ofOutcomes].flatMap(
		({ path, dependence }) => (dependence ? [{ path, dependence }] : []),
	);
}

function* checkCrossover({ document }: Subject): Generator<Finding> {
	const { design, outcomes } = document;
	if (design.model !== "crossover") return;
	const { periods } = design.crossover ?? {};
	if (periods !== undefined && periods < 2)
		yield warning(
			"one-period",
			"design.crossover.periods",
			"A crossover has two periods or more: correct their number, or choose another design",
		);
	const unpaired = outcomes.filter((outcome) => {
		const { periods: of, correlation, allowance, nature } = dependenceOf(document, outcome);
		if (of !== "all-periods" || nature === undefined || correlation !== undefined || allowance === "allowed")
			return false;
		const isPaired = outcome.contrasts.some((each) => each.t !== undefined || each.allowance === "allowed");
		return outcome.results.length + outcome.contrasts.length > 0 && !isPaired;
	});
	const [first] = unpaired;
	if (first)
		yield warning(
			"pairing-unsaid",
			unpaired.length > 1 ? "design.dependence.periods" : `outcomes.${first.id}.dependence.periods`,
			`The figures${unpaired.length > 1 ? ` of ${unpaired.length} outcomes` : ""} are of all periods of a crossover, and nothing says how they are paired: add a paired interval, t, or the correlation within people, or the figures of the first period; or answer that the source has none`,
		);
}

/** "Aspirin: given" as a factor and its level. */
function levelIn(text: string): { factor: string; level: string } | undefined {
	const [, factor = "", level = ""] = /^([^:]+):(.+)$/.exec(text) ?? [];
	return factor.trim() && level.trim()
		? { factor: factor.trim().toLowerCase(), level: level.trim().toLowerCase() }
		: undefined;
}

function* checkFactors(subject: Subject): Generator<Finding> {
	const { design, arms } = subject.document;
	const factors = (design.factors ?? []).map((text) => text.split(":", 1)[0]?.trim().toLowerCase() ?? "");
	const combinations = new Map<string, string>();
	for (const { id, levels = [] } of arms) {
		const path = `arms.${id}.levels`;
		const read = levels.map(levelIn);
		const unread = levels[read.indexOf(undefined)];
		if (unread !== undefined) {
			yield warning(
				"level-unread",
				path,
				`“${unread}” is no factor with its level, such as “Aspirin: given”`,
			);
			continue;
		}
		const known = read.flatMap((level) => level ?? []);
		const missing = factors.filter((factor) => known.every((level) => level.factor !== factor));
		const stray = known.find(({ factor }) => factors.length > 0 && !factors.includes(factor));
		if (stray)
			yield warning(
				"factor-unknown",
				path,
				`“${stray.factor}” is not among the factors of the design: add it there, or correct its name`,
			);
		else if (levels.length > 0 && missing.length > 0)
			yield warning(
				"level-missing",
				path,
				`${armName(subject, id)} has no level of ${missing.map((name) => `“${name}”`).join(", ")}: add it`,
			);
		const key = known
			.map(({ factor, level }) => `${factor}: ${level}`)
			.sort()
			.join("; ");
		const twin = key === "" ? undefined : combinations.get(key);
		if (twin !== undefined)
			yield warning(
				"levels-alike",
				path,
				`${armName(subject, id)} and ${armName(subject, twin)} have the same level of each factor: correct one, or answer why they are apart`,
			);
		combinations.set(key, id);
	}
}
