import { Form } from "@remix-run/react";
import { REQUIRED_OF, type RequiredOf } from "#app/domain/accounts/second-factor.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";

/** Of whom a second factor is required; anybody may set one up. */
export function RequireFactorForm({ of }: { of: RequiredOf }) {
	return (
		<>
			<p className="mt-2 max-w-2xl">
				Anyone can protect their log-ins with a code besides the password. Those for whom it is required
				cannot do anything else until they have set it up, from their next request on.
			</p>
			<Form method="post" className="mt-4 flex flex-wrap items-end gap-3">
				<div>
					<label htmlFor="required-of" className="block font-medium">
						Required of
					</label>
					<select id="required-of" name="of" defaultValue={of} className={`mt-1 ${INPUT_LOOK} w-auto!`}>
						{REQUIRED_OF.map((who) => (
							<option key={who}>{who}</option>
						))}
					</select>
				</div>
				<Button type="submit" name="intent" value="require-second-factor">
					Save
				</Button>
			</Form>
		</>
	);
}
