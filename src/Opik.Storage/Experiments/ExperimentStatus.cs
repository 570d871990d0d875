namespace Opik.Storage;

/// <summary>What is known of the course of an experiment. The numbers are stored.</summary>
public enum ExperimentStatus
{
    /// <summary>Items are being made.</summary>
    Running = 0,

    /// <summary>All items are there.</summary>
    Completed = 1,

    /// <summary>Nobody wants the rest; items that were on their way may still come.</summary>
    Cancelled = 2,

    /// <summary>It broke off.</summary>
    Failed = 3,
}
