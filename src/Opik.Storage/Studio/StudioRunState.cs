namespace Opik.Storage;

/// <summary>Where a run of the Optimization Studio stands. The numbers are stored.</summary>
public enum StudioRunState
{
    /// <summary>Waits for a worker.</summary>
    Queued = 0,

    /// <summary>At work.</summary>
    Running = 1,

    /// <summary>Begins no more calls; those on their way come to their end.</summary>
    Pausing = 2,

    /// <summary>Waits for somebody to go on.</summary>
    Paused = 3,

    /// <summary>Over.</summary>
    Finished = 4,
}
