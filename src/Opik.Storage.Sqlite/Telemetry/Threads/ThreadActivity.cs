using System.Runtime.InteropServices;

namespace Opik.Storage.Sqlite;

/// <summary>
/// What one write did to threads by writing or deleting traces: applied once at its end, so that a batch of a thousand
/// traces of one conversation touches its row once.
/// </summary>
internal sealed class ThreadActivity
{
    private readonly Dictionary<(long Project, string Thread), bool> _touched = [];
    private readonly HashSet<(long Project, string Thread)> _left = [];

    /// <summary>A trace was written. One that is new to its thread opens the thread again; a rewrite does not.</summary>
    public void Written(TraceFacts? old, TraceRow row)
    {
        var moved = old is null || old.Thread != row.Thread || old.Project != row.Project;
        if (row.Thread is { } thread)
        {
            ref var opens = ref CollectionsMarshal.GetValueRefOrAddDefault(_touched, (row.Project, thread), out _);
            opens |= moved;
        }

        if (moved && old is not null)
            Left(old.Project, old.Thread);
    }

    /// <summary>A trace was deleted or given another thread.</summary>
    public void Left(long project, string? thread)
    {
        if (thread is not null)
            _left.Add((project, thread));
    }

    /// <summary>Writes thread rows; threads that have lost their last trace go.</summary>
    public void Apply(TelemetryWrite write)
    {
        foreach (var ((project, thread), opens) in _touched)
        {
            ThreadTable.Touch(write, project, thread, opens);
            write.Note(project, threads: 1);
        }

        foreach (var (project, thread) in _left)
        {
            if (TraceTable.OfThread(write, project, thread, 1).Count == 0)
                ThreadTable.Delete(write, project, thread);
        }
    }
}
