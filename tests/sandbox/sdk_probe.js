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
  const location = { origin: 'http://127.0.0.1:8080', assign: (address) => made.visited.push(address) };
  const document = {
    currentScript: { src: base + '/v2/standard' },
    documentElement: { lang: 'ko' },
    createElement: () => ({ style: {}, setAttribute() {}, contentWindow: { name: 'frame' } }),
    querySelector(selector) { return selector === '#here' || selector === '#there' ? this.body : null; },
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

// widgets() as a merchant page uses it: the frames answer as the gateway's pages would.
const WIDGET_CLIENT = 'test_gck_sandbox_abcdef0123456789';
function widgetPage(customer = CUSTOMER) {
  const made = page();
  made.widgets = made.toss(WIDGET_CLIENT).widgets(customer);
  made.say = (index, told) => made.tell(Object.assign({ kind: 'widget' }, told), base, made.frames[index].contentWindow);
  made.methods = async (options = { selector: '#here' }) => {
    const rendered = made.widgets.renderPaymentMethods(options);
    rendered.catch(() => {});
    if (made.frames.length > 0) made.say(made.frames.length - 1, { event: 'ready', method: 'CARD', height: 200 });
    return rendered;
  };
  made.terms = async (agreed, options = { selector: '#there' }) => {
    const rendered = made.widgets.renderAgreement(options);
    rendered.catch(() => {});
    made.say(made.frames.length - 1, { event: 'ready', agreed, agreements: [{ id: 'payment', required: true, agreed }] });
    return rendered;
  };
  return made;
}
async function widgetReady(agreed = true) {
  const made = widgetPage();
  await made.widgets.setAmount({ value: 10000, currency: 'KRW' });
  made.list = await made.methods();
  made.agreement = await made.terms(agreed);
  return made;
}
const widgetOrder = (change = {}) => order(Object.assign({ method: undefined, amount: undefined }, change));

const cases = {
  'anonymous': async () => page().toss.ANONYMOUS,
  'client key missing': () => code(() => page().payment(null)),
  'client key of nobody': () => code(() => page().payment('nobody')),
  'secret key as client key': () => code(() => page().payment('test_sk_x')),
  'live client key': () => code(() => page().payment('live_ck_x')),
  'widget key in payment': () => code(() => page().payment('test_gck_x')),
  'api key in widgets': () => code(() => page().toss(CLIENT).widgets(CUSTOMER)),
  'widgets amount first': () => code(() => widgetPage().methods()),
  'widgets amount': () => code(() => widgetPage().widgets.setAmount({ value: 10, currency: 'USD' })),
  'widgets selector': async () => {
    const made = widgetPage();
    await made.widgets.setAmount({ value: 10000, currency: 'KRW' });
    return code(() => made.methods({ selector: '#nowhere' }));
  },
  'widgets variant': async () => {
    const made = widgetPage();
    await made.widgets.setAmount({ value: 10000, currency: 'KRW' });
    return code(() => made.methods({ selector: '#here', variantKey: 'no spaces' }));
  },
  'widgets methods twice': async () => {
    const made = await widgetReady();
    return code(() => made.methods());
  },
  'widgets terms twice': async () => {
    const made = await widgetReady();
    return code(() => made.widgets.renderAgreement({ selector: '#there' }));
  },
  'widgets nothing shown': async () => {
    const made = widgetPage();
    const early = await code(() => made.widgets.requestPayment(widgetOrder()));
    await made.widgets.setAmount({ value: 10000, currency: 'KRW' });
    return early + ' ' + await code(() => made.widgets.requestPayment(widgetOrder()));
  },
  'widgets not agreed': async () => {
    const made = await widgetReady(false);
    return code(() => made.widgets.requestPayment(widgetOrder()));
  },
  'widgets no request': async () => {
    const made = await widgetReady();
    return code(() => made.widgets.requestPayment());
  },
  'widgets events': async () => {
    const made = await widgetReady(false);
    const heard = [];
    made.list.on('paymentMethodSelect', (method) => heard.push(method.code));
    made.agreement.on('agreementStatusChange', (status) => heard.push(status.agreedRequiredTerms + ':' + status.agreements.length));
    made.say(0, { event: 'method', method: 'TRANSFER' });
    made.say(1, { event: 'agreement', agreed: true, agreements: [{}, {}] });
    made.tell({ kind: 'widget', event: 'method', method: 'CARD' }, 'http://evil.example', made.frames[0].contentWindow);
    return heard.join(' ') + ' ' + (await made.list.getSelectedPaymentMethod()).code;
  },
  'widgets destroy': async () => {
    const made = await widgetReady();
    await made.list.destroy();
    await made.methods();
    return String(made.frames.length);
  },
  'widgets pay': async () => {
    const made = await widgetReady();
    made.say(0, { event: 'method', method: 'VIRTUAL_ACCOUNT' });
    const request = widgetOrder({ successUrl: undefined, failUrl: undefined });
    const result = made.widgets.requestPayment(request);
    await until(() => made.frames.length > 2);
    const html = await (await fetch(made.frames[2].src)).text();
    made.tell({ kind: 'success', paymentKey: 'key', orderId: request.orderId, amount: { value: 10000, currency: 'KRW' } }, base, made.frames[2].contentWindow);
    const paid = await result;
    return paid.paymentType + ' ' + paid.amount.value + ' ' + html.includes('data-test="account-bank"');
  },
  'widgets window': async () => {
    const made = widgetPage();
    await made.widgets.setAmount({ value: 10000, currency: 'KRW' });
    const rendered = made.widgets.renderPaymentWindow({ variantKey: { paymentMethod: 'DEFAULT', agreement: 'AGREEMENT' } });
    made.say(0, { event: 'ready', method: 'CARD', agreed: false, agreements: [{}] });
    const handle = await rendered;
    const heard = [];
    handle.on('paymentRequest', async (given) => heard.push('pay ' + given.paymentMethod.code));
    handle.on('cancel', async () => heard.push('cancel'));
    made.say(0, { event: 'paymentRequest', method: 'TOSSPAY', agreed: true });
    const source = made.frames[0].contentWindow;
    made.tell({ kind: 'widget', event: 'cancel' }, base, source);
    return heard.join(', ') + ' ' + made.frames.length;
  },
  'widgets window destroyed': async () => {
    const made = widgetPage();
    await made.widgets.setAmount({ value: 10000, currency: 'KRW' });
    const rendered = made.widgets.renderPaymentWindow({});
    made.say(0, { event: 'ready', method: 'CARD', agreed: false });
    const handle = await rendered;
    let canceled = false;
    handle.on('cancel', async () => { canceled = true; });
    await handle.destroy();
    return canceled + ' ' + made.frames.length;
  },
  'account hours': () => ask({ method: 'VIRTUAL_ACCOUNT', virtualAccount: { validHours: 2161 } }),
  'account hours and date': () => ask({ method: 'VIRTUAL_ACCOUNT', virtualAccount: { validHours: 1, dueDate: '2030-01-01T00:00:00' } }),
  'account date': () => ask({ method: 'VIRTUAL_ACCOUNT', virtualAccount: { dueDate: 'tomorrow' } }),
  'account receipt': () => ask({ method: 'VIRTUAL_ACCOUNT', virtualAccount: { cashReceipt: { type: 'x' } } }),
  'account past': () => ask({ method: 'VIRTUAL_ACCOUNT', virtualAccount: { dueDate: '2001-01-01T00:00:00' } }),
  'carrier': () => ask({ method: 'MOBILE_PHONE', mobilePhone: { mobileCarriers: ['KT', 'NOBODY'] } }),
  'account shown': async () => {
    const made = await framed({ method: 'VIRTUAL_ACCOUNT', virtualAccount: { validHours: 24, cashReceipt: { type: '소득공제' } } });
    return (await (await fetch(made.frames[0].src)).text()).includes('data-test="account-bank"') ? 'SHOWN' : 'MISSING';
  },
  'gift shown': async () => {
    const made = await framed({ method: 'BOOK_GIFT_CERTIFICATE' });
    return (await (await fetch(made.frames[0].src)).text()).includes('data-test="method-gift"') ? 'SHOWN' : 'MISSING';
  },
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
