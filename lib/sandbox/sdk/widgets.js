// widgets(): the list of methods and the terms live in frames inside the merchant's page; requestPayment sends what was chosen there.
function isVariant(key) { return typeof key === 'string' && /^[A-Za-z0-9_-]{1,50}$/.test(key); }

// A frame of the gateway and the messages it sends: {kind:'widget', part, event, ...}.
function WidgetFrame(part, place, parameters) {
  var calls = {};
  var query = Object.keys(parameters).map(function (name) { return name + '=' + encodeURIComponent(parameters[name]); }).join('&');
  var frame = document.createElement('iframe');
  var state = { ready: false, method: null, agreed: false, agreements: [] };
  var whenReady;
  frame.title = 'Toss Payments (sandbox)';
  frame.style.border = '0';
  frame.style.width = '100%';

  function tell(name, value) { (calls[name] || []).forEach(function (call) { call(value); }); }

  function onMessage(event) {
    var told = event.data;
    if (event.origin !== BASE || event.source !== frame.contentWindow || !told || told.source !== 'toss-sandbox' || told.kind !== 'widget') return;
    if (told.height && part !== 'window') frame.style.height = told.height + 'px';
    if (told.method) state.method = told.method;
    if (Array.isArray(told.agreements)) state.agreements = told.agreements;
    if (typeof told.agreed === 'boolean') state.agreed = told.agreed;
    if (!state.ready) { state.ready = true; whenReady(); }
    tell(told.event, state);
  }

  this.state = state;
  this.ready = new Promise(function (resolve) { whenReady = resolve; });
  this.on = function (name, call) { (calls[name] = calls[name] || []).push(call); };
  this.remove = function () {
    window.removeEventListener('message', onMessage);
    if (frame.parentNode) frame.parentNode.removeChild(frame);
  };
  window.addEventListener('message', onMessage);
  frame.src = BASE + '/widget/' + part + '?' + query;
  if (part === 'window') coverPage(frame);
  place.appendChild(frame);
}

function checkPlace(options, variant) {
  demand(isObject(options), 'INVALID_PARAMETER');
  demand(absent(options.variantKey) || isVariant(options.variantKey), 'INVALID_VARIANT_KEY');
  demand(typeof options.selector === 'string' && options.selector !== '', 'INVALID_SELECTOR');
  var place = null;
  try { place = document.querySelector(options.selector); } catch (ignored) { place = null; }
  demand(place, 'INVALID_SELECTOR');
  return { place: place, variant: absent(options.variantKey) ? variant : options.variantKey };
}

// What requestPayment() of a payment would have been given for the method chosen.
function methodRequest(code) {
  return code === 'TOSSPAY' ? { method: 'CARD', card: { flowMode: 'DIRECT', easyPay: 'TOSSPAY' } } : { method: code };
}

function Widgets(clientKey, customerKey) {
  var amount = null;
  var methods = null;
  var agreement = null;
  var paymentWindow = null;

  function parameters(variant) {
    return {
      origin: window.location.origin, variantKey: variant, amount: amount.value, lang: (document.documentElement && document.documentElement.lang) || ''
    };
  }

  this.setAmount = function (given) {
    return new Promise(function (resolve) {
      checkAmount(given);
      amount = { value: given.value, currency: given.currency };
      resolve();
    });
  };

  this.renderPaymentMethods = function (options) {
    return new Promise(function (resolve) {
      demand(amount, 'NOT_SETUP_AMOUNT');
      demand(!methods, 'PAYMENT_METHODS_WIDGET_ALREADY_RENDERED');
      var target = checkPlace(options, 'DEFAULT');
      var shown = methods = new WidgetFrame('methods', target.place, parameters(target.variant));
      resolve(shown.ready.then(function () {
        return {
          on: function (name, call) {
            demand(name === 'paymentMethodSelect' && typeof call === 'function', 'INVALID_PARAMETER');
            shown.on('method', function (state) { call({ code: state.method }); });
          },
          getSelectedPaymentMethod: function () { return Promise.resolve({ code: shown.state.method }); },
          destroy: function () { shown.remove(); if (methods === shown) methods = null; return Promise.resolve(); }
        };
      }));
    });
  };

  this.renderAgreement = function (options) {
    return new Promise(function (resolve) {
      demand(amount, 'NOT_SETUP_AMOUNT');
      demand(!agreement, 'AGREEMENT_WIDGET_ALREADY_RENDERED');
      var target = checkPlace(options, 'AGREEMENT');
      var shown = agreement = new WidgetFrame('agreement', target.place, parameters(target.variant));
      resolve(shown.ready.then(function () {
        return {
          on: function (name, call) {
            demand(name === 'agreementStatusChange' && typeof call === 'function', 'INVALID_PARAMETER');
            shown.on('agreement', function (state) { call({ agreedRequiredTerms: state.agreed, agreements: state.agreements }); });
          },
          destroy: function () { shown.remove(); if (agreement === shown) agreement = null; return Promise.resolve(); }
        };
      }));
    });
  };

  // Both in one window over the page, with a button of its own; the merchant answers it by calling requestPayment.
  this.renderPaymentWindow = function (options) {
    return new Promise(function (resolve) {
      demand(amount, 'NOT_SETUP_AMOUNT');
      var variants = (isObject(options) && options.variantKey) || {};
      demand(isObject(variants), 'INVALID_VARIANT_KEY');
      [variants.paymentMethod, variants.agreement].forEach(function (key) { demand(absent(key) || isVariant(key), 'INVALID_VARIANT_KEY'); });
      demand(!paymentWindow && !methods, 'PAYMENT_METHODS_WIDGET_ALREADY_RENDERED');
      demand(!agreement, 'AGREEMENT_WIDGET_ALREADY_RENDERED');
      var shown = paymentWindow = new WidgetFrame('window', document.body, parameters(variants.paymentMethod || 'DEFAULT'));
      var remove = function () { shown.remove(); if (paymentWindow === shown) paymentWindow = null; };
      resolve(shown.ready.then(function () {
        return {
          on: function (name, call) {
            demand((name === 'paymentRequest' || name === 'cancel') && typeof call === 'function', 'INVALID_PARAMETER');
            shown.on(name, function (state) {
              if (name === 'cancel') remove();
              call(name === 'cancel' ? undefined : { paymentMethod: { code: state.method } });
            });
          },
          destroy: function () { remove(); return Promise.resolve(); }
        };
      }));
    });
  };

  this.requestPayment = function (given) {
    return new Promise(function (resolve) {
      demand(isObject(given), 'INVALID_PARAMETER');
      demand(amount, 'NOT_SETUP_AMOUNT');
      var chosen = paymentWindow || methods;
      var terms = paymentWindow || agreement;
      demand(chosen && chosen.state.method, 'NOT_SELECTED_PAYMENT_METHOD');
      demand(terms && terms.state.agreed, 'NEED_AGREEMENT_WITH_REQUIRED_TERMS');
      var request = Object.assign({}, given, methodRequest(chosen.state.method), { amount: amount });
      resolve(startPayment(clientKey, customerKey, 'widgets', request));
    });
  };
}
