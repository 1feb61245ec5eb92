/** What a `FakeChain` says to a call that the pallet would refuse. */
export class Refused extends Error {}
