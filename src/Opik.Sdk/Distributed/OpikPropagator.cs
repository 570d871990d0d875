using System.Diagnostics;
using Opik.Tracing;

namespace Opik.Distributed;

/// <summary>
/// Carries the trace across HTTP, in both directions and without a line in the program: beside what another propagator sends
/// (W3C <c>traceparent</c>, <c>tracestate</c>, <c>baggage</c>) the headers <c>opik_trace_id</c> and <c>opik_parent_span_id</c>,
/// which official clients read, and the same in the baggage (<c>opik.trace_id</c>, <c>opik.parent_span_id</c>), which passes
/// services that know nothing of Opik.
/// </summary>
/// <remarks>
/// <c>services.AddOpik()</c> installs it; without dependency injection call <see cref="Install"/> at the start. HttpClient and
/// ASP.NET Core then use it. <see cref="HttpClient"/>s that were made before keep what they had.
/// </remarks>
public sealed class OpikPropagator : DistributedContextPropagator
{
    private static readonly Lock Gate = new();
    private static ActivityListener? requests;

    private readonly DistributedContextPropagator inner;

    /// <summary>Wraps a propagator.</summary>
    /// <param name="inner">Sends and reads everything else.</param>
    public OpikPropagator(DistributedContextPropagator inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        this.inner = inner;
    }

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Fields => [.. inner.Fields, OpikHeaders.TraceId, OpikHeaders.ParentSpanId];

    /// <summary>Puts it around the propagator of the process, unless that is one already.</summary>
    /// <returns>The propagator of the process from now on.</returns>
    public static DistributedContextPropagator Install()
    {
        lock (Gate)
        {
            if (Current is not OpikPropagator)
                Current = new OpikPropagator(Current);
            ListenToRequests();
            return Current;
        }
    }

    /// <inheritdoc/>
    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        if (setter is null || OpikHeaders.PlaceOf(activity) is not { } place)
        {
            inner.Inject(activity, carrier, setter);
            return;
        }

        var said = false;
        inner.Inject(activity, carrier, (to, name, value) =>
        {
            var isBaggage = name.Equals(OpikBaggage.Header, StringComparison.OrdinalIgnoreCase);
            said |= isBaggage;
            setter(to, name, isBaggage ? OpikBaggage.With(value, place) : value);
        });
        if (!said)
            setter(carrier, OpikBaggage.Header, OpikBaggage.With(null, place));
        setter(carrier, OpikHeaders.TraceId, place.TraceId.ToString());
        if (place.SpanId is { } span)
            setter(carrier, OpikHeaders.ParentSpanId, span.ToString());
    }

    /// <inheritdoc/>
    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        inner.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter)
    {
        var baggage = inner.ExtractBaggage(carrier, getter);
        if (getter is null || Read(OpikHeaders.TraceId) is not { } trace)
            return baggage;
        // The headers are those of the last service that knows Opik, the baggage may be older.
        var kept = (baggage ?? []).Where(entry => entry.Key is not (RemoteContext.TraceKey or RemoteContext.SpanKey)).ToList();
        kept.Add(new(RemoteContext.TraceKey, trace.ToString()));
        if (Read(OpikHeaders.ParentSpanId) is { } span)
            kept.Add(new(RemoteContext.SpanKey, span.ToString()));
        return kept;

        Guid? Read(string name)
        {
            getter(carrier, name, out var value, out var values);
            return OpikHeaders.Parse(value ?? values?.FirstOrDefault());
        }
    }

    // ASP.NET Core reads the headers of a request into an activity, which it makes only where somebody asks for one.
    private static void ListenToRequests()
    {
        if (requests is not null)
            return;
        requests = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Microsoft.AspNetCore",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            SampleUsingParentId = static (ref ActivityCreationOptions<string> _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(requests);
    }
}
