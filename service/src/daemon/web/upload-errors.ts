/** Every way in which an upload is refused by the daemon; what its files fail with has the code of `hyper`. */

import { errorTable } from '../../errors.js'

export const UPLOAD_ERRORS = {
  DAEMON_UPLOAD_UNKNOWN: {
    message: 'there is no open upload {id}',
    remedy: 'Begin it again; one that nobody goes on with is forgotten after some minutes.'
  },
  DAEMON_UPLOADS_FULL: {
    message: 'as many uploads are open as may be: {most}',
    remedy: 'Finish or stop one of them.'
  },
  DAEMON_UPLOAD_TOO_LARGE: {
    message:
      'the upload has {bytes} bytes in {files} files; there is room for {room} bytes, and for {most} files at once',
    remedy: 'Free space on the disk of HOME, or publish a folder in place with `datdot publish`.'
  },
  DAEMON_UPLOAD_INVALID: {
    message: 'the upload cannot be taken: {why}',
    remedy: 'Send {bytes, files} to begin, then each part with path, size and offset.'
  },
  DAEMON_UPLOAD_LONGER: {
    message: 'more came than was said: {bytes} bytes in {files} files',
    remedy: 'Begin again, and say how much there is.'
  }
} as const

export const uploadError = errorTable(UPLOAD_ERRORS)
