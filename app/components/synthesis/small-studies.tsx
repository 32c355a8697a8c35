import type { ReactNode } from "react";
import type { SynthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import { Part } from "../study/part.tsx";
import { Cell, DataTable, RowHead } from "./table.tsx";

/** Tests for what small studies may show that large ones do not, with the warning under ten studies. */
export function SmallStudies({
	smallStudy,
	children,
}: {
	smallStudy: NonNullable<SynthesisView["smallStudy"]>;
	/** The funnel plot. */
	children?: ReactNode;
}) {
	const { tests, trimAndFill, few } = smallStudy;
	return (
		<Part id="funnel" title="Small-study effects">
			{few && (
				<p className="mb-2 max-w-3xl">
					<strong className="font-semibold">Fewer than ten studies:</strong> these tests would miss most
					small-study effects, and a funnel plot says little. They are shown for completeness.
				</p>
			)}
			{children && <div className="mb-4">{children}</div>}
			{tests.length > 0 ? (
				<DataTable caption="Tests for small-study effects" head={["Test", "Result"]}>
					{tests.map(({ label, text }) => (
						<tr key={label}>
							<RowHead>{label}</RowHead>
							<Cell of="Result">{text}</Cell>
						</tr>
					))}
				</DataTable>
			) : (
				<p className="text-muted">Too few studies for a test.</p>
			)}
			{trimAndFill && <p className="mt-2">{trimAndFill}</p>}
		</Part>
	);
}
