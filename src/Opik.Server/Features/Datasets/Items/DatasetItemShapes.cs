using System.Text.Json;
using Opik.Server.Features.Datasets.Drafts;
using Opik.Server.Features.Reading;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>An item as <see cref="DatasetItemJson"/> writes it; <c>draft</c> is there in lists of a draft or of changes.</summary>
internal sealed record DatasetItemShape(
    Guid Id, Guid DatasetItemId, Guid? TraceId, Guid? SpanId, DatasetItemSource Source, IReadOnlyDictionary<string, JsonElement> Data, string? Description, IReadOnlyList<string>? Tags,
    IReadOnlyList<EvaluatorShape>? Evaluators, [property: WrittenAs(typeof(ExecutionPolicyShape))] JsonElement? ExecutionPolicy, Guid DatasetId,
    DateTime CreatedAt, string? CreatedBy, DateTime LastUpdatedAt, string? LastUpdatedBy, DraftOfItemShape? Draft);

/// <summary>What checks the runs of an item.</summary>
internal sealed record EvaluatorShape(string Name, string Type, JsonElement Config);

/// <summary>How often an item is run, and how often it must pass; of suites the share of items that must pass too.</summary>
internal sealed record ExecutionPolicyShape(int? RunsPerItem, int? PassThreshold, double? NeededPassRate);

/// <summary>A page of items with the columns of the dataset.</summary>
internal sealed record DatasetItemPageShape(int Page, int Size, long Total, IReadOnlyList<DatasetItemShape> Content, IReadOnlyList<DatasetColumnShape> Columns, IReadOnlyList<string>? SortableBy);

/// <summary>A column, with the types of JSON that its values have.</summary>
internal sealed record DatasetColumnShape(
    string Name, IReadOnlyList<string>? Types, string? FilterFieldPrefix, [property: System.Text.Json.Serialization.JsonPropertyName("filterField")] string? FilterField);

/// <summary>Columns alone.</summary>
internal sealed record ColumnsShape(IReadOnlyList<DatasetColumnShape> Columns);

/// <summary>An item to store, or what changes of one.</summary>
internal sealed record DatasetItemBody(
    Guid? Id, DatasetItemSource? Source, Guid? TraceId, Guid? SpanId, IReadOnlyDictionary<string, JsonElement>? Data, JsonElement? Input, JsonElement? ExpectedOutput, JsonElement? Metadata,
    string? Description, IReadOnlyList<string>? Tags, IReadOnlyList<string>? TagsToAdd, IReadOnlyList<string>? TagsToRemove, IReadOnlyList<JsonElement>? Evaluators,
    ExecutionPolicyShape? ExecutionPolicy, bool? ClearExecutionPolicy);

/// <summary>Items of a dataset, which is made when nobody knows its name; or a version of another one to copy them from.</summary>
[RequiredMembers(nameof(Items))]
internal sealed record DatasetItemsBody(
    string? DatasetName, Guid? DatasetId, string? ProjectName, Guid? ProjectId, Guid? BatchGroupId, Guid? CopyFromDatasetId, Guid? CopyFromVersionId, IReadOnlyList<DatasetItemBody> Items);

/// <summary>Items to delete: by id, or all of a dataset that meet the conditions.</summary>
internal sealed record DatasetItemDeletionBody(IReadOnlyList<Guid>? ItemIds, Guid? DatasetId, IReadOnlyList<RowFilter>? Filters, Guid? BatchGroupId);

/// <summary>The same change for items: by id, or for all of a dataset that meet the conditions.</summary>
[RequiredMembers(nameof(Update))]
internal sealed record DatasetItemUpdatesBody(IReadOnlyList<Guid>? Ids, Guid? DatasetId, IReadOnlyList<RowFilter>? Filters, DatasetItemBody Update, bool? MergeTags);

/// <summary>Items of a dataset in a stream. The limit is misspelt on the wire; the right spelling is understood too.</summary>
[RequiredMembers(nameof(DatasetName))]
internal sealed record DatasetStreamBody(
    string DatasetName, string? ProjectName, string? DatasetVersion, Guid? LastRetrievedId, int? SteamLimit, int? StreamLimit, IReadOnlyList<RowFilter>? Filters);

/// <summary>A version made of changes to another.</summary>
internal sealed record ItemChangesBody(
    IReadOnlyList<DatasetItemBody>? AddedItems, IReadOnlyList<DatasetItemBody>? EditedItems, IReadOnlyList<Guid>? DeletedIds, Guid? CopyFromDatasetId, Guid? CopyFromVersionId, Guid? BaseVersion,
    IReadOnlyList<string>? Tags, string? ChangeDescription, JsonElement? Metadata, IReadOnlyList<JsonElement>? Evaluators, ExecutionPolicyShape? ExecutionPolicy, bool? ClearExecutionPolicy);
