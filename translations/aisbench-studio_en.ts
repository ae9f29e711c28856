<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>RunSummary</name>
    <message numerus="yes">
        <source>%n in flight</source>
        <translation>
            <numerusform>%n in flight</numerusform>
            <numerusform>%n in flight</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values need a change</source>
        <translation>
            <numerusform>%n value needs a change</numerusform>
            <numerusform>%n values need a change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n data sets</source>
        <translation>
            <numerusform>%n data set</numerusform>
            <numerusform>%n data sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::CatalogueDetail</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::CatalogueModel</name>
    <message numerus="yes">
        <source>%n-shot</source>
        <translation>
            <numerusform>%n-shot</numerusform>
            <numerusform>%n-shot</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::CataloguePicker</name>
    <message numerus="yes">
        <source>%n chosen.</source>
        <translation>
            <numerusform>%n chosen.</numerusform>
            <numerusform>%n chosen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without their files.</source>
        <translation>
            <numerusform>%n without its files.</numerusform>
            <numerusform>%n without their files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::ComparePage</name>
    <message numerus="yes">
        <source>%n experiments</source>
        <translation>
            <numerusform>%n experiment</numerusform>
            <numerusform>%n experiments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::ConnectionsPage</name>
    <message numerus="yes">
        <source>Connection &quot;%1&quot; deleted; %n presets use it.</source>
        <translation>
            <numerusform>Connection &quot;%1&quot; deleted; %n preset uses it.</numerusform>
            <numerusform>Connection &quot;%1&quot; deleted; %n presets use it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::ExperimentActions</name>
    <message numerus="yes">
        <source>%n paths copied</source>
        <translation>
            <numerusform>%n path copied</numerusform>
            <numerusform>%n paths copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n experiments to the trash?</source>
        <translation>
            <numerusform>Move %n experiment to the trash?</numerusform>
            <numerusform>Move %n experiments to the trash?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n experiments moved to the trash.</source>
        <translation>
            <numerusform>%n experiment moved to the trash.</numerusform>
            <numerusform>%n experiments moved to the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::ExperimentPreview</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::ExperimentsModel</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n data sets</source>
        <translation>
            <numerusform>%n data set</numerusform>
            <numerusform>%n data sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n experiments</source>
        <translation>
            <numerusform>%1, %n experiment</numerusform>
            <numerusform>%1, %n experiments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::ExperimentsPage</name>
    <message numerus="yes">
        <source>Scanning %n folders…</source>
        <translation>
            <numerusform>Scanning %n folder…</numerusform>
            <numerusform>Scanning %n folders…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n experiments</source>
        <translation>
            <numerusform>%n experiment</numerusform>
            <numerusform>%n experiments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n folders</source>
        <translation>
            <numerusform>%1 in %n folder</numerusform>
            <numerusform>%1 in %n folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Scanning %n folders, %1 of %2 experiments read</source>
        <translation>
            <numerusform>Scanning %n folder, %1 of %2 experiments read</numerusform>
            <numerusform>Scanning %n folders, %1 of %2 experiments read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::LoadPreview</name>
    <message numerus="yes">
        <source>%n warm-up requests come first and are not measured.</source>
        <translation>
            <numerusform>%n warm-up request comes first and is not measured.</numerusform>
            <numerusform>%n warm-up requests come first and are not measured.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::MainWindow</name>
    <message numerus="yes">
        <source>Use %n file(s) in a new run</source>
        <translation>
            <numerusform>Use %n file in a new run</numerusform>
            <numerusform>Use %n files in a new run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open %n folder(s)</source>
        <translation>
            <numerusform>Open %n folder</numerusform>
            <numerusform>Open %n folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::ModelFetch</name>
    <message numerus="yes">
        <source>%n models, the first is %1</source>
        <translation>
            <numerusform>%n model, it is %1</numerusform>
            <numerusform>%n models, the first is %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::NavModel</name>
    <message numerus="yes">
        <source>%1, %n active</source>
        <translation>
            <numerusform>%1, %n active</numerusform>
            <numerusform>%1, %n active</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::NewRunPage</name>
    <message numerus="yes">
        <source>%n values need a change</source>
        <translation>
            <numerusform>%n value needs a change</numerusform>
            <numerusform>%n values need a change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes, none stops the run</source>
        <translation>
            <numerusform>%n note, it does not stop the run</numerusform>
            <numerusform>%n notes, none stops the run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs are queued.</source>
        <translation>
            <numerusform>%n run is queued.</numerusform>
            <numerusform>%n runs are queued.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::NewRunSource</name>
    <message numerus="yes">
        <source>%n settings are left out.</source>
        <translation>
            <numerusform>%n setting is left out.</numerusform>
            <numerusform>%n settings are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::PromptView</name>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::ResultsPage</name>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>(and %n more)</numerusform>
            <numerusform>(and %n more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cases failed</source>
        <translation>
            <numerusform>%n case failed</numerusform>
            <numerusform>%n cases failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n data sets</source>
        <translation>
            <numerusform>%n data set</numerusform>
            <numerusform>%n data sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers to each</source>
        <translation>
            <numerusform>%n answer to each</numerusform>
            <numerusform>%n answers to each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::RunPanels</name>
    <message numerus="yes">
        <source>%n runs, held</source>
        <translation>
            <numerusform>%n run, held</numerusform>
            <numerusform>%n runs, held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::RunningPage</name>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks failed.</source>
        <translation>
            <numerusform>%n task failed.</numerusform>
            <numerusform>%n tasks failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One run in progress, %n queued</source>
        <translation>
            <numerusform>One run in progress, %n queued</numerusform>
            <numerusform>One run in progress, %n queued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::ScatterChart</name>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::ScoreChart</name>
    <message numerus="yes">
        <source>%n rows of scores</source>
        <translation>
            <numerusform>%n row of scores</numerusform>
            <numerusform>%n rows of scores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::ScoresModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group of %n members</source>
        <translation>
            <numerusform>Group of %n member</numerusform>
            <numerusform>Group of %n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::ShareDialog</name>
    <message numerus="yes">
        <source>Keys were masked in %n file(s).</source>
        <translation>
            <numerusform>Keys were masked in %n file.</numerusform>
            <numerusform>Keys were masked in %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more page(s)</source>
        <translation>
            <numerusform>%n more page</numerusform>
            <numerusform>%n more pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1 before packing</source>
        <translation>
            <numerusform>%n file, %1 before packing</numerusform>
            <numerusform>%n files, %1 before packing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::StepperBar</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::TimelineChart</name>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::WorkloadCard</name>
    <message numerus="yes">
        <source>%1, %n rows</source>
        <translation>
            <numerusform>%1, %n row</numerusform>
            <numerusform>%1, %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, the first %n rows</source>
        <translation>
            <numerusform>%1, the first row</numerusform>
            <numerusform>%1, the first %n rows</numerusform>
        </translation>
    </message>
</context>
</TS>
