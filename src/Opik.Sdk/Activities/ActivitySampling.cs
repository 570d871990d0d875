using System.Diagnostics;

namespace Opik.Activities;

/// <summary>
/// What our listeners ask of an activity: all its data, and its W3C flag as whoever began the trace decided. A trace that
/// begins with it is marked as sampled, because services downstream that follow the flag would drop it otherwise; one that an
/// OpenTelemetry sampler has dropped stays dropped for the exporters of that SDK.
/// </summary>
internal static class ActivitySampling
{
    /// <summary>The answer for an activity below <paramref name="parent"/>.</summary>
    public static ActivitySamplingResult Below(in ActivityContext parent) =>
        parent.TraceId == default || parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.AllData;
}
