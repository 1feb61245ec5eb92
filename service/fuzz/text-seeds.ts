/** First inputs of the targets that read text. */

const ZEROS = '00'.repeat(32)

const TEXTS = {
  quantities: [
    '10GiB',
    '500 MB',
    '4096',
    '1.5KiB',
    '90s',
    '20m',
    '36h',
    '30d',
    '1.5w',
    '0.25',
    '12 DAT',
    '7.000000000001',
    'all',
    'mon-fri:8-18,sat:0-24',
    'fri-mon:22-6',
    'sun',
    'encoder,hoster',
    '255'
  ],
  keys: [
    ZEROS,
    'y'.repeat(52),
    `hyper://${ZEROS}/`,
    `pear://${'y'.repeat(52)}`,
    '127.0.0.1:49737',
    'a.b-c:1,d:65535',
    '//Alice',
    `0x${ZEROS}`,
    `0x${ZEROS}//a//b///secret`,
    '//Alice/soft'
  ],
  rpc: [
    '{"jsonrpc":"2.0","id":1,"method":"account_get"}',
    '{"jsonrpc":"2.0","id":"a","method":"account_update","params":{"noise":true,"revoke":false}}',
    '{"jsonrpc":"2.0","id":1,"method":"offer_update","params":{"roles":["hoster"],"storage":"1073741824"}}',
    `{"jsonrpc":"2.0","id":1,"method":"hosting_request","params":{"source":{"type":"key","key":"${ZEROS}"},"seconds":3600,"budget":"1000000000"}}`,
    '{"jsonrpc":"2.0","id":1,"method":"hosting_update","params":{"plan":"12","seconds":60,"budget":"1000000000"}}',
    '[{"jsonrpc":"2.0","id":1,"method":"view_plan","params":{"plan":"12"}},{"jsonrpc":"2.0","method":"offer_get"}]',
    '{"jsonrpc":"2.0","id":1,"method":"view_explore","params":{"query":"12"}}'
  ],
  settings: [
    'rpc=ws://127.0.0.1:9944\nlogLevel=info\nDATDOT_BIND=127.0.0.1',
    'bootstrap=127.0.0.1:49737\nhome=/a\nlogFormat=json',
    'DATDOT_RPC=wss://node\nDATDOT_SECRET= //Alice '
  ],
  parameters: [
    `{"source":{"type":"key","key":{"bytes":32}},"blocks":1200}`,
    `{"source":{"type":"path","path":"a","files":["b"]},"blocks":1,"replicas":3,"contractChunks":4,"regions":["u3","gc"]}`,
    `{"source":{"type":"path","path":"a"},"blocks":1,"hours":168,"rate":1,"latency":1,"budget":{"int":"5"}}`,
    `{"source":{"type":"stream","stream":{}},"blocks":2,"price":{"hosting":{"int":"1"},"setup":{"int":"2"}}}`
  ]
    .map((json) => `\0${json}`)
    .concat([
      `\x01{"noise":{"publicKey":{"bytes":32},"secretKey":{"bytes":64}},"signing":{"publicKey":{"bytes":32},"secretKey":{"bytes":64}}}`,
      `\x02{"noise":{"publicKey":{"bytes":32},"secretKey":{"bytes":64}}}`,
      '\x02{}',
      '\x03{"plan":{"int":"4"},"blocks":1200,"key":{"bytes":32},"budget":{"int":"9"}}',
      '\x04{"plan":{"int":"4"}}'
    ]),
  configuration: [
    `{"genesis":"0x${ZEROS}","block":7,"hash":"0x${'ab'.repeat(32)}"}`,
    `{"genesis":"0x${'01'.repeat(32)}","block":7,"hash":"0x${ZEROS}"}`,
    '{"rpc":"ws://a","home":"/b","logLevel":"warn"}',
    '{"secretFile":"/c","bind":"127.0.0.1","bootstrap":"h:1"}'
  ],
  state: [
    '[{"contract":{"int":"7"},"slot":0,"root":{"hex":"00ff"}}]',
    '{"epoch":1,"salt":{"hex":""},"measurements":[],"sealed":false}',
    '{"int":"-1"}'
  ],
  keystore: [
    JSON.stringify({
      version: 1,
      address: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
      kdf: { name: 'scrypt', n: 16384, r: 8, p: 1, salt: ZEROS },
      cipher: { name: 'aes-256-gcm', nonce: '00'.repeat(12), tag: '00'.repeat(16) },
      secret: '00'.repeat(66)
    })
  ],
  entry: [
    '/a/b.txt\n{"executable":false,"linkname":null,"blob":{"byteOffset":0,"byteLength":1,"blockOffset":0,"blockLength":1}}',
    '/link\n{"linkname":"../up","blob":null}',
    '/../x\n{"blob":null}',
    '/a\0b\nnull'
  ]
} as const

export const TEXT_SEEDS = Object.fromEntries(
  Object.entries(TEXTS).map(([name, texts]) => [name, texts.map((text) => new TextEncoder().encode(text))])
)
