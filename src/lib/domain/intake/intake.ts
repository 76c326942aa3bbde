/** From rows to a preview: the one way in for a file of either form. */
import type { Framework } from '../framework.ts';
import { runSteps, type Steps } from '../steps.ts';
import type { Layout } from './columns.ts';
import { previewLong } from './long.ts';
import type { IntakeContext, Preview } from './preview.ts';
import type { RawTable } from './table.ts';
import { previewWide } from './wide.ts';

/** What the import of a table under a layout would do. Never throws, whatever the cells hold. */
export function previewImport(
	table: RawTable,
	layout: Layout,
	framework: Framework,
	context: IntakeContext,
): Preview {
	return runSteps(previewSteps(table, layout, framework, context));
}

/** The same in steps of a few rows. */
export function previewSteps(
	table: RawTable,
	layout: Layout,
	framework: Framework,
	context: IntakeContext,
): Steps<Preview> {
	return layout.form === 'long'
		? previewLong(table, layout, framework, context)
		: previewWide(table, layout, framework, context);
}
