using Opik.Storage;

namespace Opik.Server.Features.SimilarRuns;

/// <summary>The steps of a run as its graph shows them.</summary>
internal static class StepLevel
{
    /// <summary>The steps inside of the spans of a name, one list for each of these; without a name those of the trace, where spans that only wrap the others are no step.</summary>
    public static IReadOnlyList<IReadOnlyList<TraceTreeSpan>> Of(TraceTree tree, string? parent)
    {
        var ids = tree.Spans.Select(static span => span.Id).ToHashSet();
        var children = tree.Spans.Where(static span => !span.IsInternal).ToLookup(span => span.ParentId is { } id && id != span.Id && ids.Contains(id) ? id : Guid.Empty);
        if (parent is not null)
            return [.. tree.Spans.Where(span => span.Name == parent).Select(span => Steps(children[span.Id])).Where(static steps => steps.Count > 0)];
        var level = Steps(children[Guid.Empty]);
        // A chain of wrappers is as long as the trace has spans at most: parents may form a cycle.
        for (var i = 0; i < tree.Spans.Count && level.Count == 1 && Steps(children[level[0].Id]) is { Count: > 0 } inner; i++)
            level = inner;
        return level.Count > 0 ? [level] : [];
    }

    private static List<TraceTreeSpan> Steps(IEnumerable<TraceTreeSpan> spans) => [.. spans.OrderBy(static span => span.StartTime).ThenBy(static span => span.Id)];
}
