using System.Text.Json.Nodes;

namespace Opik.Datasets;

/// <summary>One item of a test suite. Python: <c>{"data": …, "assertions": […]}</c>.</summary>
public sealed record TestSuiteItem
{
    /// <summary>UUID of version 7; null: made when it is inserted.</summary>
    public Guid? Id { get; init; }

    /// <summary>What the task gets.</summary>
    public required JsonObject Data { get; init; }

    /// <summary>What has to hold beside the assertions of the suite.</summary>
    public IReadOnlyList<string> Assertions { get; init; } = [];

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>How often it is run; null: as the suite says.</summary>
    public ExecutionPolicy? ExecutionPolicy { get; init; }

    internal static TestSuiteItem Of(DatasetItem item) => new()
    {
        Id = item.Id, Data = item.Data, Assertions = AssertionEvaluator.Read(item.Evaluators), Description = item.Description, ExecutionPolicy = item.ExecutionPolicy,
    };

    internal DatasetItem ToDatasetItem() => new(Data)
    {
        Id = Id, Description = Description, ExecutionPolicy = ExecutionPolicy, Evaluators = Assertions.Count == 0 ? null : AssertionEvaluator.Of(Assertions),
    };
}
