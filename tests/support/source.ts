// Reads code as the law sees it: what a file imports and which names of the world it uses.
import ts from 'typescript';
import { parse } from 'svelte/compiler';

export type Import = { from: string; line: number; names: string[]; typesOnly: boolean };
export type Use = { name: string; line: number };
export type Source = { imports: Import[]; uses: Use[] };

/** What a `.ts` or `.svelte` file imports (dynamically too) and which names it takes from the world. */
export function readSource(file: string, text: string): Source {
	const code = file.endsWith('.svelte') ? scriptOf(text) : text;
	const tree = ts.createSourceFile(`${file}.ts`, code, ts.ScriptTarget.Latest, true);
	const source: Source = { imports: [], uses: [] };
	const declared = declaredIn(tree);
	const visit = (node: ts.Node): void => {
		const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
		const found = importOf(node);
		if (found) source.imports.push({ ...found, line });
		for (const name of usesOf(node, declared)) source.uses.push({ name, line });
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return source;
}

/**
 * The scripts and the expressions of a component, each where it stands, all else blank: so one
 * parser reads both and its line numbers are those of the file.
 */
function scriptOf(text: string): string {
	const out = text.split('').map((char): string => (char === '\n' ? char : ' '));
	const keep = (start: number, end: number) => {
		for (let at = start; at < end; at += 1) out[at] = text[at] ?? ' ';
		if (out[start - 1] === ' ') out[start - 1] = ';';
		if (out[end] === ' ') out[end] = ';';
	};
	const { fragment, instance, module } = parse(text, { modern: true });
	for (const script of [instance, module]) {
		if (!script) continue;
		const { start, end } = script.content as unknown as { start: number; end: number };
		keep(start, end);
	}
	for (const { start, end } of expressionsOf(fragment)) keep(start, end);
	return out.join('');
}

type Span = { type: string; start: number; end: number };
const isSpan = (value: unknown): value is Span =>
	typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** The outermost expressions and declarations of a template. */
function* expressionsOf(value: unknown): Generator<Span> {
	if (Array.isArray(value)) for (const inner of value) yield* expressionsOf(inner);
	else if (isSpan(value) && /(Expression|Literal|Identifier|Declaration|Pattern)$/.test(value.type))
		yield value;
	else if (typeof value === 'object' && value !== null)
		for (const inner of Object.values(value)) yield* expressionsOf(inner);
}

function importOf(node: ts.Node): Omit<Import, 'line'> | null {
	if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
		const from = literal(node.moduleSpecifier);
		return from === null ? null : { from, ...namesOf(node) };
	}
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
		const from = literal(node.argument.literal);
		return from === null ? null : { from, names: [], typesOnly: true };
	}
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
		return { from: literal(node.arguments[0]) ?? '(computed)', names: [], typesOnly: false };
	}
	if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
		const [path, base] = node.arguments ?? [];
		const from = literal(path);
		const isCode =
			from !== null && /\.(ts|js)$/.test(from) && base?.getText() === 'import.meta.url';
		return isCode ? { from, names: [], typesOnly: false } : null;
	}
	return null;
}

const literal = (node: ts.Node | undefined): string | null =>
	node && ts.isStringLiteralLike(node) ? node.text : null;

function namesOf(node: ts.ImportDeclaration | ts.ExportDeclaration) {
	const clause = ts.isImportDeclaration(node) ? node.importClause : node;
	const bindings = ts.isImportDeclaration(node)
		? node.importClause?.namedBindings
		: node.exportClause;
	const parts =
		bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings))
			? [...bindings.elements]
			: [];
	const hasDefault = ts.isImportDeclaration(node) && node.importClause?.name !== undefined;
	const eachIsType = parts.length > 0 && !hasDefault && parts.every((part) => part.isTypeOnly);
	return {
		names: parts.map((part) => (part.propertyName ?? part.name).text),
		typesOnly: clause?.isTypeOnly === true || eachIsType,
	};
}

/** Names that the file itself declares, and that therefore are not the world's. */
function declaredIn(tree: ts.SourceFile): Set<string> {
	const names = new Set<string>();
	const visit = (node: ts.Node): void => {
		const named =
			ts.isVariableDeclaration(node) ||
			ts.isParameter(node) ||
			ts.isBindingElement(node) ||
			ts.isFunctionDeclaration(node) ||
			ts.isImportSpecifier(node) ||
			ts.isImportClause(node);
		if (named && node.name && ts.isIdentifier(node.name)) names.add(node.name.text);
		ts.forEachChild(node, visit);
	};
	visit(tree);
	// Kit lends a `fetch` to its load functions: it speaks to the network all the same.
	names.delete('fetch');
	return names;
}

const worlds = ['window', 'globalThis', 'self'];

function usesOf(node: ts.Node, declared: ReadonlySet<string>): string[] {
	if (ts.isIdentifier(node)) {
		return isReference(node) && !declared.has(node.text) ? [node.text] : [];
	}
	if (ts.isPropertyAccessExpression(node))
		return memberUse(node.expression, node.name.text, declared);
	if (ts.isElementAccessExpression(node)) {
		return memberUse(node.expression, literal(node.argumentExpression) ?? '', declared);
	}
	if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer) {
		const of = node.initializer;
		return node.name.elements.flatMap((part) => {
			const name = part.propertyName ?? part.name;
			return ts.isIdentifier(name) ? memberUse(of, name.text, declared) : [];
		});
	}
	const makes = ts.isNewExpression(node) || ts.isCallExpression(node);
	const isDate =
		makes && node.expression.getText().replace(/^(window|globalThis|self)\./, '') === 'Date';
	return isDate && (ts.isCallExpression(node) || !node.arguments?.length) ? ['new Date()'] : [];
}

/** `Date.now`, `window.Date.now`, `globalThis['fetch']` by the name the law knows them by. */
function memberUse(of: ts.Expression, member: string, declared: ReadonlySet<string>): string[] {
	const owner = of.getText().split('.').at(-1) ?? '';
	const isWorld = worlds.includes(owner) && !declared.has(owner);
	return [`${owner}.${member}`, `.${member}`, ...(isWorld ? [member] : [])];
}

function isReference(node: ts.Identifier): boolean {
	const { parent } = node;
	for (let up: ts.Node = parent; up; up = up.parent) if (ts.isTypeNode(up)) return false;
	if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent)) {
		return !('name' in parent && parent.name === node) && !ts.isQualifiedName(parent);
	}
	if (ts.isShorthandPropertyAssignment(parent) || ts.isExportSpecifier(parent)) return true;
	if (ts.isBindingElement(parent)) return parent.initializer === node;
	const isName = 'name' in parent && parent.name === node;
	const isSpecifier = ts.isImportSpecifier(parent) || ts.isImportClause(parent);
	return !isName && !isSpecifier;
}
