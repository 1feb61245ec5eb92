/** Without the token nothing of the account is shown: how to get it. */

export function NoToken() {
  return (
    <main class="no-token">
      <img src="/icon.svg" alt="" width="48" height="48" />
      <h1>This page needs the daemon’s token</h1>
      <p>Only you can read it. This command opens the page with it:</p>
      <pre>
        <code>datdot dashboard</code>
      </pre>
      <p class="quiet">
        Type it as whoever runs the daemon, with the same settings; where the machine’s service runs it, that is{' '}
        <code>sudo -u datdot datdot dashboard</code>.
      </p>
      <p class="quiet">
        The token stays in this tab and is forgotten when you close it; each start of the daemon makes another one. It
        is in the file <code>daemon.token</code> in the folder of your settings; nobody should ever ask you for it.
      </p>
    </main>
  )
}
