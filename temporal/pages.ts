// The two ways between the product and Temporal's Web UI: where the UI shows a process, and where the product shows what
// the process is about.

/** The page of a workflow in Temporal's UI. */
export const processPageOf =
  (uiUrl: string, namespace: string) =>
  (workflowId: string): string =>
    `${uiUrl}/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(workflowId)}`

/** The memo's key of the address at which the product shows what a process is about. */
export const ADDRESS = 'address'

/** The memo with that address, where the product's own is known. */
export const addressMemo = (publicUrl: string | undefined, path: string): { readonly [ADDRESS]?: string } =>
  publicUrl === undefined ? {} : { [ADDRESS]: `${publicUrl}${path}` }
