using System.Globalization;
using System.Text;
using Opik.LoadGenerator;
using Opik.LoadGenerator.Datasets;
using Opik.LoadGenerator.Deletion;
using Opik.LoadGenerator.Rules;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["datasets", .. var rest])
{
    await DatasetLoad.RunAsync(DatasetLoadOptions.Parse(rest));
    return;
}

if (args is ["deletion", .. var deletionArguments])
{
    await DeletionLoad.RunAsync(DeletionLoadOptions.Parse(deletionArguments));
    return;
}

if (args is ["dataset-files", .. var fileArguments])
{
    await FileLoad.RunAsync(FileLoadOptions.Parse(fileArguments));
    return;
}

if (args is ["rules", .. var ruleArguments])
{
    await RuleLoad.RunAsync(RuleLoadOptions.Parse(ruleArguments));
    return;
}

var options = LoadOptions.Parse(args);
var factory = new SpanFactory();
var report = new StringBuilder();
void Line(string text)
{
    Console.WriteLine(text);
    report.AppendLine(text);
}

if (Directory.Exists(options.Data))
    Directory.Delete(options.Data, recursive: true);
Line($"# Load report, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC");
Line(string.Empty);
Line($"Machine: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}; .NET {Environment.Version}. Generator and server share it.");
Line($"Command: `dotnet run -c Release --project benchmarks/Opik.LoadGenerator -- --spans {options.Spans} --batch {options.Batch} --connections {options.Connections} --baseline-rows {options.BaselineRows}`");
Line(string.Empty);

var baseline = Baseline.RowsPerSecond(factory, options);
var (server, startSeconds) = await ServerUnderLoad.StartAsync(options.Server, Path.Combine(options.Data, "server"));
await using (server)
{
    var idle = server.Memory;
    var requests = Ingest.Prepare(factory, options, 0, options.Spans);
    var (rate, times, bytes) = await Ingest.RunAsync(server.Client, requests, options);
    var cpu = server.ProcessorSeconds;
    var peak = server.PeakMemory;
    var disk = server.DiskBytes;
    Line("| ingest | value | target |");
    Line("|---|---|---|");
    Line($"| start to first answer | {startSeconds:0.00} s | 2 s |");
    Line($"| memory when idle | {idle:0} MiB | 200 MiB |");
    Line($"| rows/s straight into SQLite ({options.BaselineRows:N0} rows, same columns, WAL, FULL, 4 indexes) | {baseline:N0} | |");
    Line($"| rows/s through the server ({options.Spans:N0} spans and their traces) | {rate:N0} | |");
    Line($"| ratio | {rate / baseline:0.00} | at least 0.4, aim 0.6 |");
    Line($"| answer of a batch, median / p99 / max ms | {times} | p99 250 |");
    Line($"| processor time of the server per span | {cpu * 1e6 / options.Spans:0.0} µs | |");
    Line($"| peak memory | {peak:0} MiB | 600 MiB |");
    Line($"| disk per span, of {bytes / options.Spans:N0} B sent | {disk / options.Spans:N0} B, {disk / (double)bytes:0.00} times | 1.2 times |");
    foreach (var (name, size) in server.DiskByFile.OrderByDescending(entry => entry.Value).Take(6))
        Line($"| – {name} | {size >> 20} MiB | |");
    Line(string.Empty);

    var queries = new Queries(server.Client, factory);
    var all = await queries.AllAsync(options.Spans);
    var quiet = new Dictionary<string, (Percentiles Times, int Bytes)>(StringComparer.Ordinal);
    foreach (var (name, _, path, body) in all)
        quiet[name] = await queries.MeasureAsync(path, body, options.Repeats);

    var extra = Math.Min(5_000_000, options.Spans + (options.Spans / 2));
    using var stop = new CancellationTokenSource();
    requests = Ingest.Prepare(factory, options, options.Spans, extra);
    var load = Ingest.RunAsync(server.Client, requests, options, rate / 2, stop.Token);
    var busy = new Dictionary<string, Percentiles>(StringComparer.Ordinal);
    foreach (var (name, _, path, body) in all)
    {
        if (!load.IsCompleted)
            busy[name] = (await queries.MeasureAsync(path, body, Math.Max(3, options.Repeats / 3))).Times;
    }

    await stop.CancelAsync();
    await load;
    Line("| query, client-side median / p99 / max ms | quiet | while ingesting at half speed | bytes | target (quiet median) | met |");
    Line("|---|---|---|---|---|---|");
    foreach (var (name, target, _, _) in all)
        Line($"| {name} | {quiet[name].Times} | {(busy.TryGetValue(name, out var under) ? under.ToString() : "–")} | {quiet[name].Bytes:N0} | {target:0} | {(quiet[name].Times.Median <= target ? "yes" : "**no**")} |");
    Line(string.Empty);

    var (patches, patchTimes) = await Patches.RunAsync(server.Client, factory, options);
    Line($"Single PATCHes over 8 connections: {patches:N0} a second (target 5,000), median / p99 / max {patchTimes} ms.");
    Line($"Memory at the end: {server.Memory:0} MiB, peak {server.PeakMemory:0} MiB.");
}

Directory.Delete(options.Data, recursive: true);
if (options.Output is { } file)
    await File.WriteAllTextAsync(file, report.ToString());
