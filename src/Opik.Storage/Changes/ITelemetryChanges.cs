namespace Opik.Storage;

/// <summary>Tells of committed writes: live updates of the UI, workers.</summary>
public interface ITelemetryChanges
{
    /// <summary>
    /// Raised after the commit, on the writer's thread: handlers only note the change and return. A handler that throws
    /// is a defect.
    /// </summary>
    event Action<TelemetryChange>? Changed;
}
