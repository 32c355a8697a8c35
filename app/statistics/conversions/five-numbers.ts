/** What a report gives besides the median: its range, its quartiles, or both. */
export type FiveNumbers =
	| { readonly median: number; readonly min: number; readonly max: number }
	| { readonly median: number; readonly q1: number; readonly q3: number }
	| {
			readonly median: number;
			readonly min: number;
			readonly q1: number;
			readonly q3: number;
			readonly max: number;
	  };
