import { type FormMetadata, getFormProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "./ui/button.tsx";

interface LinkFormProps<Fields extends Record<string, unknown>> {
	form: FormMetadata<Fields>;
	/** What was in the link that led here. */
	token: string;
	/** What the button says. */
	act: string;
	children: ReactNode;
}

/** The form behind a link that was passed on to somebody. */
export function LinkForm<Fields extends Record<string, unknown>>({
	form,
	token,
	act,
	children,
}: LinkFormProps<Fields>) {
	return (
		<Form method="post" className="mt-6 grid grid-cols-1 gap-4" {...getFormProps(form)} noValidate>
			<input type="hidden" name="token" value={token} />
			{children}
			<div>
				<Button type="submit" look="primary">
					{act}
				</Button>
			</div>
		</Form>
	);
}
