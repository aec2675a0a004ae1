// Sandbox stand-in for the vendor's browser SDK v2: the global TossPayments(clientKey) with payment() and widgets(). No real money moves.
// This file and its neighbours are parts of one function; see GatewayRoutes::script.
function Payment(clientKey, customerKey) {
  this.requestPayment = function (given) { return startPayment(clientKey, customerKey, 'payment', given); };
  this.requestBillingAuth = function () { return Promise.reject(failure('NOT_SUPPORTED')); };
  this.destroy = function () {
    if (!active) return Promise.reject(failure('NO_ACTIVE_PAYMENT_REQUEST'));
    var request = active;
    release(request);
    request.reject(failure('PAYMENT_REQUEST_ABORTED'));
    return Promise.resolve();
  };
}

function checkCustomerKey(options) {
  var key = isObject(options) ? options.customerKey : undefined;
  demand(typeof key === 'string', 'INVALID_CUSTOMER_KEY');
  demand(!/^(test|live)_g?sk_/.test(key), 'INSECURE_KEY_USAGE');
  demand(/^[A-Za-z0-9\-_=.@]{2,50}$/.test(key), 'INVALID_CUSTOMER_KEY');
  return key;
}

function TossPayments(clientKey) {
  demand(typeof clientKey === 'string' && /^(test|live)_g?ck_./.test(clientKey), 'INVALID_CLIENT_KEY');
  // A live key must never be spent on a stand-in.
  demand(clientKey.indexOf('live_') !== 0, 'INVALID_CLIENT_KEY');
  var forWidgets = /^test_gck_/.test(clientKey);
  return {
    payment: function (options) {
      demand(!forWidgets, 'NOT_SUPPORTED_WIDGET_KEY');
      return new Payment(clientKey, checkCustomerKey(options));
    },
    widgets: function (options) {
      demand(forWidgets, 'NOT_SUPPORTED_API_INDIVIDUAL_KEY');
      return new Widgets(clientKey, checkCustomerKey(options));
    },
    brandpay: function () { throw failure('NOT_SUPPORTED'); }
  };
}
TossPayments.ANONYMOUS = '@@ANONYMOUS';

// Coming back with the browser's back button finds the page as it was left, and free to ask again.
window.addEventListener('pageshow', function (event) {
  if (event.persisted && active) release(active);
});
window.TossPayments = TossPayments;
