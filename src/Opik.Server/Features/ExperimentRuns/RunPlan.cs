using Opik.Contracts;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>A run as its job keeps it: everything is decided, nothing has to be looked up by name.</summary>
/// <param name="DatasetId">The dataset; null: values given by hand, of which no experiment is made.</param>
/// <param name="VersionHash">Version; null: the dataset has none.</param>
/// <param name="Filters">Which items, as the request said; null: all.</param>
/// <param name="ProjectId">Project of traces and experiments.</param>
/// <param name="DefaultRuns">Runs of an item that says nothing itself.</param>
/// <param name="IsSuite">Whether items say how often they are run.</param>
/// <param name="Evaluators">Evaluators of every item of a suite, as JSON; null: none.</param>
/// <param name="RuleIds">Online rules that are to score the traces; null: not said.</param>
/// <param name="Variants">The prompts.</param>
/// <param name="Mapping">Path in the data of an item by variable, where a variable is not called as its value; null: none.</param>
internal sealed record RunPlan(
    Guid? DatasetId, string? VersionHash, string? Filters, Guid ProjectId, int DefaultRuns, bool IsSuite, JsonText? Evaluators, IReadOnlyList<Guid>? RuleIds, IReadOnlyList<RunVariant> Variants,
    IReadOnlyDictionary<string, string>? Mapping = null)
{
    /// <summary>What has to hold for the answers to an item.</summary>
    public SuiteAssertions AssertionsOf(Opik.Storage.DatasetItem item) => IsSuite ? SuiteAssertions.Of(Evaluators, item.Evaluators) : SuiteAssertions.Of();

    /// <summary>How often an item is run.</summary>
    public int RunsOf(Opik.Storage.DatasetItem item) => IsSuite ? ExecutionPolicies.RunsPerItem(item.ExecutionPolicy) ?? DefaultRuns : 1;
}
