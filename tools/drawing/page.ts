// Pages that are part written by people, part drawn by code: a drawn section stands between two marks with its name.

/** A Markdown table; a bar inside a cell would end it and is written as its entity. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((c) => c.replaceAll('|', '&#124;')).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

/** A diagram as GitHub and most editors show it. */
export const mermaid = (lines: readonly string[]) => ['```mermaid', ...lines, '```'].join('\n')

/** The page with each section as it is now. Throws when the page lacks the marks of a section. */
export function redrawn(page: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce((text, [name, drawn]) => {
    const [begin, end] = [`<!-- drawn: ${name} -->`, `<!-- end of ${name} -->`]
    const [from, to] = [text.indexOf(begin), text.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`the page lacks the marks “${begin}” and “${end}”`)
    return `${text.slice(0, from)}${begin}\n\n${drawn}\n\n${text.slice(to)}`
  }, page)
}
