using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.Datasets;

/// <summary>Bodies of datasets.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DatasetRecord))]
[JsonSerializable(typeof(PageOf<DatasetRecord>))]
[JsonSerializable(typeof(DatasetVersionRecord))]
[JsonSerializable(typeof(PageOf<DatasetVersionRecord>))]
[JsonSerializable(typeof(DatasetNameBody))]
[JsonSerializable(typeof(DatasetBody))]
[JsonSerializable(typeof(VersionNameBody))]
[JsonSerializable(typeof(DeleteItemsBody))]
[JsonSerializable(typeof(ItemBody))]
[JsonSerializable(typeof(ItemPageBody))]
[JsonSerializable(typeof(SuiteChangeBody))]
[JsonSerializable(typeof(ServerVersionBody))]
[JsonSerializable(typeof(IReadOnlyList<DatasetEvaluator>))]
[JsonSerializable(typeof(ExecutionPolicy))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class DatasetsJson : JsonSerializerContext;
