using System.Text.Json.Nodes;

namespace Opik.Datasets;

/// <summary>One item of a dataset: data of any shape. Python: a dictionary; here
/// <c>new DatasetItem { ["question"] = "…", ["expected"] = 3 }</c>.</summary>
public sealed class DatasetItem
{
    /// <summary>An item without data.</summary>
    public DatasetItem()
        : this([])
    {
    }

    /// <summary>An item of this data; the object is kept, not copied.</summary>
    public DatasetItem(JsonObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Data = data;
    }

    /// <summary>UUID of version 7 that the item keeps through all versions; null: made when it is inserted.</summary>
    public Guid? Id { get; set; }

    /// <summary>The data.</summary>
    public JsonObject Data { get; }

    /// <summary>Trace that it was made from; null: none.</summary>
    public Guid? TraceId { get; set; }

    /// <summary>Span that it was made from; null: none. Needs <see cref="TraceId"/>.</summary>
    public Guid? SpanId { get; set; }

    /// <summary>Where it comes from: <c>sdk</c>, <c>manual</c>, <c>trace</c>, <c>span</c>. Null: decided by the ids.</summary>
    public string? Source { get; set; }

    /// <summary>What it is for.</summary>
    public string? Description { get; set; }

    /// <summary>Checks of a test suite that belong to this item.</summary>
    public IReadOnlyList<DatasetEvaluator>? Evaluators { get; set; }

    /// <summary>How often a test suite runs it; null: as the suite says.</summary>
    public ExecutionPolicy? ExecutionPolicy { get; set; }

    /// <summary>A member of the data; null when there is none.</summary>
    public JsonNode? this[string key]
    {
        get => Data[key];
        set => Data[key] = value;
    }
}
