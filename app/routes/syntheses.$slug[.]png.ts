import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answering.ts";
import { pngResponse } from "#app/http/formats.ts";
import { synthesisFigureAt } from "#app/http/synthesis-figure.ts";

export const loader = answeringMachines((asked: LoaderFunctionArgs) => {
	const { drawn, drawing, headers } = synthesisFigureAt(asked);
	return pngResponse(drawn, drawing, headers);
});
