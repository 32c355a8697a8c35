interface FigureLinksProps {
	/** Where the figure's subject is, with what of it is drawn: "/studies/s?measure=RR". */
	address: string;
	/** The figure's name in the address. */
	figure?: string;
	/** Whether its numbers have addresses as well. */
	data?: boolean;
}

const DRAWINGS = { svg: "SVG", png: "PNG" } as const;
const DATA = { csv: "CSV", json: "JSON" } as const;

/** The figure at its own address, to cite or embed. */
export function FigureLinks({ address, figure, data = false }: FigureLinksProps) {
	const [path, search] = address.split("?");
	const query = new URLSearchParams(search);
	if (figure) query.set("figure", figure);
	const suffix = query.size > 0 ? `?${query}` : "";
	// Without a word on a figure these are the addresses of the study itself.
	const numbers = query.size > 0 ? suffix : "?figure=rates";
	return (
		<p className="no-print">
			This figure as{" "}
			{Object.entries({ ...DRAWINGS, ...(data && DATA) }).map(([format, name], place) => (
				<span key={format}>
					{place > 0 && ", "}
					<a href={`${path}.${format}${format in DATA ? numbers : suffix}`}>{name}</a>
				</span>
			))}
		</p>
	);
}
