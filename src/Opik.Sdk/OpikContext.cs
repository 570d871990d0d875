using Opik.Tracing;

namespace Opik;

/// <summary>What is current in this asynchronous flow. Python: <c>opik_context</c>.</summary>
public static class OpikContext
{
    /// <summary>The innermost open span; <see cref="OpikSpan.None"/> outside. Python: <c>get_current_span_data</c>, <c>update_current_span</c>.</summary>
    public static OpikSpan CurrentSpan => OpikSource.Current() as OpikSpan ?? OpikSpan.None;

    /// <summary>The trace around; <see cref="OpikTrace.None"/> outside, or when another process owns it. Python: <c>get_current_trace_data</c>, <c>update_current_trace</c>.</summary>
    public static OpikTrace CurrentTrace => OpikSource.Current() switch
    {
        OpikTrace trace => trace,
        OpikSpan span => span.Trace,
        _ => OpikTrace.None,
    };
}
