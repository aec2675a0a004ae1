// Tells the script in the merchant's page what is chosen here: at once, and after every change.
(function () {
  'use strict';
  var form = document.getElementById('widget');
  var pay = document.getElementById('pay');
  var cancel = document.getElementById('cancel');

  function chosen() {
    var picked = form.querySelector('input[name="method"]:checked');
    return picked ? picked.value : null;
  }

  function agreements() {
    return Array.from(form.querySelectorAll('input[name="terms"]')).map(function (box) {
      return { id: box.value, required: box.dataset.required === 'true', agreed: box.checked };
    });
  }

  function tell(event) {
    var terms = agreements();
    var agreed = terms.length > 0 && terms.every(function (term) { return term.agreed || !term.required; });
    var told = { source: 'toss-sandbox', kind: 'widget', part: form.dataset.part, event: event, height: document.documentElement.scrollHeight };
    if (chosen()) told.method = chosen();
    if (terms.length > 0) {
      told.agreements = terms;
      told.agreed = agreed;
    }
    if (pay) pay.disabled = !agreed;
    window.parent.postMessage(told, form.dataset.origin);
  }

  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('change', function (event) { tell(event.target.name === 'method' ? 'method' : 'agreement'); });
  if (pay) pay.addEventListener('click', function () { tell('paymentRequest'); });
  if (cancel) cancel.addEventListener('click', function () { tell('cancel'); });
  tell('ready');
})();
