// The checkout: a session at the gateway, shown in a frame over the page or in its place.
// The one request a page may have open: {reject, resolve, frame, listener}.
var active = null;

function openSession(clientKey, customerKey, product, mode, request) {
  var body = { clientKey: clientKey, customerKey: customerKey, product: product, mode: mode };
  ['method', 'amount', 'orderId', 'orderName', 'successUrl', 'failUrl', 'customerName', 'customerEmail', 'customerMobilePhone',
    'taxFreeAmount', 'metadata', 'card', 'virtualAccount', 'mobilePhone'].forEach(function (name) {
    if (!absent(request[name])) body[name] = request[name];
  });
  body.language = (document.documentElement && document.documentElement.lang) || '';
  return fetch(BASE + '/__gw/sessions', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), credentials: 'omit'
  }).then(function (reply) {
    return reply.json().then(function (answer) {
      if (!reply.ok) throw failure(answer.code || 'UNKNOWN', answer.message);
      return answer;
    });
  }, function () { throw failure('UNKNOWN'); });
}

function release(request) {
  if (request.listener) window.removeEventListener('message', request.listener);
  if (request.frame && request.frame.parentNode) request.frame.parentNode.removeChild(request.frame);
  if (active === request) active = null;
}

function settle(request, told) {
  if (told.kind === 'redirect') {
    // The page is leaving; the overlay stays so that nothing flickers and nothing can be pressed.
    if (isWebAddress(told.url)) window.location.assign(told.url);
    return;
  }
  release(request);
  if (told.kind === 'success') {
    var paid = { paymentKey: told.paymentKey, orderId: told.orderId, amount: told.amount };
    if (request.product === 'widgets') paid.paymentType = 'NORMAL';
    request.resolve(paid);
  } else if (told.kind === 'fail') {
    request.reject(failure(told.code, told.message));
  } else {
    request.reject(failure('USER_CANCEL'));
  }
}

function coverPage(frame) {
  var style = { position: 'fixed', top: '0', left: '0', width: '100%', height: '100%', border: '0', margin: '0', zIndex: '2147483647',
    background: 'transparent' };
  Object.keys(style).forEach(function (name) { frame.style[name] = style[name]; });
}

function showFrame(request, address) {
  var frame = document.createElement('iframe');
  frame.id = 'toss-sandbox-checkout';
  frame.title = 'Toss Payments (sandbox)';
  coverPage(frame);
  var gateway = new URL(address).origin;
  request.frame = frame;
  request.listener = function (event) {
    if (event.origin !== gateway || event.source !== frame.contentWindow || !event.data || event.data.source !== 'toss-sandbox') return;
    settle(request, event.data);
  };
  window.addEventListener('message', request.listener);
  frame.src = address;
  document.body.appendChild(frame);
}

function startPayment(clientKey, customerKey, product, given) {
  return new Promise(function (resolve, reject) {
    demand(!active, 'INVALID_METHOD_TRANSACTION');
    var mode = checkRequest(given);
    var request = { resolve: resolve, reject: reject, product: product, frame: null, listener: null };
    active = request;
    openSession(clientKey, customerKey, product, mode, given).then(function (session) {
      if (active !== request) return;
      if (mode === 'self') window.location.assign(session.checkoutUrl);
      else showFrame(request, session.checkoutUrl);
    }).catch(function (error) {
      if (active !== request) return;
      release(request);
      reject(error.code ? error : failure('UNKNOWN'));
    });
  });
}
