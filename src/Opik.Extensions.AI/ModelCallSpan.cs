using System.Diagnostics;
using Opik.Activities;
using Opik.Contracts;
using Opik.OpenTelemetry.Mapping;
using Opik.Tracing;

namespace Opik.Extensions.AI;

/// <summary>
/// The span of one call of a model. When the telemetry of Microsoft.Extensions.AI or Semantic Kernel around us has opened one for
/// the very same call, that one is filled and no second is opened.
/// </summary>
internal sealed class ModelCallSpan : IDisposable
{
    private readonly bool _isOwn;
    private readonly long _started = Stopwatch.GetTimestamp();

    private ModelCallSpan(OpikSpan span, bool isOwn) => (Span, _isOwn) = (span, isOwn);

    /// <summary>The span.</summary>
    public OpikSpan Span { get; }

    /// <summary>Opens it; null when nothing is to be logged: tracing is off, or somebody around us logs the call.</summary>
    /// <param name="client">Logs.</param>
    /// <param name="options">How.</param>
    /// <param name="operation">Operation, such as <c>chat</c>.</param>
    /// <param name="model">Model that is asked; null: not known yet.</param>
    public static ModelCallSpan? Start(OpikClient client, OpikMiddlewareOptions options, string operation, string? model)
    {
        if (!client.IsTracingActive || ModelCallScope.Current is not null)
            return null;
        if (OpikContext.CurrentSpan is { IsForeign: true, Activity: { } activity } around && ModelActivities.IsModelCall(activity))
            return new ModelCallSpan(around, isOwn: false);
        var name = options.Name ?? (model is null ? operation : $"{operation} {model}");
        var span = client.StartSpan(name, new SpanOptions { Type = SpanType.Llm, Tags = options.Tags.Count > 0 ? options.Tags : null });
        return new ModelCallSpan(span, isOwn: true);
    }

    /// <summary>Makes it current and says that the call is logged, for one step of the call.</summary>
    public ModelCallScope Enter()
    {
        if (Span.Activity is { } activity)
            Activity.Current = activity;
        return ModelCallScope.Enter();
    }

    /// <summary>Notes model and provider; the later call wins.</summary>
    public void SetModel(string? model, string? provider)
    {
        if (model is not null)
            Span.Model = model;
        if (provider is { Length: > 0 })
            Span.Provider = ProviderNames.Normalise(provider, null);
    }

    /// <summary>Notes that the first piece of the answer is there.</summary>
    public void FirstToken() => Span.TimeToFirstToken ??= Stopwatch.GetElapsedTime(_started);

    /// <summary>Sets a key of the metadata of the span, and of the trace that is there for this call alone.</summary>
    public void SetMetadata<T>(string key, T value)
    {
        Span.SetMetadata(key, value);
        if (Span.OpensTrace)
            Span.Trace.SetMetadata(key, value);
    }

    /// <summary>Ends it, unless it is another library's to end.</summary>
    public void Dispose()
    {
        if (_isOwn)
            Span.End();
    }
}
