import type { ColourRole } from "#app/domain/arms/arm-colours.ts";
import { isComparatorRole } from "#app/figures/interval-marks.ts";
import { fillClass, strokeClass } from "#app/figures/theme.ts";

/** An arm's mark as its bars have it: solid for experimental arms, outlined for comparators. */
export function ArmSwatch({ colour }: { colour: ColourRole }) {
	return (
		<svg width={14} height={14} viewBox="0 0 14 14" aria-hidden="true" className="shrink-0">
			<rect
				x={1}
				y={1}
				width={12}
				height={12}
				strokeWidth={2}
				className={`${strokeClass(colour)} ${fillClass(isComparatorRole(colour) ? "surface" : colour)}`}
			/>
		</svg>
	);
}
