/** The same object but for some of its parts. */
export function replaced<T extends object>(original: T, changes: Partial<T>): T {
  return new Proxy(original, {
    get: (target, name) => {
      const owner = name in changes ? changes : target
      const part: unknown = Reflect.get(owner, name, owner)
      return typeof part === 'function' ? part.bind(owner) : part
    }
  })
}
