import type { SynthesisChart } from "#app/domain/views/synthesis/chart.ts";
import type { PeopleView } from "#app/domain/views/synthesis/people-words.ts";
import { Share } from "../share/share.tsx";
import { Part } from "../study/part.tsx";
import { SynthesisFigure } from "../synthesis-figure.tsx";
import { buttonLook } from "../ui/button.tsx";
import { Text } from "./form-inputs.tsx";

interface PeoplePartProps {
	people: PeopleView;
	chart: SynthesisChart | undefined;
	/** The page's, with the reader's choices. */
	address: string;
	version: number;
	/** The form of the reader's choices, which the baseline risk is one of; absent where there is none. */
	formId?: string;
	/** Whether that form sends itself. */
	submits: boolean;
}

/** What the result means for a thousand people of the reader's own baseline risk, on one printed page. */
export function PeoplePart({ people, chart, address, version, formId, submits }: PeoplePartProps) {
	return (
		<div className="print-page">
			<Part id="people" title="For people">
				<div className="grid grid-cols-1 gap-4">
					{formId !== undefined && (
						<div className="no-print flex flex-wrap items-end gap-3">
							<Text
								name="baseline"
								label="Risk without the intervention, %"
								value={people.baseline}
								form={formId}
								className="w-56"
								decimal
								follows
							/>
							{!submits && (
								<button type="submit" form={formId} className={buttonLook("plain")}>
									Show
								</button>
							)}
						</div>
					)}
					{people.sentences.length > 0 ? (
						<ul className="grid max-w-3xl grid-cols-1 gap-1">
							{people.sentences.map((sentence, place) => (
								<li key={sentence} className={place < 2 ? "text-lg font-medium" : undefined}>
									{sentence}
								</li>
							))}
						</ul>
					) : (
						<p className="max-w-3xl">
							The synthesis gives no risk without the intervention that could be taken from its trials.
							{formId !== undefined &&
								" Type the risk of the people you think of, and see what the result would mean for them."}
						</p>
					)}
					{chart && (
						<SynthesisFigure
							chart={chart}
							titleAs="hidden"
							links={<Share address={address} figure="people" title={chart.title} {...{ version }} />}
						/>
					)}
					{people.method && <p className="max-w-3xl text-sm text-muted">{people.method}</p>}
				</div>
			</Part>
		</div>
	);
}
