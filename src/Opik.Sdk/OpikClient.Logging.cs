using Opik.Delivery;
using Opik.Tracing;

namespace Opik;

/// <content>Queued writes by id: scores, changes, files.</content>
public sealed partial class OpikClient
{
    /// <summary>Logs a score of a trace. Python: <c>log_traces_feedback_scores</c>.</summary>
    /// <param name="traceId">The trace.</param>
    /// <param name="name">Name of the score, not empty.</param>
    /// <param name="value">The number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="categoryName">Category that the number stands for.</param>
    /// <param name="projectName">Project of the trace; null: that of the context, else of the options.</param>
    public void LogTraceScore(Guid traceId, string name, double value, string? reason = null, string? categoryName = null, string? projectName = null) =>
        Enqueue(new ScoreItem(DeliveryKind.TraceScore, traceId, new FeedbackScoreValue(name, value, reason, categoryName), projects.Choose(projectName, null)));

    /// <summary>Logs a score of a span. Python: <c>log_spans_feedback_scores</c>.</summary>
    /// <param name="spanId">The span.</param>
    /// <param name="name">Name of the score, not empty.</param>
    /// <param name="value">The number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="categoryName">Category that the number stands for.</param>
    /// <param name="projectName">Project of the span; null: that of the context, else of the options.</param>
    public void LogSpanScore(Guid spanId, string name, double value, string? reason = null, string? categoryName = null, string? projectName = null) =>
        Enqueue(new ScoreItem(DeliveryKind.SpanScore, spanId, new FeedbackScoreValue(name, value, reason, categoryName), projects.Choose(projectName, null)));

    /// <summary>Logs a score of a thread. Python: <c>log_threads_feedback_scores</c>.</summary>
    /// <param name="threadId">The thread.</param>
    /// <param name="name">Name of the score, not empty.</param>
    /// <param name="value">The number.</param>
    /// <param name="reason">Why.</param>
    /// <param name="categoryName">Category that the number stands for.</param>
    /// <param name="projectName">Project of the thread; null: that of the context, else of the options.</param>
    public void LogThreadScore(string threadId, string name, double value, string? reason = null, string? categoryName = null, string? projectName = null) =>
        Enqueue(new ScoreItem(DeliveryKind.ThreadScore, Guid.Empty, new FeedbackScoreValue(name, value, reason, categoryName), projects.Choose(projectName, null), threadId));

    /// <summary>Logs whether a trace fulfils an assertion of a test suite. Python: <c>log_assertion_results</c>.</summary>
    /// <param name="traceId">The trace.</param>
    /// <param name="assertion">Text of the assertion, not empty.</param>
    /// <param name="passed">Whether it holds.</param>
    /// <param name="reason">Why.</param>
    /// <param name="projectName">Project of the trace; null: that of the context, else of the options.</param>
    public void LogAssertionResult(Guid traceId, string assertion, bool passed, string? reason = null, string? projectName = null) =>
        Enqueue(new AssertionItem(traceId, assertion, passed, reason, projects.Choose(projectName, null)));

    /// <summary>Changes members of a trace that exists; what is null stays. Python: <c>update_trace</c>.</summary>
    /// <remarks>Queued behind everything before it, so it cannot overtake the trace.</remarks>
    public void UpdateTrace(Guid traceId, TraceUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        Enqueue(new UpdateItem(DeliveryKind.TraceUpdate, traceId, update, projects.Choose(update.ProjectName, null), Options));
    }

    /// <summary>Changes members of a span that exists; what is null stays. Python: <c>update_span</c>.</summary>
    /// <remarks>Queued behind everything before it, so it cannot overtake the span.</remarks>
    public void UpdateSpan(Guid spanId, SpanUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        Enqueue(new UpdateItem(DeliveryKind.SpanUpdate, spanId, update, projects.Choose(update.ProjectName, null), Options));
    }

    /// <summary>Uploads a file beside a trace that exists. Python: <c>queue_attachment_upload</c>.</summary>
    public void AttachToTrace(Guid traceId, OpikAttachment attachment, string? projectName = null) =>
        Enqueue(new AttachmentItem(true, traceId, projects.Choose(projectName, null), attachment));

    /// <summary>Uploads a file beside a span that exists. Python: <c>queue_attachment_upload</c>.</summary>
    public void AttachToSpan(Guid spanId, OpikAttachment attachment, string? projectName = null) =>
        Enqueue(new AttachmentItem(false, spanId, projects.Choose(projectName, null), attachment));

    // Tracing that is off is off for everything that is logged.
    private void Enqueue(DeliveryItem item)
    {
        if (tracer.IsActive)
            Delivery.Enqueue(item);
    }
}
