import { getContext, setContext } from 'svelte';

/** What is wrong with the field of a path, in words; empty when nothing is. */
export type Problem = (path: string) => string;

const key = Symbol('form');

export const setForm = (problem: Problem) => setContext(key, problem);
export const getForm = () => getContext<Problem>(key);
