/**
 * What somebody chose or typed while a page was still starting. Hydration puts every control whose
 * value comes from the page back to what the server sent; these two calls, before and after it,
 * keep the choice and tell the page of it.
 */

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface Choice {
	readonly control: Control;
	/** What was typed or selected; of a box or radio button only whether it is checked counts. */
	readonly value: string;
	readonly checked: boolean;
}

/** Controls without a choice of the person's to lose: a chosen file stays by itself. */
const FIXED = new Set(['hidden', 'file', 'submit', 'button', 'reset', 'image']);

/** Taken before hydration: the controls that do not hold any more what the server sent. */
export function earlyChoices(page: Document): readonly Choice[] {
	// After a reload or on the way back the browser itself fills in what once stood there.
	const [entry] = page.defaultView?.performance.getEntriesByType('navigation') ?? [];
	if (entry === undefined || !('type' in entry) || entry.type !== 'navigate') return [];
	return [...page.querySelectorAll<Control>('input, select, textarea')]
		.filter((control) => !FIXED.has(control.type) && isChosen(control))
		.map((control) => ({ control, value: control.value, checked: isChecked(control) }));
}

/** Makes the choices again where they are gone, as the person did: with the events of it. */
export function repeatChoices(choices: readonly Choice[]): void {
	for (const { control, value, checked } of choices) {
		if (!control.isConnected) continue;
		if (isBox(control)) {
			if (control.checked === checked) continue;
			control.checked = checked;
		} else {
			if (control.value === value) continue;
			control.value = value;
		}
		control.dispatchEvent(new Event('input', { bubbles: true }));
		control.dispatchEvent(new Event('change', { bubbles: true }));
	}
}

function isBox(control: Control): control is HTMLInputElement {
	return control.type === 'checkbox' || control.type === 'radio';
}

function isChecked(control: Control): boolean {
	return isBox(control) && control.checked;
}

function isChosen(control: Control): boolean {
	if (control instanceof HTMLSelectElement) {
		const sent = [...control.options].findIndex((option) => option.defaultSelected);
		return control.selectedIndex !== Math.max(0, sent);
	}
	// Of the radio buttons of a group the one that was chosen tells all.
	if (isBox(control))
		return control.type === 'radio'
			? control.checked && !control.defaultChecked
			: control.checked !== control.defaultChecked;
	return control.value !== control.defaultValue;
}
