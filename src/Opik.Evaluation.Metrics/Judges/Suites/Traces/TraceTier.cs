namespace Opik.Evaluation.Judges.Suites;

/// <summary>How much of a trace is shown.</summary>
internal enum TraceTier
{
    /// <summary>Everything.</summary>
    Full,

    /// <summary>All spans; long texts and lists are cut.</summary>
    Medium,

    /// <summary>What the spans are and how they hang together, without their data.</summary>
    Skeleton,
}
