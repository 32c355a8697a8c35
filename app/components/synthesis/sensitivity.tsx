import type { ReactNode } from "react";
import type { RefitLine } from "#app/domain/views/synthesis/sensitivity-view.ts";
import type { SynthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import { Cell, DataTable, RowHead } from "./table.tsx";

const INFLUENCE = [
	"Study",
	"Deleted residual",
	"DFFITS",
	"Cook’s distance",
	"Covariance ratio",
	"τ² without",
	"Hat",
	"Note",
];

/** What holds when studies go or come one by one. Each table is folded: with many studies they are long. */
export function Sensitivity({
	sensitivity,
	measure,
}: {
	sensitivity: SynthesisView["sensitivity"];
	measure: string;
}) {
	const { leaveOneOut, cumulative, influence } = sensitivity;
	if (leaveOneOut.length === 0) return null;
	const flagged = influence.filter(({ flag }) => flag === "influential");
	return (
		<div className="grid grid-cols-1 gap-3">
			{influence.length > 0 && (
				<p>
					{flagged.length > 0
						? `${flagged.map(({ label }) => label).join("; ")}: by the usual cut-offs, ${flagged.length === 1 ? "this study has" : "these studies have"} an unusual influence on the result.`
						: "By the usual cut-offs, no single study has an unusual influence on the result."}
				</p>
			)}
			<Folded summary="Leave one out">
				<Refits lines={leaveOneOut} first="Left out" measure={measure} />
			</Folded>
			<Folded summary="Cumulative">
				<Refits lines={cumulative} first="Up to and with" measure={measure} />
			</Folded>
			{influence.length > 0 && (
				<Folded summary="Influence of each study">
					<DataTable caption="Influence of each study" head={INFLUENCE} numbers={[1, 2, 3, 4, 5, 6]}>
						{influence.map((line) => (
							<tr key={line.label}>
								<RowHead>{line.label}</RowHead>
								<Cell of={INFLUENCE[1]} number>
									{line.residual}
								</Cell>
								<Cell of={INFLUENCE[2]} number>
									{line.dffits}
								</Cell>
								<Cell of={INFLUENCE[3]} number>
									{line.cook}
								</Cell>
								<Cell of={INFLUENCE[4]} number>
									{line.covarianceRatio}
								</Cell>
								<Cell of={INFLUENCE[5]} number>
									{line.tau2}
								</Cell>
								<Cell of={INFLUENCE[6]} number>
									{line.hat}
								</Cell>
								<Cell of={INFLUENCE[7]}>{line.flag}</Cell>
							</tr>
						))}
					</DataTable>
				</Folded>
			)}
		</div>
	);
}

function Refits({ lines, first, measure }: { lines: RefitLine[]; first: string; measure: string }) {
	const withI2 = lines.some(({ I2 }) => I2);
	const head = [first, measure, "τ²", ...(withI2 ? ["I²"] : [])];
	return (
		<DataTable caption={`${first}: the pooled effect`} head={head} numbers={[1, 2, 3]}>
			{lines.map(({ label, effect, tau2, I2 }) => (
				<tr key={label}>
					<RowHead>{label}</RowHead>
					<Cell of={head[1]} number>
						{effect}
					</Cell>
					<Cell of={head[2]} number>
						{tau2}
					</Cell>
					{withI2 && (
						<Cell of={head[3]} number>
							{I2}
						</Cell>
					)}
				</tr>
			))}
		</DataTable>
	);
}

function Folded({ summary, children }: { summary: string; children: ReactNode }) {
	return (
		<details className="folded">
			<summary className="w-fit text-accent underline underline-offset-2">{summary}</summary>
			<div className="mt-2">{children}</div>
		</details>
	);
}
