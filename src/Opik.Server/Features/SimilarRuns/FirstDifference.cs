using Opik.Storage;

namespace Opik.Server.Features.SimilarRuns;

/// <summary>The step at which a run that failed first went another way than a good one.</summary>
internal static class FirstDifference
{
    /// <summary>Name of the first step, in the order of time, that only one has or that failed in only one; null when there is none.</summary>
    public static string? Of(TraceTree failed, TraceTree good)
    {
        var a = Steps(failed);
        var b = Steps(good);
        for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
        {
            if (i >= a.Count)
                return b[i].Name;
            if (i >= b.Count || a[i].HasError != b[i].HasError)
                return a[i].Name;
            if (a[i].Name == b[i].Name)
                continue;
            // Steps that ran at the same time may have begun in any order.
            if (i + 1 < Math.Min(a.Count, b.Count) && a[i].Name == b[i + 1].Name && a[i + 1].Name == b[i].Name && a[i].HasError == b[i + 1].HasError && a[i + 1].HasError == b[i].HasError)
                i++;
            else
                return a[i].Name;
        }

        return null;
    }

    private static IReadOnlyList<TraceTreeSpan> Steps(TraceTree tree) => StepLevel.Of(tree, null) is [var steps, ..] ? steps : [];
}
