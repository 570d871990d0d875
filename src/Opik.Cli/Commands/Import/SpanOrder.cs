using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Import;

/// <summary>Puts spans so that each comes after its parent. A span whose parent is not there is a root.</summary>
internal static class SpanOrder
{
    /// <summary>All spans, level by level; those of a circle last.</summary>
    public static List<JsonObject> Sort(IEnumerable<JsonObject> spans)
    {
        var all = spans.ToList();
        var ids = all.Select(span => span.Text("id")).ToHashSet(StringComparer.Ordinal);
        var children = all.Where(span => HasParent(span, ids)).ToLookup(span => span.Text("parent_span_id"), StringComparer.Ordinal);
        var sorted = all.Where(span => !HasParent(span, ids)).ToList();
        for (var index = 0; index < sorted.Count; index++)
            sorted.AddRange(children[sorted[index].Text("id")]);
        return sorted.Count == all.Count ? sorted : [.. sorted, .. all.Except(sorted)];
    }

    private static bool HasParent(JsonObject span, HashSet<string?> ids) =>
        span.Text("parent_span_id") is { } parent && parent != span.Text("id") && ids.Contains(parent);
}
