/** Accounts, offers and stakes. */

import type { Address, Balance, Key, PlanId, Tick, UserId } from '../ids.js'
import type { Role } from '../offer.js'

export type ProviderEvent =
  /** An account was registered. */
  | {
      readonly type: 'accountCreated'
      /** The new user's id. */
      readonly user: UserId
      /** Its account. */
      readonly account: Address
    }
  /** New keys of an account were accepted; they act from a tick on. */
  | {
      readonly type: 'keysRotating'
      readonly user: UserId
      /** The tick from which the new keys act. */
      readonly at: Tick
    }
  /** New keys of an account act now. */
  | {
      readonly type: 'keysRotated'
      readonly user: UserId
    }
  /** Keys of an account count for nothing from now on; others have taken their place. */
  | {
      readonly type: 'keysRevoked'
      readonly user: UserId
      /** The Noise key that was revoked, if one was. */
      readonly noiseKey: Key | undefined
      /** The signing key that was revoked, if one was. */
      readonly signingKey: Key | undefined
    }
  /** An account was closed and its deposit returned. */
  | {
      readonly type: 'accountDeleted'
      readonly user: UserId
      readonly account: Address
      /** Burned of the pot for its measurements, which nobody is left to earn. */
      readonly burned: Balance
    }
  /** A provider made an offer and its stake is held. */
  | {
      readonly type: 'offerCreated'
      /** The provider's user id. */
      readonly user: UserId
      /** Stake held over all roles. */
      readonly stake: Balance
      /** The tick from which it may be drawn. */
      readonly drawableAt: Tick
    }
  /** A provider changed its offer. */
  | {
      readonly type: 'offerUpdated'
      /** The provider's user id. */
      readonly user: UserId
      /** Stake held over all roles. */
      readonly stake: Balance
    }
  /** A provider is leaving: it is not drawn any more, and its slots are handed over. */
  | {
      readonly type: 'offerWithdrawing'
      /** The provider's user id. */
      readonly user: UserId
      /** Tick from which it may go at the price of its replacement. */
      readonly mayGoAt: Tick
    }
  /** A provider has left; everything that was held for its offer was returned. */
  | {
      readonly type: 'offerWithdrawn'
      /** The provider's user id. */
      readonly user: UserId
      /** What was returned. */
      readonly returned: Balance
    }
  /** A provider may be drawn now. */
  | {
      readonly type: 'providerDrawable'
      /** The provider's user id. */
      readonly user: UserId
    }
  /** A provider is away: it keeps its slots, unpaid, and is asked for nothing. */
  | {
      readonly type: 'providerPaused'
      /** The provider's user id. */
      readonly user: UserId
      /** Tick at which the pause ends by itself. */
      readonly until: Tick
      /** Ticks that are left for pauses in this period. */
      readonly left: Tick
    }
  /** A provider failed a duty and is not drawn until it unpauses itself. */
  | {
      readonly type: 'providerSuspended'
      /** The provider's user id. */
      readonly user: UserId
    }
  /** A provider ended its pause or suspension. */
  | {
      readonly type: 'providerUnpaused'
      /** The provider's user id. */
      readonly user: UserId
      /** The tick from which it may be drawn. */
      readonly drawableAt: Tick
    }
  /** Stake of a provider was slashed. */
  | {
      readonly type: 'stakeSlashed'
      /** The provider's user id. */
      readonly user: UserId
      /** The role whose stake it was. */
      readonly role: Role
      /** The plan that it failed. */
      readonly plan: PlanId
      /** Put into the plan's escrow, for its replacement. */
      readonly replacement: Balance
      /** Paid to the sponsor. */
      readonly compensation: Balance
      /** Burned. */
      readonly burned: Balance
    }
