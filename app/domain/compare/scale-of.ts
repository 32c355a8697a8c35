import { usualEstimate } from "../arms/figures-of-arms.ts";
import { personTimeUnit } from "../arms/person-time.ts";
import { severityScaleIn } from "../concepts/scale-names.ts";
import { sameWords } from "../same-words.ts";
import type { Outcome, OutcomeOf } from "../study/outcome.ts";
import type { ComparedFigures } from "../views/compare-options.ts";
import { saidMeasure } from "../vocabulary.ts";

/** What a mean is in: only means of one scale stand on one axis. */
export interface Scale {
	key: string;
	/** "mmHg", "MADRS, change" */
	label: string;
}

/** Units that name no scale: what counts is which. */
const NO_UNIT =
	/^(?:units?|scores?|points?|numbers?|scale|units? on a scale|scores? on a scale|points? on a scale|scale scores?|total scores?|scores? \(?range.*|not applicable|n\/?a|unitless|-)$/i;
/** Instruments that come in several lengths: 0 to 10, 0 to 100 mm. */
const NO_LENGTH =
	/^(?:vas|nrs|nprs|visual analog(?:ue)? scale|(?:numeric(?:al)?|verbal) (?:pain )?rating scale|likert.*)$/i;

/**
 * The scale of an outcome's means by its unit, or where that says nothing by its instrument; changes are another than
 * values, and a proportion another than a percentage. Undefined where neither is known: then nothing says that the
 * means of two studies are of one scale.
 */
export function scaleOf({ unit, instrument, label, results }: OutcomeOf<"continuous">): Scale | undefined {
	const isChange = results.some((result) => result.isChange);
	const name = unitName(unit) ?? instrumentName(instrument) ?? severityScaleIn(label);
	if (name === undefined) return undefined;
	return {
		key: `${sameWords(name)}${isChange ? " change" : ""}`,
		label: isChange ? `${name}, change` : name,
	};
}

/** Figures that have a unit, so that not all of them can stand on one axis. */
export const hasScale = (figures: ComparedFigures): boolean => figures !== "rate" && figures !== "HR";

/** What an axis is in that figures of this outcome share: a scale of means, a unit of time or person-time; "" where any can stand. */
export function axisOf(outcome: Outcome, figures: ComparedFigures): Scale | undefined {
	if (figures === "reported") return axisOfReported(outcome);
	if (outcome.kind === "continuous") return scaleOf(outcome);
	if (figures === "medianTime") {
		const time = outcome.unit?.trim();
		return time ? { key: sameWords(time), label: time } : undefined;
	}
	if (outcome.kind !== "count") return { key: "", label: "" };
	const time = personTimeUnit(outcome.unit);
	return time === undefined ? undefined : { key: time, label: time };
}

/** Estimates of one measure share an axis; differences of means only those of one scale. */
function axisOfReported(outcome: Outcome): Scale | undefined {
	const estimate = usualEstimate(outcome.kind, outcome.contrasts);
	if (!estimate) return undefined;
	const isNamed = estimate.measure !== undefined && estimate.measure !== "other";
	const name = isNamed ? saidMeasure(estimate.measure) : estimate.measureReported;
	if (name === undefined) return undefined;
	if (estimate.measure !== "MD") return { key: sameWords(name), label: name };
	const scale = outcome.kind === "continuous" ? scaleOf(outcome) : undefined;
	return scale && { key: `${sameWords(name)} ${scale.key}`, label: `${name}, ${scale.label}` };
}

function unitName(unit: string | undefined): string | undefined {
	if (unit === undefined || NO_UNIT.test(unit.trim())) return undefined;
	return /^(?:percent(?:age)?s?|per cent|%|percent \(%\)|percentage \(%\))$/i.test(unit.trim())
		? "%"
		: unit.trim();
}

function instrumentName(instrument: string | undefined): string | undefined {
	return instrument === undefined || NO_LENGTH.test(instrument.trim()) ? undefined : instrument.trim();
}
