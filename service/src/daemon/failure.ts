/** That something which runs has stopped by itself: `now` rejects then. */
export class Failure {
  with: (error: unknown) => void = () => {}
  readonly now = new Promise<never>((_, reject) => {
    this.with = reject
  })

  constructor() {
    // It may stop before anybody waits for that.
    this.now.catch(() => {})
  }
}
