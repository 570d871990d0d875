namespace Opik.Experiments;

/// <summary>How far an experiment is.</summary>
public enum ExperimentStatus
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It has ended.</summary>
    Completed,

    /// <summary>It was stopped.</summary>
    Cancelled,

    /// <summary>It broke.</summary>
    Failed,
}
