// Finds human words in the markup of a component: they belong in messages/, where they have two languages.
import { parse } from 'svelte/compiler';

/** Attributes and properties that a person reads or hears. */
const spoken =
	/^(aria-(label|description|roledescription|placeholder|valuetext|braille.*)|title|alt|placeholder|label|heading|text|caption|hint|message|description|summary)$/;
/** Attributes whose values are words of the machine, spaces and all. */
const machine =
	/^(class|style|d|points|viewBox|preserveAspectRatio|transform|sizes|srcset|accept|allow|media|rel|autocomplete|aria-(labelledby|describedby|controls|owns)|--.*)$/;

type Node = { type: string; start: number; end: number } & Record<string, unknown>;
const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** `file:line: words` for each human word in the template; brands may be said anywhere. */
export function wordsIn(file: string, text: string, brands: readonly string[]): string[] {
	const said: { at: number; words: string }[] = [];
	const hear = (node: Node, words: string, isHuman: (words: string) => boolean) => {
		const plain = brands.reduce((rest, brand) => rest.replaceAll(brand, ''), words);
		if (isHuman(plain)) said.push({ at: node.start, words: words.trim() });
	};
	listen(parse(text, { modern: true }).fragment, hear);
	return said.map(({ at, words }) => `${file}:${lineOf(text, at)}: ${words}`);
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;
const isWord = (words: string): boolean => /\p{L}{2,}/u.test(words);
const isSentence = (words: string): boolean => /\p{L}/u.test(words) && /\S\s+\S/.test(words);

type Hear = (node: Node, words: string, isHuman: (words: string) => boolean) => void;

function listen(value: unknown, hear: Hear): void {
	if (Array.isArray(value)) return value.forEach((inner) => listen(inner, hear));
	if (typeof value !== 'object' || value === null) return;
	if (!isNode(value)) return Object.values(value).forEach((inner) => listen(inner, hear));
	switch (value.type) {
		case 'Text':
			return hear(value, String(value.data), isWord);
		case 'ExpressionTag':
			return listenToValue(value.expression, hear);
		case 'Attribute':
			return listenToAttribute(value, hear);
		case 'StyleDirective':
		case 'ClassDirective':
		case 'OnDirective':
			return;
		case 'RegularElement':
			// What is inside <style> and <script> in a template is not read by anybody.
			if (value.name === 'style' || value.name === 'script') return;
	}
	if (hearLiteral(value, hear, isSentence)) return;
	for (const inner of Object.values(value)) listen(inner, hear);
}

function listenToAttribute(attribute: Node, hear: Hear): void {
	const name = String(attribute.name);
	if (machine.test(name)) return;
	const parts = Array.isArray(attribute.value) ? attribute.value : [attribute.value];
	for (const part of parts.filter(isNode)) {
		if (part.type === 'Text') {
			if (spoken.test(name)) hear(part, String(part.data), isWord);
		} else if (spoken.test(name)) listenToValue(part.expression, hear);
		else listen(part.expression, hear);
	}
}

/** Literals that become the value itself may hold no word at all; others no sentence. */
function listenToValue(value: unknown, hear: Hear): void {
	if (!isNode(value)) return;
	switch (value.type) {
		case 'ConditionalExpression':
			listen(value.test, hear);
			listenToValue(value.consequent, hear);
			return listenToValue(value.alternate, hear);
		case 'BinaryExpression':
			if (value.operator !== '+') break;
		// falls through
		case 'LogicalExpression':
			listenToValue(value.left, hear);
			return listenToValue(value.right, hear);
		case 'TemplateLiteral':
			for (const part of [value.quasis, value.expressions].flat()) listenToValue(part, hear);
			return;
	}
	if (!hearLiteral(value, hear, isWord)) listen(value, hear);
}

function hearLiteral(node: Node, hear: Hear, isHuman: (words: string) => boolean): boolean {
	if (node.type === 'Literal') {
		if (typeof node.value === 'string') hear(node, node.value, isHuman);
		return true;
	}
	if (node.type !== 'TemplateElement') return false;
	const { cooked } = node.value as { cooked: string };
	hear(node, cooked, isHuman);
	return true;
}
