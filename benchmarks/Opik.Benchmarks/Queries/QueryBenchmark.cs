using System.Diagnostics;
using System.Globalization;
using Opik.Contracts;
using Opik.Storage;

namespace Opik.Benchmarks.Queries;

/// <summary>What lists, filters and trees take, in the process, without HTTP.</summary>
internal static class QueryBenchmark
{
    private const int Rounds = 15;

    public static async Task RunAsync(int spans, string? folder)
    {
        await using var store = await FilledStore.OpenAsync(spans, folder);
        Console.WriteLine("| read | median ms | worst ms | rows | total |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (name, filters, sort, search) in Lists())
            await MeasureAsync("spans: " + name, () => SpansAsync(store, filters, sort, search));
        foreach (var (name, filters, sort, search) in Lists())
            await MeasureAsync("traces: " + name, () => TracesAsync(store, filters, sort, search));
        await MeasureAsync("threads: newest 25", () => ThreadsAsync(store, "[]"));
        await MeasureAsync("threads: more than 2 messages", () => ThreadsAsync(store, """[{"field":"number_of_messages","operator":">","value":"2"}]"""));
        await MeasureAsync("spans of a trace of 100, with payloads", () => OfTraceAsync(store, FilledStore.TraceOf100, 1000));
        await MeasureAsync("tree of 100", () => TreeAsync(store, FilledStore.TraceOf100));
        await MeasureAsync("tree of 10,000", () => TreeAsync(store, FilledStore.TraceOf10000));
    }

    private static IEnumerable<(string Name, string Filters, string? Sort, string? Search)> Lists()
    {
        yield return ("newest 25", "[]", null, null);
        yield return ("name equals", """[{"field":"name","operator":"=","value":"answer"}]""", null, null);
        yield return ("name contains, several names", """[{"field":"name","operator":"contains","value":"step-"}]""", null, null);
        yield return ("with error", """[{"field":"error_info","operator":"is_not_empty"}]""", null, null);
        yield return ("tag", """[{"field":"tags","operator":"contains","value":"production"}]""", null, null);
        yield return ("metadata number, one row", """[{"field":"metadata","operator":"=","key":"thread","value":"77771"}]""", null, null);
        yield return ("metadata text, a seventh of the rows", """[{"field":"metadata","operator":"=","key":"host","value":"worker-3"}]""", null, null);
        yield return ("metadata text, no row", """[{"field":"metadata","operator":"=","key":"host","value":"worker-99"}]""", null, null);
        yield return ("input contains a rare text", """[{"field":"input","operator":"contains","value":"zzqxjv"}]""", null, null);
        yield return ("free text, common", "[]", null, "assistant");
        yield return ("free text, none", "[]", null, "nowhere-to-be-found");
        yield return ("duration over 100 ms", """[{"field":"duration","operator":">","value":"100"}]""", null, null);
        yield return ("sorted by duration", "[]", """[{"field":"duration","direction":"DESC"}]""", null);
    }

    private static async Task<(int, long, bool)> SpansAsync(FilledStore store, string filters, string? sort, string? search)
    {
        var page = await store.Telemetry.SpanReads.FindAsync(
            Scope.Default,
            new SpanQuery { ProjectId = FilledStore.Project, Size = 25, Filters = FilterParser.Parse(filters, FilterFields.Spans), Sort = SortParser.Parse(sort, SortFields.Spans), Search = search },
            default);
        return (page.Content.Count, page.Total, page.TotalEstimated);
    }

    private static async Task<(int, long, bool)> TracesAsync(FilledStore store, string filters, string? sort, string? search)
    {
        var page = await store.Telemetry.TraceReads.FindAsync(
            Scope.Default,
            new TraceQuery { ProjectId = FilledStore.Project, Size = 25, Filters = FilterParser.Parse(filters, FilterFields.Traces), Sort = SortParser.Parse(sort, SortFields.Traces), Search = search },
            default);
        return (page.Content.Count, page.Total, page.TotalEstimated);
    }

    private static async Task<(int, long, bool)> ThreadsAsync(FilledStore store, string filters)
    {
        var page = await store.Telemetry.ThreadReads.FindAsync(Scope.Default, new ThreadQuery { ProjectId = FilledStore.Project, Size = 25, Filters = FilterParser.Parse(filters, FilterFields.Threads) }, default);
        return (page.Content.Count, page.Total, page.TotalEstimated);
    }

    private static async Task<(int, long, bool)> OfTraceAsync(FilledStore store, Guid trace, int size)
    {
        var page = await store.Telemetry.SpanReads.FindAsync(Scope.Default, new SpanQuery { ProjectId = FilledStore.Project, TraceId = trace, Size = size }, default);
        return (page.Content.Count, page.Total, page.TotalEstimated);
    }

    private static async Task<(int, long, bool)> TreeAsync(FilledStore store, Guid trace)
    {
        var tree = await store.Telemetry.TraceReads.GetTreeAsync(Scope.Default, trace, default);
        return (tree!.Spans.Count, tree.Spans.Count, false);
    }

    private static async Task MeasureAsync(string name, Func<Task<(int Rows, long Total, bool Estimated)>> read)
    {
        var times = new List<double>();
        var (rows, total, estimated) = await read();
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await read();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[Rounds / 2]:F1} | {times[^1]:F1} | {rows} | {(estimated ? "about " : "")}{total:N0} |"));
    }
}
