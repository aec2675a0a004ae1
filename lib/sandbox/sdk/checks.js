// What the script refuses before it asks anybody, with the vendor's codes.
var METHODS = ['CARD', 'VIRTUAL_ACCOUNT', 'TRANSFER', 'MOBILE_PHONE', 'CULTURE_GIFT_CERTIFICATE', 'BOOK_GIFT_CERTIFICATE',
  'GAME_GIFT_CERTIFICATE', 'FOREIGN_EASY_PAY'];
var PLAYED = METHODS.filter(function (method) { return method !== 'FOREIGN_EASY_PAY'; });
var RECEIPTS = ['소득공제', '지출증빙', '미발행'];
var CARRIERS = ['KT', 'LGU', 'SKT', 'HELLO', 'KCT', 'SK7'];
var MESSAGES = {
  BELOW_ZERO_AMOUNT: '금액은 0보다 커야 합니다.',
  INCORRECT_SUCCESS_URL_FORMAT: 'successUrl은 http 또는 https로 시작하는 전체 주소여야 합니다.',
  INCORRECT_FAIL_URL_FORMAT: 'failUrl은 http 또는 https로 시작하는 전체 주소여야 합니다.',
  INVALID_AMOUNT_CURRENCY: '지원하지 않는 통화입니다.',
  INVALID_AMOUNT_VALUE: '금액은 정수여야 합니다.',
  INVALID_CLIENT_KEY: '클라이언트 키가 올바르지 않습니다.',
  INVALID_CUSTOMER_KEY: 'customerKey는 2자 이상 50자 이하의 영문, 숫자, 특수문자(-, _, =, ., @)여야 합니다.',
  INVALID_METADATA: 'metadata는 5쌍 이하의 문자열이어야 합니다.',
  INVALID_METHOD_TRANSACTION: '이미 진행 중인 결제 요청이 있습니다.',
  INVALID_PARAMETERS: '파라미터가 올바르지 않습니다.',
  INVALID_ORDER_ID: 'orderId는 6자 이상 64자 이하의 영문, 숫자, 특수문자(-, _)여야 합니다.',
  INVALID_ORDER_NAME: 'orderName은 100자 이하여야 합니다.',
  INVALID_EMAIL: '이메일 형식이 올바르지 않습니다.',
  INVALID_PHONE: '전화번호는 숫자 8자리 이상 15자리 이하여야 합니다.',
  NOT_SUPPORTED_METHOD: '지원하지 않는 결제수단입니다.',
  NOT_SUPPORTED_PROMISE: 'Promise 방식은 PC의 iframe에서만 지원합니다. successUrl과 failUrl을 지정해주세요.',
  NOT_SUPPORTED_WIDGET_KEY: '결제위젯 연동 키는 지원하지 않습니다. API 개별 연동 키를 사용해주세요.',
  NOT_SUPPORTED_API_INDIVIDUAL_KEY: 'API 개별 연동 키는 지원하지 않습니다. 결제위젯 연동 키를 사용해주세요.',
  NOT_SUPPORTED: '샌드박스가 아직 지원하지 않는 기능입니다.',
  INSECURE_KEY_USAGE: '시크릿 키는 브라우저에서 사용할 수 없습니다.',
  V1_METHOD_NOT_SUPPORTED: 'V1 방식의 호출은 지원하지 않습니다.',
  PAYMENT_REQUEST_ABORTED: '결제 요청이 중단되었습니다.',
  NO_ACTIVE_PAYMENT_REQUEST: '진행 중인 결제 요청이 없습니다.',
  USER_CANCEL: '사용자가 결제를 취소하였습니다.',
  AGREEMENT_WIDGET_ALREADY_RENDERED: '약관 위젯이 이미 렌더링되어 있습니다.',
  PAYMENT_METHODS_WIDGET_ALREADY_RENDERED: '결제수단 위젯이 이미 렌더링되어 있습니다.',
  INVALID_PARAMETER: '파라미터가 올바르지 않습니다.',
  INVALID_SELECTOR: 'selector에 해당하는 요소가 없습니다.',
  INVALID_VARIANT_KEY: 'variantKey가 올바르지 않습니다.',
  NEED_AGREEMENT_WITH_REQUIRED_TERMS: '필수 약관에 동의해주세요.',
  NOT_SELECTED_PAYMENT_METHOD: '결제수단을 선택해주세요.',
  NOT_SETUP_AMOUNT: '결제 금액을 먼저 설정해주세요.',
  EXCEED_MAX_DUE_DATE: '가상 계좌의 최대 유효만료 기간을 초과했습니다.',
  UNKNOWN: '알 수 없는 오류가 발생했습니다.'
};

function failure(code, message) {
  var error = new Error(message || MESSAGES[code] || code);
  error.name = 'TossPaymentsError';
  error.code = code;
  return error;
}

function demand(condition, code) {
  if (!condition) throw failure(code);
}

function isObject(value) { return typeof value === 'object' && value !== null && !Array.isArray(value); }
function absent(value) { return value === undefined || value === null; }
function isText(value, longest) { return typeof value === 'string' && value.length <= longest; }

