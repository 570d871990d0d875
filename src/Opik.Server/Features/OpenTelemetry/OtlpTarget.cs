namespace Opik.Server.Features.OpenTelemetry;

/// <summary>Where a request says its spans go, by headers or gRPC metadata.</summary>
/// <param name="ProjectName">Project; null or blank: the default one.</param>
/// <param name="TraceId">Trace that the spans continue; null: their own.</param>
/// <param name="ParentSpanId">Parent of their root spans; only with <paramref name="TraceId"/>.</param>
internal sealed record OtlpTarget(string? ProjectName, Guid? TraceId, Guid? ParentSpanId)
{
    private const string ProjectHeader = "projectName";
    private const string TraceHeader = "opik_trace_id";
    private const string ParentHeader = "opik_parent_span_id";

    /// <summary>Reads the headers; names without regard to case, malformed ids are ignored.</summary>
    public static OtlpTarget Of(IHeaderDictionary headers)
    {
        var trace = Mapping.OtlpTraceIdentity.Parse(headers[TraceHeader]);
        return new OtlpTarget(headers[ProjectHeader], trace, trace is null ? null : Mapping.OtlpTraceIdentity.Parse(headers[ParentHeader]));
    }
}
