import { Form } from "@remix-run/react";
import { Button } from "../ui/button.tsx";
import { CodeField, type ErrorsOf } from "./code-field.tsx";
import { CurrentPassword } from "./current-password.tsx";

interface FactorSetUpProps {
	/** What the authenticator is to be given; null before the password was confirmed. */
	factor: { secret: string; qr: { size: number; path: string } } | null;
	hasPassword: boolean;
	errorsOf: ErrorsOf;
}

/** Turns the second factor on: first the password, then the picture and a first code. */
export function FactorSetUp({ factor, hasPassword, errorsOf }: FactorSetUpProps) {
	if (!factor)
		return (
			<Form method="post" className="mt-6 grid max-w-sm grid-cols-1 gap-4" noValidate>
				<CurrentPassword hasPassword={hasPassword} errors={errorsOf("begin").current ?? undefined} />
				<div>
					<Button type="submit" look="primary" name="intent" value="begin">
						Set it up
					</Button>
				</div>
			</Form>
		);
	const { secret, qr } = factor;
	return (
		<ol className="mt-6 grid list-decimal grid-cols-1 gap-6 pl-5">
			<li>
				<p>
					Scan this with an authenticator, or type the key into it. It is shown only now: whoever sees it can
					make your codes.
				</p>
				<svg
					viewBox={`0 0 ${qr.size} ${qr.size}`}
					role="img"
					aria-label="QR code of the key below"
					shapeRendering="crispEdges"
					className="mt-3 w-56 max-w-full"
				>
					<rect width={qr.size} height={qr.size} fill="#fff" />
					<path d={qr.path} fill="#000" />
				</svg>
				<p className="mt-3 font-mono text-sm break-words select-all">{secret}</p>
			</li>
			<li>
				<Form method="post" className="grid max-w-sm grid-cols-1 gap-4" noValidate>
					<CodeField
						label="The code it shows now"
						isOfAuthenticator
						errors={errorsOf("confirm").code ?? undefined}
					/>
					<div>
						<Button type="submit" look="primary" name="intent" value="confirm">
							Turn it on
						</Button>
					</div>
				</Form>
			</li>
		</ol>
	);
}
