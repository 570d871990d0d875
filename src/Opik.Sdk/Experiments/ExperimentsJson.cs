using System.Text.Json;
using System.Text.Json.Serialization;
using Opik.Contracts;
using Opik.Rest;

namespace Opik.Experiments;

/// <summary>Names of types: <c>mini-batch</c>.</summary>
internal sealed class ExperimentTypeConverter() : WireEnumConverter<ExperimentType>(JsonNamingPolicy.KebabCaseLower);

/// <summary>Bodies of experiments.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(ExperimentTypeConverter), typeof(WireEnumConverter<ExperimentStatus>), typeof(WireEnumConverter<ScoreSource>), typeof(WireEnumConverter<SpanType>)])]
[JsonSerializable(typeof(ExperimentRecord))]
[JsonSerializable(typeof(PageOf<ExperimentRecord>))]
[JsonSerializable(typeof(ExperimentBody))]
[JsonSerializable(typeof(ExperimentUpdate))]
[JsonSerializable(typeof(RunsBody))]
[JsonSerializable(typeof(ExperimentStreamBody))]
[JsonSerializable(typeof(ComparePageBody))]
[JsonSerializable(typeof(BulkRecord))]
internal sealed partial class ExperimentsJson : JsonSerializerContext;
