// An import from the file to its report: read, compare, and only when every row is right, carry out.
import type { LocalDate } from '../../domain/calendar/local-date.js'
import { carryOut, type ImportPorts } from './carry-out.js'
import { readCaseFile } from './case-file.js'
import { planImport } from './plan.js'
import { dryRunReport, importReport, problemsReport } from './report.js'

/** What a command answers with. */
export interface Answer {
  readonly out: string
  readonly exitCode: 0 | 1
}

/** Runs the import on `today`. Exit code 1: a row is wrong, and nothing was started, or a case is in conflict. */
export async function runImport(
  ports: ImportPorts,
  file: string,
  { today, dryRun }: { readonly today: LocalDate; readonly dryRun: boolean },
): Promise<Answer> {
  const caseFile = await readCaseFile(file, today, ports.calendar)
  const plan = await planImport(ports.database, caseFile)
  if (plan.problems.length > 0) return { out: problemsReport(plan, caseFile.rows), exitCode: 1 }
  if (dryRun) {
    const conflict = plan.cases.some((c) => c.standing === 'differs')
    return { out: dryRunReport(plan), exitCode: conflict ? 1 : 0 }
  }
  const imported = await carryOut(ports, plan)
  return { out: importReport(plan, imported), exitCode: imported.some((i) => i.became === 'differs') ? 1 : 0 }
}
