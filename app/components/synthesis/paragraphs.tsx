/** The analysis in the words of a paper, to be copied as they stand. */
export function Paragraphs({ methods, results }: { methods: string; results: string }) {
	return (
		<div className="grid max-w-4xl grid-cols-1 gap-4">
			{[
				{ id: "methods", title: "Methods paragraph", text: methods },
				{ id: "results", title: "Results paragraph", text: results },
			].map(({ id, title, text }) => (
				<div key={id}>
					<h3 id={`${id}-paragraph`} className="text-base font-semibold">
						{title}
					</h3>
					<blockquote
						aria-labelledby={`${id}-paragraph`}
						className="mt-1 border-l-4 border-line py-1 pl-4 leading-relaxed select-all [overflow-wrap:anywhere]"
					>
						{text}
					</blockquote>
				</div>
			))}
		</div>
	);
}
