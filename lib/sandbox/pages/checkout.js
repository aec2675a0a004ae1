// Lets a card payment be authenticated in a window of its own, as ISP and 3-D Secure do, before the form is sent.
(function () {
  'use strict';
  var form = document.getElementById('checkout');
  var choice = document.getElementById('auth-window');
  var note = document.getElementById('popup-note');
  var popup = null;
  var watch = 0;

  function say(name) { note.textContent = name ? note.dataset[name] : ''; }

  function isCard() {
    var picked = form.querySelector('input[name="method"]:checked');
    return Boolean(picked) && picked.value === 'card';
  }

  // ISP is opened by its address, 3-D Secure gets a form posted into a window opened before.
  function open(kind) {
    var address = '/' + kind + '/' + form.dataset.session + form.dataset.query;
    var shape = 'width=480,height=640';
    if (kind === 'isp') return window.open(address, 'toss-sandbox-auth', shape);
    var opened = window.open('about:blank', 'toss-sandbox-auth', shape);
    if (!opened) return null;
    var post = document.createElement('form');
    post.method = 'post';
    post.action = address;
    post.target = 'toss-sandbox-auth';
    document.body.appendChild(post);
    post.submit();
    document.body.removeChild(post);
    return opened;
  }

  function forget() {
    window.clearInterval(watch);
    popup = null;
  }

  form.addEventListener('submit', function (event) {
    var pressed = event.submitter;
    if (!choice || !choice.value || !isCard() || (pressed && pressed.id !== 'approve' && pressed.id !== 'enter')) return;
    event.preventDefault();
    forget();
    popup = open(choice.value);
    say(popup ? 'open' : 'blocked');
    if (!popup) return;
    watch = window.setInterval(function () {
      if (!popup || !popup.closed) return;
      forget();
      say('closed');
    }, 300);
  });

  window.addEventListener('message', function (event) {
    if (!popup || event.source !== popup || event.origin !== window.location.origin || !event.data) return;
    if (event.data.source !== 'toss-sandbox' || event.data.kind !== 'authenticated' || event.data.session !== form.dataset.session) return;
    forget();
    say('');
    // submit() asks nobody again.
    form.submit();
  });
})();
