<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CaseTexts</name>
    <message>
        <source>%1 more characters; copying gives all of them</source>
        <translation>还有 %1 个字符；复制可得到全部</translation>
    </message>
    <message>
        <source>Hide thinking</source>
        <translation>收起思考过程</translation>
    </message>
    <message>
        <source>Show thinking</source>
        <translation>展开思考过程</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1 个字符</translation>
    </message>
    <message>
        <source>Turn %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>The prompt is not known.</source>
        <translation>提示词未知。</translation>
    </message>
    <message>
        <source>The request failed:</source>
        <translation>请求失败：</translation>
    </message>
    <message>
        <source>The answer is empty.</source>
        <translation>回答为空。</translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation>没有回答。</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考过程</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Extraction</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考答案</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>判定：%1</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Throughput</source>
        <translation>吞吐</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>首 Token 时延</translation>
    </message>
    <message>
        <source>Decode: TPOT and ITL</source>
        <translation>解码：TPOT 与 ITL</translation>
    </message>
    <message>
        <source>End to end</source>
        <translation>端到端</translation>
    </message>
    <message>
        <source>Workload check</source>
        <translation>负载核对</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>No clear difference</source>
        <translation>无明显差异</translation>
    </message>
    <message>
        <source>Too few samples</source>
        <translation>样本过少</translation>
    </message>
    <message>
        <source>Not comparable</source>
        <translation>不可比</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>输出 Token</translation>
    </message>
    <message>
        <source>average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>%1 samples; this statistic needs %2.</source>
        <translation>%1 个样本；该统计量需要 %2 个。</translation>
    </message>
    <message>
        <source>The workloads differ in what this depends on.</source>
        <translation>两次运行的负载在该指标所依赖的方面不同。</translation>
    </message>
    <message>
        <source>No raw data is kept, so there is no interval.</source>
        <translation>未保留原始数据，因此没有区间。</translation>
    </message>
    <message>
        <source>%1 samples.</source>
        <translation>%1 个样本。</translation>
    </message>
    <message>
        <source>Change between %1 and %2 % with %3 % confidence.</source>
        <translation>变化在 %1 到 %2 % 之间，置信度 %3 %。</translation>
    </message>
    <message>
        <source>McNemar: %1.</source>
        <translation>McNemar 检验：%1。</translation>
    </message>
    <message>
        <source>Mann-Whitney over all values: %1.</source>
        <translation>全部数值的 Mann-Whitney 检验：%1。</translation>
    </message>
    <message>
        <source>A value of %1 is larger than one of %2 in %3 % of pairs.</source>
        <translation>%1 的数值在 %3 % 的配对中大于 %2 的数值。</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>%1 baseline</source>
        <translation>%1 基线</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>%1 change</source>
        <translation>%1 变化</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>%1 verdict</source>
        <translation>%1 判定</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>right %1 % → %2 %</source>
        <translation>正确 %1 % → %2 %</translation>
    </message>
    <message>
        <source>right → wrong</source>
        <translation>对 → 错</translation>
    </message>
    <message>
        <source>wrong → right</source>
        <translation>错 → 对</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>用例</translation>
    </message>
    <message>
        <source>Against the baseline</source>
        <translation>与基线相比</translation>
    </message>
</context>
<context>
    <name>ComparisonWords</name>
    <message>
        <source>data sets %1 instead of %2</source>
        <translation>数据集为 %1，基线为 %2</translation>
    </message>
    <message>
        <source>%1 requests instead of %2</source>
        <translation>%1 条请求，基线为 %2</translation>
    </message>
    <message>
        <source>%1 input tokens on average instead of %2</source>
        <translation>平均输入 %1 Token，基线为 %2</translation>
    </message>
    <message>
        <source>%1 output tokens on average instead of %2</source>
        <translation>平均输出 %1 Token，基线为 %2</translation>
    </message>
    <message>
        <source>load %1 instead of %2</source>
        <translation>负载为 %1，基线为 %2</translation>
    </message>
    <message>
        <source>streaming %1 instead of %2</source>
        <translation>流式为 %1，基线为 %2</translation>
    </message>
    <message>
        <source>No clear difference.</source>
        <translation>无明显差异。</translation>
    </message>
    <message>
        <source>%1: %2 is %3 % higher.</source>
        <translation>%1：%2 高 %3 %。</translation>
    </message>
    <message>
        <source>%1: %2 is %3 % lower.</source>
        <translation>%1：%2 低 %3 %。</translation>
    </message>
    <message>
        <source>Rows better: %1, worse: %2.</source>
        <translation>更好 %1 行，更差 %2 行。</translation>
    </message>
    <message>
        <source> (spoils %1)</source>
        <translation>（影响 %1）</translation>
    </message>
</context>
<context>
    <name>CopyMenu</name>
    <message>
        <source>Copy as TSV</source>
        <translation>复制为 TSV</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Copy as text table</source>
        <translation>复制为文本表格</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>FormIssues</name>
    <message>
        <source>Must be %1 to %2.</source>
        <translation>须为 %1 到 %2。</translation>
    </message>
    <message>
        <source>Must be %1 or more.</source>
        <translation>须不小于 %1。</translation>
    </message>
    <message>
        <source>Choose at least one model.</source>
        <translation>至少选择一个模型。</translation>
    </message>
    <message>
        <source>Choose at least one data set.</source>
        <translation>至少选择一个数据集。</translation>
    </message>
</context>
<context>
    <name>HeaderMenu</name>
    <message>
        <source>Minimum</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>No numbers in this column</source>
        <translation>该列没有数值</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>Copy statistics</source>
        <translation>复制统计值</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>隐藏“%1”</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计值</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>A run is active</source>
        <translation>有运行正在进行</translation>
    </message>
    <message>
        <source>A run is active. Stop it before leaving?</source>
        <translation>有运行正在进行。退出前要停止它吗？</translation>
    </message>
    <message>
        <source>Stop cancels the requests in flight and still writes the report.</source>
        <translation>“停止”会取消在途请求，并照常写出报告。</translation>
    </message>
    <message>
        <source>Keep running, minimised</source>
        <translation>最小化并继续运行</translation>
    </message>
    <message>
        <source>Stop and write</source>
        <translation>停止并写出</translation>
    </message>
