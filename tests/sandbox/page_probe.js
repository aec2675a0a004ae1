// Runs the checkout page's and the popup's scripts against a few stand-ins and prints, as JSON, what each case ends with.
// node page_probe.js <folder with the scripts>
'use strict';
const fs = require('fs');
const vm = require('vm');
const path = require('path');

const folder = process.argv[2];
const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
const ORIGIN = 'http://localhost:9100';

// A checkout page with a card form; `method` is the picked radio, `kind` the chosen window.
function checkout({ method = 'card', kind = 'isp', blocked = false } = {}) {
  const made = { opened: [], posted: [], submitted: 0, prevented: 0, ticks: [] };
  const on = {};
  const note = { textContent: '', dataset: { open: 'OPEN', blocked: 'BLOCKED', closed: 'CLOSED' } };
  const form = {
    dataset: { session: 'gs_1', query: '?lang=ko' },
    addEventListener: (name, call) => { on[name] = call; },
    querySelector: () => (method ? { value: method } : null),
    submit: () => { made.submitted += 1; },
  };
  const choice = kind === null ? null : { value: kind };
  const document = {
    getElementById: (id) => ({ checkout: form, 'auth-window': choice, 'popup-note': note })[id],
    createElement: () => { const post = { submit() { made.posted.push([post.method, post.action, post.target].join(' ')); } }; return post; },
    body: { appendChild() {}, removeChild() {} },
  };
  const window = {
    location: { origin: ORIGIN },
    open: (address) => { made.opened.push(address); made.popup = blocked ? null : { closed: false }; return made.popup; },
    addEventListener: (name, call) => { on[name] = call; },
    setInterval: (call) => made.ticks.push(call),
    clearInterval: () => { made.ticks = []; },
  };
  vm.runInNewContext(read('checkout.js'), { window, document });
  made.press = (id) => on.submit({ submitter: id ? { id } : null, preventDefault: () => { made.prevented += 1; } });
  made.tell = (data, origin = ORIGIN, source = made.popup) => on.message({ data: Object.assign({ source: 'toss-sandbox' }, data), origin, source });
  made.note = () => note.textContent;
  return made;
}
const done = { kind: 'authenticated', session: 'gs_1' };
const summary = (made) => made.opened.join(',') + '|' + made.posted.join(',') + '|' + made.prevented + '|' + made.submitted + '|' + made.note();
function after(options, act) {
  const made = checkout(options);
  act(made);
  return summary(made);
}

function popup(opener) {
  const told = [];
  let closed = false;
  const window = { location: { origin: ORIGIN }, opener: opener ? { postMessage: (data, origin) => told.push(data.kind + ' ' + data.session + ' ' + origin) } : null, close: () => { closed = true; } };
  vm.runInNewContext(read('popup.js'), { window, document: { getElementById: () => ({ dataset: { session: 'gs_1' } }) } });
  return told.join(',') + '|' + closed;
}

// The widget frame with a ticked or unticked required term.
function widget(ticked) {
  const told = [];
  const on = {};
  const pay = { disabled: true, addEventListener: (name, call) => { on.pay = call; } };
  const box = { value: 'payment', checked: ticked, dataset: { required: 'true' } };
  const form = {
    dataset: { part: 'window', origin: 'http://shop' },
    addEventListener: (name, call) => { on[name] = call; },
    querySelector: () => ({ value: 'TRANSFER' }),
    querySelectorAll: () => [box],
  };
  const document = { getElementById: (id) => ({ widget: form, pay, cancel: null })[id], documentElement: { scrollHeight: 100 } };
  const window = { parent: { postMessage: (data, origin) => told.push([data.event, data.method, data.agreed, origin].join(' ')) } };
  vm.runInNewContext(read('widget.js'), { window, document });
  box.checked = true;
  on.change({ target: { name: 'terms' } });
  on.pay();
  return told.join(', ') + '|' + pay.disabled;
}

process.stdout.write(JSON.stringify({
  'isp': after({}, (made) => { made.press('approve'); made.tell(done); }),
  '3-D secure': after({ kind: '3ds' }, (made) => { made.press('approve'); made.tell(done); }),
  'enter key': after({}, (made) => made.press('enter')),
  'still waiting': after({}, (made) => made.press('approve')),
  'blocked': after({ blocked: true }, (made) => made.press('approve')),
  'closed by hand': after({}, (made) => { made.press('approve'); made.popup.closed = true; made.ticks.forEach((tick) => tick()); made.tell(done); }),
  'another origin': after({}, (made) => { made.press('approve'); made.tell(done, 'http://evil.example'); }),
  'another window': after({}, (made) => { made.press('approve'); made.tell(done, ORIGIN, {}); }),
  'another session': after({}, (made) => { made.press('approve'); made.tell({ kind: 'authenticated', session: 'gs_2' }); }),
  'no window chosen': after({ kind: '' }, (made) => made.press('approve')),
  'no choice on the page': after({ kind: null }, (made) => made.press('approve')),
  'not a card': after({ method: 'transfer' }, (made) => made.press('approve')),
  'cancel': after({}, (made) => made.press('cancel')),
  'popup': popup(true),
  'popup without opener': popup(false),
  'widget': widget(false),
}));
