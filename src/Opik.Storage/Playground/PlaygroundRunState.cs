namespace Opik.Storage;

/// <summary>How a run of the playground stands. The numbers are stored.</summary>
public enum PlaygroundRunState
{
    /// <summary>Cells wait or are being made.</summary>
    Running = 0,

    /// <summary>Every cell was tried.</summary>
    Completed = 1,

    /// <summary>Somebody stopped it; what was done is kept.</summary>
    Stopped = 2,

    /// <summary>It broke off.</summary>
    Failed = 3,
}
