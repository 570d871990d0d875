using Opik.Storage;

namespace Opik.Server.Features.Experiments.Grouping;

/// <summary>Experiments by the values of fields, one level a field.</summary>
internal sealed record ExperimentGroupsShape(IReadOnlyDictionary<string, ExperimentGroupShape> Content, GroupDetailsShape? Details);

/// <summary>The experiments of one value.</summary>
internal sealed record ExperimentGroupShape(string Label, ExperimentAggregationsShape? Aggregations, IReadOnlyDictionary<string, ExperimentGroupShape>? Groups);

/// <summary>Numbers over a group.</summary>
internal sealed record ExperimentAggregationsShape(
    int ExperimentCount, long TraceCount, double? TotalEstimatedCost, double? TotalEstimatedCostAvg, Percentiles? Duration, IReadOnlyList<NamedValueShape>? FeedbackScores,
    IReadOnlyList<NamedValueShape>? ExperimentScores, double? PassRateAvg, long? PassedCountSum, long? TotalCountSum);

/// <summary>The order of the values of each level.</summary>
internal sealed record GroupDetailsShape(IReadOnlyList<GroupDetailsShape.GroupLevel> GroupsDetails)
{
    /// <summary>Of one level.</summary>
    internal sealed record GroupLevel(IReadOnlyList<string>? GroupSorting);
}
