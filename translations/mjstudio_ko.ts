<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>BankWords</name>
    <message>
        <source>IBK Industrial Bank</source>
        <translation>IBK기업은행</translation>
    </message>
    <message>
        <source>KB Kookmin Bank</source>
        <translation>KB국민은행</translation>
    </message>
    <message>
        <source>Suhyup Bank</source>
        <translation>수협은행</translation>
    </message>
    <message>
        <source>NH NongHyup Bank</source>
        <translation>NH농협은행</translation>
    </message>
    <message>
        <source>Woori Bank</source>
        <translation>우리은행</translation>
    </message>
    <message>
        <source>SC First Bank</source>
        <translation>SC제일은행</translation>
    </message>
    <message>
        <source>Citibank Korea</source>
        <translation>한국씨티은행</translation>
    </message>
    <message>
        <source>iM Bank (Daegu)</source>
        <translation>iM뱅크(대구)</translation>
    </message>
    <message>
        <source>Busan Bank</source>
        <translation>부산은행</translation>
    </message>
    <message>
        <source>Gwangju Bank</source>
        <translation>광주은행</translation>
    </message>
    <message>
        <source>Jeju Bank</source>
        <translation>제주은행</translation>
    </message>
    <message>
        <source>Jeonbuk Bank</source>
        <translation>전북은행</translation>
    </message>
    <message>
        <source>Kyongnam Bank</source>
        <translation>경남은행</translation>
    </message>
    <message>
        <source>MG Community Credit (Saemaul)</source>
        <translation>새마을금고</translation>
    </message>
    <message>
        <source>Credit Union (Shinhyup)</source>
        <translation>신협</translation>
    </message>
    <message>
        <source>Savings Bank</source>
        <translation>저축은행</translation>
    </message>
    <message>
        <source>Korea Post</source>
        <translation>우체국예금</translation>
    </message>
    <message>
        <source>Hana Bank</source>
        <translation>하나은행</translation>
    </message>
    <message>
        <source>Shinhan Bank</source>
        <translation>신한은행</translation>
    </message>
    <message>
        <source>K bank</source>
        <translation>케이뱅크</translation>
    </message>
    <message>
        <source>KakaoBank</source>
        <translation>카카오뱅크</translation>
    </message>
    <message>
        <source>Toss Bank</source>
        <translation>토스뱅크</translation>
    </message>
</context>
<context>
    <name>ConsentWords</name>
    <message>
        <source>Terms of service (contract item)</source>
        <translation>이용약관 (계약 항목)</translation>
    </message>
    <message>
        <source>I agree to the terms of service</source>
        <translation>이용약관에 동의합니다</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Membership, points, making and keeping pictures</source>
        <translation>회원 이용, 포인트, 그림 만들기와 보관</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>The contract between you and MJ Studio</source>
        <translation>회원과 MJ Studio 사이의 계약</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Until you leave</source>
        <translation>탈퇴할 때까지</translation>
    </message>
    <message>
        <source>Refusing</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>You may refuse; then no account can be opened</source>
        <translation>거부할 수 있으며, 이 경우 가입할 수 없습니다</translation>
    </message>
    <message>
        <source>Personal data (contract item)</source>
        <translation>개인정보 처리 (계약 항목)</translation>
    </message>
    <message>
        <source>I agree to this use of my data</source>
        <translation>개인정보 처리에 동의합니다</translation>
    </message>
    <message>
        <source>E-mail, password (stored one-way), name; prompts and pictures; points and orders; IP address and access records</source>
        <translation>이메일, 비밀번호(일방향 저장), 이름, 프롬프트와 그림, 포인트와 주문, IP 주소와 접속 기록</translation>
    </message>
    <message>
        <source>Membership, making pictures, payment, answering inquiries</source>
        <translation>회원 관리, 그림 만들기, 결제, 문의 답변</translation>
    </message>
    <message>
        <source>Until you leave; payment records 5 years, complaints 3 years, access records 3 months, as the law asks</source>
        <translation>탈퇴할 때까지. 법에 따라 결제 기록 5년, 분쟁 기록 3년, 접속 기록 3개월</translation>
    </message>
    <message>
        <source>Models of other countries (your choice)</source>
        <translation>해외 모델 (선택)</translation>
    </message>
    <message>
        <source>I agree to the transfer abroad</source>
        <translation>국외 이전에 동의합니다</translation>
    </message>
    <message>
        <source>To the provider of the model you choose (OpenAI, Replicate; United States), at the moment you send: the prompt and its settings, never your e-mail or name</source>
        <translation>고른 모델의 제공사(OpenAI, Replicate, 미국): 보내는 순간 프롬프트와 설정만 전송하며 이메일과 이름은 보내지 않습니다</translation>
    </message>
    <message>
        <source>Making the picture you ask for</source>
        <translation>요청한 그림 만들기</translation>
    </message>
    <message>
        <source>As each provider keeps it, shown beside every model</source>
        <translation>제공사별 보관 기간은 모델마다 표시됩니다</translation>
    </message>
    <message>
        <source>You may refuse; then models of other countries stay switched off, and everything else works</source>
        <translation>거부할 수 있으며, 이 경우 해외 모델만 꺼져 있고 나머지는 모두 쓸 수 있습니다</translation>
    </message>
</context>
<context>
    <name>DraftWords</name>
    <message>
        <source>%1 only works on pictures.</source>
        <translation>%1 모델은 그림이 있어야 작업합니다.</translation>
    </message>
    <message>
        <source>%1 does not edit pictures.</source>
        <translation>%1 모델은 그림을 고치지 못합니다.</translation>
    </message>
    <message>
        <source>%1 makes no variations.</source>
        <translation>%1 모델은 변형을 만들지 못합니다.</translation>
    </message>
    <message>
        <source>%1 does not enlarge pictures.</source>
        <translation>%1 모델은 그림을 확대하지 못합니다.</translation>
    </message>
    <message>
        <source>%1 does not remove backgrounds.</source>
        <translation>%1 모델은 배경을 지우지 못합니다.</translation>
    </message>
    <message>
        <source>%1 chooses the size itself.</source>
        <translation>%1 모델은 크기를 스스로 정합니다.</translation>
    </message>
    <message>
        <source>%1 does not make this size: it makes %2 there.</source>
        <translation>%1 모델에는 이 크기가 없어 %2 크기로 만듭니다.</translation>
    </message>
    <message>
        <source>%1 has one quality only.</source>
        <translation>%1 모델의 품질은 한 가지뿐입니다.</translation>
    </message>
    <message>
        <source>%1 does not have this quality: it makes “%2” there.</source>
        <translation>%1 모델에는 이 품질이 없어 “%2” 품질로 만듭니다.</translation>
    </message>
    <message>
        <source>%1 does not have this style: it is left out there.</source>
        <translation>%1 모델에는 이 스타일이 없어 빼고 보냅니다.</translation>
    </message>
    <message>
        <source>%1 takes no seed: it is left out there.</source>
        <translation>%1 모델은 시드를 받지 않아 빼고 보냅니다.</translation>
    </message>
    <message>
        <source>%1 takes no “leave out”: it is not sent there.</source>
        <translation>%1 모델은 “제외할 것”을 받지 않아 빼고 보냅니다.</translation>
    </message>
    <message>
        <source>%1 takes no pictures: it works from the prompt alone.</source>
        <translation>%1 모델은 그림을 받지 않아 프롬프트만으로 만듭니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 takes %n picture(s): the first one(s).</source>
        <translation>
            <numerusform>%1 모델은 앞의 그림 %n장만 받습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 takes no mask: it may change the whole picture.</source>
        <translation>%1 모델은 마스크를 받지 않아 그림 전체가 바뀔 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 does not enlarge that much: %2 times there.</source>
        <translation>%1 모델은 그만큼 확대하지 못해 %2배로 만듭니다.</translation>
    </message>
    <message>
        <source>Failed, refused or canceled pictures cost nothing.</source>
        <translation>실패하거나 거절되거나 취소한 그림에는 포인트가 들지 않습니다.</translation>
    </message>
    <message>
        <source>refused ones neither</source>
        <translation>거절된 그림도 마찬가지이고</translation>
    </message>
    <message>
        <source>refused ones are charged by %1</source>
        <translation>거절된 그림은 %1에서 차감하며</translation>
    </message>
    <message>
        <source>canceled ones neither</source>
        <translation>취소한 그림도 마찬가지입니다</translation>
    </message>
    <message>
        <source>canceled ones that have begun are charged by %1</source>
        <translation>시작된 뒤 취소한 그림은 %1에서 차감합니다</translation>
    </message>
    <message>
        <source>Failed pictures cost nothing; %1; %2.</source>
        <translation>실패한 그림에는 포인트가 들지 않습니다. %1, %2.</translation>
    </message>
    <message>
        <source>This service uses generative AI. Every picture carries a label saying so, inside the file as well.</source>
        <translation>이 서비스는 생성형 인공지능을 사용합니다. 모든 그림과 파일에 그 표시가 들어갑니다.</translation>
    </message>
    <message>
        <source>This model draws by formula and is not generative AI. Every picture says so, inside the file as well.</source>
        <translation>이 모델은 수식으로 그리며 생성형 인공지능이 아닙니다. 모든 그림과 파일에 그 표시가 들어갑니다.</translation>
    </message>
    <message>
        <source>Some of these models are generative AI, some draw by formula. Every picture says which, inside the file as well.</source>
        <translation>이 모델들은 일부는 생성형 인공지능이고 일부는 수식으로 그립니다. 모든 그림과 파일에 어느 쪽인지 표시가 들어갑니다.</translation>
    </message>
    <message>
        <source>This is not a picture that can be used. Choose a PNG, JPEG or WebP.</source>
        <translation>사용할 수 있는 그림이 아닙니다. PNG, JPEG, WebP 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>This picture is too large. It may have up to 25 MB and 64 million pixels; save it smaller and add it again.</source>
        <translation>그림이 너무 큽니다. 25 MB, 6,400만 화소까지 됩니다. 더 작게 저장해서 다시 추가하세요.</translation>
    </message>
    <message>
        <source>This picture is damaged or cut off. Open it in another program and save it anew.</source>
        <translation>그림이 손상되었거나 잘렸습니다. 다른 프로그램에서 열어 새로 저장해 보세요.</translation>
    </message>
    <message>
        <source>This file cannot be read. Check that it is still there and that you may open it.</source>
        <translation>파일을 읽을 수 없습니다. 파일이 아직 있는지, 열 수 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>This picture is already there.</source>
        <translation>이미 추가된 그림입니다.</translation>
    </message>
    <message numerus="yes">
        <source>There is room for %n picture(s). Remove one first.</source>
        <translation>
            <numerusform>그림은 %n장까지 들어갑니다. 먼저 한 장을 빼 주세요.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message numerus="yes">
        <source>Please try again in %n second(s).</source>
        <translation>
            <numerusform>%n초 뒤에 다시 시도하세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Please try again in a minute.</source>
        <translation>1분 뒤에 다시 시도하세요.</translation>
    </message>
    <message>
        <source>This version cannot do that</source>
        <translation>이 버전에서는 할 수 없습니다</translation>
    </message>
    <message>
        <source>The program and the service did not understand each other.</source>
        <translation>프로그램과 서비스가 서로 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Update MJ Studio, and if it happens again, write to support.</source>
        <translation>MJ Studio를 업데이트하고, 다시 일어나면 고객지원에 알려 주세요.</translation>
    </message>
    <message>
        <source>Something is not filled in correctly</source>
        <translation>입력을 확인하세요</translation>
    </message>
    <message>
        <source>One of the entries was not accepted.</source>
        <translation>입력한 항목 중 하나가 받아들여지지 않았습니다.</translation>
    </message>
    <message>
        <source>Check the marked entry and send it again.</source>
        <translation>표시된 항목을 고치고 다시 보내세요.</translation>
    </message>
    <message>
        <source>That is too large</source>
        <translation>너무 큽니다</translation>
    </message>
    <message>
        <source>The service does not take this much at once.</source>
        <translation>서비스가 한 번에 받을 수 있는 크기를 넘었습니다.</translation>
    </message>
    <message>
        <source>Shorten the text or choose a smaller file.</source>
        <translation>글을 줄이거나 더 작은 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The connection was too slow</source>
        <translation>연결이 너무 느립니다</translation>
    </message>
    <message>
        <source>The request did not arrive in time.</source>
        <translation>요청이 제때 도착하지 않았습니다.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>다시 시도하세요.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>찾을 수 없습니다</translation>
    </message>
    <message>
        <source>This no longer exists, or it belongs to another account.</source>
        <translation>더 이상 없거나 다른 계정의 것입니다.</translation>
    </message>
    <message>
        <source>Reload the list.</source>
        <translation>목록을 새로 고치세요.</translation>
    </message>
    <message>
        <source>It has changed meanwhile</source>
        <translation>그사이에 바뀌었습니다</translation>
    </message>
    <message>
        <source>Something else changed this at the same moment, so nothing was done twice.</source>
        <translation>같은 순간에 다른 곳에서 바뀌어 두 번 처리하지 않았습니다.</translation>
    </message>
    <message>
        <source>Reload and look again before you repeat it.</source>
        <translation>새로 고쳐 확인한 다음 다시 하세요.</translation>
    </message>
    <message>
        <source>Too many tries</source>
        <translation>시도가 너무 많습니다</translation>
    </message>
    <message>
        <source>There were too many requests in a short time.</source>
        <translation>짧은 시간에 요청이 너무 많았습니다.</translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation>다시 로그인하세요</translation>
    </message>
    <message>
        <source>Your sign-in has ended.</source>
        <translation>로그인이 끝났습니다.</translation>
    </message>
    <message>
        <source>Sign in to continue; your pictures on this device stay.</source>
        <translation>계속하려면 로그인하세요. 이 기기의 그림은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>That did not match</source>
        <translation>일치하지 않습니다</translation>
    </message>
    <message>
        <source>The e-mail address or the password is wrong.</source>
        <translation>이메일 주소나 비밀번호가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Check both and try again.</source>
        <translation>둘 다 확인하고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>허용되지 않습니다</translation>
    </message>
    <message>
        <source>This account may not do that.</source>
        <translation>이 계정으로는 할 수 없습니다.</translation>
    </message>
    <message>
        <source>Write to support if you think it should.</source>
        <translation>할 수 있어야 한다고 생각하시면 고객지원에 알려 주세요.</translation>
    </message>
    <message>
        <source>Already a member</source>
        <translation>이미 회원입니다</translation>
    </message>
    <message>
        <source>There is already an account with this e-mail address.</source>
        <translation>이 이메일 주소로 만든 계정이 이미 있습니다.</translation>
    </message>
    <message>
        <source>Sign in instead, or use another address.</source>
        <translation>로그인하거나 다른 주소를 쓰세요.</translation>
    </message>
    <message>
        <source>The password is too weak</source>
        <translation>비밀번호가 약합니다</translation>
    </message>
    <message>
        <source>From 14 years</source>
        <translation>만 14세부터 이용할 수 있습니다</translation>
    </message>
    <message>
        <source>MJ Studio is for people who are 14 or older.</source>
        <translation>MJ Studio는 만 14세 이상만 이용할 수 있습니다.</translation>
    </message>
    <message>
        <source>Confirm your age to join.</source>
        <translation>가입하려면 나이를 확인해 주세요.</translation>
    </message>
    <message>
        <source>An agreement is missing</source>
        <translation>동의가 빠졌습니다</translation>
    </message>
    <message>
        <source>The service cannot be provided without the contract items.</source>
        <translation>계약 항목 없이는 서비스를 제공할 수 없습니다.</translation>
    </message>
    <message>
        <source>Read them and agree to each one to join.</source>
        <translation>가입하려면 항목마다 읽고 동의하세요.</translation>
    </message>
    <message>
        <source>Not enough points</source>
        <translation>포인트가 모자랍니다</translation>
    </message>
    <message>
        <source>Your balance does not reach for this.</source>
        <translation>잔액이 부족합니다.</translation>
    </message>
    <message>
        <source>Buy points, or ask for fewer pictures.</source>
        <translation>포인트를 충전하거나 그림 수를 줄이세요.</translation>
    </message>
    <message>
        <source>The amount did not match</source>
        <translation>금액이 맞지 않습니다</translation>
    </message>
    <message>
        <source>The payment was stopped because its amount differed from the order. Nothing was charged.</source>
        <translation>금액이 주문과 달라 결제를 멈췄습니다. 청구된 금액은 없습니다.</translation>
    </message>
    <message>
        <source>Start a new order.</source>
        <translation>새로 주문하세요.</translation>
    </message>
    <message>
        <source>The payment was declined</source>
        <translation>결제가 거절되었습니다</translation>
    </message>
    <message>
        <source>Your bank or card company refused it. Nothing was charged.</source>
        <translation>은행이나 카드사가 거절했습니다. 청구된 금액은 없습니다.</translation>
    </message>
    <message>
        <source>Try again or pay in another way.</source>
        <translation>다시 시도하거나 다른 방법으로 결제하세요.</translation>
    </message>
    <message>
        <source>The payment was cancelled</source>
        <translation>결제를 취소했습니다</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>청구된 금액은 없습니다.</translation>
    </message>
    <message>
        <source>You can start again at any time.</source>
        <translation>언제든 다시 시작할 수 있습니다.</translation>
    </message>
    <message>
        <source>The order has expired</source>
        <translation>주문 시간이 지났습니다</translation>
    </message>
    <message>
        <source>It was not paid in time. Nothing was charged.</source>
        <translation>제때 결제되지 않았습니다. 청구된 금액은 없습니다.</translation>
    </message>
    <message>
        <source>The payment is being checked</source>
        <translation>결제를 확인하고 있습니다</translation>
    </message>
    <message>
        <source>The payment service has not told us the outcome yet.</source>
        <translation>결제 서비스가 아직 결과를 알려 주지 않았습니다.</translation>
    </message>
    <message>
        <source>Do not pay again. Use “Check again” in a minute.</source>
        <translation>다시 결제하지 마세요. 1분 뒤에 “다시 확인”을 누르세요.</translation>
    </message>
    <message>
        <source>The price has changed</source>
        <translation>가격이 바뀌었습니다</translation>
    </message>
    <message>
        <source>The price you saw is no longer valid, so nothing was started.</source>
        <translation>보신 가격이 더 이상 유효하지 않아 시작하지 않았습니다.</translation>
    </message>
    <message>
        <source>Look at the new price and send again.</source>
        <translation>새 가격을 확인하고 다시 보내세요.</translation>
    </message>
    <message>
        <source>This prompt was refused</source>
        <translation>이 프롬프트는 거절되었습니다</translation>
    </message>
    <message>
        <source>The provider does not make pictures of this. No points were used.</source>
        <translation>제공사가 이런 그림은 만들지 않습니다. 포인트는 쓰지 않았습니다.</translation>
    </message>
    <message>
        <source>Change the words and try again.</source>
        <translation>글을 바꾸고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>No picture this time</source>
        <translation>그림을 만들지 못했습니다</translation>
    </message>
    <message>
        <source>The provider of this model failed. The points for what was not made were returned.</source>
        <translation>이 모델의 제공사에 문제가 생겼습니다. 만들지 못한 만큼 포인트를 돌려드렸습니다.</translation>
    </message>
    <message>
        <source>Try again or choose another model.</source>
        <translation>다시 시도하거나 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>연결되지 않았습니다</translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation>서비스에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>Check the network. Your gallery works without it.</source>
        <translation>네트워크를 확인하세요. 갤러리는 연결 없이도 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>제때 답이 없습니다</translation>
    </message>
    <message>
        <source>The service did not answer.</source>
        <translation>서비스가 답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation>안전하지 않은 연결입니다</translation>
    </message>
    <message>
        <source>The service could not prove who it is, so nothing was sent.</source>
        <translation>서비스가 진짜인지 확인할 수 없어 아무것도 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>Check the date and time of this device and the network you are in.</source>
        <translation>이 기기의 날짜와 시간, 그리고 사용 중인 네트워크를 확인하세요.</translation>
    </message>
    <message>
        <source>The address is not safe</source>
        <translation>안전하지 않은 주소입니다</translation>
    </message>
    <message>
        <source>The service address is not encrypted, so nothing was sent.</source>
        <translation>서비스 주소가 암호화되지 않아 아무것도 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>Use an address that begins with https.</source>
        <translation>https로 시작하는 주소를 쓰세요.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소했습니다</translation>
    </message>
    <message>
        <source>This was stopped before it was finished.</source>
        <translation>끝나기 전에 멈췄습니다.</translation>
    </message>
    <message>
        <source>You can start it again.</source>
        <translation>다시 시작할 수 있습니다.</translation>
    </message>
    <message>
        <source>The service is busy</source>
        <translation>서비스가 바쁩니다</translation>
    </message>
    <message>
        <source>The service cannot answer right now.</source>
        <translation>서비스가 지금 답할 수 없습니다.</translation>
    </message>
    <message>
        <source>Something went wrong at the service</source>
        <translation>서비스에 문제가 생겼습니다</translation>
    </message>
    <message>
        <source>The service had an error of its own.</source>
        <translation>서비스 안에서 오류가 났습니다.</translation>
    </message>
    <message>
        <source>Try again; if it stays, write to support.</source>
        <translation>다시 시도하고, 계속되면 고객지원에 알려 주세요.</translation>
    </message>
    <message>
        <source>No keychain</source>
        <translation>키체인이 없습니다</translation>
    </message>
    <message>
        <source>This computer has no keychain service, so nothing secret is stored.</source>
        <translation>이 컴퓨터에는 키체인이 없어 비밀 정보를 저장하지 않습니다.</translation>
    </message>
    <message>
        <source>You will have to sign in at the next start.</source>
        <translation>다음에 시작할 때 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>키체인이 잠겨 있습니다</translation>
    </message>
    <message>
        <source>The system keychain did not open.</source>
        <translation>시스템 키체인이 열리지 않았습니다.</translation>
    </message>
    <message>
        <source>Unlock it and press Retry.</source>
        <translation>잠금을 풀고 다시 시도를 누르세요.</translation>
    </message>
    <message>
        <source>A file is damaged</source>
        <translation>파일이 손상되었습니다</translation>
    </message>
    <message>
        <source>The file cannot be read, or somebody has changed it.</source>
        <translation>파일을 읽을 수 없거나 누군가 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Load it again from the service.</source>
        <translation>서비스에서 다시 받으세요.</translation>
    </message>
    <message>
        <source>Made by a newer version</source>
        <translation>더 새로운 버전의 자료입니다</translation>
    </message>
    <message>
        <source>The data on this device was written by a newer MJ Studio.</source>
        <translation>이 기기의 자료는 더 새로운 MJ Studio가 저장했습니다.</translation>
    </message>
    <message>
        <source>Install the newest version.</source>
        <translation>최신 버전을 설치하세요.</translation>
    </message>
    <message>
        <source>Could not write to the disk</source>
        <translation>디스크에 저장하지 못했습니다</translation>
    </message>
    <message>
        <source>The file could not be saved or read.</source>
        <translation>파일을 저장하거나 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Check the free space and the folder, then try again.</source>
        <translation>남은 공간과 폴더를 확인하고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>A password needs at least 10 characters and must not be easy to guess.</source>
        <translation>비밀번호는 10자 이상이어야 하며 알아맞히기 쉬우면 안 됩니다.</translation>
    </message>
    <message>
        <source>Choose another one; a sentence of your own works well.</source>
        <translation>다른 것을 고르세요. 직접 지은 문장이 좋습니다.</translation>
    </message>
    <message>
        <source>Your e-mail is not proven yet</source>
        <translation>아직 이메일을 인증하지 않았습니다</translation>
    </message>
    <message>
        <source>Paying and making pictures begin once your e-mail address is proven.</source>
        <translation>이메일 주소를 인증하면 결제와 그림 만들기를 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Press “Enter the code” at the top of the window and type the code from our mail.</source>
        <translation>창 위쪽의 “인증 번호 입력”을 누르고 메일로 받은 번호를 입력하세요.</translation>
    </message>
    <message>
        <source>Please show that it is you</source>
        <translation>본인 확인이 필요합니다</translation>
    </message>
    <message>
        <source>This needs a sign-in that is not older than five minutes.</source>
        <translation>로그인한 지 5분이 지나지 않아야 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Enter your password once more, then it goes on.</source>
        <translation>비밀번호를 한 번 더 입력하면 계속됩니다.</translation>
    </message>
    <message>
        <source>That is not the code</source>
        <translation>인증 번호가 맞지 않습니다</translation>
    </message>
    <message>
        <source>The code does not match. After five wrong tries it no longer counts.</source>
        <translation>번호가 일치하지 않습니다. 다섯 번 틀리면 그 번호는 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Check the six digits in the latest mail and type them again.</source>
        <translation>가장 최근 메일의 여섯 자리 번호를 확인하고 다시 입력하세요.</translation>
    </message>
    <message>
        <source>The code no longer counts</source>
        <translation>더 이상 쓸 수 없는 인증 번호입니다</translation>
    </message>
    <message>
        <source>It is older than ten minutes, was used, was replaced, or was mistyped too often.</source>
        <translation>10분이 지났거나, 이미 썼거나, 새 번호로 바뀌었거나, 너무 여러 번 틀렸습니다.</translation>
    </message>
    <message>
        <source>Send another code and use that one.</source>
        <translation>인증 번호를 다시 보내고 새 번호를 입력하세요.</translation>
    </message>
    <message>
        <source>Your own limit is reached</source>
        <translation>정해 둔 한도에 도달했습니다</translation>
    </message>
    <message>
        <source>This would go over what you allow yourself in a month.</source>
        <translation>스스로 정한 한 달 한도를 넘게 됩니다.</translation>
    </message>
    <message>
        <source>This would go over what you allow yourself in a day.</source>
        <translation>스스로 정한 하루 한도를 넘게 됩니다.</translation>
    </message>
    <message>
        <source>Wait until it begins again, ask for less, or change the limit under Points.</source>
        <translation>한도가 다시 시작될 때까지 기다리거나, 더 적게 요청하거나, 포인트에서 한도를 바꿔 주세요.</translation>
    </message>
    <message>
        <source>Please confirm the price</source>
        <translation>가격을 확인해 주세요</translation>
    </message>
    <message>
        <source>It is more than the price you wanted to be asked about. Nothing was started.</source>
        <translation>확인을 받기로 한 가격보다 높습니다. 아무것도 시작하지 않았습니다.</translation>
    </message>
    <message>
        <source>Look at the price and confirm it.</source>
        <translation>가격을 보고 확인해 주세요.</translation>
    </message>
    <message>
        <source>This order cannot be refunded</source>
        <translation>이 주문은 환불할 수 없습니다</translation>
    </message>
    <message>
        <source>None of its bought points are left, or the payment service does not take this payment back.</source>
        <translation>충전한 포인트가 남아 있지 않거나, 결제 서비스에서 이 결제를 취소할 수 없습니다.</translation>
    </message>
    <message>
        <source>This model is not available</source>
        <translation>이 모델은 지금 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Its provider is not answering, or the model is no longer offered. Nothing was started.</source>
        <translation>제공사가 응답하지 않거나 더 이상 제공되지 않는 모델입니다. 아무것도 시작되지 않았습니다.</translation>
    </message>
    <message>
        <source>Choose another model; what you wrote stays.</source>
        <translation>다른 모델을 고르세요. 쓴 내용은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Your queue is full</source>
        <translation>대기열이 가득 찼습니다</translation>
    </message>
    <message>
        <source>So many pictures of yours are waiting that no more can be added. Nothing was started.</source>
        <translation>기다리는 그림이 너무 많아 더 넣을 수 없습니다. 아무것도 시작되지 않았습니다.</translation>
    </message>
    <message>
        <source>Wait until some are done, or cancel some.</source>
        <translation>몇 개가 끝날 때까지 기다리거나 취소하세요.</translation>
    </message>
    <message>
        <source>Nobody knows whether this picture was made</source>
        <translation>그림이 만들어졌는지 확인할 수 없습니다</translation>
    </message>
    <message>
        <source>The connection to the provider broke after it was asked. It was not asked again, and your points were returned.</source>
        <translation>제공사에 요청한 뒤 연결이 끊겼습니다. 다시 요청하지 않았고, 포인트는 돌려드렸습니다.</translation>
    </message>
    <message>
        <source>Try again if you still want it.</source>
        <translation>여전히 원하면 다시 시도하세요.</translation>
    </message>
