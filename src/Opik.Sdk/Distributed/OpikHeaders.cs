using System.Diagnostics;
using System.Net.Http.Headers;
using Opik.Contracts;
using Opik.Identifiers;
using Opik.Tracing;

namespace Opik.Distributed;

/// <summary>
/// The headers by which a service continues the trace of its caller: <c>opik_trace_id</c> and <c>opik_parent_span_id</c>. For
/// transports of which <see cref="OpikPropagator"/> knows nothing: queues, sockets, jobs.
/// </summary>
/// <example>
/// <code>
/// foreach (var (name, value) in OpikHeaders.Current())
///     message.Properties[name] = value;
/// // … in the other process:
/// using var span = client.StartSpan("handle", new SpanOptions { Parent = OpikHeaders.Extract(message.Properties) });
/// </code>
/// </example>
public static class OpikHeaders
{
    /// <summary>Name of the header with the trace.</summary>
    public const string TraceId = "opik_trace_id";

    /// <summary>Name of the header with the span that calls.</summary>
    public const string ParentSpanId = "opik_parent_span_id";

    /// <summary>The headers that name the current span; empty outside of a trace. Python: <c>opik_context.get_distributed_trace_headers</c>.</summary>
    public static IReadOnlyDictionary<string, string> Current()
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        Inject(headers, static (to, name, value) => to[name] = value);
        return headers;
    }

    /// <summary>Adds the headers that name the current span to a request; none outside of a trace.</summary>
    public static void Inject(HttpRequestHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        Inject(headers, static (to, name, value) =>
        {
            to.Remove(name);
            to.TryAddWithoutValidation(name, value);
        });
    }

    /// <summary>Hands the headers that name the current span to <paramref name="set"/>; none outside of a trace.</summary>
    /// <param name="carrier">Whatever takes headers.</param>
    /// <param name="set">Sets one header: carrier, name, value.</param>
    public static void Inject<TCarrier>(TCarrier carrier, Action<TCarrier, string, string> set)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (PlaceOf(Activity.Current) is not { } place)
            return;
        set(carrier, TraceId, place.TraceId.ToString());
        if (place.SpanId is { } span)
            set(carrier, ParentSpanId, span.ToString());
    }

    /// <summary>
    /// The place that headers name; null when they name none. Names count in any case, values are trimmed and must be UUIDs of
    /// version 7; a parent that is none is left out.
    /// </summary>
    /// <param name="headers">Headers of a request, or a dictionary; values may be texts, lists of texts, or anything whose text they are.</param>
    public static OpikParent? Extract<TValue>(IEnumerable<KeyValuePair<string, TValue>>? headers)
    {
        Guid? trace = null;
        Guid? span = null;
        foreach (var (name, value) in headers ?? [])
        {
            if (string.Equals(name, TraceId, StringComparison.OrdinalIgnoreCase))
                trace ??= Parse(TextOf(value));
            else if (string.Equals(name, ParentSpanId, StringComparison.OrdinalIgnoreCase))
                span ??= Parse(TextOf(value));
        }

        return trace is { } id ? new OpikParent(id, span) : null;
    }

    /// <summary>An id of a header; null when it is none.</summary>
    internal static Guid? Parse(string? text) => ParseExact(text?.Trim());

    /// <summary>An id without blanks around it; null when it is none.</summary>
    internal static Guid? ParseExact(string? text) => UuidText.TryParse(text, out var id) && UuidText.IsRfc4122(id) && UuidV7.Is(id) ? id : null;

    /// <summary>The place that a call made inside an activity continues: the nearest span, else what the caller named.</summary>
    internal static OpikParent? PlaceOf(Activity? activity) => OpikSource.Nearest(activity) switch
    {
        OpikSpan span => new OpikParent(span.TraceId, span.IdForChildren),
        OpikTrace trace => new OpikParent(trace.Id),
        _ => RemoteContext.Of(activity),
    };

    private static string? TextOf<TValue>(TValue value) => value switch
    {
        null => null,
        string text => text,
        IEnumerable<string> texts => texts.FirstOrDefault(),
        _ => value.ToString(),
    };
}
