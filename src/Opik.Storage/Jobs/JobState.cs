namespace Opik.Storage;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Waits for a worker.</summary>
    Pending = 0,

    /// <summary>A worker holds its lease.</summary>
    Running = 1,

    /// <summary>Ended well.</summary>
    Completed = 2,

    /// <summary>Ended with an error.</summary>
    Failed = 3,

    /// <summary>Cancelled; a worker that was running it has stopped, or will at its next report.</summary>
    Cancelled = 4,
}
