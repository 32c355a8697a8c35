import type { Outcome } from "../study/outcome.ts";
import type { ReadableStudy } from "../study/readable.ts";
import type { Arm } from "../study/study-document.ts";
import {
	COUNTS,
	type FigureKind,
	figuresOfArms,
	MEANS,
	type Means,
	RATES,
	refused,
	type Side,
} from "./arm-figures.ts";
import type { Measured } from "./measured.ts";
import { readContrast } from "./read-contrast.ts";
import type { RowFigures, RowReading } from "./row-reading.ts";
import { type ArmShare, shareKey } from "./shared-arms.ts";
import type { SynthesisRow } from "./synthesis-document.ts";

type ReadStudy = Pick<ReadableStudy, "arms" | "outcomes">;

/**
 * Reads a row's figures from its study. Whatever is derived says how; what cannot be read says why.
 * @param shares from `armShares`: which arms the row counts only a part of
 */
export function readRow(
	row: SynthesisRow,
	study: ReadStudy,
	measured: Measured,
	shares: ReadonlyMap<string, ArmShare>,
): RowReading {
	const outcome = study.outcomes.find(({ id }) => id === row.outcomeId);
	if (!outcome) return refused("The study no longer has this outcome");
	if (row.kind === "contrast") return readContrast(row, outcome, measured);
	const context = { row, outcome, study, shares };
	switch (row.kind) {
		case "counts":
			return bothSides(context, COUNTS, (experimental, control) => ({
				kind: "counts",
				experimental,
				control,
			}));
		case "means":
			return bothSides(context, MEANS, (experimental, control) => ({ kind: "means", experimental, control }));
		case "rates":
			return bothSides(context, RATES, (experimental, control) => ({ kind: "rates", experimental, control }));
		case "proportion": {
			const side = oneSide(context, COUNTS, row.experimental);
			if (!side.ok) return side;
			const derivedSides = { experimental: side.derived.length > 0, control: false };
			return {
				ok: true,
				figures: { kind: "proportion", arm: side.figures },
				derived: side.derived,
				derivedSides,
			};
		}
	}
}

interface Context {
	row: SynthesisRow;
	outcome: Outcome;
	study: ReadStudy;
	shares: ReadonlyMap<string, ArmShare>;
}

function oneSide<T>(
	{ row, outcome, study, shares }: Context,
	kind: FigureKind<T>,
	ids: readonly string[],
): Side<T> {
	const arms = armsNamed(ids, study);
	if (!arms) return refused("The study no longer has one of these arms");
	return figuresOfArms(kind, outcome, arms, (armId) => shares.get(shareKey(row.id, armId)));
}

function bothSides<T>(
	context: Context,
	kind: FigureKind<T>,
	together: (experimental: T, control: T) => RowFigures,
): RowReading {
	const { row } = context;
	const [experimental, control] = [
		oneSide(context, kind, row.experimental),
		oneSide(context, kind, row.control),
	];
	if (!experimental.ok) return experimental;
	if (!control.ok) return control;
	const derived = [...experimental.derived, ...control.derived];
	const derivedSides = { experimental: experimental.derived.length > 0, control: control.derived.length > 0 };
	const figures = together(experimental.figures, control.figures);
	if (!row.flipped || figures.kind !== "means") return { ok: true, figures, derived, derivedSides };
	return {
		ok: true,
		figures: { kind: "means", experimental: turned(figures.experimental), control: turned(figures.control) },
		derived: [...derived, "The scale runs the other way than the question’s, so means change sign"],
		derivedSides: { experimental: true, control: true },
	};
}

const turned = (figures: Means): Means => ({ ...figures, mean: -figures.mean });

function armsNamed(ids: readonly string[], { arms }: ReadStudy): Arm[] | null {
	const found = ids.flatMap((id) => arms.find((arm) => arm.id === id) ?? []);
	return found.length === ids.length && found.length > 0 ? found : null;
}
