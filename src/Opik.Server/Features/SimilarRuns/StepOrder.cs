using Opik.Storage;

namespace Opik.Server.Features.SimilarRuns;

/// <summary>Which step of a level came right after which; the same rule as the graph of the pages (<c>web/src/features/graph/model/order.ts</c>).</summary>
internal static class StepOrder
{
    // Clients round times to a millisecond; an end this close to a start counts as before it.
    private static readonly TimeSpan ClockStep = TimeSpan.FromMilliseconds(1);

    // Of wider forks that meet again one line of each name is followed.
    private const int MostBefore = 50;

    /// <summary>
    /// The steps that came right before each: steps that overlap have no order; of two that do not, the later follows the
    /// earlier unless a third ran wholly between them.
    /// </summary>
    /// <param name="steps">By start.</param>
    public static List<IReadOnlyList<int>> Before(IReadOnlyList<TraceTreeSpan> steps)
    {
        var byEnd = Enumerable.Range(0, steps.Count).OrderBy(i => End(steps[i])).ThenBy(static i => i).ToList();
        var found = new List<IReadOnlyList<int>>(steps.Count);
        var waiting = new List<int>();
        List<int> front = [];
        var next = 0;
        var last = -1;
        for (var at = 0; at < steps.Count; at++)
        {
            while (next < byEnd.Count && End(steps[byEnd[next]]) <= steps[at].StartTime + ClockStep)
                waiting.Add(byEnd[next++]);
            var ended = waiting.FindAll(each => each < at);
            waiting.RemoveAll(each => each < at);
            if (ended.Count > 0)
            {
                last = Math.Max(last, ended.Max());
                var latest = last;
                // What ended before the latest of them started is not right before anything later.
                front = [.. front.Concat(ended).Where(each => each == latest || End(steps[each]) > steps[latest].StartTime + ClockStep)];
            }

            found.Add(front.Count > MostBefore ? [.. front.DistinctBy(each => steps[each].Name, StringComparer.Ordinal)] : front);
        }

        return found;
    }

    /// <summary>Whether nothing came after a step: it began last, or ended after the last began.</summary>
    public static bool IsLast(IReadOnlyList<TraceTreeSpan> steps, int at) =>
        at == steps.Count - 1 || End(steps[at]) > steps[^1].StartTime + ClockStep;

    private static DateTime End(TraceTreeSpan step) => step.EndTime ?? DateTime.MaxValue.AddSeconds(-1);
}
