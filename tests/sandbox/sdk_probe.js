// Runs the sandbox's script in a page made of a few stand-ins and prints, as JSON, the code each case ends with.
// node sdk_probe.js <base address> <file with the script>
'use strict';
const fs = require('fs');
const vm = require('vm');

const [base, file] = process.argv.slice(2);
const script = fs.readFileSync(file, 'utf8');
// A browser says by itself which page asks.
const pageFetch = (address, options) => fetch(address, Object.assign({}, options, { headers: Object.assign({ Origin: 'http://127.0.0.1:8080' }, options.headers) }));
const CLIENT = 'test_ck_sandbox_abcdef0123456789';
const CUSTOMER = { customerKey: '3f6c1b8e-52f6-4c3e-9a53-4b8c3f1d2a10' };

function page(userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/102.0') {
  const listeners = [];
  const made = { frames: [], visited: [] };
  const location = { assign: (address) => made.visited.push(address) };
  const document = {
    currentScript: { src: base + '/v2/standard' },
    documentElement: { lang: 'ko' },
    createElement: () => ({ style: {}, setAttribute() {}, contentWindow: { name: 'frame' } }),
    body: { appendChild(frame) { frame.parentNode = this; made.frames.push(frame); }, removeChild(frame) { made.frames.splice(made.frames.indexOf(frame), 1); } },
  };
  const window = {
    location,
    addEventListener: (kind, call) => listeners.push([kind, call]),
    removeEventListener: (kind, call) => { const i = listeners.findIndex((l) => l[0] === kind && l[1] === call); if (i >= 0) listeners.splice(i, 1); },
  };
  const world = vm.createContext({ window, document, navigator: { userAgent }, URL, fetch: pageFetch, console, Promise, JSON, Object, Error, Number, String, Array });
  vm.runInContext(script, world);
  made.tell = (data, origin = base, source = made.frames[0].contentWindow) =>
    listeners.filter((l) => l[0] === 'message').forEach((l) => l[1]({ data: Object.assign({ source: 'toss-sandbox' }, data), origin, source }));
  made.toss = window.TossPayments;
  made.payment = (key = CLIENT, options = CUSTOMER) => window.TossPayments(key).payment(options);
  return made;
}

let counter = 0;
function order(change = {}) {
  const request = {
    method: 'CARD', amount: { value: 10000, currency: 'KRW' }, orderId: 'probe-' + process.pid + '-' + (++counter), orderName: '포인트',
    successUrl: 'http://127.0.0.1:8080/success', failUrl: 'http://127.0.0.1:8080/fail',
  };
  Object.assign(request, change);
  Object.keys(request).forEach((name) => request[name] === undefined && delete request[name]);
  return request;
}

async function code(act) {
  try { const value = await act(); return value === undefined ? 'OK' : value; } catch (error) { return error.code || String(error); }
}
const ask = (change) => code(() => page().payment().requestPayment(order(change)));
async function until(condition) {
  for (let i = 0; i < 500 && !condition(); ++i) await new Promise((go) => setTimeout(go, 10));
}
async function framed(change = {}) {
  const made = page();
  made.result = code(() => made.payment().requestPayment(order(change)));
  await until(() => made.frames.length > 0);
  return made;
}

