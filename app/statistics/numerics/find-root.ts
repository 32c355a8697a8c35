/**
 * Root of a continuous function between two points of opposite sign, to the last digits of a double: Brent's
 * method (bisection that takes secant and inverse quadratic steps when they are safe).
 * @param f function whose root is sought  @param from one end  @param to the other end
 * @returns a point where f changes sign; an end where f is exactly 0 is returned as it is
 * @throws RangeError when f has the same sign at both ends
 * @see Brent 1973, Algorithms for Minimization without Derivatives, ch. 4
 */
export function findRoot(f: (x: number) => number, from: number, to: number): number {
	let a = from;
	let b = to;
	let fa = f(a);
	let fb = f(b);
	if (fa === 0) return a;
	if (fb === 0) return b;
	if (Math.sign(fa) === Math.sign(fb)) throw new RangeError("from and to must lie on both sides of a root");
	let c = a;
	let fc = fa;
	let step = b - a;
	let previousStep = step;
	for (let i = 0; i < 500; i++) {
		if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
		const tolerance = 2 * Number.EPSILON * Math.abs(b) + Number.MIN_VALUE;
		const half = (c - b) / 2;
		if (Math.abs(half) <= tolerance || fb === 0) return b;
		if (Math.abs(previousStep) >= tolerance && Math.abs(fa) > Math.abs(fb)) {
			const s = fb / fa;
			let p: number;
			let q: number;
			if (a === c) {
				p = 2 * half * s;
				q = 1 - s;
			} else {
				const r = fb / fc;
				const u = fa / fc;
				p = s * (2 * half * u * (u - r) - (b - a) * (r - 1));
				q = (u - 1) * (r - 1) * (s - 1);
			}
			if (p > 0) q = -q;
			p = Math.abs(p);
			if (2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(previousStep * q))) {
				previousStep = step;
				step = p / q;
			} else {
				step = half;
				previousStep = half;
			}
		} else {
			step = half;
			previousStep = half;
		}
		a = b;
		fa = fb;
		b += Math.abs(step) > tolerance ? step : half > 0 ? tolerance : -tolerance;
		fb = f(b);
		if (Math.sign(fb) === Math.sign(fc)) {
			c = a;
			fc = fa;
			step = b - a;
			previousStep = step;
		}
	}
	return b;
}
