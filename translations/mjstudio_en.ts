<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DraftWords</name>
    <message numerus="yes">
        <source>%1 takes %n picture(s): the first one(s).</source>
        <translation>
            <numerusform>%1 takes %n picture: the first one.</numerusform>
            <numerusform>%1 takes %n pictures: the first ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is room for %n picture(s). Remove one first.</source>
        <translation>
            <numerusform>There is room for %n picture. Remove one first.</numerusform>
            <numerusform>There is room for %n pictures. Remove one first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message numerus="yes">
        <source>Please try again in %n second(s).</source>
        <translation>
            <numerusform>Please try again in %n second.</numerusform>
            <numerusform>Please try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>This model is not available</source>
        <translation>This model is not available</translation>
    </message>
    <message>
        <source>Its provider is not answering, or the model is no longer offered. Nothing was started.</source>
        <translation>Its provider is not answering, or the model is no longer offered. Nothing was started.</translation>
    </message>
    <message>
        <source>Choose another model; what you wrote stays.</source>
        <translation>Choose another model; what you wrote stays.</translation>
    </message>
    <message>
        <source>Your queue is full</source>
        <translation>Your queue is full</translation>
    </message>
    <message>
        <source>So many pictures of yours are waiting that no more can be added. Nothing was started.</source>
        <translation>So many pictures of yours are waiting that no more can be added. Nothing was started.</translation>
    </message>
    <message>
        <source>Wait until some are done, or cancel some.</source>
        <translation>Wait until some are done, or cancel some.</translation>
    </message>
    <message>
        <source>Nobody knows whether this picture was made</source>
        <translation>Nobody knows whether this picture was made</translation>
    </message>
    <message>
        <source>The connection to the provider broke after it was asked. It was not asked again, and your points were returned.</source>
        <translation>The connection to the provider broke after it was asked. It was not asked again, and your points were returned.</translation>
    </message>
    <message>
        <source>Try again if you still want it.</source>
        <translation>Try again if you still want it.</translation>
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
    <message numerus="yes">
        <source>about %n minute(s) a picture</source>
        <translation>
            <numerusform>about %n minute a picture</numerusform>
            <numerusform>about %n minutes a picture</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) a picture</source>
        <translation>
            <numerusform>about %n second a picture</numerusform>
            <numerusform>about %n seconds a picture</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>Cancel · %1</source>
        <translation>Cancel · %1</translation>
    </message>
    <message>
        <source>Canceling now costs nothing.</source>
        <translation>Canceling now costs nothing.</translation>
    </message>
    <message>
        <source>Canceling now costs %1, for the pictures that are made; you keep them.</source>
        <translation>Canceling now costs %1, for the pictures that are made; you keep them.</translation>
    </message>
    <message>
        <source>Canceling now costs %1: the provider bills what it has begun.</source>
        <translation>Canceling now costs %1: the provider bills what it has begun.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Next in line</source>
        <translation>Next in line</translation>
    </message>
    <message>
        <source>Number %1 in line</source>
        <translation>Number %1 in line</translation>
    </message>
    <message>
        <source>%1, done in about %2</source>
        <translation>%1, done in about %2</translation>
    </message>
</context>
<context>
    <name>mj::ui::BatchView</name>
    <message>
        <source>Open in gallery</source>
        <translation>Open in gallery</translation>
    </message>
    <message numerus="yes">
        <source>One request, %n results side by side</source>
        <translation><numerusform>One request, %n result</numerusform><numerusform>One request, %n results side by side</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n wordings side by side</source>
        <translation><numerusform>%n wording</numerusform><numerusform>%n wordings side by side</numerusform></translation>
    </message>
    <message>
        <source>Back to the queue (Esc)</source>
        <translation>Back to the queue (Esc)</translation>
    </message>
</context>
<context>
    <name>mj::ui::JobCard</name>
    <message>
        <source>Try again · %1</source>
        <translation>Try again · %1</translation>
    </message>
    <message>
        <source>Edit and try again</source>
        <translation>Edit and try again</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>Sooner</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>mj::ui::JobQueue</name>
    <message numerus="yes">
        <source>Try %n failed again · %1</source>
        <translation><numerusform>Try %n failed one again · %1</numerusform><numerusform>Try %n failed again · %1</numerusform></translation>
    </message>
    <message>
        <source>The price has changed since: this costs %1 now.</source>
        <translation>The price has changed since: this costs %1 now.</translation>
    </message>
    <message>
        <source>Try again · %1</source>
        <translation>Try again · %1</translation>
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
    <name>mj::ui::RecipeForm</name>
    <message numerus="yes">
        <source>%1 makes %2 at a time: these become %n job(s).</source>
        <translation>
            <numerusform>%1 makes %2 at a time: these become %n job.</numerusform>
            <numerusform>%1 makes %2 at a time: these become %n jobs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mj::ui::ReferencePicker</name>
    <message numerus="yes">
        <source>Add %n picture(s)</source>
        <translation>
            <numerusform>Add %n picture</numerusform>
            <numerusform>Add %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is room for %n picture(s). Choose fewer.</source>
        <translation>
            <numerusform>There is room for %n picture. Choose fewer.</numerusform>
            <numerusform>There is room for %n pictures. Choose fewer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mj::ui::ReferenceStrip</name>
    <message numerus="yes">
        <source>%n picture(s) are as many as the chosen models take. Remove one first.</source>
        <translation>
            <numerusform>%n picture is all that the chosen models take. Remove it first.</numerusform>
            <numerusform>%n pictures are as many as the chosen models take. Remove one first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The chosen models take %n picture(s): only the first one(s) are sent.</source>
        <translation>
            <numerusform>The chosen models take %n picture: only the first one is sent.</numerusform>
            <numerusform>The chosen models take %n pictures: only the first ones are sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %n picture(s). Drop or paste them here; place, time and camera data are removed before anything is sent.</source>
        <translation>
            <numerusform>One picture. Drop or paste it here; place, time and camera data are removed before anything is sent.</numerusform>
            <numerusform>Up to %n pictures. Drop or paste them here; place, time and camera data are removed before anything is sent.</numerusform>
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