</context>
<context>
    <name>GenerationWords</name>
    <message>
        <source>inside MJ Studio</source>
        <translation>MJ Studio 내부</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>대한민국</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>미국</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>독일</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>일본</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>영국</translation>
    </message>
    <message>
        <source>keeps nothing</source>
        <translation>보관하지 않음</translation>
    </message>
    <message>
        <source>keeps it: %1</source>
        <translation>보관: %1</translation>
    </message>
    <message numerus="yes">
        <source>keeps it for %n hour(s)</source>
        <translation>
            <numerusform>%n시간 보관</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>keeps it for %n day(s)</source>
        <translation>
            <numerusform>%n일 보관</numerusform>
        </translation>
    </message>
    <message>
        <source>may train on it</source>
        <translation>학습에 쓸 수 있음</translation>
    </message>
    <message>
        <source>does not train on it</source>
        <translation>학습에 쓰지 않음</translation>
    </message>
    <message>
        <source>Made by generative AI</source>
        <translation>생성형 인공지능이 만든 그림</translation>
    </message>
    <message>
        <source>Drawn by formula, not generative AI</source>
        <translation>수식으로 그린 그림, 생성형 AI 아님</translation>
    </message>
    <message>
        <source>Who sees it: %1 alone. Your prompt stays inside this service; it %2 and %3.</source>
        <translation>보는 곳: %1뿐입니다. 프롬프트는 이 서비스 밖으로 나가지 않습니다 (%2, %3).</translation>
    </message>
    <message>
        <source>Who sees it: %1 (%2) reads your prompt; it %3 and %4. Your name and e-mail are never sent.</source>
        <translation>보는 곳: %1(%2)에서 프롬프트를 읽습니다 (%3, %4). 이름과 이메일은 보내지 않습니다.</translation>
    </message>
    <message>
        <source>As the prompt says</source>
        <translation>프롬프트대로</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>수묵</translation>
    </message>
    <message>
        <source>Watercolour</source>
        <translation>수채화</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>포스터</translation>
    </message>
    <message>
        <source>Pastel</source>
        <translation>파스텔</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>밤</translation>
    </message>
    <message>
        <source>Natural</source>
        <translation>자연스럽게</translation>
    </message>
    <message>
        <source>Vivid</source>
        <translation>선명하게</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>차례를 기다리는 중</translation>
    </message>
    <message>
        <source>Being made, %1 %</source>
        <translation>만드는 중 %1 %</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완성</translation>
    </message>
    <message>
        <source>Not made</source>
        <translation>만들지 못함</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>%1 예약</translation>
    </message>
    <message>
        <source>%1 returned</source>
        <translation>%1 반환</translation>
    </message>
    <message>
        <source>%1 used, %2 returned</source>
        <translation>%1 사용, %2 반환</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 사용</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>초안</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>빠르게</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>가장 빠르게</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>정밀</translation>
    </message>
    <message>
        <source>High</source>
        <translation>높음</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>낮음</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Remove background</source>
        <translation>배경 지우기</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>표준</translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>변형</translation>
    </message>
    <message>
        <source>Who sees it: %1 (%2) gets your prompt and the pictures you added; it %3 and %4. Your name and e-mail are never sent.</source>
        <translation>받는 곳: %1 (%2). 프롬프트와 추가한 그림을 받습니다. %3, %4. 이름과 이메일은 보내지 않습니다.</translation>
    </message>
    <message>
        <source>Who sees it: %1 alone. Your prompt and the pictures you added stay inside this service; it %2 and %3.</source>
        <translation>받는 곳: %1뿐. 프롬프트와 추가한 그림은 이 서비스 안에만 있습니다. %2, %3.</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) a picture</source>
        <translation>
            <numerusform>한 장에 약 %n분</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) a picture</source>
        <translation>
            <numerusform>한 장에 약 %n초</numerusform>
        </translation>
    </message>
    <message>
        <source>Who sees your prompt and the pictures you added; your name and e-mail are never sent:</source>
        <translation>프롬프트와 추가한 그림을 받는 곳입니다. 이름과 이메일은 보내지 않습니다.</translation>
    </message>
    <message>
        <source>Who sees your prompt; your name and e-mail are never sent:</source>
        <translation>프롬프트를 받는 곳입니다. 이름과 이메일은 보내지 않습니다.</translation>
    </message>
    <message>
        <source>%1 (the prompt alone)</source>
        <translation>%1 (프롬프트만)</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>Cancel · %1</source>
        <translation>취소 · %1</translation>
    </message>
    <message>
        <source>Canceling now costs nothing.</source>
        <translation>지금 취소하면 비용이 없습니다.</translation>
    </message>
    <message>
        <source>Canceling now costs %1, for the pictures that are made; you keep them.</source>
        <translation>지금 취소하면 이미 만들어진 그림의 값만 냅니다: %1. 그 그림은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Canceling now costs %1: the provider bills what it has begun.</source>
        <translation>지금 취소하는 비용: %1. 제공사가 시작한 작업에 요금을 매깁니다.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>Next in line</source>
        <translation>다음 차례</translation>
    </message>
    <message>
        <source>Number %1 in line</source>
        <translation>대기 순번 %1번</translation>
    </message>
    <message>
        <source>%1, done in about %2</source>
        <translation>%1, 완료까지 약 %2</translation>
    </message>
</context>
<context>
    <name>OwnReceipt</name>
    <message>
        <source>Order number</source>
        <translation>주문 번호</translation>
    </message>
    <message>
        <source>Ordered on</source>
        <translation>주문 일시</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>결제 일시</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>결제 수단</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>결제 금액</translation>
    </message>
    <message>
        <source>Of which VAT (1/11)</source>
        <translation>포함된 부가세(1/11)</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>포인트</translation>
    </message>
    <message>
        <source>Of which bonus</source>
        <translation>그중 보너스</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Record of a purchase of points</source>
        <translation>포인트 구매 내역서</translation>
    </message>
    <message>
        <source>This record is for your own books. The payment service&apos;s receipt is the tax document.</source>
        <translation>이 내역서는 개인 보관용입니다. 세금 관련 증빙은 결제사의 영수증입니다.</translation>
    </message>
</context>
<context>
    <name>PrivacyWords</name>
    <message>
        <source>Required</source>
        <translation>필수 항목</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>선택 항목</translation>
    </message>
    <message>
        <source>Collected automatically</source>
        <translation>자동 수집 항목</translation>
    </message>
    <message>
        <source>Needed by the service</source>
        <translation>서비스에 필요한 항목</translation>
    </message>
    <message>
        <source>The service cannot work without these. The list of article 2 does not name them yet.</source>
        <translation>서비스 제공에 꼭 필요한 항목입니다. 처리방침 제2조 목록에는 아직 없습니다.</translation>
    </message>
    <message>
        <source>As named in article 2 of the policy.</source>
        <translation>처리방침 제2조에 적힌 항목입니다.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Profile photo</source>
        <translation>프로필 사진</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP 주소</translation>
    </message>
    <message>
        <source>Cookies</source>
        <translation>쿠키</translation>
    </message>
    <message>
        <source>Usage records</source>
        <translation>서비스 이용 기록</translation>
    </message>
    <message>
        <source>Access log</source>
        <translation>접속 로그</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Point movements</source>
        <translation>포인트 내역</translation>
    </message>
    <message>
        <source>Orders and payments</source>
        <translation>주문과 결제</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>동의 기록</translation>
    </message>
    <message>
        <source>Inquiries</source>
        <translation>문의</translation>
    </message>
    <message>
        <source>Membership, knowing that it is you</source>
        <translation>회원 관리와 본인 확인</translation>
    </message>
    <message>
        <source>Making pictures</source>
        <translation>그림 만들기</translation>
    </message>
    <message>
        <source>Points and payment</source>
        <translation>포인트와 결제</translation>
    </message>
    <message>
        <source>Answering you</source>
        <translation>문의 응대</translation>
    </message>
    <message>
        <source>Until you leave</source>
        <translation>탈퇴할 때까지</translation>
    </message>
    <message>
        <source>3 months</source>
        <translation>3개월</translation>
    </message>
    <message>
        <source>3 years</source>
        <translation>3년</translation>
    </message>
    <message>
        <source>5 years, kept apart</source>
        <translation>5년, 분리 보관</translation>
    </message>
    <message>
        <source>Until you sign out</source>
        <translation>로그아웃할 때까지</translation>
    </message>
    <message>
        <source>Not collected</source>
        <translation>수집하지 않음</translation>
    </message>
    <message>
        <source>The contract with you</source>
        <translation>고객님과의 계약</translation>
    </message>
    <message>
        <source>Your consent</source>
        <translation>고객님의 동의</translation>
    </message>
    <message>
        <source>A legal duty</source>
        <translation>법령상 의무</translation>
    </message>
    <message>
        <source>none held</source>
        <translation>보유하지 않음</translation>
    </message>
    <message>
        <source>held: %1</source>
        <translation>%1건 보유</translation>
    </message>
