// Keeps how the case stands at this body after a recorded step, in the step's own transaction: so “as at” any date is
// what was believed then, whatever was corrected afterwards.
import type { Step } from '../../domain/recommendation/step.js'
import type { Prisma } from '../generated/client.js'

/** Copies the rows that people read, as they are now, under the number of the step's last ledger row. One statement. */
export async function takeSnapshot(
  tx: Prisma.TransactionClient,
  { reference, bodyId, effectiveAt }: Pick<Step, 'reference' | 'bodyId' | 'effectiveAt'>,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO case_snapshot (reference, body_id, seq, effective_at, content)
    SELECT b.reference, b.body_id, b.seq, ${new Date(effectiveAt)}, jsonb_build_object(
      'body', jsonb_build_object(
        'stage', b.stage, 'waitingOn', b.waiting_on, 'dueOn', b.due_on, 'overdue', b.overdue, 'cqcPart', b.cqc_part,
        'planDueOn', b.plan_due_on, 'followUpOn', b.follow_up_on, 'followUpKind', b.follow_up_kind, 'outcome', b.outcome, 'closedAt', b.closed_at,
        'cqcLocationId', f.cqc_location_id, 'equalityOrHumanRights', f.equality_or_human_rights, 'particulars', b.particulars),
      'obligations', coalesce((
        SELECT jsonb_agg(jsonb_build_object(
          'number', o.number, 'requires', o.requires, 'assurance', o.assurance, 'originalDueOn', o.original_due_on,
          'dueOn', o.due_on, 'answer', o.answer, 'evidenceVersion', o.evidence_version, 'evidenceOn', o.evidence_on,
          'assuranceStatus', o.assurance_status, 'loggedOn', o.logged_on, 'judgement', o.judgement, 'judgedOn', o.judged_on,
          'category', o.category, 'condition', o.condition_standing, 'settledAs', o.settled_as,
          'wordsId', o.words_id, 'wordingId', o.wording_id, 'wordingStanding', o.wording_standing, 'wordingFindings', o.wording_findings,
          'publication', o.publication, 'publicationOn', o.publication_on, 'withheldBecause', o.withheld_because) ORDER BY o.number)
        FROM obligation o WHERE o.reference = b.reference AND o.body_id = b.body_id), '[]'::jsonb),
      'plans', coalesce((
        SELECT jsonb_agg(jsonb_build_object(
          'version', p.version, 'receivedOn', p.received_on, 'status', p.status, 'acceptedFor', p.accepted_for,
          'loggedOn', p.logged_on, 'sha256', p.sha256) ORDER BY p.version)
        FROM plan p WHERE p.reference = b.reference AND p.body_id = b.body_id), '[]'::jsonb))
    FROM case_body b JOIN case_file f ON f.reference = b.reference WHERE b.reference = ${reference} AND b.body_id = ${bodyId}`
}
