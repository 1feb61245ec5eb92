/** The questions of `ChainAPI`: one method for each file of `queries/`. */

import type { ChainClient } from './client.js'
import * as queries from './queries/index.js'
import type {
  AccountBalance,
  Address,
  Amendment,
  AmendmentId,
  Balance,
  Block,
  ChallengeId,
  Contract,
  ContractId,
  Delivery,
  Digest,
  Duties,
  Feed,
  FeedId,
  Hosting,
  Id,
  Item,
  Key,
  NodeHealth,
  OpenChallenge,
  PerformanceChallenge,
  Plan,
  PlanId,
  PlanRanges,
  PlanReport,
  PriceList,
  Provider,
  StorageChallenge,
  User,
  UserId
} from './types.js'

export class ChainQueries {
  readonly client: ChainClient

  constructor(client: ChainClient) {
    this.client = client
  }

  /** Genesis hash: in everything that is signed. */
  get genesis(): Digest {
    return this.client.genesis
  }

  /** Resolves with the next best block. */
  async nextBlock(signal?: AbortSignal): Promise<Block> {
    return (await this.client.heads.next('best', signal)).block
  }

  /** The best block's number. */
  getBlockNumber(signal?: AbortSignal): Promise<Block> {
    return queries.getBlockNumber(this.client, signal)
  }

  /** The object with an id, whatever its kind. */
  getItemByID(id: Id, signal?: AbortSignal): Promise<Item | undefined> {
    return queries.getItemByID(this.client, id, signal)
  }

  getFeedByID(id: FeedId, signal?: AbortSignal): Promise<Feed | undefined> {
    return queries.getFeedByID(this.client, id, signal)
  }

  getFeedByKey(key: Key, signal?: AbortSignal): Promise<{ readonly id: FeedId; readonly feed: Feed } | undefined> {
    return queries.getFeedByKey(this.client, key, signal)
  }

  getUserByID(id: UserId, signal?: AbortSignal): Promise<User | undefined> {
    return queries.getUserByID(this.client, id, signal)
  }

  getPlanByID(id: PlanId, signal?: AbortSignal): Promise<Plan | undefined> {
    return queries.getPlanByID(this.client, id, signal)
  }

  /** The ranges of a plan, and the feeds that it pins. */
  getPlanRanges(id: PlanId, signal?: AbortSignal): Promise<PlanRanges> {
    return queries.getPlanRanges(this.client, id, signal)
  }

  getContractByID(id: ContractId, signal?: AbortSignal): Promise<Contract | undefined> {
    return queries.getContractByID(this.client, id, signal)
  }

  /** A running amendment. */
  getAmendmentByID(id: AmendmentId, signal?: AbortSignal): Promise<Amendment | undefined> {
    return queries.getAmendmentByID(this.client, id, signal)
  }

  /** An open challenge. */
  getStorageChallengeByID(id: ChallengeId, signal?: AbortSignal): Promise<StorageChallenge | undefined> {
    return queries.getStorageChallengeByID(this.client, id, signal)
  }

  /** A challenge that is not counted yet. */
  getPerformanceChallengeByID(id: ChallengeId, signal?: AbortSignal): Promise<PerformanceChallenge | undefined> {
    return queries.getPerformanceChallengeByID(this.client, id, signal)
  }

  /** A user's offer and the book-keeping about it. */
  getProviderByID(id: UserId, signal?: AbortSignal): Promise<Provider | undefined> {
    return queries.getProviderByID(this.client, id, signal)
  }

  /** The book-keeping about what a user hosts. */
  getHostingByID(id: UserId, signal?: AbortSignal): Promise<Hosting | undefined> {
    return queries.getHostingByID(this.client, id, signal)
  }

  /** The last counted delivery of a hoster. */
  getDeliveryByID(id: UserId, signal?: AbortSignal): Promise<Delivery | undefined> {
    return queries.getDeliveryByID(this.client, id, signal)
  }

  getFeedKey(id: FeedId, signal?: AbortSignal): Promise<Key | undefined> {
    return queries.getFeedKey(this.client, id, signal)
  }

  getUserAddress(id: UserId, signal?: AbortSignal): Promise<Address | undefined> {
    return queries.getUserAddress(this.client, id, signal)
  }

  getUserIDByAddress(address: Address, signal?: AbortSignal): Promise<UserId | undefined> {
    return queries.getUserIDByAddress(this.client, address, signal)
  }

  getUserIDByNoiseKey(key: Key, signal?: AbortSignal): Promise<UserId | undefined> {
    return queries.getUserIDByNoiseKey(this.client, key, signal)
  }

  getUserIDBySigningKey(key: Key, signal?: AbortSignal): Promise<UserId | undefined> {
    return queries.getUserIDBySigningKey(this.client, key, signal)
  }

  /** The Noise key by which a hoster is dialled. */
  getHosterKey(id: UserId, signal?: AbortSignal): Promise<Key | undefined> {
    return queries.getNoiseKey(this.client, id, signal)
  }

  /** The Noise key by which an encoder is dialled. */
  getEncoderKey(id: UserId, signal?: AbortSignal): Promise<Key | undefined> {
    return queries.getNoiseKey(this.client, id, signal)
  }

  /** The Noise key by which an attestor is dialled. */
  getAttestorKey(id: UserId, signal?: AbortSignal): Promise<Key | undefined> {
    return queries.getNoiseKey(this.client, id, signal)
  }

  /** The key with which a user signs statements. */
  getSigningKey(id: UserId, signal?: AbortSignal): Promise<Key | undefined> {
    return queries.getSigningKey(this.client, id, signal)
  }

  /** Prices, deposits and stakes in force. */
  priceList(signal?: AbortSignal): Promise<PriceList> {
    return queries.priceList(this.client, signal)
  }

  /** A plan with a page of its contracts, from contract number `from` on. */
  planStatus(id: PlanId, from?: number, signal?: AbortSignal): Promise<PlanReport | undefined> {
    return queries.planStatus(this.client, id, from, signal)
  }

  /** The plans that name a feed, `most` of them at most. */
  getPlansOfFeed(feed: FeedId, most: number, signal?: AbortSignal): Promise<PlanId[]> {
    return queries.plansOfFeed(this.client, feed, most, signal)
  }

  /** All that an account has to do; nothing if it is not registered. */
  getDuties(address: Address, signal?: AbortSignal): Promise<Duties | undefined> {
    return new queries.DutiesReader().read(this.client, address, signal)
  }

  /** The open storage challenges of an account. */
  getOpenChallenges(address: Address, signal?: AbortSignal): Promise<readonly OpenChallenge[]> {
    return queries.openChallenges(this.client, address, signal)
  }

  /** What the node says of itself, and of the time by its best block. */
  getNodeHealth(signal?: AbortSignal): Promise<NodeHealth> {
    return queries.getNodeHealth(this.client, signal)
  }

  /** The money of an account. */
  getBalance(address: Address, signal?: AbortSignal): Promise<AccountBalance> {
    return queries.getBalance(this.client, address, signal)
  }

  /** All money that there is. */
  getTotalIssuance(signal?: AbortSignal): Promise<Balance> {
    return queries.getTotalIssuance(this.client, signal)
  }
}
