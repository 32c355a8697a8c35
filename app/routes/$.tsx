import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answers/answering.ts";

const nothingHere = () => {
	throw new Problem("not-found", "The address may be mistyped, or what was here is no longer public.");
};

export const loader = answering(nothingHere);

export const action = answering(nothingHere);

export default function NotFound() {
	return null;
}
