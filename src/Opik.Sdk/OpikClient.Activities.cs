using Opik.Activities;

namespace Opik;

/// <content>Activities of other libraries.</content>
public sealed partial class OpikClient
{
    private readonly ActivityListening? listening;

    /// <summary>Makes spans of them.</summary>
    internal ActivityRecorder Activities => tracer.Activities!;

    /// <summary>From here on activities of other libraries are no longer recorded; those that are open are not finished.</summary>
    internal void StopListening() => listening?.Dispose();
}