</context>
<context>
    <name>PromptImportWords</name>
    <message>
        <source>The file cannot be read. Check that it still exists and that you may open it.</source>
        <translation>파일을 읽을 수 없습니다. 파일이 그대로 있는지, 열 권한이 있는지 확인해 주세요.</translation>
    </message>
    <message>
        <source>The file is larger than %1. Split it into smaller ones.</source>
        <translation>파일이 %1보다 큽니다. 작은 파일로 나누어 주세요.</translation>
    </message>
    <message>
        <source>The file is empty. Choose another one.</source>
        <translation>빈 파일입니다. 다른 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>The file is saved in the old Korean encoding (EUC-KR, CP949). Open it in your spreadsheet, save it as “CSV UTF-8” and import that file.</source>
        <translation>예전 한글 인코딩(EUC-KR, CP949)으로 저장된 파일입니다. 스프레드시트에서 열어 ‘CSV UTF-8’ 형식으로 저장한 뒤 그 파일을 가져와 주세요.</translation>
    </message>
    <message>
        <source>The file is saved as UTF-16 or UTF-32. Save it as “CSV UTF-8” and import that file.</source>
        <translation>UTF-16 또는 UTF-32로 저장된 파일입니다. ‘CSV UTF-8’ 형식으로 저장한 뒤 그 파일을 가져와 주세요.</translation>
    </message>
    <message>
        <source>The file is not text in UTF-8. Save it as “CSV UTF-8” or JSON and import that file.</source>
        <translation>UTF-8로 된 텍스트 파일이 아닙니다. ‘CSV UTF-8’이나 JSON 형식으로 저장한 뒤 그 파일을 가져와 주세요.</translation>
    </message>
    <message>
        <source>The JSON breaks off in line %1. Correct that line and import the file again.</source>
        <translation>JSON의 %1번째 줄에 잘못된 곳이 있습니다. 그 줄을 고친 뒤 다시 가져와 주세요.</translation>
    </message>
    <message>
        <source>The first line must name the columns: name, prompt, negative_prompt. Add it and import the file again.</source>
        <translation>첫 줄에 열 이름(name, prompt, negative_prompt)이 있어야 합니다. 첫 줄을 넣은 뒤 다시 가져와 주세요.</translation>
    </message>
    <message>
        <source>Your templates were closed meanwhile. Import the file again.</source>
        <translation>그 사이에 템플릿이 닫혔습니다. 파일을 다시 가져와 주세요.</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>이름 없음</translation>
    </message>
    <message>
        <source>neither a prompt nor a negative prompt</source>
        <translation>프롬프트도 제외할 내용도 없음</translation>
    </message>
    <message>
        <source>the name is longer than %1 letters</source>
        <translation>이름이 %1자를 넘음</translation>
    </message>
    <message>
        <source>a text is longer than %1 letters</source>
        <translation>내용이 %1자를 넘음</translation>
    </message>
    <message>
        <source>not a template: it needs “name” and “prompt”</source>
        <translation>템플릿이 아님: ‘name’과 ‘prompt’가 필요함</translation>
    </message>
    <message>
        <source>a quotation mark is never closed; everything after it was left out</source>
        <translation>따옴표가 닫히지 않아 그 뒤의 내용을 모두 뺌</translation>
    </message>
    <message>
        <source>a character that cannot be shown</source>
        <translation>표시할 수 없는 문자가 있음</translation>
    </message>
    <message>
        <source>no room: %1 templates are the most</source>
        <translation>자리가 없음: 템플릿은 %1개까지</translation>
    </message>
    <message>
        <source>Entry %1</source>
        <translation>%1번째 항목</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>%1번째 줄</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>가져온 템플릿이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing new was imported.</source>
        <translation>새로 가져온 템플릿이 없습니다.</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>가져온 템플릿: %1개.</translation>
    </message>
    <message>
        <source>Kept beside one of the same name, with a number: %1.</source>
        <translation>이름이 같아 번호를 붙인 템플릿: %1개.</translation>
    </message>
    <message>
        <source>There already: %1.</source>
        <translation>이미 있는 템플릿: %1개.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>가져오지 못한 항목: %1개.</translation>
    </message>
    <message>
        <source>… and %1 more.</source>
        <translation>… 외 %1개.</translation>
    </message>
</context>
<context>
    <name>TopUpWords</name>
    <message>
        <source>Not paid</source>
        <translation>미결제</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>확인 중</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>결제 완료</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>승인 거절</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>만료됨</translation>
    </message>
    <message>
        <source>Points bought</source>
        <translation>포인트 충전</translation>
    </message>
    <message>
        <source>Held for pictures</source>
        <translation>그림 제작 예약</translation>
    </message>
    <message>
        <source>Used for pictures</source>
        <translation>그림 제작에 사용</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>반환</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>%1 예약</translation>
    </message>
    <message>
        <source>%1 bonus</source>
        <translation>보너스 %1</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환불됨</translation>
    </message>
    <message>
        <source>Partly refunded</source>
        <translation>일부 환불됨</translation>
    </message>
    <message>
        <source>Points expired</source>
        <translation>포인트 소멸</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>마치지 않음</translation>
    </message>
    <message>
        <source>Waiting for the deposit</source>
        <translation>입금 대기</translation>
    </message>
    <message>
        <source>Refund being checked</source>
        <translation>환불 확인 중</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>카드</translation>
    </message>
    <message>
        <source>Easy pay</source>
        <translation>간편결제</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>계좌이체</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>무통장 입금</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>휴대폰</translation>
    </message>
    <message>
        <source>Gift certificate</source>
        <translation>상품권</translation>
    </message>
    <message>
        <source>Refund of %1 for %2 is being checked.</source>
        <translation>%2를 %1으로 환불하는 중이며 결과를 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>%1 refunded for %2 on %3.</source>
        <translation>%3에 %2를 %1으로 환불했습니다.</translation>
    </message>
    <message>
        <source>A refund of %1 did not go through; %2 are back.</source>
        <translation>%1 환불이 되지 않아 %2가 돌아왔습니다.</translation>
    </message>
    <message>
        <source>Refunded for money</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Back from a failed refund</source>
        <translation>환불 실패로 돌아옴</translation>
    </message>
    <message>
        <source>Deposit taken back by the bank</source>
        <translation>은행의 입금 취소</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 사용</translation>
    </message>
</context>
<context>
    <name>mj::ui::AccountGate</name>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Back to the account that was open</source>
        <translation>열려 있던 계정으로 돌아가기</translation>
    </message>
</context>
<context>
    <name>mj::ui::AccountPage</name>
    <message>
        <source>Account</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>프로필</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Your address is %1 now. The old one was told.</source>
        <translation>새 이메일 주소는 %1입니다. 이전 주소에도 알렸습니다.</translation>
    </message>
    <message>
        <source>Your password is new. Every other device was signed out.</source>
        <translation>비밀번호를 바꾸었습니다. 다른 기기는 모두 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>All other devices were signed out.</source>
        <translation>다른 기기는 모두 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>That device was signed out.</source>
        <translation>그 기기는 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>보안</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>기기</translation>
    </message>
    <message>
        <source>No device is signed in.</source>
        <translation>로그인한 기기가 없습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::AccountsCard</name>
    <message>
        <source>Accounts on this computer</source>
        <translation>이 컴퓨터의 계정</translation>
    </message>
    <message>
        <source>Each has a sealed gallery of its own. Switching keeps both signed in.</source>
        <translation>계정마다 봉인된 갤러리가 따로 있습니다. 전환해도 두 계정 모두 로그인이 유지됩니다.</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>전환</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>다른 계정 추가</translation>
    </message>
</context>
<context>
    <name>mj::ui::AddressBar</name>
    <message>
        <source>%1 (this computer)</source>
        <translation>%1 (이 컴퓨터)</translation>
    </message>
    <message>
        <source>The connection is encrypted</source>
        <translation>암호화된 연결입니다</translation>
    </message>
    <message>
        <source>The page comes from this computer</source>
        <translation>이 컴퓨터에서 온 페이지입니다</translation>
    </message>
    <message>
        <source>Encrypted page of %1</source>
        <translation>%1의 암호화된 페이지</translation>
    </message>
    <message>
        <source>Open in browser instead</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close the payment page</source>
        <translation>결제 페이지 닫기</translation>
    </message>
    <message>
        <source>%1 (not encrypted)</source>
        <translation>%1 (암호화되지 않음)</translation>
    </message>
    <message>
        <source>The connection is not encrypted</source>
        <translation>암호화되지 않은 연결입니다</translation>
    </message>
</context>
<context>
    <name>mj::ui::AmountCard</name>
    <message>
        <source>At least %1.</source>
        <translation>%1 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>At most %1 at once.</source>
        <translation>한 번에 %1까지 충전할 수 있습니다.</translation>
    </message>
    <message>
        <source>Only in steps of %1.</source>
        <translation>%1 단위로 입력해 주세요.</translation>
    </message>
    <message>
        <source>Your own amount</source>
        <translation>직접 입력</translation>
    </message>
    <message>
        <source>Amount in won</source>
        <translation>충전할 금액(원)</translation>
    </message>
    <message>
        <source>Look at the order</source>
        <translation>주문 확인</translation>
    </message>
    <message>
        <source>Look at the order of your own amount</source>
        <translation>직접 입력한 금액의 주문 확인</translation>
    </message>
    <message>
        <source>%1 to %2, in steps of %3.</source>
        <translation>%1부터 %2까지, %3 단위</translation>
    </message>
    <message>
        <source>%1 buys %2, at %3 a point.</source>
        <translation>%1으로 %2를 충전합니다. 포인트당 %3입니다.</translation>
    </message>
    <message>
        <source>A point costs %1, without a bonus.</source>
        <translation>포인트당 %1이며 보너스는 없습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::Avatar</name>
    <message>
        <source>Initials of %1</source>
        <translation>%1의 이름 글자</translation>
    </message>
    <message>
        <source>Photo of %1</source>
        <translation>%1의 사진</translation>
    </message>
</context>
<context>
    <name>mj::ui::BalanceBadge</name>
    <message>
        <source>%1 · %2 held</source>
        <translation>%1 · %2 사용 예정</translation>
    </message>
    <message>
        <source>%1 to spend, %2 held for pictures in the making</source>
        <translation>쓸 수 있는 포인트 %1, 만드는 중인 그림에 묶인 포인트 %2</translation>
    </message>
</context>
<context>
    <name>mj::ui::BalanceCard</name>
    <message>
        <source>Available</source>
        <translation>사용 가능</translation>
    </message>
    <message>
        <source>%1 available</source>
        <translation>%1 사용 가능</translation>
    </message>
    <message>
        <source>%1 held for pictures being made; what is not used comes back.</source>
        <translation>만드는 중인 그림에 %1 예약되어 있습니다. 쓰지 않은 포인트는 돌아옵니다.</translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation>예약된 포인트가 없습니다.</translation>
    </message>
    <message>
        <source>%1 bought · %2 given</source>
        <translation>충전 %1 · 무료 지급 %2</translation>
    </message>
    <message>
        <source>%1 expire on %2.</source>
        <translation>%2에 %1 소멸됩니다.</translation>
    </message>
    <message>
        <source>%1 more expire by %2.</source>
        <translation>%2까지 %1 더 소멸됩니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::BankAccountForm</name>
    <message>
        <source>Choose the bank.</source>
        <translation>은행을 선택해 주세요.</translation>
    </message>
    <message>
        <source>Type the whole account number.</source>
        <translation>계좌번호를 끝까지 입력해 주세요.</translation>
    </message>
    <message>
        <source>Type the name the account is held in.</source>
        <translation>예금주 이름을 입력해 주세요.</translation>
    </message>
    <message>
        <source>Choose a bank</source>
        <translation>은행 선택</translation>
    </message>
    <message>
        <source>You paid by deposit, so the money goes to a bank account in your name. It is passed to Toss Payments for this refund and not kept afterwards.</source>
        <translation>무통장 입금으로 결제하셨으므로 본인 명의 계좌로 환불해 드립니다. 계좌 정보는 이번 환불을 위해 토스페이먼츠에 전달하며 이후에는 보관하지 않습니다.</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>은행</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>계좌번호</translation>
    </message>
    <message>
        <source>Digits only.</source>
        <translation>숫자만 입력해 주세요.</translation>
    </message>
    <message>
        <source>Account holder</source>
        <translation>예금주</translation>
    </message>
</context>
<context>
    <name>mj::ui::BatchView</name>
    <message>
        <source>Open in gallery</source>
        <translation>갤러리에서 열기</translation>
    </message>
    <message numerus="yes">
        <source>One request, %n results side by side</source>
        <translation><numerusform>같은 요청의 결과 %n개 비교</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n wordings side by side</source>
        <translation><numerusform>문구 %n개 비교</numerusform></translation>
    </message>
    <message>
        <source>Back to the queue (Esc)</source>
        <translation>대기열로 돌아가기 (Esc)</translation>
    </message>
</context>
<context>
    <name>mj::ui::BrandPanel</name>
    <message>
        <source>Pictures from your words</source>
        <translation>글이 그림이 됩니다</translation>
    </message>
    <message>
        <source>You see what it costs and who sees your words before anything is sent. Your gallery stays on this computer, sealed.</source>
        <translation>보내기 전에 비용이 얼마인지, 누가 글을 보는지 먼저 알려 드립니다. 갤러리는 봉인된 채 이 컴퓨터에 남습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::CheckoutHost</name>
    <message>
        <source>The payment window cannot open here</source>
        <translation>여기에서는 결제 창을 열 수 없습니다</translation>
    </message>
    <message>
        <source>Nothing was charged. You can pay for the same order in your browser instead.</source>
        <translation>결제된 금액은 없습니다. 같은 주문을 브라우저에서 결제하실 수 있습니다.</translation>
    </message>
    <message>
        <source>The payment window stopped</source>
        <translation>결제 창이 멈췄습니다</translation>
    </message>
    <message>
        <source>If you had already approved the payment, check the order first. Otherwise go on with the same order in your browser.</source>
        <translation>이미 결제를 승인하셨다면 먼저 주문을 확인해 주세요. 아니라면 같은 주문을 브라우저에서 이어 가실 수 있습니다.</translation>
    </message>
    <message>
        <source>Finish paying in your browser</source>
        <translation>브라우저에서 결제를 마쳐 주세요</translation>
    </message>
    <message>
        <source>The same order is open there. When you are done, come back and check what became of it.</source>
        <translation>같은 주문이 브라우저에 열려 있습니다. 마치신 뒤 돌아와 주문을 확인해 주세요.</translation>
    </message>
    <message>
        <source>The browser did not open</source>
        <translation>브라우저가 열리지 않았습니다</translation>
    </message>
    <message>
        <source>Choose a standard browser in the system settings and try again, or check what became of the order.</source>
        <translation>시스템 설정에서 기본 브라우저를 고른 뒤 다시 시도하시거나 주문을 확인해 주세요.</translation>
    </message>
    <message>
        <source>Open again in the browser</source>
        <translation>브라우저에서 다시 열기</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Check the order</source>
        <translation>주문 확인</translation>
    </message>
    <message>
        <source>The payment page was not found</source>
        <translation>결제 페이지를 찾지 못했습니다</translation>
    </message>
    <message>
        <source>The name %1 is not known at the moment. Check your internet connection.</source>
        <translation>지금은 %1 주소를 찾을 수 없습니다. 인터넷 연결을 확인해 주세요.</translation>
    </message>
    <message>
        <source>The payment page does not answer</source>
        <translation>결제 페이지가 응답하지 않습니다</translation>
    </message>
    <message>
        <source>The page was asked for, but nothing came.</source>
        <translation>페이지를 요청했지만 아무것도 오지 않았습니다.</translation>
    </message>
    <message>
        <source>The payment page could not be opened</source>
        <translation>결제 페이지를 열지 못했습니다</translation>
    </message>
    <message>
        <source>The connection failed. Check your internet connection.</source>
        <translation>연결하지 못했습니다. 인터넷 연결을 확인해 주세요.</translation>
    </message>
    <message>
        <source>The payment page is not safe to use</source>
        <translation>결제 페이지를 안전하게 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>It could not prove that it is the page of MJ Studio. Someone on your network may be in between; if your browser warns you too, do not pay.</source>
        <translation>MJ Studio의 페이지인지 확인되지 않았습니다. 네트워크에서 누군가 끼어들었을 수 있으니 브라우저에서도 경고가 나오면 결제하지 마세요.</translation>
    </message>
    <message>
        <source>As far as MJ Studio knows, nothing was charged. When you close this, it asks the service about the order.</source>
        <translation>MJ Studio가 아는 한 결제된 금액은 없습니다. 닫으면 주문이 어떻게 되었는지 서비스에 확인합니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>mj::ui::CheckoutView</name>
    <message>
        <source>Loading the payment page</source>
        <translation>결제 페이지를 불러오는 중</translation>
    </message>
    <message>
        <source>Payment page</source>
        <translation>결제 페이지</translation>
    </message>
</context>
<context>
    <name>mj::ui::ChoicesCard</name>
    <message>
        <source>Models of other countries are switched on. Untick it to switch them off at once.</source>
        <translation>해외 모델이 켜져 있습니다. 체크를 풀면 바로 꺼집니다.</translation>
    </message>
    <message>
        <source>Models of other countries are switched off. Models that run here work.</source>
        <translation>해외 모델이 꺼져 있습니다. 여기에서 실행되는 모델은 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Your choices</source>
        <translation>선택 항목</translation>
    </message>
</context>
<context>
    <name>mj::ui::CodeField</name>
    <message>
        <source>Sending…</source>
        <translation>보내는 중…</translation>
    </message>
    <message>
        <source>Another code in %1</source>
        <translation>%1 뒤에 다시 보내기</translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>인증 번호 다시 보내기</translation>
    </message>
    <message>
        <source>Six digits, good for 10 minutes and five tries.</source>
        <translation>여섯 자리 숫자이며 10분 동안, 다섯 번까지 입력할 수 있습니다.</translation>
    </message>
    <message>
        <source>A code has six digits.</source>
        <translation>인증 번호는 여섯 자리 숫자입니다.</translation>
    </message>
    <message>
        <source>Code from the mail</source>
        <translation>메일로 받은 인증 번호</translation>
    </message>
    <message>
        <source>Open local mailbox</source>
        <translation>로컬 메일함 열기</translation>
    </message>
</context>
<context>
    <name>mj::ui::Composer</name>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Ctrl+Enter creates. What you write is kept as a draft on this device.</source>
        <translation>Ctrl+Enter를 누르면 만듭니다. 쓰신 글은 이 기기에 초안으로 저장됩니다.</translation>
    </message>
    <message>
        <source>What do you want to see? For example: a lake at dusk, mist over the water, far mountains</source>
        <translation>무엇을 보고 싶으세요? 예: 해 질 녘 호수, 물 위의 안개, 먼 산</translation>
    </message>
    <message>
        <source>Prompts you sent before</source>
        <translation>보낸 프롬프트</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>템플릿</translation>
    </message>
    <message>
        <source>This needs no words; what stands here is sent along.</source>
        <translation>이 작업에는 글이 필요 없습니다. 여기 적은 글은 함께 보내집니다.</translation>
    </message>
    <message>
        <source>What should become different? For example: make it evening, lamps lit</source>
        <translation>무엇을 바꿀까요? 예: 저녁으로 바꾸고 등불을 켜 주세요</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>할 일</translation>
    </message>
