using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Opik.LoadGenerator.Deletion;

/// <summary>
/// What a client that logs notices of deletions: a project, old traces by a rule, and the space that comes back. All windows are
/// of one run, so that their ratio is one of the server and not of the machine.
/// </summary>
internal static class DeletionLoad
{
    public static async Task RunAsync(DeletionLoadOptions options)
    {
        if (Directory.Exists(options.Data))
            Directory.Delete(options.Data, recursive: true);
        var report = new StringBuilder();
        void Line(string text)
        {
            Console.WriteLine(text);
            report.AppendLine(text);
        }

        Line($"# Ingest while {options.Spans:N0} spans are deleted, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC");
        Line(string.Empty);
        Line($"Machine: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}; .NET {Environment.Version}. Generator and server share it. Command: `dotnet run -c Release --project benchmarks/Opik.LoadGenerator -- deletion --spans {options.Spans} --rate {options.Rate} --batch {options.Batch}`");
        Line(string.Empty);
        Line($"{options.Rate} requests a second of {options.Batch} spans each, of another project; answers, median / p99 / max ms:");
        Line(string.Empty);
        Line("| meanwhile | answers | p99 against rest | lasted | files |");
        Line("|---|---|---|---|---|");
        await new Run(options, Line).RunAsync();
        Directory.Delete(options.Data, recursive: true);
        if (options.Output is { } file)
            await File.WriteAllTextAsync(file, report.ToString());
    }

    private sealed class Run(DeletionLoadOptions options, Action<string> line)
    {
        private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
        // The worker that gives space back looks once a minute.
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

        private readonly SpanFactory _gone = new("gone", daysAgo: 30);
        private readonly SpanFactory _old = new("old", daysAgo: 40);
        private readonly List<double> _rest = [];
        private readonly List<(string Name, IReadOnlyCollection<double> Times, TimeSpan Length, long Bytes)> _windows = [];
        private ServerUnderLoad _server = null!;

        public async Task RunAsync()
        {
            (_server, _) = await ServerUnderLoad.StartAsync(options.Server, options.Data);
            var probe = new Probe(() => _server.Client, options);
            await FillAsync(_gone);
            await FillAsync(_old);
            await probe.RunAsync(Task.Delay(TimeSpan.FromSeconds(5)));

            await WindowAsync(probe, "rest", RestAsync());
            using (await _server.Client.DeleteAsync(new Uri($"/api/v1/private/projects/{await ProjectAsync("gone")}", UriKind.Relative)))
                await WindowAsync(probe, "deletion of a project", UntilGoneAsync(_gone));
            await WindowAsync(probe, "its space comes back", UntilSmallAsync());
            await WindowAsync(probe, "rest", RestAsync());

            // A rule runs a minute after the start.
            await _server.DisposeAsync();
            (_server, _) = await ServerUnderLoad.StartAsync(options.Server, options.Data);
            await PostAsync("/api/v1/private/retention/rules", $$"""{"project_id":"{{await ProjectAsync("old")}}","retention":"short_14d","apply_to_past":true}""");
            await WindowAsync(probe, "rest", RestAsync());
            await UntilAsync(() => IsGoneAsync($"traces/{_old.TraceId(0)}"));
            await WindowAsync(probe, "retention", UntilGoneAsync(_old));
            await WindowAsync(probe, "its space comes back", UntilSmallAsync());
            await WindowAsync(probe, "rest", RestAsync());
            await _server.DisposeAsync();

            var rest = Percentiles.Of(_rest);
            foreach (var (name, times, length, bytes) in _windows)
            {
                var found = Percentiles.Of(times);
                line($"| {name} | {found} | {found.P99 / rest.P99:0.00} | {length.TotalSeconds:0.0} s | {bytes >> 20} MiB |");
            }

            line($"| all rest together | {rest} | 1 | | |");
        }

        private async Task FillAsync(SpanFactory factory)
        {
            var load = new LoadOptions { Spans = options.Spans };
            await Ingest.RunAsync(_server.Client, Ingest.Prepare(factory, load, 0, options.Spans), load);
        }

        private async Task WindowAsync(Probe probe, string name, Task end)
        {
            var watch = Stopwatch.StartNew();
            var times = await probe.RunAsync(end);
            if (name == "rest")
                _rest.AddRange(times);
            _windows.Add((name, times, watch.Elapsed, _server.DiskBytes));
            Console.WriteLine($"{name}: {Percentiles.Of(times)}, {watch.Elapsed.TotalSeconds:0.0} s, {_server.DiskBytes >> 20} MiB");
        }

        private Task RestAsync() => Task.Delay(TimeSpan.FromSeconds(options.RestSeconds));

        // Rows go in the order of their ids, traces after their spans or with them.
        private Task UntilGoneAsync(SpanFactory factory) => UntilAsync(async () =>
            await IsGoneAsync($"spans/{factory.SpanId(options.Spans - 1)}") && await IsGoneAsync($"traces/{factory.TraceId((options.Spans / SpanFactory.SpansPerTrace) - 1)}"));

        private async Task UntilSmallAsync()
        {
            var (start, file) = (Stopwatch.GetTimestamp(), Path.Combine(options.Data, "telemetry.db"));
            var (first, last, since) = (new FileInfo(file).Length, 0L, start);
            await UntilAsync(() =>
            {
                var length = new FileInfo(file).Length;
                if (length < last || last == 0)
                    since = Stopwatch.GetTimestamp();
                last = length;
                return Task.FromResult(Stopwatch.GetElapsedTime(start) > Patience || (length < first * 0.9 && Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(5)));
            });
        }

        private static async Task UntilAsync(Func<Task<bool>> condition)
        {
            while (!await condition())
                await Task.Delay(Poll);
        }

        private async Task<bool> IsGoneAsync(string path)
        {
            using var answer = await _server.Client.GetAsync(new Uri("/api/v1/private/" + path, UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.NotFound;
        }

        private async Task<string> ProjectAsync(string name)
        {
            var answer = await PostAsync("/api/v1/private/projects/retrieve", $$"""{"name":"{{name}}"}""");
            using var project = JsonDocument.Parse(answer);
            return project.RootElement.GetProperty("id").GetString()!;
        }

        private async Task<string> PostAsync(string path, string json)
        {
            using var content = new StringContent(json, Encoding.UTF8, "application/json");
            using var answer = await _server.Client.PostAsync(new Uri(path, UriKind.Relative), content);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
