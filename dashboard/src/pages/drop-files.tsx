/** Files and folders of this computer, dropped or chosen, sent to the daemon. */

import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { bytes, count } from '../data/format.js'
import { Failure } from '../data/rpc.js'
import { type Chosen, chosenFiles, droppedFiles, upload, withoutCommonFolder } from '../data/upload.js'
import { Outcome, useDoing } from '../ui/action.js'
import { Bar } from '../ui/parts.js'

export function DropFiles({ onKey }: { onKey: (key: string) => void }) {
  const doing = useDoing()
  const over = useSignal(false)
  const sent = useSignal<{ sent: number; total: number } | null>(null)
  const stop = useRef<AbortController | null>(null)
  const send = (choose: () => Promise<readonly Chosen[]>) =>
    doing.run(async () => {
      const files = withoutCommonFolder(await choose())
      if (files.length === 0) throw new Failure('FILES_NONE', 'There are no files in it.', 'Choose others.')
      stop.current = new AbortController()
      try {
        const made = await upload(
          files,
          (done, total) => (sent.value = { sent: done, total }),
          stop.current.signal
        ).catch(stopped)
        onKey(made.key)
        return `${count(made.files, 'file')}, ${bytes(made.bytes)}: a hyperdrive of its own now. Its key is filled in below.`
      } finally {
        sent.value = null
      }
    })
  return (
    <fieldset
      class={over.value ? 'drop over' : 'drop'}
      aria-label="Files of this computer"
      onDragOver={(event) => {
        event.preventDefault()
        over.value = true
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        event.preventDefault()
        over.value = false
        const items = event.dataTransfer?.items
        if (items !== undefined) send(() => droppedFiles(items))
      }}
    >
      <p>Drop a file or a folder here</p>
      <div class="row">
        <Choose label="Choose files" busy={doing.busy} onFiles={(files) => send(async () => files)} />
        <Choose label="Choose a folder" folder busy={doing.busy} onFiles={(files) => send(async () => files)} />
      </div>
      {sent.value !== null && (
        <div class="sending">
          <Bar value={sent.value.sent} most={sent.value.total} label="Sent to the daemon" />
          <p class="quiet">
            {bytes(sent.value.sent)} of {bytes(sent.value.total)}
          </p>
          <button type="button" class="small" onClick={() => stop.current?.abort()}>
            Stop
          </button>
        </div>
      )}
      <Outcome doing={doing} />
    </fieldset>
  )
}

function stopped(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') {
    throw new Failure('UPLOAD_STOPPED', 'Stopped: nothing was kept.', 'Drop the files again whenever you like.')
  }
  throw error
}

function Choose({
  label,
  folder,
  busy,
  onFiles
}: {
  label: string
  folder?: boolean
  busy: boolean
  onFiles: (files: readonly Chosen[]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" disabled={busy} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        class="hidden"
        tabIndex={-1}
        aria-hidden="true"
        multiple
        {...(folder && { webkitdirectory: true })}
        onChange={(event) => {
          const { files } = event.currentTarget
          if (files !== null && files.length > 0) onFiles(chosenFiles(files))
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
