using System.Globalization;
using System.Text.Json.Nodes;

namespace Opik.Testing.Reading;

/// <summary>Stored spans as trees: children in order of start, roots are the spans whose parent is not stored.</summary>
public sealed class SpanTree
{
    private readonly ILookup<string, JsonObject> childrenByParent;
    private readonly HashSet<string> ids;
    private readonly IReadOnlyList<JsonObject> spans;

    /// <summary>Arranges <paramref name="spans"/>, which may be of several traces.</summary>
    public SpanTree(IReadOnlyList<JsonObject> spans)
    {
        this.spans = spans;
        ids = spans.Select(Id).ToHashSet(StringComparer.Ordinal);
        childrenByParent = spans.Where(span => Parent(span) is not null).ToLookup(span => Parent(span)!, StringComparer.Ordinal);
    }

    /// <summary>The top spans of a trace.</summary>
    public IReadOnlyList<JsonObject> Roots(string traceId) =>
        InOrderOfStart(OfTrace(traceId).Where(span => Parent(span) is not { } parent || !ids.Contains(parent)));

    /// <summary>The spans directly below a span.</summary>
    public IReadOnlyList<JsonObject> Children(JsonObject span) => InOrderOfStart(childrenByParent[Id(span)]);

    /// <summary>All spans of a trace, in no order.</summary>
    public IEnumerable<JsonObject> OfTrace(string traceId) =>
        spans.Where(span => string.Equals(span["trace_id"]?.GetValue<string>(), traceId, StringComparison.Ordinal));

    /// <summary>The id of a trace or span.</summary>
    public static string Id(JsonObject entity) => entity["id"]!.GetValue<string>();

    /// <summary>When a trace or span began.</summary>
    public static DateTimeOffset Start(JsonObject entity) =>
        DateTimeOffset.Parse(entity["start_time"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string? Parent(JsonObject span) => span["parent_span_id"]?.GetValue<string>();

    // Ids are time-ordered: they decide between spans that start in the same microsecond.
    private static IReadOnlyList<JsonObject> InOrderOfStart(IEnumerable<JsonObject> spans) =>
        [.. spans.OrderBy(Start).ThenBy(Id, StringComparer.Ordinal)];
}
