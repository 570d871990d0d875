using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;

namespace Opik.LoadGenerator.Rules;

/// <summary>What online rules cost the ingest of traces: projects without a rule, with one that samples nothing, and with one that every trace is queued for.</summary>
internal static class RuleLoad
{
    private static readonly (string Project, string Words, double? Rate)[] Projects =
    [
        ("without", "no rule", null),
        ("unsampled", "a rule that samples nothing", 0),
        ("queued", "a rule with a filter, which a job looks at for every trace", 1),
    ];

    public static async Task RunAsync(RuleLoadOptions options)
    {
        if (Directory.Exists(options.Data))
            Directory.Delete(options.Data, recursive: true);
        var (server, _) = await ServerUnderLoad.StartAsync(options.Server, options.Data);
        var times = Projects.ToDictionary(project => project.Project, _ => new List<double>(), StringComparer.Ordinal);
        var seconds = Projects.ToDictionary(project => project.Project, _ => 0.0, StringComparer.Ordinal);
        await using (server)
        {
            foreach (var (project, _, rate) in Projects)
                await PrepareAsync(server.Client, project, rate);
            // The first round warms up and does not count.
            for (var round = 0; round <= options.Rounds; round++)
            {
                foreach (var (project, _, _) in Projects)
                {
                    var (took, all) = await WriteAsync(server.Client, project, options);
                    if (round == 0)
                        continue;
                    seconds[project] += took;
                    times[project].AddRange(all);
                    // What was queued is worked off before the next project has its turn.
                    await Task.Delay(TimeSpan.FromSeconds(2));
                }
            }
        }

        var report = new StringBuilder()
            .AppendLine($"# Online rules and ingest, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC").AppendLine()
            .AppendLine($"Machine: {Environment.ProcessorCount} cores; .NET {Environment.Version}. Generator and server share it, and other work went on.")
            .AppendLine($"Command: `dotnet run -c Release --project benchmarks/Opik.LoadGenerator -- rules --traces {options.Traces} --rounds {options.Rounds} --connections {options.Connections}`").AppendLine()
            .AppendLine("| project with | traces/s, one a request | answer, median / p99 / max ms |").AppendLine("|---|---|---|");
        foreach (var (project, words, _) in Projects)
            report.AppendLine($"| {words} | {times[project].Count / seconds[project]:N0} | {Percentiles.Of(times[project])} |");
        Console.Write(report);
        if (options.Output is { } path)
            await File.WriteAllTextAsync(path, report.ToString());
        Directory.Delete(options.Data, recursive: true);
    }

    private static async Task PrepareAsync(HttpClient client, string project, double? rate)
    {
        using var created = (await client.PostAsJsonAsync(new Uri("/v1/private/projects", UriKind.Relative), new { name = project })).EnsureSuccessStatusCode();
        if (rate is null)
            return;
        using var rule = (await client.PostAsJsonAsync(new Uri("/v1/private/automations/evaluators", UriKind.Relative), new
        {
            action = "evaluator",
            type = "llm_as_judge",
            name = project,
            sampling_rate = rate,
            project_ids = new[] { created.Headers.Location!.ToString().Split('/')[^1] },
            filters = new[] { new { field = "tags", @operator = "contains", value = "nothing has it" } },
            code = new
            {
                model = new { name = "m" },
                variables = new { answer = "output.answer" },
                messages = new[] { new { role = "USER", content = "{{answer}}" } },
                schema = new[] { new { name = "good", type = "BOOLEAN", description = "d" } },
            },
        })).EnsureSuccessStatusCode();
    }

    private static async Task<(double Seconds, IReadOnlyCollection<double> Milliseconds)> WriteAsync(HttpClient client, string project, RuleLoadOptions options)
    {
        var times = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, options.Traces, new ParallelOptions { MaxDegreeOfParallelism = options.Connections }, async (number, stop) =>
        {
            var now = DateTime.UtcNow;
            var sent = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsJsonAsync(
                new Uri("/v1/private/traces", UriKind.Relative),
                new { id = Guid.CreateVersion7(), project_name = project, name = "t", start_time = now.AddSeconds(-1), end_time = now, input = new { question = $"number {number}" }, output = new { answer = "because" } },
                stop);
            answer.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        });
        return (watch.Elapsed.TotalSeconds, times);
    }
}
