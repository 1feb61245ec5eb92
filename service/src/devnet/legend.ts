/** What the words in the lines of a stage mean, for somebody who sees them for the first time. */

export const LEGEND: Readonly<Record<string, readonly string[]>> = {
  providers: [
    'Hosters store data and serve it to readers. Encoders make a replica for each of them that is like',
    'no other; attestors check it, and measure later on how fast hosters serve.'
  ],
  published: [
    'A folder becomes two hypercores, names and contents. The chain calls each a feed: signed chunks in a row.'
  ],
  paid: [
    'What somebody pays for is a plan. The chain cuts it into contracts of some chunks each, a contract has a',
    'slot for each replica, and for each slot encoder, attestor and hoster are drawn at random.'
  ],
  proven: ['A hoster proves storage when the chain asks it for parts of its replica that it could not foresee.'],
  delivered: ['An epoch is the time after which it is counted what attestors, as plain readers, were served.']
}
