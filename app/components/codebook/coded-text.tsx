import { Fragment } from "react";

/** Text with names between backticks, as the codebook has it. */
export function CodedText({ text }: { text: string }) {
	return text.split("`").map((part, index) =>
		index % 2 === 1 ? (
			// biome-ignore lint/suspicious/noArrayIndexKey: the text never changes, and parts may be equal
			<code key={index} className="break-words">
				{stepsOf(part).map((step, depth) => (
					<Fragment key={step}>
						{depth > 0 && <wbr />}
						{step}
					</Fragment>
				))}
			</code>
		) : (
			part
		),
	);
}

/** A path may go on in the next line after each of its steps. */
const stepsOf = (name: string): string[] => name.split(/(?<=\.)/);