</context>
<context>
    <name>mj::ui::ComputerCard</name>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Known to the service as “%1”.</source>
        <translation>서비스에는 “%1”(으)로 표시됩니다.</translation>
    </message>
    <message>
        <source>The key of your gallery is in the system keychain. The gallery on this disk is sealed with that key.</source>
        <translation>갤러리 열쇠는 시스템 키체인에 있습니다. 이 디스크의 갤러리는 그 열쇠로 봉인되어 있습니다.</translation>
    </message>
    <message>
        <source>This computer has no keychain. Your sign-in and the key of your gallery live in memory only and end with the program.</source>
        <translation>이 컴퓨터에는 키체인이 없습니다. 로그인 정보와 갤러리 열쇠는 메모리에만 있으며 프로그램을 닫으면 사라집니다.</translation>
    </message>
    <message>
        <source>The keychain is locked. Until it is open, your sign-in and the key of your gallery live in memory only.</source>
        <translation>키체인이 잠겨 있습니다. 열릴 때까지 로그인 정보와 갤러리 열쇠는 메모리에만 있습니다.</translation>
    </message>
    <message>
        <source>You said that others use this computer. Nothing of yours stays here when you sign out or quit.</source>
        <translation>다른 사람도 쓰는 컴퓨터라고 하셨습니다. 로그아웃하거나 프로그램을 닫으면 여기에 아무것도 남지 않습니다.</translation>
    </message>
    <message>
        <source>You stay signed in here until you sign out.</source>
        <translation>로그아웃할 때까지 여기에서 로그인이 유지됩니다.</translation>
    </message>
    <message>
        <source>You are signed out here when the program ends; the sealed gallery stays.</source>
        <translation>프로그램을 닫으면 로그아웃되며 봉인된 갤러리는 남습니다.</translation>
    </message>
    <message>
        <source>This keyring has no key for the gallery that was here; it was set aside and your pictures are fetched again.</source>
        <translation>이 키체인에는 여기 있던 갤러리의 열쇠가 없습니다. 그 갤러리는 따로 옮겨 두었으며 그림은 다시 받습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::ConfirmBar</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>mj::ui::ConsentCard</name>
    <message>
        <source>Agree to this to join.</source>
        <translation>가입하려면 이 항목에 동의하세요.</translation>
    </message>
</context>
<context>
    <name>mj::ui::CopyCard</name>
    <message>
        <source>Saved, with %1 pictures. SHA256SUMS inside proves that nothing was changed.</source>
        <translation>그림 %1장과 함께 저장했습니다. 안에 든 SHA256SUMS로 바뀐 것이 없음을 확인할 수 있습니다.</translation>
    </message>
    <message>
        <source>Stopped. No file was left behind.</source>
        <translation>멈췄습니다. 남은 파일은 없습니다.</translation>
    </message>
    <message>
        <source>Save your copy</source>
        <translation>사본 저장</translation>
    </message>
    <message>
        <source>ZIP archive (*.zip)</source>
        <translation>ZIP 파일 (*.zip)</translation>
    </message>
    <message>
        <source>Your copy</source>
        <translation>내 데이터 사본</translation>
    </message>
    <message>
        <source>One ZIP file with everything: account, point movements, orders, every prompt and picture with its recipe, and what is held about you. The file is not sealed, so keep it in a safe place. The password digest is left out.</source>
        <translation>계정, 포인트 내역, 주문, 모든 프롬프트와 그림 및 제작 정보, 보유 중인 개인정보를 ZIP 파일 하나에 담습니다. 이 파일은 암호화되지 않으므로 안전한 곳에 보관해 주세요. 비밀번호 해시는 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>Save my copy…</source>
        <translation>사본 저장…</translation>
    </message>
    <message>
        <source>Gathering your data</source>
        <translation>데이터를 모으는 중</translation>
    </message>
    <message>
        <source>Save a copy of all my data as a ZIP file</source>
        <translation>내 모든 데이터의 사본을 ZIP 파일로 저장</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>내보내기 중지</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>내보내기 진행률</translation>
    </message>
</context>
<context>
    <name>mj::ui::CreatePage</name>
    <message>
        <source>Create</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>작업 목록</translation>
    </message>
    <message>
        <source>%1 takes no pictures. Choose a model that does, or another task above.</source>
        <translation>%1 모델은 그림을 받지 않습니다. 그림을 받는 모델이나 위의 다른 작업을 선택하세요.</translation>
    </message>
    <message>
        <source>Picture to start from</source>
        <translation>바탕 그림</translation>
    </message>
    <message>
        <source>Prompts you sent before</source>
        <translation>보낸 프롬프트</translation>
    </message>
    <message>
        <source>Reference pictures</source>
        <translation>참고 그림</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>템플릿</translation>
    </message>
    <message>
        <source>The pictures that it started from are no longer here. Add them again.</source>
        <translation>바탕이 된 그림이 더는 여기에 없습니다. 다시 추가해 주세요.</translation>
    </message>
    <message>
        <source>Save this prompt</source>
        <translation>이 프롬프트 저장</translation>
    </message>
    <message>
        <source>What you were writing was replaced.</source>
        <translation>쓰던 내용이 바뀌었습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::DeviceCard</name>
    <message>
        <source>Gone from this computer: the key, every picture, thumbnail, prompt and draft. This cannot be undone, and you are signed out. What the service holds stays there: your account, points, orders and generations.</source>
        <translation>이 컴퓨터에서 열쇠와 모든 그림, 미리보기, 프롬프트, 초안이 사라집니다. 되돌릴 수 없으며 로그아웃됩니다. 서비스가 보유한 계정, 포인트, 주문, 생성 기록은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Erase this device</source>
        <translation>이 기기에서 지우기</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>이 컴퓨터에 있는 것</translation>
    </message>
    <message>
        <source>Pictures: %1, %2, sealed with a key of yours</source>
        <translation>그림 %1장, %2, 고객님의 열쇠로 암호화되어 있습니다</translation>
    </message>
    <message>
        <source>The key and your sign-in are in the keychain of this system</source>
        <translation>열쇠와 로그인 정보는 이 시스템의 키체인에 있습니다</translation>
    </message>
    <message>
        <source>The key and your sign-in are in memory only and end with the program</source>
        <translation>열쇠와 로그인 정보는 메모리에만 있으며 프로그램과 함께 사라집니다</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>폴더: %1</translation>
    </message>
    <message>
        <source>Erasing removes all of this at once by destroying the key, then the files. What the service holds about you stays there.</source>
        <translation>지우면 열쇠를 먼저 파기하여 이 모두를 한 번에 없앤 뒤 파일을 지웁니다. 서비스가 보유한 정보는 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Erase this device…</source>
        <translation>이 기기에서 지우기…</translation>
    </message>
</context>
<context>
    <name>mj::ui::DeviceList</name>
    <message>
        <source>Every device but this one is signed out at once and needs the password again.</source>
        <translation>이 기기를 뺀 모든 기기가 바로 로그아웃되며 비밀번호를 다시 입력해야 합니다.</translation>
    </message>
    <message>
        <source>Sign the others out</source>
        <translation>다른 기기 로그아웃</translation>
    </message>
    <message>
        <source>Signed in %1 · last used %2 · address %3</source>
        <translation>로그인 %1 · 마지막 사용 %2 · 접속 주소 %3</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>이 기기</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>로그아웃</translation>
    </message>
    <message>
        <source>Sign %1 out</source>
        <translation>%1 로그아웃</translation>
    </message>
    <message>
        <source>Sign out all other devices…</source>
        <translation>다른 기기 모두 로그아웃…</translation>
    </message>
</context>
<context>
    <name>mj::ui::EmailCard</name>
    <message>
        <source>Enter an e-mail address such as name@example.com.</source>
        <translation>name@example.com 같은 이메일 주소를 입력하세요.</translation>
    </message>
    <message>
        <source>This is your address already. Enter another one.</source>
        <translation>이미 쓰고 계신 주소입니다. 다른 주소를 입력하세요.</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>인증됨</translation>
    </message>
    <message>
        <source>Not proven yet</source>
        <translation>인증 전</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Change the e-mail address</source>
        <translation>이메일 주소 변경</translation>
    </message>
    <message>
        <source>New e-mail address</source>
        <translation>새 이메일 주소</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>If %1 can be used, a code is on its way to it. Your address changes when you enter it.</source>
        <translation>%1 주소를 쓸 수 있다면 그 주소로 인증 번호를 보냈습니다. 번호를 입력하면 주소가 바뀝니다.</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>주소 변경</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>확인하는 중…</translation>
    </message>
    <message>
        <source>We send a code to the new address, and tell the old one when it has changed.</source>
        <translation>새 주소로 인증 번호를 보내고, 바뀌면 이전 주소에 알립니다.</translation>
    </message>
    <message>
        <source>Send a code</source>
        <translation>인증 번호 보내기</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>보내는 중…</translation>
    </message>
</context>
<context>
    <name>mj::ui::ExpiredSheet</name>
    <message>
        <source>Enter your password.</source>
        <translation>비밀번호를 입력하세요.</translation>
    </message>
    <message>
        <source>This is not the password of this account. Check it and try again.</source>
        <translation>이 계정의 비밀번호가 아닙니다. 확인하고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation>다시 로그인하세요</translation>
    </message>
    <message>
        <source>Your sign-in has ended. Sign in again to go on; your draft and queue are kept.</source>
        <translation>로그인이 끝났습니다. 계속하려면 다시 로그인하세요. 초안과 작업 목록은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>로그인하는 중…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>로그아웃</translation>
    </message>
</context>
<context>
    <name>mj::ui::ExportSheet</name>
    <message>
        <source>%1 is not known. Use {date} {time} {model} {size} {seed} {n}.</source>
        <translation>‘%1’ 항목은 쓸 수 없습니다. {date} {time} {model} {size} {seed} {n} 중에서 골라 주세요.</translation>
    </message>
    <message>
        <source>{date} {time} {model} {size} {seed} {n}. First file: %1</source>
        <translation>{date} {time} {model} {size} {seed} {n}. 첫 파일: %1</translation>
    </message>
    <message>
        <source>Folder for the pictures</source>
        <translation>그림을 저장할 폴더</translation>
    </message>
    <message>
        <source>%1 of %2 written</source>
        <translation>%2장 중 %1장 저장함</translation>
    </message>
    <message>
        <source>Export pictures: %1</source>
        <translation>그림 %1장 내보내기</translation>
    </message>
    <message>
        <source>Names of the files</source>
        <translation>파일 이름</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>A file beside each with its recipe (it holds the prompt)</source>
        <translation>그림마다 레시피 파일 함께 저장(프롬프트가 들어갑니다)</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>내보내기 진행</translation>
    </message>
</context>
<context>
    <name>mj::ui::GalleryBar</name>
    <message>
        <source>Search in prompts</source>
        <translation>프롬프트에서 검색</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>즐겨찾기</translation>
    </message>
    <message>
        <source>Favourites only</source>
        <translation>즐겨찾기만 보기</translation>
    </message>
    <message>
        <source>Pictures: %1</source>
        <translation>그림 %1장</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2장 중 %1장</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>그림 크기</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl and wheel)</source>
        <translation>그림 크기 (Ctrl과 휠)</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>%1장 선택됨</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Remove star</source>
        <translation>즐겨찾기 해제</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>즐겨찾기</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>mj::ui::GalleryDelegate</name>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>AI</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
</context>
<context>
    <name>mj::ui::GalleryPage</name>
    <message>
        <source>Prompt copied.</source>
        <translation>프롬프트를 복사했습니다.</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>갤러리</translation>
    </message>
    <message>
        <source>This picture is not on this computer.</source>
        <translation>이 그림은 이 컴퓨터에 없습니다.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>No pictures yet. What you create is kept here, sealed, on this device.</source>
        <translation>아직 그림이 없습니다. 만드신 그림은 이 기기에 암호화되어 여기에 보관됩니다.</translation>
    </message>
    <message>
        <source>Create a picture</source>
        <translation>그림 만들기</translation>
    </message>
    <message>
        <source>No picture matches.</source>
        <translation>조건에 맞는 그림이 없습니다.</translation>
    </message>
    <message>
        <source>Show all pictures</source>
        <translation>모든 그림 보기</translation>
    </message>
</context>
<context>
    <name>mj::ui::GoogleButton</name>
    <message>
        <source>Continue with Google</source>
        <translation>Google로 계속하기</translation>
    </message>
    <message>
        <source>Waiting for your browser…</source>
        <translation>브라우저를 기다리는 중…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop waiting for the browser</source>
        <translation>브라우저 기다리기 취소</translation>
    </message>
</context>
<context>
    <name>mj::ui::HoldingCard</name>
    <message>
        <source>This is not collected at present.</source>
        <translation>현재 수집하지 않습니다.</translation>
    </message>
    <message>
        <source>Purpose: %1</source>
        <translation>목적: %1</translation>
    </message>
    <message>
        <source>Kept: %1</source>
        <translation>보유 기간: %1</translation>
    </message>
    <message>
        <source>Basis: %1</source>
        <translation>근거: %1</translation>
    </message>
    <message>
        <source>Processed by MJ Studio alone</source>
        <translation>MJ Studio만 처리합니다</translation>
    </message>
    <message>
        <source>Processed for us by: %1</source>
        <translation>처리 위탁: %1</translation>
    </message>
    <message>
        <source>Kept only as a one-way digest; nobody can read it, and it is not exported.</source>
        <translation>되돌릴 수 없는 해시로만 보관합니다. 아무도 읽을 수 없으며 내보내지 않습니다.</translation>
    </message>
    <message>
        <source>and %1 more, all of them in the export</source>
        <translation>외 %1건, 전체는 내보내기 파일에 들어 있습니다</translation>
    </message>
</context>
<context>
    <name>mj::ui::JobCard</name>
    <message>
        <source>Open in gallery</source>
        <translation>갤러리에서 열기</translation>
    </message>
    <message>
        <source>Remove from this list; the picture stays in the gallery</source>
        <translation>이 목록에서 치우기 (그림은 갤러리에 남습니다)</translation>
    </message>
    <message>
        <source>Try again · %1</source>
        <translation>다시 시도 · %1</translation>
    </message>
    <message>
        <source>Edit and try again</source>
        <translation>고쳐서 다시 시도</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>더 먼저</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>더 나중에</translation>
    </message>
</context>
<context>
    <name>mj::ui::JobQueue</name>
    <message>
        <source>Queue</source>
        <translation>작업 목록</translation>
    </message>
    <message>
        <source>Pictures in the making appear here and go to the gallery by themselves.</source>
        <translation>만드는 중인 그림이 여기에 나타나고, 다 되면 갤러리로 옮겨집니다.</translation>
    </message>
    <message numerus="yes">
        <source>Try %n failed again · %1</source>
        <translation><numerusform>실패한 %n건 다시 시도 · %1</numerusform></translation>
    </message>
    <message>
        <source>The price has changed since: this costs %1 now.</source>
        <translation>그사이 가격이 바뀌어 지금은 %1입니다.</translation>
    </message>
    <message>
        <source>Try again · %1</source>
        <translation>다시 시도 · %1</translation>
    </message>
</context>
<context>
    <name>mj::ui::JoinConsents</name>
    <message>
        <source>What the contract needs</source>
        <translation>계약에 필요한 항목</translation>
    </message>
    <message>
        <source>Without these two no account can be opened. There is no consent to advertising, because we send none.</source>
        <translation>이 두 가지에 동의해야 가입할 수 있습니다. 광고를 보내지 않으므로 광고 동의는 없습니다.</translation>
    </message>
    <message>
        <source>Read the terms of service here</source>
        <translation>이용약관 여기서 읽기</translation>
    </message>
    <message>
        <source>Close the terms of service</source>
        <translation>이용약관 닫기</translation>
    </message>
    <message>
        <source>Read the privacy policy here</source>
        <translation>개인정보처리방침 여기서 읽기</translation>
    </message>
    <message>
        <source>Close the privacy policy</source>
        <translation>개인정보처리방침 닫기</translation>
    </message>
    <message>
        <source>Your choices</source>
        <translation>선택 항목</translation>
    </message>
    <message>
        <source>You can join without these, and change them at any time on your account page.</source>
        <translation>동의하지 않아도 가입할 수 있으며, 계정 화면에서 언제든지 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Add a profile photo (optional)</source>
        <translation>프로필 사진 추가 (선택)</translation>
    </message>
    <message>
        <source>It is sent after you have joined. Without your agreement it is left out.</source>
        <translation>사진은 가입한 뒤에 보냅니다. 동의하지 않으면 보내지 않습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::JoinPage</name>
    <message>
        <source>Join MJ Studio</source>
        <translation>MJ Studio 가입</translation>
    </message>
    <message>
        <source>Enter an e-mail address such as name@example.com.</source>
        <translation>name@example.com 같은 이메일 주소를 입력하세요.</translation>
    </message>
    <message>
        <source>Enter the name you want to be called by.</source>
        <translation>불리고 싶은 이름을 입력하세요.</translation>
    </message>
    <message>
        <source>Three entries and you are in. Joining costs nothing.</source>
        <translation>세 가지만 입력하면 됩니다. 가입은 무료입니다.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>I am 14 or older</source>
        <translation>만 14세 이상입니다</translation>
    </message>
    <message>
        <source>MJ Studio makes pictures with generative AI. Every picture carries a label that says so.</source>
        <translation>MJ Studio는 생성형 인공지능으로 그림을 만듭니다. 모든 그림에는 그 사실이 표시됩니다.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>가입하기</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>가입하는 중…</translation>
    </message>
    <message>
        <source>Already a member?</source>
        <translation>이미 회원이신가요?</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>or with e-mail and password</source>
        <translation>또는 이메일과 비밀번호로</translation>
    </message>
    <message>
        <source>Google has confirmed this address. No password is needed here.</source>
        <translation>Google이 확인한 주소입니다. 비밀번호는 필요하지 않습니다.</translation>
    </message>
    <message>
        <source>Use a password instead</source>
        <translation>비밀번호로 가입하기</translation>
    </message>
    <message>
        <source>You sign in with it. We send a code to it, to prove that it is yours.</source>
        <translation>로그인할 때 씁니다. 본인의 주소인지 확인하는 인증 번호를 보냅니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::KeychainNotice</name>
    <message>
        <source>Others use this computer: nothing of yours stays here when you sign out or quit.</source>
        <translation>다른 사람도 쓰는 컴퓨터입니다. 로그아웃하거나 프로그램을 닫으면 여기에 아무것도 남지 않습니다.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>This session only</source>
        <translation>이번에만 쓰기</translation>
    </message>
    <message>
        <source>The system keychain is still locked. Unlock it in the password program of this system, then press Retry.</source>
        <translation>시스템 키체인이 아직 잠겨 있습니다. 이 시스템의 비밀번호 관리 프로그램에서 잠금을 풀고 다시 시도를 누르세요.</translation>
    </message>
    <message>
        <source>There is still no keychain. Start the keychain service of this system, then press Retry.</source>
        <translation>아직 키체인이 없습니다. 이 시스템의 키체인 서비스를 시작하고 다시 시도를 누르세요.</translation>
    </message>
    <message>
        <source>The system keychain is locked. Until it is open, nothing secret is stored and you sign in again at the next start.</source>
        <translation>시스템 키체인이 잠겨 있습니다. 열릴 때까지 비밀 정보를 저장하지 않으며 다음에 시작할 때 다시 로그인해야 합니다.</translation>
    </message>
    <message>
        <source>This computer has no keychain. Nothing secret is stored, so you sign in again at the next start.</source>
        <translation>이 컴퓨터에는 키체인이 없습니다. 비밀 정보를 저장하지 않으므로 다음에 시작할 때 다시 로그인해야 합니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::KnownAccounts</name>
    <message>
        <source>An account whose key cannot be opened</source>
        <translation>열쇠를 열 수 없는 계정</translation>
    </message>
    <message>
        <source>Unlock the keychain to see whose it is</source>
        <translation>키체인 잠금을 풀면 누구의 계정인지 보입니다</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>사용 중</translation>
    </message>
