import type { ColourRole } from "#app/domain/arms/arm-colours.ts";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import { swatchMarks } from "#app/figures/interval-marks.ts";
import { patternsOf, renderMarks } from "#app/figures/render-svg.ts";
import { useFigureId } from "../figure.tsx";

const WIDTH = 22;
const HEIGHT = 14;

interface ArmSwatchProps {
	colour: ColourRole;
	/** What the chart has for an arm; a bar unless said. */
	mark?: IntervalChart["mark"];
}

/** An arm's mark as the figures have it: the look of its bar, or the shape of its point. */
export function ArmSwatch({ colour, mark = "bar" }: ArmSwatchProps) {
	const id = useFigureId();
	const marks = swatchMarks(colour, mark, WIDTH, HEIGHT);
	const markup = `<defs>${patternsOf(marks, id).join("")}</defs>${renderMarks(marks, id)}`;
	return (
		<svg
			className="figure-swatch"
			viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
			aria-hidden="true"
			// biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer of every figure, which escapes all text
			dangerouslySetInnerHTML={{ __html: markup }}
		/>
	);
}
