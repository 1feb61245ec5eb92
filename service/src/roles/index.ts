export { ROLES_ERRORS, type RolesErrorCode } from './errors.js'
export { type ProviderOptions, type ProviderRole, startProvider } from './provider.js'