</context>
<context>
    <name>LiveChart</name>
    <message>
        <source>In flight</source>
        <translation>在途请求</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>条</translation>
    </message>
    <message>
        <source>Achieved</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Output throughput</source>
        <translation>输出吞吐</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>输出 Token</translation>
    </message>
    <message>
        <source>ms, last 10 s</source>
        <translation>ms，最近 10 s</translation>
    </message>
    <message>
        <source>Event-loop lag</source>
        <translation>事件循环延迟</translation>
    </message>
    <message>
        <source>ms, P99</source>
        <translation>ms，P99</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>limit for a valid measurement</source>
        <translation>测量有效的上限</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>LiveHealth</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>并发数</translation>
    </message>
    <message>
        <source>Sent of planned</source>
        <translation>已发送 / 计划</translation>
    </message>
    <message>
        <source>Send delay P99</source>
        <translation>发送延迟 P99</translation>
    </message>
    <message>
        <source>%1, %2 late</source>
        <translation>%1，迟发 %2</translation>
    </message>
    <message>
        <source>Loop lag P99</source>
        <translation>事件循环延迟 P99</translation>
    </message>
    <message>
        <source>Client CPU</source>
        <translation>客户端 CPU</translation>
    </message>
    <message>
        <source>Connection failures</source>
        <translation>连接失败</translation>
    </message>
    <message>
        <source>%1 %2 (good: %3)</source>
        <translation>%1 %2（正常：%3）</translation>
    </message>
    <message>
        <source>Not valid now: %1</source>
        <translation>目前无效：%1</translation>
    </message>
    <message>
        <source>With reservation: %1</source>
        <translation>有保留：%1</translation>
    </message>
    <message>
        <source>Healthy now, not for %1 before</source>
        <translation>目前正常，此前有 %1 不正常</translation>
    </message>
    <message>
        <source>Measurement healthy</source>
        <translation>测量正常</translation>
    </message>
    <message>
        <source>Delay added by client</source>
        <translation>客户端附加时延</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>Upper bound for 99 % of the events: the event-loop lag of the client.</source>
        <translation>99 % 事件的上限：客户端的事件循环延迟。</translation>
    </message>
    <message>
        <source>Nothing has been measured yet</source>
        <translation>尚未开始测量</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Model tasks by name. Required unless CONFIG is given.</source>
        <translation>模型任务的名称。未给出 CONFIG 时必填。</translation>
    </message>
    <message>
        <source>Parent of the experiment folders. Default: outputs/default.</source>
        <translation>实验文件夹所在的目录。默认为 outputs/default。</translation>
    </message>
    <message>
        <source>Use only the first N rows of each data set. &quot;none&quot; means all, the default.</source>
        <translation>每个数据集只用前 N 行。“none”表示全部，也是默认值。</translation>
    </message>
    <message>
        <source>Requests sent before measuring starts; 0 turns them off. Default: 1.</source>
        <translation>开始测量前发送的预热请求数，0 表示不预热。默认为 1。</translation>
    </message>
    <message>
        <source>Your own data as a .jsonl or .csv file. Ignored when --datasets is given.</source>
        <translation>自有数据，.jsonl 或 .csv 文件。给出 --datasets 时忽略。</translation>
    </message>
    <message>
        <source>Side file with sampling and output lengths for performance runs. Default: the data file with .meta.json appended, if there is one.</source>
        <translation>性能运行的附属文件，含采样方式和输出长度。默认为数据文件名加 .meta.json（若存在）。</translation>
    </message>
    <message>
        <source>Model name sent to the service. Empty asks the service for it.</source>
        <translation>发给推理服务的模型名称。留空则向服务查询。</translation>
    </message>
    <message>
        <source>Attempts per request, the first one included.</source>
        <translation>每条请求的尝试次数，含首次。</translation>
    </message>
    <message>
        <source>Key sent to the service. It is never written to files or logs; the variable AISB_API_KEY does the same.</source>
        <translation>发给推理服务的密钥。不会写入文件或日志；环境变量 AISB_API_KEY 作用相同。</translation>
    </message>
    <message>
        <source>Address or name of the service.</source>
        <translation>推理服务的地址或主机名。</translation>
    </message>
    <message>
        <source>Port of the service.</source>
        <translation>推理服务的端口。</translation>
    </message>
    <message>
        <source>Address of the service as a URL; wins over --host-ip and --host-port.</source>
        <translation>以 URL 表示的推理服务地址，优先于 --host-ip 和 --host-port。</translation>
    </message>
    <message>
        <source>Most output tokens per request, unless a row of the data says otherwise.</source>
        <translation>每条请求最多输出的 Token 数，数据行另有规定时以数据行为准。</translation>
    </message>
    <message>
        <source>Concurrency: requests in flight at the same time.</source>
        <translation>并发数：同时在途的请求数。</translation>
    </message>
    <message>
        <source>Sampling parameters sent with every request, as a JSON object.</source>
        <translation>随每条请求发送的采样参数，JSON 对象。</translation>
    </message>
    <message>
        <source>Number of requests of a synthetic data set.</source>
        <translation>合成数据集的请求条数。</translation>
    </message>
    <message>
        <source>Input length of a synthetic data set: N, uniform:MIN:MAX, gaussian:MEAN:VARIANCE:MIN:MAX or zipf:ALPHA:MIN:MAX.</source>
        <translation>合成数据集的输入长度：N、uniform:MIN:MAX、gaussian:MEAN:VARIANCE:MIN:MAX 或 zipf:ALPHA:MIN:MAX。</translation>
    </message>
    <message>
        <source>Largest output length per request of a synthetic data set, in the notation of --input-length.</source>
        <translation>合成数据集每条请求的最大输出长度，写法同 --input-length。</translation>
    </message>
    <message>
        <source>Start value of the random numbers, so that a workload can be repeated exactly.</source>
        <translation>随机数的种子，用于完全重现负载。</translation>
    </message>
    <message>
        <source>Shape of the experiment folder: seed (default) or v3, the one of the reference implementation. The variable AISB_LAYOUT does the same.</source>
        <translation>实验文件夹布局：seed（默认）或 v3（参考实现的布局）。环境变量 AISB_LAYOUT 作用相同。</translation>
    </message>
    <message>
        <source>How numbers are computed: corrected (default), or reference for the digits of the reference implementation.</source>
        <translation>指标口径：corrected（默认），或 reference（与参考实现的数字一致）。</translation>
    </message>
    <message>
        <source>Statistics of the performance table, separated by commas: Average, Min, Max, Median, P50, P99.9 and so on.</source>
        <translation>性能表的统计量，以逗号分隔：Average、Min、Max、Median、P50、P99.9 等。</translation>
    </message>
    <message>
        <source>HTTP client that sends: qnam, direct (for high load), or auto to choose by the load. Default: auto.</source>
        <translation>发送请求的 HTTP 客户端：qnam、direct（用于高负载），或 auto（按负载选择）。默认为 auto。</translation>
    </message>
    <message>
        <source>Longest time of one HTTP request in seconds; 0 waits for ever. Default: as configured.</source>
        <translation>单个 HTTP 请求的最长时间（秒），0 表示一直等待。默认按配置。</translation>
    </message>
    <message>
        <source>Data set tasks by name, optionally NAME/SUFFIX. Required unless CONFIG or --custom-dataset-path is given.</source>
        <translation>按名称指定数据集任务，可写作 NAME/SUFFIX。未给出 CONFIG 或 --custom-dataset-path 时必填。</translation>
    </message>
    <message>
        <source>What to do: accuracy from start to end (all, the default) or in steps (infer, judge, infer_judge, eval, viz), or performance (perf; perf_viz recomputes results from recorded data).</source>
        <translation>运行内容：完整的精度评测（all，默认）或分步进行（infer、judge、infer_judge、eval、viz），或性能评测（perf；perf_viz 由已记录的数据重新计算结果）。</translation>
    </message>
    <message>
        <source>Tasks that run at the same time. Default: 1. Ignored with --debug.</source>
        <translation>同时运行的任务数。默认 1。使用 --debug 时忽略。</translation>
    </message>
    <message>
        <source>Merge data sets of the same type into one inference task. Always on in performance runs.</source>
        <translation>将同类型的数据集合并为一个推理任务。性能评测中始终启用。</translation>
    </message>
    <message>
        <source>Write the score of every single case into the results.</source>
        <translation>将每条用例的得分写入结果。</translation>
    </message>
    <message>
        <source>Add how often an answer could be extracted. Works together with --dump-eval-details.</source>
        <translation>附加答案抽取成功率。需与 --dump-eval-details 一起使用。</translation>
    </message>
    <message>
        <source>Kind of the data: multiple choice or question and answer. Default: recognised from the columns.</source>
        <translation>数据类型：选择题或问答题。默认根据列名识别。</translation>
    </message>
    <message>
        <source>Requests sent per second; 0 sends as fast as the concurrency allows.</source>
        <translation>每秒发送的请求数；0 表示不限速，只受并发数约束。</translation>
    </message>
    <message>
        <source>Let the request rate rise over the run: linear:START:END or exponential:START:END in requests per second. --request-rate then does not count.</source>
        <translation>让请求速率在运行中上升：linear:起:止 或 exponential:起:止，单位请求/秒。此时 --request-rate 不起作用。</translation>
    </message>
    <message>
        <source>Spacing of sends at a request rate: 0 even, 1 random (Poisson arrivals), below 1 in bursts, above 1 more regular. Default: as configured.</source>
        <translation>按请求速率发送时的间隔：0 等间隔，1 随机（泊松到达），小于 1 更突发，大于 1 更均匀。默认：按配置。</translation>
    </message>
    <message>
        <source>Seconds of the sending phase of --pressure. Default: 15.</source>
        <translation>--pressure 发送阶段的秒数。默认：15。</translation>
    </message>
    <message>
        <source>Send nothing more after this many seconds of sending; requests in flight finish and count. 0 sets no limit.</source>
        <translation>发送这么多秒后不再发送；在途请求会完成并计入。0 表示不限。</translation>
    </message>
    <message>
        <source>Leave requests sent in the last S seconds of sending out of the numbers of a performance run; the details keep them.</source>
        <translation>性能运行中，最后 S 秒发送的请求不计入统计；明细仍保留。</translation>
    </message>
    <message>
        <source>Tokenizer folder of every API model.</source>
        <translation>所有 API 模型的分词器文件夹。</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Nothing is running.</source>
        <translation>没有正在进行的运行。</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建运行</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>New run from a configuration file</source>
        <translation>从配置文件新建运行</translation>
    </message>
    <message>
        <source>Configurations (*.py *.json)</source>
        <translation>配置 (*.py *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>New run from an experiment folder</source>
        <translation>从实验文件夹新建运行</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>资源库</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>The options --custom-dataset-* are ignored, --datasets was given as well</source>
        <translation>已给出 --datasets，忽略 --custom-dataset-* 选项</translation>
    </message>
    <message>
        <source>Ignored because a CONFIG file was given: %1</source>
        <translation>已给出配置文件，忽略：%1</translation>
    </message>
    <message>
        <source>The summarizer is for performance runs; mode %1 uses the default accuracy summarizer</source>
        <translation>该汇总用于性能评测；模式 %1 使用默认的精度汇总</translation>
    </message>
    <message>
        <source>expected a text, found %1</source>
        <translation>应为文本，实为 %1</translation>
    </message>
    <message>
        <source>expected True or False, found %1</source>
        <translation>应为 True 或 False，实为 %1</translation>
    </message>
    <message>
        <source>expected an integer from %1 to %2, found %3</source>
        <translation>应为 %1 到 %2 的整数，实为 %3</translation>
    </message>
    <message>
        <source>expected a number from %1 to %2, found %3</source>
        <translation>应为 %1 到 %2 的数，实为 %3</translation>
    </message>
    <message>
        <source>expected None or a number from %1 to %2, found %3</source>
        <translation>应为 None 或 %1 到 %2 的数，实为 %3</translation>
    </message>
    <message>
        <source>expected one of %1, found %2</source>
        <translation>应为 %1 之一，实为 %2</translation>
    </message>
    <message>
        <source>expected a dict, found %1</source>
        <translation>应为字典，实为 %1</translation>
    </message>
    <message>
        <source>unknown key</source>
        <translation>未知的键</translation>
    </message>
    <message>
        <source>there is no &quot;round&quot;</source>
        <translation>缺少 &quot;round&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list</source>
        <translation>&quot;%1&quot; 必须是列表</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds a bare text</source>
        <translation>&quot;%1&quot; 中有未指定角色的文本</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must hold dicts with a &quot;role&quot;</source>
        <translation>&quot;%1&quot; 的元素必须是带 &quot;role&quot; 的字典</translation>
    </message>
    <message>
        <source>the role %1 occurs twice</source>
        <translation>角色 %1 出现了两次</translation>
    </message>
    <message>
        <source>is required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>expected a text that can name a folder</source>
        <translation>应为可作文件夹名的文本</translation>
    </message>
    <message>
        <source>local models are not built yet, only services</source>
        <translation>尚不支持本地模型，只支持推理服务</translation>
    </message>
    <message>
        <source>expected service or local</source>
        <translation>应为 service 或 local</translation>
    </message>
    <message>
        <source>unknown model class %1</source>
        <translation>未知的模型类 %1</translation>
    </message>
    <message>
        <source>%1 is deprecated: it is %2 with stream=%3</source>
        <translation>%1 已弃用：等同于 %2 加 stream=%3</translation>
    </message>
    <message>
        <source>the tokenizer folder does not exist: %1</source>
        <translation>分词器文件夹不存在：%1</translation>
    </message>
    <message>
        <source>expected a host name or an address without scheme and port; for anything else use url</source>
        <translation>应为主机名或不带协议与端口的地址；其他情况用 URL</translation>
    </message>
    <message>
        <source>holds a blank or a control character</source>
        <translation>含有空格或控制字符</translation>
    </message>
    <message>
        <source>holds a character that cannot be sent in a header</source>
        <translation>含有不能放入请求头的字符</translation>
    </message>
    <message>
        <source>%1 is no usable limit: rows without one of their own fail</source>
        <translation>%1 不能用作上限：没有自带上限的行会失败</translation>
    </message>
    <message>
        <source>0 counts as one attempt</source>
        <translation>0 按尝试一次处理</translation>
    </message>
    <message>
        <source>no ramp-up: it needs ramp_up_start_rps above 0 and ramp_up_end_rps above 0.1 and not below the start; request_rate applies</source>
        <translation>没有爬坡：需要 ramp_up_start_rps 大于 0，ramp_up_end_rps 大于 0.1 且不小于起点；按 request_rate 发送</translation>
    </message>
    <message>
        <source>is set by the key stream of the model</source>
        <translation>由模型的键 stream 决定</translation>
    </message>
    <message>
        <source>has no effect: this service has no adapters</source>
        <translation>不起作用：该推理服务没有适配器</translation>
    </message>
    <message>
        <source>%1; all requests go to the model itself</source>
        <translation>%1；所有请求都发给模型本身</translation>
    </message>
    <message>
        <source>expected an integer from 1 to 100000, found %1</source>
        <translation>应为 1 到 100000 的整数，实为 %1</translation>
    </message>
    <message>
        <source>there is no such file: %1</source>
        <translation>文件不存在：%1</translation>
    </message>
    <message>
        <source>client_cert and client_key belong together</source>
        <translation>client_cert 与 client_key 必须同时给出</translation>
    </message>
    <message>
        <source>expected a list, found %1</source>
        <translation>应为列表，实为 %1</translation>
    </message>
    <message>
        <source>expected status codes from 300 to 599</source>
        <translation>应为 300 到 599 的状态码</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no header name</source>
        <translation>&quot;%1&quot; 不是请求头名称</translation>
    </message>
    <message>
        <source>%1: expected a text on one line</source>
        <translation>%1：应为单行文本</translation>
    </message>
    <message>
        <source>--output-length has no effect on token-id data: the model&apos;s max_out_len limits it</source>
        <translation>--output-length 对 Token ID 数据不起作用：由模型的 max_out_len 限制</translation>
    </message>
    <message>
        <source>--input-length has no effect on token-id data unless it is a number</source>
        <translation>--input-length 对 Token ID 数据只有为数值时才起作用</translation>
    </message>
    <message>
        <source>%1 has no effect: no service model has the key &quot;%2&quot;</source>
        <translation>%1 不起作用：没有服务模型含有键 &quot;%2&quot;</translation>
    </message>
    <message>
        <source>--request-count, --input-length and --output-length have no effect: no data set is synthetic</source>
        <translation>--request-count、--input-length 和 --output-length 不起作用：没有合成数据集</translation>
    </message>
    <message>
        <source>%1: --num-prompts is ignored, &quot;test_range&quot; of its reader_cfg is used</source>
        <translation>%1：忽略 --num-prompts，使用其 reader_cfg 中的 &quot;test_range&quot;</translation>
    </message>
    <message>
        <source>%1: rows are limited to %2</source>
        <translation>%1：只取 %2 行</translation>
    </message>
    <message>
        <source>Tokens are not counted: %1</source>
        <translation>无法计算 Token 数：%1</translation>
    </message>
    <message>
        <source>nothing is sent: the numbers come from the folder reused</source>
        <translation>不发送请求：数据来自复用的文件夹</translation>
    </message>
    <message>
        <source>nothing is sent: the predictions of the folder reused are scored</source>
        <translation>不发送请求：对复用文件夹中的推理结果打分</translation>
    </message>
    <message>
        <source>%1 (auto: a Unix socket)</source>
        <translation>%1（自动：Unix 套接字）</translation>
    </message>
    <message>
        <source>%1 (auto: a pressure run)</source>
        <translation>%1（自动：压力测试）</translation>
    </message>
    <message>
        <source>%1 (auto: sending at time stamps, with any number in flight)</source>
        <translation>%1（自动：按时间戳发送，在途数不限）</translation>
    </message>
    <message>
        <source>%1 (auto: %2 requests in flight)</source>
        <translation>%1（自动：在途请求 %2 条）</translation>
    </message>
    <message>
        <source>%1 (auto: %2 requests per second)</source>
        <translation>%1（自动：每秒 %2 条请求）</translation>
    </message>
    <message>
        <source>qnam does not reach Unix sockets; use auto or direct</source>
        <translation>qnam 无法连接 Unix 套接字；改用 auto 或 direct</translation>
    </message>
    <message>
        <source>a pressure run does not send at time stamps</source>
        <translation>压力测试不按时间戳发送</translation>
    </message>
    <message>
        <source>Data set &quot;%1&quot; is named twice for model &quot;%2&quot;; the first one is used</source>
        <translation>模型 &quot;%2&quot; 的数据集 &quot;%1&quot; 出现两次，使用第一个</translation>
    </message>
    <message>
        <source>The files of data sets %1 are named &quot;%2&quot; because another group of the model is named &quot;%3&quot;</source>
        <translation>数据集 %1 的文件命名为 &quot;%2&quot;，因为该模型已有一组名为 &quot;%3&quot;</translation>
    </message>
    <message>
        <source>Model &quot;%1&quot; is named twice; the first one is used</source>
        <translation>模型 &quot;%1&quot; 出现两次，使用第一个</translation>
    </message>
    <message>
        <source>a synthetic data set has no answers to score; use --mode perf</source>
        <translation>合成数据集没有可打分的答案；改用性能模式</translation>
    </message>
    <message>
        <source>a trace has no answers to score; use --mode perf</source>
        <translation>录制的负载没有可打分的答案；改用性能模式</translation>
    </message>
    <message>
        <source>its conversations have no answers to score; use --mode perf or --mode infer</source>
        <translation>其对话没有可打分的答案；改用性能模式或仅推理</translation>
    </message>
    <message>
        <source>n of the data set and num_return_sequences of the model cannot both be above 1</source>
        <translation>数据集的 n 与模型的 num_return_sequences 不能同时大于 1</translation>
    </message>
    <message>
        <source>a perplexity data set needs prompt_logprobs, which only OpenAI-compatible services give</source>
        <translation>困惑度数据集需要 prompt_logprobs，只有 OpenAI 兼容服务提供</translation>
    </message>
    <message>
        <source>a perplexity data set needs prompt_logprobs, which streams do not carry; set stream to False</source>
        <translation>困惑度数据集需要 prompt_logprobs，流式响应不含它；改用非流式</translation>
    </message>
    <message>
        <source>--reuse with mode perf sends nothing: the metrics are computed from the folder reused, as perf_viz does</source>
        <translation>模式 perf 配合 --reuse 不发送请求：与 perf_viz 一样，由复用的文件夹计算指标</translation>
    </message>
    <message>
        <source>%1 (auto: at most %2 requests in flight)</source>
        <translation>%1（自动：在途请求不超过 %2 条）</translation>
    </message>
</context>
<context>
    <name>ReportPages</name>
    <message>
        <source>page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>Rerun</name>
    <message>
        <source>The API key of %1 is not kept with a run. Set AISB_API_KEY and start again.</source>
        <translation>%1 的 API 密钥不随运行保存。设置 AISB_API_KEY 后重新启动程序。</translation>
    </message>
    <message>
        <source>The address or headers of %1 hold secrets, which are not kept with a run. Set it up as a new run.</source>
        <translation>%1 的地址或请求头含有密钥，不随运行保存。改为新建运行。</translation>
    </message>
    <message>
        <source>The run is still going on.</source>
        <translation>运行尚未结束。</translation>
    </message>
    <message>
        <source>This folder keeps no configuration with models and data sets.</source>
        <translation>此文件夹没有保存含模型和数据集的配置。</translation>
    </message>
    <message>
        <source>Every case has an answer.</source>
        <translation>所有用例都有回答。</translation>
    </message>
    <message>
        <source>There are no answers to score.</source>
        <translation>没有可评估的回答。</translation>
    </message>
    <message>
        <source>There are no scores to report.</source>
        <translation>没有可汇总的得分。</translation>
    </message>
</context>
<context>
    <name>ResultCards</name>
    <message>
        <source>Output throughput</source>
        <translation>输出吞吐</translation>
    </message>
    <message>
        <source>Request throughput</source>
        <translation>请求吞吐</translation>
    </message>
    <message>
        <source>TPOT average</source>
        <translation>TPOT 平均</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>并发数</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>全程 %1</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>few samples</source>
        <translation>样本少</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>ResultShare</name>
    <message>
        <source>The page needs the recorded requests, which this folder does not have.</source>
        <translation>网页报告需要逐条请求的记录，这个文件夹没有。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>汇总</translation>
    </message>
</context>
<context>
    <name>RunAgain</name>
    <message>
        <source>Run a&amp;gain</source>
        <translation>再次运行(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Edit and run again</source>
        <translation>编辑并再次运行(&amp;E)</translation>
    </message>
</context>
<context>
    <name>RunBinding</name>
    <message>
        <source>Chat, streaming</source>
        <translation>对话，流式</translation>
    </message>
    <message>
        <source>Completions, streaming</source>
        <translation>补全，流式</translation>
    </message>
    <message>
        <source>Chat, whole answer</source>
        <translation>对话，非流式</translation>
    </message>
    <message>
        <source>Completions, whole answer</source>
        <translation>补全，非流式</translation>
    </message>
    <message>
        <source>Host and port</source>
        <translation>主机和端口</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>合成数据</translation>
    </message>
    <message>
        <source>Own data</source>
        <translation>自有数据</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Reference (v3)</source>
        <translation>参考（v3）</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>资源库</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Answers only</source>
        <translation>仅推理</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>By its columns</source>
        <translation>按列名识别</translation>
    </message>
    <message>
        <source>Multiple choice</source>
        <translation>选择题</translation>
    </message>
    <message>
        <source>Question and answer</source>
        <translation>问答题</translation>
    </message>
    <message>
        <source>Fixed concurrency</source>
        <translation>固定并发</translation>
    </message>
    <message>
        <source>Request rate</source>
        <translation>请求速率</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>压力测试</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>%1, streaming</source>
        <extracomment>%1 is the name of an inference service</extracomment>
        <translation>%1，流式</translation>
    </message>
    <message>
        <source>%1, whole answer</source>
        <translation>%1，非流式</translation>
    </message>
    <message>
        <source>Time stamps</source>
        <translation>时间戳</translation>
    </message>
</context>
<context>
    <name>RunStages</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Load data</source>
        <translation>加载数据</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Write files</source>
        <translation>写文件</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>在途请求</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>TTFT P50 · P99, 10 s</source>
        <translation>TTFT P50 · P99，10 s</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Elapsed · left</source>
        <translation>用时 · 剩余</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Infer</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总计</translation>
    </message>
</context>
<context>
    <name>RunSummary</name>
    <message>
        <source>all rows</source>
        <translation>全部行</translation>
    </message>
    <message>
        <source>synthetic</source>
        <translation>合成数据</translation>
    </message>
    <message>
        <source>about %1 in, up to %2 out</source>
        <translation>输入约 %1，输出至多 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n in flight</source>
        <translation>
            <numerusform>%n 条在途</numerusform>
        </translation>
    </message>
    <message>
        <source>reference layout</source>
        <translation>参考布局</translation>
    </message>
    <message>
        <source>standard layout</source>
        <translation>标准布局</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次运行</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>推理服务</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>first of the service</source>
        <translation>服务的首个模型</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>并发数</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>All values can be used</source>
        <translation>所有取值均可用</translation>
    </message>
    <message numerus="yes">
        <source>%n values need a change</source>
        <translation>
            <numerusform>%n 项取值须修改</numerusform>
        </translation>
    </message>
    <message>
        <source>The service answered the test</source>
        <translation>推理服务已应答测试</translation>
    </message>
    <message>
        <source>The connection test failed</source>
        <translation>连接测试失败</translation>
    </message>
    <message>
        <source>Connection not tested</source>
        <translation>连接尚未测试</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>data, requests</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>first %1</source>
        <translation>前 %1 条</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>未选择</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>等，另有 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n data sets</source>
        <translation>
            <numerusform>%n 个数据集</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Answers only</source>
        <translation>仅推理</translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 times each</source>
        <translation>%1，每条 %2 次</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>Tasks at a time</source>
        <translation>并行任务数</translation>
    </message>
    <message>
        <source>%1 requests/s</source>
        <translation>%1 请求/秒</translation>
    </message>
    <message>
        <source>%1 → %2 requests/s</source>
        <translation>%1 → %2 请求/秒</translation>
    </message>
    <message>
        <source>pressure, %1 s</source>
        <translation>压力测试，%1 秒</translation>
    </message>
    <message>
        <source>Pressure time</source>
        <translation>压力时长</translation>
    </message>
    <message>
        <source>New clients</source>
        <translation>新客户端</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未能沿用</translation>
    </message>
    <message>
        <source>at time stamps</source>
        <translation>按时间戳</translation>
    </message>
</context>
<context>
    <name>Unsaid</name>
    <message>
        <source>%1: %2 was not set.</source>
        <extracomment>%1 is a model or data set, %2 a key of its configuration</extracomment>
        <translation>%1：原来未设置 %2。</translation>
    </message>
    <message>
        <source>%1: %2 was %3.</source>
        <translation>%1：原来 %2 为 %3。</translation>
    </message>
    <message>
        <source>%1: the service %2 is not known.</source>
        <translation>%1：未知的推理服务 %2。</translation>
    </message>
    <message>
        <source>The data set %1 is not in the catalogue.</source>
        <translation>资源库中没有数据集 %1。</translation>
    </message>
    <message>
        <source>The tokenizer folder %1 is not there.</source>
        <translation>分词器文件夹 %1 不存在。</translation>
    </message>
    <message>
        <source>The API key of %1 is not kept with a run.</source>
        <translation>%1 的 API 密钥不随运行保存。</translation>
    </message>
    <message>
        <source>%1: the password in %2 is not kept with a run.</source>
        <translation>%1：%2 中的密码不随运行保存。</translation>
    </message>
    <message>
        <source>Only some models ran with some of the data sets.</source>
        <translation>只有部分模型与部分数据集组合运行。</translation>
    </message>
    <message>
        <source>Not understood: %1</source>
        <translation>无法理解：%1</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Complete</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>部分完成</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Loading data</source>
        <translation>加载数据</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Warm-up finished</source>
        <translation>预热完成</translation>
    </message>
    <message>
        <source>Warm-up failed</source>
        <translation>预热失败</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Writing files</source>
        <translation>写文件</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>AISBench 1 folder</source>
        <translation>AISBench 1 文件夹</translation>
    </message>
    <message>
        <source>AISBench 2 folder</source>
        <translation>AISBench 2 文件夹</translation>
    </message>
    <message>
        <source>AISBench 3 folder</source>
        <translation>AISBench 3 文件夹</translation>
    </message>
    <message>
        <source>Standard folder</source>
        <translation>标准文件夹</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>输入 Token</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>输出 Token</translation>
    </message>
    <message>
        <source>Output rate</source>
        <translation>输出速率</translation>
    </message>
    <message>
        <source>Prefill rate</source>
        <translation>预填充速率</translation>
    </message>
    <message>
        <source>End-to-end latency: from sending a request to the last byte of its answer.</source>
        <translation>端到端时延：从发出请求到收到回答的最后一个字节。</translation>
    </message>
    <message>
        <source>Time to first token: from sending a request to the first token of its answer.</source>
        <translation>首 Token 时延：从发出请求到收到回答的首个 Token。</translation>
    </message>
    <message>
        <source>Time per output token: the time after the first token, divided by the number of tokens after it.</source>
        <translation>每 Token 时延（不含首 Token）：首 Token 之后的时间除以其后的 Token 数。</translation>
    </message>
    <message>
        <source>Inter-token latency: the gap between two events of an answer, over all gaps of all requests.</source>
        <translation>Token 间时延：回答中相邻两个事件的间隔，统计所有请求的所有间隔。</translation>
    </message>
    <message>
        <source>Tokens of the prompt, as the service counts them.</source>
        <translation>提示词的 Token 数，由推理服务统计。</translation>
    </message>
    <message>
        <source>Tokens of the answer, as the service counts them.</source>
        <translation>回答的 Token 数，由推理服务统计。</translation>
    </message>
    <message>
        <source>Output tokens of one request divided by its end-to-end latency.</source>
        <translation>单条请求的输出 Token 数除以其端到端时延。</translation>
    </message>
    <message>
        <source>Input tokens of one request divided by its time to first token.</source>
        <translation>单条请求的输入 Token 数除以其首 Token 时延。</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评估中</translation>
    </message>
    <message>
        <source>Measurement valid</source>
        <translation>测量有效</translation>
    </message>
    <message>
        <source>Valid with reservation</source>
        <translation>测量有保留</translation>
    </message>
    <message>
        <source>Measurement not valid</source>
        <translation>测量无效</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>有保留</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>不合格</translation>
    </message>
</context>
<context>
    <name>aisb::gui::AboutPane</name>
    <message>
        <source>Delete removes the tag.</source>
        <translation>按 Delete 移除标签。</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>A word to find this experiment by.</source>
        <translation>便于查找此实验的词。</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Enter adds the tag, Esc does not.</source>
        <translation>按 Enter 添加标签，按 Esc 放弃。</translation>
    </message>
    <message>
        <source>What was different this time?</source>
        <translation>这次有什么不同？</translation>
    </message>
    <message>
        <source>Kept as you type, in the folder of the experiment.</source>
        <translation>输入时自动保存在实验文件夹中。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::AccuracyActions</name>
    <message>
        <source>Retry failed</source>
        <translation>重试失败</translation>
    </message>
    <message>
        <source>Re-score</source>
        <translation>重新评估</translation>
    </message>
    <message>
        <source>Rebuild report</source>
        <translation>重建报告</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一条用例</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>上一条用例</translation>
    </message>
    <message>
        <source>Next wrong case</source>
        <translation>下一条错误用例</translation>
    </message>
    <message>
        <source>Previous wrong case</source>
        <translation>上一条错误用例</translation>
    </message>
    <message>
        <source>Cases the models differ in</source>
        <translation>模型不一致的用例</translation>
    </message>
    <message>
        <source>Show or hide thinking</source>
        <translation>展开或收起思考过程</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>长行自动换行</translation>
    </message>
    <message>
        <source>The folder is being read.</source>
        <translation>正在读取文件夹。</translation>
    </message>
    <message>
        <source>Another run is active.</source>
        <translation>另一个运行正在进行。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>aisb::gui::AccuracyCharts</name>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Members of %1</source>
        <translation>%1 的成员</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>first metric, with 95 % intervals</source>
        <translation>首个指标，含 95 % 区间</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Group whose members are shown.</source>
        <translation>显示其成员的分组。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::AccuracyView</name>
    <message>
        <source>Views of the result</source>
        <translation>结果视图</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>↑ ↓ cases, N next wrong one, T thinking, W wraps lines, Ctrl+C copies the case.</source>
        <translation>↑ ↓ 换条，N 下一个错误，T 思考过程，W 自动换行，Ctrl+C 复制用例。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The run has not written answers yet.</source>
        <translation>运行尚未写出回答。</translation>
    </message>
    <message>
        <source>This experiment has neither answers nor scores.</source>
        <translation>此实验既无回答也无得分。</translation>
    </message>
    <message>
        <source>Refresh (F5) shows what is there by now.</source>
        <translation>刷新（F5）可显示目前已有的内容。</translation>
    </message>
    <message>
        <source>The log of the run says what went wrong.</source>
        <translation>运行日志说明了出错原因。</translation>
    </message>
    <message>
        <source>Overview and cases</source>
        <translation>概览与用例</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>汇总报告</translation>
    </message>
    <message>
        <source>score ± standard error, bold: clearly better</source>
        <translation>得分 ± 标准误差，加粗为明显更高</translation>
    </message>
    <message>
        <source>score ± standard error</source>
        <translation>得分 ± 标准误差</translation>
    </message>
    <message>
        <source>point: score, line: 95 % interval</source>
        <translation>点为得分，线为 95 % 区间</translation>
    </message>
    <message>
        <source>Copy the summary</source>
        <translation>复制汇总报告</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>aisb::gui::AnswerPane</name>
    <message>
        <source>Answer of %1</source>
        <translation>%1 的回答</translation>
    </message>
    <message>
        <source>Extraction</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>What was taken from the answer and compared.</source>
        <translation>从回答中抽取并用于比较的内容。</translation>
    </message>
    <message>
        <source>Not kept with this run. Score it again to see it.</source>
        <translation>本次运行未保存。重新评估后可见。</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考答案</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Characters of the answer, thinking included.</source>
        <translation>回答的字符数，含思考过程。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::CardDock</name>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Own window</source>
        <translation>独立窗口</translation>
    </message>
</context>
<context>
    <name>aisb::gui::CaseDetail</name>
    <message>
        <source>Parts of the case</source>
        <translation>用例的各部分</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>用例</translation>
    </message>
    <message>
        <source>Case %1</source>
        <translation>用例 %1</translation>
    </message>
    <message>
        <source>repeat %1</source>
        <translation>重复 %1</translation>
    </message>
    <message>
        <source>This model has no such case.</source>
        <translation>此模型没有这条用例。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Prompt as sent; the models were sent different ones</source>
        <translation>提示词（与发送内容一致）；两个模型收到的不同</translation>
    </message>
    <message>
        <source>Prompt as sent</source>
        <translation>提示词（与发送内容一致）</translation>
    </message>
    <message>
        <source>Case %1 of %2</source>
        <translation>%2 的用例 %1</translation>
    </message>
    <message>
        <source>Whole case</source>
        <translation>整条用例</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考过程</translation>
    </message>
    <message>
        <source>Extraction</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考答案</translation>
    </message>
    <message>
        <source>Record as JSON</source>
        <translation>记录（JSON）</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>上一条用例</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一条用例</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>长行自动换行</translation>
    </message>
    <message>
        <source>Model whose prompt is shown</source>
        <translation>显示哪个模型的提示词</translation>
    </message>
    <message>
        <source>Choose a case in the list.</source>
        <translation>在列表中选择一条用例。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the case or a part of it.</source>
        <translation>复制用例或其一部分。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::CasesModel</name>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>No extraction</source>
        <translation>未抽取到</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation>无判定</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Row of the data set, from 0.</source>
        <translation>数据集中的行号，从 0 开始。</translation>
    </message>
    <message>
        <source>Which of the answers to the same prompt, from 1.</source>
        <translation>同一提示词的第几个回答，从 1 开始。</translation>
    </message>
    <message>
        <source>Verdict and what was taken from the answer.</source>
        <translation>判定，以及从回答中抽取的内容。</translation>
    </message>
    <message>
        <source>The right answer of the data set.</source>
        <translation>数据集给出的参考答案。</translation>
    </message>
    <message>
        <source>Characters of the answer, thinking included.</source>
        <translation>回答的字符数，含思考过程。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>用例</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考答案</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
</context>
<context>
    <name>aisb::gui::CasesPane</name>
    <message>
        <source>Search prompts and answers</source>
        <translation>搜索提示词和回答</translation>
    </message>
    <message>
        <source>Shows the cases whose prompt or answer contains this text.</source>
        <translation>显示提示词或回答中含有此文本的用例。</translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation>搜索用例</translation>
    </message>
    <message>
        <source>Which cases are listed, by their verdict.</source>
        <translation>按判定列出用例。</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Model shown first.</source>
        <translation>第一个显示的模型。</translation>
    </message>
    <message>
        <source>First model</source>
        <translation>第一个模型</translation>
    </message>
    <message>
        <source>Model shown beside it.</source>
        <translation>并排显示的模型。</translation>
    </message>
    <message>
        <source>Second model</source>
        <translation>第二个模型</translation>
    </message>
    <message>
        <source>Scoring the cases, %1</source>
        <translation>正在评估用例，%1</translation>
    </message>
    <message>
        <source>Reading the cases, %1</source>
        <translation>正在读取用例，%1</translation>
    </message>
    <message>
        <source>Searching, %1</source>
        <translation>正在搜索，%1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Reading the cases…</source>
        <translation>正在读取用例…</translation>
    </message>
    <message>
        <source>Scoring the cases…</source>
        <translation>正在评估用例…</translation>
    </message>
    <message>
        <source>Scoring the cases was stopped.</source>
        <translation>已停止评估用例。</translation>
    </message>
    <message>
        <source>Verdicts are unknown.</source>
        <translation>判定未知。</translation>
    </message>
    <message>
        <source>This run kept no case details. Re-score creates them.</source>
        <translation>本次运行未保存用例明细。“重新评估”可生成。</translation>
    </message>
    <message>
        <source>Scored just now; the folder keeps no verdicts.</source>
        <translation>刚刚评估；文件夹中未保存判定。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Reading the cases was stopped.</source>
        <translation>已停止读取用例。</translation>
    </message>
    <message>
        <source>The cases cannot be read.</source>
        <translation>无法读取用例。</translation>
    </message>
    <message>
        <source>No case matches these filters.</source>
        <translation>没有符合筛选条件的用例。</translation>
    </message>
    <message>
        <source>Choose a data set in the summary.</source>
        <translation>在汇总报告中选择一个数据集。</translation>
    </message>
    <message>
        <source>There are no answers to this data set yet.</source>
        <translation>此数据集还没有回答。</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>用例</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Copy case</source>
        <translation>复制用例</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Re-score</source>
        <translation>重新评估</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部用例</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>No extraction</source>
        <translation>未抽取到</translation>
    </message>
    <message>
        <source>Models differ</source>
        <translation>两个模型不一致</translation>
    </message>
    <message>
        <source>Repeats differ</source>
        <translation>各次重复不一致</translation>
    </message>
</context>
<context>
    <name>aisb::gui::CatalogueDetail</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>Expected rows</source>
        <translation>行格式</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>推理服务</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>Prompt style</source>
        <translation>提示词形式</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Use in new run</source>
        <translation>用于新建运行</translation>
    </message>
    <message>
        <source>Puts it into the form of a new run (Enter).</source>
        <translation>填入新建运行的表单（回车）。</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Opens the folder the configuration lies in.</source>
        <translation>打开配置所在的文件夹。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::CatalogueModel</name>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Files missing</source>
        <translation>缺少文件</translation>
    </message>
    <message>
        <source>Not in the catalogue</source>
        <translation>资源库中没有</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>Missing:
%1</source>
        <translation>缺少：
%1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>子集</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>流式</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <translation>完整回答</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Prompt style</source>
        <translation>提示词形式</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Mathematics</source>
        <translation>数学</translation>
    </message>
    <message>
        <source>Exams</source>
        <translation>考试</translation>
    </message>
    <message>
        <source>Common sense</source>
        <translation>常识</translation>
    </message>
    <message>
        <source>Chinese language</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读理解</translation>
    </message>
    <message>
        <source>Long texts</source>
        <translation>长文本</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Recorded load</source>
        <translation>录制的负载</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>合成数据</translation>
    </message>
    <message>
        <source>Own data</source>
        <translation>自有数据</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>several turns</source>
        <translation>多轮</translation>
    </message>
    <message>
        <source>perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message numerus="yes">
        <source>%n-shot</source>
        <translation>
            <numerusform>%n 个示例</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs a file</source>
        <translation>需指定文件</translation>
    </message>
</context>
<context>
    <name>aisb::gui::CataloguePage</name>
    <message>
        <source>Use in new run</source>
        <translation>用于新建运行</translation>
    </message>
    <message>
        <source>Show configuration file</source>
        <translation>显示配置文件</translation>
    </message>
    <message>
        <source>This configuration cannot be used.</source>
        <translation>该配置无法使用。</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>未选择任何内容。</translation>
    </message>
    <message>
        <source>Nothing is named like this.</source>
        <translation>没有匹配的名称。</translation>
    </message>
    <message>
        <source>Similar: %1</source>
        <translation>相近的名称：%1</translation>
    </message>
    <message>
        <source>Reading the catalogue…</source>
        <translation>正在读取资源库…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Files are looked for below %1.</source>
        <translation>在 %1 下查找文件。</translation>
    </message>
    <message>
        <source> and </source>
        <comment>two folders</comment>
        <translation> 和 </translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>资源库</translation>
    </message>
    <message>
        <source>Enter uses the configuration in a new run.</source>
        <translation>按回车将配置用于新建运行。</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Summarizers</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>Kind of configuration</source>
        <translation>配置类型</translation>
    </message>
    <message>
        <source>What a run can name: its data, its services, its report.</source>
        <translation>运行可以引用的内容：数据、推理服务、报告。</translation>
    </message>
    <message>
        <source>Installed or not</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Files missing</source>
        <translation>缺少文件</translation>
    </message>
    <message>
        <source>Shows data sets by whether all their files are there.</source>
        <translation>按文件是否齐全筛选数据集。</translation>
    </message>
    <message>
        <source>Name, family or data set</source>
        <translation>名称、系列或数据集</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>搜索资源库</translation>
    </message>
    <message>
        <source>Shows rows that hold every word (Ctrl+F).</source>
        <translation>只显示包含所有词的行（Ctrl+F）。</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>配置文件</translation>
    </message>
</context>
<context>
    <name>aisb::gui::CataloguePicker</name>
    <message>
        <source>Reading the catalogue…</source>
        <translation>正在读取资源库…</translation>
    </message>
    <message>
        <source>Nothing is named like this.</source>
        <translation>没有匹配的名称。</translation>
    </message>
    <message>
        <source>None chosen.</source>
        <translation>未选择。</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen.</source>
        <translation>
            <numerusform>已选 %n 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without their files.</source>
        <translation>
            <numerusform>其中 %n 个缺少文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Files are looked for below %1.</source>
        <translation>在 %1 下查找文件。</translation>
    </message>
    <message>
        <source> and </source>
        <comment>two folders</comment>
        <translation> 和 </translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>Search data sets</source>
        <translation>搜索数据集</translation>
    </message>
    <message>
        <source>Shows only names that hold every word.</source>
        <translation>只显示包含所有关键词的名称。</translation>
    </message>
    <message>
        <source>Chosen only</source>
        <translation>仅已选</translation>
    </message>
    <message>
        <source>Model configurations</source>
        <translation>模型配置</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ChartTable</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>aisb::gui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配项</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有匹配项。</translation>
    </message>
    <message>
        <source>&gt; commands   # experiments   ? help   Enter chooses, Esc closes</source>
        <translation>&gt; 命令   # 实验   ? 帮助   Enter 选定，Esc 关闭</translation>
    </message>
</context>
<context>
    <name>aisb::gui::CommandRegistry</name>
    <message>
        <source>Not available on this page.</source>
        <translation>本页不可用。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::CommandStrip</name>
    <message>
        <source>Equivalent command line</source>
        <translation>等效命令行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the command line; the key is left out.</source>
        <translation>复制命令行，不含密钥。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ComparePage</name>
    <message>
        <source>Compare · %1</source>
        <translation>对比 · %1</translation>
    </message>
    <message>
        <source>Add experiment to the comparison…</source>
        <translation>将实验加入对比…</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 与 B</translation>
    </message>
    <message>
        <source>Show or hide experiment %1</source>
        <translation>显示或隐藏实验 %1</translation>
    </message>
    <message>
        <source>Eight experiments at most are compared at once.</source>
        <translation>一次最多对比八个实验。</translation>
    </message>
    <message>
        <source>Reading %1 of %2…</source>
        <translation>正在读取第 %1 个，共 %2 个…</translation>
    </message>
    <message numerus="yes">
        <source>%n experiments</source>
        <translation>
            <numerusform>%n 个实验</numerusform>
        </translation>
    </message>
    <message>
        <source>Metrics: reference</source>
        <translation>指标口径：参考工具</translation>
    </message>
    <message>
        <source>Metrics: corrected</source>
        <translation>指标口径：修正</translation>
    </message>
    <message>
        <source>Bootstrap %1 %, seed %2</source>
        <translation>自助法 %1 %，种子 %2</translation>
    </message>
    <message>
        <source>Choose a row to read what its verdict rests on. X swaps A and B, 1 to 8 hide and show curves.</source>
        <translation>选择一行可查看判定依据。X 交换 A 与 B，1 到 8 隐藏或显示曲线。</translation>
    </message>
    <message>
        <source>Nothing can be compared.</source>
        <translation>没有可对比的内容。</translation>
    </message>
    <message>
        <source>Reading the experiments…</source>
        <translation>正在读取实验…</translation>
    </message>
    <message>
        <source>Workloads match.</source>
        <translation>负载一致。</translation>
    </message>
    <message>
        <source>The data sets are equal.</source>
        <translation>数据集相同。</translation>
    </message>
    <message>
        <source>The workloads differ.</source>
        <translation>负载不同。</translation>
    </message>
    <message>
        <source>Configuration differences %1</source>
        <translation>配置差异 %1</translation>
    </message>
    <message>
        <source>All settings %1</source>
        <translation>全部设置 %1</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Experiment folder</source>
        <translation>实验文件夹</translation>
    </message>
    <message>
        <source>Drop to add to the comparison.</source>
        <translation>松开即可加入对比。</translation>
    </message>
    <message>
        <source>Add experiment</source>
        <translation>添加实验</translation>
    </message>
    <message>
        <source>Up to eight experiments; folders can be dropped here, too.</source>
        <translation>最多八个实验；也可将文件夹拖放到此处。</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>Stable stage</source>
        <translation>稳态阶段</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>统计范围</translation>
    </message>
    <message>
        <source>Model and data set</source>
        <translation>模型与数据集</translation>
    </message>
    <message>
        <source>Model and data set that is compared</source>
        <translation>正在对比的模型与数据集</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Choose two experiments.</source>
        <translation>选择两个实验。</translation>
    </message>
    <message>
        <source>Drop their folders here, or choose them in the list of experiments.</source>
        <translation>将文件夹拖放到此处，或在实验列表中选择。</translation>
    </message>
    <message>
        <source>Data, requests, lengths and load are equal.</source>
        <translation>数据、请求数、长度和负载均相同。</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>有差异的设置</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ComparisonChart</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Output throughput</source>
        <translation>输出吞吐</translation>
    </message>
    <message>
        <source>Requests up to here</source>
        <translation>不超过此值的请求</translation>
    </message>
    <message>
        <source>token/s, since the first request</source>
        <translation>token/s，自首个请求起</translation>
    </message>
    <message>
        <source>cumulative, %1</source>
        <translation>累积分布，%1</translation>
    </message>
    <message>
        <source>%1, cumulative</source>
        <translation>%1，累积分布</translation>
    </message>
    <message>
        <source>No raw data is kept.</source>
        <translation>未保留原始数据。</translation>
    </message>
    <message>
        <source>Share of requests</source>
        <translation>请求占比</translation>
    </message>
    <message>
        <source>share of requests, %1</source>
        <translation>请求占比，%1</translation>
    </message>
    <message>
        <source>%1, histogram</source>
        <translation>%1，直方图</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ComparisonCharts</name>
    <message>
        <source>Cumulative</source>
        <translation>累积</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Form of the latency charts</source>
        <translation>时延图的形式</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ComparisonSlot</name>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Experiment %1</source>
        <translation>实验 %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Make baseline</source>
        <translation>设为基线</translation>
    </message>
    <message>
        <source>Remove from the comparison</source>
        <translation>从对比中移除</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ConfigurationPane</name>
    <message>
        <source>Search keys and values</source>
        <translation>搜索键和值</translation>
    </message>
    <message>
        <source>Shows only keys and values that contain this text.</source>
        <translation>只显示包含此文本的键和值。</translation>
    </message>
    <message>
        <source>Search the configuration</source>
        <translation>搜索配置</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>No configuration was kept in this folder.</source>
        <translation>此文件夹中没有保存配置。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ConnectionCard</name>
    <message>
        <source>No answer.</source>
        <translation>无应答。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>one short request, as a run would send it</source>
        <translation>一条短请求，与运行时发送的相同</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Sends one request to the service and shows what comes back.</source>
        <translation>向推理服务发送一条请求，并显示返回的内容。</translation>
    </message>
    <message>
        <source>Waiting for the service…</source>
        <translation>等待推理服务…</translation>
    </message>
    <message>
        <source>Not tested yet.</source>
        <translation>尚未测试。</translation>
    </message>
    <message>
        <source>The test shows request, status, answer and timing.</source>
        <translation>测试会显示请求、状态、回答和时延。</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Request as sent</source>
        <translation>发送的请求</translation>
    </message>
    <message>
        <source>Answer as received</source>
        <translation>收到的回答</translation>
    </message>
    <message>
        <source>The service works.</source>
        <translation>推理服务可用。</translation>
    </message>
    <message>
        <source>The test failed.</source>
        <translation>测试失败。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首 Token</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>In / out</source>
        <translation>输入 / 输出</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ConnectionForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What you call this service.</source>
        <translation>你给这个服务起的名称。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Host and port, or a URL.</source>
        <translation>主机和端口，或一个 URL。</translation>
    </message>
    <message>
        <source>Speak https to this host and port.</source>
        <translation>用 https 访问该主机和端口。</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Sent to this service only; it is never written to files or logs.</source>
        <translation>只发给这个服务；不会写入文件或日志。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model name sent to the service. Empty asks the service for it.</source>
        <translation>发给服务的模型名。留空则向服务查询。</translation>
    </message>
    <message>
        <source>Fetch list</source>
        <translation>获取列表</translation>
    </message>
    <message>
        <source>Use in new run</source>
        <translation>用于新建运行</translation>
    </message>
    <message>
        <source>Set as default</source>
        <translation>设为默认</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ConnectionsModel</name>
    <message>
        <source>Asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>Reachable, %1 ms</source>
        <translation>可达，%1 ms</translation>
    </message>
    <message>
        <source>Key refused, %1</source>
        <translation>密钥被拒，%1</translation>
    </message>
    <message>
        <source>Answers %1</source>
        <translation>返回 %1</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>%1, default</source>
        <translation>%1，默认</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ConnectionsPage</name>
    <message>
        <source>Add connection</source>
        <translation>添加连接</translation>
    </message>
    <message>
        <source>Empty asks the service.</source>
        <translation>留空则向服务查询。</translation>
    </message>
    <message>
        <source>There is no keychain: the key is kept until the program ends.</source>
        <translation>没有可用的钥匙串：密钥只保留到程序结束。</translation>
    </message>
    <message>
        <source>Kept in the keychain of the system, never in a file.</source>
        <translation>保存在系统钥匙串中，不写入文件。</translation>
    </message>
    <message>
        <source>Must be a host with a port, or an http(s) URL.</source>
        <translation>须为带端口的主机，或 http(s) URL。</translation>
    </message>
    <message>
        <source>Name and password in an address are not kept; put the key into its field.</source>
        <translation>地址中的用户名和密码不会保存；密钥填在它的栏中。</translation>
    </message>
    <message>
        <source>A connection needs a name.</source>
        <translation>连接需要一个名称。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Built-in service</source>
        <translation>内置服务</translation>
    </message>
    <message>
        <source>The built-in service runs until the program ends, at this port.</source>
        <translation>内置服务在这个端口运行，直到程序结束。</translation>
    </message>
    <message numerus="yes">
        <source>Connection &quot;%1&quot; deleted; %n presets use it.</source>
        <translation>
            <numerusform>已删除连接“%1”；有 %n 个预设使用它。</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection &quot;%1&quot; deleted.</source>
        <translation>已删除连接“%1”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Sets up a run to this service.</source>
        <translation>设置一次针对该服务的运行。</translation>
    </message>
    <message>
        <source>New runs begin with this connection.</source>
        <translation>新建运行时先用这个连接。</translation>
    </message>
    <message>
        <source>No connection yet.</source>
        <translation>还没有连接。</translation>
    </message>
    <message>
        <source>A connection is a service you measure: name, address and key.</source>
        <translation>连接就是要测的服务：名称、地址和密钥。</translation>
    </message>
    <message>
        <source>Use the built-in service</source>
        <translation>使用内置服务</translation>
    </message>
    <message>
        <source>Changes apply at once. Services are asked while this page is shown and no run is active.</source>
        <translation>修改立即生效。显示本页且没有运行时会询问各服务。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::DatasetPreview</name>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Choose a data set to see its prompts as they are sent.</source>
        <translation>选择一个数据集，查看实际发送的提示词。</translation>
    </message>
    <message>
        <source>Nothing is sent.</source>
        <translation>不发送任何请求。</translation>
    </message>
    <message>
        <source>The prompts of %1 cannot be shown.</source>
        <translation>无法显示 %1 的提示词。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::DistributionChart</name>
    <message>
        <source>%1 distribution</source>
        <translation>%1 分布</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>没有可显示的内容</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选区间</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>%1, n = %2</source>
        <translation>%1，n = %2</translation>
    </message>
    <message>
        <source>Share up to here</source>
        <translation>累计占比</translation>
    </message>
</context>
<context>
    <name>aisb::gui::DistributionsPane</name>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>累积</translation>
    </message>
    <message>
        <source>Form of the charts</source>
        <translation>图表形式</translation>
    </message>
    <message>
        <source>How many requests have a value, or have at most that value.</source>
        <translation>取某个值的请求占比，或不超过该值的请求占比。</translation>
    </message>
    <message>
        <source>Log axis where the tail is long</source>
        <translation>长尾时用对数轴</translation>
    </message>
    <message>
        <source>Where the largest value is more than 8 times the median.</source>
        <translation>最大值超过中位数 8 倍时。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ExperimentActions</name>
    <message>
        <source>Open selected experiment</source>
        <translation>打开所选实验</translation>
    </message>
    <message>
        <source>&amp;Rename title</source>
        <translation>重命名标题</translation>
    </message>
    <message>
        <source>Star or remove the star</source>
        <translation>加星标或取消星标</translation>
    </message>
    <message>
        <source>Add tag…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Edit notes</source>
        <translation>编辑备注</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>移到回收站…</translation>
    </message>
    <message>
        <source>No experiment is selected.</source>
        <translation>未选择实验。</translation>
    </message>
    <message>
        <source>Select two to eight experiments: Ctrl+click or Shift+arrow keys.</source>
        <translation>选择二到八个实验：Ctrl+单击或 Shift+方向键。</translation>
    </message>
    <message>
        <source>The title was removed.</source>
        <translation>标题已移除。</translation>
    </message>
    <message>
        <source>Renamed to %1.</source>
        <translation>已重命名为 %1。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n paths copied</source>
        <translation>
            <numerusform>已复制 %n 个路径</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Move %1 to the trash?</source>
        <translation>将 %1 移到回收站？</translation>
    </message>
    <message numerus="yes">
        <source>Move %n experiments to the trash?</source>
        <translation>
            <numerusform>将 %n 个实验移到回收站？</numerusform>
        </translation>
    </message>
    <message>
        <source>All results in the folder go with it. It can be put back.</source>
        <translation>文件夹中的所有结果会一并移走，之后可以还原。</translation>
    </message>
    <message numerus="yes">
        <source>%n experiments moved to the trash.</source>
        <translation>
            <numerusform>已将 %n 个实验移到回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is running and stays where it is.</source>
        <translation>%1 正在运行，保留原处。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ExperimentList</name>
    <message>
        <source>Search experiments</source>
        <translation>搜索实验</translation>
    </message>
    <message>
        <source>Kind of experiment</source>
        <translation>实验类型</translation>
    </message>
    <message>
        <source>Which experiments are listed.</source>
        <translation>列出哪些实验。</translation>
    </message>
    <message>
        <source>Search titles, models, data, notes</source>
        <translation>搜索标题、模型、数据、备注</translation>
    </message>
    <message>
        <source>Words, or model:name, data:name, mode:perf, state:failed, tag:name, is:starred, before:2026-11-24, after:2026-11-24, score&gt;80; -word excludes.</source>
        <translation>输入词语，或 model:名称、data:名称、mode:perf、state:failed、tag:名称、is:starred、before:2026-11-24、after:2026-11-24、score&gt;80；-词语 表示排除。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Only experiments in this state.</source>
        <translation>只显示处于此状态的实验。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Only experiments with this model.</source>
        <translation>只显示含此模型的实验。</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Only experiments with this tag, or with a star.</source>
        <translation>只显示带此标签或星标的实验。</translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>What stands together in the list.</source>
        <translation>列表按什么归在一起。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ends the scan; what was found stays in the list.</source>
        <translation>结束扫描；已找到的仍留在列表中。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ExperimentPreview</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The run did not end by itself. What was recorded can be opened.</source>
        <translation>运行未正常结束。已记录的内容可以打开。</translation>
    </message>
    <message>
        <source>Open it to see what is wrong.</source>
        <translation>打开以查看问题所在。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Opens the result (Enter).</source>
        <translation>打开结果（Enter）。</translation>
    </message>
    <message>
        <source>Choose an experiment to see its numbers.</source>
        <translation>选择一个实验以查看其数字。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Score of</source>
        <translation>得分对象</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Kept on this computer.</source>
        <translation>保存在本机。</translation>
    </message>
    <message>
        <source>The folder cannot be written to, so title, tags and notes do not travel with it.</source>
        <translation>文件夹不可写，标题、标签和备注不会随文件夹移动。</translation>
    </message>
    <message>
        <source>TTFT average · P99</source>
        <translation>TTFT 平均 · P99</translation>
    </message>
    <message>
        <source>TPOT average</source>
        <translation>TPOT 平均</translation>
    </message>
    <message>
        <source>E2EL average · P99</source>
        <translation>E2EL 平均 · P99</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>推理服务</translation>
    </message>
    <message>
        <source>concurrency %1</source>
        <translation>并发数 %1</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation>占用空间</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Rename title (F2)</source>
        <translation>重命名标题 (F2)</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Enter keeps the title, Esc does not. The folder keeps its name.</source>
        <translation>按 Enter 保存标题，按 Esc 放弃。文件夹名称不变。</translation>
    </message>
    <message>
        <source>Output throughput</source>
        <translation>输出吞吐</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ExperimentsModel</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n data sets</source>
        <translation>
            <numerusform>%n 个数据集</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>Output throughput over %1, at most %2 token/s</source>
        <translation>%1 内的输出吞吐，最高 %2 token/s</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>得分 %1</translation>
    </message>
    <message>
        <source>TTFT average</source>
        <translation>TTFT 平均</translation>
    </message>
    <message>
        <source>TPOT average</source>
        <translation>TPOT 平均</translation>
    </message>
    <message>
        <source>E2EL average</source>
        <translation>E2EL 平均</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>并发数</translation>
    </message>
    <message>
        <source>Failed requests</source>
        <translation>失败请求</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation>占用空间</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>文件夹布局</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>所在文件夹</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>今天，%1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>昨天，%1</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>No data set</source>
        <translation>无数据集</translation>
    </message>
    <message>
        <source>Unknown mode</source>
        <translation>未知运行模式</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n experiments</source>
        <translation>
            <numerusform>%1，%n 个实验</numerusform>
        </translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>scoring</source>
        <translation>评估中</translation>
    </message>
    <message>
        <source>Answers are being scored</source>
        <translation>正在评估回答</translation>
    </message>
    <message>
        <source>How far it is, is not known</source>
        <translation>进度未知</translation>
    </message>
    <message>
        <source>%1 of %2 done (%3)</source>
        <translation>已完成 %1 / %2（%3）</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>已完成 %1</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Whether the numbers can be trusted</source>
        <translation>数据是否可信</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ExperimentsPage</name>
    <message numerus="yes">
        <source>Scanning %n folders…</source>
        <translation>
            <numerusform>正在扫描 %n 个文件夹…</numerusform>
        </translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No experiments yet. The first one appears here.</source>
        <translation>还没有实验。第一个实验会显示在这里。</translation>
    </message>
    <message numerus="yes">
        <source>%n experiments</source>
        <translation>
            <numerusform>%n 个实验</numerusform>
        </translation>
    </message>
    <message>
        <source>Metrics: reference</source>
        <translation>指标口径：参考</translation>
    </message>
    <message>
        <source>Metrics: corrected</source>
        <translation>指标口径：修正</translation>
    </message>
    <message>
        <source>No folder was opened yet</source>
        <translation>还没有打开过文件夹</translation>
    </message>
    <message>
        <source>Results folder</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>The demo is running.</source>
        <translation>演示正在运行。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>No experiment matches these filters.</source>
        <translation>没有符合筛选条件的实验。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n folders</source>
        <translation>
            <numerusform>%1 个，位于 %n 个文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder of %1 cannot be written to. Its title, tags and notes are kept on this computer.</source>
        <translation>%1 的文件夹不可写，其标题、标签和备注保存在本机。</translation>
    </message>
    <message numerus="yes">
        <source>Scanning %n folders, %1 of %2 experiments read</source>
        <translation>
            <numerusform>正在扫描 %n 个文件夹，已读取 %1/%2 个实验</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder %1 may not be read.</source>
        <translation>没有权限读取文件夹 %1。</translation>
    </message>
    <message>
        <source>%1 is a file; a folder was expected.</source>
        <translation>%1 是文件，应为文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 is gone.</source>
        <translation>文件夹 %1 已不存在。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>State: any</source>
        <translation>状态：全部</translation>
    </message>
    <message>
        <source>Model: any</source>
        <translation>模型：全部</translation>
    </message>
    <message>
        <source>Tag: any</source>
        <translation>标签：全部</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>Group by day</source>
        <translation>按日期分组</translation>
    </message>
    <message>
        <source>Group by model</source>
        <translation>按模型分组</translation>
    </message>
    <message>
        <source>Group by data</source>
        <translation>按数据集分组</translation>
    </message>
    <message>
        <source>Group by mode</source>
        <translation>按运行模式分组</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan the folders again (F5)</source>
        <translation>重新扫描文件夹 (F5)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>最近的文件夹</translation>
    </message>
    <message>
        <source>Group by tag</source>
        <translation>按标签分组</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ExperimentsView</name>
    <message>
        <source>Usual columns</source>
        <translation>默认列</translation>
    </message>
</context>
<context>
    <name>aisb::gui::FailuresModel</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
</context>
<context>
    <name>aisb::gui::FirstStart</name>
    <message>
        <source>Measure a language-model service</source>
        <translation>测量大模型推理服务</translation>
    </message>
    <message>
        <source>%1, %2 free</source>
        <translation>%1，可用 %2</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Built-in service</source>
        <translation>内置服务</translation>
    </message>
    <message>
        <source>Running on this computer</source>
        <translation>正在本机运行</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Results folder</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Kept until the program ends, never in a file</source>
        <translation>保留到程序结束，从不写入文件</translation>
    </message>
    <message>
        <source>Token counts</source>
        <translation>Token 计数</translation>
    </message>
    <message>
        <source>Come from the service</source>
        <translation>由推理服务提供</translation>
    </message>
    <message>
        <source>Try it now</source>
        <translation>立即试用</translation>
    </message>
    <message>
        <source>Starts a small service on this computer, sends 200 requests and opens the result. About 20 seconds. Nothing leaves the computer.</source>
        <translation>在本机启动一个小型服务，发送 200 条请求并打开结果。约 20 秒，数据不会离开本机。</translation>
    </message>
    <message>
        <source>Run the demo</source>
        <translation>运行演示</translation>
    </message>
    <message>
        <source>Measure your own service</source>
        <translation>测量自己的服务</translation>
    </message>
    <message>
        <source>Enter the address, test the connection, choose a workload. Works with any service that speaks the OpenAI protocol.</source>
        <translation>填写地址、测试连接、选择负载。适用于任何支持 OpenAI 协议的服务。</translation>
    </message>
    <message>
        <source>Connect a service…</source>
        <translation>连接服务…</translation>
    </message>
    <message>
        <source>Open results</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Experiment folders of any AISBench version; opening never changes them. You can also drop a folder anywhere here.</source>
        <translation>任何 AISBench 版本的实验文件夹，打开时不会修改。也可以把文件夹拖到这里。</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>In a terminal</source>
        <translation>在终端中</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>How good the answers of a service are and how fast they come under load. Results are plain files in a folder of yours.</source>
        <translation>推理服务的回答有多好，负载下来得有多快。结果是自己文件夹里的普通文件。</translation>
    </message>
    <message>
        <source>Kept in the keychain of the desktop, never in a file</source>
        <translation>保留在桌面的密钥环中，从不写入文件</translation>
    </message>
    <message>
        <source>Kept in the keychain, or else until the program ends, never in a file</source>
        <translation>保留在密钥环中，没有密钥环时保留到程序结束，从不写入文件</translation>
    </message>
</context>
<context>
    <name>aisb::gui::FirstStartArt</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>推理服务</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>aisb::gui::FlippedPane</name>
    <message>
        <source>Cases that came out otherwise</source>
        <translation>结果不同的用例</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Every case came out the same.</source>
        <translation>所有用例的结果都相同。</translation>
    </message>
    <message>
        <source>The verdicts of the cases are not known.</source>
        <translation>用例的判定未知。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::GapsChart</name>
    <message>
        <source>Gap between events</source>
        <translation>相邻事件间隔</translation>
    </message>
    <message>
        <source>No event times were kept.</source>
        <translation>没有保存事件时间。</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>间隔</translation>
    </message>
</context>
<context>
    <name>aisb::gui::GlanceChart</name>
    <message>
        <source>Output throughput over %1, at most %2 token/s</source>
        <translation>%1 内的输出吞吐，最高 %2 token/s</translation>
    </message>
</context>
<context>
    <name>aisb::gui::GoalLine</name>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
</context>
<context>
    <name>aisb::gui::HealthModel</name>
    <message>
        <source>Sends behind their plan, P99</source>
        <translation>发送落后于计划，P99</translation>
    </message>
    <message>
        <source>Above it the service was not loaded as the schedule asked.</source>
        <translation>超过上限时，推理服务没有承受计划要求的负载。</translation>
    </message>
    <message>
        <source>Deviation from the rate asked for</source>
        <translation>与所要求速率的偏差</translation>
    </message>
    <message>
        <source>Above it the requests per second are not those that were asked for.</source>
        <translation>超过上限时，每秒请求数不是所要求的数值。</translation>
    </message>
    <message>
        <source>Concurrency reached</source>
        <translation>达到的并发数</translation>
    </message>
    <message>
        <source>Below it the service was under a smaller load than the run says.</source>
        <translation>低于下限时，推理服务承受的负载小于运行所称的负载。</translation>
    </message>
    <message>
        <source>Event-loop lag, P99</source>
        <translation>事件循环延迟，P99</translation>
    </message>
    <message>
        <source>The client itself may have added up to this much to a latency.</source>
        <translation>客户端自身给时延增加的部分不超过该值。</translation>
    </message>
    <message>
        <source>Processor time of the client</source>
        <translation>客户端处理器占用</translation>
    </message>
    <message>
        <source>Above it the client may have been slower than the service.</source>
        <translation>超过上限时，客户端可能比推理服务更慢。</translation>
    </message>
    <message>
        <source>Requests without a connection</source>
        <translation>未建立连接的请求</translation>
    </message>
    <message>
        <source>They never reached the service: its load was smaller.</source>
        <translation>这些请求没有到达推理服务，其负载因此偏小。</translation>
    </message>
    <message>
        <source>Planned requests not sent</source>
        <translation>未发送的计划请求</translation>
    </message>
    <message>
        <source>The time limit came first: the end of the plan is missing.</source>
        <translation>先到达时间上限，计划的末尾缺失。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Time in flight outside the latencies</source>
        <translation>时延之外的在途时间</translation>
    </message>
    <message>
        <source>Little&apos;s law: requests in flight are throughput times latency. Above it the client held requests for longer than their latency says.</source>
        <translation>Little 定律：在途请求数等于吞吐乘以时延。超过上限，说明客户端占用请求的时间长于时延所示。</translation>
    </message>
    <message>
        <source>Latency put together from its parts</source>
        <translation>由各部分合成的时延</translation>
    </message>
    <message>
        <source>TTFT and ITL for each further token against E2EL. Above it an event carries several tokens, and ITL is the time between events.</source>
        <translation>TTFT 加上其余每个 Token 的 ITL，与 E2EL 对照。超过上限，说明一个事件带有多个 Token，ITL 是事件之间的时间。</translation>
    </message>
    <message>
        <source>Tokens of the service against own count</source>
        <translation>服务的 Token 数与自行计数之差</translation>
    </message>
    <message>
        <source>Above it the service counts otherwise than the model&apos;s tokenizer.</source>
        <translation>超过上限，说明服务的计数方式与模型的分词器不同。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::HealthPane</name>
    <message>
        <source>%1: %2 (good: %3)</source>
        <translation>%1：%2（良好：%3）</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>What the client added to the latencies was not measured.</source>
        <translation>未测量客户端给时延增加的部分。</translation>
    </message>
    <message>
        <source>The client added at most %1 ms to 99 % of the events.</source>
        <translation>对 99 % 的事件，客户端增加的时延不超过 %1 ms。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1。%2。</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>of the client, not of the service</source>
        <translation>针对客户端，而非推理服务</translation>
    </message>
    <message>
        <source>Checks of the measurement</source>
        <translation>测量的检查项</translation>
    </message>
    <message>
        <source>The health of this measurement was not recorded.</source>
        <translation>未记录本次测量的健康度。</translation>
    </message>
    <message>
        <source>AISBench Studio records it with each of its own runs. Folders of other programs do not have it.</source>
        <translation>AISBench Studio 在自己的每次运行中都会记录。其他程序的文件夹没有该信息。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>aisb::gui::HelpPage</name>
    <message>
        <source>Topics of the help</source>
        <translation>帮助主题</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Shows only rows that contain these words.</source>
        <translation>只显示包含这些词的行。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Error codes</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Every metric name in the program shows its definition as a tooltip.</source>
        <translation>程序中每个指标名称的提示都显示其定义。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::InFlightChart</name>
    <message>
        <source>Load preview</source>
        <translation>负载预览</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 条请求</translation>
    </message>
    <message>
        <source>every row of the data</source>
        <translation>数据的每一行</translation>
    </message>
    <message>
        <source>Requests finished</source>
        <translation>已完成的请求</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>在途请求</translation>
    </message>
</context>
<context>
    <name>aisb::gui::LengthChart</name>
    <message>
        <source>always %1</source>
        <translation>恒为 %1</translation>
    </message>
    <message>
        <source>%1 to %2, on average %3</source>
        <translation>%1 至 %2，平均 %3</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
</context>
<context>
    <name>aisb::gui::LengthEditor</name>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Always the same</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>Zipf</source>
        <translation>Zipf</translation>
    </message>
    <message>
        <source>How the lengths are drawn.</source>
        <translation>长度的抽取方式。</translation>
    </message>
    <message>
        <source>Mean of the normal distribution.</source>
        <translation>正态分布的均值。</translation>
    </message>
    <message>
        <source>Variance of the normal distribution.</source>
        <translation>正态分布的方差。</translation>
    </message>
    <message>
        <source>Exponent of the Zipf distribution, above 1.</source>
        <translation>Zipf 分布的指数，大于 1。</translation>
    </message>
    <message>
        <source>Smallest length.</source>
        <translation>最小长度。</translation>
    </message>
    <message>
        <source>Largest length.</source>
        <translation>最大长度。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
</context>
<context>
    <name>aisb::gui::LoadPreview</name>
    <message>
        <source>%1 clients</source>
        <translation>%1 个客户端</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 条请求</translation>
    </message>
    <message>
        <source>the first %1 requests</source>
        <translation>前 %1 条请求</translation>
    </message>
    <message numerus="yes">
        <source>%n warm-up requests come first and are not measured.</source>
        <translation>
            <numerusform>先发 %n 条预热请求，不计入结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every request goes out at the time stamp of its row, whatever is in flight: the data says how long the run takes.</source>
        <translation>每条请求按所在行的时间戳发出，不受在途数限制；运行多久由数据决定。</translation>
    </message>
    <message>
        <source>Sending ends after %1 s; requests in flight are waited for.</source>
        <translation>%1 s 后停止发送，等待在途请求结束。</translation>
    </message>
    <message>
        <source>%1 requests, %2 at a time: the run takes about as long as %3 requests one after the other.</source>
        <translation>共 %1 条请求，同时 %2 条：总时长约等于依次完成 %3 条请求。</translation>
    </message>
    <message>
        <source>A new request is sent whenever one ends, %1 at a time, until every row is answered. Preview the plan to count the rows.</source>
        <translation>每结束一条就发下一条，同时 %1 条，直到每行都有回答。预览计划可得知行数。</translation>
    </message>
    <message>
        <source>Nothing more is sent after %1 s.</source>
        <translation>%1 s 后不再发送。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::LoadStep</name>
    <message>
        <source>How requests are sent</source>
        <translation>请求如何发送</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>并发数</translation>
    </message>
    <message>
        <source>requests in flight</source>
        <translation>条在途请求</translation>
    </message>
    <message>
        <source>A new request is sent whenever one ends.</source>
        <translation>每结束一条请求就发送下一条。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>requests, not measured</source>
        <translation>条请求，不计入结果</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Automatic takes the client that fits the concurrency; the result records it.</source>
        <translation>“自动”按并发数选用客户端，并写入结果。</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>per row</source>
        <translation>次/条</translation>
    </message>
    <message>
        <source>Every row is sent this often, and scored as one of that many tries.</source>
        <translation>每条数据发送这么多次，按多次尝试评估。</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>并行</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>个任务</translation>
    </message>
    <message>
        <source>A task is one model with one data set; each has the concurrency above.</source>
        <translation>一个任务是一个模型与一个数据集的组合；每个任务各用上面的并发数。</translation>
    </message>
    <message>
        <source>Merge data sets of one kind into a task</source>
        <translation>将同类数据集合并为一个任务</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Request rate</source>
        <translation>请求速率</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>请求/秒</translation>
    </message>
    <message>
        <source>Ramp-up</source>
        <translation>爬坡</translation>
    </message>
    <message>
        <source>→</source>
        <translation>→</translation>
    </message>
    <message>
        <source>Burstiness</source>
        <translation>突发度</translation>
    </message>
    <message>
        <source>0 even spacing, 1 random (Poisson arrivals), below 1 in bursts.</source>
        <translation>0 等间隔，1 随机（泊松到达），小于 1 更突发。</translation>
    </message>
    <message>
        <source>Pressure time</source>
        <translation>压力时长</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时长上限</translation>
    </message>
    <message>
        <source>none</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>off</source>
        <translation>不排除</translation>
    </message>
    <message>
        <source>s of sending</source>
        <translation>秒（发送阶段）</translation>
    </message>
    <message>
        <source>Cool-down</source>
        <translation>冷却</translation>
    </message>
    <message>
        <source>s before the last send, not counted</source>
        <translation>秒（最后一次发送之前），不计入统计</translation>
    </message>
    <message>
        <source>Ramp-up start</source>
        <translation>爬坡起始速率</translation>
    </message>
    <message>
        <source>Ramp-up end</source>
        <translation>爬坡结束速率</translation>
    </message>
</context>
<context>
    <name>aisb::gui::LogView</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Lines of the main log of the run.</source>
        <translation>运行主日志的各行。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::MainWindow</name>
    <message>
        <source>&amp;New run</source>
        <translation>新建运行</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>&amp;Filter of this page</source>
        <translation>本页筛选</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>&amp;Rescan or recalculate</source>
        <translation>重新扫描或重新计算</translation>
    </message>
    <message>
        <source>Next &amp;pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Previous p&amp;ane</source>
        <translation>上一个窗格</translation>
    </message>
    <message>
        <source>Next &amp;document</source>
        <translation>下一个文档</translation>
    </message>
    <message>
        <source>Previous d&amp;ocument</source>
        <translation>上一个文档</translation>
    </message>
    <message>
        <source>Light or dark &amp;theme</source>
        <translation>浅色或深色主题</translation>
    </message>
    <message>
        <source>&amp;Language…</source>
        <translation>语言…</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Re&amp;set layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>&amp;Start run</source>
        <translation>开始运行</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>&amp;Rename title</source>
        <translation>重命名标题</translation>
    </message>
    <message>
        <source>&amp;Compare…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>&amp;Share…</source>
        <translation>分享…</translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation>命令面板…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到 %1</translation>
    </message>
    <message>
        <source>This is the first page of this session.</source>
        <translation>这是本次启动后的第一页。</translation>
    </message>
    <message>
        <source>There is no page to go forward to.</source>
        <translation>没有可以前进到的页面。</translation>
    </message>
    <message>
        <source>Only opened experiments can be closed.</source>
        <translation>只有已打开的实验可以关闭。</translation>
    </message>
    <message>
        <source>No experiment is open.</source>
        <translation>没有打开的实验。</translation>
    </message>
    <message>
        <source>Open experiment folder</source>
        <translation>打开实验文件夹</translation>
    </message>
    <message>
        <source>This page has no filter.</source>
        <translation>本页没有筛选。</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>The layout of all pages is as it was at first.</source>
        <translation>所有页面已恢复初始布局。</translation>
    </message>
    <message>
        <source>Folder %1 is not there any more; it was closed.</source>
        <translation>文件夹 %1 已不存在，已将其关闭。</translation>
    </message>
    <message numerus="yes">
        <source>Use %n file(s) in a new run</source>
        <translation>
            <numerusform>在新建运行中使用 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open %n folder(s)</source>
        <translation>
            <numerusform>打开 %n 个文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>New run from &amp;file…</source>
        <translation>从文件新建运行(&amp;F)…</translation>
    </message>
    <message>
        <source>New run from &amp;experiment…</source>
        <translation>从实验新建运行(&amp;E)…</translation>
    </message>
</context>
<context>
    <name>aisb::gui::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>E&amp;xperiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>aisb::gui::MessageBar</name>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ModelFetch</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Fetch list</source>
        <translation>获取列表</translation>
    </message>
    <message>
        <source>Asks the service which models it has.</source>
        <translation>向推理服务查询模型列表。</translation>
    </message>
    <message numerus="yes">
        <source>%n models, the first is %1</source>
        <translation>
            <numerusform>%n 个模型，第一个是 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::NavModel</name>
    <message>
        <source>Open</source>
        <comment>heading over the opened documents</comment>
        <translation>已打开</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n active</source>
        <translation>
            <numerusform>%1，%n 个进行中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::NewRunConnection</name>
    <message>
        <source>The address below</source>
        <translation>下面的地址</translation>
    </message>
    <message>
        <source>Kept until the program ends. Save the connection to keep it longer.</source>
        <translation>只保留到程序结束。保存为连接可长期保留。</translation>
    </message>
    <message>
        <source>Kept in the keychain of the system, never in a file.</source>
        <translation>保存在系统钥匙串中，不写入文件。</translation>
    </message>
    <message>
        <source>There is no keychain: the key is kept until the program ends.</source>
        <translation>没有可用的钥匙串：密钥只保留到程序结束。</translation>
    </message>
    <message>
        <source>Saved as connection &quot;%1&quot;.</source>
        <translation>已保存为连接“%1”。</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>编辑连接</translation>
    </message>
</context>
<context>
    <name>aisb::gui::NewRunForms</name>
    <message>
        <source>Sends requests under load and measures times and throughput.</source>
        <translation>按负载发送请求，测量时延与吞吐。</translation>
    </message>
    <message>
        <source>Sends every row of the data sets and scores the answers.</source>
        <translation>发送数据集的每条数据并评估回答。</translation>
    </message>
    <message>
        <source>Sends every row and keeps the answers; they can be scored later.</source>
        <translation>发送每条数据并保存回答，之后可再评估。</translation>
    </message>
    <message>
        <source>The first model sends to %1</source>
        <translation>第一个模型发送到 %1</translation>
    </message>
    <message>
        <source>Sends to %1</source>
        <translation>发送到 %1</translation>
    </message>
    <message>
        <source>Measure how fast a service is, how good its answers are, or just collect answers.</source>
        <translation>测量服务的快慢、回答的好坏，或只收集回答。</translation>
    </message>
    <message>
        <source>Host and port for a service in your network, a URL for anything else, or models with the addresses of their configurations.</source>
        <translation>内网服务用主机和端口，其他用 URL，或使用配置文件中各模型自己的地址。</translation>
    </message>
    <message>
        <source>Synthetic prompts of given lengths, data sets of the catalogue, or a file of yours.</source>
        <translation>给定长度的合成提示词、资源库中的数据集，或自有文件。</translation>
    </message>
    <message>
        <source>How often every row is sent (num_return_sequences).</source>
        <translation>每条数据发送的次数（num_return_sequences）。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>选择文件。</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>选择文件夹。</translation>
    </message>
    <message>
        <source>A new request is sent whenever one ends.</source>
        <translation>一条请求结束就发送下一条。</translation>
    </message>
    <message>
        <source>new clients/s</source>
        <translation>新客户端/秒</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>请求/秒</translation>
    </message>
    <message>
        <source>The ramp-up below takes its place.</source>
        <translation>以下方的爬坡为准。</translation>
    </message>
    <message>
        <source>Each client sends its next request when one ends.</source>
        <translation>每个客户端在一条请求结束后发送下一条。</translation>
    </message>
    <message>
        <source>Requests that find no room wait and are counted as late.</source>
        <translation>没有空位的请求会等待，并计为延迟发送。</translation>
    </message>
    <message>
        <source>Does not count: rows need a time stamp, such as those of a trace.</source>
        <translation>不起作用：每行需带时间戳，例如录制的负载。</translation>
    </message>
    <message>
        <source>A fixed number of requests in flight, requests at planned moments or at the time stamps of the data, or clients that send for a fixed time.</source>
        <translation>固定的在途请求数、按计划时刻或按数据的时间戳发送，或客户端在固定时长内持续发送。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::NewRunPage</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Preview plan</source>
        <translation>预览计划</translation>
    </message>
    <message>
        <source>Start run</source>
        <translation>开始运行</translation>
    </message>
    <message>
        <source>Command line copied. The key is not in it.</source>
        <translation>命令行已复制，其中不含密钥。</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>推理服务</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Report and options</source>
        <translation>报告和选项</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n values need a change</source>
        <translation>
            <numerusform>%n 项取值须修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes, none stops the run</source>
        <translation>
            <numerusform>%n 条提示，不影响运行</numerusform>
        </translation>
    </message>
    <message>
        <source>where requests go and how each one looks</source>
        <translation>请求发往何处、内容如何</translation>
    </message>
    <message>
        <source>what is sent</source>
        <translation>发送什么</translation>
    </message>
    <message>
        <source>what is written and where</source>
        <translation>写出什么、写到哪里</translation>
    </message>
    <message>
        <source>Some values need a change before the run can start.</source>
        <translation>有取值须修改后才能开始运行。</translation>
    </message>
    <message>
        <source>Another run is active.</source>
        <translation>另一个运行正在进行。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>All fields have their defaults again.</source>
        <translation>所有字段已恢复默认值。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <source>Data files (*.jsonl *.csv *.json)</source>
        <translation>数据文件 (*.jsonl *.csv *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Starts the run (Ctrl+Enter).</source>
        <translation>开始运行（Ctrl+Enter）。</translation>
    </message>
    <message>
        <source>Works out what the run would send. Sends nothing.</source>
        <translation>计算运行将发送的内容，不发送任何请求。</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建运行</translation>
    </message>
    <message>
        <source>The draft is kept as you type, the key is not.</source>
        <translation>设置已自动保存为草稿，密钥除外。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>when requests are sent, and how many are in flight</source>
        <translation>请求何时发出，同时在途多少条</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>The run has begun.</source>
        <translation>运行已开始。</translation>
    </message>
    <message numerus="yes">
        <source>%n runs are queued.</source>
        <translation>
            <numerusform>队列中有 %n 个运行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Begins when the runs before it have ended (Ctrl+Shift+Enter).</source>
        <translation>前面的运行结束后开始（Ctrl+Shift+Enter）。</translation>
    </message>
    <message>
        <source>From file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>copied from %1</source>
        <translation>复制自 %1</translation>
    </message>
    <message>
        <source>Configuration file</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>Configurations (*.py *.json)</source>
        <translation>配置 (*.py *.json)</translation>
    </message>
    <message>
        <source>%1 is in the form now.</source>
        <translation>%1 已填入表单。</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
</context>
<context>
    <name>aisb::gui::NewRunPresets</name>
    <message>
        <source>Preset &quot;%1&quot; loaded.</source>
        <translation>已载入预设“%1”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; has the values of the form now.</source>
        <translation>预设“%1”已改为表单的当前值。</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; saved. The key is not in it.</source>
        <translation>已保存预设“%1”，不含密钥。</translation>
    </message>
    <message>
        <source>Preset &quot;%1&quot; deleted.</source>
        <translation>已删除预设“%1”。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::NewRunSource</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What is left out…</source>
        <translation>未沿用的内容…</translation>
    </message>
    <message>
        <source>The form has the values of %1.</source>
        <translation>表单已填入 %1 的值。</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>未能沿用：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n settings are left out.</source>
        <translation>
            <numerusform>%n 项设置未能沿用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not started yet.</source>
        <translation>尚未启动。</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>未沿用的内容</translation>
    </message>
    <message>
        <source>%1 says more than the form can repeat:</source>
        <translation>%1 中有表单无法重现的内容：</translation>
    </message>
</context>
<context>
    <name>aisb::gui::OverviewPane</name>
    <message>
        <source>Reading the requests…</source>
        <translation>正在读取请求…</translation>
    </message>
    <message>
        <source>No request times were kept in this folder.</source>
        <translation>此文件夹中没有保存请求时间。</translation>
    </message>
    <message>
        <source>No successful request</source>
        <translation>没有成功的请求</translation>
    </message>
    <message>
        <source>ttft&gt;2000, e2el&lt;500, in:500..1000, status:failed, words of the error; -word excludes.</source>
        <translation>ttft&gt;2000、e2el&lt;500、in:500..1000、status:failed 或错误中的词；-词 表示排除。</translation>
    </message>
    <message>
        <source>Not understood and ignored: %1</source>
        <translation>无法识别，已忽略：%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Filter rows: ttft&gt;2000, status:failed</source>
        <translation>筛选行：ttft&gt;2000、status:failed</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>筛选请求</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>Stable stage</source>
        <translation>稳态阶段</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选区间</translation>
    </message>
    <message>
        <source>all requests</source>
        <translation>全部请求</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Copies the rows that are shown, or those selected.</source>
        <translation>复制显示的行，或所选的行。</translation>
    </message>
    <message>
        <source>Custom window</source>
        <translation>自定义窗口</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>N: next failure. Enter: details. Z: show it in the timeline.</source>
        <translation>N：下一条失败；Enter：详情；Z：在时间线中显示。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::PlanCard</name>
    <message>
        <source>Working out the plan…</source>
        <translation>正在计算计划…</translation>
    </message>
    <message>
        <source>Preview the plan to see tasks and requests.</source>
        <translation>预览计划以查看任务和请求。</translation>
    </message>
    <message>
        <source>Nothing is sent.</source>
        <translation>不发送任何请求。</translation>
    </message>
    <message>
        <source>There is no plan yet: some fields need another value.</source>
        <translation>还没有计划：有字段须改用其他取值。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>of the values before the last change</source>
        <translation>对应上次修改前的取值</translation>
    </message>
    <message>
        <source>nothing is sent</source>
        <translation>不发送任何请求</translation>
    </message>
    <message>
        <source>skipped: %1</source>
        <translation>已跳过：%1</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>并发数</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>First requests</source>
        <translation>首批请求</translation>
    </message>
</context>
<context>
    <name>aisb::gui::PlotView</name>
    <message>
        <source>log axis</source>
        <translation>对数轴</translation>
    </message>
    <message>
        <source>drawn as min and max per pixel of %1 points</source>
        <translation>每像素取最小值与最大值绘制，共 %1 个点</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Zoom to selection</source>
        <translation>缩放到所选区间</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>重置缩放</translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation>y 轴取对数</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>复制图像</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>另存为 PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>另存为 SVG…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
</context>
<context>
    <name>aisb::gui::PreferenceBoxes</name>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Reference (v3)</source>
        <translation>参考（v3）</translation>
    </message>
</context>
<context>
    <name>aisb::gui::Preferences</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the window; the system decides unless you choose.</source>
        <translation>窗口的语言；未选择时跟随系统。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light or dark; the system decides unless you choose.</source>
        <translation>浅色或深色；未选择时跟随系统。</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Folder layout</source>
        <translation>文件夹布局</translation>
    </message>
</context>
<context>
    <name>aisb::gui::PresetBar</name>
    <message>
        <source>Rename &quot;%1&quot; to &quot;%2&quot;</source>
        <translation>把“%1”改名为“%2”</translation>
    </message>
    <message>
        <source>Rename (type the new name first)</source>
        <translation>改名（先输入新名称）</translation>
    </message>
    <message>
        <source>Delete &quot;%1&quot;</source>
        <translation>删除“%1”</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Choose a preset to load it, or type a name to save one.</source>
        <translation>选择预设以载入，或输入名称以保存。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save these values under the name</source>
        <translation>以此名称保存这些值</translation>
    </message>
    <message>
        <source>Rename or delete the preset</source>
        <translation>改名或删除预设</translation>
    </message>
</context>
<context>
    <name>aisb::gui::PromptView</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>By role</source>
        <translation>按角色</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>按原文</translation>
    </message>
    <message>
        <source>How requests are shown</source>
        <translation>请求的显示方式</translation>
    </message>
    <message>
        <source>The prompt by roles, or the whole request byte by byte.</source>
        <translation>按角色显示提示词，或逐字节显示整个请求。</translation>
    </message>
    <message>
        <source>Previous request</source>
        <translation>上一条请求</translation>
    </message>
    <message>
        <source>Next request</source>
        <translation>下一条请求</translation>
    </message>
    <message>
        <source>First requests</source>
        <translation>首批请求</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n 个 Token</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::RateChart</name>
    <message>
        <source>Request rate</source>
        <translation>请求速率</translation>
    </message>
    <message>
        <source>asked for and achieved</source>
        <translation>要求与实际</translation>
    </message>
    <message>
        <source>achieved; nothing was planned: requests follow each other</source>
        <translation>实际速率；没有计划，请求依次发送</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>请求/秒</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>No request times were kept in this folder.</source>
        <translation>该文件夹没有保存请求时间。</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Schedule delay</source>
        <translation>调度延迟</translation>
    </message>
    <message>
        <source>Sent behind the plan</source>
        <translation>落后于计划</translation>
    </message>
    <message>
        <source>Nothing was planned.</source>
        <translation>没有计划。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ReportStep</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计量</translation>
    </message>
    <message>
        <source>Separated by commas; any percentile such as P99.9.</source>
        <translation>以逗号分隔，可用任意百分位，如 P99.9。</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Reference reproduces the digits of the reference implementation.</source>
        <translation>“参考”与参考实现的数字一致。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Results folder</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>The experiment gets a folder of its own in it, named by date and time.</source>
        <translation>实验在其中有自己的文件夹，以日期和时间命名。</translation>
    </message>
    <message>
        <source>Folder layout</source>
        <translation>文件夹布局</translation>
    </message>
    <message>
        <source>Keep the score of every case</source>
        <translation>保存每条用例的得分</translation>
    </message>
    <message>
        <source>Shows right and wrong answers in the results.</source>
        <translation>结果中可逐条查看对错。</translation>
    </message>
    <message>
        <source>Report how often an answer was found</source>
        <translation>报告答案抽取成功率</translation>
    </message>
    <message>
        <source>Part of the scores of every case.</source>
        <translation>包含在每条用例的得分中。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::RequestDetail</name>
    <message>
        <source>Parts of the request</source>
        <translation>请求的各部分</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>请求 %1</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>choose one in the table or the timeline</source>
        <translation>在表格或时间线中选择一条</translation>
    </message>
    <message>
        <source>No request is chosen.</source>
        <translation>未选择请求。</translation>
    </message>
    <message>
        <source>sent at %1 s</source>
        <translation>%1 s 发送</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首 Token</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>End to end</source>
        <translation>端到端</translation>
    </message>
    <message>
        <source>In / out</source>
        <translation>输入 / 输出</translation>
    </message>
    <message>
        <source>No event times were kept.</source>
        <translation>没有保存事件时间。</translation>
    </message>
    <message>
        <source>Gap between events</source>
        <translation>相邻事件间隔</translation>
    </message>
    <message>
        <source>The prompt was not kept in this folder.</source>
        <translation>此文件夹中没有保存提示词。</translation>
    </message>
    <message>
        <source>The answer was not kept in this folder.</source>
        <translation>此文件夹中没有保存回答。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>时延</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Previous request</source>
        <translation>上一条请求</translation>
    </message>
    <message>
        <source>Next request</source>
        <translation>下一条请求</translation>
    </message>
</context>
<context>
    <name>aisb::gui::RequestsModel</name>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Waiting %1 ms, decode %2 ms</source>
        <translation>等待 %1 ms，解码 %2 ms</translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Planned at</source>
        <translation>计划时间</translation>
    </message>
    <message>
        <source>Schedule delay</source>
        <translation>调度延迟</translation>
    </message>
    <message>
        <source>Prefill rate</source>
        <translation>预填充速率</translation>
    </message>
    <message>
        <source>Output rate</source>
        <translation>输出速率</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ResultView</name>
    <message>
        <source>Views of the result</source>
        <translation>结果视图</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Model and data set whose results are shown.</source>
        <translation>显示哪个模型和数据集的结果。</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>统计范围</translation>
    </message>
    <message>
        <source>Which requests the numbers are of.</source>
        <translation>数字统计哪些请求。</translation>
    </message>
    <message>
        <source>Select %1</source>
        <translation>选择 %1</translation>
    </message>
    <message>
        <source>Show the stable stage</source>
        <translation>显示稳态阶段</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>显示全程</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>%1 内发送</translation>
    </message>
    <message>
        <source>stable stage</source>
        <translation>稳态阶段</translation>
    </message>
    <message>
        <source>whole run</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 条请求</translation>
    </message>
    <message>
        <source>%1 of %2 requests</source>
        <translation>共 %2 条请求，选中 %1 条</translation>
    </message>
    <message>
        <source>Drag over the timeline to look at a part of the run.</source>
        <translation>在时间线上拖动，可查看运行的一部分。</translation>
    </message>
    <message>
        <source>%1 requests in the selection. Tables, charts and export follow it.</source>
        <translation>已选中 %1 条请求，表格、图表和导出随之更新。</translation>
    </message>
    <message>
        <source>Sent %1</source>
        <translation>发送于 %1</translation>
    </message>
    <message>
        <source>There is no stable stage: %1</source>
        <translation>没有稳态阶段：%1</translation>
    </message>
    <message>
        <source>Needs the recorded requests.</source>
        <translation>需要已记录的请求。</translation>
    </message>
    <message>
        <source>Drag over the timeline to select a range.</source>
        <translation>在时间线上拖动以选择区间。</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Failures %1</source>
        <translation>失败 %1</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>Stable stage</source>
        <translation>稳态阶段</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选区间</translation>
    </message>
    <message>
        <source>No request failed.</source>
        <translation>没有失败的请求。</translation>
    </message>
    <message>
        <source>The recorded requests are needed to list failures.</source>
        <translation>列出失败需要已记录的请求。</translation>
    </message>
    <message>
        <source>Failures by reason</source>
        <translation>按原因统计的失败</translation>
    </message>
    <message>
        <source>All numbers are of the requests sent in this range.</source>
        <translation>所有数字都只统计此区间内发送的请求。</translation>
    </message>
    <message>
        <source>Selected range</source>
        <translation>所选区间</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Show the whole time</source>
        <translation>显示全部时间</translation>
    </message>
    <message>
        <source>Crosshair on all charts</source>
        <translation>所有图表显示十字线</translation>
    </message>
    <message>
        <source>Zoom all charts together</source>
        <translation>所有图表同步缩放</translation>
    </message>
    <message>
        <source>Window %1</source>
        <translation>窗口 %1</translation>
    </message>
    <message>
        <source>window %1</source>
        <translation>窗口 %1</translation>
    </message>
    <message>
        <source>%1 requests sent in %2.</source>
        <translation>%2 内发送了 %1 条请求。</translation>
    </message>
    <message>
        <source>The longest request takes more than a third of the run: the throughput of the stage is overestimated.</source>
        <translation>最长的请求超过全程的三分之一：该阶段的吞吐被高估。</translation>
    </message>
    <message>
        <source>Custom window</source>
        <translation>自定义窗口</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>散点</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>测量健康度</translation>
    </message>
    <message>
        <source>Takes the place of the stable stage. Close it to go back to the stable stage.</source>
        <translation>代替稳态阶段。关闭后恢复稳态阶段。</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Show all values</source>
        <translation>显示全部取值</translation>
    </message>
    <message>
        <source>All numbers are of the requests in this rectangle of the scatter chart.</source>
        <translation>所有数值只统计散点图中该矩形内的请求。</translation>
    </message>
    <message>
        <source>Selected values</source>
        <translation>所选取值</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ResultsPage</name>
    <message>
        <source>Show the whole time</source>
        <translation>显示全部时间</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>已打开 %1</translation>
    </message>
    <message>
        <source>Written in the layout of the reference implementation; opening never changes it.</source>
        <translation>以参考实现的布局写成，打开时不会修改。</translation>
    </message>
    <message>
        <source>concurrency %1</source>
        <translation>并发数 %1</translation>
    </message>
    <message>
        <source>Metrics: reference</source>
        <translation>指标口径：参考</translation>
    </message>
    <message>
        <source>Metrics: corrected</source>
        <translation>指标口径：修正</translation>
    </message>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>（另有 %n 条）</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>This folder cannot be shown as an experiment.</source>
        <translation>此文件夹无法作为实验显示。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Some answers are not scored yet.</source>
        <translation>部分回答尚未评估。</translation>
    </message>
    <message>
        <source>Re-score</source>
        <translation>重新评估</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message numerus="yes">
        <source>%n cases failed</source>
        <translation>
            <numerusform>%n 条用例失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Requests without an answer; they are scored as empty answers.</source>
        <translation>没有得到回答的请求；按空回答评估。</translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n data sets</source>
        <translation>
            <numerusform>%n 个数据集</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cases</source>
        <translation>%1 条用例</translation>
    </message>
    <message numerus="yes">
        <source>%n answers to each</source>
        <translation>
            <numerusform>每条 %n 次回答</numerusform>
        </translation>
    </message>
    <message>
        <source>mode %1</source>
        <translation>模式 %1</translation>
    </message>
    <message>
        <source>Client added at most %1 ms</source>
        <translation>客户端附加时延不超过 %1 ms</translation>
    </message>
    <message>
        <source>To 99 % of the events: the lag of its event loop.</source>
        <translation>对 99 % 的事件而言，即其事件循环的延迟。</translation>
    </message>
    <message>
        <source>Show checks</source>
        <translation>显示检查</translation>
    </message>
</context>
<context>
    <name>aisb::gui::RunPanels</name>
    <message numerus="yes">
        <source>%n runs, held</source>
        <translation>
            <numerusform>%n 个运行，已暂缓</numerusform>
        </translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评估任务</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Failures by reason</source>
        <translation>按原因统计的失败</translation>
    </message>
    <message>
        <source>Next in queue</source>
        <translation>队列中的下一个</translation>
    </message>
    <message>
        <source>Queued runs</source>
        <translation>排队的运行</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Begin earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Begin later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>移出队列</translation>
    </message>
    <message>
        <source>Follow new lines</source>
        <translation>跟随新行</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>长行换行</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Shows only lines that contain this text.</source>
        <translation>只显示包含此文本的行。</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>筛选日志</translation>
    </message>
    <message>
        <source>The least important lines that are shown.</source>
        <translation>显示的最低级别。</translation>
    </message>
    <message>
        <source>Level of the log</source>
        <translation>日志级别</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>aisb::gui::RunningPage</name>
    <message>
        <source>Charts over the whole run</source>
        <translation>图表显示全程</translation>
    </message>
    <message>
        <source>Pause the screen</source>
        <translation>暂停画面</translation>
    </message>
    <message>
        <source>Open result</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>没有正在进行的运行。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>concurrency %1</source>
        <translation>并发数 %1</translation>
    </message>
    <message>
        <source>transport %1</source>
        <translation>传输 %1</translation>
    </message>
    <message>
        <source>Stop cancels what is in flight and still writes the report.</source>
        <translation>“停止”会取消在途请求，并照常写出报告。</translation>
    </message>
    <message>
        <source>One run in progress</source>
        <translation>1 个运行正在进行</translation>
    </message>
    <message>
        <source>The run has ended.</source>
        <translation>运行已结束。</translation>
    </message>
    <message>
        <source>Refresh 10 Hz</source>
        <translation>刷新 10 Hz</translation>
    </message>
    <message>
        <source>The run is stopping.</source>
        <translation>运行正在停止。</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>还没有结果。</translation>
    </message>
    <message>
        <source>Edit and run again</source>
        <translation>修改后再次运行</translation>
    </message>
    <message>
        <source>The run was stopped. What was recorded is written.</source>
        <translation>运行已停止，已记录的内容已写出。</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks failed.</source>
        <translation>
            <numerusform>%n 个任务失败。</numerusform>
        </translation>
    </message>
    <message>
        <source>The run is complete.</source>
        <translation>运行已完成。</translation>
    </message>
    <message>
        <source>Set up a run; its progress appears here.</source>
        <translation>新建运行后，进度会显示在这里。</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建运行</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Stop cancels what is in flight and keeps the answers received.</source>
        <translation>停止会取消在途请求，并保留已收到的回答。</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>Shows scores, cases and configuration.</source>
        <translation>查看得分、用例与配置。</translation>
    </message>
    <message>
        <source>No run is queued.</source>
        <translation>队列中没有运行。</translation>
    </message>
    <message>
        <source>Hold next in queue</source>
        <translation>暂缓队列中的下一个</translation>
    </message>
    <message numerus="yes">
        <source>One run in progress, %n queued</source>
        <translation>
            <numerusform>1 个运行进行中，%n 个排队</numerusform>
        </translation>
    </message>
    <message>
        <source>Screen paused</source>
        <translation>画面已暂停</translation>
    </message>
    <message>
        <source>The run goes on. P shows it again.</source>
        <translation>运行仍在继续。按 P 恢复显示。</translation>
    </message>
    <message>
        <source>Window cost %1 of one core</source>
        <translation>窗口占用单核的 %1</translation>
    </message>
    <message>
        <source>Processor time of the window&apos;s thread while this page is shown.</source>
        <translation>显示本页期间，窗口线程所用的处理器时间。</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ScatterChart</name>
    <message>
        <source>%1 over %2</source>
        <translation>%1 随 %2 变化</translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n 条请求</numerusform>
        </translation>
    </message>
    <message>
        <source>No request has both numbers.</source>
        <translation>没有同时具有两个数值的请求。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ScatterPane</name>
    <message>
        <source>%1 over %2</source>
        <translation>%1 随 %2 变化</translation>
    </message>
    <message>
        <source>%1 requests, drawn as density</source>
        <translation>%1 条请求，以密度绘制</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 条请求</translation>
    </message>
    <message>
        <source>%1; blue to orange: %2 %3 to %4 %5</source>
        <translation>%1；由蓝到橙：%2 %3 到 %4 %5</translation>
    </message>
    <message>
        <source>%1 requests in the rectangle</source>
        <translation>矩形内 %1 条请求</translation>
    </message>
    <message>
        <source>One colour</source>
        <translation>单色</translation>
    </message>
    <message>
        <source>&amp;X axis</source>
        <translation>&amp;X 轴</translation>
    </message>
    <message>
        <source>&amp;Y axis</source>
        <translation>&amp;Y 轴</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Metric along the horizontal axis.</source>
        <translation>横轴的指标。</translation>
    </message>
    <message>
        <source>Metric along the vertical axis.</source>
        <translation>纵轴的指标。</translation>
    </message>
    <message>
        <source>Metric that colours the points, from blue to orange.</source>
        <translation>为点着色的指标，由蓝到橙。</translation>
    </message>
    <message>
        <source>Log X</source>
        <translation>X 对数</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis; values of 0 or less lie at its edge.</source>
        <translation>横轴取对数；不大于 0 的值位于边缘。</translation>
    </message>
    <message>
        <source>Log Y</source>
        <translation>Y 对数</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis; values of 0 or less lie at its edge.</source>
        <translation>纵轴取对数；不大于 0 的值位于边缘。</translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation>显示行</translation>
    </message>
    <message>
        <source>Shows them in the request table of the overview.</source>
        <translation>在概览的请求表中显示。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ScheduleChart</name>
    <message>
        <source>Load preview</source>
        <translation>负载预览</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Request rate</source>
        <translation>请求速率</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>请求/秒</translation>
    </message>
    <message>
        <source>Planned sends</source>
        <translation>计划发送</translation>
    </message>
    <message>
        <source>Target rate</source>
        <translation>目标速率</translation>
    </message>
    <message>
        <source>last %1 s</source>
        <translation>最后一条 %1 秒</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ScoreChart</name>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>There are no scores yet.</source>
        <translation>还没有得分。</translation>
    </message>
    <message numerus="yes">
        <source>%n rows of scores</source>
        <translation>
            <numerusform>%n 行得分</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, 95 % from</source>
        <translation>%1，95 % 下限</translation>
    </message>
    <message>
        <source>%1, 95 % to</source>
        <translation>%1，95 % 上限</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ScoresModel</name>
    <message>
        <source>not scored</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1，另有 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group of %n members</source>
        <translation>
            <numerusform>共 %n 个成员的分组</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 lacks results of: %2</source>
        <translation>%1 缺少以下结果：%2</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>得分 %1</translation>
    </message>
    <message>
        <source>Standard error %1</source>
        <translation>标准误差 %1</translation>
    </message>
    <message>
        <source>95 % interval %1 – %2</source>
        <translation>95 % 区间 %1 – %2</translation>
    </message>
    <message>
        <source>%1 cases</source>
        <translation>%1 条用例</translation>
    </message>
    <message>
        <source>No standard error: the verdicts of the cases are not kept.</source>
        <translation>没有标准误差：未保存用例的判定。</translation>
    </message>
    <message>
        <source>Results are missing of: %1</source>
        <translation>缺少以下结果：%1</translation>
    </message>
    <message>
        <source>There are answers, but they are not scored.</source>
        <translation>有回答，但未评估。</translation>
    </message>
    <message>
        <source>There are neither answers nor scores.</source>
        <translation>既无回答也无得分。</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>用例</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ServiceStep</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Given as</source>
        <translation>填写方式</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Speak https to this host and port.</source>
        <translation>对此主机和端口使用 https。</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>Model name</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>Fetch list</source>
        <translation>获取列表</translation>
    </message>
    <message>
        <source>Empty asks the service for its first model.</source>
        <translation>留空则使用服务的首个模型。</translation>
    </message>
    <message>
        <source>Each request</source>
        <translation>单个请求</translation>
    </message>
    <message>
        <source>Max output</source>
        <translation>最大输出</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>A row of the data may say otherwise.</source>
        <translation>数据行可另行规定。</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>first one included</source>
        <translation>次，含首次</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>A JSON object sent with every request; empty uses those of the backend.</source>
        <translation>随每条请求发送的 JSON 对象，留空则用后端的参数。</translation>
    </message>
    <message>
        <source>Model configurations</source>
        <translation>模型配置</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>A service you have saved, with its address, model and key.</source>
        <translation>已保存的服务，含地址、模型和密钥。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keeps address, model and key as a connection.</source>
        <translation>把地址、模型和密钥保存为连接。</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Shows all connections.</source>
        <translation>显示所有连接。</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>Folder, not needed</source>
        <translation>文件夹，可不填</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Counts tokens the service does not report, and makes prompts of exact lengths.</source>
        <translation>用于计算服务未报告的 Token 数，并生成长度准确的提示词。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::SettingsPage</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the window; the system decides unless you choose.</source>
        <translation>窗口的语言；未选择时跟随系统。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light or dark; the system decides unless you choose.</source>
        <translation>浅色或深色；未选择时跟随系统。</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folders whose experiments are listed; new runs are written to the first.</source>
        <translation>列出其中的实验；新运行写入第一个文件夹。</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Move to top</source>
        <translation>移到最前</translation>
    </message>
    <message>
        <source>New runs are written to the first folder.</source>
        <translation>新运行写入第一个文件夹。</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Where relative paths of shipped data sets are looked up; empty follows the catalogue.</source>
        <translation>自带数据集的相对路径在此查找，留空则按资源库。</translation>
    </message>
    <message>
        <source>as the catalogue says</source>
        <translation>按资源库</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>New runs</source>
        <translation>新建运行</translation>
    </message>
    <message>
        <source>Folder layout</source>
        <translation>文件夹布局</translation>
    </message>
    <message>
        <source>Standard writes the documented tree; reference the one of the reference implementation.</source>
        <translation>“标准”写出文档所述的目录树，“参考”写出参考实现的目录树。</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Matters for runs and results opened from now on.</source>
        <translation>对此后的运行和打开的结果生效。</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>最近的文件夹</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>The list of recent folders is empty.</source>
        <translation>最近文件夹列表已清空。</translation>
    </message>
    <message>
        <source>Folder with experiments</source>
        <translation>含有实验的文件夹</translation>
    </message>
    <message>
        <source>Lists the experiments of another folder, too.</source>
        <translation>同时列出另一个文件夹中的实验。</translation>
    </message>
    <message>
        <source>Takes the folder off the list; its files stay.</source>
        <translation>从列表中移除文件夹，文件保留。</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>选择文件夹。</translation>
    </message>
    <message>
        <source>Empties the list of recent folders; files stay.</source>
        <translation>清空最近文件夹列表，文件保留。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings apply at once.</source>
        <translation>设置立即生效。</translation>
    </message>
    <message>
        <source>Prompt texts</source>
        <translation>提示文本</translation>
    </message>
    <message>
        <source>Folder of worked examples and task texts that are not shipped, as --texts-dir of the command line.</source>
        <translation>未随程序提供的示例与任务文本所在文件夹，同命令行的 --texts-dir。</translation>
    </message>
    <message>
        <source>beside the data sets</source>
        <translation>在数据集旁</translation>
    </message>
    <message>
        <source>Own catalogue</source>
        <translation>自己的资源库</translation>
    </message>
    <message>
        <source>Folder with configurations of models and data sets of yours, found before the shipped ones, as --config-dir of the command line.</source>
        <translation>存放自己的模型和数据集配置的文件夹，先于随附的配置查找，同命令行的 --config-dir。</translation>
    </message>
    <message>
        <source>only what is shipped</source>
        <translation>仅随附的配置</translation>
    </message>
    <message>
        <source>Folders models, datasets and summarizers in it are searched.</source>
        <translation>查找其中的 models、datasets 和 summarizers 文件夹。</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Sending threads</source>
        <translation>发送线程</translation>
    </message>
    <message>
        <source>Threads that send the requests of a task (WORKERS_NUM), at most 0.8 x the processors.</source>
        <translation>发送一个任务的请求所用的线程数（WORKERS_NUM），最多为处理器数的 0.8 倍。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic takes one for each 500 requests in flight.</source>
        <translation>“自动”为每 500 条在途请求用一个线程。</translation>
    </message>
    <message>
        <source>Request timeout</source>
        <translation>请求超时</translation>
    </message>
    <message>
        <source>Longest time of a request where its model names none (REQUEST_TIME_OUT).</source>
        <translation>模型未指定时，单条请求的最长时间（REQUEST_TIME_OUT）。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>不限</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>For models whose configuration names none.</source>
        <translation>用于配置中未指定超时的模型。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>The least important lines that logs keep (LOG_LEVEL).</source>
        <translation>日志保留的最低级别（LOG_LEVEL）。</translation>
    </message>
    <message>
        <source>Matters for runs begun from now on.</source>
        <translation>对此后开始的运行生效。</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断信息</translation>
    </message>
    <message>
        <source>Versions, system and settings as text, without keys, for a report of a problem.</source>
        <translation>版本、系统和设置的文本，不含密钥，便于报告问题。</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>The diagnostics are in the clipboard.</source>
        <translation>诊断信息已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ShapeChart</name>
    <message>
        <source>Answer length</source>
        <translation>回答长度</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>There are no answers yet.</source>
        <translation>还没有回答。</translation>
    </message>
    <message>
        <source>Right by answer length</source>
        <translation>按回答长度的正确率</translation>
    </message>
    <message>
        <source>equally many cases a step</source>
        <translation>每级用例数相等</translation>
    </message>
    <message>
        <source>The verdicts of the cases are not known.</source>
        <translation>用例的判定未知。</translation>
    </message>
    <message>
        <source>one of k answers is right</source>
        <translation>k 个回答中至少一个正确</translation>
    </message>
    <message>
        <source>Needs several answers to each prompt, and their verdicts.</source>
        <translation>需要每条提示词有多个回答及其判定。</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ShareDialog</name>
    <message>
        <source>Share</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>What to write</source>
        <translation>写出什么</translation>
    </message>
    <message>
        <source>One file for any browser. Charts zoom and say their values; nothing is loaded from elsewhere.</source>
        <translation>一个文件，任何浏览器都能打开。图表可缩放、可读数，不从别处加载内容。</translation>
    </message>
    <message>
        <source>&amp;Language it opens in</source>
        <translation>打开时的语言(&amp;L)</translation>
    </message>
    <message>
        <source>The page has a switch for the other one.</source>
        <translation>页面里可以切换到另一种语言。</translation>
    </message>
    <message>
        <source>Language of the page</source>
        <translation>页面语言</translation>
    </message>
    <message>
        <source>Open in &amp;browser</source>
        <translation>在浏览器中打开(&amp;B)</translation>
    </message>
    <message>
        <source>Shows the real page without saving it.</source>
        <translation>不保存，直接查看真实页面。</translation>
    </message>
    <message>
        <source>A4 pages for mail and print, in the language of the window.</source>
        <translation>A4 页面，用于邮件和打印，语言与窗口相同。</translation>
    </message>
    <message>
        <source>&amp;Headline numbers</source>
        <translation>主要数字(&amp;H)</translation>
    </message>
    <message>
        <source>The cards of the overview</source>
        <translation>概览中的数字卡片</translation>
    </message>
    <message>
        <source>&amp;Charts</source>
        <translation>图表(&amp;C)</translation>
    </message>
    <message>
        <source>As they are shown now, with their zoom</source>
        <translation>按现在显示的样子，包括缩放</translation>
    </message>
    <message>
        <source>&amp;Tables</source>
        <translation>表格(&amp;T)</translation>
    </message>
    <message>
        <source>All rows of the result tables</source>
        <translation>结果表的全部行</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>说明(&amp;N)</translation>
    </message>
    <message>
        <source>What limits the trust in the numbers</source>
        <translation>影响数字可信度的情况</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>What the tables are written as</source>
        <translation>表格写成什么格式</translation>
    </message>
    <message>
        <source>Format of the tables</source>
        <translation>表格格式</translation>
    </message>
    <message>
        <source>&amp;Chart</source>
        <translation>图表(&amp;C)</translation>
    </message>
    <message>
        <source>One chart, or all of them into a folder</source>
        <translation>一张图，或全部写入一个文件夹</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Pictures for documents, or the values behind them</source>
        <translation>用于文档的图片，或图背后的数值</translation>
    </message>
    <message>
        <source>Format of the chart</source>
        <translation>图表格式</translation>
    </message>
    <message>
        <source>The whole folder in one file, for another AISBench Studio or the reference. Keys are masked in every text; your notes stay here. Prompts and answers go with it.</source>
        <translation>整个文件夹打成一个文件，供另一个 AISBench Studio 或参考工具使用。所有文本里的密钥都被遮盖，备注留在本机；提示词和回答会一起打包。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Progress of writing</source>
        <translation>写出进度</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message numerus="yes">
        <source>Keys were masked in %n file(s).</source>
        <translation>
            <numerusform>%n 个文件中的密钥已遮盖。</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Spreadsheet (XLSX)</source>
        <translation>电子表格 (XLSX)</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Share %1</source>
        <translation>分享 %1</translation>
    </message>
    <message>
        <source>Report (HTML)</source>
        <translation>报告 (HTML)</translation>
    </message>
    <message>
        <source>Report (PDF)</source>
        <translation>报告 (PDF)</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Experiment (ZIP)</source>
        <translation>实验 (ZIP)</translation>
    </message>
    <message>
        <source>All charts, in a folder</source>
        <translation>全部图表，写入文件夹</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>PNG picture, double size</source>
        <translation>PNG 图片，两倍大小</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG 矢量图</translation>
    </message>
    <message>
        <source>CSV data</source>
        <translation>CSV 数据</translation>
    </message>
    <message>
        <source>There is no table yet.</source>
        <translation>还没有表格。</translation>
    </message>
    <message>
        <source>No chart has anything to show.</source>
        <translation>没有可以显示的图表。</translation>
    </message>
    <message>
        <source>A comparison has no folder of its own. Share its experiments one by one.</source>
        <translation>对比没有自己的文件夹。逐个分享其中的实验。</translation>
    </message>
    <message>
        <source>Puts it on the clipboard.</source>
        <translation>放到剪贴板。</translation>
    </message>
    <message>
        <source>Tables as text and single charts can be copied.</source>
        <translation>文本形式的表格和单张图表可以复制。</translation>
    </message>
    <message>
        <source>Keys are masked. Prompts and answers are in it.</source>
        <translation>密钥已遮盖；包含提示词和回答。</translation>
    </message>
    <message>
        <source>Holds no keys, prompts or answers.</source>
        <translation>不含密钥、提示词和回答。</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message numerus="yes">
        <source>%n more page(s)</source>
        <translation>
            <numerusform>还有 %n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1 before packing</source>
        <translation>
            <numerusform>%n 个文件，打包前 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for the charts</source>
        <translation>存放图表的文件夹</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>正在写入 %1…</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消，没有写出文件。</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开所在文件夹</translation>
    </message>
</context>
<context>
    <name>aisb::gui::ShortcutSheet</name>
    <message>
        <source>Select a range</source>
        <translation>选择区间</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>Zoom around the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Shift+Wheel, middle drag, Space+drag</source>
        <translation>Shift+滚轮、中键拖动、空格+拖动</translation>
    </message>
    <message>
        <source>Zoom the y axis</source>
        <translation>缩放 y 轴</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>完整范围</translation>
    </message>
    <message>
        <source>Double click, 0</source>
        <translation>双击、0</translation>
    </message>
    <message>
        <source>Move the crosshair</source>
        <translation>移动十字线</translation>
    </message>
    <message>
        <source>Extend the range</source>
        <translation>扩展区间</translation>
    </message>
    <message>
        <source>Zoom in, zoom out</source>
        <translation>放大、缩小</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>缩放到所选区间</translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation>y 轴取对数</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>In a chart that has the focus</source>
        <translation>在获得焦点的图表中</translation>
    </message>
    <message>
        <source>On the page</source>
        <translation>在页面中</translation>
    </message>
</context>
<context>
    <name>aisb::gui::StepperBar</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Step %1 of %2: %3. %4</source>
        <translation>第 %1 步，共 %2 步：%3。%4</translation>
    </message>
</context>
<context>
    <name>aisb::gui::SummaryModel</name>
    <message>
        <source>Few samples: %1</source>
        <translation>样本少：%1</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大</translation>
    </message>
</context>
<context>
    <name>aisb::gui::TablesPane</name>
    <message>
        <source>Statistics</source>
        <translation>统计量</translation>
    </message>
    <message>
        <source>Recalculate</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>恢复文件中的值</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Other statistics need the recorded requests, which this folder does not have.</source>
        <translation>其他统计量需要已记录的请求，而此文件夹中没有。</translation>
    </message>
    <message>
        <source>As written in the result files.</source>
        <translation>与结果文件一致。</translation>
    </message>
    <message>
        <source>Recalculated from the recorded requests: %1.</source>
        <translation>由已记录的请求重新计算：%1。</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>per request</source>
        <translation>逐条请求</translation>
    </message>
    <message>
        <source>Common metrics</source>
        <translation>总体指标</translation>
    </message>
    <message>
        <source>Shows the statistics the result files have.</source>
        <translation>显示结果文件中的统计量。</translation>
    </message>
    <message>
        <source>Calculates the table with these statistics.</source>
        <translation>用这些统计量计算表格。</translation>
    </message>
    <message>
        <source>Copies both tables.</source>
        <translation>复制两张表。</translation>
    </message>
    <message>
        <source>end to end</source>
        <translation>端到端</translation>
    </message>
</context>
<context>
    <name>aisb::gui::TasksModel</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>aisb::gui::TimeChart</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>aisb::gui::TimelineChart</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>并发槽</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>在途请求</translation>
    </message>
    <message>
        <source>Output throughput</source>
        <translation>输出吞吐</translation>
    </message>
    <message>
        <source>Request timeline</source>
        <translation>请求时间线</translation>
    </message>
    <message>
        <source>one lane per slot</source>
        <translation>每行一个并发槽</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>条</translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n 条请求</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for first token</source>
        <translation>等待首 Token</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Custom window</source>
        <translation>自定义窗口</translation>
    </message>
    <message>
        <source>Stable stage</source>
        <translation>稳态阶段</translation>
    </message>
    <message>
        <source>Steady state</source>
        <translation>稳态</translation>
    </message>
    <message>
        <source>Use the steady state as window</source>
        <translation>将检测到的稳态作为窗口</translation>
    </message>
    <message>
        <source>Use the selection as window</source>
        <translation>将所选区间作为窗口</translation>
    </message>
    <message>
        <source>Back to the stable stage</source>
        <translation>恢复稳态阶段</translation>
    </message>
</context>
<context>
    <name>aisb::gui::TokensChart</name>
    <message>
        <source>Tokens over time</source>
        <translation>Token 随时间变化</translation>
    </message>
    <message>
        <source>an input counts when its first token arrives</source>
        <translation>首 Token 到达时计入输入</translation>
    </message>
    <message>
        <source>No successful request</source>
        <translation>没有成功的请求</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Tokens until then</source>
        <translation>累计 Token</translation>
    </message>
    <message>
        <source>All until then</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Output throughput</source>
        <translation>输出吞吐</translation>
    </message>
    <message>
        <source>Input throughput</source>
        <translation>输入吞吐</translation>
    </message>
</context>
<context>
    <name>aisb::gui::TopBar</name>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>使用浅色主题</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>使用深色主题</translation>
    </message>
</context>
<context>
    <name>aisb::gui::WorkloadCard</name>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>Input length</source>
        <translation>输入长度</translation>
    </message>
    <message>
        <source>Output length</source>
        <translation>输出长度</translation>
    </message>
    <message>
        <source>Choose a data file to see its first rows.</source>
        <translation>选择数据文件以查看前几行。</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>此文件不可用。</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n rows</source>
        <translation>
            <numerusform>%1，%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, the first %n rows</source>
        <translation>
            <numerusform>%1，前 %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>aisb::gui::WorkloadStep</name>
    <message>
        <source>Where the prompts come from</source>
        <translation>提示词来源</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Input length</source>
        <translation>输入长度</translation>
    </message>
    <message>
        <source>Words of the prompt.</source>
        <translation>提示词的词数。</translation>
    </message>
    <message>
        <source>Output length</source>
        <translation>输出长度</translation>
    </message>
    <message>
        <source>Most tokens the service may answer with.</source>
        <translation>回答最多的 Token 数。</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>JSON Lines or CSV with the columns question and answer.</source>
        <translation>JSON Lines 或 CSV，含 question 和 answer 列。</translation>
    </message>
    <message>
        <source>Side file</source>
        <translation>附属文件</translation>
    </message>
    <message>
        <source>Sampling and output lengths; empty looks beside the data file.</source>
        <translation>采样方式和输出长度，留空则在数据文件旁查找。</translation>
    </message>
    <message>
        <source>Rows and repeatability</source>
        <translation>行数与可重现性</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Send every row of the workload.</source>
        <translation>发送全部行。</translation>
    </message>
    <message>
        <source>First</source>
        <translation>前</translation>
    </message>
    <message>
        <source>Send only the first rows of the workload.</source>
        <translation>只发送前若干行。</translation>
    </message>
    <message>
        <source>Number of rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>drawn and recorded</source>
        <translation>自动生成并记录</translation>
    </message>
    <message>
        <source>The same seed gives the same workload.</source>
        <translation>相同种子产生相同的负载。</translation>
    </message>
    <message>
        <source>Data sets of the catalogue</source>
        <translation>资源库中的数据集</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>How much is sent</source>
        <translation>发送数量</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Measure how good and how fast a language-model service is.</source>
        <translation>测量大模型推理服务的精度与性能。</translation>
    </message>
    <message>
        <source>Experiment folders to open.</source>
        <translation>要打开的实验文件夹。</translation>
    </message>
    <message>
        <source>Compare the folders; the first is the baseline.</source>
        <translation>对比这些文件夹；第一个为基线。</translation>
    </message>
    <message>
        <source>Write the report of the folder as a PDF file, without a window, and end.</source>
        <translation>把文件夹的报告写成 PDF 文件，不打开窗口，写完即退出。</translation>
    </message>
</context>
</TS>
