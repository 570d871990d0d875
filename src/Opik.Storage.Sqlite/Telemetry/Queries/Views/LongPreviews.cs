using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Previews that are longer than those which rows hold, made of payloads when they are read.</summary>
internal static class LongPreviews
{
    /// <summary>Traces with previews of a length.</summary>
    public static List<TraceView> Of(List<TraceView> views, int length) =>
        length <= TextLength.Stored
            ? views
            : views.ConvertAll(view => view with
            {
                InputPreview = PayloadPreview.OfInput(view.Trace.Input, length) ?? view.InputPreview,
                OutputPreview = PayloadPreview.OfOutput(view.Trace.Output, length) ?? view.OutputPreview,
            });

    /// <summary>Spans with previews of a length.</summary>
    public static List<SpanView> Of(List<SpanView> views, int length) =>
        length <= TextLength.Stored
            ? views
            : views.ConvertAll(view => view with
            {
                InputPreview = PayloadPreview.OfInput(view.Span.Input, length) ?? view.InputPreview,
                OutputPreview = PayloadPreview.OfOutput(view.Span.Output, length) ?? view.OutputPreview,
            });
}
