import { useId } from "react";
import { LARGEST_SCALE, NARROWEST, WIDEST } from "#app/domain/picture-size.ts";

/** A figure as a PNG of the width and the sharpness that a reader wants. */
export function PictureForm({ address }: { address: string }) {
	const id = useId();
	const [path, search] = address.split("?");
	return (
		<form action={path} method="get">
			{[...new URLSearchParams(search)].map(([name, value]) => (
				<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
			))}
			<label htmlFor={`${id}w`}>PNG, width</label>{" "}
			<input
				id={`${id}w`}
				type="number"
				name="width"
				min={NARROWEST}
				max={WIDEST}
				defaultValue={960}
				required
			/>{" "}
			×{" "}
			<label htmlFor={`${id}s`} className="sr-only">
				scale
			</label>{" "}
			<select id={`${id}s`} name="scale" defaultValue="2">
				{Array.from({ length: LARGEST_SCALE }, (_, place) => place + 1).map((scale) => (
					<option key={scale} value={scale}>
						{scale}
					</option>
				))}
			</select>{" "}
			<button type="submit">Download</button>
		</form>
	);
}
