using System.Text.Json.Nodes;
using Opik.Datasets;

namespace Opik.Evaluation.Results;

/// <summary>One run of one item. Python: <c>TestCase</c>.</summary>
public sealed record TestCase
{
    /// <summary>Trace of the run.</summary>
    public required Guid TraceId { get; init; }

    /// <summary>Id of the item: a UUID, or <c>temp_item_0</c> where there is no dataset.</summary>
    public required string DatasetItemId { get; init; }

    /// <summary>The item.</summary>
    public required DatasetItem DatasetItem { get; init; }

    /// <summary>What the task gave.</summary>
    public required JsonObject TaskOutput { get; init; }

    /// <summary>What the metrics saw: the item with the task's output over it, and mapped names. Python: <c>mapped_scoring_inputs</c>.</summary>
    public IReadOnlyDictionary<string, JsonNode?> ScoringInputs { get; init; } = new Dictionary<string, JsonNode?>();
}
