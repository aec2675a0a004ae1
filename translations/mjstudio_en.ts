<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ErrorWords</name>
    <message numerus="yes">
        <source>Please try again in %n second(s).</source>
        <translation>
            <numerusform>Please try again in %n second.</numerusform>
            <numerusform>Please try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GenerationWords</name>
    <message numerus="yes">
        <source>keeps it for %n hour(s)</source>
        <translation>
            <numerusform>keeps it for %n hour</numerusform>
            <numerusform>keeps it for %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>keeps it for %n day(s)</source>
        <translation>
            <numerusform>keeps it for %n day</numerusform>
            <numerusform>keeps it for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mj::ui::OrderReview</name>
    <message numerus="yes">
        <source>Refund: bought points you have not used become money again, at their whole price within %n day(s) of buying and at %1 % of it afterwards. Bonus points lapse with a refund. You ask for it in your list of orders; the money returns within 3 business days, without a fee.</source>
        <translation>
            <numerusform>Refund: bought points you have not used become money again, at their whole price within %n day of buying and at %1 % of it afterwards. Bonus points lapse with a refund. You ask for it in your list of orders; the money returns within 3 business days, without a fee.</numerusform>
            <numerusform>Refund: bought points you have not used become money again, at their whole price within %n days of buying and at %1 % of it afterwards. Bonus points lapse with a refund. You ask for it in your list of orders; the money returns within 3 business days, without a fee.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mj::ui::PasswordField</name>
    <message numerus="yes">
        <source>%n more character(s) needed</source>
        <translation>
            <numerusform>%n more character needed</numerusform>
            <numerusform>%n more characters needed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A password needs at least %n character(s).</source>
        <translation>
            <numerusform>A password needs at least %n character.</numerusform>
            <numerusform>A password needs at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mj::ui::StatusLine</name>
    <message numerus="yes">
        <source>%n picture(s) in the making</source>
        <translation>
            <numerusform>%n picture in the making</numerusform>
            <numerusform>%n pictures in the making</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mj::ui::UpscalePanel</name>
    <message numerus="yes">
        <source>Waiting: %n other picture(s) first.</source>
        <translation>
            <numerusform>Waiting: %n other picture first.</numerusform>
            <numerusform>Waiting: %n other pictures first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Upscaling %1×, about %n second(s) left.</source>
        <translation>
            <numerusform>Upscaling %1×, about %n second left.</numerusform>
            <numerusform>Upscaling %1×, about %n seconds left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Upscaling %1×, about %n minute(s) left.</source>
        <translation>
            <numerusform>Upscaling %1×, about %n minute left.</numerusform>
            <numerusform>Upscaling %1×, about %n minutes left.</numerusform>
        </translation>
    </message>
</context>
</TS>
