using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Where things happen that alerts may tell of.</summary>
internal interface IAlertEvents
{
    /// <summary>Whether an alert that is on wants events of the kind: answered from memory, so that others cost nothing.</summary>
    ValueTask<bool> IsWantedAsync(Scope scope, AlertEventType type);

    /// <summary>
    /// Raises one event. What happened has happened: when the event cannot be stored it is logged, and nothing is thrown.
    /// </summary>
    Task RaiseAsync(Scope scope, AlertEventType type, IReadOnlyList<AlertItem> items);
}
