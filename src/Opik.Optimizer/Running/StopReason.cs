namespace Opik.Optimizer;

/// <summary>Why a run ended.</summary>
public enum StopReason
{
    /// <summary>The algorithm was done.</summary>
    Completed,

    /// <summary>As many trials as allowed.</summary>
    MaxTrials,

    /// <summary>As much money as allowed.</summary>
    CostLimit,

    /// <summary>There is nothing to improve any more.</summary>
    PerfectScore,

    /// <summary>Rounds did not help any more.</summary>
    NoImprovement,
}
