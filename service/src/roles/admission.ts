/**
 * Whether this machine takes on more work, as whoever runs it limits it. What it has taken on is finished, what it stores is
 * served, and challenges are answered without asking anybody.
 */

import { rolesError } from './errors.js'

export interface Admission {
  /** Why no setup is begun now, if none is. */
  refusal(): Error | undefined
  /** Keeps room on the disk until the function that it returns is called. @throws if there is none to spare */
  room(bytes: number): Promise<() => void>
  /** Waits for the time of the next page that is encoded, decoded or checked. */
  turn(signal?: AbortSignal): Promise<void>
}

/** A machine without limits. */
export const UNLIMITED: Admission = {
  refusal: () => undefined,
  room: async () => () => {},
  turn: async () => {}
}

/** @throws ROLES_DISK_FULL */
export function keepRoom(admission: Admission, bytes: number): Promise<() => void> {
  return admission.room(bytes).catch((cause: Error) => {
    throw rolesError('ROLES_DISK_FULL', { why: cause.message }, cause)
  })
}