</context>
<context>
    <name>mj::ui::LedgerExport</name>
    <message>
        <source>Save the movements</source>
        <translation>포인트 내역 저장</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>시각(UTC)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>포인트</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>예약</translation>
    </message>
    <message>
        <source>Available afterwards</source>
        <translation>이후 사용 가능 포인트</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Picture order</source>
        <translation>그림 요청</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Saved. Movements in the table: %1</source>
        <translation>저장했습니다. 표에 담긴 내역: %1건</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>CSV로 저장…</translation>
    </message>
    <message>
        <source>Gathering the movements</source>
        <translation>내역을 모으는 중</translation>
    </message>
    <message>
        <source>Save the chosen movements as a CSV table</source>
        <translation>선택한 포인트 내역을 CSV 표로 저장</translation>
    </message>
</context>
<context>
    <name>mj::ui::LedgerRows</name>
    <message>
        <source>Available afterwards</source>
        <translation>이후 사용 가능 포인트</translation>
    </message>
    <message>
        <source>%1 available afterwards</source>
        <translation>이후 사용 가능 %1</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Show the order of: %1</source>
        <translation>주문 보기: %1</translation>
    </message>
    <message>
        <source>Show the pictures of: %1</source>
        <translation>그림 보기: %1</translation>
    </message>
</context>
<context>
    <name>mj::ui::LedgerView</name>
    <message>
        <source>Movements</source>
        <translation>포인트 내역</translation>
    </message>
    <message>
        <source>Points used by model, %1</source>
        <translation>모델별 사용 포인트, %1</translation>
    </message>
    <message>
        <source>Reading the movements…</source>
        <translation>내역을 불러오는 중…</translation>
    </message>
    <message>
        <source>None of this kind among the newest movements.</source>
        <translation>최근 내역에는 이 종류가 없습니다.</translation>
    </message>
    <message>
        <source>No points moved in this time.</source>
        <translation>이 기간에는 포인트 내역이 없습니다.</translation>
    </message>
    <message>
        <source>No movements of this kind in this time.</source>
        <translation>이 기간에는 이 종류의 내역이 없습니다.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>충전</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>예약</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>반환</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>소멸</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Read the movements again</source>
        <translation>포인트 내역 다시 불러오기</translation>
    </message>
    <message>
        <source>Show earlier</source>
        <translation>이전 내역 보기</translation>
    </message>
    <message>
        <source>Show earlier movements</source>
        <translation>이전 포인트 내역 보기</translation>
    </message>
    <message>
        <source>Kind of movement</source>
        <translation>내역 종류</translation>
    </message>
</context>
<context>
    <name>mj::ui::LimitsCard</name>
    <message>
        <source>Saved. It holds on every device of yours.</source>
        <translation>저장했습니다. 회원님의 모든 기기에 적용됩니다.</translation>
    </message>
    <message>
        <source>%1 of %2 spent today</source>
        <translation>오늘 %2 중 %1 사용</translation>
    </message>
    <message>
        <source>%1 spent today</source>
        <translation>오늘 %1 사용</translation>
    </message>
    <message>
        <source>%1 of %2 spent this month</source>
        <translation>이번 달 %2 중 %1 사용</translation>
    </message>
    <message>
        <source>%1 spent this month</source>
        <translation>이번 달 %1 사용</translation>
    </message>
    <message>
        <source>Write digits only, or leave it empty for no limit.</source>
        <translation>숫자만 쓰거나, 한도 없이 쓰려면 비워 두세요.</translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation>최대 %1까지 정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Your own limits</source>
        <translation>나의 사용 한도</translation>
    </message>
    <message>
        <source>Pictures that would go over a limit are not started. Days and months are those of Korea.</source>
        <translation>한도를 넘는 그림 제작은 시작하지 않습니다. 하루와 한 달은 한국 시간 기준입니다.</translation>
    </message>
    <message>
        <source>Points a day</source>
        <translation>하루 한도</translation>
    </message>
    <message>
        <source>Points a month</source>
        <translation>한 달 한도</translation>
    </message>
    <message>
        <source>Ask me above</source>
        <translation>이보다 비싸면 확인</translation>
    </message>
    <message>
        <source>Orders of pictures that cost more are asked about first.</source>
        <translation>더 많은 포인트가 드는 그림 요청은 먼저 확인을 받습니다.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>한도 없음</translation>
    </message>
    <message>
        <source>Never ask</source>
        <translation>확인하지 않음</translation>
    </message>
    <message>
        <source>Save limits</source>
        <translation>한도 저장</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>저장하는 중</translation>
    </message>
    <message>
        <source>Save your own limits</source>
        <translation>나의 사용 한도 저장</translation>
    </message>
</context>
<context>
    <name>mj::ui::MailboxDialog</name>
    <message>
        <source>Local studio mailbox</source>
        <translation>로컬 스튜디오 메일함</translation>
    </message>
    <message>
        <source>In the local studio, mails do not leave this computer: they are kept here for a day.</source>
        <translation>로컬 스튜디오에서는 메일이 이 컴퓨터를 떠나지 않고 여기에 하루 동안 보관됩니다.</translation>
    </message>
    <message>
        <source>No mail yet. What the studio sends appears here by itself.</source>
        <translation>아직 메일이 없습니다. 스튜디오가 보내는 메일이 여기에 자동으로 나타납니다.</translation>
    </message>
    <message>
        <source>Mails, the newest first</source>
        <translation>메일 목록, 최신순</translation>
    </message>
    <message>
        <source>Text of the mail</source>
        <translation>메일 내용</translation>
    </message>
</context>
<context>
    <name>mj::ui::MaskEditor</name>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>붓 크기 ([ 와 ])</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>붓 크기</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>붓</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>the key</comment>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Leave without using it</source>
        <translation>사용하지 않고 나가기</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>나가기</translation>
    </message>
    <message>
        <source>Mark everything else</source>
        <translation>표시 반전</translation>
    </message>
    <message>
        <source>Mark where the picture may change</source>
        <translation>바꿀 곳 표시하기</translation>
    </message>
    <message>
        <source>Picture with its mask</source>
        <translation>마스크를 씌운 그림</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>사각형</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Striped parts may change, all else stays. Wheel: zoom. Space and drag: move. Without a mouse: arrows, Enter puts the tool down and lifts it.</source>
        <translation>줄무늬 부분만 바뀌고 나머지는 그대로 남습니다. 휠: 확대와 축소. 스페이스를 누르고 끌기: 이동. 마우스가 없으면 화살표 키로 옮기고 Enter로 도구를 대고 뗍니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Use this mask</source>
        <translation>이 마스크 사용</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>전체 그림</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>축소</translation>
    </message>
</context>
<context>
    <name>mj::ui::ModelCard</name>
    <message>
        <source>%1 each</source>
        <translation>장당 %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1부터</translation>
    </message>
</context>
<context>
    <name>mj::ui::ModelChart</name>
    <message>
        <source>Others</source>
        <translation>기타</translation>
    </message>
</context>
<context>
    <name>mj::ui::ModelChoice</name>
    <message>
        <source>%1 is no longer offered. %2 takes its place; what you wrote stays as it is.</source>
        <translation>%1 모델은 더 이상 제공되지 않으며 %2 모델이 대신합니다. 쓰신 내용은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>%1 is no longer offered. Choose another model; what you wrote stays as it is.</source>
        <translation>%1 모델은 더 이상 제공되지 않습니다. 다른 모델을 선택하세요. 쓰신 내용은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>%1 is paused: its provider is not answering. Wait, or choose another model; what you wrote stays as it is.</source>
        <translation>제공사가 응답하지 않아 %1 모델이 일시 중지되었습니다. 기다리거나 다른 모델을 선택하세요. 쓰신 내용은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Compare models</source>
        <translation>모델 비교</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Send one prompt to several models and see the results side by side</source>
        <translation>한 프롬프트를 여러 모델에 보내 결과를 나란히 봅니다</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>사용하기</translation>
    </message>
</context>
<context>
    <name>mj::ui::MonthBar</name>
    <message>
        <source>All time</source>
        <translation>전체 기간</translation>
    </message>
    <message>
        <source>Show all time</source>
        <translation>전체 기간 보기</translation>
    </message>
    <message>
        <source>Earlier month</source>
        <translation>이전 달</translation>
    </message>
    <message>
        <source>Later month</source>
        <translation>다음 달</translation>
    </message>
</context>
<context>
    <name>mj::ui::NavigationRail</name>
    <message>
        <source>Create</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>갤러리</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>포인트</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>개인정보</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>고객지원</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>계정</translation>
    </message>
</context>
<context>
    <name>mj::ui::NoticeBar</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>The page wanted to save a file on this computer, which is not allowed here. Choose another payment method, or pay in your browser.</source>
        <translation>페이지가 이 컴퓨터에 파일을 저장하려고 해서 막았습니다. 다른 결제 수단을 고르거나 브라우저에서 결제해 주세요.</translation>
    </message>
    <message>
        <source>This step needs an app on a phone. Choose a QR code or another payment method on the page.</source>
        <translation>이 단계에는 휴대전화 앱이 필요합니다. 페이지에서 QR 코드나 다른 결제 수단을 골라 주세요.</translation>
    </message>
    <message>
        <source>The page wanted to go to an address that is not safe for paying. Choose another payment method, or pay in your browser.</source>
        <translation>페이지가 결제하기에 안전하지 않은 주소로 이동하려고 해서 막았습니다. 다른 결제 수단을 고르거나 브라우저에서 결제해 주세요.</translation>
    </message>
    <message>
        <source>The page did not answer. Try again; if you close it instead, MJ Studio checks whether you have paid.</source>
        <translation>페이지가 응답하지 않았습니다. 다시 시도해 주세요. 대신 닫으면 MJ Studio가 결제 여부를 확인합니다.</translation>
    </message>
    <message>
        <source>The page wants to open a payment app on this computer (%1). Open it only if you have just chosen it.</source>
        <translation>페이지가 이 컴퓨터의 결제 앱(%1)을 열려고 합니다. 방금 직접 고르셨을 때만 열어 주세요.</translation>
    </message>
    <message>
        <source>Part of the page could not prove who it comes from and was not loaded. Choose another payment method, or pay in your browser.</source>
        <translation>페이지 일부가 어디에서 왔는지 확인되지 않아 불러오지 않았습니다. 다른 결제 수단을 고르거나 브라우저에서 결제해 주세요.</translation>
    </message>
    <message>
        <source>The window of your card company or bank was closed. If you were not finished there, try again or cancel the payment.</source>
        <translation>카드사 또는 은행 창이 닫혔습니다. 절차를 마치지 않으셨다면 다시 시도하거나 결제를 취소해 주세요.</translation>
    </message>
    <message>
        <source>The window of your card company or bank stopped. Try again or cancel the payment.</source>
        <translation>카드사 또는 은행 창이 멈췄습니다. 다시 시도하거나 결제를 취소해 주세요.</translation>
    </message>
    <message>
        <source>The payment page stopped and was opened again. Points are only added once, even if you had already approved the payment.</source>
        <translation>결제 페이지가 멈춰서 다시 열었습니다. 이미 결제를 승인하셨더라도 포인트는 한 번만 적립됩니다.</translation>
    </message>
    <message>
        <source>Open the app</source>
        <translation>앱 열기</translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation>열지 않기</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>결제 취소</translation>
    </message>
</context>
<context>
    <name>mj::ui::OfficerCard</name>
    <message>
        <source>Personal information protection officer</source>
        <translation>개인정보 보호책임자</translation>
    </message>
    <message>
        <source>You may ask to see, correct, delete or suspend your data, or to leave, at any time. An answer comes within 10 days.</source>
        <translation>언제든지 개인정보의 열람, 정정, 삭제, 처리 정지와 탈퇴를 요구하실 수 있습니다. 10일 안에 답변드립니다.</translation>
    </message>
    <message>
        <source>Copy the e-mail address</source>
        <translation>이메일 주소 복사</translation>
    </message>
</context>
<context>
    <name>mj::ui::OrderList</name>
    <message>
        <source>Orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>No orders yet. What you buy is listed here, with its receipt.</source>
        <translation>아직 주문이 없습니다. 충전하시면 영수증과 함께 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Buy points</source>
        <translation>포인트 충전</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>이전 주문 보기</translation>
    </message>
    <message>
        <source>Show earlier orders</source>
        <translation>이전 주문 보기</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Ask for the orders again</source>
        <translation>주문 다시 불러오기</translation>
    </message>
    <message>
        <source>Asking the service for your orders…</source>
        <translation>주문을 불러오는 중…</translation>
    </message>
</context>
<context>
    <name>mj::ui::OrderReview</name>
    <message>
        <source>Look at your order</source>
        <translation>주문 확인</translation>
    </message>
    <message>
        <source>You pay</source>
        <translation>결제 금액</translation>
    </message>
    <message>
        <source>You get</source>
        <translation>받는 포인트</translation>
    </message>
    <message>
        <source>Of which bonus</source>
        <translation>그중 보너스</translation>
    </message>
    <message>
        <source>A point costs</source>
        <translation>1포인트당 가격</translation>
    </message>
    <message>
        <source>Under 19? Buying needs the consent of a parent or guardian. Without it, you or they can cancel the purchase.</source>
        <translation>19세 미만이시라면 법정대리인의 동의가 필요합니다. 동의가 없으면 본인 또는 법정대리인이 구매를 취소할 수 있습니다.</translation>
    </message>
    <message>
        <source>The payment window of Toss Payments opens next. MJ Studio never sees your card number.</source>
        <translation>다음 단계에서 토스페이먼츠 결제 창이 열립니다. MJ Studio는 카드 번호를 볼 수 없습니다.</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>%1 결제</translation>
    </message>
    <message>
        <source>Opening the payment</source>
        <translation>결제 창을 여는 중</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Back to the packages</source>
        <translation>상품 목록으로 돌아가기</translation>
    </message>
    <message numerus="yes">
        <source>Refund: bought points you have not used become money again, at their whole price within %n day(s) of buying and at %1 % of it afterwards. Bonus points lapse with a refund. You ask for it in your list of orders; the money returns within 3 business days, without a fee.</source>
        <translation>
            <numerusform>환불: 쓰지 않은 충전 포인트는 구매 후 %n일 안에는 전액, 그 뒤에는 %1 %를 환불해 드립니다. 환불하면 보너스 포인트는 사라집니다. 주문 목록에서 신청하실 수 있으며 수수료 없이 3영업일 안에 돌려 드립니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bought points expire after %1 months, bonus points after %2.</source>
        <translation>소멸: 충전 포인트는 %1개월, 보너스 포인트는 %2개월 뒤에 소멸됩니다.</translation>
    </message>
    <message>
        <source>Bought points expire after %1 months.</source>
        <translation>소멸: 충전 포인트는 %1개월 뒤에 소멸됩니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::OrderRow</name>
    <message>
        <source>Finish payment</source>
        <translation>결제 마치기</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>이어서 결제</translation>
    </message>
    <message>
        <source>Show deposit account</source>
        <translation>입금 계좌 보기</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>다시 확인</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>영수증</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDF로 저장…</translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation>환불…</translation>
    </message>
</context>
<context>
    <name>mj::ui::OutcomePanel</name>
    <message>
        <source>Checking your payment</source>
        <translation>결제를 확인하고 있습니다</translation>
    </message>
    <message>
        <source>The service is asking Toss Payments what happened. Please do not pay again; the points arrive by themselves, even if you leave this page.</source>
        <translation>토스페이먼츠에 결과를 확인하고 있습니다. 다시 결제하지 말아 주세요. 이 화면을 떠나셔도 포인트는 자동으로 들어옵니다.</translation>
    </message>
    <message>
        <source>Leave, keep checking</source>
        <translation>나가기 (확인은 계속됩니다)</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 충전되었습니다</translation>
    </message>
    <message>
        <source>You paid %1. The order and the receipt facts stay in the list of orders.</source>
        <translation>%1 결제하셨습니다. 주문 내역은 주문 목록에 남습니다.</translation>
    </message>
    <message>
        <source>Create a picture</source>
        <translation>그림 만들기</translation>
    </message>
    <message>
        <source>Back to points</source>
        <translation>포인트로 돌아가기</translation>
    </message>
    <message>
        <source>Continue this order</source>
        <translation>이 주문 이어서 결제</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>다시 고르기</translation>
    </message>
    <message>
        <source>Approved, but not finished</source>
        <translation>승인되었지만 결제가 끝나지 않았습니다</translation>
    </message>
    <message>
        <source>You approved this payment, but the way back was lost before the money moved. Finish it now, or leave it: then it lapses and nothing is charged.</source>
        <translation>결제를 승인하셨지만 돈이 빠져나가기 전에 연결이 끊겼습니다. 지금 마치실 수 있습니다. 그대로 두면 승인이 취소되며 청구되지 않습니다.</translation>
    </message>
    <message>
        <source>Finish paying %1</source>
        <translation>%1 결제 마치기</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Waiting for your deposit</source>
        <translation>입금을 기다리고 있습니다</translation>
    </message>
    <message>
        <source>Send exactly this amount to this account. The points arrive by themselves when the money is there, even if you leave this page or close the program.</source>
        <translation>아래 계좌로 정확한 금액을 입금해 주세요. 입금이 확인되면 포인트가 자동으로 들어옵니다. 이 화면을 떠나거나 프로그램을 닫아도 됩니다.</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>은행</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>계좌번호</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>입금 기한</translation>
    </message>
    <message>
        <source>You get</source>
        <translation>받는 포인트</translation>
    </message>
    <message>
        <source>Copy the account number</source>
        <translation>계좌번호 복사</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사했습니다</translation>
    </message>
