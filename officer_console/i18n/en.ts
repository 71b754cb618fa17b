<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>AlertRow</name>
    <message numerus="yes">
        <source>%n more: {alerts}</source>
        <translation>
            <numerusform>%n more: {alerts}</numerusform>
            <numerusform>%n more: {alerts}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Announcements</name>
    <message numerus="yes">
        <source>%n letter(s) too many</source>
        <translation>
            <numerusform>%n letter too many</numerusform>
            <numerusform>%n letters too many</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) left</source>
        <translation>
            <numerusform>%n letter left</numerusform>
            <numerusform>%n letters left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counters</name>
    <message numerus="yes">
        <source>Free · %n waiting</source>
        <translation>
            <numerusform>Free · %n waiting</numerusform>
            <numerusform>Free · %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>called again %n time(s)</source>
        <translation>
            <numerusform>called again %n time</numerusform>
            <numerusform>called again %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} is called in %n s (Esc: later)</source>
        <translation>
            <numerusform>{number} is called in %n s (Esc:&#xa0;later)</numerusform>
            <numerusform>{number} is called in %n s (Esc:&#xa0;later)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>Today: %n served</source>
        <translation>
            <numerusform>Today: %n served</numerusform>
            <numerusform>Today: %n served</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n no-show(s)</source>
        <translation>
            <numerusform>%n no-show</numerusform>
            <numerusform>%n no-shows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent on</source>
        <translation>
            <numerusform>%n sent on</numerusform>
            <numerusform>%n sent on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KioskAlerts</name>
    <message numerus="yes">
        <source>{kiosk}: %n ticket(s) still to be sent</source>
        <translation>
            <numerusform>{kiosk}: %n ticket still to be sent</numerusform>
            <numerusform>{kiosk}: %n tickets still to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberDialog</name>
    <message numerus="yes">
        <source>%n visitor(s) before</source>
        <translation>
            <numerusform>%n visitor before</numerusform>
            <numerusform>%n visitors before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PauseDialog</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
</TS>
