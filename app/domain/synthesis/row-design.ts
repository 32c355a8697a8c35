import { effectiveSize, inflatedSe } from "#app/statistics/designs/clusters.ts";
import { clusterSize } from "../designs/cluster-size.ts";
import { dependenceOf, type KnownDependence, natureWords } from "../designs/dependence.ts";
import { designEffectOf, type KnownEffect } from "../designs/design-effect-of.ts";
import { upperFirst } from "../study/describe-field.ts";
import type { Outcome } from "../study/outcome.ts";
import type { ReadableStudy } from "../study/readable.ts";
import type { Measured } from "./measured.ts";
import { pairedFigures } from "./paired-figures.ts";
import { type DesignRule, type RowFigures, type RowReading, refusedByDesign } from "./row-reading.ts";
import type { SynthesisRow } from "./synthesis-document.ts";

type Read = Extract<RowReading, { ok: true }>;

interface Context {
	row: SynthesisRow;
	study: Pick<ReadableStudy, "design" | "arms">;
	outcome: Outcome;
	measured: Measured;
}

/**
 * A row's figures as its study's design needs them: effective sizes and wider errors where clusters were randomised,
 * paired errors where people had both treatments; and where what that takes is not known, the row marked, or refused,
 * with the choice that a person has.
 */
export function withDesign(reading: Read, context: Context): RowReading {
	const { row, study, outcome } = context;
	const contrast = row.kind === "contrast" ? outcome.contrasts[row.contrast ?? 0] : undefined;
	const known = withBorrowed(dependenceOf(study, outcome, contrast), row);
	const { nature, isFirstPeriod, allowance } = known;
	const first = isFirstPeriod
		? ruled(reading, "first-period", "First period alone: taken as in a trial of parallel groups")
		: reading;
	// One arm of a crossover is of different people.
	if (nature === undefined || (nature === "pairing" && row.kind === "proportion")) return first;
	const handling = row.dependence?.handling;
	if (handling === "leave-out")
		return refusedByDesign(`Left out, as its ${natureWords(nature)} cannot be allowed for`);
	if (contrast && allowance === "allowed")
		return ruled(first, "reported", `Its interval allows for ${natureWords(nature)}, as reported`);
	if (handling === "as-is") return ignoring(first, `${natureWords(nature)} ignored`, "as somebody chose");
	if (nature === "clustering") return clustered(first, context, known);
	const correlation = nature === "pairing" && !contrast ? known.correlation : undefined;
	if (correlation === undefined) return refusedByDesign(unpaired(known, contrast !== undefined));
	return pairedFigures(first, context, { correlation: Number(correlation), source: known.source });
}

/** What the row borrows goes before what the study says. */
function withBorrowed(known: KnownDependence, { dependence }: SynthesisRow): KnownDependence {
	const { icc, correlation, source } = dependence ?? {};
	return {
		...known,
		...(icc !== undefined && { icc, designEffect: undefined, source }),
		...(correlation !== undefined && { correlation, source }),
	};
}

function clustered(reading: Read, { row, study, outcome }: Context, known: KnownDependence): RowReading {
	const effect = designEffectOf(known, clusterSize(study, outcome));
	const isContrast = reading.figures.kind === "contrast";
	const isUnsaid = isContrast && known.allowance === undefined && row.dependence?.icc === undefined;
	if (isUnsaid)
		return ignoring(reading, "clustering not said", "whether its interval allows for clustering is not said");
	if ("missing" in effect) return ignoring(reading, "clustering ignored", effect.missing);
	const figures = effectiveFigures(reading.figures, effect.value);
	if (!figures) return refusedByDesign(`Too few people are left of an arm, divided by the ${effect.how}`);
	const from = known.source ? ` (${known.source})` : "";
	return {
		...ruled(
			reading,
			isContrast ? "inflated" : "effective-size",
			isContrast
				? `Standard error times the square root of the ${effect.how}${from}`
				: `${sizeWords(reading.figures)} divided by the ${effect.how}${from}`,
		),
		figures,
		...(!isContrast && { people: peopleIn(reading.figures) }),
		derivedSides: { experimental: true, control: !isContrast },
	};
}

/** People analysed; undefined where the figures do not say. */
function peopleIn(figures: RowFigures): number | undefined {
	if (figures.kind === "proportion") return figures.arm.n;
	return figures.kind === "counts" || figures.kind === "means"
		? figures.experimental.n + figures.control.n
		: undefined;
}

const sizeWords = ({ kind }: RowFigures) =>
	kind === "means" ? "People" : kind === "rates" ? "Events and person-time" : "Events and people";

function effectiveFigures(figures: RowFigures, effect: KnownEffect["value"]): RowFigures | undefined {
	const size = (amount: number) => effectiveSize(amount, effect);
	switch (figures.kind) {
		case "contrast":
			return { ...figures, se: inflatedSe(figures.se, effect) };
		case "rates": {
			const arm = (side: "experimental" | "control") => ({
				events: size(figures[side].events),
				personTime: size(figures[side].personTime),
			});
			return { kind: "rates", experimental: arm("experimental"), control: arm("control") };
		}
		case "proportion":
			return { kind: "proportion", arm: { events: size(figures.arm.events), n: size(figures.arm.n) } };
		case "counts": {
			const arm = ({ events, n }: { events: number; n: number }) => ({ events: size(events), n: size(n) });
			return { kind: "counts", experimental: arm(figures.experimental), control: arm(figures.control) };
		}
		case "means": {
			const [experimental, control] = [figures.experimental, figures.control].map((arm) => ({
				...arm,
				n: size(arm.n),
			}));
			if (!experimental || !control || experimental.n < 2 || control.n < 2) return undefined;
			return { kind: "means", experimental, control };
		}
	}
}

function unpaired({ nature, allowance }: KnownDependence, isContrast: boolean): string {
	if (nature === "both")
		return "Clusters were randomised and had both treatments, and no rule here allows for both: only a reported estimate that does can be pooled";
	const alike = "The same people had both treatments";
	if (!isContrast)
		return `${alike}, and neither their correlation is known nor are the figures those of the first period`;
	return allowance === "ignored"
		? `${alike}, and the interval ignores that`
		: `${alike}, and whether the interval allows for that is not said`;
}

const ruled = (reading: Read, rule: DesignRule, words: string): Read => ({
	...reading,
	derived: [...reading.derived, words],
	rule,
});

function ignoring(reading: Read, flag: string, why: string): Read {
	return { ...ruled(reading, "ignored", `${upperFirst(flag)}: ${why}`), flag };
}
