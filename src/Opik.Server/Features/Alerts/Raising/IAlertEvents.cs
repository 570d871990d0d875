using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Where things happen that alerts may tell of.</summary>
internal interface IAlertEvents
{
    /// <summary>Whether an alert that is on wants events of the kind: answered from memory, so that others cost nothing.</summary>
    ValueTask<bool> IsWantedAsync(Scope scope, AlertEventType type);

    /// <summary>
    /// Makes a write and raises what came of it. That it is going to be made is noted first, so that a crash between the write and
    /// its event loses neither: the next start looks whether it was made. Without an alert that wants the kind it is only made.
    /// What happened has happened: when the event cannot be stored it is logged, and nothing but what the write throws is thrown.
    /// </summary>
    /// <param name="scope">Workspace and user.</param>
    /// <param name="type">What it raises.</param>
    /// <param name="expected">What is going to be written, asked only when it is wanted.</param>
    /// <param name="write">The write.</param>
    /// <param name="happened">What it raises, read afterwards; empty: nothing.</param>
    Task WriteAsync(Scope scope, AlertEventType type, Func<Task<AlertExpectation>> expected, Func<Task> write, Func<AlertExpectation, Task<IReadOnlyList<AlertItem>>> happened);

    /// <summary>Raises what an intent that was left behind turned out to have been.</summary>
    Task RaiseAsync(AlertIntent intent, IReadOnlyList<AlertItem> items);
}
