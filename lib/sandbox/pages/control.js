// The control page: shows what the sandbox holds and pulls its levers. Everything that comes from outside is set as text, never as markup.
(function () {
  'use strict';
  const byId = (id) => document.getElementById(id);
  const words = {};
  byId('words').content.querySelectorAll('[data-word]').forEach((word) => { words[word.dataset.word] = word.textContent; });
  const word = (name) => words[name] || name;
  const language = document.documentElement.lang;

  async function call(method, what, body) {
    const options = { method, headers: { 'content-type': 'application/json' }, credentials: 'omit' };
    if (body !== undefined) options.body = JSON.stringify(body);
    const reply = await fetch('/__sandbox/' + what, options);
    const answer = await reply.json();
    if (!reply.ok) throw new Error(answer.code || String(reply.status));
    return answer;
  }

  function rowOf(template, parts) {
    const row = byId(template).content.firstElementChild.cloneNode(true);
    Object.keys(parts).forEach((name) => {
      row.querySelector('[data-part="' + name + '"]').textContent = parts[name];
    });
    return row;
  }

  function paymentRow(payment) {
    const account = payment.virtualAccount;
    const waiting = payment.status === 'WAITING_FOR_DEPOSIT';
    const open = Boolean(account) && waiting && !account.expired;
    const row = rowOf('payment-row', {
      orderName: payment.orderName,
      orderId: payment.orderId + (account ? ' · ' + account.accountNumber + ' · ' + account.dueDate : ''),
      amount: Number(payment.totalAmount).toLocaleString(language),
      status: waiting && account && account.expired ? word('status-ACCOUNT_EXPIRED') : word('status-' + payment.status),
    });
    row.dataset.status = payment.status;
    row.dataset.order = payment.orderId;
    const shown = { deposit: open, 'deposit-revert': Boolean(account) && payment.status === 'DONE', expire: open };
    row.querySelectorAll('[data-lever]').forEach((button) => {
      button.hidden = !shown[button.dataset.lever];
      button.addEventListener('click', () => act(button, () => call('POST', button.dataset.lever, { orderId: payment.orderId })));
    });
    return row;
  }

  function faultRow(fault) {
    return rowOf('plain-row', { title: word('fault-' + fault.kind), detail: fault.orderId || fault.operation, badge: '×' + fault.times });
  }

  function webhookRow(webhook) {
    return rowOf('plain-row', {
      title: webhook.eventType + ' · ' + webhook.status,
      detail: webhook.orderId + (webhook.nextTryAt && webhook.tries > 0 ? ' · ' + new Date(webhook.nextTryAt).toLocaleString(language) : ''),
      badge: word('webhook-' + webhook.state) + ' ' + webhook.tries + (webhook.lastStatus ? ' · ' + webhook.lastStatus : ''),
    });
  }

  // A list is only touched when it changed, so that nobody's focus jumps.
  const seen = {};
  function fill(id, items, rowMaker) {
    const text = JSON.stringify(items);
    if (seen[id] === text) return;
    seen[id] = text;
    byId(id).replaceChildren(...items.map(rowMaker));
  }

  async function refresh() {
    const [clock, payments, faults, target, webhooks] =
      await Promise.all(['clock', 'payments', 'faults', 'webhook', 'webhooks'].map((what) => call('GET', what)));
    byId('now').textContent = new Date(clock.now).toLocaleString(language);
    byId('now').dateTime = clock.now;
    byId('no-payments').hidden = payments.payments.length > 0;
    fill('payments', payments.payments.reverse().slice(0, 100), paymentRow);
    fill('faults', faults.faults, faultRow);
    fill('webhooks', webhooks.webhooks.reverse().slice(0, 30), webhookRow);
    if (document.activeElement !== byId('target')) byId('target').value = target.target;
  }

  function say(text) { byId('said').textContent = text; }

  async function act(button, work) {
    button.disabled = true;
    try {
      await work();
      say(word('said-done'));
    } catch (error) {
      say(word('said-failed') + ' (' + error.message + ')');
    }
    button.disabled = false;
    await refresh().catch(() => say(word('said-gone')));
  }

  function onClick(id, work) {
    byId(id).addEventListener('click', () => act(byId(id), work));
  }

  document.querySelectorAll('[data-advance]').forEach((button) => {
    button.addEventListener('click', () => act(button, () => call('POST', 'clock', { advanceSeconds: Number(button.dataset.advance) })));
  });
  onClick('add-fault', () => {
    const kind = byId('fault-kind').value;
    const late = ['delay_before_commit', 'delay_after_commit', 'slow_drip'].includes(kind);
    return call('POST', 'faults', { kind, operation: 'confirm', times: 1, delayMs: late ? 20000 : 0 });
  });
  onClick('clear-faults', () => call('DELETE', 'faults'));
  onClick('set-target', () => call('POST', 'webhook', { target: byId('target').value.trim() }));
  onClick('reset', () => call('POST', 'reset', {}));

  refresh().catch(() => say(word('said-gone')));
  setInterval(() => {
    if (document.visibilityState === 'visible') refresh().catch(() => say(word('said-gone')));
  }, 3000);
})();
