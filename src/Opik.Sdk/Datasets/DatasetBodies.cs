using System.Text.Json.Nodes;

namespace Opik.Datasets;

/// <summary>Names a dataset.</summary>
internal sealed record DatasetNameBody(string DatasetName, string? ProjectName);

/// <summary>A dataset to create.</summary>
internal sealed record DatasetBody(string Name, string? ProjectName, string? Description, string? Type, IReadOnlyList<string>? Tags);

/// <summary>Names a version.</summary>
internal sealed record VersionNameBody(string VersionName);

/// <summary>Items to delete.</summary>
internal sealed record DeleteItemsBody(IReadOnlyList<Guid> ItemIds, Guid BatchGroupId);

/// <summary>An item as it is read.</summary>
internal sealed record ItemBody
{
    public Guid Id { get; init; }

    public Guid? TraceId { get; init; }

    public Guid? SpanId { get; init; }

    public string? Source { get; init; }

    public JsonObject? Data { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<DatasetEvaluator>? Evaluators { get; init; }

    public ExecutionPolicy? ExecutionPolicy { get; init; }

    public DatasetItem ToItem() => new(Data ?? [])
    {
        Id = Id, TraceId = TraceId, SpanId = SpanId, Source = Source, Description = Description, Evaluators = Evaluators, ExecutionPolicy = ExecutionPolicy,
    };
}

/// <summary>A page of items; the total is needed to plan the rest.</summary>
internal sealed record ItemPageBody(IReadOnlyList<ItemBody> Content, long? Total);

/// <summary>Suite settings of the next version.</summary>
internal sealed record SuiteChangeBody(Guid? BaseVersion, IReadOnlyList<DatasetEvaluator>? Evaluators, ExecutionPolicy? ExecutionPolicy);

/// <summary>Version of the server.</summary>
internal sealed record ServerVersionBody(string? Version);