</context>
<context>
    <name>mj::ui::PackageCard</name>
    <message>
        <source>%1 a point</source>
        <translation>1포인트당 %1</translation>
    </message>
    <message>
        <source>Buy %1 for %2</source>
        <translation>%2에 %1 구매</translation>
    </message>
    <message>
        <source>Look at the order first</source>
        <translation>먼저 주문을 확인합니다</translation>
    </message>
</context>
<context>
    <name>mj::ui::PageDialog</name>
    <message>
        <source>%1 says</source>
        <translation>%1의 메시지</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>A part of the page without an address</source>
        <translation>주소가 없는 페이지 일부</translation>
    </message>
</context>
<context>
    <name>mj::ui::PasswordCard</name>
    <message>
        <source>Enter your present password.</source>
        <translation>현재 비밀번호를 입력하세요.</translation>
    </message>
    <message>
        <source>This is not your password. Check it and try again.</source>
        <translation>비밀번호가 맞지 않습니다. 확인하고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Every other device is signed out when it changes, and a mail tells you so.</source>
        <translation>비밀번호를 바꾸면 다른 기기는 모두 로그아웃되며 메일로 알려 드립니다.</translation>
    </message>
    <message>
        <source>You sign in with Google and have no password here. To set one, sign out, choose “Forgotten your password?” and use the code from the mail.</source>
        <translation>Google로 로그인하고 계셔서 여기에는 비밀번호가 없습니다. 비밀번호를 정하려면 로그아웃한 다음 “비밀번호를 잊으셨나요?”를 누르고 메일로 받은 인증 번호를 입력하세요.</translation>
    </message>
    <message>
        <source>Change the password…</source>
        <translation>비밀번호 변경…</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>현재 비밀번호</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>새 비밀번호</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>새 비밀번호 저장</translation>
    </message>
    <message>
        <source>Setting…</source>
        <translation>저장하는 중…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>mj::ui::PasswordField</name>
    <message>
        <source>Hide the password</source>
        <translation>비밀번호 숨기기</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>비밀번호 보기</translation>
    </message>
    <message>
        <source>At least 10 characters. A short sentence is easy to remember and hard to guess.</source>
        <translation>10자 이상. 짧은 문장은 외우기 쉽고 알아맞히기 어렵습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n more character(s) needed</source>
        <translation>
            <numerusform>%n자가 더 필요합니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Acceptable</source>
        <translation>쓸 수 있음</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>좋음</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>아주 좋음</translation>
    </message>
    <message>
        <source>Password strength</source>
        <translation>비밀번호 강도</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message numerus="yes">
        <source>A password needs at least %n character(s).</source>
        <translation>
            <numerusform>비밀번호는 %n자 이상이어야 합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is too uniform. Use at least five different characters.</source>
        <translation>같은 글자가 너무 많습니다. 서로 다른 글자를 5자 이상 쓰세요.</translation>
    </message>
    <message>
        <source>This is one of the passwords that are tried first. Use words of your own.</source>
        <translation>남들이 가장 먼저 시도해 보는 비밀번호입니다. 나만의 말로 지어 주세요.</translation>
    </message>
    <message>
        <source>This is made of your name or address. Use words that are not about you.</source>
        <translation>이름이나 이메일 주소로 만든 비밀번호입니다. 본인과 관계없는 말을 쓰세요.</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock이 켜져 있습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::Pause</name>
    <message>
        <source>There were too many tries. You can try again in %1.</source>
        <translation>시도가 너무 많았습니다. %1 뒤에 다시 시도할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::PendingRemoval</name>
    <message>
        <source>Picture deleted.</source>
        <translation>그림을 삭제했습니다.</translation>
    </message>
    <message>
        <source>%1 pictures deleted.</source>
        <translation>그림 %1장을 삭제했습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Undo the deletion</source>
        <translation>삭제 되돌리기</translation>
    </message>
</context>
<context>
    <name>mj::ui::PhotoChoice</name>
    <message>
        <source>Choose a photo</source>
        <translation>사진 고르기</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp)</source>
        <translation>그림 (*.jpg *.jpeg *.png *.webp)</translation>
    </message>
    <message>
        <source>Do not use it</source>
        <translation>사용하지 않기</translation>
    </message>
    <message>
        <source>Profile photo (your choice)</source>
        <translation>프로필 사진 (선택)</translation>
    </message>
    <message>
        <source>I agree to this use of my photo</source>
        <translation>사진 이용에 동의합니다</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>One picture of at most 1024 pixels; place, time and camera data are removed on this computer</source>
        <translation>최대 1024픽셀의 사진 한 장. 위치, 시간, 카메라 정보는 이 컴퓨터에서 지웁니다</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Showing you on your account pages, to nobody else</source>
        <translation>본인의 계정 화면에 표시하며 다른 사람에게는 보이지 않음</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Until you remove it or leave</source>
        <translation>사진을 지우거나 탈퇴할 때까지</translation>
    </message>
    <message>
        <source>Refusing</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>You may refuse; you see your initials instead, and nothing else changes</source>
        <translation>거부할 수 있으며, 이 경우 사진 대신 이름 글자가 보일 뿐 달라지는 것은 없습니다</translation>
    </message>
</context>
<context>
    <name>mj::ui::PictureActions</name>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>인쇄…</translation>
    </message>
    <message>
        <source>Open in another program</source>
        <translation>다른 프로그램에서 열기</translation>
    </message>
    <message>
        <source>Export to a folder…</source>
        <translation>폴더로 내보내기…</translation>
    </message>
    <message>
        <source>Visible AI mark in the corner</source>
        <translation>모서리에 AI 표시 넣기</translation>
    </message>
