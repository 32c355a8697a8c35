import { ScrollRegion } from "../ui/scroll-region.tsx";

interface SchemaFieldsProps {
	name: string;
	fields: { path: string; type: string; required: boolean; description?: string }[];
}

/** The fields of one kind of body, folded away until somebody wants them. */
export function SchemaFields({ name, fields }: SchemaFieldsProps) {
	return (
		<details id={name} className="border-t border-line py-2">
			<summary className="cursor-pointer font-medium">{name}</summary>
			<ScrollRegion label={`Fields of ${name}`}>
				<table className="mt-2 text-sm [&_td]:align-top [&_td]:pr-4 [&_th]:pr-4 [&_th]:text-left [&_th]:align-top">
					<thead>
						<tr>
							<th scope="col">Field</th>
							<th scope="col">Type</th>
							<th scope="col">Note</th>
						</tr>
					</thead>
					<tbody>
						{fields.map(({ path, type, required, description }) => (
							<tr key={path}>
								<th scope="row" className="font-mono font-normal">
									{path}
								</th>
								<td className="font-mono text-xs">{type}</td>
								<td>{[required && "required", description].filter(Boolean).join("; ")}</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollRegion>
		</details>
	);
}
