import type { SynthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import { Part } from "../study/part.tsx";
import { Cell, DataTable, RowHead } from "./table.tsx";

/** The pooled effect of each subgroup, and the test between them. */
export function Subgroups({
	subgroups,
	measure,
}: {
	subgroups: NonNullable<SynthesisView["subgroups"]>;
	measure: string;
}) {
	const head = ["Subgroup", "Comparisons", measure, "τ²", "I²"];
	return (
		<Part id="subgroups" title={`Subgroups: ${subgroups.name}`}>
			<DataTable caption="Subgroups" head={head} numbers={[1, 2, 3, 4]}>
				{subgroups.groups.map(({ group, k, effect, tau2, I2 }) => (
					<tr key={group}>
						<RowHead>{group}</RowHead>
						<Cell of={head[1]} number>
							{k}
						</Cell>
						<Cell of={head[2]} number>
							{effect}
						</Cell>
						<Cell of={head[3]} number>
							{tau2}
						</Cell>
						<Cell of={head[4]} number>
							{I2}
						</Cell>
					</tr>
				))}
			</DataTable>
			{subgroups.between && <p className="mt-2">{subgroups.between}</p>}
		</Part>
	);
}
