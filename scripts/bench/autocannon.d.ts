// The package brings no types; this is the part of it that the benchmark uses.
declare module "autocannon" {
	interface Options {
		url: string;
		headers?: Record<string, string>;
		connections?: number;
		/** In seconds. */
		duration?: number;
	}
	interface Result {
		requests: { average: number };
		non2xx: number;
		errors: number;
	}
	export default function autocannon(options: Options): Promise<Result>;
}
