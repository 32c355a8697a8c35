import type { ColourRole } from "#app/domain/arms/arm-colours.ts";
import { formatPercent } from "#app/domain/format/format.ts";
import { isComparatorRole } from "#app/figures/interval-marks.ts";
import { fillClass, strokeClass } from "#app/figures/theme.ts";

/** One arm's rate, as an interval chart's row has it. */
export interface PairRate {
	label: string;
	colour: ColourRole;
	/** In percent; absent when it cannot be given. */
	value?: number;
	/** "52% (17/33)" */
	shown: string;
}

const WIDTH = 152;
const ROW = 18;
/** Bars of 0 to 100% begin behind the numbers, further right where those of a rare outcome are long. */
const BAR_LEFT = 46;
/** A digit at the size that numbers are set in. */
const DIGIT = 8;

const percentOf = ({ value }: PairRate): string =>
	value === undefined ? "" : `${formatPercent(value / 100, 1)}%`;

/** In words for screen readers: "52% (17/33) onabotulinumtoxinA, 15% (6/41) placebo". */
export function ratePairInWords(rates: readonly PairRate[]): string {
	return rates.map(({ shown, label }) => `${shown} ${label}`).join(", ");
}

/** A study's headline comparison in the space of a list row: a small bar for each arm behind its rate. */
export function RatePair({ rates }: { rates: readonly PairRate[] }) {
	const height = rates.length * ROW;
	const left = Math.max(BAR_LEFT, 8 + DIGIT * Math.max(...rates.map((rate) => percentOf(rate).length)));
	return (
		<span className="figure-pair">
			<svg viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} aria-hidden="true">
				{rates.map((rate, i) => (
					<PairRow key={`${rate.label} ${rate.colour}`} rate={rate} top={i * ROW} left={left} />
				))}
			</svg>
			<span className="figure-hidden">{ratePairInWords(rates)}</span>
		</span>
	);
}

/** Experimental arms are solid, comparators outlined, so that the two differ without colour. */
function PairRow({ rate, top, left }: { rate: PairRate; top: number; left: number }) {
	const { colour, value } = rate;
	const comparator = isComparatorRole(colour);
	const baseline = top + ROW / 2 + 4.5;
	if (value === undefined) {
		return (
			<text x={left} y={baseline} fontSize={13} className={fillClass("muted")}>
				not given
			</text>
		);
	}
	const length = ((WIDTH - left - 2) * Math.max(0, Math.min(100, value))) / 100;
	const inset = comparator ? 0.75 : 0;
	return (
		<>
			<text
				x={left - 6}
				y={baseline}
				fontSize={13}
				fontWeight={600}
				textAnchor="end"
				className={comparator ? fillClass("muted") : fillClass(colour)}
			>
				{percentOf(rate)}
			</text>
			<path d={`M${left} ${top + 2}v${ROW - 4}`} fill="none" className={strokeClass("rule")} />
			<rect
				x={left + inset}
				y={top + 4 + inset}
				width={Math.max(0, length - inset)}
				height={ROW - 8 - 2 * inset}
				className={comparator ? `${fillClass("surface")} ${strokeClass(colour)}` : fillClass(colour)}
				strokeWidth={comparator ? 1.5 : undefined}
			/>
		</>
	);
}
