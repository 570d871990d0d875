using Opik.Evaluation.Spans;
using Opik.Tracing.Recording;

namespace Opik.Evaluation.Recording;

/// <summary>Recorded traces and spans as metrics look at them.</summary>
internal static class RecordedTaskSpans
{
    /// <summary>The traces with their spans, in order of their starts; traces that are not recorded themselves are left out.</summary>
    public static IReadOnlyList<TaskTrace> Traces(RecordedItems recorded) =>
        [.. Build(recorded, (content, trace, below) => trace is null ? null : content.Trace(trace, below)).OfType<TaskTrace>().OrderBy(trace => trace.StartTime)];

    /// <summary>The spans without a recorded span above them, in order of their starts.</summary>
    public static IReadOnlyList<TaskSpan> Spans(RecordedItems recorded) =>
        [.. Build(recorded, (_, _, below) => below).SelectMany(below => below).OrderBy(span => span.StartTime)];

    private static IReadOnlyList<T> Build<T>(RecordedItems recorded, Func<RecordedContent, OpikTrace?, IReadOnlyList<TaskSpan>, T> trace)
    {
        var items = recorded.Items;
        var content = new RecordedContent(items);
        return EntityTrees.Build<T, TaskSpan>(
            items.OfType<OpikEntity>(),
            (span, below) => content.Span(span, InOrder(below)),
            (_, one, below) => trace(content, one, InOrder(below)));
    }

    private static IReadOnlyList<TaskSpan> InOrder(IReadOnlyList<TaskSpan> spans) => [.. spans.OrderBy(span => span.StartTime)];
}