function isWebAddress(value) {
  if (typeof value !== 'string' || !/^https?:\/\//i.test(value)) return false;
  try { return new URL(value).host !== ''; } catch (ignored) { return false; }
}

function isMobile() { return /Mobi|Android|iPhone|iPad|iPod/i.test(navigator.userAgent || ''); }

function checkAmount(amount) {
  demand(isObject(amount), 'INVALID_PARAMETERS');
  demand(typeof amount.value === 'number' && isFinite(amount.value), 'INVALID_AMOUNT_VALUE');
  demand(amount.value > 0, 'BELOW_ZERO_AMOUNT');
  demand(amount.currency === 'KRW', 'INVALID_AMOUNT_CURRENCY');
  demand(Number.isSafeInteger(amount.value), 'INVALID_AMOUNT_VALUE');
}

function checkMethod(method) {
  demand(typeof method === 'string' && method !== '', 'INVALID_PARAMETERS');
  demand(METHODS.indexOf(method) >= 0 && PLAYED.indexOf(method) >= 0, 'NOT_SUPPORTED_METHOD');
}

function checkOrder(request) {
  demand(typeof request.orderId === 'string' && typeof request.orderName === 'string', 'INVALID_PARAMETERS');
  demand(/^[A-Za-z0-9_-]{6,64}$/.test(request.orderId), 'INVALID_ORDER_ID');
  demand(request.orderName.length >= 1 && request.orderName.length <= 100, 'INVALID_ORDER_NAME');
}

function checkCustomer(request) {
  demand(absent(request.customerName) || isText(request.customerName, 100), 'INVALID_PARAMETERS');
  demand(absent(request.customerEmail) || (isText(request.customerEmail, 100) && /^[^@\s]+@[^@\s]+$/.test(request.customerEmail)), 'INVALID_EMAIL');
  demand(absent(request.customerMobilePhone) || /^[0-9]{8,15}$/.test(String(request.customerMobilePhone)), 'INVALID_PHONE');
}

function checkMetadata(metadata) {
  if (absent(metadata)) return;
  demand(isObject(metadata), 'INVALID_METADATA');
  var names = Object.keys(metadata);
  demand(names.length <= 5, 'INVALID_METADATA');
  names.forEach(function (name) {
    demand(name.length <= 40 && !/[\[\]]/.test(name) && isText(metadata[name], 2000), 'INVALID_METADATA');
  });
}

function checkCard(card) {
  if (absent(card)) return;
  demand(isObject(card), 'INVALID_PARAMETERS');
  demand(absent(card.flowMode) || card.flowMode === 'DEFAULT' || card.flowMode === 'DIRECT', 'INVALID_PARAMETERS');
  demand(card.flowMode !== 'DIRECT' || !absent(card.easyPay) || !absent(card.cardCompany), 'INVALID_PARAMETERS');
  demand(absent(card.cardInstallmentPlan) || absent(card.maxCardInstallmentPlan), 'INVALID_PARAMETERS');
  [card.cardInstallmentPlan, card.maxCardInstallmentPlan].forEach(function (months) {
    demand(absent(months) || months === 0 || (Number.isInteger(months) && months >= 2 && months <= 12), 'INVALID_PARAMETERS');
  });
}

function checkAccount(account) {
  if (absent(account)) return;
  demand(isObject(account), 'INVALID_PARAMETERS');
  demand(absent(account.validHours) || absent(account.dueDate), 'INVALID_PARAMETERS');
  demand(absent(account.validHours) || (Number.isInteger(account.validHours) && account.validHours >= 1), 'INVALID_PARAMETERS');
  demand(absent(account.validHours) || account.validHours <= 2160, 'EXCEED_MAX_DUE_DATE');
  demand(absent(account.dueDate) || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(account.dueDate), 'INVALID_PARAMETERS');
  demand(absent(account.cashReceipt) || (isObject(account.cashReceipt) && RECEIPTS.indexOf(account.cashReceipt.type) >= 0), 'INVALID_PARAMETERS');
}

function checkPhone(phone) {
  if (absent(phone) || absent(phone.mobileCarriers)) return;
  demand(Array.isArray(phone.mobileCarriers), 'INVALID_PARAMETERS');
  phone.mobileCarriers.forEach(function (carrier) { demand(CARRIERS.indexOf(carrier) >= 0, 'INVALID_PARAMETERS'); });
}

// 'iframe', 'self' or 'promise'
function modeOf(request) {
  var success = !absent(request.successUrl);
  var fail = !absent(request.failUrl);
  var target = absent(request.windowTarget) ? (isMobile() ? 'self' : 'iframe') : request.windowTarget;
  demand(target === 'iframe' || target === 'self', 'INVALID_PARAMETERS');
  if (!success && !fail) {
    demand(target === 'iframe' && !isMobile(), 'NOT_SUPPORTED_PROMISE');
    return 'promise';
  }
  demand(isWebAddress(request.successUrl), 'INCORRECT_SUCCESS_URL_FORMAT');
  demand(isWebAddress(request.failUrl), 'INCORRECT_FAIL_URL_FORMAT');
  return isMobile() ? 'self' : target;
}

function checkRequest(request) {
  demand(typeof request !== 'string', 'V1_METHOD_NOT_SUPPORTED');
  demand(isObject(request), 'INVALID_PARAMETERS');
  checkMethod(request.method);
  checkAmount(request.amount);
  checkOrder(request);
  var mode = modeOf(request);
  checkCustomer(request);
  checkMetadata(request.metadata);
  checkCard(request.card);
  if (request.method === 'VIRTUAL_ACCOUNT') checkAccount(request.virtualAccount);
  if (request.method === 'MOBILE_PHONE') checkPhone(request.mobilePhone);
  demand(absent(request.taxFreeAmount) || (Number.isInteger(request.taxFreeAmount) && request.taxFreeAmount >= 0
    && request.taxFreeAmount <= request.amount.value), 'INVALID_PARAMETERS');
  return mode;
}
