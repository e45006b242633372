// Names of what can stand in the way, for the screens that tell of it.
export type { ProblemCode as ProblemName } from '#lib/local/problem.ts';
