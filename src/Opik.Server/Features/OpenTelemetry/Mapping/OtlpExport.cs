using Opik.OpenTelemetry.Mapping;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.Server.Features.OpenTelemetry.Mapping;

/// <summary>The usable spans of one request, and when each of its traces began.</summary>
internal sealed class OtlpExport
{
    private readonly Dictionary<Guid, long> _earliest = [];
    private readonly List<(OtlpSpanGroup Group, OtlpSpan Span)> _spans = [];

    /// <param name="groups">What was sent.</param>
    /// <param name="received">Start of spans that name none.</param>
    public OtlpExport(IReadOnlyList<OtlpSpanGroup> groups, DateTimeOffset received)
    {
        var now = (ulong)Math.Max(1, received.ToUnixTimeMilliseconds()) * 1_000_000;
        foreach (var group in groups)
        {
            foreach (var span in group.Spans)
                Add(group, span.StartTimeUnixNano >= OtlpTimes.Earliest ? span : span with { StartTimeUnixNano = StartOf(span, now) });
        }
    }

    /// <summary>The spans with their process and library.</summary>
    public IReadOnlyList<(OtlpSpanGroup Group, OtlpSpan Span)> Spans => _spans;

    /// <summary>Earliest start by trace, milliseconds since 1970.</summary>
    public IReadOnlyDictionary<Guid, long> Earliest => _earliest;

    /// <summary>Spans that cannot be stored.</summary>
    public int Rejected { get; private set; }

    /// <summary>Why the first of them cannot.</summary>
    public string? RejectedBecause { get; private set; }

    private void Add(OtlpSpanGroup group, OtlpSpan span)
    {
        if (!span.HasValidIds)
        {
            Reject("A trace id must be 16 bytes and a span id 8 bytes, not all zero.");
            return;
        }

        if (span.ParentSpanId.Length is not (0 or 8))
        {
            Reject("A parent span id must be 8 bytes.");
            return;
        }

        if (span.StartTimeUnixNano > OtlpTimes.Latest || span.EndTimeUnixNano > OtlpTimes.Latest)
        {
            Reject("Times must lie between 1970 and 2262.");
            return;
        }

        _spans.Add((group, span));
        var key = OtlpTraceIdentity.Key(span);
        var start = OtlpTimes.ToMilliseconds(span.StartTimeUnixNano);
        _earliest[key] = _earliest.TryGetValue(key, out var earliest) ? Math.Min(earliest, start) : start;
    }

    private static ulong StartOf(OtlpSpan span, ulong received) =>
        span.EndTimeUnixNano is >= OtlpTimes.Earliest and <= OtlpTimes.Latest ? span.EndTimeUnixNano : received;

    private void Reject(string reason)
    {
        Rejected++;
        RejectedBecause ??= reason;
    }
}
