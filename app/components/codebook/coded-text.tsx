/** Text with names between backticks, as the codebook has it. */
export function CodedText({ text }: { text: string }) {
	return text.split("`").map((part, index) =>
		index % 2 === 1 ? (
			// biome-ignore lint/suspicious/noArrayIndexKey: the text never changes, and parts may be equal
			<code key={index} className="break-words">
				{part}
			</code>
		) : (
			part
		),
	);
}
