using Opik.Optimizer;

namespace Opik.Server.Features.Studio.Running;

/// <summary>Why runs end, as on the wire.</summary>
internal static class StopNames
{
    public const string Cancelled = "cancelled";
    public const string Error = "error";

    /// <summary>Name of a reason; null: the algorithm was done.</summary>
    public static string? Of(StopReason reason) => reason switch
    {
        StopReason.MaxTrials => "max_trials",
        StopReason.CostLimit => "cost_limit",
        StopReason.PerfectScore => "perfect_score",
        StopReason.NoImprovement => "no_improvement",
        _ => null,
    };
}
