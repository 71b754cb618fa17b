<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Guidance</name>
    <message numerus="yes">
        <source>%n choice(s).</source>
        <translation>
            <numerusform>%n choice.</numerusform>
            <numerusform>%n choices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Maintenance</name>
    <message numerus="yes">
        <source>Wrong. %n more tries</source>
        <translation>
            <numerusform>Wrong. %n more try</numerusform>
            <numerusform>Wrong. %n more tries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong tries. Wait %n second(s)</source>
        <translation>
            <numerusform>Too many wrong tries. Wait %n second</numerusform>
            <numerusform>Too many wrong tries. Wait %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paper for about %n more ticket(s)</source>
        <translation>
            <numerusform>Paper for about %n more ticket</numerusform>
            <numerusform>Paper for about %n more tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) since the roll was changed</source>
        <translation>
            <numerusform>%n ticket since the roll was changed</numerusform>
            <numerusform>%n tickets since the roll was changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) not yet told to the server</source>
        <translation>
            <numerusform>%n ticket not yet told to the server</numerusform>
            <numerusform>%n tickets not yet told to the server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message numerus="yes">
        <source>up to %n minute(s)</source>
        <translation>
            <numerusform>up to %n minute</numerusform>
            <numerusform>up to %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1–%n minute(s)</source>
        <translation>
            <numerusform>%1–%n minute</numerusform>
            <numerusform>%1–%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) waiting</source>
        <translation>
            <numerusform>%n person waiting</numerusform>
            <numerusform>%n people waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>%n digit(s)</source>
        <translation>
            <numerusform>%n digit</numerusform>
            <numerusform>%n digits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message numerus="yes">
        <source>%n counter(s) open</source>
        <translation>
            <numerusform>%n counter open</numerusform>
            <numerusform>%n counters open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message numerus="yes">
        <source>Valid for %n more minute(s)</source>
        <translation>
            <numerusform>Valid for %n more minute</numerusform>
            <numerusform>Valid for %n more minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n more second(s)</source>
        <translation>
            <numerusform>Valid for %n more second</numerusform>
            <numerusform>Valid for %n more seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message numerus="yes">
        <source>%n person(s) before you</source>
        <translation>
            <numerusform>%n person before you</numerusform>
            <numerusform>%n people before you</numerusform>
        </translation>
    </message>
</context>
</TS>
