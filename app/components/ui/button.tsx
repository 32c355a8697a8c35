import type { ButtonHTMLAttributes } from "react";

const LOOKS = {
	primary: "border-accent bg-accent text-on-accent hover:opacity-90",
	plain: "border-rule bg-surface text-ink hover:bg-raised",
	quiet: "border-transparent bg-transparent text-accent underline underline-offset-2",
	danger: "border-danger bg-surface text-danger hover:bg-danger-soft",
} as const;

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
	look?: keyof typeof LOOKS;
	small?: boolean;
}

export function Button({
	look = "plain",
	small = false,
	className = "",
	type = "button",
	...rest
}: ButtonProps) {
	return <button type={type} className={`${buttonLook(look, small)} ${className}`} {...rest} />;
}

/** The look of a button, for links that do what a button would. */
export function buttonLook(look: keyof typeof LOOKS = "plain", small = false): string {
	const size = small ? "px-2 py-0.5 text-sm" : "px-4 py-1.5";
	return `inline-flex cursor-pointer items-center justify-center rounded border font-medium no-underline disabled:cursor-not-allowed disabled:opacity-60 ${size} ${LOOKS[look]}`;
}
