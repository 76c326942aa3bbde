import type { SkillId } from '../framework.ts';

/**
 * What interviewers ask for, as data: two or three questions about work that was really done, and
 * what somebody can bring to show it. The same for every level: the answer tells the level.
 */

export interface InterviewWords {
	/** Two or three; each asks for one real case, what was done in it and how that showed. */
	readonly questions: readonly string[];
	/** What can be shown, in two to five words each. */
	readonly evidence: readonly string[];
}

export const INTERVIEW_WORDS: Readonly<Record<SkillId, InterviewWords>> = {
	sys: {
		questions: [
			'Which run or pipeline of yours did others depend on? What did they notice when it failed?',
			'Tell us about a bottleneck you removed. What did you measure before and after?',
			'What broke only once it ran at scale, and how did you find the cause?',
		],
		evidence: ['profile before and after', 'design of a pipeline', 'incident write-up'],
	},
	exp: {
		questions: [
			'Take a vague question you were given. Which test did you make of it, and which result would have stopped it?',
			'Which ablation changed your mind about a cause? What had you believed before?',
			'Tell us about an experiment you argued against running. What was decided?',
		],
		evidence: ['experiment plan', 'ablation table', 'ship recommendation'],
	},
	code: {
		questions: [
			'Walk us through a migration or a rewrite of yours. What broke, and who noticed?',
			'Which module of yours do others build on? What would you now design otherwise?',
			'Tell us about a fault in the framework, the numerics or the device that you traced down.',
		],
		evidence: ['pull request', 'code review you gave', 'interface of a module'],
	},
	theory: {
		questions: [
			'Which technique did you expect to fail before anybody ran it, and why? What happened?',
			'Take a method you implemented from its paper. Which detail decided whether it worked?',
			'Which direction did you stop on theoretical grounds? Did the reasons hold?',
		],
		evidence: ['derivation or note', 'method you adapted', 'prediction written before a run'],
	},
	stats: {
		questions: [
			'Show us a design that others used. How was its sample size chosen, and what did peeking cost?',
			'Which result looked significant and was not? What gave it away?',
			'How did you handle a noisy or dependent metric in a decision that mattered?',
		],
		evidence: ['A/B read-out', 'design others reviewed', 'power calculation'],
	},
	product: {
		questions: [
			'Who used your last model, which number stood for what they gained, and how did you know?',
			'When did the offline metric and the product part ways? What did you do?',
			'Which recommendation of yours was followed, and did it hold after launch?',
		],
		evidence: ['launch review', 'metric definition', 'recommendation after a test'],
	},
	writing: {
		questions: [
			'Take one paper or report you led. Which claim changed on the way, and what changed it?',
			'What did reviewers get right about your work, and what did you do with it?',
			'Show a text of somebody else that you edited. What became clearer?',
		],
		evidence: ['paper or public report', 'internal report', 'review and reply'],
	},
	swe: {
		questions: [
			'Which system did you operate for longest? What did you learn on call?',
			'Over several releases of one system, which early decision proved right and which wrong?',
		],
		evidence: ['release history', 'post-mortem', 'maintained project'],
	},
	res: {
		questions: [
			'Which question did you pursue longest? What was your own part in the answer?',
			'Tell us about a line of work you dropped. When should you have dropped it?',
		],
		evidence: ['thesis or reproduction', 'accepted work', 'research proposal'],
	},
	claims: {
		questions: [
			'Take a paper you read closely. What did it measure, and what does it claim beyond that?',
			'Which published result did you expect not to hold for you, and did it?',
		],
		evidence: ['paper review', 'replication note', 'reading-group summary'],
	},
	impl: {
		questions: [
			'Which paper did you implement without its code? Where did you have to guess, and how did you check?',
			'Which sanity test caught a mistake of yours before it cost a run?',
		],
		evidence: ['implementation', 'sanity tests', 'result within tolerance'],
	},
	base: {
		questions: [
			'How did you choose and tune the baseline of your last project, and with which budget?',
			'When did a baseline turn out to be good enough? What did you do then?',
		],
		evidence: ['baseline report', 'tuning log', 'seeded results'],
	},
	diag: {
		questions: [
			'Which plausible result of yours or of a colleague was wrong? How was it found?',
			'Tell us about a design you saw would not measure what it should. What did you propose?',
		],
		evidence: ['bug write-up', 'leakage check', 'design you questioned'],
	},
};

/** For a skill that a workspace has added itself. */
export const GENERAL_WORDS: InterviewWords = {
	questions: [
		'Tell us about the last time you did this alone. What was hard about it?',
		'What of it did others come to depend on, and how did that show?',
	],
	evidence: ['piece of work', 'review by others'],
};
