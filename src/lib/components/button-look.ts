/** How a button weighs: one `primary` a screen at most; `quiet` has no frame. */
export type ButtonVariant = 'default' | 'primary' | 'quiet';
/** 24, 28, 36 and 40 px high. */
export type ButtonSize = 'small' | 'medium' | 'large' | 'tall';

/** The classes of a button or of a link that looks like one; the rules are in app.css. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, wide: boolean): string {
	return ['btn', `btn-${variant}`, `btn-${size}`, wide ? 'btn-wide' : ''].filter(Boolean).join(' ');
}
