using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary>Compares the <c>traces</c> of an expected file, with their span trees, with what a server stored.</summary>
/// <param name="stored">What the server holds.</param>
/// <param name="attached">Ids of spans that came by OTLP for a trace that came by REST; they are compared on their own.</param>
/// <param name="report">Takes the findings.</param>
internal sealed class TraceExpectation(StoredContents stored, IReadOnlySet<string> attached, ExpectationReport report)
{
    // About requests, not about what is stored; or compared here.
    private static readonly HashSet<string> CheckedHere = new(StringComparer.Ordinal)
    {
        "children", "spans", "span_count", "requests", "trace_row", "root_arrives_in_request", "model_requested", "usage_removed_because_children_carry_it",
    };

    private readonly SpanTree tree = new(stored.Spans);

    /// <summary>Checks traces; stored traces that nobody expects are findings.</summary>
    /// <param name="expected">Traces that came by OTLP have derived ids.</param>
    /// <param name="byRest">Traces that came by REST in a recording that is OTLP otherwise.</param>
    /// <param name="idsAreDerived">Whether ids of <paramref name="expected"/> are what the original derives.</param>
    public void Check(IReadOnlyList<JsonObject> expected, IReadOnlyList<JsonObject> byRest, bool idsAreDerived)
    {
        var rows = expected.Concat(byRest).Where(HasRow);
        var pairs = Counterparts.Pair(rows, stored.Traces.OrderBy(SpanTree.Start), out var unexpected);
        foreach (var (label, trace, found) in pairs)
        {
            if (found is null)
                report.Add($"traces[{label}]", "is not stored");
            else
                CheckTrace($"traces[{label}]", trace, found, new EntityExpectation(stored, report, idsAreDerived && !byRest.Contains(trace)));
        }

        foreach (var extra in unexpected)
            report.Add($"traces[{extra["name"]}]", $"nobody sent this trace: {JsonComparison.Show(extra)}");
        foreach (var trace in expected.Where(trace => !HasRow(trace)))
            CheckWithoutRow(trace, new EntityExpectation(stored, report, idsAreDerived));
    }

    /// <summary>Checks spans that name their trace and parent themselves.</summary>
    public void CheckAttached(JsonArray expected)
    {
        foreach (var span in expected.Select(item => item!.AsObject()))
        {
            var path = $"attached_spans[{span["name"]}]";
            if (stored.Spans.FirstOrDefault(other => JsonComparison.Same(span["id"], other["id"])) is { } found)
                new EntityExpectation(stored, report, idsAreDerived: false).Check(path, span, found, CheckedHere);
            else
                report.Add(path, "is not stored");
        }
    }

    private void CheckTrace(string path, JsonObject expected, JsonObject actual, EntityExpectation entities)
    {
        entities.Check(path, expected, actual, CheckedHere);
        var traceId = SpanTree.Id(actual);
        CheckSpans(path, expected["spans"]!.AsArray(), tree.Roots(traceId), entities);
        var spanCount = (expected["span_count"]?.GetValue<int>() ?? 0) + tree.OfTrace(traceId).Count(span => attached.Contains(SpanTree.Id(span)));
        var counted = actual["span_count"]?.GetValue<int>() ?? 0;
        report.Require(counted == spanCount, $"{path}.span_count", $"expected {spanCount}, got {counted}");
        CheckNotCountedTwice(path, expected, actual);
    }

    private void CheckWithoutRow(JsonObject expected, EntityExpectation entities)
    {
        var path = $"traces[{expected["name"]}]";
        var names = expected["spans"]!.AsArray().Select(span => span!["name"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var traceId = stored.Spans.Where(span => names.Contains(span["name"]?.GetValue<string>() ?? ""))
            .Select(span => span["trace_id"]!.GetValue<string>())
            .FirstOrDefault(id => !stored.Traces.Any(trace => string.Equals(SpanTree.Id(trace), id, StringComparison.Ordinal)));
        if (traceId is null)
            report.Add(path, "its spans are not stored, or there is a trace for them");
        else
            CheckSpans(path, expected["spans"]!.AsArray(), tree.Roots(traceId), entities);
    }

    private void CheckSpans(string path, JsonArray expected, IEnumerable<JsonObject> actual, EntityExpectation entities)
    {
        var own = actual.Where(span => !attached.Contains(SpanTree.Id(span)));
        var pairs = Counterparts.Pair(expected.Select(item => item!.AsObject()), own, out var unexpected);
        foreach (var (label, span, found) in pairs)
        {
            var spanPath = $"{path}.spans[{label}]";
            if (found is null)
            {
                report.Add(spanPath, "is not stored here");
                continue;
            }

            var removed = span["usage_removed_because_children_carry_it"];
            entities.Check(spanPath, removed is not null && UsageExpectation.Mismatch(removed, found["usage"]) is null ? WithUsage(span, removed) : span, found, CheckedHere);
            CheckSpans(spanPath, span["children"]!.AsArray(), tree.Children(found), entities);
        }

        foreach (var extra in unexpected)
            report.Add($"{path}.spans[{extra["name"]}]", $"nobody sent this span here: {JsonComparison.Show(extra)}");
    }

    // An agent span that repeats the sum of its children must not double the total of its trace.
    private void CheckNotCountedTwice(string path, JsonObject expected, JsonObject actual)
    {
        var spans = Descendants(expected["spans"]!.AsArray()).ToArray();
        var repeated = spans.Sum(span => TotalTokens(span["usage_removed_because_children_carry_it"]));
        if (repeated == 0)
            return;
        var twice = repeated + spans.Sum(span => TotalTokens(span["usage"]));
        var total = TotalTokens(actual["usage"]);
        report.Require(total != twice, $"{path}.usage", $"{total} tokens: the numbers of a parent and of its children are both counted");
    }

    private static IEnumerable<JsonObject> Descendants(JsonArray spans) =>
        spans.Select(span => span!.AsObject()).SelectMany(span => Descendants(span["children"]!.AsArray()).Prepend(span));

    private static long TotalTokens(JsonNode? usage) => usage?["total_tokens"]?.GetValue<long>() ?? 0;

    private static JsonObject WithUsage(JsonObject span, JsonNode usage)
    {
        var copy = span.DeepClone().AsObject();
        copy["usage"] = usage.DeepClone();
        return copy;
    }

    private static bool HasRow(JsonObject trace) => trace["trace_row"]?.GetValue<bool>() != false;
}
