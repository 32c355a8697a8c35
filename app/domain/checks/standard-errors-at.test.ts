import { expect, test } from "vitest";
import { tCritical } from "#app/statistics/numerics/distributions.ts";
import { normalCritical } from "#app/statistics/numerics/normal.ts";
import { standardErrorsAt } from "./standard-errors-at.ts";

test.each([50, 80, 90, 95, 97.5, 99])("standard errors at %d%%, by z and by t", (level) => {
	expect(standardErrorsAt(level)).toBeCloseTo(normalCritical(level / 100), 8);
	for (const df of [4, 10, 35, 500]) {
		const exact = tCritical(level / 100, df);
		expect(Math.abs(standardErrorsAt(level, df) / exact - 1)).toBeLessThan(0.02);
	}
});
