namespace Opik.Storage;

/// <summary>Where an optimization stands. The numbers are stored.</summary>
public enum OptimizationStatus
{
    /// <summary>At work.</summary>
    Running = 0,

    /// <summary>Ended well.</summary>
    Completed = 1,

    /// <summary>Somebody stopped it.</summary>
    Cancelled = 2,

    /// <summary>Waits to be run.</summary>
    Initialized = 3,

    /// <summary>Failed.</summary>
    Error = 4,
}
