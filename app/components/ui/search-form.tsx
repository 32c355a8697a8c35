import { Form } from "@remix-run/react";
import { Button } from "./button.tsx";
import { INPUT_LOOK } from "./field.tsx";

interface SearchFormProps {
	/** Names the field for those who do not see what it stands above. */
	label: string;
	name: string;
	/** What is searched for now. */
	value: string;
	/** What can be searched for. */
	placeholder: string;
}

/** A search whose words are in the address. */
export function SearchForm({ label, name, value, placeholder }: SearchFormProps) {
	return (
		<Form method="get" role="search" className="mt-4 flex flex-wrap gap-2">
			<label className="min-w-60 flex-1">
				<span className="sr-only">{label}</span>
				<input
					type="search"
					name={name}
					key={value}
					defaultValue={value}
					maxLength={200}
					placeholder={placeholder}
					className={INPUT_LOOK}
				/>
			</label>
			<Button type="submit">Search</Button>
		</Form>
	);
}