const cases = {
  'anonymous': async () => page().toss.ANONYMOUS,
  'client key missing': () => code(() => page().payment(null)),
  'client key of nobody': () => code(() => page().payment('nobody')),
  'secret key as client key': () => code(() => page().payment('test_sk_x')),
  'live client key': () => code(() => page().payment('live_ck_x')),
  'widget key in payment': () => code(() => page().payment('test_gck_x')),
  'api key in widgets': () => code(() => page().toss(CLIENT).widgets(CUSTOMER)),
  'widgets': () => code(() => page().toss('test_gck_x').widgets(CUSTOMER)),
  'customer key missing': () => code(() => page().payment(CLIENT, {})),
  'customer key short': () => code(() => page().payment(CLIENT, { customerKey: 'a' })),
  'customer key with a space': () => code(() => page().payment(CLIENT, { customerKey: 'a b c' })),
  'secret key as customer key': () => code(() => page().payment(CLIENT, { customerKey: 'test_sk_abcdef' })),
  'v1 call': () => code(() => page().payment().requestPayment('카드', order())),
  'no request': () => code(() => page().payment().requestPayment()),
  'method missing': () => ask({ method: undefined }),
  'method unknown': () => ask({ method: 'SHELLS' }),
  'method not played': () => ask({ method: 'FOREIGN_EASY_PAY' }),
  'amount as number': () => ask({ amount: 10000 }),
  'amount as text': () => ask({ amount: { value: '10000', currency: 'KRW' } }),
  'amount negative': () => ask({ amount: { value: -1, currency: 'KRW' } }),
  'amount fraction': () => ask({ amount: { value: 1.5, currency: 'KRW' } }),
  'currency': () => ask({ amount: { value: 10, currency: 'USD' } }),
  'order id short': () => ask({ orderId: 'abc' }),
  'order name missing': () => ask({ orderName: undefined }),
  'order name long': () => ask({ orderName: 'x'.repeat(101) }),
  'success address relative': () => ask({ successUrl: '/success' }),
  'success address of an app': () => ask({ successUrl: 'myapp://success' }),
  'fail address missing': () => ask({ failUrl: undefined }),
  'window target': () => ask({ windowTarget: 'popup' }),
  'promise in self': () => ask({ successUrl: undefined, failUrl: undefined, windowTarget: 'self' }),
  'promise on a phone': () => code(() => page('Mozilla/5.0 (iPhone) Mobile').payment().requestPayment(order({ successUrl: undefined, failUrl: undefined }))),
  'e-mail': () => ask({ customerEmail: 'nobody' }),
  'phone': () => ask({ customerMobilePhone: '010-1234-5678' }),
  'metadata': () => ask({ metadata: { a: '1', b: '2', c: '3', d: '4', e: '5', f: '6' } }),
  'tax free': () => ask({ taxFreeAmount: 10001 }),
  'card plans': () => ask({ card: { cardInstallmentPlan: 3, maxCardInstallmentPlan: 6 } }),
  'direct without a target': () => ask({ card: { flowMode: 'DIRECT' } }),
  'destroy nothing': () => code(() => page().payment().destroy()),
  'billing': () => code(() => page().payment().requestBillingAuth({})),
  'frame': async () => {
    const made = await framed();
    return made.frames.length === 1 && made.frames[0].src.startsWith(base + '/checkout/') ? 'SHOWN' : 'MISSING';
  },
  'one at a time': async () => {
    const made = await framed();
    return code(() => made.payment().requestPayment(order()));
  },
  'destroy': async () => {
    const made = await framed();
    await made.payment().destroy();
    return (await made.result) + ' ' + made.frames.length;
  },
  'close': async () => {
    const made = await framed();
    made.tell({ kind: 'close' });
    return (await made.result) + ' ' + made.frames.length;
  },
  'redirect': async () => {
    const made = await framed();
    made.tell({ kind: 'redirect', url: 'http://127.0.0.1:8080/success?a=1' });
    return made.visited[0];
  },
  'stranger': async () => {
    const made = await framed();
    made.tell({ kind: 'redirect', url: 'http://evil.example/' }, 'http://evil.example');
    made.tell({ kind: 'close' }, base, { name: 'another' });
    return made.visited.length + ' ' + made.frames.length;
  },
  'promise success': async () => {
    const made = page();
    const request = order({ successUrl: undefined, failUrl: undefined });
    const result = made.payment().requestPayment(request);
    await until(() => made.frames.length > 0);
    made.tell({ kind: 'success', paymentKey: 'key', orderId: request.orderId, amount: request.amount });
    const paid = await result;
    return paid.paymentKey + ' ' + paid.amount.value + ' ' + (paid.orderId === request.orderId);
  },
  'promise failure': async () => {
    const made = await framed({ successUrl: undefined, failUrl: undefined });
    made.tell({ kind: 'fail', code: 'REJECT_CARD_COMPANY', message: 'no' });
    return made.result;
  },
  'self': async () => {
    const made = page();
    made.payment().requestPayment(order({ windowTarget: 'self' }));
    await until(() => made.visited.length > 0);
    return made.visited[0].startsWith(base + '/checkout/') ? 'VISITED' : 'MISSING';
  },
  'order used before': async () => {
    const made = page();
    const request = order({ windowTarget: 'self' });
    made.payment().requestPayment(request);
    await until(() => made.visited.length > 0);
    await fetch(made.visited[0] + '/decline', { method: 'POST', redirect: 'manual' });
    return code(() => page().payment().requestPayment(request));
  },
};

(async () => {
  const ended = {};
  for (const name of Object.keys(cases)) ended[name] = await cases[name]();
  process.stdout.write(JSON.stringify(ended), () => process.exit(0));
})();