</context>
<context>
    <name>mj::ui::PictureViewer</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Back to the gallery (Esc)</source>
        <translation>갤러리로 돌아가기 (Esc)</translation>
    </message>
    <message>
        <source>Previous picture (Left)</source>
        <translation>이전 그림 (왼쪽 화살표)</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>다음 그림 (오른쪽 화살표)</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>축소 (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>확대 (+)</translation>
    </message>
    <message>
        <source>Fit to the window (0)</source>
        <translation>창에 맞추기 (0)</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>즐겨찾기</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>삭제 (Del)</translation>
    </message>
    <message>
        <source>This picture cannot be opened. Its file on this computer is missing or was changed.</source>
        <translation>이 그림을 열 수 없습니다. 컴퓨터의 파일이 없거나 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Save as… (Ctrl+S)</source>
        <translation>다른 이름으로 저장… (Ctrl+S)</translation>
    </message>
    <message>
        <source>Made by generative AI</source>
        <translation>생성형 인공지능이 생성</translation>
    </message>
    <message>
        <source>Drawn by formula, not generative AI</source>
        <translation>생성형 인공지능이 아닌 수식으로 생성</translation>
    </message>
    <message>
        <source>Copy (Ctrl+C)</source>
        <translation>복사 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Print… (Ctrl+P)</source>
        <translation>인쇄… (Ctrl+P)</translation>
    </message>
    <message>
        <source>More ways out</source>
        <translation>다른 내보내기</translation>
    </message>
</context>
<context>
    <name>mj::ui::PointsPage</name>
    <message>
        <source>Points</source>
        <translation>포인트</translation>
    </message>
    <message>
        <source>Buy points</source>
        <translation>포인트 충전</translation>
    </message>
    <message>
        <source>The receipt could not be opened in the browser.</source>
        <translation>브라우저에서 영수증을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>Save the record of this order</source>
        <translation>주문 내역서 저장</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 문서 (*.pdf)</translation>
    </message>
    <message>
        <source>The record was saved.</source>
        <translation>내역서를 저장했습니다.</translation>
    </message>
    <message>
        <source>Asking for the prices…</source>
        <translation>가격을 불러오는 중…</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>잔액</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>주문</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>내역</translation>
    </message>
    <message>
        <source>Parts of the points page</source>
        <translation>포인트 화면 구분</translation>
    </message>
    <message>
        <source>Asking what became of this order…</source>
        <translation>주문 상태를 다시 확인하고 있습니다…</translation>
    </message>
    <message>
        <source>Local studio: move play money in the play bank</source>
        <translation>로컬 스튜디오: 모의 은행에서 연습용 돈을 움직이기</translation>
    </message>
    <message>
        <source>The page could not be opened in the browser.</source>
        <translation>브라우저에서 페이지를 열지 못했습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::PolicyCard</name>
    <message>
        <source>In force since %1. The text of the company, unchanged; the English and the Korean say the same.</source>
        <translation>%1부터 시행. 회사의 원문 그대로이며 한국어와 영어의 내용은 같습니다.</translation>
    </message>
    <message>
        <source>Privacy policy</source>
        <translation>개인정보처리방침</translation>
    </message>
    <message>
        <source>Policy in Korean</source>
        <translation>한국어 처리방침</translation>
    </message>
    <message>
        <source>Policy in English</source>
        <translation>영어 처리방침</translation>
    </message>
</context>
<context>
    <name>mj::ui::PopupWindow</name>
    <message>
        <source>The window of your card company or bank is opening…</source>
        <translation>카드사 또는 은행 창을 여는 중입니다…</translation>
    </message>
    <message>
        <source>Page of your card company or bank</source>
        <translation>카드사 또는 은행 페이지</translation>
    </message>
</context>
<context>
    <name>mj::ui::PriceQuestion</name>
    <message>
        <source>This costs %1, more than the %2 you wanted to be asked about.</source>
        <translation>%1 필요합니다. 확인을 받기로 한 %2보다 많습니다.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>확인하고 만들기</translation>
    </message>
    <message>
        <source>Confirm the price of %1 and create</source>
        <translation>가격 %1 확인하고 만들기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Back, without creating</source>
        <translation>만들지 않고 뒤로</translation>
    </message>
</context>
<context>
    <name>mj::ui::PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>개인정보</translation>
    </message>
    <message>
        <source>Address copied.</source>
        <translation>주소를 복사했습니다.</translation>
    </message>
    <message>
        <source>What is held</source>
        <translation>보유 중인 정보</translation>
    </message>
    <message>
        <source>Your copy and this computer</source>
        <translation>내 사본과 이 컴퓨터</translation>
    </message>
    <message>
        <source>Who processes it</source>
        <translation>처리하는 곳</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>처리방침</translation>
    </message>
    <message>
        <source>Nothing is held about you.</source>
        <translation>보유 중인 개인정보가 없습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::ProcessorCard</name>
    <message>
        <source>Who processes data for us</source>
        <translation>개인정보 처리를 위탁받은 곳</translation>
    </message>
    <message>
        <source>Named in article 5 of the policy. To anybody else only with your consent or when the law demands it (article 4).</source>
        <translation>처리방침 제5조에 적힌 곳입니다. 그 밖에는 동의하신 경우나 법령에 따른 경우에만 제공합니다(제4조).</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>업무</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>국가</translation>
    </message>
    <message>
        <source>How and when</source>
        <translation>방법과 시점</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>연락처</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>보유 기간</translation>
    </message>
    <message>
        <source>%1 (to be confirmed)</source>
        <translation>%1 (확인 중)</translation>
    </message>
</context>
<context>
    <name>mj::ui::ProfileCard</name>
    <message>
        <source>Enter the name you want to be called by.</source>
        <translation>불리고 싶은 이름을 입력하세요.</translation>
    </message>
    <message>
        <source>Replace the photo</source>
        <translation>사진 바꾸기</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>사진 추가</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>프로필</translation>
    </message>
    <message>
        <source>Agree above, then use it.</source>
        <translation>위 항목에 동의하면 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>Use this photo</source>
        <translation>이 사진 사용</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>보내는 중…</translation>
    </message>
    <message>
        <source>Remove the photo</source>
        <translation>사진 지우기</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Change the name</source>
        <translation>이름 변경</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>저장하는 중…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>This file cannot be used as a photo. Choose a JPEG, PNG or WebP picture.</source>
        <translation>이 파일은 사진으로 쓸 수 없습니다. JPEG, PNG, WebP 그림을 고르세요.</translation>
    </message>
</context>
<context>
    <name>mj::ui::PromptHint</name>
    <message>
        <source>This looks like an e-mail address.</source>
        <translation>이메일 주소로 보입니다.</translation>
    </message>
    <message>
        <source>This looks like a phone number.</source>
        <translation>전화번호로 보입니다.</translation>
    </message>
    <message>
        <source>This looks like a resident registration number.</source>
        <translation>주민등록번호로 보입니다.</translation>
    </message>
    <message>
        <source>This looks like an alien registration number.</source>
        <translation>외국인등록번호로 보입니다.</translation>
    </message>
    <message>
        <source>This looks like a passport number.</source>
        <translation>여권번호로 보입니다.</translation>
    </message>
    <message>
        <source>This looks like a card number.</source>
        <translation>카드 번호로 보입니다.</translation>
    </message>
    <message>
        <source>%1 places look personal, such as a phone number or an e-mail address.</source>
        <translation>개인정보로 보이는 부분이 %1곳 있습니다(전화번호, 이메일 주소 등).</translation>
    </message>
    <message>
        <source>Everything here goes to this service.</source>
        <translation>여기 쓴 내용은 모두 이 서비스에 전달됩니다.</translation>
    </message>
    <message>
        <source>Everything here goes to %1.</source>
        <translation>여기 쓴 내용은 모두 %1에 전달됩니다.</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>어디인지 보기</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>그대로 보내기</translation>
    </message>
    <message>
        <source>Leave it in</source>
        <translation>그대로 두기</translation>
    </message>
</context>
<context>
    <name>mj::ui::PromptHistoryPanel</name>
    <message>
        <source>sent %1 times</source>
        <translation>%1번 보냄</translation>
    </message>
    <message>
        <source>without: %1</source>
        <translation>제외: %1</translation>
    </message>
    <message>
        <source>No prompt has these words. Try fewer or shorter ones.</source>
        <translation>이 낱말이 들어간 프롬프트가 없습니다. 더 짧거나 적은 낱말로 찾아보세요.</translation>
    </message>
    <message>
        <source>Prompts that you send are kept here, on this device only.</source>
        <translation>보낸 프롬프트가 여기에 남습니다. 이 기기에만 저장됩니다.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2개 중 %1개</translation>
    </message>
    <message>
        <source>Prompts: %1</source>
        <translation>프롬프트: %1</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>고정 해제</translation>
    </message>
    <message>
        <source>Prompt deleted.</source>
        <translation>프롬프트를 삭제했습니다.</translation>
    </message>
    <message>
        <source>%1 prompts deleted.</source>
        <translation>프롬프트 %1개를 삭제했습니다.</translation>
    </message>
    <message>
        <source>Search your prompts</source>
        <translation>보낸 프롬프트 찾기</translation>
    </message>
    <message>
        <source>Sent prompts</source>
        <translation>보낸 프롬프트</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>다시 쓰기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>모두 삭제</translation>
    </message>
    <message>
        <source>Deletes the whole history, pinned prompts too. Pictures stay.</source>
        <translation>고정한 것까지 기록을 모두 삭제합니다. 그림은 그대로 남습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::PromptResolvedPanel</name>
    <message>
        <source>This prompt is sent:</source>
        <translation>이 프롬프트를 보냅니다.</translation>
    </message>
    <message>
        <source>%1 prompts are sent:</source>
        <translation>프롬프트 %1개를 보냅니다.</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>어디인지 보기</translation>
    </message>
    <message>
        <source>The { before these alternatives is not closed. Add a }, or write \{ if you mean the brace itself.</source>
        <translation>선택지 앞의 { 가 닫히지 않았습니다. } 를 넣거나, 괄호 문자를 그대로 쓰려면 \{ 로 적어 주세요.</translation>
    </message>
    <message>
        <source>More than %1 braces stand inside each other here. Take some out.</source>
        <translation>여기에 괄호가 %1겹보다 많이 겹쳐 있습니다. 몇 개를 빼 주세요.</translation>
    </message>
    <message>
        <source>These alternatives make more prompts than can be counted; %1 can be sent at once. Take some out.</source>
        <translation>선택지를 조합하면 프롬프트가 셀 수 없을 만큼 많아집니다. 한 번에 %1개까지 보낼 수 있으니 선택지를 줄여 주세요.</translation>
    </message>
    <message>
        <source>These alternatives make %1 prompts; %2 can be sent at once. Take some out.</source>
        <translation>선택지를 조합하면 프롬프트가 %1개가 됩니다. 한 번에 %2개까지 보낼 수 있으니 선택지를 줄여 주세요.</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>빈칸 채우기</translation>
    </message>
    <message>
        <source>Prompts to send</source>
        <translation>보낼 프롬프트</translation>
    </message>
</context>
<context>
    <name>mj::ui::PromptTemplateForm</name>
    <message>
        <source>Another template has this name. Choose a different one.</source>
        <translation>같은 이름의 템플릿이 있습니다. 다른 이름을 적어 주세요.</translation>
    </message>
    <message>
        <source>There are %1 templates already. Delete some that you do not need.</source>
        <translation>템플릿이 이미 %1개 있습니다. 쓰지 않는 것을 삭제해 주세요.</translation>
    </message>
    <message>
        <source>This template was deleted meanwhile. Go back and make a new one.</source>
        <translation>그 사이에 삭제된 템플릿입니다. 돌아가서 새로 만들어 주세요.</translation>
    </message>
    <message>
        <source>Give the template a name of at most %1 letters.</source>
        <translation>템플릿 이름을 %1자 이내로 적어 주세요.</translation>
    </message>
    <message>
        <source>Write a prompt, or at least what to leave out.</source>
        <translation>프롬프트를 적거나, 적어도 제외할 내용을 적어 주세요.</translation>
    </message>
    <message>
        <source>This is longer than %1 letters. Shorten it.</source>
        <translation>%1자를 넘었습니다. 줄여 주세요.</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>새 템플릿</translation>
    </message>
    <message>
        <source>Edit template</source>
        <translation>템플릿 편집</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>{animal} leaves a blank to fill in, {red|blue} makes one picture of each. Write \{ for a brace itself.</source>
        <translation>{동물}은 채울 빈칸이 되고, {빨강|파랑}은 하나씩 그림이 됩니다. 괄호 문자 자체는 \{ 로 적어 주세요.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>제외할 내용</translation>
    </message>
    <message>
        <source>Optional. What should not be in the picture.</source>
        <translation>선택 사항입니다. 그림에 나오지 않았으면 하는 것을 적어 주세요.</translation>
    </message>
    <message>
        <source>Save template</source>
        <translation>템플릿 저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>mj::ui::PromptTemplateList</name>
    <message>
        <source>Without: %1</source>
        <translation>제외: %1</translation>
    </message>
    <message>
        <source>To fill in: %1</source>
        <translation>채울 빈칸: %1</translation>
    </message>
    <message>
        <source>Keep prompts that you use often as templates, with blanks to fill in.</source>
        <translation>자주 쓰는 프롬프트를 채울 빈칸과 함께 템플릿으로 저장해 두세요.</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>새 템플릿</translation>
    </message>
    <message>
        <source>No template has these words. Try fewer or shorter ones.</source>
        <translation>이 낱말이 들어간 템플릿이 없습니다. 더 짧거나 적은 낱말로 찾아보세요.</translation>
    </message>
    <message>
        <source>Template deleted.</source>
        <translation>템플릿을 삭제했습니다.</translation>
    </message>
    <message>
        <source>%1 templates deleted.</source>
        <translation>템플릿 %1개를 삭제했습니다.</translation>
    </message>
    <message>
        <source>Search templates</source>
        <translation>템플릿 찾기</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>템플릿</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로</translation>
    </message>
</context>
<context>
    <name>mj::ui::PromptTemplatesPanel</name>
    <message>
        <source>Import templates</source>
        <translation>템플릿 가져오기</translation>
    </message>
    <message>
        <source>Templates (*.csv *.json)</source>
        <translation>템플릿 (*.csv *.json)</translation>
    </message>
    <message>
        <source>Export templates</source>
        <translation>템플릿 내보내기</translation>
    </message>
    <message>
        <source>Table (*.csv);;JSON (*.json)</source>
        <translation>표 (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Templates exported: %1.</source>
        <translation>내보낸 템플릿: %1개.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>CSV or JSON with name, prompt and negative_prompt, as InvokeAI writes it</source>
        <translation>InvokeAI처럼 name, prompt, negative_prompt가 있는 CSV 또는 JSON</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>mj::ui::PromptUndo</name>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Undo the deletion</source>
        <translation>삭제 되돌리기</translation>
    </message>
</context>
<context>
    <name>mj::ui::ReauthenticationSheet</name>
    <message>
        <source>Enter your password.</source>
        <translation>비밀번호를 입력하세요.</translation>
    </message>
    <message>
        <source>This is not your password. Check it and try again.</source>
        <translation>비밀번호가 맞지 않습니다. 확인하고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Please show that it is you</source>
        <translation>본인 확인</translation>
    </message>
    <message>
        <source>This is protected, so that nobody else at this computer can do it. It stays open for five minutes.</source>
        <translation>이 컴퓨터를 쓰는 다른 사람이 할 수 없도록 보호하고 있습니다. 확인은 5분 동안 유지됩니다.</translation>
    </message>
    <message>
        <source>You sign in with Google. Confirm there once more; it stays open for five minutes.</source>
        <translation>Google로 로그인하고 계십니다. Google에서 한 번 더 확인해 주세요. 확인은 5분 동안 유지됩니다.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>확인하는 중…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>mj::ui::RecipeForm</name>
    <message>
        <source>%1 does not take this; say in the prompt what you want instead.</source>
        <translation>%1 모델은 이 항목을 받지 않습니다. 원하는 것을 프롬프트에 적어 주세요.</translation>
    </message>
    <message>
        <source>%1 has no styles; describe the style in the prompt.</source>
        <translation>%1 모델에는 스타일이 없습니다. 프롬프트에 스타일을 적어 주세요.</translation>
    </message>
    <message>
        <source>%1 has one quality only.</source>
        <translation>%1 모델의 품질은 한 가지뿐입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 makes %2 at a time: these become %n job(s).</source>
        <translation>
            <numerusform>%1 모델은 한 번에 %2장을 만들어 작업 %n개로 나뉩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 takes no seed, so a picture cannot be repeated exactly.</source>
        <translation>%1 모델은 시드를 받지 않아 같은 그림을 똑같이 다시 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1배</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>As large as your picture, times the factor above.</source>
        <translation>바탕 그림 크기에 위의 배율을 곱한 크기입니다.</translation>
    </message>
    <message>
        <source>As large as your picture: %1 has no other sizes.</source>
        <translation>바탕 그림과 같은 크기입니다. %1 모델에는 다른 크기가 없습니다.</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>제외할 것</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>장수</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>품질</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>스타일</translation>
    </message>
    <message>
        <source>This gives one picture.</source>
        <translation>한 장이 만들어집니다.</translation>
    </message>
    <message>
        <source>What should not be in the picture</source>
        <translation>그림에 없어야 할 것</translation>
    </message>
</context>
<context>
    <name>mj::ui::RecipePanel</name>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>스타일</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>가격</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Made by generative AI</source>
        <translation>생성형 인공지능이 만든 그림</translation>
    </message>
    <message>
        <source>Drawn by formula, not generative AI</source>
        <translation>수식으로 그린 그림, 생성형 AI 아님</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Copy prompt</source>
        <translation>프롬프트 복사</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>제작 정보</translation>
    </message>
    <message>
        <source>Prompt of this picture</source>
        <translation>이 그림의 프롬프트</translation>
    </message>
    <message>
        <source>How this picture was made</source>
        <translation>이 그림을 만든 방법</translation>
    </message>
</context>
<context>
    <name>mj::ui::ReferencePicker</name>
    <message numerus="yes">
        <source>Add %n picture(s)</source>
        <translation>
            <numerusform>그림 %n장 추가</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>그림을 선택하세요</translation>
    </message>
    <message>
        <source>From the gallery</source>
        <translation>갤러리에서</translation>
    </message>
    <message>
        <source>No picture has these words in its prompt.</source>
        <translation>프롬프트에 이 말이 들어간 그림이 없습니다.</translation>
    </message>
    <message>
        <source>Pictures of the gallery</source>
        <translation>갤러리의 그림</translation>
    </message>
    <message>
        <source>Search the prompts</source>
        <translation>프롬프트 검색</translation>
    </message>
    <message>
        <source>The gallery is still empty. Make a picture first, or add a file.</source>
        <translation>갤러리가 아직 비어 있습니다. 먼저 그림을 만들거나 파일을 추가하세요.</translation>
    </message>
    <message numerus="yes">
        <source>There is room for %n picture(s). Choose fewer.</source>
        <translation>
            <numerusform>%n장까지 추가할 수 있습니다. 더 적게 선택하세요.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mj::ui::ReferenceStrip</name>
    <message numerus="yes">
        <source>%n picture(s) are as many as the chosen models take. Remove one first.</source>
        <translation>
            <numerusform>선택한 모델은 그림을 %n장까지 받습니다. 먼저 한 장을 빼 주세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>파일 추가…</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>그림 선택</translation>
    </message>
    <message>
        <source>From the gallery…</source>
        <translation>갤러리에서…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Picture %1 was not sent. %2</source>
        <translation>그림 %1을(를) 보내지 못했습니다. %2</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp)</source>
        <translation>그림 (*.jpg *.jpeg *.png *.webp)</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>그림을 읽는 중…</translation>
    </message>
    <message>
        <source>That was only the address of a picture. Save or copy the picture itself, then add it here.</source>
        <translation>그림의 주소만 왔습니다. 그림 자체를 저장하거나 복사한 뒤 추가해 주세요.</translation>
    </message>
    <message numerus="yes">
        <source>The chosen models take %n picture(s): only the first one(s) are sent.</source>
        <translation>
            <numerusform>선택한 모델은 그림을 %n장까지 받아, 앞의 그림만 보내집니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The picture can be used, but it could not be kept with the draft. %1</source>
        <translation>그림을 사용할 수는 있지만 초안과 함께 저장하지 못했습니다. %1</translation>
    </message>
    <message>
        <source>The picture was removed.</source>
        <translation>그림을 뺐습니다.</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one, then press this again.</source>
        <translation>클립보드에 그림이 없습니다. 그림을 복사한 뒤 다시 눌러 주세요.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message numerus="yes">
        <source>Up to %n picture(s). Drop or paste them here; place, time and camera data are removed before anything is sent.</source>
        <translation>
            <numerusform>%n장까지 추가할 수 있습니다. 여기에 끌어다 놓거나 붙여넣으세요. 장소, 시각, 카메라 정보는 보내기 전에 지웁니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you marked is not used.</source>
        <translation>표시한 내용을 사용하지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::ReferenceTile</name>
    <message>
        <source>%1 · mask</source>
        <translation>%1 · 마스크</translation>
    </message>
    <message>
        <source>Change where it may be changed</source>
        <translation>바꿀 곳 고치기</translation>
    </message>
    <message>
        <source>Drag, or Ctrl and an arrow key, moves it. Delete removes it.</source>
        <translation>끌거나 Ctrl과 화살표 키로 옮기고 Delete로 뺍니다.</translation>
    </message>
    <message>
        <source>Here only</source>
        <translation>보내기 전</translation>
    </message>
    <message>
        <source>Mark where it may be changed</source>
        <translation>바꿀 곳 표시하기</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>전송 실패</translation>
    </message>
    <message>
        <source>Picture %1, %2</source>
        <translation>그림 %1, %2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Remove this picture</source>
        <translation>이 그림 빼기</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>보내는 중</translation>
    </message>
</context>
<context>
    <name>mj::ui::RefundPanel</name>
    <message>
        <source>Back to the orders</source>
        <translation>주문으로 돌아가기</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 확인</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Asking the service what of this order can be refunded…</source>
        <translation>환불할 수 있는 금액을 확인하는 중…</translation>
    </message>
    <message>
        <source>%1 unused at the price you paid: %2 × %3 % = %4.</source>
        <translation>쓰지 않은 %1의 구매 금액: %2 × %3 % = %4</translation>
    </message>
    <message>
        <source>The whole price holds until %1.</source>
        <translation>%1까지는 전액 환불됩니다.</translation>
    </message>
    <message>
        <source>The whole price held until %1; since then it is %2 %.</source>
        <translation>전액 환불 기한은 %1까지였으며, 그 뒤에는 %2 %를 환불해 드립니다.</translation>
    </message>
    <message>
        <source>The bank sends the money in about two days.</source>
        <translation>은행 이체에는 이틀쯤 걸립니다.</translation>
    </message>
    <message>
        <source>The money goes back the way it came, within 3 business days and without a fee.</source>
        <translation>결제하신 수단으로 3영업일 안에 수수료 없이 돌려 드립니다.</translation>
    </message>
    <message>
        <source>Refund unused points</source>
        <translation>쓰지 않은 포인트 환불</translation>
    </message>
    <message>
        <source>Look at the numbers. The points go at once; a refund cannot be taken back.</source>
        <translation>금액을 확인해 주세요. 포인트는 바로 차감되며 환불은 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>The amount changed since you saw it, so nothing was refunded. These are the new numbers.</source>
        <translation>보신 뒤에 금액이 바뀌어 환불하지 않았습니다. 새로 계산된 금액입니다.</translation>
    </message>
    <message>
        <source>Points that go</source>
        <translation>환불할 포인트</translation>
    </message>
    <message>
        <source>Bonus points that lapse</source>
        <translation>사라지는 보너스 포인트</translation>
    </message>
    <message>
        <source>Price of these points</source>
        <translation>포인트 구매 금액</translation>
    </message>
    <message>
        <source>Share that comes back</source>
        <translation>환불 비율</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>You get back</source>
        <translation>돌려받는 금액</translation>
    </message>
    <message>
        <source>Refund %1 for %2</source>
        <translation>%2를 %1으로 환불</translation>
    </message>
    <message>
        <source>Asking for the refund</source>
        <translation>환불을 신청하는 중</translation>
    </message>
    <message>
        <source>The refund is being checked</source>
        <translation>환불을 확인하고 있습니다</translation>
    </message>
    <message>
        <source>Your request is with the service, and the points are taken. There is nothing to do: the outcome appears in your orders by itself.</source>
        <translation>환불 신청이 접수되었고 포인트가 차감되었습니다. 따로 하실 일은 없습니다. 결과는 주문 목록에 자동으로 표시됩니다.</translation>
    </message>
    <message>
        <source>No answer has come yet. There is nothing to do, and please do not ask twice: the same request is sent until its outcome is known.</source>
        <translation>아직 답을 받지 못했습니다. 다시 신청하지 않으셔도 됩니다. 결과를 알 때까지 같은 신청을 자동으로 확인합니다.</translation>
    </message>
    <message>
        <source>%1 is on its way</source>
        <translation>%1을 돌려 드리고 있습니다</translation>
    </message>
    <message>
        <source>%1 became %2. The bank sends it to your account in about two days.</source>
        <translation>%1를 %2으로 환불했습니다. 은행 이체에는 이틀쯤 걸립니다.</translation>
    </message>
    <message>
        <source>%1 became %2. It goes back to the card or account you paid with; your card company may take a few days to show it.</source>
        <translation>%1를 %2으로 환불했습니다. 결제하신 카드나 계좌로 돌아가며, 카드사에 표시되기까지 며칠 걸릴 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 and %2 of bonus are back.</source>
        <translation>%1와 보너스 %2가 돌아왔습니다.</translation>
    </message>
    <message>
        <source>%1 are back.</source>
        <translation>%1가 돌아왔습니다.</translation>
    </message>
    <message>
        <source>The refund did not go through</source>
        <translation>환불되지 않았습니다</translation>
    </message>
</context>
<context>
    <name>mj::ui::ResetPage</name>
    <message>
        <source>New password</source>
        <translation>새 비밀번호</translation>
    </message>
    <message>
        <source>Enter your e-mail address.</source>
        <translation>이메일 주소를 입력하세요.</translation>
    </message>
    <message>
        <source>If there is an account with %1, a code is on its way to it.</source>
        <translation>%1 주소로 만든 계정이 있다면 그 주소로 인증 번호를 보냈습니다.</translation>
    </message>
    <message>
        <source>Enter the address of your account. A code by mail lets you choose a new password.</source>
        <translation>계정의 이메일 주소를 입력하세요. 메일로 받은 인증 번호로 새 비밀번호를 정할 수 있습니다.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Keep me signed in on this computer</source>
        <translation>이 컴퓨터에서 로그인 유지</translation>
    </message>
    <message>
        <source>Every other device is signed out, and a mail tells you so.</source>
        <translation>다른 기기는 모두 로그아웃되며 메일로 알려 드립니다.</translation>
    </message>
    <message>
        <source>Set the password and sign in</source>
        <translation>비밀번호 저장하고 로그인</translation>
    </message>
    <message>
        <source>Setting…</source>
        <translation>저장하는 중…</translation>
    </message>
    <message>
        <source>Send a code</source>
        <translation>인증 번호 보내기</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>보내는 중…</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>다른 주소</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>로그인으로 돌아가기</translation>
    </message>
</context>
<context>
    <name>mj::ui::SeedField</name>
    <message>
        <source>New every time</source>
        <translation>매번 새로</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Seed number</source>
        <translation>시드 번호</translation>
    </message>
    <message>
        <source>Draw another number</source>
        <translation>다른 번호 뽑기</translation>
    </message>
</context>
<context>
    <name>mj::ui::SendBar</name>
    <message>
        <source>The list of models has not arrived yet.</source>
        <translation>모델 목록을 아직 받지 못했습니다.</translation>
    </message>
    <message>
        <source>Write a prompt first.</source>
        <translation>먼저 프롬프트를 써 주세요.</translation>
    </message>
    <message>
        <source>Asking for the price…</source>
        <translation>가격을 확인하는 중…</translation>
    </message>
    <message>
        <source>This costs %1 and you have %2.</source>
        <translation>%1 필요하지만 %2 있습니다.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Create %1 · %2 — %3 left</source>
        <translation>%1장 만들기 · %2 — 남는 포인트 %3</translation>
    </message>
    <message>
        <source>Create %1 · %2</source>
        <translation>%1장 만들기 · %2</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>보내는 중</translation>
    </message>
    <message>
        <source>Get points</source>
        <translation>포인트 충전하기</translation>
    </message>
    <message>
        <source>Change the limit</source>
        <translation>한도 바꾸기</translation>
    </message>
    <message>
        <source>%1 is no longer offered. Choose another model.</source>
        <translation>%1 모델은 더 이상 제공되지 않습니다. 다른 모델을 선택하세요.</translation>
    </message>
    <message>
        <source>%1 is paused. Choose another model, or wait until it is back.</source>
        <translation>%1 모델이 일시 중지되었습니다. 다른 모델을 선택하거나 돌아올 때까지 기다려 주세요.</translation>
    </message>
    <message>
        <source>A picture could not be sent, see above.</source>
        <translation>그림을 보내지 못했습니다. 위를 확인해 주세요.</translation>
    </message>
    <message>
        <source>Add a picture to start from first.</source>
        <translation>먼저 바탕 그림을 추가해 주세요.</translation>
    </message>
    <message>
        <source>Create %1 in %2 jobs · %3 — %4 left</source>
        <translation>%1장을 작업 %2개로 만들기 · %3 — 남는 포인트 %4</translation>
    </message>
    <message>
        <source>Create %1 in %2 jobs · %3</source>
        <translation>%1장을 작업 %2개로 만들기 · %3</translation>
    </message>
    <message>
        <source>Fill in the blanks of the prompt first.</source>
        <translation>먼저 프롬프트의 빈칸을 채워 주세요.</translation>
    </message>
    <message>
        <source>Gmail gets the pictures and your address; without this nothing is mailed.</source>
        <translation>Gmail에 그림과 이메일 주소가 전달됩니다. 선택하지 않으면 메일을 보내지 않습니다.</translation>
    </message>
    <message>
        <source>No connection: your pictures are sent as soon as it is back.</source>
        <translation>연결이 끊겼습니다. 다시 연결되면 그림을 보냅니다.</translation>
    </message>
    <message>
        <source>Send the pictures by e-mail too, via Gmail (Google, US)</source>
        <translation>이메일로도 그림 받기 (Gmail, 미국 Google)</translation>
    </message>
    <message>
        <source>Something is wrong with the braces of the prompt, see above.</source>
        <translation>프롬프트의 중괄호가 맞지 않습니다. 위를 확인해 주세요.</translation>
    </message>
    <message>
        <source>The service no longer has your pictures. Remove them and add them again.</source>
        <translation>서비스에 그림이 더는 없습니다. 그림을 뺀 뒤 다시 추가해 주세요.</translation>
    </message>
    <message>
        <source>These are %1 jobs; at most %2 go at once. Choose fewer pictures, models or alternatives.</source>
        <translation>작업이 %1개입니다. 한 번에 %2개까지 보낼 수 있습니다. 장수나 모델, 선택지를 줄여 주세요.</translation>
    </message>
    <message>
        <source>Your pictures are being sent…</source>
        <translation>그림을 보내는 중…</translation>
    </message>
</context>
<context>
    <name>mj::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>화면과 언어</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>서비스</translation>
    </message>
    <message>
        <source>Local studio</source>
        <translation>로컬 스튜디오</translation>
    </message>
    <message>
        <source>The service runs inside this program and keeps its data on this computer. Payments go to a sandbox: no real money moves.</source>
        <translation>서비스가 이 프로그램 안에서 실행되고 자료는 이 컴퓨터에 저장됩니다. 결제는 연습용이며 실제 돈은 오가지 않습니다.</translation>
    </message>
    <message>
        <source>The address comes from the program&apos;s settings file or from MJ_SERVICE_URL. Only encrypted addresses are accepted.</source>
        <translation>주소는 프로그램 설정 파일이나 MJ_SERVICE_URL에서 가져옵니다. 암호화된 주소만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>MJ Studio %1, with Qt %2</source>
        <translation>MJ Studio %1, Qt %2 사용</translation>
    </message>
    <message>
        <source>MJ Studio is under the Apache License 2.0. It is built with Qt (LGPL 3), OpenSSL (Apache 2.0), SQLite (public domain), SQLiteCpp (MIT), Boost (BSL 1.0), libcurl (curl licence), QtKeychain (BSD), libzip (BSD), Argon2 (CC0 or Apache 2.0) and tl::expected (CC0).</source>
        <translation>MJ Studio는 Apache License 2.0을 따릅니다. Qt(LGPL 3), OpenSSL(Apache 2.0), SQLite(퍼블릭 도메인), SQLiteCpp(MIT), Boost(BSL 1.0), libcurl(curl 라이선스), QtKeychain(BSD), libzip(BSD), Argon2(CC0 또는 Apache 2.0), tl::expected(CC0)로 만들었습니다.</translation>
    </message>
    <message>
        <source>Open the local mailbox</source>
        <translation>로컬 메일함 열기</translation>
    </message>
</context>
<context>
    <name>mj::ui::Sheet</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>mj::ui::SidePanel</name>
    <message>
        <source>Back to the prompt</source>
        <translation>프롬프트로 돌아가기</translation>
    </message>
</context>
<context>
    <name>mj::ui::SignInHistory</name>
    <message>
        <source>Joined</source>
        <translation>가입</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>A sign-in was refused</source>
        <translation>로그인 실패</translation>
    </message>
    <message>
        <source>A device was signed out</source>
        <translation>기기 로그아웃</translation>
    </message>
    <message>
        <source>All other devices were signed out</source>
        <translation>다른 기기 모두 로그아웃</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>비밀번호 변경</translation>
    </message>
    <message>
        <source>Password set with a code</source>
        <translation>인증 번호로 비밀번호 재설정</translation>
    </message>
    <message>
        <source>E-mail address changed</source>
        <translation>이메일 주소 변경</translation>
    </message>
    <message>
        <source>Copy of all data saved</source>
        <translation>전체 데이터 사본 저장</translation>
    </message>
    <message>
        <source>Something at the door of your account</source>
        <translation>그 밖의 계정 활동</translation>
    </message>
    <message>
        <source>Sign-in history</source>
        <translation>로그인 기록</translation>
    </message>
    <message>
        <source>Kept for three months. If something was not you, change your password: it signs every other device out.</source>
        <translation>3개월 동안 보관합니다. 본인이 한 일이 아니라면 비밀번호를 바꾸세요. 다른 기기는 모두 로그아웃됩니다.</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>이전 기록 보기</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Nothing happened in the last three months.</source>
        <translation>최근 3개월 동안 기록이 없습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Enter your e-mail address.</source>
        <translation>이메일 주소를 입력하세요.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>비밀번호를 입력하세요.</translation>
    </message>
    <message>
        <source>Welcome back. Your pictures on this computer open as soon as you are in.</source>
        <translation>다시 오신 것을 환영합니다. 로그인하면 이 컴퓨터의 그림이 바로 열립니다.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>로그인하는 중…</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>처음이신가요?</translation>
    </message>
    <message>
        <source>Join MJ Studio</source>
        <translation>MJ Studio 가입</translation>
    </message>
    <message>
        <source>This address has an account already. Sign in once with your password to connect Google.</source>
        <translation>이 주소로 만든 계정이 이미 있습니다. 비밀번호로 한 번 로그인하면 Google과 연결됩니다.</translation>
    </message>
    <message>
        <source>Forgotten your password?</source>
        <translation>비밀번호를 잊으셨나요?</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>이 컴퓨터의 계정</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
</context>
<context>
    <name>mj::ui::SignOutCard</name>
    <message>
        <source>Sign out</source>
        <translation>로그아웃</translation>
    </message>
    <message>
        <source>Keep the sealed gallery here for your next sign-in, or erase it: its key is destroyed first, then the files.</source>
        <translation>봉인된 갤러리를 다음 로그인을 위해 남겨 두거나 지울 수 있습니다. 지울 때는 열쇠를 먼저 없애고 파일을 지웁니다.</translation>
    </message>
    <message>
        <source>Nothing of yours outlives this session here. Your pictures come from the service next time.</source>
        <translation>로그아웃하면 여기에 아무것도 남지 않습니다. 그림은 다음에 서비스에서 다시 받습니다.</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>로그아웃…</translation>
    </message>
    <message>
        <source>Sign out, keep the gallery</source>
        <translation>로그아웃하고 갤러리 남기기</translation>
    </message>
    <message>
        <source>Sign out and erase</source>
        <translation>로그아웃하고 지우기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>mj::ui::SizePicker</name>
    <message>
        <source>Size %1</source>
        <translation>크기 %1</translation>
    </message>
</context>
<context>
    <name>mj::ui::StateView</name>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>You are offline. What you see was saved on this device.</source>
        <translation>오프라인입니다. 이 기기에 저장된 내용을 보고 계십니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::StatusLine</name>
    <message>
        <source>Offline: your gallery works, the rest waits</source>
        <translation>오프라인: 갤러리는 쓸 수 있고 나머지는 기다립니다</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>연결됨</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) in the making</source>
        <translation>
            <numerusform>그림 %n장 만드는 중</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in the making</source>
        <translation>만드는 그림 없음</translation>
    </message>
    <message>
        <source>Local studio</source>
        <translation>로컬 스튜디오</translation>
    </message>
    <message>
        <source>The service runs inside this program, on this computer. Payments are a sandbox: no real money moves.</source>
        <translation>서비스가 이 컴퓨터의 이 프로그램 안에서 실행됩니다. 결제는 연습용이며 실제 돈은 오가지 않습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::StayChoice</name>
    <message>
        <source>Keep me signed in on this computer</source>
        <translation>이 컴퓨터에서 로그인 유지</translation>
    </message>
    <message>
        <source>Others use this computer</source>
        <translation>다른 사람도 쓰는 컴퓨터입니다</translation>
    </message>
    <message>
        <source>Nothing of yours is kept here. When you sign out or quit, all of it is gone from this computer, and your pictures come from the service next time.</source>
        <translation>여기에 아무것도 보관하지 않습니다. 로그아웃하거나 프로그램을 닫으면 이 컴퓨터에서 모두 사라지고, 그림은 다음에 서비스에서 다시 받습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::SupportPage</name>
    <message>
        <source>Copied</source>
        <translation>복사했습니다</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>고객지원</translation>
    </message>
    <message>
        <source>Inquiries inside the program are not there yet. Until then a person answers mail and telephone.</source>
        <translation>프로그램 안에서 문의하는 기능은 아직 없습니다. 그때까지 메일과 전화로 담당자가 답합니다.</translation>
    </message>
    <message>
        <source>Minju Song (송민주)</source>
        <translation>송민주 (Minju Song)</translation>
    </message>
    <message>
        <source>CEO and personal information protection officer</source>
        <translation>대표, 개인정보 보호책임자</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>전화</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the e-mail address</source>
        <translation>이메일 주소 복사</translation>
    </message>
    <message>
        <source>Copy the telephone number</source>
        <translation>전화번호 복사</translation>
    </message>
    <message>
        <source>What helps us to help you</source>
        <translation>이렇게 알려 주시면 빨리 도와드립니다</translation>
    </message>
    <message>
        <source>Say what you did, what you expected and what happened instead. For a payment, add the order number from Points. Never send a password or a card number.</source>
        <translation>무엇을 했는지, 무엇을 기대했는지, 실제로 어떻게 되었는지 알려 주세요. 결제 문의에는 포인트 화면의 주문 번호를 함께 적어 주세요. 비밀번호와 카드 번호는 절대 보내지 마세요.</translation>
    </message>
</context>
<context>
    <name>mj::ui::TextReader</name>
    <message>
        <source>In force since %1</source>
        <translation>%1부터 시행</translation>
    </message>
</context>
<context>
    <name>mj::ui::TypedConfirmation</name>
    <message>
        <source>Type “%1” to continue</source>
        <translation>계속하려면 “%1”을(를) 입력하세요</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>mj::ui::UpscaleCompare</name>
    <message>
        <source>%1 · %2 × %3</source>
        <translation>%1 · %2 × %3</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Upscaled on this computer</source>
        <translation>이 컴퓨터에서 확대</translation>
    </message>
    <message>
        <source>Show the result alone</source>
        <translation>결과만 보기</translation>
    </message>
    <message>
        <source>Close comparison (Esc)</source>
        <translation>비교 닫기 (Esc)</translation>
    </message>
    <message>
        <source>Original and result side by side</source>
        <translation>원본과 결과를 나란히</translation>
    </message>
    <message>
        <source>One of the two pictures cannot be opened. Its file on this computer is missing or was changed.</source>
        <translation>두 그림 중 하나를 열 수 없습니다. 이 컴퓨터의 파일이 없거나 바뀌었습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::UpscalePanel</name>
    <message>
        <source>Upscale %1× on this computer · %2</source>
        <translation>이 컴퓨터에서 %1배 확대 · %2</translation>
    </message>
    <message>
        <source>Becomes %1</source>
        <translation>확대하면 %1</translation>
    </message>
    <message>
        <source>%1× would be %2. The most is %3 on the longer side.</source>
        <translation>%1배로 확대하면 %2입니다. 긴 변은 최대 %3까지 됩니다.</translation>
    </message>
    <message numerus="yes">
        <source>Waiting: %n other picture(s) first.</source>
        <translation>
            <numerusform>앞에 그림 %n장이 있어 기다리는 중입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Being put into the gallery…</source>
        <translation>갤러리에 넣는 중…</translation>
    </message>
    <message>
        <source>Done: %1, %2.</source>
        <translation>완료: %1, %2.</translation>
    </message>
    <message>
        <source>The picture was deleted meanwhile, so there was nothing to upscale.</source>
        <translation>그사이 그림이 삭제되어 확대하지 못했습니다.</translation>
    </message>
    <message>
        <source>The result is too large a file for the gallery. Try 2×, or a smaller picture.</source>
        <translation>결과 파일이 갤러리에 넣기에는 너무 큽니다. 2배로 하거나 더 작은 그림으로 해 보세요.</translation>
    </message>
    <message>
        <source>Upscaling %1×…</source>
        <translation>%1배로 확대하는 중…</translation>
    </message>
    <message numerus="yes">
        <source>Upscaling %1×, about %n second(s) left.</source>
        <translation>
            <numerusform>%1배로 확대하는 중, 약 %n초 남음.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Upscaling %1×, about %n minute(s) left.</source>
        <translation>
            <numerusform>%1배로 확대하는 중, 약 %n분 남음.</numerusform>
        </translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>By a neural network, without a network connection: the picture stays on this computer.</source>
        <translation>인터넷 연결 없이 신경망으로 확대합니다. 그림은 이 컴퓨터를 떠나지 않습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Show the result</source>
        <translation>결과 보기</translation>
    </message>
    <message>
        <source>Progress of the upscaling</source>
        <translation>확대 진행 정도</translation>
    </message>
</context>
<context>
    <name>mj::ui::VerifySheet</name>
    <message>
        <source>Prove your e-mail</source>
        <translation>이메일 인증</translation>
    </message>
    <message>
        <source>We sent a code to %1. With it you can pay and make pictures.</source>
        <translation>%1 주소로 인증 번호를 보냈습니다. 입력하면 결제와 그림 만들기를 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Enter the code that we sent to %1, or send another one. With it you can pay and make pictures.</source>
        <translation>%1 주소로 보낸 인증 번호를 입력하거나 다시 보내세요. 입력하면 결제와 그림 만들기를 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>인증하기</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>확인하는 중…</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>먼저 둘러보기</translation>
    </message>
</context>
<context>
    <name>mj::ui::WaysOut</name>
    <message>
        <source>Pictures now leave without a mark that people see. Tell them yourself that AI made it; realistic pictures need that.</source>
        <translation>이제 그림에 눈에 보이는 표시가 들어가지 않습니다. AI가 만들었다는 사실을 직접 알려 주세요. 실제처럼 보이는 그림이라면 반드시 필요합니다.</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>AI 생성</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>수식 그림</translation>
    </message>
    <message>
        <source>The file says inside that AI made it; other programs may drop that.</source>
        <translation>AI가 만들었다는 표시가 파일 안에 들어 있습니다. 다른 프로그램에서 지워질 수 있습니다.</translation>
    </message>
    <message>
        <source>The file says inside that a formula drew it; other programs may drop that.</source>
        <translation>수식으로 그렸다는 표시가 파일 안에 들어 있습니다. 다른 프로그램에서 지워질 수 있습니다.</translation>
    </message>
    <message>
        <source>Its maker's signature does not fit this copy any more; the picture in the gallery keeps it.</source>
        <translation>제작사의 서명은 이 사본에서는 더 이상 맞지 않으며, 갤러리의 그림에는 그대로 남아 있습니다.</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
    <message>
        <source>JPEG picture (*.jpg *.jpeg)</source>
        <translation>JPEG 그림 (*.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>WebP picture (*.webp)</source>
        <translation>WebP 그림 (*.webp)</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Not saved. Choose a name that ends in .png, .jpg or .webp.</source>
        <translation>저장하지 못했습니다. .png, .jpg, .webp로 끝나는 이름을 지정해 주세요.</translation>
    </message>
    <message>
        <source>Not saved. Choose a name that ends in .png or .jpg.</source>
        <translation>저장하지 못했습니다. .png나 .jpg로 끝나는 이름을 지정해 주세요.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>저장했습니다.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
    <message>
        <source>AI made this picture; the program you paste into may drop the label that says so.</source>
        <translation>AI가 만든 그림입니다. 붙여 넣는 프로그램에서 AI 표시가 지워질 수 있습니다.</translation>
    </message>
    <message>
        <source>A formula drew this picture; the program you paste into may drop the label that says so.</source>
        <translation>수식으로 그린 그림입니다. 붙여 넣는 프로그램에서 그 표시가 지워질 수 있습니다.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>인쇄</translation>
    </message>
    <message>
        <source>Sent to the printer, with the mark in the corner: paper has no other label.</source>
        <translation>모서리에 표시를 넣어 프린터로 보냈습니다. 종이에는 다른 표시를 남길 수 없습니다.</translation>
    </message>
    <message>
        <source>Opened a copy that goes when MJ Studio closes.</source>
        <translation>사본을 열었습니다. MJ Studio를 닫으면 사본은 지워집니다.</translation>
    </message>
    <message>
        <source>No program on this computer opens pictures. Save the picture and open it from there.</source>
        <translation>이 컴퓨터에 그림을 여는 프로그램이 없습니다. 그림을 저장한 뒤 저장한 곳에서 열어 주세요.</translation>
    </message>
    <message>
        <source>Export stopped. Written: %1; they stay in the folder.</source>
        <translation>내보내기를 멈췄습니다. 이미 저장한 %1장은 폴더에 남아 있습니다.</translation>
    </message>
    <message>
        <source>Exported: %1. Not readable on this computer: %2; create or fetch them again.</source>
        <translation>%1장을 내보냈습니다. %2장은 이 컴퓨터에서 읽을 수 없으니 다시 만들거나 받아 주세요.</translation>
    </message>
    <message>
        <source>Exported: %1.</source>
        <translation>%1장을 내보냈습니다.</translation>
    </message>
    <message>
        <source>The files say inside that AI made them; other programs may drop that.</source>
        <translation>AI가 만들었다는 표시가 파일마다 들어 있습니다. 다른 프로그램에서 지워질 수 있습니다.</translation>
    </message>
    <message>
        <source>The files say inside that a formula drew them; other programs may drop that.</source>
        <translation>수식으로 그렸다는 표시가 파일마다 들어 있습니다. 다른 프로그램에서 지워질 수 있습니다.</translation>
    </message>
    <message>
        <source>Other programs may drop the label inside that says how a picture was made.</source>
        <translation>그림을 어떻게 만들었는지 알리는 파일 안의 표시는 다른 프로그램에서 지워질 수 있습니다.</translation>
    </message>
    <message>
        <source>Handed over.</source>
        <translation>전달했습니다.</translation>
    </message>
</context>
<context>
    <name>mj::ui::Workspace</name>
    <message>
        <source>Your picture is ready. It is in the gallery.</source>
        <translation>그림이 완성되었습니다. 갤러리에 있습니다.</translation>
    </message>
    <message>
        <source>A picture could not be made. Create shows why.</source>
        <translation>그림을 만들지 못했습니다. 만들기 화면에서 이유를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Your photo could not be added: %1 You can try again on the account page.</source>
        <translation>사진을 추가하지 못했습니다. %1 계정 화면에서 다시 시도할 수 있습니다.</translation>
    </message>
    <message>
        <source>Your new password is in use. Every other device was signed out.</source>
        <translation>새 비밀번호로 바뀌었습니다. 다른 기기는 모두 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>This keyring has no key for the gallery that was here. It was set aside, and your pictures are fetched again.</source>
        <translation>이 키체인에는 여기 있던 갤러리의 열쇠가 없습니다. 그 갤러리는 따로 옮겨 두었으며 그림은 다시 받습니다.</translation>
    </message>
    <message>
        <source>Your e-mail is proven. You can pay and make pictures now.</source>
        <translation>이메일을 인증했습니다. 이제 결제와 그림 만들기를 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Your e-mail is not proven yet: you can look around, but not pay or make pictures.</source>
        <translation>아직 이메일을 인증하지 않았습니다. 둘러볼 수는 있지만 결제와 그림 만들기는 할 수 없습니다.</translation>
    </message>
    <message>
        <source>Enter the code</source>
        <translation>인증 번호 입력</translation>
    </message>
</context>
</TS>
